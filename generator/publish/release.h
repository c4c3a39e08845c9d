/*
 * release.h -- published sites and their predecessors.
 *
 * A published site carries a number in its marker file.  The sites that it
 * replaced are kept beside it, in ".<name>.kept/<number>", the last few of
 * them, and can be put back.  All steps are exchanges and renames of whole
 * folders (publish/swap.h); release_recover() judges by the numbers how far a
 * killed run had come.
 *
 * ERRORS.  The machine's are raised in the swap's fail.
 */
#ifndef PUBLISH_RELEASE_H
#define PUBLISH_RELEASE_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct diags;
struct swap;

/* Finish or undo what a killed run left in .next. */
void release_recover(struct swap *s);

/* The number for the next release, and the bytes of its marker. */
unsigned release_next(struct swap *s);
str release_marker(struct arena *a, unsigned number);

/* Put .new in the live one's place, and that among the kept, of which at most `keep` remain. */
void release_put(struct swap *s, unsigned keep);

/*
 * Copy the built site `from` into the place of `folder`.  False after
 * reporting to d.  A file that is the same as in the last release is linked.
 */
struct release_count { unsigned number; size_t files, unchanged; };
bool release_publish(struct arena *a, str from, str folder, unsigned keep, struct diags *d, struct release_count *out);

/* Put the last kept release back and throw the live one away. */
bool release_rollback(struct arena *a, str folder, struct diags *d, unsigned *number);

#endif
