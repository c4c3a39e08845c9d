/* tally.c -- see tally.h. */
#include "report/tally.h"

#include "base/arena.h"

struct target_filter target_filter_any(void)
{
	return (struct target_filter){ .plan = NONE, .unit = NONE, .sector = -1 };
}

static bool fits(const struct report_source *s, uint32_t t, const struct target_filter *f)
{
	const struct model *m = s->model;
	const struct target *target = &m->target[t];
	if (f->plan != NONE && target->plan != f->plan)
		return false;
	if (f->unit != NONE && !unit_under(m, target->unit, f->unit))
		return false;
	if (f->sector >= 0 && (int)m->indicator[target->indicator].sector != f->sector)
		return false;
	if ((f->due && target->year != f->due) || (f->due_by && target->year > f->due_by))
		return false;
	if (f->statuses && !(f->statuses & 1u << s->verdict[t].status))
		return false;
	return !f->changed || s->verdict[t].status != s->before[t].status;
}

struct refs tally_targets(struct arena *a, const struct report_source *s, struct subject subject,
                          const struct target_filter *filter)
{
	struct refs out = { 0 };
	size_t n = 0, cap = 0;
	for (uint32_t t = 0; t < s->model->targets; t++)
		if (subject_has_target(s->model, subject, t) && fits(s, t, filter))
			*arena_push(a, uint32_t, &out.ref, &n, &cap) = t;
	out.n = (uint32_t)n;
	return out;
}

struct status_count tally_status(const struct verdict *verdict, struct refs targets)
{
	struct status_count c = { { 0 }, targets.n };
	for (uint32_t i = 0; i < targets.n; i++)
		c.count[verdict[targets.ref[i]].status]++;
	return c;
}

struct report_count tally_reports(const struct report_source *s, struct subject subject, int year, uint32_t duty,
                                  uint32_t plan)
{
	struct report_count c = { { 0 }, 0 };
	for (size_t i = 0; i < s->reporting->n; i++) {
		const struct report *r = &s->reporting->report[i];
		if ((year && r->year != year) || (duty != NONE && r->duty != duty) ||
		    (plan != NONE && s->model->duty[r->duty].plan != plan) || !subject_has_report(s->model, subject, r))
			continue;
		c.count[r->status]++;
		c.total++;
	}
	return c;
}

struct task_count tally_tasks(const struct report_source *s, struct subject subject, uint32_t plan, uint32_t agency)
{
	struct task_count c = { { 0 }, 0 };
	for (size_t i = 0; i < s->model->tasks; i++) {
		const struct task *t = &s->model->task[i];
		if ((plan != NONE && t->plan != plan) || (agency != NONE && t->agency != agency) ||
		    !subject_has_plan(s->model, subject, t->plan))
			continue;
		c.count[t->status]++;
		c.total++;
	}
	return c;
}
