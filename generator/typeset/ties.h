/*
 * ties.h -- between which words a line of Vietnamese official text may end.
 *
 * A line may end at a space, unless the words belong together: number and
 * unit, "Điều 5", "ngày 08/5/2023", "Quyết định số 1520/QĐ-TTg", "a) …"; and
 * no line begins with a dash or a closing mark.
 */
#ifndef TYPESET_TIES_H
#define TYPESET_TIES_H

#include <stddef.h>

#include "base/str.h"
#include "typeset/breaks.h"

struct arena;

/* Like BREAK_NEVER, but the first to give way where a line would be far too loose. */
#define TIE_SOFT (BREAK_NEVER + 1)

/*
 * The penalty (typeset/breaks.h) of ending a line at the space at text[space]
 * of a paragraph's whole text: 0 = as good as any, BREAK_NEVER = not at all.
 */
int tie_penalty(str text, size_t space);

/* The same for a centred title, whose lines should end where the sense does. */
int tie_title_penalty(struct arena *a, str text, size_t space);

#endif
