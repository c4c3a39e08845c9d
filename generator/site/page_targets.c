/*
 * page_targets.c -- all targets, by verdict; those of cited documents at the end.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "config/words.h"
#include "site/cards.h"

struct selection { uint32_t *target; size_t n, cap; };

static void select_by_status(const struct view *v, enum status status, struct selection *out)
{
	const struct model *m = v->model;
	for (uint32_t t = 0; t < m->targets; t++)
		if (m->target[t].plan != NONE && v->site->verdict[t].status == status)
			*arena_push(v->a, uint32_t, &out->target, &out->n, &out->cap) = t;
}

static void select_outside(const struct view *v, struct selection *out)
{
	const struct model *m = v->model;
	for (uint32_t t = 0; t < m->targets; t++)
		if (m->target[t].plan == NONE)
			*arena_push(v->a, uint32_t, &out->target, &out->n, &out->cap) = t;
}

str page_targets(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	struct value *groups;
	view_begin(&v, s, scratch, page->path, "targets", word(s->words, "target.list-title"),
	           word(s->words, "target.list-lead"));
	view_crumb(&v, view_word(&v, "nav.targets"), S(""), false);
	groups = view_list(&v);
	for (size_t i = 0; i < STATUS__COUNT; i++) {
		struct selection sel = { 0 };
		str name = view_choice(&v, "status", status_id(card_order[i]));
		select_by_status(&v, card_order[i], &sel);
		struct value *group = card_targets(&v, sel.target, sel.n, name);
		if (!group)
			continue;
		value_push(v.a, groups, group);
		view_text(&v, group, "id", str_from_c(status_id(card_order[i])));
		view_html(&v, group, "shape", card_shape(card_order[i]));
		view_text(&v, group, "name", name);
		view_text(&v, group, "note", view_choice(&v, "status-note", status_id(card_order[i])));
		view_text(&v, group, "count", show_count(v.a, v.words, sel.n));
	}
	view_put(&v, v.data, "groups", groups);

	struct selection outside = { 0 };
	select_outside(&v, &outside);
	struct value *group = card_targets(&v, outside.target, outside.n, view_word(&v, "target.outside"));
	if (group) {
		view_text(&v, group, "name", view_word(&v, "target.outside"));
		view_text(&v, group, "note", view_word(&v, "target.outside-note"));
		view_text(&v, group, "count", show_count(v.a, v.words, outside.n));
		view_put(&v, v.data, "outside", group);
	}
	return view_render(&v, "target-list");
}
