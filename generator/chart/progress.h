/*
 * progress.h -- how far a target has come: base, now, aim, and the pace mark.
 *
 * NaN stands for "none" in every double, 0 in every year.
 */
#ifndef CHART_PROGRESS_H
#define CHART_PROGRESS_H

#include "chart/pen.h"
#include "figures/status.h"
#include "model/model.h"

struct progress_data {
	str             name;           /* of the target, for title and sentence */
	double          base, now, aim;
	double          aim_high;       /* upper end of a range */
	double          expected;       /* where the straight line stands now */
	int             base_year, now_year, aim_year;
	enum status     status;
	enum comparator comparator;
	str             unit;           /* "%", "lượt" */
	int             decimals;
	bool            per_year;       /* base, now, aim are growth in % a year */
	bool            yesno;          /* 100 is yes, 0 is no */
	bool            estimate;       /* now is not official */
};

/* Usually 480 pt wide, for a target's own page. */
void chart_progress(struct picture *p, struct arena *a, const struct chart_style *style,
                    const struct progress_data *data);

/* Usually 220 x 26 pt, for the rows of a table. */
void chart_progress_compact(struct picture *p, struct arena *a, const struct chart_style *style,
                            const struct progress_data *data);

/* "≥ 60%", "10–15%/năm": the aim as readers see it, used by other charts too. */
str chart_aim_text(const struct pen *pen, double aim, double aim_high, enum comparator c,
                   int decimals, str unit, bool per_year);

#endif
