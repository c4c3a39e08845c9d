/*
 * figures.h -- the figure of every unit, indicator and year (data contract, section 4).
 *
 * Rules in short: a unit's own row is its figure; otherwise the sum of its
 * expected reporters' rows.  A mean of percentages is never taken.
 *
 * OWNERSHIP.  In the arena given; read-only afterwards.
 */
#ifndef FIGURES_FIGURES_H
#define FIGURES_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "model/model.h"

enum basis { BASIS_REPORTED, BASIS_ROLLED_UP };

struct figure {
	int16_t      year;
	uint8_t      basis;             /* enum basis */
	uint8_t      quality;           /* enum quality: the least sure of its parts */
	bool         has_parts;         /* numerator and denominator are known */
	uint32_t     row;               /* REPORTED: index of the result row; else NONE */
	uint32_t     reporters, expected_reporters;
	double       numerator, denominator;
	double       value;             /* in the indicator's unit; share and yesno in % */
	double       coverage;          /* 0..1 */
};

struct series {
	const struct figure *figure;    /* [n], years ascending */
	uint32_t             n;
};

struct figures;

/*
 * Compute all figures from the rows known on `as_of` (DATE_NONE: all rows).
 * Disagreements between a unit's own row and its reporters (> 0.5 %) are
 * reported to d (may be NULL).
 */
struct figures *figures_compute(struct arena *a, const struct model *m, date as_of, struct diags *d);

/* The figures of an indicator in a unit; n == 0 when there are none. */
struct series figures_series(const struct figures *f, uint32_t indicator, uint32_t unit);

/* The figure of one year, NULL if none. */
const struct figure *series_at(struct series s, int year);

/* First and last year with any figure; 0,0 when there is none. */
void figures_years(const struct figures *f, int *first, int *last);

#endif
