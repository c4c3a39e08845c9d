/*
 * pdf.h -- pages (pictures) -> a PDF file.
 *
 * The file: PDF 1.7, fonts embedded with only the glyphs used, text that
 * copies and reads as it was written, tagged structure, outline, links, page
 * labels, document properties, XMP and an sRGB output intent as PDF/A-2 asks
 * (ISO 19005-2); tests/pdfa.py checks what is claimed.  No clock: the same
 * document gives the same bytes.
 *
 * TEXT.  A text mark with spaces is stretched at its spaces to the mark's
 * w_pt.  A character that the face lacks is drawn as a box.
 *
 * UNITS.  Points; pages have their origin top left and are turned over here.
 * OWNERSHIP.  The bytes live in the arena given.
 * ERRORS.  False after a message to d when the library refuses.
 */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/str.h"

struct arena;
struct diags;
struct fonts;
struct picture;

/* An entry of the outline (bookmark); it leads to a MARK_ANCHOR of that name. */
struct pdf_heading {
	int level;                      /* 0 = top; a level may be skipped */
	str title, anchor;
};

/* Pages from `first_page` (an index) on are labelled prefix + number from 1. */
struct pdf_label {
	size_t first_page;
	str    prefix;
	bool   roman;                   /* i, ii, iii */
};

struct pdf_document {
	const struct picture     *page;
	size_t                    pages;
	const struct fonts       *fonts;
	const struct pdf_heading *heading;
	size_t                    headings;
	const struct pdf_label   *label;        /* the first one is for page 0 */
	size_t                    labels;
	str                       title, author, subject, keywords;
	str                       language;     /* "vi-VN" */
	date                      created;      /* DATE_NONE = not said */
};

bool pdf_write(struct arena *a, const struct pdf_document *doc, struct diags *d, str *out_bytes);

#endif
