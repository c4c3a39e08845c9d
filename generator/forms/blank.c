/* blank.c -- see blank.h. */
#include "forms/blank.h"

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "figures/week.h"

enum { LATELY_YEARS = 3 };      /* a figure of so many years before counts as "reports it" */

/* ---- who is asked for what ---- */

static bool is_reporter(const struct model *m, const struct indicator *i, uint32_t unit)
{
	const struct unit *u = &m->unit[unit];
	return i->reported_by < 0 ? u->children.n == 0 : (int)u->kind == i->reported_by;
}

static bool reported_lately(const struct blanks *b, uint32_t indicator, uint32_t unit)
{
	struct series s = figures_series(b->figures, indicator, unit);
	for (uint32_t k = s.n; k-- > 0 && s.figure[k].year >= b->year - LATELY_YEARS;)
		if (s.figure[k].basis == BASIS_REPORTED && s.figure[k].year <= b->year)
			return true;
	return false;
}

/* Does a running target on the indicator concern the unit?  *any: whether there is a target on it at all. */
static bool has_target(const struct blanks *b, uint32_t indicator, uint32_t unit, bool *any)
{
	const struct model *m = b->model;
	*any = false;
	for (size_t t = 0; t < m->targets; t++) {
		const struct target *g = &m->target[t];
		if (g->indicator != indicator)
			continue;
		*any = true;
		if (g->year >= b->year && (unit_under(m, unit, g->unit) || unit_under(m, g->unit, unit)))
			return true;
	}
	return false;
}

/*
 * A unit of the same kind beside it, within what the site is about: what one
 * province reports says nothing of the next.  Nor do facilities, which are
 * not alike.
 */
static bool neighbours_report(const struct blanks *b, uint32_t indicator, uint32_t unit)
{
	const struct model *m = b->model;
	const struct unit *u = &m->unit[unit];
	bool inside = m->config.unit == NONE || (u->parent != NONE && unit_under(m, u->parent, m->config.unit));
	if (u->parent == NONE || u->kind == UNIT_FACILITY || !inside)
		return false;
	const struct refs *beside = &m->unit[u->parent].children;
	for (uint32_t k = 0; k < beside->n; k++)
		if (m->unit[beside->ref[k]].kind == u->kind && reported_lately(b, indicator, beside->ref[k]))
			return true;
	return false;
}

static bool those_below_report(const struct blanks *b, uint32_t indicator, uint32_t unit)
{
	const struct refs *below = &b->model->unit[unit].children;
	for (uint32_t k = 0; k < below->n; k++)
		if (reported_lately(b, indicator, below->ref[k]))
			return true;
	return false;
}

static bool *find_unknown(struct arena *a, const struct model *m, const struct figures *f)
{
	bool *out = arena_new(a, bool, m->indicators);
	for (uint32_t i = 0; i < m->indicators; i++) {
		out[i] = true;
		for (uint32_t u = 0; u < m->units && out[i]; u++)
			out[i] = !figures_series(f, i, u).n;
	}
	return out;
}

static bool is_asked(const struct blanks *b, uint32_t indicator, uint32_t unit)
{
	bool any_target;
	if (reported_lately(b, indicator, unit))
		return true;
	if (!is_reporter(b->model, &b->model->indicator[indicator], unit))
		return false;
	return has_target(b, indicator, unit, &any_target) || neighbours_report(b, indicator, unit) ||
	       those_below_report(b, indicator, unit) || (!any_target && b->unknown[indicator]);
}

void blanks_begin(struct arena *a, const struct model *m, const struct figures *f, const struct reporting *r,
                  const struct words *w, struct blanks *out)
{
	*out = (struct blanks){ .model = m, .figures = f, .reporting = r, .words = w, .year = m->config.cycle,
	                        .form = week_form(m, m->config.cycle), .today = r->today,
	                        .unknown = find_unknown(a, m, f) };
	if (out->form != NONE)
		out->week_expected = week_expected(a, m, r, out->form, out->year);
}

bool blank_make(struct arena *a, const struct blanks *b, uint32_t unit, struct blank *out)
{
	const struct model *m = b->model;
	size_t cap = 0;
	*out = (struct blank){ .unit = unit };
	if (unit_counts(m, unit, b->year))
		for (uint32_t i = 0; i < m->indicators; i++)
			if (is_asked(b, i, unit))
				*arena_push(a, struct blank_row, &out->row, &out->rows, &cap) = (struct blank_row){
					i, series_at(figures_series(b->figures, i, unit), b->year - 1) };
	out->week = b->form != NONE && b->week_expected[unit];
	if (out->week)
		out->week_before = week_return_of(m, b->form, b->year - 1, unit);
	return out->rows || out->week;
}

struct refs blanks_units(struct arena *a, const struct blanks *b)
{
	const struct model *m = b->model;
	struct refs out = { arena_new(a, uint32_t, m->units), 0 };
	struct blank blank;
	for (uint32_t u = 0; u < m->units; u++) {
		bool above = m->config.unit != NONE && u != m->config.unit && unit_under(m, m->config.unit, u);
		if (!above && blank_make(a, b, u, &blank))
			out.ref[out.n++] = u;
	}
	return out;
}

/* ---- texts ---- */

static str number(struct arena *a, const struct blanks *b, double v, int decimals)
{
	struct buf s;
	buf_init(&s, a, 24);
	num_show(&s, v, decimals, b->words->style);
	return buf_str(&s);
}

str blank_figure(struct arena *a, const struct blanks *b, const struct indicator *i, const struct figure *f)
{
	if (!f)
		return S("");
	str value = number(a, b, f->value, i->decimals);
	bool percent = i->measure == MEASURE_SHARE || i->measure == MEASURE_YESNO;
	if (i->measure == MEASURE_YESNO && f->denominator == 1)
		return word(b->words, f->value > 0 ? "form.yes" : "form.no");
	if (percent && f->has_parts)
		return str_format(a, "%.*s/%.*s (%.*s%%)", STR_ARG(number(a, b, f->numerator, 0)),
		                  STR_ARG(number(a, b, f->denominator, 0)), STR_ARG(value));
	if (percent)
		return str_format(a, "%.*s%%", STR_ARG(value));
	return value;
}

static str with_year(struct arena *a, const struct blanks *b, str figure)
{
	str year = str_format(a, "%d", b->year - 1);
	return figure.n ? word_f(a, b->words, "form.before", year, figure) : word_f(a, b->words, "form.before-none", year);
}

str blank_before(struct arena *a, const struct blanks *b, const struct blank_row *row)
{
	return with_year(a, b, blank_figure(a, b, &b->model->indicator[row->indicator], row->before));
}

static str week_cell(struct arena *a, const struct blanks *b, const struct week_cell *c)
{
	switch (c->kind) {
	case CELL_NUMBER:      return number(a, b, c->value, 0);
	case CELL_UNAVAILABLE: return S("…");
	case CELL_EMPTY:       break;
	}
	return S("");
}

str blank_week_before(struct arena *a, const struct blanks *b, const struct blank *blank, size_t row)
{
	const struct form_row *f = &b->model->form[b->form].row[row];
	if (!f->events && !f->people)
		return S("");
	if (!blank->week_before)
		return with_year(a, b, S(""));
	const struct week_row *r = &blank->week_before->row[row];
	str events = week_cell(a, b, &r->events), people = week_cell(a, b, &r->people);
	if (events.n && people.n)
		return with_year(a, b, word_f(a, b->words, "form.events-people", events, people));
	return with_year(a, b, events.n ? events : people);
}

str blank_label(struct arena *a, str name, str measure_unit)
{
	if (!measure_unit.n || str_eq_c(measure_unit, "%"))
		return name;
	return str_format(a, "%.*s (%.*s)", STR_ARG(name), STR_ARG(measure_unit));
}
