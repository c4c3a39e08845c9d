/*
 * plan_head.c -- see plan_head.h.
 *
 * Head and closing are boxes of their own with two columns of centred lines;
 * they are placed here, not by the galley.
 */
#include "typeset/plan_head.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "typeset/body.h"

#define LEFT_PART     0.39      /* of the text width: the agencies' column */
#define SIGNING_PT    66.0      /* room for hand and stamp */
#define NUMBER_GAP_PT 30.0
#define DAY_GAP_PT    22.0
#define RULE_PT       0.6
#define RECIPIENT_LINE_PT 13.4

/* A column being filled from its top. */
struct column {
	struct book    *b;
	struct picture *p;
	double          x_pt, w_pt, y_pt;       /* y of the next line's top */
	double          last_w_pt;              /* width of the last line set */
};

static struct span looks_of(enum face face, double size_pt)
{
	return (struct span){ .face = face, .size_pt = size_pt, .ink = INK_TEXT };
}

static struct spans one_span(struct book *b, str text, enum face face, double size_pt)
{
	struct span looks = looks_of(face, size_pt);
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add(&s, text, &looks);
	spans_trim(&s);
	return s;
}

/* Add a paragraph; returns its number of lines. */
static size_t column_add(struct column *c, const struct spans *text, enum para_align align, double line_pt)
{
	struct para_style style = { .align = align, .width_pt = c->w_pt };
	struct para para = para_set(&c->b->setting, text, &style);

	if (para.n == 0)
		return 0;
	picture_tag_begin(c->p, TAG_P, setting_tag_id(&c->b->setting), (str){ NULL, 0 });
	for (size_t i = 0; i < para.n; i++) {
		para_draw(c->p, &para.line[i], c->x_pt, c->y_pt + line_pt * 0.8);
		c->y_pt += line_pt;
		c->last_w_pt = para.line[i].right_pt - para.line[i].left_pt;
	}
	picture_tag_end(c->p);
	return para.n;
}

static void column_rule(struct column *c, double width_pt)
{
	double middle = c->x_pt + c->w_pt / 2;

	picture_line(c->p, middle - width_pt / 2, c->y_pt + 3, middle + width_pt / 2, c->y_pt + 3, RULE_PT, INK_RULE);
	c->y_pt += 5;
}

/* "…", "...", "……": a place to fill in. */
static bool is_blank(str w)
{
	for (size_t i = 0; i < w.n; i++)
		if (w.p[i] != '.' && (unsigned char)w.p[i] < 0x80)
			return false;
	return w.n == 0 || w.p[0] == '.' || str_starts(w, S("…"));
}

struct spans plan_head_number(struct book *b, str number, const struct span *looks)
{
	struct spans s;
	size_t slash = str_find_char(number, '/', 0);
	str first = str_trim(str_slice(number, 0, slash == SIZE_MAX ? number.n : slash));

	spans_begin(&s, b->setting.arena);
	if (!is_blank(first)) {
		/* The decree writes numbers below ten as 01 to 09. */
		if (first.n == 1 && first.p[0] >= '1' && first.p[0] <= '9')
			spans_add(&s, S("0"), looks);
		spans_add(&s, number, looks);
		return s;
	}
	spans_gap(&s, NUMBER_GAP_PT, looks);
	if (slash != SIZE_MAX)
		spans_add(&s, str_slice(number, slash, number.n), looks);
	return s;
}

struct spans plan_head_place_date(struct book *b, str place_date, const struct span *looks)
{
	struct spans s;
	str rest = place_date, w, before = { NULL, 0 };

	spans_begin(&s, b->setting.arena);
	while ((w = str_word(&rest)).n > 0) {
		bool day = str_eq_c(before, "ngày"), month = str_eq_c(before, "tháng");

		if ((day || month) && (is_blank(w) || w.p[0] == 't' || w.p[0] == 'n')) {
			spans_gap(&s, DAY_GAP_PT, looks);
			spans_add(&s, S(" "), looks);
			if (is_blank(w)) {
				before = S("");
				continue;
			}
		}
		spans_add(&s, w, looks);
		spans_add(&s, S(" "), looks);
		before = w;
	}
	if (str_eq_c(before, "năm"))
		spans_gap(&s, DAY_GAP_PT, looks);
	spans_trim(&s);
	return s;
}

/* ---- head ---- */

/* The issuer, if need be in two lines that make sense: at a comma, or the kind of body, then of what. */
static struct spans agency_spans(struct book *b, str name, double size_pt, double width_pt)
{
	static const char *const before[] = { " TỈNH ", " THÀNH PHỐ ", " HUYỆN ", " QUẬN ", " THỊ XÃ ", " XÃ ",
	                                      " PHƯỜNG ", " ĐẶC KHU ", " THỊ TRẤN " };
	struct span looks = looks_of(FACE_SERIF_BOLD, size_pt);
	struct spans s;

	spans_begin(&s, b->setting.arena);
	if (setting_width(&b->setting, name, FACE_SERIF_BOLD, size_pt) <= width_pt) {
		spans_add(&s, name, &looks);
		return s;
	}
	size_t comma = str_find(name, S(", "), 0);

	if (comma != SIZE_MAX && setting_width(&b->setting, str_slice(name, comma + 2, name.n), FACE_SERIF_BOLD,
	                                       size_pt) <= width_pt) {
		spans_add(&s, str_slice(name, 0, comma + 1), &looks);
		spans_break(&s);
		name = str_slice(name, comma + 2, name.n);
	}
	for (size_t i = 0; s.n == 0 && i < sizeof before / sizeof before[0]; i++) {
		size_t at = str_find(name, str_from_c(before[i]), 0);

		if (at == SIZE_MAX)
			continue;
		spans_add(&s, str_slice(name, 0, at), &looks);
		spans_break(&s);
		name = str_slice(name, at + 1, name.n);
		break;
	}
	spans_add(&s, name, &looks);
	return s;
}

static void add_agencies(struct column *c, const struct head_parts *head)
{
	struct book *b = c->b;

	if (head->parent.n > 0) {
		struct spans parent = one_span(b, head->parent, FACE_SERIF, 13);

		column_add(c, &parent, PARA_CENTER, 16);
	}
	struct spans agency = agency_spans(b, head->agency, 13, c->w_pt);
	struct para_style style = { .align = PARA_CENTER, .width_pt = c->w_pt };

	if (para_set(&b->setting, &agency, &style).n > 2)
		agency = agency_spans(b, head->agency, 12, c->w_pt);
	if (column_add(c, &agency, PARA_CENTER, 16) > 0)
		column_rule(c, c->last_w_pt * 0.42);
}

static void add_motto(struct column *c)
{
	struct spans state = one_span(c->b, S("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), FACE_SERIF_BOLD, 13);
	struct spans motto = one_span(c->b, S("Độc lập - Tự do - Hạnh phúc"), FACE_SERIF_BOLD, 14);

	if (setting_width(&c->b->setting, state.span[0].text, FACE_SERIF_BOLD, 13) > c->w_pt)
		state.span[0].size_pt = 12;
	column_add(c, &state, PARA_CENTER, 16);
	column_add(c, &motto, PARA_CENTER, 16.5);
	column_rule(c, c->last_w_pt);
}

/* Would a text fill a column?  Then it is set across the page, above the head: nothing is ever cut off. */
static bool is_too_long(struct book *b, str text, enum face face, double width)
{
	enum { LINES_MOST = 6 };
	struct spans s = one_span(b, text, face, 12);
	struct para_style style = { .align = PARA_CENTER, .width_pt = width };

	return text.n > 120 && para_set(&b->setting, &s, &style).n > LINES_MOST;
}

static void set_apart(struct book *b, str *text, enum face face, double width)
{
	if (!is_too_long(b, *text, face, width))
		return;
	struct spans s = one_span(b, *text, face, 13);

	body_centred(b, &s, TAG_P, 2, (str){ NULL, 0 });
	*text = (str){ NULL, 0 };
}

static void add_head(struct book *b, const struct head_parts *head)
{
	double width = b->galley.width_pt, left = width * LEFT_PART;
	struct galley_box *box = galley_add(&b->galley, 1, NULL);
	struct column l = { .b = b, .p = &box->picture, .w_pt = left };
	struct column r = { .b = b, .p = &box->picture, .x_pt = left, .w_pt = width - left };
	struct span upright = looks_of(FACE_SERIF, 13), italic = looks_of(FACE_SERIF_ITALIC, 13);
	double y;

	add_agencies(&l, head);
	struct column number_line = l;

	add_motto(&r);
	y = fmax(l.y_pt, r.y_pt) + 4;
	number_line.y_pt = r.y_pt = y;
	if (head->number.n > 0) {
		struct spans s, number = plan_head_number(b, head->number, &upright);

		spans_begin(&s, b->setting.arena);
		spans_add(&s, S("Số: "), &upright);
		for (size_t i = 0; i < number.n; i++)
			if (number.span[i].gap_pt > 0)
				spans_gap(&s, number.span[i].gap_pt, &upright);
			else
				spans_add(&s, number.span[i].text, &upright);
		column_add(&number_line, &s, PARA_CENTER, 17);
	}
	if (head->place_date.n > 0) {
		struct spans s = plan_head_place_date(b, head->place_date, &italic);

		column_add(&r, &s, PARA_CENTER, 17);
	}
	box->height_pt = fmax(number_line.y_pt, r.y_pt);
	galley_space(&b->galley, 14);
	b->galley.keep = true;
}

void plan_head_add(struct book *b, const struct head_parts *parts)
{
	struct head_parts head = *parts;
	double left = b->galley.width_pt * LEFT_PART, right = b->galley.width_pt - left;

	set_apart(b, &head.parent, FACE_SERIF, left);
	set_apart(b, &head.agency, FACE_SERIF_BOLD, left);
	set_apart(b, &head.number, FACE_SERIF, left);
	set_apart(b, &head.place_date, FACE_SERIF_ITALIC, right);
	add_head(b, &head);
}

void plan_head_add_title(struct book *b, str type, const struct spans *abstract)
{
	double widest = 0;

	if (type.n > 0) {
		struct spans s = one_span(b, type, FACE_SERIF_BOLD, 14);

		body_centred(b, &s, TAG_H1, 0, (str){ NULL, 0 });
	}
	if (abstract->n > 0) {
		struct spans s = *abstract;
		size_t first = b->galley.n;

		spans_set_face(&s, FACE_SERIF_BOLD);
		body_centred(b, &s, type.n > 0 ? TAG_P : TAG_H1, 0, (str){ NULL, 0 });
		for (size_t i = first; i < b->galley.n; i++)
			for (size_t k = 0; k < b->galley.box[i].picture.n; k++)
				if (b->galley.box[i].picture.mark[k].kind == MARK_TEXT)
					widest = fmax(widest, b->galley.box[i].picture.mark[k].w_pt);
	}
	b->galley.keep = true;
	struct galley_box *box = galley_add(&b->galley, 8, NULL);
	double middle = b->galley.width_pt / 2, w = fmin(fmax(widest, 100) * 0.4, 160);

	picture_line(&box->picture, middle - w / 2, 5, middle + w / 2, 5, RULE_PT, INK_RULE);
	galley_space(&b->galley, 10);
	b->galley.keep = true;
}

void plan_head_add_appendix(struct book *b, str label, const struct spans *name, const struct spans *belongs_to)
{
	struct arena *a = b->setting.arena;
	struct spans s = one_span(b, label, FACE_SERIF_BOLD, 14), n = *name, k = *belongs_to;
	str plain = spans_text(name);
	str title = plain.n > 0 ? str_format(a, "%.*s. %.*s", STR_ARG(label), STR_ARG(plain)) : label;
	str anchor = book_heading(b, 0, title, (str){ NULL, 0 });

	body_centred(b, &s, TAG_H1, 0, anchor);
	spans_set_face(&n, FACE_SERIF_BOLD);
	if (n.n > 0)
		body_centred(b, &n, TAG_H1, 0, (str){ NULL, 0 });
	spans_set_face(&k, FACE_SERIF_ITALIC);
	if (k.n > 0)
		body_centred(b, &k, TAG_P, 2, (str){ NULL, 0 });
	galley_space(&b->galley, 12);
	b->galley.keep = true;
}

/* ---- closing ---- */

static void add_signature(struct column *c, const struct signature *s)
{
	for (size_t i = 0; i < s->lines; i++) {
		struct spans line = one_span(c->b, s->line[i], FACE_SERIF_BOLD, 14);

		column_add(c, &line, PARA_CENTER, 17);
	}
	if (s->note.n > 0) {
		struct spans note = one_span(c->b, s->note, FACE_SERIF_ITALIC, 13);

		column_add(c, &note, PARA_CENTER, 17);
	}
	if (s->lines == 0 && s->name.n == 0)
		return;
	c->y_pt += SIGNING_PT;
	if (s->name.n > 0) {
		struct spans name = one_span(c->b, s->name, FACE_SERIF_BOLD, 14);

		column_add(c, &name, PARA_CENTER, 17);
	}
}

/* The recipients' column: as wide as its longest line asks for, as far as the signature leaves room. */
static double closing_left(struct book *b, const struct spans *recipient, size_t recipients, const struct signature *s)
{
	double width = b->galley.width_pt, want = 0, sign = setting_width(&b->setting, s->name, FACE_SERIF_BOLD, 14);

	for (size_t i = 0; i < recipients; i++) {
		double least, most;

		para_extent(&b->setting, &recipient[i], &least, &most);
		want = fmax(want, most + 12);
	}
	for (size_t i = 0; i < s->lines; i++)
		sign = fmax(sign, setting_width(&b->setting, s->line[i], FACE_SERIF_BOLD, 14));
	return fmax(0.45 * width, fmin(want, fmin(width - sign - 8, 0.56 * width)));
}

static size_t lines_of(struct book *b, const struct spans *text, double width)
{
	struct para_style style = { .align = PARA_LEFT, .width_pt = width };

	return para_set(&b->setting, text, &style).n;
}

/* Names and capacities that would fill the page go across it, each by itself. */
static struct signature short_signature(struct book *b, const struct signature *s, double width)
{
	enum { LINES_MOST = 18 };
	struct signature out = *s;
	size_t kept = 0, lines = 0;

	out.line = arena_new(b->setting.arena, str, s->lines);
	for (size_t i = 0; i < s->lines; i++) {
		str line = s->line[i];
		struct spans text = one_span(b, line, FACE_SERIF_BOLD, 14);

		set_apart(b, &line, FACE_SERIF_BOLD, width);
		lines += line.n > 0 ? lines_of(b, &text, width) : 0;
		if (line.n > 0 && lines <= LINES_MOST)
			out.line[kept++] = line;
		else if (line.n > 0)
			body_centred(b, &text, TAG_P, 0, (str){ NULL, 0 });
	}
	out.lines = kept;
	set_apart(b, &out.note, FACE_SERIF_ITALIC, width);
	set_apart(b, &out.name, FACE_SERIF_BOLD, width);
	return out;
}

/* Recipients from i on, that no longer fit beside the signature: below it, over as many pages as they need. */
static void add_more_recipients(struct book *b, const struct spans *recipient, size_t i, size_t recipients, double width)
{
	struct galley_para p = { .style = { .align = PARA_LEFT, .width_pt = width }, .line_pt = RECIPIENT_LINE_PT };

	for (; i < recipients; i++) {
		p.tag = galley_tag(&b->galley, TAG_P, NULL);
		galley_paragraph(&b->galley, &recipient[i], &p);
	}
}

void plan_head_add_closing(struct book *b, const struct spans *recipient, size_t recipients,
                           const struct signature *given)
{
	enum { HIGHEST = 540 };
	double width = b->galley.width_pt, left = closing_left(b, recipient, recipients, given);
	struct signature signature = short_signature(b, given, width - left);
	size_t i = 0;

	if (recipients == 0 && signature.lines == 0 && signature.name.n == 0)
		return;
	galley_space(&b->galley, 14);
	b->galley.keep = b->galley.n > 0;
	struct galley_box *box = galley_add(&b->galley, 1, NULL);
	struct column l = { .b = b, .p = &box->picture, .w_pt = left - 8 };
	struct column r = { .b = b, .p = &box->picture, .x_pt = left, .w_pt = width - left };

	if (recipients > 0) {
		struct spans to = one_span(b, word(b->words, "pdf.recipients"), FACE_SERIF_BOLD_ITALIC, 12);

		column_add(&l, &to, PARA_LEFT, 15);
	}
	for (; i < recipients; i++) {
		double lines = (double)lines_of(b, &recipient[i], l.w_pt);

		if (l.y_pt + lines * RECIPIENT_LINE_PT > HIGHEST)
			break;
		column_add(&l, &recipient[i], PARA_LEFT, RECIPIENT_LINE_PT);
	}
	add_signature(&r, &signature);
	box->height_pt = fmax(l.y_pt, r.y_pt);
	add_more_recipients(b, recipient, i, recipients, left - 8);
}
