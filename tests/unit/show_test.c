/* show_test.c -- figures, aims and dates as readers see them, in both languages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "base/arena.h"
#include "base/fail.h"
#include "config/words.h"
#include "site/citation.h"
#include "report/show.h"
#include "base/buf.h"

static const struct { const char *key, *text; } vi_words[] = {
	{ "show.yes", "có" }, { "show.no", "chưa" }, { "show.points", "{0} điểm %" }, { "show.rate", "{0}%/năm" },
	{ "show.a-year", "{0}/năm" }, { "show.parts", "{0} ({1} trên {2})" }, { "show.clause", "Mục {0}" },
	{ "show.occurrence", "{0} (lần {1})" }, { "show.month", "tháng {0}/{1}" }, { "show.year", "năm {0}" },
	{ "show.undated", "không ghi ngày" }, { "aim.ge", "ít nhất {0}" }, { "aim.gt", "trên {0}" },
	{ "aim.level", "{0} vào năm {1}" }, { "aim.growth", "tăng bình quân {0} mỗi năm đến năm {1}" },
	{ "aim.milestone", "xong trong năm {0}" },
};

struct fixture { struct fail fail; struct arena arena; struct words words; };

static int setup(void **state)
{
	static struct fixture f;
	arena_init(&f.arena, &f.fail);
	f.words = (struct words){ .vi = true, .style = NUM_VI };
	map_init(&f.words.by_key, &f.arena, 64);
	for (size_t i = 0; i < sizeof vi_words / sizeof vi_words[0]; i++) {
		map_set(&f.words.by_key, str_from_c(vi_words[i].key), (uint32_t)f.words.n);
		*arena_push(&f.arena, str, &f.words.text, &f.words.n, &f.words.cap) = str_from_c(vi_words[i].text);
	}
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	arena_release(&f->arena);
	return 0;
}

static void assert_text(str got, const char *want)
{
	if (!str_eq_c(got, want))
		fail_msg("got '%.*s', want '%s'", STR_ARG(got), want);
}

static const struct indicator share = { .measure = MEASURE_SHARE, .measure_unit = STR_INIT("%"), .decimals = 1 };
static const struct indicator count = { .measure = MEASURE_COUNT, .measure_unit = STR_INIT("lượt"), .decimals = 0 };
static const struct indicator yesno = { .measure = MEASURE_YESNO };

static void test_values(void **state)
{
	struct fixture *f = *state;
	struct arena *a = &f->arena;
	const struct words *w = &f->words;
	assert_text(show_value(a, w, &share, 62.5), "62,5%");
	assert_text(show_amount(a, w, &share, 62.5), "62,5%");
	assert_text(show_value(a, w, &count, 92100), "92.100");
	assert_text(show_amount(a, w, &count, 92100), "92.100\xC2\xA0lượt");
	assert_text(show_value(a, w, &yesno, 100), "có");
	assert_text(show_value(a, w, &yesno, 0), "chưa");
	assert_text(show_value(a, w, &yesno, 57.14), "57,1%");
	assert_text(show_value(a, w, &share, NAN), "…");
	assert_text(show_difference(a, w, &share, 2.5), "+2,5 điểm %");
	assert_text(show_difference(a, w, &share, -2.5), "−2,5 điểm %");
	assert_text(show_difference(a, w, &share, 0.01), "0,0 điểm %");
	assert_text(show_difference(a, w, &count, 0.4), "0\xC2\xA0lượt");
	assert_text(show_rate(a, w, 8.26), "8,3%/năm");
	assert_text(show_percent(a, w, NAN), "…");
}

static void test_figures(void **state)
{
	struct fixture *f = *state;
	struct figure with_parts = { .value = 62.5, .has_parts = true, .numerator = 5, .denominator = 8 };
	struct figure single = { .value = 100, .has_parts = true, .numerator = 1, .denominator = 1 };
	assert_text(show_figure(&f->arena, &f->words, &share, &with_parts), "62,5% (5 trên 8)");
	assert_text(show_figure(&f->arena, &f->words, &yesno, &single), "có");
	assert_text(show_figure(&f->arena, &f->words, &yesno, &with_parts), "62,5% (5 trên 8)");
	assert_text(show_figure(&f->arena, &f->words, &share, NULL), "…");
}

static void test_aims(void **state)
{
	struct fixture *f = *state;
	struct indicator indicator[] = { share, count, yesno };
	struct model m = { .indicator = indicator };
	struct target level = { .indicator = 0, .kind = TARGET_LEVEL, .year = 2025, .value = 60, .value_high = NAN };
	struct target over = { .indicator = 0, .kind = TARGET_LEVEL, .comparator = CMP_GT, .year = 2030, .value = 70.5, .value_high = NAN };
	struct target growth = { .indicator = 1, .kind = TARGET_GROWTH, .year = 2030, .value = 10, .value_high = 15 };
	struct target done = { .indicator = 2, .kind = TARGET_MILESTONE, .year = 2025, .value = 1, .value_high = NAN };
	assert_text(show_aim(&f->arena, &f->words, &m, &level), "≥\xC2\xA0" "60%");
	assert_text(show_aim_sentence(&f->arena, &f->words, &m, &level), "ít nhất 60% vào năm 2025");
	assert_text(show_aim_sentence(&f->arena, &f->words, &m, &over), "trên 70,5% vào năm 2030");
	assert_text(show_aim(&f->arena, &f->words, &m, &growth), "10–15%/năm");
	assert_text(show_aim_sentence(&f->arena, &f->words, &m, &growth), "tăng bình quân ít nhất 10–15% mỗi năm đến năm 2030");
	assert_text(show_aim(&f->arena, &f->words, &m, &done), "có");
	assert_text(show_aim_sentence(&f->arena, &f->words, &m, &done), "xong trong năm 2025");
}

static void test_dates_and_clauses(void **state)
{
	struct fixture *f = *state;
	struct arena *a = &f->arena;
	const struct words *w = &f->words;
	assert_text(show_date(a, w, date_make(2025, 12, 1)), "01/12/2025");
	assert_text(show_date(a, w, DATE_NONE), "");
	assert_text(show_partial_date(a, w, (struct partial_date){ 2022, 9, 23 }), "23/9/2022");
	assert_text(show_partial_date(a, w, (struct partial_date){ 2023, 3, 0 }), "tháng 3/2023");
	assert_text(show_partial_date(a, w, (struct partial_date){ 2023, 0, 0 }), "năm 2023");
	assert_text(show_partial_date(a, w, (struct partial_date){ 0, 0, 0 }), "không ghi ngày");
	assert_text(show_clause(a, w, S("I#2/2/2.1")), "Mục I (lần 2) › 2 › 2.1");
	assert_text(show_clause(a, w, S("")), "");
}

static void test_citations(void **state)
{
	static const struct { const char *run, *html; } row[] = {
		{ "theo Quyết định số 1520/QĐ-TTg ngày 09/12/2022",
		  "theo <a href=\"../../ke-hoach/index.html#qd\" title=\"T\">Quyết định số 1520/QĐ-TTg</a> ngày 09/12/2022" },
		{ "số 1520/QĐ-\nTTg;", "<a href=\"../../ke-hoach/index.html#qd\" title=\"T\">số 1520/QĐ-\nTTg</a>;" },
		{ "1520/QĐ TTg", "<a href=\"../../ke-hoach/index.html#qd\" title=\"T\">1520/QĐ TTg</a>" },
		{ "21520/QĐ-TTg", "21520/QĐ-TTg" },
		{ "1520/QĐ-TTg2", "1520/QĐ-TTg2" },
		{ "năm 1520 & 60%", "năm 1520 &amp; 60%" },
		{ "", "" },
	};
	struct fixture *f = *state;
	struct document document = { .id = S("qd"), .number = S("1520/QĐ-TTg"), .title = S("T"), .plan = NONE };
	struct model m = { .document = &document, .documents = 1 };
	struct view v = { .model = &m, .words = &f->words, .a = &f->arena, .root = S("../../") };
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct buf b;
		buf_init(&b, &f->arena, 64);
		citation_write(&v, &b, str_from_c(row[i].run), NONE);
		assert_text(buf_str(&b), row[i].html);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_values, setup, teardown),
		cmocka_unit_test_setup_teardown(test_figures, setup, teardown),
		cmocka_unit_test_setup_teardown(test_aims, setup, teardown),
		cmocka_unit_test_setup_teardown(test_dates_and_clauses, setup, teardown),
		cmocka_unit_test_setup_teardown(test_citations, setup, teardown),
	};
	return cmocka_run_group_tests_name("show", tests, NULL, NULL);
}
