/*
 * report_test.c -- live texts: every reference, every block, their errors; golden dump of an expanded report.
 *
 * The project is tests/golden/report/project.  `report_test --bless` writes the golden dump anew.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "base/file.h"
#include "config/words.h"
#include "draw/font.h"
#include "figures/figures.h"
#include "input/input.h"
#include "model/model.h"
#include "report/expand.h"
#include "text_case.h"

static const char project[] = "tests/golden/report/project";

static struct fail failure;
static struct arena perm, arena;
static struct diags diags;
static struct fonts fonts;
static struct words vi;
static struct model model;
static struct reporting reporting;
static struct report_source source;
static bool bless;

static const struct verdict *judge(int cycle)
{
	struct verdict *v = arena_new(&perm, struct verdict, model.targets);
	for (uint32_t i = 0; i < model.targets; i++)
		v[i] = status_judge(&model, source.figures, i, cycle, model.config.min_coverage);
	return v;
}

static int begin(void **state)
{
	struct input_options options = { .vi = -1 };
	(void)state;
	arena_init(&perm, &failure);
	arena_init(&arena, &failure);
	diags_init(&diags, &perm);
	input_read(&perm, str_from_c(project), &options, &diags, &model);
	if (diags.errors || !fonts_load(&perm, NULL, &diags, &fonts) ||
	    !words_load(&perm, S("themes/default"), S("themes/default"), true, &diags, &vi))
		return -1;
	source = (struct report_source){ .model = &model, .reporting = &reporting, .words = &vi, .fonts = &fonts,
	                                 .root = str_from_c(project) };
	source.figures = figures_compute(&perm, &model, DATE_NONE, &diags);
	source.verdict = judge(2025);
	source.before = judge(2024);
	reporting_compute(&perm, &model, 2025, DATE_NONE, &reporting);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_release(&arena);
	arena_release(&perm);
	return 0;
}

static const struct subject province = { SUBJECT_UNIT, 0, 2025, true };

/* The expanded text; messages go to *d. */
static struct expanded expand(const char *text, struct subject subject, struct diags *d)
{
	struct doc *doc = arena_new(&arena, struct doc, 1);
	struct expanded out;
	diags_init(d, &arena);
	markdown_parse(&arena, S("r.md"), str_from_c(text), 1, d, doc);
	report_expand(&arena, &source, doc, S(""), subject, d, &out);
	return out;
}

static const char *messages(struct diags *d)
{
	struct buf b;
	buf_init(&b, &arena, 256);
	diags_sort(d);
	diags_write_text(&b, d, false);
	return str_c(&arena, buf_str(&b));
}

static void expect(const char *reference, struct subject subject, const char *want)
{
	struct diags d;
	struct expanded e = expand(str_c(&arena, str_format(&arena, "{{%s}}", reference)), subject, &d);
	assert_string_equal(messages(&d), "");
	assert_string_equal(str_c(&arena, doc_plain_text(&arena, e.doc.root)), want);
}

/* ---- references ---- */

static const struct { const char *reference, *want; } references[] = {
	{ "cycle", "2025" }, { "cycle-1", "2024" }, { "cycle+1", "2026" },
	{ "subject.name", "tỉnh A" }, { "subject.scope", "trên địa bàn tỉnh A" }, { "subject.unit", "tỉnh A" },
	{ "subject.issuer", "Sở thử nghiệm" }, { "data.date", "20/11/2025" },
	{ "target.t-1.text", "Ít nhất 60 % thư viện có dịch vụ." }, { "target.t-1.aim", "≥\xC2\xA0" "60%" },
	{ "target.t-1.due", "2025" }, { "target.t-1.year", "2025" }, { "target.t-1.value", "70,0%" },
	{ "target.t-1.before", "40,0%" }, { "target.t-1.change", "+30,0 điểm %" }, { "target.t-1.status", "Đạt" },
	{ "target.t-1.status-before", "Chậm nhiều" }, { "target.t-1.gap", "+10,0 điểm %" },
	{ "target.t-1.base-year", "2022" }, { "target.t-1.base-value", "40,0%" }, { "target.t-1.coverage", "100,0%" },
	{ "target.t-1.indicator", "Tỷ lệ thư viện có dịch vụ" }, { "target.t-1.unit", "tỉnh A" },
	{ "target.t-1.plan", "Kế hoạch thử nghiệm" }, { "target.t-1.agency", "Sở thử nghiệm" },
	{ "target.t-1.expected", "60,0%" }, { "target.t-1.pace", "1,50" },
	{ "target.t-2.aim", "10–15%/năm" }, { "target.t-2.value", "18,3%/năm" }, { "target.t-2.year", "2024" },
	{ "target.t-2.needed", "7,4%/năm" }, { "target.t-3.status", "Chờ đến hạn" }, { "target.t-3.value", "chưa" },
	{ " target . t-1 . value ", "70,0%" },
	{ "indicator.thu-vien.2025", "70,0%" }, { "indicator.thu-vien.cycle", "70,0%" },
	{ "indicator.thu-vien.cycle-1", "40,0%" }, { "indicator.thu-vien.latest", "70,0%" },
	{ "indicator.thu-vien@huyen-c.2025", "75,0%" }, { "indicator.thu-vien.2025.change", "+30,0 điểm %" },
	{ "indicator.thu-vien.2025.numerator", "7" }, { "indicator.thu-vien.2025.denominator", "10" },
	{ "indicator.thu-vien.2025.parts", "70,0% (7 trên 10)" }, { "indicator.thu-vien.2025.coverage", "100,0%" },
	{ "indicator.thu-vien.2025.year", "2025" }, { "indicator.thu-vien.name", "Tỷ lệ thư viện có dịch vụ" },
	{ "indicator.luot.2024", "1.400\xC2\xA0lượt" }, { "indicator.luot.latest.year", "2024" },
	{ "indicator.luot@huyen-b.2025.growth", "50,0%" }, { "indicator.luot.2025.reporters", "1" },
	{ "indicator.luot.2025.expected", "3" }, { "indicator.luot.2025?", "…" }, { "indicator.luot.2019?", "…" },
	{ "count.total", "3" }, { "count.achieved", "1" }, { "count.achieved.before", "0" }, { "count.achieved.percent", "33,3%" },
	{ "count.library.total", "2" }, { "count.ke-hoach.pending", "1" }, { "count.2025.achieved", "1" },
	{ "count.library.2030.total", "1" }, { "count.due", "1" }, { "count.due.before", "0" }, { "count.behind", "0" },
	{ "count.behind.before", "1" }, { "count.changed", "2" }, { "count.no-data", "0" },
	{ "week.2025.returns", "1" }, { "week.cycle-1.returns", "2" }, { "week.2025.missing", "2" },
	{ "week.2025.row-1.events", "5" }, { "week.2024.row-2.people", "60" }, { "week.2025.row-2.people.change", "−30" },
	{ "week@huyen-c.2024.row-1.events", "4" }, { "week.2024.row-1.units", "2" }, { "week.2025.row-3.people?", "…" },
	{ "reporting.total", "3" }, { "reporting.received", "2" }, { "reporting.late", "1" }, { "reporting.missing", "1" },
	{ "reporting.on-time", "1" }, { "reporting.not-due", "0" }, { "reporting.d-1.late", "1" },
	{ "reporting.ke-hoach.2024.missing", "3" },
	{ "tasks.total", "2" }, { "tasks.done", "1" }, { "tasks.ke-hoach.doing", "1" },
	{ "budget.2025.planned", "1.500.000" }, { "budget.cycle.spent", "750.000" }, { "budget.cycle.ratio", "50,0%" },
	{ "budget.cycle.planned.state", "1.000.000" }, { "budget.cycle.spent.mobilised?", "…" },
};

static void every_reference(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof references / sizeof *references; i++)
		expect(references[i].reference, province, references[i].want);
}

static void subjects(void **state)
{
	struct subject plan = { SUBJECT_PLAN, 0, 2025, false }, district = { SUBJECT_UNIT, 2, 2025, false };
	(void)state;
	expect("subject.name", plan, "Kế hoạch thử nghiệm");
	expect("subject.scope", plan, "theo Kế hoạch thử nghiệm");
	expect("subject.issuer", plan, "UBND tỉnh A");
	expect("count.total", plan, "3");
	expect("subject.issuer", district, "UBND huyện C");
	expect("count.total", district, "0");
	expect("indicator.thu-vien.2025", district, "75,0%");
	expect("reporting.total", district, "1");
	/* what is not there is no error for a subject that the text was not written for, and never blank */
	expect("indicator.luot.2025", district, "…");
	expect("budget.2025.planned", district, "…");
}

/* ---- what is wrong ---- */

static const struct { const char *text, *want; } wrong[] = {
	{ "a\nb {{target.t-9.value}}", "r.md:2:3: error: '{{target.t-9.value}}' is not known: there is no 't-9'. Did you mean '{{target.t-1.value}}'? [reference-near]\n" },
	{ "**x** {{ count.achievd }}", "r.md:1:7: error: '{{count.achievd}}' is not known: there is no 'achievd'. Did you mean '{{count.achieved}}'? [reference-near]\n" },
	{ "ếế {{cycle-x}}", "r.md:1:4: error: '{{cycle-x}}' is not known: there is no 'cycle-x'. Did you mean '{{cycle-1}}'? [reference-near]\n" },
	{ "{{tasks.xyzxyzxyz}}", "r.md:1:1: error: '{{tasks.xyzxyzxyz}}' is not known: there is no 'xyzxyzxyz'. Possible here: planned, doing, done, dropped, total, ke-hoach. [reference-unknown]\n" },
	{ "{{subject}}", "r.md:1:1: error: '{{subject}}' is not complete. Write a dot and one of these behind it: name, scope, unit, issuer. [reference-short]\n" },
	{ "{{cycle.x}}", "r.md:1:1: error: '{{cycle.x}}' is not known: there is no 'cycle'." },
	{ "{{count.total.before.x}}", "r.md:1:1: error: '{{count.total.before.x}}' goes on behind 'count.total.before', which is already a whole figure. Write '{{count.total.before}}'. [reference-long]\n" },
	{ "x {{cycle", "r.md:1:3: error: A figure begins with '{{' and is not closed: '{{cycle'. Write '}}' behind its name. [reference-open]\n" },
	{ "{{indicator.luot.2025}}", "r.md:1:1: error: There is no usable figure for '{{indicator.luot.2025}}' (tỉnh A). Correct the year or report the figure, from enough units; '{{indicator.luot.2025?}}' shows … until it is there. [reference-no-figure]\n" },
	{ "{{cycle}} {{cycle}}\n{{week.2025.row-4.people}}", "r.md:2:1: error: '{{week.2025.row-4.people}}' is not known: there is no 'row-4'. Did you mean '{{week.2025.row-1.people}}'? [reference-near]\n" },
	{ "| a |\n|---|\n| {{x}} |", "r.md:3:3: error: '{{x}}' is not known" },
	{ "```table\nof: target\n```", "r.md:2:5: error: 'target' is no value of 'of'. Write for example: targets. [directive-value]\n" },
	{ "x\n\n```status\nsectr: library\n```", "r.md:4:1: error: 'sectr' is no setting of the block 'status'. Did you mean 'sector'? [directive-key]\n" },
	{ "```chart\nkind: ranking\n```", "r.md:1:1: error: The block 'chart' needs the setting 'indicator'. Add a line 'indicator: …' to it. [directive-needs]\n" },
	{ "```duties\nyear: next\n```", "r.md:2:7: error: 'next' is no value of 'year'. Write for example: 2025, cycle, cycle-1. [directive-value]\n" },
	{ "```form\nform: bieo\n```", "r.md:2:7: error: 'bieo' is no value of 'form'. Write for example: bieu. [directive-value]\n" },
	{ "```csv\nfile: ../x.csv\ncolumns: [a]\n```", "r.md:2:7: error: The file ../x.csv is missing." },
	{ "```status\nnone: {{cycle}} {{nothing}}\n```", "r.md:2:17: error: '{{nothing}}' is not known" },
};

static void errors(void **state)
{
	struct diags d;
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		expand(wrong[i].text, province, &d);
		const char *got = messages(&d);
		bool whole = str_ends(str_from_c(wrong[i].want), S("\n"));
		if (whole)
			assert_string_equal(got, wrong[i].want);
		else if (!str_starts(str_from_c(got), str_from_c(wrong[i].want)))
			assert_string_equal(got, wrong[i].want);
	}
}

static void code_is_left_alone(void **state)
{
	struct diags d;
	struct expanded e = expand("`{{x}}` {{cycle}}\n\n```\n{{y}}\n```\n", province, &d);
	(void)state;
	assert_string_equal(messages(&d), "");
	assert_string_equal(str_c(&arena, doc_plain_text(&arena, e.doc.root)), "{{x}} 2025 {{y}}");
}

/* ---- golden ---- */

static const char golden_text[] =
	"# Năm {{cycle}}\n\n## I. KẾT QUẢ\n\nĐạt {{count.achieved}} trên {{count.total}}, *{{target.t-1.value}}*.\n\n"
	"```status\n```\n\n```status\nby: sector\ntitle: Theo lĩnh vực {{cycle}}\n```\n\n"
	"```chart\n```\n\n```chart\nkind: progress\ntarget: t-1\n```\n\n```chart\nkind: line\nindicator: thu-vien\n```\n\n"
	"```chart\nkind: ranking\nindicator: thu-vien\n```\n\n```chart\nkind: week\n```\n\n```chart\nkind: line\nindicator: co-khong\nunit: huyen-b\nnone:\n```\n\n"
	"```table\n```\n\n```table\nof: changes\nby: plan\n```\n\n```table\nof: indicators\n```\n\n"
	"```table\nof: units\nindicator: thu-vien\n```\n\n```table\nof: budget\n```\n\n```table\nof: awards\n```\n\n```table\nof: returns\n```\n\n"
	"```table\nof: awards\nyear: 2001\n```\n\n```tasks\n```\n\n```tasks\nby: agency\n```\n\n"
	"```duties\n```\n\n```duties\nby: duty\nyear: cycle-1\n```\n\n```form\n```\n\n```form\nyear: \"{{cycle}}\"\n```\n\n"
	"```csv\nfile: data/awards.csv\ncolumns: [year, form]\n```\n";

static void golden(void **state)
{
	static const char path[] = "tests/golden/report/report.txt";
	struct diags d;
	struct expanded e = expand(golden_text, province, &d);
	struct buf dump;
	str want;
	(void)state;
	assert_string_equal(messages(&d), "");
	buf_init(&dump, &arena, 65536);
	doc_dump(&dump, e.doc.root);
	for (size_t i = 0; i < e.outline.n; i++)
		buf_printf(&dump, "clause \"%.*s\" #%.*s\n", STR_ARG(e.outline.clause[i].address), STR_ARG(e.outline.clause[i].anchor));
	if (bless) {
		FILE *f = fopen(path, "w");
		assert_non_null(f);
		assert_int_equal(fwrite(dump.p, 1, dump.n, f), dump.n);
		assert_int_equal(fclose(f), 0);
		return;
	}
	assert_int_equal(file_read(&arena, str_from_c(path), 1 << 20, &want), FILE_OK);
	assert_string_equal(str_c(&arena, buf_str(&dump)), str_c(&arena, want));
}

/* ---- which reports there are ---- */

static void items(void **state)
{
	struct page text[2] = { { .id = S("report") }, { .id = S("tuan-le") } };
	struct model m = model;
	struct report_items list;
	struct buf b;
	(void)state;
	m.report = text;
	m.reports = 2;
	report_items(&arena, &m, &list);
	buf_init(&b, &arena, 1024);
	for (size_t i = 0; i < list.n; i++)
		buf_printf(&b, "%.*s %.*s%s\n", STR_ARG(list.item[i].page), STR_ARG(list.item[i].pdf),
		           list.item[i].subject.strict ? " strict" : "");
	assert_string_equal(str_c(&arena, buf_str(&b)),
		"bao-cao/2025/index.html bao-cao/2025/bao-cao-2025.pdf strict\n"
		"bao-cao/2025/huyen-b/index.html bao-cao/2025/huyen-b/bao-cao-2025-huyen-b.pdf\n"
		"bao-cao/2025/huyen-c/index.html bao-cao/2025/huyen-c/bao-cao-2025-huyen-c.pdf\n"
		"bao-cao/2025/huyen-d/index.html bao-cao/2025/huyen-d/bao-cao-2025-huyen-d.pdf\n"
		"bao-cao/2025/ke-hoach/index.html bao-cao/2025/ke-hoach/bao-cao-2025-ke-hoach.pdf\n"
		"tuan-le/2024/bao-cao/index.html tuan-le/2024/bao-cao.pdf\n"
		"tuan-le/2025/bao-cao/index.html tuan-le/2025/bao-cao.pdf strict\n");
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_reference), cmocka_unit_test(subjects), cmocka_unit_test(errors),
		cmocka_unit_test(code_is_left_alone), cmocka_unit_test(golden), cmocka_unit_test(items),
	};
	bless = argc > 1 && str_eq_c(str_from_c(argv[1]), "--bless");
	return cmocka_run_group_tests(tests, begin, end);
}
