/*
 * outline_nav.h -- a text's outline as nested entries for partials/outline.mustache.
 */
#ifndef SITE_OUTLINE_NAV_H
#define SITE_OUTLINE_NAV_H

#include "site/view.h"

/* {children: [{anchor, label, title, children: […]}, …]}: the headings of an outline. */
struct value *outline_nav(const struct view *v, const struct outline *outline);

#endif
