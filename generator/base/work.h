/*
 * work.h -- many independent pieces of work, done by several threads.
 *
 * Each thread has a scratch arena, emptied after every piece, and a collector
 * of its own; messages are joined at the end.  The order in which pieces are
 * done is not defined, so a piece must not depend on another.
 *
 * ERRORS.  A failure of the machine in any piece stops all threads and is
 * raised again in the caller's.
 */
#ifndef BASE_WORK_H
#define BASE_WORK_H

#include <stddef.h>

struct arena;
struct diags;

typedef void work_fn(void *payload, size_t piece, struct arena *scratch, struct diags *d);

/* Do pieces 0..n-1 with at most `threads` threads (>= 1; the caller's is one of them). */
void work_run(struct arena *a, int threads, size_t n, work_fn *fn, void *payload, struct diags *d);

/* The number of processors online, at least 1. */
int work_processors(void);

#endif
