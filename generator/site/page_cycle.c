/*
 * page_cycle.c -- the results of one cycle, at an address that stays: counts and the verdict on every target.
 *
 * Judged on the rows at hand today, up to that cycle's year.
 */
#include "site/pages.h"

#include "config/words.h"
#include "figures/history.h"
#include "site/summary.h"

static void set_neighbours(struct view *v, int cycle)
{
	const struct history *h = v->site->history;
	if (cycle > h->first) {
		view_text(v, v->data, "earlier", show_year(v->a, cycle - 1));
		view_text(v, v->data, "earlier-href", view_link(v, link_cycle(v->a, cycle - 1)));
	}
	if (cycle < h->last) {
		view_text(v, v->data, "later", show_year(v->a, cycle + 1));
		view_text(v, v->data, "later-href", view_link(v, link_cycle(v->a, cycle + 1)));
	}
}

str page_cycle(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	int cycle = (int)page->subject;
	struct view v;
	struct site then = *s;                  /* the cards show the verdicts of the site they are given */
	then.verdict = history_cycle(s->history, cycle);
	str year = show_year(scratch, cycle), title = word_f(scratch, s->words, "cycle.title", year);
	struct tally all = summary_tally(&then, cycle);
	view_begin(&v, &then, scratch, page->path, "results", title, word_f(scratch, s->words, "cycle.description", year));
	view_crumb(&v, view_word(&v, "nav.results"), S("ket-qua/index.html"), false);
	view_crumb(&v, year, S(""), false);
	view_text(&v, v.data, "name", title);
	view_text(&v, v.data, "note", view_words(&v, "cycle.note", year, show_date(scratch, s->words, s->today)));
	if (all.total) {
		summary_answer(&v, &all, cycle);
		view_html(&v, v.data, "stack", card_stack(&v, &all, false, view_word(&v, "overview.by-status")));
		summary_tiles(&v, &all, cycle);
		summary_plans(&v, cycle);
		summary_sectors(&v, cycle);
	}
	set_neighbours(&v, cycle);
	return view_render(&v, "cycle");
}
