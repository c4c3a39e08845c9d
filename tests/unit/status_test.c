/*
 * status_test.c -- sections 5 and 7 of the data contract, with figures to check by hand.
 *
 * A case gives the target's columns kind,year,comparator,value,value_high,
 * base_year,base_value and the figures of the province: "2024:7/10" is 7 of 10,
 * "2024:70" a value.  The plan runs from 2023 to 2030.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "project.h"

static const char units[] =
	"id,name,kind,parent\ntinh,Tỉnh,province,\n"
	"xa-1,Xã 1,commune,tinh\nxa-2,Xã 2,commune,tinh\nxa-3,Xã 3,commune,tinh\nxa-4,Xã 4,commune,tinh\nxa-5,Xã 5,commune,tinh\n";

static const char indicators[] =
	"id,name,measure,reported_by,direction\n"
	"ty-le,Tỷ lệ,share,commune,\nchua-dat,Tỷ lệ chưa đạt,share,commune,down\nso-luot,Số lượt,count,commune,\n"
	"muc,Mức,level,commune,\nmoc,Mốc,yesno,commune,\n";

static const char documents[] = "id,title\nquyet-dinh,Quyết định\n";

static const char plan[] =
	"---\nid: ke-hoach\ntitle: Kế hoạch\nperiod: 2023-2030\n---\n# I. MỤC TIÊU\n";

/* "2024:7/10 2025:8/10" as result rows of a unit. */
static void add_rows(struct buf *b, const char *unit, const char *indicator, const char *figures)
{
	for (str rest = str_from_c(figures), word; (word = str_word(&rest)).n;) {
		str year = str_cut(&word, ':'), first = str_cut(&word, '/');
		bool share = word.n > 0;
		buf_printf(b, "%.*s,%s,%s,%.*s,%.*s,%.*s\n", STR_ARG(year), unit, indicator, share ? (int)first.n : 0, first.p,
		           STR_ARG(word), share ? 0 : (int)first.n, first.p);
	}
}

/* The project but for its results; `target` is the one row of targets.csv. */
static void begin(struct project *p, const char *plan_id, const char *indicator, const char *target)
{
	project_begin(p);
	project_write(p, "content/site.yaml", "title: T\nunit: tinh\ncycle: 2025\n");
	project_write(p, "content/plans/ke-hoach.md", plan);
	project_write(p, "data/units.csv", units);
	project_write(p, "data/indicators.csv", indicators);
	project_write(p, "data/documents.csv", documents);
	project_write(p, "data/targets.csv", str_format(&p->arena,
	              "id,plan,indicator,unit,kind,year,comparator,value,value_high,base_year,base_value\n"
	              "t,%s,%s,tinh,%s\n", plan_id, indicator, target).p);
}

static void add(struct buf *b, const char *name, double v)
{
	if (!isnan(v))
		buf_printf(b, " %s=%g", name, round(v * 1e9) / 1e9 + 0.0);
}

/* All of a verdict that there is. */
static const char *shown(struct project *p, const struct verdict *v)
{
	struct buf b;
	buf_init(&b, &p->arena, 128);
	buf_c(&b, status_id(v->status));
	if (v->overdue)
		buf_c(&b, " overdue");
	if (v->year)
		buf_printf(&b, " %d=%g", v->year, v->value);
	if (!isnan(v->compared) && v->compared != v->value)
		buf_printf(&b, " g=%g", v->compared);
	if (v->base_year)
		buf_printf(&b, " base=%d", v->base_year);
	if (!isnan(v->base_value))
		buf_printf(&b, ":%g", v->base_value);
	add(&b, "R", v->pace);
	if (!isnan(v->pace) && v->years_judged)
		buf_printf(&b, "=%u/%u", v->years_met, v->years_judged);
	add(&b, "expected", v->expected);
	add(&b, "gap", v->gap);
	add(&b, "needed", v->needed);
	add(&b, "count", v->needed_count);
	add(&b, "projected", v->projected);
	if (v->projected_year)
		buf_printf(&b, "@%d", v->projected_year);
	if (v->upper_reached)
		buf_c(&b, " upper");
	buf_char(&b, '\0');
	return b.p;
}

struct status_case {
	const char *what, *indicator, *target, *figures;
	int         cycle;
	const char *verdict;
};

static void judge(struct project *p, const struct status_case *c, const char *plan_id)
{
	struct buf b;
	begin(p, plan_id, c->indicator, c->target);
	buf_init(&b, &p->arena, 256);
	buf_c(&b, "year,unit,indicator,numerator,denominator,value\n");
	add_rows(&b, "tinh", c->indicator, c->figures);
	project_write_bytes(p, "data/results/r.csv", buf_str(&b));
	project_load(p, c->cycle, NULL);
	project_assert_good(p);
}

static void run(const struct status_case *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct project p;
		judge(&p, &c[i], "ke-hoach");
		const char *got = shown(&p, &p.verdict[0]);
		if (strcmp(got, c[i].verdict) != 0)
			fail_msg("%s:\n  %s\ninstead of\n  %s", c[i].what, got, c[i].verdict);
		project_end(&p);
	}
}

static void levels(void **state)
{
	(void)state;
	static const struct status_case c[] = {
		/* ---- comparators, on exact shares ---- */
		{ "7 of 10 is not 'trên 70 %': 8 are needed", "ty-le", "level,2030,>,70,,,", "2025:7/10", 2025,
		  "pending 2025=70 gap=0 needed=0 count=8" },
		{ "… and is missed when due", "ty-le", "level,2025,>,70,,,", "2025:7/10", 2025, "missed 2025=70 gap=0 count=8" },
		{ "8 of 10 is", "ty-le", "level,2025,>,70,,,", "2025:8/10", 2025, "achieved 2025=80 gap=10 count=8" },
		{ "70.04 % is, whatever the page prints: 1751 of 2500", "ty-le", "level,2025,>,70,,,", "2025:1751/2500", 2025,
		  "achieved 2025=70.04 gap=0.04 count=1751" },
		{ "7 of 10 is 'từ 70 %'", "ty-le", "level,2025,>=,70,,,", "2025:7/10", 2025, "achieved 2025=70 gap=0 count=7" },
		{ "thirds: 2 of 3 against 66.67", "ty-le", "level,2025,>=,66.67,,,", "2025:2/3", 2025,
		  "missed 2025=66.6667 gap=-0.00333333 count=3" },
		{ "nothing given means at least", "ty-le", "level,2025,,70,,,", "2025:7/10", 2025, "achieved 2025=70 gap=0 count=7" },
		{ "less is better: nothing given means at most", "chua-dat", "level,2025,,20,,,", "2025:2/10", 2025,
		  "achieved 2025=20 gap=0 count=2" },
		{ "at most: 3 of 10 is too much; 2 may be", "chua-dat", "level,2025,<=,20,,,", "2025:3/10", 2025,
		  "missed 2025=30 gap=10 count=2" },
		{ "below 20 %: 1 of 10 may be", "chua-dat", "level,2025,<,20,,,", "2025:2/10", 2025, "missed 2025=20 gap=0 count=1" },
		{ "exactly", "ty-le", "level,2025,=,50,,,", "2025:4/8", 2025, "achieved 2025=50 gap=0 count=4" },
		{ "not exactly", "ty-le", "level,2025,=,50,,,", "2025:5/8", 2025, "missed 2025=62.5 gap=12.5 count=4" },
		{ "60 % of 8 libraries needs 5: 4.8 are no libraries", "ty-le", "level,2030,>=,60,,,", "2025:4/8", 2025,
		  "pending 2025=50 gap=-10 needed=2 count=5" },
		{ "… 5 of 8 is enough", "ty-le", "level,2025,>=,60,,,", "2025:5/8", 2025, "achieved 2025=62.5 gap=2.5 count=5" },
		{ "60 % of 5 needs 3, not 4 for a rounding error's sake", "ty-le", "level,2025,>=,60,,,", "2025:3/5", 2025,
		  "achieved 2025=60 gap=0 count=3" },
		{ "a centre alone in its share: 70 % of 1 needs 1", "ty-le", "level,2025,>=,70,,,", "2025:0/1", 2025,
		  "missed 2025=0 gap=-70 count=1" },
		{ "a share known only in % has no count", "ty-le", "level,2025,>=,70,,,", "2025:71", 2025, "achieved 2025=71 gap=1" },
		{ "an aim of a share may say %", "ty-le", "level,2025,>=,70 %,80%,,", "2025:71", 2025, "achieved 2025=71 gap=1" },
		{ "the upper end of a range", "ty-le", "level,2025,>=,70,80,,", "2025:8/10", 2025, "achieved 2025=80 gap=10 count=7 upper" },
		{ "… not reached", "ty-le", "level,2025,>=,70,80,,", "2025:79/100", 2025, "achieved 2025=79 gap=9 count=70" },

		/* ---- which figure: the latest year <= min(cycle, target's year) ---- */
		{ "years after the cycle do not count", "muc", "level,2030,>=,70,,,", "2024:50 2026:90", 2025,
		  "pending 2024=50 gap=-20 needed=3.33333" },
		{ "years after the target's do not count", "muc", "level,2024,>=,70,,,", "2024:50 2025:90", 2025, "missed 2024=50 gap=-20" },
		{ "due, and no figure of the due year", "muc", "level,2025,>=,70,,,", "2023:50 2024:90", 2025,
		  "no-data overdue 2024=90 base=2023:50" },
		{ "no figure at all, not due", "muc", "level,2030,>=,70,,,", "", 2025, "no-data" },
		{ "no figure at all, due", "muc", "level,2025,>=,70,,,", "2026:80", 2025, "no-data overdue" },
		{ "achieved before its time", "muc", "level,2030,>=,70,,,", "2025:71", 2025, "achieved 2025=71 gap=1 needed=-0.2" },

		/* ---- pace ---- */
		/* (75-60)/5 = 3 a year; (95-60)/10 = 3.5 were planned; the line stands at 77.5; 20 are left for 5 years */
		{ "the example of section 7: 3 / 3.5", "muc", "level,2030,>=,95,,2020,60", "2025:75", 2025,
		  "slow 2025=75 base=2020:60 R=0.857143 expected=77.5 gap=-20 needed=4" },
		{ "on track from 0.95 on: 47.5 of 50", "muc", "level,2030,>=,100,,2020,0", "2025:47.5", 2025,
		  "on-track 2025=47.5 base=2020:0 R=0.95 expected=50 gap=-52.5 needed=10.5" },
		{ "just below", "muc", "level,2030,>=,100,,2020,0", "2025:47.49", 2025,
		  "slow 2025=47.49 base=2020:0 R=0.9498 expected=50 gap=-52.51 needed=10.502" },
		{ "slow from 0.60 on: 30 of 50", "muc", "level,2030,>=,100,,2020,0", "2025:30", 2025,
		  "slow 2025=30 base=2020:0 R=0.6 expected=50 gap=-70 needed=14" },
		{ "just below", "muc", "level,2030,>=,100,,2020,0", "2025:29.95", 2025,
		  "off-track 2025=29.95 base=2020:0 R=0.599 expected=50 gap=-70.05 needed=14.01" },
		{ "standing still is off track", "muc", "level,2030,>=,100,,2020,20", "2025:20", 2025,
		  "off-track 2025=20 base=2020:20 R=0 expected=60 gap=-80 needed=16" },
		{ "going back: -1 a year, +8 were planned", "muc", "level,2030,>=,100,,2020,20", "2025:15", 2025,
		  "reversing 2025=15 base=2020:20 R=-0.125 expected=60 gap=-85 needed=17" },
		/* (32-40)/5 = -1.6; (20-40)/10 = -2 */
		{ "less is better: the same rule", "muc", "level,2030,<=,20,,2020,40", "2025:32", 2025,
		  "slow 2025=32 base=2020:40 R=0.8 expected=30 gap=12 needed=-2.4" },
		{ "the base meets the aim, and so does the figure", "muc", "level,2030,>=,70,,2020,80", "2025:75", 2025,
		  "achieved 2025=75 base=2020:80 R=1 expected=75 gap=5 needed=-1" },
		{ "the base meets the aim, the figure does not any more", "muc", "level,2030,>=,70,,2020,80", "2025:65", 2025,
		  "reversing 2025=65 base=2020:80 R=-1 expected=75 gap=-5 needed=1" },
		{ "a base that just misses a strict aim has no pace", "muc", "level,2030,>,70,,2020,70", "2025:70", 2025,
		  "pending 2025=70 base=2020:70 expected=70 gap=0 needed=0" },

		/* ---- base ---- */
		{ "none given: the first year of the plan's period with a figure, 2024", "muc", "level,2030,>=,100,,,", "2022:1 2024:40 2025:50", 2025,
		  "on-track 2025=50 base=2024:40 R=1 expected=50 gap=-50 needed=10 projected=136.643@2028" },
		{ "… it must lie before t", "muc", "level,2030,>=,100,,,", "2022:1 2025:50", 2025, "pending 2025=50 gap=-50 needed=10" },
		{ "a base year takes that year's figure", "muc", "level,2030,>=,100,,2022,", "2022:20 2025:50", 2025,
		  "on-track 2025=50 base=2022:20 R=1 expected=50 gap=-50 needed=10" },
		{ "a base year without a figure is no base", "muc", "level,2030,>=,100,,2021,", "2022:20 2025:50", 2025,
		  "pending 2025=50 gap=-50 needed=10" },
		{ "the base given wins over the series", "muc", "level,2030,>=,100,,2022,30", "2022:20 2025:50", 2025,
		  "slow 2025=50 base=2022:30 R=0.761905 expected=56.25 gap=-50 needed=10" },

		/* ---- projection: the least-squares line of the last five figures, at least three ---- */
		{ "10 a year: 100 in 2030; 80 are reached in 2028", "muc", "level,2030,>=,80,,2020,0", "2021:10 2022:20 2023:30 2024:40 2025:50", 2025,
		  "on-track 2025=50 base=2020:0 R=1.25 expected=40 gap=-30 needed=6 projected=100@2028" },
		{ "the sixth figure from the end is not used", "muc", "level,2030,>=,80,,2020,0",
		  "2020:99 2021:10 2022:20 2023:30 2024:40 2025:50", 2025,
		  "on-track 2025=50 base=2020:0 R=1.25 expected=40 gap=-30 needed=6 projected=100@2028" },
		/* mean 2024, 40; slope (-1*-10 + 1*5) / 2 = 7.5; 2030: 40 + 6*7.5 = 85; 80 after 5.33 years */
		{ "three figures with a bend: 30 45 45", "muc", "level,2030,>=,80,,2020,0", "2023:30 2024:45 2025:45", 2025,
		  "on-track 2025=45 base=2020:0 R=1.125 expected=40 gap=-35 needed=7 projected=85@2030" },
		{ "falling: the aim is never reached", "muc", "level,2030,>=,80,,2020,60", "2023:50 2024:40 2025:30", 2025,
		  "reversing 2025=30 base=2020:60 R=-3 expected=70 gap=-50 needed=10 projected=-20" },
		{ "two figures are not enough", "muc", "level,2030,>=,80,,2020,0", "2024:40 2025:50", 2025,
		  "on-track 2025=50 base=2020:0 R=1.25 expected=40 gap=-30 needed=6" },
	};
	run(c, sizeof c / sizeof *c);
}

/* Average growth of 10 to 15 % a year: 1000 * 1.1^2 = 1210, 1000 * 1.15^2 = 1322.5. */
static void growths(void **state)
{
	(void)state;
	static const struct status_case c[] = {
		{ "9.9 %: 1000 * 1.099^2 = 1207.801", "so-luot", "growth,2025,,10,15,2023,1000", "2025:1207.801", 2025,
		  "missed 2025=1207.8 g=9.9 base=2023:1000 R=0.99 expected=1210 gap=-0.1" },
		{ "10 % is enough", "so-luot", "growth,2025,,10,15,2023,1000", "2025:1210", 2025,
		  "achieved 2025=1210 g=10 base=2023:1000 R=1 expected=1210 gap=0" },
		{ "written with %", "so-luot", "growth,2025,,10 %,15%,2023,1000", "2025:1210", 2025,
		  "achieved 2025=1210 g=10 base=2023:1000 R=1 expected=1210 gap=0" },
		{ "15 % is the upper end", "so-luot", "growth,2025,,10,15,2023,1000", "2025:1322.5", 2025,
		  "achieved 2025=1322.5 g=15 base=2023:1000 R=1.5 expected=1210 gap=5 upper" },
		{ "16 %: 1345.6", "so-luot", "growth,2025,,10,15,2023,1000", "2025:1345.6", 2025,
		  "achieved 2025=1345.6 g=16 base=2023:1000 R=1.6 expected=1210 gap=6 upper" },
		/* not due: 1000 * 1.1^4 = 1464.1 in 2027; from 1207.801 that needs 1.21 / 1.099 = 1.100091 a year */
		{ "9.9 %, two years left", "so-luot", "growth,2027,,10,15,2023,1000", "2025:1207.801", 2025,
		  "on-track 2025=1207.8 g=9.9 base=2023:1000 R=0.99 expected=1210 gap=-0.1 needed=10.1001" },
		{ "meeting it early is no achievement yet", "so-luot", "growth,2027,,10,15,2023,1000", "2025:1322.5", 2025,
		  "on-track 2025=1322.5 g=15 base=2023:1000 R=1.5 expected=1210 gap=5 needed=5.21739 upper" },
		{ "shrinking: 810 is -10 % a year", "so-luot", "growth,2027,,10,,2023,1000", "2025:810", 2025,
		  "reversing 2025=810 g=-10 base=2023:1000 R=-1 expected=1210 gap=-20 needed=34.4444" },
		{ "the base from the series", "so-luot", "growth,2027,,10,,,", "2023:1000 2024:1100 2025:1210", 2025,
		  "on-track 2025=1210 g=10 base=2023:1000 R=1 expected=1210 gap=0 needed=10 projected=1418.33@2028" },
		{ "a base of 0 is none", "so-luot", "growth,2027,,10,,2023,0", "2025:1210", 2025, "pending 2025=1210" },
		{ "… and no data when due, though not overdue", "so-luot", "growth,2025,,10,,2023,0", "2025:1210", 2025,
		  "no-data 2025=1210" },
		{ "due, no base", "so-luot", "growth,2025,,10,,,", "2025:1210", 2025, "no-data 2025=1210" },
		{ "due, no figure of the due year", "so-luot", "growth,2025,,10,,2023,1000", "2024:1100", 2025,
		  "no-data overdue 2024=1100 base=2023:1000" },
	};
	run(c, sizeof c / sizeof *c);
}

/* 100, 105, 109: +5 % and +3.81 % (109 / 105). */
static void yearly_growths(void **state)
{
	(void)state;
	static const struct status_case c[] = {
		{ "one of two years", "so-luot", "growth-yearly,2027,,5,,,", "2023:100 2024:105 2025:109", 2025,
		  "off-track 2025=109 g=3.80952 R=0.5=1/2 gap=-1.19048" },
		{ "due: missed", "so-luot", "growth-yearly,2025,,5,,,", "2023:100 2024:105 2025:109", 2025,
		  "missed 2025=109 g=3.80952 R=0.5=1/2 gap=-1.19048" },
		{ "all years, due", "so-luot", "growth-yearly,2025,,3,,,", "2023:100 2024:105 2025:109", 2025,
		  "achieved 2025=109 g=3.80952 R=1=2/2 gap=0.809524" },
		{ "all years, not due", "so-luot", "growth-yearly,2027,,3,,,", "2023:100 2024:105 2025:109", 2025,
		  "on-track 2025=109 g=3.80952 R=1=2/2 gap=0.809524" },
		{ "the first year of the period is the base of the next, not judged itself", "so-luot", "growth-yearly,2025,,3,,,",
		  "2022:200 2023:100 2024:105 2025:109", 2025, "achieved 2025=109 g=3.80952 R=1=2/2 gap=0.809524" },
		{ "years after the base year given", "so-luot", "growth-yearly,2025,,3,,2024,", "2023:100 2024:50 2025:60", 2025,
		  "achieved 2025=60 g=20 base=2024 R=1=1/1 gap=17" },
		{ "a gap: 2025 has no year before it", "so-luot", "growth-yearly,2027,,5,,,", "2023:100 2025:150", 2025, "pending 2025=150" },
		{ "… and no data when due", "so-luot", "growth-yearly,2025,,5,,,", "2023:100 2025:150", 2025, "no-data 2025=150" },
		{ "from 0 there is no growth", "so-luot", "growth-yearly,2027,,5,,,", "2023:0 2024:50 2025:60", 2025,
		  "on-track 2025=60 g=20 R=1=1/1 gap=15" },
		{ "a gap before t: 2024 is judged, t has no rate", "so-luot", "growth-yearly,2027,,5,,,", "2023:100 2024:110 2026:120", 2026,
		  "on-track 2026=120 R=1=1/1" },
	};
	run(c, sizeof c / sizeof *c);
}

static void maintained(void **state)
{
	(void)state;
	static const struct status_case c[] = {
		{ "two of three years", "ty-le", "maintain,2027,,50,,,", "2023:6/10 2024:4/10 2025:7/10", 2025,
		  "slow 2025=70 R=0.666667=2/3 gap=20" },
		{ "due: missed for one bad year", "ty-le", "maintain,2025,,50,,,", "2023:6/10 2024:4/10 2025:7/10", 2025,
		  "missed 2025=70 R=0.666667=2/3 gap=20" },
		{ "all years, due", "ty-le", "maintain,2025,,50,,,", "2023:5/10 2024:6/10 2025:7/10", 2025,
		  "achieved 2025=70 R=1=3/3 gap=20" },
		{ "all years, not due", "ty-le", "maintain,2027,,50,,,", "2023:5/10 2025:7/10", 2025, "on-track 2025=70 R=1=2/2 gap=20" },
		{ "years before the plan's period do not count", "ty-le", "maintain,2025,,50,,,", "2022:1/10 2025:7/10", 2025,
		  "achieved 2025=70 R=1=1/1 gap=20" },
		{ "the latest figure may lie before the period", "ty-le", "maintain,2027,,50,,,", "2022:1/10", 2025, "pending 2022=10 gap=-40" },
		{ "a yes to be kept", "moc", "maintain,2025,,,,,", "2024:1 2025:1", 2025, "achieved 2025=100 R=1=2/2 gap=0" },
		{ "due, no figure of the due year", "ty-le", "maintain,2025,,50,,,", "2024:7/10", 2025, "no-data overdue 2024=70" },
	};
	run(c, sizeof c / sizeof *c);
}

static void milestones(void **state)
{
	(void)state;
	static const struct status_case c[] = {
		{ "done", "moc", "milestone,2027,,,,,", "2025:1", 2025, "achieved 2025=100 gap=0" },
		{ "not done, not due", "moc", "milestone,2027,,1,,,", "2025:0", 2025, "pending 2025=0 gap=-100" },
		{ "not done when due", "moc", "milestone,2025,,,,,", "2025:0", 2025, "missed 2025=0 gap=-100" },
		{ "what is done stays done: met in 2023, no figure of 2025", "moc", "milestone,2025,,,,,", "2023:1", 2025,
		  "achieved 2023=100 gap=0" },
		{ "not done, and no figure of the due year", "moc", "milestone,2025,,,,,", "2023:0", 2025, "no-data overdue 2023=0" },
		{ "never reported, due", "moc", "milestone,2025,,,,,", "", 2025, "no-data overdue" },
	};
	run(c, sizeof c / sizeof *c);
}

/* A target set by a bare document has no plan and no period: its base is the first figure of all. */
static void no_period(void **state)
{
	(void)state;
	static const struct status_case c = { "a document", "muc", "level,2030,>=,100,,,", "2020:0 2025:50", 2025, "" };
	struct project p;
	judge(&p, &c, "quyet-dinh");
	assert_string_equal(shown(&p, &p.verdict[0]),
	                    "on-track 2025=50 base=2020:0 R=1 expected=50 gap=-50 needed=10");
	project_end(&p);
}

/* Four of five communes are a coverage of 0.8: enough; three of five are not, and 2024 is used. */
static void coverage(void **state)
{
	(void)state;
	static const struct { int reporters; const char *min, *verdict; } row[] = {
		{ 5, "", "missed 2025=50 gap=-20 count=35" },
		{ 4, "", "missed 2025=50 gap=-20 count=28" },
		{ 3, "", "no-data overdue 2024=90 count=35" },
		{ 3, "min_coverage: 0.6\n", "missed 2025=50 gap=-20 count=21" },
		{ 3, "min_coverage: 0.61\n", "no-data overdue 2024=90 count=35" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct project p;
		struct buf b;
		begin(&p, "quyet-dinh", "ty-le", "level,2025,,70,,2024,95");
		buf_init(&b, &p.arena, 256);
		buf_c(&b, "year,unit,indicator,numerator,denominator,value\n");
		for (int u = 1; u <= 5; u++)
			add_rows(&b, str_format(&p.arena, "xa-%d", u).p, "ty-le", u <= row[i].reporters ? "2024:9/10 2025:5/10" : "2024:9/10");
		project_write_bytes(&p, "data/results/r.csv", buf_str(&b));
		project_write(&p, "content/site.yaml", str_format(&p.arena, "title: T\nunit: tinh\ncycle: 2025\n%s", row[i].min).p);
		project_load(&p, 0, NULL);
		project_assert_good(&p);
		p.verdict[0].base_year = 0;     /* of no interest here */
		p.verdict[0].base_value = p.verdict[0].pace = p.verdict[0].expected = NAN;
		assert_string_equal(shown(&p, &p.verdict[0]), row[i].verdict);
		project_end(&p);
	}
}

/* Section 7: base 60 in 2020, 75 in 2025, aim 95 in 2030. */
static void other_methods(void **state)
{
	(void)state;
	static const struct { const char *indicator, *target, *figures; double ratio, extrapolated; } row[] = {
		/* (75/60)^(1/5)-1 = 0.045640, (95/60)^(1/10)-1 = 0.047026: 0.9705;  75*1.25 = 93.75, (93.75-60)/35 = 0.9643 */
		{ "muc", "level,2030,>=,95,,2020,60", "2025:75", 0.97051, 0.964286 },
		/* less is better: halved instead of quartered would be (0.5)^(1/5)-1 = -0.1294 over 0.1294: 1; 20*0.5=10: (10-40)/(10-40) = 1 */
		{ "chua-dat", "level,2030,<=,10,,2020,40", "2025:20", 1, 1 },
		/* a base of 0 and a growth target: undefined */
		{ "muc", "level,2030,>=,95,,2020,0", "2025:75", NAN, NAN },
		{ "so-luot", "growth,2030,,10,,2020,60", "2025:75", NAN, NAN },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct project p;
		struct status_case c = { "", row[i].indicator, row[i].target, row[i].figures, 2025, "" };
		judge(&p, &c, "ke-hoach");
		const struct verdict *v = &p.verdict[0];
		assert_int_equal(isnan(v->rates_ratio), isnan(row[i].ratio));
		assert_int_equal(isnan(v->extrapolated), isnan(row[i].extrapolated));
		if (!isnan(row[i].ratio)) {
			assert_true(fabs(v->rates_ratio - row[i].ratio) < 1e-4);
			assert_true(fabs(v->extrapolated - row[i].extrapolated) < 1e-4);
		}
		project_end(&p);
	}
}

/* Comparisons have a tolerance of 1e-9 and no more. */
static void tolerance(void **state)
{
	(void)state;
	static const struct { enum comparator c; double v; bool meets; } row[] = {
		{ CMP_GE, 70 - 5e-10, true }, { CMP_GE, 70 - 2e-9, false }, { CMP_GT, 70 + 5e-10, false }, { CMP_GT, 70 + 2e-9, true },
		{ CMP_LE, 70 + 5e-10, true }, { CMP_LE, 70 + 2e-9, false }, { CMP_LT, 70 - 5e-10, false }, { CMP_LT, 70 - 2e-9, true },
		{ CMP_EQ, 70 + 5e-10, true }, { CMP_EQ, 70 + 2e-9, false }, { CMP_EQ, 70 - 2e-9, false },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct target t = { .comparator = row[i].c, .value = 70 };
		assert_int_equal(target_meets(&t, row[i].v), row[i].meets);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(levels), cmocka_unit_test(growths), cmocka_unit_test(yearly_growths),
		cmocka_unit_test(maintained), cmocka_unit_test(milestones), cmocka_unit_test(no_period),
		cmocka_unit_test(coverage), cmocka_unit_test(other_methods), cmocka_unit_test(tolerance),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
