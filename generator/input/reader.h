/*
 * reader.h -- private to input/: what its readers share.
 *
 * Rows refer to each other across files, so reading goes in two rounds: rows
 * first, then references (bind.c).  Until then a reference waits as text with
 * its place (struct pending).
 */
#ifndef INPUT_READER_H
#define INPUT_READER_H

#include <string.h>

#include "base/arena.h"
#include "input/input.h"
#include "model/model.h"
#include "syntax/csv.h"
#include "syntax/yaml.h"

/* A reference (or a list of them) still to be resolved. */
struct pending {
	str          text;
	struct place place;
};

struct input {
	struct arena *arena;
	struct diags *diags;
	struct model *m;
	str           root;
	int           threads;
	struct arena  scratch;          /* the bytes of the CSV file at hand; emptied after it */

	/* capacities of the model's growing arrays */
	size_t units_cap, successions_cap, agencies_cap, indicators_cap, documents_cap, plans_cap,
	       pages_cap, reports_cap, targets_cap, tasks_cap, duties_cap, submissions_cap, events_cap,
	       awards_cap, budgets_cap, forms_cap, weeks_cap, result_texts_cap, result_files_cap;

	/* waiting references, parallel to the arrays of the model */
	struct pending *unit_parent;            size_t unit_parents, unit_parents_cap;
	struct pending *document_implements;    size_t document_implementss, document_implements_cap;
	struct pending *document_replaced_by;   size_t document_replaced_bys, document_replaced_by_cap;
	struct pending *target_parent;          size_t target_parents, target_parents_cap;
	struct pending  config_unit;

	/* nearest known ids of unknown ones, by "kind id" */
	struct map      suggestion_by_id;
	str            *suggestion;             size_t suggestions, suggestions_cap;
};

/* ---- one CSV file ---- */

/* Read data/<path> row by row; a missing file is reported only when it is needed. */
void input_table(struct input *in, const char *path, bool needed, const struct csv_spec *spec, csv_row_fn *fn);
/* The bytes of a file of the project; false after reporting. */
bool input_bytes(const struct input *in, struct arena *a, str path, struct diags *d, str *out);

/* A reader of cells for another thread: the same model, an arena and messages of its own.  Release its scratch. */
void input_clone(const struct input *in, struct arena *a, struct diags *d, struct input *out);

void input_table_at(struct input *in, str path, const struct csv_spec *spec, csv_row_fn *fn, void *payload);

/* ---- cells; each reports what is wrong ---- */

/* An id; empty text when it is missing or ill-formed (reported). */
str cell_id(struct input *in, const struct csv_row *row, size_t k);

/* An id that is not yet in `map`: added as `index`; false (reported, naming the first's line) otherwise. */
bool cell_new_id(struct input *in, const struct csv_row *row, size_t k, struct map *map, uint32_t index,
                 const void *first, size_t stride, str *out);

str  cell_text(struct input *in, const struct csv_row *row, size_t k);         /* copied */
str  cell_needed(struct input *in, const struct csv_row *row, size_t k);       /* reported when empty */
bool cell_int(struct input *in, const struct csv_row *row, size_t k, int low, int high, int *out); /* false: empty or bad */
bool cell_year(struct input *in, const struct csv_row *row, size_t k, bool needed, int *out);
date cell_date(struct input *in, const struct csv_row *row, size_t k);         /* DATE_NONE: empty or bad */
struct due_date cell_due(struct input *in, const struct csv_row *row, size_t k);
enum every cell_every(struct input *in, const struct csv_row *row, size_t k);

/* Index of the cell among words (case folded); `standard` when empty; -1 after reporting. */
int cell_word(struct input *in, const struct csv_row *row, size_t k, const char *const *words, size_t n, int standard);

/* A number, or NaN when the cell is empty; false after reporting. */
bool cell_double(struct input *in, const struct csv_row *row, size_t k, double *out);

struct pending cell_pending(struct input *in, const struct csv_row *row, size_t k);

/* ---- references ---- */

/* What ids of a kind there are, for the hint "did you mean". The id must be the struct's first member. */
struct id_list { const struct map *map; const void *base; size_t n, stride; const char *kind_en, *kind_vi; };

/* The id of the list's i-th entry. */
static inline str ids_at(struct id_list ids, uint32_t i)
{
	str id;
	memcpy(&id, (const char *)ids.base + i * ids.stride, sizeof id);
	return id;
}

struct id_list ids_units(const struct model *m);
struct id_list ids_agencies(const struct model *m);
struct id_list ids_indicators(const struct model *m);
struct id_list ids_documents(const struct model *m);
struct id_list ids_plans(const struct model *m);
struct id_list ids_targets(const struct model *m);
struct id_list ids_duties(const struct model *m);
struct id_list ids_forms(const struct model *m);

/* Resolve; empty text gives NONE; unknown ids are reported with the nearest one. */
uint32_t resolve(struct input *in, struct id_list ids, str id, struct place at);
uint32_t cell_ref(struct input *in, const struct csv_row *row, size_t k, struct id_list ids);
struct refs resolve_list(struct input *in, struct id_list ids, str text, struct place at);

/* The word nearest to `given` (few changed letters), or empty. */
str nearest_word(struct arena *a, const char *const *words, size_t n, str given);

/* ---- the readers, in the order in which they are called ---- */
void read_config(struct input *in, const struct input_options *options);
void read_units(struct input *in);              /* units.csv, with its tree */
void read_registers(struct input *in);          /* agencies, indicators, documents */
void read_successions(struct input *in);
void read_content(struct input *in);            /* plans, pages, reports */
void read_targets(struct input *in);
void read_forms(struct input *in);              /* forms/, weeks/ */
void read_duties(struct input *in);             /* tasks, duties, submissions, events, awards, budget */
void read_results(struct input *in);
void bind_all(struct input *in);

#endif
