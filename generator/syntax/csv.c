/*
 * csv.c -- see csv.h.  The only includer of libcsv's header.
 *
 * libcsv gives no positions.  It tells of every field in turn, and what it
 * skips between two of them is known (blanks, one separator, line ends), so a
 * second finger on the text keeps step with it: `at` is always where the next
 * field's source begins.  An unquoted field is then a slice of the text, and
 * the place of every field is known without a search.
 */
#include "syntax/csv.h"

#include <csv.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "base/vi.h"
#include "syntax/encoding.h"

enum { COLUMNS_MOST = 32, FIELD_BLOCK = 1 << 16, PART_BYTES = 2 << 20 };

struct field { const char *from; str text; };   /* where it begins (its quote, if it has one); its value */

/* A stretch of the text that holds whole records; the number of its first line; its line ends. */
struct part { const char *from, *to; uint32_t line, ends; };

struct csv_reader {
	struct arena          *arena;
	str                    file, text;
	const struct csv_spec *spec;
	struct diags          *diags;
	csv_row_fn            *fn;
	void                  *payload;
	char                   separator;
	bool                   ascii;           /* nothing in the file needs to be normalised */

	/* the record being read */
	const char            *at, *end;        /* the rest of the text */
	const char            *start;           /* of the record's first line */
	uint32_t               line, inner;     /* number of that line; line ends inside the record so far */
	struct field           field[CSV_MAX_COLUMNS];
	size_t                 fields;          /* may be more than fit in field[] */
	bool                   too_long;        /* a cell was over the limit */

	bool                   have_header;
	bool                   bad_header;
	size_t                 width;           /* fields of the header */
	int                    at_field[COLUMNS_MOST];  /* field of the spec's column k, -1 = absent */
	str                    cell[COLUMNS_MOST];
	bool                   warned_ambiguous;

	struct part           *part;            /* the records behind the header */
	size_t                 parts, parts_cap;
};

/* The place of p in the record being read; only the record is scanned, so that a file full of
 * problems is not read over and over. */
static struct place place_in_record(const struct csv_reader *r, const char *p)
{
	str record = { r->start, (size_t)(r->end - r->start) };
	struct place at = encoding_place(r->file, record, (size_t)(p - r->start));
	at.line += r->line - 1;
	return at;
}

static struct place place_of_field(const struct csv_reader *r, size_t field)
{
	return place_in_record(r, r->field[field].from);
}

/* ---- keeping step with libcsv ---- */

/* What libcsv skips around a field. */
static bool is_blank(const struct csv_reader *r, char c)
{
	return c == ' ' || (c == '\t' && r->separator != '\t');
}

static bool is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

static const char *skip_blanks(const struct csv_reader *r, const char *p)
{
	while (p < r->end && is_blank(r, *p))
		p++;
	return p;
}

/* Go over the last record's end and blank lines to where the next record begins. */
static void begin_record(struct csv_reader *r)
{
	r->line += r->inner;
	r->inner = 0;
	r->start = r->at;
	for (; r->at < r->end && (is_line_end(*r->at) || is_blank(r, *r->at)); r->at++) {
		bool crlf = *r->at == '\r' && r->at + 1 < r->end && r->at[1] == '\n';
		if (!is_line_end(*r->at) || crlf)
			continue;
		r->line++;
		r->start = r->at + 1;
	}
}

/* The quoted field at p; p moves behind its closing quote. */
static str quoted_text(struct csv_reader *r, const char **p, str value)
{
	const char *from = *p + 1, *q = from;
	bool doubled = false;
	for (; q < r->end; q++) {
		if (*q == '\n')
			r->inner++;
		else if (*q == '"' && q + 1 < r->end && q[1] == '"')
			doubled = q++ != NULL;
		else if (*q == '"')
			break;
	}
	*p = q < r->end ? q + 1 : q;
	return doubled ? str_copy(r->arena, value) : (str){ from, value.n };
}

/* ---- libcsv's callbacks ---- */

static void on_field(void *bytes, size_t n, void *payload)
{
	struct csv_reader *r = payload;
	if (r->have_header && !r->fn)
		return;                 /* only the header was asked for; lines end with "\r" here */
	if (r->fields == 0)
		begin_record(r);
	const char *p = skip_blanks(r, r->at);
	struct field f = { p, { p, n } };
	if (p < r->end && *p == '"')
		f.text = quoted_text(r, &p, (str){ bytes, n });
	else
		p += n;
	p = skip_blanks(r, p);
	r->at = p < r->end && *p == r->separator ? p + 1 : p;
	r->too_long |= n > CSV_MAX_CELL;
	if (r->fields < CSV_MAX_COLUMNS)
		r->field[r->fields] = f;
	r->fields++;
}

/* A cell without white space at its ends, in NFC. */
static str cell_of(const struct csv_reader *r, str s)
{
	if (!s.n)
		return s;
	unsigned char first = (unsigned char)s.p[0], last = (unsigned char)s.p[s.n - 1];
	if (first <= ' ' || first == 0xC2 || last <= ' ' || last == 0xA0)
		s = str_trim(s);        /* perhaps U+00A0, which is C2 A0 */
	return r->ascii ? s : utf8_nfc(r->arena, s);
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
	str name = cell_of(r, r->field[i].text);
	int k = spec_column(r, name);
	if (k < 0) {
		diag(r->diags, DIAG_CSV_UNKNOWN_COLUMN, place_of_field(r, i), name, known_columns(r));
	} else if (r->at_field[k] >= 0) {
		diag(r->diags, DIAG_CSV_DOUBLE_COLUMN, place_of_field(r, i), name);
		r->bad_header = true;
	} else {
		r->at_field[k] = (int)i;
	}
}

static void take_header(struct csv_reader *r)
{
	r->have_header = true;
	r->width = r->fields;
	for (size_t k = 0; k < r->spec->columns; k++)
		r->at_field[k] = -1;
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
		if (!c->required || r->at_field[k] >= 0)
			continue;
		diag(r->diags, DIAG_CSV_MISSING_COLUMN, place_of_field(r, 0), str_from_c(c->name),
		     c->vi ? str_format(r->arena, " (%s)", c->vi) : S(""));
		r->bad_header = true;
	}
}

/* ---- records ---- */

static bool all_empty(const struct csv_reader *r)
{
	if (r->fields > CSV_MAX_COLUMNS || r->too_long)
		return false;
	for (size_t i = 0; i < r->fields; i++)
		if (r->field[i].text.n && str_trim(r->field[i].text).n)
			return false;
	return true;
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
	for (size_t k = 0; k < r->spec->columns; k++)
		if (r->at_field[k] >= 0)
			r->cell[k] = cell_of(r, r->field[r->at_field[k]].text);
	r->fn(r->payload, &(struct csv_row){ r->cell, r->line, r });
}

static void on_record(int end, void *payload)
{
	struct csv_reader *r = payload;
	(void)end;
	bool empty = all_empty(r);
	if (!empty && !r->have_header)
		take_header(r);
	else if (!empty && r->fn)
		take_record(r);
	r->fields = 0;
	r->too_long = false;
}

/* ---- the file ---- */

static void parser_start(const struct csv_reader *r, struct csv_parser *p)
{
	if (csv_init(p, CSV_STRICT | CSV_STRICT_FINI) != 0)
		fail_raise(r->arena->fail, "libcsv could not be started");
	csv_set_delim(p, (unsigned char)r->separator);
	csv_set_blk_size(p, FIELD_BLOCK);
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

/* Excel's first line "sep=;" names the separator; the rest of the text begins behind it. */
static bool read_sep_line(struct csv_reader *r)
{
	size_t end = line_end(r->text, 0);
	str first = str_slice(r->text, 0, end);
	while (first.n && is_line_end(first.p[first.n - 1]))
		first.n--;
	if (first.n != 5 || !str_eq(str_lower_ascii(r->arena, str_slice(first, 0, 4)), S("sep=")) ||
	    !strchr(",;\t|", first.p[4]))
		return false;
	r->separator = first.p[4];
	r->at = r->text.p + end;
	r->line = 2;
	return true;
}

static void read_separator(struct csv_reader *r)
{
	r->at = r->text.p;
	r->end = r->text.p + r->text.n;
	r->line = 1;
	if (read_sep_line(r))
		return;
	size_t pos = 0;
	while (pos < r->text.n && str_trim(str_slice(r->text, pos, line_end(r->text, pos))).n == 0)
		pos = line_end(r->text, pos);
	r->separator = find_separator(str_slice(r->text, pos, line_end(r->text, pos)));
}

/* A quote stands where none may be; libcsv stopped at `stop`.  Report it, go on with the next line. */
static void skip_bad_line(struct csv_reader *r, const char *stop)
{
	if (r->fields == 0)
		begin_record(r);
	const char *quote = stop;       /* or the closing quote before the text where it stopped */
	while (*quote != '"' && quote > r->start)
		quote--;
	struct place at = place_in_record(r, quote);
	diag(r->diags, DIAG_CSV_QUOTE, at, S(""));
	while (stop < r->end && !is_line_end(*stop))
		stop++;
	r->at = stop;
	r->line = place_in_record(r, stop).line;
	r->inner = 0;
	r->fields = 0;
	r->too_long = false;
}

/* The text ends within quotes. */
static void report_open_quote(struct csv_reader *r)
{
	if (r->fields == 0)
		begin_record(r);
	diag(r->diags, DIAG_CSV_UNCLOSED_QUOTE, place_in_record(r, skip_blanks(r, r->at)), S(""));
}

static void check_memory(const struct csv_reader *r, struct csv_parser *p)
{
	if (csv_error(p) != CSV_ENOMEM)
		return;
	csv_free(p);
	fail_raise(r->arena->fail, "out of memory (CSV)");
}

/* Read from r->at on; false when it was stopped by a bad quote, and r->at is where to go on. */
static bool read_run(struct csv_reader *r)
{
	struct csv_parser p;
	size_t n = (size_t)(r->end - r->at);
	const char *from = r->at;
	parser_start(r, &p);
	size_t used = csv_parse(&p, from, n, on_field, on_record, r);
	check_memory(r, &p);
	if (used < n) {
		skip_bad_line(r, from + used);
	} else if (csv_fini(&p, on_field, on_record, r) != 0) {
		report_open_quote(r);
	}
	csv_free(&p);
	return used == n;
}

/* Read the first record that is not all empty, line by line in order not to go too far. */
static void read_header(struct csv_reader *r)
{
	struct csv_parser p;
	const char *from = r->at;
	parser_start(r, &p);
	while (!r->have_header && from < r->end) {
		size_t n = line_end((str){ from, (size_t)(r->end - from) }, 0);
		size_t used = csv_parse(&p, from, n, on_field, on_record, r);
		check_memory(r, &p);
		if (used < n) {
			skip_bad_line(r, from + used);
			r->have_header = r->bad_header = true;
		}
		from += n;
	}
	if (!r->have_header && csv_fini(&p, on_field, on_record, r) != 0)
		report_open_quote(r);
	csv_free(&p);
}

/* ---- parts ---- */

/* Can the rest be cut at any "\n"?  Not where one may stand in quotes, or "\r" alone ends a line. */
static bool can_be_cut(str rest)
{
	if (str_find_char(rest, '"', 0) != SIZE_MAX)
		return false;
	for (size_t at = 0; (at = str_find_char(rest, '\r', at)) != SIZE_MAX; at++)
		if (at + 1 == rest.n || rest.p[at + 1] != '\n')
			return false;
	return true;
}

static void add_part(struct csv_reader *r, struct part part)
{
	*arena_push(r->arena, struct part, &r->part, &r->parts, &r->parts_cap) = part;
}

/* Cut what stands behind the header into parts. */
static void cut(struct csv_reader *r)
{
	str rest = { r->at, (size_t)(r->end - r->at) };
	bool whole = rest.n < 2 * PART_BYTES || !can_be_cut(rest);
	struct part part = { r->at, r->end, r->line + r->inner, 0 };
	for (size_t pos = 0; pos < rest.n; part.ends++) {
		if (!whole && rest.p + pos - part.from >= PART_BYTES) {
			part.to = rest.p + pos;
			add_part(r, part);
			part = (struct part){ part.to, r->end, part.line + part.ends, 0 };
		}
		pos = line_end(rest, pos);
	}
	for (size_t at = 0; whole && (at = str_find_char(rest, '\r', at)) != SIZE_MAX; at++)
		part.ends++;            /* it may end lines alone */
	add_part(r, part);
}

/* ---- the module's face ---- */

struct csv_reader *csv_open(struct arena *a, str file, str bytes, const struct csv_spec *spec, struct diags *d)
{
	struct csv_reader *r = arena_new(a, struct csv_reader, 1);
	size_t before = d->errors;
	*r = (struct csv_reader){ .arena = a, .file = file, .spec = spec, .diags = d };
	if (!encoding_to_utf8(a, file, bytes, d, &r->text))
		return NULL;
	if (r->text.n) {
		r->ascii = utf8_is_ascii(r->text);
		read_separator(r);
		read_header(r);
	}
	if (!r->have_header && d->errors == before)
		diag(d, DIAG_CSV_EMPTY, ((struct place){ file, 1, 0 }), known_columns(r));
	if (!r->have_header || r->bad_header)
		return NULL;
	cut(r);
	return r;
}

size_t csv_parts(const struct csv_reader *r)
{
	return r->parts;
}

size_t csv_part_rows_most(const struct csv_reader *r, size_t part)
{
	return r->part[part].ends + 1;
}

void csv_read_part(const struct csv_reader *opened, size_t part, struct arena *a, struct diags *d,
                   csv_row_fn *fn, void *payload)
{
	struct csv_reader *r = arena_new(a, struct csv_reader, 1);
	*r = *opened;
	r->arena = a;
	r->diags = d;
	r->fn = fn;
	r->payload = payload;
	r->at = opened->part[part].from;
	r->end = opened->part[part].to;
	r->line = opened->part[part].line;
	r->inner = 0;
	while (!read_run(r))
		;
}

bool csv_read(struct arena *a, str file, str bytes, const struct csv_spec *spec,
              struct diags *d, csv_row_fn *fn, void *payload)
{
	struct csv_reader *r = csv_open(a, file, bytes, spec, d);
	if (!r)
		return false;
	r->part[0].to = r->end;         /* in one go: what is told once a file is told once */
	csv_read_part(r, 0, a, d, fn, payload);
	return true;
}

struct place csv_place(const struct csv_row *row, size_t k)
{
	const struct csv_reader *r = row->reader;
	return place_of_field(r, r->at_field[k] < 0 ? 0 : (size_t)r->at_field[k]);
}

bool csv_has(const struct csv_row *row, size_t k)
{
	return row->reader->at_field[k] >= 0;
}

enum num_style csv_style(const struct csv_row *row)
{
	return row->reader->separator == ',' ? NUM_EN : NUM_VI;
}

/* Read `text`, which stands in cell k. */
static bool read_number(const struct csv_row *row, size_t k, str text, struct diags *d, double *out)
{
	/* the once-a-file flag is the reader's own bookkeeping, not the row's data */
	struct csv_reader *r = (struct csv_reader *)(uintptr_t)row->reader;
	switch (num_parse(text, csv_style(row), out)) {
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

bool csv_number(const struct csv_row *row, size_t k, struct diags *d, double *out)
{
	return read_number(row, k, row->cell[k], d, out);
}

bool csv_percent(const struct csv_row *row, size_t k, struct diags *d, double *out)
{
	str s = row->cell[k];
	return read_number(row, k, str_ends(s, S("%")) ? str_trim(str_slice(s, 0, s.n - 1)) : s, d, out);
}
