/*
 * dataset.h -- the tables that are published as open data, and their columns.
 *
 * One list for those who write them (publish/), who describe them to machines
 * (datapackage.json) and who describe them to readers (the page about the
 * data): a table that is added here appears everywhere.
 *
 * WORDS.  The title of a table is the word "dataset.<name>", the meaning of a
 * column "field.<words>".
 */
#ifndef MODEL_DATASET_H
#define MODEL_DATASET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

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

/* In the order in which they are published and shown: what was computed, then the inputs as read. */
enum dataset {
	DATASET_STATUS, DATASET_SERIES, DATASET_HISTORY, DATASET_REPORTING,
	DATASET_WEEK,                   /* one table a year: "week-2026" */
	DATASET_UNITS, DATASET_SUCCESSIONS, DATASET_AGENCIES, DATASET_INDICATORS, DATASET_DOCUMENTS,
	DATASET_TARGETS, DATASET_TASKS, DATASET_DUTIES, DATASET_EVENTS, DATASET_RESULTS, DATASET_BUDGET,
	DATASET__COUNT
};

const struct table_spec *dataset_spec(enum dataset d);

/* Was it worked out, or is it an input as it was read? */
bool dataset_computed(enum dataset d);

/* One table as it was published. */
struct dataset_file {
	enum dataset dataset;
	int          year;              /* of DATASET_WEEK; else 0 */
	str          name;              /* "status", "week-2026" */
	size_t       rows, csv_bytes, json_bytes;
};
struct dataset_files { struct dataset_file *file; size_t n, cap; };

#endif
