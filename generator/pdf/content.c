/*
 * content.c -- see content.h.
 *
 * Text: glyphs are two-byte codes, so PDF's word spacing has no effect on
 * them; spaces are real glyphs followed by an adjustment in a TJ array, which
 * keeps words apart for whoever copies or searches.  Rounding errors of the
 * adjustments are carried on, so that a line ends exactly where it should.
 *
 * Text without ink is in the page, but not painted (rendering mode 3): it
 * stands for places to be filled in.
 *
 * Structure: text belongs to the innermost open element; lines and areas
 * outside figures are artifacts (ISO 32000-1, 14.8.2.2).
 */
#include "pdf/content.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "draw/font.h"
#include "draw/kern.h"
#include "draw/svg.h"

#define NOT_OPEN 0u             /* the document itself: never marked */
#define ARTIFACT UINT32_MAX
enum { STACK_MOST = 256 };

struct page_state {
	struct content       *c;
	const struct picture *p;
	struct buf           *out;
	uint32_t              page;
	uint32_t              stack[STACK_MOST];        /* open elements, ARTIFACT among them */
	size_t                depth;
	size_t                artifacts;                /* of them */
	size_t                figures;
	uint32_t              marked;                   /* element of the open marked content */
	bool                  in_text;
	long                  x, y;                     /* of the text line, 1/100 pt */
	int                   face;                     /* -1 = none set on this page */
	double                size_pt;
	long                  fill, stroke;             /* colours set; -1 = none */
	double                line_pt;
	uint32_t              last_link;                /* index + 1 of a link not yet in an element */
};

unsigned content_rgb(enum ink ink)
{
	/* Official documents are black; charts keep the site's colours. */
	return ink == INK_TEXT || ink == INK_RULE ? 0x000000 : ink_rgb((int)ink);
}

void content_begin(struct content *c, struct arena *a, const struct fonts *fonts)
{
	*c = (struct content){ .arena = a, .fonts = fonts };
	arena_push(a, struct element, &c->element, &c->elements, &c->element_cap);
}

/* ---- numbers ---- */

static void put_hundredths(struct buf *b, long v)
{
	unsigned long u = v < 0 ? 0UL - (unsigned long)v : (unsigned long)v;

	if (v < 0)
		buf_char(b, '-');
	if (u >= 100 || u == 0)
		buf_uint(b, u / 100);
	if (u % 100 != 0) {
		buf_char(b, '.');
		buf_char(b, (char)('0' + u / 10 % 10));
		if (u % 10 != 0)
			buf_char(b, (char)('0' + u % 10));
	}
}

static long hundredths(double v)
{
	return lround(v * 100);
}

static void put(struct buf *b, double v)
{
	put_hundredths(b, hundredths(v));
	buf_char(b, ' ');
}

static void put_rgb(struct page_state *s, long rgb, const char *grey, const char *colour)
{
	int r = (int)(rgb >> 16 & 0xFF), g = (int)(rgb >> 8 & 0xFF), b = (int)(rgb & 0xFF);

	put(s->out, r / 255.0);
	if (r != g || g != b) {
		put(s->out, g / 255.0);
		put(s->out, b / 255.0);
	}
	buf_c(s->out, r == g && g == b ? grey : colour);
}

static void set_fill(struct page_state *s, enum ink ink)
{
	long rgb = (long)content_rgb(ink);

	if (s->fill != rgb)
		put_rgb(s, rgb, "g\n", "rg\n");
	s->fill = rgb;
}

static void set_stroke(struct page_state *s, enum ink ink, double line_pt)
{
	long rgb = (long)content_rgb(ink);

	if (s->stroke != rgb)
		put_rgb(s, rgb, "G\n", "RG\n");
	s->stroke = rgb;
	if (s->line_pt != line_pt) {
		put(s->out, line_pt);
		buf_c(s->out, "w\n");
		s->line_pt = line_pt;
	}
}

static double up(const struct page_state *s, double y)
{
	return s->p->h_pt - y;
}

/* ---- structure ---- */

static void end_text(struct page_state *s)
{
	if (s->in_text)
		buf_c(s->out, "ET\n");
	s->in_text = false;
}

static void end_marked(struct page_state *s)
{
	if (s->marked == NOT_OPEN)
		return;
	end_text(s);
	buf_c(s->out, "EMC\n");
	s->marked = NOT_OPEN;
}

static void add_kid(struct content *c, uint32_t element, struct kid kid)
{
	struct element *e = &c->element[element];

	*arena_push(c->arena, struct kid, &e->kid, &e->kids, &e->cap) = kid;
}

/* Open marked content for what is drawn next: `text`, or vectors. */
static void begin_marked(struct page_state *s, bool text)
{
	uint32_t top = s->depth > 0 ? s->stack[s->depth - 1] : 0;
	uint32_t want = top == 0 || s->artifacts > 0 || (!text && s->figures == 0) ? ARTIFACT : top;

	if (s->marked == want)
		return;
	end_marked(s);
	end_text(s);
	s->marked = want;
	if (want == ARTIFACT) {
		buf_c(s->out, "/Artifact BMC\n");
		return;
	}
	struct page_marks *m = &s->c->marks[s->page];
	uint32_t mcid = (uint32_t)m->n;

	*arena_push(s->c->arena, uint32_t, &m->element, &m->n, &m->cap) = want;
	add_kid(s->c, want, (struct kid){ KID_CONTENT, 0, s->page, mcid });
	buf_printf(s->out, "/%s<</MCID %u>>BDC\n", tag_name(s->c->element[want].tag), (unsigned)mcid);
}

/* The element with this id, or a new one under the innermost open one. */
static uint32_t element_for(struct page_state *s, const struct mark *m)
{
	struct content *c = s->c;
	uint32_t parent = 0, index;

	while (m->tag_id >= c->ids)
		arena_push(c->arena, uint32_t, &c->by_id, &c->ids, &c->id_cap);
	if (m->tag_id != 0 && c->by_id[m->tag_id] != 0)
		return c->by_id[m->tag_id];
	if (s->depth > 0 && s->stack[s->depth - 1] != ARTIFACT)
		parent = s->stack[s->depth - 1];
	index = (uint32_t)c->elements;
	struct element *e = arena_push(c->arena, struct element, &c->element, &c->elements, &c->element_cap);

	e->tag = m->tag;
	e->alternative = m->text;
	e->parent = parent;
	e->columns = m->columns;
	e->rows = m->rows;
	add_kid(c, parent, (struct kid){ KID_ELEMENT, index, 0, 0 });
	if (m->tag_id != 0)
		c->by_id[m->tag_id] = index;
	return index;
}

static void begin_tag(struct page_state *s, const struct mark *m)
{
	uint32_t element = ARTIFACT;

	assert(s->depth < STACK_MOST);
	end_marked(s);
	if (m->tag == TAG_ARTIFACT || s->artifacts > 0) {
		s->artifacts++;
	} else {
		element = element_for(s, m);
		if (m->tag == TAG_FIGURE)
			s->figures++;
		if (m->tag == TAG_LINK && s->last_link != 0) {
			s->c->link[s->last_link - 1].element = element;
			add_kid(s->c, element, (struct kid){ KID_LINK, s->last_link - 1, 0, 0 });
			s->last_link = 0;
		}
	}
	s->stack[s->depth++] = element;
}

static void end_tag(struct page_state *s)
{
	assert(s->depth > 0);
	end_marked(s);
	uint32_t element = s->stack[--s->depth];

	if (element == ARTIFACT)
		s->artifacts--;
	else if (s->c->element[element].tag == TAG_FIGURE)
		s->figures--;
}

/* ---- text ---- */

static bool is_space(uint32_t c)
{
	return c == ' ' || c == 0xA0;
}

/* A byte inside a string; at most two bytes are written. */
static size_t put_string_byte(char *to, unsigned char byte)
{
	static const char escape[] = "\r\n()\\", letter[] = "rn()\\";
	const char *found;

	if (byte == 0 || byte > '\\' || (found = strchr(escape, byte)) == NULL) {
		to[0] = (char)byte;
		return 1;
	}
	to[0] = '\\';
	to[1] = letter[found - escape];
	return 2;
}

/* Write the number of a character's glyph; the face has it. */
static void put_glyph(struct page_state *s, enum face face, uint32_t c)
{
	struct face_use *use = &s->c->use[face];
	struct buf *b = s->out;
	uint16_t **number = &use->number[c >> 8];

	if (*number == NULL)
		*number = arena_new(s->c->arena, uint16_t, 0x100);
	if ((*number)[c & 0xFF] == 0) {
		*arena_push(s->c->arena, uint16_t, &use->code, &use->n, &use->cap) = (uint16_t)c;
		(*number)[c & 0xFF] = (uint16_t)use->n;
	}
	unsigned n = (*number)[c & 0xFF];
	char *to = buf_room(b, 4);

	b->n += put_string_byte(to, (unsigned char)(n >> 8));
	b->n += put_string_byte(b->p + b->n, (unsigned char)(n & 0xFF));
}

/* What to add at each space, in 1/1000 em, so that the text fills w_pt. */
static double space_extra(const struct font *f, const struct mark *m)
{
	size_t at = 0, spaces = 0;

	while (at < m->text.n)
		spaces += is_space(utf8_next(m->text, &at));
	if (spaces == 0 || m->size_pt <= 0)
		return 0;
	return (m->w_pt - kern_text_width_pt(f, m->text, m->size_pt)) * 1000 / m->size_pt / (double)spaces;
}

static void begin_text(struct page_state *s, const struct mark *m, double x, double y)
{
	long hx = hundredths(x), hy = hundredths(y);

	if (m->fill != INK_NONE)
		set_fill(s, m->fill);
	if (!s->in_text) {
		buf_c(s->out, "BT\n");
		s->x = s->y = 0;
		s->in_text = true;
	}
	if (s->face != (int)m->face || s->size_pt != m->size_pt) {
		buf_printf(s->out, "/F%d ", (int)m->face);
		put(s->out, m->size_pt);
		buf_c(s->out, "Tf\n");
		s->face = (int)m->face;
		s->size_pt = m->size_pt;
	}
	put_hundredths(s->out, hx - s->x);
	buf_char(s->out, ' ');
	put_hundredths(s->out, hy - s->y);
	buf_c(s->out, m->fill != INK_NONE ? " Td\n[" : " Td\n3 Tr\n[");
	s->x = hx;
	s->y = hy;
}

/*
 * A character that the face lacks: a box, read as the character that it stands
 * for.  Readers hang the replacement text on glyphs only, so an unpainted full
 * stop is put there.
 */
static void draw_missing(struct page_state *s, const struct mark *m, uint32_t c, double x, double y)
{
	double size = m->size_pt;

	end_text(s);
	buf_c(s->out, "/Span<</ActualText<FEFF");
	if (c >= 0x10000)
		buf_printf(s->out, "%04X%04X", 0xD7C0u + (unsigned)(c >> 10), 0xDC00u + (unsigned)(c & 0x3FF));
	else
		buf_printf(s->out, "%04X", (unsigned)c);
	buf_c(s->out, ">>>BDC\n");
	set_stroke(s, INK_TEXT, 0.5);
	put(s->out, x + 0.05 * size);
	put(s->out, y);
	put(s->out, 0.5 * size);
	put(s->out, 0.65 * size);
	buf_c(s->out, "re S\n");
	begin_text(s, m, x + 0.2 * size, y);
	buf_c(s->out, "]TJ\n3 Tr\n(");
	put_glyph(s, m->face, '.');
	buf_c(s->out, ")Tj\n0 Tr\n");
	end_text(s);
	buf_c(s->out, "EMC\n");
}

static void draw_text(struct page_state *s, const struct mark *m)
{
	const struct font *f = &s->c->fonts->face[m->face];
	double extra = space_extra(f, m), done = 0, due = 0, em = 0, y = up(s, m->y_pt);
	bool open = false, in_string = false;
	uint32_t before = ' ';
	size_t at = 0;

	begin_marked(s, true);
	while (at < m->text.n) {
		uint32_t c = utf8_next(m->text, &at);
		int kern = kern_between(f, before, c);
		long adjust;

		due += kern;
		em += kern;
		before = c;
		if (!font_has(f, c)) {
			if (open)
				buf_c(s->out, in_string ? ")]TJ\n" : "]TJ\n");
			open = in_string = false;
			draw_missing(s, m, c, m->x_pt + em * m->size_pt / 1000, y);
			em += FONT_MISSING_WIDTH;
			due = done = 0;
			continue;
		}
		if (!open)
			begin_text(s, m, m->x_pt + em * m->size_pt / 1000, y);
		open = true;
		adjust = lround(due - done);
		if (adjust != 0) {
			if (in_string)
				buf_char(s->out, ')');
			buf_int(s->out, -adjust);
			in_string = false;
			done += (double)adjust;
		}
		if (!in_string)
			buf_char(s->out, '(');
		in_string = true;
		if (is_space(c))
			c = ' ';
		put_glyph(s, m->face, c);
		em += f->width[c];
		if (c == ' ') {
			due += extra;
			em += extra;
		}
	}
	if (open)
		buf_c(s->out, in_string ? ")]TJ\n" : "]TJ\n");
	if (open && m->fill == INK_NONE)
		buf_c(s->out, "0 Tr\n");
}

/* ---- vectors ---- */

static void move_to(struct page_state *s, double x, double y, const char *operator_)
{
	put(s->out, x);
	put(s->out, up(s, y));
	buf_c(s->out, operator_);
}

static void curve(struct page_state *s, double x1, double y1, double x2, double y2, double x3, double y3)
{
	put(s->out, x1), put(s->out, up(s, y1));
	put(s->out, x2), put(s->out, up(s, y2));
	put(s->out, x3), put(s->out, up(s, y3));
	buf_c(s->out, "c\n");
}

#define ARC 0.5523              /* control distance of a quarter circle's Bézier curve */

static void round_rect(struct page_state *s, double x, double y, double w, double h, double rx, double ry)
{
	double kx = rx * (1 - ARC), ky = ry * (1 - ARC);

	move_to(s, x + rx, y, "m\n");
	move_to(s, x + w - rx, y, "l\n");
	curve(s, x + w - kx, y, x + w, y + ky, x + w, y + ry);
	move_to(s, x + w, y + h - ry, "l\n");
	curve(s, x + w, y + h - ky, x + w - kx, y + h, x + w - rx, y + h);
	move_to(s, x + rx, y + h, "l\n");
	curve(s, x + kx, y + h, x, y + h - ky, x, y + h - ry);
	move_to(s, x, y + ry, "l\n");
	curve(s, x, y + ky, x + kx, y, x + rx, y);
	buf_c(s->out, "h\n");
}

static void outline_of(struct page_state *s, const struct mark *m)
{
	double r = m->radius_pt;

	switch (m->kind) {
	case MARK_LINE:
		move_to(s, m->x_pt, m->y_pt, "m\n");
		move_to(s, m->x_pt + m->w_pt, m->y_pt + m->h_pt, "l\n");
		break;
	case MARK_RECT:
		if (r > 0) {
			r = fmin(r, fmin(m->w_pt, m->h_pt) / 2);
			round_rect(s, m->x_pt, m->y_pt, m->w_pt, m->h_pt, r, r);
			break;
		}
		put(s->out, m->x_pt);
		put(s->out, up(s, m->y_pt + m->h_pt));
		put(s->out, m->w_pt);
		put(s->out, m->h_pt);
		buf_c(s->out, "re\n");
		break;
	case MARK_CIRCLE:
		round_rect(s, m->x_pt - r, m->y_pt - r, 2 * r, 2 * r, r, r);
		break;
	case MARK_PATH:
		for (size_t i = 0; i < m->points; i++)
			move_to(s, m->point[i].x_pt, m->point[i].y_pt, i == 0 ? "m\n" : "l\n");
		if (m->closed)
			buf_c(s->out, "h\n");
		break;
	case MARK_TEXT: case MARK_LINK: case MARK_ANCHOR: case MARK_TAG_BEGIN: case MARK_TAG_END:
	case MARK__COUNT:
		assert(0 && "not a vector");
	}
}

static void draw_vector(struct page_state *s, const struct mark *m)
{
	bool fill = m->fill != INK_NONE && m->kind != MARK_LINE;
	bool stroke = m->line_pt > 0 && m->stroke != INK_NONE;

	if (!fill && !stroke)
		return;
	begin_marked(s, false);
	end_text(s);
	if (fill)
		set_fill(s, m->fill);
	if (stroke)
		set_stroke(s, m->stroke, m->line_pt);
	if (stroke && m->dash_pt > 0) {
		buf_char(s->out, '[');
		put(s->out, m->dash_pt);
		buf_c(s->out, "]0 d\n");
	}
	outline_of(s, m);
	buf_c(s->out, fill && stroke ? "B\n" : fill ? "f\n" : "S\n");
	if (stroke && m->dash_pt > 0)
		buf_c(s->out, "[]0 d\n");
}

/* ---- the page ---- */

static void note_link(struct page_state *s, const struct mark *m)
{
	struct content *c = s->c;
	struct page_link *l = arena_push(c->arena, struct page_link, &c->link, &c->links, &c->link_cap);

	*l = (struct page_link){ .page = s->page, .x_pt = m->x_pt, .y_pt = up(s, m->y_pt + m->h_pt),
	                         .w_pt = m->w_pt, .h_pt = m->h_pt, .url = m->url };
	s->last_link = (uint32_t)c->links;
}

static void note_anchor(struct page_state *s, const struct mark *m)
{
	struct content *c = s->c;
	struct page_anchor *a = arena_push(c->arena, struct page_anchor, &c->anchor, &c->anchors, &c->anchor_cap);

	*a = (struct page_anchor){ s->page, up(s, m->y_pt), m->text };
}

void content_page(struct content *c, const struct picture *p, struct buf *out)
{
	struct page_state s = { .c = c, .p = p, .out = out, .page = (uint32_t)c->pages, .face = -1,
	                        .fill = -1, .stroke = -1, .line_pt = -1 };

	arena_push(c->arena, struct page_marks, &c->marks, &c->pages, &c->page_cap);
	for (size_t i = 0; i < p->n; i++) {
		const struct mark *m = &p->mark[i];

		switch (m->kind) {
		case MARK_RECT: case MARK_LINE: case MARK_PATH: case MARK_CIRCLE:
			draw_vector(&s, m);
			break;
		case MARK_TEXT:
			draw_text(&s, m);
			break;
		case MARK_LINK:
			note_link(&s, m);
			break;
		case MARK_ANCHOR:
			note_anchor(&s, m);
			break;
		case MARK_TAG_BEGIN:
			begin_tag(&s, m);
			break;
		case MARK_TAG_END:
			end_tag(&s);
			break;
		case MARK__COUNT:
			assert(0 && "not a kind");
		}
	}
	end_marked(&s);
	end_text(&s);
	assert(s.depth == 0);
}
