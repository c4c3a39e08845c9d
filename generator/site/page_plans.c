/*
 * page_plans.c -- the plans, and how the documents they rest on hang together.
 *
 * Every document of the register stands here under an id of its own, so that
 * citations have somewhere to lead.  It stands once: under the first document
 * that it implements, or at the top.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "site/cards.h"
#include "site/citation.h"

static void set_plans(struct view *v)
{
	const struct model *m = v->model;
	struct value *plans = view_list(v);
	for (uint32_t p = 0; p < m->plans; p++) {
		const struct plan *plan = &m->plan[p];
		struct tally t = { { 0 }, 0 };
		struct value *card = view_push(v, plans);
		for (uint32_t k = 0; k < plan->targets.n; k++)
			tally_add(&t, v->site, plan->targets.ref[k]);
		view_text(v, card, "href", view_link(v, link_plan(v->a, m, p)));
		view_text(v, card, "pdf", view_link(v, link_plan_pdf(v->a, m, p)));
		view_text(v, card, "title", plan->title);
		view_text(v, card, "issuer", plan->issuer);
		view_text(v, card, "when", plan->first_year == plan->last_year ? show_year(v->a, plan->first_year)
		          : str_format(v->a, "%d–%d", plan->first_year, plan->last_year));
		view_text(v, card, "targets", t.total ? view_words(v, "plan.targets-count", show_count(v->a, v->words, t.total),
		          show_count(v->a, v->words, t.count[STATUS_ACHIEVED])) : view_words(v, "plan.tasks",
		          show_count(v->a, v->words, plan->tasks.n)));
		view_html(v, card, "stack", t.total ? card_stack(v, &t, true, plan->title) : S(""));
	}
	view_put(v, v->data, "plans", plans);
}

/* Two levels of heading are enough for people, eight for any chain of documents. */
enum { DEEPEST = 8 };

/* "Số 1520/QĐ-TTg … · Thủ tướng Chính phủ · ghi chú", without what is empty. */
static str join_meta(struct view *v, str name, str issuer, str note)
{
	const str part[] = { name, issuer, note };
	struct buf b;
	buf_init(&b, v->a, 160);
	for (size_t i = 0; i < sizeof part / sizeof part[0]; i++) {
		if (!part[i].n)
			continue;
		if (b.n)
			buf_c(&b, " · ");
		buf_add(&b, part[i]);
	}
	return buf_str(&b);
}

static void push_document(struct view *v, struct value *list, uint32_t d, int depth, bool *done)
{
	const struct model *m = v->model;
	const struct document *doc = &m->document[d];
	if (done[d] || depth > DEEPEST)
		return;
	done[d] = true;
	struct value *entry = view_push(v, list), *children = view_list(v);
	view_text(v, entry, "id", doc->id);
	view_text(v, entry, "title", doc->title);
	view_text(v, entry, "meta", join_meta(v, doc->number.n ? citation_name(v, d) : S(""), doc->issuer, doc->note));
	view_text(v, entry, "href", doc->plan == NONE ? S("") : view_link(v, link_plan(v->a, m, doc->plan)));
	view_text(v, entry, "replaced", doc->replaced_by == NONE ? S("")
	          : view_words(v, "document.replaced", citation_name(v, doc->replaced_by)));
	for (uint32_t k = 0; k < m->documents; k++)
		if (m->document[k].implements.n && m->document[k].implements.ref[0] == d)
			push_document(v, children, k, depth + 1, done);
	view_put(v, entry, "children", children);
	view_bool(v, entry, "nested", children->n > 0);
}

static void set_documents(struct view *v)
{
	const struct model *m = v->model;
	bool *done = arena_new(v->a, bool, m->documents);
	struct value *tree = view_map(v), *list = view_list(v);
	for (uint32_t d = 0; d < m->documents; d++)
		if (!m->document[d].implements.n)
			push_document(v, list, d, 0, done);
	for (uint32_t d = 0; d < m->documents; d++)
		push_document(v, list, d, 0, done);             /* what a circle of documents left out */
	if (!list->n)
		return;
	view_put(v, tree, "children", list);
	view_put(v, v->data, "documents", tree);
}

str page_plans(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	view_begin(&v, s, scratch, page->path, "plans", word(s->words, "nav.plans"), word(s->words, "plan.list-lead"));
	view_crumb(&v, view_word(&v, "nav.plans"), S(""), false);
	set_plans(&v);
	set_documents(&v);
	return view_render(&v, "plan-list");
}
