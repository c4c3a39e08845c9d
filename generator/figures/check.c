/* check.c -- see check.h. */
#include "figures/check.h"

#include <math.h>

#include "base/arena.h"
#include "base/work.h"

struct check {
	const struct model     *m;
	const struct figures   *f;
	const struct verdict   *verdict;
	const struct reporting *reporting;
	struct arena           *arena;
	struct diags           *d;
};

static str number(const struct check *c, double v)
{
	return str_format(c->arena, "%.6g", v);
}

static str year_text(const struct check *c, int year)
{
	return str_format(c->arena, "%d", year);
}

/* ---- targets ---- */

static void target_without_agency(const struct check *c, const struct target *t)
{
	if (!t->agencies.n && t->plan != NONE)
		diag(c->d, DIAG_TARGET_ORPHAN, t->place, t->id);
}

static void growth_without_base(const struct check *c, const struct target *t)
{
	if (t->kind == TARGET_GROWTH && !t->base_year)
		diag(c->d, DIAG_GROWTH_BASE, t->place, t->id);
}

/* Comparable only when both say the same kind of thing of the same year. */
static void target_below_parent(const struct check *c, const struct target *t)
{
	const struct model *m = c->m;
	if (t->parent == NONE)
		return;
	const struct target *p = &m->target[t->parent];
	if (p->kind != t->kind || p->year != t->year || t->kind == TARGET_MILESTONE ||
	    m->indicator[p->indicator].measure != m->indicator[t->indicator].measure)
		return;
	bool down = m->indicator[t->indicator].down;
	bool share_or_rate = m->indicator[t->indicator].measure == MEASURE_SHARE || t->kind != TARGET_LEVEL;
	if (share_or_rate && (down ? t->value > p->value : t->value < p->value))
		diag(c->d, DIAG_TARGET_BELOW_PARENT, t->place, t->id, number(c, t->value), p->id, number(c, p->value));
}

static void share_of_one(const struct check *c, const struct target *t)
{
	const struct figure *f = c->verdict[t - c->m->target].figure;
	if (t->kind == TARGET_LEVEL && f && f->has_parts && f->denominator == 1 &&
	    c->m->indicator[t->indicator].measure == MEASURE_SHARE && t->value < 100)
		diag(c->d, DIAG_SHARE_OF_ONE, t->place, t->id, number(c, t->value));
}

static void check_targets(const struct check *c)
{
	static void (*const rule[])(const struct check *, const struct target *) = {
		target_without_agency, growth_without_base, target_below_parent, share_of_one,
	};
	for (size_t i = 0; i < c->m->targets; i++)
		for (size_t k = 0; k < sizeof rule / sizeof *rule; k++)
			rule[k](c, &c->m->target[i]);
}

/* ---- series ---- */

static struct place row_place(const struct check *c, const struct figure *f)
{
	const struct result *r = &c->m->result[f->row];
	return (struct place){ c->m->result_file[r->file], r->line, 0 };
}

/*
 * A jump: the change against last year is more than six times the median of
 * the unit's other yearly changes, and more than half of the figure.  The
 * median does not mind a single outlier, so one wrong figure cannot hide
 * itself by widening the measure.  At least three other changes are needed.
 */
static double median_change(const struct series *s, uint32_t without, double *scratch)
{
	size_t n = 0;
	for (uint32_t i = 1; i < s->n; i++) {
		if (i == without || s->figure[i].year != s->figure[i - 1].year + 1)
			continue;
		double change = fabs(s->figure[i].value - s->figure[i - 1].value);
		size_t k = n++;
		for (; k && scratch[k - 1] > change; k--)
			scratch[k] = scratch[k - 1];
		scratch[k] = change;
	}
	return n < 3 ? NAN : n % 2 ? scratch[n / 2] : (scratch[n / 2 - 1] + scratch[n / 2]) / 2;
}

static void jump(const struct check *c, const struct series *s, uint32_t unit, uint32_t indicator)
{
	enum { YEARS_MOST = 300 };
	double scratch[YEARS_MOST];
	if (s->n < 5 || s->n > YEARS_MOST || c->m->indicator[indicator].measure == MEASURE_YESNO)
		return;
	uint32_t last = s->n - 1;
	const struct figure *now = &s->figure[last], *before = &s->figure[last - 1];
	if (now->basis != BASIS_REPORTED || now->year != before->year + 1)
		return;
	double change = fabs(now->value - before->value), usual = median_change(s, last, scratch);
	if (change > 6 * usual && change > 0.5 * fmax(fabs(before->value), fabs(now->value)))
		diag(c->d, DIAG_JUMP, row_place(c, now), c->m->unit[unit].id, c->m->indicator[indicator].id,
		     number(c, before->value), number(c, now->value), year_text(c, now->year));
}

static void never_changes(const struct check *c, const struct series *s, uint32_t unit, uint32_t indicator)
{
	const struct figure *last = &s->figure[s->n - 1];
	enum measure measure = c->m->indicator[indicator].measure;
	if (s->n < 4 || last->basis != BASIS_REPORTED || measure == MEASURE_YESNO || measure == MEASURE_LEVEL ||
	    last->value == 0 || (measure == MEASURE_SHARE && (last->value == 100 || last->denominator <= 3)))
		return;
	if (measure == MEASURE_COUNT && last->value < 10)
		return;                         /* small counts may well stay the same */
	for (uint32_t i = s->n - 4; i < s->n; i++)
		if (s->figure[i].basis != BASIS_REPORTED || s->figure[i].value != last->value)
			return;
	diag(c->d, DIAG_NEVER_CHANGES, row_place(c, last), c->m->unit[unit].id, c->m->indicator[indicator].id,
	     number(c, last->value));
}

/* All series of one indicator: a piece of work for a thread. */
static void check_indicator(void *payload, size_t indicator, struct arena *scratch, struct diags *d)
{
	struct check c = *(const struct check *)payload;
	uint32_t i = (uint32_t)indicator;
	c.arena = scratch;
	c.d = d;
	for (uint32_t u = 0; u < c.m->units; u++) {
		struct series s = figures_series(c.f, i, u);
		if (!s.n)
			continue;
		jump(&c, &s, u, i);
		never_changes(&c, &s, u, i);
	}
}

static void check_series(struct check *c)
{
	work_run(c->arena, work_processors(), c->m->indicators, check_indicator, c, c->d);
}

/* A row for a year on whose last day the unit did not exist any more, or not yet. */
static void check_validity(const struct check *c)
{
	for (size_t i = 0; i < c->m->results; i++) {
		const struct result *r = &c->m->result[i];
		if (r->period == PERIOD_YEAR && !r->superseded && !unit_counts(c->m, r->unit, r->year))
			diag(c->d, DIAG_UNIT_NOT_VALID, ((struct place){ c->m->result_file[r->file], r->line, 0 }),
			     c->m->unit[r->unit].id, year_text(c, r->year));
	}
}

/* ---- learning week ---- */

static struct place week_place(const struct week_return *w, size_t i)
{
	return (struct place){ w->place.file, w->row[i].line, 0 };
}

static void check_week_row(const struct check *c, const struct week_return *w, size_t i)
{
	const struct form *form = &c->m->form[w->form];
	const struct week_row *r = &w->row[i];
	struct place at = week_place(w, i);
	bool both = form->row[i].events && form->row[i].people;
	bool people = r->people.kind == CELL_NUMBER && r->people.value > 0;
	bool events = r->events.kind == CELL_NUMBER && r->events.value > 0;
	if (both && people && !events)
		diag(c->d, DIAG_PEOPLE_WITHOUT_EVENTS, at, form->row[i].label, number(c, r->people.value));
	if (both && events && r->people.kind == CELL_EMPTY)
		diag(c->d, DIAG_BLANK_OR_ZERO, at, form->row[i].label, number(c, r->events.value));
}

/* The parts of "5" are "5.1", "5.2" …, and not "5.1.1", which is a part of those. */
static bool is_part(str code, str of)
{
	return code.n > of.n && str_starts(code, of) && code.p[of.n] == '.' && str_find_char(code, '.', of.n + 1) == SIZE_MAX;
}

/* The sum of a row's parts may be less than its own figure, not more. */
static void check_week_parts(const struct check *c, const struct week_return *w, size_t i, bool people)
{
	const struct form *form = &c->m->form[w->form];
	const struct week_cell *whole = people ? &w->row[i].people : &w->row[i].events;
	str code = form->row[i].code;
	double sum = 0;
	if (!code.n || whole->kind != CELL_NUMBER)
		return;
	for (size_t k = i + 1; k < form->rows; k++) {
		const struct week_cell *part = people ? &w->row[k].people : &w->row[k].events;
		if (is_part(form->row[k].code, code) && part->kind == CELL_NUMBER)
			sum += part->value;
	}
	if (sum > whole->value + 1e-9)
		diag(c->d, DIAG_CHILDREN_OVER_PARENT, week_place(w, i), form->row[i].label, number(c, whole->value),
		     number(c, sum));
}

static void check_weeks(const struct check *c)
{
	for (size_t i = 0; i < c->m->weeks; i++) {
		const struct week_return *w = &c->m->week[i];
		for (size_t r = 0; r < c->m->form[w->form].rows; r++) {
			check_week_row(c, w, r);
			check_week_parts(c, w, r, false);
			check_week_parts(c, w, r, true);
		}
	}
}

/* ---- duties ---- */

/* A yearly duty to a receiver whose unit has ended before the cycle. */
static void check_duties(const struct check *c)
{
	const struct model *m = c->m;
	for (size_t i = 0; i < m->duties; i++) {
		const struct duty *y = &m->duty[i];
		uint32_t unit = y->to_unit != NONE ? y->to_unit : y->to_agency != NONE ? m->agency[y->to_agency].unit : NONE;
		bool goes_on = !y->due.year && (y->every != EVERY_NONE || y->due.month) &&
		               (y->plan == NONE || !m->plan[y->plan].last_year || m->plan[y->plan].last_year >= m->config.cycle);
		if (goes_on && unit != NONE && !unit_counts(m, unit, m->config.cycle))
			diag(c->d, DIAG_DUTY_RECEIVER, y->place, y->id, m->unit[unit].id);
	}
}

void check_all(const struct model *m, const struct figures *f, const struct verdict *verdict,
               const struct reporting *reporting, struct arena *a, struct diags *d)
{
	struct check c = { m, f, verdict, reporting, a, d };
	check_targets(&c);
	check_series(&c);
	check_validity(&c);
	check_weeks(&c);
	check_duties(&c);
}
