/*
 * page_ics.c -- the calendar for telephones and office programs: whole, of a unit, of an agency.
 *
 * What comes back every year is one event with a rule, from the first year in
 * which it falls due to the last.  A duty's day is its last day: plans say
 * "trước ngày 15/11", the register has the 14th, and the event tells how that
 * was read.
 *
 * A unit's calendar has the reports that it owes, its targets and the days to
 * mark of the plans above it; an agency's has the reports that it sends and
 * receives, its tasks and targets, and the same days.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "site/due.h"
#include "site/ics.h"
#include "site/view.h"

enum { AHEAD_YEARS = 20, TARGETS_MOST = 12 };   /* for things without an end; targets named one by one */

struct calendar {
	struct view         *v;
	const struct model  *m;
	struct buf           out;
	date                 stamp;
	uint32_t             unit, agency;      /* whose; both NONE = everything */
	str                  suffix;            /* of ids of events that are not the same in every calendar */
};

static bool is_whole(const struct calendar *c)
{
	return c->unit == NONE && c->agency == NONE;
}

static str url_of(const struct calendar *c, str address)
{
	str base = c->m->config.base_url;
	return base.n ? link_from(c->v->a, base, address) : S("");
}

static void put(struct calendar *c, struct ics_event e, const char *category)
{
	e.category = view_word(c->v, category);
	ics_event(&c->out, &e, c->stamp);
}

static str plan_line(const struct calendar *c, uint32_t plan)
{
	return plan == NONE ? S("") : view_words(c->v, "ics.plan", c->m->plan[plan].title);
}

static str join_lines(const struct calendar *c, str first, str second)
{
	if (!first.n || !second.n)
		return first.n ? first : second;
	return str_format(c->v->a, "%.*s\n%.*s", STR_ARG(first), STR_ARG(second));
}

/* ---- reports ---- */

static bool is_sender(const struct calendar *c, const struct duty *d)
{
	if (d->from_unit != NONE)
		return d->from_unit == c->unit;
	if (d->from_kind < 0 || (int)c->m->unit[c->unit].kind != d->from_kind)
		return false;
	uint32_t top = d->plan == NONE ? NONE : c->m->plan[d->plan].unit;
	return top == NONE || unit_under(c->m, c->unit, top);
}

static bool duty_concerns(const struct calendar *c, const struct duty *d)
{
	if (c->agency != NONE)
		return d->from_agency == c->agency || d->to_agency == c->agency;
	return c->unit == NONE || d->to_unit == c->unit || is_sender(c, d);
}

/* Its day in that year; DATE_NONE also when the calendar's own unit is not there on it. */
static date duty_day(const struct calendar *c, const struct duty *d, int year)
{
	date day = due_duty_day(c->m, d, year);
	if (day == DATE_NONE || c->unit == NONE)
		return day;
	const struct unit *u = &c->m->unit[c->unit];
	bool there = (u->valid_from == DATE_NONE || u->valid_from <= day) && (u->valid_to == DATE_NONE || u->valid_to >= day);
	return there ? day : DATE_NONE;
}

static str day_and_month(const struct calendar *c, date day)
{
	int year, month, of_month;
	date_split(day, &year, &month, &of_month);
	return str_format(c->v->a, "%02d/%02d", of_month, month);
}

/* How "before a day" was read; nothing for the last day of a year, which stands for the year. */
static str reading(const struct calendar *c, date day)
{
	if (date_year(day + 1) != date_year(day))
		return S("");
	return view_words(c->v, "ics.last-day", day_and_month(c, day), day_and_month(c, day + 1));
}

static void add_duty(struct calendar *c, const struct duty *d)
{
	const struct plan *p = d->plan == NONE ? NULL : &c->m->plan[d->plan];
	bool open_end = !d->due.year && !(p && p->last_year);
	int from = d->due.year ? d->due.year : p && p->first_year ? p->first_year : c->m->config.cycle;
	int to = d->due.year ? d->due.year : p && p->last_year ? p->last_year : from + AHEAD_YEARS;
	struct ics_event e = { .first = DATE_NONE, .until = DATE_NONE };
	for (int year = from; year <= to; year++) {
		date day = duty_day(c, d, year);
		if (day == DATE_NONE && e.first != DATE_NONE) {
			open_end = false;       /* the sender or the receiver ended */
			break;
		}
		if (day != DATE_NONE)
			e.until = day;
		if (e.first == DATE_NONE)
			e.first = day;
	}
	if (e.first == DATE_NONE)
		return;
	str receiver = d->to_agency != NONE ? c->m->agency[d->to_agency].short_name : S("");
	if (!receiver.n)
		receiver = d->to_agency != NONE ? c->m->agency[d->to_agency].name :
		           d->to_unit != NONE ? c->m->unit[d->to_unit].name : S("");
	e.last = e.first;
	e.yearly = e.until != e.first;
	e.leap_day = d->due.month == 2 && d->due.day == 29;
	if (open_end)
		e.until = DATE_NONE;
	e.uid = str_format(c->v->a, "duty-%.*s%.*s@tiendo", STR_ARG(d->id), STR_ARG(c->suffix));
	e.summary = receiver.n ? view_words(c->v, "ics.duty", receiver) : d->text;
	e.description = join_lines(c, join_lines(c, d->text, reading(c, e.first)), plan_line(c, d->plan));
	e.url = url_of(c, link_clause(c->v->a, c->m, d->plan, d->at));
	put(c, e, "due.report");
}

/* ---- tasks ---- */

static void add_task(struct calendar *c, const struct task *t)
{
	bool open = t->status == TASK_PLANNED || t->status == TASK_DOING;
	if (!open || t->due == DATE_NONE || !(is_whole(c) || t->agency == c->agency))
		return;
	put(c, (struct ics_event){ .uid = str_format(c->v->a, "task-%.*s@tiendo", STR_ARG(t->id)), .first = t->due, .last = t->due,
	    .until = DATE_NONE, .summary = t->text, .description = plan_line(c, t->plan),
	    .url = url_of(c, link_clause(c->v->a, c->m, t->plan, t->at)) }, "due.task");
}

/* ---- targets ---- */

static bool target_concerns(const struct calendar *c, const struct target *t)
{
	if (c->unit != NONE)
		return t->unit == c->unit;
	for (uint32_t k = 0; k < t->agencies.n; k++)
		if (t->agencies.ref[k] == c->agency)
			return true;
	return c->agency == NONE;
}

/* All targets of one document that end in the same year are one event. */
static void add_targets(struct calendar *c, uint32_t first)
{
	const struct target *one = &c->m->target[first];
	const struct refs *own = one->plan == NONE ? NULL : &c->m->plan[one->plan].targets;
	str list = S("");
	size_t n = 0, all = own ? own->n : c->m->targets;
	for (uint32_t k = 0; k < all; k++) {
		uint32_t i = own ? own->ref[k] : k;
		const struct target *t = &c->m->target[i];
		if (t->document != one->document || t->year != one->year || !target_concerns(c, t))
			continue;
		if (i < first)
			return;                 /* told with an earlier one */
		if (n++ < TARGETS_MOST)
			list = join_lines(c, list, t->text.n ? t->text : c->m->indicator[t->indicator].name);
	}
	if (n > TARGETS_MOST)
		list = join_lines(c, list, S("…"));
	date day = date_make(one->year, 12, 31);
	const struct document *d = &c->m->document[one->document];
	put(c, (struct ics_event){ .uid = str_format(c->v->a, "targets-%.*s-%d%.*s@tiendo", STR_ARG(d->id), one->year, STR_ARG(c->suffix)),
	    .first = day, .last = day, .until = DATE_NONE, .description = list,
	    .summary = view_words(c->v, "ics.targets", show_count(c->v->a, c->v->words, n), d->title),
	    .url = url_of(c, link_document(c->v->a, c->m, one->document)) }, "due.target");
}

/* ---- days and weeks to mark ---- */

static date due_in(struct due_date d, int year)
{
	if (d.year)
		year = d.year;
	return date_valid(year, d.month, d.day) ? date_make(year, d.month, d.day) : date_make(year, d.month, d.day - 1);
}

static void add_event(struct calendar *c, const struct event *x)
{
	uint32_t top = x->plan == NONE ? NONE : c->m->plan[x->plan].unit;
	uint32_t at = c->agency != NONE ? c->m->agency[c->agency].unit : c->unit;
	if (!x->start.month || (top != NONE && at != NONE && !unit_under(c->m, at, top)))
		return;
	int year = x->start.year ? x->start.year : x->plan != NONE && c->m->plan[x->plan].first_year
	           ? c->m->plan[x->plan].first_year : c->m->config.cycle;
	struct ics_event e = { .first = due_in(x->start, year), .until = DATE_NONE, .yearly = !x->start.year, .summary = x->name,
	                       .description = plan_line(c, x->plan), .leap_day = x->start.month == 2 && x->start.day == 29 };
	e.last = x->end.month ? due_in(x->end, year) : e.first;
	if (e.last < e.first)
		e.last = x->end.year ? e.first : due_in(x->end, year + 1);      /* over the new year */
	e.uid = str_format(c->v->a, "event-%.*s@tiendo", STR_ARG(x->id));
	e.url = x->plan == NONE ? S("") : url_of(c, link_plan(c->v->a, c->m, x->plan));
	put(c, e, "due.event");
}

/* ---- calendars ---- */

static str make(const struct site *s, struct arena *scratch, str path, uint32_t unit, uint32_t agency, str name)
{
	const struct model *m = s->model;
	struct view v;
	view_begin(&v, s, scratch, path, "", S(""), S(""));
	struct calendar c = { .v = &v, .m = m, .unit = unit, .agency = agency,
		.stamp = s->today == DATE_NONE ? date_make(m->config.cycle, 1, 1) : s->today };
	if (!is_whole(&c))
		c.suffix = str_format(scratch, "-%.*s", STR_ARG(unit != NONE ? m->unit[unit].id : m->agency[agency].id));
	buf_init(&c.out, scratch, 16 << 10);
	ics_begin(&c.out, name.n ? view_words(&v, "ics.of", name) : m->config.title);
	for (size_t i = 0; i < m->duties; i++)
		if (duty_concerns(&c, &m->duty[i]))
			add_duty(&c, &m->duty[i]);
	for (size_t i = 0; i < m->tasks && unit == NONE; i++)
		add_task(&c, &m->task[i]);
	for (uint32_t i = 0; i < m->targets; i++)
		if (target_concerns(&c, &m->target[i]))
			add_targets(&c, i);
	for (size_t i = 0; i < m->events; i++)
		add_event(&c, &m->event[i]);
	ics_end(&c.out);
	return buf_str(&c.out);
}

str page_calendar_ics(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	return make(s, scratch, page->path, NONE, NONE, S(""));
}

str page_unit_ics(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	return make(s, scratch, page->path, page->subject, NONE, s->model->unit[page->subject].name);
}

str page_agency_ics(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	return make(s, scratch, page->path, NONE, page->subject, s->model->agency[page->subject].name);
}
