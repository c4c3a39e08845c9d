/*
 * reporting.h -- who owes which report by when, and has it come? (contract, section 2: duties, submissions)
 *
 * A duty is expected of each sender in each year in which it is due:
 * - a fixed date: that year; a yearly one: every year of the plan's period up
 *   to the cycle, from the first due date after the plan's own date (a plan of
 *   December 2023 owes nothing for November 2023);
 * - "kind:…": the units of that kind at or under the plan's unit;
 * - a sender that no longer exists on the due date owes nothing.
 * A yearly duty without a date is judged by the year's last day.
 */
#ifndef FIGURES_REPORTING_H
#define FIGURES_REPORTING_H

#include "model/model.h"

enum report_status { REPORT_ON_TIME, REPORT_LATE, REPORT_MISSING, REPORT_NOT_DUE, REPORT__COUNT };

struct report {
	uint32_t           duty;
	int                year;
	uint32_t           unit, agency;        /* the sender: one of them, the other NONE */
	date               due;                 /* DATE_NONE: the plan names no date */
	date               submitted_on;        /* DATE_NONE: not come, or its date is not known */
	const struct submission *submission;    /* NULL = not come */
	enum report_status status;
};

struct reporting {
	struct report *report;                  /* [n] by duty, year, sender in the order of its register */
	size_t         n, cap;
	date           today;                   /* against which "missing" is judged */
};

/*
 * The date of the data: as_of if given, else the latest date of report in the
 * results and submissions.  (The clock is never asked: same input, same bytes.)
 */
date model_date(const struct model *m, date as_of);

void reporting_compute(struct arena *a, const struct model *m, int cycle, date as_of, struct reporting *out);

/* Does a dated duty fall due in that year, by its own date, its plan's period and the day the plan was issued? */
bool duty_falls_in(const struct model *m, const struct duty *d, int year);

const char *report_status_id(enum report_status s);     /* "on-time" */

#endif
