/*
 * page_plan.c -- a plan: its text with the present state of every clause beside it.
 */
#include "site/pages.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/num.h"
#include "config/words.h"
#include "report/expand.h"
#include "site/body.h"
#include "site/cards.h"
#include "site/citation.h"
#include "site/grid.h"
#include "site/mustache.h"
#include "site/outline_nav.h"
#include "site/proof.h"
#include "site/task.h"
#include "site/theme.h"

struct plan_view {
	struct view        *v;
	const struct plan  *plan;
};

/* ---- beside a clause: what it promises and where that stands ---- */

static struct value *live_target(const struct view *v, uint32_t t)
{
	const struct target *target = &v->model->target[t];
	struct value *item = view_map(v);
	view_text(v, item, "href", view_link(v, link_target(v->a, v->model, t)));
	view_text(v, item, "text", target->text);
	view_text(v, item, "due", view_words(v, "plan.aim-due", show_aim(v->a, v->words, v->model, target),
	                                     show_year(v->a, target->year)));
	view_text(v, item, "now", card_now(v, t));
	view_put(v, item, "status", card_verdict(v, &v->site->verdict[t]));
	view_html(v, item, "of", proof_attr(v, proof_verdict(v, t, "status")));
	return item;
}

static struct value *live_duty(const struct view *v, uint32_t d)
{
	struct value *item = view_map(v);
	view_text(v, item, "text", v->model->duty[d].text);
	view_text(v, item, "due", task_due(v, v->model->duty[d].due, v->model->duty[d].every));
	return item;
}

/* The targets, tasks and duties of one clause (NULL: of no clause) as a map; NULL when there are none. */
static struct value *live_of(const struct view *v, const struct plan *p, const struct clause *c)
{
	const struct model *m = v->model;
	struct value *live = view_map(v), *targets = view_list(v), *tasks = view_list(v), *duties = view_list(v);
	for (uint32_t i = 0; i < p->targets.n; i++)
		if (m->target[p->targets.ref[i]].at == c)
			value_push(v->a, targets, live_target(v, p->targets.ref[i]));
	for (uint32_t i = 0; i < p->tasks.n; i++)
		if (m->task[p->tasks.ref[i]].at == c)
			value_push(v->a, tasks, task_row(v, p->tasks.ref[i]));
	for (uint32_t i = 0; i < p->duties.n; i++)
		if (m->duty[p->duties.ref[i]].at == c)
			value_push(v->a, duties, live_duty(v, p->duties.ref[i]));
	if (!targets->n && !tasks->n && !duties->n)
		return NULL;
	view_put(v, live, "targets", targets);
	view_put(v, live, "tasks", tasks);
	view_put(v, live, "duties", duties);
	view_bool(v, live, "has-targets", targets->n > 0);
	view_bool(v, live, "has-tasks", tasks->n > 0);
	view_bool(v, live, "has-duties", duties->n > 0);
	view_text(v, live, "task-count", view_words(v, "plan.tasks", show_count(v->a, v->words, tasks->n)));
	view_text(v, live, "duty-count", view_words(v, "plan.duties", show_count(v->a, v->words, duties->n)));
	return live;
}

static void write_clause(void *user, struct buf *out, const struct clause *c)
{
	struct plan_view *pv = user;
	/* targets and tasks know the clauses of the text as written, not of its expanded copy */
	const struct clause *as_written = c->address.n ? outline_find(&pv->plan->outline, c->address) : NULL;
	struct value *live = as_written ? live_of(pv->v, pv->plan, as_written) : NULL;
	const struct mustache_set *set = pv->v->site->theme->templates;
	const struct mustache *t = mustache_find(set, S("live"));
	if (!live || !t)
		return;
	view_put(pv->v, live, "w", pv->v->site->word_tree);
	view_html(pv->v, live, "vi", view_vi(pv->v));
	view_text(pv->v, live, "other-lang", pv->v->words->vi ? S("") : S("en"));
	mustache_render(out, set, t, live, pv->v->a);
}

static void write_text(void *user, struct buf *out, str run)
{
	struct plan_view *pv = user;
	citation_write(pv->v, out, run, pv->plan->document);
}

static void set_text(struct view *v, const struct plan *p)
{
	struct plan_view pv = { v, p };
	struct expanded live = { .doc = p->doc, .outline = p->outline };
	struct diags judged;                    /* all of it was reported when the plan was checked */
	struct body_options o = {
		.heading_level = 2, .id_prefix = S(""),
		.permalink_label = view_word(v, "plan.permalink"), .table_label = view_word(v, "table.unnamed"),
		.hooks = { .user = &pv, .clause = write_clause, .text = write_text },
	};
	struct buf b;
	buf_init(&b, v->a, 64 << 10);
	diags_init(&judged, v->a);
	if (report_is_live(&p->doc))
		report_expand(v->a, v->site->report, &p->doc, p->title,
		              subject_of_plan(v->model, (uint32_t)(p - v->model->plan)), &judged, &live);
	body_write(&b, live.doc.root, &live.outline, &o);
	view_html(v, v->data, "text", buf_str(&b));
	view_put(v, v->data, "outline", outline_nav(v, &p->outline));
	struct value *loose = live_of(v, p, NULL);
	if (loose)
		view_put(v, v->data, "loose", loose);
}

/* ---- head and foot of the document ---- */

static void set_head(struct view *v, uint32_t plan)
{
	const struct plan *p = &v->model->plan[plan];
	struct value *facts = view_list(v);
	const struct { const char *label; str value, address; bool content; } fact[] = {
		{ "plan.issuer", p->issuer, S(""), true },
		{ "plan.number", p->number.n ? p->number : view_word(v, "plan.no-number"), S(""), false },
		{ "plan.date", show_partial_date(v->a, v->words, p->date), S(""), false },
		{ "plan.period", p->first_year == p->last_year ? show_year(v->a, p->first_year)
		  : str_format(v->a, "%d–%d", p->first_year, p->last_year), S(""), false },
		{ "plan.unit", p->unit == NONE ? S("") : v->model->unit[p->unit].name,
		  p->unit == NONE ? S("") : link_unit(v->a, v->model, p->unit), true },
	};
	for (size_t i = 0; i < sizeof fact / sizeof fact[0]; i++) {
		if (!fact[i].value.n)
			continue;
		struct value *item = view_push(v, facts);
		view_text(v, item, "label", view_word(v, fact[i].label));
		view_text(v, item, "value", fact[i].value);
		view_text(v, item, "href", fact[i].address.n ? view_link(v, fact[i].address) : S(""));
		view_html(v, item, "attr", fact[i].content ? view_vi(v) : S(""));
	}
	view_put(v, v->data, "facts", facts);
	view_text(v, v->data, "source", p->source);
	view_text(v, v->data, "name", p->title);
	view_text(v, v->data, "pdf", view_link(v, link_plan_pdf(v->a, v->model, plan)));
}

static void set_signature(struct view *v, const struct plan *p)
{
	struct value *sign = view_map(v), *to = view_list(v);
	for (size_t i = 0; i < p->recipients; i++)
		value_push(v->a, to, value_text(v->a, p->recipient[i]));
	if (!to->n && !p->signer_name.n)
		return;
	view_put(v, sign, "to", to);
	view_text(v, sign, "capacity", p->signer_capacity);
	view_text(v, sign, "position", p->signer_position);
	view_text(v, sign, "signer", p->signer_name);
	view_put(v, v->data, "signature", sign);
}

static void set_results(struct view *v, const struct plan *p)
{
	struct tally t = { { 0 }, 0 };
	struct value *counts = view_list(v);
	if (!p->targets.n)
		return;
	for (uint32_t i = 0; i < p->targets.n; i++)
		tally_add(&t, v->site, p->targets.ref[i]);
	struct value *results = view_map(v);
	view_html(v, results, "stack", card_stack(v, &t, false, view_word(v, "overview.by-status")));
	for (size_t i = 0; i < STATUS__COUNT; i++) {
		if (!t.count[card_order[i]])
			continue;
		struct value *item = value_push(v->a, counts, card_status(v, card_order[i]));
		view_text(v, item, "count", show_count(v->a, v->words, t.count[card_order[i]]));
		str counted = proof_counts(v, v->model->config.cycle, "plan", p->id);
		view_html(v, item, "of", proof_attr(v, str_format(v->a, "%.*s/%s", STR_ARG(counted), status_id(card_order[i]))));
	}
	view_put(v, results, "counts", counts);
	view_text(v, results, "sentence", view_words(v, "plan.sentence", show_count(v->a, v->words, t.total),
	                                             show_count(v->a, v->words, t.count[STATUS_ACHIEVED]),
	                                             show_year(v->a, v->model->config.cycle)));
	view_put(v, results, "table", card_targets(v, p->targets.ref, p->targets.n, view_word(v, "plan.all-targets")));
	view_put(v, v->data, "results", results);
}

/* ---- where it stands among the documents ---- */

static struct value *document_entry(const struct view *v, uint32_t d)
{
	const struct document *doc = &v->model->document[d];
	struct value *entry = view_map(v);
	view_text(v, entry, "href", view_link(v, link_document(v->a, v->model, d)));
	view_text(v, entry, "name", citation_name(v, d));
	view_text(v, entry, "title", doc->title);
	view_text(v, entry, "issuer", doc->issuer);
	return entry;
}

static void set_chain(struct view *v, uint32_t self)
{
	const struct model *m = v->model;
	struct value *above = view_list(v), *below = view_list(v);
	for (uint32_t i = 0; i < m->document[self].implements.n; i++) {
		uint32_t d = m->document[self].implements.ref[i];
		value_push(v->a, above, document_entry(v, d));
		for (uint32_t k = 0; k < m->document[d].implements.n; k++)
			value_push(v->a, above, document_entry(v, m->document[d].implements.ref[k]));
	}
	for (uint32_t d = 0; d < m->documents; d++)
		for (uint32_t i = 0; i < m->document[d].implements.n; i++)
			if (m->document[d].implements.ref[i] == self)
				value_push(v->a, below, document_entry(v, d));
	struct value *chain = view_map(v);
	view_put(v, chain, "above", above);
	view_put(v, chain, "below", below);
	view_bool(v, chain, "has-above", above->n > 0);
	view_bool(v, chain, "has-below", below->n > 0);
	if (above->n || below->n)
		view_put(v, v->data, "chain", chain);
}

static void set_budget(struct view *v, uint32_t plan)
{
	const struct model *m = v->model;
	struct grid g;
	size_t rows = 0;
	grid_begin(&g, v, view_word(v, "budget.caption"));
	grid_column(&g, view_word(v, "table.year"), false);
	grid_column(&g, view_word(v, "budget.source"), false);
	grid_column(&g, view_word(v, "budget.planned"), true);
	grid_column(&g, view_word(v, "budget.spent"), true);
	grid_column(&g, view_word(v, "budget.ratio"), true);
	for (size_t i = 0; i < m->budgets; i++) {
		const struct budget *b = &m->budget[i];
		if (b->plan != plan)
			continue;
		double ratio = b->planned > 0 ? 100 * b->spent / b->planned : NAN;
		rows++;
		grid_row(&g);
		grid_head(&g, show_year(v->a, b->year), S(""));
		grid_text(&g, view_word(v, b->mobilised ? "budget.mobilised" : "budget.state"));
		grid_number(&g, show_number(v->a, v->words, b->planned, 0), b->planned);
		grid_number(&g, show_number(v->a, v->words, b->spent, 0), b->spent);
		grid_number(&g, show_percent(v->a, v->words, ratio), ratio);
	}
	if (rows)
		view_put(v, v->data, "budget", g.table);
}

str page_plan(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct plan *p = &s->model->plan[page->subject];
	struct view v;
	view_begin(&v, s, scratch, page->path, "plans", p->title,
	           word_f(scratch, s->words, "plan.description", p->title));
	view_crumb(&v, view_word(&v, "nav.plans"), S("ke-hoach/index.html"), false);
	view_crumb(&v, card_plan_name(&v, page->subject), S(""), true);
	set_head(&v, page->subject);
	set_results(&v, p);
	set_text(&v, p);
	set_signature(&v, p);
	set_chain(&v, p->document);
	set_budget(&v, page->subject);
	return view_render(&v, "plan");
}
