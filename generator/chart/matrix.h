/*
 * matrix.h -- the status of every target in every unit.
 */
#ifndef CHART_MATRIX_H
#define CHART_MATRIX_H

#include "chart/pen.h"
#include "figures/status.h"

#define MATRIX_NONE 0xFF                /* the unit has no such target */

struct matrix_data {
	str            title;           /* empty = "status of targets by unit" */
	const str     *unit;            /* [units], in the order shown */
	size_t         units;
	const str     *target;          /* [targets], short names */
	size_t         targets;
	const uint8_t *status;          /* [units * targets]: enum status or MATRIX_NONE */
	const char    *says;            /* key of the sentence about rows, columns and counts, when they are
	                                 * no units and targets; NULL = "chart.matrix.says" */
};

/* Usually 480 pt wide.  Columns that do not fit go on in a further block below. */
void chart_matrix(struct picture *p, struct arena *a, const struct chart_style *style,
                  const struct matrix_data *data);

#endif
