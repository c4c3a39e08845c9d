/*
 * status.h -- has a target been reached, and is it on pace? (data contract, sections 5 and 7)
 *
 * Pure functions of the model, the figures and the cycle.
 */
#ifndef FIGURES_STATUS_H
#define FIGURES_STATUS_H

#include <stdbool.h>

#include "figures/figures.h"

enum status { STATUS_ACHIEVED, STATUS_MISSED, STATUS_ON_TRACK, STATUS_SLOW, STATUS_OFF_TRACK,
              STATUS_REVERSING, STATUS_PENDING, STATUS_NO_DATA, STATUS__COUNT };

/* NaN stands for "none" in every double below. */
struct verdict {
	enum status          status;
	bool                 overdue;           /* due, and no figure of the due year */
	const struct figure *figure;            /* of t; NULL = no usable figure */
	int                  year;              /* t; 0 = none */
	double               value;             /* v, in the indicator's unit */
	double               compared;          /* what is held against the aim: v, or g in % a year */
	int                  base_year;         /* 0 = none */
	double               base_value;
	double               pace;              /* R */
	double               expected;          /* of the straight line at t */
	double               gap;               /* compared - aim */
	double               needed;            /* per remaining year: level: units a year; growth: % a year */
	double               needed_count;      /* of a share: least number of facilities that meets the aim */
	double               projected;         /* least-squares line at the target's year */
	int                  projected_year;    /* when that line reaches the aim; 0 = never or unknown */
	unsigned             years_met, years_judged;   /* growth-yearly, maintain */
	bool                 upper_reached;     /* value_high is reached */

	double               rates_ratio;       /* section 7: ratio of compound rates */
	double               extrapolated;      /* section 7: extrapolated end value ratio */
};

/* Judge target `t` at cycle year `cycle` with the given smallest coverage (0..1). */
struct verdict status_judge(const struct model *m, const struct figures *f, uint32_t target,
                            int cycle, double min_coverage);

/* Have enough of the expected reporters reported for the figure to be judged? */
bool figure_suffices(const struct figure *f, double min_coverage);

const char *status_id(enum status s);   /* "on-track" */

/* Does v meet the aim of t by its comparator (tolerance 1e-9)? */
bool target_meets(const struct target *t, double v);

/* One year's growth in % over the year before; NaN when it cannot be formed. */
double series_growth(struct series s, int year);

#endif
