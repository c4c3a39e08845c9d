/*
 * book.h -- a document in the making: sections, pages, outline; at its end a PDF.
 *
 * A section is a galley with page numbers of its own: the main text, each
 * appendix.
 *
 * UNITS.  Points.  OWNERSHIP.  In the arena given to book_begin().
 */
#ifndef TYPESET_BOOK_H
#define TYPESET_BOOK_H

#include "pdf/pdf.h"
#include "typeset/galley.h"
#include "typeset/pages.h"

struct crossref;
struct words;

struct book {
	struct setting      setting;
	struct page_layout  layout;
	struct pages        pages;
	struct galley       galley;             /* of the section being made */
	const struct words *words;
	const struct crossref *crossref;        /* for links in the text; NULL = none */
	struct pdf_heading *heading;  size_t headings, heading_cap;
	struct pdf_label   *label;    size_t labels, label_cap;
};

void book_begin(struct book *b, struct arena *a, const struct fonts *fonts, const struct words *words,
                struct diags *d, str file);

/* Start the next section; its pages are labelled prefix + number. */
void book_section(struct book *b, str prefix);

/* An entry of the outline; returns the anchor to put in the text (a new one if `anchor` is empty). */
str book_heading(struct book *b, int level, str title, str anchor);

/* Finish: all pages are in b->pages. */
void book_end(struct book *b);

/* The PDF of a finished book.  *properties needs title, author and the like only. */
bool book_pdf(struct book *b, const struct pdf_document *properties, str *out_bytes);

/* All pages as text, for golden tests and eyes. */
void book_dump(struct buf *out, const struct book *b);

#endif
