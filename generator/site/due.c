/*
 * due.c -- see due.h.
 *
 * A yearly duty or task is due in the years of its plan's period only.  All
 * targets of one plan that end in the same year make one item: each of them
 * would say the same day.
 */
#include "site/due.h"

#include <stdlib.h>

#include "base/arena.h"
#include "figures/reporting.h"

static void add(struct arena *a, struct due_list *out, struct due_item item)
{
	*arena_push(a, struct due_item, &out->item, &out->n, &out->cap) = item;
}

static bool within(date d, date from, date to)
{
	return d >= from && d <= to;
}

/* The day that a due date means in `year`; DATE_NONE when it means none. */
static date day_in(struct due_date d, int year)
{
	if (!d.month || (d.year && d.year != year))
		return DATE_NONE;
	if (!date_valid(year, d.month, d.day))
		return date_make(year, d.month, d.day - 1);     /* 29 February */
	return date_make(year, d.month, d.day);
}

static bool exists_on(const struct model *m, uint32_t u, date day)
{
	return u == NONE || ((m->unit[u].valid_from == DATE_NONE || m->unit[u].valid_from <= day) &&
	                     (m->unit[u].valid_to == DATE_NONE || m->unit[u].valid_to >= day));
}

static uint32_t unit_of(const struct model *m, uint32_t unit, uint32_t agency)
{
	return unit == NONE && agency != NONE ? m->agency[agency].unit : unit;
}

/* On that day there must still be a sender, and somebody to send it to: districts have ended. */
static bool is_alive(const struct model *m, const struct duty *d, date day)
{
	if (!exists_on(m, unit_of(m, d->to_unit, d->to_agency), day) ||
	    !exists_on(m, unit_of(m, d->from_unit, d->from_agency), day))
		return false;
	if (d->from_kind < 0)
		return true;
	for (uint32_t u = 0; u < m->units; u++)
		if ((int)m->unit[u].kind == d->from_kind && exists_on(m, u, day))
			return true;
	return false;
}

date due_duty_day(const struct model *m, const struct duty *d, int year)
{
	date day = day_in(d->due, year);
	return day != DATE_NONE && duty_falls_in(m, d, year) && is_alive(m, d, day) ? day : DATE_NONE;
}

static void add_duties(struct arena *a, const struct model *m, int year, date from, date to, struct due_list *out)
{
	for (uint32_t i = 0; i < m->duties; i++) {
		date day = due_duty_day(m, &m->duty[i], year);
		if (day != DATE_NONE && within(day, from, to))
			add(a, out, (struct due_item){ day, day, DUE_REPORT, i, 0 });
	}
}

static void add_tasks(struct arena *a, const struct model *m, int year, date from, date to, struct due_list *out)
{
	for (uint32_t i = 0; i < m->tasks; i++) {
		const struct task *t = &m->task[i];
		bool open = t->status == TASK_PLANNED || t->status == TASK_DOING;
		if (open && t->due != DATE_NONE && date_year(t->due) == year && within(t->due, from, to))
			add(a, out, (struct due_item){ t->due, t->due, DUE_TASK, i, 0 });
	}
}

static void add_events(struct arena *a, const struct model *m, int year, date from, date to, struct due_list *out)
{
	for (uint32_t i = 0; i < m->events; i++) {
		const struct event *e = &m->event[i];
		date day = day_in(e->start, year), last = e->end.month ? day_in(e->end, e->end.year ? e->end.year : year) : day;
		if (day != DATE_NONE && within(day, from, to))
			add(a, out, (struct due_item){ day, last < day ? day : last, DUE_EVENT, i, 0 });
	}
}

static void add_targets(struct arena *a, const struct model *m, int year, date from, date to, struct due_list *out)
{
	date day = date_make(year, 12, 31);
	if (!within(day, from, to))
		return;
	for (uint32_t p = 0; p < m->plans; p++) {
		struct due_item item = { day, day, DUE_TARGET, NONE, 0 };
		for (uint32_t k = 0; k < m->plan[p].targets.n; k++) {
			uint32_t t = m->plan[p].targets.ref[k];
			if (m->target[t].year != year)
				continue;
			if (item.subject == NONE)
				item.subject = t;
			else
				item.more++;
		}
		if (item.subject != NONE)
			add(a, out, item);
	}
}

static int by_day(const void *x, const void *y)
{
	const struct due_item *a = x, *b = y;
	if (a->day != b->day)
		return a->day < b->day ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return a->subject < b->subject ? -1 : a->subject > b->subject;
}

void due_between(struct arena *a, const struct model *m, date from, date to, struct due_list *out)
{
	*out = (struct due_list){ 0 };
	for (int year = date_year(from); year <= date_year(to); year++) {
		add_duties(a, m, year, from, to, out);
		add_tasks(a, m, year, from, to, out);
		add_targets(a, m, year, from, to, out);
		add_events(a, m, year, from, to, out);
	}
	if (out->n)
		qsort(out->item, out->n, sizeof out->item[0], by_day);
}

/* What the row says, and where it leads. */
static void describe(const struct view *v, const struct due_item *item, str *text, str *address, const char **kind)
{
	const struct model *m = v->model;
	switch (item->kind) {
	case DUE_REPORT: {
		const struct duty *d = &m->duty[item->subject];
		*text = d->text;
		*address = link_clause(v->a, m, d->plan, d->at);
		*kind = "due.report";
		return;
	}
	case DUE_TASK: {
		const struct task *t = &m->task[item->subject];
		*text = t->text;
		*address = link_clause(v->a, m, t->plan, t->at);
		*kind = "due.task";
		return;
	}
	case DUE_TARGET: {
		const struct target *t = &m->target[item->subject];
		*text = item->more ? m->plan[t->plan].title : t->text;
		*address = item->more ? link_plan(v->a, m, t->plan) : link_target(v->a, m, item->subject);
		*kind = "due.target";
		return;
	}
	case DUE_EVENT: {
		const struct event *e = &m->event[item->subject];
		*text = e->name;
		*address = e->plan == NONE ? S("lich/index.html") : link_plan(v->a, m, e->plan);
		*kind = "due.event";
		return;
	}
	}
}

struct value *due_row(const struct view *v, const struct due_item *item)
{
	struct value *row = view_map(v);
	str text = S(""), address = S("");
	const char *kind = "due.event";
	describe(v, item, &text, &address, &kind);
	view_text(v, row, "text", text);
	view_text(v, row, "href", view_link(v, address));
	view_text(v, row, "iso", show_iso(v->a, item->day));
	view_text(v, row, "date", show_date(v->a, v->words, item->day));
	view_text(v, row, "until", item->last > item->day ? show_date(v->a, v->words, item->last) : S(""));
	view_text(v, row, "kind", item->more ? view_words(v, "due.targets", show_count(v->a, v->words, item->more + 1))
	                                     : view_word(v, kind));
	return row;
}
