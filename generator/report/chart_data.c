/* chart_data.c -- see chart_data.h. */
#include "report/chart_data.h"

#include <math.h>

#include "base/arena.h"
#include "config/words.h"
#include "report/predecessor.h"
#include "report/show.h"

static bool is_growth(const struct target *t)
{
	return t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY;
}

/* The name of the unit of measure as charts write it. */
static str measure_name(const struct indicator *i)
{
	return show_is_percent(i) ? S("%") : i->measure_unit;
}

static str chart_name(const struct indicator *i)
{
	return i->short_name.n ? i->short_name : i->name;
}

/* ---- progress ---- */

struct progress_data chart_data_progress(const struct model *m, const struct target *t, const struct verdict *v)
{
	const struct indicator *i = &m->indicator[t->indicator];
	struct progress_data d = {
		.name = chart_name(i),
		.base = NAN, .now = v->year ? v->value : NAN,
		.aim = t->kind == TARGET_MILESTONE ? 100 : t->value, .aim_high = t->value_high,
		.expected = NAN, .now_year = v->year, .aim_year = t->year,
		.status = v->status, .comparator = t->comparator,
		.unit = measure_name(i), .decimals = i->decimals,
		.yesno = i->measure == MEASURE_YESNO,
		.estimate = v->figure && v->figure->quality != QUALITY_OFFICIAL,
	};
	if (is_growth(t)) {
		d.now = v->compared;
		d.per_year = true;
		d.unit = S("%");
		d.decimals = 1;
		d.yesno = false;
		if (!isfinite(d.now))
			d.now_year = 0;
	} else if (t->kind == TARGET_LEVEL) {
		d.base = v->base_value;
		d.base_year = v->base_year;
		d.expected = v->status == STATUS_ACHIEVED || v->status == STATUS_MISSED ? NAN : v->expected;
	}
	return d;
}

/* ---- line ---- */

/* What was reported first for a figure that was revised; NaN if it was not. */
static double first_reported(const struct model *m, const struct figure *f)
{
	if (f->row == NONE || m->result[f->row].next == NONE)
		return NAN;
	const struct result *r = &m->result[f->row];
	while (r->next != NONE)
		r = &m->result[r->next];
	if (r->has_numerator && r->has_denominator && r->denominator > 0)
		return 100 * r->numerator / r->denominator;
	if (!r->has_value)
		return NAN;
	return m->indicator[r->indicator].measure == MEASURE_YESNO ? 100 * r->value : r->value;
}

static void set_points(struct arena *a, const struct model *m, struct series s, struct line_data *d)
{
	struct line_point *point = arena_new(a, struct line_point, s.n);
	for (size_t i = 0; i < s.n; i++) {
		const struct figure *f = &s.figure[i];
		bool thin = !figure_suffices(f, m->config.min_coverage);
		point[i] = (struct line_point){ f->year, f->value, first_reported(m, f), f->quality != QUALITY_OFFICIAL,
		                                thin ? f->reporters : 0, thin ? f->expected_reporters : 0 };
	}
	d->point = point;
	d->points = s.n;
}

static void set_aims(struct arena *a, const struct report_source *s, uint32_t indicator, uint32_t unit, struct line_data *d)
{
	const struct model *m = s->model;
	struct line_target *aims = NULL;
	size_t n = 0, cap = 0;
	for (size_t k = 0; k < m->targets; k++) {
		const struct target *t = &m->target[k];
		const struct verdict *v = &s->verdict[k];
		if (t->indicator != indicator || t->unit != unit || t->kind == TARGET_GROWTH_YEARLY)
			continue;
		*arena_push(a, struct line_target, &aims, &n, &cap) = (struct line_target){
			.kind = t->kind, .comparator = t->comparator, .year = t->year,
			.base_year = v->base_year, .base = v->base_year ? v->base_value : NAN,
			.aim = t->kind == TARGET_MILESTONE ? 100 : t->value, .aim_high = t->value_high,
		};
	}
	d->target = aims;
	d->targets = n;
}

bool chart_data_line(struct arena *a, const struct report_source *s, uint32_t indicator, uint32_t unit,
                     uint32_t target, struct line_data *out)
{
	const struct indicator *i = &s->model->indicator[indicator];
	int break_year;
	struct series series = predecessor_series(a, s->model, s->figures, indicator, unit, &break_year);
	*out = (struct line_data){
		.name = chart_name(i), .unit = measure_name(i),
		.decimals = i->measure == MEASURE_YESNO ? 0 : i->decimals, .projected = NAN,
	};
	if (!series.n)
		return false;
	set_points(a, s->model, series, out);
	set_aims(a, s, indicator, unit, out);
	if (break_year) {
		struct line_break *at = arena_new(a, struct line_break, 1);
		*at = (struct line_break){ break_year, word(s->words, "target.break") };
		out->breaks = at;
		out->n_breaks = 1;
	}
	if (target == NONE)
		return true;
	const struct verdict *v = &s->verdict[target];
	const struct target *t = &s->model->target[target];
	if (show_projection(t, i, v)) {
		out->projected = v->projected;
		out->projected_year = t->year;
	}
	return true;
}

/* ---- ranking ---- */

static bool reports_it(const struct model *m, const struct indicator *i, uint32_t u, int year)
{
	if (!unit_counts(m, u, year))
		return false;
	return i->reported_by >= 0 ? (int)m->unit[u].kind == i->reported_by : m->unit[u].children.n == 0;
}

bool chart_data_ranking(struct arena *a, const struct report_source *s, uint32_t indicator, uint32_t unit, int year,
                        struct ranking_data *out)
{
	const struct model *m = s->model;
	const struct indicator *i = &m->indicator[indicator];
	const struct figure *above = series_at(figures_series(s->figures, indicator, unit), year);
	struct ranking_row *row = NULL;
	size_t n = 0, cap = 0, known = 0;
	for (uint32_t u = 0; u < m->units; u++) {
		if (u == unit || !unit_under(m, u, unit) || !reports_it(m, i, u, year))
			continue;
		const struct figure *f = series_at(figures_series(s->figures, indicator, u), year);
		bool thin = f && !figure_suffices(f, m->config.min_coverage), parts = f && !thin && f->has_parts;
		known += f && !thin;
		*arena_push(a, struct ranking_row, &row, &n, &cap) = (struct ranking_row){
			.name = m->unit[u].name, .value = f && !thin ? f->value : NAN,
			.numerator = parts ? f->numerator : NAN, .denominator = parts ? f->denominator : NAN,
			.estimate = f && f->quality != QUALITY_OFFICIAL, .thin = thin,
		};
	}
	*out = (struct ranking_data){
		.name = chart_name(i), .unit = measure_name(i), .decimals = i->decimals, .year = year, .row = row, .rows = n,
		.down = i->down, .aim = NAN, .aim_high = NAN, .parent = above ? above->value : NAN,
		.parent_name = m->unit[unit].name,
	};
	return known > 0;
}

/* ---- the learning week ---- */

bool chart_data_week(struct arena *a, const struct model *m, const struct week_sum *now, const struct week_sum *before,
                     int year, struct pairs_data *out)
{
	enum { MOST = 10 };
	struct pair_row *row = arena_new(a, struct pair_row, MOST);
	size_t n = 0;
	if (now->form == NONE || before->form != now->form)
		return false;
	const struct form *form = &m->form[now->form];
	for (size_t r = 0; r < form->rows && n < MOST; r++) {
		str code = form->row[r].code;
		if (!code.n || str_find_char(code, '.', 0) != SIZE_MAX)
			continue;
		if (isfinite(now->row[r].events) && isfinite(before->row[r].events))
			row[n++] = (struct pair_row){ form->row[r].label, form->row[r].measure_unit, now->row[r].events,
			                              before->row[r].events };
	}
	*out = (struct pairs_data){ year, year - 1, row, n };
	return n > 0;
}
