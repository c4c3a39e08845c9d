/* pictures.c -- see pictures.h. */
#include "site/pictures.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "chart/line.h"
#include "chart/progress.h"
#include "site/predecessor.h"

/* Points; at the sizes that the style sheet shows them, text comes out at 11 to 15 px. */
enum { WIDE_PT = 560, NARROW_PT = 264 };

static bool is_growth(const struct target *t)
{
	return t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY;
}

/* The name of the unit of measure as charts write it. */
static str unit_name(const struct indicator *i)
{
	return show_is_percent(i) ? S("%") : i->measure_unit;
}

static struct progress_data progress_of(const struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	const struct indicator *i = &v->model->indicator[t->indicator];
	const struct verdict *verdict = &v->site->verdict[target];
	struct progress_data d = {
		.name = i->short_name.n ? i->short_name : i->name,
		.base = NAN, .now = verdict->year ? verdict->value : NAN,
		.aim = t->kind == TARGET_MILESTONE ? 100 : t->value, .aim_high = t->value_high,
		.expected = NAN, .now_year = verdict->year, .aim_year = t->year,
		.status = verdict->status, .comparator = t->comparator,
		.unit = unit_name(i), .decimals = i->decimals,
		.yesno = i->measure == MEASURE_YESNO,
		.estimate = verdict->figure && verdict->figure->quality != QUALITY_OFFICIAL,
	};
	if (is_growth(t)) {
		d.now = verdict->compared;
		d.per_year = true;
		d.unit = S("%");
		d.decimals = 1;
		d.yesno = false;
		if (!isfinite(d.now))
			d.now_year = 0;
	} else if (t->kind == TARGET_LEVEL) {
		d.base = verdict->base_value;
		d.base_year = verdict->base_year;
		d.expected = verdict->status == STATUS_ACHIEVED || verdict->status == STATUS_MISSED ? NAN : verdict->expected;
	}
	return d;
}

static struct chart_style style_of(const struct view *v, double width_pt)
{
	return (struct chart_style){ .fonts = v->site->fonts, .words = v->words, .width_pt = width_pt };
}

static void draw_progress(struct picture *p, struct arena *a, const struct chart_style *style, const void *data)
{
	chart_progress(p, a, style, data);
}

static void draw_line(struct picture *p, struct arena *a, const struct chart_style *style, const void *data)
{
	chart_line(p, a, style, data);
}

static void draw_ranking(struct picture *p, struct arena *a, const struct chart_style *style, const void *data)
{
	chart_ranking(p, a, style, data);
}

struct value *picture_pair(struct view *v, picture_draw_fn *draw, const void *data)
{
	static const struct { double pt; const char *class; } size[] = { { WIDE_PT, "wide" }, { NARROW_PT, "narrow" } };
	struct value *map = view_map(v);
	struct buf b;
	buf_init(&b, v->a, 16 << 10);
	for (size_t i = 0; i < 2; i++) {
		struct chart_style style = style_of(v, size[i].pt);
		struct picture p;
		draw(&p, v->a, &style, data);
		if (i == 0) {
			view_text(v, map, "title", p.title);
			view_text(v, map, "sentence", p.description);
		}
		str svg = view_picture(v, &p);
		buf_printf(&b, "<div class=\"picture-%s\">%.*s</div>", size[i].class, STR_ARG(svg));
	}
	view_html(v, map, "svg", buf_str(&b));
	view_text(v, map, "svg-file", S(""));
	view_text(v, map, "csv-file", S(""));
	view_text(v, map, "id", str_format(v->a, "bieu-do-%u", v->pictures));
	return map;
}

str picture_of_progress(struct view *v, uint32_t target, bool compact)
{
	struct progress_data d = progress_of(v, target);
	if (!compact)
		return value_get(picture_pair(v, draw_progress, &d), S("svg"))->text;
	struct chart_style style = style_of(v, 0);
	struct picture p;
	chart_progress_compact(&p, v->a, &style, &d);
	return view_picture(v, &p);
}

/* What was reported first for a figure that was revised; NaN if it was not. */
static double first_reported(const struct model *m, const struct figure *f)
{
	if (f->row == NONE || m->result[f->row].next == NONE)
		return NAN;
	const struct result *r = &m->result[f->row];
	while (r->next != NONE)
		r = &m->result[r->next];
	if (r->has_numerator && r->has_denominator && r->denominator > 0)
		return 100 * r->numerator / r->denominator;
	if (!r->has_value)
		return NAN;
	return m->indicator[r->indicator].measure == MEASURE_YESNO ? 100 * r->value : r->value;
}

static struct line_point *points_of(struct view *v, struct series s, size_t n)
{
	struct line_point *point = arena_new(v->a, struct line_point, n);
	for (size_t i = 0; i < n; i++) {
		const struct figure *f = &s.figure[i];
		point[i] = (struct line_point){ f->year, f->value, first_reported(v->model, f),
		                                f->quality != QUALITY_OFFICIAL };
	}
	return point;
}

static size_t targets_of(struct view *v, const struct target *like, struct line_target **out)
{
	const struct model *m = v->model;
	size_t n = 0, cap = 0;
	*out = NULL;
	for (size_t k = 0; k < m->targets; k++) {
		const struct target *t = &m->target[k];
		const struct verdict *verdict = &v->site->verdict[k];
		if (t->indicator != like->indicator || t->unit != like->unit || t->kind == TARGET_GROWTH_YEARLY)
			continue;
		*arena_push(v->a, struct line_target, out, &n, &cap) = (struct line_target){
			.kind = t->kind, .comparator = t->comparator, .year = t->year,
			.base_year = verdict->base_year, .base = verdict->base_year ? verdict->base_value : NAN,
			.aim = t->kind == TARGET_MILESTONE ? 100 : t->value, .aim_high = t->value_high,
		};
	}
	return n;
}

struct value *picture_of_line(struct view *v, uint32_t target)
{
	const struct target *t = &v->model->target[target];
	const struct indicator *i = &v->model->indicator[t->indicator];
	const struct verdict *verdict = &v->site->verdict[target];
	struct line_data d = {
		.name = i->short_name.n ? i->short_name : i->name, .unit = unit_name(i),
		.decimals = i->measure == MEASURE_YESNO ? 0 : i->decimals, .projected = NAN,
	};
	struct line_break at = { 0 };
	struct line_target *targets;
	struct series s = predecessor_series(v->a, v->site, t->indicator, t->unit, &at.year);
	if (!s.n)
		return NULL;
	d.point = points_of(v, s, s.n);
	d.points = s.n;
	d.targets = targets_of(v, t, &targets);
	d.target = targets;
	if (at.year) {
		at.label = view_word(v, "target.break");
		d.breaks = &at;
		d.n_breaks = 1;
	}
	if (t->kind == TARGET_LEVEL && isfinite(verdict->projected) && t->year > verdict->year &&
	    i->measure != MEASURE_YESNO) {
		d.projected = verdict->projected;
		d.projected_year = t->year;
	}
	return picture_pair(v, draw_line, &d);
}

struct value *picture_of_ranking(struct view *v, const struct ranking_data *data)
{
	return picture_pair(v, draw_ranking, data);
}

static void draw_pairs(struct picture *p, struct arena *a, const struct chart_style *style, const void *data)
{
	chart_pairs(p, a, style, data);
}

struct value *picture_of_pairs(struct view *v, const struct pairs_data *data)
{
	return picture_pair(v, draw_pairs, data);
}
