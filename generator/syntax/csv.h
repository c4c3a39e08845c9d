/*
 * csv.h -- a CSV file as rows of named cells, with the place of every cell.
 *
 * RFC 4180 by libcsv (strict).  What libcsv does not tell is found out beside it:
 * every problem names line and column as an editor counts them.  Cells come
 * without white space at their ends; lines without any text are no records.
 *
 * What the data contract (section 1) asks for is done here: byte-order marks,
 * UTF-16, the separator found from the header, "sep=;", headers in English or
 * Vietnamese in any case and order, NFC, wrong field counts.
 *
 * LIMITS.  CSV_MAX_* below; beyond them a file or cell is refused with a message.
 */
#ifndef SYNTAX_CSV_H
#define SYNTAX_CSV_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/num.h"
#include "base/str.h"

struct arena;

#define CSV_MAX_BYTES   ((size_t)2 << 30)
#define CSV_MAX_COLUMNS 256
#define CSV_MAX_CELL    ((size_t)16 << 20)      /* bytes of one cell */

struct csv_column {
	const char *name;               /* of the contract, lower case */
	const char *vi;                 /* its Vietnamese header; NULL = none */
	bool        required;           /* the header must have it */
};

struct csv_spec {
	const struct csv_column *column;        /* [columns] */
	size_t                   columns;       /* <= 32 */
};

struct csv_reader;

/* One record; it and its cells are valid while the callback runs. */
struct csv_row {
	const str               *cell;          /* [spec.columns]: trimmed, NFC; empty when the column is absent */
	uint32_t                 line;          /* of the record's start */
	const struct csv_reader *reader;
};

typedef void csv_row_fn(void *payload, const struct csv_row *row);

/*
 * Read `bytes` of `file` and call `fn` for every record after the header that
 * has the right number of fields and is not all empty.  False when nothing
 * could be read (encoding, header); single bad records are reported and left
 * out.
 */
bool csv_read(struct arena *a, str file, str bytes, const struct csv_spec *spec,
              struct diags *d, csv_row_fn *fn, void *payload);

/*
 * The same in two steps, for large files: csv_open() reads the header (NULL
 * when nothing can be read); the records behind it fall into csv_parts() parts
 * that can be read in any order, by several threads.  The parts depend on the
 * file alone.  `bytes` and `spec` must live until the last part is read.
 */
struct csv_reader *csv_open(struct arena *a, str file, str bytes, const struct csv_spec *spec, struct diags *d);
size_t csv_parts(const struct csv_reader *r);
size_t csv_part_rows_most(const struct csv_reader *r, size_t part);     /* it has no more records than this */
void csv_read_part(const struct csv_reader *r, size_t part, struct arena *a, struct diags *d,
                   csv_row_fn *fn, void *payload);

/* Where cell k of the row stands (its first character). */
struct place csv_place(const struct csv_row *row, size_t k);

/* Does the file have column k? */
bool csv_has(const struct csv_row *row, size_t k);

/* The file's own number style: NUM_VI after ';' or tab, NUM_EN after ','. */
enum num_style csv_style(const struct csv_row *row);

/*
 * Read the number in cell k by the contract's rule: the file's own style
 * first; reports what is ambiguous (once a file, or part) or no number.
 */
bool csv_number(const struct csv_row *row, size_t k, struct diags *d, double *out);
bool csv_percent(const struct csv_row *row, size_t k, struct diags *d, double *out);    /* "%" may follow */

#endif
