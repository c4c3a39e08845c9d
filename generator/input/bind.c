/* bind.c -- references across files, once all rows are read. */
#include "input/reader.h"

static void bind_documents(struct input *in)
{
	struct model *m = in->m;
	for (uint32_t i = 0; i < m->documents; i++) {
		struct pending p = in->document_implements[i], r = in->document_replaced_by[i];
		m->document[i].implements = resolve_list(in, ids_documents(m), p.text, p.place);
		m->document[i].replaced_by = resolve(in, ids_documents(m), r.text, r.place);
	}
}

static bool target_in_circle(const struct model *m, uint32_t t)
{
	size_t steps = 0;
	for (uint32_t p = m->target[t].parent; p != NONE; p = m->target[p].parent)
		if (p == t || ++steps > m->targets)
			return p == t;
	return false;
}

static void bind_targets(struct input *in)
{
	struct model *m = in->m;
	for (uint32_t i = 0; i < m->targets; i++) {
		struct pending p = in->target_parent[i];
		m->target[i].parent = resolve(in, ids_targets(m), p.text, p.place);
	}
	for (uint32_t i = 0; i < m->targets; i++) {
		if (!target_in_circle(m, i))
			continue;
		diag(in->diags, DIAG_TARGET_CIRCLE, in->target_parent[i].place, m->target[i].id);
		m->target[i].parent = NONE;
	}
	size_t *cap = arena_new(in->arena, size_t, m->targets);
	for (uint32_t i = 0; i < m->targets; i++) {
		uint32_t p = m->target[i].parent;
		if (p == NONE)
			continue;
		struct refs *c = &m->target[p].children;
		size_t n = c->n;
		*arena_push(in->arena, uint32_t, &c->ref, &n, &cap[p]) = i;
		c->n = (uint32_t)n;
	}
}

/* References to all of n rows whose plan is p; `plan_of` gives a row's plan. */
static struct refs rows_of_plan(struct input *in, size_t rows, uint32_t p, uint32_t (*plan_of)(const struct model *, size_t))
{
	struct refs out = { 0 };
	size_t n = 0, cap = 0;
	for (size_t i = 0; i < rows; i++)
		if (plan_of(in->m, i) == p)
			*arena_push(in->arena, uint32_t, &out.ref, &n, &cap) = (uint32_t)i;
	out.n = (uint32_t)n;
	return out;
}

static uint32_t target_plan(const struct model *m, size_t i) { return m->target[i].plan; }
static uint32_t task_plan(const struct model *m, size_t i)   { return m->task[i].plan; }
static uint32_t duty_plan(const struct model *m, size_t i)   { return m->duty[i].plan; }

/* The targets, tasks and duties of each plan, in the order of their files. */
static void bind_plans(struct input *in)
{
	struct model *m = in->m;
	for (uint32_t p = 0; p < m->plans; p++) {
		m->plan[p].targets = rows_of_plan(in, m->targets, p, target_plan);
		m->plan[p].tasks = rows_of_plan(in, m->tasks, p, task_plan);
		m->plan[p].duties = rows_of_plan(in, m->duties, p, duty_plan);
	}
}

void bind_all(struct input *in)
{
	struct model *m = in->m;
	m->config.unit = resolve(in, ids_units(m), in->config_unit.text, in->config_unit.place);
	bind_documents(in);
	bind_targets(in);
	bind_plans(in);
}
