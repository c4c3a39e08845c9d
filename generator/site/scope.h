/*
 * scope.h -- which units are compared on which page.
 *
 * Each indicator has a page that compares the units of each kind.  Where a kind
 * has more units than can be compared at a glance, those of each parent have a
 * page of their own.
 */
#ifndef SITE_SCOPE_H
#define SITE_SCOPE_H

#include "site/site.h"

struct scope { uint32_t indicator, within; };           /* within NONE: all units */
struct scopes { struct scope *scope; size_t n, cap; };

/* By indicator, the whole first, then the parents in the order of the tree.  s->order is set. */
void scopes_make(struct arena *a, const struct site *s, struct scopes *out);

/* Too many units of that kind have figures of the indicator to compare them on one page. */
bool scope_is_split(const struct site *s, uint32_t indicator, enum unit_kind kind);

#endif
