/* explain.c -- tiendo explain TARGET; see explain.h. */
#include "cli/explain.h"

#include <math.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/load.h"
#include "cli/options.h"

struct explain {
	struct arena        *arena;
	struct buf           out;
	const struct loaded *in;
	const struct model  *m;
	const struct target *t;
	uint32_t             unit;              /* whose figure; the target's own unless --unit */
	struct verdict       v;
	date                 as_of;
};

#define SAY(e, key, ...) say((e), (key), (const str[]){ __VA_ARGS__ }, \
                             sizeof((const str[]){ __VA_ARGS__ }) / sizeof(str))

/* One line made of a word with its gaps filled. */
static void say(struct explain *e, const char *key, const str *arg, size_t args)
{
	buf_add(&e->out, word_fill(e->arena, &e->in->words, key, arg, args));
	buf_char(&e->out, '\n');
}

static str number(const struct explain *e, double v)
{
	struct buf b;
	buf_init(&b, e->arena, 32);
	if (isnan(v))
		return word(&e->in->words, "explain.none");
	num_plain(&b, v, 6);
	if (e->in->words.style == NUM_VI)
		for (size_t i = 0; i < b.n; i++)
			if (b.p[i] == '.')
				b.p[i] = ',';
	return buf_str(&b);
}

static str whole(const struct explain *e, long v)
{
	return str_format(e->arena, "%ld", v);
}

static str row_origin(const struct explain *e, uint32_t row)
{
	const struct result *r = &e->m->result[row];
	struct buf b;
	buf_init(&b, e->arena, 96);
	buf_add(&b, e->m->result_file[r->file]);
	buf_printf(&b, ":%u", r->line);
	if (r->reported_on != DATE_NONE) {
		buf_c(&b, ", ");
		date_table_vi(&b, r->reported_on);
	}
	buf_printf(&b, ", %s", quality_id(r->quality));
	return buf_str(&b);
}

/* "6/38 = 15,789474" or just the value. */
static str figure_text(const struct explain *e, const struct figure *f)
{
	if (!f->has_parts)
		return number(e, f->value);
	return str_format(e->arena, "%.*s/%.*s = %.*s", STR_ARG(number(e, f->numerator)),
	                  STR_ARG(number(e, f->denominator)), STR_ARG(number(e, f->value)));
}

/* ---- rows set aside ---- */

static void rows_set_aside(struct explain *e, uint32_t unit, int year)
{
	for (uint32_t i = 0; i < e->m->results; i++) {
		const struct result *r = &e->m->result[i];
		if (r->indicator != e->t->indicator || r->unit != unit || r->year != year || r->period != PERIOD_YEAR)
			continue;
		bool later = e->as_of != DATE_NONE && r->reported_on != DATE_NONE && r->reported_on > e->as_of;
		if (later)
			SAY(e, "explain.row-later", row_origin(e, i));
		else if (r->superseded)
			SAY(e, "explain.row-replaced", row_origin(e, i));
	}
}

/* ---- the figure ---- */

/* The annual row of a unit that counts, NONE if there is none. */
static uint32_t row_of(const struct explain *e, uint32_t unit, int year)
{
	for (uint32_t i = 0; i < e->m->results; i++) {
		const struct result *r = &e->m->result[i];
		if (r->indicator == e->t->indicator && r->unit == unit && r->year == year && r->period == PERIOD_YEAR &&
		    !r->superseded)
			return i;
	}
	return NONE;
}

static bool is_expected(const struct explain *e, uint32_t u, int year)
{
	const struct indicator *i = &e->m->indicator[e->t->indicator];
	const struct unit *unit = &e->m->unit[u];
	bool kind = i->reported_by < 0 ? unit->children.n == 0 : (int)unit->kind == i->reported_by;
	return kind && unit_under(e->m, u, e->unit) && unit_counts(e->m, u, year);
}

static void explain_part(struct explain *e, uint32_t u, int year)
{
	const struct figure *f = series_at(figures_series(e->in->figures, e->t->indicator, u), year);
	uint32_t row = f && f->basis == BASIS_REPORTED ? f->row : row_of(e, u, year);
	str id = e->m->unit[u].id;
	if (f && f->basis == BASIS_REPORTED)
		SAY(e, "explain.part", id, figure_text(e, f), row_origin(e, f->row));
	else if (row != NONE && e->m->result[row].has_denominator && e->m->result[row].denominator == 0)
		SAY(e, "explain.part-no-facility", id, row_origin(e, row));
	else if (row != NONE)
		SAY(e, "explain.part-unusable", id, row_origin(e, row));
	else
		SAY(e, "explain.part-missing", id);
	rows_set_aside(e, u, year);
}

static void explain_figure(struct explain *e, const struct figure *f)
{
	if (f->basis == BASIS_REPORTED) {
		SAY(e, "explain.figure-reported", whole(e, f->year), figure_text(e, f), row_origin(e, f->row));
		rows_set_aside(e, e->unit, f->year);
		return;
	}
	SAY(e, "explain.figure-rolled", whole(e, f->year), figure_text(e, f), whole(e, f->reporters),
	    whole(e, f->expected_reporters), number(e, f->coverage));
	for (uint32_t u = 0; u < e->m->units; u++)
		if (is_expected(e, u, f->year))
			explain_part(e, u, f->year);
}

/* Later figures that are not used, because too few units reported. */
static void explain_thin_figures(struct explain *e)
{
	struct series s = figures_series(e->in->figures, e->t->indicator, e->unit);
	for (uint32_t i = 0; i < s.n; i++) {
		const struct figure *f = &s.figure[i];
		if (f->year > e->v.year && f->year <= e->m->config.cycle && f->coverage < e->m->config.min_coverage)
			SAY(e, "explain.figure-thin", whole(e, f->year), number(e, f->value), number(e, f->coverage),
			    number(e, e->m->config.min_coverage));
	}
}

/* ---- base and formula ---- */

static void explain_base(struct explain *e)
{
	const struct verdict *v = &e->v;
	if (e->t->kind != TARGET_LEVEL && e->t->kind != TARGET_GROWTH)
		return;
	if (!v->base_year) {
		SAY(e, "explain.no-base", S(""));
		return;
	}
	const char *key = !e->t->base_year ? "explain.base-first" : isnan(e->t->base_value) ? "explain.base-year"
	                                                                                    : "explain.base-given";
	SAY(e, key, whole(e, v->base_year), number(e, v->base_value));
}

static void explain_formula(struct explain *e)
{
	const struct verdict *v = &e->v;
	const struct target *t = e->t;
	str y0 = whole(e, v->base_year), yt = whole(e, v->year), yT = whole(e, t->year), x0 = number(e, v->base_value),
	    xt = number(e, v->value), aim = number(e, t->value), pace = number(e, v->pace),
	    met = whole(e, v->years_met), judged = whole(e, v->years_judged);
	if (isnan(v->pace))
		return;
	switch (t->kind) {
	case TARGET_LEVEL:
		if (target_meets(t, v->base_value))
			SAY(e, "explain.pace-base-meets", x0, aim, pace);
		else
			SAY(e, "explain.pace-level", xt, x0, yt, y0, aim, yT, pace);
		break;
	case TARGET_GROWTH:
		SAY(e, "explain.pace-growth", xt, x0, yt, y0, number(e, v->compared), aim, pace);
		break;
	case TARGET_GROWTH_YEARLY:
		SAY(e, "explain.pace-yearly", met, judged, aim, pace);
		break;
	case TARGET_MAINTAIN:
		SAY(e, "explain.pace-maintain", met, judged, aim, pace);
		break;
	case TARGET_MILESTONE:
		break;
	}
}

static void explain_needed(struct explain *e)
{
	const struct verdict *v = &e->v;
	if (!isnan(v->expected))
		SAY(e, "explain.expected", whole(e, v->year), number(e, v->expected));
	if (!isnan(v->gap))
		SAY(e, "explain.gap", number(e, v->compared), number(e, e->t->value), number(e, v->gap));
	if (!isnan(v->needed))
		SAY(e, e->t->kind == TARGET_GROWTH ? "explain.needed-rate" : "explain.needed", number(e, v->needed));
	if (!isnan(v->needed_count))
		SAY(e, "explain.needed-count", number(e, v->needed_count), number(e, v->figure->denominator));
	if (!isnan(v->projected))
		SAY(e, "explain.projected", whole(e, e->t->year), number(e, v->projected),
		    v->projected_year ? whole(e, v->projected_year) : word(&e->in->words, "explain.never"));
}

static void explain_methods(struct explain *e)
{
	const struct verdict *v = &e->v;
	SAY(e, "explain.thresholds", S(""));
	if (isnan(v->rates_ratio))
		SAY(e, "explain.methods-undefined", S(""));
	else
		SAY(e, "explain.methods", number(e, v->rates_ratio), number(e, v->extrapolated));
}

/* ---- all ---- */

static str word_of(struct explain *e, const char *section, const char *id)
{
	return word(&e->in->words, str_format(e->arena, "%s.%s", section, id).p);
}

static void explain_head(struct explain *e)
{
	const struct target *t = e->t;
	const struct indicator *i = &e->m->indicator[t->indicator];
	SAY(e, "explain.head", t->id, t->text.n ? t->text : i->name);
	SAY(e, "explain.origin", e->m->document[t->document].id, t->clause, t->place.file, whole(e, t->place.line));
	SAY(e, "explain.indicator", i->id, i->name);
	SAY(e, "explain.unit", e->m->unit[e->unit].id, e->m->unit[e->unit].name);
	SAY(e, "explain.aim", str_from_c(target_kind_id(t->kind)), str_from_c(comparator_id(t->comparator)),
	    number(e, t->value), whole(e, t->year));
	if (t->assumption.n)
		SAY(e, "explain.assumption", t->assumption);
	SAY(e, "explain.status", str_from_c(status_id(e->v.status)), word_of(e, "status", status_id(e->v.status)),
	    whole(e, e->m->config.cycle));
	if (e->v.overdue)
		SAY(e, "explain.overdue", whole(e, t->year));
}

static void explain_target(struct explain *e)
{
	explain_head(e);
	if (e->v.figure)
		explain_figure(e, e->v.figure);
	else
		SAY(e, "explain.no-figure", whole(e, e->m->config.cycle < e->t->year ? e->m->config.cycle : e->t->year));
	explain_thin_figures(e);
	explain_base(e);
	explain_formula(e);
	explain_needed(e);
	explain_methods(e);
}

/* The problems of the input, when it cannot be judged. */
static int report_problems(struct arena *a, struct diags *d, const struct loaded *in)
{
	struct buf b;
	buf_init(&b, a, 1024);
	diags_sort(d);
	diags_write_text(&b, d, in->model.config.vi);
	fwrite(b.p, 1, b.n, stderr);
	return 1;
}

int command_explain(struct arena *a, const struct options *o)
{
	struct diags d;
	struct loaded in;
	diags_init(&d, a);
	if (!load(a, o, &d, &in))
		return report_problems(a, &d, &in);
	uint32_t target = map_get(&in.model.target_by_id, o->argument[0]);
	uint32_t unit = o->unit.n ? map_get(&in.model.unit_by_id, o->unit) : NONE;
	if (target == MAP_NONE || (o->unit.n && unit == MAP_NONE)) {
		str id = target == MAP_NONE ? o->argument[0] : o->unit;
		fprintf(stderr, "tiendo: %.*s\n", STR_ARG(word_f(a, &in.words, "explain.unknown", id)));
		return 1;
	}
	struct target other = in.model.target[target];
	struct explain e = { .arena = a, .in = &in, .m = &in.model, .t = &in.model.target[target],
	                     .unit = in.model.target[target].unit, .v = in.verdict[target], .as_of = o->as_of };
	if (unit != NONE) {                     /* judge the same aim with another unit's figures */
		other.unit = unit;
		struct model copy = in.model;
		copy.target = &other;
		e.t = &other;
		e.unit = unit;
		e.v = status_judge(&copy, in.figures, 0, in.model.config.cycle, in.model.config.min_coverage);
	}
	buf_init(&e.out, a, 4096);
	explain_target(&e);
	fwrite(e.out.p, 1, e.out.n, stdout);
	return 0;
}
