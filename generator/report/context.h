/*
 * context.h -- a text being expanded: what it is made from, and where in its source we are.
 *
 * Private to report/.
 *
 * POSITIONS.  A tree knows the lines of blocks only.  References and
 * directives are met in the order of the source, so the place of each is found
 * by looking for its very text from where the last one ended.
 */
#ifndef REPORT_CONTEXT_H
#define REPORT_CONTEXT_H

#include "base/diag.h"
#include "report/show.h"
#include "report/subject.h"
#include "syntax/doc.h"

struct report_context {
	struct arena               *a;
	const struct report_source *s;
	const struct model         *model;      /* s->model */
	const struct words         *words;      /* s->words */
	struct subject              subject;
	struct diags               *d;
	const struct doc           *doc;        /* the text: its file and source */
	size_t                      cursor;     /* in doc->text: what is before it has been met */
};

/* Place of the next occurrence of `needle` at or behind the cursor and line `line`; moves the cursor
 * behind it.  Where it is not found: the line alone. */
struct place context_locate(struct report_context *x, str needle, uint32_t line);

/* "2025", "cycle" (the subject's year), "cycle-1"; 0 when it is no year. */
int context_year(const struct report_context *x, str text);

#endif
