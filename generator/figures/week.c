/* week.c -- see week.h. */
#include "figures/week.h"

#include <math.h>

#include "base/arena.h"

/* ---- sums ---- */

static bool within(const struct model *m, uint32_t unit, uint32_t top)
{
	return top == NONE || unit_under(m, unit, top);
}

/* before[p]: how many returns come from units whose preorder number is less than p. */
static uint32_t *count_returns(struct arena *a, const struct model *m, uint32_t form, int year)
{
	uint32_t *before = arena_new(a, uint32_t, m->units + 1);
	for (size_t i = 0; i < m->weeks; i++)
		if (m->week[i].year == year && m->week[i].form == form)
			before[m->unit[m->week[i].unit].pre + 1]++;
	for (size_t p = 0; p < m->units; p++)
		before[p + 1] += before[p];
	return before;
}

static bool add_cell(double *sum, const struct week_cell *cell)
{
	if (cell->kind != CELL_NUMBER)
		return false;
	*sum = isfinite(*sum) ? *sum + cell->value : cell->value;
	return true;
}

static void add_return(struct week_sum *out, size_t rows, const struct week_return *w)
{
	out->units++;
	for (size_t i = 0; i < rows; i++) {
		const struct week_row *r = &w->row[i];
		bool events = add_cell(&out->row[i].events, &r->events), people = add_cell(&out->row[i].people, &r->people);
		out->row[i].units += events || people;
		out->row[i].unavailable |= r->events.kind == CELL_UNAVAILABLE || r->people.kind == CELL_UNAVAILABLE;
	}
}

struct week_sum week_sum(struct arena *a, const struct model *m, uint32_t top, int year)
{
	struct week_sum out = { .form = week_form(m, year) };
	if (out.form == NONE)
		return out;
	size_t rows = m->form[out.form].rows;
	const uint32_t *before = count_returns(a, m, out.form, year);
	out.row = arena_new(a, struct week_sum_row, rows);
	for (size_t i = 0; i < rows; i++)
		out.row[i] = (struct week_sum_row){ .events = NAN, .people = NAN };
	for (size_t i = 0; i < m->weeks; i++) {
		const struct week_return *w = &m->week[i];
		const struct unit *u = &m->unit[w->unit];
		bool stands_for_others = before[u->post] - before[u->pre] > 1;
		if (w->year == year && w->form == out.form && within(m, w->unit, top) && !stands_for_others)
			add_return(&out, rows, w);
	}
	if (!out.units)
		out.form = NONE;
	return out;
}

/* ---- returns ---- */

const struct week_return *week_return_of(const struct model *m, uint32_t form, int year, uint32_t unit)
{
	for (size_t i = 0; i < m->weeks; i++)
		if (m->week[i].year == year && m->week[i].unit == unit && m->week[i].form == form)
			return &m->week[i];
	return NULL;
}

uint32_t week_form(const struct model *m, int year)
{
	uint32_t form = m->forms ? 0 : NONE;
	for (size_t i = 0; i < m->weeks && m->week[i].year <= year; i++)        /* they stand in the order of years */
		form = m->week[i].form;
	return form;
}

static void expect_by_duty(const struct model *m, const struct reporting *r, uint32_t form, int year, bool *out)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct report *p = &r->report[i];
		if (p->unit != NONE && p->year == year && str_eq(m->duty[p->duty].form, m->form[form].id))
			out[p->unit] = true;
	}
}

/* sent[parent * kinds + kind]: did a unit of this kind under this parent (or a root: the last one) send a return lately? */
static void expect_by_habit(struct arena *a, const struct model *m, uint32_t form, int year, bool *out)
{
	bool *sent = arena_new(a, bool, (m->units + 1) * UNIT_KIND__COUNT);
	for (size_t i = 0; i < m->weeks; i++) {
		const struct week_return *w = &m->week[i];
		if (w->form != form || (w->year != year && w->year != year - 1))
			continue;
		const struct unit *u = &m->unit[w->unit];
		size_t parent = u->parent == NONE ? m->units : u->parent;
		if (u->kind != UNIT_FACILITY)
			sent[parent * UNIT_KIND__COUNT + u->kind] = true;
		else
			out[w->unit] |= unit_counts(m, w->unit, year);
	}
	for (uint32_t i = 0; i < m->units; i++) {
		const struct unit *u = &m->unit[i];
		size_t parent = u->parent == NONE ? m->units : u->parent;
		out[i] |= sent[parent * UNIT_KIND__COUNT + u->kind] && unit_counts(m, i, year);
	}
}

bool *week_expected(struct arena *a, const struct model *m, const struct reporting *r, uint32_t form, int year)
{
	bool *out = arena_new(a, bool, m->units);
	expect_by_duty(m, r, form, year, out);
	expect_by_habit(a, m, form, year, out);
	return out;
}

struct refs week_missing(struct arena *a, const struct model *m, const struct reporting *r, uint32_t form, int year,
                         uint32_t top)
{
	struct refs out = { arena_new(a, uint32_t, m->units), 0 };
	bool *expected = week_expected(a, m, r, form, year);
	for (size_t i = 0; i < m->weeks; i++)
		if (m->week[i].year == year && m->week[i].form == form)
			expected[m->week[i].unit] = false;
	for (uint32_t u = 0; u < m->units; u++)
		if (expected[u] && within(m, u, top))
			out.ref[out.n++] = u;
	return out;
}
