/* reporting_test.c -- duties and submissions: who owes what by when, and has it come? */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "project.h"

static const char units[] =
	"id,name,kind,parent,valid_from,valid_to\ntinh,Tỉnh,province,,,\n"
	"huyen-a,Huyện A,district,tinh,,30/6/2025\nhuyen-b,Huyện B,district,tinh,,\ntinh-khac,Tỉnh khác,province,,,\n"
	"huyen-khac,Huyện khác,district,tinh-khac,,\n";

struct duty_case {
	const char *what, *plan_date, *duty, *submissions, *as_of;
	int         cycle;
	const char *reports;            /* "year sender due submitted status", joined by ";" */
};

static void add_date(struct buf *b, date d)
{
	buf_char(b, ' ');
	if (d == DATE_NONE)
		buf_char(b, '-');
	else
		date_iso(b, d);
}

static const char *shown(struct project *p)
{
	struct buf b;
	buf_init(&b, &p->arena, 256);
	for (size_t i = 0; i < p->reporting.n; i++) {
		const struct report *r = &p->reporting.report[i];
		str sender = r->unit != NONE ? p->model.unit[r->unit].id : p->model.agency[r->agency].id;
		buf_printf(&b, "%s%d %.*s", i ? ";" : "", r->year, STR_ARG(sender));
		add_date(&b, r->due);
		add_date(&b, r->submitted_on);
		buf_printf(&b, " %s", report_status_id(r->status));
	}
	buf_char(&b, '\0');
	return b.p;
}

static void load_case(struct project *p, const struct duty_case *c)
{
	project_begin(p);
	project_write(p, "content/site.yaml", "title: T\nunit: tinh\ncycle: 2025\n");
	project_write(p, "content/plans/ke-hoach.md", str_format(&p->arena,
	              "---\nid: ke-hoach\ntitle: K\nunit: tinh\ndate: %s\nperiod: 2023-2030\n---\ntext\n", c->plan_date).p);
	project_write(p, "data/units.csv", units);
	project_write(p, "data/indicators.csv", "id,name,measure\nx,X,count\n");
	project_write(p, "data/agencies.csv", "id,name,unit\nso,Sở,tinh\nphong-a,Phòng A,huyen-a\n");
	project_write(p, "data/duties.csv", str_format(&p->arena, "id,plan,from,due,every,text\nd,ke-hoach,%s,Báo cáo\n", c->duty).p);
	project_write(p, "data/submissions.csv", str_format(&p->arena, "duty,year,from,submitted_on\n%s", c->submissions).p);
	project_load(p, c->cycle, c->as_of);
	project_assert_good(p);
}

static void duties(void **state)
{
	(void)state;
	static const struct duty_case c[] = {
		{ "a fixed date, on its last day", "2023-03-01", "so,2025-06-30,", "d,2025,so,30/6/2025\n", NULL, 2025,
		  "2025 so 2025-06-30 2025-06-30 on-time" },
		{ "a day late", "2023-03-01", "so,2025-06-30,", "d,2025,so,1/7/2025\n", NULL, 2025,
		  "2025 so 2025-06-30 2025-07-01 late" },
		{ "missing", "2023-03-01", "so,2025-06-30,", "", "2025-07-01", 2025, "2025 so 2025-06-30 - missing" },
		{ "not missing on the last day", "2023-03-01", "so,2025-06-30,", "", "2025-06-30", 2025, "2025 so 2025-06-30 - not-due" },
		{ "came, day not known", "2023-03-01", "so,2025-06-30,", "d,2025,so,\n", "2025-09-01", 2025,
		  "2025 so 2025-06-30 - on-time" },
		{ "came after the as-of date: not yet known", "2023-03-01", "so,2025-06-30,", "d,2025,so,2025-08-01\n", "2025-07-15", 2025,
		  "2025 so 2025-06-30 - missing" },
		{ "yearly, from the first due date after the plan's own", "2023-12-05", "so,11-15,", "d,2024,so,2024-11-15\n",
		  "2025-12-01", 2025, "2024 so 2024-11-15 2024-11-15 on-time;2025 so 2025-11-15 - missing" },
		{ "… the year of the plan too when it came before", "2023-03-01", "so,11-15,", "", "2024-01-01", 2023,
		  "2023 so 2023-11-15 - missing" },
		{ "every year without a day: judged by its last", "2024-03-01", "so,,year", "d,2024,so,2025-01-02\n", "2025-12-31", 2025,
		  "2024 so - 2025-01-02 late;2025 so - - not-due" },
		{ "all districts under the plan's unit; one ended on 30/6/2025", "2023-03-01", "kind:district,2025-11-15,", "", "2025-12-01", 2025,
		  "2025 huyen-b 2025-11-15 - missing" },
		{ "… before that day it owed too", "2023-03-01", "kind:district,2025-06-15,", "d,2025,huyen-a,2025-06-15\n", "2025-12-01", 2025,
		  "2025 huyen-a 2025-06-15 2025-06-15 on-time;2025 huyen-b 2025-06-15 - missing" },
		{ "an agency of a unit that has ended owes nothing", "2023-03-01", "phong-a,2025-11-15,", "", "2025-12-01", 2025, "" },
		{ "a unit by its id", "2023-03-01", "huyen-b,2025-11-15,", "", "2025-01-01", 2025, "2025 huyen-b 2025-11-15 - not-due" },
		{ "29 February in a year without one", "2023-01-01", "huyen-b,02-29,", "", "2024-12-31", 2024,
		  "2023 huyen-b 2023-02-28 - missing;2024 huyen-b 2024-02-29 - missing" },
	};
	for (size_t i = 0; i < sizeof c / sizeof *c; i++) {
		struct project p;
		load_case(&p, &c[i]);
		if (strcmp(shown(&p), c[i].reports) != 0)
			fail_msg("%s:\n  %s\ninstead of\n  %s", c[i].what, shown(&p), c[i].reports);
		project_end(&p);
	}
}

/* The day of the data: as-of if given, else the latest date in results and submissions. */
static void today(void **state)
{
	(void)state;
	static const struct duty_case c = { "", "2023-03-01", "so,2025-06-30,", "d,2025,so,2025-06-12\n", NULL, 2025, "" };
	struct project p;
	date d;
	load_case(&p, &c);
	assert_true(date_parse(S("2025-06-12"), &d));
	assert_int_equal(model_date(&p.model, DATE_NONE), d);
	assert_int_equal(model_date(&p.model, d + 30), d + 30);
	project_end(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(duties), cmocka_unit_test(today) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
