/*
 * pairs.h -- this year beside last year, row by row (the learning week's form).
 */
#ifndef CHART_PAIRS_H
#define CHART_PAIRS_H

#include "chart/pen.h"

struct pair_row {
	str    label, unit;             /* "Cuộc thi về sách", "cuộc" */
	double now, before;             /* NaN = not known */
};

struct pairs_data {
	int                    year, before_year;
	const struct pair_row *row;             /* [rows] */
	size_t                 rows;
};

/* Usually 480 pt wide, 30 pt a row.  Rows of the same unit share a scale. */
void chart_pairs(struct picture *p, struct arena *a, const struct chart_style *style,
                 const struct pairs_data *data);

#endif
