/*
 * table.h -- one published table, written as CSV and JSON at the same time.
 *
 * CSV: UTF-8, ',', LF, dot decimals of at most 6 places (contract, section 6),
 * texts as base/csv_out.h has them; JSON has them as they are.
 */
#ifndef PUBLISH_TABLE_H
#define PUBLISH_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "model/dataset.h"

struct table {
	struct table_spec spec;
	struct buf        csv, json;
	size_t            rows;
	size_t            at;           /* column of the row being written; private to table.c */
};

void table_begin(struct table *t, struct arena *a, const struct table_spec *spec);

/* One cell after the other, exactly spec.fields of them a row. */
void table_text(struct table *t, str s);        /* empty = null */
void table_c(struct table *t, const char *s);
void table_integer(struct table *t, int64_t v);
void table_year(struct table *t, int year);     /* 0 = null */
void table_number(struct table *t, double v);   /* NaN = null */
void table_date(struct table *t, date d);       /* DATE_NONE = null */
void table_null(struct table *t);

/* Close the JSON; csv and json may be read then. */
void table_end(struct table *t);

/* A text as a JSON string, quotes included. */
void json_text(struct buf *b, str s);

#endif
