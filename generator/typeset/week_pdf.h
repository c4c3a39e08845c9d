/*
 * week_pdf.h -- a unit's return on the learning week, or the blank form to fill in.
 *
 * OWNERSHIP.  The bytes live in the arena given.
 * ERRORS.  False when no PDF could be made, after a message to d.
 */
#ifndef TYPESET_WEEK_PDF_H
#define TYPESET_WEEK_PDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct book;
struct diags;
struct fonts;
struct model;
struct week_return;
struct words;

bool week_pdf(struct arena *a, const struct model *m, const struct week_return *week, const struct fonts *f,
              const struct words *w, struct diags *d, str *pdf_bytes);

/* The form, empty; year 0 leaves a place for it, unit NONE one for the unit. */
bool form_pdf(struct arena *a, const struct model *m, uint32_t form, int year, uint32_t unit,
              const struct fonts *f, const struct words *w, struct diags *d, str *pdf_bytes);

#endif
