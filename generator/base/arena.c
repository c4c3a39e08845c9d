/*
 * arena.c -- chunks of growing size, filled one after the other.
 *
 * Why zeroed memory: a field that nobody set is then the same in every run,
 * which "same input, same bytes" needs.
 */
#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/fail.h"

enum { CHUNK_FIRST = 16 << 10, CHUNK_LARGEST = 4 << 20, ALIGN = alignof(max_align_t) };

struct arena_chunk {
	struct arena_chunk      *next;
	size_t                   size, used;    /* bytes of data[] */
	bool                     clean;         /* zero behind `used` */
	alignas(max_align_t) char data[];
};

void arena_init(struct arena *a, struct fail *fail)
{
	*a = (struct arena){ .fail = fail };
}

static void chunks_free(struct arena_chunk *c)
{
	while (c) {
		struct arena_chunk *next = c->next;
		free(c);
		c = next;
	}
}

void arena_reset(struct arena *a)
{
#ifdef TIENDO_ARENA_MALLOC
	chunks_free(a->chunks);
#else
	while (a->chunks) {
		struct arena_chunk *c = a->chunks;
		a->chunks = c->next;
		c->next = a->spare;
		a->spare = c;
	}
#endif
	a->chunks = NULL;
	a->used_bytes = 0;
}

void arena_release(struct arena *a)
{
	chunks_free(a->chunks);
	chunks_free(a->spare);
	a->chunks = a->spare = NULL;
	a->used_bytes = 0;
}

/* A chunk with room for `size` bytes becomes the newest one. */
static struct arena_chunk *chunk_add(struct arena *a, size_t size)
{
	for (struct arena_chunk **c = &a->spare; *c; c = &(*c)->next) {
		if ((*c)->size < size)
			continue;
		struct arena_chunk *found = *c;
		*c = found->next;
		found->used = 0;
		found->clean = false;
		found->next = a->chunks;
		return a->chunks = found;
	}
	size_t want = size;
#ifndef TIENDO_ARENA_MALLOC
	size_t usual = a->chunks ? a->chunks->size * 2 : CHUNK_FIRST;
	if (usual > CHUNK_LARGEST)
		usual = CHUNK_LARGEST;
	if (want < usual)
		want = usual;
#endif
	struct arena_chunk *c = want > SIZE_MAX - sizeof *c ? NULL : calloc(1, sizeof *c + want);
	if (!c)
		fail_raise(a->fail, "out of memory (%zu bytes wanted)", size);
	c->size = want;
	c->clean = true;
	c->next = a->chunks;
	return a->chunks = c;
}

static size_t bytes_of(struct arena *a, size_t n, size_t size)
{
	if (size && n > (SIZE_MAX - ALIGN) / size)
		fail_raise(a->fail, "out of memory (%zu times %zu bytes wanted)", n, size);
	return n * size;
}

static size_t rounded(size_t bytes)
{
	return (bytes + ALIGN - 1) / ALIGN * ALIGN;
}

void *arena_alloc(struct arena *a, size_t n, size_t size)
{
	size_t bytes = bytes_of(a, n, size);
	size_t room = rounded(bytes);
	struct arena_chunk *c = a->chunks;
#ifdef TIENDO_ARENA_MALLOC
	c = chunk_add(a, bytes);        /* not rounded: an overrun must be seen */
	room = bytes;
#else
	if (!c || c->size - c->used < room)
		c = chunk_add(a, room);
#endif
	void *p = c->data + c->used;
	c->used += room;
	a->used_bytes += room;
	if (bytes && !c->clean)
		memset(p, 0, bytes);
	return p;
}

#ifndef TIENDO_ARENA_MALLOC
/*
 * A large piece that has a chunk of its own grows with it: the system moves its pages instead of
 * copying them, and no second piece of the old size stays behind.  NULL when it has none.
 */
static void *grow_chunk(struct arena *a, void *piece, size_t old_room, size_t new_room)
{
	struct arena_chunk **link = &a->chunks;
	while (*link && (*link)->data != (char *)piece)
		link = &(*link)->next;
	if (!*link || (*link)->used != old_room)
		return NULL;
	struct arena_chunk *c = realloc(*link, sizeof *c + new_room);
	if (!c)
		fail_raise(a->fail, "out of memory (%zu bytes wanted)", new_room);
	*link = c;
	c->size = c->used = new_room;
	memset(c->data + old_room, 0, new_room - old_room);
	a->used_bytes += new_room - old_room;
	return c->data;
}
#endif

void *arena_grow(struct arena *a, void *piece, size_t old_n, size_t new_n, size_t size)
{
	assert(new_n >= old_n);
	size_t old_bytes = bytes_of(a, old_n, size);
#ifndef TIENDO_ARENA_MALLOC
	struct arena_chunk *c = a->chunks;
	size_t new_bytes = bytes_of(a, new_n, size);
	size_t old_room = rounded(old_bytes), new_room = rounded(new_bytes);
	if (c && piece && (char *)piece + old_room == c->data + c->used &&
	    c->size - c->used >= new_room - old_room) {
		c->used += new_room - old_room;
		a->used_bytes += new_room - old_room;
		if (!c->clean)
			memset((char *)piece + old_bytes, 0, new_bytes - old_bytes);
		return piece;
	}
	void *grown = old_room > CHUNK_LARGEST ? grow_chunk(a, piece, old_room, new_room) : NULL;
	if (grown)
		return grown;
#endif
	void *p = arena_alloc(a, new_n, size);
	if (old_bytes)
		memcpy(p, piece, old_bytes);
	return p;
}

void *arena_push_(struct arena *a, void **list, size_t *n, size_t *cap, size_t size)
{
	if (*n == *cap) {
		size_t more = *cap ? *cap * 2 : 8;
		*list = arena_grow(a, *list, *cap, more, size);
		*cap = more;
	}
	return (char *)*list + size * (*n)++;
}
