/*
 * date.h -- calendar dates (Gregorian), without time of day or zone.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct buf;

/* Days since 1970-01-01; DATE_NONE is "no date". */
typedef int32_t date;
#define DATE_NONE INT32_MIN

date date_make(int year, int month, int day);           /* must be valid */
bool date_valid(int year, int month, int day);          /* years 1000..9999 */
void date_split(date d, int *year, int *month, int *day);
int  date_year(date d);

/* "2024-12-31" or "31/12/2024" (also 1/2/2024); false when neither. */
bool date_parse(str s, date *out);

/* "MM-DD", for yearly dates; 02-29 is allowed. */
bool date_parse_month_day(str s, int *month, int *day);

void date_iso(struct buf *b, date d);                   /* 2024-12-31 */
void date_table_vi(struct buf *b, date d);              /* 31/12/2024 */

/* As administrative documents write it: 08/4/2020, 09/12/2022 (Decree 30/2020/ND-CP: a zero
 * before days below 10 and before months 1 and 2). */
void date_document_vi(struct buf *b, date d);

/* "ngày 08 tháng 4 năm 2020" with the same zeros. */
void date_long_vi(struct buf *b, date d);

#endif
