/*
 * page_target.c -- one target: is it met, how do we know, who is ahead, where is the data?
 */
#include "site/pages.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "site/cards.h"
#include "site/citation.h"
#include "site/compare.h"
#include "site/escape.h"
#include "site/indicator.h"
#include "site/pictures.h"
#include "site/proof.h"
#include "site/takeaway.h"
#include "site/target_parts.h"

static bool is_growth(const struct target *t)
{
	return t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY;
}

str target_sentence(const struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	const struct verdict *d = &v->site->verdict[target];
	const struct indicator *i = &v->model->indicator[t->indicator];
	str aim = show_aim_sentence(v->a, v->words, v->model, t);
	if (!d->year)
		return view_words(v, d->overdue ? "sentence.overdue-nothing" : "sentence.nothing", aim, show_year(v->a, t->year));
	str now = is_growth(t) && isfinite(d->compared)
	          ? view_words(v, "sentence.growth", show_rate(v->a, v->words, d->compared), show_amount(v->a, v->words, i, d->value))
	          : show_figure(v->a, v->words, i, d->figure);
	str key = str_format(v->a, "sentence.%s", d->overdue ? "overdue" : status_id(d->status));
	return view_words(v, str_c(v->a, key), now, show_year(v->a, d->year), aim, show_year(v->a, t->year));
}

struct facts { struct view *v; struct value *list; };

/* `attr` marks the value: whose text it is, or which published cell. */
static void fact(struct facts *f, const char *label, str value, str address, str note, str attr)
{
	if (!value.n)
		return;
	struct value *item = view_push(f->v, f->list);
	view_text(f->v, item, "label", view_word(f->v, label));
	view_text(f->v, item, "value", value);
	view_text(f->v, item, "href", address.n ? view_link(f->v, address) : S(""));
	view_text(f->v, item, "note", note);
	view_html(f->v, item, "attr", attr);
	view_html(f->v, item, "note-attr", str_find(attr, S(" lang="), 0) == SIZE_MAX ? S("") : S(" lang=\"en\""));
}

/* A figure of the verdict, with the published cell that it shows. */
static void figure_fact(struct facts *f, const char *label, str value, str note, uint32_t target, const char *column)
{
	struct view *v = f->v;
	bool words = v->model->indicator[v->model->target[target].indicator].measure == MEASURE_YESNO;
	str of = words ? S("") : proof_attr(v, proof_verdict(v, target, column));
	fact(f, label, value, S(""), note, str_format(v->a, "%.*s%.*s", STR_ARG(view_vi_in(v, value)), STR_ARG(of)));
}

static void figure_facts(struct facts *f, uint32_t target)
{
	struct view *v = f->v;
	const struct target *t = &v->model->target[target];
	const struct verdict *d = &v->site->verdict[target];
	const struct indicator *i = &v->model->indicator[t->indicator];
	if (d->figure) {
		bool sure = d->figure->quality == QUALITY_OFFICIAL;
		str quality = view_choice(v, "quality", quality_id((enum quality)d->figure->quality));
		str of = view_words(v, "fact.in-year", show_year(v->a, d->year));
		figure_fact(f, "fact.now", show_figure(v->a, v->words, i, d->figure),
		            sure ? of : str_format(v->a, "%.*s · %.*s", STR_ARG(of), STR_ARG(quality)), target, "value");
	}
	figure_fact(f, "fact.aim", show_aim(v->a, v->words, v->model, t), show_aim_sentence(v->a, v->words, v->model, t), target, "aim");
	fact(f, "fact.due", show_year(v->a, t->year), S(""), view_choice(v, "kind", target_kind_id(t->kind)),
	     proof_attr(v, proof_verdict(v, target, "due")));
	if (d->base_year && isfinite(d->base_value) && (t->kind == TARGET_LEVEL || t->kind == TARGET_GROWTH))
		figure_fact(f, "fact.base", show_amount(v->a, v->words, i, d->base_value),
		            view_words(v, "fact.in-year", show_year(v->a, d->base_year)), target, "base_value");
	if (d->figure && d->figure->basis == BASIS_ROLLED_UP)
		figure_fact(f, "fact.coverage", show_percent(v->a, v->words, 100 * d->figure->coverage),
		            view_words(v, "fact.reporters", show_count(v->a, v->words, d->figure->reporters),
		                       show_count(v->a, v->words, d->figure->expected_reporters)), target, "coverage%");
}

static void people_facts(struct facts *f, const struct target *t)
{
	struct view *v = f->v;
	const struct model *m = v->model;
	fact(f, "fact.unit", m->unit[t->unit].name, link_unit(v->a, m, t->unit), S(""), view_vi(v));
	for (uint32_t k = 0; k < t->agencies.n; k++) {
		const struct agency *a = &m->agency[t->agencies.ref[k]];
		fact(f, k == 0 ? "fact.lead" : "fact.support", a->name, link_agency(v->a, m, t->agencies.ref[k]), S(""), view_vi(v));
	}
	if (!t->agencies.n && t->plan != NONE)
		fact(f, "fact.lead", view_word(v, "fact.nobody"), S(""), S(""), S(""));
	if (t->plan != NONE)
		fact(f, "fact.plan", m->plan[t->plan].title, link_clause(v->a, m, t->plan, t->at),
		     show_clause(v->a, v->words, t->clause), view_vi(v));
	else
		fact(f, "fact.document", citation_name(v, t->document), link_document(v->a, m, t->document), S(""), view_vi(v));
}

static void set_facts(struct view *v, uint32_t target)
{
	struct facts f = { v, view_list(v) };
	figure_facts(&f, target);
	view_put(v, v->data, "facts", f.list);
	f.list = view_list(v);
	people_facts(&f, &v->model->target[target]);
	view_put(v, v->data, "people", f.list);
}

/* ---- the same aim on other levels ---- */

static void push_aim(struct view *v, struct value *list, uint32_t target, bool here)
{
	const struct target *t = &v->model->target[target];
	struct value *item = view_push(v, list);
	view_text(v, item, "level", v->model->unit[t->unit].name);
	view_text(v, item, "aim", show_aim(v->a, v->words, v->model, t));
	view_text(v, item, "year", show_year(v->a, t->year));
	view_text(v, item, "text", t->text);
	view_text(v, item, "href", view_link(v, link_target(v->a, v->model, target)));
	view_text(v, item, "now", card_now(v, target));
	view_put(v, item, "status", card_verdict(v, &v->site->verdict[target]));
	view_bool(v, item, "here", here);
}

static void push_ancestors(struct view *v, struct value *list, uint32_t target, int depth)
{
	uint32_t parent = v->model->target[target].parent;
	if (parent == NONE || depth > 8)
		return;
	push_ancestors(v, list, parent, depth + 1);
	push_aim(v, list, parent, false);
}

static void set_aims(struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	if (t->parent == NONE && !t->children.n)
		return;
	struct value *aims = view_map(v), *items = view_list(v);
	push_ancestors(v, items, target, 0);
	push_aim(v, items, target, true);
	for (uint32_t k = 0; k < t->children.n; k++)
		push_aim(v, items, t->children.ref[k], false);
	view_put(v, aims, "items", items);
	view_put(v, v->data, "aims", aims);
}

/* The other aims for the same indicator in the same unit (2025 beside 2030). */
static void set_siblings(struct view *v, uint32_t target)
{
	const struct model *m = v->model;
	const struct target *t = &m->target[target];
	uint32_t *other = NULL;
	size_t n = 0, cap = 0;
	for (uint32_t k = 0; k < m->targets; k++)
		if (k != target && m->target[k].indicator == t->indicator && m->target[k].unit == t->unit)
			*arena_push(v->a, uint32_t, &other, &n, &cap) = k;
	struct value *table = card_targets(v, other, n, view_word(v, "target.same-indicator"));
	if (table)
		view_put(v, v->data, "siblings", table);
}

/* ---- to take away ---- */

/* The series of the target's unit and of those under it. */
static void set_series(struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	struct sheet sheet;
	indicator_sheet(v, t->indicator, unit_order_under(v->site->order, v->model, -1, t->unit), &sheet);
	takeaway_sheet(v, v->data, t->id, &sheet);
}

/* The lines that another website needs to show the target in a frame. */
static void set_embed(struct view *v, uint32_t target)
{
	enum { HEIGHT_PX = 440 };
	const struct site_config *c = &v->model->config;
	struct value *embed = view_map(v);
	str page = link_embed(v->a, v->model, target);
	str address = c->base_url.n ? link_from(v->a, c->base_url, page) : str_format(v->a, "https://…/%.*s", STR_ARG(page));
	struct buf b;
	buf_init(&b, v->a, 512);
	buf_c(&b, "<iframe src=\"");
	if (c->base_url.n)
		escape_url(&b, address);
	else
		buf_add(&b, address);           /* its "…" is for the reader to fill in */
	buf_c(&b, "\" title=\"");
	escape_attr(&b, v->model->target[target].text);
	buf_printf(&b, "\" width=\"100%%\" height=\"%d\" loading=\"lazy\"></iframe>", HEIGHT_PX);
	view_text(v, embed, "code", buf_str(&b));
	view_text(v, embed, "href", view_link(v, page));
	view_bool(v, embed, "relative", !c->base_url.n);
	view_put(v, v->data, "embed", embed);
}

str page_target(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct target *t = &s->model->target[page->subject];
	struct view v;
	view_begin(&v, s, scratch, page->path, "targets", t->text, S(""));
	str verdict = target_sentence(&v, page->subject);
	view_text(&v, v.data, "description", verdict);
	view_crumb(&v, view_word(&v, "nav.targets"), S("chi-tieu/index.html"), false);
	if (t->plan != NONE)
		view_crumb(&v, card_plan_name(&v, t->plan), link_plan(v.a, s->model, t->plan), true);
	view_crumb(&v, t->text, S(""), true);
	view_text(&v, v.data, "text", t->text);
	view_text(&v, v.data, "id", t->id);
	view_text(&v, v.data, "sentence", verdict);
	view_put(&v, v.data, "status", card_verdict(&v, &s->verdict[page->subject]));
	view_html(&v, v.data, "of", proof_attr(&v, proof_verdict(&v, page->subject, "status")));
	view_html(&v, v.data, "bar", picture_of_progress(&v, page->subject, false));
	if (t->assumption.n) {
		struct value *assumption = view_map(&v);
		view_text(&v, assumption, "text", t->assumption);
		view_put(&v, v.data, "assumption", assumption);
	}
	if (t->plan != NONE)
		view_text(&v, v.data, "clause-href", view_link(&v, link_clause(v.a, s->model, t->plan, t->at)));
	set_facts(&v, page->subject);
	set_series(&v, page->subject);
	set_embed(&v, page->subject);
	target_line(&v, page->subject);
	target_reasons(&v, page->subject);
	target_ranking(&v, page->subject);
	set_aims(&v, page->subject);
	set_siblings(&v, page->subject);
	target_revisions(&v, page->subject);
	target_history(&v, page->subject);
	view_put(&v, v.data, "indicator", indicator_facts(&v, t->indicator));
	view_text(&v, v.data, "indicator-href", view_link(&v, link_indicator(v.a, s->model, t->indicator, NONE)));
	return view_render(&v, "target");
}
