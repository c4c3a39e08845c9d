/*
 * due.h -- what falls due: reports, tasks, targets, days to mark.
 */
#ifndef SITE_DUE_H
#define SITE_DUE_H

#include "site/view.h"

enum due_kind { DUE_REPORT, DUE_TASK, DUE_TARGET, DUE_EVENT };

struct due_item {
	date          day, last;        /* last: the end of a span of days, else the same */
	enum due_kind kind;
	uint32_t      subject;          /* duty, task, target or event */
	uint32_t      more;             /* further targets that fall due on the same day */
};

struct due_list { struct due_item *item; size_t n, cap; };

/* Everything between two days (both inclusive), by day, then kind.  Yearly things come once a year. */
void due_between(struct arena *a, const struct model *m, date from, date to, struct due_list *out);

/* The day on which a dated duty falls due in that year; DATE_NONE when it does not, or nobody is left to send it. */
date due_duty_day(const struct model *m, const struct duty *d, int year);

/* The row of partials/date-list.mustache. */
struct value *due_row(const struct view *v, const struct due_item *item);

#endif
