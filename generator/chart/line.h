/*
 * line.h -- a series of years against the path to its aims.
 *
 * Years ascend.  NaN stands for "none" in every double, 0 in every year.
 */
#ifndef CHART_LINE_H
#define CHART_LINE_H

#include "chart/pen.h"
#include "model/model.h"

struct line_point {
	int    year;
	double value;           /* NaN: it occurred, no figure is to be had ("…") */
	double before;          /* what was reported first, if it was revised */
	bool   estimate;        /* not official */
	size_t reporters;       /* a sum of so few of the expected reporters that it is not judged; */
	size_t expected;        /* both 0: enough of them */
};

/* LEVEL and MILESTONE: straight from base to aim.  GROWTH: aim is % a year, compounded from base.
 * MAINTAIN: level at the aim.  Without a base only the aim is marked (GROWTH: nothing). */
struct line_target {
	enum target_kind kind;
	enum comparator  comparator;
	int              year, base_year;
	double           aim, aim_high, base;
};

struct line_break { int year; str label; };     /* the series begins anew in that year */

struct line_data {
	str                       name, unit;
	int                       decimals;
	const struct line_point  *point;
	size_t                    points;
	const struct line_target *target;
	size_t                    targets;
	const struct line_break  *breaks;
	size_t                    n_breaks;
	int                       projected_year;       /* the trend goes on to (year, value) */
	double                    projected;
};

/* Usually 480 x 250 pt; fit for 240 pt and more. */
void chart_line(struct picture *p, struct arena *a, const struct chart_style *style,
                const struct line_data *data);

/* The value in series' units that a target asks for in a year of its path; NaN before its base. */
double line_path_at(const struct line_target *t, int year, bool upper);

#endif
