/* para_test.c -- line breaking: the best choice, whole lines, nothing lost; words that stay together. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/fail.h"
#include "draw/font.h"
#include "typeset/breaks.h"
#include "typeset/para.h"
#include "typeset/ties.h"

static struct fail failure;
static struct arena perm, arena;
static struct fonts fonts;
static struct diags diags;

static int begin(void **state)
{
	(void)state;
	arena_init(&perm, &failure);
	arena_init(&arena, &failure);
	diags_init(&diags, &perm);
	return fonts_load(&perm, NULL, &diags, &fonts) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	arena_release(&arena);
	arena_release(&perm);
	return 0;
}

static uint32_t random_state = 12345;
static unsigned random_below(unsigned n)
{
	random_state = random_state * 1664525u + 1013904223u;
	return (random_state >> 8) % n;
}

/* ---- the best choice ---- */

struct words { struct break_item item[64]; size_t n; };

static void add_word(struct words *w, double width, int penalty)
{
	if (w->n > 0)
		w->item[w->n++] = (struct break_item){ BREAK_GLUE, 4, 2, 1, penalty };
	w->item[w->n++] = (struct break_item){ BREAK_BOX, (float)width, 0, 0, 0 };
}

/* Least demerits over all ways to break, by trying them all: the definition itself. */
static double least(const struct words *w, const struct break_rules *r, size_t from, int fitness)
{
	double best = HUGE_VAL;
	double width = 0, stretch = 0, shrink = 0;

	for (size_t i = from; i <= w->n; i++) {
		bool last = i == w->n;

		if (last || (w->item[i].kind == BREAK_GLUE && w->item[i].penalty < BREAK_NEVER)) {
			double room = r->width_pt - width, ratio = 0;

			if (room < -0.01)
				ratio = shrink > 0 ? room / shrink : -1e9;
			else if (room > 0 && !last)
				ratio = stretch > 0 ? room / stretch : 1e9;
			double bad = fmin(100 * fabs(ratio * ratio * ratio), 1e6);

			if (ratio >= -1 && bad <= r->tolerance) {
				int fit = ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3;
				double line = r->line_penalty + bad;
				double d = line * line + (last ? 0 : (double)w->item[i].penalty * w->item[i].penalty)
				           + (fit - fitness > 1 || fitness - fit > 1 ? 10000 : 0);

				if (!last)
					d += least(w, r, i + 1, fit);
				best = fmin(best, d);
			}
		}
		if (!last) {
			width += (double)w->item[i].width_pt;
			stretch += (double)w->item[i].stretch_pt;
			shrink += (double)w->item[i].shrink_pt;
		}
	}
	return best;
}

static double demerits_of(const struct words *w, const struct break_rules *r, const struct break_line *line, size_t n)
{
	double d = 0;
	int before = 1;

	for (size_t i = 0; i < n; i++) {
		double bad = fmin(100 * fabs(line[i].ratio * line[i].ratio * line[i].ratio), 1e6);
		int fit = line[i].ratio < -0.5 ? 0 : line[i].ratio <= 0.5 ? 1 : line[i].ratio <= 1 ? 2 : 3;
		double p = line[i].to < w->n ? w->item[line[i].to].penalty : 0;

		d += (r->line_penalty + bad) * (r->line_penalty + bad) + p * p;
		d += fit - before > 1 || before - fit > 1 ? 10000 : 0;
		before = fit;
	}
	return d;
}

static void optimal(void **state)
{
	(void)state;
	for (int round = 0; round < 400; round++) {
		struct words w = { .n = 0 };
		struct break_rules r = { .width_pt = 60 + random_below(60), .tolerance = 1e9, .line_penalty = 10 };
		struct break_line *line;
		unsigned words = 3 + random_below(12);

		for (unsigned i = 0; i < words; i++)
			add_word(&w, 5 + random_below(30), random_below(6) == 0 ? 200 : 0);
		size_t n = breaks_find(&arena, w.item, w.n, &r, &line);
		double want = least(&w, &r, 0, 1), got = demerits_of(&w, &r, line, n);

		assert_true(fabs(want - got) <= 1e-6 * want + 1e-3);
		arena_reset(&arena);
	}
}

static void looseness(void **state)
{
	struct words w = { .n = 0 };
	struct break_rules r = { .width_pt = 100, .tolerance = 2000, .line_penalty = 10 };
	struct break_line *line;

	(void)state;
	for (int i = 0; i < 28; i++)
		add_word(&w, 14, 0);
	size_t usual = breaks_find(&arena, w.item, w.n, &r, &line);

	r.looseness = 1;
	assert_int_equal(breaks_find(&arena, w.item, w.n, &r, &line), usual + 1);
	arena_reset(&arena);
}

/* ---- paragraphs of text ---- */

static struct setting setting_of(void)
{
	return (struct setting){ .arena = &arena, .fonts = &fonts, .diags = &diags, .file = S("test.md") };
}

static str joined(const struct para *p)
{
	struct buf b;

	buf_init(&b, &arena, 256);
	for (size_t i = 0; i < p->n; i++) {
		if (i > 0)
			buf_char(&b, '|');
		for (size_t k = 0; k < p->line[i].runs; k++)
			buf_add(&b, p->line[i].run[k].text);
	}
	return buf_str(&b);
}

static struct para set(const char *text, double width, enum para_align align, struct spans *spans)
{
	struct setting s = setting_of();
	struct span looks = { .face = FACE_SERIF, .size_pt = 14, .ink = INK_TEXT };
	struct para_style style = { .align = align, .width_pt = width };

	spans_begin(spans, &arena);
	spans_add(spans, str_from_c(text), &looks);
	spans_trim(spans);
	return para_set(&s, spans, &style);
}

/* Nothing lost, nothing added, no line over the edge: for many texts and widths. */
static void properties(void **state)
{
	static const char *const syllable[] = { "Quyết", "định", "số", "1520/QĐ-TTg", "ngày", "09/12/2022", "của",
		"thư", "viện", "-", "10", "%", "(học", "tập)", "nghiêng", "ỷ", "UBND;", "https://a.gov.vn/b/c",
		"2021–2025", "Điều", "5", "a)", "nănggggggggggggggggggggggggggggggggggggggggggggggggggg" };

	(void)state;
	for (int round = 0; round < 600; round++) {
		struct buf text;
		struct spans spans;
		double width = 60 + random_below(420);
		enum para_align align = (enum para_align)random_below(4);
		unsigned n = 1 + random_below(60);

		buf_init(&text, &arena, 512);
		for (unsigned i = 0; i < n; i++) {
			if (i > 0)
				buf_char(&text, ' ');
			buf_c(&text, syllable[random_below(sizeof syllable / sizeof syllable[0])]);
		}
		struct para p = set(str_c(&arena, buf_str(&text)), width, align, &spans);

		/* The lines hold the text: a space or nothing lies between two of them. */
		str all = joined(&p), rest = buf_str(&text);
		size_t at = 0;

		for (size_t i = 0; i < all.n; i++) {
			if (all.p[i] == '|') {
				at += at < rest.n && rest.p[at] == ' ';
				continue;
			}
			assert_true(at < rest.n);
			assert_int_equal(all.p[i], rest.p[at]);
			at++;
		}
		assert_int_equal(at, rest.n);
		for (size_t i = 0; i < p.n; i++) {
			assert_true(p.line[i].right_pt <= width + 0.05);
			assert_true(p.line[i].left_pt >= -0.01);
		}
		arena_reset(&arena);
	}
}

static void justified(void **state)
{
	struct spans spans;
	struct para p = set("Đến năm 2025 phấn đấu đạt 70% và đến năm 2030 phấn đấu đạt 100% bảo tàng xây dựng và triển "
	                    "khai chương trình giáo dục lịch sử, văn hóa, khoa học, nghệ thuật cho mọi người dân, chú "
	                    "trọng đối tượng học sinh, sinh viên gắn với khung kiến thức, kỹ năng sống phù hợp.",
	                    450, PARA_JUSTIFY, &spans);

	(void)state;
	assert_true(p.n >= 3);
	for (size_t i = 0; i + 1 < p.n; i++) {
		assert_true(fabs(p.line[i].right_pt - 450) < 0.05);
		assert_true(fabs(p.line[i].ratio) < 1.5);
	}
	arena_reset(&arena);
}

/* "~" marks spaces at which no line may end; every other space is free. */
static void ties(void **state)
{
	static const char *const row[] = {
		"thực hiện Quyết~định~số~1520/QĐ-TTg ngày~09/12/2022 của Thủ tướng",
		"theo Kế~hoạch~123/KH-KHVN ngày~14/4/2022 của Trung ương",
		"tăng 10~% và 60% thư viện cả tỉnh ta",
		"theo Điều~5 và khoản~2 của Luật ta nay",
		"a)~Đối với tỉnh nhà ta đó",
		"2.1.~Đối với thư viện cả tỉnh",
		"từ 10~-~15% mỗi năm trong tỉnh ta",
		"chính trị~-~xã hội và nghề nghiệp đó",
		"trước ngày~10~tháng~12 hằng năm cho tỉnh",
		"Phụ lục~II kèm theo văn bản này",
		"thuộc (~để b/c~) cho các nơi nhận",
		"kinh phí 1.234~tỷ cho cả tỉnh ta",
		"KT.~CHỦ TỊCH và các ban ngành",
		"Số:~/KH-UBND của ủy ban nhân dân",
	};

	(void)state;
	for (size_t r = 0; r < sizeof row / sizeof row[0]; r++) {
		char text[200];
		size_t n = strlen(row[r]);

		memcpy(text, row[r], n + 1);
		for (size_t i = 0; i < n; i++)
			if (text[i] == '~')
				text[i] = ' ';
		struct ties ties;

		ties_read(&ties, &arena, (str){ text, n }, false);
		for (size_t i = 0; i < n; i++) {
			if (text[i] != ' ')
				continue;
			bool never = ties_penalty(&ties, i) >= BREAK_NEVER;

			if (never != (row[r][i] == '~'))
				fail_msg("row %zu: \"%.*s\" and \"%s\" %s", r, (int)i, text, text + i + 1,
				         never ? "must not stay together" : "must stay together");
		}
	}
}

static void missing_glyphs(void **state)
{
	struct spans spans;
	size_t before = diags.warnings;
	struct setting s = setting_of();
	struct span looks = { .face = FACE_SERIF, .size_pt = 14, .ink = INK_TEXT };
	struct para_style style = { .align = PARA_LEFT, .width_pt = 200 };

	(void)state;
	spans_begin(&spans, &arena);
	spans_add(&spans, S("chữ \xE6\xBC\xA2 và \xE6\xBC\xA2 \xF0\x9F\x99\x82"), &looks);
	struct para p = para_set(&s, &spans, &style);

	assert_int_equal(p.n, 1);
	assert_int_equal(diags.warnings, before + 2);   /* each character once */
	assert_string_equal(str_c(&arena, diags.message[diags.n - 2].arg[1]), "U+6F22");
	assert_string_equal(str_c(&arena, diags.message[diags.n - 1].arg[1]), "U+1F642");
	assert_string_equal(str_c(&arena, joined(&p)), "chữ \xE6\xBC\xA2 và \xE6\xBC\xA2 \xF0\x9F\x99\x82");
	arena_reset(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(optimal),    cmocka_unit_test(looseness), cmocka_unit_test(properties),
		cmocka_unit_test(justified), cmocka_unit_test(ties),      cmocka_unit_test(missing_glyphs),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
