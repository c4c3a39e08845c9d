/*
 * page_indicator.c -- one indicator: what it means, which targets use it, and all units side by side.
 *
 * The subject is a scope (site/scope.h): all units, or those under one.
 */
#include "site/pages.h"

#include <math.h>

#include "base/arena.h"
#include "config/words.h"
#include "site/cards.h"
#include "site/compare.h"
#include "site/grid.h"
#include "site/indicator.h"
#include "site/pictures.h"
#include "site/scope.h"
#include "site/takeaway.h"

enum { YEARS_SHOWN = 8, PANELS_MOST = 60 };

/* ---- the years side by side ---- */

struct years { int first, last; };

/* The last years in which any of the units has a figure; last 0 = none has. */
static struct years years_of(const struct view *v, uint32_t indicator, struct refs units)
{
	struct years y = { 0, 0 };
	for (uint32_t u = 0; u < units.n; u++) {
		struct series s = figures_series(v->site->figures, indicator, units.ref[u]);
		for (uint32_t k = 0; k < s.n && s.figure[k].year <= v->model->config.cycle; k++) {
			int year = s.figure[k].year;
			y.first = y.first && y.first < year ? y.first : year;
			y.last = y.last > year ? y.last : year;
		}
	}
	if (y.first < y.last - YEARS_SHOWN + 1)
		y.first = y.last - YEARS_SHOWN + 1;
	return y;
}

/* A figure that too few reported for is marked, and sorted behind the others.  Is it one? */
static bool figure_cell(struct grid *g, const struct indicator *i, const struct figure *f)
{
	const struct view *v = g->v;
	if (!f) {
		grid_number(g, S(""), NAN);
		return false;
	}
	str text = show_value(v->a, v->words, i, f->value);
	bool few = !figure_suffices(f, v->model->config.min_coverage);
	if (few)
		grid_number(g, view_words(v, "compare.few", text), NAN);
	else
		grid_number(g, f->quality == QUALITY_OFFICIAL ? text : view_words(v, "compare.estimate", text), f->value);
	return few;
}

/* The unit of measure, and what the star means where there is one. */
static str table_note(const struct view *v, const struct indicator *i, bool few)
{
	str star = few ? view_words(v, "compare.few-note", compare_least(v)) : S("");
	if (show_is_percent(i) || !i->measure_unit.n)
		return star;
	str unit = view_words(v, "compare.unit-note", i->measure_unit);
	return str_format(v->a, few ? "%.*s %.*s" : "%.*s%.*s", STR_ARG(unit), STR_ARG(star));
}

/* Rows: units; `c` (may be NULL) gives their ranks. */
static struct value *year_table(struct view *v, uint32_t indicator, struct refs units, const struct comparison *c, str caption)
{
	const struct indicator *i = &v->model->indicator[indicator];
	struct years y = years_of(v, indicator, units);
	bool few = false;
	struct grid g;
	grid_begin(&g, v, caption);
	grid_column(&g, view_word(v, "table.unit"), false);
	if (c)
		grid_column(&g, view_words(v, "compare.rank", show_year(v->a, c->year)), true);
	for (int year = y.first; year <= y.last; year++)
		grid_column(&g, show_year(v->a, year), true);
	for (uint32_t u = 0; u < units.n; u++) {
		struct series s = figures_series(v->site->figures, indicator, units.ref[u]);
		grid_row(&g);
		grid_head(&g, v->model->unit[units.ref[u]].name, link_unit(v->a, v->model, units.ref[u]));
		grid_content(&g);
		if (c) {
			size_t rank = c->row[u].rank;
			grid_number(&g, rank ? show_count(v->a, v->words, rank) : S("–"), rank ? (double)rank : NAN);
		}
		for (int year = y.first; year <= y.last; year++)
			few |= figure_cell(&g, i, series_at(s, year));
	}
	grid_note(&g, table_note(v, i, few));
	return g.table;
}

/* ---- small lines ---- */

static struct line_point *points_of(const struct view *v, struct series s, size_t *n)
{
	struct line_point *point = arena_new(v->a, struct line_point, s.n);
	*n = 0;
	for (uint32_t k = 0; k < s.n; k++)
		if (figure_suffices(&s.figure[k], v->model->config.min_coverage) && s.figure[k].year <= v->model->config.cycle)
			point[(*n)++] = (struct line_point){ .year = s.figure[k].year, .value = s.figure[k].value, .before = NAN,
			                                     .estimate = s.figure[k].quality != QUALITY_OFFICIAL };
	return point;
}

/* NULL when there are no lines to draw, or so many that nobody would find one: then the table tells. */
static struct value *lines_of(struct view *v, uint32_t indicator, const struct comparison *c, double aim, enum comparator cmp)
{
	const struct indicator *i = &v->model->indicator[indicator];
	struct multiple *panel = arena_new(v->a, struct multiple, c->n);
	size_t n = 0, lines = 0;
	if (c->n > PANELS_MOST)
		return NULL;
	for (size_t k = 0; k < c->n; k++) {
		struct multiple *p = &panel[n];
		p->name = v->model->unit[c->row[k].unit].name;
		p->point = points_of(v, figures_series(v->site->figures, indicator, c->row[k].unit), &p->points);
		n += p->points > 0;
		lines += p->points > 1;
	}
	if (lines < 2)
		return NULL;
	struct multiples_data d = { .name = indicator_name(i), .unit = show_is_percent(i) ? S("%") : i->measure_unit,
	                            .decimals = i->measure == MEASURE_YESNO ? 0 : i->decimals, .panel = panel, .panels = n,
	                            .aim = aim, .comparator = cmp };
	return picture_of_multiples(v, &d, str_format(v->a, "qua-cac-nam-%s", unit_kind_id(c->kind)));
}

/* ---- one kind of units ---- */

/* The aim that the site's own unit has for the indicator: the next that falls due, else the last. */
static const struct target *aim_of(const struct model *m, uint32_t indicator)
{
	const struct target *found = NULL;
	for (size_t k = 0; k < m->targets; k++) {
		const struct target *t = &m->target[k];
		bool fits = t->indicator == indicator && t->unit == m->config.unit && t->plan != NONE &&
		            (t->kind == TARGET_LEVEL || t->kind == TARGET_MAINTAIN) && show_is_percent(&m->indicator[indicator]);
		if (!fits)
			continue;
		bool due = found && found->year < m->config.cycle;
		if (!found || (due ? t->year > found->year : t->year >= m->config.cycle && t->year < found->year))
			found = t;
	}
	return found;
}

static struct refs units_of(const struct view *v, const struct comparison *c)
{
	struct refs units = { arena_new(v->a, uint32_t, c->n), (uint32_t)c->n };
	for (size_t k = 0; k < c->n; k++)
		units.ref[k] = c->row[k].unit;
	return units;
}

static void set_comparison(struct view *v, struct value *group, const struct scope *scope, const struct comparison *c)
{
	const struct model *m = v->model;
	uint32_t above = scope->within != NONE ? scope->within : m->config.unit;
	const struct target *aim = aim_of(m, scope->indicator);
	struct sheet sheet;
	if (compare_has_ranking(m, scope->indicator, c)) {
		struct ranking_data d = compare_ranking(v, scope->indicator, c, NONE, above);
		str name = str_format(v->a, "xep-hang-%s", unit_kind_id(c->kind));
		if (aim) {
			d.aim = aim->value;
			d.comparator = aim->comparator;
		}
		struct value *chart = picture_of_ranking(v, &d, name);
		compare_sheet(v, scope->indicator, c, &sheet);
		takeaway_sheet(v, chart, name, &sheet);
		view_put(v, group, "ranking", chart);
		struct value *lines = lines_of(v, scope->indicator, c, aim ? aim->value : NAN, aim ? aim->comparator : CMP_GE);
		if (lines)
			view_put(v, group, "lines", lines);
	} else {
		view_text(v, group, "yes", compare_yes_note(v, c));
	}
	view_text(v, group, "thin", compare_thin_note(v, c));
	view_put(v, group, "table", year_table(v, scope->indicator, units_of(v, c), c,
	         view_words(v, "compare.table", indicator_name(&m->indicator[scope->indicator]))));
}

/* The pages of the parents, where there are too many units for one. */
static struct value *parts_of(struct view *v, uint32_t indicator)
{
	const struct scopes *all = v->site->scopes;
	struct value *list = view_list(v);
	for (size_t i = 0; i < all->n; i++) {
		const struct scope *s = &all->scope[i];
		if (s->indicator != indicator || s->within == NONE)
			continue;
		struct value *entry = view_push(v, list);
		view_text(v, entry, "name", v->model->unit[s->within].name);
		view_text(v, entry, "href", view_link(v, link_indicator(v->a, v->model, indicator, s->within)));
	}
	return list;
}

static void set_groups(struct view *v, const struct scope *scope)
{
	struct value *groups = view_list(v);
	for (int k = 0; k < UNIT_KIND__COUNT; k++) {
		enum unit_kind kind = (enum unit_kind)k;
		struct comparison c;
		bool split = scope->within == NONE && scope_is_split(v->site, scope->indicator, kind);
		if (!split && !compare_units(v->a, v->site, scope->indicator, scope->within, kind, &c))
			continue;
		struct value *group = view_push(v, groups);
		view_text(v, group, "id", str_from_c(unit_kind_id(kind)));
		view_text(v, group, "title", view_choice(v, "unit-kind", unit_kind_id(kind)));
		view_text(v, group, "thin", S(""));
		view_text(v, group, "yes", S(""));
		if (split)
			view_section(v, "parts", parts_of(v, scope->indicator));
		else
			set_comparison(v, group, scope, &c);
		view_bool(v, group, "split", split);
	}
	view_put(v, v->data, "groups", groups);
}

/* Units that have nobody to be compared with: the province, the whole country. */
static void set_alone(struct view *v, const struct scope *scope)
{
	struct refs alone = { arena_new(v->a, uint32_t, UNIT_KIND__COUNT), 0 };
	for (int k = 0; k < UNIT_KIND__COUNT; k++) {
		struct refs units = unit_order_under(v->site->order, v->model, k, scope->within);
		uint32_t found = NONE, n = 0;
		for (uint32_t u = 0; u < units.n && n < 2; u++) {
			if (!figures_series(v->site->figures, scope->indicator, units.ref[u]).n)
				continue;
			found = units.ref[u];
			n++;
		}
		if (n == 1)
			alone.ref[alone.n++] = found;
	}
	if (alone.n)
		view_put(v, v->data, "alone", year_table(v, scope->indicator, alone, NULL, view_word(v, "compare.alone")));
}

static void set_targets(struct view *v, uint32_t indicator)
{
	const struct model *m = v->model;
	uint32_t *own = NULL;
	size_t n = 0, cap = 0;
	for (uint32_t t = 0; t < m->targets; t++)
		if (m->target[t].indicator == indicator)
			*arena_push(v->a, uint32_t, &own, &n, &cap) = t;
	struct value *table = card_targets(v, own, n, view_word(v, "indicator-page.targets"));
	if (table)
		view_put(v, v->data, "targets", table);
}

str page_indicator(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct scope *scope = &s->scopes->scope[page->subject];
	const struct indicator *i = &s->model->indicator[scope->indicator];
	bool part = scope->within != NONE;
	str unit = part ? s->model->unit[scope->within].name : S("");
	str title = part ? word_f(scratch, s->words, "indicator-page.title-in", i->name, unit) : i->name;
	struct view v;
	struct sheet sheet;
	view_begin(&v, s, scratch, page->path, "indicators", title, word_f(scratch, s->words, "indicator-page.description", title));
	view_crumb(&v, view_word(&v, "nav.indicators"), S("chi-so/index.html"), false);
	view_crumb(&v, i->name, part ? link_indicator(scratch, s->model, scope->indicator, NONE) : S(""), true);
	if (part)
		view_crumb(&v, unit, S(""), true);
	view_text(&v, v.data, "name", title);
	view_text(&v, v.data, "definition", i->definition);
	indicator_sheet(&v, scope->indicator, unit_order_under(s->order, s->model, -1, scope->within), &sheet);
	takeaway_sheet(&v, v.data, i->id, &sheet);
	set_alone(&v, scope);
	set_groups(&v, scope);
	if (!part)
		set_targets(&v, scope->indicator);
	view_put(&v, v.data, "indicator", indicator_facts(&v, scope->indicator));
	return view_render(&v, "indicator");
}

/* ---- the list ---- */

static void push_row(struct grid *g, uint32_t indicator)
{
	const struct view *v = g->v;
	const struct model *m = v->model;
	const struct indicator *i = &m->indicator[indicator];
	struct refs units = unit_order_under(v->site->order, m, -1, NONE);
	size_t targets = 0, known = 0;
	for (size_t t = 0; t < m->targets; t++)
		targets += m->target[t].indicator == indicator;
	for (uint32_t u = 0; u < units.n; u++)
		known += figures_series(v->site->figures, indicator, units.ref[u]).n > 0;
	struct years y = years_of(v, indicator, units);
	grid_row(g);
	grid_head(g, i->name, link_indicator(v->a, m, indicator, NONE));
	grid_content(g);
	grid_text(g, show_is_percent(i) ? S("%") : i->measure_unit);
	grid_content(g);
	grid_number(g, show_count(v->a, v->words, targets), (double)targets);
	grid_number(g, show_count(v->a, v->words, known), (double)known);
	grid_text(g, y.last ? show_year(v->a, y.last) : S(""));
}

str page_indicators(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	view_begin(&v, s, scratch, page->path, "indicators", word(s->words, "nav.indicators"), word(s->words, "indicator-page.list-lead"));
	view_crumb(&v, view_word(&v, "nav.indicators"), S(""), false);
	struct value *sectors = view_list(&v);
	for (int sector = 0; sector < SECTOR__COUNT; sector++) {
		struct grid g;
		str name = view_choice(&v, "sector", sector_id((enum sector)sector));
		grid_begin(&g, &v, view_words(&v, "indicator-page.list-of", name));
		grid_column(&g, view_word(&v, "indicator.name"), false);
		grid_column(&g, view_word(&v, "indicator-page.unit"), false);
		grid_column(&g, view_word(&v, "indicator-page.targets"), true);
		grid_column(&g, view_word(&v, "indicator-page.known"), true);
		grid_column(&g, view_word(&v, "indicator-page.latest"), false);
		for (uint32_t i = 0; i < s->model->indicators; i++)
			if ((int)s->model->indicator[i].sector == sector)
				push_row(&g, i);
		if (!g.rows->n)
			continue;
		struct value *entry = view_push(&v, sectors);
		view_text(&v, entry, "id", str_from_c(sector_slug((enum sector)sector)));
		view_text(&v, entry, "name", name);
		view_put(&v, entry, "table", g.table);
	}
	view_put(&v, v.data, "sectors", sectors);
	return view_render(&v, "indicator-list");
}
