/* directive_work.c -- the directives `tasks` and `duties`: who does what, who owes which report. */
#include "base/arena.h"
#include "base/map.h"
#include "config/words.h"
#include "report/directive.h"

static str count(const struct directive *d, unsigned n)
{
	return show_count(d->x->a, d->x->words, n);
}

static str choice(const struct directive *d, const char *section, const char *id)
{
	return word(d->x->words, str_c(d->x->a, str_format(d->x->a, "%s.%s", section, id)));
}

/* ---- tasks ---- */

struct task_filter { uint32_t plan, agency; int role, status; };

static bool task_fits(const struct report_context *x, const struct task *t, const struct task_filter *f)
{
	return (f->plan == NONE || t->plan == f->plan) && (f->agency == NONE || t->agency == f->agency) &&
	       (f->role < 0 || t->support == (f->role == 1)) && (f->status < 0 || (int)t->status == f->status) &&
	       subject_has_plan(x->model, x->subject, t->plan);
}

/* Who has how many tasks in which state. */
static bool tasks_by_agency(struct directive *d, const struct task_filter *f)
{
	const struct report_context *x = d->x;
	const struct model *m = x->model;
	struct doc_table t;
	bool begun = false;
	for (uint32_t g = 0; g < m->agencies; g++) {
		unsigned n[4] = { 0 }, total = 0;
		for (size_t i = 0; i < m->tasks; i++)
			if (m->task[i].agency == g && task_fits(x, &m->task[i], f)) {
				n[m->task[i].status]++;
				total++;
			}
		if (!total)
			continue;
		if (!begun) {
			directive_table(d, &t, (str){ NULL, 0 });
			doc_table_column(&t, directive_say(d, "agency.name"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "overview.total"), DOC_ALIGN_RIGHT);
			for (int s = 0; s < 4; s++)
				doc_table_column(&t, choice(d, "task-status", task_status_id((enum task_status)s)), DOC_ALIGN_RIGHT);
			begun = true;
		}
		doc_table_row(&t);
		doc_table_cell(&t, m->agency[g].name);
		doc_table_cell(&t, count(d, total));
		for (int s = 0; s < 4; s++)
			doc_table_cell(&t, count(d, n[s]));
	}
	return begun;
}

static bool tasks_listed(struct directive *d, const struct task_filter *f)
{
	const struct report_context *x = d->x;
	const struct model *m = x->model;
	struct doc_table t;
	bool begun = false;
	for (size_t i = 0; i < m->tasks; i++) {
		const struct task *task = &m->task[i];
		if (!task_fits(x, task, f))
			continue;
		if (!begun) {
			directive_table(d, &t, (str){ NULL, 0 });
			doc_table_column(&t, directive_say(d, "reports.task"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "agency.name"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "table.state"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "reports.evidence"), DOC_ALIGN_LEFT);
			begun = true;
		}
		doc_table_row(&t);
		doc_table_cell(&t, task->text);
		doc_table_cell(&t, task->agency == NONE ? directive_say(d, "fact.nobody") : m->agency[task->agency].name);
		doc_table_cell(&t, choice(d, "task-status", task_status_id(task->status)));
		doc_table_cell(&t, task->evidence);
	}
	return begun;
}

void directive_tasks(struct directive *d)
{
	static const char *const role[] = { "lead", "support" }, *const by[] = { "none", "agency" };
	static const char *const status[] = { "planned", "doing", "done", "dropped" };
	const struct model *m = d->x->model;
	struct task_filter f = { .plan = directive_plan(d) };
	f.agency = directive_id(d, "agency", (struct directive_ids){ &m->agency_by_id, m->agency, m->agencies, sizeof *m->agency });
	f.role = directive_word(d, "role", role, 2, -1);
	f.status = directive_word(d, "status", status, 4, -1);
	int k = directive_word(d, "by", by, 2, 0);
	if (!d->failed && !(k == 1 ? tasks_by_agency(d, &f) : tasks_listed(d, &f)))
		directive_nothing(d);
}

/* ---- duties ---- */

struct duty_filter { uint32_t plan, duty; int year, status; };

static bool report_fits(const struct report_context *x, const struct report *r, const struct duty_filter *f)
{
	return r->year == f->year && (f->plan == NONE || x->model->duty[r->duty].plan == f->plan) &&
	       (f->duty == NONE || r->duty == f->duty) && (f->status < 0 || (int)r->status == f->status) &&
	       subject_has_report(x->model, x->subject, r);
}

static str due_date(const struct directive *d, const struct report *r)
{
	return r->due == DATE_NONE ? directive_say(d, "due.undated") : show_date(d->x->a, d->x->words, r->due);
}

/* How many senders of each report are in time, late, missing. */
static bool duties_counted(struct directive *d, const struct duty_filter *f)
{
	const struct report_context *x = d->x;
	struct doc_table t;
	bool begun = false;
	for (uint32_t k = 0; k < x->model->duties; k++) {
		unsigned n[REPORT__COUNT] = { 0 }, total = 0;
		const struct report *first = NULL;
		for (size_t i = 0; i < x->s->reporting->n; i++) {
			const struct report *r = &x->s->reporting->report[i];
			if (r->duty != k || !report_fits(x, r, f))
				continue;
			first = first ? first : r;
			n[r->status]++;
			total++;
		}
		if (!total)
			continue;
		if (!begun) {
			directive_table(d, &t, (str){ NULL, 0 });
			doc_table_column(&t, directive_say(d, "returns.report"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "target.due"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "reports.owed"), DOC_ALIGN_RIGHT);
			for (int s = 0; s < REPORT__COUNT; s++)
				doc_table_column(&t, choice(d, "report", report_status_id((enum report_status)s)), DOC_ALIGN_RIGHT);
			begun = true;
		}
		doc_table_row(&t);
		doc_table_cell(&t, x->model->duty[k].text);
		doc_table_cell(&t, due_date(d, first));
		doc_table_cell(&t, count(d, total));
		for (int s = 0; s < REPORT__COUNT; s++)
			doc_table_cell(&t, count(d, n[s]));
	}
	return begun;
}

static str sender(const struct model *m, const struct report *r)
{
	return r->unit != NONE ? m->unit[r->unit].name : r->agency != NONE ? m->agency[r->agency].name : S("…");
}

static bool duties_listed(struct directive *d, const struct duty_filter *f)
{
	const struct report_context *x = d->x;
	struct doc_table t;
	bool begun = false;
	for (size_t i = 0; i < x->s->reporting->n; i++) {
		const struct report *r = &x->s->reporting->report[i];
		if (!report_fits(x, r, f))
			continue;
		if (!begun) {
			directive_table(d, &t, (str){ NULL, 0 });
			doc_table_column(&t, directive_say(d, "returns.sender"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "returns.report"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "target.due"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "returns.sent"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "table.state"), DOC_ALIGN_LEFT);
			begun = true;
		}
		doc_table_row(&t);
		doc_table_cell(&t, sender(x->model, r));
		doc_table_cell(&t, x->model->duty[r->duty].text);
		doc_table_cell(&t, due_date(d, r));
		doc_table_cell(&t, show_date(x->a, x->words, r->submitted_on));
		doc_table_cell(&t, choice(d, "report", report_status_id(r->status)));
	}
	return begun;
}

void directive_duties(struct directive *d)
{
	static const char *const by[] = { "none", "duty" };
	static const char *const status[] = { "on-time", "late", "missing", "not-due" };
	const struct model *m = d->x->model;
	struct duty_filter f = { .plan = directive_plan(d) };
	f.duty = directive_id(d, "duty", (struct directive_ids){ &m->duty_by_id, m->duty, m->duties, sizeof *m->duty });
	f.year = directive_year(d, "year", d->x->subject.year);
	f.status = directive_word(d, "status", status, 4, -1);
	int k = directive_word(d, "by", by, 2, 0);
	if (!d->failed && !(k == 1 ? duties_counted(d, &f) : duties_listed(d, &f)))
		directive_nothing(d);
}
