/*
 * chart_test.c -- charts of pseudo-random extreme data: no text leaves the frame, no two texts
 * meet, nothing else leaves it either, every word has its text, and the SVG is well-formed.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "chart_samples.h"
#include "chart/frame.h"
#include "chart/scale.h"
#include "chart/symbol.h"
#include "config/words.h"
#include "draw/svg.h"
#include "xml_check.h"

static struct fail   failure;
static struct arena  keep, scratch;
static struct fonts  fonts;
static struct words  vi, en;

static int begin(void **state)
{
	struct diags d;
	str theme = S("themes/default");

	(void)state;
	if (setjmp(failure.env))
		return -1;
	arena_init(&keep, &failure);
	arena_init(&scratch, &failure);
	diags_init(&d, &keep);
	return fonts_load(&keep, NULL, &d, &fonts) && words_load(&keep, theme, theme, true, &d, &vi)
	       && words_load(&keep, theme, theme, false, &d, &en) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	arena_release(&scratch);
	arena_release(&keep);
	return 0;
}

/* ---- what must hold for every chart ---- */

struct text_box { double x0, y0, x1, y1; str text; };

static int by_top(const void *x, const void *y)
{
	const struct text_box *p = x, *q = y;

	return (p->y0 > q->y0) - (p->y0 < q->y0);
}

static void refuse(const char *what, const char *why, unsigned round, str text, str other)
{
	fail_msg("%s, round %u: %s: \"%.*s\" \"%.*s\"", what, round, why, STR_ARG(text), STR_ARG(other));
}

/* Boxes of ink: a little less than the line height, as letters seldom fill it. */
static size_t text_boxes(const struct picture *p, struct text_box *box)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++) {
		const struct mark *m = &p->mark[i];

		if (m->kind == MARK_TEXT)
			box[n++] = (struct text_box){ m->x_pt, m->y_pt - m->size_pt * 0.75, m->x_pt + m->w_pt,
			                              m->y_pt + m->size_pt * 0.2, m->text };
	}
	return n;
}

static void check_texts(const struct picture *p, const char *what, unsigned round)
{
	struct text_box *box = arena_new(&scratch, struct text_box, p->n);
	size_t n = text_boxes(p, box);

	qsort(box, n, sizeof box[0], by_top);
	for (size_t i = 0; i < n; i++) {
		const struct text_box *b = &box[i];

		if (b->x0 < -0.02 || b->y0 < -0.02 || b->x1 > p->w_pt + 0.02 || b->y1 > p->h_pt + 0.02)
			refuse(what, "text leaves the frame", round, b->text, S(""));
		if (str_find(b->text, S("[?]"), 0) != SIZE_MAX || str_find(b->text, S("inf"), 0) != SIZE_MAX)
			refuse(what, "a word is missing", round, b->text, S(""));
		for (size_t k = i + 1; k < n && box[k].y0 < b->y1; k++)
			if (box[k].x0 < b->x1 && box[k].x1 > b->x0)
				refuse(what, "texts meet", round, b->text, box[k].text);
	}
}

static bool outside(const struct picture *p, double x, double y)
{
	return x < -1.5 || y < -1.5 || x > p->w_pt + 1.5 || y > p->h_pt + 1.5;
}

static void check_marks(const struct picture *p, const char *what, unsigned round)
{
	for (size_t i = 0; i < p->n; i++) {
		const struct mark *m = &p->mark[i];
		bool bad = false;

		for (size_t k = 0; k < m->points; k++)
			bad |= outside(p, m->point[k].x_pt, m->point[k].y_pt);
		if (m->kind == MARK_RECT || m->kind == MARK_LINE)
			bad |= outside(p, m->x_pt, m->y_pt) || outside(p, m->x_pt + m->w_pt, m->y_pt + m->h_pt);
		if (m->kind == MARK_CIRCLE && m->fill != INK_PAPER)
			bad |= outside(p, m->x_pt - m->radius_pt, m->y_pt) || outside(p, m->x_pt + m->radius_pt, m->y_pt);
		if (bad)
			refuse(what, "a mark leaves the frame", round, str_from_c(ink_name(m->fill)), S(""));
	}
}

static void check(const struct picture *p, const char *what, unsigned round)
{
	const char *fault;
	struct buf b;

	check_texts(p, what, round);
	check_marks(p, what, round);
	if (p->title.n == 0 || p->description.n == 0 || str_find(p->description, S("[?]"), 0) != SIZE_MAX
	    || str_find(p->title, S("[?]"), 0) != SIZE_MAX)
		refuse(what, "title or sentence", round, p->title, p->description);
	buf_init(&b, &scratch, 4096);
	svg_write_inline(&b, p, S("c"));
	fault = xml_fault(&scratch, buf_str(&b));
	if (fault != NULL)
		refuse(what, fault, round, S(""), S(""));
}

static struct chart_style style_of(struct sampler *s, double least)
{
	return (struct chart_style){ &fonts, sample_chance(s, 70) ? &vi : &en,
	                             sample_chance(s, 30) ? 0 : least + sample_below(s, 400) };
}

#define ROUNDS 300

#define PROPERTY_TEST(kind, least_w, chart)                                             \
	static void kind##_holds(void **state)                                          \
	{                                                                               \
		(void)state;                                                            \
		for (unsigned round = 0; round < ROUNDS; round++) {                     \
			struct sampler s = { &scratch, round * 7919u + 1 };             \
			struct chart_style style = style_of(&s, least_w);               \
			struct kind##_data data = sample_##kind(&s);                    \
			struct picture p;                                               \
                                                                                        \
			chart(&p, &scratch, &style, &data);                             \
			check(&p, #kind, round);                                        \
			arena_reset(&scratch);                                          \
		}                                                                       \
	}

PROPERTY_TEST(progress, 200, chart_progress)
PROPERTY_TEST(line, 240, chart_line)
PROPERTY_TEST(ranking, 220, chart_ranking)
PROPERTY_TEST(stack, 200, chart_stack)
PROPERTY_TEST(matrix, 200, chart_matrix)
PROPERTY_TEST(multiples, 200, chart_multiples)
PROPERTY_TEST(pairs, 220, chart_pairs)

static void compact_holds(void **state)
{
	(void)state;
	for (unsigned round = 0; round < ROUNDS * 5; round++) {
		struct sampler s = { &scratch, round * 31u + 5 };
		struct chart_style style = style_of(&s, 100);
		struct progress_data data = sample_progress(&s);
		struct picture p;

		chart_progress_compact(&p, &scratch, &style, &data);
		check(&p, "compact", round);
		arena_reset(&scratch);
	}
}

static void framed_holds(void **state)
{
	(void)state;
	for (unsigned round = 0; round < ROUNDS; round++) {
		struct sampler s = { &scratch, round * 131u + 7 };
		struct chart_style style = style_of(&s, 240);
		struct line_data data = sample_line(&s);
		struct picture chart, p;

		chart_line(&chart, &scratch, &style, &data);
		chart_frame(&p, &scratch, &style, &chart, sample_name(&s));
		check(&p, "frame", round);
		arena_reset(&scratch);
	}
}

/* ---- particular cases ---- */

static void scales_are_round(void **state)
{
	static const struct { double low, high; int most, decimals; bool percent; double from, to, step; } row[] = {
		{ 12, 88, 5, 1, true, 0, 100, 20 },
		{ 12, 130, 5, 1, true, 0, 150, 50 },
		{ 1, 0, 5, 0, false, 0, 1, 1 },
		{ 0, 0, 5, 0, false, 0, 1, 1 },
		{ 61000, 183000, 5, 0, false, 0, 200000, 50000 },
		{ 95, 99, 5, 0, false, 95, 99, 1 },
		{ -3.2, 15, 5, 1, false, -5, 15, 5 },
		{ 0, 3, 5, 0, false, 0, 3, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct scale s = scale_nice((struct span){ row[i].low, row[i].high }, row[i].most, row[i].decimals,
		                            row[i].percent);

		if (s.low != row[i].from || s.high != row[i].to || s.step != row[i].step)
			fail_msg("%g..%g: %g..%g by %g", row[i].low, row[i].high, s.low, s.high, s.step);
	}
}

static void paths_of_targets(void **state)
{
	struct line_target level = { TARGET_LEVEL, CMP_GE, 2030, 2022, 60, NAN, 20 };
	struct line_target growth = { TARGET_GROWTH, CMP_GE, 2030, 2024, 10, 15, 83000 };
	struct line_target bare = { TARGET_LEVEL, CMP_GE, 2030, 0, 60, NAN, NAN };

	(void)state;
	assert_true(fabs(line_path_at(&level, 2026, false) - 40) < 1e-9);
	assert_true(isnan(line_path_at(&level, 2021, false)));
	assert_true(fabs(line_path_at(&growth, 2030, false) - 147040) < 1);
	assert_true(fabs(line_path_at(&growth, 2030, true) - 191984) < 1);
	assert_true(line_path_at(&bare, 2030, false) == 60);
	assert_true(isnan(line_path_at(&bare, 2029, false)));
}

/* The eight signs must differ as shapes, not only in colour. */
static void symbols_differ_in_shape(void **state)
{
	struct buf shape[STATUS__COUNT];

	(void)state;
	for (int i = 0; i < STATUS__COUNT; i++) {
		struct picture p;

		picture_begin(&p, &scratch, 20, 20);
		chart_symbol(&p, (enum status)i, 10, 10, 16);
		check_marks(&p, "symbol", (unsigned)i);
		for (size_t k = 0; k < p.n; k++) {
			p.mark[k].fill = p.mark[k].fill != INK_NONE ? INK_TEXT : INK_NONE;
			p.mark[k].stroke = INK_TEXT;
		}
		buf_init(&shape[i], &scratch, 256);
		picture_dump(&shape[i], &p);
		for (int k = 0; k < i; k++)
			assert_false(str_eq(buf_str(&shape[i]), buf_str(&shape[k])));
	}
	arena_reset(&scratch);
}

/* ---- golden dumps; `chart_test --bless` writes them anew ---- */

static bool bless;

static void compare(const struct picture *p, const char *name)
{
	const char *path = str_c(&scratch, str_format(&scratch, "tests/golden/chart/%s.txt", name));
	struct buf b;
	str want;

	buf_init(&b, &scratch, 4096);
	picture_dump(&b, p);
	if (bless) {
		FILE *f = fopen(path, "w");

		assert_non_null(f);
		assert_int_equal(fwrite(b.p, 1, b.n, f), b.n);
		assert_int_equal(fclose(f), 0);
		return;
	}
	assert_int_equal(file_read(&scratch, str_from_c(path), 1 << 20, &want), FILE_OK);
	if (!str_eq(want, buf_str(&b)))
		fail_msg("%s differs; look at it, then run chart_test --bless", path);
}

static const char *const district[] = { "Thành phố Lai Châu", "Huyện Tam Đường", "Huyện Phong Thổ", "Huyện Sìn Hồ" };

static void golden_progress(void **state)
{
	struct chart_style style = { &fonts, &vi, 0 };
	struct progress_data d = { .name = S("Thư viện cấp huyện có dịch vụ"), .base = 20, .now = 45.2, .aim = 60,
	                           .aim_high = NAN, .expected = 48, .base_year = 2022, .now_year = 2024,
	                           .aim_year = 2025, .status = STATUS_SLOW, .unit = S("%"), .decimals = 1 };
	struct picture p;

	(void)state;
	chart_progress(&p, &scratch, &style, &d);
	compare(&p, "progress");
	assert_string_equal(str_c(&scratch, p.description),
	        "Thư viện cấp huyện có dịch vụ: 45,2% năm 2024, từ 20,0% năm 2022, mục tiêu ≥\xC2\xA0" "60% đến "
	        "năm 2025, nhịp cần đạt lúc này là 48,0%; tình trạng: chậm.");
	chart_progress_compact(&p, &scratch, &style, &d);
	compare(&p, "progress-compact");
	d.now = NAN;
	d.status = STATUS_NO_DATA;
	style.words = &en;
	chart_progress_compact(&p, &scratch, &style, &d);
	compare(&p, "progress-no-data-en");
	arena_reset(&scratch);
}

static void golden_line(void **state)
{
	static const struct line_point point[] = {
		{ 2019, 12, NAN, false }, { 2020, 18.3, NAN, false }, { 2021, NAN, NAN, false },
		{ 2022, 25, NAN, false }, { 2023, 37.5, 31.2, false }, { 2024, 45.25, NAN, true },
	};
	static const struct line_target target[] = { { TARGET_LEVEL, CMP_GE, 2025, 2022, 60, NAN, 25 },
	                                             { TARGET_LEVEL, CMP_GE, 2030, 2022, 70, NAN, 25 } };
	const struct line_break breaks[] = { { 2022, S("Sắp xếp đơn vị hành chính") } };
	struct chart_style style = { &fonts, &vi, 0 };
	struct line_data d = { S("Thư viện cấp huyện có dịch vụ"), S("%"), 1, point, 6, target, 2, breaks, 1, 2030, 88.4 };
	struct picture p;

	(void)state;
	chart_line(&p, &scratch, &style, &d);
	compare(&p, "line");
	arena_reset(&scratch);
}

static void golden_ranking(void **state)
{
	struct ranking_row row[4];
	struct ranking_data d = { S("Thư viện cấp xã có dịch vụ"), S("%"), 1, 2024, row, 4, false, 60, NAN, CMP_GE,
	                          57.1, S("Tỉnh Lai Châu"), 0, 0 };
	struct chart_style style = { &fonts, &vi, 0 };
	struct picture p;

	(void)state;
	for (int i = 0; i < 4; i++)
		row[i] = (struct ranking_row){ str_from_c(district[i]), i == 3 ? NAN : 100.0 * (i + 5) / 11, i + 5, 11,
		                               i == 1, false, false };
	chart_ranking(&p, &scratch, &style, &d);
	compare(&p, "ranking");
	arena_reset(&scratch);
}

static void golden_counts(void **state)
{
	static const struct stack_row row[] = { { STR_INIT("Tỉnh Lai Châu"), { 5, 1, 4, 3, 2, 1, 2, 4 } },
	                                        { STR_INIT("Huyện Văn Quan"), { 3, 0, 5, 1, 0, 0, 4, 5 } } };
	static const uint8_t status[] = { STATUS_ACHIEVED, STATUS_SLOW, MATRIX_NONE, STATUS_NO_DATA };
	const str name[] = { S("TV huyện"), S("TV xã") };
	struct stack_data stack = { S(""), row, 2, S("") };
	struct matrix_data matrix = { S(""), name, 2, name, 2, status, NULL };
	struct chart_style style = { &fonts, &vi, 0 };
	struct picture p;

	(void)state;
	chart_stack(&p, &scratch, &style, &stack);
	compare(&p, "stack");
	chart_matrix(&p, &scratch, &style, &matrix);
	compare(&p, "matrix");
	arena_reset(&scratch);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(progress_holds), cmocka_unit_test(compact_holds), cmocka_unit_test(line_holds),
		cmocka_unit_test(ranking_holds), cmocka_unit_test(stack_holds), cmocka_unit_test(matrix_holds),
		cmocka_unit_test(multiples_holds), cmocka_unit_test(pairs_holds), cmocka_unit_test(framed_holds),
		cmocka_unit_test(scales_are_round), cmocka_unit_test(paths_of_targets),
		cmocka_unit_test(symbols_differ_in_shape),
		cmocka_unit_test(golden_progress), cmocka_unit_test(golden_line), cmocka_unit_test(golden_ranking),
		cmocka_unit_test(golden_counts),
	};

	bless = argc > 1 && strcmp(argv[1], "--bless") == 0;
	return cmocka_run_group_tests(test, begin, end);
}
