/* dataset.c -- see dataset.h. */
#include "model/dataset.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))
#define TEXT(name)         { name, FIELD_STRING, NULL, NULL, false }
#define ID                 { "id", FIELD_STRING, NULL, NULL, true }
#define REF(name, to)      { name, FIELD_STRING, NULL, to, false }
#define SPEC(name, fields, keys) { name, fields, COUNT(fields), keys }

/* ---- computed ---- */

static const struct field status_fields[] = {
	{ "target", FIELD_STRING, "id", "targets.id", true }, { "plan", FIELD_STRING, NULL, NULL, true },
	{ "clause", FIELD_STRING, NULL, NULL, false }, { "indicator", FIELD_STRING, NULL, "indicators.id", true },
	{ "unit", FIELD_STRING, NULL, "units.id", true }, { "kind", FIELD_STRING, "target-kind", NULL, true },
	{ "due", FIELD_YEAR, "due-year", NULL, true }, { "aim", FIELD_NUMBER, NULL, NULL, false },
	{ "aim_high", FIELD_NUMBER, NULL, NULL, false }, { "base_year", FIELD_YEAR, NULL, NULL, false },
	{ "base_value", FIELD_NUMBER, NULL, NULL, false }, { "year", FIELD_YEAR, "figure-year", NULL, false },
	{ "value", FIELD_NUMBER, NULL, NULL, false }, { "coverage", FIELD_NUMBER, NULL, NULL, false },
	{ "expected", FIELD_NUMBER, NULL, NULL, false }, { "pace", FIELD_NUMBER, NULL, NULL, false },
	{ "gap", FIELD_NUMBER, NULL, NULL, false }, { "status", FIELD_STRING, NULL, NULL, true },
	{ "overdue", FIELD_STRING, NULL, NULL, true }, { "needed", FIELD_NUMBER, NULL, NULL, false },
	{ "needed_count", FIELD_NUMBER, NULL, NULL, false }, { "projected", FIELD_NUMBER, NULL, NULL, false },
	{ "projected_year", FIELD_YEAR, NULL, NULL, false }, { "quality", FIELD_STRING, NULL, NULL, false },
};

static const struct field series_fields[] = {
	{ "indicator", FIELD_STRING, NULL, "indicators.id", true }, { "unit", FIELD_STRING, NULL, "units.id", true },
	{ "year", FIELD_YEAR, NULL, NULL, true }, { "numerator", FIELD_NUMBER, NULL, NULL, false },
	{ "denominator", FIELD_NUMBER, NULL, NULL, false }, { "value", FIELD_NUMBER, NULL, NULL, true },
	{ "coverage", FIELD_NUMBER, NULL, NULL, true }, { "basis", FIELD_STRING, NULL, NULL, true },
	{ "reporters", FIELD_INTEGER, NULL, NULL, true }, { "expected_reporters", FIELD_INTEGER, NULL, NULL, true },
};

static const struct field history_fields[] = {
	{ "cycle", FIELD_YEAR, NULL, NULL, true }, { "target", FIELD_STRING, "id", "targets.id", true },
	{ "status", FIELD_STRING, NULL, NULL, true }, { "year", FIELD_YEAR, "figure-year", NULL, false },
	{ "value", FIELD_NUMBER, NULL, NULL, false }, { "pace", FIELD_NUMBER, NULL, NULL, false },
};

static const struct field reporting_fields[] = {
	{ "duty", FIELD_STRING, NULL, "duties.id", true }, { "year", FIELD_YEAR, NULL, NULL, true },
	{ "from", FIELD_STRING, "sender", NULL, true }, { "due", FIELD_DATE, NULL, NULL, false },
	{ "submitted_on", FIELD_DATE, NULL, NULL, false }, { "status", FIELD_STRING, "report-status", NULL, true },
};

static const struct field week_fields[] = {
	{ "row", FIELD_INTEGER, "form-row", NULL, true }, { "code", FIELD_STRING, NULL, NULL, false },
	{ "label", FIELD_STRING, NULL, NULL, true }, { "unit", FIELD_STRING, NULL, "units.id", true },
	{ "events", FIELD_NUMBER, NULL, NULL, false }, { "people", FIELD_NUMBER, NULL, NULL, false },
};

/* ---- inputs ---- */

static const struct field unit_fields[] = { ID, TEXT("name"), { "kind", FIELD_STRING, "unit-kind", NULL, true },
	REF("parent", "units.id"), { "valid_from", FIELD_DATE, NULL, NULL, false },
	{ "valid_to", FIELD_DATE, NULL, NULL, false }, TEXT("note") };

static const struct field succession_fields[] = { { "date", FIELD_DATE, NULL, NULL, true },
	{ "from", FIELD_STRING, "succession-from", "units.id", true },
	{ "to", FIELD_STRING, "succession-to", "units.id", true },
	{ "share", FIELD_NUMBER, NULL, NULL, false }, REF("document", "documents.id") };

static const struct field agency_fields[] = { ID, TEXT("name"), TEXT("short"), REF("unit", "units.id"), TEXT("note") };

static const struct field indicator_fields[] = { ID, TEXT("name"), TEXT("short"), TEXT("sector"), TEXT("measure"),
	TEXT("measure_unit"), { "decimals", FIELD_INTEGER, NULL, NULL, true }, TEXT("direction"),
	TEXT("reported_by"), TEXT("definition"), TEXT("note") };

static const struct field document_fields[] = { ID, TEXT("number"), TEXT("date"), TEXT("issuer"), TEXT("title"),
	TEXT("implements"), REF("replaced_by", "documents.id"), TEXT("note") };

static const struct field target_fields[] = { ID, REF("plan", "documents.id"), TEXT("clause"),
	REF("indicator", "indicators.id"), REF("unit", "units.id"), { "kind", FIELD_STRING, "target-kind", NULL, true },
	{ "year", FIELD_YEAR, "due-year", NULL, true }, TEXT("comparator"), { "value", FIELD_NUMBER, "aim", NULL, false },
	{ "value_high", FIELD_NUMBER, "aim_high", NULL, false }, { "base_year", FIELD_YEAR, NULL, NULL, false },
	{ "base_value", FIELD_NUMBER, NULL, NULL, false }, TEXT("agency"), REF("parent", "targets.id"),
	TEXT("assumption"), TEXT("text") };

static const struct field task_fields[] = { ID, TEXT("plan"), TEXT("clause"), REF("agency", "agencies.id"),
	TEXT("role"), TEXT("text"), { "due", FIELD_DATE, NULL, NULL, false }, TEXT("every"),
	{ "status", FIELD_STRING, "task-status", NULL, true }, TEXT("evidence"), TEXT("note") };

static const struct field duty_fields[] = { ID, TEXT("plan"), TEXT("clause"),
	{ "from", FIELD_STRING, "sender", NULL, true }, { "to", FIELD_STRING, "receiver", NULL, false },
	{ "due", FIELD_STRING, "due-or-yearly", NULL, false }, TEXT("every"), TEXT("form"), TEXT("text") };

static const struct field event_fields[] = { ID, TEXT("name"), { "start", FIELD_STRING, "event-start", NULL, true },
	{ "end", FIELD_STRING, "event-end", NULL, false }, TEXT("every"), TEXT("plan"), TEXT("clause") };

static const struct field result_fields[] = { { "year", FIELD_YEAR, NULL, NULL, true }, TEXT("period"),
	{ "unit", FIELD_STRING, NULL, "units.id", true }, { "indicator", FIELD_STRING, NULL, "indicators.id", true },
	{ "numerator", FIELD_NUMBER, NULL, NULL, false }, { "denominator", FIELD_NUMBER, NULL, NULL, false },
	{ "value", FIELD_NUMBER, NULL, NULL, false }, TEXT("quality"), { "reported_on", FIELD_DATE, NULL, NULL, false },
	{ "superseded", FIELD_STRING, NULL, NULL, true }, TEXT("source"), TEXT("note") };

static const struct field budget_fields[] = { { "year", FIELD_YEAR, NULL, NULL, true }, REF("unit", "units.id"),
	TEXT("plan"), { "source", FIELD_STRING, "budget-source", NULL, true },
	{ "planned", FIELD_NUMBER, NULL, NULL, false }, { "spent", FIELD_NUMBER, NULL, NULL, false } };

const struct table_spec *dataset_spec(enum dataset d)
{
	static const struct table_spec spec[DATASET__COUNT] = {
		[DATASET_STATUS]      = SPEC("status", status_fields, 1),
		[DATASET_SERIES]      = SPEC("series", series_fields, 3),
		[DATASET_HISTORY]     = SPEC("history", history_fields, 2),
		[DATASET_REPORTING]   = SPEC("reporting", reporting_fields, 3),
		[DATASET_WEEK]        = SPEC("week", week_fields, 0),
		[DATASET_UNITS]       = SPEC("units", unit_fields, 1),
		[DATASET_SUCCESSIONS] = SPEC("successions", succession_fields, 3),
		[DATASET_AGENCIES]    = SPEC("agencies", agency_fields, 1),
		[DATASET_INDICATORS]  = SPEC("indicators", indicator_fields, 1),
		[DATASET_DOCUMENTS]   = SPEC("documents", document_fields, 1),
		[DATASET_TARGETS]     = SPEC("targets", target_fields, 1),
		[DATASET_TASKS]       = SPEC("tasks", task_fields, 0),
		[DATASET_DUTIES]      = SPEC("duties", duty_fields, 1),
		[DATASET_EVENTS]      = SPEC("events", event_fields, 1),
		[DATASET_RESULTS]     = SPEC("results", result_fields, 0),
		[DATASET_BUDGET]      = SPEC("budget", budget_fields, 0),
	};
	return &spec[d];
}

bool dataset_computed(enum dataset d)
{
	return d <= DATASET_WEEK;
}
