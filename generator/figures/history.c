/* history.c -- see history.h. */
#include "figures/history.h"

#include <assert.h>

#include "base/arena.h"

enum { CYCLES_MOST = 30 };

/* 0 when neither plan nor document tells. */
static int first_cycle_of(const struct model *m, const struct target *t)
{
	if (t->plan != NONE && m->plan[t->plan].first_year)
		return m->plan[t->plan].first_year;
	return m->document[t->document].date.year;
}

void history_compute(struct arena *a, const struct model *m, const struct figures *f, struct history *out)
{
	int last = m->config.cycle, first = last;
	int *from = arena_new(a, int, m->targets);
	for (size_t t = 0; t < m->targets; t++) {
		from[t] = first_cycle_of(m, &m->target[t]);
		if (from[t] > last)
			from[t] = last;
		if (from[t] && from[t] < first && m->target[t].plan != NONE)
			first = from[t];
	}
	if (first < last - CYCLES_MOST + 1)
		first = last - CYCLES_MOST + 1;
	struct verdict *v = arena_new(a, struct verdict, (size_t)(last - first + 1) * m->targets);
	for (int cycle = first; cycle <= last; cycle++)
		for (uint32_t t = 0; t < m->targets; t++)
			if (cycle >= from[t])
				v[(size_t)(cycle - first) * m->targets + t] = status_judge(m, f, t, cycle, m->config.min_coverage);
	*out = (struct history){ first, last, m->targets, v, from };
}

const struct verdict *history_cycle(const struct history *h, int cycle)
{
	assert(cycle >= h->first && cycle <= h->last);
	return h->verdict + (size_t)(cycle - h->first) * h->targets;
}

const struct verdict *history_verdict(const struct history *h, uint32_t target, int cycle)
{
	return cycle >= h->from[target] ? &history_cycle(h, cycle)[target] : NULL;
}
