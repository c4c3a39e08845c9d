/* pdf_test.c -- pages as PDF: the same bytes, sound by other programs, text that comes back exactly. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/fail.h"
#include "draw/font.h"
#include "draw/kern.h"
#include "draw/picture.h"
#include "pdf/pdf.h"

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

static void text(struct picture *p, double x, double y, enum face face, const char *s, double stretch)
{
	str t = str_from_c(s);

	picture_text(p, x, y, t, face, 14, INK_TEXT, kern_text_width_pt(&fonts.face[face], t, 14) + stretch);
}

static struct pdf_document sample(struct picture *page)
{
	static const struct point triangle[] = { { 100, 300 }, { 140, 300 }, { 120, 260 } };
	static struct pdf_heading heading[] = {
		{ 0, STR_INIT("I. MỤC ĐÍCH"), STR_INIT("a") }, { 1, STR_INIT("1. Mục đích <&>"), STR_INIT("b") },
		{ 0, STR_INIT("II. YÊU CẦU"), STR_INIT("a") }, { 0, STR_INIT("không có"), STR_INIT("none") },
	};
	static const struct pdf_label label[] = { { .first_page = 0, .roman = true }, { .first_page = 1, .prefix = STR_INIT("Phụ lục I-") } };

	for (int i = 0; i < 2; i++) {
		struct picture *p = &page[i];

		picture_begin(p, &arena, 595.28, 841.89);
		picture_tag_begin(p, TAG_H1, 1, S(""));
		picture_anchor(p, 0, 90, i == 0 ? S("a") : S("b"));
		text(p, 80, 100, FACE_SERIF_BOLD, "KẾ HOẠCH VĂN HÓA", 0);
		picture_tag_end(p);
		picture_tag_begin(p, TAG_P, 2, S(""));          /* goes on over both pages */
		text(p, 80, 130, FACE_SERIF, "Ễ Ẫ Ỗ ỵ đ ơ ư: nghiêng (ngả) \\ ngõ", 37.5);
		picture_link(p, 80, 140, 60, 14, i == 0 ? S("#b") : S("https://example.vn/đ"));
		picture_tag_begin(p, TAG_LINK, 0, S(""));
		text(p, 80, 150, FACE_SERIF_ITALIC, "liên kết", 0);
		picture_tag_end(p);
		text(p, 80, 170, FACE_SERIF, "chữ \xE6\xBC\xA2 thiếu", 0);
		picture_tag_end(p);
		picture_tag_begin(p, TAG_FIGURE, 0, S("Một hình tam giác"));
		picture_path(p, triangle, 3, true, INK_ACHIEVED, INK_TEXT, 1)->dash_pt = 2;
		picture_circle(p, 200, 280, 15, INK_SLOW);
		picture_rect(p, 250, 260, 40, 30, INK_SERIES)->radius_pt = 5;
		picture_tag_end(p);
		picture_line(p, 80, 320, 300, 320, 0.5, INK_RULE);
	}
	return (struct pdf_document){ .page = page, .pages = 2, .fonts = &fonts, .heading = heading, .headings = 4,
	                              .label = label, .labels = 2, .title = S("Kế hoạch <thử> & nghiệm"),
	                              .author = S("UBND tỉnh Lai Châu"), .language = S("vi-VN"),
	                              .created = date_make(2023, 12, 15) };
}

static bool contains(str bytes, const char *what)
{
	return str_find(bytes, str_from_c(what), 0) != SIZE_MAX;
}

static void same_bytes(void **state)
{
	struct picture page[2], again[2];
	struct pdf_document doc = sample(page), copy = sample(again);
	str a, b;

	(void)state;
	assert_true(pdf_write(&arena, &doc, &diags, &a));
	assert_true(pdf_write(&arena, &copy, &diags, &b));
	assert_true(str_starts(a, S("%PDF-1.7")));
	assert_true(str_ends(a, S("%%EOF\n")));
	assert_true(str_eq(a, b));
	assert_true(contains(a, "<pdfaid:part>2</pdfaid:part>"));
	assert_true(contains(a, "Kế hoạch &lt;thử&gt; &amp; nghiệm"));
	assert_true(a.n < 60000);
	arena_reset(&arena);
}

static bool have(const char *program)
{
	return system(str_c(&arena, str_format(&arena, "command -v %s >/dev/null 2>&1", program))) == 0;
}

/* What `command FILE` prints. */
static str output_of(const char *command, str bytes)
{
	char path[] = "/tmp/pdf_test_XXXXXX";
	int fd = mkstemp(path);
	struct buf b;
	char line[512];

	assert_true(fd >= 0);
	FILE *f = fdopen(fd, "wb");

	assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
	assert_int_equal(fclose(f), 0);
	buf_init(&b, &arena, 4096);
	f = popen(str_c(&arena, str_format(&arena, command, path)), "r");
	assert_non_null(f);
	while (fgets(line, sizeof line, f) != NULL)
		buf_c(&b, line);
	pclose(f);
	unlink(path);
	return buf_str(&b);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void sound(void **state)
{
	struct picture page[2];
	struct pdf_document doc = sample(page);
	str bytes, out;

	(void)state;
	assert_true(pdf_write(&arena, &doc, &diags, &bytes));
	if (have("qpdf")) {
		out = output_of("qpdf --check %s 2>&1", bytes);
		assert_true(contains(out, "No syntax or stream encoding errors"));
		assert_false(contains(out, "WARNING"));
		out = output_of("qpdf --json %s 2>&1", bytes);
		assert_true(contains(out, "/StructTreeRoot"));
		assert_true(contains(out, "/GTS_PDFA1"));
		assert_true(contains(out, "\"title\": \"1. Mục đích <&>\""));
		assert_false(contains(out, "không có"));
	}
	if (have("pdftotext")) {
		out = output_of("pdftotext %s - 2>&1", bytes);
		assert_true(contains(out, "KẾ HOẠCH VĂN HÓA"));
		assert_true(contains(out, "Ễ Ẫ Ỗ ỵ đ ơ ư: nghiêng (ngả) \\ ngõ"));
		assert_true(contains(out, "chữ \xE6\xBC\xA2 thiếu"));   /* a box, yet the character comes back */
		assert_false(contains(out, "Syntax"));
	}
	if (have("pdffonts")) {
		out = output_of("pdffonts %s 2>&1", bytes);
		assert_true(contains(out, "+LiberationSerif-Bold"));
		assert_true(contains(out, "yes yes yes"));
		assert_false(contains(out, " no "));
	}
	if (have("pdfinfo")) {
		out = output_of("pdfinfo -struct %s 2>&1", bytes);
		assert_true(contains(out, "H1"));
		assert_true(contains(out, "Figure"));
		assert_false(contains(out, "Syntax"));
	}
	arena_reset(&arena);
}
#pragma GCC diagnostic pop

/* An empty document is refused by no one; a page without marks is a page. */
static void empty_page(void **state)
{
	struct picture page;
	struct pdf_document doc = { .page = &page, .pages = 1, .fonts = &fonts, .language = S("vi-VN"),
	                            .created = DATE_NONE };
	str bytes;

	(void)state;
	picture_begin(&page, &arena, 841.89, 595.28);
	assert_true(pdf_write(&arena, &doc, &diags, &bytes));
	assert_true(bytes.n > 500);
	arena_reset(&arena);
}

/* What the library refuses is a message, not an end. */
static void refused(void **state)
{
	struct picture page;
	struct pdf_document doc = { .page = &page, .pages = 1, .fonts = &fonts, .language = S("vi-VN"),
	                            .title = S("quá lớn"), .created = DATE_NONE };
	size_t errors = diags.errors;
	str bytes;

	(void)state;
	picture_begin(&page, &arena, 20000, 20000);     /* beyond the 14400 units of PDF */
	assert_false(pdf_write(&arena, &doc, &diags, &bytes));
	assert_int_equal(diags.errors, errors + 1);
	arena_reset(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(same_bytes), cmocka_unit_test(sound),
		                            cmocka_unit_test(empty_page), cmocka_unit_test(refused) };

	return cmocka_run_group_tests(tests, begin, end);
}
