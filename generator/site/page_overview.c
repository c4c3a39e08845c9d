/*
 * page_overview.c -- the front page: how many targets are where, what moved, what is due next.
 */
#include "site/pages.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "site/due.h"
#include "site/summary.h"

enum { CHANGES_SHOWN = 5, DUE_SHOWN = 6 };

/* Better or worse?  Verdicts without a pace have no place in the order. */
static int rank(enum status s)
{
	switch (s) {
	case STATUS_ACHIEVED:  return 5;
	case STATUS_ON_TRACK:  return 4;
	case STATUS_SLOW:      return 3;
	case STATUS_OFF_TRACK: return 2;
	case STATUS_REVERSING: return 1;
	case STATUS_MISSED:    return 0;
	case STATUS_PENDING:
	case STATUS_NO_DATA:
	case STATUS__COUNT:    break;
	}
	return -1;
}

static bool got_worse(const struct site *s, uint32_t t)
{
	int before = rank(s->before[t].status), now = rank(s->verdict[t].status);
	return now >= 0 && before >= 0 ? now < before : s->verdict[t].status == STATUS_NO_DATA || now == 0;
}

static void push_change(struct view *v, struct value *list, uint32_t t)
{
	struct value *item = view_push(v, list);
	view_text(v, item, "href", view_link(v, link_target(v->a, v->model, t)));
	view_text(v, item, "text", v->model->target[t].text);
	view_put(v, item, "before", card_verdict(v, &v->site->before[t]));
	view_put(v, item, "after", card_verdict(v, &v->site->verdict[t]));
}

/* What got worse comes first: that is what somebody must act on. */
static void set_changes(struct view *v)
{
	const struct site *s = v->site;
	int cycle = v->model->config.cycle;
	struct value *shown = view_list(v), *rest = view_list(v);
	for (int worse = 1; worse >= 0; worse--)
		for (uint32_t t = 0; t < v->model->targets; t++)
			if (v->model->target[t].plan != NONE && s->before[t].status != s->verdict[t].status &&
			    got_worse(s, t) == (worse == 1))
				push_change(v, shown->n < CHANGES_SHOWN ? shown : rest, t);
	view_text(v, v->data, "changes-title", view_words(v, "overview.changes", show_year(v->a, cycle - 1), show_year(v->a, cycle)));
	if (!shown->n)
		return;
	struct value *changes = view_map(v);
	view_put(v, changes, "items", shown);
	if (rest->n) {
		struct value *more = view_map(v);
		view_put(v, more, "items", rest);
		view_text(v, more, "label", view_words(v, "overview.more-changes", show_count(v->a, v->words, rest->n)));
		view_put(v, changes, "rest", more);
	}
	view_put(v, v->data, "changes", changes);
}

static void set_due(struct view *v)
{
	struct due_list list;
	if (v->site->today == DATE_NONE)
		return;
	due_between(v->a, v->model, v->site->today, v->site->today + 366, &list);
	if (!list.n)
		return;
	struct value *due = view_map(v), *items = view_list(v);
	for (size_t i = 0; i < list.n && i < DUE_SHOWN; i++)
		value_push(v->a, items, due_row(v, &list.item[i]));
	view_put(v, due, "items", items);
	view_text(v, due, "from", view_words(v, "calendar.from", show_date(v->a, v->words, v->site->today)));
	view_put(v, v->data, "due", due);
}

str page_overview(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	int cycle = s->model->config.cycle;
	struct tally all = summary_tally(s, cycle);
	view_begin(&v, s, scratch, page->path, "overview", s->model->config.title, word(s->words, "overview.description"));
	summary_answer(&v, &all, cycle);
	view_html(&v, v.data, "stack", card_stack(&v, &all, false, view_word(&v, "overview.by-status")));
	summary_tiles(&v, &all, s->model->config.cycle);
	set_changes(&v);
	set_due(&v);
	summary_plans(&v, cycle);
	summary_sectors(&v, cycle);
	return view_render(&v, "overview");
}
