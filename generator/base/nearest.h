/*
 * nearest.h -- the known word nearest to one that is not known, for "did you mean".
 *
 * Compared without diacritics and case, by the number of letters changed, left
 * out, added or exchanged; a candidate that differs in more than about a third
 * of its letters is no help and is not named.
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include <stddef.h>

#include "base/str.h"

struct arena;

struct nearest {
	str           best;     /* empty = none is near */
	size_t        distance; /* private, as the rest */
	str           folded;
	struct arena *arena;
};

void nearest_begin(struct nearest *n, struct arena *a, str given);

/* Of two that are equally near the first one stays. */
void nearest_consider(struct nearest *n, str candidate);

#endif
