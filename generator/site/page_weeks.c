/*
 * page_weeks.c -- the learning week: the statistical form summed over the units, beside last year; who is missing.
 */
#include "site/pages.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "chart/pairs.h"
#include "figures/week.h"
#include "site/grid.h"
#include "site/pictures.h"
#include "site/proof.h"
#include "site/takeaway.h"

enum { UNITS_IN_FULL = 60 };

static void number(struct grid *g, double value, str of)
{
	grid_number(g, isfinite(value) ? show_number(g->v->a, g->v->words, value, 0) : S(""), value);
	if (isfinite(value))
		grid_of(g, of);
}

static struct value *sum_table(struct view *v, const struct form *form, const struct week_sum_row *now, const struct week_sum_row *before, int year)
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
		number(&g, now[r].events, proof_week(v, year, r, NONE, "events"));
		number(&g, now[r].people, proof_week(v, year, r, NONE, "people"));
		if (before) {
			number(&g, before[r].events, proof_week(v, year - 1, r, NONE, "events"));
			number(&g, before[r].people, proof_week(v, year - 1, r, NONE, "people"));
		}
		number(&g, now[r].units ? (double)now[r].units : (double)NAN, S(""));
	}
	return g.table;
}

/* The same as a file. */
static void sum_sheet(const struct view *v, const struct form *form, const struct week_sum_row *now,
                      const struct week_sum_row *before, struct sheet *s)
{
	sheet_begin(s, v->a, "row,code,label,measure_unit,events,people,events_before,people_before,units");
	for (size_t r = 0; r < form->rows; r++) {
		sheet_int(s, (int64_t)r + 1);
		sheet_text(s, form->row[r].code);
		sheet_text(s, form->row[r].label);
		sheet_text(s, form->row[r].measure_unit);
		sheet_number(s, now[r].events);
		sheet_number(s, now[r].people);
		sheet_number(s, before ? before[r].events : NAN);
		sheet_number(s, before ? before[r].people : NAN);
		sheet_int(s, now[r].units);
		sheet_end_row(s);
	}
}

/* The rows at the top of the form ("1", "2" …) that both years have. */
static void set_chart(struct view *v, const struct form *form, const struct week_sum_row *now, const struct week_sum_row *before, int year)
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
	if (!n)
		return;
	struct value *chart = picture_of_pairs(v, &d, S("so-voi-nam-truoc"));
	takeaway_same(v, chart);
	view_put(v, v->data, "chart", chart);
}

static struct value *return_table(struct view *v, const struct form *form, const struct week_return *w)
{
	struct grid g;
	grid_begin(&g, v, v->model->unit[w->unit].name);
	view_html(v, g.table, "caption-attr", view_vi(v));
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
				number(&g, cell[k]->kind == CELL_NUMBER ? cell[k]->value : NAN,
				       proof_week(v, w->year, r, w->unit, k ? "people" : "events"));
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

/* Who should have sent a return and has not; "copy" is the same as plain text, to be put into a reminder. */
static void set_missing(struct view *v, uint32_t form, int year)
{
	const struct model *m = v->model;
	struct refs missing = week_missing(v->a, m, v->site->reporting, form, year, NONE);
	struct value *list = view_list(v);
	struct buf copy;
	buf_init(&copy, v->a, 256);
	for (uint32_t i = 0; i < missing.n; i++) {
		struct value *entry = view_push(v, list);
		view_text(v, entry, "name", m->unit[missing.ref[i]].name);
		view_text(v, entry, "href", view_link(v, link_unit(v->a, m, missing.ref[i])));
		buf_c(&copy, i ? "; " : "");
		buf_add(&copy, m->unit[missing.ref[i]].name);
	}
	view_text(v, v->data, "missing-copy", buf_str(&copy));
	view_text(v, v->data, "missing-count", view_words(v, "week.missing-count", show_count(v->a, v->words, missing.n)));
	view_section(v, "missing", list);
}

str page_week(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct model *m = s->model;
	int year = (int)page->subject;
	struct view v;
	str title = word_f(scratch, s->words, "week.title", show_year(scratch, year));
	view_begin(&v, s, scratch, page->path, "weeks", title, word(s->words, "week.description"));
	view_crumb(&v, view_word(&v, "nav.weeks"), S("tuan-le/index.html"), false);
	view_crumb(&v, show_year(scratch, year), S(""), false);
	view_text(&v, v.data, "title", title);
	struct week_sum now = week_sum(scratch, m, NONE, year), last = week_sum(scratch, m, NONE, year - 1);
	const struct week_sum_row *before = last.form == now.form ? last.row : NULL;    /* another form: not comparable */
	view_text(&v, v.data, "sentence", view_words(&v, before ? "week.sentence" : "week.sentence-first", show_count(v.a, v.words, now.units),
	          show_year(v.a, year), show_count(v.a, v.words, last.units), show_year(v.a, year - 1)));
	view_text(&v, v.data, "csv", view_link(&v, str_format(v.a, "data/week-%d.csv", year)));
	if (now.units) {
		struct sheet sheet;
		sum_sheet(&v, &m->form[now.form], now.row, before, &sheet);
		takeaway_sheet(&v, v.data, S("tong-hop"), &sheet);
		view_put(&v, v.data, "table", sum_table(&v, &m->form[now.form], now.row, before, year));
		if (before)
			set_chart(&v, &m->form[now.form], now.row, before, year);
		set_missing(&v, now.form, year);
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
