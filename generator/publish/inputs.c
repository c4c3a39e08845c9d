/*
 * inputs.c -- the registers and results as they were read, normalised.
 *
 * Names of persons are not published in data: signers and recipients of plans
 * and the free notes of submissions and awards stay out.
 */
#include <math.h>

#include "base/arena.h"
#include "publish/tables.h"

static str ids_of(struct arena *a, struct refs refs, const void *base, size_t stride)
{
	struct buf b;
	buf_init(&b, a, 64);
	for (uint32_t i = 0; i < refs.n; i++) {
		const str *id = (const str *)(const void *)((const char *)base + refs.ref[i] * stride);
		buf_c(&b, i ? " " : "");
		buf_add(&b, *id);
	}
	return buf_str(&b);
}

static str due_text(struct arena *a, struct due_date d)
{
	if (!d.month)
		return (str){ NULL, 0 };
	return d.year ? str_format(a, "%04d-%02d-%02d", d.year, d.month, d.day) : str_format(a, "%02d-%02d", d.month, d.day);
}

static const char *every_text(enum every e)
{
	static const char *const words[] = { "", "year", "quarter", "month" };
	return words[e];
}

static str id_or_empty(uint32_t ref, const void *base, size_t stride)
{
	if (ref == NONE)
		return (str){ NULL, 0 };
	return *(const str *)(const void *)((const char *)base + ref * stride);
}
#define ID_OF(array, ref) id_or_empty((ref), (array), sizeof *(array))

/* ---- registers ---- */

void publish_units(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_UNITS));
	uint32_t *order = order_by_id(p->arena, m->unit, m->units, sizeof *m->unit);
	for (size_t i = 0; i < m->units; i++) {
		const struct unit *u = &m->unit[order[i]];
		table_text(&t, u->id);
		table_text(&t, u->name);
		table_c(&t, unit_kind_id(u->kind));
		table_text(&t, ID_OF(m->unit, u->parent));
		table_date(&t, u->valid_from);
		table_date(&t, u->valid_to);
		table_text(&t, u->note);
	}
	publish_table(p, &t);
}

void publish_successions(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_SUCCESSIONS));
	for (size_t i = 0; i < m->successions; i++) {
		const struct succession *s = &m->succession[i];
		table_date(&t, s->date);
		table_text(&t, m->unit[s->from].id);
		table_text(&t, m->unit[s->to].id);
		table_number(&t, s->share > 0 ? s->share : NAN);
		table_text(&t, ID_OF(m->document, s->document));
	}
	publish_table(p, &t);
}

void publish_agencies(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_AGENCIES));
	uint32_t *order = order_by_id(p->arena, m->agency, m->agencies, sizeof *m->agency);
	for (size_t i = 0; i < m->agencies; i++) {
		const struct agency *g = &m->agency[order[i]];
		table_text(&t, g->id);
		table_text(&t, g->name);
		table_text(&t, g->short_name);
		table_text(&t, ID_OF(m->unit, g->unit));
		table_text(&t, g->note);
	}
	publish_table(p, &t);
}

void publish_indicators(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_INDICATORS));
	uint32_t *order = order_by_id(p->arena, m->indicator, m->indicators, sizeof *m->indicator);
	for (size_t i = 0; i < m->indicators; i++) {
		const struct indicator *n = &m->indicator[order[i]];
		table_text(&t, n->id);
		table_text(&t, n->name);
		table_text(&t, n->short_name);
		table_c(&t, sector_id(n->sector));
		table_c(&t, measure_id(n->measure));
		table_text(&t, n->measure_unit);
		table_integer(&t, n->decimals);
		table_c(&t, n->down ? "down" : "up");
		table_c(&t, n->reported_by < 0 ? "" : unit_kind_id((enum unit_kind)n->reported_by));
		table_text(&t, n->definition);
		table_text(&t, n->note);
	}
	publish_table(p, &t);
}

static str partial_text(struct arena *a, struct partial_date d)
{
	if (!d.year)
		return (str){ NULL, 0 };
	if (!d.month)
		return str_format(a, "%04d", d.year);
	return d.day ? str_format(a, "%04d-%02d-%02d", d.year, d.month, d.day) : str_format(a, "%04d-%02d", d.year, d.month);
}

void publish_documents(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_DOCUMENTS));
	uint32_t *order = order_by_id(p->arena, m->document, m->documents, sizeof *m->document);
	for (size_t i = 0; i < m->documents; i++) {
		const struct document *d = &m->document[order[i]];
		table_text(&t, d->id);
		table_text(&t, d->number);
		table_text(&t, partial_text(p->arena, d->date));
		table_text(&t, d->issuer);
		table_text(&t, d->title);
		table_text(&t, ids_of(p->arena, d->implements, m->document, sizeof *m->document));
		table_text(&t, ID_OF(m->document, d->replaced_by));
		table_text(&t, d->note);
	}
	publish_table(p, &t);
}

void publish_targets(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_TARGETS));
	uint32_t *order = order_by_id(p->arena, m->target, m->targets, sizeof *m->target);
	for (size_t i = 0; i < m->targets; i++) {
		const struct target *g = &m->target[order[i]];
		table_text(&t, g->id);
		table_text(&t, m->document[g->document].id);
		table_text(&t, g->clause);
		table_text(&t, m->indicator[g->indicator].id);
		table_text(&t, m->unit[g->unit].id);
		table_c(&t, target_kind_id(g->kind));
		table_year(&t, g->year);
		table_c(&t, g->kind == TARGET_MILESTONE ? "" : comparator_id(g->comparator));
		table_number(&t, g->kind == TARGET_MILESTONE ? NAN : g->value);
		table_number(&t, g->value_high);
		table_year(&t, g->base_year);
		table_number(&t, g->base_value);
		table_text(&t, ids_of(p->arena, g->agencies, m->agency, sizeof *m->agency));
		table_text(&t, ID_OF(m->target, g->parent));
		table_text(&t, g->assumption);
		table_text(&t, g->text);
	}
	publish_table(p, &t);
}

/* ---- tasks and duties ---- */

void publish_tasks(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_TASKS));
	uint32_t *order = order_by_id(p->arena, m->task, m->tasks, sizeof *m->task);
	for (size_t i = 0; i < m->tasks; i++) {
		const struct task *k = &m->task[order[i]];
		table_text(&t, k->id);
		table_text(&t, m->plan[k->plan].id);
		table_text(&t, k->clause);
		table_text(&t, m->agency[k->agency].id);
		table_c(&t, k->support ? "support" : "lead");
		table_text(&t, k->text);
		table_date(&t, k->due);
		table_c(&t, every_text(k->every));
		table_c(&t, task_status_id(k->status));
		table_text(&t, k->evidence);
		table_text(&t, k->note);
	}
	publish_table(p, &t);
}

void publish_duties(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_DUTIES));
	uint32_t *order = order_by_id(p->arena, m->duty, m->duties, sizeof *m->duty);
	for (size_t i = 0; i < m->duties; i++) {
		const struct duty *y = &m->duty[order[i]];
		str from = y->from_unit != NONE ? ID_OF(m->unit, y->from_unit) : ID_OF(m->agency, y->from_agency);
		if (y->from_kind >= 0)
			from = str_format(p->arena, "kind:%s", unit_kind_id((enum unit_kind)y->from_kind));
		table_text(&t, y->id);
		table_text(&t, ID_OF(m->plan, y->plan));
		table_text(&t, y->clause);
		table_text(&t, from);
		table_text(&t, y->to_unit != NONE ? ID_OF(m->unit, y->to_unit) : ID_OF(m->agency, y->to_agency));
		table_text(&t, due_text(p->arena, y->due));
		table_c(&t, every_text(y->every));
		table_text(&t, y->form);
		table_text(&t, y->text);
	}
	publish_table(p, &t);
}

void publish_events(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_EVENTS));
	uint32_t *order = order_by_id(p->arena, m->event, m->events, sizeof *m->event);
	for (size_t i = 0; i < m->events; i++) {
		const struct event *e = &m->event[order[i]];
		table_text(&t, e->id);
		table_text(&t, e->name);
		table_text(&t, due_text(p->arena, e->start));
		table_text(&t, due_text(p->arena, e->end));
		table_c(&t, every_text(e->every));
		table_text(&t, ID_OF(m->plan, e->plan));
		table_text(&t, e->clause);
	}
	publish_table(p, &t);
}

/* ---- results ---- */

void publish_results(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_RESULTS));
	for (size_t i = 0; i < m->results; i++) {
		const struct result *r = &m->result[i];
		table_year(&t, r->year);
		table_c(&t, period_id(r->period));
		table_text(&t, m->unit[r->unit].id);
		table_text(&t, m->indicator[r->indicator].id);
		table_number(&t, r->has_numerator ? r->numerator : NAN);
		table_number(&t, r->has_denominator ? r->denominator : NAN);
		table_number(&t, r->has_value ? r->value : NAN);
		table_c(&t, quality_id(r->quality));
		table_date(&t, r->reported_on);
		table_c(&t, r->superseded ? "yes" : "no");
		table_text(&t, m->result_text[r->text].source);
		table_text(&t, m->result_text[r->text].note);
	}
	publish_table(p, &t);
}

/* ---- money ---- */

void publish_budget(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_BUDGET));
	for (size_t i = 0; i < m->budgets; i++) {
		const struct budget *g = &m->budget[i];
		table_year(&t, g->year);
		table_text(&t, m->unit[g->unit].id);
		table_text(&t, ID_OF(m->plan, g->plan));
		table_c(&t, g->mobilised ? "mobilised" : "state");
		table_number(&t, g->planned);
		table_number(&t, g->spent);
	}
	publish_table(p, &t);
}
