/*
 * table.c -- see table.h; the columns are table_columns.c's.
 *
 * All head rows together are one box, so that a cell may span several of them;
 * each body row is a box.  A row higher than a page is cut into boxes of one
 * line each and may break over pages between them; a head that takes much of a
 * page is set as rows are, and not repeated.
 */
#include "typeset/table.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "draw/font.h"

#define PAD_X TABLE_PAD_X
#define LEADING 1.18            /* of the type size */
#define RULE_PT 0.5
#define HAIRLINE_PT 0.25        /* between the rows of plain tables */
#define HEAD_MOST 0.4           /* of the page: a head that is higher is not repeated */

struct table *table_new(struct setting *s, size_t columns, size_t rows, size_t head_rows)
{
	struct table *t = arena_new(s->arena, struct table, 1);

	*t = (struct table){ .columns = columns, .rows = rows, .head_rows = head_rows, .size_pt = 12,
	                     .pad_pt = 2.5 };
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

/* ---- cells ---- */

struct set_cell {
	const struct table_cell *cell;
	struct para              para;
	double                   width, height; /* of the cell with padding; of its content */
	enum table_align         align;
	bool                     head;          /* of a head that is set as body rows are */
};

struct draw {
	struct galley         *g;
	const struct table    *t;
	const struct tag_node *tag;     /* the Table */
	struct table_columns   c;
	double                 line_pt;
	double                 page_pt; /* height for rows below the repeated head */
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
	bool head = row < d->t->head_rows && !d->t->plain;

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
	part = setting_width(d->g->setting, str_slice(span->text, table_decimals_at(span->text), span->text.n),
	                     span->face, span->size_pt);
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

/* ---- rules: each is drawn once, by the box above it ---- */

static double table_width(const struct draw *d)
{
	size_t last = d->t->columns - 1;

	return d->c.x[last] + d->c.width[last];
}

static void across(const struct draw *d, struct picture *p, double y, double line_pt)
{
	/* Half a rule further on both sides: no notch where it meets the upright ones. */
	double more = d->t->plain ? 0 : RULE_PT / 2;

	picture_line(p, -more, y, table_width(d) + more, y, line_pt, INK_RULE);
}

/* The upright rules of a row; none inside merged cells. */
static void uprights(const struct draw *d, struct picture *p, const struct set_cell *set, double y, double h)
{
	if (d->t->plain)
		return;
	for (size_t col = 0; col < d->t->columns; col++)
		if (set[col].cell != NULL)
			picture_line(p, d->c.x[col], y, d->c.x[col], y + h, RULE_PT, INK_RULE);
	picture_line(p, table_width(d), y, table_width(d), y + h, RULE_PT, INK_RULE);
}

/* ---- rows ---- */

/* Set the head's cells; fills height[head_rows]. */
static struct set_cell *set_head(struct draw *d, double *height)
{
	const struct table *t = d->t;
	struct set_cell *set = arena_new(d->g->setting->arena, struct set_cell, t->head_rows * t->columns);

	for (int pass = 0; pass < 2; pass++)    /* cells of one row first, then those of several */
		for (size_t row = 0; row < t->head_rows; row++)
			for (size_t col = 0; col < t->columns; col++) {
				const struct table_cell *c = table_at(t, row, col);
				size_t last = row + c->rows - 1 < t->head_rows ? row + c->rows - 1 : t->head_rows - 1;
				double have = 0;

				if (c->columns == 0 || (c->rows > 1) != (pass == 1))
					continue;
				set[row * t->columns + col] = set_cell(d, row, col);
				for (size_t r = row; r < last; r++)
					have += height[r];
				height[last] = fmax(height[last],
				                    set[row * t->columns + col].height + 2 * t->pad_pt - have);
			}
	return set;
}

/* A head cell with the rules left of it and below it. */
static void draw_head_cell(struct draw *d, struct picture *p, const struct set_cell *c, size_t col, double y, double h)
{
	picture_tag_cell(p, TAG_TH, setting_tag_id(d->g->setting), c->cell->columns, c->cell->rows);
	draw_cell(d, p, c, col, y + (h - c->height) / 2, 0, SIZE_MAX);
	picture_tag_end(p);
	if (d->t->plain)
		return;
	picture_line(p, d->c.x[col], y, d->c.x[col], y + h, RULE_PT, INK_RULE);
	picture_line(p, d->c.x[col], y + h, d->c.x[col] + c->width, y + h, RULE_PT, INK_RULE);
}

static void draw_head(struct draw *d, struct picture *p, const struct set_cell *set, const double *height, double total)
{
	const struct table *t = d->t;
	double y = 0;

	for (size_t row = 0; row < t->head_rows; y += height[row++]) {
		picture_tag_begin(p, TAG_TR, setting_tag_id(d->g->setting), (str){ NULL, 0 });
		for (size_t col = 0; col < t->columns; col++) {
			const struct set_cell *c = &set[row * t->columns + col];
			double h = 0;

			if (c->cell == NULL)
				continue;
			for (size_t r = row; r < row + c->cell->rows && r < t->head_rows; r++)
				h += height[r];
			draw_head_cell(d, p, c, col, y, h);
		}
		picture_tag_end(p);
	}
	across(d, p, 0, t->plain ? 1.4 * RULE_PT : RULE_PT);
	across(d, p, total, RULE_PT);
	if (!t->plain)
		picture_line(p, table_width(d), 0, table_width(d), total, RULE_PT, INK_RULE);
}

/* False when the head is so high that it has to be set as rows are. */
static bool add_head(struct draw *d, struct galley_box *head)
{
	const struct table *t = d->t;
	double *height = arena_new(d->g->setting->arena, double, t->head_rows), total = 0;
	struct set_cell *set = set_head(d, height);

	for (size_t i = 0; i < t->head_rows; i++)
		total += height[i];
	if (total > HEAD_MOST * d->page_pt)
		return false;
	struct galley_box *b = galley_add(d->g, total, d->tag);

	draw_head(d, &b->picture, set, height, total);
	*head = *b;
	d->page_pt -= total;
	d->g->keep = true;
	return true;
}

/* A table without a head still needs a rule on top of each page. */
static void rule_on_top(struct draw *d, struct galley_box *head)
{
	*head = (struct galley_box){ .height_pt = 0 };
	picture_begin(&head->picture, d->g->setting->arena, d->g->width_pt, 1);
	across(d, &head->picture, 0, RULE_PT);
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

		if (c->cell == NULL)
			continue;
		picture_tag_cell(&b->picture, c->head ? TAG_TH : TAG_TD, d->td[col], c->cell->columns, 1);
		draw_cell(d, &b->picture, c, col, whole ? (height - c->height) / 2 : from == 0 ? t->pad_pt : 0, from, to);
		picture_tag_end(&b->picture);
	}
	uprights(d, &b->picture, set, 0, height);
	if (to == SIZE_MAX)
		across(d, &b->picture, height, t->plain ? HAIRLINE_PT : RULE_PT);
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
		set[col].head = row < t->head_rows;
		height = fmax(height, set[col].height + 2 * t->pad_pt);
		if (set[col].para.n > lines)
			lines = set[col].para.n;
	}
	if (height <= d->page_pt) {
		add_slice(d, set, tr, 0, SIZE_MAX, height, head);
		return;
	}
	for (size_t i = 0; i < lines; i++) {
		bool first = i == 0, last = i + 1 == lines;

		if (i == 1 || last)
			d->g->keep = true;
		add_slice(d, set, tr, i, last ? SIZE_MAX : i + 1, d->line_pt + (first || last ? t->pad_pt : 0), head);
	}
}

static void choose_page(struct draw *d)
{
	const struct table *t = d->t;
	double least = 0;

	d->c = table_measure(d->g->setting, t);
	for (size_t i = 0; i < t->columns; i++)
		least += d->c.least[i];
	d->g->landscape = t->landscape_width_pt > 0 && least > d->g->width_pt;
	d->page_pt = d->g->landscape ? d->g->landscape_page_pt : d->g->page_pt;
	table_share_out(d->g->setting, t, d->g->landscape ? t->landscape_width_pt : d->g->width_pt, &d->c);
}

void table_add(struct galley *g, const struct table *t, const struct tag_node *parent)
{
	struct arena *a = g->setting->arena;
	struct draw d = { .g = g, .t = t, .line_pt = t->size_pt * LEADING };
	struct galley_box *head;
	size_t row = t->head_rows;

	if (t->columns == 0 || t->rows == 0)
		return;
	d.td = arena_new(a, unsigned, t->columns);
	d.tag = galley_tag(g, TAG_TABLE, parent);
	choose_page(&d);
	head = arena_new(a, struct galley_box, 1);
	if (t->head_rows == 0 || !add_head(&d, head)) {
		rule_on_top(&d, head);
		row = 0;
	}
	for (size_t first = row; row < t->rows; row++) {
		/* The last row does not stand alone on a page. */
		if (row + 1 == t->rows && row > t->head_rows)
			g->keep = true;
		size_t box = g->n;

		add_row(&d, row, head);
		if (row == first && head->height_pt <= 0)
			across(&d, &g->box[box].picture, 0, RULE_PT);
	}
	g->landscape = false;
	galley_space(g, 10);
}
