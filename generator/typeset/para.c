/*
 * para.c -- see para.h: words become boxes, spaces become glue (breaks.h).
 *
 * The stretch and shrink of a space were measured on the five plans: with a
 * quarter em stretched up to 5/12 and shrunk to 1/6 em at ratio 1 and -1,
 * nine lines in ten stay within |ratio| < 1/2.
 */
#include "typeset/para.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "draw/font.h"
#include "typeset/breaks.h"
#include "typeset/ties.h"

#define SPACE_STRETCH 0.66      /* of a space's own width, at ratio 1 */
#define SPACE_SHRINK  0.25
#define LOOSEST       6.0       /* spaces wider than this ratio makes them: leave the line short */
#define RAGGED_EM     3.0
#define TITLE_RAGGED  0.3       /* of the width: a line of a title that is so much shorter is poor */

enum { TITLE_LINE_PENALTY = 400 };

enum { TIE_LOOSENED = 1500, BREAK_IN_URL = 50, BREAK_AFTER_DASH = 100, BREAK_AFTER_SLASH = 300, BREAK_IN_WORD = 3000 };

/* A justified line whose spaces are stretched beyond this parts words that had better stay together. */
#define TOO_LOOSE 2.5

/* Where an item's text is. */
struct source { uint32_t span, from, to; };

struct items {
	struct setting     *s;
	const struct spans *text;
	struct ties         ties;
	struct break_item  *item;
	struct source      *source;
	size_t              n, cap, source_n, source_cap;
};

static void add_item(struct items *t, struct break_item item, struct source from)
{
	*arena_push(t->s->arena, struct break_item, &t->item, &t->n, &t->cap) = item;
	*arena_push(t->s->arena, struct source, &t->source, &t->source_n, &t->source_cap) = from;
}

static const struct span *span_of(const struct items *t, struct source from)
{
	return &t->text->span[from.span];
}

static double width_of(const struct items *t, struct source from)
{
	const struct span *span = span_of(t, from);

	return setting_width(t->s, str_slice(span->text, from.from, from.to), span->face, span->size_pt);
}

static void add_box(struct items *t, struct source from)
{
	if (from.from < from.to)
		add_item(t, (struct break_item){ .kind = BREAK_BOX, .width_pt = (float)width_of(t, from) }, from);
}

static void add_glue(struct items *t, struct source from, int penalty)
{
	const struct span *span = span_of(t, from);
	double space = setting_width(t->s, S(" "), span->face, span->size_pt);

	add_item(t, (struct break_item){ .kind = BREAK_GLUE, .width_pt = (float)space,
	                                 .stretch_pt = (float)(space * SPACE_STRETCH),
	                                 .shrink_pt = (float)(t->ties.title ? 0 : space * SPACE_SHRINK),
	                                 .penalty = penalty }, from);
}

static void add_penalty(struct items *t, struct source at, int penalty)
{
	at.from = at.to;
	add_item(t, (struct break_item){ .kind = BREAK_PENALTY, .penalty = penalty }, at);
}

static bool is_url(str word)
{
	return str_find(word, S("://"), 0) != SIZE_MAX || str_starts(word, S("www."));
}

/* "lớp/người": a slash between two words, not one of "1520/QĐ-TTg", "B/c" or "km/h". */
static bool is_word_slash(str word, size_t slash)
{
	enum { LETTERS_LEAST = 2 };
	size_t before = 0, after = 0;

	for (size_t i = 0; i < word.n; i++) {
		if (word.p[i] >= '0' && word.p[i] <= '9')
			return false;
		if (((unsigned char)word.p[i] & 0xC0) != 0x80 && i != slash)
			*(i < slash ? &before : &after) += 1;
	}
	return before >= LETTERS_LEAST && after >= LETTERS_LEAST;
}

/* The penalty of a break after character c, before word[at]; BREAK_NEVER = none. */
static int penalty_inside(str word, size_t at, uint32_t c, bool url)
{
	if (at >= word.n)
		return BREAK_NEVER;
	if (url)
		return c == '/' && word.p[at] != '/' ? BREAK_IN_URL : BREAK_NEVER;
	if (c == 0x2013 || c == 0x2014)         /* not inside "10–15%" */
		return word.p[at] >= '0' && word.p[at] <= '9' ? BREAK_NEVER : BREAK_AFTER_DASH;
	return c == '/' && is_word_slash(word, at - 1) ? BREAK_AFTER_SLASH : BREAK_NEVER;
}

/* Add a word, with the places inside it where a line may end. */
static void add_word(struct items *t, struct source word)
{
	str text = str_slice(span_of(t, word)->text, word.from, word.to);
	bool url;
	size_t at = 0, from = 0;

	/* Most words have neither a slash nor a dash (U+2013, U+2014). */
	if (text.n == 0 || (memchr(text.p, '/', text.n) == NULL && memchr(text.p, 0xE2, text.n) == NULL)) {
		add_box(t, word);
		return;
	}
	url = is_url(text);
	while (at < text.n) {
		uint32_t c = utf8_next(text, &at);

		if (c < 0x80 && c != '/')
			continue;
		int penalty = at - from > 3 || url ? penalty_inside(text, at, c, url) : BREAK_NEVER;

		if (penalty >= BREAK_NEVER)
			continue;
		struct source part = { word.span, word.from + (uint32_t)from, word.from + (uint32_t)at };

		add_box(t, part);
		add_penalty(t, part, penalty);
		from = at;
	}
	add_box(t, (struct source){ word.span, word.from + (uint32_t)from, word.to });
}

static void add_span(struct items *t, uint32_t index, size_t joined_at)
{
	str text = t->text->span[index].text;
	size_t at = 0, from = 0;

	while (at < text.n) {
		size_t before = at;
		uint32_t c = utf8_next(text, &at);

		if (c != ' ' && c != 0xA0)
			continue;
		add_word(t, (struct source){ index, (uint32_t)from, (uint32_t)before });
		add_glue(t, (struct source){ index, (uint32_t)before, (uint32_t)at },
		         c == ' ' ? ties_penalty(&t->ties, joined_at + before) : BREAK_NEVER);
		from = at;
	}
	add_word(t, (struct source){ index, (uint32_t)from, (uint32_t)text.n });
}

static struct items itemise(struct setting *s, const struct spans *text, double first_pt, bool title)
{
	struct items t = { .s = s, .text = text };
	size_t joined_at = 0;

	ties_read(&t.ties, s->arena, spans_text(text), title);
	if (first_pt != 0)
		add_item(&t, (struct break_item){ .kind = BREAK_BOX, .width_pt = (float)first_pt },
		         (struct source){ UINT32_MAX, 0, 0 });
	for (uint32_t i = 0; i < text->n; i++) {
		const struct span *span = &text->span[i];

		setting_check(s, span->text, span->face);
		if (span->gap_pt > 0)
			add_item(&t, (struct break_item){ .kind = BREAK_BOX, .width_pt = (float)span->gap_pt },
			         (struct source){ i, 0, 0 });
		add_span(&t, i, joined_at);
		joined_at += span->text.n;
		if (span->break_after && i + 1 < text->n) {
			add_penalty(&t, (struct source){ i, 0, (uint32_t)span->text.n }, BREAK_FORCED);
			if (span->text.n > 0)
				joined_at++;
		}
	}
	return t;
}

/* Copy item i letter by letter, with a last-resort break between any two. */
static void split_box(struct items *out, const struct items *t, size_t i)
{
	struct source from = t->source[i];
	str text = span_of(t, from)->text;
	size_t at = from.from;

	while (at < from.to) {
		size_t start = at;

		utf8_next(text, &at);
		struct source letter = { from.span, (uint32_t)start, (uint32_t)at };

		add_box(out, letter);
		if (at < from.to)
			add_penalty(out, letter, BREAK_IN_WORD);
	}
}

/*
 * Make sure that each piece between two places to break fits the line: first
 * untie its words, then split what is still too long between letters.
 */
static void fit_pieces(struct items *t, double width_pt)
{
	struct items out = { .s = t->s, .text = t->text, .ties = t->ties };
	size_t start = 0;
	double piece = 0;

	for (size_t i = 0; i <= t->n; i++) {
		bool end = i == t->n || (t->item[i].kind != BREAK_BOX && t->item[i].penalty < BREAK_NEVER);

		if (!end) {
			piece += (double)t->item[i].width_pt;
			continue;
		}
		for (size_t k = start; k < i; k++) {
			struct break_item *item = &t->item[k];

			if (piece > width_pt && item->kind == BREAK_GLUE)
				item->penalty = TIE_LOOSENED;
			if ((double)item->width_pt > width_pt && item->kind == BREAK_BOX
			    && t->source[k].from < t->source[k].to)
				split_box(&out, t, k);
			else
				add_item(&out, *item, t->source[k]);
		}
		if (i < t->n)
			add_item(&out, t->item[i], t->source[i]);
		start = i + 1;
		piece = 0;
	}
	*t = out;
}

static struct run *add_run(struct items *t, struct para_line *line, size_t *cap, struct source from, double x)
{
	const struct span *span = span_of(t, from);
	struct run *r = arena_push(t->s->arena, struct run, &line->run, &line->runs, cap);

	*r = (struct run){ .span = span, .text = str_slice(span->text, from.from, from.to), .x_pt = x };
	if (span->size_pt > line->size_pt)
		line->size_pt = span->size_pt;
	return r;
}

/* A gap to fill in holds an ellipsis that is not painted: copied and read aloud, the line keeps its words
 * in order, with a mark of what is missing. */
static void add_gap(struct items *t, struct para_line *line, size_t *cap, struct source from, double x, double w)
{
	struct run *r = add_run(t, line, cap, from, x);
	struct span *unseen = arena_new(t->s->arena, struct span, 1);
	double dots = setting_width(t->s, S("…"), r->span->face, r->span->size_pt);

	*unseen = *r->span;
	unseen->ink = INK_NONE;
	r->span = unseen;
	r->text = dots <= w ? S("…") : S("");
	r->x_pt = x + (w - dots) / 2;
	r->w_pt = dots;
}

/* Put the items of a line side by side; neighbours in one look become one run. */
static void lay_line(struct items *t, const struct break_line *b, double x, double ratio, struct para_line *line)
{
	size_t cap = 0;
	struct run *open = NULL;

	line->left_pt = x;
	for (size_t i = b->from; i < b->to; i++) {
		const struct break_item *item = &t->item[i];
		struct source from = t->source[i];
		double w = (double)item->width_pt;

		if (item->kind == BREAK_GLUE)
			w += ratio * (double)(ratio > 0 ? item->stretch_pt : item->shrink_pt);
		if (from.span == UINT32_MAX) {          /* the first-line indent */
			line->left_pt = x + w;
		} else if (from.from < from.to) {
			if (open == NULL || open->span != span_of(t, from))
				open = add_run(t, line, &cap, from, x);
			open->text.n = from.to - (size_t)(open->text.p - open->span->text.p);
			open->w_pt = x + w - open->x_pt;
		} else if (item->width_pt > 0) {
			add_gap(t, line, &cap, from, x, w);
			open = NULL;
		}
		x += w;
	}
	line->right_pt = x;
	line->ratio = ratio;
}

static void set_lines(struct items *t, const struct para_style *style, const struct break_line *b, size_t n,
                      struct para *out)
{
	out->line = arena_new(t->s->arena, struct para_line, n);
	out->n = n;
	for (size_t i = 0; i < n; i++) {
		double ratio = b[i].ratio, spare = style->width_pt - b[i].natural_pt;
		double x = 0;

		if (style->align != PARA_JUSTIFY && ratio > 0)
			ratio = 0;
		if (ratio > LOOSEST || ratio < -1)
			ratio = ratio > 0 ? 1 : -1;
		if (ratio < 0 || spare < 0)
			spare = 0;
		if (style->align == PARA_CENTER)
			x += spare / 2;
		else if (style->align == PARA_RIGHT)
			x += spare;
		lay_line(t, &b[i], x, ratio, &out->line[i]);
	}
}

static double loosest(const struct break_line *line, size_t n)
{
	double most = 0;

	for (size_t i = 0; i + 1 < n; i++)
		if (line[i].ratio > most)
			most = line[i].ratio;
	return most;
}

/* Let the soft ties part, or all of them; false when there are none. */
static bool loosen_ties(struct items *t, bool all)
{
	bool any = false;

	for (size_t i = 0; i < t->n; i++)
		if (t->item[i].kind == BREAK_GLUE && t->item[i].penalty >= (all ? BREAK_NEVER : TIE_SOFT)
		    && span_of(t, t->source[i])->text.p[t->source[i].from] == ' ') {
			t->item[i].penalty = TIE_LOOSENED;
			any = true;
		}
	return any;
}

static struct break_rules rules_of(const struct para_style *style, double size_pt)
{
	struct break_rules r = { .width_pt = style->width_pt, .tolerance = 200, .line_penalty = 10,
	                         .looseness = style->looseness };

	if (style->align == PARA_CENTER) {      /* few lines, of about the same length, ended by sense */
		r.ragged_pt = style->width_pt * TITLE_RAGGED;
		r.balance = true;
		r.line_penalty = TITLE_LINE_PENALTY;
		r.tolerance = 1e4;
	} else if (style->align != PARA_JUSTIFY) {
		r.ragged_pt = RAGGED_EM * size_pt;
	}
	return r;
}

struct para para_set(struct setting *s, const struct spans *text, const struct para_style *style)
{
	struct para out = { NULL, 0 };
	struct break_line *line, *other;
	struct items t = itemise(s, text, style->first_pt, style->align == PARA_CENTER);

	assert(style->width_pt > style->first_pt && style->first_pt >= 0);
	if (t.n == 0)
		return out;
	struct break_rules rules = rules_of(style, text->span[0].size_pt);

	fit_pieces(&t, rules.width_pt);
	size_t n = breaks_find(s->arena, t.item, t.n, &rules, &line);

	/* Words that must stay together may make a line far too loose: then let them part. */
	for (int all = 0; all < 2 && style->align == PARA_JUSTIFY && loosest(line, n) > TOO_LOOSE; all++) {
		if (!loosen_ties(&t, all))
			continue;
		size_t m = breaks_find(s->arena, t.item, t.n, &rules, &other);

		if (loosest(other, m) < loosest(line, n)) {
			line = other;
			n = m;
		}
	}
	set_lines(&t, style, line, n, &out);
	return out;
}

void para_extent(struct setting *s, const struct spans *text, double *least_pt, double *most_pt)
{
	struct items t = itemise(s, text, 0, false);
	double piece = 0, line = 0;

	*least_pt = *most_pt = 0;
	for (size_t i = 0; i <= t.n; i++) {
		bool forced = i == t.n || t.item[i].penalty <= BREAK_FORCED;
		bool end = i == t.n || (t.item[i].kind != BREAK_BOX && t.item[i].penalty < BREAK_NEVER);

		if (end) {
			*least_pt = fmax(*least_pt, piece);
			piece = 0;
		} else {
			piece += (double)t.item[i].width_pt;
		}
		if (i < t.n)
			line += (double)t.item[i].width_pt;
		if (forced) {
			*most_pt = fmax(*most_pt, line);
			line = 0;
		}
	}
}

void para_draw(struct picture *p, const struct para_line *line, double x_pt, double y_pt)
{
	for (size_t i = 0; i < line->runs; i++) {
		const struct run *r = &line->run[i];
		const struct span *span = r->span;

		if (r->text.n == 0)
			continue;
		if (span->url.n > 0) {
			double h = span->size_pt;

			picture_link(p, x_pt + r->x_pt, y_pt - 0.9 * h, r->w_pt, 1.15 * h, span->url);
			picture_tag_begin(p, TAG_LINK, 0, (str){ NULL, 0 });
		}
		picture_text(p, x_pt + r->x_pt, y_pt, r->text, span->face, span->size_pt, span->ink, r->w_pt);
		if (span->url.n > 0)
			picture_tag_end(p);
	}
}
