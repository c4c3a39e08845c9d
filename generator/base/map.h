/*
 * map.h -- text to a number (an index into some array of the caller's).
 *
 * Keys are borrowed, compared by bytes and must outlive the map.  The order
 * of insertion is the caller's array; the map itself is never walked.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdint.h>

#include "base/str.h"

struct arena;

#define MAP_NONE UINT32_MAX

struct map_slot;

struct map {
	struct arena    *arena;
	struct map_slot *slot;  /* private to map.c */
	uint32_t         n, cap;
};

void map_init(struct map *m, struct arena *a, uint32_t expected);

/* The number stored under key, or MAP_NONE. */
uint32_t map_get(const struct map *m, str key);

/* Store value under key unless there is one; returns what is stored then. */
uint32_t map_add(struct map *m, str key, uint32_t value);

/* Store value under key, replacing what was there. */
void map_set(struct map *m, str key, uint32_t value);

#endif
