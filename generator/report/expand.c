/* expand.c -- see expand.h. */
#include "report/expand.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/nearest.h"
#include "report/directive.h"
#include "report/reference.h"
#include "syntax/yaml.h"

/* ---- directives ---- */

/* Keys of the filter of targets, then those of the single kinds. */
#define FILTER "plan", "unit", "sector", "status", "due"

static const struct kind {
	const char *name, *of;          /* `of`: the table's value of that key; NULL = not asked */
	void      (*expand)(struct directive *d);
	const char *key[16];
} kinds[] = {
	{ "status", NULL, directive_status, { FILTER, "by", "title", "none" } },
	{ "table", "targets", directive_targets, { FILTER, "of", "by", "title", "none" } },
	{ "table", "changes", directive_targets, { FILTER, "of", "by", "title", "none" } },
	{ "table", "indicators", directive_indicators, { "of", "unit", "sector", "year", "title", "none" } },
	{ "table", "units", directive_units, { "of", "unit", "indicator", "year", "title", "none" } },
	{ "table", "budget", directive_budget, { "of", "unit", "plan", "year", "title", "none" } },
	{ "table", "awards", directive_awards, { "of", "unit", "year", "title", "none" } },
	{ "table", "returns", directive_returns, { "of", "unit", "year", "title", "none" } },
	{ "chart", NULL, directive_chart, { FILTER, "kind", "by", "target", "indicator", "year", "none" } },
	{ "tasks", NULL, directive_tasks, { "plan", "agency", "role", "status", "by", "title", "none" } },
	{ "duties", NULL, directive_duties, { "plan", "duty", "status", "year", "by", "title", "none" } },
	{ "form", NULL, directive_form, { "form", "id", "year", "unit", "title", "none" } },
	{ "csv", NULL, directive_csv, { "file", "columns", "title", "none" } },
};
enum { KINDS = sizeof kinds / sizeof *kinds };

static void check_keys(struct directive *d, const struct kind *k)
{
	for (const struct yaml *y = d->body->first; y; y = y->next) {
		struct nearest near;
		bool found = false;
		nearest_begin(&near, d->x->a, y->key);
		for (size_t i = 0; k->key[i]; i++) {
			found |= str_eq_c(y->key, k->key[i]);
			nearest_consider(&near, str_from_c(k->key[i]));
		}
		if (!found)
			diag(d->x->d, DIAG_DIRECTIVE_KEY, y->key_place, y->key, d->node->info,
			     near.best.n ? near.best : str_from_c(k->key[0]));
	}
}

/* The kind of a directive; NULL after a message about its "of". */
static const struct kind *kind_of(struct directive *d)
{
	const char *of[KINDS];
	size_t n = 0, first = KINDS;
	for (size_t i = 0; i < KINDS; i++) {
		if (!str_eq_c(d->node->info, kinds[i].name))
			continue;
		first = first == KINDS ? i : first;
		if (kinds[i].of)
			of[n++] = kinds[i].of;
	}
	int k = n ? directive_word(d, "of", of, n, 0) : 0;
	return k < 0 || first == KINDS ? NULL : &kinds[first + (size_t)k];
}

static void expand_directive(struct report_context *x, const struct doc_node *node, struct doc_node *to)
{
	struct directive d = { .x = x, .node = node, .to = to };
	str body = reference_fill(x, node->text, node->line);
	d.body = yaml_parse(x->a, x->doc->file, body, node->line + 1, x->d);
	if (!d.body)
		return;
	if (d.body->kind != YAML_MAP) {
		diag(x->d, DIAG_YAML_KEY, d.body->place, S(""));
		return;
	}
	const struct kind *k = kind_of(&d);
	if (!k)
		return;
	check_keys(&d, k);
	k->expand(&d);
}

/* ---- the tree ---- */

static void expand_children(struct report_context *x, const struct doc_node *from, struct doc_node *to)
{
	for (const struct doc_node *c = from->first; c; c = c->next) {
		if (c->kind == DOC_DIRECTIVE) {
			expand_directive(x, c, to);
			continue;
		}
		struct doc_node *copy = doc_append(x->a, to, c->kind, c->line);
		*copy = *c;
		copy->parent = to;
		copy->first = copy->last = copy->next = NULL;
		if (c->kind == DOC_TABLE)
			copy->title = reference_fill(x, c->title, c->line);
		if (c->kind == DOC_TEXT)
			copy->text = reference_fill(x, c->text, c->line);
		expand_children(x, c, copy);
	}
}

static bool is_live(const struct doc_node *node)
{
	if (node->kind == DOC_DIRECTIVE || (node->kind == DOC_TEXT && str_find(node->text, S("{{"), 0) != SIZE_MAX) ||
	    str_find(node->title, S("{{"), 0) != SIZE_MAX)
		return true;
	for (const struct doc_node *c = node->first; c; c = c->next)
		if (is_live(c))
			return true;
	return false;
}

bool report_is_live(const struct doc *text)
{
	return is_live(text->root);
}

void report_expand(struct arena *a, const struct report_source *s, const struct doc *text, str title,
                   struct subject subject, struct diags *d, struct expanded *out)
{
	struct report_context x = { .a = a, .s = s, .model = s->model, .words = s->words, .subject = subject, .d = d,
	                            .doc = text };
	*out = (struct expanded){ .doc = *text };
	out->doc.root = doc_append(a, NULL, DOC_ROOT, text->root->line);
	expand_children(&x, text->root, out->doc.root);
	out->title = reference_fill(&x, title, 1);      /* last: it stands in the front matter, not in the source */
	outline_build(a, &out->doc, &out->outline);
}

/* A plan, a unit and a report text may have the same id, and then the same address. */
static void check_addresses(struct arena *a, const struct report_items *list, struct diags *d)
{
	struct map by_address;
	map_init(&by_address, a, (uint32_t)list->n);
	for (uint32_t i = 0; i < list->n; i++)
		if (map_add(&by_address, list->item[i].page, i) != i)
			diag(d, DIAG_REPORT_SAME_ADDRESS, list->item[i].text->place, list->item[i].page);
}

void report_check(struct arena *a, const struct report_source *s, struct diags *d)
{
	const struct model *m = s->model;
	struct report_items list;
	struct expanded unread;
	report_items(a, m, &list);
	check_addresses(a, &list, d);
	for (size_t i = 0; i < list.n; i++) {
		const struct report_item *r = &list.item[i];
		if (r->subject.strict)          /* what is wrong for the others is wrong for this one too */
			report_expand(a, s, &r->text->doc, r->text->title, r->subject, d, &unread);
	}
	for (uint32_t p = 0; p < m->plans; p++)
		if (report_is_live(&m->plan[p].doc))
			report_expand(a, s, &m->plan[p].doc, S(""), subject_of_plan(m, p), d, &unread);
}
