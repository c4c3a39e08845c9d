/* directive_tables.c -- the directive `table` over figures, money and awards. */
#include <math.h>

#include "base/arena.h"
#include "config/words.h"
#include "report/chart_data.h"
#include "report/directive.h"
#include "syntax/yaml.h"

/* ---- of: indicators ---- */

/* Have too few units reported for the figure to be judged by? */
static bool is_thin(const struct report_context *x, const struct figure *f)
{
	return f->coverage < x->model->config.min_coverage;
}

static str shown(const struct report_context *x, const struct indicator *i, const struct figure *f)
{
	if (!f)
		return S("…");
	str v = show_amount(x->a, x->words, i, f->value);
	return is_thin(x, f) ? word_f(x->a, x->words, "reports.thin", v, show_count(x->a, x->words, f->reporters),
	                              show_count(x->a, x->words, f->expected_reporters)) : v;
}

static str difference(const struct report_context *x, const struct indicator *i, const struct figure *now,
                      const struct figure *before)
{
	if (!now || !before || is_thin(x, now) || is_thin(x, before) ||
	    (i->measure == MEASURE_YESNO && now->value == before->value))
		return (str){ NULL, 0 };
	return show_difference(x->a, x->words, i, now->value - before->value);
}

void directive_indicators(struct directive *d)
{
	const struct report_context *x = d->x;
	uint32_t unit = directive_unit(d);
	int year = directive_year(d, "year", x->subject.year), sector = directive_filter(d).sector;
	struct doc_table t;
	bool begun = false;
	if (d->failed)
		return;
	for (uint32_t k = 0; k < x->model->indicators; k++) {
		const struct indicator *i = &x->model->indicator[k];
		struct series s = figures_series(x->s->figures, k, unit);
		const struct figure *now = series_at(s, year), *before = series_at(s, year - 1);
		if ((sector >= 0 && (int)i->sector != sector) || (!now && !before))
			continue;
		if (!begun) {
			directive_table(d, &t, (str){ NULL, 0 });
			doc_table_column(&t, directive_say(d, "indicator.name"), DOC_ALIGN_LEFT);
			doc_table_column(&t, show_year(x->a, year - 1), DOC_ALIGN_RIGHT);
			doc_table_column(&t, show_year(x->a, year), DOC_ALIGN_RIGHT);
			doc_table_column(&t, directive_say(d, "reports.change"), DOC_ALIGN_RIGHT);
			begun = true;
		}
		doc_table_row(&t);
		doc_table_cell(&t, i->name);
		doc_table_cell(&t, shown(x, i, before));
		doc_table_cell(&t, shown(x, i, now));
		doc_table_cell(&t, difference(x, i, now, before));
	}
	if (!begun)
		directive_nothing(d);
}

/* ---- of: units ---- */

static str part(const struct report_context *x, double v)
{
	return isfinite(v) ? show_number(x->a, x->words, v, 0) : S("…");
}

void directive_units(struct directive *d)
{
	const struct report_context *x = d->x;
	directive_needs(d, "indicator");
	uint32_t unit = directive_unit(d), indicator = directive_indicator(d);
	int year = directive_year(d, "year", x->subject.year);
	struct ranking_data r;
	struct doc_table t;
	if (d->failed)
		return;
	const struct indicator *i = &x->model->indicator[indicator];
	bool share = i->measure == MEASURE_SHARE;
	if (!chart_data_ranking(x->a, x->s, indicator, unit, year, &r)) {
		directive_nothing(d);
		return;
	}
	directive_table(d, &t, str_format(x->a, "%.*s, %d", STR_ARG(i->name), year));
	doc_table_column(&t, directive_say(d, "table.unit"), DOC_ALIGN_LEFT);
	if (share) {
		doc_table_column(&t, directive_say(d, "table.numerator"), DOC_ALIGN_RIGHT);
		doc_table_column(&t, directive_say(d, "table.denominator"), DOC_ALIGN_RIGHT);
	}
	doc_table_column(&t, directive_say(d, "table.value"), DOC_ALIGN_RIGHT);
	for (size_t k = 0; k < r.rows; k++) {
		doc_table_row(&t);
		doc_table_cell(&t, r.row[k].name);
		if (share) {
			doc_table_cell(&t, part(x, r.row[k].numerator));
			doc_table_cell(&t, part(x, r.row[k].denominator));
		}
		doc_table_cell(&t, show_amount(x->a, x->words, i, r.row[k].value));
	}
}

/* ---- of: budget ---- */

void directive_budget(struct directive *d)
{
	const struct report_context *x = d->x;
	uint32_t plan = directive_plan(d), unit = yaml_get(d->body, "unit") ? directive_unit(d) : NONE;
	int year = directive_year(d, "year", 0);
	struct doc_table t;
	bool begun = false;
	if (d->failed)
		return;
	for (size_t i = 0; i < x->model->budgets; i++) {
		const struct budget *b = &x->model->budget[i];
		bool here = b->plan != NONE ? subject_has_plan(x->model, x->subject, b->plan)
		                            : b->unit == subject_unit(x->model, x->subject);
		if (!here || (plan != NONE && b->plan != plan) || (unit != NONE && b->unit != unit) ||
		    (year ? b->year != year : b->year > x->subject.year))
			continue;
		if (!begun) {
			directive_table(d, &t, directive_say(d, "budget.caption"));
			doc_table_column(&t, directive_say(d, "table.year"), DOC_ALIGN_CENTER);
			doc_table_column(&t, directive_say(d, "overview.plan"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "budget.source"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "budget.planned"), DOC_ALIGN_RIGHT);
			doc_table_column(&t, directive_say(d, "budget.spent"), DOC_ALIGN_RIGHT);
			doc_table_column(&t, directive_say(d, "budget.ratio"), DOC_ALIGN_RIGHT);
			begun = true;
		}
		doc_table_row(&t);
		doc_table_cell(&t, show_year(x->a, b->year));
		doc_table_cell(&t, b->plan == NONE ? S("") : x->model->plan[b->plan].title);
		doc_table_cell(&t, directive_say(d, b->mobilised ? "budget.mobilised" : "budget.state"));
		doc_table_cell(&t, part(x, b->planned));
		doc_table_cell(&t, part(x, b->spent));
		doc_table_cell(&t, show_percent(x->a, x->words, b->planned > 0 ? 100 * b->spent / b->planned : NAN));
	}
	if (!begun)
		directive_nothing(d);
}

/* ---- of: awards ---- */

void directive_awards(struct directive *d)
{
	const struct report_context *x = d->x;
	uint32_t unit = directive_unit(d);
	int year = directive_year(d, "year", x->subject.year);
	struct doc_table t;
	bool begun = false;
	if (d->failed)
		return;
	for (size_t i = 0; i < x->model->awards; i++) {
		const struct award *w = &x->model->award[i];
		if (w->year != year || w->unit == NONE || !unit_under(x->model, w->unit, unit))
			continue;
		if (!begun) {
			directive_table(d, &t, (str){ NULL, 0 });
			doc_table_column(&t, directive_say(d, "award.form"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "award.subject"), DOC_ALIGN_LEFT);
			doc_table_column(&t, directive_say(d, "award.note"), DOC_ALIGN_LEFT);
			begun = true;
		}
		doc_table_row(&t);
		doc_table_cell(&t, w->form);
		doc_table_cell(&t, w->subject);
		doc_table_cell(&t, w->note);
	}
	if (!begun)
		directive_nothing(d);
}

/* ---- of: returns ---- */

static str sent_word(struct directive *d, uint32_t form, int year, uint32_t unit, const bool *expected)
{
	if (week_return_of(d->x->model, form, year, unit))
		return directive_say(d, "reports.sent");
	return directive_say(d, expected[unit] ? "reports.not-sent" : "reports.not-asked");
}

/* Who has sent a return on the learning week and who has not, this year and last year. */
void directive_returns(struct directive *d)
{
	const struct report_context *x = d->x;
	const struct model *m = x->model;
	uint32_t above = directive_unit(d);
	int year = directive_year(d, "year", x->subject.year);
	uint32_t form = week_form(m, year);
	struct doc_table t;
	bool begun = false;
	if (d->failed)
		return;
	const bool *now = form == NONE ? NULL : week_expected(x->a, m, x->s->reporting, form, year);
	const bool *before = form == NONE ? NULL : week_expected(x->a, m, x->s->reporting, form, year - 1);
	for (uint32_t u = 0; u < m->units && now; u++) {
		bool sent = week_return_of(m, form, year, u) || week_return_of(m, form, year - 1, u);
		if (!unit_under(m, u, above) || !(sent || now[u] || before[u]))
			continue;
		if (!begun) {
			directive_table(d, &t, (str){ NULL, 0 });
			doc_table_column(&t, directive_say(d, "table.unit"), DOC_ALIGN_LEFT);
			doc_table_column(&t, show_year(x->a, year - 1), DOC_ALIGN_CENTER);
			doc_table_column(&t, show_year(x->a, year), DOC_ALIGN_CENTER);
			begun = true;
		}
		doc_table_row(&t);
		doc_table_cell(&t, m->unit[u].name);
		doc_table_cell(&t, sent_word(d, form, year - 1, u, before));
		doc_table_cell(&t, sent_word(d, form, year, u, now));
	}
	if (!begun)
		directive_nothing(d);
}
