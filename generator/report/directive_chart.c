/*
 * directive_chart.c -- the directive `chart`.
 *
 * UNITS.  Points.  A chart is drawn as wide as a document's column of text,
 * and once more for small screens.
 */
#include "base/arena.h"
#include "base/map.h"
#include "chart/stack.h"
#include "config/words.h"
#include "report/chart_data.h"
#include "report/directive.h"

#define WIDE_PT   450.0
#define NARROW_PT 264.0

typedef void draw_fn(struct picture *p, struct arena *a, const struct chart_style *style, const void *data);

static void draw_stack(struct picture *p, struct arena *a, const struct chart_style *style, const void *data)
{
	chart_stack(p, a, style, data);
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

static void draw_pairs(struct picture *p, struct arena *a, const struct chart_style *style, const void *data)
{
	chart_pairs(p, a, style, data);
}

static void add_picture(struct directive *d, draw_fn *draw, const void *data)
{
	const struct report_context *x = d->x;
	struct doc_node *node;
	struct picture *p;
	if (!x->s->fonts)
		return;                 /* the text is only being judged */
	p = arena_new(x->a, struct picture, 2);
	draw(&p[0], x->a, &(struct chart_style){ x->s->fonts, x->words, WIDE_PT }, data);
	draw(&p[1], x->a, &(struct chart_style){ x->s->fonts, x->words, NARROW_PT }, data);
	node = doc_append(x->a, d->to, DOC_PICTURE, d->node->line);
	node->picture = &p[0];
	node->narrow = &p[1];
	node->title = p[0].title;
	node->text = p[0].description;
}

/* ---- kinds ---- */

/* One bar a plan or sector. */
static void chart_status(struct directive *d)
{
	static const char *const by_word[] = { "plan", "sector" };
	const struct report_context *x = d->x;
	const struct model *m = x->model;
	struct target_filter f = directive_filter(d);
	int by = directive_word(d, "by", by_word, 2, x->subject.kind == SUBJECT_PLAN);
	size_t groups = by == 0 ? m->plans : (size_t)SECTOR__COUNT;
	struct stack_data data = { .rows = 0 };
	if (d->failed)
		return;
	struct stack_row *row = arena_new(x->a, struct stack_row, groups);
	for (uint32_t g = 0; g < groups; g++) {
		struct target_filter one = f;
		if (by == 0 ? f.plan != NONE && f.plan != g : f.sector >= 0 && f.sector != (int)g)
			continue;
		if (by == 0)
			one.plan = g;
		else
			one.sector = (int)g;
		struct status_count c = tally_status(x->s->verdict, tally_targets(x->a, x->s, x->subject, &one));
		if (!c.total)
			continue;
		struct stack_row *r = &row[data.rows++];
		r->name = by == 0 ? m->plan[g].title
		                  : word(x->words, str_c(x->a, str_format(x->a, "sector.%s", sector_id((enum sector)g))));
		for (size_t s = 0; s < STATUS__COUNT; s++)
			r->count[s] = c.count[s];
	}
	data.row = row;
	if (data.rows)
		add_picture(d, draw_stack, &data);
	else
		directive_nothing(d);
}

static uint32_t target_of(struct directive *d)
{
	const struct model *m = d->x->model;
	return directive_id(d, "target", (struct directive_ids){ &m->target_by_id, m->target, m->targets, sizeof *m->target });
}

static void chart_of_progress(struct directive *d)
{
	directive_needs(d, "target");
	uint32_t t = target_of(d);
	if (d->failed)
		return;
	struct progress_data data = chart_data_progress(d->x->model, &d->x->model->target[t], &d->x->s->verdict[t]);
	add_picture(d, draw_progress, &data);
}

/* Of a target, or of an indicator in a unit. */
static void chart_of_line(struct directive *d)
{
	uint32_t t = target_of(d), indicator = directive_indicator(d), unit = directive_unit(d);
	struct line_data data;
	if (t == NONE)
		directive_needs(d, "indicator");
	if (d->failed)
		return;
	if (t != NONE) {
		indicator = d->x->model->target[t].indicator;
		unit = d->x->model->target[t].unit;
	}
	if (chart_data_line(d->x->a, d->x->s, indicator, unit, t, &data))
		add_picture(d, draw_line, &data);
	else
		directive_nothing(d);
}

static void chart_of_ranking(struct directive *d)
{
	directive_needs(d, "indicator");
	uint32_t indicator = directive_indicator(d), unit = directive_unit(d);
	int year = directive_year(d, "year", d->x->subject.year);
	struct ranking_data data;
	if (d->failed)
		return;
	if (chart_data_ranking(d->x->a, d->x->s, indicator, unit, year, &data))
		add_picture(d, draw_ranking, &data);
	else
		directive_nothing(d);
}

static void chart_of_week(struct directive *d)
{
	const struct report_context *x = d->x;
	uint32_t unit = directive_unit(d);
	int year = directive_year(d, "year", x->subject.year);
	struct pairs_data data;
	if (d->failed)
		return;
	struct week_sum now = week_sum(x->a, x->model, unit, year), before = week_sum(x->a, x->model, unit, year - 1);
	if (chart_data_week(x->a, x->model, &now, &before, year, &data))
		add_picture(d, draw_pairs, &data);
	else
		directive_nothing(d);
}

void directive_chart(struct directive *d)
{
	static const struct { const char *name; void (*make)(struct directive *d); } chart[] = {
		{ "status", chart_status }, { "progress", chart_of_progress }, { "line", chart_of_line },
		{ "ranking", chart_of_ranking }, { "week", chart_of_week },
	};
	const char *name[sizeof chart / sizeof *chart];
	for (size_t i = 0; i < sizeof chart / sizeof *chart; i++)
		name[i] = chart[i].name;
	int k = directive_word(d, "kind", name, sizeof chart / sizeof *chart, 0);
	if (k >= 0)
		chart[k].make(d);
}
