/* scope.c -- see scope.h. */
#include "site/scope.h"

#include "base/arena.h"
#include "site/compare.h"

static bool has_figure(const struct site *s, uint32_t indicator, uint32_t unit)
{
	return figures_series(s->figures, indicator, unit).n > 0;
}

bool scope_is_split(const struct site *s, uint32_t indicator, enum unit_kind kind)
{
	const struct unit_order *o = s->order;
	uint32_t n = 0;
	if (o->n[kind] <= COMPARE_MOST)
		return false;
	for (uint32_t i = 0; i < o->n[kind]; i++)
		n += has_figure(s, indicator, o->of_kind[kind][i]);
	return n > COMPARE_MOST;
}

/* Count, for each unit, its children of that kind with a figure. */
static void count_children(const struct site *s, uint32_t indicator, enum unit_kind kind, uint32_t *children)
{
	for (uint32_t i = 0; i < s->order->n[kind]; i++) {
		uint32_t u = s->order->of_kind[kind][i], parent = s->model->unit[u].parent;
		if (parent != NONE && has_figure(s, indicator, u))
			children[parent]++;
	}
}

void scopes_make(struct arena *a, const struct site *s, struct scopes *out)
{
	const struct model *m = s->model;
	*out = (struct scopes){ 0 };
	for (uint32_t i = 0; i < m->indicators; i++) {
		bool split = false;
		uint32_t *children = NULL;
		*arena_push(a, struct scope, &out->scope, &out->n, &out->cap) = (struct scope){ i, NONE };
		for (int k = 0; k < UNIT_KIND__COUNT; k++) {
			if (!scope_is_split(s, i, (enum unit_kind)k))
				continue;
			if (!split)
				children = arena_new(a, uint32_t, m->units);
			split = true;
			count_children(s, i, (enum unit_kind)k, children);
		}
		for (size_t u = 0; split && u < m->units; u++)
			if (children[s->order->all[u]] >= 2)
				*arena_push(a, struct scope, &out->scope, &out->n, &out->cap) = (struct scope){ i, s->order->all[u] };
	}
}
