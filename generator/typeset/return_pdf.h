/*
 * return_pdf.h -- a unit's blank return on its indicators, to be filled in by pen.
 *
 * Which indicators it is asked for, and how they read, is the caller's.
 *
 * OWNERSHIP.  The bytes live in the arena given.
 * ERRORS.  False when no PDF could be made, after a message to d.
 */
#ifndef TYPESET_RETURN_PDF_H
#define TYPESET_RETURN_PDF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct diags;
struct fonts;
struct words;

struct return_line {
	str  label, before;             /* "Số câu lạc bộ (câu lạc bộ)", "26" */
	bool share;                     /* asks for a part and a whole, else for a value */
};

struct return_paper {
	str                       unit, organisation;
	int                       year;
	bool                      sample;       /* what it says of last year is illustrative */
	const struct return_line *line;
	size_t                    lines;
};

bool return_pdf(struct arena *a, const struct return_paper *r, const struct fonts *f, const struct words *w,
                struct diags *d, str *pdf_bytes);

#endif
