/*
 * form_table.h -- a statistical form as a table: blank, or with a return or a sum in it.
 *
 * Columns as in the form that provinces send out: STT | Nội dung | Đơn vị |
 * Số lượng { Số lớp/số cuộc thi | Người } | Ghi chú.  A sum has no notes; it
 * has last year's counts beside those of this year where they are given.
 *
 * OWNERSHIP.  In the arena given.
 */
#ifndef REPORT_FORM_TABLE_H
#define REPORT_FORM_TABLE_H

#include "figures/week.h"
#include "model/model.h"

struct arena;
struct words;

/* What stands in the columns of the counts; all NULL = a blank form. */
struct form_values {
	const struct week_return *filled;       /* one unit's return, with its notes */
	const struct week_sum    *sum, *before; /* sums; `before` may be NULL */
	int                       year;         /* of sum */
};

/* Append the table to `to`. */
struct doc_node *form_table(struct arena *a, const struct words *w, const struct form *form,
                            const struct form_values *values, struct doc_node *to, uint32_t line);

#endif
