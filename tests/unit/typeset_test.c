/*
 * typeset_test.c -- documents as pages: golden dump of a small plan, and what must hold for any text.
 *
 * `typeset_test --bless` writes the golden dump anew.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "config/words.h"
#include "draw/font.h"
#include "figures/figures.h"
#include "input/input.h"
#include "model/model.h"
#include "report/form_table.h"
#include "syntax/doc.h"
#include "text_case.h"
#include "typeset/body.h"
#include "typeset_case.h"
#include "typeset/plan_parts.h"
#include "typeset/plan_pdf.h"
#include "typeset/scorecard_pdf.h"
#include "typeset/table.h"
#include "typeset/week_pdf.h"

static bool bless;

/* ---- golden ---- */

static const char golden_text[] =
	"Thực hiện Kế hoạch số 12/KH-TTg ngày 08/4/2020 của Thủ tướng Chính phủ;\n\n"
	"UBND tỉnh ban hành Kế hoạch như sau:\n\n"
	"## I. MỤC TIÊU\n\n### 1. Mục tiêu chung\n\nĐổi mới hoạt động phục vụ học tập suốt đời trong các thư viện, bảo "
	"tàng, trung tâm văn hóa; *đẩy mạnh* chuyển đổi số, **mở rộng** [dịch vụ](https://example.vn/).\n\n"
	"- Thư viện tỉnh:\n  - có dịch vụ vào năm 2025;\n  - giữ vững đến năm 2030.\n\n"
	"2. Mục tiêu cụ thể theo bảng sau:\n\n"
	"| Chỉ tiêu | 2025 | 2030 |\n|---|---:|---:|\n| Thư viện huyện | 60,5% | 70% |\n| Thư viện xã | 5% | 30,25% |\n\n"
	"Nơi nhận:\n\n- Như trên;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\n\nKT. CHỦ TỊCH PHÓ CHỦ TỊCH Nguyễn Văn A\n\n"
	"Phụ lục I DANH SÁCH THƯ VIỆN\n\n1. Thư viện tỉnh\n";

static void check_golden(const struct book *b, const char *path)
{
	struct buf dump;
	str want;

	buf_init(&dump, &arena, 65536);
	book_dump(&dump, b);
	if (bless) {
		FILE *f = fopen(path, "w");

		assert_non_null(f);
		assert_int_equal(fwrite(dump.p, 1, dump.n, f), dump.n);
		assert_int_equal(fclose(f), 0);
	}
	assert_int_equal(file_read(&arena, str_from_c(path), 1 << 22, &want), FILE_OK);
	if (!str_eq(want, buf_str(&dump)))
		fail_msg("%s differs; look at it, then run typeset_test --bless", path);
	check_pages(b);
}

static void golden_plan(void **state)
{
	(void)state;
	check_golden(make_book(str_from_c(golden_text)), "tests/golden/typeset/plan.txt");
	arena_reset(&arena);
}

/* Merged heads, groups in bold, a row that goes on, places to be filled in by pen. */
static void golden_form(void **state)
{
	static struct form_row row[] = {
		{ .code = STR_INIT("1"), .label = STR_INIT("Các lớp bồi dưỡng, tập huấn tổ chức trong Tuần lễ"),
		  .measure_unit = STR_INIT("Lớp") },
		{ .code = STR_INIT("1.1"), .label = STR_INIT("Bồi dưỡng nâng cao trình độ chuyên môn nghiệp vụ cho cán bộ, công "
		  "chức, viên chức (các cấp)"), .measure_unit = STR_INIT("Lớp/người") },
		{ .label = STR_INIT("Học nghề cho lao động nông thôn"), .measure_unit = STR_INIT("Số cuộc/người") },
		{ .code = STR_INIT("10.1"), .label = STR_INIT("Ngân sách nhà nước"), .measure_unit = STR_INIT("đồng") },
	};
	const struct form form = { .id = S("bieu"), .row = row, .rows = 4 };
	struct book *b = arena_new(&arena, struct book, 1);
	struct form_values values = { .filled = NULL };

	(void)state;
	book_begin(b, &arena, &fonts, &vi, &diags, S("bieu.csv"));
	book_section(b, (str){ NULL, 0 });
	body_block(b, form_table(&arena, &vi, &form, &values, doc_append(&arena, NULL, DOC_ROOT, 0), 0));
	book_end(b);
	check_golden(b, "tests/golden/typeset/form.txt");
	arena_reset(&arena);
}

static void golden_scorecard(void **state)
{
	struct input_options options = { .vi = -1 };
	struct book *b = arena_new(&arena, struct book, 1);
	struct diags ignored;
	struct model m;

	(void)state;
	diags_init(&ignored, &arena);
	input_read(&arena, S("tests/golden/report/project"), &options, &ignored, &m);
	assert_int_equal(ignored.errors, 0);
	scorecard_book(b, &arena, &m, figures_compute(&arena, &m, DATE_NONE, &ignored), 0, &fonts, &vi, &diags);
	check_golden(b, "tests/golden/typeset/scorecard.txt");
	arena_reset(&arena);
}

/* ---- parts of the head ---- */

static void heads(void **state)
{
	struct head_parts h = { .motto = false };
	str run_together = S("UBND TỈNH LAI CHÂU SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH Số: /KH-SVHTTDL CỘNG HOÀ XÃ HỘI CHỦ "
	                     "NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc Lai Châu, ngày tháng 10 năm 2022 KẾ HOẠCH "
	                     "Thực hiện Tuần lễ năm 2022 Thực hiện Kế hoạch số 3554/KH-UBND, Sở ban hành:");
	size_t n = parts_take_head(&arena, run_together, S("UBND tỉnh Lai Châu"), S("Sở Văn hóa, Thể thao và Du lịch"), &h);

	(void)state;
	assert_string_equal(str_c(&arena, h.parent), "UBND TỈNH LAI CHÂU");
	assert_string_equal(str_c(&arena, h.agency), "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH");
	assert_string_equal(str_c(&arena, h.number), "/KH-SVHTTDL");
	assert_string_equal(str_c(&arena, h.place_date), "Lai Châu, ngày tháng 10 năm 2022");
	assert_string_equal(str_c(&arena, h.type), "KẾ HOẠCH");
	assert_string_equal(str_c(&arena, h.abstract), "Thực hiện Tuần lễ năm 2022");
	assert_true(str_starts(str_trim(str_slice(run_together, n, run_together.n)), S("Thực hiện Kế hoạch số 3554")));
	arena_reset(&arena);
}

static void signatures(void **state)
{
	struct signature s = { .lines = 0 };

	(void)state;
	parts_add_signature(&arena, S("TM. ỦY BAN NHÂN DÂN"), &s);
	parts_add_signature(&arena, S("KT. CHỦ TỊCH PHÓ CHỦ TỊCH Tống Thanh Hải"), &s);
	assert_int_equal(s.lines, 3);
	assert_string_equal(str_c(&arena, s.line[1]), "KT. CHỦ TỊCH");
	assert_string_equal(str_c(&arena, s.line[2]), "PHÓ CHỦ TỊCH");
	assert_string_equal(str_c(&arena, s.name), "Tống Thanh Hải");
	s = (struct signature){ .lines = 0 };
	parts_add_signature(&arena, S("THỦ TRƯỞNG (Ký tên, đóng dấu)"), &s);
	assert_int_equal(s.lines, 1);
	assert_string_equal(str_c(&arena, s.note), "(Ký tên, đóng dấu)");
	assert_true(parts_is_name(&arena, S("Tống Thanh Hải")));
	assert_false(parts_is_name(&arena, S("Trên đây là Kế hoạch")));
	assert_false(parts_is_name(&arena, S("Hải")));
	arena_reset(&arena);
}

static void appendices(void **state)
{
	struct book *b = make_book(S("## I. MỘT\n\nĐoạn.\n\n## Phụ lục II\n\n### BẢNG SỐ LIỆU\n\nMột.\n\nPhụ lục này dài.\n"));

	(void)state;
	assert_int_equal(b->pages.n, 2);
	assert_true(page_has(b, 0, "PHÓ CHỦ TỊCH"));
	assert_true(page_has(b, 1, "Phụ lục II"));
	assert_true(page_has(b, 1, "BẢNG SỐ LIỆU"));
	assert_true(page_has(b, 1, "Phụ lục này dài."));
	assert_int_equal(b->labels, 2);
	assert_int_equal(b->label[1].first_page, 1);
	arena_reset(&arena);
}

/* ---- any text ---- */

static void add_paragraphs(struct buf *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i % 5 == 0)
			buf_printf(b, "### %zu. Đối với hệ thống thư viện\n\n", i / 5 + 1);
		for (size_t k = 0; k < 3 + i * 7 % 11; k++)
			buf_c(b, "Số lượt người sử dụng thư viện phục vụ nhu cầu học tập, tìm kiếm thông tin tăng. ");
		buf_c(b, "\n\n");
	}
}

/* No page ends with a heading, none begins with the last line of a paragraph. */
static void long_text(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena, 1 << 20);
	add_paragraphs(&text, 1500);
	struct book *b = make_book(buf_str(&text));

	assert_true(b->pages.n > 200);
	check_pages(b);
	assert_true(b->label[0].roman);         /* the table of contents */
	for (size_t i = b->label[1].first_page; i + 1 < b->pages.n; i++) {
		const struct mark *last = NULL;
		double y = 0;

		for (size_t k = 0; k < b->pages.page[i].n; k++) {
			const struct mark *m = &b->pages.page[i].mark[k];

			if (m->kind == MARK_TEXT && m->y_pt > y) {
				y = m->y_pt;
				last = m;
			}
		}
		assert_non_null(last);
		assert_int_equal(last->face, FACE_SERIF);
		assert_true(y > 640);           /* pages are full, as far as the rules allow */
	}
	arena_reset(&arena);
}

static void long_table(void **state)
{
	struct buf text;
	size_t rows = 0;

	(void)state;
	buf_init(&text, &arena, 1 << 20);
	buf_c(&text, "| STT | Tên | Số |\n|---|---|---|\n");
	for (int i = 1; i <= 10000; i++)
		buf_printf(&text, "| %d | Thư viện xã số %d | %d,%d |\n", i, i, i % 97, i % 10);
	struct book *b = make_book(buf_str(&text));

	check_pages(b);
	for (size_t i = 0; i < b->pages.n; i++) {
		str t = page_text(&b->pages.page[i]);

		if (str_find(t, S("Thư viện xã số"), 0) != SIZE_MAX)
			assert_true(str_find(t, S("STT"), 0) != SIZE_MAX);      /* the head is repeated */
		for (size_t at = 0; (at = str_find(t, S("Thư viện xã số"), at)) != SIZE_MAX; at++)
			rows++;
	}
	assert_int_equal(rows, 10000);
	arena_reset(&arena);
}

static void hard_cases(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena, 1 << 16);
	buf_c(&text, "## I. ");
	for (int i = 0; i < 60; i++)
		buf_c(&text, "TIÊU ĐỀ RẤT DÀI ");
	buf_c(&text, "\n\n");
	for (int i = 0; i < 300; i++)
		buf_c(&text, "nghiêng");
	buf_c(&text, "\n\n");
	for (int i = 0; i < 60; i++) {          /* lists in lists */
		for (int k = 0; k < i; k++)
			buf_c(&text, "  ");
		buf_c(&text, "- mục con\n");
	}
	buf_c(&text, "\n| a | b |\n|---|---|\n| ");      /* a row higher than a page */
	for (int i = 0; i < 1500; i++)
		buf_c(&text, "từ ngữ ");
	buf_c(&text, "| x |\n\n```\nmã   nguồn\n```\n\n> trích dẫn\n\n---\n\n<b>thô</b>\n\n- \n- b\n\n1) một\n2) hai\n");
	struct book *b = make_book(buf_str(&text));

	check_pages(b);
	arena_reset(&arena);
	b = make_book(S(""));
	assert_int_equal(b->pages.n, 1);
	check_pages(b);
	arena_reset(&arena);
}

static void wide_table(void **state)
{
	struct buf text;

	(void)state;
	buf_init(&text, &arena, 4096);
	for (int row = 0; row < 6; row++) {
		for (int i = 0; i < 14; i++)
			buf_c(&text, row == 1 ? "|---" : "| nghiêng123 ");
		buf_c(&text, "|\n");
	}
	struct book *b = make_book(buf_str(&text));
	bool landscape = false;

	for (size_t i = 0; i < b->pages.n; i++)
		landscape |= b->pages.page[i].w_pt > b->pages.page[i].h_pt;
	assert_true(landscape);
	assert_true(b->pages.page[0].w_pt < b->pages.page[0].h_pt);
	check_pages(b);
	arena_reset(&arena);
}

/* Commas of figures stand under each other. */
static void decimal_alignment(void **state)
{
	struct book *b = make_book(S("| Tên | Số |\n|---|---|\n| a | 1.234,5 |\n| b | 7 |\n| c | 12,25 |\n"));
	double comma[3] = { 0, 0, 0 };
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < b->pages.page[0].n && n < 3; i++) {
		const struct mark *m = &b->pages.page[0].mark[i];

		if (m->kind != MARK_TEXT || m->text.n == 0 || m->text.p[0] < '0' || m->text.p[0] > '9' || m->size_pt > 12)
			continue;
		size_t cut = str_find_char(m->text, ',', 0);
		str whole = str_slice(m->text, 0, cut == SIZE_MAX ? m->text.n : cut);

		comma[n++] = m->x_pt + font_width_pt(&fonts.face[m->face], whole, m->size_pt);
	}
	assert_int_equal(n, 3);
	assert_true(comma[0] - comma[1] < 0.05 && comma[1] - comma[0] < 0.05);
	assert_true(comma[0] - comma[2] < 0.05 && comma[2] - comma[0] < 0.05);
	arena_reset(&arena);
}

/* The sample department: each unit on one page, each return with its figures. */
static void sample_documents(void **state)
{
	struct input_options options = { .vi = -1 };
	struct diags ignored;
	struct model m;

	(void)state;
	diags_init(&ignored, &arena);
	input_read(&arena, S("."), &options, &ignored, &m);
	assert_int_equal(ignored.errors, 0);
	struct figures *figures = figures_compute(&arena, &m, DATE_NONE, &ignored);

	for (uint32_t i = 0; i < m.units; i++) {
		struct book *b = arena_new(&arena, struct book, 1);

		scorecard_book(b, &arena, &m, figures, i, &fonts, &vi, &diags);
		assert_int_equal(b->pages.n, 1);
		assert_true(page_has(b, 0, "Số liệu minh họa"));
		check_pages(b);
	}
	for (size_t i = 0; i < m.weeks && i < 3; i++) {
		str pdf;

		assert_true(week_pdf(&arena, &m, &m.week[i], &fonts, &vi, &diags, &pdf));
		assert_true(pdf.n > 1000 && pdf.n < 81920);
	}
	for (size_t i = 0; i < m.plans; i++) {
		struct book *b = arena_new(&arena, struct book, 1);

		plan_book(b, &arena, &m, &m.plan[i], &fonts, &vi, &diags);
		check_pages(b);
		for (size_t k = 0; k < b->pages.n; k++)
			assert_true(page_has(b, k, "Số liệu minh họa"));
	}
	arena_reset(&arena);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_plan), cmocka_unit_test(golden_form), cmocka_unit_test(golden_scorecard),
		cmocka_unit_test(heads),      cmocka_unit_test(signatures),
		cmocka_unit_test(appendices), cmocka_unit_test(long_text),  cmocka_unit_test(long_table),
		cmocka_unit_test(hard_cases), cmocka_unit_test(wide_table), cmocka_unit_test(decimal_alignment),
		cmocka_unit_test(sample_documents),
	};

	bless = argc > 1 && strcmp(argv[1], "--bless") == 0;
	return cmocka_run_group_tests(tests, begin, end);
}
