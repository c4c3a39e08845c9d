/*
 * page_agency.c -- one agency: what it answers for, what it does, what it reports.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "config/words.h"
#include "site/cards.h"
#include "site/returns.h"
#include "site/task.h"

static void set_targets(struct view *v, uint32_t agency)
{
	const struct model *m = v->model;
	uint32_t *own = NULL;
	size_t n = 0, cap = 0;
	for (int lead = 1; lead >= 0; lead--)
		for (uint32_t t = 0; t < m->targets; t++)
			for (uint32_t k = 0; k < m->target[t].agencies.n; k++)
				if (m->target[t].agencies.ref[k] == agency && (k == 0) == (lead == 1))
					*arena_push(v->a, uint32_t, &own, &n, &cap) = t;
	struct value *table = card_targets(v, own, n, view_word(v, "agency.targets"));
	if (table)
		view_put(v, v->data, "targets", table);
	struct tally t = { { 0 }, 0 };
	for (size_t i = 0; i < n; i++)
		tally_add(&t, v->site, own[i]);
	view_text(v, v->data, "sentence", view_words(v, "agency.sentence", show_count(v->a, v->words, t.total),
	          show_count(v->a, v->words, t.count[STATUS_ACHIEVED]),
	          show_count(v->a, v->words, t.count[STATUS_SLOW] + t.count[STATUS_OFF_TRACK] + t.count[STATUS_REVERSING] + t.count[STATUS_MISSED])));
}

static void set_tasks(struct view *v, uint32_t agency)
{
	const struct model *m = v->model;
	struct value *plans = view_list(v);
	for (uint32_t p = 0; p < m->plans; p++) {
		struct value *list = view_list(v);
		for (uint32_t k = 0; k < m->plan[p].tasks.n; k++)
			if (m->task[m->plan[p].tasks.ref[k]].agency == agency)
				value_push(v->a, list, task_row(v, m->plan[p].tasks.ref[k]));
		if (!list->n)
			continue;
		struct value *group = view_push(v, plans);
		view_text(v, group, "name", m->plan[p].title);
		view_text(v, group, "plan-href", view_link(v, link_plan(v->a, m, p)));
		view_put(v, group, "tasks", list);
	}
	if (plans->n)
		view_section(v, "plans", plans);
}

static void set_duties(struct view *v, uint32_t agency)
{
	const struct model *m = v->model;
	struct value *list = view_list(v);
	for (uint32_t d = 0; d < m->duties; d++) {
		if (m->duty[d].from_agency != agency && m->duty[d].to_agency != agency)
			continue;
		struct value *row = view_push(v, list);
		view_text(v, row, "text", m->duty[d].text);
		view_text(v, row, "href", view_link(v, link_clause(v->a, m, m->duty[d].plan, m->duty[d].at)));
		view_text(v, row, "due", task_due(v, m->duty[d].due, m->duty[d].every));
		view_text(v, row, "direction", view_word(v, m->duty[d].from_agency == agency ? "agency.sends" : "agency.receives"));
	}
	if (list->n)
		view_section(v, "duties", list);
}

str page_agency(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct agency *a = &s->model->agency[page->subject];
	struct view v;
	view_begin(&v, s, scratch, page->path, "agencies", a->name, word_f(scratch, s->words, "agency.description", a->name));
	view_crumb(&v, view_word(&v, "nav.agencies"), S("co-quan/index.html"), false);
	view_crumb(&v, a->name, S(""), true);
	view_text(&v, v.data, "name", a->name);
	view_text(&v, v.data, "short", a->short_name);
	view_text(&v, v.data, "note", a->note);
	view_text(&v, v.data, "ics", view_link(&v, link_agency_ics(v.a, s->model, page->subject)));
	if (a->unit != NONE) {
		view_text(&v, v.data, "unit", s->model->unit[a->unit].name);
		view_text(&v, v.data, "unit-href", view_link(&v, link_unit(v.a, s->model, a->unit)));
	}
	set_targets(&v, page->subject);
	set_tasks(&v, page->subject);
	set_duties(&v, page->subject);
	returns_of_agency(&v, page->subject);
	return view_render(&v, "agency");
}
