/*
 * picture.c -- build, copy and dump pictures.
 *
 * Numbers are rounded to 1/100 pt as they enter (a hundredth of a point is
 * far below what any device shows), so that every reader prints the same
 * digits and equal pictures are equal as data.
 *
 * Errors: a number that is not finite is a bug of the caller and asserted.
 */
#include "draw/picture.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/num.h"

static const char *const ink_names[INK__COUNT] = {
	"none", "text", "muted", "rule", "grid", "paper", "panel", "link", "series", "series-2",
	"aim", "expected", "projection", "achieved", "missed", "on-track", "slow", "off-track",
	"reversing", "pending", "no-data",
};

static const char *const face_names[FACE__COUNT] = {
	"serif", "serif-bold", "serif-italic", "serif-bold-italic", "sans", "sans-bold",
};

static const char *const kind_names[MARK__COUNT] = {
	"rect", "line", "path", "circle", "text", "link", "anchor", "begin", "end",
};

static const char *const tag_names[TAG__COUNT] = {
	"Artifact", "Part", "H1", "H2", "H3", "H4", "H5", "H6", "P", "L", "LI", "Lbl", "LBody",
	"Table", "TR", "TH", "TD", "Figure", "Link", "BlockQuote", "Code", "TOC", "TOCI", "Reference",
};

const char *ink_name(enum ink ink)
{
	return ink_names[ink];
}

const char *tag_name(enum tag tag)
{
	return tag_names[tag];
}

const char *face_name(enum face face)
{
	return face_names[face];
}

static double hundredths(double v)
{
	assert(isfinite(v));
	return floor(v * 100 + 0.5) / 100 + 0.0;        /* + 0.0: never -0 */
}

void picture_begin(struct picture *p, struct arena *a, double w_pt, double h_pt)
{
	*p = (struct picture){ .arena = a };
	picture_extent(p, w_pt, h_pt);
}

void picture_extent(struct picture *p, double w_pt, double h_pt)
{
	assert(w_pt > 0 && h_pt > 0);
	p->w_pt = hundredths(w_pt);
	p->h_pt = hundredths(h_pt);
}

static struct mark *add(struct picture *p, enum mark_kind kind, double x, double y, double w, double h)
{
	struct mark *m = arena_push(p->arena, struct mark, &p->mark, &p->n, &p->cap);

	m->kind = kind;
	m->x_pt = hundredths(x);
	m->y_pt = hundredths(y);
	m->w_pt = hundredths(w);
	m->h_pt = hundredths(h);
	return m;
}

struct mark *picture_rect(struct picture *p, double x, double y, double w, double h, enum ink fill)
{
	struct mark *m = add(p, MARK_RECT, x, y, w, h);

	assert(w >= 0 && h >= 0);
	m->fill = fill;
	return m;
}

struct mark *picture_line(struct picture *p, double x0, double y0, double x1, double y1,
                          double line_pt, enum ink stroke)
{
	struct mark *m = add(p, MARK_LINE, x0, y0, hundredths(x1) - hundredths(x0),
	                     hundredths(y1) - hundredths(y0));

	m->line_pt = hundredths(line_pt);
	m->stroke = stroke;
	return m;
}

struct mark *picture_path(struct picture *p, const struct point *point, size_t n, bool closed,
                          enum ink fill, enum ink stroke, double line_pt)
{
	struct mark *m = add(p, MARK_PATH, 0, 0, 0, 0);

	assert(n >= 2);
	m->point = arena_new(p->arena, struct point, n);
	m->points = n;
	m->closed = closed;
	m->fill = fill;
	m->stroke = stroke;
	m->line_pt = hundredths(line_pt);
	for (size_t i = 0; i < n; i++)
		m->point[i] = (struct point){ hundredths(point[i].x_pt), hundredths(point[i].y_pt) };
	return m;
}

struct mark *picture_circle(struct picture *p, double x, double y, double r, enum ink fill)
{
	struct mark *m = add(p, MARK_CIRCLE, x, y, 0, 0);

	assert(r >= 0);
	m->radius_pt = hundredths(r);
	m->fill = fill;
	return m;
}

struct mark *picture_text(struct picture *p, double x, double y, str text, enum face face,
                          double size_pt, enum ink ink, double measured_w_pt)
{
	struct mark *m = add(p, MARK_TEXT, x, y, measured_w_pt, 0);

	m->text = str_copy(p->arena, text);
	m->face = face;
	m->size_pt = hundredths(size_pt);
	m->fill = ink;
	return m;
}

struct mark *picture_link(struct picture *p, double x, double y, double w, double h, str url)
{
	struct mark *m = add(p, MARK_LINK, x, y, w, h);

	m->url = str_copy(p->arena, url);
	return m;
}

struct mark *picture_anchor(struct picture *p, double x, double y, str name)
{
	struct mark *m = add(p, MARK_ANCHOR, x, y, 0, 0);

	m->text = str_copy(p->arena, name);
	return m;
}

void picture_tag_begin(struct picture *p, enum tag tag, unsigned tag_id, str alternative)
{
	struct mark *m = add(p, MARK_TAG_BEGIN, 0, 0, 0, 0);

	m->tag = tag;
	m->tag_id = tag_id;
	m->text = str_copy(p->arena, alternative);
}

void picture_tag_cell(struct picture *p, enum tag tag, unsigned tag_id, unsigned columns, unsigned rows)
{
	struct mark *m = add(p, MARK_TAG_BEGIN, 0, 0, 0, 0);

	m->tag = tag;
	m->tag_id = tag_id;
	m->columns = columns;
	m->rows = rows;
}

void picture_tag_end(struct picture *p)
{
	add(p, MARK_TAG_END, 0, 0, 0, 0);
}

void picture_place(struct picture *p, const struct picture *from, double dx, double dy)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct mark *old = &from->mark[i];
		struct mark *m = add(p, old->kind, 0, 0, 0, 0);
		bool placed = old->kind != MARK_PATH && old->kind != MARK_TAG_BEGIN
		              && old->kind != MARK_TAG_END;

		*m = *old;
		if (p->arena != from->arena) {
			m->text = str_copy(p->arena, old->text);
			m->url = str_copy(p->arena, old->url);
		}
		if (placed) {
			m->x_pt = hundredths(old->x_pt + dx);
			m->y_pt = hundredths(old->y_pt + dy);
		}
		if (old->points == 0)
			continue;
		m->point = arena_new(p->arena, struct point, old->points);
		for (size_t k = 0; k < old->points; k++)
			m->point[k] = (struct point){ hundredths(old->point[k].x_pt + dx),
			                              hundredths(old->point[k].y_pt + dy) };
	}
}

static void put(struct buf *out, double v)
{
	buf_char(out, ' ');
	num_plain(out, v, 2);
}

static void put_text(struct buf *out, str text)
{
	buf_c(out, " \"");
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] == '"' || text.p[i] == '\\')
			buf_char(out, '\\');
		if (text.p[i] == '\n')
			buf_c(out, "\\n");
		else
			buf_char(out, text.p[i]);
	}
	buf_char(out, '"');
}

static void put_paint(struct buf *out, const struct mark *m)
{
	if (m->fill != INK_NONE)
		buf_printf(out, " fill %s", ink_name(m->fill));
	if (m->line_pt > 0) {
		buf_printf(out, " stroke %s", ink_name(m->stroke));
		put(out, m->line_pt);
	}
	if (m->dash_pt > 0) {
		buf_c(out, " dash");
		put(out, m->dash_pt);
	}
}

static void dump_mark(struct buf *out, const struct mark *m)
{
	static const char *const anchors[] = { "start", "middle", "end" };

	buf_c(out, kind_names[m->kind]);
	switch (m->kind) {
	case MARK_RECT:
	case MARK_LINE:
	case MARK_LINK:
		put(out, m->x_pt), put(out, m->y_pt), put(out, m->w_pt), put(out, m->h_pt);
		break;
	case MARK_PATH:
		for (size_t i = 0; i < m->points; i++)
			put(out, m->point[i].x_pt), put(out, m->point[i].y_pt);
		buf_c(out, m->closed ? " closed" : "");
		break;
	case MARK_CIRCLE:
	case MARK_ANCHOR:
		put(out, m->x_pt), put(out, m->y_pt);
		break;
	case MARK_TEXT:
		put(out, m->x_pt), put(out, m->y_pt), put(out, m->w_pt);
		buf_printf(out, " %s", face_name(m->face));
		put(out, m->size_pt);
		buf_printf(out, " %s", anchors[m->anchor]);
		break;
	case MARK_TAG_BEGIN:
		buf_printf(out, " %s %u", tag_names[m->tag], m->tag_id);
		if (m->columns > 1 || m->rows > 1)
			buf_printf(out, " spans %u %u", m->columns, m->rows);
		break;
	case MARK_TAG_END:
	case MARK__COUNT:
		break;
	}
	if (m->radius_pt > 0) {
		buf_c(out, " radius");
		put(out, m->radius_pt);
	}
	put_paint(out, m);
	if (m->text.n != 0)
		put_text(out, m->text);
	if (m->url.n != 0)
		put_text(out, m->url);
	buf_char(out, '\n');
}

void picture_dump(struct buf *out, const struct picture *p)
{
	buf_c(out, "picture");
	put(out, p->w_pt), put(out, p->h_pt);
	buf_c(out, "\ntitle"), put_text(out, p->title);
	buf_c(out, "\ndescription"), put_text(out, p->description);
	buf_char(out, '\n');
	for (size_t i = 0; i < p->n; i++)
		dump_mark(out, &p->mark[i]);
}
