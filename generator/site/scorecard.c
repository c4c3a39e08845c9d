/*
 * scorecard.c -- see scorecard.h.
 *
 * The parent's figure is that of the same year.  The place among the
 * neighbours is that of site/place.h.
 */
#include "site/scorecard.h"

#include <math.h>

#include "config/words.h"
#include "site/grid.h"
#include "site/place.h"
#include "site/proof.h"
#include "report/predecessor.h"

/* The latest figure that enough have reported for; if there is none, the latest. */
static const struct figure *latest(const struct view *v, struct series s)
{
	const struct figure *any = NULL;
	for (uint32_t k = s.n; k-- > 0;) {
		const struct figure *f = &s.figure[k];
		if (f->year > v->model->config.cycle)
			continue;
		if (figure_suffices(f, v->model->config.min_coverage))
			return f;
		any = any ? any : f;
	}
	return any;
}

/* "3 trên 38"; empty when there is nobody to compare with. */
static str place(const struct view *v, uint32_t unit, uint32_t indicator, const struct figure *own, double *sort)
{
	struct place_among p = place_among(v->site->places, indicator, unit);
	*sort = NAN;
	if (p.rank == 0 || p.all < 2 || p.year != own->year)
		return S("");
	*sort = p.rank;
	return view_words(v, "table.of", show_count(v->a, v->words, p.rank), show_count(v->a, v->words, p.all));
}

/* The change since the year before, with a sign and, where it matters, a word for better or worse. */
static void change_cell(struct grid *g, const struct indicator *i, struct series s, const struct figure *own)
{
	const struct view *v = g->v;
	const struct figure *before = series_at(s, own->year - 1);
	if (!before || !figure_suffices(before, v->model->config.min_coverage) || i->measure == MEASURE_YESNO) {
		grid_number(g, S(""), NAN);
		return;
	}
	double d = own->value - before->value;
	grid_number(g, show_difference(v->a, v->words, i, d), d);
}

/* The parent's figure of the same year, if it is comparable: a percentage of more than this unit. */
static const struct figure *parent_figure(const struct view *v, uint32_t parent, uint32_t indicator, const struct figure *own)
{
	if (!show_is_percent(&v->model->indicator[indicator]))
		return NULL;
	const struct figure *f = series_at(figures_series(v->site->figures, indicator, parent), own->year);
	if (!f || f->basis == BASIS_REPORTED)
		return f;
	bool only_this = f->has_parts && own->has_parts && f->denominator <= own->denominator;
	return only_this || f->coverage < v->model->config.min_coverage ? NULL : f;
}

/* The parent's figure and the place among the neighbours. */
static void compare_cells(struct grid *g, uint32_t unit, uint32_t indicator, const struct figure *own)
{
	const struct view *v = g->v;
	uint32_t parent = v->model->unit[unit].parent;
	const struct indicator *i = &v->model->indicator[indicator];
	const struct figure *above = own ? parent_figure(v, parent, indicator, own) : NULL;
	double sort = NAN;
	grid_number(g, above ? show_value(v->a, v->words, i, above->value) : S(""), above ? above->value : NAN);
	if (above)
		grid_of(g, proof_series(v, indicator, parent, own->year, "value"));
	str rank = own ? place(v, unit, indicator, own, &sort) : S("");
	grid_number(g, rank, sort);
}

static void add_row(struct grid *g, uint32_t indicator, uint32_t unit, struct series s, const struct figure *own)
{
	const struct view *v = g->v;
	const struct indicator *i = &v->model->indicator[indicator];
	grid_row(g);
	grid_head(g, i->short_name.n ? i->short_name : i->name, link_indicator(v->a, v->model, indicator, NONE));
	grid_content(g);
	if (!own) {
		grid_number(g, view_word(v, "target.no-figure"), NAN);
		grid_text(g, S(""));
		grid_text(g, S(""));
		grid_number(g, S(""), NAN);
		return;
	}
	grid_number(g, show_figure(v->a, v->words, i, own), own->value);
	grid_of(g, proof_series(v, indicator, unit, own->year, "value"));
	grid_text(g, own->quality == QUALITY_OFFICIAL ? show_year(v->a, own->year)
	          : view_words(v, "unit.year-quality", show_year(v->a, own->year), view_choice(v, "quality", quality_id((enum quality)own->quality))));
	grid_text(g, own->basis == BASIS_REPORTED ? view_word(v, "table.reported")
	          : view_words(v, "table.rolled-up", show_count(v->a, v->words, own->reporters), show_count(v->a, v->words, own->expected_reporters)));
	change_cell(g, i, s, own);
}

/* Is the unit one of those that must report the indicator? */
static bool expected(const struct view *v, uint32_t unit, const struct indicator *i)
{
	const struct unit *u = &v->model->unit[unit];
	return i->reported_by == (int)u->kind && u->kind == UNIT_COMMUNE && unit_counts(v->model, unit, v->model->config.cycle) &&
	       unit_under(v->model, unit, v->model->config.unit);
}

/* The site's own unit and those outside it have nothing above or beside them here. */
static bool is_compared(const struct model *m, uint32_t unit)
{
	return m->unit[unit].parent != NONE && unit != m->config.unit && unit_under(m, unit, m->config.unit);
}

static struct value *sector_table(struct view *v, uint32_t unit, uint32_t before, enum sector sector)
{
	const struct model *m = v->model;
	uint32_t parent = m->unit[unit].parent;
	bool compared = is_compared(m, unit);
	struct grid g;
	size_t rows = 0;
	grid_begin(&g, v, view_choice(v, "sector", sector_id(sector)));
	grid_column(&g, view_word(v, "indicator.name"), false);
	grid_column(&g, view_word(v, "table.value"), true);
	grid_column(&g, view_word(v, "table.year"), false);
	grid_column(&g, view_word(v, "table.basis"), false);
	grid_column(&g, view_word(v, "unit.change"), true);
	if (compared) {
		grid_column(&g, m->unit[parent].name, true);
		grid_column_content(&g);
		grid_column(&g, view_word(v, "unit.place"), true);
	}
	for (uint32_t k = 0; k < m->indicators; k++) {
		int break_year;
		if (m->indicator[k].sector != sector)
			continue;
		struct series s = predecessor_join(v->a, v->site->figures, k, unit, before, &break_year);
		const struct figure *own = latest(v, s);
		if (!own && !expected(v, unit, &m->indicator[k]))
			continue;
		add_row(&g, k, unit, s, own);
		if (compared)
			compare_cells(&g, unit, k, own);
		rows++;
	}
	return rows ? g.table : NULL;
}

void scorecard(struct view *v, uint32_t unit)
{
	struct value *list = view_list(v);
	uint32_t before = predecessor_of(v->model, unit);
	for (int s = 0; s < SECTOR__COUNT; s++) {
		struct value *table = sector_table(v, unit, before, (enum sector)s);
		if (table)
			value_push(v->a, list, table);
	}
	view_text(v, v->data, "scorecard-note", view_word(v, is_compared(v->model, unit) ? "unit.scorecard-note" : "unit.scorecard-alone"));
	if (list->n)
		view_put(v, v->data, "scorecard", list);
}
