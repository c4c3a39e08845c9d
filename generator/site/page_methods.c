/*
 * page_methods.c -- the methods in plain words, each with an example from the site's own figures.
 */
#include "site/pages.h"

#include <math.h>

#include "config/words.h"
#include "site/cards.h"
#include "site/target_parts.h"

/* A target of this kind whose verdict has the most to tell: one with a pace that is not done yet. */
static uint32_t example_of(const struct site *s, enum target_kind kind)
{
	uint32_t found = NONE;
	int best = -1;
	for (uint32_t t = 0; t < s->model->targets; t++) {
		const struct verdict *d = &s->verdict[t];
		if (s->model->target[t].kind != kind || !d->year)
			continue;
		int worth = isfinite(d->pace) + (d->status == STATUS_ON_TRACK || d->status == STATUS_SLOW || d->status == STATUS_OFF_TRACK);
		if (worth > best) {
			best = worth;
			found = t;
		}
	}
	return found;
}

static void push_kind(struct view *v, struct value *list, enum target_kind kind)
{
	struct value *entry = view_push(v, list);
	uint32_t t = example_of(v->site, kind);
	view_text(v, entry, "id", str_from_c(target_kind_id(kind)));
	view_text(v, entry, "name", view_choice(v, "rule-title", target_kind_id(kind)));
	view_text(v, entry, "rule", view_choice(v, "rule", target_kind_id(kind)));
	if (t == NONE) {
		view_put(v, entry, "example", value_bool(v->a, false));
		return;
	}
	struct view inner = *v;
	inner.data = view_map(v);
	target_reasons(&inner, t);
	view_put(v, entry, "example", inner.data);
	view_text(v, inner.data, "text", v->model->target[t].text);
	view_text(v, inner.data, "href", view_link(v, link_target(v->a, v->model, t)));
	view_put(v, inner.data, "status", card_verdict(v, &v->site->verdict[t]));
}

str page_methods(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	view_begin(&v, s, scratch, page->path, "methods", word(s->words, "nav.methods"), word(s->words, "methods.lead"));
	view_crumb(&v, view_word(&v, "nav.methods"), S(""), false);
	struct value *kinds = view_list(&v), *statuses = view_list(&v);
	for (int k = 0; k <= TARGET_MILESTONE; k++)
		push_kind(&v, kinds, (enum target_kind)k);
	for (size_t i = 0; i < STATUS__COUNT; i++) {
		struct value *item = value_push(v.a, statuses, card_status(&v, card_order[i]));
		view_text(&v, item, "note", view_choice(&v, "status-note", status_id(card_order[i])));
	}
	view_put(&v, v.data, "kinds", kinds);
	view_put(&v, v.data, "statuses", statuses);
	view_text(&v, v.data, "coverage", view_words(&v, "methods.coverage-text",
	          show_percent(v.a, v.words, 100 * s->model->config.min_coverage)));
	return view_render(&v, "methods");
}
