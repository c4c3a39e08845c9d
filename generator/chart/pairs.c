/*
 * pairs.c -- see pairs.h.
 *
 * Quantities of different units (classes, people, books, đồng) do not compare,
 * so each unit has a scale of its own, and every bar carries its value.
 */
#include "chart/pairs.h"

#include <math.h>

#include "base/buf.h"
#include "chart/legend.h"
#include "chart/scale.h"

#define BAR_PT 9.0
#define ROW_PT 30.0
#define NAME_LINE_PT 10.5

struct pairs {
	struct pen               pen;
	const struct pairs_data *data;
	double                   label_w, value_w, change_w, left, right;
	bool                     stacked;
};

static str value_text(const struct pairs *q, const struct pair_row *r, double v)
{
	int decimals = isfinite(v) && v != round(v) ? 1 : 0;

	return pen_amount(&q->pen, v, decimals, r->unit);
}

/* "+12%", "−5%", "mới có" or nothing. */
static str change_text(const struct pairs *q, const struct pair_row *r)
{
	double percent = 100 * (r->now - r->before) / fabs(r->before);
	str n;

	if (!isfinite(r->now) || !isfinite(r->before))
		return (str){ NULL, 0 };
	if (r->before == 0)
		return r->now != 0 ? pen_word(&q->pen, "chart.pairs.from-zero") : (str){ NULL, 0 };
	n = pen_value(&q->pen, percent, 0, S("%"));
	return percent >= 0.5 ? str_format(q->pen.arena, "+%.*s", STR_ARG(n)) : n;
}

static void measure(struct pairs *q)
{
	const struct pairs_data *d = q->data;
	double w = q->pen.picture->w_pt;

	q->stacked = w < 340;
	for (size_t i = 0; i < d->rows; i++) {
		q->value_w = fmax(q->value_w, pen_width(&q->pen, type_small_bold, value_text(q, &d->row[i], d->row[i].now)));
		q->value_w = fmax(q->value_w, pen_width(&q->pen, type_small, value_text(q, &d->row[i], d->row[i].before)));
		q->change_w = fmax(q->change_w, pen_width(&q->pen, type_small_bold, change_text(q, &d->row[i])));
		q->label_w = fmax(q->label_w, pen_width(&q->pen, type_text, d->row[i].label));
	}
	q->label_w = q->stacked ? 0 : fmin(q->label_w * PEN_SLACK + 9, w * 0.4);
	q->change_w = fmin(q->change_w * PEN_SLACK + 6, w * 0.16);
	q->value_w = fmin(q->value_w * PEN_SLACK + 6, w * 0.3);
	q->left = q->label_w;
	q->right = w - q->change_w - q->value_w;
}

/* The scale of all rows with the unit of r. */
static struct scale unit_scale(const struct pairs *q, const struct pair_row *r)
{
	struct span v = SPAN_EMPTY;

	span_add(&v, 0);
	for (size_t i = 0; i < q->data->rows; i++) {
		if (!str_eq(q->data->row[i].unit, r->unit))
			continue;
		span_add(&v, q->data->row[i].now);
		span_add(&v, q->data->row[i].before);
	}
	return (struct scale){ .low = v.low, .high = v.high > v.low ? v.high : v.low + 1,
	                       .from_pt = q->left, .to_pt = q->right };
}

static void draw_bar(struct pairs *q, const struct pair_row *r, double v, double y, enum ink ink,
                     struct typeface type)
{
	struct scale s = unit_scale(q, r);
	double zero = scale_at(&s, 0), x = isfinite(v) ? scale_at(&s, v) : zero;

	if (isfinite(v))
		picture_rect(q->pen.picture, fmin(x, zero), y, fmax(fabs(x - zero), 0.8), BAR_PT - 0.5, ink);
	pen_text(&q->pen, fmax(x, zero) + 4, y + BAR_PT / 2 + 2.6, ANCHOR_START, type,
	         type.face == FACE_SANS_BOLD ? INK_TEXT : INK_MUTED,
	         pen_cut(&q->pen, type, value_text(q, r, v), q->value_w - 4));
}

static double draw_row(struct pairs *q, const struct pair_row *r, double y)
{
	double w = q->pen.picture->w_pt, top = y + 4;
	struct pen_lines label = pen_wrap(&q->pen, type_text, r->label, q->stacked ? w : q->label_w - 8, 2);

	for (int i = 0; i < label.n; i++)
		pen_text(&q->pen, 0, q->stacked ? top + 8 + i * NAME_LINE_PT
		                                : top + (label.n == 1 ? 12 : 7.5 + i * NAME_LINE_PT),
		         ANCHOR_START, type_text, INK_TEXT, label.line[i]);
	if (q->stacked)
		top += label.n * NAME_LINE_PT + 2;
	draw_bar(q, r, r->now, top, INK_SERIES, type_small_bold);
	draw_bar(q, r, r->before, top + BAR_PT + 0.5, INK_SERIES_2, type_small);
	pen_text(&q->pen, w, top + BAR_PT + 3, ANCHOR_END, type_small_bold, INK_TEXT,
	         pen_cut(&q->pen, type_small_bold, change_text(q, r), q->change_w - 4));
	picture_line(q->pen.picture, 0, top + ROW_PT - 6, w, top + ROW_PT - 6, 0.5, INK_GRID);
	return top + ROW_PT - 4;
}

static void describe(struct pairs *q)
{
	const struct pairs_data *d = q->data;
	const struct pen *pen = &q->pen;
	size_t up = 0, down = 0, same = 0;

	for (size_t i = 0; i < d->rows; i++) {
		const struct pair_row *r = &d->row[i];

		if (isfinite(r->now) && isfinite(r->before))
			*(r->now > r->before ? &up : r->now < r->before ? &down : &same) += 1;
	}
	pen->picture->title = pen_words(pen, "chart.pairs.title", pen_year(pen, d->year),
	                                pen_year(pen, d->before_year));
	pen->picture->description = pen_words(pen, "chart.pairs.says", pen_count(pen, up + down + same),
	                                      pen_year(pen, d->before_year), pen_year(pen, d->year),
	                                      pen_count(pen, up), pen_count(pen, down), pen_count(pen, same));
}

void chart_pairs(struct picture *p, struct arena *a, const struct chart_style *style,
                 const struct pairs_data *data)
{
	struct pairs q = { .pen = pen_begin(p, a, style, 480, 40), .data = data };
	struct legend_item item[] = {
		{ LEGEND_RECT, INK_SERIES, 0, pen_words(&q.pen, "chart.pairs.year", pen_year(&q.pen, data->year)) },
		{ LEGEND_RECT, INK_SERIES_2, 0, pen_words(&q.pen, "chart.pairs.year", pen_year(&q.pen, data->before_year)) },
	};
	double y;

	measure(&q);
	describe(&q);
	y = legend_draw(&q.pen, item, 2, 0, 0, p->w_pt) + 2;
	for (size_t i = 0; i < data->rows; i++)
		y = draw_row(&q, &data->row[i], y);
	picture_extent(p, p->w_pt, y + 2);
}
