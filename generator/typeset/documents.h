/*
 * documents.h -- all PDF documents of the site, each beside its page.
 */
#ifndef TYPESET_DOCUMENTS_H
#define TYPESET_DOCUMENTS_H

#include <stdbool.h>

#include "figures/reporting.h"
#include "figures/status.h"

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
};

/* Where the bytes go; they are valid during the call only. */
typedef void documents_write_fn(void *payload, str path, str bytes);

/* Make every document: ke-hoach/<plan>/<plan>.pdf, don-vi/<unit>/<unit>.pdf. */
bool documents_build(const struct documents *s, struct arena *scratch, struct diags *d,
                     documents_write_fn *write, void *payload);

#endif
