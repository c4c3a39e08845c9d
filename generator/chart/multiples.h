/*
 * multiples.h -- the same small line chart for many units, on one scale.
 */
#ifndef CHART_MULTIPLES_H
#define CHART_MULTIPLES_H

#include "chart/line.h"

struct multiple {
	str                      name;
	const struct line_point *point;         /* [points], years ascending */
	size_t                   points;
};

struct multiples_data {
	str                    name, unit;
	int                    decimals;
	const struct multiple *panel;
	size_t                 panels;
	double                 aim;             /* NaN = none; in the series' unit */
	enum comparator        comparator;
};

/* Usually 480 pt wide: as many panels of 110 pt and more in a row as fit. */
void chart_multiples(struct picture *p, struct arena *a, const struct chart_style *style,
                     const struct multiples_data *data);

#endif
