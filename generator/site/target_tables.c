/*
 * target_tables.c -- the figures behind a target: by year, by unit, as revised, cycle by cycle.
 */
#include "site/target_parts.h"

#include <math.h>

#include "base/arena.h"
#include "chart/line.h"
#include "config/words.h"
#include "figures/history.h"
#include "site/cards.h"
#include "site/compare.h"
#include "site/grid.h"
#include "site/pictures.h"
#include "site/proof.h"
#include "site/takeaway.h"
#include "report/predecessor.h"

static const struct indicator *indicator_of(const struct view *v, uint32_t target)
{
	return &v->model->indicator[v->model->target[target].indicator];
}

/* ---- by year ---- */

static str basis_text(const struct view *v, const struct figure *f)
{
	if (f->basis == BASIS_REPORTED)
		return view_word(v, "table.reported");
	return view_words(v, "table.rolled-up", show_count(v->a, v->words, f->reporters),
	                  show_count(v->a, v->words, f->expected_reporters));
}

static void source_cells(struct grid *g, const struct figure *f)
{
	const struct view *v = g->v;
	const struct result *row = f->row == NONE ? NULL : &v->model->result[f->row];
	grid_text(g, basis_text(v, f));
	grid_text(g, view_choice(v, "quality", quality_id((enum quality)f->quality)));
	grid_text(g, row ? show_date(v->a, v->words, row->reported_on) : S(""));
	grid_text(g, row ? v->model->result_text[row->text].source : S(""));
	grid_content(g);
}

/* The aims for the same indicator in the same unit, the page's own first. */
enum { AIMS_SHOWN = 3 };
struct aims { const struct target *target[AIMS_SHOWN]; struct line_target line[AIMS_SHOWN]; size_t n; };

static void add_aim(const struct view *v, struct aims *aims, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	const struct verdict *d = &v->site->verdict[target];
	if (aims->n == AIMS_SHOWN)
		return;
	aims->target[aims->n] = t;
	aims->line[aims->n++] = (struct line_target){
		.kind = t->kind, .comparator = t->comparator, .year = t->year, .base_year = d->base_year,
		.aim = t->kind == TARGET_MILESTONE ? 100 : t->value, .aim_high = t->value_high,
		.base = d->base_year ? d->base_value : NAN,
	};
}

static struct aims aims_of(const struct view *v, uint32_t target)
{
	const struct model *m = v->model;
	struct aims aims = { .n = 0 };
	add_aim(v, &aims, target);
	for (uint32_t k = 0; k < m->targets; k++)
		if (k != target && m->target[k].indicator == m->target[target].indicator && m->target[k].unit == m->target[target].unit)
			add_aim(v, &aims, k);
	return aims;
}

/* What the aim asks for in a year: in its due year as the plan says it, before on its way there. */
static void aim_cell(struct grid *g, const struct indicator *i, const struct aims *aims, size_t k, int year)
{
	const struct view *v = g->v;
	const struct target *t = aims->target[k];
	double asked = line_path_at(&aims->line[k], year, false);
	bool yearly = t->kind == TARGET_GROWTH_YEARLY || t->kind == TARGET_MAINTAIN;
	if (year == t->year || (yearly && year < t->year && year >= (t->base_year ? t->base_year + 1 : year)))
		grid_number(g, show_aim(v->a, v->words, v->model, t), t->kind == TARGET_LEVEL ? t->value : asked);
	else if (year < t->year && isfinite(asked) && t->kind != TARGET_MILESTONE)
		grid_number(g, show_value(v->a, v->words, i, asked), asked);
	else
		grid_number(g, S(""), NAN);
}

static void aim_cells(struct grid *g, const struct indicator *i, const struct aims *aims, int year)
{
	for (size_t k = 0; k < aims->n; k++)
		aim_cell(g, i, aims, k, year);
}

static void year_columns(struct grid *g, const struct indicator *i, const struct aims *aims)
{
	const struct view *v = g->v;
	grid_column(g, view_word(v, "table.year"), false);
	grid_column(g, view_word(v, "table.value"), true);
	for (size_t k = 0; k < aims->n; k++)
		grid_column(g, view_words(v, "table.asked", show_year(v->a, aims->target[k]->year)), true);
	if (show_is_percent(i)) {
		grid_column(g, view_word(v, "table.numerator"), true);
		grid_column(g, view_word(v, "table.denominator"), true);
	}
	if (i->measure == MEASURE_COUNT)
		grid_column(g, view_word(v, "table.growth"), true);
	grid_column(g, view_word(v, "table.basis"), false);
	grid_column(g, view_word(v, "table.quality"), false);
	grid_column(g, view_word(v, "table.reported-on"), false);
	grid_column(g, view_word(v, "table.source"), false);
}

static void year_row(struct grid *g, uint32_t target, const struct aims *aims, struct series s, const struct figure *f)
{
	const struct view *v = g->v;
	const struct indicator *i = indicator_of(v, target);
	uint32_t indicator = v->model->target[target].indicator, unit = v->model->target[target].unit;
	grid_row(g);
	grid_head(g, show_year(v->a, f->year), S(""));
	grid_number(g, show_value(v->a, v->words, i, f->value), f->value);
	grid_of(g, proof_series(v, indicator, unit, f->year, "value"));
	aim_cells(g, i, aims, f->year);
	if (show_is_percent(i)) {
		grid_number(g, f->has_parts ? show_number(v->a, v->words, f->numerator, 0) : S(""), f->numerator);
		grid_of(g, proof_series(v, indicator, unit, f->year, "numerator"));
		grid_number(g, f->has_parts ? show_number(v->a, v->words, f->denominator, 0) : S(""), f->denominator);
		grid_of(g, proof_series(v, indicator, unit, f->year, "denominator"));
	}
	if (i->measure == MEASURE_COUNT) {
		double growth = series_growth(s, f->year);
		grid_number(g, isfinite(growth) ? show_percent(v->a, v->words, growth) : S(""), growth);
	}
	source_cells(g, f);
}

/* A year in which an aim falls due and that has no figure yet. */
static void due_row(struct grid *g, const struct indicator *i, const struct aims *aims, int year)
{
	const struct view *v = g->v;
	grid_row(g);
	grid_head(g, show_year(v->a, year), S(""));
	grid_number(g, S(""), NAN);
	aim_cells(g, i, aims, year);
	for (int empty = (show_is_percent(i) ? 2 : 0) + (i->measure == MEASURE_COUNT ? 1 : 0); empty > 0; empty--)
		grid_number(g, S(""), NAN);
	grid_text(g, view_word(v, "table.due-year"));
	for (int empty = 3; empty > 0; empty--)
		grid_text(g, S(""));
}

/* The next due year after `year`; 0 when there is none. */
static int next_due(const struct aims *aims, int year)
{
	int next = 0;
	for (size_t k = 0; k < aims->n; k++)
		if (aims->target[k]->year > year && (!next || aims->target[k]->year < next))
			next = aims->target[k]->year;
	return next;
}

static struct value *year_table(struct view *v, uint32_t target, struct series s)
{
	const struct indicator *i = indicator_of(v, target);
	struct aims aims = aims_of(v, target);
	struct grid g;
	int year = s.figure[0].year - 1;
	grid_begin(&g, v, view_words(v, "target.year-table", i->short_name.n ? i->short_name : i->name,
	                             v->model->unit[v->model->target[target].unit].name));
	grid_note(&g, show_is_percent(i) ? S("") : i->measure_unit);
	view_text(v, g.table, "class", S("series"));
	year_columns(&g, i, &aims);
	for (uint32_t k = 0; k < s.n; k++) {
		for (int due = next_due(&aims, year); due && due < s.figure[k].year; due = next_due(&aims, due))
			due_row(&g, i, &aims, due);
		year = s.figure[k].year;
		year_row(&g, target, &aims, s, &s.figure[k]);
	}
	for (int due = next_due(&aims, year); due; due = next_due(&aims, due))
		due_row(&g, i, &aims, due);
	return g.table;
}

void target_line(struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	int break_year;
	struct series s = predecessor_series(v->a, v->model, v->site->figures, t->indicator, t->unit, &break_year);
	struct value *chart = picture_of_line(v, target, t->id);
	if (!s.n || !chart)
		return;
	struct value *line = view_map(v);
	view_put(v, line, "chart", chart);
	takeaway_same(v, chart);
	view_put(v, line, "table", year_table(v, target, s));
	if (break_year)
		view_text(v, line, "break", view_words(v, "target.break-note", show_year(v->a, break_year),
		                                       v->model->unit[predecessor_of(v->model, t->unit)].name));
	view_put(v, v->data, "line", line);
}

/* ---- by unit ---- */

/* The units to compare: those that report below the target's unit, from the smallest on, if they are
 * not too many; else its neighbours of the same kind. */
static bool find_field(const struct view *v, const struct target *t, struct comparison *out)
{
	const struct unit *u = &v->model->unit[t->unit];
	for (int kind = UNIT_KIND__COUNT - 1; kind > (int)u->kind; kind--) {
		struct refs units = unit_order_under(v->site->order, v->model, kind, t->unit);
		if (units.n <= COMPARE_MOST && compare_units(v->a, v->site, t->indicator, t->unit, (enum unit_kind)kind, out))
			return true;
	}
	return u->parent != NONE && compare_units(v->a, v->site, t->indicator, u->parent, u->kind, out);
}

static void unit_row(struct grid *g, uint32_t indicator, const struct compared *row, const struct figure *parent)
{
	const struct view *v = g->v;
	const struct indicator *i = &v->model->indicator[indicator];
	const struct figure *f = row->figure;
	bool percent = show_is_percent(i), parts = f && f->has_parts;
	double gap = f && row->rank && parent && percent ? f->value - parent->value : NAN;
	grid_row(g);
	grid_head(g, v->model->unit[row->unit].name, link_unit(v->a, v->model, row->unit));
	grid_content(g);
	if (!f)
		grid_number(g, view_word(v, "target.no-figure"), NAN);
	else if (row->thin)
		grid_number(g, view_words(v, "compare.few", show_value(v->a, v->words, i, f->value)), NAN);
	else
		grid_number(g, show_value(v->a, v->words, i, f->value), f->value);
	if (f)
		grid_of(g, proof_series(v, indicator, row->unit, f->year, "value"));
	if (percent) {
		grid_number(g, parts ? show_number(v->a, v->words, f->numerator, 0) : S(""), parts ? f->numerator : NAN);
		grid_number(g, parts ? show_number(v->a, v->words, f->denominator, 0) : S(""), parts ? f->denominator : NAN);
	}
	grid_number(g, isfinite(gap) ? show_difference(v->a, v->words, i, gap) : S(""), gap);
}

static struct value *unit_table(struct view *v, uint32_t target, const struct comparison *c, const struct figure *parent)
{
	const struct indicator *i = indicator_of(v, target);
	struct grid g;
	grid_begin(&g, v, view_words(v, "target.unit-table", show_year(v->a, c->year)));
	if (c->thin)
		grid_note(&g, view_words(v, "compare.few-note", compare_least(v)));
	grid_column(&g, view_word(v, "table.unit"), false);
	grid_column(&g, view_word(v, "table.value"), true);
	if (show_is_percent(i)) {
		grid_column(&g, view_word(v, "table.numerator"), true);
		grid_column(&g, view_word(v, "table.denominator"), true);
	}
	grid_column(&g, view_words(v, "table.against", v->model->unit[v->model->target[target].unit].name), true);
	for (size_t k = 0; k < c->n; k++)
		unit_row(&g, v->model->target[target].indicator, &c->row[k], parent);
	return g.table;
}

static struct value *ranking_chart(struct view *v, uint32_t target, const struct comparison *c)
{
	const struct target *t = &v->model->target[target];
	struct ranking_data d = compare_ranking(v, t->indicator, c, t->unit, t->unit);
	struct sheet sheet;
	if (show_is_percent(indicator_of(v, target)) && (t->kind == TARGET_LEVEL || t->kind == TARGET_MAINTAIN)) {
		d.aim = t->value;
		d.comparator = t->comparator;
	}
	struct value *chart = picture_of_ranking(v, &d, S("xep-hang"));
	compare_sheet(v, t->indicator, c, &sheet);
	takeaway_sheet(v, chart, S("xep-hang"), &sheet);
	return chart;
}

void target_ranking(struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	struct comparison c;
	if (!find_field(v, t, &c))
		return;
	const struct figure *parent = series_at(figures_series(v->site->figures, t->indicator, t->unit), c.year);
	struct value *ranking = view_map(v);
	bool ranks = compare_has_ranking(v->model, t->indicator, &c);
	view_text(v, ranking, "title", view_words(v, "target.ranking", show_year(v->a, c.year)));
	if (ranks)
		view_put(v, ranking, "chart", ranking_chart(v, target, &c));
	view_text(v, ranking, "yes", ranks ? S("") : compare_yes_note(v, &c));
	view_text(v, ranking, "thin", compare_thin_note(v, &c));
	view_put(v, ranking, "table", unit_table(v, target, &c, parent));
	view_put(v, v->data, "ranking", ranking);
}

/* ---- revisions ---- */

static str row_value(const struct view *v, const struct indicator *i, const struct result *r)
{
	if (r->unavailable)
		return S("…");
	if (r->has_numerator && r->has_denominator)
		return view_words(v, "table.of", show_number(v->a, v->words, r->numerator, 0), show_number(v->a, v->words, r->denominator, 0));
	if (!r->has_value)
		return S("");
	return show_amount(v->a, v->words, i, i->measure == MEASURE_YESNO ? 100 * r->value : r->value);
}

void target_revisions(struct view *v, uint32_t target)
{
	const struct model *m = v->model;
	const struct target *t = &m->target[target];
	const struct indicator *i = indicator_of(v, target);
	struct series s = figures_series(v->site->figures, t->indicator, t->unit);
	struct grid g;
	size_t rows = 0;
	grid_begin(&g, v, view_word(v, "target.revisions"));
	grid_column(&g, view_word(v, "table.year"), false);
	grid_column(&g, view_word(v, "table.reported-on"), false);
	grid_column(&g, view_word(v, "table.value"), true);
	grid_column(&g, view_word(v, "table.quality"), false);
	grid_column(&g, view_word(v, "table.state"), false);
	grid_column(&g, view_word(v, "table.source"), false);
	for (uint32_t k = 0; k < s.n; k++) {
		uint32_t row = s.figure[k].row;
		if (row == NONE || m->result[row].next == NONE)
			continue;
		for (bool first = true; row != NONE; row = m->result[row].next, first = false) {
			const struct result *r = &m->result[row];
			rows++;
			grid_row(&g);
			grid_head(&g, show_year(v->a, r->year), S(""));
			grid_text(&g, show_date(v->a, v->words, r->reported_on));
			grid_number(&g, row_value(v, i, r), NAN);
			grid_text(&g, view_choice(v, "quality", quality_id((enum quality)r->quality)));
			grid_text(&g, view_word(v, first ? "table.in-use" : "table.replaced"));
			grid_text(&g, m->result_text[r->text].source);
			grid_content(&g);
		}
	}
	if (!rows)
		return;
	struct value *revisions = view_map(v);
	view_put(v, revisions, "table", g.table);
	view_put(v, v->data, "revisions", revisions);
}

/* ---- cycle by cycle ---- */

void target_history(struct view *v, uint32_t target)
{
	const struct model *m = v->model;
	const struct target *t = &m->target[target];
	const struct indicator *i = indicator_of(v, target);
	int first = t->plan != NONE && m->plan[t->plan].first_year ? m->plan[t->plan].first_year : m->config.cycle - 4;
	struct grid g;
	if (first >= m->config.cycle)
		return;
	grid_begin(&g, v, view_word(v, "target.history"));
	grid_column(&g, view_word(v, "table.cycle"), false);
	grid_column(&g, view_word(v, "target.result"), false);
	grid_column(&g, view_word(v, "table.value"), true);
	grid_column(&g, view_word(v, "table.of-year"), false);
	grid_column(&g, view_word(v, "table.pace"), true);
	for (int cycle = first; cycle <= m->config.cycle; cycle++) {
		struct verdict d = status_judge(m, v->site->figures, target, cycle, m->config.min_coverage);
		grid_row(&g);
		grid_head(&g, show_year(v->a, cycle), S(""));
		bool published = cycle >= v->site->history->first && history_verdict(v->site->history, target, cycle) != NULL;
		grid_html(&g, card_verdict_markup(v, &d));
		if (published)
			grid_of(&g, proof_verdict_at(v, target, cycle, "status"));
		grid_number(&g, d.year ? show_amount(v->a, v->words, i, d.value) : S(""), d.year ? d.value : NAN);
		if (published && i->measure != MEASURE_YESNO)
			grid_of(&g, proof_verdict_at(v, target, cycle, "value"));
		grid_text(&g, d.year ? show_year(v->a, d.year) : S(""));
		grid_number(&g, isfinite(d.pace) ? show_number(v->a, v->words, d.pace, 2) : S(""), d.pace);
		if (published)
			grid_of(&g, proof_verdict_at(v, target, cycle, "pace"));
	}
	view_put(v, v->data, "history", g.table);
}
