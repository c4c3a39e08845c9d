/*
 * figures_test.c -- sections 2 to 4 of the data contract: who reports, what counts, how it adds up.
 *
 * The tree of all tests: a province with two districts, four communes and two
 * libraries; the district of huyen-a ended on 30/6/2025 and its communes went
 * directly under the province's new commune xa-moi.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "project.h"

static const char site[] = "title: T\nunit: tinh\ncycle: 2025\nlanguage: en\n";

static const char units[] =
	"id,name,kind,parent,valid_from,valid_to\n"
	"tinh,Tỉnh,province,,,\n"
	"huyen-a,Huyện A,district,tinh,,30/6/2025\n"
	"huyen-b,Huyện B,district,tinh,,\n"
	"xa-1,Xã 1,commune,huyen-a,,30/6/2025\n"
	"xa-2,Xã 2,commune,huyen-a,,30/6/2025\n"
	"xa-3,Xã 3,commune,huyen-b,,\n"
	"xa-4,Xã 4,commune,huyen-b,,\n"
	"xa-moi,Xã Mới,commune,tinh,1/7/2025,\n"
	"tv-1,Thư viện 1,facility,xa-3,,\n"
	"tv-2,Thư viện 2,facility,xa-4,,\n";

static const char indicators[] =
	"id,name,measure,reported_by,direction\n"
	"ty-le,Tỷ lệ,share,commune,\n"
	"so-luot,Số lượt,count,commune,\n"
	"muc,Mức,level,commune,\n"
	"co-khong,Có không,yesno,commune,\n"
	"tv-mo-cua,Thư viện mở cửa,yesno,facility,\n"
	"theo-huyen,Theo huyện,count,district,\n"
	"theo-la,Theo lá,count,,\n";

static const char header[] = "year,period,unit,indicator,numerator,denominator,value,quality,reported_on,source,note\n";

/* Load the tree with these result rows. */
static void load_rows(struct project *p, const char *rows, const char *as_of)
{
	project_begin(p);
	project_write(p, "content/site.yaml", site);
	project_write(p, "data/units.csv", units);
	project_write(p, "data/indicators.csv", indicators);
	project_write(p, "data/results/all.csv", str_format(&p->arena, "%s%s", header, rows).p);
	project_load(p, 0, as_of);
}

/* "value coverage basis reporters/expected n/d quality", or "-" when there is no figure. */
static const char *shown(struct project *p, const char *indicator, const char *unit, int year)
{
	struct buf b;
	const struct figure *f = project_figure(p, indicator, unit, year);
	if (!f)
		return "-";
	buf_init(&b, &p->arena, 64);
	buf_printf(&b, "%g %g %s %u/%u", f->value, f->coverage, f->basis == BASIS_REPORTED ? "reported" : "rolled-up",
	           f->reporters, f->expected_reporters);
	if (f->has_parts)
		buf_printf(&b, " %g/%g", f->numerator, f->denominator);
	if (f->quality)
		buf_printf(&b, " %s", quality_id(f->quality));
	buf_char(&b, '\0');
	return b.p;
}

struct figure_case {
	const char *what, *rows;
	const char *indicator, *unit;
	int         year;
	const char *figure;
	const char *messages;           /* names only, in order */
};

static void run(const struct figure_case *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct project p;
		load_rows(&p, c[i].rows, NULL);
		project_assert_good(&p);
		const char *got = shown(&p, c[i].indicator, c[i].unit, c[i].year);
		if (strcmp(got, c[i].figure) != 0)
			fail_msg("%s: %s instead of %s", c[i].what, got, c[i].figure);
		if (strcmp(project_messages(&p, false), c[i].messages) != 0)
			fail_msg("%s: said\n%sinstead of\n%s", c[i].what, project_messages(&p, false), c[i].messages);
		project_end(&p);
	}
}

static void shares(void **state)
{
	(void)state;
	static const struct figure_case c[] = {
		{ "a commune's own row: 3 of 4", "2024,,xa-1,ty-le,3,4,,,,,\n", "ty-le", "xa-1", 2024,
		  "75 1 reported 1/1 3/4", "" },
		/* (3 + 1) of (4 + 12) = 25 %; the mean of 75 % and 8.33 % would be 41.67 % */
		{ "the mean of percentages is never taken", "2024,,xa-1,ty-le,3,4,,,,,\n2024,,xa-2,ty-le,1,12,,,,,\n",
		  "ty-le", "huyen-a", 2024, "25 1 rolled-up 2/2 4/16", "" },
		{ "the province has four communes, two of them have rows",
		  "2024,,xa-1,ty-le,3,4,,,,,\n2024,,xa-2,ty-le,1,12,,,,,\n", "ty-le", "tinh", 2024,
		  "25 0.5 rolled-up 2/4 4/16", "" },
		{ "a denominator of 0 is usable and adds nothing: 3 of 4 again",
		  "2024,,xa-1,ty-le,3,4,,,,,\n2024,,xa-2,ty-le,0,0,,,,,\n", "ty-le", "huyen-a", 2024,
		  "75 1 rolled-up 2/2 3/4", "" },
		{ "… and the unit has no figure of its own", "2024,,xa-2,ty-le,0,0,,,,,\n", "ty-le", "xa-2", 2024, "-", "" },
		{ "only denominators of 0: no figure", "2024,,xa-1,ty-le,0,0,,,,,\n2024,,xa-2,ty-le,-,-,,,,,\n",
		  "ty-le", "huyen-a", 2024, "-", "" },
		{ "a dash is a zero: 0 of 5", "2024,,xa-1,ty-le,-,5,,,,,\n", "ty-le", "xa-1", 2024,
		  "0 1 reported 1/1 0/5", "" },
		{ "a share given only in % is a figure of its own", "2024,,xa-1,ty-le,,,62.5 %,,,,\n", "ty-le", "xa-1", 2024,
		  "62.5 1 reported 1/1", "data/results/all.csv:2:20 share-value-only\n" },
		{ "… but cannot be added up", "2024,,xa-1,ty-le,,,62.5%,,,,\n2024,,xa-2,ty-le,1,4,,,,,\n", "ty-le", "huyen-a", 2024,
		  "25 0.5 rolled-up 1/2 1/4", "data/results/all.csv:2:20 share-value-only\n" },
		{ "an empty row is not usable", "2024,,xa-1,ty-le,,,,,,,\n2024,,xa-2,ty-le,1,4,,,,,\n", "ty-le", "huyen-a", 2024,
		  "25 0.5 rolled-up 1/2 1/4", "" },
		{ "… is not available: not usable", "2024,,xa-1,ty-le,…,...,,,,,\n2024,,xa-2,ty-le,1,4,,,,,\n",
		  "ty-le", "huyen-a", 2024, "25 0.5 rolled-up 1/2 1/4", "" },
		{ "numbers of parts with decimals", "2024,,xa-1,ty-le,1.5,2.5,,,,,\n", "ty-le", "xa-1", 2024,
		  "60 1 reported 1/1 1.5/2.5", "" },
		{ "parts win over a rounded value beside them", "2024,,xa-1,ty-le,1,3,33.3,,,,\n", "ty-le", "xa-1", 2024,
		  "33.3333 1 reported 1/1 1/3", "" },
		{ "a value that disagrees with its parts", "2024,,xa-1,ty-le,1,4,30,,,,\n", "ty-le", "xa-1", 2024,
		  "25 1 reported 1/1 1/4", "data/results/all.csv:2:22 share-disagrees\n" },
	};
	run(c, sizeof c / sizeof *c);
}

static void other_measures(void **state)
{
	(void)state;
	static const struct figure_case c[] = {
		{ "a count adds up", "2024,,xa-1,so-luot,,,100,,,,\n2024,,xa-2,so-luot,,,23,,,,\n", "so-luot", "huyen-a", 2024,
		  "123 1 rolled-up 2/2", "" },
		{ "a dash counts as a zero, and is a row", "2024,,xa-1,so-luot,,,100,,,,\n2024,,xa-2,so-luot,,,-,,,,\n", "so-luot",
		  "huyen-a", 2024, "100 1 rolled-up 2/2", "" },
		{ "a level does not add up", "2024,,xa-1,muc,,,10,,,,\n2024,,xa-2,muc,,,20,,,,\n", "muc", "huyen-a", 2024, "-", "" },
		{ "a level of its own", "2024,,huyen-a,muc,,,15,,,,\n", "muc", "huyen-a", 2024, "15 1 reported 1/1", "" },
		{ "yes is 100", "2024,,xa-1,co-khong,,,có,,,,\n", "co-khong", "xa-1", 2024, "100 1 reported 1/1 1/1", "" },
		{ "no is 0", "2024,,xa-1,co-khong,,,Không,,,,\n", "co-khong", "xa-1", 2024, "0 1 reported 1/1 0/1", "" },
		{ "one yes of two that report", "2024,,xa-1,co-khong,,,x,,,,\n2024,,xa-2,co-khong,,,no,,,,\n", "co-khong",
		  "huyen-a", 2024, "50 1 rolled-up 2/2 1/2", "" },
		{ "one of one that reports; the other is silent", "2024,,xa-1,co-khong,,,1,,,,\n", "co-khong", "huyen-a", 2024,
		  "100 0.5 rolled-up 1/2 1/1", "" },
		{ "reported by facilities, two levels down", "2024,,tv-1,tv-mo-cua,,,YES,,,,\n2024,,tv-2,tv-mo-cua,,,0,,,,\n",
		  "tv-mo-cua", "tinh", 2024, "50 1 rolled-up 2/2 1/2", "" },
		{ "no reporter at or under the unit", "2024,,tv-1,tv-mo-cua,,,1,,,,\n", "tv-mo-cua", "huyen-a", 2024, "-", "" },
		/* the leaves: xa-1 xa-2 tv-1 tv-2 (xa-moi was not yet there) */
		{ "no reported_by: the leaves of the tree", "2024,,xa-1,theo-la,,,1,,,,\n2024,,tv-1,theo-la,,,2,,,,\n", "theo-la",
		  "tinh", 2024, "3 0.5 rolled-up 2/4", "" },
		{ "what is no reporter is not added", "2024,,xa-1,theo-huyen,,,7,,,,\n2024,,huyen-b,theo-huyen,,,5,,,,\n",
		  "theo-huyen", "tinh", 2024, "5 0.5 rolled-up 1/2", "" },
		{ "parts of a count are not used", "2024,,xa-1,so-luot,1,,100,,,,\n", "so-luot", "xa-1", 2024, "100 1 reported 1/1",
		  "data/results/all.csv:2:20 parts-unused\n" },
	};
	run(c, sizeof c / sizeof *c);
}

static void own_rows(void **state)
{
	(void)state;
	static const struct figure_case c[] = {
		{ "a unit's own row is its figure", "2024,,huyen-a,ty-le,8,10,,,,,\n2024,,xa-1,ty-le,3,4,,,,,\n", "ty-le", "huyen-a", 2024,
		  "80 1 reported 1/1 8/10", "" },
		/* complete: 4 of 5 = 80 % from xa-1, xa-2 */
		{ "complete reporters that agree", "2024,,huyen-a,ty-le,8,10,,,,,\n2024,,xa-1,ty-le,3,4,,,,,\n2024,,xa-2,ty-le,1,1,,,,,\n",
		  "ty-le", "huyen-a", 2024, "80 1 reported 1/1 8/10", "" },
		/* 1000 and 995: 0.5 % of the larger, not more */
		{ "apart by just 0.5 %", "2024,,huyen-a,so-luot,,,1000,,,,\n2024,,xa-1,so-luot,,,900,,,,\n2024,,xa-2,so-luot,,,95,,,,\n",
		  "so-luot", "huyen-a", 2024, "1000 1 reported 1/1", "" },
		{ "apart by more than 0.5 %", "2024,,huyen-a,so-luot,,,1000,,,,\n2024,,xa-1,so-luot,,,900,,,,\n2024,,xa-2,so-luot,,,94,,,,\n",
		  "so-luot", "huyen-a", 2024, "1000 1 reported 1/1", "data/results/all.csv:2:0 rollup-disagrees\n" },
		{ "not complete: no warning", "2024,,huyen-a,so-luot,,,1000,,,,\n2024,,xa-1,so-luot,,,900,,,,\n", "so-luot", "huyen-a", 2024,
		  "1000 1 reported 1/1", "" },
		{ "an own row without a figure leaves the roll-up", "2024,,huyen-a,so-luot,,,…,,,,\n2024,,xa-1,so-luot,,,900,,,,\n",
		  "so-luot", "huyen-a", 2024, "900 0.5 rolled-up 1/2", "" },
		{ "a district's own row does not reach the province", "2024,,huyen-a,so-luot,,,1000,,,,\n2024,,xa-3,so-luot,,,5,,,,\n",
		  "so-luot", "tinh", 2024, "5 0.25 rolled-up 1/4", "" },
	};
	run(c, sizeof c / sizeof *c);
}

/* A unit counts in a year when it was valid on the year's last day. */
static void validity(void **state)
{
	(void)state;
	static const struct figure_case c[] = {
		{ "2024: the old communes", "2024,,xa-1,so-luot,,,1,,,,\n2024,,xa-2,so-luot,,,2,,,,\n2024,,xa-3,so-luot,,,4,,,,\n"
		  "2024,,xa-4,so-luot,,,8,,,,\n", "so-luot", "tinh", 2024, "15 1 rolled-up 4/4", "" },
		{ "2025: the ended ones are not expected, the new one is",
		  "2025,,xa-moi,so-luot,,,3,,,,\n2025,,xa-3,so-luot,,,4,,,,\n2025,,xa-4,so-luot,,,8,,,,\n", "so-luot", "tinh", 2025,
		  "15 1 rolled-up 3/3", "" },
		{ "a row of the district that ended on 30/6/2025 stands on its own page",
		  "2025,,huyen-a,theo-huyen,,,7,,,,\n2025,,huyen-b,theo-huyen,,,5,,,,\n", "theo-huyen", "huyen-a", 2025,
		  "7 1 reported 1/1", "data/results/all.csv:2:0 unit-not-valid\n" },
		{ "… and is in no sum", "2025,,huyen-a,theo-huyen,,,7,,,,\n2025,,huyen-b,theo-huyen,,,5,,,,\n", "theo-huyen", "tinh", 2025,
		  "5 1 rolled-up 1/1", "data/results/all.csv:2:0 unit-not-valid\n" },
		{ "its half year is stored and enters nothing", "2025,H1,huyen-a,theo-huyen,,,7,,,,\n2025,,huyen-b,theo-huyen,,,5,,,,\n",
		  "theo-huyen", "tinh", 2025, "5 1 rolled-up 1/1", "" },
		{ "before it was founded", "2024,,xa-moi,so-luot,,,3,,,,\n2024,,xa-3,so-luot,,,4,,,,\n", "so-luot", "tinh", 2024,
		  "4 0.25 rolled-up 1/4", "data/results/all.csv:2:0 unit-not-valid\n" },
		{ "nothing valid below: no figure", "2025,,xa-1,so-luot,,,3,,,,\n", "so-luot", "huyen-a", 2025, "-",
		  "data/results/all.csv:2:0 unit-not-valid\n" },
	};
	run(c, sizeof c / sizeof *c);
}

static void periods(void **state)
{
	(void)state;
	static const struct figure_case c[] = {
		{ "quarters do not make the year", "2024,Q1,xa-1,so-luot,,,1,,,,\n2024,q2,xa-1,so-luot,,,2,,,,\n2024,M12,xa-1,so-luot,,,4,,,,\n",
		  "so-luot", "xa-1", 2024, "-", "" },
		{ "the year beside its parts", "2024,H2,xa-1,so-luot,,,1,,,,\n2024,,xa-1,so-luot,,,9,,,,\n", "so-luot", "xa-1", 2024,
		  "9 1 reported 1/1", "" },
	};
	run(c, sizeof c / sizeof *c);
}

static void qualities(void **state)
{
	(void)state;
	static const struct figure_case c[] = {
		{ "an estimate is marked", "2024,,xa-1,so-luot,,,9,ước,,,\n", "so-luot", "xa-1", 2024, "9 1 reported 1/1 estimate", "" },
		{ "a sum is as sure as its least sure part",
		  "2024,,xa-1,so-luot,,,9,Sơ bộ,,,\n2024,,xa-2,so-luot,,,1,chính thức,,,\n", "so-luot", "huyen-a", 2024,
		  "10 1 rolled-up 2/2 preliminary", "" },
		{ "an estimate replaced by the official figure",
		  "2024,,xa-1,so-luot,,,9,estimate,2024-11-30,,\n2024,,xa-1,so-luot,,,12,official,2025-02-15,,\n", "so-luot", "xa-1", 2024,
		  "12 1 reported 1/1", "" },
		{ "… whatever their order in the file",
		  "2024,,xa-1,so-luot,,,12,official,15/2/2025,,\n2024,,xa-1,so-luot,,,9,estimate,30/11/2024,,\n", "so-luot", "xa-1", 2024,
		  "12 1 reported 1/1", "" },
		{ "a figure withdrawn by a later row without one",
		  "2024,,xa-1,so-luot,,,9,,2024-11-30,,\n2024,,xa-1,so-luot,,,…,,2025-02-15,,\n", "so-luot", "xa-1", 2024, "-", "" },
	};
	run(c, sizeof c / sizeof *c);
}

/* Three reports of one figure, the middle one last in the file; what was known on which day? */
static void as_of(void **state)
{
	(void)state;
	static const char rows[] = "2024,,xa-1,so-luot,,,1,,2025-01-10,,\n2024,,xa-1,so-luot,,,3,,2025-03-10,,\n"
	                           "2024,,xa-1,so-luot,,,2,,2025-02-10,,\n2024,,xa-2,so-luot,,,5,,,,\n";
	static const struct { const char *day, *own, *above; } row[] = {
		{ "2025-01-09", "-", "5 0.5 rolled-up 1/2" },   /* the row without a date counts always */
		{ "2025-01-10", "1 1 reported 1/1", "6 1 rolled-up 2/2" },
		{ "2025-02-09", "1 1 reported 1/1", "6 1 rolled-up 2/2" },
		{ "2025-02-10", "2 1 reported 1/1", "7 1 rolled-up 2/2" },
		{ "2025-03-09", "2 1 reported 1/1", "7 1 rolled-up 2/2" },
		{ "2025-03-10", "3 1 reported 1/1", "8 1 rolled-up 2/2" },
		{ NULL, "3 1 reported 1/1", "8 1 rolled-up 2/2" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct project p;
		load_rows(&p, rows, row[i].day);
		project_assert_good(&p);
		assert_string_equal(shown(&p, "so-luot", "xa-1", 2024), row[i].own);
		assert_string_equal(shown(&p, "so-luot", "huyen-a", 2024), row[i].above);
		project_end(&p);
	}
}

/* Two rows of the same key and the same date, or none: an error that names both lines. */
static void doubles(void **state)
{
	(void)state;
	static const struct { const char *rows, *messages; } row[] = {
		{ "2024,,xa-1,so-luot,,,1,,2025-01-10,,\n2024,,xa-2,so-luot,,,1,,,,\n2024,,xa-1,so-luot,,,2,,10/1/2025,,\n",
		  "data/results/all.csv:4:1 result-double 'xa-1' 'so-luot' 'data/results/all.csv:2' '4'\n" },
		{ "2024,,xa-1,so-luot,,,1,,,,\n2024,,xa-1,so-luot,,,1,,,,\n",
		  "data/results/all.csv:3:1 result-double 'xa-1' 'so-luot' 'data/results/all.csv:2' '3'\n" },
		{ "2024,,xa-1,so-luot,,,1,,,,\n2024,,xa-1,so-luot,,,1,,2025-01-10,,\n",
		  "data/results/all.csv:3:1 result-double 'xa-1' 'so-luot' 'data/results/all.csv:2' '3'\n" },
		{ "2024,,xa-1,so-luot,,,1,,2025-01-10,,\n2024,,xa-1,so-luot,,,2,,2025-02-10,,\n2024,,xa-1,so-luot,,,3,,2025-01-10,,\n",
		  "data/results/all.csv:4:1 result-double 'xa-1' 'so-luot' 'data/results/all.csv:2' '4'\n" },
		{ "2024,H1,xa-1,so-luot,,,1,,,,\n2024,h1,xa-1,so-luot,,,1,,,,\n",
		  "data/results/all.csv:3:1 result-double 'xa-1' 'so-luot' 'data/results/all.csv:2' '3'\n" },
		{ "2024,H1,xa-1,so-luot,,,1,,,,\n2024,H2,xa-1,so-luot,,,1,,,,\n2024,,xa-1,so-luot,,,1,,,,\n2023,,xa-1,so-luot,,,1,,,,\n"
		  "2024,,xa-1,theo-la,,,1,,,,\n", "" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct project p;
		load_rows(&p, row[i].rows, NULL);
		assert_string_equal(project_messages(&p, true), row[i].messages);
		project_end(&p);
	}
}

/* The same across files: the message names the other file. */
static void double_in_two_files(void **state)
{
	(void)state;
	struct project p;
	project_begin(&p);
	project_write(&p, "content/site.yaml", site);
	project_write(&p, "data/units.csv", units);
	project_write(&p, "data/indicators.csv", indicators);
	project_write(&p, "data/results/2024/a.csv", "year,unit,indicator,value\n2024,xa-1,so-luot,1\n");
	project_write(&p, "data/results/2024/b.csv", "Năm;Đơn vị;Chỉ số;Giá trị\n2024;xa-2;so-luot;1\n2024;xa-1;so-luot;1\n");
	project_load(&p, 0, NULL);
	assert_string_equal(project_messages(&p, true),
	                    "data/results/2024/b.csv:3:1 result-double 'xa-1' 'so-luot' 'data/results/2024/a.csv:2' '3'\n");
	project_end(&p);
}

static void bad_rows(void **state)
{
	(void)state;
	static const struct { const char *rows, *messages; } row[] = {
		{ "2024,,xa-1,ty-le,5,4,,,,,\n", "2:18 share-over '5' '4'\n" },
		{ "2024,,xa-1,ty-le,-1,4,,,,,\n", "2:18 negative '-1'\n" },
		{ "2024,,xa-1,ty-le,3,,,,,,\n", "2:20 share-parts ''\n" },
		{ "2024,,xa-1,ty-le,,3,,,,,\n", "2:18 share-parts ''\n" },
		{ "2024,,xa-1,ty-le,,,100.5,,,,\n", "2:20 percent-range '100.5'\n" },
		{ "2024,,xa-1,co-khong,,,perhaps,,,,\n", "2:23 bad-yesno 'perhaps'\n" },
		{ "24,,xa-1,so-luot,,,1,,,,\n", "2:1 bad-integer '24' '1900' '2200'\n" },
		{ ",,xa-1,so-luot,,,1,,,,\n", "2:1 cell-empty ''\n" },
		{ "2024,,,so-luot,,,1,,,,\n", "2:7 cell-empty ''\n" },
		{ "2024,,xa-1,,,,1,,,,\n", "2:12 cell-empty ''\n" },
		{ "2024,,xa-9,so-luot,,,1,,,,\n", "2:7 unknown-id-near 'xa-9' 'unit' 'đơn vị' 'xa-1'\n" },
		{ "2024,,xa-1,so-lout,,,1,,,,\n", "2:12 unknown-id-near 'so-lout' 'indicator' 'chỉ số' 'so-luot'\n" },
		{ "2024,,xa-1,chang-co-gi-giong,,,1,,,,\n", "2:12 unknown-id 'chang-co-gi-giong' 'indicator' 'chỉ số'\n" },
		{ "2024,X1,xa-1,so-luot,,,1,,,,\n",
		  "2:6 bad-word 'X1' 'h1, h2, q1, q2, q3, q4, m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12'\n" },
		{ "2024,,xa-1,so-luot,,,1,perhaps,,,\n",
		  "2:24 bad-word 'perhaps' 'official, preliminary, estimate, chính thức, sơ bộ, ước'\n" },
		{ "2024,,xa-1,so-luot,,,1,,30/2/2024,,\n", "2:25 bad-date '30/2/2024'\n" },
		{ "2024,,xa-1,so-luot,,,many,,,,\n", "2:22 csv-bad-number 'many' 'value'\n" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct project p;
		load_rows(&p, row[i].rows, NULL);
		const char *want = str_format(&p.arena, "data/results/all.csv:%s", row[i].messages).p;
		assert_string_equal(project_messages(&p, true), want);
		project_end(&p);
	}
}

/* A wrong id in very many rows is told at each of them, quickly. */
static void many_unknown(void **state)
{
	(void)state;
	enum { ROWS = 20000 };
	struct project p;
	project_begin(&p);
	project_write(&p, "content/site.yaml", site);
	project_write(&p, "data/units.csv", units);
	project_write(&p, "data/indicators.csv", indicators);
	struct buf b;
	buf_init(&b, &p.arena, 1 << 20);
	buf_c(&b, header);
	for (int i = 0; i < ROWS; i++)
		buf_printf(&b, "2024,,xa-%d,so-luot,,,1,,,,\n", 1000 + i % 5000);
	project_write_bytes(&p, "data/results/all.csv", buf_str(&b));
	project_load(&p, 0, NULL);
	assert_int_equal(p.diags.errors, ROWS);
	project_end(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shares), cmocka_unit_test(other_measures), cmocka_unit_test(own_rows),
		cmocka_unit_test(validity), cmocka_unit_test(periods), cmocka_unit_test(qualities), cmocka_unit_test(as_of),
		cmocka_unit_test(doubles), cmocka_unit_test(double_in_two_files), cmocka_unit_test(bad_rows),
		cmocka_unit_test(many_unknown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
