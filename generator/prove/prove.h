/*
 * prove.h -- the pages prove themselves: each figure is read back out of each page, as a reader sees it, and held
 * against the open data beside the pages.
 *
 * A figure's element names its cell: <td data-of="status/lc-03/value">62,5%</td> (addresses: published.h).  Its first
 * number must be the published one, rounded to the decimals shown; where no number is published none may be shown.
 * For a status the element, or the first in it with a class "is-…", must be of the class of the published status.
 */
#ifndef PROVE_PROVE_H
#define PROVE_PROVE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct diags;

struct prove_result {
	size_t pages, figures;
	bool   vi;              /* the language of the pages */
};

/* What differs is told in d. */
void prove_site(struct arena *a, str site, struct diags *d, struct prove_result *out);

#endif
