/* sheet.c -- see sheet.h. */
#include "site/sheet.h"

#include <math.h>

#include "base/csv_out.h"
#include "base/num.h"

enum { DECIMALS_MOST = 6 };

static void next_cell(struct sheet *s)
{
	if (s->inside)
		buf_char(&s->csv, ',');
	s->inside = true;
}

void sheet_begin(struct sheet *s, struct arena *a, const char *columns)
{
	s->inside = false;
	buf_init(&s->csv, a, 4096);
	buf_c(&s->csv, columns);
	buf_char(&s->csv, '\n');
}

void sheet_text(struct sheet *s, str text)
{
	next_cell(s);
	csv_out(&s->csv, text);
}

void sheet_int(struct sheet *s, int64_t v)
{
	next_cell(s);
	buf_int(&s->csv, v);
}

void sheet_year(struct sheet *s, int year)
{
	next_cell(s);
	if (year)
		buf_int(&s->csv, year);
}

void sheet_number(struct sheet *s, double v)
{
	next_cell(s);
	if (isfinite(v))
		num_plain(&s->csv, v, DECIMALS_MOST);
}

void sheet_end_row(struct sheet *s)
{
	buf_char(&s->csv, '\n');
	s->inside = false;
}
