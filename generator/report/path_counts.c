/* path_counts.c -- references to counts: targets, reports, tasks, money (see path.h). */
#include <math.h>

#include "base/arena.h"
#include "config/words.h"
#include "report/path.h"
#include "report/tally.h"

static str shown_count(const struct path *p, unsigned n)
{
	return show_count(p->x->a, p->x->words, n);
}

static uint32_t plan_of(const struct path *p, str step)
{
	uint32_t plan = map_get(&p->x->model->plan_by_id, step);
	return plan == MAP_NONE ? NONE : plan;
}

static void plan_candidates(struct candidates *c, const struct model *m)
{
	for (size_t i = 0; i < m->plans; i++)
		path_candidate(c, m->plan[i].id);
}

/* ---- count[.<sector>|.<plan>|.<year due>]….<what>[.before|.percent] ---- */

/* What is counted, behind the statuses themselves. */
enum { C_TOTAL = STATUS__COUNT, C_DUE, C_BEHIND, C_CHANGED, C__COUNT };

static const char *count_name(int what)
{
	static const char *const more[] = { "total", "due", "behind", "changed" };
	return what < STATUS__COUNT ? status_id((enum status)what) : more[what - STATUS__COUNT];
}

static int count_what(str step)
{
	for (int i = 0; i < C__COUNT; i++)
		if (str_eq_c(step, count_name(i)))
			return i;
	return -1;
}

/* Take the step for a filter; false when it is none. */
static bool count_filter(const struct path *p, str step, struct target_filter *f)
{
	uint32_t plan = plan_of(p, step);
	int year = path_year(p, step);
	for (int i = 0; i < SECTOR__COUNT; i++)
		if (str_eq_c(step, sector_id((enum sector)i))) {
			f->sector = i;
			return true;
		}
	if (plan != NONE)
		f->plan = plan;
	if (year)
		f->due = year;
	return plan != NONE || year;
}

static unsigned counted(const struct verdict *verdict, struct refs targets, int what)
{
	struct status_count c = tally_status(verdict, targets);
	if (what < STATUS__COUNT)
		return c.count[what];
	return what == C_BEHIND ? c.count[STATUS_SLOW] + c.count[STATUS_OFF_TRACK] + c.count[STATUS_REVERSING] : c.total;
}

static str count_text(struct path *p, struct target_filter f, int what)
{
	static const char *const how[] = { "before", "percent" };
	const struct report_context *x = p->x;
	int h = path_ended(p) ? -1 : path_word(p, path_step(p), how, 2);
	if (p->failed)
		return S("…");
	struct refs all = tally_targets(x->a, x->s, x->subject, &f);
	if (what == C_DUE)
		f.due_by = x->subject.year - (h == 0);
	f.changed = what == C_CHANGED;
	struct refs targets = tally_targets(x->a, x->s, x->subject, &f);
	unsigned n = counted(h == 0 ? x->s->before : x->s->verdict, targets, what);
	if (h != 1)
		return shown_count(p, n);
	return all.n ? show_percent(x->a, x->words, 100.0 * n / all.n) : path_missing(p);
}

str path_of_count(struct path *p)
{
	struct target_filter f = target_filter_any();
	for (;;) {
		str step = path_step(p);
		int what = count_what(step);
		if (what >= 0)
			return count_text(p, f, what);
		if (count_filter(p, step, &f))
			continue;
		struct candidates *c = path_candidates(p, step);
		for (int i = 0; i < C__COUNT; i++)
			path_candidate(c, str_from_c(count_name(i)));
		for (int i = 0; i < SECTOR__COUNT; i++)
			path_candidate(c, str_from_c(sector_id((enum sector)i)));
		plan_candidates(c, p->x->model);
		path_refuse(c);
		return S("…");
	}
}

/* ---- reporting[.<duty>|.<plan>][.<year>].<what> ---- */

str path_of_reporting(struct path *p)
{
	static const char *const word[] = { "on-time", "late", "missing", "not-due", "total", "received" };
	const struct report_context *x = p->x;
	uint32_t duty = NONE, plan = NONE;
	int year = x->subject.year;
	for (;;) {
		str step = path_step(p);
		for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
			if (!str_eq_c(step, word[i]))
				continue;
			struct report_count c = tally_reports(x->s, x->subject, year, duty, plan);
			unsigned received = c.count[REPORT_ON_TIME] + c.count[REPORT_LATE];
			return shown_count(p, i < REPORT__COUNT ? c.count[i] : i == REPORT__COUNT ? c.total : received);
		}
		uint32_t d = map_get(&x->model->duty_by_id, step);
		if (path_year(p, step))
			year = path_year(p, step);
		else if (plan_of(p, step) != NONE)
			plan = plan_of(p, step);
		else if (d != MAP_NONE)
			duty = d;
		else {
			struct candidates *c = path_candidates(p, step);
			for (size_t i = 0; i < sizeof word / sizeof *word; i++)
				path_candidate(c, str_from_c(word[i]));
			plan_candidates(c, x->model);
			for (size_t i = 0; i < x->model->duties; i++)
				path_candidate(c, x->model->duty[i].id);
			path_refuse(c);
			return S("…");
		}
	}
}

/* ---- tasks[.<plan>].<what> ---- */

str path_of_tasks(struct path *p)
{
	static const char *const word[] = { "planned", "doing", "done", "dropped", "total" };
	const struct report_context *x = p->x;
	uint32_t plan = NONE;
	for (;;) {
		str step = path_step(p);
		struct task_count n = tally_tasks(x->s, x->subject, plan, NONE);
		for (size_t i = 0; i < 5; i++)
			if (str_eq_c(step, word[i]))
				return shown_count(p, i < 4 ? n.count[i] : n.total);
		plan = plan_of(p, step);
		if (plan != NONE)
			continue;
		struct candidates *c = path_candidates(p, step);
		for (size_t i = 0; i < 5; i++)
			path_candidate(c, str_from_c(word[i]));
		plan_candidates(c, x->model);
		path_refuse(c);
		return S("…");
	}
}

/* ---- budget.<year>.<planned|spent|ratio>[.<state|mobilised>] ---- */

struct money { double planned, spent; };

/* `source`: 0 state, 1 mobilised, -1 both. */
static struct money sum_budget(const struct report_context *x, int year, int source)
{
	struct money sum = { NAN, NAN };
	for (size_t i = 0; i < x->model->budgets; i++) {
		const struct budget *b = &x->model->budget[i];
		bool here = b->plan != NONE ? subject_has_plan(x->model, x->subject, b->plan)
		                            : b->unit == subject_unit(x->model, x->subject);
		if (b->year != year || !here || (source >= 0 && b->mobilised != (source == 1)))
			continue;
		if (isfinite(b->planned))
			sum.planned = isfinite(sum.planned) ? sum.planned + b->planned : b->planned;
		if (isfinite(b->spent))
			sum.spent = isfinite(sum.spent) ? sum.spent + b->spent : b->spent;
	}
	return sum;
}

str path_of_budget(struct path *p)
{
	static const char *const field[] = { "planned", "spent", "ratio" };
	static const char *const source[] = { "state", "mobilised" };
	const struct report_context *x = p->x;
	str step = path_step(p);
	int year = path_year(p, step), f, s;
	if (!year) {
		struct candidates *c = path_candidates(p, step);
		path_candidate(c, S("cycle"));
		path_candidate(c, S("cycle-1"));
		path_refuse(c);
		return S("…");
	}
	f = path_word(p, path_step(p), field, 3);
	s = f < 0 || path_ended(p) ? -1 : path_word(p, path_step(p), source, 2);
	if (p->failed)
		return S("…");
	struct money m = sum_budget(x, year, s);
	double v = f == 0 ? m.planned : f == 1 ? m.spent : m.planned > 0 ? 100 * m.spent / m.planned : NAN;
	if (!isfinite(v))
		return path_missing(p);
	return f == 2 ? show_percent(x->a, x->words, v) : show_number(x->a, x->words, v, 0);
}
