/*
 * page_weeks.c -- the learning week: the statistical form summed over the units, beside last year.
 *
 * A unit whose own sub-units have sent returns is left out of the sum, so that
 * nothing is counted twice.  Rows are summed one by one: a row of the form
 * need not be the sum of the rows under it.
 */
#include "site/pages.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "chart/pairs.h"
#include "site/grid.h"
#include "site/pictures.h"

enum { UNITS_IN_FULL = 60 };

struct sum { double events, people; unsigned units; };  /* NaN = nobody reported the cell */

static bool counted(const struct model *m, const struct week_return *w)
{
	for (size_t i = 0; i < m->weeks; i++)
		if (m->week[i].year == w->year && m->week[i].unit != w->unit && unit_under(m, m->week[i].unit, w->unit))
			return false;
	return true;
}

static double plus(double sum, struct week_cell cell)
{
	if (cell.kind != CELL_NUMBER)
		return sum;
	return isfinite(sum) ? sum + cell.value : cell.value;
}

/* Sums by row of one form in one year; NULL when there are no returns on it. */
static struct sum *sum_rows(struct arena *a, const struct model *m, uint32_t form, int year, size_t *units)
{
	size_t rows = m->form[form].rows;
	struct sum *sum = arena_new(a, struct sum, rows);
	*units = 0;
	for (size_t r = 0; r < rows; r++)
		sum[r] = (struct sum){ NAN, NAN, 0 };
	for (size_t i = 0; i < m->weeks; i++) {
		const struct week_return *w = &m->week[i];
		if (w->year != year || w->form != form || !counted(m, w))
			continue;
		++*units;
		for (size_t r = 0; r < rows; r++) {
			sum[r].events = plus(sum[r].events, w->row[r].events);
			sum[r].people = plus(sum[r].people, w->row[r].people);
			sum[r].units += w->row[r].events.kind == CELL_NUMBER || w->row[r].people.kind == CELL_NUMBER;
		}
	}
	return *units ? sum : NULL;
}

static void number(struct grid *g, double value)
{
	grid_number(g, isfinite(value) ? show_number(g->v->a, g->v->words, value, 0) : S(""), value);
}

static struct value *sum_table(struct view *v, const struct form *form, const struct sum *now, const struct sum *before, int year)
{
	struct grid g;
	str this_year = show_year(v->a, year), last_year = show_year(v->a, year - 1);
	grid_begin(&g, v, view_words(v, "week.sum", this_year));
	grid_note(&g, view_word(v, "week.sum-note"));
	view_text(v, g.table, "class", S("form-table"));
	grid_column(&g, view_word(v, "week.code"), false);
	grid_column(&g, view_word(v, "week.label"), false);
	grid_column(&g, view_word(v, "week.measure"), false);
	grid_column(&g, view_words(v, "week.events", this_year), true);
	grid_column(&g, view_words(v, "week.people", this_year), true);
	if (before) {
		grid_column(&g, view_words(v, "week.events", last_year), true);
		grid_column(&g, view_words(v, "week.people", last_year), true);
	}
	grid_column(&g, view_word(v, "week.units"), true);
	for (size_t r = 0; r < form->rows; r++) {
		const struct form_row *row = &form->row[r];
		grid_row(&g);
		grid_text(&g, row->code);
		grid_head(&g, row->label, S(""));
		grid_content(&g);
		grid_text(&g, row->measure_unit);
		grid_content(&g);
		number(&g, now[r].events);
		number(&g, now[r].people);
		if (before) {
			number(&g, before[r].events);
			number(&g, before[r].people);
		}
		number(&g, now[r].units ? (double)now[r].units : (double)NAN);
	}
	return g.table;
}

/* The rows at the top of the form ("1", "2" …) that both years have. */
static void set_chart(struct view *v, const struct form *form, const struct sum *now, const struct sum *before, int year)
{
	enum { MOST = 10 };
	struct pair_row row[MOST];
	size_t n = 0;
	for (size_t r = 0; r < form->rows && n < MOST; r++) {
		str code = form->row[r].code;
		if (!code.n || str_find_char(code, '.', 0) != SIZE_MAX)
			continue;
		if (isfinite(now[r].events) && isfinite(before[r].events))
			row[n++] = (struct pair_row){ form->row[r].label, form->row[r].measure_unit, now[r].events, before[r].events };
	}
	struct pairs_data d = { year, year - 1, row, n };
	if (n)
		view_put(v, v->data, "chart", picture_of_pairs(v, &d));
}

static struct value *return_table(struct view *v, const struct form *form, const struct week_return *w)
{
	struct grid g;
	grid_begin(&g, v, v->model->unit[w->unit].name);
	view_text(v, g.table, "class", S("form-table"));
	grid_column(&g, view_word(v, "week.code"), false);
	grid_column(&g, view_word(v, "week.label"), false);
	grid_column(&g, view_word(v, "week.events-plain"), true);
	grid_column(&g, view_word(v, "week.people-plain"), true);
	grid_column(&g, view_word(v, "week.note"), false);
	for (size_t r = 0; r < form->rows; r++) {
		const struct week_row *row = &w->row[r];
		if (row->events.kind == CELL_EMPTY && row->people.kind == CELL_EMPTY && !row->note.n)
			continue;
		grid_row(&g);
		grid_text(&g, form->row[r].code);
		grid_head(&g, form->row[r].label, S(""));
		grid_content(&g);
		const struct week_cell *cell[] = { &row->events, &row->people };
		for (int k = 0; k < 2; k++) {
			if (cell[k]->kind == CELL_UNAVAILABLE)
				grid_number(&g, S("…"), NAN);
			else
				number(&g, cell[k]->kind == CELL_NUMBER ? cell[k]->value : NAN);
		}
		grid_text(&g, row->note);
		grid_content(&g);
	}
	return g.table;
}

static void set_units(struct view *v, int year)
{
	const struct model *m = v->model;
	struct value *units = view_list(v);
	size_t n = 0;
	for (size_t i = 0; i < m->weeks; i++)
		n += m->week[i].year == year;
	for (size_t i = 0; i < m->weeks; i++) {
		const struct week_return *w = &m->week[i];
		if (w->year != year)
			continue;
		struct value *entry = view_push(v, units);
		view_text(v, entry, "name", m->unit[w->unit].name);
		view_text(v, entry, "href", view_link(v, link_unit(v->a, m, w->unit)));
		view_text(v, entry, "pdf", view_link(v, link_week_unit_pdf(v->a, m, year, w->unit)));
		view_put(v, entry, "table", n <= UNITS_IN_FULL ? return_table(v, &m->form[w->form], w) : value_bool(v->a, false));
	}
	view_put(v, v->data, "units", units);
}

str page_week(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct model *m = s->model;
	int year = (int)page->subject;
	struct view v;
	size_t units = 0, units_before = 0;
	uint32_t form = 0;
	str title = word_f(scratch, s->words, "week.title", show_year(scratch, year));
	for (size_t i = 0; i < m->weeks; i++)
		if (m->week[i].year == year)
			form = m->week[i].form;
	view_begin(&v, s, scratch, page->path, "weeks", title, word(s->words, "week.description"));
	view_crumb(&v, view_word(&v, "nav.weeks"), S("tuan-le/index.html"), false);
	view_crumb(&v, show_year(scratch, year), S(""), false);
	view_text(&v, v.data, "title", title);
	const struct sum *now = sum_rows(scratch, m, form, year, &units);
	const struct sum *before = sum_rows(scratch, m, form, year - 1, &units_before);
	view_text(&v, v.data, "sentence", view_words(&v, before ? "week.sentence" : "week.sentence-first", show_count(v.a, v.words, units),
	          show_year(v.a, year), show_count(v.a, v.words, units_before), show_year(v.a, year - 1)));
	view_text(&v, v.data, "csv", view_link(&v, str_format(v.a, "data/week-%d.csv", year)));
	if (now) {
		view_put(&v, v.data, "table", sum_table(&v, &m->form[form], now, before, year));
		if (before)
			set_chart(&v, &m->form[form], now, before, year);
	}
	set_units(&v, year);
	return view_render(&v, "week");
}

str page_weeks(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct model *m = s->model;
	struct view v;
	view_begin(&v, s, scratch, page->path, "weeks", word(s->words, "nav.weeks"), word(s->words, "week.list-lead"));
	view_crumb(&v, view_word(&v, "nav.weeks"), S(""), false);
	struct value *years = view_list(&v);
	for (size_t i = m->weeks; i-- > 0;) {
		if (i + 1 < m->weeks && m->week[i + 1].year == m->week[i].year)
			continue;
		size_t units = 0;
		for (size_t k = 0; k < m->weeks; k++)
			units += m->week[k].year == m->week[i].year;
		struct value *entry = view_push(&v, years);
		view_text(&v, entry, "href", view_link(&v, link_week(v.a, m->week[i].year)));
		view_text(&v, entry, "title", view_words(&v, "week.title", show_year(v.a, m->week[i].year)));
		view_text(&v, entry, "units", view_words(&v, "week.returns", show_count(v.a, v.words, units)));
	}
	view_put(&v, v.data, "years", years);
	return view_render(&v, "week-list");
}
