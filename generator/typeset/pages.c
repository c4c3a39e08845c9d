/*
 * pages.c -- see pages.h.
 *
 * A page takes boxes until one does not fit, then ends at the last place where
 * it may.  Where there is none (a block higher than a page that must not
 * break), it ends where it is full: nothing is ever lost or drawn over the
 * edge.  Pages end ragged, as in all official documents.
 */
#include "typeset/pages.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "typeset/para.h"

struct page_layout page_layout_decree(void)
{
	return (struct page_layout){ .w_pt = 210 * MM, .h_pt = 297 * MM, .top_pt = 20 * MM, .bottom_pt = 20 * MM,
	                             .left_pt = 30 * MM, .right_pt = 20 * MM, .number_pt = 13 };
}

/* On a landscape page the edge to be bound (30 mm) is at the top. */
static struct page_layout turned(const struct page_layout *l, bool landscape)
{
	struct page_layout t = *l;

	if (!landscape)
		return t;
	t.w_pt = l->h_pt;
	t.h_pt = l->w_pt;
	t.top_pt = l->left_pt;
	t.bottom_pt = l->right_pt;
	t.left_pt = l->top_pt;
	t.right_pt = l->bottom_pt;
	return t;
}

double page_text_width(const struct page_layout *l, bool landscape)
{
	struct page_layout t = turned(l, landscape);

	return t.w_pt - t.left_pt - t.right_pt;
}

double page_text_height(const struct page_layout *l, bool landscape)
{
	struct page_layout t = turned(l, landscape);

	return t.h_pt - t.top_pt - t.bottom_pt;
}

/* Where the page that begins with box `start` ends: the first box of the next page. */
static size_t page_end(const struct galley *g, size_t start, double height_pt)
{
	const struct galley_box *first = &g->box[start];
	double y = first->head != NULL ? first->head->height_pt : 0;
	size_t i, last_good = start;

	for (i = start; i < g->n; i++) {
		const struct galley_box *b = &g->box[i];

		if (i > start && b->landscape != first->landscape)
			return i;
		if (i > start && !b->glued)
			last_good = i;
		y += (i > start ? b->before_pt : 0) + b->height_pt;
		if (y > height_pt + 0.01 && i > start)
			break;
	}
	if (i == g->n)
		return i;
	return last_good > start ? last_good : i;
}

/* Open and close structure elements so that `to` is the innermost one. */
#define TAG_DEPTH_MOST 64

static void switch_tag(struct picture *p, const struct tag_node **open, const struct tag_node *to)
{
	const struct tag_node *path[TAG_DEPTH_MOST];
	const struct tag_node *common;
	size_t depth = 0;

	for (common = to; common != NULL; common = common->parent) {
		const struct tag_node *o = *open;

		while (o != NULL && o != common)
			o = o->parent;
		if (o == common)
			break;
		assert(depth < TAG_DEPTH_MOST);
		path[depth++] = common;
	}
	for (; *open != common; *open = (*open)->parent)
		picture_tag_end(p);
	while (depth > 0) {
		*open = path[--depth];
		picture_tag_begin(p, (*open)->tag, (*open)->id, (*open)->alternative);
	}
}

static void draw_boxes(struct picture *page, const struct galley *g, size_t from, size_t to,
                       const struct page_layout *l)
{
	const struct tag_node *open = NULL;
	double y = l->top_pt;

	if (g->box[from].head != NULL) {
		/* The head of a table that goes on: readers aloud have heard it. */
		picture_tag_begin(page, TAG_ARTIFACT, 0, (str){ NULL, 0 });
		for (size_t i = 0; i < g->box[from].head->picture.n; i++) {
			enum mark_kind kind = g->box[from].head->picture.mark[i].kind;
			struct picture one = g->box[from].head->picture;

			if (kind == MARK_TAG_BEGIN || kind == MARK_TAG_END || kind == MARK_ANCHOR)
				continue;
			one.mark += i;
			one.n = 1;
			picture_place(page, &one, l->left_pt, y);
		}
		picture_tag_end(page);
		y += g->box[from].head->height_pt;
	}
	for (size_t i = from; i < to; i++) {
		const struct galley_box *b = &g->box[i];

		if (i > from)
			y += b->before_pt;
		if (b->picture.n > 0) {
			switch_tag(page, &open, b->tag);
			picture_place(page, &b->picture, l->left_pt, y);
		}
		y += b->height_pt;
	}
	switch_tag(page, &open, NULL);
}

str page_number_text(struct arena *a, size_t number, bool roman)
{
	static const struct { size_t value; const char *text; } digit[] = {
		{ 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
		{ 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
	};
	struct buf b;

	buf_init(&b, a, 16);
	if (!roman)
		buf_uint(&b, number);
	for (size_t i = 0; roman && i < sizeof digit / sizeof digit[0]; i++)
		for (; number >= digit[i].value; number -= digit[i].value)
			buf_c(&b, digit[i].text);
	return buf_str(&b);
}

/* A line outside the text: page number, notice, foot. */
struct furniture {
	struct para para;
	double      y_pt, line_pt;
};

static struct furniture set_furniture(struct setting *s, const struct page_layout *l, str text, double y,
                                      const struct span *looks)
{
	struct spans *spans = arena_new(s->arena, struct spans, 1);
	struct para_style style = { .align = PARA_CENTER, .width_pt = l->w_pt - l->left_pt - l->right_pt };

	spans_begin(spans, s->arena);
	spans_add(spans, text, looks);
	return (struct furniture){ para_set(s, spans, &style), y, looks->size_pt * 1.2 };
}

static void draw_furniture(struct picture *page, const struct page_layout *l, const struct furniture *f)
{
	if (f->para.n == 0)
		return;
	picture_tag_begin(page, TAG_ARTIFACT, 0, (str){ NULL, 0 });
	for (size_t i = 0; i < f->para.n; i++)
		para_draw(page, &f->para.line[i], l->left_pt, f->y_pt + (double)i * f->line_pt);
	picture_tag_end(page);
}

static void add_number(struct setting *s, struct picture *page, const struct page_layout *l, size_t number)
{
	struct span upright = { .face = FACE_SERIF, .size_pt = l->number_pt, .ink = INK_TEXT };
	struct furniture f;

	if (l->number_pt <= 0 || number < 2)
		return;
	f = set_furniture(s, l, page_number_text(s->arena, number, l->roman), l->top_pt * 0.62, &upright);
	draw_furniture(page, l, &f);
}

/* Notice and foot are the same on all pages of one shape: set once. */
struct feet { bool ready; struct furniture notice, foot; };

static void add_feet(struct setting *s, struct picture *page, const struct page_layout *l, struct feet *f)
{
	struct span notice = { .face = FACE_SERIF_BOLD_ITALIC, .size_pt = 10, .ink = INK_TEXT };
	struct span foot = { .face = FACE_SERIF, .size_pt = 8.5, .ink = INK_MUTED };

	if (!f->ready) {
		f->notice = set_furniture(s, l, l->notice, l->h_pt - l->bottom_pt + 20, &notice);
		f->foot = set_furniture(s, l, l->foot, l->h_pt - l->bottom_pt + 33, &foot);
		f->ready = true;
	}
	draw_furniture(page, l, &f->notice);
	draw_furniture(page, l, &f->foot);
}

void pages_add(struct pages *pages, const struct galley *g, const struct page_layout *l)
{
	size_t number = 1;
	struct feet feet[2] = { { .ready = false } };   /* portrait, landscape */

	for (size_t from = 0, to; from < g->n; from = to) {
		bool landscape = g->box[from].landscape;
		struct page_layout t = turned(l, landscape);

		to = page_end(g, from, t.h_pt - t.top_pt - t.bottom_pt);
		struct picture *page = arena_push(pages->setting->arena, struct picture, &pages->page, &pages->n,
		                                  &pages->cap);

		picture_begin(page, pages->setting->arena, t.w_pt, t.h_pt);
		draw_boxes(page, g, from, to, &t);
		add_number(pages->setting, page, &t, number++);
		add_feet(pages->setting, page, &t, &feet[landscape]);
	}
}
