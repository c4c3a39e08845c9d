/*
 * toc.c -- see toc.h.
 *
 * An entry is a paragraph; its last line goes on with dots to the page number
 * at the right edge.  The dots stand in one grid on all lines.
 */
#include "typeset/toc.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "config/words.h"
#include "typeset/body.h"

#define LINE_PT   17.0
#define DOTS_PT   26.0          /* kept free for some dots at least */
#define INDENT_PT 16.0          /* of each level */
#define DOT_PT    5.0           /* from dot to dot */

struct toc {
	struct book         *b;
	struct map           page_of;   /* anchor -> index of its page */
	const struct tag_node *tag;     /* the TOC element */
	struct span          looks;
};

static void find_pages(struct toc *t)
{
	const struct pages *pages = &t->b->pages;

	map_init(&t->page_of, t->b->setting.arena, (uint32_t)t->b->headings);
	for (uint32_t i = 0; i < pages->n; i++)
		for (size_t k = 0; k < pages->page[i].n; k++)
			if (pages->page[i].mark[k].kind == MARK_ANCHOR)
				map_add(&t->page_of, pages->page[i].mark[k].text, i);
}

/* The page's number as it is printed there; in an appendix with the appendix before it. */
static str label_of(const struct toc *t, uint32_t page)
{
	const struct pdf_label *l = t->b->label;
	size_t i = t->b->labels;

	while (i > 1 && l[i - 1].first_page > page)
		i--;
	return str_format(t->b->setting.arena, "%.*s%zu", STR_ARG(l[i - 1].prefix), page - l[i - 1].first_page + 1);
}

/* Dots from x to the number, the number itself, in the last line's box. */
static void finish_line(struct toc *t, struct galley_box *box, double x, str number, str url)
{
	struct setting *s = &t->b->setting;
	double right = t->b->galley.width_pt, w = setting_width(s, number, FACE_SERIF, t->looks.size_pt);
	double base = LINE_PT, first = ceil((x + 4) / DOT_PT) * DOT_PT, last = right - w - 4;
	struct spans text;
	struct para_style style = { .align = PARA_RIGHT, .width_pt = right };
	struct buf dots;

	for (size_t i = 0; i < box->picture.n; i++)
		if (box->picture.mark[i].kind == MARK_TEXT)
			base = box->picture.mark[i].y_pt;
	buf_init(&dots, s->arena, 128);
	for (double at = first; at < last - DOT_PT; at += DOT_PT)
		buf_c(&dots, dots.n > 0 ? " ." : ".");
	if (dots.n > 0) {
		double dot = setting_width(s, S("."), FACE_SERIF, t->looks.size_pt);

		picture_tag_begin(&box->picture, TAG_ARTIFACT, 0, (str){ NULL, 0 });
		picture_text(&box->picture, first, base, buf_str(&dots), FACE_SERIF, t->looks.size_pt, INK_TEXT,
		             (double)(dots.n / 2) * DOT_PT + dot);
		picture_tag_end(&box->picture);
	}
	t->looks.url = url;
	spans_begin(&text, s->arena);
	spans_add(&text, number, &t->looks);
	struct para para = para_set(s, &text, &style);

	if (para.n > 0)
		para_draw(&box->picture, &para.line[0], 0, base);
}

static void add_entry(struct toc *t, const struct pdf_heading *h)
{
	struct galley *g = &t->b->galley;
	uint32_t page = map_get(&t->page_of, h->anchor);
	struct tag_node *item = galley_tag(g, TAG_TOCI, t->tag);
	struct galley_para p = { .left_pt = INDENT_PT * h->level, .line_pt = LINE_PT, .keep_whole = true,
	                         .before_pt = h->level == 0 ? 4 : 0, .tag = galley_tag(g, TAG_REFERENCE, item) };
	struct spans text;

	if (page == MAP_NONE)
		return;
	str number = label_of(t, page);
	double room = setting_width(&t->b->setting, number, FACE_SERIF, t->looks.size_pt) + DOTS_PT;

	t->looks.face = h->level == 0 ? FACE_SERIF_BOLD : FACE_SERIF;
	t->looks.url = str_format(t->b->setting.arena, "#%.*s", STR_ARG(h->anchor));
	spans_begin(&text, t->b->setting.arena);
	spans_add(&text, h->title, &t->looks);
	spans_trim(&text);
	p.style = (struct para_style){ .align = PARA_LEFT, .width_pt = g->width_pt - p.left_pt - room };
	if (galley_paragraph(g, &text, &p) == 0)
		return;
	struct galley_box *last = &g->box[g->n - 1];
	double x = 0;

	for (size_t i = 0; i < last->picture.n; i++)
		if (last->picture.mark[i].kind == MARK_TEXT)
			x = last->picture.mark[i].x_pt + last->picture.mark[i].w_pt;
	t->looks.face = FACE_SERIF;
	finish_line(t, last, x, number, t->looks.url);
}

static void add_title(struct book *b)
{
	struct span looks = { .face = FACE_SERIF_BOLD, .size_pt = BODY_SIZE_PT, .ink = INK_TEXT };
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add(&s, word(b->words, "pdf.toc"), &looks);
	body_centred(b, &s, TAG_P, 0, S("toc"));
	galley_space(&b->galley, 10);
	b->galley.keep = true;
}

/* The table's pages first, then all others; their labels move on. */
static void put_first(struct book *b, const struct pages *table)
{
	struct pages all = { .setting = &b->setting };
	struct pdf_label *label = arena_new(b->setting.arena, struct pdf_label, b->labels + 1);
	struct pdf_heading *heading = arena_new(b->setting.arena, struct pdf_heading, b->headings + 1);

	for (size_t i = 0; i < table->n + b->pages.n; i++)
		*arena_push(b->setting.arena, struct picture, &all.page, &all.n, &all.cap) =
			i < table->n ? table->page[i] : b->pages.page[i - table->n];
	label[0] = (struct pdf_label){ .first_page = 0, .roman = true };
	for (size_t i = 0; i < b->labels; i++) {
		label[i + 1] = b->label[i];
		label[i + 1].first_page += table->n;
	}
	heading[0] = (struct pdf_heading){ 0, word(b->words, "pdf.toc"), S("toc") };
	for (size_t i = 0; i < b->headings; i++)
		heading[i + 1] = b->heading[i];
	b->pages = all;
	b->label = label;
	b->labels++;
	b->heading = heading;
	b->headings++;
}

void toc_add(struct book *b, int deepest)
{
	struct toc t = { .b = b, .looks = { .face = FACE_SERIF, .size_pt = 13, .ink = INK_TEXT } };
	struct pages table = { .setting = &b->setting };
	struct page_layout layout = b->layout;

	find_pages(&t);
	galley_begin(&b->galley, &b->setting, page_text_width(&layout, false));
	add_title(b);
	t.tag = galley_tag(&b->galley, TAG_TOC, NULL);
	for (size_t i = 0; i < b->headings; i++)
		if (b->heading[i].level <= deepest)
			add_entry(&t, &b->heading[i]);
	layout.roman = true;
	pages_add(&table, &b->galley, &layout);
	b->galley.n = 0;
	put_first(b, &table);
}
