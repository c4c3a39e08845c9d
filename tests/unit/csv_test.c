/* csv_test.c -- section 1 of the data contract: separators, records, headers, numbers, places. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "syntax/csv.h"

enum { UNIT, VALUE, NOTE };
static const struct csv_column columns[] = {
	{ "unit", "Đơn vị", true }, { "value", "Giá trị", true }, { "note", "Ghi chú", false },
};
static const struct csv_spec spec = { columns, 3 };

struct reading {
	struct fail  fail;
	struct arena arena;
	struct diags diags;
	struct buf   rows;              /* "line:cell|cell|cell" and a line break, for each record */
	bool         numbers;           /* read the values as numbers */
	bool         good;
};

static void on_row(void *payload, const struct csv_row *row)
{
	struct reading *r = payload;
	double v;
	buf_printf(&r->rows, "%u:%.*s|", row->line, STR_ARG(row->cell[UNIT]));
	if (r->numbers && csv_number(row, VALUE, &r->diags, &v))
		buf_printf(&r->rows, "%g", v);
	else
		buf_add(&r->rows, row->cell[VALUE]);
	buf_printf(&r->rows, "|%.*s\n", STR_ARG(row->cell[NOTE]));
}

static void read_bytes(struct reading *r, str bytes, bool numbers)
{
	*r = (struct reading){ .numbers = numbers };
	arena_init(&r->arena, &r->fail);
	diags_init(&r->diags, &r->arena);
	buf_init(&r->rows, &r->arena, 64);
	/* a copy of exactly this size, so that the sanitizer sees a read behind the end */
	char *copy = malloc(bytes.n ? bytes.n : 1);
	assert_non_null(copy);
	if (bytes.n)
		memcpy(copy, bytes.p, bytes.n);
	r->good = csv_read(&r->arena, S("t.csv"), (str){ copy, bytes.n }, &spec, &r->diags, on_row, r);
	free(copy);
	buf_char(&r->rows, '\0');
}

/* The messages as "line:column:name(argument;argument) …", long arguments left out. */
static const char *messages(struct reading *r)
{
	struct buf b;
	buf_init(&b, &r->arena, 64);
	diags_sort(&r->diags);
	for (size_t i = 0; i < r->diags.n; i++) {
		const struct diag_message *m = &r->diags.message[i];
		buf_printf(&b, "%s%u:%u:%.*s(", i ? " " : "", m->place.line, m->place.column,
		           STR_ARG(diag_name(&r->arena, m->id)));
		for (size_t k = 0; k < m->args; k++)
			buf_printf(&b, "%s%.*s", k ? ";" : "", STR_ARG(m->arg[k]));
		buf_char(&b, ')');
	}
	buf_char(&b, '\0');
	return b.p;
}

struct reading_case {
	const char *what, *text;
	const char *rows, *messages;
};

static void run(const struct reading_case *c, size_t n, bool numbers)
{
	for (size_t i = 0; i < n; i++) {
		struct reading r;
		read_bytes(&r, str_from_c(c[i].text), numbers);
		if (strcmp(r.rows.p, c[i].rows) != 0)
			fail_msg("%s: read\n%sinstead of\n%s", c[i].what, r.rows.p, c[i].rows);
		if (strcmp(messages(&r), c[i].messages) != 0)
			fail_msg("%s: said\n%s\ninstead of\n%s", c[i].what, messages(&r), c[i].messages);
		arena_release(&r.arena);
	}
}

static void records(void **state)
{
	(void)state;
	static const struct reading_case c[] = {
		{ "plain", "unit,value,note\na,1,x\nb,2,y\n", "2:a|1|x\n3:b|2|y\n", "" },
		{ "no final line end", "unit,value,note\na,1,x", "2:a|1|x\n", "" },
		{ "CRLF", "unit,value,note\r\na,1,x\r\nb,2,y\r\n", "2:a|1|x\n3:b|2|y\n", "" },
		{ "CR alone", "unit,value\ra,1\rb,2\r", "2:a|1|\n3:b|2|\n", "" },
		{ "a semicolon", "unit;value;note\na;1,5;x\n", "2:a|1,5|x\n", "" },
		{ "a tab, empty cells", "unit\tvalue\tnote\na\t\t\n\t2\tx\n", "2:a||\n3:|2|x\n", "" },
		{ "sep=;", "sep=;\nunit;value\na;1,5\n", "3:a|1,5|\n", "" },
		{ "SEP=, and CRLF", "SEP=,\r\nunit,value\r\na,1\r\n", "3:a|1|\n", "" },
		{ "sep= and a tab", "sep=\t\nunit\tvalue\na\t1\n", "3:a|1|\n", "" },
		{ "sep= wins over the header", "sep=;\nunit;value;note, comment\n",
		  "", "2:12:csv-unknown-column(note, comment;unit, value, note)" },
		{ "a byte-order mark", "\xef\xbb\xbf" "unit,value\na,1\n", "2:a|1|\n", "" },
		{ "a byte-order mark before a quote", "\xef\xbb\xbf\"unit\",value\na,1\n", "2:a|1|\n", "" },
		{ "a byte-order mark before sep=", "\xef\xbb\xbfsep=;\nunit;value\na;1\n", "3:a|1|\n", "" },
		{ "a quoted separator", "unit,value,note\na,1,\"x, y; z\"\n", "2:a|1|x, y; z\n", "" },
		{ "doubled quotes", "unit,value,note\na,1,\"x \"\"y\"\"\"\nb,2,\"\"\"\"\n", "2:a|1|x \"y\"\n3:b|2|\"\n", "" },
		{ "quoted and empty", "unit,value,note\n\"a\",\"1\",\"\"\n", "2:a|1|\n", "" },
		{ "a quoted line break: the next record's line is right", "unit,value,note\na,1,\"x\ny\"\nb,2,z\n",
		  "2:a|1|x\ny\n4:b|2|z\n", "" },
		{ "a quoted CRLF is kept", "unit,value,note\r\na,1,\"x\r\ny\"\r\nb,2,z\r\n", "2:a|1|x\r\ny\n4:b|2|z\n", "" },
		{ "a quoted blank line", "unit,value,note\na,1,\"x\n\n\ny\"\nb,2,\n", "2:a|1|x\n\n\ny\n6:b|2|\n", "" },
		{ "blank lines are no records", "\n\nunit,value\n\na,1\n  \n,\n\r\nb,2\n\n", "5:a|1|\n9:b|2|\n", "" },
		{ "blanks around cells", "unit , value ,note\n  a ,\t1 , x y  \n \"b\" , 2,\" z \"\n",
		  "2:a|1|x y\n3:b|2|z\n", "" },
		{ "no-break spaces around cells", "unit,value,note\na,1,\xc2\xa0x\xc2\xa0\n", "2:a|1|x\n", "" },
		{ "last cells empty, no line end", "unit,value,note\na,,", "2:a||\n", "" },
		{ "too few and too many", "unit,value,note\na,1\nb,2,y\nc,3,z,w\n", "3:b|2|y\n",
		  "2:1:csv-field-count(2;3) 4:1:csv-field-count(4;3)" },
		{ "a bad record after a quoted line break", "unit,value,note\na,1,\"x\ny\"\nb,2\n", "2:a|1|x\ny\n",
		  "4:1:csv-field-count(2;3)" },
		{ "a bare quote", "unit,value,note\na,1,37.8\"N\nb,2,y\n", "3:b|2|y\n", "2:9:csv-quote()" },
		{ "a bare quote behind Vietnamese letters", "unit,value,note\nđồ,1,ấm\"\nb,2,y\n", "3:b|2|y\n",
		  "2:8:csv-quote()" },
		{ "text behind a closing quote", "unit,value,note\na,1,\"x\"y\nb,2,y\n", "3:b|2|y\n", "2:7:csv-quote()" },
		{ "text behind the quote of the first cell", "unit,value\n\"a\"x,1\nb,2\n", "3:b|2|\n", "2:3:csv-quote()" },
		{ "a bad quote in a record of two lines", "unit,value,note\na,\"1\n2\"3,x\nb,2,y\n", "4:b|2|y\n", "3:2:csv-quote()" },
		{ "two bad lines", "unit,value\na\",1\nb,2\n\"c\"d,3\ne,4\n", "3:b|2|\n5:e|4|\n",
		  "2:2:csv-quote() 4:3:csv-quote()" },
		{ "an open quote", "unit,value,note\na,1,x\nb,2,\"y\nc,3,z\n", "2:a|1|x\n", "3:5:csv-unclosed-quote()" },
		{ "an open quote in a record's first cell", "unit,value\n\"a,1\n", "", "2:1:csv-unclosed-quote()" },
		{ "decomposed letters come composed", "unit,value\na\xcc\x81,1\ne\xcc\x82\xcc\xa3,2\n",
		  "2:\xc3\xa1|1|\n3:\xe1\xbb\x87|2|\n", "" },
	};
	run(c, sizeof c / sizeof *c, false);
}

static void headers(void **state)
{
	(void)state;
	static const struct reading_case c[] = {
		{ "any case, any order", "Note,VALUE,Unit\nx,1,a\n", "2:a|1|x\n", "" },
		{ "Vietnamese", "Đơn vị;Giá trị;GHI CHÚ\na;1;x\n", "2:a|1|x\n", "" },
		{ "Vietnamese capitals", "ĐƠN VỊ,giá TRỊ\na,1\n", "2:a|1|\n", "" },
		{ "Vietnamese, decomposed", "\xc4\x90\x6f\xcc\x9b\x6e v\x69\xcc\xa3;Gia\xcc\x81 tri\xcc\xa3\na;1\n", "2:a|1|\n", "" },
		{ "unknown", "unit,colour,value\na,red,1\n", "2:a|1|\n", "1:6:csv-unknown-column(colour;unit, value, note)" },
		{ "unknown, behind Vietnamese letters", "Đơn vị,màu,Giá trị\na,đỏ,1\n", "2:a|1|\n",
		  "1:8:csv-unknown-column(màu;unit, value, note)" },
		{ "doubled", "unit,value,Unit\na,1,b\n", "", "1:12:csv-double-column(Unit)" },
		{ "doubled in two languages", "unit,value,Đơn vị\na,1,b\n", "", "1:12:csv-double-column(Đơn vị)" },
		{ "missing", "unit,note\na,x\n", "", "1:1:csv-missing-column(value; (Giá trị))" },
		{ "two missing, told in one run", "note\nx\n", "",
		  "1:1:csv-missing-column(unit; (Đơn vị)) 1:1:csv-missing-column(value; (Giá trị))" },
		{ "an empty column name", "unit,value,\na,1,\n", "2:a|1|\n", "1:12:csv-unknown-column(;unit, value, note)" },
		{ "nothing", "", "", "1:0:csv-empty(unit, value, note)" },
		{ "a byte-order mark alone", "\xef\xbb\xbf", "", "1:0:csv-empty(unit, value, note)" },
		{ "blank lines alone", "\n \r\n,,\n", "", "1:0:csv-empty(unit, value, note)" },
		{ "a bare quote in the header: what follows cannot be read", "unit,va\"lue\na,1\n", "", "1:8:csv-quote()" },
		{ "an open quote at the very start", "\"unit,value\na,1\n", "", "1:1:csv-unclosed-quote()" },
		{ "an open quote in the header", "unit,\"value\na,1\n", "", "1:6:csv-unclosed-quote()" },
		{ "a header of two lines", "unit,\"value\",\"note\nmore\"\na,1,x\n", "3:a|1|\n",
		  "1:14:csv-unknown-column(note\nmore;unit, value, note)" },
		{ "a header and no more", "unit,value", "", "" },
		{ "sep= alone", "sep=;\n", "", "1:0:csv-empty(unit, value, note)" },
	};
	run(c, sizeof c / sizeof *c, false);
}

static void numbers(void **state)
{
	(void)state;
	static const struct reading_case c[] = {
		{ "1.234 in a ';' file is one thousand two hundred and thirty-four", "unit;value\na;1.234\n", "2:a|1234|\n",
		  "2:3:csv-ambiguous-number(1.234;1234)" },
		{ "1.234 in a ',' file is a bit more than one", "unit,value\na,1.234\n", "2:a|1.234|\n",
		  "2:3:csv-ambiguous-number(1.234;1.234)" },
		{ "1.234 in a tab file", "unit\tvalue\na\t1.234\n", "2:a|1234|\n", "2:3:csv-ambiguous-number(1.234;1234)" },
		{ "1,234 in a ';' file", "unit;value\na;1,234\n", "2:a|1.234|\n", "2:3:csv-ambiguous-number(1,234;1.234)" },
		{ "\"1,234\" in a ',' file", "unit,value\na,\"1,234\"\n", "2:a|1234|\n", "2:3:csv-ambiguous-number(1,234;1234)" },
		{ "told once a file", "unit;value\na;1.234\nb;5.678\n", "2:a|1234|\n3:b|5678|\n",
		  "2:3:csv-ambiguous-number(1.234;1234)" },
		{ "only Vietnamese, in a ',' file", "unit,value\na,\"12,5\"\nb,1.234.567\nc,\"1.234,5\"\n",
		  "2:a|12.5|\n3:b|1.23457e+06|\n4:c|1234.5|\n", "" },
		{ "only English, in a ';' file", "unit;value\na;12.5\nb;1,234,567\nc;1,234.5\n",
		  "2:a|12.5|\n3:b|1.23457e+06|\n4:c|1234.5|\n", "" },
		{ "nobody groups after a zero", "unit;value\na;0.123\nb;0,123\n", "2:a|0.123|\n3:b|0.123|\n", "" },
		{ "spaces group", "unit;value\na;1 234 567\nb;1\xc2\xa0" "234,5\nc;1\xe2\x80\xaf" "234\n",
		  "2:a|1.23457e+06|\n3:b|1234.5|\n4:c|1234|\n", "" },
		{ "signs", "unit,value\na,-5\nb,+5\nc,\xe2\x88\x92" "5\n", "2:a|-5|\n3:b|5|\n4:c|-5|\n", "" },
		{ "no numbers", "unit,value\na,1 23\nb,12a\nc,1e5\nd,1.2.3\ne,--1\nf,nan\ng,0x10\n",
		  "2:a|1 23|\n3:b|12a|\n4:c|1e5|\n5:d|1.2.3|\n6:e|--1|\n7:f|nan|\n8:g|0x10|\n",
		  "2:3:csv-bad-number(1 23;value) 3:3:csv-bad-number(12a;value) 4:3:csv-bad-number(1e5;value) "
		  "5:3:csv-bad-number(1.2.3;value) 6:3:csv-bad-number(--1;value) 7:3:csv-bad-number(nan;value) "
		  "8:3:csv-bad-number(0x10;value)" },
		{ "the column is counted in characters", "note,unit,value\nđồng bào,xã,mười\n", "2:xã|mười|đồng bào\n",
		  "2:13:csv-bad-number(mười;value)" },
		{ "the place behind a quoted line break", "note,unit,value\n\"một\nhai\",b,ba\n", "2:b|ba|một\nhai\n",
		  "3:8:csv-bad-number(ba;value)" },
		{ "the place of a quoted cell is its quote", "unit,value\na, \"x\"\n", "2:a|x|\n", "2:4:csv-bad-number(x;value)" },
		{ "columns count the letters of the file, decomposed ones as two", "unit,value\ne\xcc\x82,x\n",
		  "2:ê|x|\n", "2:4:csv-bad-number(x;value)" },
	};
	run(c, sizeof c / sizeof *c, true);
}

/* UTF-16 as Excel's "Unicode text" writes it: byte-order mark, tabs, CRLF. */
static void utf16(void **state)
{
	(void)state;
	static const uint16_t text[] = { 0xFEFF, 'u', 'n', 'i', 't', '\t', 'v', 'a', 'l', 'u', 'e', '\r', '\n',
	                                 'x', 0xE3, '\t', '1', ',', '5', '\r', '\n', 0x1EC7, '\t', '?', '\r', '\n' };
	for (int big = 0; big < 2; big++) {
		char bytes[sizeof text];
		for (size_t i = 0; i < sizeof text / 2; i++) {
			bytes[2 * i + (big ? 0 : 1)] = (char)(text[i] >> 8);
			bytes[2 * i + (big ? 1 : 0)] = (char)(text[i] & 0xFF);
		}
		struct reading r;
		read_bytes(&r, (str){ bytes, sizeof bytes }, true);
		assert_string_equal(r.rows.p, "2:xã|1.5|\n3:ệ|?|\n");
		assert_string_equal(messages(&r), "3:3:csv-bad-number(?;value)");
		arena_release(&r.arena);
	}
}

static struct buf big_text(struct reading *r)
{
	struct buf b;
	*r = (struct reading){ .numbers = false };
	arena_init(&r->arena, &r->fail);
	buf_init(&b, &r->arena, 1 << 10);
	return b;
}

/* A cell of 5 MB is long, but a cell; one beyond the limit is refused, and the rest is read. */
static void long_cells(void **state)
{
	(void)state;
	static const struct { size_t bytes; const char *messages; unsigned rows; } row[] = {
		{ 5 << 20, "", 2 },
		{ CSV_MAX_CELL, "", 2 },
		{ CSV_MAX_CELL + 1, "2:1:csv-long-cell(16777216)", 1 },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct reading r, text;
		struct buf b = big_text(&text);
		buf_c(&b, "unit,value,note\na,1,\"");
		memset(buf_room(&b, row[i].bytes), 'x', row[i].bytes);
		b.n += row[i].bytes;
		buf_c(&b, "\"\nb,2,y\n");
		read_bytes(&r, buf_str(&b), false);
		assert_string_equal(messages(&r), row[i].messages);
		size_t rows = 0;
		for (size_t k = 0; k < r.rows.n; k++)
			rows += r.rows.p[k] == '\n';
		assert_int_equal(rows, row[i].rows);
		assert_string_equal(r.rows.p + r.rows.n - 9, "3:b|2|y\n");
		arena_release(&r.arena);
		arena_release(&text.arena);
	}
}

/* A line of 200,000 columns: an error at its line, as header and as record. */
static void wide_lines(void **state)
{
	(void)state;
	for (int header = 0; header < 2; header++) {
		struct reading r, text;
		struct buf b = big_text(&text);
		buf_c(&b, header ? "" : "unit,value,note\na,1,x\n");
		for (int i = 0; i < 199999; i++)
			buf_c(&b, "x,");
		buf_c(&b, "x\nb,2,y\n");
		read_bytes(&r, buf_str(&b), false);
		assert_string_equal(messages(&r), header ? "1:1:csv-too-wide(200000;256)" : "3:1:csv-field-count(200000;3)");
		assert_string_equal(r.rows.p, header ? "" : "2:a|1|x\n4:b|2|y\n");
		assert_int_equal(r.good, !header);
		arena_release(&r.arena);
		arena_release(&text.arena);
	}
}

/* A hundred thousand bad lines are told in one pass, not by reading the file again for each. */
static void many_problems(void **state)
{
	(void)state;
	enum { LINES = 100000 };
	struct reading r, text;
	struct buf b = big_text(&text);
	buf_c(&b, "unit,value\n");
	for (int i = 0; i < LINES; i++)
		buf_c(&b, i % 2 ? "a,\"b\"c\n" : "a\n");
	read_bytes(&r, buf_str(&b), false);
	assert_int_equal(r.diags.n, LINES);
	diags_sort(&r.diags);
	assert_int_equal(r.diags.message[LINES - 1].place.line, LINES + 1);
	assert_int_equal(r.diags.message[LINES - 1].place.column, 5);
	arena_release(&r.arena);
	arena_release(&text.arena);
}

/* Rows of a large file, numbered in column `value` by their line. */
struct part_rows { size_t rows; uint32_t first, last; bool wrong; };

static void on_numbered_row(void *payload, const struct csv_row *row)
{
	struct part_rows *p = payload;
	long line;
	p->wrong |= !num_parse_int(row->cell[VALUE], 0, 1000000, &line) || (uint32_t)line != row->line;
	p->first = p->rows ? p->first : row->line;
	p->last = row->line;
	p->rows++;
}

/*
 * A large file falls into parts that can be read in any order; together they
 * are all its rows, each with its line.  With quotes or with "\r" alone at line
 * ends it cannot be cut.
 */
static void parts(void **state)
{
	(void)state;
	static const struct { const char *what, *end, *first_cell; bool cut; } row[] = {
		{ "LF", "\n", "xa-mot-hai-ba-bon-nam-sau-bay-tam-chin-muoi", true },
		{ "CRLF", "\r\n", "xa-mot-hai-ba-bon-nam-sau-bay-tam-chin-muoi", true },
		{ "quotes", "\n", "\"xa-mot-hai-ba-bon-nam-sau-bay-tam-chin-muoi\"", false },
		{ "CR alone", "\r", "xa-mot-hai-ba-bon-nam-sau-bay-tam-chin-muoi", false },
	};
	enum { ROWS = 100000 };
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct reading text;
		struct buf b = big_text(&text);
		diags_init(&text.diags, &text.arena);
		buf_printf(&b, "unit,value%s", row[i].end);
		for (int k = 0; k < ROWS; k++)
			buf_printf(&b, "%s,%d%s", row[i].first_cell, k + 2, row[i].end);
		struct csv_reader *r = csv_open(&text.arena, S("t.csv"), buf_str(&b), &spec, &text.diags);
		assert_non_null(r);
		if ((csv_parts(r) > 1) != row[i].cut)
			fail_msg("%s: %zu parts", row[i].what, csv_parts(r));
		size_t rows = 0;
		uint32_t next = ROWS + 2;
		for (size_t k = csv_parts(r); k-- > 0;) {
			struct part_rows p = { 0 };
			csv_read_part(r, k, &text.arena, &text.diags, on_numbered_row, &p);
			assert_false(p.wrong);
			assert_int_equal(p.last + 1, next);
			assert_true(p.rows <= csv_part_rows_most(r, k));
			next = p.first;
			rows += p.rows;
		}
		assert_int_equal(rows, ROWS);
		assert_int_equal(text.diags.n, 0);
		arena_release(&text.arena);
	}
}

/* ---- random texts: the same cells as bare libcsv gives, and no step out of line ---- */

/* Rows without text are left out, as csv_read() does. */
struct bare { struct buf rows; size_t fields, start; bool text, trimmed, wrong; };

static void bare_field(void *bytes, size_t n, void *payload)
{
	struct bare *b = payload;
	str trimmed = str_trim((str){ bytes, n });
	b->text |= trimmed.n > 0;
	b->trimmed |= trimmed.n < n;
	buf_printf(&b->rows, "%s%.*s", b->fields++ ? "|" : "", (int)n, (const char *)bytes);
}

static void bare_row(int end, void *payload)
{
	struct bare *b = payload;
	(void)end;
	b->wrong |= b->text && b->fields != 3;
	if (b->text)
		buf_char(&b->rows, '\n');
	else
		b->rows.n = b->start;
	b->start = b->rows.n;
	b->fields = 0;
	b->text = false;
}

/* What libcsv says of the text in one go; false when it is no table of three columns. */
static bool bare_read(struct arena *a, str text, struct bare *out)
{
	struct csv_parser p;
	*out = (struct bare){ .fields = 0 };
	buf_init(&out->rows, a, 64);
	assert_int_equal(csv_init(&p, CSV_STRICT | CSV_STRICT_FINI), 0);
	bool good = csv_parse(&p, text.p, text.n, bare_field, bare_row, out) == text.n &&
	            csv_fini(&p, bare_field, bare_row, out) == 0;
	csv_free(&p);
	return good && !out->wrong;
}

static void on_any_row(void *payload, const struct csv_row *row)
{
	struct buf *b = payload;
	for (size_t k = 0; k < 3; k++) {
		struct place at = csv_place(row, k);
		assert_true(at.line >= row->line && at.column > 0);
		buf_printf(b, "%s%.*s", k ? "|" : "", STR_ARG(row->cell[k]));
	}
	buf_char(b, '\n');
}

static void random_texts(void **state)
{
	(void)state;
	enum { TEXTS = 20000, PIECES_MOST = 24 };
	static const char head[] = "unit,value,note\n";
	static const char *const piece[] = { "a", "1,2,3", ",", ",", "\"", "\"\"", "\n", "\r\n", "\r", "\n\n", " ", "\t", "x",
	                                     "\"b,c\"", "\"d\ne\"", "ệ", "a,b,c\n", ";" };
	uint32_t seed = 4180;
	size_t compared = 0;
	for (int i = 0; i < TEXTS; i++) {
		struct reading t;
		struct buf b = big_text(&t), rows;
		struct bare bare;
		diags_init(&t.diags, &t.arena);
		buf_init(&rows, &t.arena, 64);
		buf_c(&b, head);
		for (uint32_t k = 0, n = (seed = seed * 1664525 + 1013904223) >> 27; k < n && k < PIECES_MOST; k++)
			buf_c(&b, piece[((seed = seed * 1664525 + 1013904223) >> 8) % (sizeof piece / sizeof *piece)]);
		bool good = bare_read(&t.arena, str_slice(buf_str(&b), sizeof head - 1, b.n), &bare);
		csv_read(&t.arena, S("t.csv"), buf_str(&b), &spec, &t.diags, on_any_row, &rows);
		assert_int_equal(t.diags.n == 0, good);
		if (good && !bare.trimmed) {
			assert_string_equal(str_c(&t.arena, buf_str(&rows)), str_c(&t.arena, buf_str(&bare.rows)));
			compared++;
		}
		arena_release(&t.arena);
	}
	assert_true(compared > TEXTS / 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(records), cmocka_unit_test(headers), cmocka_unit_test(numbers),
		cmocka_unit_test(utf16), cmocka_unit_test(long_cells), cmocka_unit_test(wide_lines),
		cmocka_unit_test(many_problems), cmocka_unit_test(parts), cmocka_unit_test(random_texts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
