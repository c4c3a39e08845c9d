/*
 * returns.h -- reports that were due: who sent what, when.
 */
#ifndef SITE_RETURNS_H
#define SITE_RETURNS_H

#include "figures/reporting.h"
#include "site/view.h"

/* The reports of each sender, in the order of the reporting: prepared once, as each unit's page asks for its own. */
struct return_lists {
	uint32_t *first;                /* [units + agencies + 1] */
	uint32_t *report;               /* [first[i] .. first[i + 1]): those of unit i, then of agency i - units */
};
void return_lists_make(struct arena *a, const struct model *m, const struct reporting *r, struct return_lists *out);

/* Puts "returns" (rows by duty and year, the newest first) of one sender into v->data. */
void returns_of_unit(struct view *v, uint32_t unit);
void returns_of_agency(struct view *v, uint32_t agency);

/* The mark of a report's state: id, word, shape, day. */
struct value *returns_mark(const struct view *v, const struct report *r);

#endif
