/*
 * subject.h -- what reports are made from, and what each of them is about.
 *
 * A report text (content/reports/) is written once and made for many subjects:
 * report.md for the site's unit, for each unit that has targets or is a
 * province or district, and for each plan; tuan-le.md for each year of the
 * learning week; any other text for the site's unit.
 *
 * OWNERSHIP.  Strings and lists live in the arena given.
 */
#ifndef REPORT_SUBJECT_H
#define REPORT_SUBJECT_H

#include "figures/reporting.h"
#include "figures/status.h"

struct arena;
struct fonts;
struct words;

struct report_source {
	const struct model     *model;
	const struct figures   *figures;
	const struct verdict   *verdict;        /* [model.targets] at the cycle */
	const struct verdict   *before;         /* [model.targets] one cycle earlier */
	const struct reporting *reporting;
	const struct words     *words;
	const struct fonts     *fonts;          /* NULL: charts are judged but not drawn */
	str                     root;           /* the project's folder, for files that a text shows */
};

enum subject_kind { SUBJECT_UNIT, SUBJECT_PLAN };

struct subject {
	enum subject_kind kind;
	uint32_t          index;                /* of the unit or plan */
	int               year;                 /* reported on */
	bool              strict;               /* the text is written for it: every figure must be there */
};

/* One report to be made. */
struct report_item {
	const struct page *text;
	struct subject     subject;
	str                page, pdf;           /* addresses in the site */
};
struct report_items { struct report_item *item; size_t n, cap; };

void report_items(struct arena *a, const struct model *m, struct report_items *out);

/* The subject of a plan's own text. */
struct subject subject_of_plan(const struct model *m, uint32_t plan);

/* The unit that the subject is, or that the plan's targets are judged in (else the plan's, the site's). */
uint32_t subject_unit(const struct model *m, struct subject s);

/* Does a target, the plan of a task or duty, or a report owed belong to the subject? */
bool subject_has_target(const struct model *m, struct subject s, uint32_t target);
bool subject_has_plan(const struct model *m, struct subject s, uint32_t plan);
bool subject_has_report(const struct model *m, struct subject s, const struct report *r);

/* "tỉnh Lai Châu"; a plan's title. */
str subject_name(const struct model *m, struct subject s);

/* "trên địa bàn tỉnh Lai Châu"; "theo Kế hoạch …". */
str subject_scope(struct arena *a, const struct words *w, const struct model *m, struct subject s);

/* Who reports: the site's organisation on its own unit, the issuer on a plan, else the unit's people's committee. */
str subject_issuer(struct arena *a, const struct model *m, struct subject s);

/* From the best to the worst, as counts are ordered. */
extern const enum status report_status_order[STATUS__COUNT];

#endif
