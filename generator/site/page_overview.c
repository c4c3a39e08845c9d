/*
 * page_overview.c -- the front page: how many targets are where, what moved, what is due next.
 *
 * Counted are the targets of the plans on this site.  Aims that are known only
 * from a cited document (the whole country's) are for comparison and stand on
 * the list of targets.
 */
#include "site/pages.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "site/cards.h"
#include "site/due.h"

enum { CHANGES_SHOWN = 5, DUE_SHOWN = 6 };

static struct tally tally_all(const struct site *s)
{
	struct tally t = { { 0 }, 0 };
	for (uint32_t i = 0; i < s->model->targets; i++)
		if (s->model->target[i].plan != NONE)
			tally_add(&t, s, i);
	return t;
}

static size_t plans_with_targets(const struct model *m)
{
	size_t n = 0;
	for (size_t i = 0; i < m->plans; i++)
		n += m->plan[i].targets.n > 0;
	return n;
}

/* The answer in a few sentences; the words hold the markup. */
static void set_answer(struct view *v, const struct tally *t)
{
	const struct model *m = v->model;
	unsigned behind = t->count[STATUS_SLOW] + t->count[STATUS_OFF_TRACK] + t->count[STATUS_REVERSING];
	struct buf b;
	buf_init(&b, v->a, 512);
	buf_add(&b, view_words(v, "overview.answer", show_year(v->a, m->config.cycle),
	                       show_count(v->a, v->words, t->count[STATUS_ACHIEVED]),
	                       show_count(v->a, v->words, t->total),
	                       show_count(v->a, v->words, plans_with_targets(m))));
	if (t->count[STATUS_MISSED]) {
		buf_char(&b, ' ');
		buf_add(&b, view_words(v, "overview.answer-missed", show_count(v->a, v->words, t->count[STATUS_MISSED])));
	}
	buf_char(&b, ' ');
	buf_add(&b, view_words(v, "overview.answer-running", show_count(v->a, v->words, t->count[STATUS_ON_TRACK]),
	                       show_count(v->a, v->words, behind)));
	if (t->count[STATUS_NO_DATA]) {
		buf_char(&b, ' ');
		buf_add(&b, view_words(v, "overview.answer-no-data", show_count(v->a, v->words, t->count[STATUS_NO_DATA])));
	}
	view_html(v, v->data, "answer", buf_str(&b));
}

static void set_tiles(struct view *v, const struct tally *t)
{
	struct value *tiles = view_list(v);
	for (size_t i = 0; i < STATUS__COUNT; i++) {
		enum status s = card_order[i];
		struct value *tile = value_push(v->a, tiles, card_status(v, s));
		view_text(v, tile, "count", show_count(v->a, v->words, t->count[s]));
		view_bool(v, tile, "zero", t->count[s] == 0);
		view_text(v, tile, "note", view_choice(v, "status-note", status_id(s)));
		view_text(v, tile, "href", view_link(v, str_format(v->a, "chi-tieu/index.html#%s", status_id(s))));
	}
	view_put(v, v->data, "tiles", tiles);
	view_text(v, v->data, "scope", view_word(v, "overview.scope"));
}

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
	view_put(v, v->data, "due", due);
}

static void set_plans(struct view *v)
{
	const struct model *m = v->model;
	struct counts c;
	struct value *groups = view_list(v);
	counts_begin(&c, v, view_word(v, "overview.by-plan"), view_word(v, "overview.plan"));
	for (uint32_t p = 0; p < m->plans; p++) {
		struct refs targets = m->plan[p].targets;
		struct tally t = { { 0 }, 0 };
		if (!targets.n)
			continue;
		for (uint32_t k = 0; k < targets.n; k++)
			tally_add(&t, v->site, targets.ref[k]);
		str name = card_plan_name(v, p), address = link_plan(v->a, m, p);
		counts_add(&c, name, address, true, &t);
		struct value *group = card_targets(v, targets.ref, targets.n, view_words(v, "overview.targets-of", name));
		view_text(v, group, "name", name);
		view_text(v, group, "href", view_link(v, address));
		value_push(v->a, groups, group);
	}
	view_put(v, v->data, "plans", c.table);
	view_put(v, v->data, "groups", groups);
}

static void set_sectors(struct view *v)
{
	const struct model *m = v->model;
	struct tally t[SECTOR__COUNT] = { { { 0 }, 0 } };
	struct counts c;
	for (uint32_t i = 0; i < m->targets; i++)
		if (m->target[i].plan != NONE)
			tally_add(&t[m->indicator[m->target[i].indicator].sector], v->site, i);
	counts_begin(&c, v, view_word(v, "overview.by-sector"), view_word(v, "overview.sector"));
	for (int s = 0; s < SECTOR__COUNT; s++)
		if (t[s].total)
			counts_add(&c, view_choice(v, "sector", sector_id((enum sector)s)),
			           link_sector(v->a, (enum sector)s), false, &t[s]);
	view_put(v, v->data, "sectors", c.table);
}

str page_overview(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	struct tally all = tally_all(s);
	view_begin(&v, s, scratch, page->path, "overview", s->model->config.title, word(s->words, "overview.description"));
	set_answer(&v, &all);
	view_html(&v, v.data, "stack", card_stack(&v, &all, false, view_word(&v, "overview.by-status")));
	set_tiles(&v, &all);
	set_changes(&v);
	set_due(&v);
	set_plans(&v);
	set_sectors(&v);
	return view_render(&v, "overview");
}
