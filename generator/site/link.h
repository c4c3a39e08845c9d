/*
 * link.h -- the address of every thing on the site.
 *
 * An address is a path from the site's root ("chi-tieu/lc-02/index.html");
 * link_from() makes it relative to a page, so that the site works under any
 * sub-path and opened as files.  Folders always name their index.html, since
 * a file manager would not add it.  Addresses are Vietnamese words without
 * diacritics, in every language of the interface.
 *
 * OWNERSHIP.  Strings are made in the arena.
 */
#ifndef SITE_LINK_H
#define SITE_LINK_H

#include "model/model.h"

struct arena;

str link_plan(struct arena *a, const struct model *m, uint32_t plan);
str link_plan_pdf(struct arena *a, const struct model *m, uint32_t plan);
str link_target(struct arena *a, const struct model *m, uint32_t target);
str link_unit(struct arena *a, const struct model *m, uint32_t unit);
str link_embed(struct arena *a, const struct model *m, uint32_t target);
str link_cycle(struct arena *a, int cycle);

/* All units compared by an indicator, or those under a unit (NONE: all). */
str link_indicator(struct arena *a, const struct model *m, uint32_t indicator, uint32_t within);
str link_unit_pdf(struct arena *a, const struct model *m, uint32_t unit);
str link_agency(struct arena *a, const struct model *m, uint32_t agency);
str link_unit_ics(struct arena *a, const struct model *m, uint32_t unit);
str link_agency_ics(struct arena *a, const struct model *m, uint32_t agency);
str link_sector(struct arena *a, enum sector sector);
str link_week(struct arena *a, int year);
str link_week_unit_pdf(struct arena *a, const struct model *m, int year, uint32_t unit);
str link_page(struct arena *a, const struct page *page);

/* A clause on its plan's page; the page itself when the clause is not known. */
str link_clause(struct arena *a, const struct model *m, uint32_t plan, const struct clause *at);

/* A cited document: the page of the plan that it is, else its entry in the list of documents. */
str link_document(struct arena *a, const struct model *m, uint32_t document);

/* Vietnamese slug of a sector: "thu-vien". */
const char *sector_slug(enum sector sector);

/* "../../" for "chi-tieu/lc-02/index.html"; "" for a page at the root. */
str link_root(struct arena *a, str path);

/* The address `to` as seen from the page whose root is `root`. */
str link_from(struct arena *a, str root, str to);

#endif
