/*
 * page_returns.c -- who has reported what: every duty, its senders, year by year.
 *
 * A duty of very many senders lists those who are late or missing only; the
 * counts are of all.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "config/words.h"
#include "site/cards.h"
#include "site/returns.h"
#include "site/task.h"

enum { SENDERS_MOST = 400, YEARS_MOST = 32 };

struct span { size_t first, end; };     /* the reports of one duty */

struct years { int year[YEARS_MOST]; size_t n; };

static void note_year(struct years *y, int year)
{
	size_t i = 0;
	while (i < y->n && y->year[i] < year)
		i++;
	if ((i < y->n && y->year[i] == year) || y->n == YEARS_MOST)
		return;
	for (size_t k = y->n++; k > i; k--)
		y->year[k] = y->year[k - 1];
	y->year[i] = year;
}

static bool same_sender(const struct report *a, const struct report *b)
{
	return a->unit == b->unit && a->agency == b->agency;
}

/* The reports of a duty in an array of senders x years; NULL = none in that year. */
struct field {
	const struct report **cell;     /* [senders * years.n] */
	const struct report **sender;   /* [senders]: any report of each */
	size_t                senders, cap;
	struct years          years;
};

static size_t sender_of(struct view *v, struct field *f, const struct report *r)
{
	size_t i = f->senders;
	while (i-- > 0)
		if (same_sender(f->sender[i], r))
			return i;
	*arena_push(v->a, const struct report *, &f->sender, &f->senders, &f->cap) = r;
	return f->senders - 1;
}

static void make_field(struct view *v, struct span s, struct field *f)
{
	const struct report *all = v->site->reporting->report;
	*f = (struct field){ 0 };
	for (size_t i = s.first; i < s.end; i++) {
		note_year(&f->years, all[i].year);
		sender_of(v, f, &all[i]);
	}
	f->cell = arena_new(v->a, const struct report *, f->senders * f->years.n);
	for (size_t i = s.first; i < s.end; i++) {
		size_t y = 0;
		while (y < f->years.n && f->years.year[y] != all[i].year)
			y++;
		if (y < f->years.n)
			f->cell[sender_of(v, f, &all[i]) * f->years.n + y] = &all[i];
	}
}

/* In each of the plan's years: how many are on time, late, missing, not due yet. */
static void set_counts(struct view *v, struct value *duty, const struct field *f, const struct years *columns)
{
	struct value *list = view_list(v);
	for (size_t c = 0; c < columns->n; c++) {
		size_t count[REPORT__COUNT] = { 0 };
		struct value *year = view_push(v, list), *counts = view_list(v);
		for (size_t i = 0; i < f->senders * f->years.n; i++)
			if (f->cell[i] && f->cell[i]->year == columns->year[c])
				count[f->cell[i]->status]++;
		for (int s = 0; s < REPORT__COUNT; s++) {
			struct report like = { .status = (enum report_status)s, .due = DATE_NONE, .submitted_on = DATE_NONE };
			if (count[s])
				view_text(v, value_push(v->a, counts, returns_mark(v, &like)), "count", show_count(v->a, v->words, count[s]));
		}
		view_put(v, year, "counts", counts);
	}
	view_put(v, duty, "years", list);
}

static struct value *year_list(struct view *v, const struct years *years)
{
	struct value *list = view_list(v);
	for (size_t y = 0; y < years->n; y++)
		value_push(v->a, list, value_text(v->a, show_year(v->a, years->year[y])));
	return list;
}

static bool in_order(const struct field *f, size_t sender)
{
	for (size_t y = 0; y < f->years.n; y++) {
		const struct report *r = f->cell[sender * f->years.n + y];
		if (r && (r->status == REPORT_LATE || r->status == REPORT_MISSING))
			return false;
	}
	return true;
}

static void set_senders(struct view *v, struct value *duty, const struct field *f)
{
	const struct model *m = v->model;
	struct value *rows = view_list(v);
	for (size_t i = 0; i < f->senders; i++) {
		const struct report *who = f->sender[i];
		if (f->senders > SENDERS_MOST && in_order(f, i))
			continue;
		struct value *row = view_push(v, rows), *cells = view_list(v);
		view_text(v, row, "name", who->unit != NONE ? m->unit[who->unit].name : m->agency[who->agency].name);
		view_text(v, row, "href", view_link(v, who->unit != NONE ? link_unit(v->a, m, who->unit) : link_agency(v->a, m, who->agency)));
		for (size_t y = 0; y < f->years.n; y++) {
			const struct report *r = f->cell[i * f->years.n + y];
			struct value *cell = view_push(v, cells);
			view_put(v, cell, "mark", r ? returns_mark(v, r) : value_bool(v->a, false));
		}
		view_put(v, row, "cells", cells);
	}
	view_put(v, duty, "own-columns", year_list(v, &f->years));
	view_put(v, duty, "rows", rows);
	view_text(v, duty, "senders", view_words(v, f->senders > SENDERS_MOST ? "returns.only-late" : "returns.senders",
	                                         show_count(v->a, v->words, f->senders)));
}

static void push_duty(struct view *v, struct value *list, struct span s, const struct years *columns)
{
	const struct report *all = v->site->reporting->report;
	const struct duty *d = &v->model->duty[all[s.first].duty];
	struct value *duty = view_push(v, list);
	struct field f;
	make_field(v, s, &f);
	view_text(v, duty, "id", d->id);
	view_text(v, duty, "text", d->text);
	view_text(v, duty, "href", view_link(v, link_clause(v->a, v->model, d->plan, d->at)));
	view_text(v, duty, "due", task_due(v, d->due, d->every));
	set_counts(v, duty, &f, columns);
	set_senders(v, duty, &f);
}

static uint32_t plan_at(const struct site *s, size_t report)
{
	return s->model->duty[s->reporting->report[report].duty].plan;
}

/* The reports from `first` on that belong to one plan; returns where they end. */
static size_t push_plan(struct view *v, struct value *plans, size_t first)
{
	const struct site *s = v->site;
	const struct reporting *r = s->reporting;
	uint32_t plan = plan_at(s, first);
	struct years columns = { .n = 0 };
	struct value *group = view_push(v, plans), *list = view_list(v);
	size_t end = first;
	for (; end < r->n && plan_at(s, end) == plan; end++)
		note_year(&columns, r->report[end].year);
	for (size_t i = first; i < end;) {
		struct span span = { i, i };
		while (span.end < end && r->report[span.end].duty == r->report[i].duty)
			span.end++;
		push_duty(v, list, span, &columns);
		i = span.end;
	}
	view_text(v, group, "name", s->model->plan[plan].title);
	view_text(v, group, "plan-href", view_link(v, link_plan(v->a, s->model, plan)));
	view_put(v, group, "columns", year_list(v, &columns));
	view_put(v, group, "duties", list);
	return end;
}

str page_returns(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	view_begin(&v, s, scratch, page->path, "returns", word(s->words, "nav.returns"), word(s->words, "returns.lead"));
	view_crumb(&v, view_word(&v, "nav.returns"), S(""), false);
	struct value *plans = view_list(&v), *legend = view_list(&v);
	for (size_t i = 0; i < s->reporting->n;)
		i = push_plan(&v, plans, i);
	for (int k = 0; k < REPORT__COUNT; k++) {
		struct report like = { .status = (enum report_status)k, .due = DATE_NONE, .submitted_on = DATE_NONE };
		value_push(v.a, legend, returns_mark(&v, &like));
	}
	view_put(&v, v.data, "legend", legend);
	view_put(&v, v.data, "plans", plans);
	view_text(&v, v.data, "today", view_words(&v, "returns.today", show_date(v.a, v.words, s->reporting->today)));
	return view_render(&v, "returns");
}
