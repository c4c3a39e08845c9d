/* num_test.c -- numbers as officers write them, and as we show them. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/num.h"

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

/* ---- reading ---- */

struct reading { const char *text; enum num_result result; double value; };

static void check_parse(const struct reading *rows, size_t n, enum num_style style)
{
	for (size_t i = 0; i < n; i++) {
		double v = -77, want = rows[i].result == NUM_BAD ? -77 : rows[i].value;
		enum num_result r = num_parse(str_from_c(rows[i].text), style, &v);
		if (r != rows[i].result || memcmp(&v, &want, sizeof v) != 0)
			fail_msg("'%s': result %d, value %.17g", rows[i].text, (int)r, v);
	}
}

static void test_parse_vi(void **state)
{
	static const struct reading rows[] = {
		{ "0", NUM_OK, 0 }, { "5", NUM_OK, 5 }, { "007", NUM_OK, 7 }, { "12345", NUM_OK, 12345 },
		{ "98,5", NUM_OK, 98.5 }, { "0,5", NUM_OK, 0.5 }, { "0,125", NUM_OK, 0.125 },
		{ "1234,5", NUM_OK, 1234.5 }, { "1.234,5", NUM_OK, 1234.5 }, { "1.234.567", NUM_OK, 1234567 },
		{ "12.345.678,90", NUM_OK, 12345678.9 },
		{ "1 234", NUM_OK, 1234 }, { "1\xc2\xa0" "234", NUM_OK, 1234 }, { "1\xe2\x80\xaf" "234,5", NUM_OK, 1234.5 },
		{ "1 234 567", NUM_OK, 1234567 }, { "1 234\xc2\xa0" "567", NUM_OK, 1234567 },
		{ "-5", NUM_OK, -5 }, { "+5", NUM_OK, 5 }, { "\xe2\x88\x92" "5,25", NUM_OK, -5.25 },
		{ "-0", NUM_OK, 0 }, { "-0,0", NUM_OK, 0 },
		/* only the other style */
		{ "98.5", NUM_OTHER_STYLE, 98.5 }, { "1,234.5", NUM_OTHER_STYLE, 1234.5 },
		{ "1,234,567", NUM_OTHER_STYLE, 1234567 }, { "0.125", NUM_OTHER_STYLE, 0.125 },
		{ "-0.125", NUM_OTHER_STYLE, -0.125 }, { "1234.567", NUM_OTHER_STYLE, 1234.567 },
		{ "00.125", NUM_OTHER_STYLE, 0.125 }, { "1 234.567", NUM_OTHER_STYLE, 1234.567 },
		/* both, with different values */
		{ "1.234", NUM_AMBIGUOUS, 1234 }, { "-12.500", NUM_AMBIGUOUS, -12500 }, { "1,234", NUM_AMBIGUOUS, 1.234 },
		{ "100,000", NUM_AMBIGUOUS, 100 },
	};
	(void)state;
	check_parse(rows, COUNT(rows), NUM_VI);
}

static void test_parse_en(void **state)
{
	static const struct reading rows[] = {
		{ "98.5", NUM_OK, 98.5 }, { "1,234.5", NUM_OK, 1234.5 }, { "1,234,567", NUM_OK, 1234567 },
		{ "0.125", NUM_OK, 0.125 }, { "1 234.5", NUM_OK, 1234.5 },
		{ "98,5", NUM_OTHER_STYLE, 98.5 }, { "1.234,5", NUM_OTHER_STYLE, 1234.5 }, { "0,125", NUM_OTHER_STYLE, 0.125 },
		{ "1.234", NUM_AMBIGUOUS, 1.234 }, { "1,234", NUM_AMBIGUOUS, 1234 },
	};
	(void)state;
	check_parse(rows, COUNT(rows), NUM_EN);
}

static void test_parse_bad(void **state)
{
	static const char *const texts[] = {
		"", " ", "-", "+", "--5", "-+5", ".", ",", ".5", ",5", "5.", "5,", "1.2.3", "1,2,3", "1..2", "1,,2",
		"1.23.456", "1.2345.678", "1234.567.890", "12.34,5", "1,234.567,8", "1.234 567", "1 234.567,8",
		" 5", "5 ", "1  234", "1 23", "1 2345", "0 123", "0.123.456", "1,234 ", "5%", "1e5", "0x10", "nan",
		"inf", "…", "năm", "1/2", "5 000đ", "٣", "1_000", "1'000", "\xc2\xa0", "\xe2\x88\x92",
	};
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		const struct reading row = { texts[i], NUM_BAD, 0 };
		check_parse(&row, 1, NUM_VI);
		check_parse(&row, 1, NUM_EN);
	}
}

/* Long numbers are rounded as strtod does, and do not run over. */
static void test_parse_long(void **state)
{
	struct world *w = *state;
	double v;
	assert_int_equal(num_parse(S("0,1000000000000000055511151231257827"), NUM_VI, &v), NUM_OK);
	assert_true(v >= 0.1 && v <= 0.1);
	assert_int_equal(num_parse(S("123456789012345678"), NUM_VI, &v), NUM_OK);
	assert_true(v >= 123456789012345678.0 && v <= 123456789012345678.0);
	assert_int_equal(num_parse(S("9007199254740993,00000000000000000001"), NUM_VI, &v), NUM_OK);
	assert_true(v >= 9007199254740994.0 && v <= 9007199254740994.0);
	for (size_t n = 290; n < 320; n++) {
		char *p = arena_new(&w->arena, char, n);
		memset(p, '9', n);
		assert_int_equal(num_parse((str){ p, n }, NUM_VI, &v), n <= 300 ? NUM_OK : NUM_BAD);
		p[1] = ',';
		assert_int_equal(num_parse((str){ p, n }, NUM_VI, &v), n <= 301 ? NUM_OK : NUM_BAD);
	}
}

static void test_parse_int(void **state)
{
	static const struct { const char *text; long low, high; bool ok; long value; } rows[] = {
		{ "0", 0, 9, true, 0 }, { "9", 0, 9, true, 9 }, { "10", 0, 9, false, 0 }, { "007", 0, 9, true, 7 },
		{ "2030", 2000, 2100, true, 2030 }, { "1999", 2000, 2100, false, 0 }, { "", 0, 9, false, 0 },
		{ "-1", -5, 5, false, 0 }, { "+1", 0, 5, false, 0 }, { "1 ", 0, 5, false, 0 }, { "1.0", 0, 5, false, 0 },
		{ "99999999999999999999", 0, 5, false, 0 }, { "٣", 0, 5, false, 0 },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		long v = -77;
		bool ok = num_parse_int(str_from_c(rows[i].text), rows[i].low, rows[i].high, &v);
		if (ok != rows[i].ok || v != (ok ? rows[i].value : -77))
			fail_msg("'%s': %d, %ld", rows[i].text, ok, v);
	}
}

/* ---- writing ---- */

static void test_plain(void **state)
{
	static const struct { double v; int decimals; const char *text; } rows[] = {
		{ 0, 2, "0" }, { -0.0, 2, "0" }, { 5, 0, "5" }, { -5, 3, "-5" }, { 1234.5, 9, "1234.5" }, { 0.1, 9, "0.1" },
		{ 0.1 + 0.2, 9, "0.3" }, { 98.50, 2, "98.5" }, { 1.005, 1, "1" }, { -0.001, 2, "0" }, { -0.4, 0, "0" },
		{ 0.6, 0, "1" }, { 100, 2, "100" }, { 1e15, 2, "1000000000000000" }, { 1e21, 2, "1000000000000000000000" },
		{ 999999.999999, 3, "1000000" }, { -1e6, 0, "-1000000" }, { 0.000001, 6, "0.000001" }, { 10.5, 0, "10" },
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf b;
		buf_init(&b, &w->arena, 32);
		buf_c(&b, "10.0");                              /* what stands before is left alone */
		num_plain(&b, rows[i].v, rows[i].decimals);
		if (!str_eq_c(str_slice(buf_str(&b), 4, b.n), rows[i].text))
			fail_msg("%.17g with %d decimals: '%.*s', not '%s'", rows[i].v, rows[i].decimals,
			         STR_ARG(buf_str(&b)), rows[i].text);
	}
}

static void test_show(void **state)
{
	static const struct { double v; int decimals; const char *vi, *en; } rows[] = {
		{ 0, 0, "0", "0" }, { -0.0, 1, "0,0", "0.0" }, { 0, 2, "0,00", "0.00" }, { 5, 0, "5", "5" },
		{ 999, 0, "999", "999" }, { 1000, 0, "1.000", "1,000" }, { 1234567, 0, "1.234.567", "1,234,567" },
		{ 1234.5, 1, "1.234,5", "1,234.5" }, { 1234.5, 3, "1.234,500", "1,234.500" },
		{ 98.5, 1, "98,5", "98.5" }, { 0.05, 2, "0,05", "0.05" }, { 0.007, 2, "0,01", "0.01" },
		/* half away from zero, on the decimal as written */
		{ 0.145, 2, "0,15", "0.15" }, { 1.005, 2, "1,01", "1.01" }, { 2.675, 2, "2,68", "2.68" },
		{ 0.5, 0, "1", "1" }, { 1.5, 0, "2", "2" }, { 2.5, 0, "3", "3" }, { 0.05, 1, "0,1", "0.1" },
		{ 8.345, 2, "8,35", "8.35" }, { 0.1449999, 2, "0,14", "0.14" }, { 0.4999999999999999, 0, "0", "0" },
		{ -0.145, 2, "\xe2\x88\x92" "0,15", "\xe2\x88\x92" "0.15" }, { -2.5, 0, "\xe2\x88\x92" "3", "\xe2\x88\x92" "3" },
		/* a carry through all digits */
		{ 9.99, 1, "10,0", "10.0" }, { 999.95, 1, "1.000,0", "1,000.0" }, { 0.95, 1, "1,0", "1.0" },
		{ 999999.5, 0, "1.000.000", "1,000,000" }, { 0.99, 0, "1", "1" },
		/* no sign on zero */
		{ -0.04, 1, "0,0", "0.0" }, { -0.4, 0, "0", "0" }, { -0.05, 1, "\xe2\x88\x92" "0,1", "\xe2\x88\x92" "0.1" },
		{ 0.0004, 2, "0,00", "0.00" }, { 0.004, 2, "0,00", "0.00" }, { 1e-300, 9, "0,000000000", "0.000000000" },
		{ 1234567.891, 9, "1.234.567,891000000", "1,234,567.891000000" },
		{ 123456789012345680.0, 1, "123.456.789.012.345.680,0", "123,456,789,012,345,680.0" },
		{ 100, 0, "100", "100" }, { 100000, 2, "100.000,00", "100,000.00" },
		{ -1234.5, 1, "\xe2\x88\x92" "1.234,5", "\xe2\x88\x92" "1,234.5" },
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf vi, en;
		buf_init(&vi, &w->arena, 64);
		buf_init(&en, &w->arena, 64);
		num_show(&vi, rows[i].v, rows[i].decimals, NUM_VI);
		num_show(&en, rows[i].v, rows[i].decimals, NUM_EN);
		if (!str_eq_c(buf_str(&vi), rows[i].vi) || !str_eq_c(buf_str(&en), rows[i].en))
			fail_msg("%.17g with %d decimals: '%.*s' '%.*s'", rows[i].v, rows[i].decimals,
			         STR_ARG(buf_str(&vi)), STR_ARG(buf_str(&en)));
	}
	struct buf b;
	buf_init(&b, &w->arena, 512);
	num_show(&b, DBL_MAX, 9, NUM_VI);
	assert_int_equal(b.n, 309 + 102 + 10);
}

/* What is written reads back, in both styles. */
static void test_there_and_back(void **state)
{
	struct world *w = *state;
	uint64_t seed = 5;
	for (int i = 0; i < 20000; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		int decimals = i % 4;
		double v = floor((double)(seed >> 40) / 16) / pow(10, decimals), back = 0;
		for (int style = NUM_EN; style <= NUM_VI; style++) {
			struct buf b;
			buf_init(&b, &w->arena, 32);
			num_show(&b, v, decimals, style ? NUM_VI : NUM_EN);
			enum num_result r = num_parse(buf_str(&b), style ? NUM_VI : NUM_EN, &back);
			if ((r != NUM_OK && r != NUM_AMBIGUOUS) || back < v || back > v)
				fail_msg("%.17g shown as '%.*s' reads %.17g", v, STR_ARG(buf_str(&b)), back);
		}
		struct buf b;
		buf_init(&b, &w->arena, 32);
		num_plain(&b, v, 9);
		num_parse(buf_str(&b), NUM_EN, &back);
		assert_true(back >= v && back <= v);
		arena_reset(&w->arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse_vi),
		cmocka_unit_test(test_parse_en),
		cmocka_unit_test(test_parse_bad),
		cmocka_unit_test_setup_teardown(test_parse_long, set_up, tear_down),
		cmocka_unit_test(test_parse_int),
		cmocka_unit_test_setup_teardown(test_plain, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_show, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_there_and_back, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("num", tests, NULL, NULL);
}
