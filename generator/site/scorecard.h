/*
 * scorecard.h -- all indicators of a unit, beside its parent and its neighbours.
 */
#ifndef SITE_SCORECARD_H
#define SITE_SCORECARD_H

#include "site/view.h"

/* Puts "scorecard" (a list of tables, one a sector) into v->data. */
void scorecard(struct view *v, uint32_t unit);

#endif
