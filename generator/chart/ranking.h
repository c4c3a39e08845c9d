/*
 * ranking.h -- units ordered by their figure, against the aim.
 */
#ifndef CHART_RANKING_H
#define CHART_RANKING_H

#include "chart/pen.h"
#include "model/model.h"

struct ranking_row {
	str    name;
	double value;                   /* NaN = no figure: such rows come last */
	double numerator, denominator;  /* NaN = not known */
	bool   focus;                   /* the unit that the page is about */
	bool   estimate;
	bool   thin;                    /* too few of its units reported for a figure to be compared (value is NaN) */
};

struct ranking_data {
	str                       name, unit;
	int                       decimals, year;
	const struct ranking_row *row;          /* [rows], in any order: the chart sorts */
	size_t                    rows;
	bool                      down;         /* less is better: the least comes first */
	double                    aim, aim_high;        /* NaN = none */
	enum comparator           comparator;
	double                    parent;       /* the figure of the unit above; NaN = none */
	str                       parent_name;
	size_t                    first, count; /* draw only these ranks (a page's part); count 0 = all */
};

/* Usually 480 pt wide, 15 pt a row; below 340 pt names stand above their bars. */
void chart_ranking(struct picture *p, struct arena *a, const struct chart_style *style,
                   const struct ranking_data *data);

#endif
