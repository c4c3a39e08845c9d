/*
 * csv.c -- see csv.h.  The only includer of libcsv's header.
 *
 * The file is given to libcsv one physical line at a time: when the record
 * callback comes, the record ended on this line, and it began on the line
 * after the one where the last record ended.  Columns are only needed for
 * messages; csv_place() finds them by scanning the record again.
 */
#include "syntax/csv.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "base/vi.h"
#include "syntax/encoding.h"

enum { COLUMNS_MOST = 32 };

struct csv_reader {
	struct arena          *arena;
	str                    file, text;
	const struct csv_spec *spec;
	struct diags          *diags;
	csv_row_fn            *fn;
	void                  *payload;
	char                   separator;

	/* the record being read */
	struct buf             cells;           /* bytes of its fields, one after the other */
	struct { size_t from, to; } field[CSV_MAX_COLUMNS];
	size_t                 fields;          /* may be more than fit in field[] */
	size_t                 start;           /* byte offset of the record */
	uint32_t               line;            /* its first line */
	bool                   ended;           /* libcsv said so on this line */
	bool                   too_long;        /* a cell was over the limit */

	bool                   have_header;
	bool                   bad_header;
	size_t                 width;           /* fields of the header */
	int                    at[COLUMNS_MOST];        /* field of the spec's column k, -1 = absent */
	bool                   warned_ambiguous;
};

/* The place of byte `pos` in the record being read; only the record is scanned, so that a file
 * full of problems is not read over and over. */
static struct place place_in_record(const struct csv_reader *r, size_t pos)
{
	struct place at = encoding_place(r->file, str_slice(r->text, r->start, r->text.n), pos - r->start);
	at.line += r->line - 1;
	return at;
}

static struct place place_of_field(const struct csv_reader *r, size_t field)
{
	size_t pos = r->start;
	bool quoted = false;
	for (; field && pos < r->text.n; pos++) {
		if (r->text.p[pos] == '"')
			quoted = !quoted;       /* a doubled quote toggles twice */
		else if (!quoted && r->text.p[pos] == r->separator)
			field--;
	}
	return place_in_record(r, pos);
}

/* ---- libcsv's callbacks ---- */

static void on_field(void *bytes, size_t n, void *payload)
{
	struct csv_reader *r = payload;
	if (n > CSV_MAX_CELL) {
		r->too_long = true;
		n = 0;
	}
	if (r->fields < CSV_MAX_COLUMNS) {
		r->field[r->fields].from = r->cells.n;
		buf_add(&r->cells, (str){ bytes, n });
		r->field[r->fields].to = r->cells.n;
	}
	r->fields++;
}

static void on_record(int end, void *payload)
{
	struct csv_reader *r = payload;
	(void)end;
	r->ended = true;
}

static int never_space(unsigned char c)
{
	(void)c;
	return 0;                       /* libcsv shall not trim */
}

static str field_text(const struct csv_reader *r, size_t i)
{
	str s = { r->cells.p + r->field[i].from, r->field[i].to - r->field[i].from };
	return utf8_nfc(r->arena, str_trim(s));
}

/* ---- header ---- */

static int spec_column(const struct csv_reader *r, str name)
{
	str lower = vi_lower(r->arena, name);
	for (size_t k = 0; k < r->spec->columns; k++) {
		const struct csv_column *c = &r->spec->column[k];
		if (str_eq_c(lower, c->name) ||
		    (c->vi && str_eq(lower, vi_lower(r->arena, str_from_c(c->vi)))))
			return (int)k;
	}
	return -1;
}

static str known_columns(const struct csv_reader *r)
{
	struct buf b;
	buf_init(&b, r->arena, 128);
	for (size_t k = 0; k < r->spec->columns; k++) {
		buf_c(&b, k ? ", " : "");
		buf_c(&b, r->spec->column[k].name);
	}
	return buf_str(&b);
}

static void header_field(struct csv_reader *r, size_t i)
{
	str name = field_text(r, i);
	int k = spec_column(r, name);
	if (k < 0) {
		diag(r->diags, DIAG_CSV_UNKNOWN_COLUMN, place_of_field(r, i), name, known_columns(r));
	} else if (r->at[k] >= 0) {
		diag(r->diags, DIAG_CSV_DOUBLE_COLUMN, place_of_field(r, i), name);
		r->bad_header = true;
	} else {
		r->at[k] = (int)i;
	}
}

static void take_header(struct csv_reader *r)
{
	r->have_header = true;
	r->width = r->fields;
	for (size_t k = 0; k < r->spec->columns; k++)
		r->at[k] = -1;
	if (r->fields > CSV_MAX_COLUMNS || r->too_long) {
		diag(r->diags, DIAG_CSV_TOO_WIDE, place_of_field(r, 0), str_format(r->arena, "%zu", r->fields),
		     str_format(r->arena, "%d", CSV_MAX_COLUMNS));
		r->bad_header = true;
		return;
	}
	for (size_t i = 0; i < r->fields; i++)
		header_field(r, i);
	for (size_t k = 0; k < r->spec->columns; k++) {
		const struct csv_column *c = &r->spec->column[k];
		if (!c->required || r->at[k] >= 0)
			continue;
		diag(r->diags, DIAG_CSV_MISSING_COLUMN, place_of_field(r, 0), str_from_c(c->name),
		     c->vi ? str_format(r->arena, " (%s)", c->vi) : S(""));
		r->bad_header = true;
	}
}

/* ---- records ---- */

static bool all_empty(const struct csv_reader *r)
{
	for (size_t i = 0; i < r->fields && i < CSV_MAX_COLUMNS; i++) {
		str s = { r->cells.p + r->field[i].from, r->field[i].to - r->field[i].from };
		if (str_trim(s).n)
			return false;
	}
	return r->fields <= CSV_MAX_COLUMNS && !r->too_long;
}

static void take_record(struct csv_reader *r)
{
	if (r->too_long) {
		diag(r->diags, DIAG_CSV_LONG_CELL, place_of_field(r, 0),
		     str_format(r->arena, "%zu", CSV_MAX_CELL));
		return;
	}
	if (r->fields != r->width) {
		diag(r->diags, DIAG_CSV_FIELD_COUNT, place_of_field(r, 0),
		     str_format(r->arena, "%zu", r->fields), str_format(r->arena, "%zu", r->width));
		return;
	}
	str cell[COLUMNS_MOST];
	for (size_t k = 0; k < r->spec->columns; k++)
		cell[k] = r->at[k] < 0 ? (str){ NULL, 0 } : field_text(r, (size_t)r->at[k]);
	struct csv_row row = { cell, r->line, r };
	r->fn(r->payload, &row);
}

static void record_done(struct csv_reader *r)
{
	if (!all_empty(r)) {
		if (!r->have_header)
			take_header(r);
		else if (!r->bad_header)
			take_record(r);
	}
	r->fields = 0;
	r->too_long = false;
	r->ended = false;
	buf_clear(&r->cells);
}

/* ---- the file ---- */

static struct csv_parser *parser_start(struct csv_reader *r, struct csv_parser *p)
{
	if (csv_init(p, CSV_STRICT | CSV_STRICT_FINI) != 0)
		fail_raise(r->arena->fail, "libcsv could not be started");
	csv_set_delim(p, (unsigned char)r->separator);
	csv_set_space_func(p, never_space);
	csv_set_blk_size(p, 4096);
	return p;
}

/* The separator that stands most often in the first line, outside quotes; ',' when none does. */
static char find_separator(str line)
{
	static const char candidate[] = { ',', ';', '\t' };
	size_t count[3] = { 0 };
	bool quoted = false;
	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '"')
			quoted = !quoted;
		for (size_t k = 0; k < 3 && !quoted; k++)
			count[k] += line.p[i] == candidate[k];
	}
	size_t best = 0;
	for (size_t k = 1; k < 3; k++)
		if (count[k] > count[best])
			best = k;
	return candidate[best];
}

/* The end of the physical line that begins at pos, its line end included. */
static size_t line_end(str text, size_t pos)
{
	size_t at = str_find_char(text, '\n', pos);
	return at == SIZE_MAX ? text.n : at + 1;
}

/* Excel's first line "sep=;" names the separator; otherwise it is found from the header. */
static size_t read_separator(struct csv_reader *r)
{
	size_t end = line_end(r->text, 0);
	str first = str_trim(str_slice(r->text, 0, end));
	if (first.n == 5 && str_eq(str_lower_ascii(r->arena, str_slice(first, 0, 4)), S("sep="))) {
		r->separator = first.p[4];
		return end;
	}
	if (str_eq(str_lower_ascii(r->arena, first), S("sep=")) && end > 0) {
		r->separator = '\t';            /* the tab was trimmed away */
		return end;
	}
	size_t pos = 0;
	while (pos < r->text.n && str_trim(str_slice(r->text, pos, line_end(r->text, pos))).n == 0)
		pos = line_end(r->text, pos);
	r->separator = find_separator(str_slice(r->text, pos, line_end(r->text, pos)));
	return 0;
}

/* Fed one line; true when a quoting error was met and reported. */
static bool feed_line(struct csv_reader *r, struct csv_parser *p, size_t from, size_t to)
{
	size_t used = csv_parse(p, r->text.p + from, to - from, on_field, on_record, r);
	if (used == to - from)
		return false;
	if (csv_error(p) == CSV_ENOMEM)
		fail_raise(r->arena->fail, "out of memory (CSV)");
	diag(r->diags, DIAG_CSV_QUOTE, place_in_record(r, from + (used ? used - 1 : 0)), S(""));
	return true;
}

static void forget_record(struct csv_reader *r)
{
	r->fields = 0;
	r->ended = false;
	r->too_long = false;
	buf_clear(&r->cells);
}

static void read_records(struct csv_reader *r, size_t pos, uint32_t line)
{
	struct csv_parser storage, *p = parser_start(r, &storage);
	bool fresh = true;                      /* the next line begins a record */
	for (size_t next; pos < r->text.n; pos = next, line++) {
		next = line_end(r->text, pos);
		if (fresh) {
			r->start = pos;
			r->line = line;
		}
		bool blank = next - pos == 1 || (next - pos == 2 && r->text.p[pos] == '\r');
		if (fresh && blank)
			continue;
		if (feed_line(r, p, pos, next)) {
			forget_record(r);
			csv_free(p);
			p = parser_start(r, &storage);
			fresh = true;
			continue;
		}
		fresh = r->ended;
		if (r->ended)
			record_done(r);
	}
	if (!fresh && csv_fini(p, on_field, on_record, r) == 0) {
		if (r->ended)
			record_done(r);
	} else if (!fresh) {
		diag(r->diags, DIAG_CSV_UNCLOSED_QUOTE, place_of_field(r, r->fields), S(""));
	}
	csv_free(p);
}

bool csv_read(struct arena *a, str file, str bytes, const struct csv_spec *spec,
              struct diags *d, csv_row_fn *fn, void *payload)
{
	struct csv_reader *r = arena_new(a, struct csv_reader, 1);
	*r = (struct csv_reader){ .arena = a, .file = file, .spec = spec, .diags = d,
	                          .fn = fn, .payload = payload };
	if (!encoding_to_utf8(a, file, bytes, d, &r->text))
		return false;
	buf_init(&r->cells, a, 1024);
	size_t pos = read_separator(r);
	read_records(r, pos, pos ? 2 : 1);
	if (!r->have_header) {
		diag(d, DIAG_CSV_EMPTY, ((struct place){ file, 1, 0 }), known_columns(r));
		return false;
	}
	return !r->bad_header;
}

struct place csv_place(const struct csv_row *row, size_t k)
{
	const struct csv_reader *r = row->reader;
	return place_of_field(r, r->at[k] < 0 ? 0 : (size_t)r->at[k]);
}

bool csv_has(const struct csv_row *row, size_t k)
{
	return row->reader->at[k] >= 0;
}

enum num_style csv_style(const struct csv_row *row)
{
	return row->reader->separator == ',' ? NUM_EN : NUM_VI;
}

bool csv_number(const struct csv_row *row, size_t k, struct diags *d, double *out)
{
	/* the once-a-file flag is the reader's own bookkeeping, not the row's data */
	struct csv_reader *r = (struct csv_reader *)(uintptr_t)row->reader;
	switch (num_parse(row->cell[k], csv_style(row), out)) {
	case NUM_OK:
	case NUM_OTHER_STYLE:
		return true;
	case NUM_AMBIGUOUS:
		if (!r->warned_ambiguous) {
			struct buf b;
			buf_init(&b, r->arena, 32);
			num_plain(&b, *out, 6);
			diag(d, DIAG_CSV_AMBIGUOUS_NUMBER, csv_place(row, k), row->cell[k], buf_str(&b));
			r->warned_ambiguous = true;
		}
		return true;
	case NUM_BAD:
		break;
	}
	diag(d, DIAG_CSV_BAD_NUMBER, csv_place(row, k), row->cell[k],
	     str_from_c(r->spec->column[k].name));
	return false;
}
