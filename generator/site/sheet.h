/*
 * sheet.h -- a table to take away, as CSV: UTF-8, ',', LF, dot decimals (base/csv_out.h).
 *
 * Cells are written one after the other, row by row; `columns` are the names
 * of the first row, with commas between them.
 */
#ifndef SITE_SHEET_H
#define SITE_SHEET_H

#include <stdbool.h>

#include "base/buf.h"

struct sheet { struct buf csv; bool inside; };  /* inside: a row has begun */

void sheet_begin(struct sheet *s, struct arena *a, const char *columns);
void sheet_text(struct sheet *s, str text);
void sheet_int(struct sheet *s, int64_t v);
void sheet_year(struct sheet *s, int year);             /* 0 = empty */
void sheet_number(struct sheet *s, double v);           /* NaN = empty; at most 6 decimals */
void sheet_end_row(struct sheet *s);

#endif
