/*
 * matrix.c -- see matrix.h.
 *
 * Columns are headed by the targets' names where these fit into three lines;
 * otherwise by numbers, with the names listed below.
 */
#include "chart/matrix.h"

#include <math.h>

#include "chart/legend.h"
#include "chart/stack.h"
#include "chart/symbol.h"

#define ROW_PT 16.0
#define CELL_LEAST_PT 24.0
#define CELL_NAMED_PT 44.0              /* a symbol under a year */
#define CELL_MOST_PT 84.0
#define LINE_PT 9.6

struct grid {
	struct pen                pen;
	const struct matrix_data *data;
	double                    name_w, cell_w;
	size_t                    per_block;
	bool                      numbered;
	int                       head_lines;
};

/* Does the label fit its column in three lines without a cut? */
static bool label_fits(const struct grid *g, str label, int *lines)
{
	struct pen_lines l = pen_wrap(&g->pen, type_small, label, g->cell_w - 4, 4);

	*lines = l.n;
	for (int i = 0; i < l.n; i++)           /* no word may be broken */
		if (i + 1 < l.n && l.line[i].p + l.line[i].n == l.line[i + 1].p)
			return false;
	return l.n <= 3;
}

static void measure(struct grid *g)
{
	const struct matrix_data *d = g->data;
	double w = g->pen.picture->w_pt, room, head_w = CELL_NAMED_PT;

	for (size_t i = 0; i < d->units; i++)
		g->name_w = fmax(g->name_w, pen_width(&g->pen, type_text, d->unit[i]));
	for (size_t i = 0; i < d->targets; i++)
		head_w = fmax(head_w, pen_width(&g->pen, type_small, d->target[i]) * PEN_SLACK + 8);
	/* Few columns with short heads leave room for long names. */
	g->name_w = fmin(g->name_w * PEN_SLACK + 1, fmax(w * 0.34, w - 6 - (double)d->targets * head_w));
	room = w - g->name_w - 6;
	g->per_block = (size_t)fmax(1, floor(room / CELL_LEAST_PT));
	if (g->per_block > d->targets)
		g->per_block = d->targets > 0 ? d->targets : 1;
	g->cell_w = fmin(room / (double)g->per_block, CELL_MOST_PT);
	g->head_lines = 1;
	for (size_t i = 0; i < d->targets; i++) {
		int lines;

		g->numbered |= !label_fits(g, d->target[i], &lines);
		g->head_lines = lines > g->head_lines ? lines : g->head_lines;
	}
	if (g->numbered)
		g->head_lines = 1;
}

static void draw_head(struct grid *g, size_t column, double x, double bottom)
{
	struct pen_lines l;

	if (g->numbered) {
		pen_text(&g->pen, x, bottom - 4, ANCHOR_MIDDLE, type_small_bold, INK_TEXT,
		         str_format(g->pen.arena, "%zu", column + 1));
		return;
	}
	l = pen_wrap(&g->pen, type_small, g->data->target[column], g->cell_w - 4, 3);
	for (int i = 0; i < l.n; i++)
		pen_text(&g->pen, x, bottom - 4 - (l.n - 1 - i) * LINE_PT, ANCHOR_MIDDLE, type_small, INK_TEXT,
		         l.line[i]);
}

/* Columns [from, to) with all units; returns where it ends. */
static double draw_block(struct grid *g, size_t from, size_t to, double y)
{
	const struct matrix_data *d = g->data;
	struct picture *p = g->pen.picture;
	double left = g->name_w + 6, right = left + (double)(to - from) * g->cell_w;

	y += g->head_lines * LINE_PT + 4;
	for (size_t c = from; c < to; c++)
		draw_head(g, c, left + ((double)(c - from) + 0.5) * g->cell_w, y);
	picture_line(p, 0, y, right, y, 0.8, INK_RULE);
	for (size_t u = 0; u < d->units; u++, y += ROW_PT) {
		pen_text(&g->pen, 0, y + ROW_PT / 2 + 3.1, ANCHOR_START, type_text, INK_TEXT,
		         pen_cut(&g->pen, type_text, d->unit[u], g->name_w));
		for (size_t c = from; c < to; c++) {
			uint8_t s = d->status[u * d->targets + c];
			double x = left + ((double)(c - from) + 0.5) * g->cell_w;

			if (s < STATUS__COUNT)
				chart_symbol(p, (enum status)s, x, y + ROW_PT / 2, 10);
			else
				picture_line(p, x - 2.5, y + ROW_PT / 2, x + 2.5, y + ROW_PT / 2, 0.8, INK_RULE);
		}
		picture_line(p, 0, y + ROW_PT, right, y + ROW_PT, 0.5, INK_GRID);
	}
	return y;
}

/* What the numbers stand for, one a line. */
static double draw_names(struct grid *g, double y)
{
	double number_w = pen_width(&g->pen, type_small_bold, S("0000"));

	for (size_t i = 0; i < g->data->targets; i++, y += 11.5) {
		str name = pen_cut(&g->pen, type_small, g->data->target[i], g->pen.picture->w_pt - number_w - 4);

		pen_text(&g->pen, number_w, y + 8, ANCHOR_END, type_small_bold, INK_TEXT,
		         str_format(g->pen.arena, "%zu", i + 1));
		pen_text(&g->pen, number_w + 4, y + 8, ANCHOR_START, type_small, INK_TEXT, name);
	}
	return y;
}

static void describe(struct grid *g, const unsigned all[STATUS__COUNT])
{
	const struct pen *pen = &g->pen;
	const struct matrix_data *d = g->data;
	str words = chart_count_words(pen, all);

	pen->picture->title = d->title.n != 0 ? d->title : pen_word(pen, "chart.matrix.title");
	pen->picture->description =
	        words.n == 0 ? pen_word(pen, "chart.matrix.none")
	                     : pen_words(pen, d->says != NULL ? d->says : "chart.matrix.says",
	                                 pen_count(pen, d->units),
	                                 pen_count(pen, d->targets), words);
}

void chart_matrix(struct picture *p, struct arena *a, const struct chart_style *style,
                  const struct matrix_data *data)
{
	struct grid g = { .pen = pen_begin(p, a, style, 480, 40), .data = data };
	struct legend_item item[STATUS__COUNT];
	unsigned all[STATUS__COUNT] = { 0 };
	double y;

	for (size_t i = 0; i < data->units * data->targets; i++)
		if (data->status[i] < STATUS__COUNT)
			all[data->status[i]]++;
	measure(&g);
	describe(&g, all);
	y = legend_draw(&g.pen, item, chart_status_legend(&g.pen, all, item), 0, 0, p->w_pt) + 4;
	for (size_t from = 0; from < data->targets; from += g.per_block) {
		size_t to = from + g.per_block < data->targets ? from + g.per_block : data->targets;

		y = draw_block(&g, from, to, y) + 6;
	}
	if (g.numbered)
		y = draw_names(&g, y) + 2;
	picture_extent(p, p->w_pt, y + 2);
}
