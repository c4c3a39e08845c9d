/*
 * scorecard_pdf.h -- a unit on one page: its targets, its latest figures, what it owes.
 *
 * OWNERSHIP.  The bytes live in the arena given.
 * ERRORS.  False when no PDF could be made, after a message to d.
 */
#ifndef TYPESET_SCORECARD_PDF_H
#define TYPESET_SCORECARD_PDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct book;
struct diags;
struct figures;
struct fonts;
struct model;
struct words;

bool scorecard_pdf(struct arena *a, const struct model *m, const struct figures *figures, uint32_t unit,
                   const struct fonts *f, const struct words *w, struct diags *d, str *pdf_bytes);

/* The page only, before it is PDF. */
void scorecard_book(struct book *b, struct arena *a, const struct model *m, const struct figures *figures,
                    uint32_t unit, const struct fonts *f, const struct words *w, struct diags *d);

#endif
