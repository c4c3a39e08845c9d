/*
 * plan_pdf.c -- see plan_pdf.h.
 *
 * The text's top-level blocks are walked once:
 *     opening   blocks before the first heading: head parts, then legal bases
 *     body      everything else
 *     closing   "Nơi nhận:", its list, the signature
 *     appendix  from "Phụ lục …" on; it may open with a head of its own (a model form)
 */
#include "typeset/plan_pdf.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/vi.h"
#include "config/words.h"
#include "model/model.h"
#include "syntax/label.h"
#include "typeset/body.h"
#include "typeset/crossref.h"
#include "typeset/plan_head.h"
#include "typeset/toc.h"

enum { TOC_PAGES = 10, TOC_LEVEL = 2 }; /* longer documents get a table of contents: "I.", "1.", "1.1." */

enum part { OPENING, BODY, APPENDIX_OPENING };

struct opening { struct spans text; uint32_t line; };

struct walk {
	struct book        *b;
	const struct plan  *p;
	enum part           part;
	struct head_parts   head;       /* of the document, then of each appendix's model form */
	struct spans        abstract;   /* of the document, as the text has it */
	struct opening     *opening;    /* paragraphs after the head, before the first heading */
	size_t              openings, opening_cap;
	bool                titled;     /* the document's head and title are set */
	bool                closed;     /* its recipients and signature are set */
};

static struct spans plain_spans(struct book *b, str text)
{
	struct span looks = body_looks();
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add(&s, text, &looks);
	spans_trim(&s);
	return s;
}

static struct spans node_spans(struct book *b, const struct doc_node *node)
{
	struct span looks = body_looks();
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add_inlines(&s, node, &looks);
	spans_trim(&s);
	if (b->crossref != NULL && node->kind == DOC_PARAGRAPH)
		crossref_link(b->crossref, &s);
	return s;
}

/* ---- head ---- */

/* "Lai Châu, ngày … tháng 12 năm 2023"; what is not known is left out and becomes a place to fill in. */
static str place_date_of(struct arena *a, const struct plan *p)
{
	struct buf b;
	int month = p->date.month, day = p->date.day;

	buf_init(&b, a, 64);
	buf_add(&b, p->place_name);
	buf_c(&b, p->place_name.n > 0 ? ", ngày" : "ngày");
	if (day > 0)
		buf_printf(&b, day < 10 ? " 0%d" : " %d", day);
	buf_c(&b, " tháng");
	if (month > 0)
		buf_printf(&b, month < 3 ? " 0%d" : " %d", month);
	buf_c(&b, " năm");
	if (p->date.year > 0)
		buf_printf(&b, " %d", p->date.year);
	return buf_str(&b);
}

/* An issuer in full and in capitals: "UBND tỉnh Lai Châu" -> "ỦY BAN NHÂN DÂN TỈNH LAI CHÂU". */
static str issuer_in_full(struct arena *a, str issuer)
{
	if (str_starts(issuer, S("UBND ")))
		issuer = str_format(a, "Ủy ban nhân dân %.*s", STR_ARG(str_slice(issuer, 5, issuer.n)));
	return vi_upper(a, issuer);
}

static void complete_head(struct walk *w)
{
	struct arena *a = w->b->setting.arena;
	const struct plan *p = w->p;
	str type, abstract;

	if (w->head.agency.n == 0)
		w->head.agency = issuer_in_full(a, p->issuer);
	if (w->head.parent.n == 0)
		w->head.parent = vi_upper(a, p->parent_body);
	if (w->head.number.n == 0 || w->head.number.p[0] == '/')
		w->head.number = p->number.n > 0 ? p->number : w->head.number.n > 0 ? w->head.number : S("/KH-UBND");
	if (w->head.place_date.n == 0)
		w->head.place_date = place_date_of(a, p);
	parts_split_title(a, p->title, &type, &abstract);
	if (w->head.type.n == 0)
		w->head.type = type;
	if (w->abstract.n == 0)
		w->abstract = plain_spans(w->b, abstract);
}

/* Legal bases are italic; what follows them in the same paragraph is not. */
static void add_opening(struct walk *w, const struct spans *text)
{
	str plain = spans_text(text);
	size_t end = parts_basis_end(w->b->setting.arena, plain, w->p->issuer);
	struct spans basis, rest, all;

	if (end == 0) {
		body_paragraph(w->b, text, (str){ NULL, 0 });
		return;
	}
	basis = spans_slice(text, 0, end);
	rest = spans_slice(text, end, plain.n);
	for (size_t i = 0; i < basis.n; i++)
		basis.span[i].face = face_italic(basis.span[i].face);
	all = basis;
	if (rest.n > 0) {
		struct span looks = body_looks();

		spans_add(&all, S(" "), &looks);
		for (size_t i = 0; i < rest.n; i++)
			spans_add(&all, rest.span[i].text, &rest.span[i]);
	}
	body_paragraph(w->b, &all, (str){ NULL, 0 });
}

static void set_title(struct walk *w)
{
	if (w->titled)
		return;
	w->titled = true;
	complete_head(w);
	plan_head_add(w->b, &w->head);
	plan_head_add_title(w->b, w->head.type, &w->abstract);
	for (size_t i = 0; i < w->openings; i++) {
		w->b->setting.line = w->opening[i].line;
		add_opening(w, &w->opening[i].text);
	}
	w->part = BODY;
}

/* A block before the first heading: take head parts off it, keep the rest. */
static bool take_opening(struct walk *w, const struct doc_node *node)
{
	struct label label;
	struct spans text;
	str plain;
	size_t n, rest;

	if (node->kind != DOC_HEADING && node->kind != DOC_PARAGRAPH)
		return false;
	text = node_spans(w->b, node);
	plain = spans_text(&text);
	if (node->kind == DOC_HEADING && label_parse(w->b->setting.arena, plain, LABEL_IN_HEADING, &label))
		return false;
	if (w->head.type.n > 0 && w->abstract.n == 0 && w->openings == 0
	    && parts_basis_end(w->b->setting.arena, plain, w->p->issuer) == 0) {
		w->abstract = text;             /* "KẾ HOẠCH" stood alone: this is its abstract */
		return true;
	}
	n = w->openings > 0 ? 0 : parts_take_head(w->b->setting.arena, plain, w->p->parent_body, w->p->issuer, &w->head);
	if (n > 0 && w->head.abstract.n > 0 && w->abstract.n == 0)
		w->abstract = plain_spans(w->b, w->head.abstract);
	if (n == 0 && node->kind == DOC_HEADING)
		return false;
	for (rest = n; rest < plain.n && plain.p[rest] == ' '; rest++)
		;
	if (rest < plain.n)
		*arena_push(w->b->setting.arena, struct opening, &w->opening, &w->openings, &w->opening_cap) =
			(struct opening){ spans_slice(&text, rest, plain.n), node->line };
	return true;
}

/* ---- closing ---- */

/* Does the text of a block begin so?  Most blocks do not, and need not be read as a whole. */
static bool may_begin(const struct doc_node *node, str with)
{
	str first;

	if (node->kind != DOC_PARAGRAPH && node->kind != DOC_HEADING)
		return false;
	while (node->first != NULL)
		node = node->first;
	first = str_trim(node->text);
	return first.n == 0 || str_starts(with, str_slice(first, 0, with.n)) || str_starts(first, with);
}

static bool is_recipients(struct book *b, const struct doc_node *node)
{
	struct spans s;

	if (!may_begin(node, S("Nơi nhận")))
		return false;
	s = node_spans(b, node);
	return str_starts(spans_text(&s), S("Nơi nhận"));
}

static struct spans recipient_spans(struct book *b, const struct doc_node *item, str text)
{
	struct span looks = { .face = FACE_SERIF, .size_pt = 11, .ink = INK_TEXT };
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add(&s, S("- "), &looks);
	if (item != NULL)
		spans_add_inlines(&s, item, &looks);
	else
		spans_add(&s, text, &looks);
	spans_trim(&s);
	return s;
}

struct closing {
	struct spans    *recipient;
	size_t           n, cap;
	struct signature signature;
};

static void add_recipient(struct book *b, struct closing *c, const struct doc_node *item, str text)
{
	*arena_push(b->setting.arena, struct spans, &c->recipient, &c->n, &c->cap) = recipient_spans(b, item, text);
}

/* What the front matter says, where the text says nothing. */
static void complete_closing(struct walk *w, struct closing *c)
{
	struct arena *a = w->b->setting.arena;
	const struct plan *p = w->p;

	size_t wanted = c->n == 0 ? p->recipients : 0;

	for (size_t i = 0; i < wanted; i++) {
		str r = p->recipient[i];

		while (r.n > 0 && (r.p[0] == '-' || r.p[0] == ' '))
			r = str_slice(r, 1, r.n);
		add_recipient(w->b, c, NULL, r);
	}
	if (c->signature.lines == 0) {
		parts_add_signature(a, p->signer_capacity, &c->signature);
		parts_add_signature(a, p->signer_position, &c->signature);
	}
	if (c->signature.name.n == 0)
		c->signature.name = p->signer_name;
}

/* From "Nơi nhận:" on: the list, then the signature; returns the first block after them. */
static const struct doc_node *take_closing(struct walk *w, const struct doc_node *node)
{
	struct arena *a = w->b->setting.arena;
	struct closing c = { 0 };
	str label, name;
	size_t read;

	node = node->next;
	if (node != NULL && node->kind == DOC_LIST) {
		for (const struct doc_node *i = node->first; i != NULL; i = i->next)
			add_recipient(w->b, &c, i, (str){ NULL, 0 });
		node = node->next;
	}
	for (; node != NULL && node->kind == DOC_PARAGRAPH; node = node->next) {
		struct spans s = node_spans(w->b, node);
		str plain = spans_text(&s);

		if (parts_take_appendix(a, plain, &label, &name, &read))
			break;
		if (c.signature.lines > 0 && c.signature.name.n == 0 && parts_is_name(a, plain)) {
			c.signature.name = plain;
			continue;
		}
		if (!parts_is_signature(a, plain))
			break;
		parts_add_signature(a, plain, &c.signature);
	}
	if (!w->closed)
		complete_closing(w, &c);
	w->closed = true;
	plan_head_add_closing(w->b, c.recipient, c.n, &c.signature);
	return node;
}

static void close_main(struct walk *w)
{
	struct closing c = { 0 };

	if (w->closed)
		return;
	w->closed = true;
	complete_closing(w, &c);
	plan_head_add_closing(w->b, c.recipient, c.n, &c.signature);
}

/* ---- appendices ---- */

static bool is_report(const struct plan *p)
{
	return str_starts(p->title, S("Báo cáo "));
}

/* "(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm 2023 của UBND tỉnh …)" */
static struct spans belongs_to(struct walk *w)
{
	struct book *b = w->b;
	struct span looks = body_looks();
	struct spans s, number, day;
	str place_date = place_date_of(b->setting.arena, w->p);
	size_t ngay = str_find(place_date, S("ngày"), 0);

	looks.face = FACE_SERIF_ITALIC;
	looks.size_pt = 13;
	spans_begin(&s, b->setting.arena);
	spans_add(&s, word(b->words, is_report(w->p) ? "pdf.attached-to-report" : "pdf.attached-to"), &looks);
	spans_add(&s, S(" "), &looks);
	number = plan_head_number(b, w->p->number, &looks);
	day = plan_head_place_date(b, str_slice(place_date, ngay, place_date.n), &looks);
	for (size_t i = 0; i < number.n; i++)
		if (number.span[i].gap_pt > 0)
			spans_gap(&s, number.span[i].gap_pt, &looks);
		else
			spans_add(&s, number.span[i].text, &looks);
	spans_add(&s, S(" "), &looks);
	for (size_t i = 0; i < day.n; i++)
		if (day.span[i].gap_pt > 0)
			spans_gap(&s, day.span[i].gap_pt, &looks);
		else
			spans_add(&s, day.span[i].text, &looks);
	spans_add(&s, str_format(b->setting.arena, " của %.*s)", STR_ARG(w->p->issuer)), &looks);
	return s;
}

static bool is_attached_line(str plain)
{
	return str_starts(plain, S("(Kèm theo")) || str_starts(plain, S("(Ban hành kèm theo"));
}

/* A block in capitals without a label: an appendix's name. */
static bool is_name(struct book *b, const struct doc_node *node, struct spans *text)
{
	struct label label;
	str plain;

	if (node == NULL || (node->kind != DOC_HEADING && node->kind != DOC_PARAGRAPH))
		return false;
	*text = node_spans(b, node);
	plain = spans_text(text);
	return parts_in_capitals(b->setting.arena, plain)
	       && !label_parse(b->setting.arena, plain, LABEL_IN_HEADING, &label);
}

static const struct doc_node *begin_appendix(struct walk *w, const struct doc_node *node, str label, str name,
                                             const struct spans *text, size_t read)
{
	struct book *b = w->b;
	struct spans title = plain_spans(b, name), attached, next;
	struct head_parts none = { 0 };
	str plain = spans_text(text);

	book_section(b, str_format(b->setting.arena, "%.*s-", STR_ARG(label)));
	w->part = APPENDIX_OPENING;
	w->head = none;
	w->abstract = plain_spans(b, S(""));
	w->openings = 0;
	node = node->next;
	if (name.n == 0 && is_name(b, node, &next)) {
		title = next;
		node = node->next;
	}
	attached = belongs_to(w);
	if (node != NULL && node->kind == DOC_PARAGRAPH) {
		next = node_spans(b, node);
		if (is_attached_line(spans_text(&next))) {
			attached = next;
			node = node->next;
		}
	}
	plan_head_add_appendix(b, label, &title, &attached);
	if (read < plain.n) {           /* run together: the model form's head goes on in this paragraph */
		size_t n = parts_take_head(b->setting.arena, str_trim(str_slice(plain, read, plain.n)), S(""), S(""),
		                           &w->head);
		struct spans rest = spans_slice(text, read, plain.n);

		rest = spans_slice(&rest, n, spans_text(&rest).n);
		if (rest.n > 0)
			body_paragraph(b, &rest, (str){ NULL, 0 });
	}
	return node;
}

/* The head of a model form inside an appendix, once all of it has been read. */
static void set_form_head(struct walk *w)
{
	w->part = BODY;
	if (w->head.motto || w->head.agency.n > 0)
		plan_head_add(w->b, &w->head);
	if (w->head.type.n > 0)
		plan_head_add_title(w->b, w->head.type, &w->abstract);
	for (size_t i = 0; i < w->openings; i++) {
		w->b->setting.line = w->opening[i].line;
		body_paragraph(w->b, &w->opening[i].text, (str){ NULL, 0 });
	}
}

/* ---- the walk ---- */

static const struct doc_node *walk_block(struct walk *w, const struct doc_node *node)
{
	struct arena *a = w->b->setting.arena;
	struct spans text;
	str label, name;
	size_t read;

	w->b->setting.line = node->line;
	if (may_begin(node, S("Phụ lục")) || may_begin(node, S("PHỤ LỤC"))) {
		text = node_spans(w->b, node);
		if (parts_take_appendix(a, spans_text(&text), &label, &name, &read)) {
			set_title(w);
			close_main(w);
			if (w->part == APPENDIX_OPENING)        /* one of paragraphs only */
				set_form_head(w);
			return begin_appendix(w, node, label, name, &text, read);
		}
	}
	if (w->part != BODY) {
		if (take_opening(w, node))
			return node->next;
		if (w->part == OPENING)
			set_title(w);
		else
			set_form_head(w);
	}
	if (is_recipients(w->b, node))
		return take_closing(w, node);
	body_block(w->b, node);
	return node->next;
}

/* ---- where the text is from ---- */

/* The name of a file tells readers nothing. */
static bool is_sentence(str source)
{
	return str_find_char(source, ' ', 0) != SIZE_MAX;
}

static bool fits_foot(const struct book *b, str source)
{
	enum { LINES_MOST = 2 };
	double width = page_text_width(&b->layout, false);

	return is_sentence(source) && setting_width(&b->setting, source, FACE_SERIF, 8.5) < 0.9 * LINES_MOST * width;
}

/* Too long for the foot of each page: once, at the end. */
static void add_source(struct book *b, str source)
{
	struct span looks = { .face = FACE_SERIF, .size_pt = 10, .ink = INK_MUTED };
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add(&s, source, &looks);
	galley_space(&b->galley, 14);
	body_paragraph(b, &s, (str){ NULL, 0 });
}

void plan_book(struct book *b, struct arena *a, const struct model *m, const struct plan *p,
               const struct fonts *f, const struct words *words, struct diags *d)
{
	struct walk w = { .b = b, .p = p };
	const struct doc_node *node = p->doc.root != NULL ? p->doc.root->first : NULL;
	struct crossref *x = arena_new(a, struct crossref, 1);

	book_begin(b, a, f, words, d, p->doc.file);
	b->setting.source = p->doc.text;
	b->setting.first_line = p->doc.first_line;
	bool source_in_foot = fits_foot(b, p->source);

	if (source_in_foot)
		b->layout.foot = p->source;
	if (!m->config.official)
		b->layout.notice = word(words, "pdf.sample");
	crossref_begin(x, a, m, p->document, &p->outline);
	b->crossref = x;
	spans_begin(&w.abstract, a);
	book_section(b, (str){ NULL, 0 });
	while (node != NULL)
		node = walk_block(&w, node);
	set_title(&w);
	if (w.part == APPENDIX_OPENING)
		set_form_head(&w);
	close_main(&w);
	if (!source_in_foot && is_sentence(p->source))
		add_source(b, p->source);
	book_end(b);
	if (b->pages.n > TOC_PAGES)
		toc_add(b, TOC_LEVEL);
}

bool plan_pdf(struct arena *a, const struct model *m, const struct plan *p, const struct fonts *f,
              const struct words *w, struct diags *d, str *pdf_bytes)
{
	struct book *b = arena_new(a, struct book, 1);
	struct pdf_document properties = { .title = p->title, .author = p->issuer, .subject = p->number,
	                                   .created = DATE_NONE };

	plan_book(b, a, m, p, f, w, d);
	if (date_valid(p->date.year, p->date.month, p->date.day))
		properties.created = date_make(p->date.year, p->date.month, p->date.day);
	return book_pdf(b, &properties, pdf_bytes);
}
