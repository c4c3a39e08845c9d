/* table_test.c -- published tables: CSV and JSON side by side (data contract, section 6). */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/fail.h"
#include "publish/table.h"

static const struct field fields[] = {
	{ "id", FIELD_STRING, NULL, NULL, true }, { "year", FIELD_YEAR, NULL, NULL, false },
	{ "value", FIELD_NUMBER, NULL, NULL, false }, { "count", FIELD_INTEGER, NULL, NULL, false },
	{ "day", FIELD_DATE, NULL, NULL, false },
};
static const struct table_spec spec = { "t", fields, 5, 1 };

static void rows(void **state)
{
	(void)state;
	struct fail fail;
	struct arena a;
	struct table t;
	arena_init(&a, &fail);
	table_begin(&t, &a, &spec);
	table_text(&t, S("xã, \"một\"\nhai"));
	table_year(&t, 2024);
	table_number(&t, 33.3333333333);
	table_integer(&t, -7);
	table_date(&t, date_make(2024, 2, 29));
	table_c(&t, "");
	table_year(&t, 0);
	table_number(&t, NAN);
	table_null(&t);
	table_date(&t, DATE_NONE);
	table_end(&t);
	assert_string_equal(str_c(&a, buf_str(&t.csv)),
	                    "id,year,value,count,day\n\"xã, \"\"một\"\"\nhai\",2024,33.333333,-7,2024-02-29\n,,,,\n");
	assert_string_equal(str_c(&a, buf_str(&t.json)),
	                    "[\n{\"id\":\"xã, \\\"một\\\"\\nhai\",\"year\":2024,\"value\":33.333333,\"count\":-7,\"day\":\"2024-02-29\"},\n"
	                    "{\"id\":null,\"year\":null,\"value\":null,\"count\":null,\"day\":null}\n]\n");
	assert_int_equal(t.rows, 2);
	arena_release(&a);
}

static void no_rows(void **state)
{
	(void)state;
	struct fail fail;
	struct arena a;
	struct table t;
	arena_init(&a, &fail);
	table_begin(&t, &a, &spec);
	table_end(&t);
	assert_string_equal(str_c(&a, buf_str(&t.csv)), "id,year,value,count,day\n");
	assert_string_equal(str_c(&a, buf_str(&t.json)), "[]\n");
	arena_release(&a);
}

/* At most 6 decimals, no trailing zeros, never "-0". */
static void numbers(void **state)
{
	(void)state;
	static const struct { double v; const char *text; } row[] = {
		{ 0, "0" }, { -0.0, "0" }, { 1, "1" }, { 0.1 + 0.2, "0.3" }, { 1.0 / 3, "0.333333" }, { 2.0 / 3, "0.666667" },
		{ -1e-9, "0" }, { 1234567.5, "1234567.5" }, { 1e15, "1000000000000000" }, { 85.0000004, "85" }, { -2.5, "-2.5" },
	};
	static const struct field one[] = { { "v", FIELD_NUMBER, NULL, NULL, true } };
	static const struct table_spec s = { "t", one, 1, 0 };
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct fail fail;
		struct arena a;
		struct table t;
		arena_init(&a, &fail);
		table_begin(&t, &a, &s);
		table_number(&t, row[i].v);
		table_end(&t);
		assert_string_equal(str_c(&a, buf_str(&t.csv)), str_format(&a, "v\n%s\n", row[i].text).p);
		arena_release(&a);
	}
}

/* What a spreadsheet would take for a formula is written so that it takes it as text. */
static void formulas(void **state)
{
	(void)state;
	static const struct { const char *text, *csv, *json; } row[] = {
		{ "=1+1", "'=1+1", "\"=1+1\"" },
		{ "=A1,B1", "\"'=A1,B1\"", "\"=A1,B1\"" },
		{ "+1", "'+1", "\"+1\"" },
		{ "@SUM(A1)", "'@SUM(A1)", "\"@SUM(A1)\"" },
		{ "-cmd", "'-cmd", "\"-cmd\"" },
		{ "-5 so với năm trước", "-5 so với năm trước", "\"-5 so với năm trước\"" },
		{ "5=5", "5=5", "\"5=5\"" },
		{ "a\tb\\c<d", "a\tb\\c<d", "\"a\\u0009b\\\\c\\u003cd\"" },
	};
	static const struct field one[] = { { "v", FIELD_STRING, NULL, NULL, true } };
	static const struct table_spec s = { "t", one, 1, 0 };
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct fail fail;
		struct arena a;
		struct table t;
		arena_init(&a, &fail);
		table_begin(&t, &a, &s);
		table_c(&t, row[i].text);
		table_end(&t);
		assert_string_equal(str_c(&a, buf_str(&t.csv)), str_format(&a, "v\n%s\n", row[i].csv).p);
		assert_string_equal(str_c(&a, buf_str(&t.json)), str_format(&a, "[\n{\"v\":%s}\n]\n", row[i].json).p);
		arena_release(&a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows), cmocka_unit_test(no_rows), cmocka_unit_test(numbers), cmocka_unit_test(formulas),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
