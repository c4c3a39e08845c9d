/*
 * takeaway.h -- what a page offers to take away: its charts as SVG, its tables as CSV.
 *
 * The files stand beside the page.  A link tells what it leads to and how
 * large that is, so the file is made before its link.
 */
#ifndef SITE_TAKEAWAY_H
#define SITE_TAKEAWAY_H

#include "site/sheet.h"
#include "site/view.h"

/* "12 KB", "1,4 MB". */
str takeaway_size(const struct view *v, size_t bytes);

/* Write a file beside the page; returns its address as seen from there. */
str takeaway_file(const struct view *v, str name, str bytes);

/* Give a chart's map (partials/chart.mustache) its picture, framed with title, sentence and source. */
void takeaway_picture(struct view *v, struct value *chart, str name, const struct picture *p);

/* Give a map its table: "csv-file" and "csv-size". */
void takeaway_sheet(struct view *v, struct value *map, str name, const struct sheet *sheet);

/* Offer the table that the page as a whole has (takeaway_sheet() into v->data) beside a chart too. */
void takeaway_same(struct view *v, struct value *chart);

#endif
