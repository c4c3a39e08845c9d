/*
 * history.h -- the verdict on every target at every cycle so far.
 *
 * Each cycle is judged on the rows at hand today, with the figures up to its
 * own year: a figure that was corrected later is judged as corrected.  What
 * was published at the time is kept in releases, not here.
 *
 * A target is judged from the first year of its plan on; without one, from the
 * year of the document that sets it; in the configured cycle every target is.
 *
 * OWNERSHIP.  In the arena given; read-only afterwards.
 */
#ifndef FIGURES_HISTORY_H
#define FIGURES_HISTORY_H

#include "figures/status.h"

struct arena;

struct history {
	int                   first, last;      /* cycles, inclusive; the last is the configured one */
	size_t                targets;
	const struct verdict *verdict;          /* [(last - first + 1) * targets], cycle by cycle */
	const int            *from;             /* [targets]: the first cycle that judges it */
};

void history_compute(struct arena *a, const struct model *m, const struct figures *f, struct history *out);

/* The verdicts of a cycle, by target; those on targets that were not set yet mean nothing. */
const struct verdict *history_cycle(const struct history *h, int cycle);

/* NULL when the target was not set yet. */
const struct verdict *history_verdict(const struct history *h, uint32_t target, int cycle);

#endif
