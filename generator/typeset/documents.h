/*
 * documents.h -- all PDF documents of the site, each beside its page.
 */
#ifndef TYPESET_DOCUMENTS_H
#define TYPESET_DOCUMENTS_H

#include <stdbool.h>

#include "report/subject.h"

struct arena;
struct diags;
struct fonts;
struct words;

struct documents {
	const struct model     *model;
	const struct figures   *figures;
	const struct verdict   *verdict;
	const struct reporting *reporting;
	const struct words     *words;
	const struct fonts     *fonts;
	const struct report_source *report;
	const struct report_items  *reports;
};

/* One document to be made. */
struct document_file {
	str      path;          /* "ke-hoach/lai-chau-1520/lai-chau-1520.pdf" */
	bool     (*make)(const struct documents *s, struct arena *scratch, uint32_t subject, struct diags *d, str *out);
	uint32_t subject;       /* of the plan, the unit, the return or the report */
};
struct document_files { struct document_file *file; size_t n, cap; };

/* All documents: of every plan, the scorecard of every unit, every return on the learning week, every report. */
void documents_list(struct arena *a, const struct documents *s, struct document_files *out);

/* Make one; many threads may do so at a time.  False after a message to d. */
bool documents_make(const struct documents *s, struct arena *scratch, const struct document_file *file,
                    struct diags *d, str *out);

#endif
