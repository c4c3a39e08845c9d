/*
 * page_units.c -- all units: the tree of today, and those that have ended.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "config/words.h"
#include "site/view.h"

static bool ended(const struct site *s, uint32_t u)
{
	return !unit_counts(s->model, u, s->model->config.cycle);
}

static struct value *entry(struct view *v, struct value *list, uint32_t u)
{
	const struct unit *unit = &v->model->unit[u];
	struct value *e = view_push(v, list);
	view_text(v, e, "href", view_link(v, link_unit(v->a, v->model, u)));
	view_text(v, e, "name", unit->name);
	view_text(v, e, "note", unit->note);
	view_text(v, e, "until", unit->valid_to == DATE_NONE ? S("")
	          : view_words(v, "unit.until", show_date(v->a, v->words, unit->valid_to)));
	return e;
}

/* A unit with units under it makes a section; the others stand in its lists by kind. */
static void push_section(struct view *v, struct value *sections, uint32_t u)
{
	const struct model *m = v->model;
	struct value *section = entry(v, sections, u), *groups = view_list(v);
	view_text(v, section, "id", m->unit[u].id);
	for (int kind = 0; kind < UNIT_KIND__COUNT; kind++) {
		struct value *list = view_list(v);
		for (uint32_t k = 0; k < m->unit[u].children.n; k++) {
			uint32_t c = m->unit[u].children.ref[k];
			if ((int)m->unit[c].kind == kind && !ended(v->site, c))
				entry(v, list, c);
		}
		if (!list->n)
			continue;
		struct value *group = view_push(v, groups);
		view_text(v, group, "kind", view_choice(v, "unit-kind", unit_kind_id((enum unit_kind)kind)));
		view_text(v, group, "count", show_count(v->a, v->words, list->n));
		view_put(v, group, "units", list);
	}
	view_put(v, section, "groups", groups);
	for (uint32_t k = 0; k < m->unit[u].children.n; k++) {
		uint32_t c = m->unit[u].children.ref[k];
		if (m->unit[c].children.n && !ended(v->site, c))
			push_section(v, sections, c);
	}
}

str page_units(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	view_begin(&v, s, scratch, page->path, "units", word(s->words, "nav.units"), word(s->words, "unit.list-lead"));
	view_crumb(&v, view_word(&v, "nav.units"), S(""), false);
	struct value *sections = view_list(&v), *past = view_list(&v);
	for (uint32_t u = 0; u < s->model->units; u++) {
		if (s->model->unit[u].parent == NONE && !ended(s, u))
			push_section(&v, sections, u);
		if (ended(s, u))
			entry(&v, past, u);
	}
	view_put(&v, v.data, "sections", sections);
	if (past->n) {
		struct value *ended_units = view_map(&v);
		view_put(&v, ended_units, "units", past);
		view_put(&v, v.data, "ended", ended_units);
	}
	return view_render(&v, "unit-list");
}
