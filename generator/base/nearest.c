/* nearest.c -- see nearest.h. */
#include "base/nearest.h"

#include "base/arena.h"
#include "base/vi.h"

enum { BYTES_MOST = 100 };      /* of the given word; what is longer is no misspelt id */

/* Optimal string alignment distance of two short texts; more than `most` counts as most + 1. */
static size_t distance(struct arena *a, str x, str y, size_t most)
{
	size_t gap = x.n > y.n ? x.n - y.n : y.n - x.n;
	if (gap > most)
		return most + 1;
	size_t *before = arena_new(a, size_t, y.n + 1), *last = arena_new(a, size_t, y.n + 1),
	       *now = arena_new(a, size_t, y.n + 1);
	for (size_t j = 0; j <= y.n; j++)
		last[j] = j;
	for (size_t i = 1; i <= x.n; i++) {
		now[0] = i;
		for (size_t j = 1; j <= y.n; j++) {
			size_t best = last[j - 1] + (x.p[i - 1] != y.p[j - 1]);
			if (last[j] + 1 < best)
				best = last[j] + 1;
			if (now[j - 1] + 1 < best)
				best = now[j - 1] + 1;
			bool swapped = i > 1 && j > 1 && x.p[i - 1] == y.p[j - 2] && x.p[i - 2] == y.p[j - 1];
			if (swapped && before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			now[j] = best;
		}
		size_t *reuse = before;
		before = last;
		last = now;
		now = reuse;
	}
	return last[y.n];
}

void nearest_begin(struct nearest *n, struct arena *a, str given)
{
	str folded = vi_fold(a, str_slice(given, 0, BYTES_MOST));
	*n = (struct nearest){ { NULL, 0 }, folded.n / 3 + 2, folded, a };
}

void nearest_consider(struct nearest *n, str candidate)
{
	size_t d = distance(n->arena, vi_fold(n->arena, candidate), n->folded, n->distance);
	if (d < n->distance) {
		n->distance = d;
		n->best = candidate;
	}
}
