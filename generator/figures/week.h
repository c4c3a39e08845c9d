/*
 * week.h -- the learning week: a statistical form summed over units, and who has sent it or not.
 *
 * The sum is over a unit's own returns and those under it.  A unit whose
 * sub-units have sent returns is left out, so that nothing is counted twice.
 * Rows are summed one by one: in the form as it is, a row need not be the sum
 * of the rows under it.
 *
 * OWNERSHIP.  In the arena given.
 */
#ifndef FIGURES_WEEK_H
#define FIGURES_WEEK_H

#include <stdbool.h>
#include <stdint.h>

#include "figures/reporting.h"
#include "model/model.h"

struct week_sum_row {
	double   events, people;        /* NaN: nobody reported the cell */
	unsigned units;                 /* with a number in the row */
	bool     unavailable;           /* somebody wrote "…": the sum is less than the truth */
};

struct week_sum {
	uint32_t             form;      /* NONE = there are no returns */
	struct week_sum_row *row;       /* [form.rows] */
	size_t               units;     /* whose returns are in it */
};

/* The returns of one year of unit `top` and all under it (NONE: of all units). */
struct week_sum week_sum(struct arena *a, const struct model *m, uint32_t top, int year);

/* The unit's own return on a form in a year; NULL = none. */
const struct week_return *week_return_of(const struct model *m, uint32_t form, int year, uint32_t unit);

/* The form of a year's returns: that of the year, else the latest before it, else the first one; NONE without forms. */
uint32_t week_form(const struct model *m, int year);

/*
 * Which units should send a return in that year: out[unit].  Those of whom a
 * duty that names the form asks it; and, as the week is held every year
 * whether or not a plan names it, those of whose kind a unit beside them sent
 * one in that year or the year before.  A facility is asked only if it did so
 * itself: the facilities of a province are not alike.
 */
bool *week_expected(struct arena *a, const struct model *m, const struct reporting *r, uint32_t form, int year);

/* The units at or under `top` (NONE: all) that should send a return and have not, in the order of the register. */
struct refs week_missing(struct arena *a, const struct model *m, const struct reporting *r, uint32_t form, int year,
                         uint32_t top);

#endif
