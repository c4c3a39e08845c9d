/*
 * content.h -- a page's picture as the operators of a PDF content stream (ISO 32000-1, 7.8.2).
 *
 * Knows no library: it makes bytes, notes which glyphs were used, and hands
 * links, anchors and structure to whoever builds the document.
 *
 * UNITS.  Numbers are printed in points with two decimals, as pictures have
 * them; coordinates are turned over to PDF's bottom-left origin here.
 * OWNERSHIP.  In the arena of struct content.
 */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/map.h"
#include "draw/picture.h"

struct fonts;

/* What hangs below a structure element, in order. */
enum kid_kind { KID_ELEMENT, KID_CONTENT, KID_LINK };

struct kid {
	enum kid_kind kind;
	uint32_t      index;            /* ELEMENT: in content.element; LINK: in content.link */
	uint32_t      page, mcid;       /* CONTENT */
};

struct element {
	enum tag    tag;
	str         alternative;
	uint32_t    parent;             /* index; 0 = the document, which is element 0 */
	unsigned    columns, rows;      /* TH, TD: what the cell spans; 0 = 1 */
	struct kid *kid;
	size_t      kids, cap;
};

struct page_link {
	uint32_t page, element;         /* element 0 = none */
	double   x_pt, y_pt, w_pt, h_pt;        /* y of the bottom edge, from the page's bottom */
	str      url;
};

struct page_anchor { uint32_t page; double y_pt; str name; };

/* The marked contents of a page: the element of each number. */
struct page_marks { uint32_t *element; size_t n, cap; };

/* The glyphs of a face that were used: numbered from 1 in the order of their first use. */
struct face_use {
	uint16_t *number[0x100];        /* [0x100] each, by high and low byte of the code point; 0 = not used */
	uint16_t *code;                 /* [n] the code point of each number, less 1 */
	size_t    n, cap;
};

struct content {
	struct arena       *arena;
	const struct fonts *fonts;

	struct face_use     use[FACE__COUNT];
	struct element     *element;  size_t elements, element_cap;
	struct page_link   *link;     size_t links, link_cap;
	struct page_anchor *anchor;   size_t anchors, anchor_cap;
	struct page_marks  *marks;    size_t pages, page_cap;
	uint32_t           *by_id;    size_t ids, id_cap;       /* private: element of a tag_id */
};

void content_begin(struct content *c, struct arena *a, const struct fonts *fonts);

/* Write the next page's operators to *out. */
void content_page(struct content *c, const struct picture *p, struct buf *out);

/* 0xRRGGBB of an ink on white paper. */
unsigned content_rgb(enum ink ink);

#endif
