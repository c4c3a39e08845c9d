/*
 * task.h -- tasks and due dates as rows.
 */
#ifndef SITE_TASK_H
#define SITE_TASK_H

#include "site/view.h"

/* "trước ngày 30/11 hằng năm", "31/12/2025", "hằng năm", "không nêu ngày". */
str task_due(const struct view *v, struct due_date due, enum every every);

/* text, clause, agency, role, due, status (word and mark): for partials/task-list.mustache. */
struct value *task_row(const struct view *v, uint32_t task);

#endif
