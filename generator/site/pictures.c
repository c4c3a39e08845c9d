/* pictures.c -- see pictures.h. */
#include "site/pictures.h"

#include "base/arena.h"
#include "base/buf.h"
#include "report/chart_data.h"
#include "site/takeaway.h"

/* Points; at the sizes that the style sheet shows them, text comes out at 11 to 15 px. */
enum { WIDE_PT = 560, NARROW_PT = 264 };

/* The drawing functions, for data of any kind. */
#define DRAW(name) \
	static void draw_##name(struct picture *p, struct arena *a, const struct chart_style *style, const void *data) \
	{ \
		chart_##name(p, a, style, data); \
	}
DRAW(progress)
DRAW(line)
DRAW(ranking)
DRAW(pairs)
DRAW(stack)
DRAW(matrix)
DRAW(multiples)
#undef DRAW

static struct chart_style style_of(const struct view *v, double width_pt)
{
	return (struct chart_style){ .fonts = v->site->fonts, .words = v->words, .width_pt = width_pt };
}

static struct value *chart_map(struct view *v, const struct picture *wide)
{
	struct value *map = view_map(v);
	view_text(v, map, "title", wide->title);
	view_text(v, map, "sentence", wide->description);
	view_html(v, map, "svg", S(""));
	view_text(v, map, "svg-file", S(""));
	view_text(v, map, "csv-file", S(""));
	return map;
}

struct value *picture_pair(struct view *v, picture_draw_fn *draw, const void *data, str name)
{
	static const struct { double pt; const char *class; } size[] = { { WIDE_PT, "wide" }, { NARROW_PT, "narrow" } };
	struct value *map = NULL;
	struct buf b;
	buf_init(&b, v->a, 16 << 10);
	for (size_t i = 0; i < 2; i++) {
		struct chart_style style = style_of(v, size[i].pt);
		struct picture p;
		draw(&p, v->a, &style, data);
		if (i == 0) {
			map = chart_map(v, &p);
			if (name.n)
				takeaway_picture(v, map, name, &p);
		}
		str svg = view_picture(v, &p);
		buf_printf(&b, "<div class=\"picture-%s\">%.*s</div>", size[i].class, STR_ARG(svg));
	}
	view_html(v, map, "svg", buf_str(&b));
	view_text(v, map, "id", str_format(v->a, "bieu-do-%u", v->pictures));
	return map;
}

str picture_of_progress(struct view *v, uint32_t target, bool compact)
{
	const struct target *t = &v->model->target[target];
	struct progress_data d = chart_data_progress(v->model, t, &v->site->verdict[target]);
	if (!compact)
		return value_get(picture_pair(v, draw_progress, &d, S("")), S("svg"))->text;
	struct chart_style style = style_of(v, 0);
	struct picture p;
	chart_progress_compact(&p, v->a, &style, &d);
	return view_picture(v, &p);
}

str picture_of_small_progress(struct view *v, uint32_t target)
{
	struct progress_data d = chart_data_progress(v->model, &v->model->target[target], &v->site->verdict[target]);
	struct chart_style style = style_of(v, NARROW_PT);
	struct picture p;
	chart_progress(&p, v->a, &style, &d);
	return view_picture(v, &p);
}

/* The data of the line chart; false when there is no result to draw. */
static bool line_of(struct view *v, uint32_t target, struct line_data *d)
{
	const struct target *t = &v->model->target[target];
	const struct report_source source = { .model = v->model, .figures = v->site->figures, .verdict = v->site->verdict,
	                                      .words = v->words };
	return chart_data_line(v->a, &source, t->indicator, t->unit, target, d);
}

struct value *picture_of_line(struct view *v, uint32_t target, str name)
{
	struct line_data d;
	return line_of(v, target, &d) ? picture_pair(v, draw_line, &d, name) : NULL;
}

struct value *picture_of_ranking(struct view *v, const struct ranking_data *data, str name)
{
	return picture_pair(v, draw_ranking, data, name);
}

struct value *picture_of_pairs(struct view *v, const struct pairs_data *data, str name)
{
	return picture_pair(v, draw_pairs, data, name);
}

struct value *picture_of_stack(struct view *v, const struct stack_data *data, str name)
{
	return picture_pair(v, draw_stack, data, name);
}

struct value *picture_of_multiples(struct view *v, const struct multiples_data *data, str name)
{
	return picture_pair(v, draw_multiples, data, name);
}

struct value *picture_file_of_matrix(struct view *v, const struct matrix_data *data, str name)
{
	struct chart_style style = style_of(v, WIDE_PT);
	struct picture p;
	draw_matrix(&p, v->a, &style, data);
	struct value *map = chart_map(v, &p);
	takeaway_picture(v, map, name, &p);
	return map;
}
