/*
 * stack.h -- how many targets are in each status: a stacked bar a plan, sector or unit.
 */
#ifndef CHART_STACK_H
#define CHART_STACK_H

#include "chart/legend.h"
#include "chart/pen.h"
#include "figures/status.h"

struct stack_row {
	str      name;
	unsigned count[STATUS__COUNT];
};

struct stack_data {
	str                     title;          /* empty = "status of targets" */
	const struct stack_row *row;
	size_t                  rows;
	str                     says;           /* the sentence, when the rows do not add up; empty = their sum in words */
};

/* Usually 480 pt wide, 22 pt a row; below 340 pt names stand above their bars. */
void chart_stack(struct picture *p, struct arena *a, const struct chart_style *style,
                 const struct stack_data *data);

/* "3 đã đạt, 2 chậm, …" without the statuses that do not occur; used by other charts too. */
str chart_count_words(const struct pen *pen, const unsigned count[STATUS__COUNT]);

/* The legend of the statuses that occur. */
size_t chart_status_legend(const struct pen *pen, const unsigned count[STATUS__COUNT],
                           struct legend_item item[STATUS__COUNT]);

#endif
