/*
 * forms_test.c -- who is asked for what in a blank return, how it is written; the learning week summed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "base/arena.h"
#include "base/fail.h"
#include "config/words.h"
#include "figures/week.h"
#include "forms/blank.h"
#include "forms/table.h"
#include "forms/workbook.h"

static struct fail failure;
static struct arena arena;
static struct words vi;

static int begin(void **state)
{
	struct diags d;
	(void)state;
	arena_init(&arena, &failure);
	diags_init(&d, &arena);
	return words_load(&arena, S("themes/default"), S("themes/default"), true, &d, &vi) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* A province, a district with two communes, a museum. */
enum { PROVINCE, DISTRICT, EAST, WEST, MUSEUM, UNITS };
enum { SHARE, VISITS, NEW, AIMED, INDICATORS };
enum { YEAR = 2026, ROWS = 3 };

#define ALWAYS .valid_from = DATE_NONE, .valid_to = DATE_NONE

static const struct unit units[UNITS] = {
	[PROVINCE] = { .id = STR_INIT("tinh"), .name = STR_INIT("tỉnh"), .kind = UNIT_PROVINCE, .parent = NONE, ALWAYS, .pre = 0, .post = 5 },
	[DISTRICT] = { .id = STR_INIT("huyen"), .name = STR_INIT("huyện"), .kind = UNIT_DISTRICT, .parent = PROVINCE, ALWAYS, .pre = 1, .post = 4 },
	[EAST] = { .id = STR_INIT("xa-dong"), .name = STR_INIT("xã Đông"), .kind = UNIT_COMMUNE, .parent = DISTRICT, ALWAYS, .pre = 2, .post = 3 },
	[WEST] = { .id = STR_INIT("xa-tay"), .name = STR_INIT("xã Tây"), .kind = UNIT_COMMUNE, .parent = DISTRICT, ALWAYS, .pre = 3, .post = 4 },
	[MUSEUM] = { .id = STR_INIT("bao-tang"), .name = STR_INIT("Bảo tàng"), .kind = UNIT_FACILITY, .parent = PROVINCE, ALWAYS, .pre = 4, .post = 5 },
};

static const struct indicator indicators[INDICATORS] = {
	[SHARE] = { .id = STR_INIT("ty-le"), .name = STR_INIT("Tỷ lệ \"đạt\"; của xã"), .measure = MEASURE_SHARE, .decimals = 1, .reported_by = UNIT_COMMUNE },
	[VISITS] = { .id = STR_INIT("luot"), .name = STR_INIT("Lượt khách"), .measure_unit = STR_INIT("lượt"), .measure = MEASURE_COUNT, .reported_by = UNIT_PROVINCE },
	[NEW] = { .id = STR_INIT("moi"), .name = STR_INIT("Chỉ số mới"), .measure = MEASURE_YESNO, .reported_by = UNIT_DISTRICT },
	[AIMED] = { .id = STR_INIT("dich"), .name = STR_INIT("Có đích"), .measure = MEASURE_YESNO, .reported_by = UNIT_FACILITY },
};

static struct result row_of(uint32_t unit, uint32_t indicator, int year)
{
	return (struct result){ .unit = unit, .indicator = indicator, .year = (int16_t)year, .next = NONE, .reported_on = DATE_NONE };
}

static struct form_row form_rows[ROWS] = {
	{ .code = STR_INIT("1"), .label = STR_INIT("Lớp"), .measure_unit = STR_INIT("Lớp/người"), .events = true, .people = true },
	{ .code = STR_INIT("1.12"), .label = STR_INIT("Nhóm") },
	{ .label = STR_INIT("Kinh phí"), .measure_unit = STR_INIT("đồng"), .events = true },
};

static struct week_return return_of(uint32_t unit, int year, double events, double people)
{
	struct week_return w = { .year = year, .unit = unit, .row = arena_new(&arena, struct week_row, ROWS) };
	w.row[0].events = (struct week_cell){ CELL_NUMBER, events };
	if (people >= 0)
		w.row[0].people = (struct week_cell){ CELL_NUMBER, people };
	else
		w.row[0].people = (struct week_cell){ CELL_UNAVAILABLE, 0 };
	return w;
}

static const struct model *make_model(void)
{
	static const uint32_t below_province[] = { DISTRICT, MUSEUM }, below_district[] = { EAST, WEST };
	struct model *m = arena_new(&arena, struct model, 1);
	m->config = (struct site_config){ .unit = PROVINCE, .cycle = YEAR, .organisation = S("Sở") };
	m->units = UNITS;
	m->unit = arena_new(&arena, struct unit, UNITS);
	for (size_t i = 0; i < UNITS; i++)
		m->unit[i] = units[i];
	m->unit[PROVINCE].children = (struct refs){ arena_new(&arena, uint32_t, 2), 2 };
	m->unit[DISTRICT].children = (struct refs){ arena_new(&arena, uint32_t, 2), 2 };
	for (size_t i = 0; i < 2; i++) {
		m->unit[PROVINCE].children.ref[i] = below_province[i];
		m->unit[DISTRICT].children.ref[i] = below_district[i];
	}
	m->indicators = INDICATORS;
	m->indicator = arena_new(&arena, struct indicator, INDICATORS);
	for (size_t i = 0; i < INDICATORS; i++)
		m->indicator[i] = indicators[i];
	m->results = 2;
	m->result = arena_new(&arena, struct result, 2);
	m->result[0] = row_of(EAST, SHARE, YEAR - 1);
	m->result[0].has_numerator = m->result[0].has_denominator = true;
	m->result[0].numerator = 1106;
	m->result[0].denominator = 2212;
	m->result[1] = row_of(MUSEUM, VISITS, YEAR - 1);
	m->result[1].has_value = true;
	m->result[1].value = 30577;
	m->result_text = arena_new(&arena, struct result_text, 1);
	m->targets = 1;
	m->target = arena_new(&arena, struct target, 1);
	m->target[0] = (struct target){ .indicator = AIMED, .unit = DISTRICT, .year = YEAR + 4, .parent = NONE };
	m->forms = 1;
	m->form = arena_new(&arena, struct form, 1);
	m->form[0] = (struct form){ .id = S("phu-luc-2"), .row = form_rows, .rows = ROWS };
	m->weeks = 3;
	m->week = arena_new(&arena, struct week_return, 3);
	m->week[0] = return_of(EAST, YEAR - 1, 2, 50);
	m->week[1] = return_of(DISTRICT, YEAR, 7, 70);
	m->week[2] = return_of(EAST, YEAR, 3, -1);
	return m;
}

static struct blanks *make_blanks(void)
{
	const struct model *m = make_model();
	struct reporting *r = arena_new(&arena, struct reporting, 1);
	struct blanks *b = arena_new(&arena, struct blanks, 1);
	reporting_compute(&arena, m, YEAR, DATE_NONE, r);
	blanks_begin(&arena, m, figures_compute(&arena, m, DATE_NONE, NULL), r, &vi, b);
	return b;
}

static void assert_str(str got, const char *want)
{
	assert_string_equal(str_c(&arena, got), want);
}

/* "ty-le week": what a unit is asked for. */
static str asked(const struct blanks *b, uint32_t unit)
{
	struct blank blank;
	str out = S("");
	if (!blank_make(&arena, b, unit, &blank))
		return S("nothing");
	for (size_t i = 0; i < blank.rows; i++)
		out = str_format(&arena, "%.*s%.*s ", STR_ARG(out), STR_ARG(b->model->indicator[blank.row[i].indicator].id));
	return blank.week ? str_format(&arena, "%.*sweek", STR_ARG(out)) : out;
}

static void test_who_is_asked(void **state)
{
	const struct blanks *b = make_blanks();
	(void)state;
	assert_str(asked(b, EAST), "ty-le week");
	assert_str(asked(b, WEST), "ty-le week");               /* as the commune beside it */
	assert_str(asked(b, DISTRICT), "moi week");             /* nobody has reported it yet; its own return this year */
	assert_str(asked(b, MUSEUM), "luot ");                  /* no reporter by kind, but it answers for the others; the district's target is not its own */
	assert_str(asked(b, PROVINCE), "luot ");                /* a body below it reports it */
	assert_int_equal(blanks_units(&arena, b).n, 5);
}

static void test_table(void **state)
{
	const struct blanks *b = make_blanks();
	struct blank blank;
	(void)state;
	assert_true(blank_make(&arena, b, EAST, &blank));
	assert_str(table_results(&arena, b, &blank),
	           "\xEF\xBB\xBFNội dung;Số đạt;Tổng số;Giá trị;Chất lượng;Ngày báo cáo;Nguồn;Ghi chú;Năm;Đơn vị;Chỉ số\r\n"
	           "\"Tỷ lệ \"\"đạt\"\"; của xã – năm 2025: 1.106/2.212 (50,0%)\";;;;;;;;2026;xa-dong;ty-le\r\n");
	assert_str(table_week(&arena, b, &blank),
	           "\xEF\xBB\xBFSTT;Nội dung;Số cuộc;Số người;Ghi chú\r\n"
	           "1;Lớp (Lớp/người) – năm 2025: 2 cuộc, 50 người;;;\r\n"
	           "1.12;Nhóm;;;\r\n"
	           ";Kinh phí (đồng) – năm 2025: chưa có số liệu;;;\r\n");
	assert_true(blank_make(&arena, b, MUSEUM, &blank));
	assert_str(table_results_label(&arena, b, &blank.row[0]), "Lượt khách (lượt) – năm 2025: 30.577");
	assert_true(blank_make(&arena, b, WEST, &blank));
	assert_str(blank_before(&arena, b, &blank.row[0]), "năm 2025: chưa có số liệu");
}

static void test_workbook_is_the_same_each_time(void **state)
{
	const struct blanks *b = make_blanks();
	struct blank blank;
	(void)state;
	assert_true(blank_make(&arena, b, EAST, &blank));
	str one = workbook_make(&arena, b, &blank), two = workbook_make(&arena, b, &blank);
	assert_true(one.n > 4000 && str_starts(one, S("PK")));
	assert_true(str_eq(one, two));
}

static void test_week_sum(void **state)
{
	const struct model *m = make_model();
	struct reporting none = { .n = 0 };
	(void)state;
	struct week_sum s = week_sum(&arena, m, NONE, YEAR);
	assert_int_equal(s.units, 1);                   /* the district's own return stands aside for its commune's */
	assert_true(s.row[0].events == 3 && isnan(s.row[0].people) && s.row[0].unavailable && s.row[0].units == 1);
	assert_true(isnan(s.row[2].events) && !s.row[2].units);
	assert_int_equal(week_sum(&arena, m, MUSEUM, YEAR).form, NONE);
	assert_int_equal(week_sum(&arena, m, WEST, YEAR).units, 0);
	struct refs missing = week_missing(&arena, m, &none, 0, YEAR, NONE);
	assert_int_equal(missing.n, 1);
	assert_int_equal(missing.ref[0], WEST);
	assert_int_equal(week_missing(&arena, m, &none, 0, YEAR, EAST).n, 0);
	assert_null(week_return_of(m, 0, YEAR, WEST));
	assert_ptr_equal(week_return_of(m, 0, YEAR - 1, EAST), &m->week[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_who_is_asked),
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_workbook_is_the_same_each_time),
		cmocka_unit_test(test_week_sum),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
