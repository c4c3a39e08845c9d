/*
 * model.h -- everything the department told us, with names resolved.
 *
 * Made by input/, judged by figures/, read by all that makes pages and
 * documents.  After input_read() it is const.
 *
 * REFERENCES are indices into the arrays of struct model; NONE stands for
 * "none".  Ids are unique within their array.  Field names are those of the
 * data contract's columns.
 *
 * OWNERSHIP.  All of it lives in the arena given to input_read().
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/str.h"
#include "syntax/doc.h"
#include "syntax/outline.h"

#define NONE UINT32_MAX

/* A list of references. */
struct refs { uint32_t *ref; uint32_t n; };

/* A date that may be known only to the month or the year; 0 = unknown part. */
struct partial_date { int year, month, day; };

enum unit_kind { UNIT_COUNTRY, UNIT_PROVINCE, UNIT_DISTRICT, UNIT_COMMUNE, UNIT_FACILITY, UNIT_KIND__COUNT };

struct unit {
	str            id, name;
	enum unit_kind kind;
	uint32_t       parent;
	date           valid_from, valid_to;    /* DATE_NONE = open; inclusive */
	str            note;
	struct place   place;

	struct refs    children;                /* in the order of the file: the official order */
	uint32_t       depth;                   /* 0 = a root */
	uint32_t       pre, post;               /* preorder interval: u is at or under v iff v.pre <= u.pre < v.post */
};

struct succession {
	date         date;
	uint32_t     from, to;
	double       share;                     /* in (0,1]; 0 = cannot be divided */
	uint32_t     document;
	struct place place;
};

struct agency {
	str          id, name, short_name, note;
	uint32_t     unit;
	struct place place;
};

enum sector { SECTOR_LIBRARY, SECTOR_MUSEUM, SECTOR_CULTURE_CENTRE, SECTOR_LEARNING_WEEK,
              SECTOR_EMULATION, SECTOR_BUDGET, SECTOR_OTHER, SECTOR__COUNT };
enum measure { MEASURE_SHARE, MEASURE_COUNT, MEASURE_LEVEL, MEASURE_YESNO };

struct indicator {
	str          id, name, short_name, measure_unit, definition, note;
	enum sector  sector;
	enum measure measure;
	int          decimals;                  /* 0..6; for display only */
	bool         down;                      /* less is better */
	int          reported_by;               /* enum unit_kind; -1 = the leaves of the tree */
	struct place place;
};

struct document {
	str                 id, number, issuer, title, note;
	struct partial_date date;
	struct refs         implements;         /* documents */
	uint32_t            replaced_by;
	uint32_t            plan;               /* the plan that is this document */
	struct place        place;
};

enum level { LEVEL_UNKNOWN, LEVEL_COUNTRY, LEVEL_PROVINCE, LEVEL_DISTRICT, LEVEL_COMMUNE };

/* A plan text of content/plans/. */
struct plan {
	str                 id, title, number, issuer, parent_body, place_name, source;
	struct partial_date date;
	enum level          level;
	uint32_t            unit;
	int                 first_year, last_year;      /* its period; 0 = not given */
	uint32_t            document;                   /* always set: a plan is a document too */
	str                 signer_capacity, signer_position, signer_name;
	str                *recipient;
	size_t              recipients;
	struct doc          doc;
	struct outline      outline;
	struct refs         targets, tasks, duties;     /* in the order of their files */
	struct place        place;
};

/* A free page of content/pages/ or a report text of content/reports/. */
struct page {
	str          id, title;
	str          number, issuer, parent_body, place_name;   /* of a report, for its head; may be empty */
	str          signer_capacity, signer_position, signer_name;
	str         *recipient;
	size_t       recipients;
	struct doc   doc;
	struct outline outline;
	struct place place;
};

enum target_kind { TARGET_LEVEL, TARGET_GROWTH, TARGET_GROWTH_YEARLY, TARGET_MAINTAIN, TARGET_MILESTONE };
enum comparator { CMP_GE, CMP_GT, CMP_LE, CMP_LT, CMP_EQ };

struct target {
	str                  id, clause, assumption, text;
	uint32_t             document;          /* what sets it */
	uint32_t             plan;              /* NONE when only the document is known */
	const struct clause *at;                /* in the plan's outline; NULL = not found or no clause */
	uint32_t             indicator, unit;
	enum target_kind     kind;
	int                  year;
	enum comparator      comparator;        /* resolved: the contract's default is put in */
	double               value;
	double               value_high;        /* NaN = none */
	int                  base_year;         /* 0 = not given */
	double               base_value;        /* NaN = not given */
	struct refs          agencies;          /* the lead first */
	uint32_t             parent;            /* target */
	struct refs          children;          /* targets that carry this one out */
	struct place         place;
};

enum task_status { TASK_PLANNED, TASK_DOING, TASK_DONE, TASK_DROPPED };
enum every { EVERY_NONE, EVERY_YEAR, EVERY_QUARTER, EVERY_MONTH };

struct task {
	str                  id, clause, text, evidence, note;
	uint32_t             plan, agency;
	const struct clause *at;
	bool                 support;           /* role: support instead of lead */
	date                 due;
	enum every           every;
	enum task_status     status;
	struct place         place;
};

/* A date, or the same day of every year (year == 0). month == 0: none given. */
struct due_date { int year, month, day; };

struct duty {
	str                  id, clause, form, text;
	uint32_t             plan;
	const struct clause *at;
	uint32_t             from_unit, from_agency;    /* one of them, or: */
	int                  from_kind;                 /* enum unit_kind; -1 = not by kind */
	uint32_t             to_unit, to_agency;
	struct due_date      due;
	enum every           every;
	struct place         place;
};

struct submission {
	uint32_t     duty, from_unit, from_agency;
	int          year;
	date         submitted_on;
	str          document, note;
	struct place place;
};

struct event {
	str                  id, name, clause;
	struct due_date      start, end;
	enum every           every;
	uint32_t             plan;
	struct place         place;
};

struct award { int year; uint32_t unit; str subject, form, decision, note; };
struct budget { int year; uint32_t unit, plan; bool mobilised; double planned, spent; /* NaN = not given */ };

enum quality { QUALITY_OFFICIAL, QUALITY_PRELIMINARY, QUALITY_ESTIMATE };
enum period { PERIOD_YEAR, PERIOD_H1, PERIOD_H2, PERIOD_Q1, PERIOD_Q2, PERIOD_Q3, PERIOD_Q4,
              PERIOD_M01, PERIOD_M12 = PERIOD_M01 + 11, PERIOD__COUNT };

/* One row of data/results.  Kept small: there are millions nationwide. */
struct result {
	uint32_t unit, indicator;
	uint32_t next;                  /* the earlier row that this one replaces; NONE */
	uint32_t line;                  /* from 1 */
	uint32_t text;                  /* index in model.result_text; 0 = no source and no note */
	date     reported_on;           /* DATE_NONE = not given */
	uint32_t file : 24;             /* index in model.result_file */
	bool     has_numerator : 1, has_denominator : 1, has_value : 1;
	bool     unavailable : 1;       /* "…": it occurred, no figure is to be had */
	bool     superseded : 1;        /* a later row replaces it */
	int16_t  year;
	uint8_t  period;                /* enum period */
	uint8_t  quality;               /* enum quality */
	double   numerator, denominator, value;         /* value: a share's in %, a yesno's 1 or 0 */
};
struct result_text { str source, note; };

/* A statistical form, data/forms/<id>.csv, and the returns on it, data/weeks/<year>/<unit>.csv. */
struct form_row { str code, label, measure_unit, note; bool events, people; };
struct form { str id; struct form_row *row; size_t rows; struct place place; };

enum cell_kind { CELL_EMPTY, CELL_NUMBER, CELL_UNAVAILABLE };
struct week_cell { enum cell_kind kind; double value; };
struct week_row { struct week_cell events, people; str note; uint32_t line; };
struct week_return {
	int              year;
	uint32_t         unit, form;
	struct week_row *row;           /* [form.rows] */
	struct place     place;
};

struct site_config {
	str    title, organisation, theme, base_url, licence;
	uint32_t unit;
	int    cycle;
	bool   vi;                      /* language of the interface */
	bool   official;                /* data_status */
	double min_coverage;
	str    file;
};

struct model {
	struct site_config  config;

	struct unit        *unit;        size_t units;
	struct succession  *succession;  size_t successions;
	struct agency      *agency;      size_t agencies;
	struct indicator   *indicator;   size_t indicators;
	struct document    *document;    size_t documents;
	struct plan        *plan;        size_t plans;
	struct page        *page;        size_t pages;          /* content/pages   */
	struct page        *report;      size_t reports;        /* content/reports */
	struct target      *target;      size_t targets;
	struct task        *task;        size_t tasks;
	struct duty        *duty;        size_t duties;
	struct submission  *submission;  size_t submissions;
	struct event       *event;       size_t events;
	struct award       *award;       size_t awards;
	struct budget      *budget;      size_t budgets;
	struct form        *form;        size_t forms;
	struct week_return *week;        size_t weeks;          /* by year, then unit */

	struct result      *result;      size_t results;        /* in the order of files and lines */
	struct result_text *result_text; size_t result_texts;
	str                *result_file; size_t result_files;

	struct map          unit_by_id, agency_by_id, indicator_by_id, document_by_id,
	                    plan_by_id, target_by_id, duty_by_id, form_by_id;
};

/* Is unit u (index) valid on the last day of `year`? */
bool unit_counts(const struct model *m, uint32_t u, int year);

/* Is u at or under v? */
bool unit_under(const struct model *m, uint32_t u, uint32_t v);

/* The words the contract uses: "library", "share", "level", "province", ">=" … */
const char *sector_id(enum sector s);
const char *measure_id(enum measure m);
const char *target_kind_id(enum target_kind k);
const char *unit_kind_id(enum unit_kind k);
const char *comparator_id(enum comparator c);
const char *quality_id(enum quality q);
const char *period_id(enum period p);           /* "" for the whole year */
const char *task_status_id(enum task_status s);

#endif
