/*
 * table_columns.c -- how wide a table's columns are.
 *
 * Short columns get what they ask for; long ones share the rest.  Then width
 * is moved from column to column as long as that makes the table lower: two
 * words in a narrow column may well stand one above the other if that saves
 * lines in the column beside it.
 */
#include <math.h>

#include "base/arena.h"
#include "typeset/table.h"

enum { ROWS_WEIGHED = 120, MOVES_MOST = 60 };

static void cell_extent(struct setting *s, const struct table_cell *c, double *least, double *most)
{
	if (c->picture != NULL)
		*least = *most = c->picture->w_pt;
	else
		para_extent(s, &c->text, least, most);
	*least += 2 * TABLE_PAD_X;
	*most += 2 * TABLE_PAD_X;
}

static void measure_texts(struct setting *s, const struct table *t, struct table_columns *c)
{
	for (size_t col = 0; col < t->columns; col++) {
		c->least[col] = c->most[col] = fmax(t->least_pt[col], 2 * TABLE_PAD_X + t->size_pt);
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

size_t table_decimals_at(str figure)
{
	size_t comma = str_find_char(figure, ',', 0);

	if (comma != SIZE_MAX)
		return comma;
	for (size_t i = 0; i < figure.n; i++)
		if (figure.p[i] == '%')
			return i > 0 && figure.p[i - 1] == ' ' ? i - 1 : i;
	return figure.n;
}

static void measure_numbers(struct setting *s, const struct table *t, struct table_columns *c)
{
	for (size_t col = 0; col < t->columns; col++) {
		if (t->align[col] != TABLE_NUMBER)
			continue;
		for (size_t row = t->head_rows; row < t->rows; row++) {
			const struct table_cell *cell = table_at(t, row, col);

			if (cell->text.n != 1 || cell->columns != 1)
				continue;
			const struct span *span = &cell->text.span[0];
			size_t cut = table_decimals_at(span->text);

			c->whole[col] = fmax(c->whole[col], setting_width(s, str_slice(span->text, 0, cut),
			                                                  span->face, span->size_pt));
			c->part[col] = fmax(c->part[col], setting_width(s, str_slice(span->text, cut, span->text.n),
			                                                span->face, span->size_pt));
		}
		double both = c->whole[col] + c->part[col] + 2 * TABLE_PAD_X;

		c->least[col] = fmax(c->least[col], both);
		c->most[col] = fmax(c->most[col], both);
	}
}

struct table_columns table_measure(struct setting *s, const struct table *t)
{
	struct arena *a = s->arena;
	struct table_columns c = { arena_new(a, double, t->columns), arena_new(a, double, t->columns),
	                           arena_new(a, double, t->columns), arena_new(a, double, t->columns),
	                           arena_new(a, double, t->columns), arena_new(a, double, t->columns) };

	measure_texts(s, t, &c);
	measure_numbers(s, t, &c);
	return c;
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
static void divide(const struct table *t, struct table_columns *c, double width)
{
	bool settled = false;

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
}

/* The width on one line of some cells: [weighed][columns]; rows evenly taken from all. */
struct weights { double *most; size_t rows; };

static struct weights weigh(struct setting *s, const struct table *t)
{
	struct weights w = { NULL, t->rows < ROWS_WEIGHED ? t->rows : ROWS_WEIGHED };

	w.most = arena_new(s->arena, double, w.rows * t->columns);
	for (size_t i = 0; i < w.rows; i++)
		for (size_t col = 0; col < t->columns; col++) {
			const struct table_cell *cell = table_at(t, i * t->rows / w.rows, col);
			double least;

			if (cell->columns == 1 && cell->rows == 1)
				cell_extent(s, cell, &least, &w.most[i * t->columns + col]);
		}
	return w;
}

/*
 * Lines of all rows weighed; a line that is filled to the brim would break, so
 * words count a little more.  Of two equal heights the one with less text in
 * its longest cells is nearer to the next gain.
 */
static double height(const struct table *t, const struct weights *w, const double *width)
{
	double lines = 0, fill = 0;

	for (size_t i = 0; i < w->rows; i++) {
		double most = 1, longest = 0;

		for (size_t col = 0; col < t->columns; col++) {
			double text = w->most[i * t->columns + col] - 2 * TABLE_PAD_X;
			double room = width[col] - 2 * TABLE_PAD_X;

			longest = fmax(longest, text / room);
			if (text > room)
				most = fmax(most, ceil(text * 1.04 / room));
		}
		lines += most;
		fill += longest;
	}
	return lines + 0.1 * fill;
}

/* The best of moving `step` from one column to another; false when none makes the table lower. */
static bool move_best(const struct table *t, const struct weights *w, struct table_columns *c, double step, double *lines)
{
	size_t from = SIZE_MAX, to = 0;

	for (size_t i = 0; i < t->columns; i++)
		for (size_t k = 0; k < t->columns; k++) {
			if (i == k || c->width[i] - step < c->least[i])
				continue;
			c->width[i] -= step;
			c->width[k] += step;
			double now = height(t, w, c->width);

			if (now < *lines - 0.001) {
				*lines = now;
				from = i;
				to = k;
			}
			c->width[i] += step;
			c->width[k] -= step;
		}
	if (from == SIZE_MAX)
		return false;
	c->width[from] -= step;
	c->width[to] += step;
	return true;
}

static void refine(struct setting *s, const struct table *t, struct table_columns *c)
{
	static const double steps[] = { 24, 12, 6, 3 };
	enum { COLUMNS_MOST = 16 };     /* wider ones have no room to move */
	struct weights w;
	double lines;
	int moves = 0;

	if (t->columns > COLUMNS_MOST)
		return;
	w = weigh(s, t);
	lines = height(t, &w, c->width);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++)
		while (moves++ < MOVES_MOST && move_best(t, &w, c, steps[i], &lines))
			;
}

void table_share_out(struct setting *s, const struct table *t, double width_pt, struct table_columns *c)
{
	double least = sum(c->least, t->columns), most = sum(c->most, t->columns), x = 0;

	for (size_t i = 0; i < t->columns; i++)
		c->width[i] = least >= width_pt ? c->least[i] * width_pt / least
		              : most <= width_pt ? c->most[i] * width_pt / most : 0;
	if (least < width_pt && most > width_pt) {
		divide(t, c, width_pt);
		refine(s, t, c);
	}
	for (size_t i = 0; i < t->columns; i++) {
		c->x[i] = x;
		x += c->width[i];
	}
}
