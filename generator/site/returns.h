/*
 * returns.h -- reports that were due: who sent what, when.
 */
#ifndef SITE_RETURNS_H
#define SITE_RETURNS_H

#include "figures/reporting.h"
#include "site/view.h"

/* Puts "returns" (rows by duty and year, the newest first) of one sender into v->data. */
void returns_of_unit(struct view *v, uint32_t unit);
void returns_of_agency(struct view *v, uint32_t agency);

/* The mark of a report's state: id, word, shape, day. */
struct value *returns_mark(const struct view *v, const struct report *r);

#endif
