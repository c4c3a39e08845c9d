/* directive_targets.c -- the directives `status` and `table` over targets: counts, and each target with its comparison. */
#include <math.h>

#include "base/arena.h"
#include "config/words.h"
#include "report/directive.h"

/* ---- groups: plan, sector, unit, year due ---- */

enum group_by { BY_NOTHING, BY_PLAN, BY_SECTOR, BY_UNIT, BY_DUE };

static enum group_by directive_by(struct directive *d)
{
	static const char *const by[] = { "none", "plan", "sector", "unit", "due" };
	int k = directive_word(d, "by", by, sizeof by / sizeof *by, BY_NOTHING);
	return k < 0 ? BY_NOTHING : (enum group_by)k;
}

/* A number that stands for the group of a target. */
static uint32_t group_of(const struct model *m, const struct target *t, enum group_by by)
{
	switch (by) {
	case BY_PLAN:    return t->plan;
	case BY_SECTOR:  return m->indicator[t->indicator].sector;
	case BY_UNIT:    return t->unit;
	case BY_DUE:     return (uint32_t)t->year;
	case BY_NOTHING: break;
	}
	return 0;
}

static str group_name(const struct report_context *x, uint32_t group, enum group_by by)
{
	const struct model *m = x->model;
	switch (by) {
	case BY_PLAN:    return m->plan[group].title;
	case BY_SECTOR:  return word(x->words, str_c(x->a, str_format(x->a, "sector.%s", sector_id((enum sector)group))));
	case BY_UNIT:    return m->unit[group].name;
	case BY_DUE:     return show_year(x->a, (int)group);
	case BY_NOTHING: break;
	}
	return (str){ NULL, 0 };
}

/* The groups in the order of their first target; plans, sectors and years in their own order. */
static struct refs groups_of(const struct report_context *x, struct refs targets, enum group_by by)
{
	struct refs out = { arena_new(x->a, uint32_t, targets.n), 0 };
	for (uint32_t i = 0; i < targets.n; i++) {
		uint32_t g = group_of(x->model, &x->model->target[targets.ref[i]], by), k = 0;
		while (k < out.n && out.ref[k] < g)
			k++;
		if (k < out.n && out.ref[k] == g)
			continue;
		for (uint32_t j = out.n++; j > k; j--)
			out.ref[j] = out.ref[j - 1];
		out.ref[k] = g;
	}
	return out;
}

static struct refs members(const struct report_context *x, struct refs targets, enum group_by by, uint32_t group)
{
	struct refs out = { arena_new(x->a, uint32_t, targets.n), 0 };
	for (uint32_t i = 0; i < targets.n; i++)
		if (group_of(x->model, &x->model->target[targets.ref[i]], by) == group)
			out.ref[out.n++] = targets.ref[i];
	return out;
}

/* ---- status ---- */

static str count(const struct directive *d, unsigned n)
{
	return show_count(d->x->a, d->x->words, n);
}

static void status_row(struct doc_table *t, struct directive *d, str name, unsigned now, unsigned before, unsigned total)
{
	doc_table_row(t);
	doc_table_cell(t, name);
	doc_table_cell(t, count(d, now));
	doc_table_cell(t, total ? show_percent(d->x->a, d->x->words, 100.0 * now / total) : S(""));
	doc_table_cell(t, count(d, before));
}

/* Each status with its number now and last cycle. */
static void status_alone(struct directive *d, struct refs targets)
{
	const struct report_context *x = d->x;
	struct status_count now = tally_status(x->s->verdict, targets), before = tally_status(x->s->before, targets);
	struct doc_table t;
	directive_table(d, &t, directive_say(d, "reports.counts"));
	doc_table_column(&t, directive_say(d, "target.result"), DOC_ALIGN_LEFT);
	doc_table_column(&t, directive_say(d, "reports.targets"), DOC_ALIGN_RIGHT);
	doc_table_column(&t, directive_say(d, "reports.share"), DOC_ALIGN_RIGHT);
	doc_table_column(&t, directive_say(d, "reports.before"), DOC_ALIGN_RIGHT);
	for (size_t i = 0; i < STATUS__COUNT; i++) {
		enum status s = report_status_order[i];
		if (now.count[s] || before.count[s])
			status_row(&t, d, show_status(x->a, x->words, s), now.count[s], before.count[s], now.total);
	}
	status_row(&t, d, directive_say(d, "overview.total"), now.total, before.total, now.total);
}

static void status_cells(struct doc_table *t, struct directive *d, str name, struct status_count c, struct status_count all)
{
	doc_table_row(t);
	doc_table_cell(t, name);
	doc_table_cell(t, count(d, c.total));
	for (size_t i = 0; i < STATUS__COUNT; i++)
		if (all.count[report_status_order[i]])
			doc_table_cell(t, count(d, c.count[report_status_order[i]]));
}

static void status_by_group(struct directive *d, struct refs targets, enum group_by by)
{
	static const char *const head[] = {
		[BY_PLAN] = "overview.plan", [BY_SECTOR] = "overview.sector", [BY_UNIT] = "table.unit", [BY_DUE] = "target.due",
	};
	const struct report_context *x = d->x;
	struct refs groups = groups_of(x, targets, by);
	struct status_count all = tally_status(x->s->verdict, targets);
	struct doc_table t;
	directive_table(d, &t, directive_say(d, "reports.counts"));
	doc_table_column(&t, directive_say(d, head[by]), DOC_ALIGN_LEFT);
	doc_table_column(&t, directive_say(d, "overview.total"), DOC_ALIGN_RIGHT);
	for (size_t i = 0; i < STATUS__COUNT; i++)
		if (all.count[report_status_order[i]])
			doc_table_column(&t, show_status(x->a, x->words, report_status_order[i]), DOC_ALIGN_RIGHT);
	for (uint32_t g = 0; g < groups.n; g++)
		status_cells(&t, d, group_name(x, groups.ref[g], by),
		             tally_status(x->s->verdict, members(x, targets, by, groups.ref[g])), all);
	if (groups.n > 1)
		status_cells(&t, d, directive_say(d, "overview.total"), all, all);
}

void directive_status(struct directive *d)
{
	struct target_filter f = directive_filter(d);
	enum group_by by = directive_by(d);
	if (d->failed)
		return;
	struct refs targets = tally_targets(d->x->a, d->x->s, d->x->subject, &f);
	if (!targets.n)
		directive_nothing(d);
	else if (by == BY_NOTHING)
		status_alone(d, targets);
	else
		status_by_group(d, targets, by);
}

/* ---- table: targets, changes ---- */

static bool is_growth(const struct target *t)
{
	return t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY;
}

/* "62,5%", with its year unless it is the one at the head of the column: "62,5% (2024)"; "…" */
static str result_year(const struct report_context *x, const struct target *t, const struct verdict *v, int usual)
{
	if (!v->year || v->year == usual)
		return show_result(x->a, x->words, x->model, t, v);
	return word_f(x->a, x->words, "target.value-year", show_result(x->a, x->words, x->model, t, v), show_year(x->a, v->year));
}

/* Against the figure of the last cycle; empty when either is missing or both are the same year's. */
static str change(const struct report_context *x, const struct target *t, const struct verdict *now, const struct verdict *before)
{
	static const struct indicator rate = { .measure = MEASURE_SHARE, .decimals = 1 };
	const struct indicator *i = &x->model->indicator[t->indicator];
	if (!now->year || !before->year || now->year == before->year || !isfinite(now->compared) || !isfinite(before->compared))
		return (str){ NULL, 0 };
	if (i->measure == MEASURE_YESNO && now->compared == before->compared)
		return (str){ NULL, 0 };
	return show_difference(x->a, x->words, is_growth(t) ? &rate : i, now->compared - before->compared);
}

static str verdict_words(const struct report_context *x, uint32_t target)
{
	const struct verdict *now = &x->s->verdict[target], *before = &x->s->before[target];
	str word_now = show_verdict(x->a, x->words, now);
	if (now->status == before->status && now->overdue == before->overdue)
		return word_now;
	return word_f(x->a, x->words, "reports.was", word_now, show_verdict(x->a, x->words, before));
}

static void target_table(struct directive *d, struct refs targets, str caption, unsigned *number)
{
	const struct report_context *x = d->x;
	struct doc_table t;
	doc_table_begin(&t, x->a, d->to, d->node->line, caption);
	doc_table_column(&t, directive_say(d, "reports.number"), DOC_ALIGN_CENTER);
	doc_table_column(&t, directive_say(d, "target.target"), DOC_ALIGN_LEFT);
	doc_table_column(&t, directive_say(d, "fact.aim"), DOC_ALIGN_LEFT);
	doc_table_column(&t, directive_say(d, "target.due"), DOC_ALIGN_CENTER);
	doc_table_column(&t, directive_say(d, "reports.before"), DOC_ALIGN_LEFT);
	doc_table_column(&t, directive_say(d, "reports.now"), DOC_ALIGN_LEFT);
	doc_table_column(&t, directive_say(d, "reports.change"), DOC_ALIGN_LEFT);
	doc_table_column(&t, directive_say(d, "target.result"), DOC_ALIGN_LEFT);
	for (uint32_t i = 0; i < targets.n; i++) {
		uint32_t k = targets.ref[i];
		const struct target *target = &x->model->target[k];
		doc_table_row(&t);
		doc_table_cell(&t, count(d, ++*number));
		doc_table_cell(&t, target->text);
		doc_table_cell(&t, show_aim(x->a, x->words, x->model, target));
		doc_table_cell(&t, show_year(x->a, target->year));
		doc_table_cell(&t, result_year(x, target, &x->s->before[k], x->model->config.cycle - 1));
		doc_table_cell(&t, result_year(x, target, &x->s->verdict[k], x->model->config.cycle));
		doc_table_cell(&t, change(x, target, &x->s->verdict[k], &x->s->before[k]));
		doc_table_cell(&t, verdict_words(x, k));
	}
}

void directive_targets(struct directive *d)
{
	const struct report_context *x = d->x;
	struct target_filter f = directive_filter(d);
	enum group_by by = directive_by(d);
	str title = directive_text(d, "title");
	unsigned number = 0;
	if (d->failed)
		return;
	f.changed = str_eq_c(directive_text(d, "of"), "changes");
	struct refs targets = tally_targets(x->a, x->s, x->subject, &f);
	if (!targets.n) {
		directive_nothing(d);
		return;
	}
	if (by == BY_NOTHING) {
		target_table(d, targets, title, &number);
		return;
	}
	struct refs groups = groups_of(x, targets, by);
	for (uint32_t g = 0; g < groups.n; g++) {
		str name = group_name(x, groups.ref[g], by);
		str caption = title.n ? str_format(x->a, "%.*s: %.*s", STR_ARG(title), STR_ARG(name)) : name;
		target_table(d, members(x, targets, by, groups.ref[g]), caption, &number);
	}
}
