/* table.c -- see table.h. */
#include "publish/table.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"
#include "base/csv_out.h"
#include "base/num.h"

enum { DECIMALS_MOST = 6 };

void json_text(struct buf *b, str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\') {
			buf_char(b, '\\');
			buf_char(b, (char)c);
		} else if (c == '\n') {
			buf_c(b, "\\n");
		} else if (c < 0x20 || c == '<') {
			buf_printf(b, "\\u%04x", c);    /* "<": the JSON may stand in a page */
		} else {
			buf_char(b, (char)c);
		}
	}
	buf_char(b, '"');
}

void table_begin(struct table *t, struct arena *a, const struct table_spec *spec)
{
	*t = (struct table){ .spec = *spec };
	buf_init(&t->csv, a, 4096);
	buf_init(&t->json, a, 8192);
	for (size_t i = 0; i < spec->fields; i++) {
		buf_c(&t->csv, i ? "," : "");
		buf_c(&t->csv, spec->field[i].name);
	}
	buf_char(&t->csv, '\n');
	buf_char(&t->json, '[');
}

/* What stands before a cell. */
static void open_cell(struct table *t)
{
	assert(t->at < t->spec.fields);
	if (t->at == 0) {
		buf_c(&t->json, t->rows ? ",\n{" : "\n{");
	} else {
		buf_char(&t->csv, ',');
		buf_char(&t->json, ',');
	}
	buf_char(&t->json, '"');
	buf_c(&t->json, t->spec.field[t->at].name);
	buf_c(&t->json, "\":");
}

static void close_cell(struct table *t)
{
	if (++t->at < t->spec.fields)
		return;
	buf_char(&t->csv, '\n');
	buf_char(&t->json, '}');
	t->at = 0;
	t->rows++;
}

void table_null(struct table *t)
{
	open_cell(t);
	buf_c(&t->json, "null");
	close_cell(t);
}

void table_text(struct table *t, str s)
{
	if (!s.n) {
		table_null(t);
		return;
	}
	open_cell(t);
	csv_out(&t->csv, s);
	json_text(&t->json, s);
	close_cell(t);
}

void table_c(struct table *t, const char *s)
{
	table_text(t, str_from_c(s));
}

void table_integer(struct table *t, int64_t v)
{
	open_cell(t);
	buf_int(&t->csv, v);
	buf_int(&t->json, v);
	close_cell(t);
}

void table_year(struct table *t, int year)
{
	if (year)
		table_integer(t, year);
	else
		table_null(t);
}

void table_number(struct table *t, double v)
{
	if (isnan(v)) {
		table_null(t);
		return;
	}
	open_cell(t);
	num_plain(&t->csv, v, DECIMALS_MOST);
	num_plain(&t->json, v, DECIMALS_MOST);
	close_cell(t);
}

void table_date(struct table *t, date d)
{
	if (d == DATE_NONE) {
		table_null(t);
		return;
	}
	open_cell(t);
	date_iso(&t->csv, d);
	buf_char(&t->json, '"');
	date_iso(&t->json, d);
	buf_char(&t->json, '"');
	close_cell(t);
}

void table_end(struct table *t)
{
	assert(t->at == 0);
	buf_c(&t->json, t->rows ? "\n]\n" : "]\n");
}
