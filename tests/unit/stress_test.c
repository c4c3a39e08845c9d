/*
 * stress_test.c -- documents of any size and with anything in them: nothing falls off a page, nothing is lost, and
 * time grows with the text.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"
#include "text_case.h"
#include "typeset/plan_parts.h"
#include "typeset_case.h"

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static str all_text(const struct book *b)
{
	struct buf t;

	buf_init(&t, &arena, 1 << 16);
	for (size_t i = 0; i < b->pages.n; i++)
		buf_add(&t, page_text(&b->pages.page[i]));
	return buf_str(&t);
}

static size_t count(str text, str what)
{
	size_t n = 0;

	for (size_t at = 0; (at = str_find(text, what, at)) != SIZE_MAX; at += what.n)
		n++;
	return n;
}

/* The book as a PDF that other programs take; returns what `command` (with %s for the file) says of it. */
static str pdf_says(struct book *b, const char *command)
{
	char path[] = "/tmp/tiendo-stress-XXXXXX", line[4096];
	struct pdf_document properties = { .title = S("Thử"), .created = DATE_NONE };
	struct buf out;
	str bytes;
	size_t n;

	assert_true(book_pdf(b, &properties, &bytes));
	int file = mkstemp(path);

	assert_true(file >= 0);
	assert_int_equal(write(file, bytes.p, bytes.n), (ssize_t)bytes.n);
	close(file);
	FILE *f = popen(str_c(&arena, str_format(&arena, "%s %s 2>&1", command, path)), "r");

	assert_non_null(f);
	buf_init(&out, &arena, 4096);
	while ((n = fread(line, 1, sizeof line, f)) > 0)
		buf_add(&out, (str){ line, n });
	int status = pclose(f);

	unlink(path);
	if (status != 0)
		fail_msg("%s: %.*s", command, (int)out.n, out.p);
	return buf_str(&out);
}

static void check_pdf(struct book *b)
{
	str said = pdf_says(b, "qpdf --check --warning-exit-0");

	if (str_find(said, S("WARNING"), 0) != SIZE_MAX)
		fail_msg("%.*s", STR_ARG(said));
}

/* ---- size ---- */

static str long_plan(size_t chapters)
{
	struct buf b;

	buf_init(&b, &arena, chapters * 4096);
	for (size_t i = 0; i < chapters; i++) {
		buf_printf(&b, "## %s. NHIỆM VỤ THỨ %zu\n\n", i % 2 ? "II" : "I", i);
		for (size_t k = 1; k < 8; k++) {
			buf_printf(&b, "### %zu. Đối với hệ thống thư viện\n\n", k);
			for (size_t w = 0; w < 6 + (i + k) % 7; w++)
				buf_c(&b, "Số lượt người sử dụng thư viện tăng ít nhất 10% theo Quyết định số 1520/QĐ-TTg. ");
			buf_c(&b, "\n\n- Thư viện tỉnh;\n- Thư viện huyện, xã, xem mục 2.\n\n");
		}
	}
	return buf_str(&b);
}

static double time_of(size_t chapters, size_t *pages)
{
	str text = long_plan(chapters);
	struct pdf_document properties = { .title = S("Thử"), .created = DATE_NONE };
	double start = seconds();
	struct book *b = make_book(text);
	str bytes;

	assert_true(book_pdf(b, &properties, &bytes));
	*pages = b->pages.n;
	double took = seconds() - start;

	arena_reset(&arena);
	return took;
}

/* Four times the pages take about four times as long, not sixteen. */
static void time_is_linear(void **state)
{
	size_t few, many;
	double ratio = 0;

	(void)state;
	for (int try = 0; try < 3; try++) {
		double short_time = time_of(50, &few), long_time = time_of(200, &many);

		ratio = long_time / short_time;
		if (ratio < 6.5)
			break;
	}
	assert_true(few > 40 && many > 180);
	if (ratio >= 6.5)
		fail_msg("%zu pages took %.1f times as long as %zu", many, ratio, few);
}

/* A table of contents before the text; every entry is a link to its place. */
static void contents(void **state)
{
	struct book *b = make_book(long_plan(40));
	size_t links = 0;

	(void)state;
	check_pages(b);
	assert_true(b->label[0].roman && b->label[1].first_page >= 1);
	assert_true(page_has(b, 0, "MỤC LỤC"));
	assert_true(page_has(b, b->label[1].first_page, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
	for (size_t i = 0; i < b->label[1].first_page; i++)
		for (size_t k = 0; k < b->pages.page[i].n; k++)
			links += b->pages.page[i].mark[k].kind == MARK_LINK;
	assert_true(links >= 2 * 40 * 8);       /* title and number of each heading */
	assert_int_equal(b->headings, 40 * 8 + 1);
	check_pdf(b);
	arena_reset(&arena);
	b = make_book(long_plan(2));
	assert_false(b->label[0].roman);        /* a short plan has none */
	arena_reset(&arena);
}

static void ten_thousand_rows(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena, 1 << 20);
	buf_c(&text, "| STT | Tên | Số |\n|---|---|---|\n");
	for (int i = 1; i <= 10000; i++)
		buf_printf(&text, "| %d | Thư viện xã số %d | %d,%d |\n", i, i, i % 97, i % 10);
	struct book *b = make_book(buf_str(&text));

	check_pages(b);
	check_pdf(b);
	arena_reset(&arena);
}

/* ---- shape ---- */

static void long_heading(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena, 8192);
	buf_c(&text, "## I. ");
	for (int i = 0; i < 60; i++)
		buf_c(&text, "TIÊU ĐỀ DÀI ");          /* 720 letters */
	buf_c(&text, "\n\nĐoạn.\n\n## ");
	for (int i = 0; i < 700; i++)
		buf_c(&text, "Ề");                      /* no place to break */
	buf_c(&text, "\n\nĐoạn.\n");
	struct book *b = make_book(buf_str(&text));

	check_pages(b);
	assert_int_equal(count(all_text(b), S("DÀI")), 60);
	assert_int_equal(count(all_text(b), S("Ề")), 700 + 60);
	check_pdf(b);
	arena_reset(&arena);
}

static void long_word(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena, 8192);
	for (int i = 0; i < 400; i++)
		buf_c(&text, "nghiêng");
	buf_c(&text, " và https://example.vn/");
	for (int i = 0; i < 60; i++)
		buf_printf(&text, "muc-%d/", i);
	buf_c(&text, "\n");
	struct book *b = make_book(buf_str(&text));

	check_pages(b);
	assert_int_equal(count(all_text(b), S("ê")), 400);
	check_pdf(b);
	arena_reset(&arena);
}

static size_t tag_depth(const struct book *b, enum tag tag)
{
	size_t depth = 0, most = 0;

	for (size_t i = 0; i < b->pages.n; i++) {
		enum tag open[256];
		size_t n = 0;

		for (size_t k = 0; k < b->pages.page[i].n; k++) {
			const struct mark *m = &b->pages.page[i].mark[k];

			if (m->kind == MARK_TAG_BEGIN) {
				open[n++] = m->tag;
				depth += m->tag == tag;
				most = depth > most ? depth : most;
			} else if (m->kind == MARK_TAG_END) {
				depth -= open[--n] == tag;
			}
		}
	}
	return most;
}

static void nested_lists(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena, 8192);
	for (int i = 0; i < 12; i++) {
		for (int k = 0; k < i; k++)
			buf_c(&text, "  ");
		buf_printf(&text, "- mục ở bậc %d, dài đến mức phải xuống dòng ngay cả khi còn nhiều chỗ trên trang giấy\n", i);
	}
	struct book *b = make_book(buf_str(&text));

	check_pages(b);
	assert_int_equal(tag_depth(b, TAG_L), 12);
	assert_int_equal(count(all_text(b), S("mục ở bậc")), 12);
	check_pdf(b);
	arena_reset(&arena);
}

static void tall_head_of_table(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena, 1 << 16);
	buf_c(&text, "| A |");
	for (int i = 0; i < 9; i++) {
		for (int k = 0; k < 120; k++)
			buf_c(&text, " chữ dài ");
		buf_c(&text, "|");
	}
	buf_c(&text, "\n|---|---|---|---|---|---|---|---|---|---|\n");
	for (int i = 0; i < 40; i++)
		buf_c(&text, "| a | b | c | d | e | f | g | h | i | k |\n");
	struct book *b = make_book(buf_str(&text));

	check_pages(b);
	assert_int_equal(count(all_text(b), S("chữ")) >= 9 * 60, 1);
	check_pdf(b);
	arena_reset(&arena);
}

/* ---- what is missing ---- */

static void empty_plan(void **state)
{
	struct plan p = { .id = S("trong"), .title = S("Kế hoạch trống"), .unit = NONE, .document = NONE };

	(void)state;
	markdown_parse(&arena, S("trong.md"), S(""), 1, &diags, &p.doc);
	outline_build(&arena, &p.doc, &p.outline);
	struct book *b = book_of(&p);

	assert_int_equal(b->pages.n, 1);
	assert_true(page_has(b, 0, "KẾ HOẠCH"));
	assert_true(page_has(b, 0, "Trống"));
	assert_true(page_has(b, 0, "Số:"));
	check_pages(b);
	check_pdf(b);
	markdown_parse(&arena, S("trong.md"), S("Một đoạn.\n\n## I. MỤC\n\nHết./.\n"), 1, &diags, &p.doc);
	outline_build(&arena, &p.doc, &p.outline);
	b = book_of(&p);
	assert_true(page_has(b, 0, "Hết./."));
	check_pages(b);
	check_pdf(b);
	arena_reset(&arena);
}

/* Each missing character is named once, where it stands, and drawn as a box that reads as itself. */
static void missing_glyphs(void **state)
{
	size_t before = diags.n;
	struct book *b = make_book(S("Dòng một.\n\nDòng ba,\nrồi đến \xE6\xBC\xA2 ở dòng bốn.\n\n| a |\n|---|\n| \xF0\x9F\x99\x82 |\n"));
	const struct diag_message *m = &diags.message[before];

	(void)state;
	assert_int_equal(diags.n, before + 2);
	assert_int_equal(m[0].id, DIAG_TYPESET_MISSING_GLYPH);
	assert_string_equal(str_c(&arena, m[0].arg[0]), "\xE6\xBC\xA2");
	assert_string_equal(str_c(&arena, m[0].arg[1]), "U+6F22");
	assert_int_equal(m[0].place.line, 4);
	assert_int_equal(m[0].place.column, 9);
	assert_string_equal(str_c(&arena, m[1].arg[1]), "U+1F642");
	assert_int_equal(m[1].place.line, 8);
	str said = pdf_says(b, "f() { pdftotext \"$1\" -; }; f");

	assert_true(str_find(said, S("rồi đến \xE6\xBC\xA2 ở dòng bốn"), 0) != SIZE_MAX);
	assert_true(str_find(said, S("\xF0\x9F\x99\x82"), 0) != SIZE_MAX);
	arena_reset(&arena);
}

/* ---- hostile values ---- */

static str repeated(const char *s, size_t n)
{
	struct buf b;

	buf_init(&b, &arena, 1024);
	for (size_t i = 0; i < n; i++)
		buf_c(&b, s);
	return buf_str(&b);
}

static void hostile_values(void **state)
{
	static const char *const piece[] = { "Ỷ", "dài quá ", "\\)(<>[]{}/%#", "\xE2\x80\x8B", "TM. ", "&<\"'", "\xC2\xA0", "-/", "." };

	(void)state;
	for (size_t i = 0; i < sizeof piece / sizeof piece[0]; i++) {
		struct plan p;
		str long_text = repeated(piece[i], 900), recipient[] = { S("Như trên;"), long_text, long_text, S("Lưu: VT.") };
		str text = str_format(&arena, "%.*s\n\n## I. %.*s\n\n- %.*s\n\n| %.*s |\n|---|\n| %.*s |\n\nPhụ lục I %.*s\n\nx\n",
		                      STR_ARG(long_text), STR_ARG(long_text), STR_ARG(long_text), STR_ARG(long_text),
		                      STR_ARG(long_text), STR_ARG(long_text));

		make_plan(&p, text);
		p.title = p.number = p.issuer = p.parent_body = p.place_name = p.source = long_text;
		p.signer_capacity = p.signer_position = p.signer_name = long_text;
		p.recipient = recipient;
		p.recipients = 4;
		p.date.day = 31;
		struct book *b = book_of(&p);

		check_pages(b);
		check_pdf(b);
		arena_reset(&arena);
	}
}

/* Many recipients and many capacities: over several pages if they must. */
static void long_closing(void **state)
{
	struct plan p;
	str *recipient = arena_new(&arena, str, 400);

	(void)state;
	make_plan(&p, S("Đoạn.\n"));
	for (int i = 0; i < 400; i++)
		recipient[i] = str_format(&arena, "Ủy ban nhân dân xã số %d;", i);
	p.recipient = recipient;
	p.recipients = 400;
	p.signer_capacity = repeated("TM. ỦY BAN NHÂN DÂN\n", 60);
	struct book *b = book_of(&p);

	check_pages(b);
	assert_int_equal(count(all_text(b), S("Ủy ban nhân dân xã số")), 400);
	assert_int_equal(count(all_text(b), S("TM. ỦY BAN NHÂN DÂN")), 60);
	arena_reset(&arena);
}

/* Two lines in the front matter are two lines on paper. */
static void capacity_on_two_lines(void **state)
{
	struct book *b = make_book(S("Đoạn.\n"));
	double y[3] = { 0, 0, 0 };
	static const char *const line[] = { "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH" };

	(void)state;
	for (size_t i = 0; i < b->pages.page[0].n; i++)
		for (size_t k = 0; k < 3; k++)
			if (b->pages.page[0].mark[i].kind == MARK_TEXT && str_eq_c(b->pages.page[0].mark[i].text, line[k]))
				y[k] = b->pages.page[0].mark[i].y_pt;
	assert_true(y[0] > 0 && y[1] > y[0] + 10 && y[2] > y[1] + 10);
	arena_reset(&arena);
}

/* ---- references ---- */

static bool has_link(const struct book *b, const char *url)
{
	for (size_t i = 0; i < b->pages.n; i++)
		for (size_t k = 0; k < b->pages.page[i].n; k++)
			if (b->pages.page[i].mark[k].kind == MARK_LINK && str_eq_c(b->pages.page[i].mark[k].url, url))
				return true;
	return false;
}

static void references(void **state)
{
	static const char text[] =
		"Thực hiện Kế hoạch số 2058/KH-UBND ngày 17/6/2022.\n\n## I. MỘT\n\n### 1. A\n\nXem mục 2.1 và Phụ lục I; "
		"mục 1; mục 2.2 Kế hoạch số 9/KH-UBND.\n\n## II. HAI\n\n### 1. C\n\n### 2. B\n\n#### 2.1. B một\n\n#### 2.2. B hai\n\n"
		"Phụ lục I BẢNG\n\nx\n";
	struct document document = { .id = S("kh-2058"), .number = S("2058/KH-UBND"), .plan = NONE };
	struct model m = { .config = { .official = true }, .document = &document, .documents = 1 };
	struct plan p;

	(void)state;
	for (int with = 0; with < 2; with++) {
		struct book *b = arena_new(&arena, struct book, 1);

		make_plan(&p, str_from_c(text));
		p.document = NONE;
		m.config.base_url = with ? S("https://example.vn/tiendo/") : S("");
		plan_book(b, &arena, &m, &p, &fonts, &vi, &diags);
		assert_int_equal(has_link(b, "https://example.vn/tiendo/ke-hoach/index.html#kh-2058"), with);
		assert_true(has_link(b, "#muc-ii-2-2.1"));
		assert_false(has_link(b, "#muc-ii-2-2.2"));     /* it is another plan's */
		assert_false(has_link(b, "#muc-i-1"));          /* "mục 1": which one? */
		size_t links = 0;

		for (size_t i = 0; i < b->pages.n; i++)
			for (size_t k = 0; k < b->pages.page[i].n; k++)
				links += b->pages.page[i].mark[k].kind == MARK_LINK;
		assert_int_equal(links, 2 + with);
		check_pages(b);
		check_pdf(b);
		arena_reset(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_is_linear), cmocka_unit_test(contents),      cmocka_unit_test(ten_thousand_rows),
		cmocka_unit_test(long_heading),   cmocka_unit_test(long_word),     cmocka_unit_test(nested_lists),
		cmocka_unit_test(tall_head_of_table), cmocka_unit_test(empty_plan), cmocka_unit_test(missing_glyphs),
		cmocka_unit_test(hostile_values), cmocka_unit_test(long_closing),  cmocka_unit_test(capacity_on_two_lines),
		cmocka_unit_test(references),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
