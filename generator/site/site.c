/* site.c -- see site.h. */
#include "site/site.h"

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "figures/history.h"
#include "figures/reporting.h"
#include "report/show.h"
#include "site/compare.h"
#include "site/link.h"
#include "site/pages.h"
#include "site/place.h"
#include "site/returns.h"
#include "site/scope.h"
#include "site/theme.h"
#include "site/value.h"

/* ---- what all pages share ---- */

/* "nav.plans" into the map "nav" under its name "plans". */
static void put_word(struct arena *a, struct value *tree, str key, str text)
{
	struct value *map = tree;
	str rest = key, step = str_cut(&rest, '.');
	while (rest.p) {
		struct value *next = NULL;
		for (size_t i = 0; i < map->n && !next; i++)
			if (str_eq(map->member[i].key, step) && map->member[i].value->kind == VALUE_MAP)
				next = map->member[i].value;
		if (!next) {
			next = value_map(a);
			value_set(a, map, step, next);
		}
		map = next;
		step = str_cut(&rest, '.');
	}
	value_set(a, map, step, value_text(a, text));
}

static struct value *make_word_tree(struct arena *a, const struct words *w)
{
	struct value *tree = value_map(a);
	for (size_t i = 0; i < w->n; i++)
		put_word(a, tree, w->key[i], w->text[i]);
	return tree;
}

static struct value *make_frame(struct arena *a, const struct site *s)
{
	const struct site_config *c = &s->model->config;
	struct value *frame = value_map(a);
	value_set_text(a, frame, "title", c->title);
	value_set_text(a, frame, "organisation", c->organisation);
	value_set_text(a, frame, "licence", c->licence);
	value_set_text(a, frame, "cycle-sentence", word_f(a, s->words, "site.cycle-sentence", show_year(a, c->cycle)));
	value_set_text(a, frame, "data-date", s->today == DATE_NONE
	               ? S("") : word_f(a, s->words, "site.data-date", show_date(a, s->words, s->today)));
	if (s->model->pages) {
		struct value *pages = value_map(a), *items = value_list(a);
		for (size_t i = 0; i < s->model->pages; i++) {
			struct value *item = value_push(a, items, value_map(a));
			value_set_text(a, item, "path", link_page(a, &s->model->page[i]));
			value_set_text(a, item, "title", s->model->page[i].title);
		}
		value_set(a, pages, S("items"), items);
		value_set(a, frame, S("pages"), pages);
	}
	return frame;
}

static const struct verdict *judge_all(struct arena *a, const struct site *s, int cycle)
{
	const struct model *m = s->model;
	struct verdict *v = arena_new(a, struct verdict, m->targets);
	for (uint32_t t = 0; t < m->targets; t++)
		v[t] = status_judge(m, s->figures, t, cycle, m->config.min_coverage);
	return v;
}

void site_prepare(struct arena *a, struct site *s)
{
	const struct model *m = s->model;
	struct reporting *reporting = arena_new(a, struct reporting, 1);
	reporting_compute(a, m, m->config.cycle, s->as_of, reporting);
	s->reporting = reporting;
	s->today = model_date(m, s->as_of);
	s->verdict = judge_all(a, s, m->config.cycle);
	s->before = judge_all(a, s, m->config.cycle - 1);
	struct history *history = arena_new(a, struct history, 1);
	struct unit_order *order = arena_new(a, struct unit_order, 1);
	struct scopes *scopes = arena_new(a, struct scopes, 1);
	history_compute(a, m, s->figures, history);
	unit_order_make(a, m, order);
	s->history = history;
	s->order = order;
	scopes_make(a, s, scopes);
	s->scopes = scopes;
	struct places *places = arena_new(a, struct places, 1);
	places_make(a, s, places);
	s->places = places;
	struct return_lists *returns = arena_new(a, struct return_lists, 1);
	return_lists_make(a, m, reporting, returns);
	s->returns = returns;
	s->week_year = 0;
	for (size_t i = 0; i < m->weeks; i++)
		if (m->week[i].year > s->week_year)
			s->week_year = m->week[i].year;
	s->word_tree = make_word_tree(a, s->words);
	s->frame = make_frame(a, s);
}

/* ---- which pages there are ---- */

typedef str page_fn(const struct site *s, struct arena *scratch, const struct site_page *page);

static void add(struct arena *a, struct site_pages *out, page_fn *make, str path, size_t subject)
{
	*arena_push(a, struct site_page, &out->page, &out->n, &out->cap) =
		(struct site_page){ make, path, (uint32_t)subject };
}

static void list_subjects(struct arena *a, const struct site *s, struct site_pages *out)
{
	const struct model *m = s->model;
	for (uint32_t i = 0; i < m->plans; i++)
		add(a, out, page_plan, link_plan(a, m, i), i);
	for (uint32_t i = 0; i < m->targets; i++) {
		add(a, out, page_target, link_target(a, m, i), i);
		add(a, out, page_embed, link_embed(a, m, i), i);
	}
	for (size_t i = 0; i < s->scopes->n; i++)
		add(a, out, page_indicator, link_indicator(a, m, s->scopes->scope[i].indicator, s->scopes->scope[i].within), i);
	for (int cycle = s->history->first; cycle <= s->history->last; cycle++)
		add(a, out, page_cycle, link_cycle(a, cycle), (size_t)cycle);
	for (uint32_t i = 0; i < m->units; i++) {
		add(a, out, page_unit, link_unit(a, m, i), i);
		add(a, out, page_unit_ics, link_unit_ics(a, m, i), i);
	}
	for (uint32_t i = 0; i < m->agencies; i++) {
		add(a, out, page_agency, link_agency(a, m, i), i);
		add(a, out, page_agency_ics, link_agency_ics(a, m, i), i);
	}
	for (uint32_t i = 0; i < SECTOR__COUNT; i++)
		add(a, out, page_sector, link_sector(a, (enum sector)i), i);
	for (size_t i = 0; i < m->weeks; i++)
		if (i == 0 || m->week[i].year != m->week[i - 1].year)
			add(a, out, page_week, link_week(a, m->week[i].year), (size_t)m->week[i].year);
	for (size_t i = 0; i < s->reports->n; i++)
		add(a, out, page_report, s->reports->item[i].page, i);
	for (size_t i = 0; i < m->pages; i++)
		add(a, out, page_free, link_page(a, &m->page[i]), i);
}

void site_list(struct arena *a, const struct site *s, struct site_pages *out)
{
	*out = (struct site_pages){ 0 };
	add(a, out, page_overview, S("index.html"), 0);
	add(a, out, page_plans, S("ke-hoach/index.html"), 0);
	add(a, out, page_results, S("ket-qua/index.html"), 0);
	add(a, out, page_targets, S("chi-tieu/index.html"), 0);
	add(a, out, page_indicators, S("chi-so/index.html"), 0);
	add(a, out, page_units, S("don-vi/index.html"), 0);
	add(a, out, page_agencies, S("co-quan/index.html"), 0);
	add(a, out, page_sectors, S("linh-vuc/index.html"), 0);
	add(a, out, page_returns, S("tien-do-bao-cao/index.html"), 0);
	add(a, out, page_calendar, S("lich/index.html"), 0);
	add(a, out, page_calendar_ics, S("lich/lich.ics"), 0);
	add(a, out, page_weeks, S("tuan-le/index.html"), 0);
	add(a, out, page_reports, S("bao-cao/index.html"), 0);
	add(a, out, page_data, S("du-lieu/index.html"), 0);
	add(a, out, page_search, S("tim-kiem/index.html"), 0);
	add(a, out, page_search_index, S("tim-kiem/index.js"), 0);
	add(a, out, page_methods, S("phuong-phap/index.html"), 0);
	add(a, out, page_missing, S("404.html"), 0);
	list_subjects(a, s, out);
}

str site_make(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	return page->make(s, scratch, page);
}
