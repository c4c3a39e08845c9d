/*
 * crossref.h -- what a text refers to becomes a link: cited documents, and its own clauses.
 *
 * "Kế hoạch số 2058/KH-UBND" leads to the document's page on the site, if the
 * site's address is known; "mục 2.1" and "Phụ lục II" lead to that clause of
 * the same document where only one has that label.
 *
 * OWNERSHIP.  Borrows model and outline; addresses are made in the arena given
 * to crossref_begin().
 */
#ifndef TYPESET_CROSSREF_H
#define TYPESET_CROSSREF_H

#include <stdint.h>

#include "base/map.h"
#include "base/str.h"

struct arena;
struct model;
struct outline;
struct spans;

struct crossref {
	struct arena         *arena;
	const struct model   *model;
	uint32_t              self;             /* the document that the text is; NONE = none of the model's */
	const struct outline *outline;
	struct map            by_label;         /* "2.1" -> clause; MANY when several have it */
};

void crossref_begin(struct crossref *x, struct arena *a, const struct model *m, uint32_t self,
                    const struct outline *outline);

/* Give addresses to the references in a paragraph's text. */
void crossref_link(const struct crossref *x, struct spans *text);

#endif
