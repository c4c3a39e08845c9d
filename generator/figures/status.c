/*
 * status.c -- see status.h; the rules are sections 5 and 7 of the data contract.
 *
 * Readings of the contract that its words leave open, decided here:
 * - a base taken from the series needs the same coverage as any figure judged;
 * - a base that does not lie before t is no base;
 * - a growth-yearly with no year to judge is a growth without base;
 * - years "of the plan's period" of a target set by a bare document: all years.
 */
#include "figures/status.h"

#include <math.h>

static const double tolerance = 1e-9;
enum { PROJECTION_MOST = 5, PROJECTION_LEAST = 3, YEAR_LAST = 9999 };

struct judge {
	const struct model  *m;
	const struct target *t;
	struct series        all;
	int                  cycle;
	double               min_coverage;
	int                  first_year;        /* of the plan's period; INT16_MIN = open */
	int                  last;              /* min(cycle, T) */
	bool                 due;
	struct verdict       v;
	bool                 meets;             /* what is compared meets the aim */
};

const char *status_id(enum status s)
{
	static const char *const id[STATUS__COUNT] = { "achieved", "missed", "on-track", "slow", "off-track",
	                                               "reversing", "pending", "no-data" };
	return id[s];
}

bool target_meets(const struct target *t, double v)
{
	switch (t->comparator) {
	case CMP_GE: return v >= t->value - tolerance;
	case CMP_GT: return v > t->value + tolerance;
	case CMP_LE: return v <= t->value + tolerance;
	case CMP_LT: return v < t->value - tolerance;
	case CMP_EQ: return fabs(v - t->value) <= tolerance;
	}
	return false;
}

/* ---- figures that may be judged ---- */

bool figure_suffices(const struct figure *f, double min_coverage)
{
	return f->coverage >= min_coverage - tolerance;
}

static bool usable(const struct judge *j, const struct figure *f)
{
	return f->year <= j->cycle && figure_suffices(f, j->min_coverage);
}

static const struct figure *usable_at(const struct judge *j, int year)
{
	const struct figure *f = series_at(j->all, year);
	return f && usable(j, f) ? f : NULL;
}

static const struct figure *latest(const struct judge *j)
{
	for (uint32_t i = j->all.n; i-- > 0;)
		if (j->all.figure[i].year <= j->last && usable(j, &j->all.figure[i]))
			return &j->all.figure[i];
	return NULL;
}

static const struct figure *first_in_period(const struct judge *j)
{
	for (uint32_t i = 0; i < j->all.n; i++)
		if (j->all.figure[i].year >= j->first_year && usable(j, &j->all.figure[i]))
			return &j->all.figure[i];
	return NULL;
}

double series_growth(struct series s, int year)
{
	const struct figure *now = series_at(s, year), *before = series_at(s, year - 1);
	return now && before && before->value > 0 ? 100 * (now->value / before->value - 1) : NAN;
}

/* Growth between two usable years that follow each other; NaN otherwise. */
static double usable_growth(const struct judge *j, int year)
{
	return usable_at(j, year) && usable_at(j, year - 1) ? series_growth(j->all, year) : NAN;
}

/* ---- base, pace ---- */

static void find_base(struct judge *j)
{
	const struct target *t = j->t;
	struct verdict *v = &j->v;
	const struct figure *f = t->base_year ? usable_at(j, t->base_year) : first_in_period(j);
	int year = t->base_year ? t->base_year : f ? f->year : 0;
	double value = t->base_year && !isnan(t->base_value) ? t->base_value : f ? f->value : NAN;
	if (!year || isnan(value) || year >= v->year)
		return;
	if (t->kind == TARGET_GROWTH && value <= 0)
		return;
	v->base_year = year;
	v->base_value = value;
}

static void judge_level(struct judge *j)
{
	const struct target *t = j->t;
	struct verdict *v = &j->v;
	v->compared = v->value;
	j->meets = target_meets(t, v->value);
	if (!v->base_year)
		return;
	double span = t->year - v->base_year, passed = v->year - v->base_year;
	v->expected = v->base_value + (t->value - v->base_value) * passed / span;
	if (target_meets(t, v->base_value))
		v->pace = j->meets ? 1 : -1;
	else if (t->value != v->base_value)
		v->pace = ((v->value - v->base_value) / passed) / ((t->value - v->base_value) / span);
}

static void judge_growth(struct judge *j)
{
	const struct target *t = j->t;
	struct verdict *v = &j->v;
	if (!v->base_year)
		return;
	double years = v->year - v->base_year;
	double g = 100 * (pow(v->value / v->base_value, 1 / years) - 1);
	if (isnan(g))
		return;                         /* a negative quantity has no rate */
	v->compared = g;
	j->meets = target_meets(t, g);
	v->expected = v->base_value * pow(1 + t->value / 100, years);
	if (t->value != 0)
		v->pace = g / t->value;
}

static void judge_growth_yearly(struct judge *j)
{
	struct verdict *v = &j->v;
	int after = j->t->base_year ? j->t->base_year : j->first_year;
	for (uint32_t i = 0; i < j->all.n; i++) {
		int year = j->all.figure[i].year;
		double g = year > after && year <= v->year ? usable_growth(j, year) : NAN;
		if (isnan(g))
			continue;
		v->years_judged++;
		v->years_met += target_meets(j->t, g);
		if (year == v->year)
			v->compared = g;
	}
	if (v->years_judged) {
		v->pace = (double)v->years_met / v->years_judged;
		j->meets = v->years_met == v->years_judged;
	}
	if (j->t->base_year) {
		v->base_year = j->t->base_year;
		v->base_value = j->t->base_value;
	}
}

static void judge_maintain(struct judge *j)
{
	struct verdict *v = &j->v;
	v->compared = v->value;
	for (uint32_t i = 0; i < j->all.n; i++) {
		const struct figure *f = &j->all.figure[i];
		if (f->year < j->first_year || f->year > v->year || !usable(j, f))
			continue;
		v->years_judged++;
		v->years_met += target_meets(j->t, f->value);
	}
	if (v->years_judged) {
		v->pace = (double)v->years_met / v->years_judged;
		j->meets = v->years_met == v->years_judged;
	}
}

static void judge_kind(struct judge *j)
{
	switch (j->t->kind) {
	case TARGET_LEVEL:
		find_base(j);
		judge_level(j);
		break;
	case TARGET_GROWTH:
		find_base(j);
		judge_growth(j);
		break;
	case TARGET_GROWTH_YEARLY:
		judge_growth_yearly(j);
		break;
	case TARGET_MAINTAIN:
		judge_maintain(j);
		break;
	case TARGET_MILESTONE:
		j->v.compared = j->v.value;
		j->meets = target_meets(j->t, j->v.value);
		break;
	}
}

/* ---- status: the first row of the contract's table that applies ---- */

static bool is_growth(enum target_kind k)
{
	return k == TARGET_GROWTH || k == TARGET_GROWTH_YEARLY;
}

static enum status by_pace(double pace)
{
	if (isnan(pace))
		return STATUS_PENDING;
	if (pace >= 0.95 - tolerance)
		return STATUS_ON_TRACK;
	if (pace >= 0.60 - tolerance)
		return STATUS_SLOW;
	return pace >= -tolerance ? STATUS_OFF_TRACK : STATUS_REVERSING;
}

static enum status decide(struct judge *j)
{
	const struct target *t = j->t;
	struct verdict *v = &j->v;
	bool done = t->kind == TARGET_MILESTONE && j->meets;
	if (!v->figure || (j->due && v->year < t->year && !done)) {
		v->overdue = j->due;
		return STATUS_NO_DATA;
	}
	bool no_rate = t->kind == TARGET_GROWTH ? isnan(v->compared) : v->years_judged == 0;
	if (is_growth(t->kind) && no_rate && j->due)
		return STATUS_NO_DATA;
	bool at_once = t->kind == TARGET_LEVEL || t->kind == TARGET_MILESTONE;
	if (j->meets && (at_once || v->year == t->year))
		return STATUS_ACHIEVED;
	if (j->due)
		return STATUS_MISSED;
	return t->kind == TARGET_MILESTONE ? STATUS_PENDING : by_pace(v->pace);
}

/* ---- what is left to do ---- */

static void find_needed(struct judge *j)
{
	const struct target *t = j->t;
	struct verdict *v = &j->v;
	double left = t->year - v->year;
	if (!v->figure || left <= 0 || j->due)
		return;
	if (t->kind == TARGET_LEVEL)
		v->needed = (t->value - v->value) / left;
	else if (t->kind == TARGET_GROWTH && v->base_year && v->value > 0)
		v->needed = 100 * (pow(v->base_value * pow(1 + t->value / 100, t->year - v->base_year) / v->value,
		                       1 / left) - 1);
	if (!isfinite(v->needed))
		v->needed = NAN;
}

/* The whole number of facilities that meets a share's aim: the least, or for "at most" the greatest. */
static void find_needed_count(struct judge *j)
{
	const struct target *t = j->t;
	const struct figure *f = j->v.figure;
	if (!f || !f->has_parts || t->kind != TARGET_LEVEL || j->m->indicator[t->indicator].measure != MEASURE_SHARE)
		return;
	double exact = f->denominator * t->value / 100;
	double up = ceil(exact - tolerance), down = floor(exact + tolerance);
	switch (t->comparator) {
	case CMP_GE: case CMP_EQ: j->v.needed_count = up;       break;
	case CMP_GT:              j->v.needed_count = down + 1; break;
	case CMP_LE:              j->v.needed_count = down;     break;
	case CMP_LT:              j->v.needed_count = up - 1;   break;
	}
}

/* ---- projection: the least-squares line of the last figures ---- */

struct line { double slope, at_zero; unsigned n; };

static struct line fit(const struct judge *j)
{
	double sx = 0, sy = 0, sxx = 0, sxy = 0;
	unsigned n = 0;
	int x0 = j->v.year;             /* years are counted from t: small numbers, exact sums */
	for (uint32_t i = j->all.n; i-- > 0 && n < PROJECTION_MOST;) {
		const struct figure *f = &j->all.figure[i];
		if (f->year > x0 || !usable(j, f))
			continue;
		double x = f->year - x0;
		sx += x;
		sy += f->value;
		sxx += x * x;
		sxy += x * f->value;
		n++;
	}
	double slope = n < PROJECTION_LEAST ? 0 : (n * sxy - sx * sy) / (n * sxx - sx * sx);
	return (struct line){ slope, n ? (sy - slope * sx) / n : 0, n };
}

/* The first year from t on in which the line meets `aim`; 0 = never. */
static int year_reached(const struct judge *j, struct line l, double aim)
{
	struct target at = *j->t;
	at.value = aim;
	if (at.comparator == CMP_EQ)    /* the line reaches the aim where it crosses it */
		at.comparator = l.at_zero < aim ? CMP_GE : CMP_LE;
	for (int year = j->v.year; year <= YEAR_LAST; year++)
		if (target_meets(&at, l.at_zero + l.slope * (year - j->v.year)))
			return year;
	return 0;
}

static void project(struct judge *j)
{
	const struct target *t = j->t;
	struct verdict *v = &j->v;
	if (!v->figure || j->due || (t->kind != TARGET_LEVEL && t->kind != TARGET_GROWTH))
		return;
	struct line l = fit(j);
	if (l.n < PROJECTION_LEAST)
		return;
	v->projected = l.at_zero + l.slope * (t->year - v->year);
	if (t->kind == TARGET_LEVEL)
		v->projected_year = year_reached(j, l, t->value);
	else if (v->base_year)
		v->projected_year = year_reached(j, l, v->base_value * pow(1 + t->value / 100, t->year - v->base_year));
}

/* ---- section 7: the two methods shown beside ours ---- */

static void compare_methods(struct judge *j)
{
	const struct target *t = j->t;
	struct verdict *v = &j->v;
	if (t->kind != TARGET_LEVEL || !v->base_year || v->base_value == 0 || v->value / v->base_value <= 0 ||
	    t->value / v->base_value <= 0)
		return;
	double passed = v->year - v->base_year, span = t->year - v->base_year;
	double actual = pow(v->value / v->base_value, 1 / passed) - 1;
	double required = pow(t->value / v->base_value, 1 / span) - 1;
	double sign = j->m->indicator[t->indicator].down ? -1 : 1;
	if (required != 0)
		v->rates_ratio = sign * actual / fabs(required);
	if (t->value != v->base_value)
		v->extrapolated = (v->value * pow(1 + actual, t->year - v->year) - v->base_value) /
		                  (t->value - v->base_value);
}

static struct verdict nothing(void)
{
	return (struct verdict){ .value = NAN, .compared = NAN, .base_value = NAN, .pace = NAN, .expected = NAN,
	                         .gap = NAN, .needed = NAN, .needed_count = NAN, .projected = NAN,
	                         .rates_ratio = NAN, .extrapolated = NAN };
}

struct verdict status_judge(const struct model *m, const struct figures *f, uint32_t target,
                            int cycle, double min_coverage)
{
	const struct target *t = &m->target[target];
	struct judge j = { .m = m, .t = t, .all = figures_series(f, t->indicator, t->unit), .cycle = cycle,
	                   .min_coverage = min_coverage, .v = nothing(), .due = cycle >= t->year,
	                   .last = cycle < t->year ? cycle : t->year, .first_year = INT16_MIN };
	if (t->plan != NONE && m->plan[t->plan].first_year)
		j.first_year = m->plan[t->plan].first_year;
	struct verdict *v = &j.v;
	v->figure = latest(&j);
	if (v->figure) {
		v->year = v->figure->year;
		v->value = v->figure->value;
		judge_kind(&j);
	}
	v->status = decide(&j);
	find_needed_count(&j);
	if (v->status == STATUS_NO_DATA) {
		v->pace = v->expected = v->compared = NAN;
		return *v;
	}
	if (!isnan(v->compared)) {
		v->gap = v->compared - t->value;
		v->upper_reached = !isnan(t->value_high) && v->compared >= t->value_high - tolerance;
	}
	find_needed(&j);
	project(&j);
	compare_methods(&j);
	return *v;
}
