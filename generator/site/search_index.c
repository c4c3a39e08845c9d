/* search_index.c -- see search_index.h. */
#include "site/search_index.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "site/link.h"

enum { TITLE_MOST = 160, TEXT_MOST = 400 };     /* bytes: the index is loaded whole by a phone */

const char *search_kind_id(enum search_kind k)
{
	static const char *const id[SEARCH_KIND__COUNT] = { "plan", "target", "unit", "agency", "clause", "task",
	                                                    "document", "indicator", "page" };
	return id[k];
}

/* At most `most` bytes, cut before a word, with "…" when something is left out. */
static str shorten(struct arena *a, str s, size_t most)
{
	if (s.n <= most)
		return s;
	size_t cut = most;
	while (cut && s.p[cut] != ' ')
		cut--;
	return str_format(a, "%.*s …", (int)cut, s.p);
}

static void add(struct arena *a, struct search_entries *out, enum search_kind kind, str title, str address, str text)
{
	*arena_push(a, struct search_entry, &out->entry, &out->n, &out->cap) =
		(struct search_entry){ kind, shorten(a, title, TITLE_MOST), address, shorten(a, text, TEXT_MOST) };
}

static void add_plans(struct arena *a, const struct model *m, struct search_entries *out)
{
	for (uint32_t i = 0; i < m->plans; i++)
		add(a, out, SEARCH_PLAN, m->plan[i].title, link_plan(a, m, i), m->plan[i].issuer);
}

static void add_targets(struct arena *a, const struct model *m, struct search_entries *out)
{
	for (uint32_t i = 0; i < m->targets; i++) {
		const struct target *t = &m->target[i];
		const struct indicator *n = &m->indicator[t->indicator];
		str text = str_format(a, "%.*s, %.*s, %d", STR_ARG(n->name), STR_ARG(m->unit[t->unit].name), t->year);
		add(a, out, SEARCH_TARGET, t->text.n ? t->text : n->name, link_target(a, m, i), text);
	}
}

static void add_units(struct arena *a, const struct model *m, struct search_entries *out)
{
	for (uint32_t i = 0; i < m->units; i++) {
		const struct unit *u = &m->unit[i];
		add(a, out, SEARCH_UNIT, u->name, link_unit(a, m, i), u->parent == NONE ? u->note : m->unit[u->parent].name);
	}
}

static void add_indicators(struct arena *a, const struct model *m, struct search_entries *out)
{
	for (uint32_t i = 0; i < m->indicators; i++) {
		const struct indicator *n = &m->indicator[i];
		add(a, out, SEARCH_INDICATOR, n->name, link_indicator(a, m, i, NONE), n->definition);
	}
}

static void add_agencies(struct arena *a, const struct model *m, struct search_entries *out)
{
	for (uint32_t i = 0; i < m->agencies; i++) {
		const struct agency *g = &m->agency[i];
		add(a, out, SEARCH_AGENCY, g->name, link_agency(a, m, i), g->short_name);
	}
}

static void add_clauses(struct arena *a, const struct model *m, struct search_entries *out)
{
	for (uint32_t i = 0; i < m->plans; i++) {
		const struct plan *p = &m->plan[i];
		for (size_t k = 0; k < p->outline.n; k++) {
			const struct clause *c = &p->outline.clause[k];
			if (!c->title.n || c->depth == 0)
				continue;               /* chapters are headings of form, not of matter */
			str title = str_format(a, "%.*s %.*s", STR_ARG(c->label), STR_ARG(shorten(a, c->title, 120)));
			add(a, out, SEARCH_CLAUSE, title, link_clause(a, m, i, c), p->title);
		}
	}
}

static void add_tasks(struct arena *a, const struct model *m, struct search_entries *out)
{
	for (uint32_t i = 0; i < m->tasks; i++) {
		const struct task *t = &m->task[i];
		add(a, out, SEARCH_TASK, t->text, link_clause(a, m, t->plan, t->at), m->agency[t->agency].name);
	}
}

static void add_documents(struct arena *a, const struct model *m, struct search_entries *out)
{
	for (uint32_t i = 0; i < m->documents; i++) {
		const struct document *d = &m->document[i];
		if (d->plan != NONE)
			continue;
		str title = d->number.n ? str_format(a, "%.*s: %.*s", STR_ARG(d->number), STR_ARG(d->title)) : d->title;
		add(a, out, SEARCH_DOCUMENT, title, link_document(a, m, i), d->issuer);
	}
}

void search_collect(struct arena *a, const struct model *m, struct search_entries *out)
{
	*out = (struct search_entries){ 0 };
	add_plans(a, m, out);
	add_targets(a, m, out);
	add_units(a, m, out);
	add_agencies(a, m, out);
	add_clauses(a, m, out);
	add_tasks(a, m, out);
	add_documents(a, m, out);
	add_indicators(a, m, out);
	for (size_t i = 0; i < m->pages; i++)
		add(a, out, SEARCH_PAGE, m->page[i].title, link_page(a, &m->page[i]), S(""));
}
