/*
 * stack.c -- see stack.h.
 *
 * A row's length is its number of targets, on one scale for all rows.  Parts
 * are kept apart by a gap of paper, carry their number where it fits and, where
 * there is room, their sign; the words are in the legend.
 */
#include "chart/stack.h"

#include <math.h>

#include "base/buf.h"
#include "chart/legend.h"
#include "chart/symbol.h"

struct stack {
	struct pen               pen;
	const struct stack_data *data;
	unsigned                 most, all[STATUS__COUNT];
	double                   name_w, total_w, left, right;
	bool                     stacked;
};

static unsigned total_of(const unsigned count[STATUS__COUNT])
{
	unsigned n = 0;

	for (int i = 0; i < STATUS__COUNT; i++)
		n += count[i];
	return n;
}

str chart_count_words(const struct pen *pen, const unsigned count[STATUS__COUNT])
{
	struct buf s;

	buf_init(&s, pen->arena, 120);
	for (int i = 0; i < STATUS__COUNT; i++) {
		if (count[i] == 0)
			continue;
		if (s.n != 0)
			buf_c(&s, ", ");
		buf_add(&s, pen_words(pen, "chart.matrix.count", pen_count(pen, count[i]),
		                      pen_within(pen, pen_word(pen, chart_status_key((enum status)i)))));
	}
	return buf_str(&s);
}

size_t chart_status_legend(const struct pen *pen, const unsigned count[STATUS__COUNT],
                           struct legend_item item[STATUS__COUNT])
{
	size_t n = 0;

	for (int i = 0; i < STATUS__COUNT; i++)
		if (count[i] > 0)
			item[n++] = (struct legend_item){ LEGEND_STATUS, chart_status_ink((enum status)i),
			                                  (enum status)i,
			                                  pen_word(pen, chart_status_key((enum status)i)) };
	return n;
}

static void measure(struct stack *k)
{
	const struct stack_data *d = k->data;
	double w = k->pen.picture->w_pt;

	for (size_t i = 0; i < d->rows; i++) {
		unsigned total = total_of(d->row[i].count);

		k->most = total > k->most ? total : k->most;
		for (int s = 0; s < STATUS__COUNT; s++)
			k->all[s] += d->row[i].count[s];
		k->name_w = fmax(k->name_w, pen_width(&k->pen, type_text, d->row[i].name));
		k->total_w = fmax(k->total_w, pen_width(&k->pen, type_bold, pen_count(&k->pen, total)));
	}
	k->stacked = w < 340;
	k->name_w = fmin(k->name_w * PEN_SLACK + 1, w * 0.36);
	k->total_w = fmin(k->total_w * PEN_SLACK + 6, w * 0.2);
	k->left = k->stacked ? 0 : k->name_w + 8;
	k->right = w - k->total_w;
}

static void draw_part(struct stack *k, enum status s, unsigned n, double x, double y, double w, double h)
{
	str text = pen_count(&k->pen, n);
	double text_w = pen_width(&k->pen, type_small_bold, text) * PEN_SLACK;
	bool hollow = s == STATUS_NO_DATA;
	struct mark *m;

	if (hollow && w > 2) {
		m = picture_rect(k->pen.picture, x + 0.5, y + 0.5, w - 1, h - 1, INK_PAPER);
		m->stroke = INK_NO_DATA;
		m->line_pt = 1;
	} else {
		picture_rect(k->pen.picture, x, y, w, h, chart_status_ink(s));
	}
	if (w >= text_w + 22) {
		picture_circle(k->pen.picture, x + 9.5, y + h / 2, 6, INK_PAPER);
		chart_symbol(k->pen.picture, s, x + 9.5, y + h / 2, 8);
		pen_text(&k->pen, x + 18, y + h / 2 + 2.9, ANCHOR_START, type_small_bold,
		         hollow ? INK_TEXT : INK_PAPER, text);
	} else if (w >= text_w + 2) {
		pen_text(&k->pen, x + w / 2, y + h / 2 + 2.9, ANCHOR_MIDDLE, type_small_bold,
		         hollow ? INK_TEXT : INK_PAPER, text);
	}
}

static void draw_row(struct stack *k, const struct stack_row *r, double y)
{
	double h = 16, top = k->stacked ? y + 13 : y + 3, x = k->left;
	double name_w = k->stacked ? k->pen.picture->w_pt : k->name_w;
	unsigned total = total_of(r->count);

	pen_text(&k->pen, 0, k->stacked ? y + 10 : top + h / 2 + 3.1, ANCHOR_START, type_text, INK_TEXT,
	         pen_cut(&k->pen, type_text, r->name, name_w));
	for (int s = 0; s < STATUS__COUNT; s++) {
		double w = (k->right - k->left) * r->count[s] / fmax(k->most, 1);

		if (r->count[s] == 0)
			continue;
		draw_part(k, (enum status)s, r->count[s], x, top, fmax(w - 1.5, 0.5), h);
		x += w;
	}
	pen_text(&k->pen, x + 3, top + h / 2 + 3.1, ANCHOR_START, type_bold, INK_TEXT,
	         pen_cut(&k->pen, type_bold, pen_count(&k->pen, total), k->total_w - 3));
}

static void describe(struct stack *k)
{
	const struct pen *pen = &k->pen;
	const struct stack_row *best = NULL;
	struct buf s;

	buf_init(&s, pen->arena, 200);
	buf_add(&s, pen_words(pen, "chart.stack.says", pen_count(pen, total_of(k->all)),
	                      chart_count_words(pen, k->all)));
	for (size_t i = 0; i < k->data->rows && k->data->rows > 1; i++)
		if (k->data->row[i].count[STATUS_ACHIEVED] > (best != NULL ? best->count[STATUS_ACHIEVED] : 0))
			best = &k->data->row[i];
	if (best != NULL)
		buf_add(&s, pen_words(pen, "chart.stack.most", best->name,
		                      pen_count(pen, best->count[STATUS_ACHIEVED]),
		                      pen_count(pen, total_of(best->count))));
	pen->picture->title = k->data->title.n != 0 ? k->data->title : pen_word(pen, "chart.stack.title");
	pen->picture->description = total_of(k->all) == 0 ? pen_word(pen, "chart.matrix.none")
	                            : k->data->says.n != 0 ? k->data->says : buf_str(&s);
}

void chart_stack(struct picture *p, struct arena *a, const struct chart_style *style,
                 const struct stack_data *data)
{
	struct stack k = { .pen = pen_begin(p, a, style, 480, 40), .data = data };
	struct legend_item item[STATUS__COUNT];
	double y, row_h;

	measure(&k);
	describe(&k);
	row_h = k.stacked ? 34 : 22;
	y = legend_draw(&k.pen, item, chart_status_legend(&k.pen, k.all, item), 0, 0, p->w_pt) + 4;
	for (size_t i = 0; i < data->rows; i++, y += row_h)
		draw_row(&k, &data->row[i], y);
	picture_extent(p, p->w_pt, y + 2);
}
