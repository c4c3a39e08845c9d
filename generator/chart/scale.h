/*
 * scale.h -- from values to places: domains, round ticks, linear mapping.
 */
#ifndef CHART_SCALE_H
#define CHART_SCALE_H

#include "chart/pen.h"

struct scale {
	double low, high;               /* values at the ends, low < high */
	double from_pt, to_pt;          /* where the ends lie */
	double step;                    /* between ticks; 0 = none chosen */
	int    decimals;                /* that a tick needs */
	double divisor;                 /* values are written divided by this: 1, 1e3, 1e6, 1e9 */
};

/* The extent of some values; NaN is passed over. */
struct span { double low, high; };
#define SPAN_EMPTY ((struct span){ 1, 0 })
void span_add(struct span *s, double v);

/*
 * A scale around the span with ends on round ticks, at most `most` intervals,
 * none finer than the values' decimals.  percent: shares show 0–100 unless
 * they leave it.  An empty span gives 0 to 1, or 0 to 100.
 */
struct scale scale_nice(struct span s, int most, int decimals, bool percent);

double scale_at(const struct scale *s, double v);       /* v is held to the ends */
int    scale_ticks(const struct scale *s);              /* how many, >= 2 */
double scale_tick(const struct scale *s, int i);

/* A tick as text, a value beside it, and the unit over the axis ("triệu lượt"). */
str scale_tick_text(const struct pen *pen, const struct scale *s, int i, str unit);
str scale_value_text(const struct pen *pen, const struct scale *s, double v, int decimals, str unit);
str scale_unit(const struct pen *pen, const struct scale *s, str unit);

#endif
