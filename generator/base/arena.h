/*
 * arena.h -- memory that is released all at once.
 *
 * OWNERSHIP.  Everything allocated lives until arena_reset() or
 * arena_release(); there is no free for a single piece.
 *
 * ERRORS.  Allocation never returns NULL: without memory it raises the
 * arena's failure (base/fail.h).
 *
 * Compiled with TIENDO_ARENA_MALLOC each allocation is a malloc of its own,
 * so that the address sanitizer sees an overrun between two of them.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct fail;
struct arena_chunk;

struct arena {
	struct fail        *fail;

	struct arena_chunk *chunks;     /* private to arena.c: newest first */
	struct arena_chunk *spare;      /* private to arena.c: for reuse    */
	size_t              used_bytes; /* of all allocations, for reports  */
};

void arena_init(struct arena *a, struct fail *fail);
void arena_reset(struct arena *a);      /* empties it, keeps its memory */
void arena_release(struct arena *a);    /* gives all memory back        */

/* Zeroed memory for n things of `size` bytes each; n == 0 is allowed. */
void *arena_alloc(struct arena *a, size_t n, size_t size);
#define arena_new(a, type, n) ((type *)arena_alloc((a), (n), sizeof(type)))

/*
 * Make a piece of old_n things as large as new_n (> old_n): in place when it
 * is the last one of the arena, else as a copy.  The new part is zeroed.
 */
void *arena_grow(struct arena *a, void *piece, size_t old_n, size_t new_n, size_t size);

/*
 * Append to a growing array: makes room for one more of `item` and returns
 * its address, zeroed.   T *x = arena_push(a, T, &list, &n, &cap);
 */
void *arena_push_(struct arena *a, void **list, size_t *n, size_t *cap, size_t size);
#define arena_push(a, type, list, n, cap) \
	((type *)arena_push_((a), (void **)(list), (n), (cap), sizeof(type)))

#endif
