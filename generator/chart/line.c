/*
 * line.c -- see line.h.
 *
 * From back to front: grid, breaks, range and path of each target, trend,
 * series, aims, labels.  What is no official yearly figure looks different:
 * estimates are hollow, sums that too few have reported for are hollow squares
 * with their count, revised figures show the former one as a small ring,
 * years without a figure are bridged by a thin dashed line, or by none where
 * the series begins anew.
 */
#include "chart/line.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "chart/labels.h"
#include "chart/legend.h"
#include "chart/progress.h"
#include "chart/scale.h"

struct plot {
	struct pen              pen;
	const struct line_data *data;
	struct scale            x, y;
	double                  left, right, top, bottom;
	struct labels           labels;
};

double line_path_at(const struct line_target *t, int year, bool upper)
{
	double aim = upper ? t->aim_high : t->aim;

	if (t->kind == TARGET_MAINTAIN)
		return aim;
	if (!isfinite(t->base) || t->base_year == 0 || year < t->base_year || t->year <= t->base_year)
		return year == t->year && t->kind != TARGET_GROWTH && t->kind != TARGET_GROWTH_YEARLY ? aim : NAN;
	if (t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY)
		return t->base * pow(1 + aim / 100, year - t->base_year);
	return t->base + (aim - t->base) * (year - t->base_year) / (t->year - t->base_year);
}

static int path_from(const struct line_target *t)
{
	return t->base_year != 0 && t->base_year < t->year ? t->base_year : t->year;
}

static void find_spans(const struct line_data *d, struct span *years, struct span *values)
{
	for (size_t i = 0; i < d->points; i++) {
		span_add(years, d->point[i].year);
		span_add(values, d->point[i].value);
		span_add(values, d->point[i].before);
	}
	for (size_t i = 0; i < d->targets; i++) {
		const struct line_target *t = &d->target[i];

		span_add(years, path_from(t));
		span_add(years, t->year);
		span_add(values, line_path_at(t, path_from(t), false));
		span_add(values, line_path_at(t, t->year, false));
		span_add(values, line_path_at(t, t->year, true));
	}
	if (isfinite(d->projected) && d->projected_year != 0) {
		span_add(years, d->projected_year);
		span_add(values, d->projected);
	}
	if (years->low > years->high)
		*years = (struct span){ 2000, 2001 };
	if (years->low == years->high)
		years->low -= 1, years->high += 1;
}

static double px(const struct plot *c, double year) { return scale_at(&c->x, year); }
static double py(const struct plot *c, double value) { return scale_at(&c->y, value); }

/* ---- axes ---- */

static void draw_grid(struct plot *c)
{
	for (int i = 0; i < scale_ticks(&c->y); i++) {
		double y = py(c, scale_tick(&c->y, i));
		str text = scale_tick_text(&c->pen, &c->y, i, c->data->unit);
		bool base = scale_tick(&c->y, i) == 0;

		picture_line(c->pen.picture, c->left, y, c->right, y, base ? 0.8 : 0.5, base ? INK_RULE : INK_GRID);
		pen_text(&c->pen, c->left - 5, y + 2.8, ANCHOR_END, type_small, INK_MUTED,
		         pen_cut(&c->pen, type_small, text, c->left - 5));
	}
}

static void year_label(struct plot *c, int year, struct typeface type, enum ink ink)
{
	str text = pen_year(&c->pen, year);
	double x = labels_clamp(&c->labels, px(c, year), type, text);

	if (labels_try(&c->labels, x, c->bottom + 12, ANCHOR_MIDDLE, type, ink, text))
		picture_line(c->pen.picture, px(c, year), c->bottom, px(c, year), c->bottom + 3, 0.6, INK_RULE);
}

/* Target years first, then the ends, then what fits between. */
static void draw_years(struct plot *c)
{
	static const int steps[] = { 1, 2, 5, 10, 20, 50, 100, 1000 };
	int first = (int)ceil(c->x.low), last = (int)floor(c->x.high), step = 1000;

	for (size_t i = 0; i < c->data->targets; i++)
		year_label(c, c->data->target[i].year, type_small_bold, INK_TEXT);
	year_label(c, first, type_small, INK_MUTED);
	year_label(c, last, type_small, INK_MUTED);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0] && step == 1000; i++)
		if (steps[i] * (c->right - c->left) / (c->x.high - c->x.low) >= 26)
			step = steps[i];
	for (int y = first; y <= last; y++)
		if (y % step == 0)
			year_label(c, y, type_small, INK_MUTED);
}

static void draw_breaks(struct plot *c)
{
	for (size_t i = 0; i < c->data->n_breaks; i++) {
		double x = px(c, c->data->breaks[i].year - 0.5), w = c->right - c->left;
		str text = pen_cut(&c->pen, type_small, c->data->breaks[i].label, w * 0.45);
		struct place_at at[] = { { x + 3, c->top - 2, ANCHOR_START }, { x - 3, c->top - 2, ANCHOR_END },
		                         { x + 3, c->top + 8, ANCHOR_START }, { x - 3, c->top + 8, ANCHOR_END } };
		struct label_text line = { type_small, INK_MUTED, text };
		struct mark *m = picture_line(c->pen.picture, x, c->top - 9, x, c->bottom, 0.9, INK_RULE);

		m->dash_pt = 2;
		labels_take_line(&c->labels, x, c->top - 9, x, c->bottom);
		labels_place(&c->labels, at, 4, &line, 1, false);
	}
}

/* ---- targets ---- */

/* Points of a path, year by year where it is curved; at most room for `most`. */
static size_t path_points(const struct plot *c, const struct line_target *t, bool upper,
                          struct point *out, size_t most)
{
	int from = t->kind == TARGET_MAINTAIN && t->base_year == 0 ? (int)ceil(c->x.low) : path_from(t);
	int step = 1 + (t->year - from) / (int)most;
	size_t n = 0;

	if (t->kind == TARGET_LEVEL || t->kind == TARGET_MILESTONE || t->kind == TARGET_MAINTAIN)
		step = t->year > from ? t->year - from : 1;
	for (int y = from; y <= t->year && n < most; y += step) {
		double v = line_path_at(t, y, upper);

		if (isfinite(v))
			out[n++] = (struct point){ px(c, y), py(c, v) };
	}
	return n;
}

enum { MOST_PATH = 64 };

static void draw_range(struct plot *c, const struct line_target *t)
{
	struct point low[2 * MOST_PATH], high[MOST_PATH];
	size_t n = path_points(c, t, false, low, MOST_PATH), m = path_points(c, t, true, high, MOST_PATH);

	if (n < 2 || m < 2)
		return;
	for (size_t i = 0; i < m; i++)
		low[n + i] = high[m - 1 - i];
	picture_path(c->pen.picture, low, n + m, true, INK_PANEL, INK_NONE, 0);
}

static void draw_path(struct plot *c, const struct line_target *t)
{
	struct point at[MOST_PATH];
	size_t n = path_points(c, t, false, at, MOST_PATH);

	if (n < 2)
		return;
	picture_path(c->pen.picture, at, n, false, INK_NONE, INK_AIM, 1.1)->dash_pt = 4;
	for (size_t i = 1; i < n; i++)
		labels_take_line(&c->labels, at[i - 1].x_pt, at[i - 1].y_pt, at[i].x_pt, at[i].y_pt);
}

static str target_text(const struct plot *c, const struct line_target *t)
{
	bool growth = t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY;

	return chart_aim_text(&c->pen, t->aim, t->aim_high, t->comparator, c->data->decimals,
	                      growth ? S("%") : c->data->unit, growth);
}

static void draw_aim(struct plot *c, const struct line_target *t)
{
	double v = line_path_at(t, t->year, false), x, y;
	str caption = pen_words(&c->pen, "chart.aim", pen_year(&c->pen, t->year));
	struct label_text line[] = { { type_bold, INK_TEXT, target_text(c, t) },
	                             { type_small, INK_MUTED, caption } };

	if (!isfinite(v))
		return;
	x = px(c, t->year);
	y = py(c, v);
	legend_aim_sign(c->pen.picture, x, y);
	labels_take(&c->labels, (struct box){ x - 5, y - 5, x + 5, y + 5, false });
	{
		struct place_at at[] = {
			{ x + 8, y - 1, ANCHOR_START }, { x, y - 18, ANCHOR_MIDDLE }, { x - 2, y - 18, ANCHOR_END },
			{ x, y + 16, ANCHOR_MIDDLE }, { x + 8, y - 14, ANCHOR_START }, { x + 8, y + 12, ANCHOR_START },
			{ x - 8, y - 4, ANCHOR_END }, { x - 8, y + 14, ANCHOR_END }, { x, y + 40, ANCHOR_END },
			{ x, y - 40, ANCHOR_END },
		};

		if (!labels_place(&c->labels, at, 10, line, 2, true))
			labels_place(&c->labels, at, 10, line, 1, true);
	}
}

/* ---- the series ---- */

static bool is_thin(const struct line_point *q)
{
	return q->expected > 0;
}

/* The first or last figure that counts. */
static const struct line_point *known_point(const struct line_data *d, bool last)
{
	const struct line_point *found = NULL;

	for (size_t i = 0; i < d->points; i++)
		if (isfinite(d->point[i].value) && !is_thin(&d->point[i]) && (last || found == NULL))
			found = &d->point[i];
	return found;
}

static bool break_between(const struct line_data *d, int from, int to)
{
	for (size_t i = 0; i < d->n_breaks; i++)
		if (d->breaks[i].year > from && d->breaks[i].year <= to)
			return true;
	return false;
}

static void draw_projection(struct plot *c)
{
	const struct line_data *d = c->data;
	const struct line_point *last = known_point(d, true);

	if (last != NULL && isfinite(d->projected) && d->projected_year > last->year) {
		double x = px(c, d->projected_year), y = py(c, d->projected);

		picture_line(c->pen.picture, px(c, last->year), py(c, last->value), x, y, 1.6,
		             INK_PROJECTION)->dash_pt = 2;
		labels_take_line(&c->labels, px(c, last->year), py(c, last->value), x, y);
	}
}

/* Lines between neighbouring figures: solid, thin and dashed over missing years, none over a break or to figures
 * that do not count. */
static void draw_series(struct plot *c)
{
	const struct line_data *d = c->data;
	const struct line_point *last = NULL;

	for (size_t i = 0; i < d->points; i++) {
		const struct line_point *q = &d->point[i];

		if (!isfinite(q->value) || is_thin(q))
			continue;
		if (last != NULL && !break_between(d, last->year, q->year)) {
			bool next = q->year - last->year == 1;
			struct mark *m = picture_line(c->pen.picture, px(c, last->year), py(c, last->value),
			                              px(c, q->year), py(c, q->value), next ? 2.2 : 1, INK_SERIES);

			m->dash_pt = next ? 0 : 3;
			labels_take_line(&c->labels, px(c, last->year), py(c, last->value), px(c, q->year),
			                 py(c, q->value));
		}
		last = q;
	}
}

static void draw_point(struct plot *c, const struct line_point *q)
{
	struct picture *p = c->pen.picture;
	double x = px(c, q->year), y = isfinite(q->value) ? py(c, q->value) : c->bottom;
	double r = c->data->points > 40 ? 1.5 : 3;

	if (!isfinite(q->value)) {
		labels_try(&c->labels, x, y - 3, ANCHOR_MIDDLE, type_bold, INK_MUTED, S("…"));
		return;
	}
	if (isfinite(q->before)) {
		struct mark *m;
		double before = py(c, q->before);

		picture_line(p, x, y, x, before, 0.8, INK_MUTED);
		m = picture_circle(p, x, before, 2, INK_PAPER);
		m->stroke = INK_MUTED;
		m->line_pt = 1;
		labels_take_line(&c->labels, x, y, x, before);
	}
	picture_circle(p, x, y, r + 1.2, INK_PAPER);
	if (is_thin(q)) {
		legend_few_sign(p, x, y, INK_SERIES);
	} else if (q->estimate) {
		struct mark *m = picture_circle(p, x, y, r - 0.2, INK_PAPER);

		m->stroke = INK_SERIES;
		m->line_pt = 1.5;
	} else {
		picture_circle(p, x, y, r, INK_SERIES);
	}
	labels_take(&c->labels, (struct box){ x - r, y - r, x + r, y + r, false });
}

static void label_value(struct plot *c, int year, double value, struct typeface type, enum ink ink, bool must)
{
	double x = px(c, year), y = py(c, value);
	str text = scale_value_text(&c->pen, &c->y, value, c->data->decimals, c->data->unit);
	struct label_text line = { type, ink, pen_cut(&c->pen, type, text, (c->right - c->left) / 2) };
	double inside = labels_clamp(&c->labels, x, type, line.text);
	struct place_at at[] = { { inside, y - 7, ANCHOR_MIDDLE }, { inside, y + 14, ANCHOR_MIDDLE },
	                         { x + 7, y + 3, ANCHOR_START }, { x - 7, y + 3, ANCHOR_END },
	                         { x + 6, y + 14, ANCHOR_START }, { x - 6, y - 7, ANCHOR_END } };

	labels_place(&c->labels, at, must ? 6 : 4, &line, 1, must);
}

/* A figure that does not count says how many have reported. */
static void label_thin(struct plot *c, const struct line_point *q)
{
	double x = px(c, q->year), y = py(c, q->value);
	str few = pen_words(&c->pen, "chart.line.few", pen_count(&c->pen, q->reporters), pen_count(&c->pen, q->expected));
	str value = scale_value_text(&c->pen, &c->y, q->value, c->data->decimals, c->data->unit);
	struct label_text line[] = { { type_small, INK_MUTED, value }, { type_small, INK_MUTED, few } };
	struct place_at at[] = { { x + 7, y + 3, ANCHOR_START }, { x - 7, y + 3, ANCHOR_END }, { x, y - 17, ANCHOR_MIDDLE },
	                         { x, y + 14, ANCHOR_MIDDLE }, { x + 7, y + 12, ANCHOR_START }, { x - 7, y + 12, ANCHOR_END } };

	if (!labels_place(&c->labels, at, 6, line, 2, false))
		labels_place(&c->labels, at, 6, line + 1, 1, false);
}

static void label_series(struct plot *c)
{
	const struct line_data *d = c->data;
	const struct line_point *first = known_point(d, false), *last = known_point(d, true);
	bool any = false;

	for (size_t i = 0; i < d->points; i++)
		if (is_thin(&d->point[i]) && isfinite(d->point[i].value)) {
			label_thin(c, &d->point[i]);
			any = true;
		}
	if (last == NULL && any)
		return;
	if (last == NULL) {
		str none = pen_cut(&c->pen, type_text, pen_word(&c->pen, "chart.ranking.no-data"), c->right - c->left);

		double x = (c->left + c->right) / 2;
		struct place_at at[] = { { x, c->bottom - 6, ANCHOR_MIDDLE }, { x, c->top + 20, ANCHOR_MIDDLE },
		                         { x, c->bottom - 50, ANCHOR_MIDDLE }, { c->left + 4, c->bottom - 6, ANCHOR_START } };
		struct label_text line = { type_text, INK_MUTED, none };

		labels_place(&c->labels, at, 4, &line, 1, true);
		return;
	}
	label_value(c, last->year, last->value, type_bold, INK_SERIES, true);
	if (first != last)
		label_value(c, first->year, first->value, type_small, INK_SERIES, false);
	if (isfinite(d->projected) && d->projected_year > last->year)
		label_value(c, d->projected_year, d->projected, type_small, INK_MUTED, false);
	for (size_t i = 0; i < d->points && d->points <= 16; i++)
		if (isfinite(d->point[i].value) && !is_thin(&d->point[i]) && &d->point[i] != first && &d->point[i] != last)
			label_value(c, d->point[i].year, d->point[i].value, type_small, INK_SERIES, false);
}

/* ---- words ---- */

static size_t make_legend(const struct plot *c, struct legend_item item[8])
{
	const struct line_data *d = c->data;
	bool estimate = false, revised = false, thin = false;
	size_t n = 0;

	for (size_t i = 0; i < d->points; i++) {
		bool known = isfinite(d->point[i].value);

		thin |= known && is_thin(&d->point[i]);
		estimate |= known && d->point[i].estimate && !is_thin(&d->point[i]);
		revised |= isfinite(d->point[i].before) && isfinite(d->point[i].value);
	}
	item[n++] = (struct legend_item){ LEGEND_LINE, INK_SERIES, 0, pen_word(&c->pen, "chart.line.series") };
	if (d->targets > 0)
		item[n++] = (struct legend_item){ LEGEND_DASHED, INK_AIM, 0, pen_word(&c->pen, "chart.line.path") };
	if (isfinite(d->projected))
		item[n++] = (struct legend_item){ LEGEND_DOTTED, INK_PROJECTION, 0,
		                                  pen_word(&c->pen, "chart.line.projection") };
	if (estimate)
		item[n++] = (struct legend_item){ LEGEND_HOLLOW, INK_SERIES, 0, pen_word(&c->pen, "chart.estimate") };
	if (thin)
		item[n++] = (struct legend_item){ LEGEND_FEW, INK_SERIES, 0, pen_word(&c->pen, "chart.line.thin") };
	if (revised)
		item[n++] = (struct legend_item){ LEGEND_HOLLOW, INK_MUTED, 0, pen_word(&c->pen, "chart.line.before") };
	return n;
}

/* The latest figures that do not count yet, in a sentence of their own. */
static void describe_thin(const struct plot *c, struct buf *s)
{
	const struct line_data *d = c->data;
	const struct line_point *last = known_point(d, true);

	for (size_t i = 0; i < d->points; i++) {
		const struct line_point *q = &d->point[i];

		if (is_thin(q) && isfinite(q->value) && (last == NULL || q->year > last->year))
			buf_add(s, pen_words(&c->pen, "chart.line.thin-year", pen_year(&c->pen, q->year),
			                     pen_count(&c->pen, q->reporters), pen_count(&c->pen, q->expected),
			                     pen_amount(&c->pen, q->value, d->decimals, d->unit)));
	}
}

static void describe(struct plot *c)
{
	const struct line_data *d = c->data;
	const struct line_point *first = known_point(d, false), *last = known_point(d, true);
	const struct pen *pen = &c->pen;
	struct buf s;

	buf_init(&s, pen->arena, 200);
	if (last == NULL)
		buf_add(&s, pen_words(pen, "chart.progress.none", d->name));
	else if (first == last)
		buf_add(&s, pen_words(pen, "chart.line.one", d->name, pen_amount(pen, last->value, d->decimals, d->unit),
		                      pen_year(pen, last->year)));
	else
		buf_add(&s, pen_words(pen, last->value > first->value ? "chart.line.up"
		                      : last->value < first->value ? "chart.line.down" : "chart.line.same", d->name,
		                      pen_value(pen, first->value, d->decimals, d->unit), pen_year(pen, first->year),
		                      pen_amount(pen, last->value, d->decimals, d->unit), pen_year(pen, last->year)));
	for (size_t i = 0; i < d->targets; i++)
		buf_add(&s, pen_words(pen, "chart.line.aim", target_text(c, &d->target[i]),
		                      pen_year(pen, d->target[i].year)));
	if (isfinite(d->projected) && d->projected_year != 0)
		buf_add(&s, pen_words(pen, "chart.line.trend", pen_amount(pen, d->projected, d->decimals, d->unit),
		                      pen_year(pen, d->projected_year)));
	buf_char(&s, '.');
	describe_thin(c, &s);
	pen->picture->title = pen_words(pen, "chart.line.title", d->name);
	pen->picture->description = pen_sentence(pen, buf_str(&s));
}

/* Room at the right for the labels of aims that stand at the end of the axis. */
static double right_margin(const struct plot *c)
{
	double w = 0, most = c->pen.picture->w_pt * 0.25;

	for (size_t i = 0; i < c->data->targets; i++) {
		str caption = pen_words(&c->pen, "chart.aim", pen_year(&c->pen, c->data->target[i].year));

		w = fmax(w, pen_width(&c->pen, type_bold, target_text(c, &c->data->target[i])));
		w = fmax(w, pen_width(&c->pen, type_small, caption));
	}
	w = w * PEN_SLACK + 10;
	return fmax(w <= most ? w : 14, 14);
}

static void lay_out(struct plot *c, double legend_h)
{
	struct picture *p = c->pen.picture;
	struct span years = SPAN_EMPTY, values = SPAN_EMPTY;
	bool blank = c->data->points + c->data->targets == 0;
	double tick_w = 0, plot_h = blank ? 30 : 180;

	find_spans(c->data, &years, &values);
	c->y = scale_nice(values, blank ? 1 : 5, c->data->decimals, str_eq_c(c->data->unit, "%"));
	c->x = (struct scale){ .low = years.low, .high = years.high, .divisor = 1 };
	for (int i = 0; i < scale_ticks(&c->y); i++)
		tick_w = fmax(tick_w, pen_width(&c->pen, type_small, scale_tick_text(&c->pen, &c->y, i, c->data->unit)));
	c->left = fmin(tick_w * PEN_SLACK + 6, p->w_pt * 0.3);
	c->right = p->w_pt - right_margin(c);
	c->top = scale_unit(&c->pen, &c->y, c->data->unit).n != 0 || c->data->n_breaks > 0 ? 26 : 14;
	c->bottom = c->top + plot_h;
	picture_extent(p, p->w_pt, c->bottom + 22 + legend_h);
	c->x.from_pt = c->left + 14;
	c->x.to_pt = c->right - 6;
	c->y.from_pt = c->bottom;
	c->y.to_pt = c->top;
}

void chart_line(struct picture *p, struct arena *a, const struct chart_style *style,
                const struct line_data *data)
{
	struct plot c = { .pen = pen_begin(p, a, style, 480, 250), .data = data };
	struct legend_item item[8];
	size_t items = make_legend(&c, item);
	struct pen measure = { NULL, a, style };
	double legend_h = legend_draw(&measure, item, items, 0, 0, p->w_pt);

	lay_out(&c, legend_h);
	describe(&c);
	labels_begin(&c.labels, &c.pen, (struct box){ 0, 0, p->w_pt, p->h_pt - legend_h, false });
	draw_grid(&c);
	labels_take(&c.labels, (struct box){ 0, c.top - 6, c.left - 3, c.bottom + 4, false });
	labels_try(&c.labels, 0, 9, ANCHOR_START, type_small, INK_MUTED,
	           pen_cut(&c.pen, type_small, scale_unit(&c.pen, &c.y, data->unit), p->w_pt));
	draw_years(&c);
	draw_breaks(&c);
	for (size_t i = 0; i < data->targets; i++)
		draw_range(&c, &data->target[i]);
	for (size_t i = 0; i < data->targets; i++)
		draw_path(&c, &data->target[i]);
	draw_series(&c);
	draw_projection(&c);
	for (size_t i = 0; i < data->points; i++)
		draw_point(&c, &data->point[i]);
	for (size_t i = 0; i < data->targets; i++)
		draw_aim(&c, &data->target[i]);
	label_series(&c);
	legend_draw(&c.pen, item, items, 0, p->h_pt - legend_h, p->w_pt);
}
