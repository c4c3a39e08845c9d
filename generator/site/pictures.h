/*
 * pictures.h -- from targets, units and weeks to the data of their charts.
 *
 * Each function makes the map of partials/chart.mustache: title, sentence and
 * the picture as inline SVG, drawn for wide and for narrow screens, because
 * text in a picture that merely shrinks is soon too small to read.  `name` is
 * that of the SVG file beside the page, without ending; empty = no file.
 */
#ifndef SITE_PICTURES_H
#define SITE_PICTURES_H

#include "chart/matrix.h"
#include "chart/multiples.h"
#include "chart/pairs.h"
#include "chart/ranking.h"
#include "chart/stack.h"
#include "site/view.h"

/* Bar from base to now and aim, as inline SVG only; compact for rows of tables. */
str picture_of_progress(struct view *v, uint32_t target, bool compact);

/* The same drawn for narrow places only. */
str picture_of_small_progress(struct view *v, uint32_t target);

/*
 * The results over the years against the path to the aims of all targets that
 * share the indicator and the unit.  NULL when there is no result to draw.
 */
struct value *picture_of_line(struct view *v, uint32_t target, str name);

struct value *picture_of_ranking(struct view *v, const struct ranking_data *data, str name);
struct value *picture_of_pairs(struct view *v, const struct pairs_data *data, str name);
struct value *picture_of_stack(struct view *v, const struct stack_data *data, str name);
struct value *picture_of_multiples(struct view *v, const struct multiples_data *data, str name);

/* Only as a file, for a matrix that the page shows as a table; "svg" is empty. */
struct value *picture_file_of_matrix(struct view *v, const struct matrix_data *data, str name);

/* Both sizes of a chart, ready for the template: `draw` is called with each width. */
typedef void picture_draw_fn(struct picture *p, struct arena *a, const struct chart_style *style, const void *data);
struct value *picture_pair(struct view *v, picture_draw_fn *draw, const void *data, str name);

#endif
