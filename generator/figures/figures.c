/*
 * figures.c -- see figures.h for the rules.
 *
 * For each indicator the rows are laid out in a table unit × year; then, year
 * by year, every unit's subtotal of its reporters is carried up to its parent
 * in one pass over the tree, from the last unit in preorder to the first.
 * The cost is units × years for each indicator, whatever the depth; the
 * indicators are shared out among threads.
 */
#include "figures/figures.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/work.h"

/* What the expected reporters at or under a unit bring. */
struct subtotal {
	uint32_t expected, usable;
	uint32_t with_figure;           /* of the usable ones: those that add something */
	double   numerator, denominator;
	uint8_t  quality;
};

struct figures {
	const struct model *m;
	struct series      *series;     /* [indicator * units + unit] */
	int                 first_year, last_year;
};

/* What all indicators have in common. */
struct common {
	const struct model *m;
	date                as_of;
	bool                heard;      /* disagreements are to be reported */
	struct figures     *out;
	struct arena       *arena;      /* of the result; guarded by the mutex */
	pthread_mutex_t     mutex;

	uint32_t           *by_pre;     /* [units] unit at each place of the preorder */
	uint32_t           *first_row;  /* [indicators + 1] start of each indicator's rows in `row` */
	uint32_t           *row;        /* heads of annual rows, by indicator */
};

/* One indicator being computed. */
struct compute {
	struct common      *common;
	const struct model *m;
	struct arena       *arena;      /* for this indicator only */
	struct diags       *diags;

	const struct indicator *indicator;
	uint32_t            index;
	int                 y0, years;
	uint32_t           *cell;       /* [units * years] row, or NONE */
	struct figure      *figure;     /* [units * years]; coverage 0 = none */
	struct subtotal    *subtotal;   /* [units], of the year at hand */
};

/* ---- rows ---- */

/* The row that counts on the as-of date: the newest one reported until then; NONE. */
static uint32_t row_as_of(const struct compute *c, uint32_t row)
{
	const struct result *r = c->m->result;
	date as_of = c->common->as_of;
	while (row != NONE && as_of != DATE_NONE && r[row].reported_on != DATE_NONE && r[row].reported_on > as_of)
		row = r[row].next;
	return row;
}

static bool row_counts(const struct result *r)
{
	return !r->superseded && r->period == PERIOD_YEAR;
}

static void sort_rows(struct common *c)
{
	const struct model *m = c->m;
	c->first_row = arena_new(c->arena, uint32_t, m->indicators + 2);
	for (size_t i = 0; i < m->results; i++)
		if (row_counts(&m->result[i]))
			c->first_row[m->result[i].indicator + 2]++;
	for (size_t i = 2; i < m->indicators + 2; i++)
		c->first_row[i] += c->first_row[i - 1];
	c->row = arena_new(c->arena, uint32_t, c->first_row[m->indicators + 1]);
	for (size_t i = 0; i < m->results; i++)
		if (row_counts(&m->result[i]))
			c->row[c->first_row[m->result[i].indicator + 1]++] = (uint32_t)i;
}

/* ---- one row ---- */

/* A row that says something of its unit: a figure, or a denominator of 0. */
static bool has_parts(const struct result *r)
{
	return r->has_numerator && r->has_denominator;
}

/* Can the row be added up with others? (contract, section 4.3) */
static bool row_usable(const struct result *r, enum measure measure)
{
	return measure == MEASURE_SHARE ? has_parts(r) : r->has_value;
}

/* Does the unit's own row answer for it, so that nothing is rolled up? */
static bool row_speaks(const struct result *r)
{
	return has_parts(r) || r->has_value;
}

static void own_figure(const struct compute *c, const struct result *r, uint32_t row, struct figure *f)
{
	*f = (struct figure){ .year = r->year, .basis = BASIS_REPORTED, .quality = r->quality, .row = row,
	                      .reporters = 1, .expected_reporters = 1, .coverage = 1 };
	switch (c->indicator->measure) {
	case MEASURE_SHARE:
		f->has_parts = has_parts(r);
		if (f->has_parts && r->denominator == 0) {
			f->coverage = 0;        /* no such facility: no figure of its own */
			return;
		}
		f->numerator = f->has_parts ? r->numerator : 0;
		f->denominator = f->has_parts ? r->denominator : 0;
		f->value = f->has_parts ? 100 * r->numerator / r->denominator : r->value;
		return;
	case MEASURE_YESNO:
		f->has_parts = true;
		f->numerator = r->value;
		f->denominator = 1;
		f->value = 100 * r->value;
		return;
	case MEASURE_COUNT:
	case MEASURE_LEVEL:
		f->value = r->value;
		return;
	}
}

/* ---- roll-up ---- */

static bool is_expected(const struct compute *c, uint32_t unit, int year)
{
	const struct unit *u = &c->m->unit[unit];
	bool kind = c->indicator->reported_by < 0 ? u->children.n == 0 : (int)u->kind == c->indicator->reported_by;
	return kind && unit_counts(c->m, unit, year);
}

/* What one expected reporter brings itself. */
static struct subtotal own_part(const struct compute *c, uint32_t row)
{
	struct subtotal s = { .expected = 1 };
	const struct result *r = row == NONE ? NULL : &c->m->result[row];
	if (!r || !row_usable(r, c->indicator->measure))
		return s;
	s.usable = 1;
	s.quality = r->quality;
	if (c->indicator->measure == MEASURE_SHARE) {
		s.numerator = r->numerator;
		s.denominator = r->denominator;
		s.with_figure = r->denominator > 0;
	} else {
		s.numerator = r->value;
		s.denominator = 1;
		s.with_figure = 1;
	}
	return s;
}

static void add_part(struct subtotal *to, const struct subtotal *s)
{
	to->expected += s->expected;
	to->usable += s->usable;
	to->with_figure += s->with_figure;
	to->numerator += s->numerator;
	to->denominator += s->denominator;
	if (s->quality > to->quality)
		to->quality = s->quality;
}

/* The figure of a unit from its reporters; false when there is none. */
static bool rolled_figure(const struct compute *c, const struct subtotal *s, int year, struct figure *f)
{
	if (!s->with_figure || c->indicator->measure == MEASURE_LEVEL)
		return false;
	*f = (struct figure){ .year = (int16_t)year, .basis = BASIS_ROLLED_UP, .quality = s->quality, .row = NONE,
	                      .reporters = s->usable, .expected_reporters = s->expected,
	                      .coverage = (double)s->usable / s->expected };
	if (c->indicator->measure == MEASURE_COUNT) {
		f->value = s->numerator;
	} else {
		f->has_parts = true;
		f->numerator = s->numerator;
		f->denominator = s->denominator;
		f->value = 100 * s->numerator / s->denominator;
	}
	return true;
}

/* A unit's own figure against that of its complete reporters: more than 0.5 % apart is doubtful. */
static void check_disagreement(const struct compute *c, const struct subtotal *below, uint32_t unit,
                               const struct figure *own, int year)
{
	struct figure rolled;
	if (!c->common->heard || !below->expected || below->usable < below->expected || !rolled_figure(c, below, year, &rolled))
		return;
	double larger = fmax(fabs(own->value), fabs(rolled.value));
	if (fabs(own->value - rolled.value) <= 0.005 * larger)
		return;
	const struct result *r = &c->m->result[own->row];
	diag(c->diags, DIAG_ROLLUP_DISAGREES, ((struct place){ c->m->result_file[r->file], r->line, 0 }),
	     c->m->unit[unit].id, c->indicator->id, str_format(c->arena, "%d", year),
	     str_format(c->arena, "%.6g", own->value), str_format(c->arena, "%.6g", rolled.value),
	     str_format(c->arena, "%u", below->usable));
}

static void one_year(struct compute *c, int year)
{
	const struct model *m = c->m;
	size_t y = (size_t)(year - c->y0), years = (size_t)c->years;
	memset(c->subtotal, 0, m->units * sizeof *c->subtotal);
	for (size_t i = m->units; i-- > 0;) {
		uint32_t u = c->common->by_pre[i];
		uint32_t row = c->cell[u * years + y];
		struct subtotal below = c->subtotal[u];
		if (is_expected(c, u, year)) {
			struct subtotal own = own_part(c, row);
			add_part(&c->subtotal[u], &own);
		}
		struct figure *f = &c->figure[u * years + y];
		if (row != NONE && row_speaks(&m->result[row])) {
			own_figure(c, &m->result[row], row, f);
			if (f->coverage > 0)
				check_disagreement(c, &below, u, f, year);
		} else if (!rolled_figure(c, &c->subtotal[u], year, f)) {
			f->coverage = 0;
		}
		if (m->unit[u].parent != NONE)
			add_part(&c->subtotal[m->unit[u].parent], &c->subtotal[u]);
	}
}

/* ---- one indicator ---- */

/* Lay the rows out; false when the indicator has none. */
static bool lay_out(struct compute *c)
{
	const struct model *m = c->m;
	const uint32_t *row = c->common->row;
	uint32_t from = c->common->first_row[c->index], to = c->common->first_row[c->index + 1];
	int last = INT16_MIN;
	c->y0 = INT16_MAX;
	for (uint32_t i = from; i < to; i++) {
		int year = m->result[row[i]].year;
		if (year < c->y0)
			c->y0 = year;
		if (year > last)
			last = year;
	}
	if (from == to)
		return false;
	c->years = last - c->y0 + 1;
	size_t n = m->units * (size_t)c->years;
	c->cell = arena_new(c->arena, uint32_t, n);
	memset(c->cell, 0xFF, n * sizeof *c->cell);
	c->figure = arena_new(c->arena, struct figure, n);
	for (uint32_t i = from; i < to; i++) {
		const struct result *r = &m->result[row[i]];
		c->cell[r->unit * (size_t)c->years + (size_t)(r->year - c->y0)] = row_as_of(c, row[i]);
	}
	return true;
}

/* Room for n figures of the result; the one thing for which threads take turns. */
static struct figure *take_room(struct compute *c, size_t n)
{
	struct common *s = c->common;
	struct fail here;               /* a failure must not jump into another thread */
	struct figure *volatile room = NULL;
	pthread_mutex_lock(&s->mutex);
	struct fail *outer = s->arena->fail;
	s->arena->fail = &here;
	if (setjmp(here.env) == 0)
		room = arena_new(s->arena, struct figure, n);
	s->arena->fail = outer;
	if (room) {
		int last = c->y0 + c->years - 1;
		s->out->first_year = s->out->first_year && s->out->first_year < c->y0 ? s->out->first_year : c->y0;
		s->out->last_year = s->out->last_year > last ? s->out->last_year : last;
	}
	pthread_mutex_unlock(&s->mutex);
	if (!room)
		fail_raise(c->arena->fail, "out of memory (figures)");
	return room;
}

/* Keep the figures there are, unit by unit. */
static void keep(struct compute *c)
{
	const struct model *m = c->m;
	size_t years = (size_t)c->years, all = 0;
	for (size_t i = 0; i < m->units * years; i++)
		all += c->figure[i].coverage > 0;
	if (!all)
		return;
	struct figure *next = take_room(c, all);
	for (uint32_t u = 0; u < m->units; u++) {
		struct series *s = &c->common->out->series[c->index * m->units + u];
		s->figure = next;
		for (size_t y = 0; y < years; y++)
			if (c->figure[u * years + y].coverage > 0)
				*next++ = c->figure[u * years + y];
		s->n = (uint32_t)(next - s->figure);
	}
}

static void compute_indicator(void *payload, size_t piece, struct arena *scratch, struct diags *d)
{
	struct common *common = payload;
	struct compute c = { .common = common, .m = common->m, .arena = scratch, .diags = d,
	                     .indicator = &common->m->indicator[piece], .index = (uint32_t)piece };
	if (!lay_out(&c))
		return;
	c.subtotal = arena_new(scratch, struct subtotal, c.m->units);
	for (int y = 0; y < c.years; y++)
		one_year(&c, c.y0 + y);
	keep(&c);
}

struct figures *figures_compute(struct arena *a, const struct model *m, date as_of, struct diags *d)
{
	struct figures *out = arena_new(a, struct figures, 1);
	struct diags unheard;
	out->m = m;
	out->series = arena_new(a, struct series, m->indicators * m->units);
	struct common c = { .m = m, .as_of = as_of, .heard = d != NULL, .out = out, .arena = a };
	c.by_pre = arena_new(a, uint32_t, m->units);
	for (uint32_t u = 0; u < m->units; u++)
		c.by_pre[m->unit[u].pre] = u;
	struct arena scratch;
	arena_init(&scratch, a->fail);
	c.arena = &scratch;
	sort_rows(&c);
	c.arena = a;
	diags_init(&unheard, a);
	pthread_mutex_init(&c.mutex, NULL);
	work_run(a, work_processors(), m->indicators, compute_indicator, &c, d ? d : &unheard);
	pthread_mutex_destroy(&c.mutex);
	arena_release(&scratch);
	return out;
}

struct series figures_series(const struct figures *f, uint32_t indicator, uint32_t unit)
{
	return f->series[indicator * f->m->units + unit];
}

const struct figure *series_at(struct series s, int year)
{
	for (uint32_t i = 0; i < s.n; i++)
		if (s.figure[i].year == year)
			return &s.figure[i];
	return NULL;
}

void figures_years(const struct figures *f, int *first, int *last)
{
	*first = f->first_year;
	*last = f->last_year;
}
