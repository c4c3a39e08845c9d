/*
 * ties.h -- between which words a line of Vietnamese official text may end.
 *
 * A line may end at a space, unless the words belong together: number and
 * unit, "Điều 5", "ngày 08/5/2023", "Quyết định số 1520/QĐ-TTg", "a) …"; and
 * no line begins with a dash or a closing mark.
 */
#ifndef TYPESET_TIES_H
#define TYPESET_TIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "typeset/breaks.h"

struct arena;

/* Like BREAK_NEVER, but the first to give way where a line would be far too loose. */
#define TIE_SOFT (BREAK_NEVER + 1)

/* A paragraph's text, read for questions about its spaces in the order of the text. */
struct tie_word { uint32_t from, to; bool plain; };
struct ties {
	struct arena    *arena;
	str              text;
	bool             title;         /* centred: its lines should end where the sense does */
	struct tie_word *word;
	size_t           words, cap;
	size_t           at;            /* private: the word before the last space asked for */
};

void ties_read(struct ties *t, struct arena *a, str text, bool title);

/*
 * The penalty (typeset/breaks.h) of ending a line at the space at text[space]:
 * 0 = as good as any, BREAK_NEVER = not at all.
 */
int ties_penalty(struct ties *t, size_t space);

#endif
