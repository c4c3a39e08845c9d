/*
 * page_unit.c -- one unit: how it stands beside its parent and its neighbours, and what it owes.
 */
#include "site/pages.h"

#include <math.h>

#include "base/arena.h"
#include "config/words.h"
#include "figures/reporting.h"
#include "site/cards.h"
#include "site/citation.h"
#include "site/returns.h"
#include "site/scorecard.h"

static void fact(struct view *v, struct value *list, const char *label, str value, str address, bool content)
{
	if (!value.n)
		return;
	struct value *item = view_push(v, list);
	view_text(v, item, "label", view_word(v, label));
	view_text(v, item, "value", value);
	view_text(v, item, "href", address.n ? view_link(v, address) : S(""));
	view_html(v, item, "attr", content ? view_vi(v) : S(""));
}

static void set_head(struct view *v, uint32_t u)
{
	const struct model *m = v->model;
	const struct unit *unit = &m->unit[u];
	struct value *facts = view_list(v);
	fact(v, facts, "unit.kind", view_choice(v, "unit-kind", unit_kind_id(unit->kind)), S(""), false);
	if (unit->parent != NONE)
		fact(v, facts, "unit.parent", m->unit[unit->parent].name, link_unit(v->a, m, unit->parent), true);
	fact(v, facts, "unit.from", show_date(v->a, v->words, unit->valid_from), S(""), false);
	fact(v, facts, "unit.to", show_date(v->a, v->words, unit->valid_to), S(""), false);
	view_put(v, v->data, "facts", facts);
	view_text(v, v->data, "name", unit->name);
	view_text(v, v->data, "note", unit->note);
	view_text(v, v->data, "pdf", view_link(v, link_unit_pdf(v->a, m, u)));
	view_text(v, v->data, "ics", view_link(v, link_unit_ics(v->a, m, u)));
}

static struct value *unit_list(struct view *v, const uint32_t *unit, size_t n)
{
	struct value *list = view_list(v);
	for (size_t i = 0; i < n; i++) {
		struct value *e = view_push(v, list);
		view_text(v, e, "href", view_link(v, link_unit(v->a, v->model, unit[i])));
		view_text(v, e, "name", v->model->unit[unit[i]].name);
	}
	return list;
}

static void set_successions(struct view *v, uint32_t u)
{
	const struct model *m = v->model;
	struct value *list = view_list(v);
	for (size_t i = 0; i < m->successions; i++) {
		const struct succession *s = &m->succession[i];
		if (s->from != u && s->to != u)
			continue;
		uint32_t other = s->from == u ? s->to : s->from;
		struct value *e = view_push(v, list);
		view_text(v, e, "date", show_date(v->a, v->words, s->date));
		view_text(v, e, "word", view_word(v, s->from == u ? "unit.went-to" : "unit.came-from"));
		view_text(v, e, "name", m->unit[other].name);
		view_text(v, e, "href", view_link(v, link_unit(v->a, m, other)));
		view_text(v, e, "share", s->share > 0 ? view_words(v, "unit.share", show_percent(v->a, v->words, 100 * s->share))
		                                      : view_word(v, "unit.not-divided"));
		view_text(v, e, "document", s->document == NONE ? S("") : citation_name(v, s->document));
	}
	if (list->n)
		view_section(v, "successions", list);
}

static void set_targets(struct view *v, uint32_t u)
{
	const struct model *m = v->model;
	uint32_t *own = NULL;
	size_t n = 0, cap = 0;
	for (uint32_t t = 0; t < m->targets; t++)
		if (m->target[t].unit == u)
			*arena_push(v->a, uint32_t, &own, &n, &cap) = t;
	struct value *table = card_targets(v, own, n, view_word(v, "unit.targets"));
	if (table)
		view_put(v, v->data, "targets", table);
}

static void set_subunits(struct view *v, uint32_t u)
{
	const struct model *m = v->model;
	uint32_t *now = NULL;
	size_t n = 0, cap = 0;
	for (uint32_t k = 0; k < m->unit[u].children.n; k++) {
		uint32_t c = m->unit[u].children.ref[k];
		if (unit_counts(m, c, m->config.cycle))
			*arena_push(v->a, uint32_t, &now, &n, &cap) = c;
	}
	if (n)
		view_section(v, "subunits", unit_list(v, now, n));
}

static void set_awards(struct view *v, uint32_t u)
{
	const struct model *m = v->model;
	struct value *list = view_list(v);
	for (size_t i = 0; i < m->awards; i++) {
		const struct award *a = &m->award[i];
		if (a->unit != u)
			continue;
		struct value *e = view_push(v, list);
		view_text(v, e, "year", show_year(v->a, a->year));
		view_text(v, e, "subject", a->subject);
		view_text(v, e, "form", a->form);
		view_text(v, e, "note", a->note);
	}
	if (list->n)
		view_section(v, "awards", list);
}

static void set_weeks(struct view *v, uint32_t u)
{
	const struct model *m = v->model;
	struct value *list = view_list(v);
	for (size_t i = 0; i < m->weeks; i++) {
		if (m->week[i].unit != u)
			continue;
		struct value *e = view_push(v, list);
		view_text(v, e, "year", show_year(v->a, m->week[i].year));
		view_text(v, e, "href", view_link(v, link_week(v->a, m->week[i].year)));
		view_text(v, e, "pdf", view_link(v, link_week_unit_pdf(v->a, m, m->week[i].year, u)));
	}
	if (list->n)
		view_section(v, "weeks", list);
}

static void crumbs(struct view *v, uint32_t u, int depth)
{
	uint32_t parent = v->model->unit[u].parent;
	if (parent != NONE && depth < 8) {
		crumbs(v, parent, depth + 1);
		view_crumb(v, v->model->unit[parent].name, link_unit(v->a, v->model, parent), true);
	}
}

str page_unit(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct unit *unit = &s->model->unit[page->subject];
	struct view v;
	view_begin(&v, s, scratch, page->path, "units", unit->name, word_f(scratch, s->words, "unit.description", unit->name));
	view_crumb(&v, view_word(&v, "nav.units"), S("don-vi/index.html"), false);
	crumbs(&v, page->subject, 0);
	view_crumb(&v, unit->name, S(""), true);
	set_head(&v, page->subject);
	set_targets(&v, page->subject);
	scorecard(&v, page->subject);
	returns_of_unit(&v, page->subject);
	set_subunits(&v, page->subject);
	set_successions(&v, page->subject);
	set_weeks(&v, page->subject);
	set_awards(&v, page->subject);
	return view_render(&v, "unit");
}
