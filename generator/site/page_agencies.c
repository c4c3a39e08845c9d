/*
 * page_agencies.c -- who is responsible: all agencies, in Vietnamese order within their unit.
 */
#include "site/pages.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/vi.h"
#include "config/words.h"
#include "site/view.h"

struct entry { str key; uint32_t agency; };

static int by_key(const void *x, const void *y)
{
	return str_cmp(((const struct entry *)x)->key, ((const struct entry *)y)->key);
}

struct load { size_t targets, tasks, duties; };

static struct load load_of(const struct model *m, uint32_t agency)
{
	struct load l = { 0, 0, 0 };
	for (size_t i = 0; i < m->targets; i++)
		for (uint32_t k = 0; k < m->target[i].agencies.n; k++)
			l.targets += m->target[i].agencies.ref[k] == agency;
	for (size_t i = 0; i < m->tasks; i++)
		l.tasks += m->task[i].agency == agency;
	for (size_t i = 0; i < m->duties; i++)
		l.duties += m->duty[i].from_agency == agency;
	return l;
}

static struct value *group_of(struct view *v, uint32_t unit)
{
	const struct model *m = v->model;
	struct entry *entry = NULL;
	size_t n = 0, cap = 0;
	for (uint32_t i = 0; i < m->agencies; i++)
		if (m->agency[i].unit == unit)
			*arena_push(v->a, struct entry, &entry, &n, &cap) =
				(struct entry){ vi_sort_key(v->a, m->agency[i].name), i };
	if (!n)
		return NULL;
	qsort(entry, n, sizeof entry[0], by_key);
	struct value *group = view_map(v), *list = view_list(v);
	for (size_t i = 0; i < n; i++) {
		struct value *e = view_push(v, list);
		struct load l = load_of(m, entry[i].agency);
		view_text(v, e, "href", view_link(v, link_agency(v->a, m, entry[i].agency)));
		view_text(v, e, "name", m->agency[entry[i].agency].name);
		view_text(v, e, "targets", show_count(v->a, v->words, l.targets));
		view_text(v, e, "tasks", show_count(v->a, v->words, l.tasks));
		view_text(v, e, "duties", show_count(v->a, v->words, l.duties));
	}
	view_text(v, group, "name", unit == NONE ? view_word(v, "agency.elsewhere") : m->unit[unit].name);
	view_text(v, group, "id", unit == NONE ? S("khac") : m->unit[unit].id);
	view_html(v, group, "attr", unit == NONE ? S("") : view_vi(v));
	view_put(v, group, "agencies", list);
	return group;
}

str page_agencies(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	view_begin(&v, s, scratch, page->path, "agencies", word(s->words, "nav.agencies"), word(s->words, "agency.list-lead"));
	view_crumb(&v, view_word(&v, "nav.agencies"), S(""), false);
	struct value *groups = view_list(&v), *group;
	uint32_t own = s->model->config.unit;
	if (own != NONE && (group = group_of(&v, own)))
		value_push(v.a, groups, group);
	for (uint32_t u = 0; u < s->model->units; u++)
		if (u != own && (group = group_of(&v, u)))
			value_push(v.a, groups, group);
	if ((group = group_of(&v, NONE)))
		value_push(v.a, groups, group);
	view_put(&v, v.data, "groups", groups);
	return view_render(&v, "agency-list");
}
