/* compare.c -- see compare.h. */
#include "site/compare.h"

#include <math.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "site/sheet.h"

enum { YEARS_BACK = 6 };

/* ---- the order of the tree ---- */

void unit_order_make(struct arena *a, const struct model *m, struct unit_order *out)
{
	*out = (struct unit_order){ .all = arena_new(a, uint32_t, m->units) };
	for (uint32_t u = 0; u < m->units; u++) {
		out->all[m->unit[u].pre] = u;
		out->n[m->unit[u].kind]++;
	}
	for (int k = 0; k < UNIT_KIND__COUNT; k++) {
		out->of_kind[k] = arena_new(a, uint32_t, out->n[k]);
		out->n[k] = 0;
	}
	for (size_t i = 0; i < m->units; i++) {
		enum unit_kind k = m->unit[out->all[i]].kind;
		out->of_kind[k][out->n[k]++] = out->all[i];
	}
}

/* The first of n units, ordered by the tree, that does not lie before `pre`. */
static uint32_t first_from(const struct model *m, const uint32_t *unit, uint32_t n, uint32_t pre)
{
	uint32_t low = 0, high = n;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (m->unit[unit[middle]].pre < pre)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct refs unit_order_under(const struct unit_order *o, const struct model *m, int kind, uint32_t within)
{
	uint32_t *unit = kind < 0 ? o->all : o->of_kind[kind];
	uint32_t n = kind < 0 ? (uint32_t)m->units : o->n[kind];
	if (within == NONE)
		return (struct refs){ unit, n };
	uint32_t from = first_from(m, unit, n, m->unit[within].pre);
	return (struct refs){ unit + from, first_from(m, unit, n, m->unit[within].post) - from };
}

/* ---- one year of one indicator ---- */

static bool counts(const struct site *s, const struct figure *f)
{
	return figure_suffices(f, s->model->config.min_coverage);
}

/* 0 when no year will do. */
static int choose_year(const struct site *s, uint32_t indicator, struct refs units)
{
	size_t known[YEARS_BACK] = { 0 }, best = 0;
	int cycle = s->model->config.cycle;
	for (uint32_t i = 0; i < units.n; i++) {
		struct series series = figures_series(s->figures, indicator, units.ref[i]);
		for (uint32_t k = 0; k < series.n; k++) {
			int back = cycle - series.figure[k].year;
			if (back >= 0 && back < YEARS_BACK && counts(s, &series.figure[k]))
				known[back]++;
		}
	}
	for (int back = 0; back < YEARS_BACK; back++)
		best = known[back] > best ? known[back] : best;
	for (int back = 0; back < YEARS_BACK; back++)
		if (known[back] >= 2 && 2 * known[back] >= best)
			return cycle - back;
	return 0;
}

struct ordered { double value; struct compared *row; };

static int ascending(const void *x, const void *y)
{
	double a = ((const struct ordered *)x)->value, b = ((const struct ordered *)y)->value;
	return (a > b) - (a < b);
}

static void set_ranks(struct arena *a, bool down, struct comparison *c)
{
	struct ordered *o = arena_new(a, struct ordered, c->ranked);
	size_t n = 0;
	for (size_t i = 0; i < c->n; i++)
		if (c->row[i].figure && !c->row[i].thin)
			o[n++] = (struct ordered){ down ? c->row[i].figure->value : -c->row[i].figure->value, &c->row[i] };
	qsort(o, n, sizeof *o, ascending);
	for (size_t i = 0; i < n; i++)
		o[i].row->rank = i && o[i].value <= o[i - 1].value + 1e-9 ? o[i - 1].row->rank : i + 1;
}

bool compare_units(struct arena *a, const struct site *s, uint32_t indicator, uint32_t within, enum unit_kind kind,
                   struct comparison *out)
{
	const struct model *m = s->model;
	struct refs units = unit_order_under(s->order, m, (int)kind, within);
	*out = (struct comparison){ .kind = kind, .year = choose_year(s, indicator, units) };
	if (!out->year)
		return false;
	out->row = arena_new(a, struct compared, units.n);
	for (uint32_t i = 0; i < units.n; i++) {
		const struct figure *f = series_at(figures_series(s->figures, indicator, units.ref[i]), out->year);
		bool owed = m->indicator[indicator].reported_by == (int)kind && unit_counts(m, units.ref[i], out->year) &&
		            (m->config.unit == NONE || unit_under(m, units.ref[i], m->config.unit));
		if (!f && !owed)
			continue;
		struct compared *row = &out->row[out->n++];
		*row = (struct compared){ .unit = units.ref[i], .figure = f, .thin = f && !counts(s, f) };
		out->thin += row->thin;
		out->ranked += f && !row->thin;
	}
	set_ranks(a, m->indicator[indicator].down, out);
	return true;
}

bool compare_has_ranking(const struct model *m, uint32_t indicator, const struct comparison *c)
{
	if (!show_is_percent(&m->indicator[indicator]))
		return true;
	for (size_t i = 0; i < c->n; i++)
		if (c->row[i].rank && c->row[i].figure->value > 0 && c->row[i].figure->value < 100)
			return true;
	return false;
}

struct ranking_data compare_ranking(const struct view *v, uint32_t indicator, const struct comparison *c,
                                    uint32_t focus, uint32_t above)
{
	const struct model *m = v->model;
	const struct indicator *i = &m->indicator[indicator];
	const struct figure *line = above == NONE || !show_is_percent(i) ? NULL
	                            : series_at(figures_series(v->site->figures, indicator, above), c->year);
	struct ranking_row *row = arena_new(v->a, struct ranking_row, c->n);
	for (size_t k = 0; k < c->n; k++) {
		const struct figure *f = c->row[k].figure;
		bool parts = f && f->has_parts && !c->row[k].thin;
		row[k] = (struct ranking_row){
			.name = m->unit[c->row[k].unit].name, .value = c->row[k].rank ? f->value : NAN,
			.numerator = parts ? f->numerator : NAN, .denominator = parts ? f->denominator : NAN,
			.focus = c->row[k].unit == focus, .estimate = f && f->quality != QUALITY_OFFICIAL, .thin = c->row[k].thin,
		};
	}
	return (struct ranking_data){
		.name = i->short_name.n ? i->short_name : i->name, .unit = show_is_percent(i) ? S("%") : i->measure_unit,
		.decimals = i->measure == MEASURE_YESNO ? 0 : i->decimals, .year = c->year, .row = row, .rows = c->n,
		.down = i->down, .aim = NAN, .aim_high = NAN,
		.parent = line && counts(v->site, line) ? line->value : NAN, .parent_name = above == NONE ? S("") : m->unit[above].name,
	};
}

void compare_sheet(const struct view *v, uint32_t indicator, const struct comparison *c, struct sheet *out)
{
	const struct model *m = v->model;
	sheet_begin(out, v->a, "rank,indicator,unit,name,year,numerator,denominator,value,coverage,quality");
	for (size_t k = 0; k < c->n; k++) {
		const struct compared *r = &c->row[k];
		const struct figure *f = r->figure;
		sheet_year(out, (int)r->rank);
		sheet_text(out, m->indicator[indicator].id);
		sheet_text(out, m->unit[r->unit].id);
		sheet_text(out, m->unit[r->unit].name);
		sheet_int(out, c->year);
		sheet_number(out, f && f->has_parts ? f->numerator : NAN);
		sheet_number(out, f && f->has_parts ? f->denominator : NAN);
		sheet_number(out, f ? f->value : NAN);
		sheet_number(out, f ? f->coverage : NAN);
		sheet_text(out, f ? str_from_c(quality_id((enum quality)f->quality)) : S(""));
		sheet_end_row(out);
	}
}

/* The names of those for whom `of` holds, with commas between them. */
static str names(const struct view *v, const struct comparison *c, bool (*of)(const struct compared *), size_t *n)
{
	struct buf b;
	buf_init(&b, v->a, 256);
	*n = 0;
	for (size_t k = 0; k < c->n; k++) {
		if (!of(&c->row[k]))
			continue;
		buf_c(&b, (*n)++ ? ", " : "");
		buf_add(&b, v->model->unit[c->row[k].unit].name);
	}
	return buf_str(&b);
}

static bool is_thin(const struct compared *r)
{
	return r->thin;
}

static bool is_yes(const struct compared *r)
{
	return r->rank && r->figure->value > 0;
}

str compare_yes_note(const struct view *v, const struct comparison *c)
{
	size_t n;
	str who = names(v, c, is_yes, &n);
	return view_words(v, n ? "compare.yes" : "compare.nobody", show_year(v->a, c->year), show_count(v->a, v->words, n),
	                  show_count(v->a, v->words, c->ranked), who);
}

str compare_least(const struct view *v)
{
	double percent = 100 * v->model->config.min_coverage;
	return str_format(v->a, "%.*s%%", STR_ARG(show_number(v->a, v->words, percent, fabs(percent - round(percent)) > 0.05)));
}

str compare_thin_note(const struct view *v, const struct comparison *c)
{
	size_t n;
	str who = names(v, c, is_thin, &n);
	return n ? view_words(v, "compare.thin", show_count(v->a, v->words, n),
	                      compare_least(v), who) : S("");
}
