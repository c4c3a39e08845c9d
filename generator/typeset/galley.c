/*
 * galley.c -- see galley.h.
 */
#include "typeset/galley.h"

#include "base/arena.h"
#include "draw/font.h"

void galley_begin(struct galley *g, struct setting *s, double width_pt)
{
	*g = (struct galley){ .setting = s, .width_pt = width_pt };
}

struct galley_box *galley_add(struct galley *g, double height_pt, const struct tag_node *tag)
{
	struct galley_box *b = arena_push(g->setting->arena, struct galley_box, &g->box, &g->n, &g->cap);

	*b = (struct galley_box){ .before_pt = g->space_pt, .height_pt = height_pt, .glued = g->keep,
	                          .landscape = g->landscape, .tag = tag };
	picture_begin(&b->picture, g->setting->arena, g->width_pt, height_pt > 0 ? height_pt : 1);
	g->space_pt = 0;
	g->keep = false;
	return b;
}

void galley_space(struct galley *g, double space_pt)
{
	if (g->space_pt < space_pt)
		g->space_pt = space_pt;
}

struct tag_node *galley_tag(struct galley *g, enum tag tag, const struct tag_node *parent)
{
	struct tag_node *t = arena_new(g->setting->arena, struct tag_node, 1);

	*t = (struct tag_node){ .tag = tag, .id = setting_tag_id(g->setting), .parent = parent };
	return t;
}

/* Where the baseline is in a line's box: the ascent, with the rest of the leading shared out. */
static double baseline(const struct setting *s, double size_pt, double line_pt)
{
	const struct font *f = &s->fonts->face[FACE_SERIF];
	double ascent = f->ascent * size_pt / 1000, descent = -f->descent * size_pt / 1000;

	return ascent + (line_pt - ascent - descent) / 2;
}

/* The label is a box of no height, so that it has a structure element of its own. */
static void add_label(struct galley *g, const struct galley_para *p, double base_pt)
{
	struct para_style style = { .align = PARA_LEFT, .width_pt = 1000 };
	struct para set = para_set(g->setting, p->label, &style);
	struct galley_box *b;

	if (set.n == 0)
		return;
	b = galley_add(g, 0, p->label_tag);
	para_draw(&b->picture, &set.line[0], p->label_pt, base_pt);
	g->keep = true;
}

size_t galley_paragraph(struct galley *g, const struct spans *text, const struct galley_para *p)
{
	struct para_style style = p->style;
	struct para set;

	if (style.width_pt <= 0)
		style.width_pt = g->width_pt - p->left_pt;
	set = para_set(g->setting, text, &style);
	galley_space(g, p->before_pt);
	for (size_t i = 0; i < set.n; i++) {
		double base_pt = baseline(g->setting, set.line[i].size_pt, p->line_pt);

		if (i == 0 && p->label != NULL)
			add_label(g, p, base_pt);
		/* Two lines at least stay together at either end of a paragraph. */
		if (i > 0 && (p->keep_whole || i == 1 || i + 1 == set.n))
			g->keep = true;
		struct galley_box *b = galley_add(g, p->line_pt, p->tag);

		if (i == 0 && p->anchor.n > 0)
			picture_anchor(&b->picture, 0, 0, p->anchor);
		para_draw(&b->picture, &set.line[i], p->left_pt, base_pt);
	}
	if (p->keep_next && set.n > 0)
		g->keep = true;
	return set.n;
}
