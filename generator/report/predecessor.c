/* predecessor.c -- see predecessor.h. */
#include "report/predecessor.h"

#include <string.h>

#include "base/arena.h"

uint32_t predecessor_of(const struct model *m, uint32_t u)
{
	uint32_t found = NONE;
	for (size_t i = 0; i < m->successions; i++) {
		const struct succession *s = &m->succession[i];
		if (s->to != u)
			continue;
		if (found != NONE || s->share < 1)
			return NONE;
		found = s->from;
	}
	return found;
}

struct series predecessor_join(struct arena *a, const struct figures *f, uint32_t indicator, uint32_t unit,
                               uint32_t before, int *break_year)
{
	struct series own = figures_series(f, indicator, unit);
	*break_year = 0;
	if (before == NONE)
		return own;
	struct series old = figures_series(f, indicator, before);
	uint32_t n = 0;
	while (n < old.n && (!own.n || old.figure[n].year < own.figure[0].year))
		n++;
	if (!n)
		return own;
	struct figure *all = arena_new(a, struct figure, n + own.n);
	memcpy(all, old.figure, n * sizeof *all);
	if (own.n)
		memcpy(all + n, own.figure, own.n * sizeof *all);
	*break_year = own.n ? own.figure[0].year : 0;
	return (struct series){ all, n + own.n };
}

struct series predecessor_series(struct arena *a, const struct model *m, const struct figures *f,
                                 uint32_t indicator, uint32_t unit, int *break_year)
{
	return predecessor_join(a, f, indicator, unit, predecessor_of(m, unit), break_year);
}
