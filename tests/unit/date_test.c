/* date_test.c -- calendar dates: every day of nine thousand years, and how they are written. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/fail.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

struct world {
	struct fail  fail;
	struct arena arena;
};

static int set_up(void **state)
{
	struct world *w = calloc(1, sizeof *w);
	if (!w || setjmp(w->fail.env))
		return -1;
	arena_init(&w->arena, &w->fail);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;
	arena_release(&w->arena);
	free(w);
	return 0;
}

/* Counted day by day, without any formula. */
static void test_every_day(void **state)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	(void)state;
	date next = date_make(1000, 1, 1);
	for (int y = 1000; y <= 9999; y++)
		for (int m = 1; m <= 12; m++) {
			bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
			int last = days[m - 1] + (m == 2 && leap);
			assert_false(date_valid(y, m, 0));
			assert_false(date_valid(y, m, last + 1));
			for (int d = 1; d <= last; d++, next++) {
				int year, month, day;
				date_split(next, &year, &month, &day);
				if (!date_valid(y, m, d) || date_make(y, m, d) != next || year != y ||
				    month != m || day != d || date_year(next) != y)
					fail_msg("%d-%d-%d is day %d, split %d-%d-%d", y, m, d, next, year, month, day);
			}
		}
}

static void test_known_days(void **state)
{
	(void)state;
	assert_int_equal(date_make(1970, 1, 1), 0);
	assert_int_equal(date_make(1969, 12, 31), -1);
	assert_int_equal(date_make(2000, 2, 29), 11016);
	assert_int_equal(date_make(2024, 12, 31), 20088);
	assert_int_equal(date_make(1945, 9, 2), -8887);
	assert_false(date_valid(999, 1, 1));
	assert_false(date_valid(10000, 1, 1));
	assert_false(date_valid(2023, 2, 29));
	assert_false(date_valid(1900, 2, 29));
	assert_false(date_valid(2024, 0, 1));
	assert_false(date_valid(2024, 13, 1));
	assert_false(date_valid(2024, -1, 1));
}

static void test_parse(void **state)
{
	static const struct { const char *text, *iso; } rows[] = {
		{ "2024-12-31", "2024-12-31" }, { "31/12/2024", "2024-12-31" }, { "1/2/2024", "2024-02-01" },
		{ "01/02/2024", "2024-02-01" }, { "29/2/2024", "2024-02-29" }, { "1000-01-01", "1000-01-01" },
		{ "", NULL }, { "2024", NULL }, { "2024-12", NULL }, { "29/2/2023", NULL }, { "31/4/2024", NULL },
		{ "2024-1-2", NULL }, { "2024-01-2", NULL }, { "24-01-02", NULL }, { "1/2/24", NULL },
		{ "12/31/2024", NULL }, { "2024/12/31", NULL }, { "31-12-2024", NULL }, { "001/2/2024", NULL },
		{ "1/002/2024", NULL }, { "2024-12-31 ", NULL }, { " 2024-12-31", NULL }, { "2024-12-31-", NULL },
		{ "31/12/2024/", NULL }, { "31/12/02024", NULL }, { "0999-01-01", NULL }, { "-1/2/2024", NULL },
		{ "1/-2/2024", NULL }, { "+1/2/2024", NULL }, { "a/b/c", NULL }, { "//", NULL }, { "--", NULL },
		{ "31/12-2024", NULL }, { "2024-12/31", NULL }, { "٣١/12/2024", NULL },
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		date d = DATE_NONE;
		struct buf b;
		buf_init(&b, &w->arena, 16);
		if (date_parse(str_from_c(rows[i].text), &d))
			date_iso(&b, d);
		else
			assert_int_equal(d, DATE_NONE);
		if (!str_eq_c(buf_str(&b), rows[i].iso ? rows[i].iso : ""))
			fail_msg("'%s' reads as '%.*s'", rows[i].text, STR_ARG(buf_str(&b)));
	}
}

static void test_parse_month_day(void **state)
{
	static const struct { const char *text; int month, day; } rows[] = {
		{ "12-15", 12, 15 }, { "02-29", 2, 29 }, { "01-01", 1, 1 }, { "02-30", 0, 0 }, { "13-01", 0, 0 },
		{ "00-01", 0, 0 }, { "01-00", 0, 0 }, { "1-1", 0, 0 }, { "12/15", 0, 0 }, { "12-15 ", 0, 0 },
		{ "", 0, 0 }, { "04-31", 0, 0 }, { "-1-01", 0, 0 }, { "12--1", 0, 0 }, { "ab-cd", 0, 0 },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		int month = 0, day = 0;
		bool ok = date_parse_month_day(str_from_c(rows[i].text), &month, &day);
		if (ok != (rows[i].month != 0) || month != rows[i].month || day != rows[i].day)
			fail_msg("'%s' reads as %d-%d", rows[i].text, month, day);
	}
}

/* Decree 30/2020/ND-CP: a zero before days below 10 and before months 1 and 2 only. */
static void test_write(void **state)
{
	static const struct { int y, m, d; const char *iso, *table, *document, *longer; } rows[] = {
		{ 2020, 4, 8, "2020-04-08", "08/04/2020", "08/4/2020", "ngày 08 tháng 4 năm 2020" },
		{ 2022, 12, 9, "2022-12-09", "09/12/2022", "09/12/2022", "ngày 09 tháng 12 năm 2022" },
		{ 2024, 2, 29, "2024-02-29", "29/02/2024", "29/02/2024", "ngày 29 tháng 02 năm 2024" },
		{ 2025, 1, 10, "2025-01-10", "10/01/2025", "10/01/2025", "ngày 10 tháng 01 năm 2025" },
		{ 2025, 3, 31, "2025-03-31", "31/03/2025", "31/3/2025", "ngày 31 tháng 3 năm 2025" },
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		date d = date_make(rows[i].y, rows[i].m, rows[i].d);
		struct buf b;
		buf_init(&b, &w->arena, 128);
		date_iso(&b, d);
		buf_char(&b, '|');
		date_table_vi(&b, d);
		buf_char(&b, '|');
		date_document_vi(&b, d);
		buf_char(&b, '|');
		date_long_vi(&b, d);
		str want = str_format(&w->arena, "%s|%s|%s|%s", rows[i].iso, rows[i].table, rows[i].document,
		                      rows[i].longer);
		if (!str_eq(buf_str(&b), want))
			fail_msg("%.*s, not %s", STR_ARG(buf_str(&b)), want.p);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_day),
		cmocka_unit_test(test_known_days),
		cmocka_unit_test_setup_teardown(test_parse, set_up, tear_down),
		cmocka_unit_test(test_parse_month_day),
		cmocka_unit_test_setup_teardown(test_write, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
