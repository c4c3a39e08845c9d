/*
 * reference.h -- a single figure in a sentence: {{target.lc-03.value}}.
 *
 * The grammar and all names are in docs/reports.md.  A reference is a path of
 * steps with dots between them; "?" at its end allows that there is no figure.
 *
 * A name that is not known is an error at its place, with the nearest right
 * one.  A figure that is not there is an error where the text is written for
 * the subject (subject.strict) and "?" is absent; else it is "…", the mark of
 * statistical tables.  It is never blank.
 */
#ifndef REPORT_REFERENCE_H
#define REPORT_REFERENCE_H

#include "report/context.h"

/* The figure as readers see it; `path` without its braces.  "…" after a message. */
str reference_text(struct report_context *x, str path, struct place at);

/* All references in `text` replaced.  `line` is that of the block it stands in. */
str reference_fill(struct report_context *x, str text, uint32_t line);

#endif
