/*
 * blank.h -- the blank return of a unit for a year: which indicators it is asked for, what it said last year.
 *
 * A unit is asked for an indicator when it is one of its expected reporters
 * (data contract, section 4) and the indicator is in use in its part of the
 * tree, or when it reported the indicator itself in the years before, as a
 * body does that answers for others.  In use means: a target that still runs
 * is set on it for the unit, one above or one below; or the unit or one of
 * its kind beside it, within what the site is about, has reported it lately,
 * or one directly below; or nobody has yet, anywhere, and no target says for
 * whom it is meant.
 *
 * It is asked for the form of the learning week by the rule of figures/week.h.
 *
 * OWNERSHIP.  In the arena given.
 */
#ifndef FORMS_BLANK_H
#define FORMS_BLANK_H

#include "figures/figures.h"
#include "figures/reporting.h"
#include "model/model.h"

struct arena;
struct words;

/* What all returns of a cycle share. */
struct blanks {
	const struct model     *model;
	const struct figures   *figures;
	const struct reporting *reporting;
	const struct words     *words;
	int                     year;

	uint32_t                form;           /* of the learning week; NONE = there is none */
	const bool             *week_expected;  /* [units] */
	date                    today;          /* of the data; put into the workbook */
	const bool             *unknown;        /* [indicators]: no figure of it anywhere */
};

struct blank_row {
	uint32_t indicator;
	const struct figure *before;            /* last year's; NULL = none */
};

struct blank {
	uint32_t                  unit;
	struct blank_row         *row;          /* in the order of the register */
	size_t                    rows;
	bool                      week;         /* the learning week's form too */
	const struct week_return *week_before;  /* last year's return on it; NULL = none */
};

void blanks_begin(struct arena *a, const struct model *m, const struct figures *f, const struct reporting *r,
                  const struct words *w, struct blanks *out);

/* The unit's return; false when there is nothing that it should report. */
bool blank_make(struct arena *a, const struct blanks *b, uint32_t unit, struct blank *out);

/*
 * The units that get a return: those with something to report at or under the
 * site's unit and beside it.  Units above it are left out: nobody asks them.
 */
struct refs blanks_units(struct arena *a, const struct blanks *b);

/* ---- texts that the table, the workbook and the paper share ---- */

/* "6/106 (5,7%)", "có", "1.741" (of the unit of measure that the label names); empty when there is no figure. */
str blank_figure(struct arena *a, const struct blanks *b, const struct indicator *i, const struct figure *f);

/* "năm 2025: 6/106 (5,7%)", "năm 2025: chưa có số liệu". */
str blank_before(struct arena *a, const struct blanks *b, const struct blank_row *row);

/* The same of a row of the learning week: "năm 2025: 2 cuộc, 50 người"; empty for a row that takes no figures. */
str blank_week_before(struct arena *a, const struct blanks *b, const struct blank *blank, size_t row);

/* "Số câu lạc bộ, nhóm sở thích (câu lạc bộ)"; a row's label with its unit of measure in the same way. */
str blank_label(struct arena *a, str name, str measure_unit);

#endif
