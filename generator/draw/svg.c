/*
 * svg.c -- write a picture as SVG.
 *
 * Two dialects share all geometry and differ only in paint:
 *   inline      classes, so that the theme's CSS chooses light, dark and print
 *               colours, and no style attribute that a strict policy forbids;
 *   stand-alone presentation attributes with the colours for white paper, so
 *               that the file looks right wherever it is opened.
 *
 * Text is anchored by its mark's anchor: where a browser sets it in another
 * font, it grows away from the side that must hold.
 */
#include "draw/svg.h"

#include "base/buf.h"
#include "base/num.h"
#include "draw/picture.h"

/* For white paper, as the default theme's light colours.  What stands for data differs from paper by
 * 3:1 and more, what carries or is text by 4.5:1. */
static const unsigned rgb_of[INK__COUNT] = {
	[INK_TEXT] = 0x16212B, [INK_MUTED] = 0x4D5C69,
	[INK_RULE] = 0x7B8A96, [INK_GRID] = 0xDFE6EA,
	[INK_PAPER] = 0xFFFFFF, [INK_PANEL] = 0xE7EDF1,
	[INK_LINK] = 0x0A5A8A,
	[INK_SERIES] = 0x0B5FA5, [INK_SERIES_2] = 0x5F6F7C,
	[INK_AIM] = 0x16212B, [INK_EXPECTED] = 0x8A4B00,
	[INK_PROJECTION] = 0x6A7986,
	[INK_ACHIEVED] = 0x0A6640, [INK_MISSED] = 0xA3161F,
	[INK_ON_TRACK] = 0x1C73B1, [INK_SLOW] = 0xA05A00,
	[INK_OFF_TRACK] = 0xC2410C, [INK_REVERSING] = 0x8F1D6B,
	[INK_PENDING] = 0x5A6672, [INK_NO_DATA] = 0x75818C,
};

struct svg {
	struct buf *out;
	bool        inline_;           /* classes instead of colours */
};

unsigned ink_rgb(int ink)
{
	return rgb_of[ink];
}

/* XML text or attribute value; characters that XML forbids are left out. */
static void put_escaped(struct buf *out, str s)
{
	size_t from = 0;

	for (size_t i = 0; i <= s.n; i++) {
		unsigned char c = i < s.n ? (unsigned char)s.p[i] : 0;
		const char *escape = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;"
		                     : c == '"' ? "&quot;" : "";
		bool plain = i < s.n && escape[0] == 0 && (c >= 0x20 || c == '\t' || c == '\n') && c != 0x7F;

		if (plain)
			continue;
		buf_add(out, str_slice(s, from, i));
		buf_c(out, escape);
		from = i + 1;
	}
}

static void attribute(struct svg *s, const char *name, double v)
{
	buf_printf(s->out, " %s=\"", name);
	num_plain(s->out, v, 2);
	buf_char(s->out, '"');
}

static void colour(struct svg *s, const char *name, enum ink ink)
{
	buf_printf(s->out, " %s=\"#%06x\"", name, ink_rgb((int)ink));
}

static void put_stroke_shape(struct svg *s, const struct mark *m)
{
	attribute(s, "stroke-width", m->line_pt);
	if (m->dash_pt > 0)
		attribute(s, "stroke-dasharray", m->dash_pt);
	if (m->kind == MARK_PATH || m->kind == MARK_LINE) {
		if (m->dash_pt <= 0)
			buf_c(s->out, " stroke-linecap=\"round\"");
		buf_c(s->out, " stroke-linejoin=\"round\"");
	}
}

/* Fill and stroke, as classes or colours. */
static void put_paint(struct svg *s, const struct mark *m)
{
	bool stroked = m->line_pt > 0 && m->stroke != INK_NONE;
	bool filled = m->fill != INK_NONE;

	if (s->inline_ && (filled || stroked)) {
		buf_c(s->out, " class=\"");
		if (filled)
			buf_printf(s->out, "ink-%s", ink_name(m->fill));
		if (stroked)
			buf_printf(s->out, "%sline-%s", filled ? " " : "", ink_name(m->stroke));
		buf_char(s->out, '"');
	} else {
		if (filled)
			colour(s, "fill", m->fill);
		if (stroked)
			colour(s, "stroke", m->stroke);
	}
	if (!filled && m->kind != MARK_LINE)
		buf_c(s->out, " fill=\"none\"");
	if (stroked)
		put_stroke_shape(s, m);
}

static void put_rect(struct svg *s, const struct mark *m)
{
	buf_c(s->out, "<rect");
	attribute(s, "x", m->x_pt);
	attribute(s, "y", m->y_pt);
	attribute(s, "width", m->w_pt);
	attribute(s, "height", m->h_pt);
	if (m->radius_pt > 0)
		attribute(s, "rx", m->radius_pt);
	put_paint(s, m);
	buf_c(s->out, "/>");
}

static void put_line(struct svg *s, const struct mark *m)
{
	buf_c(s->out, "<line");
	attribute(s, "x1", m->x_pt);
	attribute(s, "y1", m->y_pt);
	attribute(s, "x2", m->x_pt + m->w_pt);
	attribute(s, "y2", m->y_pt + m->h_pt);
	put_paint(s, m);
	buf_c(s->out, "/>");
}

static void put_path(struct svg *s, const struct mark *m)
{
	buf_printf(s->out, "<%s points=\"", m->closed ? "polygon" : "polyline");
	for (size_t i = 0; i < m->points; i++) {
		buf_c(s->out, i > 0 ? " " : "");
		num_plain(s->out, m->point[i].x_pt, 2);
		buf_char(s->out, ',');
		num_plain(s->out, m->point[i].y_pt, 2);
	}
	buf_char(s->out, '"');
	put_paint(s, m);
	buf_c(s->out, "/>");
}

static void put_circle(struct svg *s, const struct mark *m)
{
	buf_c(s->out, "<circle");
	attribute(s, "cx", m->x_pt);
	attribute(s, "cy", m->y_pt);
	attribute(s, "r", m->radius_pt);
	put_paint(s, m);
	buf_c(s->out, "/>");
}

static void put_face(struct svg *s, enum face face)
{
	bool serif = face < FACE_SANS;
	bool bold = face == FACE_SERIF_BOLD || face == FACE_SERIF_BOLD_ITALIC || face == FACE_SANS_BOLD;
	bool italic = face == FACE_SERIF_ITALIC || face == FACE_SERIF_BOLD_ITALIC;

	if (serif)
		buf_c(s->out, " font-family=\"'Liberation Serif','Times New Roman',Times,serif\"");
	if (bold)
		buf_c(s->out, " font-weight=\"700\"");
	if (italic)
		buf_c(s->out, " font-style=\"italic\"");
}

static void put_text(struct svg *s, const struct mark *m)
{
	static const char *const anchor[] = { "", " text-anchor=\"middle\"", " text-anchor=\"end\"" };
	static const double part[] = { 0, 0.5, 1 };

	buf_c(s->out, "<text");
	attribute(s, "x", m->x_pt + m->w_pt * part[m->anchor]);
	attribute(s, "y", m->y_pt);
	buf_c(s->out, anchor[m->anchor]);
	attribute(s, "font-size", m->size_pt);
	if (s->inline_) {
		buf_printf(s->out, " class=\"ink-%s", ink_name(m->fill));
		if (m->face != FACE_SANS)
			buf_printf(s->out, " face-%s", face_name(m->face));
		buf_char(s->out, '"');
	} else {
		colour(s, "fill", m->fill);
		put_face(s, m->face);
	}
	buf_char(s->out, '>');
	put_escaped(s->out, m->text);
	buf_c(s->out, "</text>");
}

/* An area to click on; its name for those who do not see it is the mark's text. */
static void put_link(struct svg *s, const struct mark *m)
{
	buf_c(s->out, "<a href=\"");
	put_escaped(s->out, m->url);
	if (m->text.n != 0) {
		buf_c(s->out, "\" aria-label=\"");
		put_escaped(s->out, m->text);
	}
	buf_c(s->out, "\"><rect");
	attribute(s, "x", m->x_pt);
	attribute(s, "y", m->y_pt);
	attribute(s, "width", m->w_pt);
	attribute(s, "height", m->h_pt);
	buf_c(s->out, " fill=\"none\" pointer-events=\"all\"/></a>");
}

static void put_mark(struct svg *s, const struct mark *m)
{
	switch (m->kind) {
	case MARK_RECT:   put_rect(s, m);   break;
	case MARK_LINE:   put_line(s, m);   break;
	case MARK_PATH:   put_path(s, m);   break;
	case MARK_CIRCLE: put_circle(s, m); break;
	case MARK_TEXT:   put_text(s, m);   break;
	case MARK_LINK:   put_link(s, m);   break;
	case MARK_ANCHOR:
	case MARK_TAG_BEGIN:
	case MARK_TAG_END:
	case MARK__COUNT:
		return;
	}
	buf_char(s->out, '\n');
}

static bool has_links(const struct picture *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->mark[i].kind == MARK_LINK)
			return true;
	return false;
}

static void put_extent(struct buf *out, const struct picture *p)
{
	buf_c(out, " width=\"");
	num_plain(out, p->w_pt, 2);
	buf_c(out, "pt\" height=\"");
	num_plain(out, p->h_pt, 2);
	buf_c(out, "pt\" viewBox=\"0 0 ");
	num_plain(out, p->w_pt, 2);
	buf_char(out, ' ');
	num_plain(out, p->h_pt, 2);
	buf_char(out, '"');
}

/* Role, names and the marks: what both dialects have between <svg … and </svg>. */
static void put_content(struct svg *s, const struct picture *p, str id)
{
	/* An image hides what is in it; one with links must not. */
	buf_printf(s->out, " role=\"%s\" aria-labelledby=\"%.*s-title %.*s-desc\">\n<title id=\"%.*s-title\">",
	           has_links(p) ? "group" : "img", STR_ARG(id), STR_ARG(id), STR_ARG(id));
	put_escaped(s->out, p->title);
	buf_printf(s->out, "</title>\n<desc id=\"%.*s-desc\">", STR_ARG(id));
	put_escaped(s->out, p->description);
	buf_c(s->out, "</desc>\n");
	for (size_t i = 0; i < p->n; i++)
		put_mark(s, &p->mark[i]);
}

void svg_write_inline(struct buf *out, const struct picture *p, str id)
{
	struct svg s = { .out = out, .inline_ = true };

	buf_c(out, "<svg class=\"picture face-sans\"");
	put_extent(out, p);
	put_content(&s, p, id);
	buf_c(out, "</svg>");
}

void svg_write_file(struct buf *out, const struct picture *p)
{
	struct svg s = { .out = out };

	buf_c(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"");
	put_extent(out, p);
	buf_c(out, " font-family=\"'Liberation Sans',Arial,Helvetica,sans-serif\"");
	put_content(&s, p, S("picture"));
	buf_c(out, "</svg>\n");
}
