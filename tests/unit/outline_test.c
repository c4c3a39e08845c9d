/* outline_test.c -- labels, and the clauses of a text. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "syntax/label.h"
#include "text_case.h"

static void labels(void **state)
{
	(void)state;
	enum { H = LABEL_IN_HEADING, B = LABEL_IN_BOLD, P = LABEL_IN_PLAIN };
	static const struct { int style; const char *text, *printed, *address, *title; int rank; } row[] = {
		{ H, "I. MỤC ĐÍCH", "I.", "I", "MỤC ĐÍCH", LABEL_ROMAN },
		{ H, "XXXIX. Cuối", "XXXIX.", "XXXIX", "Cuối", LABEL_ROMAN },
		{ H, "I.MỤC ĐÍCH", "I.", "I", "MỤC ĐÍCH", LABEL_ROMAN },
		{ B, "IV. Kinh phí", "IV.", "IV", "Kinh phí", LABEL_ROMAN },
		{ P, "II. NỘI DUNG", "II.", "II", "NỘI DUNG", LABEL_ROMAN },
		{ H, "II.", "II.", "II", "", LABEL_ROMAN },
		{ H, "1. Mục đích", "1.", "1", "Mục đích", LABEL_ARABIC },
		{ B, "12) Mục đích", "12)", "12", "Mục đích", LABEL_ARABIC },
		{ B, "1.Mục đích", "1.", "1", "Mục đích", LABEL_ARABIC },
		{ H, "2.1. Đối với", "2.1.", "2.1", "Đối với", LABEL_DOTTED },
		{ H, "2.1 Đối với", "2.1", "2.1", "Đối với", LABEL_DOTTED },
		{ B, "2.1.13. Đối với", "2.1.13.", "2.1.13", "Đối với", LABEL_DOTTED + 1 },
		{ P, "a) Đối với", "a)", "a", "Đối với", LABEL_LETTER },
		{ P, "đ)Đối với", "đ)", "đ", "Đối với", LABEL_LETTER },
		{ H, "a. Đối với", "a.", "a", "Đối với", LABEL_LETTER },
		{ P, "Phụ lục I ĐỀ CƯƠNG", "Phụ lục I", "Phụ lục I", "ĐỀ CƯƠNG", LABEL_APPENDIX },
		{ P, "PHỤ LỤC", "PHỤ LỤC", "PHỤ LỤC", "", LABEL_APPENDIX },
		{ P, "PHỤ LỤC BIỂU MẪU", "PHỤ LỤC", "PHỤ LỤC", "BIỂU MẪU", LABEL_APPENDIX },
		{ H, "Phụ lục số 02: Biểu mẫu", "Phụ lục số 02:", "Phụ lục số 02", "Biểu mẫu", LABEL_APPENDIX },
		{ H, "Phụ lục II kèm theo", "Phụ lục II", "Phụ lục II", "kèm theo", LABEL_APPENDIX },
		{ B, "Phụ lục II (Kèm theo)", "Phụ lục II", "Phụ lục II", "(Kèm theo)", LABEL_APPENDIX },

		/* no labels */
		{ P, "Phụ lục II kèm theo Kế hoạch này", NULL, NULL, NULL, 0 },
		{ P, "Phụ lục Biểu mẫu", NULL, NULL, NULL, 0 },
		{ P, "Phụ lụcx", NULL, NULL, NULL, 0 },
		{ P, "V. I. Lê-nin nói", NULL, NULL, NULL, 0 },
		{ H, "V. I. Lê-nin", NULL, NULL, NULL, 0 },
		{ P, "I. Mục đích", NULL, NULL, NULL, 0 },
		{ H, "IIII. A", NULL, NULL, NULL, 0 },
		{ H, "XL. A", NULL, NULL, NULL, 0 },
		{ H, "I A", NULL, NULL, NULL, 0 },
		{ H, "IVan", NULL, NULL, NULL, 0 },
		{ P, "1. Mục đích", NULL, NULL, NULL, 0 },
		{ H, "1.500 cuốn", NULL, NULL, NULL, 0 },
		{ H, "1.500. cuốn", NULL, NULL, NULL, 0 },
		{ H, "2025: đạt", NULL, NULL, NULL, 0 },
		{ H, "2025. Đạt", NULL, NULL, NULL, 0 },
		{ B, "21/4", NULL, NULL, NULL, 0 },
		{ B, "10% mỗi năm", NULL, NULL, NULL, 0 },
		{ B, "10", NULL, NULL, NULL, 0 },
		{ B, "1.,2", NULL, NULL, NULL, 0 },
		{ P, "a. Đối với", NULL, NULL, NULL, 0 },
		{ P, "ab) c", NULL, NULL, NULL, 0 },
		{ P, "A) c", NULL, NULL, NULL, 0 },
		{ P, "(a) c", NULL, NULL, NULL, 0 },
		{ P, "a), b)", NULL, NULL, NULL, 0 },
		{ P, "+) c", NULL, NULL, NULL, 0 },
		{ P, "", NULL, NULL, NULL, 0 },
	};
	struct text_case t;
	arena_init(&t.arena, &t.fail);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct label l;
		bool is = label_parse(&t.arena, str_from_c(row[i].text), (enum label_style)row[i].style, &l);
		if (is != (row[i].printed != NULL))
			fail_msg("%s: %s", row[i].text, is ? "taken for a label" : "not taken for a label");
		if (!is)
			continue;
		assert_int_equal(l.rank, row[i].rank);
		text_case_equal(&t, l.printed, row[i].printed);
		text_case_equal(&t, l.address, row[i].address);
		text_case_equal(&t, l.title, row[i].title);
	}
	arena_release(&t.arena);
}

/* The outline, a clause a line: depth, address or title in brackets, lines first-last. */
static str show(struct text_case *t)
{
	struct buf b;
	buf_init(&b, &t->arena, 256);
	for (size_t i = 0; i < t->outline.n; i++) {
		const struct clause *c = &t->outline.clause[i];
		if (c->address.n)
			buf_printf(&b, "%d %.*s", c->depth, STR_ARG(c->address));
		else
			buf_printf(&b, "%d (%.*s)", c->depth, STR_ARG(c->title));
		buf_printf(&b, " %u-%u\n", c->node->line, c->last->line);
		if (c->parent != UINT32_MAX)
			assert_int_equal(t->outline.clause[c->parent].depth, c->depth - 1);
		else
			assert_int_equal(c->depth, 0);
	}
	return buf_str(&b);
}

static void outlines(void **state)
{
	(void)state;
	static const struct { const char *what, *text, *outline; } row[] = {
		{ "levels of headings do no harm",
		  "### I. A\n## 1. B\n# a) C\n#### 2. D\n##### II. E\n",
		  "0 I 1-4\n1 I/1 2-3\n2 I/1/a 3-3\n1 I/2 4-4\n0 II 5-5\n" },
		{ "labels in bold, plain letters, text that belongs to them",
		  "## I. A\nx\n\n**1.** B\n\ny\n\na) C\n\n- z\n\n**2. D** e\n",
		  "0 I 1-12\n1 I/1 4-10\n2 I/1/a 8-10\n1 I/2 12-12\n" },
		{ "bold numbers whose full stop is not",
		  "## I. A\n\n**1**. B\n\n***2.** C*\n",
		  "0 I 1-5\n1 I/1 3-3\n1 I/2 5-5\n" },
		{ "the same label twice",
		  "## I. A\n### 1. B\n## I. C\n### 1. D\n### 1. E\n#### a) F\n",
		  "0 I 1-2\n1 I/1 2-2\n0 I#2 3-6\n1 I#2/1 4-4\n1 I#2/1#2 5-6\n2 I#2/1#2/a 6-6\n" },
		{ "ranks of arabic labels",
		  "## 1. A\n### 1.1. B\n#### 1.1.1. C\n### 1.2. D\n#### a) E\n## 2. F\n",
		  "0 1 1-5\n1 1/1.1 2-3\n2 1/1.1/1.1.1 3-3\n1 1/1.2 4-5\n2 1/1.2/a 5-5\n0 2 6-6\n" },
		{ "a list goes on with the numbering",
		  "## II. A\n### 1. B\n- x\n\n2. C\n3. D\n\n   a) E\n\n   b) F\n5. G\n\ny\n",
		  "0 II 1-13\n1 II/1 2-3\n1 II/2 5-5\n1 II/3 6-6\n2 II/3/a 8-8\n2 II/3/b 10-10\n1 II/5 11-13\n" },
		{ "a list that begins again is a list",
		  "## 1. A\n1. x\n2. y\n\n## 2. B\n\na) C\n\n1. z\n",
		  "0 1 1-2\n0 2 5-9\n1 2/a 7-9\n" },
		{ "lists under headings without a label, in lists and quotations are lists",
		  "# A\n1. x\n\n- 1. y\n\n> ## 1. B\n",
		  "0 (A) 1-6\n" },
		{ "a list in an item is under it",
		  "1. A\n   1. B\n   2. C\n2. D\n",
		  "0 1 1-1\n1 1/1 2-2\n1 1/2 3-3\n0 2 4-4\n" },
		{ "headings without labels",
		  "# T\n## U\n## I. A\n### V\n### W\n#### 1. B\n## X\n### Y\n",
		  "0 (T) 1-8\n1 (U) 2-2\n1 I 3-6\n2 (V) 4-4\n2 (W) 5-6\n3 I/1 6-6\n1 (X) 7-8\n2 (Y) 8-8\n" },
		{ "the last words speak for the chapter, the rest for nobody",
		  "## I. A\n### 1. B\nx\n\ny./.\n\nNơi nhận:\n\n- z\n",
		  "0 I 1-5\n1 I/1 2-3\n" },
		{ "appendices hold chapters of their own",
		  "## I. A\nx./.\n\nNơi nhận: y\n\nPhụ lục I ĐỀ CƯƠNG\n\n## I. B\n### 1. C\n\nNơi nhận:\n\n- z\n\n## PHỤ LỤC II\n### D\n| a |\n|---|\n",
		  "0 I 1-2\n0 Phụ lục I 6-13\n1 Phụ lục I/I 8-9\n2 Phụ lục I/I/1 9-9\n0 PHỤ LỤC II 15-17\n1 (D) 16-17\n" },
		{ "./. in the middle ends nothing for good",
		  "## I. A\n### 1. B\nx./.\n### 2. C\ny\n",
		  "0 I 1-5\n1 I/1 2-2\n1 I/2 4-5\n" },
		{ "letters with marks",
		  "a) A\n\nd) B\n\nđ) C\n\ne) D\n",
		  "0 a 1-1\n0 d 3-3\n0 đ 5-5\n0 e 7-7\n" },
		{ "nothing", "1.500 cuốn\n\n2025: x\n\n- + Bằng khen\n", "" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct text_case t;
		text_case_parse(&t, str_from_c(row[i].text), 1);
		str got = show(&t);
		if (!str_eq_c(got, row[i].outline))
			fail_msg("%s\ngot:\n%.*swant:\n%s", row[i].what, STR_ARG(got), row[i].outline);
		text_case_end(&t);
	}
}

static void anchors(void **state)
{
	(void)state;
	static const struct { const char *address, *anchor; } row[] = {
		{ "I", "muc-i" }, { "I/d", "muc-i-d" }, { "I/đ", "muc-i-dd" }, { "I#2", "muc-i_2" },
		{ "I#2/2.1", "muc-i_2-2.1" }, { "Phụ lục II", "muc-phu-luc-ii" },
	};
	struct text_case t;
	text_case_parse(&t, S("## I. A\n\nd) B\n\nđ) C\n\n## I. D\n### 2.1. E\n## Phụ lục II\n# Tên\n# Tên\n> # Tên\n# !\n"), 1);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		const struct clause *c = outline_find(&t.outline, str_from_c(row[i].address));
		assert_non_null(c);
		text_case_equal(&t, c->anchor, row[i].anchor);
		text_case_equal(&t, c->node->anchor, row[i].anchor);
	}
	const struct clause *last = &t.outline.clause[t.outline.n - 1];
	text_case_equal(&t, last->anchor, "x");
	text_case_equal(&t, last[-1].anchor, "ten-2");
	text_case_equal(&t, last[-2].anchor, "ten");
	assert_int_equal(last[-1].last->kind, DOC_QUOTE);
	text_case_equal(&t, last[-1].last->first->anchor, "ten-3");
	text_case_end(&t);
}

static void finding(void **state)
{
	(void)state;
	static const struct { const char *address, *title; } row[] = {
		{ "I/1", "B" }, { "i/1/Đ", "C" }, { "phụ lục i", "" }, { "PHỤ LỤC I", "" },
		{ "", NULL }, { "I/1/d", NULL }, { "I/", NULL }, { "1", NULL }, { "I#2", NULL },
	};
	struct text_case t;
	text_case_parse(&t, S("# T\n## I. A\n### 1. B\n\nđ) C\n\n## Phụ lục I\n"), 1);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		const struct clause *c = outline_find(&t.outline, str_from_c(row[i].address));
		assert_int_equal(c != NULL, row[i].title != NULL);
		if (c)
			text_case_equal(&t, c->title, row[i].title);
	}
	text_case_end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(labels),
		cmocka_unit_test(outlines),
		cmocka_unit_test(anchors),
		cmocka_unit_test(finding),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
