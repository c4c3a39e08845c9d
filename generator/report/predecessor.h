/*
 * predecessor.h -- the series of a unit in today's boundaries.
 *
 * Published figures stay as they were reported (contract, section 6).  For a
 * reader a unit that took over the whole of exactly one other (a succession
 * with share 1) goes on with that one's series; the year it did is marked.
 */
#ifndef REPORT_PREDECESSOR_H
#define REPORT_PREDECESSOR_H

#include "figures/figures.h"

/* The unit that u took over whole; NONE if there is none or more than one. */
uint32_t predecessor_of(const struct model *m, uint32_t u);

/* The unit's own figures, with those of its predecessor before them; *break_year is the first
 * year of its own when there are any before (else 0). */
struct series predecessor_series(struct arena *a, const struct model *m, const struct figures *f,
                                 uint32_t indicator, uint32_t unit, int *break_year);

/* The same when the predecessor is known (NONE: there is none): for callers who ask for many indicators. */
struct series predecessor_join(struct arena *a, const struct figures *f, uint32_t indicator, uint32_t unit,
                               uint32_t before, int *break_year);

#endif
