/*
 * ranking.c -- see ranking.h.
 *
 * Columns: rank, name, bar, value, "n/N".  Only the bars share the width that
 * is left, so no text meets another whatever its length.  Equal values have
 * equal ranks.
 */
#include "chart/ranking.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "chart/labels.h"
#include "chart/legend.h"
#include "chart/progress.h"
#include "chart/scale.h"
#include "figures/status.h"

struct order { const struct ranking_row *row; size_t index; bool down; };

struct table {
	struct pen                 pen;
	const struct ranking_data *data;
	struct order              *order;       /* [rows] best first */
	struct scale               scale;
	size_t                     from, to;    /* ranks drawn */
	double                     rank_w, name_w, value_w, parts_w;
	double                     bar_left, bar_right, top, row_h;
	bool                       stacked;     /* names above bars */
};

static int better_first(const void *x, const void *y)
{
	const struct order *p = x, *q = y;
	double v = p->row->value, w = q->row->value;

	if (isnan(v) != isnan(w))
		return isnan(v) ? 1 : -1;
	if (!isnan(v) && v != w)
		return (v > w) != p->down ? -1 : 1;
	return (p->index > q->index) - (p->index < q->index);
}

static void sort_rows(struct table *t)
{
	const struct ranking_data *d = t->data;

	t->order = arena_new(t->pen.arena, struct order, d->rows);
	for (size_t i = 0; i < d->rows; i++)
		t->order[i] = (struct order){ &d->row[i], i, d->down };
	qsort(t->order, d->rows, sizeof t->order[0], better_first);
	t->from = d->first < d->rows ? d->first : d->rows;
	t->to = d->count != 0 && t->from + d->count < d->rows ? t->from + d->count : d->rows;
}

/* The rank of the i-th in order: that of the first with the same value, from 1. */
static size_t rank_of(const struct table *t, size_t i)
{
	while (i > 0 && t->order[i - 1].row->value == t->order[i].row->value)
		i--;
	return i + 1;
}

static str value_text(const struct table *t, const struct ranking_row *r)
{
	return pen_value(&t->pen, r->value, t->data->decimals, t->data->unit);
}

/* A whole number, or one decimal where it is none. */
static str part_text(const struct table *t, double v)
{
	return pen_value(&t->pen, v, v == round(v) ? 0 : 1, (str){ NULL, 0 });
}

static str parts_text(const struct table *t, const struct ranking_row *r)
{
	if (!isfinite(r->numerator) || !isfinite(r->denominator))
		return (str){ NULL, 0 };
	return pen_words(&t->pen, "chart.ranking.parts",
	                 part_text(t, r->numerator), part_text(t, r->denominator));
}

static void measure_columns(struct table *t)
{
	const struct pen *pen = &t->pen;
	double w = pen->picture->w_pt;

	for (size_t i = t->from; i < t->to; i++) {
		const struct ranking_row *r = t->order[i].row;

		t->name_w = fmax(t->name_w, pen_width(pen, r->focus ? type_bold : type_text, r->name));
		t->parts_w = fmax(t->parts_w, pen_width(pen, type_small, parts_text(t, r)));
		if (!isnan(r->value))
			t->value_w = fmax(t->value_w, pen_width(pen, type_bold, value_text(t, r)));
	}
	t->stacked = w < 340;
	t->rank_w = pen_width(pen, type_small, pen_count(pen, t->data->rows)) + 7;
	t->name_w = fmin(t->name_w * PEN_SLACK + 1, w * 0.38);
	t->value_w = fmin(t->value_w * PEN_SLACK + 2, w * 0.25);
	t->parts_w = t->parts_w > 0 ? fmin(t->parts_w * PEN_SLACK + 8, w * 0.2) : 0;
	t->bar_left = t->rank_w + (t->stacked ? 0 : t->name_w + 8);
	t->bar_right = w - t->value_w - t->parts_w - 6;
	t->row_h = t->stacked ? 26 : 15;
	t->top = 30;
}

static void choose_scale(struct table *t)
{
	struct span v = SPAN_EMPTY;

	for (size_t i = 0; i < t->data->rows; i++)
		span_add(&v, t->data->row[i].value);
	span_add(&v, t->data->aim);
	span_add(&v, t->data->aim_high);
	span_add(&v, t->data->parent);
	span_add(&v, 0);
	if (str_eq_c(t->data->unit, "%") && v.low >= 0 && v.high <= 100)
		v.high = 100;
	t->scale = (struct scale){ .low = v.low, .high = v.high > v.low ? v.high : v.low + 1,
	                           .from_pt = t->bar_left, .to_pt = t->bar_right };
}

static void draw_bar(struct table *t, const struct ranking_row *r, double y)
{
	double zero = scale_at(&t->scale, 0), x = scale_at(&t->scale, r->value);
	bool any_focus = false;
	enum ink ink;
	struct mark *m;

	for (size_t i = 0; i < t->data->rows && !any_focus; i++)
		any_focus = t->data->row[i].focus;
	ink = r->focus || !any_focus ? INK_SERIES : INK_SERIES_2;
	m = picture_rect(t->pen.picture, fmin(zero, x), y - 4.5, fmax(fabs(x - zero), 0.8), 9,
	                 r->estimate ? INK_PAPER : ink);
	if (r->estimate) {
		m->stroke = ink;
		m->line_pt = 1.1;
	}
}

static void draw_row(struct table *t, size_t i)
{
	const struct ranking_row *r = t->order[i].row;
	const struct pen *pen = &t->pen;
	double top = t->top + (double)(i - t->from) * t->row_h, w = pen->picture->w_pt;
	double middle = t->stacked ? top + 18.5 : top + t->row_h / 2, base = middle + 3.1;
	struct typeface type = r->focus ? type_bold : type_text;
	double name_w = t->stacked ? w - t->rank_w : t->name_w;
	str none = pen_word(pen, r->thin ? "chart.ranking.thin" : "chart.ranking.no-data");

	if (!isnan(r->value))
		pen_text(pen, t->rank_w - 5, t->stacked ? top + 10 : base, ANCHOR_END, type_small, INK_MUTED,
		         pen_count(pen, rank_of(t, i)));
	pen_text(pen, t->rank_w, t->stacked ? top + 10 : base, ANCHOR_START, type, INK_TEXT,
	         pen_cut(pen, type, r->name, name_w));
	if (isnan(r->value)) {
		pen_text(pen, t->bar_left + 4, base, ANCHOR_START, type_small, INK_MUTED,
		         pen_cut(pen, type_small, none, t->bar_right - t->bar_left - 4));
		return;
	}
	draw_bar(t, r, middle);
	pen_text(pen, w - t->parts_w, base, ANCHOR_END, type, INK_TEXT,
	         pen_cut(pen, type, value_text(t, r), t->value_w));
	pen_text(pen, w, base, ANCHOR_END, type_small, INK_MUTED,
	         pen_cut(pen, type_small, parts_text(t, r), fmax(t->parts_w - 6, 0)));
}

/* A line down all rows, on paper so that bars do not swallow it.  Where names stand above the bars
 * it is drawn beside the bars only. */
static void draw_vertical(struct table *t, double x, double from, double line_pt, enum ink ink, double dash)
{
	struct picture *p = t->pen.picture;
	double bottom = t->top + (double)(t->to - t->from) * t->row_h;

	if (!t->stacked) {
		if (ink != INK_RULE)
			picture_line(p, x, t->top, x, bottom, line_pt + 1.6, INK_PAPER);
		picture_line(p, x, from, x, bottom, line_pt, ink)->dash_pt = dash;
		return;
	}
	if (from < t->top)
		picture_line(p, x, from, x, t->top - 1, line_pt, ink)->dash_pt = dash;
	for (double y = t->top; y < bottom - 1; y += t->row_h) {
		if (ink != INK_RULE)
			picture_line(p, x, y + 13, x, y + 24, line_pt + 1.6, INK_PAPER);
		picture_line(p, x, y + 12.5, x, y + 24.5, line_pt, ink)->dash_pt = dash;
	}
}

/* A line down all rows; its name stands over it or, where that is taken, beside it. */
static void draw_guide(struct table *t, struct labels *l, double v, enum ink ink, double dash, str text)
{
	double x = scale_at(&t->scale, v);
	struct typeface type = ink == INK_AIM ? type_small_bold : type_small;
	struct label_text line = { type, INK_TEXT, pen_cut(&t->pen, type, text, t->pen.picture->w_pt * 0.6) };
	struct place_at at[] = { { labels_clamp(l, x, type, line.text), 10, ANCHOR_MIDDLE },
	                         { x + 2, 10, ANCHOR_END }, { x - 2, 10, ANCHOR_START },
	                         { x + 3, 22, ANCHOR_START }, { x - 3, 22, ANCHOR_END } };

	draw_vertical(t, x, 13, ink == INK_AIM ? 1.3 : 1, ink, dash);
	labels_place(l, at, 5, &line, 1, false);
}

static void describe(struct table *t)
{
	const struct ranking_data *d = t->data;
	const struct pen *pen = &t->pen;
	struct target aim = { .comparator = d->comparator, .value = d->aim };
	size_t known = 0, meeting = 0;
	str year = pen_year(pen, d->year), empty = { NULL, 0 };
	struct buf s;

	for (size_t i = 0; i < d->rows; i++) {
		bool has = !isnan(d->row[i].value);

		known += has ? 1 : 0;
		meeting += has && isfinite(d->aim) && target_meets(&aim, d->row[i].value) ? 1 : 0;
	}
	pen->picture->title = pen_words(pen, "chart.ranking.title", d->name, year);
	buf_init(&s, pen->arena, 200);
	if (known == 0) {
		buf_add(&s, pen_words(pen, "chart.ranking.none", d->name, year));
	} else {
		const struct ranking_row *best = t->order[0].row, *worst = t->order[known - 1].row;
		const struct ranking_row *high = d->down ? worst : best, *low = d->down ? best : worst;
		str target = isfinite(d->aim) ? chart_aim_text(pen, d->aim, d->aim_high, d->comparator, d->decimals,
		                                               d->unit, false) : empty;

		buf_add(&s, pen_words(pen, isfinite(d->aim) ? "chart.ranking.says" : "chart.ranking.says-plain",
		                      d->name, year, pen_count(pen, meeting),
		                      pen_count(pen, known), target, high->name,
		                      value_text(t, high), low->name, value_text(t, low)));
	}
	for (size_t i = 0; i < known; i++)
		if (t->order[i].row->focus)
			buf_add(&s, pen_words(pen, "chart.ranking.focus", t->order[i].row->name,
			                      pen_count(pen, rank_of(t, i)),
			                      value_text(t, t->order[i].row)));
	pen->picture->description = pen_sentence(pen, buf_str(&s));
}

static void draw_guides(struct table *t)
{
	const struct ranking_data *d = t->data;
	const struct pen *pen = &t->pen;
	double aim = scale_at(&t->scale, isfinite(d->aim) ? d->aim : 0);
	double parent = scale_at(&t->scale, isfinite(d->parent) ? d->parent : 0);
	struct labels l;

	labels_begin(&l, pen, (struct box){ 0, 0, pen->picture->w_pt, t->top, false });
	labels_take(&l, (struct box){ aim - 1, 13, aim + 1, t->top, false });
	labels_take(&l, (struct box){ parent - 1, 13, parent + 1, t->top, false });
	if (isfinite(d->aim)) {
		str text = chart_aim_text(pen, d->aim, d->aim_high, d->comparator, d->decimals, d->unit, false);

		draw_guide(t, &l, d->aim, INK_AIM, 4, pen_words(pen, "chart.ranking.aim", text));
	}
	if (isfinite(d->parent))
		draw_guide(t, &l, d->parent, INK_MUTED, 0,
		           pen_words(pen, "chart.ranking.parent", d->parent_name,
		                     pen_value(pen, d->parent, d->decimals, d->unit)));
	if (!str_eq_c(d->unit, "%"))
		labels_try(&l, pen->picture->w_pt - t->parts_w, 24, ANCHOR_END, type_small, INK_MUTED,
		           pen_cut(pen, type_small, d->unit, pen->picture->w_pt * 0.3));
}

/* What hollow bars mean, where there are any. */
static double draw_legend(struct table *t, double y)
{
	struct legend_item item = { LEGEND_HOLLOW, INK_SERIES_2, 0, pen_word(&t->pen, "chart.estimate") };

	for (size_t i = t->from; i < t->to; i++)
		if (t->order[i].row->estimate && !isnan(t->order[i].row->value))
			return y + legend_draw(&t->pen, &item, 1, t->bar_left, y, t->pen.picture->w_pt - t->bar_left);
	return y;
}

void chart_ranking(struct picture *p, struct arena *a, const struct chart_style *style,
                   const struct ranking_data *data)
{
	struct table t = { .pen = pen_begin(p, a, style, 480, 100), .data = data };
	double bottom;

	sort_rows(&t);
	measure_columns(&t);
	choose_scale(&t);
	describe(&t);
	bottom = t.top + (double)(t.to - t.from) * t.row_h;
	draw_vertical(&t, scale_at(&t.scale, 0), t.top, 0.8, INK_RULE, 0);
	for (size_t i = t.from; i < t.to; i++)
		draw_row(&t, i);
	draw_guides(&t);
	picture_extent(p, p->w_pt, draw_legend(&t, bottom + 3) + 3);
}
