/*
 * pages.h -- cut galleys into pages, and put page numbers and foot lines on them.
 *
 * UNITS.  Points.  A4 is 595.28 x 841.89 pt (210 x 297 mm).
 * OWNERSHIP.  In the setting's arena.
 */
#ifndef TYPESET_PAGES_H
#define TYPESET_PAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "draw/picture.h"
#include "typeset/galley.h"

struct arena;

#define MM (72 / 25.4)

/* Decree 30/2020/NĐ-CP: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm. */
struct page_layout {
	double w_pt, h_pt;                      /* portrait; landscape pages swap them */
	double top_pt, bottom_pt, left_pt, right_pt;
	double number_pt;                       /* size of the page number; 0 = none */
	bool   roman;                           /* ii, iii, iv: of what stands before the text */
	str    notice;                          /* on every page, above the foot: "Số liệu minh họa" */
	str    foot;                            /* on every page, small */
};

/* The layout of official documents. */
struct page_layout page_layout_decree(void);

/* Width of the text column. */
double page_text_width(const struct page_layout *l, bool landscape);

/* Space for text on a page, top to bottom. */
double page_text_height(const struct page_layout *l, bool landscape);

/* "12", or "xii". */
str page_number_text(struct arena *a, size_t number, bool roman);

struct pages {
	struct setting *setting;
	struct picture *page;
	size_t          n, cap;
};

/*
 * Cut g into pages and add them.  Numbering starts anew at 1, and the first
 * page shows no number: an appendix is a galley of its own.
 */
void pages_add(struct pages *pages, const struct galley *g, const struct page_layout *l);

#endif
