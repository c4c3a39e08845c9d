/*
 * indicator.h -- what the pages of targets and of indicators say about an indicator.
 */
#ifndef SITE_INDICATOR_H
#define SITE_INDICATOR_H

#include "site/sheet.h"
#include "site/view.h"

/* Name, definition, how it is measured and by whom: rows of a list of pairs. */
struct value *indicator_facts(const struct view *v, uint32_t indicator);

/* The short name where there is one. */
str indicator_name(const struct indicator *i);

/* Its figures in some units, in the columns of data/series.csv (data contract, section 6). */
void indicator_sheet(const struct view *v, uint32_t indicator, struct refs units, struct sheet *out);

#endif
