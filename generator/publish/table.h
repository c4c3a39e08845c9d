/*
 * table.h -- one published table, written as CSV and JSON at the same time.
 *
 * CSV: UTF-8, ',', LF, dot decimals of at most 6 places (contract, section 6).
 * A text that a spreadsheet would take for a formula (it begins with "=", "@",
 * or with "+" or "-" before no digit) is written after an apostrophe; JSON has
 * it as it is.
 */
#ifndef PUBLISH_TABLE_H
#define PUBLISH_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"

/* Frictionless Table Schema types of a column. */
enum field_type { FIELD_STRING, FIELD_INTEGER, FIELD_NUMBER, FIELD_DATE, FIELD_YEAR };

struct field {
	const char     *name;
	enum field_type type;
	const char     *words;          /* key of its description: "field.<…>"; NULL = "field.<name>" */
	const char     *refers_to;      /* "units.id": a foreign key; NULL = none */
	bool            required;
};

struct table_spec {
	const char         *name;       /* file name without ending */
	const struct field *field;
	size_t              fields;
	size_t              key_fields; /* the first ones are the primary key; 0 = none */
};

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
