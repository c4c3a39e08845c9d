/*
 * expand.h -- a text with live figures -> an ordinary text.
 *
 * The tree is copied; each directive becomes tables, pictures and paragraphs,
 * each {{…}} its figure.  Pages and documents read the result, so that both
 * say the same; they know neither directives nor references.
 *
 * The subject decides which targets, units and reports are meant.
 *
 * OWNERSHIP.  In the arena given; parts without anything live may be shared
 * with the text itself, which must live as long.
 *
 * ERRORS.  Names that are not known, figures that are not there and settings
 * that make no sense go to d, at their place in the text.  The result is
 * complete in any case.
 */
#ifndef REPORT_EXPAND_H
#define REPORT_EXPAND_H

#include "report/subject.h"
#include "syntax/outline.h"

struct diags;

struct expanded {
	struct doc     doc;
	struct outline outline;
	str            title;
};

/* A report or plan text; `title` may have references too.  Its outline is found anew. */
void report_expand(struct arena *a, const struct report_source *s, const struct doc *text, str title,
                   struct subject subject, struct diags *d, struct expanded *out);

/* Has the text anything to expand? */
bool report_is_live(const struct doc *text);

/* Judge all report texts and the live parts of plans; what is wrong goes to d. */
void report_check(struct arena *a, const struct report_source *s, struct diags *d);

#endif
