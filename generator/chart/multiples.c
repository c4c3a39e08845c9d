/*
 * multiples.c -- see multiples.h.
 *
 * All panels share years and values, so that slopes and heights compare.  The
 * last figure of each stands beside its point; the aim is a dashed line.
 */
#include "chart/multiples.h"

#include <math.h>

#include "chart/legend.h"
#include "chart/progress.h"
#include "chart/scale.h"

#define PANEL_LEAST_PT 104.0
#define PANEL_H_PT 92.0
#define GAP_PT 16.0
#define NAME_LINE_PT 10.5

struct panels {
	struct pen                   pen;
	const struct multiples_data *data;
	struct scale                 x, y;      /* x: within a panel from its left edge; y likewise */
	double                       w;
	size_t                       columns;
};

static void choose_scales(struct panels *m)
{
	struct span years = SPAN_EMPTY, values = SPAN_EMPTY;
	double last_w = 0;

	for (size_t i = 0; i < m->data->panels; i++) {
		const struct multiple *q = &m->data->panel[i];

		for (size_t k = 0; k < q->points; k++) {
			span_add(&years, q->point[k].year);
			span_add(&values, q->point[k].value);
			last_w = fmax(last_w, pen_width(&m->pen, type_small_bold,
			                                pen_value(&m->pen, q->point[k].value, m->data->decimals,
			                                          m->data->unit)));
		}
	}
	span_add(&values, m->data->aim);
	if (years.low > years.high)
		years = (struct span){ 2000, 2001 };
	if (years.low == years.high)
		years.low -= 1, years.high += 1;
	m->y = scale_nice(values, 2, m->data->decimals, false);
	m->y.from_pt = PANEL_H_PT - 14;
	m->y.to_pt = 2 * NAME_LINE_PT + 8;
	m->x = (struct scale){ .low = years.low, .high = years.high, .from_pt = 4,
	                       .to_pt = m->w - 6 - fmin(last_w * PEN_SLACK + 2, m->w * 0.4) };
}

static void draw_line(struct panels *m, const struct multiple *q, double dx, double dy)
{
	const struct line_point *last = NULL;

	for (size_t i = 0; i < q->points; i++) {
		double x = dx + scale_at(&m->x, q->point[i].year), y = dy + scale_at(&m->y, q->point[i].value);

		if (!isfinite(q->point[i].value))
			continue;
		if (last != NULL)
			picture_line(m->pen.picture, dx + scale_at(&m->x, last->year),
			             dy + scale_at(&m->y, last->value), x, y,
			             q->point[i].year - last->year == 1 ? 1.8 : 0.9,
			             INK_SERIES)->dash_pt = q->point[i].year - last->year == 1 ? 0 : 2;
		last = &q->point[i];
	}
	for (size_t i = 0; i < q->points && last != NULL; i++) {
		const struct line_point *k = &q->point[i];
		double r = k == last ? 2.6 : 1.6;
		struct mark *c;

		if (!isfinite(k->value))
			continue;
		c = picture_circle(m->pen.picture, dx + scale_at(&m->x, k->year), dy + scale_at(&m->y, k->value), r,
		                   k->estimate ? INK_PAPER : INK_SERIES);
		c->stroke = k->estimate ? INK_SERIES : INK_NONE;
		c->line_pt = k->estimate ? 1.2 : 0;
	}
	if (last != NULL) {
		str text = pen_cut(&m->pen, type_small_bold,
		                   pen_value(&m->pen, last->value, m->data->decimals, m->data->unit), m->w * 0.4);

		/* Never so low that it meets the years. */
		double base = fmin(scale_at(&m->y, last->value) + 2.8, m->y.from_pt);

		pen_text(&m->pen, dx + scale_at(&m->x, last->year) + 5, dy + base, ANCHOR_START, type_small_bold, INK_SERIES, text);
	}
}

static void draw_panel(struct panels *m, const struct multiple *q, double dx, double dy)
{
	struct pen_lines name = pen_wrap(&m->pen, type_small_bold, q->name, m->w, 2);
	double bottom = dy + m->y.from_pt;
	double left = dx + m->x.from_pt, right = dx + m->x.to_pt;
	bool any = false;

	for (int i = 0; i < name.n; i++)
		pen_text(&m->pen, dx, dy + 9 + i * NAME_LINE_PT, ANCHOR_START, type_small_bold, INK_TEXT,
		         name.line[i]);
	for (size_t i = 0; i < q->points; i++)
		any |= isfinite(q->point[i].value);
	picture_line(m->pen.picture, left, bottom, right, bottom, 0.8, INK_RULE);
	if (!any) {
		pen_text(&m->pen, left, bottom - 20, ANCHOR_START, type_small, INK_MUTED,
		         pen_cut(&m->pen, type_small, pen_word(&m->pen, "chart.ranking.no-data"), m->w - 4));
		return;
	}
	if (isfinite(m->data->aim)) {
		double y = dy + scale_at(&m->y, m->data->aim);

		picture_line(m->pen.picture, left, y, right, y, 1, INK_AIM)->dash_pt = 3;
	}
	draw_line(m, q, dx, dy);
	pen_text(&m->pen, left, bottom + 10, ANCHOR_START, type_small, INK_MUTED,
	         pen_year(&m->pen, (int)m->x.low));
	pen_text(&m->pen, right, bottom + 10, ANCHOR_END, type_small, INK_MUTED,
	         pen_year(&m->pen, (int)m->x.high));
}

static void describe(struct panels *m)
{
	const struct pen *pen = &m->pen;
	const struct multiples_data *d = m->data;
	size_t known = 0, up = 0, down = 0, same = 0;

	for (size_t i = 0; i < d->panels; i++) {
		const struct line_point *first = NULL, *last = NULL;

		for (size_t k = 0; k < d->panel[i].points; k++) {
			if (!isfinite(d->panel[i].point[k].value))
				continue;
			first = first != NULL ? first : &d->panel[i].point[k];
			last = &d->panel[i].point[k];
		}
		if (last == NULL)
			continue;
		known++;
		if (last != first)
			*(last->value > first->value ? &up : last->value < first->value ? &down : &same) += 1;
	}
	pen->picture->title = pen_words(pen, "chart.multiples.title", d->name);
	if (known == 0)
		pen->picture->description = pen_words(pen, "chart.multiples.none", d->name);
	else
		pen->picture->description = pen_sentence(pen, pen_words(
			pen, "chart.multiples.says", d->name, pen_year(pen, (int)ceil(m->x.low)),
			pen_year(pen, (int)m->x.high), pen_count(pen, known), pen_count(pen, up), pen_count(pen, down),
			pen_count(pen, same)));
}

void chart_multiples(struct picture *p, struct arena *a, const struct chart_style *style,
                     const struct multiples_data *data)
{
	struct panels m = { .pen = pen_begin(p, a, style, 480, 40), .data = data };
	double y = 2;
	size_t rows;

	m.columns = (size_t)fmax(1, floor((p->w_pt + GAP_PT) / (PANEL_LEAST_PT + GAP_PT)));
	m.w = (p->w_pt + GAP_PT) / (double)m.columns - GAP_PT;
	choose_scales(&m);
	describe(&m);
	if (isfinite(data->aim)) {
		str aim = chart_aim_text(&m.pen, data->aim, NAN, data->comparator, data->decimals, data->unit, false);
		struct legend_item item = { LEGEND_DASHED, INK_AIM, 0,
		                            pen_words(&m.pen, "chart.multiples.aim", aim) };

		y += legend_draw(&m.pen, &item, 1, 0, 0, p->w_pt) + 4;
	}
	rows = (data->panels + m.columns - 1) / m.columns;
	for (size_t i = 0; i < data->panels; i++)
		draw_panel(&m, &data->panel[i], (double)(i % m.columns) * (m.w + GAP_PT),
		           y + (double)(i / m.columns) * (PANEL_H_PT + 8));
	picture_extent(p, p->w_pt, y + (double)rows * (PANEL_H_PT + 8) + 2);
}
