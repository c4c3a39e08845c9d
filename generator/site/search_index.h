/*
 * search_index.h -- everything a reader may look for, with its kind and address.
 */
#ifndef SITE_SEARCH_INDEX_H
#define SITE_SEARCH_INDEX_H

#include "model/model.h"

struct arena;

enum search_kind { SEARCH_PLAN, SEARCH_TARGET, SEARCH_UNIT, SEARCH_AGENCY, SEARCH_CLAUSE, SEARCH_TASK,
                   SEARCH_DOCUMENT, SEARCH_INDICATOR, SEARCH_PAGE, SEARCH_KIND__COUNT };

struct search_entry {
	enum search_kind kind;
	str              title, address, text;  /* text: further words, shown as a snippet; may be empty */
};

struct search_entries { struct search_entry *entry; size_t n, cap; };

/* All entries, by kind, each kind in the order of its register. */
void search_collect(struct arena *a, const struct model *m, struct search_entries *out);

/* The id of a kind, as in the words "search.kind-<id>". */
const char *search_kind_id(enum search_kind k);

#endif
