/*
 * tally.h -- how many targets, reports and tasks of a subject are in which state.
 */
#ifndef REPORT_TALLY_H
#define REPORT_TALLY_H

#include "report/subject.h"

/* Which targets are meant; every member that is set must fit. */
struct target_filter {
	uint32_t plan, unit;            /* NONE = any; `unit` and all under it */
	int      sector;                /* enum sector; -1 = any */
	int      due;                   /* the target's year; 0 = any */
	int      due_by;                /* due in that year or before; 0 = any */
	unsigned statuses;              /* bits 1 << enum status; 0 = any */
	bool     changed;               /* its status is not that of the last cycle */
};
struct target_filter target_filter_any(void);

/* The subject's targets that fit, in the order of the register. */
struct refs tally_targets(struct arena *a, const struct report_source *s, struct subject subject,
                          const struct target_filter *filter);

struct status_count { unsigned count[STATUS__COUNT], total; };
struct status_count tally_status(const struct verdict *verdict, struct refs targets);

/* Reports owed in `year` (0 = any); duty and plan NONE = any. */
struct report_count { unsigned count[REPORT__COUNT], total; };
struct report_count tally_reports(const struct report_source *s, struct subject subject, int year, uint32_t duty,
                                  uint32_t plan);

struct task_count { unsigned count[4], total; };        /* by enum task_status */
struct task_count tally_tasks(const struct report_source *s, struct subject subject, uint32_t plan, uint32_t agency);

#endif
