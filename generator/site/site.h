/*
 * site.h -- the website: which pages there are, and how each is made.
 *
 * site_prepare() works out what many pages share; site_list() names every
 * page; site_make() renders one of them and may run in many threads at a
 * time, each with a scratch arena of its own that is reset after the page.
 * `attach` is called from those threads.
 *
 * A page of kind K is made by site/page_K.c: it fills a tree of values from
 * the model, the figures and the verdicts, and renders K.mustache of the
 * theme with it.  All text that readers see comes from the theme's words or
 * from the content.
 *
 * OWNERSHIP.  struct site lives as long as the arena given to site_prepare();
 * what it points to must live as long.
 *
 * ERRORS.  None from user data: that was judged before.
 */
#ifndef SITE_SITE_H
#define SITE_SITE_H

#include "figures/figures.h"
#include "figures/status.h"
#include "model/model.h"
#include "report/subject.h"

struct arena;
struct dataset_files;
struct fonts;
struct history;
struct places;
struct reporting;
struct return_lists;
struct scopes;
struct theme;
struct unit_order;
struct value;
struct words;

/* Where the bytes of a file go; they are valid during the call only. */
typedef void site_write_fn(void *payload, struct arena *scratch, str path, str bytes);

struct site {
	const struct model   *model;
	const struct figures *figures;
	const struct words   *words;
	const struct fonts   *fonts;
	const struct theme   *theme;
	date                  as_of;    /* of the figures; DATE_NONE = all rows */
	const struct report_source *report;
	const struct report_items  *reports;
	const struct dataset_files *datasets;   /* the open data as published */

	/* Files that a page brings with it, its charts and tables to take away, go here while it is made. */
	site_write_fn        *attach;
	void                 *attach_payload;

	/* set by site_prepare() */
	const struct verdict *verdict;  /* [model.targets] at the configured cycle */
	const struct verdict *before;   /* [model.targets] one cycle earlier */
	const struct history *history;  /* the same at every cycle so far */
	const struct unit_order *order;
	const struct scopes  *scopes;   /* the pages that compare units */
	const struct places  *places;   /* of units among their neighbours */
	date                  today;    /* of the data: as_of, or the latest day that any row or return tells of */
	const struct reporting *reporting;
	const struct return_lists *returns;     /* the same by sender */
	int                   week_year;        /* the latest learning week at hand; 0 = none */
	struct value         *word_tree;        /* all words, nested: {{w.nav.plans}} */
	struct value         *frame;            /* title, organisation, licence … of every page */
};

/* Fill in the second half of *s from the first. */
void site_prepare(struct arena *a, struct site *s);

/* One file of the site that is made from the model. */
struct site_page {
	str     (*make)(const struct site *s, struct arena *scratch, const struct site_page *page);
	str      path;          /* "chi-tieu/lc-02/index.html" */
	uint32_t subject;       /* index of the plan, target, unit, report …, or a year */
};

struct site_pages {
	struct site_page *page;
	size_t            n, cap;
};

void site_list(struct arena *a, const struct site *s, struct site_pages *out);

/* The bytes of a page, in the scratch arena. */
str site_make(const struct site *s, struct arena *scratch, const struct site_page *page);

#endif
