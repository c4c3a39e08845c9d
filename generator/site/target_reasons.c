/*
 * target_reasons.c -- how a verdict was reached, with the numbers in the rule's places.
 *
 * The rules are sections 5 and 7 of the data contract; figures/status.c
 * applies them.  Here they are only told, from what the verdict holds.
 */
#include "site/target_parts.h"

#include <math.h>

#include "base/arena.h"
#include "config/words.h"
#include "site/grid.h"

enum { PACE_DECIMALS = 2 };

struct reasons {
	struct view            *v;
	const struct target    *t;
	const struct indicator *i;
	const struct verdict   *verdict;
	struct value           *steps, *notes;
};

static void step(struct reasons *r, str text, bool result)
{
	struct value *map = view_push(r->v, r->steps);
	view_text(r->v, map, "text", text);
	view_bool(r->v, map, "result", result);
}

static void note(struct reasons *r, str text)
{
	view_text(r->v, view_push(r->v, r->notes), "text", text);
}

static str number(const struct reasons *r, double value, int decimals)
{
	return show_number(r->v->a, r->v->words, value, decimals);
}

static str amount(const struct reasons *r, double value)
{
	return show_amount(r->v->a, r->v->words, r->i, value);
}

static str year(const struct reasons *r, int y)
{
	return show_year(r->v->a, y);
}

/* One decimal more than shown elsewhere, so that the division can be done again by hand. */
static int fine(const struct reasons *r)
{
	return r->i->measure == MEASURE_YESNO ? 1 : r->i->decimals + 1;
}

/* The pace against the cuts, or why there is none. */
static void conclude(struct reasons *r)
{
	const struct verdict *verdict = r->verdict;
	struct view *v = r->v;
	str status = view_choice(v, "status", status_id(verdict->status));
	if (verdict->overdue)
		status = view_word(v, "target.overdue");
	bool judged = verdict->status == STATUS_ON_TRACK || verdict->status == STATUS_SLOW ||
	              verdict->status == STATUS_OFF_TRACK || verdict->status == STATUS_REVERSING;
	if (judged && isfinite(verdict->pace)) {
		str key = str_format(v->a, "why.%s", status_id(verdict->status));
		step(r, view_words(v, str_c(v->a, key), number(r, verdict->pace, PACE_DECIMALS), status), true);
		return;
	}
	str key = str_format(v->a, "why.%s", verdict->overdue ? "overdue" : status_id(verdict->status));
	step(r, view_words(v, str_c(v->a, key), year(r, r->t->year), status), true);
}

static void tell_level(struct reasons *r)
{
	const struct verdict *d = r->verdict;
	struct view *v = r->v;
	if (!d->year)
		return;
	step(r, view_words(v, "why.now", amount(r, d->value), year(r, d->year), show_aim(v->a, v->words, v->model, r->t),
	                   year(r, r->t->year)), false);
	if (!d->base_year || r->t->year == d->base_year)
		return;
	double need = (r->t->value - d->base_value) / (r->t->year - d->base_year);
	double have = (d->value - d->base_value) / (d->year - d->base_year);
	step(r, view_words(v, "why.need-rate", number(r, r->t->value, fine(r)), number(r, d->base_value, fine(r)),
	                   year(r, r->t->year), year(r, d->base_year), number(r, need, fine(r) + 1)), false);
	step(r, view_words(v, "why.have-rate", number(r, d->value, fine(r)), number(r, d->base_value, fine(r)),
	                   year(r, d->year), year(r, d->base_year), number(r, have, fine(r) + 1)), false);
	if (target_meets(r->t, d->base_value))
		step(r, view_word(v, "why.base-meets"), false);
	else if (isfinite(d->pace))
		step(r, view_words(v, "why.pace", number(r, have, fine(r) + 1), number(r, need, fine(r) + 1),
		                   number(r, d->pace, PACE_DECIMALS)), false);
}

static void tell_growth(struct reasons *r)
{
	const struct verdict *d = r->verdict;
	struct view *v = r->v;
	if (!d->year)
		return;
	step(r, view_words(v, "why.now-only", amount(r, d->value), year(r, d->year)), false);
	if (!d->base_year || !isfinite(d->compared)) {
		step(r, view_word(v, "why.no-base"), false);
		return;
	}
	step(r, view_words(v, "why.growth", number(r, d->value, r->i->decimals), number(r, d->base_value, r->i->decimals),
	                   year(r, d->year), year(r, d->base_year), number(r, d->compared, 2)), false);
	if (isfinite(d->pace))
		step(r, view_words(v, "why.growth-pace", number(r, d->compared, 2), number(r, r->t->value, r->t->value == floor(r->t->value) ? 0 : 1),
		                   number(r, d->pace, PACE_DECIMALS)), false);
}

static void tell_growth_yearly(struct reasons *r)
{
	struct view *v = r->v;
	struct series s = figures_series(v->site->figures, r->t->indicator, r->t->unit);
	int after = r->t->base_year;
	if (!after && r->t->plan != NONE)
		after = v->model->plan[r->t->plan].first_year;
	for (uint32_t k = 0; k < s.n; k++) {
		int y = s.figure[k].year;
		double g = y > after && y <= r->verdict->year ? series_growth(s, y) : NAN;
		if (!isfinite(g))
			continue;
		step(r, view_words(v, "why.year-growth", year(r, y), number(r, s.figure[k].value, r->i->decimals),
		                   number(r, series_at(s, y - 1)->value, r->i->decimals), number(r, g, 1),
		                   view_word(v, target_meets(r->t, g) ? "why.met" : "why.not-met")), false);
	}
	if (r->verdict->years_judged)
		step(r, view_words(v, "why.years", show_count(v->a, v->words, r->verdict->years_met),
		                   show_count(v->a, v->words, r->verdict->years_judged),
		                   number(r, r->verdict->pace, PACE_DECIMALS)), false);
}

static void tell_maintain(struct reasons *r)
{
	struct view *v = r->v;
	struct series s = figures_series(v->site->figures, r->t->indicator, r->t->unit);
	int first = r->t->plan != NONE ? v->model->plan[r->t->plan].first_year : 0;
	for (uint32_t k = 0; k < s.n; k++) {
		const struct figure *f = &s.figure[k];
		if (f->year < first || f->year > r->verdict->year)
			continue;
		step(r, view_words(v, "why.year-value", year(r, f->year), amount(r, f->value),
		                   view_word(v, target_meets(r->t, f->value) ? "why.met" : "why.not-met")), false);
	}
	if (r->verdict->years_judged)
		step(r, view_words(v, "why.years", show_count(v->a, v->words, r->verdict->years_met),
		                   show_count(v->a, v->words, r->verdict->years_judged),
		                   number(r, r->verdict->pace, PACE_DECIMALS)), false);
}

static void tell_milestone(struct reasons *r)
{
	const struct verdict *d = r->verdict;
	if (d->year)
		step(r, view_words(r->v, "why.milestone", year(r, d->year), show_figure(r->v->a, r->v->words, r->i, d->figure)), false);
}

static void tell(struct reasons *r)
{
	switch (r->t->kind) {
	case TARGET_LEVEL:         tell_level(r); return;
	case TARGET_GROWTH:        tell_growth(r); return;
	case TARGET_GROWTH_YEARLY: tell_growth_yearly(r); return;
	case TARGET_MAINTAIN:      tell_maintain(r); return;
	case TARGET_MILESTONE:     tell_milestone(r); return;
	}
}

/* What must happen from here on. */
static void tell_needed(struct reasons *r)
{
	const struct verdict *d = r->verdict;
	struct view *v = r->v;
	if (d->status == STATUS_ACHIEVED || d->status == STATUS_MISSED || d->year >= r->t->year)
		return;
	if (r->t->kind == TARGET_LEVEL && isfinite(d->needed))
		note(r, view_words(v, "why.needed", show_count(v->a, v->words, (size_t)(r->t->year - d->year)),
		                   show_difference(v->a, v->words, r->i, d->needed)));
	if (r->t->kind == TARGET_GROWTH && isfinite(d->needed))
		note(r, view_words(v, "why.needed-growth", show_rate(v->a, v->words, d->needed), year(r, r->t->year)));
	if (isfinite(d->needed_count) && d->figure && d->figure->has_parts)
		note(r, view_words(v, "why.needed-count", number(r, d->needed_count, 0), number(r, d->figure->denominator, 0),
		                   number(r, d->figure->numerator, 0)));
	if (show_projection(r->t, r->i, d))
		note(r, view_words(v, "why.projected", amount(r, d->projected), year(r, r->t->year)));
}

/* "từ 0,95: đúng tiến độ" by the cuts of another method. */
static str other_status(const struct reasons *r, double ratio, bool united_nations)
{
	struct view *v = r->v;
	if (!isfinite(ratio))
		return view_word(v, "other.undefined");
	if (ratio >= 0.95)
		return view_word(v, "other.on-track");
	if (united_nations)
		return view_word(v, ratio >= 0.10 ? "other.accelerate" : "other.stagnation");
	return view_word(v, ratio >= 0.60 ? "other.accelerate" : ratio >= 0 ? "other.limited" : "other.away");
}

static struct value *other_methods(struct reasons *r)
{
	struct view *v = r->v;
	const struct verdict *d = r->verdict;
	struct grid g;
	if (r->t->kind == TARGET_MILESTONE || r->t->kind == TARGET_MAINTAIN || !d->base_year)
		return NULL;
	grid_begin(&g, v, view_word(v, "target.others"));
	grid_column(&g, view_word(v, "other.method"), false);
	grid_column(&g, view_word(v, "other.ratio"), true);
	grid_column(&g, view_word(v, "other.reading"), false);
	grid_row(&g);
	grid_head(&g, view_word(v, "other.here"), S(""));
	grid_number(&g, number(r, d->pace, 3), d->pace);
	grid_text(&g, view_choice(v, "status", status_id(d->status)));
	grid_row(&g);
	grid_head(&g, view_word(v, "other.rates"), S(""));
	grid_number(&g, number(r, d->rates_ratio, 3), d->rates_ratio);
	grid_text(&g, other_status(r, d->rates_ratio, false));
	grid_row(&g);
	grid_head(&g, view_word(v, "other.extrapolated"), S(""));
	grid_number(&g, number(r, d->extrapolated, 3), d->extrapolated);
	grid_text(&g, other_status(r, d->extrapolated, true));
	return g.table;
}

void target_reasons(struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	struct reasons r = { v, t, &v->model->indicator[t->indicator], &v->site->verdict[target], view_list(v), view_list(v) };
	struct value *map = view_map(v);
	tell(&r);
	conclude(&r);
	tell_needed(&r);
	str kind = str_from_c(target_kind_id(t->kind));
	view_text(v, map, "intro", view_choice(v, "rule", target_kind_id(t->kind)));
	view_text(v, map, "anchor", kind);
	view_put(v, map, "steps", r.steps);
	view_put(v, map, "notes", r.notes);
	struct value *others = other_methods(&r);
	if (others)
		view_put(v, map, "others", others);
	view_put(v, v->data, "reasons", map);
}
