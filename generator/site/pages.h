/*
 * pages.h -- the maker of every kind of page; called by site.c only.
 */
#ifndef SITE_PAGES_H
#define SITE_PAGES_H

#include "site/site.h"

#define PAGE(name) str name(const struct site *s, struct arena *scratch, const struct site_page *page)

PAGE(page_overview);
PAGE(page_plans);
PAGE(page_plan);                /* subject: plan      */
PAGE(page_targets);
PAGE(page_target);              /* subject: target    */
PAGE(page_embed);               /* subject: target    */
PAGE(page_indicators);
PAGE(page_indicator);           /* subject: scope     */
PAGE(page_results);
PAGE(page_cycle);               /* subject: the cycle */
PAGE(page_units);
PAGE(page_unit);                /* subject: unit      */
PAGE(page_agencies);
PAGE(page_agency);              /* subject: agency    */
PAGE(page_sectors);
PAGE(page_sector);              /* subject: sector    */
PAGE(page_returns);
PAGE(page_calendar);
PAGE(page_calendar_ics);
PAGE(page_unit_ics);            /* subject: unit      */
PAGE(page_agency_ics);          /* subject: agency    */
PAGE(page_weeks);
PAGE(page_week);                /* subject: the year  */
PAGE(page_reports);
PAGE(page_report);              /* subject: report    */
PAGE(page_data);
PAGE(page_search);
PAGE(page_search_index);
PAGE(page_methods);
PAGE(page_free);                /* subject: content page */
PAGE(page_missing);             /* 404.html */

#undef PAGE
#endif
