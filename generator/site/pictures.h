/*
 * pictures.h -- from targets, units and weeks to the data of their charts.
 *
 * Each function makes the map of partials/chart.mustache: title, sentence and
 * the picture as inline SVG, drawn for wide and for narrow screens, because
 * text in a picture that merely shrinks is soon too small to read.
 */
#ifndef SITE_PICTURES_H
#define SITE_PICTURES_H

#include "chart/pairs.h"
#include "chart/ranking.h"
#include "site/view.h"

/* Bar from base to now and aim, as inline SVG only; compact for rows of tables. */
str picture_of_progress(struct view *v, uint32_t target, bool compact);

/*
 * The results over the years against the path to the aims of all targets that
 * share the indicator and the unit.  NULL when there is no result to draw.
 */
struct value *picture_of_line(struct view *v, uint32_t target);

/* Units in order of their figures. */
struct value *picture_of_ranking(struct view *v, const struct ranking_data *data);

/* This year beside last year. */
struct value *picture_of_pairs(struct view *v, const struct pairs_data *data);

/* Both sizes of a chart, ready for the template: `draw` is called with each width. */
typedef void picture_draw_fn(struct picture *p, struct arena *a, const struct chart_style *style, const void *data);
struct value *picture_pair(struct view *v, picture_draw_fn *draw, const void *data);

#endif
