/*
 * table.h -- a blank return as CSV files that read back as they are.
 *
 * UTF-8 with a byte-order mark and ';', as spreadsheets in Vietnam write and
 * read them; headers in Vietnamese, as the data contract has them.  What a
 * cell is for and what was said last year stands in the column "Nội dung",
 * which the reader passes over: it must not become the note of a figure,
 * since notes are published.
 *
 * OWNERSHIP.  Bytes live in the arena given.
 */
#ifndef FORMS_TABLE_H
#define FORMS_TABLE_H

#include "forms/blank.h"

/* The columns of the return, in the order of the sheet: what is filled in comes first, what is fixed last. */
enum results_column { RESULTS_LABEL, RESULTS_NUMERATOR, RESULTS_DENOMINATOR, RESULTS_VALUE, RESULTS_QUALITY,
                      RESULTS_REPORTED_ON, RESULTS_SOURCE, RESULTS_NOTE, RESULTS_YEAR, RESULTS_UNIT,
                      RESULTS_INDICATOR, RESULTS__COUNT };
enum week_column { WEEK_CODE, WEEK_LABEL, WEEK_EVENTS, WEEK_PEOPLE, WEEK_NOTE, WEEK__COUNT };
extern const char *const results_header[RESULTS__COUNT];
extern const char *const week_header[WEEK__COUNT];

/* The label with last year's figure: "Số câu lạc bộ (câu lạc bộ) – năm 2025: 26". */
str table_results_label(struct arena *a, const struct blanks *b, const struct blank_row *row);
str table_week_label(struct arena *a, const struct blanks *b, const struct blank *blank, size_t row);

/* The bytes of <unit>-<cycle>.csv and of tuan-le-<cycle>-<unit>.csv. */
str table_results(struct arena *a, const struct blanks *b, const struct blank *blank);
str table_week(struct arena *a, const struct blanks *b, const struct blank *blank);

#endif
