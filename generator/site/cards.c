/* cards.c -- see cards.h. */
#include "site/cards.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/num.h"
#include "config/words.h"
#include "site/escape.h"
#include "site/mustache.h"
#include "site/pictures.h"
#include "site/proof.h"
#include "site/theme.h"

const enum status card_order[STATUS__COUNT] = {
	STATUS_ACHIEVED, STATUS_ON_TRACK, STATUS_SLOW, STATUS_OFF_TRACK,
	STATUS_REVERSING, STATUS_MISSED, STATUS_PENDING, STATUS_NO_DATA,
};

static size_t order_of(enum status s)
{
	size_t i = 0;
	while (card_order[i] != s)
		i++;
	return i;
}

#define SHAPE(marks) STR_INIT("<svg class=\"shape\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">" marks "</svg>")

/* The same shapes as the charts' (chart/symbol.h). */
str card_shape(enum status s)
{
	static const str shape[STATUS__COUNT] = {
		[STATUS_ACHIEVED]  = SHAPE("<circle cx=\"8\" cy=\"8\" r=\"8\"/><path class=\"cut\" d=\"M4.4 8.4l2.6 2.6 4.8-5.8\"/>"),
		[STATUS_MISSED]    = SHAPE("<rect x=\".5\" y=\".5\" width=\"15\" height=\"15\" rx=\"2\"/>"
		                           "<path class=\"cut\" d=\"M4.8 4.8l6.4 6.4m0-6.4l-6.4 6.4\"/>"),
		[STATUS_ON_TRACK]  = SHAPE("<path d=\"M8 .5l8 14H0z\"/>"),
		[STATUS_SLOW]      = SHAPE("<path d=\"M8 0l8 8-8 8-8-8z\"/>"),
		[STATUS_OFF_TRACK] = SHAPE("<path d=\"M8 15.5l8-14H0z\"/>"),
		[STATUS_REVERSING] = SHAPE("<path d=\"M0 8l8-7.5v4.3h8v6.4H8v4.3z\"/>"),
		[STATUS_PENDING]   = SHAPE("<circle class=\"pen\" cx=\"8\" cy=\"8\" r=\"6.8\"/><path class=\"pen\" d=\"M8 4v4.4h3\"/>"),
		[STATUS_NO_DATA]   = SHAPE("<circle class=\"pen\" cx=\"8\" cy=\"8\" r=\"6.8\" stroke-dasharray=\"3.5 3.6\"/>"),
	};
	return shape[s];
}

struct value *card_status(const struct view *v, enum status s)
{
	struct value *map = view_map(v);
	view_text(v, map, "id", str_from_c(status_id(s)));
	view_text(v, map, "word", view_choice(v, "status", status_id(s)));
	view_html(v, map, "shape", card_shape(s));
	view_text(v, map, "order", str_format(v->a, "%zu", order_of(s)));
	return map;
}

struct value *card_verdict(const struct view *v, const struct verdict *verdict)
{
	struct value *map = card_status(v, verdict->status);
	if (verdict->overdue)
		view_text(v, map, "word", view_word(v, "target.overdue"));
	return map;
}

str card_verdict_markup(const struct view *v, const struct verdict *verdict)
{
	const struct mustache_set *set = v->site->theme->templates;
	const struct mustache *t = mustache_find(set, S("status"));
	struct buf b;
	buf_init(&b, v->a, 256);
	if (t)
		mustache_render(&b, set, t, card_verdict(v, verdict), v->a);
	return buf_str(&b);
}

str card_where(const struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	str unit = v->model->unit[t->unit].name;
	str clause = show_clause(v->a, v->words, t->clause);
	if (!clause.n)
		return unit;
	return str_format(v->a, "%.*s · %.*s", STR_ARG(unit), STR_ARG(clause));
}

str card_now(const struct view *v, uint32_t target)
{
	const struct verdict *verdict = &v->site->verdict[target];
	const struct target *t = &v->model->target[target];
	if (!verdict->year)
		return view_word(v, "target.no-figure");
	bool growth = (t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY) && isfinite(verdict->compared);
	str value = growth ? show_rate(v->a, v->words, verdict->compared)
	                   : show_amount(v->a, v->words, &v->model->indicator[t->indicator], verdict->value);
	return view_words(v, "target.value-year", value, show_year(v->a, verdict->year));
}

str card_plan_name(const struct view *v, uint32_t plan)
{
	return v->model->plan[plan].title;
}

struct value *card_target(struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	const struct verdict *verdict = &v->site->verdict[target];
	struct value *row = view_map(v);
	view_text(v, row, "href", view_link(v, link_target(v->a, v->model, target)));
	view_text(v, row, "text", t->text);
	view_text(v, row, "where", card_where(v, target));
	view_text(v, row, "year", show_year(v->a, t->year));
	view_text(v, row, "aim", show_aim(v->a, v->words, v->model, t));
	view_text(v, row, "now", card_now(v, target));
	view_html(v, row, "bar", picture_of_progress(v, target, true));
	view_put(v, row, "status", card_verdict(v, verdict));
	view_html(v, row, "of", proof_attr(v, proof_verdict(v, target, "status")));
	struct buf b;
	buf_init(&b, v->a, 24);
	if (isfinite(verdict->pace))
		num_plain(&b, verdict->pace, 4);
	view_text(v, row, "pace-sort", buf_str(&b));
	return row;
}

struct value *card_targets(struct view *v, const uint32_t *target, size_t n, str caption)
{
	if (!n)
		return NULL;
	struct value *table = view_map(v), *rows = view_list(v);
	view_text(v, table, "caption", caption);
	view_bool(v, table, "caption-hidden", true);
	for (size_t i = 0; i < n; i++)
		value_push(v->a, rows, card_target(v, target[i]));
	view_put(v, table, "rows", rows);
	return table;
}

void tally_add_status(struct tally *t, enum status s)
{
	t->count[s]++;
	t->total++;
}

void tally_add(struct tally *t, const struct site *s, uint32_t target)
{
	tally_add_status(t, s->verdict[target].status);
}

str card_tally_words(const struct view *v, const struct tally *t)
{
	struct buf b;
	buf_init(&b, v->a, 160);
	for (size_t i = 0; i < STATUS__COUNT; i++) {
		enum status s = card_order[i];
		if (!t->count[s])
			continue;
		if (b.n)
			buf_c(&b, "; ");
		buf_add(&b, view_words(v, "overview.stack", view_choice(v, "status", status_id(s)),
		                       show_count(v->a, v->words, t->count[s])));
	}
	return buf_str(&b);
}

str card_stack(const struct view *v, const struct tally *t, bool small, str name)
{
	struct buf b;
	double x = 0, gap = small ? 0.8 : 0.3;
	buf_init(&b, v->a, 1024);
	buf_printf(&b, "<svg class=\"stack%s\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"",
	           small ? " stack-small" : "");
	escape_attr(&b, name);
	buf_c(&b, ": ");
	escape_attr(&b, card_tally_words(v, t));
	buf_c(&b, "\">");
	for (size_t i = 0; i < STATUS__COUNT; i++) {
		enum status s = card_order[i];
		double w = t->total ? 100.0 * t->count[s] / t->total : 0;
		if (!t->count[s])
			continue;
		buf_printf(&b, "<rect class=\"ink-%s\" x=\"", status_id(s));
		num_plain(&b, x, 2);
		buf_c(&b, "\" width=\"");
		num_plain(&b, fmax(w - gap, 0.4), 2);
		buf_c(&b, "\" height=\"6\"/>");
		x += w;
	}
	buf_c(&b, "</svg>");
	return buf_str(&b);
}

void counts_begin(struct counts *c, const struct view *v, str caption, str head)
{
	struct value *columns = view_list(v);
	*c = (struct counts){ v, view_map(v), view_list(v) };
	view_text(v, c->table, "caption", caption);
	view_text(v, c->table, "head", head);
	for (size_t i = 0; i < STATUS__COUNT; i++)
		value_push(v->a, columns, card_status(v, card_order[i]));
	view_put(v, c->table, "columns", columns);
	view_put(v, c->table, "rows", c->rows);
}

void counts_add(struct counts *c, str name, str address, bool content, const struct tally *t)
{
	const struct view *v = c->v;
	struct value *row = view_push(v, c->rows), *cells = view_list(v);
	view_text(v, row, "name", name);
	view_text(v, row, "href", view_link(v, address));
	view_html(v, row, "attr", content ? view_vi(v) : S(""));
	view_html(v, row, "stack", card_stack(v, t, true, name));
	view_text(v, row, "total", show_count(v->a, v->words, t->total));
	for (size_t i = 0; i < STATUS__COUNT; i++) {
		unsigned n = t->count[card_order[i]];
		struct value *cell = view_push(v, cells);
		view_text(v, cell, "count", show_count(v->a, v->words, n));
		view_bool(v, cell, "zero", n == 0);
		view_text(v, cell, "word", view_choice(v, "status", status_id(card_order[i])));
		view_html(v, cell, "of", S(""));
	}
	view_put(v, row, "counts", cells);
	view_html(v, row, "total-of", S(""));
}

void counts_of(struct counts *c, str address)
{
	const struct view *v = c->v;
	struct value *row = c->rows->item[c->rows->n - 1];
	const struct value *cells = value_get(row, S("counts"));
	view_html(v, row, "total-of", proof_attr(v, str_format(v->a, "%.*s/total", STR_ARG(address))));
	for (size_t i = 0; i < STATUS__COUNT; i++)
		view_html(v, cells->item[i], "of",
		          proof_attr(v, str_format(v->a, "%.*s/%s", STR_ARG(address), status_id(card_order[i]))));
}
