/* outline_nav.c -- see outline_nav.h. */
#include "site/outline_nav.h"

#include "base/arena.h"

struct value *outline_nav(const struct view *v, const struct outline *outline)
{
	/* The entry of each clause; the last one is the top.  "nested" is set once an entry has
	 * children, so that the recursive partial ends. */
	struct value **entry = arena_new(v->a, struct value *, outline->n + 1);
	struct value **list = arena_new(v->a, struct value *, outline->n + 1);
	struct value *top = view_map(v);
	entry[outline->n] = top;
	list[outline->n] = view_list(v);
	view_put(v, top, "children", list[outline->n]);
	for (size_t i = 0; i < outline->n; i++) {
		const struct clause *c = &outline->clause[i];
		size_t parent = c->parent == UINT32_MAX ? outline->n : c->parent;
		if (c->node->kind != DOC_HEADING || !entry[parent])
			continue;       /* paragraphs and items are too many and too long for a list of contents */
		if (!list[parent]->n)
			view_bool(v, entry[parent], "nested", true);
		entry[i] = view_push(v, list[parent]);
		list[i] = view_list(v);
		view_text(v, entry[i], "anchor", c->anchor);
		view_text(v, entry[i], "label", c->label);
		view_text(v, entry[i], "title", c->title);
		view_bool(v, entry[i], "nested", false);
		view_put(v, entry[i], "children", list[i]);
	}
	return top;
}
