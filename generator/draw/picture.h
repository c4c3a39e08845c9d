/*
 * picture.h -- a picture as data: marks at fixed places.
 *
 * Charts and typeset pages are both drawn into pictures.  Nothing is rendered
 * here: draw/svg.h, typeset's PDF writer and the dump read a finished picture.
 * A new output format is a new reader, and nothing else changes.
 *
 * UNITS.  PDF points (1/72 inch).  The origin is the TOP LEFT corner, x grows
 * right and y DOWN; only the PDF reader turns the page over.  Every number is
 * rounded to 1/100 pt as it enters, so that all readers print the same digits.
 * Text is UTF-8 (NFC), placed by the left end of its baseline.
 *
 * COLOURS are roles, not values: the SVG reader writes classes (the theme's
 * CSS gives light, dark and print values), the PDF reader has a table.
 *
 * OWNERSHIP.  Lives in the arena given to picture_begin().  Text is copied.
 *
 * ERRORS.  None from user data; a number that is not finite is a bug and asserted.
 */
#ifndef DRAW_PICTURE_H
#define DRAW_PICTURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

enum ink {                      /* what a mark is for; see the theme's CSS: .ink-<name> */
	INK_NONE,               /* not painted */
	INK_TEXT, INK_MUTED,    /* words */
	INK_RULE, INK_GRID,     /* lines of tables and axes */
	INK_PAPER, INK_PANEL,   /* backgrounds */
	INK_LINK,
	INK_SERIES,             /* the data of the subject */
	INK_SERIES_2,           /* its comparison (parent, last year) */
	INK_AIM,                /* the target and the path to it */
	INK_EXPECTED,           /* pace mark */
	INK_PROJECTION,
	INK_ACHIEVED, INK_MISSED, INK_ON_TRACK, INK_SLOW,
	INK_OFF_TRACK, INK_REVERSING, INK_PENDING, INK_NO_DATA,
	INK__COUNT
};

enum face {                     /* of the documents' and charts' family */
	FACE_SERIF, FACE_SERIF_BOLD, FACE_SERIF_ITALIC, FACE_SERIF_BOLD_ITALIC,
	FACE_SANS, FACE_SANS_BOLD,
	FACE__COUNT
};

enum mark_kind {
	MARK_RECT,              /* x y w h, fill and/or stroke, radius              */
	MARK_LINE,              /* x y to x+w y+h, stroke, line_pt, dash            */
	MARK_PATH,              /* point[], closed; fill and/or stroke              */
	MARK_CIRCLE,            /* centre x y, radius; fill and/or stroke           */
	MARK_TEXT,              /* baseline start x y; text face size_pt; w = width */
	MARK_LINK,              /* area x y w h, url (or #anchor inside a document) */
	MARK_ANCHOR,            /* a place links go to: x y, text = its name        */
	MARK_TAG_BEGIN,         /* structure: tag, text = alternative text          */
	MARK_TAG_END,
	MARK__COUNT
};

enum tag {                      /* PDF structure types (ISO 32000-1, 14.8.4) */
	TAG_ARTIFACT, TAG_PART, TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_H5, TAG_H6, TAG_P,
	TAG_L, TAG_LI, TAG_LBL, TAG_LBODY, TAG_TABLE, TAG_TR, TAG_TH, TAG_TD,
	TAG_FIGURE, TAG_LINK, TAG_QUOTE, TAG_CODE, TAG_TOC, TAG_TOCI, TAG_REFERENCE, TAG__COUNT
};

struct point { double x_pt, y_pt; };

/* Which end of a text keeps its place when a reader has to set it in another font. */
enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct mark {
	enum mark_kind kind;
	double         x_pt, y_pt, w_pt, h_pt;
	double         radius_pt;
	double         line_pt;         /* stroke width; 0 = no stroke */
	double         dash_pt;         /* length of dash and gap; 0 = solid */
	enum ink       fill, stroke;    /* TEXT: fill */
	struct point  *point;           /* PATH [points] */
	size_t         points;
	bool           closed;
	str            text;
	str            url;
	enum face      face;
	double         size_pt;
	enum anchor    anchor;          /* TEXT: x_pt is the left end whatever it says */
	enum tag       tag;
	unsigned       tag_id;          /* marks of one element that goes on over pages share it */
	unsigned       columns, rows;   /* TAG_BEGIN of a table's cell: what it spans; 0 = 1 */
};

struct picture {
	double       w_pt, h_pt;        /* extent, both > 0 */
	struct mark *mark;              /* [n], in painting order */
	size_t       n, cap;
	str          title;             /* what it shows, short */
	str          description;       /* one sentence: what it says */
	struct arena *arena;            /* private to picture.c */
};

void picture_begin(struct picture *p, struct arena *a, double w_pt, double h_pt);

/* Change the extent, for a picture whose height is known only when it is drawn. */
void picture_extent(struct picture *p, double w_pt, double h_pt);

/* Each adds a mark on top; the address is good until the next mark is added. */
struct mark *picture_rect(struct picture *p, double x, double y, double w, double h, enum ink fill);
struct mark *picture_line(struct picture *p, double x0, double y0, double x1, double y1,
                          double line_pt, enum ink stroke);
struct mark *picture_path(struct picture *p, const struct point *point, size_t n, bool closed,
                          enum ink fill, enum ink stroke, double line_pt);
struct mark *picture_circle(struct picture *p, double x, double y, double r, enum ink fill);
struct mark *picture_text(struct picture *p, double x, double y, str text, enum face face,
                          double size_pt, enum ink ink, double measured_w_pt);
struct mark *picture_link(struct picture *p, double x, double y, double w, double h, str url);
struct mark *picture_anchor(struct picture *p, double x, double y, str name);
void picture_tag_begin(struct picture *p, enum tag tag, unsigned tag_id, str alternative);
void picture_tag_cell(struct picture *p, enum tag tag, unsigned tag_id, unsigned columns, unsigned rows);
void picture_tag_end(struct picture *p);

/* Copy all marks of `from` into p, moved by dx, dy (a chart onto a page). */
void picture_place(struct picture *p, const struct picture *from, double dx, double dy);

/* One mark a line, for golden tests and eyes. */
struct buf;
void picture_dump(struct buf *out, const struct picture *p);

/* "on-track": the class is "ink-on-track" where it fills, "line-on-track" where it strokes. */
const char *ink_name(enum ink ink);
const char *tag_name(enum tag tag);             /* its name in ISO 32000-1: "BlockQuote" */
const char *face_name(enum face face);          /* "sans-bold": the class is "face-sans-bold" */

#endif
