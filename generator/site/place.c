/* place.c -- see place.h. */
#include "site/place.h"

#include <stdlib.h>

#include "base/arena.h"

/* Scratch for the neighbours of one parent. */
struct group {
	const struct site *s;
	uint32_t           indicator;
	uint32_t          *unit;        /* [n] */
	uint32_t           n;
	int               *year;        /* [n]: of the unit's latest figure that counts; 0 = none */
	double            *value;       /* [n]: for sorting */
};

static const struct figure *latest(const struct group *g, uint32_t unit)
{
	const struct model *m = g->s->model;
	struct series s = figures_series(g->s->figures, g->indicator, unit);
	for (uint32_t k = s.n; k-- > 0;)
		if (s.figure[k].year <= m->config.cycle)
			return figure_suffices(&s.figure[k], m->config.min_coverage) ? &s.figure[k] : NULL;
	return NULL;
}

/* So that the best comes first: the sign is turned where more is better. */
static double key_of(const struct group *g, const struct figure *f)
{
	return g->s->model->indicator[g->indicator].down ? f->value : -f->value;
}

static int ascending(const void *x, const void *y)
{
	double a = *(const double *)x, b = *(const double *)y;
	return (a > b) - (a < b);
}

/* The number of values better than v. */
static uint32_t better_than(const double *value, uint32_t n, double v)
{
	uint32_t low = 0, high = n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (value[middle] < v - 1e-9)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Place all whose latest figure is of that year. */
static void place_year(const struct group *g, int year, struct place_among *of)
{
	const struct model *m = g->s->model;
	uint32_t n = 0;
	for (uint32_t i = 0; i < g->n; i++) {
		const struct figure *f = series_at(figures_series(g->s->figures, g->indicator, g->unit[i]), year);
		if (f && figure_suffices(f, m->config.min_coverage))
			g->value[n++] = key_of(g, f);
	}
	qsort(g->value, n, sizeof *g->value, ascending);
	for (uint32_t i = 0; i < g->n; i++) {
		if (g->year[i] != year)
			continue;
		double own = key_of(g, latest(g, g->unit[i]));
		of[g->indicator * m->units + g->unit[i]] = (struct place_among){ better_than(g->value, n, own) + 1, n, year };
		g->year[i] = 0;
	}
}

static void place_group(struct group *g, struct place_among *of)
{
	for (uint32_t i = 0; i < g->n; i++) {
		const struct figure *f = latest(g, g->unit[i]);
		g->year[i] = f ? f->year : 0;
	}
	for (uint32_t i = 0; i < g->n; i++)
		if (g->year[i])
			place_year(g, g->year[i], of);
}

void places_make(struct arena *a, const struct site *s, struct places *out)
{
	const struct model *m = s->model;
	struct arena scratch;
	arena_init(&scratch, a->fail);
	out->model = m;
	out->of = arena_new(a, struct place_among, m->indicators * m->units);
	struct group g = { .s = s, .unit = arena_new(&scratch, uint32_t, m->units),
	                   .year = arena_new(&scratch, int, m->units), .value = arena_new(&scratch, double, m->units) };
	for (size_t p = 0; p < m->units; p++) {
		for (int kind = 0; kind < UNIT_KIND__COUNT; kind++) {
			g.n = 0;
			for (uint32_t k = 0; k < m->unit[p].children.n; k++)
				if ((int)m->unit[m->unit[p].children.ref[k]].kind == kind)
					g.unit[g.n++] = m->unit[p].children.ref[k];
			for (g.indicator = 0; g.n > 1 && g.indicator < m->indicators; g.indicator++)
				place_group(&g, out->of);
		}
	}
	arena_release(&scratch);
}

struct place_among place_among(const struct places *p, uint32_t indicator, uint32_t unit)
{
	return p->of[indicator * p->model->units + unit];
}
