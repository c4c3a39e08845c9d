/*
 * chart_data.h -- from targets, indicators and units to the data of their charts.
 *
 * Pages, documents and report texts draw the same charts from the same data.
 *
 * OWNERSHIP.  In the arena given.
 */
#ifndef REPORT_CHART_DATA_H
#define REPORT_CHART_DATA_H

#include "chart/line.h"
#include "chart/pairs.h"
#include "chart/progress.h"
#include "chart/ranking.h"
#include "chart/stack.h"
#include "figures/week.h"
#include "report/subject.h"

/* How far a target has come. */
struct progress_data chart_data_progress(const struct model *m, const struct target *t, const struct verdict *v);

/*
 * The results of an indicator in a unit over the years, against the aims of
 * all targets of both.  `target` (NONE = none) gives the projection.  False
 * when there is no result to draw.
 */
bool chart_data_line(struct arena *a, const struct report_source *s, uint32_t indicator, uint32_t unit,
                     uint32_t target, struct line_data *out);

/* The units under `unit` that report the indicator, by their figures of `year`. */
bool chart_data_ranking(struct arena *a, const struct report_source *s, uint32_t indicator, uint32_t unit, int year,
                        struct ranking_data *out);

/* The main rows of the learning week's form that both years have; false when there is none. */
bool chart_data_week(struct arena *a, const struct model *m, const struct week_sum *now, const struct week_sum *before,
                     int year, struct pairs_data *out);

#endif
