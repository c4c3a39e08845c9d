/*
 * galley.h -- a document as one long column of boxes, before it is cut into pages.
 *
 * A box is what never breaks over two pages: a line of text, a row of a table,
 * a picture.  Between boxes a page may end or may not; that is how headings
 * stay with what follows and how no single line of a paragraph is left alone.
 *
 * UNITS.  Points; the pictures of boxes have their own top left as origin.
 * OWNERSHIP.  In the setting's arena.
 */
#ifndef TYPESET_GALLEY_H
#define TYPESET_GALLEY_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/picture.h"
#include "typeset/para.h"
#include "typeset/setting.h"

/* A structure element: the way from the document's root to a box's content. */
struct tag_node {
	enum tag               tag;
	unsigned               id;
	str                    alternative;
	const struct tag_node *parent;          /* NULL = the root */
};

struct galley_box {
	double                   before_pt;     /* space above it, none at the top of a page */
	double                   height_pt;
	bool                     glued;         /* no page ends before it */
	bool                     landscape;     /* needs a landscape page */
	struct picture           picture;
	const struct tag_node   *tag;           /* NULL = its own marks carry tags, or it is an artifact */
	const struct galley_box *head;          /* repeated above it when it begins a page */
};

struct galley {
	struct setting    *setting;
	struct galley_box *box;
	size_t             n, cap;
	double             width_pt;            /* of the column */
	double             page_pt, landscape_page_pt;  /* height of a page's text; a box should not be higher */
	bool               keep;                /* the next box is glued to what is there */
	double             space_pt;            /* to be added above the next box */
	bool               landscape;           /* next boxes are for landscape pages */
};

void galley_begin(struct galley *g, struct setting *s, double width_pt);

/* Add an empty box of the galley's width; draw into its picture. */
struct galley_box *galley_add(struct galley *g, double height_pt, const struct tag_node *tag);

/* At least so much space above the next box. */
void galley_space(struct galley *g, double space_pt);

struct tag_node *galley_tag(struct galley *g, enum tag tag, const struct tag_node *parent);

/* How a paragraph stands in the column. */
struct galley_para {
	struct para_style      style;           /* width 0 = what the column leaves */
	double                 left_pt;         /* indent of the whole paragraph */
	double                 line_pt;         /* distance of baselines */
	double                 before_pt;       /* space above */
	const struct tag_node *tag;
	str                    anchor;          /* a place to link to; empty = none */
	const struct spans    *label;           /* before the first line, at label_pt; NULL = none */
	double                 label_pt;
	const struct tag_node *label_tag;
	bool                   keep_whole;      /* all lines on one page */
	bool                   keep_next;       /* on the page of what follows */
};

/* Set the text and add its lines; returns their number. */
size_t galley_paragraph(struct galley *g, const struct spans *text, const struct galley_para *p);

#endif
