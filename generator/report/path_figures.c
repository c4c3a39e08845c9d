/* path_figures.c -- references to figures: targets, indicators, the learning week (see path.h). */
#include <math.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/num.h"
#include "config/words.h"
#include "figures/week.h"
#include "report/path.h"

/* ---- target.<id>.<field>: the fields are those of the published status.csv ---- */

enum target_field {
	T_TEXT, T_INDICATOR, T_UNIT, T_PLAN, T_AGENCY, T_DUE, T_AIM, T_BASE_YEAR, T_BASE_VALUE, T_YEAR, T_VALUE,
	T_BEFORE, T_CHANGE, T_COVERAGE, T_EXPECTED, T_PACE, T_GAP, T_STATUS, T_STATUS_BEFORE, T_NEEDED,
	T_NEEDED_COUNT, T_PROJECTED, T_PROJECTED_YEAR, T__COUNT
};
static const char *const target_field[T__COUNT] = {
	"text", "indicator", "unit", "plan", "agency", "due", "aim", "base-year", "base-value", "year", "value",
	"before", "change", "coverage", "expected", "pace", "gap", "status", "status-before", "needed",
	"needed-count", "projected", "projected-year",
};

static bool is_growth(const struct target *t)
{
	return t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY;
}

static str number_or_missing(struct path *p, double v, str shown)
{
	return isfinite(v) ? shown : path_missing(p);
}

static str year_or_missing(struct path *p, int year)
{
	return year ? show_year(p->x->a, year) : path_missing(p);
}

/* A difference of what is held against the aim: of values, or of rates of growth. */
static str difference(const struct report_context *x, const struct target *t, double v)
{
	static const struct indicator rate = { .measure = MEASURE_SHARE, .decimals = 1 };
	return show_difference(x->a, x->words, is_growth(t) ? &rate : &x->model->indicator[t->indicator], v);
}

/* The amounts of a verdict that are in the unit of the indicator. */
static str target_amount(struct path *p, const struct target *t, double v)
{
	const struct report_context *x = p->x;
	return number_or_missing(p, v, show_amount(x->a, x->words, &x->model->indicator[t->indicator], v));
}

static str target_words(struct path *p, const struct target *t, enum target_field f)
{
	const struct report_context *x = p->x;
	const struct model *m = x->model;
	const struct indicator *i = &m->indicator[t->indicator];
	switch (f) {
	case T_TEXT:      return t->text;
	case T_INDICATOR: return i->short_name.n ? i->short_name : i->name;
	case T_UNIT:      return m->unit[t->unit].name;
	case T_PLAN:      return t->plan == NONE ? m->document[t->document].title : m->plan[t->plan].title;
	case T_AGENCY:    return t->agencies.n ? m->agency[t->agencies.ref[0]].name : word(x->words, "fact.nobody");
	case T_DUE:       return show_year(x->a, t->year);
	default:          return show_aim(x->a, x->words, m, t);
	}
}

static str target_result(struct path *p, const struct target *t, enum target_field f, const struct verdict *v,
                         const struct verdict *before)
{
	const struct report_context *x = p->x;
	double change = before->year ? v->compared - before->compared : NAN;
	switch (f) {
	case T_BASE_YEAR:      return year_or_missing(p, v->base_year);
	case T_BASE_VALUE:     return target_amount(p, t, v->base_value);
	case T_YEAR:           return year_or_missing(p, v->year);
	case T_VALUE:          return v->year ? show_result(x->a, x->words, x->model, t, v) : path_missing(p);
	case T_BEFORE:         return before->year ? show_result(x->a, x->words, x->model, t, before) : path_missing(p);
	case T_CHANGE:         return number_or_missing(p, change, difference(x, t, change));
	case T_COVERAGE:       return v->figure ? show_percent(x->a, x->words, 100 * v->figure->coverage) : path_missing(p);
	case T_EXPECTED:       return target_amount(p, t, v->expected);
	case T_PACE:           return number_or_missing(p, v->pace, show_number(x->a, x->words, v->pace, 2));
	case T_GAP:            return number_or_missing(p, v->gap, difference(x, t, v->gap));
	case T_STATUS:         return show_verdict(x->a, x->words, v);
	case T_STATUS_BEFORE:  return show_verdict(x->a, x->words, before);
	case T_NEEDED:         return number_or_missing(p, v->needed, is_growth(t) ? show_rate(x->a, x->words, v->needed)
	                                                                           : difference(x, t, v->needed));
	case T_NEEDED_COUNT:   return number_or_missing(p, v->needed_count, show_number(x->a, x->words, v->needed_count, 0));
	case T_PROJECTED:      return target_amount(p, t, v->projected);
	case T_PROJECTED_YEAR: return year_or_missing(p, v->projected_year);
	default:               return target_words(p, t, f);
	}
}

str path_of_target(struct path *p)
{
	const struct model *m = p->x->model;
	uint32_t t = path_id(p, path_step(p), (struct path_ids){ &m->target_by_id, m->target, m->targets, sizeof *m->target });
	int f = t == NONE ? -1 : path_word(p, path_step(p), target_field, T__COUNT);
	if (f < 0)
		return S("…");
	return target_result(p, &m->target[t], (enum target_field)f, &p->x->s->verdict[t], &p->x->s->before[t]);
}

/* ---- indicator.<id>[@unit].<year>[.<field>] ---- */

/* Is the figure one that the program judges by (enough units have reported)? */
static bool is_usable(const struct path *p, const struct figure *f)
{
	return f && f->coverage >= p->x->model->config.min_coverage;
}

/* "latest", or a year; false after a message. */
static bool figure_year(struct path *p, struct series s, int *year)
{
	str step = path_step(p);
	*year = path_year(p, step);
	if (!*year && str_eq_c(step, "latest")) {
		for (uint32_t i = 0; i < s.n && s.figure[i].year <= p->x->subject.year; i++)
			if (is_usable(p, &s.figure[i]))
				*year = s.figure[i].year;
		return true;
	}
	if (*year)
		return true;
	struct candidates *c = path_candidates(p, step);
	path_candidate(c, S("cycle"));
	path_candidate(c, S("cycle-1"));
	path_candidate(c, S("latest"));
	path_candidate(c, show_year(p->x->a, p->x->subject.year));
	path_candidate(c, S("name"));
	path_refuse(c);
	return false;
}

static str figure_field(struct path *p, const struct indicator *i, struct series s, const struct figure *f)
{
	static const char *const field[] = { "change", "growth", "numerator", "denominator", "parts", "year", "coverage",
	                                     "reporters", "expected" };
	enum { CHANGE, GROWTH, NUMERATOR, DENOMINATOR, PARTS, YEAR, COVERAGE, REPORTERS };
	const struct report_context *x = p->x;
	int k = path_word(p, path_step(p), field, sizeof field / sizeof *field);
	const struct figure *before = f ? series_at(s, f->year - 1) : NULL;
	if (k < 0)
		return S("…");
	if (!f || (k < COVERAGE && !is_usable(p, f)) || (k <= GROWTH && !is_usable(p, before)) ||
	    ((k == NUMERATOR || k == DENOMINATOR) && !f->has_parts))
		return path_missing(p);
	double growth = series_growth(s, f->year);
	switch (k) {
	case CHANGE:      return show_difference(x->a, x->words, i, f->value - before->value);
	case GROWTH:      return number_or_missing(p, growth, show_percent(x->a, x->words, growth));
	case NUMERATOR:   return show_number(x->a, x->words, f->numerator, 0);
	case DENOMINATOR: return show_number(x->a, x->words, f->denominator, 0);
	case PARTS:       return show_figure(x->a, x->words, i, f);
	case YEAR:        return show_year(x->a, f->year);
	case COVERAGE:    return show_percent(x->a, x->words, 100 * f->coverage);
	case REPORTERS:   return show_count(x->a, x->words, f->reporters);
	default:          return show_count(x->a, x->words, f->expected_reporters);
	}
}

str path_of_indicator(struct path *p)
{
	const struct report_context *x = p->x;
	const struct model *m = x->model;
	uint32_t unit;
	str id = path_step_at_unit(p, &unit);
	uint32_t k = unit == NONE ? NONE : path_id(p, id, (struct path_ids){ &m->indicator_by_id, m->indicator, m->indicators, sizeof *m->indicator });
	if (k == NONE)
		return S("…");
	const struct indicator *i = &m->indicator[k];
	if (str_eq_c(p->rest, "name")) {
		path_step(p);
		return i->name;
	}
	struct series s = figures_series(x->s->figures, k, unit);
	int year;
	if (!figure_year(p, s, &year))
		return S("…");
	const struct figure *f = series_at(s, year);
	if (!path_ended(p))
		return figure_field(p, i, s, f);
	return is_usable(p, f) ? show_amount(x->a, x->words, i, f->value) : path_missing(p);
}

/* ---- week[@unit].<year>.(returns | missing | row-<n>.(events|people|units)[.change]) ---- */

static str week_number(struct path *p, double v)
{
	return number_or_missing(p, v, show_number(p->x->a, p->x->words, v, 0));
}

/* The cell of a sum that a field names; NaN when there is none. */
static double week_value(const struct week_sum *s, size_t row, int field)
{
	if (s->form == NONE)
		return NAN;
	const struct week_sum_row *r = &s->row[row];
	return field == 0 ? r->events : field == 1 ? r->people : (double)r->units;
}

static str week_row(struct path *p, const struct week_sum *now, uint32_t unit, int year, uint32_t form, long row)
{
	static const char *const field[] = { "events", "people", "units" };
	static const char *const against[] = { "change" };
	const struct report_context *x = p->x;
	int f = path_word(p, path_step(p), field, 3);
	if (f < 0)
		return S("…");
	double v = week_value(now, (size_t)row - 1, f);
	if (path_ended(p))
		return week_number(p, v);
	if (path_word(p, path_step(p), against, 1) < 0)
		return S("…");
	struct week_sum before = week_sum(x->a, x->model, unit, year - 1);
	static const struct indicator count = { .measure = MEASURE_COUNT };
	v -= before.form == form ? week_value(&before, (size_t)row - 1, f) : NAN;
	return number_or_missing(p, v, show_difference(x->a, x->words, &count, v));
}

/* "row-12" -> 12; 0 after a message. */
static long row_number(struct path *p, str step, size_t rows)
{
	long row = 0;
	if (str_starts(step, S("row-")) && num_parse_int(str_slice(step, 4, step.n), 1, (long)rows, &row))
		return row;
	struct candidates *c = path_candidates(p, step);
	path_candidate(c, S("returns"));
	path_candidate(c, S("missing"));
	path_candidate(c, S("row-1"));
	path_candidate(c, str_format(p->x->a, "row-%zu", rows));
	path_refuse(c);
	return 0;
}

str path_of_week(struct path *p)
{
	const struct report_context *x = p->x;
	uint32_t unit = subject_unit(x->model, x->subject);
	if (str_starts(p->rest, S("@")))
		path_step_at_unit(p, &unit);
	if (unit == NONE)
		return S("…");
	str step = path_step(p);
	int year = path_year(p, step);
	if (!year) {
		struct candidates *c = path_candidates(p, step);
		path_candidate(c, S("cycle"));
		path_candidate(c, S("cycle-1"));
		path_refuse(c);
		return S("…");
	}
	struct week_sum now = week_sum(x->a, x->model, unit, year);
	step = path_step(p);
	if (str_eq_c(step, "returns"))
		return show_count(x->a, x->words, now.units);
	if (!x->model->forms)
		return path_missing(p);
	uint32_t form = week_form(x->model, year);
	if (str_eq_c(step, "missing"))
		return show_count(x->a, x->words, week_missing(x->a, x->model, x->s->reporting, form, year, unit).n);
	long row = row_number(p, step, x->model->form[form].rows);
	return row ? week_row(p, &now, unit, year, form, row) : S("…");
}
