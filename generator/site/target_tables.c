/*
 * target_tables.c -- the figures behind a target: by year, by unit, as revised, cycle by cycle.
 */
#include "site/target_parts.h"

#include <math.h>

#include "base/arena.h"
#include "config/words.h"
#include "site/cards.h"
#include "site/grid.h"
#include "site/mustache.h"
#include "site/pictures.h"
#include "site/predecessor.h"
#include "site/theme.h"
#include "base/buf.h"

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

static struct value *year_table(struct view *v, uint32_t target, struct series s)
{
	const struct indicator *i = indicator_of(v, target);
	bool share = show_is_percent(i), count = i->measure == MEASURE_COUNT;
	struct grid g;
	grid_begin(&g, v, view_words(v, "target.year-table", i->short_name.n ? i->short_name : i->name,
	                             v->model->unit[v->model->target[target].unit].name));
	grid_note(&g, share ? S("") : i->measure_unit);
	grid_column(&g, view_word(v, "table.year"), false);
	grid_column(&g, view_word(v, "table.value"), true);
	if (share) {
		grid_column(&g, view_word(v, "table.numerator"), true);
		grid_column(&g, view_word(v, "table.denominator"), true);
	}
	if (count)
		grid_column(&g, view_word(v, "table.growth"), true);
	grid_column(&g, view_word(v, "table.basis"), false);
	grid_column(&g, view_word(v, "table.quality"), false);
	grid_column(&g, view_word(v, "table.reported-on"), false);
	grid_column(&g, view_word(v, "table.source"), false);
	for (uint32_t k = 0; k < s.n; k++) {
		const struct figure *f = &s.figure[k];
		grid_row(&g);
		grid_head(&g, show_year(v->a, f->year), S(""));
		grid_number(&g, show_value(v->a, v->words, i, f->value), f->value);
		if (share) {
			grid_number(&g, f->has_parts ? show_number(v->a, v->words, f->numerator, 0) : S(""), f->numerator);
			grid_number(&g, f->has_parts ? show_number(v->a, v->words, f->denominator, 0) : S(""), f->denominator);
		}
		if (count) {
			double growth = series_growth(s, f->year);
			grid_number(&g, isfinite(growth) ? show_percent(v->a, v->words, growth) : S(""), growth);
		}
		source_cells(&g, f);
	}
	return g.table;
}

void target_line(struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	int break_year;
	struct series s = predecessor_series(v->a, v->site, t->indicator, t->unit, &break_year);
	struct value *chart = picture_of_line(v, target);
	if (!s.n || !chart)
		return;
	struct value *line = view_map(v);
	view_put(v, line, "chart", chart);
	view_text(v, chart, "csv-file", str_format(v->a, "%.*s.csv", STR_ARG(t->id)));
	view_put(v, line, "table", year_table(v, target, s));
	if (break_year)
		view_text(v, line, "break", view_words(v, "target.break-note", show_year(v->a, break_year),
		                                       v->model->unit[predecessor_of(v->model, t->unit)].name));
	view_put(v, v->data, "line", line);
}

/* ---- by unit ---- */

struct field { const struct unit **unit; const struct figure **figure; size_t n, cap, fcap; int year; };

static void collect(const struct view *v, const struct target *t, int kind, uint32_t within, int year, struct field *out)
{
	const struct model *m = v->model;
	out->n = 0;
	out->year = year;
	for (uint32_t u = 0; u < m->units; u++) {
		if ((int)m->unit[u].kind != kind || !unit_under(m, u, within))
			continue;
		struct series s = figures_series(v->site->figures, t->indicator, u);
		const struct figure *f = series_at(s, year);
		if (!f)
			continue;
		size_t n = out->n;
		*arena_push(v->a, const struct figure *, &out->figure, &n, &out->fcap) = f;
		*arena_push(v->a, const struct unit *, &out->unit, &out->n, &out->cap) = &m->unit[u];
	}
}

/* The units to compare: those that report below the target's unit, else its neighbours of the
 * same kind; in the latest year in which at least two of them have a figure. */
static bool find_field(const struct view *v, const struct target *t, struct field *out)
{
	const struct model *m = v->model;
	const struct unit *u = &m->unit[t->unit];
	for (int kind = UNIT_KIND__COUNT - 1; kind > (int)u->kind; kind--) {
		for (int year = m->config.cycle; year > m->config.cycle - 6; year--) {
			collect(v, t, kind, t->unit, year, out);
			if (out->n >= 2)
				return true;
		}
	}
	if (u->parent == NONE)
		return false;
	for (int year = m->config.cycle; year > m->config.cycle - 6; year--) {
		collect(v, t, (int)u->kind, u->parent, year, out);
		if (out->n >= 2)
			return true;
	}
	return false;
}

static struct value *unit_table(struct view *v, uint32_t target, const struct field *field, const struct figure *parent)
{
	const struct target *t = &v->model->target[target];
	const struct indicator *i = indicator_of(v, target);
	struct grid g;
	grid_begin(&g, v, view_words(v, "target.unit-table", show_year(v->a, field->year)));
	grid_column(&g, view_word(v, "table.unit"), false);
	grid_column(&g, view_word(v, "table.value"), true);
	if (show_is_percent(i)) {
		grid_column(&g, view_word(v, "table.numerator"), true);
		grid_column(&g, view_word(v, "table.denominator"), true);
	}
	grid_column(&g, view_words(v, "table.against", v->model->unit[t->unit].name), true);
	for (size_t k = 0; k < field->n; k++) {
		const struct figure *f = field->figure[k];
		double gap = parent && show_is_percent(i) ? f->value - parent->value : NAN;
		grid_row(&g);
		grid_head(&g, field->unit[k]->name, link_unit(v->a, v->model, (uint32_t)(field->unit[k] - v->model->unit)));
		grid_content(&g);
		grid_number(&g, show_value(v->a, v->words, i, f->value), f->value);
		if (show_is_percent(i)) {
			grid_number(&g, f->has_parts ? show_number(v->a, v->words, f->numerator, 0) : S(""), f->numerator);
			grid_number(&g, f->has_parts ? show_number(v->a, v->words, f->denominator, 0) : S(""), f->denominator);
		}
		grid_number(&g, isfinite(gap) ? show_difference(v->a, v->words, i, gap) : S(""), gap);
	}
	return g.table;
}

void target_ranking(struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	const struct indicator *i = indicator_of(v, target);
	struct field field = { 0 };
	if (!find_field(v, t, &field))
		return;
	struct series own = figures_series(v->site->figures, t->indicator, t->unit);
	const struct figure *parent = series_at(own, field.year);
	struct ranking_row *row = arena_new(v->a, struct ranking_row, field.n);
	for (size_t k = 0; k < field.n; k++)
		row[k] = (struct ranking_row){
			field.unit[k]->name, field.figure[k]->value,
			field.figure[k]->has_parts ? field.figure[k]->numerator : NAN,
			field.figure[k]->has_parts ? field.figure[k]->denominator : NAN,
			field.unit[k] == &v->model->unit[t->unit], field.figure[k]->quality != QUALITY_OFFICIAL,
		};
	bool share = show_is_percent(i), level = t->kind == TARGET_LEVEL || t->kind == TARGET_MAINTAIN;
	struct ranking_data d = {
		.name = i->short_name.n ? i->short_name : i->name, .unit = share ? S("%") : i->measure_unit,
		.decimals = i->measure == MEASURE_YESNO ? 0 : i->decimals, .year = field.year,
		.row = row, .rows = field.n, .down = i->down,
		.aim = share && level ? t->value : NAN, .aim_high = NAN, .comparator = t->comparator,
		.parent = share && parent ? parent->value : NAN, .parent_name = v->model->unit[t->unit].name,
	};
	struct value *ranking = view_map(v);
	view_text(v, ranking, "title", view_words(v, "target.ranking", show_year(v->a, field.year)));
	view_put(v, ranking, "chart", picture_of_ranking(v, &d));
	view_put(v, ranking, "table", unit_table(v, target, &field, parent));
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

static str status_markup(const struct view *v, enum status s)
{
	const struct mustache_set *set = v->site->theme->templates;
	const struct mustache *t = mustache_find(set, S("status"));
	struct buf b;
	buf_init(&b, v->a, 256);
	if (t)
		mustache_render(&b, set, t, card_status(v, s), v->a);
	return buf_str(&b);
}

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
		grid_html(&g, status_markup(v, d.status));
		grid_number(&g, d.year ? show_amount(v->a, v->words, i, d.value) : S(""), d.year ? d.value : NAN);
		grid_text(&g, d.year ? show_year(v->a, d.year) : S(""));
		grid_number(&g, isfinite(d.pace) ? show_number(v->a, v->words, d.pace, 2) : S(""), d.pace);
	}
	view_put(v, v->data, "history", g.table);
}
