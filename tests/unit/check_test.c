/* check_test.c -- the rules for what is doubtful: each provoked, and just not provoked. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "project.h"

/* Files to be laid over the base below; a path of it replaces the file. */
enum { FILES = 6 };
struct check_case {
	const char         *what;
	enum diag_id        id;
	bool                said;
	struct project_file file[FILES];
};

static const struct project_file base[] = {
	{ "content/site.yaml", "title: T\nunit: tinh\ncycle: 2025\n" },
	{ "content/plans/ke-hoach.md", "---\nid: ke-hoach\ntitle: K\nunit: tinh\nperiod: 2023-2030\n---\ntext\n" },
	{ "data/units.csv", "id,name,kind,parent,valid_from,valid_to\ntinh,Tỉnh,province,,,\nhuyen,Huyện,district,tinh,,30/6/2025\n"
	                    "xa,Xã,commune,tinh,,\n" },
	{ "data/indicators.csv", "id,name,measure,reported_by,direction\nty-le,Tỷ lệ,share,commune,\nchua-dat,Chưa đạt,share,commune,down\n"
	                         "so-luot,Số lượt,count,commune,\nmuc,Mức,level,commune,\n" },
	{ "data/documents.csv", "id,title\nqd,Quyết định\n" },
	{ "data/agencies.csv", "id,name,unit\nso,Sở,tinh\nphong,Phòng,huyen\n" },
};

#define TARGETS(rows) { "data/targets.csv", "id,plan,indicator,unit,kind,year,value,base_year,base_value,agency,parent\n" rows }
#define RESULTS(rows) { "data/results/r.csv", "year,period,unit,indicator,numerator,denominator,value\n" rows }
#define DUTIES(rows)  { "data/duties.csv", "id,plan,from,to,due,every\n" rows }
#define FORM          { "data/forms/f.csv", "code,label,columns\n5,Hội thảo,both\n5.1,Cấp tỉnh,both\n5.2,Cấp xã,both\n6,Đêm văn nghệ,events\n" }
#define WEEK(rows)    { "data/weeks/2025/xa.csv", "code,label,events,people\n" rows }

static bool replaced(const struct check_case *c, const char *path)
{
	for (size_t i = 0; i < FILES && c->file[i].path; i++)
		if (strcmp(c->file[i].path, path) == 0)
			return true;
	return false;
}

static void run(const struct check_case *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct project p;
		project_begin(&p);
		for (size_t k = 0; k < sizeof base / sizeof *base; k++)
			if (!replaced(&c[i], base[k].path))
				project_write(&p, base[k].path, base[k].text);
		for (size_t k = 0; k < FILES && c[i].file[k].path; k++)
			project_write(&p, c[i].file[k].path, c[i].file[k].text);
		project_load(&p, 0, NULL);
		project_assert_good(&p);
		if (project_has(&p, c[i].id) != c[i].said)
			fail_msg("%s: said\n%s", c[i].what, project_messages(&p, true));
		project_end(&p);
	}
}

static void targets(void **state)
{
	(void)state;
	static const struct check_case c[] = {
		{ "no agency", DIAG_TARGET_ORPHAN, true, { TARGETS("t,ke-hoach,ty-le,tinh,level,2030,70,,,,\n") } },
		{ "an agency", DIAG_TARGET_ORPHAN, false, { TARGETS("t,ke-hoach,ty-le,tinh,level,2030,70,,,so,\n") } },
		{ "a target of a higher level has no agency here", DIAG_TARGET_ORPHAN, false,
		  { TARGETS("t,qd,ty-le,tinh,level,2030,70,,,,\n") } },
		{ "growth without base", DIAG_GROWTH_BASE, true, { TARGETS("t,ke-hoach,so-luot,tinh,growth,2030,10,,,so,\n") } },
		{ "growth with a base year", DIAG_GROWTH_BASE, false, { TARGETS("t,ke-hoach,so-luot,tinh,growth,2030,10,2023,,so,\n") } },
		{ "below its parent's", DIAG_TARGET_BELOW_PARENT, true,
		  { TARGETS("q,qd,ty-le,tinh,level,2030,70,,,,\nt,ke-hoach,ty-le,tinh,level,2030,60,,,so,q\n") } },
		{ "equal to its parent's", DIAG_TARGET_BELOW_PARENT, false,
		  { TARGETS("q,qd,ty-le,tinh,level,2030,70,,,,\nt,ke-hoach,ty-le,tinh,level,2030,70,,,so,q\n") } },
		{ "another year: not comparable", DIAG_TARGET_BELOW_PARENT, false,
		  { TARGETS("q,qd,ty-le,tinh,level,2030,70,,,,\nt,ke-hoach,ty-le,tinh,level,2025,60,,,so,q\n") } },
		{ "less is better: above is worse", DIAG_TARGET_BELOW_PARENT, true,
		  { TARGETS("q,qd,chua-dat,tinh,level,2030,20,,,,\nt,ke-hoach,chua-dat,tinh,level,2030,30,,,so,q\n") } },
		{ "counts of a country and a province are not comparable", DIAG_TARGET_BELOW_PARENT, false,
		  { TARGETS("q,qd,so-luot,tinh,level,2030,70,,,,\nt,ke-hoach,so-luot,tinh,level,2030,60,,,so,q\n") } },
		{ "a share of one facility", DIAG_SHARE_OF_ONE, true,
		  { TARGETS("t,ke-hoach,ty-le,xa,level,2030,70,,,so,\n"), RESULTS("2025,,xa,ty-le,0,1,\n") } },
		{ "of two", DIAG_SHARE_OF_ONE, false, { TARGETS("t,ke-hoach,ty-le,xa,level,2030,70,,,so,\n"), RESULTS("2025,,xa,ty-le,0,2,\n") } },
		{ "100 % of one is honest", DIAG_SHARE_OF_ONE, false,
		  { TARGETS("t,ke-hoach,ty-le,xa,level,2030,100,,,so,\n"), RESULTS("2025,,xa,ty-le,0,1,\n") } },
	};
	run(c, sizeof c / sizeof *c);
}

#define FIVE(a, b, c, d, e) RESULTS("2021,,xa,muc,,," a "\n2022,,xa,muc,,," b "\n2023,,xa,muc,,," c "\n" \
                                    "2024,,xa,muc,,," d "\n2025,,xa,muc,,," e "\n")
#define COUNTS(a, b, c, d)  RESULTS("2022,,xa,so-luot,,," a "\n2023,,xa,so-luot,,," b "\n2024,,xa,so-luot,,," c "\n2025,,xa,so-luot,,," d "\n")
#define SHARES(a)           RESULTS("2022,,xa,ty-le," a ",\n2023,,xa,ty-le," a ",\n2024,,xa,ty-le," a ",\n2025,,xa,ty-le," a ",\n")

static void series(void **state)
{
	(void)state;
	static const struct check_case c[] = {
		/* changes 10 10 10, then 300: the median is 10 */
		{ "a jump", DIAG_JUMP, true, { FIVE("100", "110", "120", "130", "430") } },
		{ "a fall", DIAG_JUMP, true, { FIVE("400", "410", "420", "430", "30") } },
		{ "one wild year before does not hide it: changes 10 200 10, median 10", DIAG_JUMP, true,
		  { FIVE("100", "110", "310", "320", "900") } },
		{ "6 times the usual is not more than 6 times", DIAG_JUMP, false, { FIVE("10", "20", "30", "40", "100") } },
		{ "far more than usual, but less than half of the figure", DIAG_JUMP, false, { FIVE("100", "101", "102", "103", "150") } },
		{ "four years are too few to know what is usual", DIAG_JUMP, false,
		  { RESULTS("2022,,xa,muc,,,100\n2023,,xa,muc,,,110\n2024,,xa,muc,,,120\n2025,,xa,muc,,,900\n") } },
		{ "a gap before the last year", DIAG_JUMP, false,
		  { RESULTS("2019,,xa,muc,,,100\n2020,,xa,muc,,,110\n2021,,xa,muc,,,120\n2022,,xa,muc,,,130\n2023,,xa,muc,,,140\n2025,,xa,muc,,,900\n") } },
		{ "four years the same", DIAG_NEVER_CHANGES, true, { COUNTS("120", "120", "120", "120") } },
		{ "three years the same", DIAG_NEVER_CHANGES, false, { COUNTS("121", "120", "120", "120") } },
		{ "small counts may stay", DIAG_NEVER_CHANGES, false, { COUNTS("9", "9", "9", "9") } },
		{ "nothing may stay nothing", DIAG_NEVER_CHANGES, false, { COUNTS("0", "0", "0", "0") } },
		{ "shares the same", DIAG_NEVER_CHANGES, true, { SHARES("3,4") } },
		{ "all of them may stay all", DIAG_NEVER_CHANGES, false, { SHARES("4,4") } },
		{ "of two or three little can change", DIAG_NEVER_CHANGES, false, { SHARES("2,3") } },
		{ "a row of a unit that had ended", DIAG_UNIT_NOT_VALID, true, { RESULTS("2025,,huyen,so-luot,,,5\n") } },
		{ "its half year", DIAG_UNIT_NOT_VALID, false, { RESULTS("2025,H1,huyen,so-luot,,,5\n") } },
		{ "the year before", DIAG_UNIT_NOT_VALID, false, { RESULTS("2024,,huyen,so-luot,,,5\n") } },
	};
	run(c, sizeof c / sizeof *c);
}

static void weeks(void **state)
{
	(void)state;
	static const struct check_case c[] = {
		{ "people without events", DIAG_PEOPLE_WITHOUT_EVENTS, true, { FORM, WEEK("5,,,40\n5.1,,,\n5.2,,,\n6,,,\n") } },
		{ "people, and no events by a dash", DIAG_PEOPLE_WITHOUT_EVENTS, true, { FORM, WEEK("5,,-,40\n5.1,,,\n5.2,,,\n6,,,\n") } },
		{ "people at events", DIAG_PEOPLE_WITHOUT_EVENTS, false, { FORM, WEEK("5,,1,40\n5.1,,,\n5.2,,,\n6,,,\n") } },
		{ "blank against zero", DIAG_BLANK_OR_ZERO, true, { FORM, WEEK("5,,3,\n5.1,,,\n5.2,,,\n6,,,\n") } },
		{ "zero by a dash", DIAG_BLANK_OR_ZERO, false, { FORM, WEEK("5,,3,-\n5.1,,,\n5.2,,,\n6,,,\n") } },
		{ "nobody counted", DIAG_BLANK_OR_ZERO, false, { FORM, WEEK("5,,3,…\n5.1,,,\n5.2,,,\n6,,,\n") } },
		{ "a row that has no people", DIAG_BLANK_OR_ZERO, false, { FORM, WEEK("5,,,\n5.1,,,\n5.2,,,\n6,,3,\n") } },
		{ "parts of events above the whole: 2 + 2 > 3", DIAG_CHILDREN_OVER_PARENT, true, { FORM, WEEK("5,,3,9\n5.1,,2,4\n5.2,,2,4\n6,,,\n") } },
		{ "parts of people above the whole: 5 + 5 > 9", DIAG_CHILDREN_OVER_PARENT, true, { FORM, WEEK("5,,4,9\n5.1,,2,5\n5.2,,2,5\n6,,,\n") } },
		{ "parts below the whole", DIAG_CHILDREN_OVER_PARENT, false, { FORM, WEEK("5,,4,9\n5.1,,2,4\n5.2,,1,4\n6,,,\n") } },
		{ "the whole left blank", DIAG_CHILDREN_OVER_PARENT, false, { FORM, WEEK("5,,,\n5.1,,2,4\n5.2,,2,4\n6,,,\n") } },
	};
	run(c, sizeof c / sizeof *c);
}

static void duties(void **state)
{
	(void)state;
	static const struct check_case c[] = {
		{ "a yearly duty to an agency of a unit that has ended", DIAG_DUTY_RECEIVER, true, { DUTIES("d,ke-hoach,so,phong,11-15,\n") } },
		{ "to such a unit", DIAG_DUTY_RECEIVER, true, { DUTIES("d,ke-hoach,so,huyen,,year\n") } },
		{ "to one that goes on", DIAG_DUTY_RECEIVER, false, { DUTIES("d,ke-hoach,phong,so,11-15,\n") } },
		{ "done with before it ended", DIAG_DUTY_RECEIVER, false, { DUTIES("d,ke-hoach,so,phong,2024-11-15,\n") } },
	};
	run(c, sizeof c / sizeof *c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(targets), cmocka_unit_test(series), cmocka_unit_test(weeks), cmocka_unit_test(duties),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
