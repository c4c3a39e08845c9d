/*
 * body.c -- see body.h.
 *
 * Headings look as their printed label says, not as the level of the Markdown
 * heading: sources use levels unevenly.
 */
#include "typeset/body.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "syntax/doc.h"
#include "syntax/label.h"
#include "typeset/crossref.h"
#include "typeset/table.h"

enum { TAG_LEVELS_MOST = 12 };  /* deeper lists share the structure of the level above */

/* Where a block stands. */
struct place_in {
	double                 left_pt;
	int                    depth;           /* of lists */
	const struct tag_node *tag;             /* the element it belongs to; NULL = the document */
	const struct spans    *label;           /* of the item whose first block this is */
	double                 label_pt;
	const struct tag_node *label_tag;
	double                 gap_pt;
};

static void add_block(struct book *b, const struct doc_node *node, struct place_in in);

struct span body_looks(void)
{
	return (struct span){ .face = FACE_SERIF, .size_pt = BODY_SIZE_PT, .ink = INK_TEXT };
}

static struct spans spans_of(struct book *b, const struct doc_node *node, const struct span *looks)
{
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add_inlines(&s, node, looks);
	spans_trim(&s);
	if (b->crossref != NULL)
		crossref_link(b->crossref, &s);
	return s;
}

/* ---- paragraphs and headings ---- */

static void add_paragraph(struct book *b, const struct spans *text, struct place_in in, str anchor)
{
	struct galley *g = &b->galley;
	struct galley_para p = { .left_pt = in.left_pt, .line_pt = BODY_LINE_PT, .before_pt = in.gap_pt,
	                         .anchor = anchor, .label = in.label, .label_pt = in.label_pt,
	                         .label_tag = in.label_tag };

	p.style.align = PARA_JUSTIFY;
	p.keep_next = text->n > 0 && str_ends(text->span[text->n - 1].text, S(":"));
	if (in.depth == 0 && in.left_pt <= 0)
		p.style.first_pt = BODY_INDENT_PT;
	/* An item's text is its LBody itself, without a P around a single paragraph. */
	p.tag = in.label != NULL ? in.tag : galley_tag(g, TAG_P, in.tag);
	galley_paragraph(g, text, &p);
}

void body_paragraph(struct book *b, const struct spans *text, str anchor)
{
	add_paragraph(b, text, (struct place_in){ .gap_pt = BODY_GAP_PT }, anchor);
}

void body_centred(struct book *b, const struct spans *text, enum tag tag, double before_pt, str anchor)
{
	double line_pt = text->n > 0 ? text->span[0].size_pt * 1.25 : BODY_LINE_PT;
	struct galley_para p = { .line_pt = line_pt, .before_pt = before_pt, .anchor = anchor,
	                         .keep_next = tag != TAG_P, .keep_whole = tag != TAG_P && text->n < 3 };

	p.left_pt = 6;
	p.style = (struct para_style){ .align = PARA_CENTER, .width_pt = b->galley.width_pt - 12 };
	p.tag = galley_tag(&b->galley, tag, NULL);
	galley_paragraph(&b->galley, text, &p);
}

static enum face heading_face(int rank)
{
	if (rank == LABEL_LETTER)
		return FACE_SERIF;
	return rank >= LABEL_DOTTED && rank < LABEL_LETTER ? FACE_SERIF_BOLD_ITALIC : FACE_SERIF_BOLD;
}

/* 0 for "I.", 1 for "1.", 2 for "1.1.", 3 for "1.1.1.", "a)"; unlabelled ones by the Markdown. */
static int heading_depth(int rank, int level)
{
	if (rank == LABEL_NONE)
		return level > 2 ? level - 2 : 0;
	return rank <= LABEL_ROMAN ? 0 : rank - LABEL_ARABIC + 1 > 3 ? 3 : rank - LABEL_ARABIC + 1;
}

static void add_heading(struct book *b, const struct doc_node *node, struct place_in in)
{
	struct arena *a = b->setting.arena;
	struct span looks = body_looks();
	struct spans text = spans_of(b, node, &looks);
	str plain = spans_text(&text), anchor;
	struct label label = { .rank = LABEL_NONE };
	struct galley_para p = { .left_pt = in.left_pt, .line_pt = BODY_LINE_PT, .keep_next = true };
	int depth;

	if (plain.n == 0)
		return;
	label_parse(a, plain, LABEL_IN_HEADING, &label);
	depth = heading_depth(label.rank, node->level);
	spans_set_face(&text, heading_face(label.rank));
	anchor = book_heading(b, depth, plain, node->anchor);
	p.before_pt = depth == 0 ? 12 : depth == 1 ? 9 : BODY_GAP_PT;
	p.style = (struct para_style){ .align = PARA_JUSTIFY, .first_pt = in.left_pt > 0 ? 0 : BODY_INDENT_PT };
	p.anchor = anchor;
	p.tag = galley_tag(&b->galley, (enum tag)(TAG_H2 + depth), in.tag);
	galley_paragraph(&b->galley, &text, &p);
}

/* ---- lists ---- */

/* What stands before an item: "-", "+" and a dot in turn, or its number. */
static struct spans item_label(struct book *b, const struct doc_node *list, const struct doc_node *item, int depth)
{
	static const char *const mark[] = { "-", "+", "•" };
	struct span looks = body_looks();
	struct spans s;

	spans_begin(&s, b->setting.arena);
	if (list->ordered)
		spans_add(&s, str_format(b->setting.arena, "%d%c", item->number, list->delimiter ? list->delimiter : '.'),
		          &looks);
	else
		spans_add(&s, str_from_c(mark[depth % 3]), &looks);
	return s;
}

static double widest_label(struct book *b, const struct doc_node *list, int depth)
{
	double widest = 0;

	for (const struct doc_node *i = list->first; i != NULL; i = i->next) {
		struct spans label = item_label(b, list, i, depth);

		widest = fmax(widest, setting_width(&b->setting, label.span[0].text, FACE_SERIF, BODY_SIZE_PT));
	}
	return widest;
}

/*
 * "2. Tuyên truyền …" among clauses is a clause like those that are headings
 * or paragraphs: it begins as a paragraph does, with its number in the text.
 */
static void add_clause(struct book *b, const struct doc_node *list, const struct doc_node *item, struct place_in in)
{
	struct span looks = body_looks();
	struct spans text, inlines;

	text = item_label(b, list, item, 0);
	inlines = spans_of(b, item->first, &looks);
	spans_add(&text, S(" "), &looks);
	for (size_t i = 0; i < inlines.n; i++) {
		spans_add(&text, inlines.span[i].text, &inlines.span[i]);
		if (inlines.span[i].break_after)
			spans_break(&text);
	}
	add_paragraph(b, &text, in, item->anchor);
	for (const struct doc_node *c = item->first->next; c != NULL; c = c->next)
		add_block(b, c, in);
}

/* False when the list is an ordinary one. */
static bool add_clauses(struct book *b, const struct doc_node *list, struct place_in in)
{
	if (!list->ordered || in.depth > 0 || in.left_pt > 0)
		return false;
	for (const struct doc_node *i = list->first; i != NULL; i = i->next)
		if (i->anchor.n == 0 || i->first == NULL || i->first->kind != DOC_PARAGRAPH)
			return false;
	for (const struct doc_node *i = list->first; i != NULL; i = i->next)
		add_clause(b, list, i, in);
	return true;
}

static void add_item(struct book *b, const struct doc_node *list, const struct doc_node *item, struct place_in in,
                     const struct tag_node *list_tag)
{
	struct galley *g = &b->galley;
	bool tagged = in.depth < TAG_LEVELS_MOST;
	const struct tag_node *li = tagged ? galley_tag(g, TAG_LI, list_tag) : in.tag;
	struct spans *label = arena_new(b->setting.arena, struct spans, 1);
	struct place_in inner = in;

	*label = item_label(b, list, item, in.depth);
	inner.depth++;
	inner.label_tag = tagged ? galley_tag(g, TAG_LBL, li) : in.tag;
	inner.tag = tagged ? galley_tag(g, TAG_LBODY, li) : in.tag;
	inner.label = label;
	if (item->first == NULL) {              /* an empty item still shows its mark */
		struct span looks = body_looks();
		struct spans none;

		spans_begin(&none, b->setting.arena);
		spans_gap(&none, 1, &looks);
		add_paragraph(b, &none, inner, item->anchor);
	}
	for (const struct doc_node *c = item->first; c != NULL; c = c->next) {
		/* "- + text": the outer mark stands for nothing. */
		if (c->kind != DOC_PARAGRAPH)
			inner.label = NULL;
		add_block(b, c, inner);
		inner.label = NULL;
	}
}

static void add_list(struct book *b, const struct doc_node *list, struct place_in in)
{
	if (add_clauses(b, list, in))
		return;
	const struct tag_node *tag = in.depth < TAG_LEVELS_MOST ? galley_tag(&b->galley, TAG_L, in.tag) : in.tag;
	double label = widest_label(b, list, in.depth), room = b->galley.width_pt - 140;
	double left = in.left_pt + (in.depth == 0 ? BODY_INDENT_PT : 18);

	if (left - in.left_pt < label + 6)
		left = in.left_pt + label + 6;
	if (left > room)                        /* very deep: no further in */
		left = in.left_pt > room ? in.left_pt : room;
	in.label_pt = left - label - (list->ordered ? 6 : 7.3);
	in.left_pt = left;
	for (const struct doc_node *i = list->first; i != NULL; i = i->next)
		add_item(b, list, i, in, tag);
}

/* ---- other blocks ---- */

static void add_code(struct book *b, const struct doc_node *node, struct place_in in)
{
	struct span looks = { .face = FACE_SANS, .size_pt = 10.5, .ink = INK_TEXT };
	const struct tag_node *tag = galley_tag(&b->galley, TAG_CODE, in.tag);
	str rest = node->text;

	while (rest.n > 0) {
		str line = str_cut(&rest, '\n');
		struct galley_para p = { .left_pt = in.left_pt + 18, .line_pt = 13.5, .tag = tag };
		struct spans s;
		size_t indent = 0;

		while (indent < line.n && (line.p[indent] == ' ' || line.p[indent] == '\t'))
			indent++;
		p.left_pt += fmin((double)indent * 5, 150);
		p.style.align = PARA_LEFT;
		spans_begin(&s, b->setting.arena);
		spans_add(&s, line, &looks);
		if (s.n == 0)
			spans_gap(&s, 1, &looks);
		galley_paragraph(&b->galley, &s, &p);
	}
}

static void add_rule(struct book *b)
{
	struct galley_box *box;
	double w = b->galley.width_pt;

	galley_space(&b->galley, BODY_GAP_PT);
	box = galley_add(&b->galley, 8, NULL);
	picture_line(&box->picture, w / 3, 4, w * 2 / 3, 4, 0.5, INK_RULE);
}

static void add_raw(struct book *b, const struct doc_node *node, struct place_in in)
{
	struct span looks = body_looks();
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add(&s, node->text, &looks);
	spans_trim(&s);
	add_paragraph(b, &s, in, node->anchor);
}

/* A caption stays with the table below it. */
static void add_caption(struct book *b, str caption, struct place_in in)
{
	struct span looks = { .face = FACE_SERIF_BOLD, .size_pt = 13, .ink = INK_TEXT };
	struct galley_para p = { .left_pt = in.left_pt, .line_pt = 16, .before_pt = 8, .keep_next = true, .keep_whole = true };
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add(&s, caption, &looks);
	p.style.align = PARA_CENTER;
	p.tag = galley_tag(&b->galley, TAG_P, in.tag);
	galley_paragraph(&b->galley, &s, &p);
}

/* A chart, smaller where the column is too narrow for it, with its name and its sentence below. */
static void add_picture(struct book *b, const struct doc_node *node, struct place_in in)
{
	struct span bold = { .face = FACE_SERIF_BOLD, .size_pt = 12, .ink = INK_TEXT }, plain = bold;
	struct galley_para p = { .line_pt = 15, .before_pt = 3, .keep_whole = true };
	struct tag_node *figure = galley_tag(&b->galley, TAG_FIGURE, in.tag);
	const struct picture *from = node->picture;
	struct galley_box *box;
	struct spans s;

	figure->alternative = from->description.n > 0 ? from->description : from->title;
	galley_space(&b->galley, BODY_GAP_PT);
	box = galley_add(&b->galley, from->h_pt, figure);
	picture_place(&box->picture, from, fmax(0, (b->galley.width_pt - from->w_pt) / 2), 0);
	b->galley.keep = true;
	plain.face = FACE_SERIF_ITALIC;
	spans_begin(&s, b->setting.arena);
	spans_add(&s, word_f(b->setting.arena, b->words, "reports.chart", node->title), &bold);
	spans_add(&s, S(" "), &plain);
	spans_add(&s, node->text, &plain);
	spans_trim(&s);
	p.style.align = PARA_CENTER;
	p.tag = galley_tag(&b->galley, TAG_P, in.tag);
	galley_paragraph(&b->galley, &s, &p);
}

/* Type gets smaller with the number of columns, so that those with text stay readable. */
static double table_size(const struct doc_node *table)
{
	size_t columns = 0;

	for (const struct doc_node *c = table->first != NULL ? table->first->first : NULL; c != NULL; c = c->next)
		columns++;
	return columns > 7 ? 10.5 : columns > 5 ? 11 : 12;
}

static void add_table(struct book *b, const struct doc_node *node, struct place_in in)
{
	struct span looks = body_looks();
	struct table *t;

	looks.size_pt = table_size(node);
	if (node->title.n > 0)
		add_caption(b, node->title, in);
	t = table_of_doc(&b->setting, node, &looks);
	if (t == NULL)
		return;
	t->landscape_width_pt = page_text_width(&b->layout, true);
	galley_space(&b->galley, node->title.n > 0 ? 4 : 8);
	table_add(&b->galley, t, in.tag);
}

static void add_block(struct book *b, const struct doc_node *node, struct place_in in)
{
	struct span looks = body_looks();

	b->setting.line = node->line;
	switch (node->kind) {
	case DOC_HEADING:
		add_heading(b, node, in);
		return;
	case DOC_PARAGRAPH: {
		struct spans text = spans_of(b, node, &looks);

		add_paragraph(b, &text, in, node->anchor);
		return;
	}
	case DOC_LIST:
		add_list(b, node, in);
		return;
	case DOC_QUOTE:
		in.left_pt = fmin(in.left_pt + 24, b->galley.width_pt - 140);
		if (in.depth < TAG_LEVELS_MOST)
			in.tag = galley_tag(&b->galley, TAG_QUOTE, in.tag);
		in.depth++;
		for (const struct doc_node *c = node->first; c != NULL; c = c->next)
			add_block(b, c, in);
		return;
	case DOC_CODE:
		galley_space(&b->galley, BODY_GAP_PT);
		add_code(b, node, in);
		return;
	case DOC_DIRECTIVE:
		return;                 /* texts are expanded before they are set */
	case DOC_PICTURE:
		add_picture(b, node, in);
		return;
	case DOC_RULE:
		add_rule(b);
		return;
	case DOC_TABLE:
		add_table(b, node, in);
		return;
	case DOC_HTML_BLOCK:
		add_raw(b, node, in);
		return;
	case DOC_ROOT: case DOC_ITEM: case DOC_ROW: case DOC_CELL: case DOC_TEXT: case DOC_SOFT_BREAK:
	case DOC_HARD_BREAK: case DOC_CODE_SPAN: case DOC_EMPH: case DOC_STRONG: case DOC_LINK:
	case DOC_IMAGE: case DOC_HTML_INLINE: case DOC__COUNT:
		assert(0 && "not a block");
	}
}

void body_block(struct book *b, const struct doc_node *node)
{
	add_block(b, node, (struct place_in){ .gap_pt = BODY_GAP_PT });
}
