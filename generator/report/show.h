/*
 * show.h -- figures, aims and dates as readers see them.
 *
 * One place decides how a value looks, so that every page says it the same
 * way: decimals of the indicator, "62,5%", "92.100 lượt", "có"/"không" for a
 * single yes or no, the aim as written in the plan (60, not 60,0).
 * A value that is not there is "…" (the usual mark of statistical tables).
 *
 * OWNERSHIP.  Strings are made in the arena.
 */
#ifndef REPORT_SHOW_H
#define REPORT_SHOW_H

#include "figures/status.h"
#include "model/model.h"

struct arena;
struct words;

str show_count(struct arena *a, const struct words *w, size_t n);
str show_number(struct arena *a, const struct words *w, double v, int decimals);
str show_year(struct arena *a, int year);                       /* "…" for 0 */
str show_date(struct arena *a, const struct words *w, date d);  /* 31/12/2025; "" for none */
str show_partial_date(struct arena *a, const struct words *w, struct partial_date d);
str show_iso(struct arena *a, date d);

/* Is the value a percentage: a share, or the share of yes? */
bool show_is_percent(const struct indicator *i);

/* "62,5%", "92.100", "có": without the unit's name. */
str show_value(struct arena *a, const struct words *w, const struct indicator *i, double v);

/* The same with the unit's name: "92.100 lượt". */
str show_amount(struct arena *a, const struct words *w, const struct indicator *i, double v);

/* A difference: "+2,5 điểm %", "−120 lượt". */
str show_difference(struct arena *a, const struct words *w, const struct indicator *i, double v);

/* "93,4%"; "…" for NaN. */
str show_percent(struct arena *a, const struct words *w, double percent);

/* A rate of growth: "8,3%/năm". */
str show_rate(struct arena *a, const struct words *w, double percent);

/* "62,5% (5 trên 8)" where the parts are known. */
str show_figure(struct arena *a, const struct words *w, const struct indicator *i, const struct figure *f);

/* "≥ 60%", "10–15%/năm", "hoàn thành". */
str show_aim(struct arena *a, const struct words *w, const struct model *m, const struct target *t);

/* "ít nhất 60% vào năm 2025", "tăng bình quân ít nhất 10% mỗi năm đến năm 2025". */
str show_aim_sentence(struct arena *a, const struct words *w, const struct model *m, const struct target *t);

/* Is the projection worth showing?  Not for yes or no, and no share beyond 0 to 100 %. */
bool show_projection(const struct target *t, const struct indicator *i, const struct verdict *v);

/* What a verdict holds against the aim: "62,5%", "8,3%/năm"; "…" when there is no figure. */
str show_result(struct arena *a, const struct words *w, const struct model *m, const struct target *t,
                const struct verdict *v);

/* The word of a verdict: "Đạt", or that it is overdue without a figure. */
str show_status(struct arena *a, const struct words *w, enum status s);
str show_verdict(struct arena *a, const struct words *w, const struct verdict *v);

/* "I (lần thứ hai), mục 2, 2.1": a clause's address in words; "" for none. */
str show_clause(struct arena *a, const struct words *w, str address);

#endif
