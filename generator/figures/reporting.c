/* reporting.c -- see reporting.h. */
#include "figures/reporting.h"

#include "base/arena.h"

struct expand {
	struct arena       *arena;
	const struct model *m;
	struct reporting   *out;
	int                 cycle;
	struct map          came;               /* "duty year sender" -> submission */
};

const char *report_status_id(enum report_status s)
{
	static const char *const id[REPORT__COUNT] = { "on-time", "late", "missing", "not-due" };
	return id[s];
}

static void later(date *best, date d)
{
	if (d != DATE_NONE && (*best == DATE_NONE || d > *best))
		*best = d;
}

date model_date(const struct model *m, date as_of)
{
	date best = DATE_NONE;
	if (as_of != DATE_NONE)
		return as_of;
	for (size_t i = 0; i < m->results; i++)
		later(&best, m->result[i].reported_on);
	for (size_t i = 0; i < m->submissions; i++)
		later(&best, m->submission[i].submitted_on);
	return best;
}

static str key_of(struct arena *a, uint32_t duty, int year, uint32_t unit, uint32_t agency)
{
	return str_format(a, "%u %d %u %u", duty, year, unit, agency);
}

static bool exists_on(const struct model *m, uint32_t unit, date d)
{
	if (unit == NONE)
		return true;
	const struct unit *u = &m->unit[unit];
	return (u->valid_from == DATE_NONE || u->valid_from <= d) && (u->valid_to == DATE_NONE || u->valid_to >= d);
}

static enum report_status judge(const struct report *r, date last_day, date today)
{
	if (r->submission)
		return r->submitted_on == DATE_NONE || r->submitted_on <= last_day ? REPORT_ON_TIME : REPORT_LATE;
	return today != DATE_NONE && today > last_day ? REPORT_MISSING : REPORT_NOT_DUE;
}

static void expect(struct expand *e, uint32_t duty, int year, date due, uint32_t unit, uint32_t agency)
{
	const struct model *m = e->m;
	date last_day = due == DATE_NONE ? date_make(year, 12, 31) : due;
	if (!exists_on(m, agency == NONE ? unit : m->agency[agency].unit, last_day))
		return;
	struct report r = { .duty = duty, .year = year, .unit = unit, .agency = agency, .due = due,
	                    .submitted_on = DATE_NONE };
	uint32_t s = map_get(&e->came, key_of(e->arena, duty, year, unit, agency));
	if (s != MAP_NONE) {
		r.submission = &m->submission[s];
		r.submitted_on = r.submission->submitted_on;
		if (r.submitted_on != DATE_NONE && e->out->today != DATE_NONE && r.submitted_on > e->out->today) {
			r.submission = NULL;            /* not yet known on the as-of date */
			r.submitted_on = DATE_NONE;
		}
	}
	r.status = judge(&r, last_day, e->out->today);
	*arena_push(e->arena, struct report, &e->out->report, &e->out->n, &e->out->cap) = r;
}

static void one_year(struct expand *e, uint32_t index, int year)
{
	const struct model *m = e->m;
	const struct duty *y = &m->duty[index];
	date due = y->due.month ? date_make(year, y->due.month, date_valid(year, y->due.month, y->due.day)
	                                    ? y->due.day : 28) : DATE_NONE;
	if (y->from_kind < 0) {
		if (y->from_unit != NONE || y->from_agency != NONE)
			expect(e, index, year, due, y->from_unit, y->from_agency);
		return;
	}
	uint32_t top = y->plan == NONE ? NONE : m->plan[y->plan].unit;
	for (uint32_t u = 0; u < m->units; u++)
		if ((int)m->unit[u].kind == y->from_kind && (top == NONE || unit_under(m, u, top)))
			expect(e, index, year, due, u, NONE);
}

/* Is the duty's day in `year` after the plan was issued, as far as its date is known? */
static bool after_plan(const struct duty *y, const struct plan *p, int year)
{
	if (year != p->date.year)
		return year > p->date.year;
	if (!y->due.month || !p->date.month)
		return true;
	if (y->due.month != p->date.month)
		return y->due.month > p->date.month;
	return p->date.day && y->due.day > p->date.day;
}

bool duty_falls_in(const struct model *m, const struct duty *d, int year)
{
	const struct plan *p = d->plan == NONE ? NULL : &m->plan[d->plan];
	if (!d->due.month || d->due.year)
		return d->due.month && d->due.year == year;
	return !p || ((!p->first_year || year >= p->first_year) && (!p->last_year || year <= p->last_year) &&
	              after_plan(d, p, year));
}

static void expand_duty(struct expand *e, uint32_t index)
{
	const struct model *m = e->m;
	const struct duty *y = &m->duty[index];
	const struct plan *p = y->plan == NONE ? NULL : &m->plan[y->plan];
	int first = p && p->first_year ? p->first_year : e->cycle, last = p && p->last_year ? p->last_year : e->cycle;
	if (y->due.year) {
		one_year(e, index, y->due.year);
		return;
	}
	if (y->every == EVERY_NONE && !y->due.month) {
		one_year(e, index, last < e->cycle ? last : e->cycle);
		return;
	}
	for (int year = first; year <= last && year <= e->cycle; year++)
		if (!p || after_plan(y, p, year))
			one_year(e, index, year);
}

void reporting_compute(struct arena *a, const struct model *m, int cycle, date as_of, struct reporting *out)
{
	*out = (struct reporting){ .today = model_date(m, as_of) };
	struct expand e = { .arena = a, .m = m, .out = out, .cycle = cycle };
	map_init(&e.came, a, (uint32_t)m->submissions);
	for (uint32_t i = 0; i < m->submissions; i++) {
		const struct submission *s = &m->submission[i];
		map_add(&e.came, key_of(a, s->duty, s->year, s->from_unit, s->from_agency), i);
	}
	for (uint32_t i = 0; i < m->duties; i++)
		expand_duty(&e, i);
}
