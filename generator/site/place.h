/*
 * place.h -- the place of every unit among its neighbours, for every indicator.
 *
 * Neighbours are the units of the same kind under the same parent.  Compared
 * are the figures of the year of the unit's own latest one; those that too few
 * have reported for do not count, and equal figures share a place.
 *
 * OWNERSHIP.  In the arena given; prepared once, since each unit's page asks
 * for the places in all indicators.
 */
#ifndef SITE_PLACE_H
#define SITE_PLACE_H

#include "site/site.h"

struct place_among { uint32_t rank, all; int year; };   /* rank from 1; 0 = none */
struct places { const struct model *model; struct place_among *of; };   /* [indicators * units] */

void places_make(struct arena *a, const struct site *s, struct places *out);

struct place_among place_among(const struct places *p, uint32_t indicator, uint32_t unit);

#endif
