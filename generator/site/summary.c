/* summary.c -- see summary.h. */
#include "site/summary.h"

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "figures/history.h"
#include "site/proof.h"

bool summary_counts(const struct site *s, uint32_t target, int cycle)
{
	return s->model->target[target].plan != NONE && history_verdict(s->history, target, cycle) != NULL;
}

struct tally summary_tally(const struct site *s, int cycle)
{
	struct tally t = { { 0 }, 0 };
	for (uint32_t i = 0; i < s->model->targets; i++)
		if (summary_counts(s, i, cycle))
			tally_add(&t, s, i);
	return t;
}

/* Those of a plan's targets that count. */
static struct refs counted_of(const struct view *v, uint32_t plan, int cycle)
{
	struct refs all = v->model->plan[plan].targets;
	struct refs some = { arena_new(v->a, uint32_t, all.n), 0 };
	for (uint32_t k = 0; k < all.n; k++)
		if (summary_counts(v->site, all.ref[k], cycle))
			some.ref[some.n++] = all.ref[k];
	return some;
}

static size_t plans_counted(const struct view *v, int cycle)
{
	size_t n = 0;
	for (uint32_t i = 0; i < v->model->plans; i++)
		n += counted_of(v, i, cycle).n > 0;
	return n;
}

void summary_answer(struct view *v, const struct tally *t, int cycle)
{
	unsigned behind = t->count[STATUS_SLOW] + t->count[STATUS_OFF_TRACK] + t->count[STATUS_REVERSING];
	struct buf b;
	buf_init(&b, v->a, 512);
	buf_add(&b, view_words(v, "overview.answer", show_year(v->a, cycle),
	                       show_count(v->a, v->words, t->count[STATUS_ACHIEVED]),
	                       show_count(v->a, v->words, t->total),
	                       show_count(v->a, v->words, plans_counted(v, cycle))));
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

void summary_tiles(struct view *v, const struct tally *t, int cycle)
{
	struct value *tiles = view_list(v);
	for (size_t i = 0; i < STATUS__COUNT; i++) {
		enum status s = card_order[i];
		struct value *tile = value_push(v->a, tiles, card_status(v, s));
		view_text(v, tile, "count", show_count(v->a, v->words, t->count[s]));
		view_bool(v, tile, "zero", t->count[s] == 0);
		view_html(v, tile, "of", proof_attr(v, str_format(v->a, "%.*s/%s", STR_ARG(proof_counts(v, cycle, "all", S(""))),
		                                                  status_id(s))));
		view_text(v, tile, "note", view_choice(v, "status-note", status_id(s)));
		view_text(v, tile, "href", view_link(v, str_format(v->a, "chi-tieu/index.html#%s", status_id(s))));
	}
	view_put(v, v->data, "tiles", tiles);
	view_text(v, v->data, "scope", view_word(v, "overview.scope"));
}

void summary_plans(struct view *v, int cycle)
{
	const struct model *m = v->model;
	struct counts c;
	struct value *groups = view_list(v);
	counts_begin(&c, v, view_word(v, "overview.by-plan"), view_word(v, "overview.plan"));
	for (uint32_t p = 0; p < m->plans; p++) {
		struct refs targets = counted_of(v, p, cycle);
		struct tally t = { { 0 }, 0 };
		if (!targets.n)
			continue;
		for (uint32_t k = 0; k < targets.n; k++)
			tally_add(&t, v->site, targets.ref[k]);
		str name = card_plan_name(v, p), address = link_plan(v->a, m, p);
		counts_add(&c, name, address, true, &t);
		counts_of(&c, proof_counts(v, cycle, "plan", m->plan[p].id));
		struct value *group = card_targets(v, targets.ref, targets.n, view_words(v, "overview.targets-of", name));
		view_text(v, group, "name", name);
		view_text(v, group, "href", view_link(v, address));
		value_push(v->a, groups, group);
	}
	if (!groups->n)
		return;
	view_put(v, v->data, "plans", c.table);
	view_section(v, "groups", groups);
}

void summary_sectors(struct view *v, int cycle)
{
	const struct model *m = v->model;
	struct tally t[SECTOR__COUNT] = { { { 0 }, 0 } };
	struct counts c;
	for (uint32_t i = 0; i < m->targets; i++)
		if (summary_counts(v->site, i, cycle))
			tally_add(&t[m->indicator[m->target[i].indicator].sector], v->site, i);
	counts_begin(&c, v, view_word(v, "overview.by-sector"), view_word(v, "overview.sector"));
	for (int s = 0; s < SECTOR__COUNT; s++)
		if (t[s].total) {
			counts_add(&c, view_choice(v, "sector", sector_id((enum sector)s)),
			           link_sector(v->a, (enum sector)s), false, &t[s]);
			counts_of(&c, proof_counts(v, cycle, "sector", str_from_c(sector_id((enum sector)s))));
		}
	if (c.rows->n)
		view_put(v, v->data, "sectors", c.table);
}
