/*
 * page_results.c -- results over the cycles: how many targets were where, plan by plan and unit by unit,
 * and the verdict on each target.
 *
 * Every cycle is judged on the rows at hand today (figures/history.h).
 */
#include "site/pages.h"

#include "base/arena.h"
#include "config/words.h"
#include "figures/history.h"
#include "site/grid.h"
#include "site/pictures.h"
#include "site/proof.h"
#include "site/summary.h"
#include "site/takeaway.h"

/* Whose targets: one plan's, one unit's, or (both NONE) all plans'. */
struct whose { uint32_t plan, unit; };

static bool belongs(const struct model *m, struct whose w, uint32_t target)
{
	const struct target *t = &m->target[target];
	return t->plan != NONE && (w.plan == NONE || t->plan == w.plan) && (w.unit == NONE || t->unit == w.unit);
}

static struct tally tally_at(const struct site *s, struct whose w, int cycle)
{
	struct tally t = { { 0 }, 0 };
	for (uint32_t i = 0; i < s->model->targets; i++) {
		const struct verdict *v = belongs(s->model, w, i) ? history_verdict(s->history, i, cycle) : NULL;
		if (v)
			tally_add_status(&t, v->status);
	}
	return t;
}

/* Which units have targets of plans: [units]. */
static bool *units_with_targets(struct arena *a, const struct model *m)
{
	bool *has = arena_new(a, bool, m->units);
	for (size_t t = 0; t < m->targets; t++)
		if (m->target[t].plan != NONE)
			has[m->target[t].unit] = true;
	return has;
}

/* ---- counts ---- */

static struct value *count_table(struct view *v, struct whose w, str caption)
{
	const struct history *h = v->site->history;
	struct counts c;
	counts_begin(&c, v, caption, view_word(v, "table.cycle"));
	for (int cycle = h->last; cycle >= h->first; cycle--) {
		struct tally t = tally_at(v->site, w, cycle);
		if (!t.total)
			continue;
		counts_add(&c, show_year(v->a, cycle), link_cycle(v->a, cycle), false, &t);
		counts_of(&c, w.plan != NONE   ? proof_counts(v, cycle, "plan", v->model->plan[w.plan].id)
		              : w.unit != NONE ? proof_counts(v, cycle, "unit", v->model->unit[w.unit].id)
		                               : proof_counts(v, cycle, "all", S("")));
	}
	return c.rows->n ? c.table : NULL;
}

static void push_group(struct view *v, struct value *list, struct whose w, str name, str address)
{
	struct value *table = count_table(v, w, view_words(v, "results.counts-of", name));
	if (!table)
		return;
	struct tally now = tally_at(v->site, w, v->site->history->last);
	struct value *group = view_push(v, list);
	view_text(v, group, "name", name);
	view_text(v, group, "href", view_link(v, address));
	view_html(v, group, "stack", card_stack(v, &now, true, name));
	view_text(v, group, "now", view_words(v, "plan.targets-count", show_count(v->a, v->words, now.total),
	                                      show_count(v->a, v->words, now.count[STATUS_ACHIEVED])));
	view_put(v, group, "table", table);
}

static void set_groups(struct view *v)
{
	const struct model *m = v->model;
	struct value *plans = view_list(v), *units = view_list(v);
	const bool *has = units_with_targets(v->a, m);
	for (uint32_t p = 0; p < m->plans; p++)
		push_group(v, plans, (struct whose){ p, NONE }, card_plan_name(v, p), link_plan(v->a, m, p));
	for (uint32_t u = 0; u < m->units; u++)
		if (has[u])
			push_group(v, units, (struct whose){ NONE, u }, m->unit[u].name, link_unit(v->a, m, u));
	if (plans->n)
		view_section(v, "plans", plans);
	if (units->n > 1)
		view_section(v, "units", units);
}

static void counts_rows(struct sheet *s, const struct site *site, struct whose w, const char *of, str id)
{
	for (int cycle = site->history->first; cycle <= site->history->last; cycle++) {
		struct tally t = tally_at(site, w, cycle);
		if (!t.total)
			continue;
		sheet_int(s, cycle);
		sheet_text(s, str_from_c(of));
		sheet_text(s, id);
		sheet_int(s, t.total);
		for (int i = 0; i < STATUS__COUNT; i++)
			sheet_int(s, t.count[card_order[i]]);
		sheet_end_row(s);
	}
}

/* All counts of the page: by cycle, of all targets, of each plan, of each unit. */
static void counts_sheet(const struct view *v, struct sheet *s)
{
	const struct model *m = v->model;
	const bool *has = units_with_targets(v->a, m);
	struct buf columns;
	buf_init(&columns, v->a, 128);
	buf_c(&columns, "cycle,of,id,total");
	for (int i = 0; i < STATUS__COUNT; i++) {
		buf_char(&columns, ',');
		buf_c(&columns, status_id(card_order[i]));
	}
	sheet_begin(s, v->a, str_c(v->a, buf_str(&columns)));
	counts_rows(s, v->site, (struct whose){ NONE, NONE }, "all", S(""));
	for (uint32_t p = 0; p < m->plans; p++)
		counts_rows(s, v->site, (struct whose){ p, NONE }, "plan", m->plan[p].id);
	for (uint32_t u = 0; u < m->units; u++)
		if (has[u])
			counts_rows(s, v->site, (struct whose){ NONE, u }, "unit", m->unit[u].id);
}

static str sentence(struct view *v, const struct tally *first, const struct tally *last)
{
	const struct history *h = v->site->history;
	return view_words(v, h->first < h->last ? "results.sentence" : "results.sentence-one",
	                  show_year(v->a, h->first), show_count(v->a, v->words, first->count[STATUS_ACHIEVED]),
	                  show_count(v->a, v->words, first->total), show_year(v->a, h->last),
	                  show_count(v->a, v->words, last->count[STATUS_ACHIEVED]), show_count(v->a, v->words, last->total));
}

static void set_chart(struct view *v)
{
	const struct history *h = v->site->history;
	size_t n = (size_t)(h->last - h->first + 1);
	struct stack_row *row = arena_new(v->a, struct stack_row, n);
	struct tally t[2];
	struct sheet sheet;
	for (size_t i = 0; i < n; i++) {
		struct tally at = tally_at(v->site, (struct whose){ NONE, NONE }, h->first + (int)i);
		row[i].name = show_year(v->a, h->first + (int)i);
		for (int k = 0; k < STATUS__COUNT; k++)
			row[i].count[k] = at.count[k];
		t[i ? 1 : 0] = at;
	}
	if (n == 1)
		t[1] = t[0];
	struct stack_data d = { .title = view_word(v, "results.chart"), .row = row, .rows = n,
	                        .says = view_words(v, "results.chart-says", show_year(v->a, h->last), card_tally_words(v, &t[1])) };
	struct value *chart = picture_of_stack(v, &d, S("theo-ky"));
	counts_sheet(v, &sheet);
	takeaway_sheet(v, chart, S("so-chi-tieu"), &sheet);
	view_put(v, v->data, "chart", chart);
	view_text(v, v->data, "answer", sentence(v, &t[0], &t[1]));
}

/* ---- each target ---- */

static struct value *target_table(struct view *v, uint32_t plan)
{
	const struct history *h = v->site->history;
	struct refs targets = v->model->plan[plan].targets;
	struct grid g;
	grid_begin(&g, v, view_words(v, "results.matrix-of", card_plan_name(v, plan)));
	view_text(v, g.table, "class", S("verdicts"));
	grid_column(&g, view_word(v, "target.target"), false);
	grid_column(&g, view_word(v, "target.due"), false);
	for (int cycle = h->first; cycle <= h->last; cycle++)
		grid_column(&g, show_year(v->a, cycle), false);
	for (uint32_t k = 0; k < targets.n; k++) {
		const struct target *t = &v->model->target[targets.ref[k]];
		grid_row(&g);
		grid_head(&g, t->text, link_target(v->a, v->model, targets.ref[k]));
		grid_content(&g);
		grid_text(&g, show_year(v->a, t->year));
		for (int cycle = h->first; cycle <= h->last; cycle++) {
			const struct verdict *d = history_verdict(h, targets.ref[k], cycle);
			if (d) {
				grid_html(&g, card_verdict_markup(v, d));
				grid_of(&g, proof_verdict_at(v, targets.ref[k], cycle, "status"));
			} else {
				grid_text(&g, S("–"));
			}
		}
	}
	return g.table;
}

static void history_sheet(const struct view *v, struct sheet *s)
{
	const struct model *m = v->model;
	const struct history *h = v->site->history;
	sheet_begin(s, v->a, "cycle,plan,target,text,unit,status,overdue,year,value,pace");
	for (int cycle = h->first; cycle <= h->last; cycle++) {
		for (uint32_t t = 0; t < m->targets; t++) {
			const struct verdict *d = history_verdict(h, t, cycle);
			if (!d || m->target[t].plan == NONE)
				continue;
			sheet_int(s, cycle);
			sheet_text(s, m->plan[m->target[t].plan].id);
			sheet_text(s, m->target[t].id);
			sheet_text(s, m->target[t].text);
			sheet_text(s, m->unit[m->target[t].unit].id);
			sheet_text(s, str_from_c(status_id(d->status)));
			sheet_text(s, d->overdue ? S("yes") : S("no"));
			sheet_year(s, d->year);
			sheet_number(s, d->value);
			sheet_number(s, d->pace);
			sheet_end_row(s);
		}
	}
}

/* The matrix as a picture to take away: the page itself shows it as tables. */
static struct value *matrix_file(struct view *v)
{
	const struct model *m = v->model;
	const struct history *h = v->site->history;
	size_t cycles = (size_t)(h->last - h->first + 1), n = 0;
	str *cycle = arena_new(v->a, str, cycles), *name = arena_new(v->a, str, m->targets);
	uint8_t *status = arena_new(v->a, uint8_t, m->targets * cycles);
	for (size_t c = 0; c < cycles; c++)
		cycle[c] = show_year(v->a, h->first + (int)c);
	for (uint32_t t = 0; t < m->targets; t++) {
		if (m->target[t].plan == NONE)
			continue;
		name[n] = m->target[t].text;
		for (size_t c = 0; c < cycles; c++) {
			const struct verdict *d = history_verdict(h, t, h->first + (int)c);
			status[n * cycles + c] = d ? (uint8_t)d->status : MATRIX_NONE;
		}
		n++;
	}
	struct matrix_data d = { view_word(v, "results.matrix"), name, n, cycle, cycles, status, "results.matrix-says" };
	return picture_file_of_matrix(v, &d, S("tung-chi-tieu"));
}

static void set_targets(struct view *v)
{
	struct value *groups = view_list(v);
	struct sheet sheet;
	for (uint32_t p = 0; p < v->model->plans; p++) {
		if (!v->model->plan[p].targets.n)
			continue;
		struct value *group = view_push(v, groups);
		view_text(v, group, "name", card_plan_name(v, p));
		view_text(v, group, "href", view_link(v, link_plan(v->a, v->model, p)));
		view_put(v, group, "table", target_table(v, p));
	}
	struct value *matrix = matrix_file(v);
	history_sheet(v, &sheet);
	takeaway_sheet(v, matrix, S("tung-chi-tieu"), &sheet);
	view_put(v, matrix, "groups", groups);
	view_put(v, v->data, "matrix", matrix);
}

str page_results(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	view_begin(&v, s, scratch, page->path, "results", word(s->words, "nav.results"), word(s->words, "results.description"));
	view_crumb(&v, view_word(&v, "nav.results"), S(""), false);
	struct value *table = count_table(&v, (struct whose){ NONE, NONE }, view_word(&v, "results.chart"));
	if (table) {
		set_chart(&v);
		view_put(&v, v.data, "counts", table);
		set_groups(&v);
		set_targets(&v);
	}
	return view_render(&v, "results");
}
