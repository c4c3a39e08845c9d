/*
 * plan_pdf.h -- a plan as an administrative document (Decree 30/2020/NĐ-CP, Appendix I).
 *
 * What the text itself carries of head, recipients and signature is read from
 * it and set in its proper place; what it lacks is taken from the plan's front
 * matter; what neither has stays blank, to be filled in by pen.
 *
 * OWNERSHIP.  The bytes live in the arena given.
 * ERRORS.  False when no PDF could be made, after a message to d.
 */
#ifndef TYPESET_PLAN_PDF_H
#define TYPESET_PLAN_PDF_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct book;
struct diags;
struct fonts;
struct model;
struct plan;
struct words;

bool plan_pdf(struct arena *a, const struct model *m, const struct plan *p, const struct fonts *f,
              const struct words *w, struct diags *d, str *pdf_bytes);

/* The pages only, before they are PDF: for golden tests. */
void plan_book(struct book *b, struct arena *a, const struct model *m, const struct plan *p,
               const struct fonts *f, const struct words *w, struct diags *d);

#endif
