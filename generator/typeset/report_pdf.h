/*
 * report_pdf.h -- a report of the cycle as an administrative document (Decree 30/2020/NĐ-CP, Appendix I).
 *
 * It is set as plans are (plan_pdf.h), with BÁO CÁO as the kind of document and
 * places left for number and day.  Head, recipients and signature are those of
 * the report text's front matter where it reports on the site's own unit; on a
 * plan those of the plan; on another unit those of its people's committee.
 *
 * OWNERSHIP.  The bytes live in the arena given.
 * ERRORS.  False when no PDF could be made, after a message to d.
 */
#ifndef TYPESET_REPORT_PDF_H
#define TYPESET_REPORT_PDF_H

#include "report/subject.h"

struct diags;

bool report_pdf(struct arena *a, const struct report_source *s, const struct report_item *item, struct diags *d,
                str *pdf_bytes);

/* A plan with the live parts of its text expanded (the plan itself where it has none). */
struct plan report_live_plan(struct arena *a, const struct report_source *s, uint32_t plan, struct diags *d);

#endif
