/*
 * table.c -- see table.h.
 *
 * All head rows together are one box, so that a cell may span several of them;
 * each body row is a box.  A row higher than a page is cut into boxes of one
 * line each and may break over pages between them.
 */
#include "typeset/table.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "draw/font.h"

#define PAD_X 4.0
#define PAD_Y 2.5
#define LEADING 1.18            /* of the type size */
#define RULE_PT 0.5
#define TALL_PT 660.0           /* a row above this does not fit a page below its head */
#define TALL_LANDSCAPE_PT 400.0

struct table *table_new(struct setting *s, size_t columns, size_t rows, size_t head_rows)
{
	struct table *t = arena_new(s->arena, struct table, 1);

	*t = (struct table){ .columns = columns, .rows = rows, .head_rows = head_rows, .size_pt = 12 };
	t->cell = arena_new(s->arena, struct table_cell, rows * columns);
	t->align = arena_new(s->arena, enum table_align, columns);
	t->least_pt = arena_new(s->arena, double, columns);
	for (size_t i = 0; i < rows * columns; i++) {
		spans_begin(&t->cell[i].text, s->arena);
		t->cell[i].columns = t->cell[i].rows = 1;
	}
	return t;
}

struct table_cell *table_at(const struct table *t, size_t row, size_t column)
{
	assert(row < t->rows && column < t->columns);
	return &t->cell[row * t->columns + column];
}

/* ---- columns ---- */

struct columns {
	double *least, *most, *width, *x;       /* [columns]; x of the left rule */
	double *whole, *part;                   /* of numbers: widest before and from the decimal comma */
};

static void cell_extent(struct setting *s, const struct table_cell *c, double *least, double *most)
{
	if (c->picture != NULL)
		*least = *most = c->picture->w_pt;
	else
		para_extent(s, &c->text, least, most);
	*least += 2 * PAD_X;
	*most += 2 * PAD_X;
}

static void measure(struct setting *s, const struct table *t, struct columns *c)
{
	for (size_t col = 0; col < t->columns; col++) {
		c->least[col] = c->most[col] = fmax(t->least_pt[col], 2 * PAD_X + t->size_pt);
		for (size_t row = 0; row < t->rows; row++) {
			const struct table_cell *cell = table_at(t, row, col);
			double least, most;

			if (cell->columns != 1)
				continue;
			cell_extent(s, cell, &least, &most);
			c->least[col] = fmax(c->least[col], least);
			/* Heads may wrap: they do not ask for their whole length. */
			c->most[col] = fmax(c->most[col], row < t->head_rows ? fmin(most, least * 1.6) : most);
		}
	}
}

static double sum(const double *v, size_t n)
{
	double total = 0;

	for (size_t i = 0; i < n; i++)
		total += v[i];
	return total;
}

/*
 * Short columns get what they ask for, as long as that is no more than an even
 * share of what is left; the long ones divide the rest by what they lack.
 */
static void share_out(const struct table *t, struct columns *c, double width)
{
	double least = sum(c->least, t->columns), most = sum(c->most, t->columns), x = 0;
	bool settled = least >= width || most <= width;

	for (size_t i = 0; i < t->columns; i++)
		c->width[i] = settled ? (least >= width ? c->least[i] * width / least : c->most[i] * width / most) : 0;
	while (!settled) {
		double left = width, open_least = 0, open_most = 0;
		size_t open = 0;

		for (size_t i = 0; i < t->columns; i++) {
			left -= c->width[i];
			if (c->width[i] > 0)
				continue;
			open++;
			open_least += c->least[i];
			open_most += c->most[i];
		}
		settled = true;
		for (size_t i = 0; i < t->columns; i++)
			if (c->width[i] <= 0 && c->most[i] <= left / (double)open
			    && left - c->most[i] >= open_least - c->least[i]) {
				c->width[i] = c->most[i];
				settled = false;
				break;
			}
		for (size_t i = 0; settled && i < t->columns; i++)
			if (c->width[i] <= 0)
				c->width[i] = c->least[i] + (c->most[i] - c->least[i]) * (left - open_least)
				                            / (open_most - open_least);
	}
	for (size_t i = 0; i < t->columns; i++) {
		c->x[i] = x;
		x += c->width[i];
	}
}

/* Where a figure's decimals begin, in bytes; its end if it has none. */
static size_t decimals_at(str figure)
{
	size_t comma = str_find_char(figure, ',', 0);

	if (comma != SIZE_MAX)
		return comma;
	for (size_t i = 0; i < figure.n; i++)
		if (figure.p[i] == '%')
			return i > 0 && figure.p[i - 1] == ' ' ? i - 1 : i;
	return figure.n;
}

static void measure_numbers(struct setting *s, const struct table *t, struct columns *c)
{
	for (size_t col = 0; col < t->columns; col++) {
		for (size_t row = t->head_rows; row < t->rows; row++) {
			const struct table_cell *cell = table_at(t, row, col);

			if (t->align[col] != TABLE_NUMBER || cell->text.n != 1 || cell->columns != 1)
				continue;
			const struct span *span = &cell->text.span[0];
			size_t cut = decimals_at(span->text);

			c->whole[col] = fmax(c->whole[col], setting_width(s, str_slice(span->text, 0, cut),
			                                                  span->face, span->size_pt));
			c->part[col] = fmax(c->part[col], setting_width(s, str_slice(span->text, cut, span->text.n),
			                                                span->face, span->size_pt));
		}
		double both = c->whole[col] + c->part[col] + 2 * PAD_X;

		c->least[col] = fmax(c->least[col], both);
		c->most[col] = fmax(c->most[col], both);
	}
}

/* ---- cells ---- */

struct set_cell {
	const struct table_cell *cell;
	struct para              para;
	double                   width, height; /* of the cell with padding; of its content */
	enum table_align         align;
};

struct draw {
	struct galley         *g;
	const struct table    *t;
	const struct tag_node *tag;     /* the Table */
	struct columns         c;
	double                 line_pt;
	unsigned              *td;      /* [columns] structure ids of a row's cells */
};

static double span_width(const struct draw *d, size_t col, unsigned columns)
{
	double w = 0;

	for (size_t i = col; i < col + columns && i < d->t->columns; i++)
		w += d->c.width[i];
	return w;
}

static struct set_cell set_cell(struct draw *d, size_t row, size_t col)
{
	struct set_cell out = { .cell = table_at(d->t, row, col) };
	bool head = row < d->t->head_rows;

	out.align = out.cell->set_align ? out.cell->align : head ? TABLE_CENTER : d->t->align[col];
	out.width = span_width(d, col, out.cell->columns);
	if (out.cell->picture != NULL) {
		out.height = out.cell->picture->h_pt;
		return out;
	}
	struct para_style style = { .width_pt = fmax(out.width - 2 * PAD_X, d->t->size_pt) };

	style.align = out.align == TABLE_CENTER ? PARA_CENTER : out.align == TABLE_LEFT ? PARA_LEFT : PARA_RIGHT;
	out.para = para_set(d->g->setting, &out.cell->text, &style);
	out.height = (double)out.para.n * d->line_pt;
	return out;
}

/* How far a figure is moved so that its comma stands under the others'. */
static double number_shift(struct draw *d, const struct set_cell *c, size_t col)
{
	const struct para_line *line = c->para.n == 1 ? &c->para.line[0] : NULL;
	const struct span *span;
	double part, block;

	if (c->align != TABLE_NUMBER || line == NULL || c->cell->text.n != 1)
		return 0;
	span = &c->cell->text.span[0];
	part = setting_width(d->g->setting, str_slice(span->text, decimals_at(span->text), span->text.n), span->face,
	                     span->size_pt);
	block = d->c.whole[col] + d->c.part[col];
	/* The block of all figures stands in the middle of its column. */
	return -(d->c.part[col] - part) - fmax(0, (c->width - 2 * PAD_X - block) / 2);
}

static void draw_cell(struct draw *d, struct picture *p, const struct set_cell *c, size_t col, double y,
                      size_t from, size_t to)
{
	const struct font *f = &d->g->setting->fonts->face[FACE_SERIF];
	double size = d->t->size_pt, x = d->c.x[col] + PAD_X;
	double base = (d->line_pt + (f->ascent + f->descent) * size / 1000) / 2 ;

	if (c->cell->picture != NULL) {
		const struct picture *pic = c->cell->picture;

		picture_tag_begin(p, TAG_FIGURE, 0, pic->description.n > 0 ? pic->description : pic->title);
		picture_place(p, pic, x + (c->align == TABLE_CENTER ? (c->width - 2 * PAD_X - pic->w_pt) / 2 : 0), y);
		picture_tag_end(p);
		return;
	}
	for (size_t i = from; i < to && i < c->para.n; i++)
		para_draw(p, &c->para.line[i], x + number_shift(d, c, col),
		          y + (double)(i - from) * d->line_pt + base);
}

static void rule(struct picture *p, double x0, double y0, double x1, double y1)
{
	picture_line(p, x0, y0, x1, y1, RULE_PT, INK_RULE);
}

/* The rules round one cell. */
static void draw_frame(const struct draw *d, struct picture *p, size_t col, unsigned columns, double y, double h)
{
	double x0 = d->c.x[col], x1 = x0 + span_width(d, col, columns);

	rule(p, x0, y, x1, y);
	rule(p, x0, y + h, x1, y + h);
	if (!d->t->plain) {
		rule(p, x0, y, x0, y + h);
		rule(p, x1, y, x1, y + h);
	}
}

/* ---- rows ---- */

static void add_head(struct draw *d, struct galley_box *head)
{
	const struct table *t = d->t;
	struct arena *a = d->g->setting->arena;
	struct set_cell *set = arena_new(a, struct set_cell, t->head_rows * t->columns);
	double *height = arena_new(a, double, t->head_rows), total = 0;

	for (int pass = 0; pass < 2; pass++)    /* cells of one row first, then those of several */
		for (size_t row = 0; row < t->head_rows; row++)
			for (size_t col = 0; col < t->columns; col++) {
				const struct table_cell *c = table_at(t, row, col);
				size_t last = row + c->rows - 1;
				double have = 0;

				if (c->columns == 0 || (c->rows > 1) != (pass == 1))
					continue;
				set[row * t->columns + col] = set_cell(d, row, col);
				for (size_t r = row; r < last; r++)
					have += height[r];
				height[last] = fmax(height[last], set[row * t->columns + col].height + 2 * PAD_Y - have);
			}
	total = sum(height, t->head_rows);
	struct galley_box *b = galley_add(d->g, total, d->tag);
	double y = 0;

	for (size_t row = 0; row < t->head_rows; y += height[row++]) {
		picture_tag_begin(&b->picture, TAG_TR, setting_tag_id(d->g->setting), (str){ NULL, 0 });
		for (size_t col = 0; col < t->columns; col++) {
			const struct set_cell *c = &set[row * t->columns + col];
			double h = 0;

			if (c->cell == NULL)
				continue;
			for (size_t r = row; r < row + c->cell->rows; r++)
				h += height[r];
			picture_tag_begin(&b->picture, TAG_TH, setting_tag_id(d->g->setting), (str){ NULL, 0 });
			draw_cell(d, &b->picture, c, col, y + (h - c->height) / 2, 0, SIZE_MAX);
			picture_tag_end(&b->picture);
			draw_frame(d, &b->picture, col, c->cell->columns, y, h);
		}
		picture_tag_end(&b->picture);
	}
	*head = *b;
	d->g->keep = true;
}

/* One box of a row: lines [from, to) of its cells. */
static void add_slice(struct draw *d, const struct set_cell *set, const struct tag_node *tr, size_t from, size_t to,
                      double height, const struct galley_box *head)
{
	const struct table *t = d->t;
	bool whole = from == 0 && to == SIZE_MAX;
	struct galley_box *b = galley_add(d->g, height, tr);

	b->head = head;
	for (size_t col = 0; col < t->columns; col++) {
		const struct set_cell *c = &set[col];
		double x0, x1;

		if (c->cell == NULL)
			continue;
		x0 = d->c.x[col];
		x1 = x0 + c->width;
		picture_tag_begin(&b->picture, TAG_TD, d->td[col], (str){ NULL, 0 });
		draw_cell(d, &b->picture, c, col, whole ? (height - c->height) / 2 : from == 0 ? PAD_Y : 0, from, to);
		picture_tag_end(&b->picture);
		if (whole) {
			draw_frame(d, &b->picture, col, c->cell->columns, 0, height);
			continue;
		}
		if (from == 0)
			rule(&b->picture, x0, 0, x1, 0);
		if (to == SIZE_MAX)
			rule(&b->picture, x0, height, x1, height);
		if (!t->plain) {
			rule(&b->picture, x0, 0, x0, height);
			rule(&b->picture, x1, 0, x1, height);
		}
	}
}

static void add_row(struct draw *d, size_t row, const struct galley_box *head)
{
	const struct table *t = d->t;
	struct set_cell *set = arena_new(d->g->setting->arena, struct set_cell, t->columns);
	struct tag_node *tr = galley_tag(d->g, TAG_TR, d->tag);
	double height = t->row_pt;
	size_t lines = 1;

	for (size_t col = 0; col < t->columns; col++) {
		d->td[col] = setting_tag_id(d->g->setting);
		if (table_at(t, row, col)->columns == 0)
			continue;
		set[col] = set_cell(d, row, col);
		height = fmax(height, set[col].height + 2 * PAD_Y);
		if (set[col].para.n > lines)
			lines = set[col].para.n;
	}
	if (height <= (d->g->landscape ? TALL_LANDSCAPE_PT : TALL_PT)) {
		add_slice(d, set, tr, 0, SIZE_MAX, height, head);
		return;
	}
	for (size_t i = 0; i < lines; i++) {
		bool first = i == 0, last = i + 1 == lines;

		if (i == 1 || last)
			d->g->keep = true;
		add_slice(d, set, tr, i, last ? SIZE_MAX : i + 1, d->line_pt + (first || last ? PAD_Y : 0), head);
	}
}

static void choose_page(struct draw *d)
{
	struct setting *s = d->g->setting;
	const struct table *t = d->t;

	measure(s, t, &d->c);
	measure_numbers(s, t, &d->c);
	double least = sum(d->c.least, t->columns);

	d->g->landscape = t->landscape_width_pt > 0 && least > d->g->width_pt;
	share_out(t, &d->c, d->g->landscape ? t->landscape_width_pt : d->g->width_pt);
}

void table_add(struct galley *g, const struct table *t, const struct tag_node *parent)
{
	struct arena *a = g->setting->arena;
	struct draw d = { .g = g, .t = t, .line_pt = t->size_pt * LEADING };
	struct galley_box *head = NULL;

	if (t->columns == 0 || t->rows == 0)
		return;
	d.c = (struct columns){ arena_new(a, double, t->columns), arena_new(a, double, t->columns),
	                        arena_new(a, double, t->columns), arena_new(a, double, t->columns),
	                        arena_new(a, double, t->columns), arena_new(a, double, t->columns) };
	d.td = arena_new(a, unsigned, t->columns);
	d.tag = galley_tag(g, TAG_TABLE, parent);
	choose_page(&d);
	if (t->head_rows > 0) {
		head = arena_new(a, struct galley_box, 1);
		add_head(&d, head);
	}
	for (size_t row = t->head_rows; row < t->rows; row++) {
		/* The last row does not stand alone on a page. */
		if (row + 1 == t->rows && row > t->head_rows)
			g->keep = true;
		add_row(&d, row, head);
	}
	g->landscape = false;
	galley_space(g, 10);
}
