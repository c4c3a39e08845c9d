/*
 * compare_test.c -- units side by side: the year that is compared, ranks, figures that too few reported for;
 * places among neighbours; verdicts over the cycles; the list of published tables.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>

#include "project.h"

#include "config/words.h"
#include "figures/history.h"
#include "model/dataset.h"
#include "site/compare.h"
#include "site/place.h"

/*
 * Two provinces with districts that are sums of communes.  h-3 has one of its
 * two communes only, so half of its reporters: with min_coverage 0.8 too few.
 * 2025 has one commune's figure: nobody is ranked by it.
 */
static const char units[] =
	"id,name,kind,parent\nt-1,Tỉnh 1,province,\n"
	"h-1,Huyện 1,district,t-1\nh-2,Huyện 2,district,t-1\nh-3,Huyện 3,district,t-1\nh-4,Huyện 4,district,t-1\n"
	"x-1,Xã 1,commune,h-1\nx-2,Xã 2,commune,h-2\nx-3,Xã 3,commune,h-3\nx-4,Xã 4,commune,h-3\nx-5,Xã 5,commune,h-4\n";

static const char results[] =
	"year,unit,indicator,numerator,denominator\n"
	"2023,x-1,ty-le,1,10\n2023,x-2,ty-le,2,10\n2023,x-3,ty-le,9,10\n2023,x-4,ty-le,9,10\n2023,x-5,ty-le,2,10\n"
	"2024,x-1,ty-le,5,10\n2024,x-2,ty-le,7,10\n2024,x-3,ty-le,9,10\n2024,x-5,ty-le,7,10\n"
	"2025,x-1,ty-le,9,10\n";

struct setting { struct project p; struct site site; struct unit_order order; struct places places; };

static int set_up(void **state)
{
	struct setting *t = calloc(1, sizeof *t);
	*state = t;
	project_begin(&t->p);
	project_write(&t->p, "content/site.yaml", "title: T\nunit: t-1\ncycle: 2025\nmin_coverage: 0.8\n");
	project_write(&t->p, "content/plans/ke-hoach.md", "---\nid: ke-hoach\ntitle: Kế hoạch\nperiod: 2024-2030\n---\n# I. A\n");
	project_write(&t->p, "data/units.csv", units);
	project_write(&t->p, "data/indicators.csv", "id,name,measure,reported_by\nty-le,Tỷ lệ,share,commune\n");
	project_write(&t->p, "data/documents.csv", "id,title,date\nquyet-dinh,Quyết định,2022\n");
	project_write(&t->p, "data/targets.csv", "id,plan,indicator,unit,kind,year,value\n"
	              "cua-ke-hoach,ke-hoach,ty-le,t-1,level,2030,80\ncua-van-ban,quyet-dinh,ty-le,h-1,level,2024,40\n");
	project_write(&t->p, "data/results/a.csv", results);
	project_load(&t->p, 0, NULL);
	project_assert_good(&t->p);
	t->site = (struct site){ .model = &t->p.model, .figures = t->p.figures, .verdict = t->p.verdict };
	unit_order_make(&t->p.arena, &t->p.model, &t->order);
	t->site.order = &t->order;
	places_make(&t->p.arena, &t->site, &t->places);
	return 0;
}

static int tear_down(void **state)
{
	struct setting *t = *state;
	project_end(&t->p);
	free(t);
	return 0;
}

static uint32_t unit(struct setting *t, const char *id)
{
	uint32_t u = map_get(&t->p.model.unit_by_id, str_from_c(id));
	assert_true(u != MAP_NONE);
	return u;
}

static void test_order(void **state)
{
	struct setting *t = *state;
	struct refs under = unit_order_under(&t->order, &t->p.model, UNIT_COMMUNE, unit(t, "h-3"));
	assert_int_equal(under.n, 2);
	assert_int_equal(under.ref[0], unit(t, "x-3"));
	assert_int_equal(unit_order_under(&t->order, &t->p.model, -1, unit(t, "h-3")).n, 3);
	assert_int_equal(unit_order_under(&t->order, &t->p.model, UNIT_DISTRICT, NONE).n, 4);
	assert_int_equal(unit_order_under(&t->order, &t->p.model, UNIT_DISTRICT, unit(t, "x-1")).n, 0);
}

/* Equal figures share a rank; the thin one has none, though it is the highest. */
static void test_ranks(void **state)
{
	struct setting *t = *state;
	struct comparison c;
	static const struct { const char *unit; size_t rank; bool thin; } expected[] = {
		{ "h-1", 3, false }, { "h-2", 1, false }, { "h-3", 0, true }, { "h-4", 1, false },
	};
	assert_true(compare_units(&t->p.arena, &t->site, 0, NONE, UNIT_DISTRICT, &c));
	assert_int_equal(c.year, 2024);
	assert_int_equal(c.n, 4);
	assert_int_equal(c.ranked, 3);
	assert_int_equal(c.thin, 1);
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(c.row[i].unit, unit(t, expected[i].unit));
		assert_int_equal(c.row[i].rank, expected[i].rank);
		assert_int_equal(c.row[i].thin, expected[i].thin);
	}
}

/* Who must report and has not stands there without a figure. */
static void test_missing(void **state)
{
	struct setting *t = *state;
	struct comparison c;
	assert_true(compare_units(&t->p.arena, &t->site, 0, NONE, UNIT_COMMUNE, &c));
	assert_int_equal(c.year, 2024);
	assert_int_equal(c.n, 5);
	assert_int_equal(c.ranked, 4);
	assert_int_equal(c.row[3].unit, unit(t, "x-4"));
	assert_null(c.row[3].figure);
	assert_false(compare_units(&t->p.arena, &t->site, 0, NONE, UNIT_PROVINCE, &c));
}

static void test_places(void **state)
{
	struct setting *t = *state;
	struct place_among h2 = place_among(&t->places, 0, unit(t, "h-2")), h3 = place_among(&t->places, 0, unit(t, "h-3"));
	struct place_among h1 = place_among(&t->places, 0, unit(t, "h-1"));
	assert_int_equal(h2.rank, 1);
	assert_int_equal(h2.all, 3);
	assert_int_equal(h2.year, 2024);
	assert_int_equal(h3.rank, 0);
	assert_int_equal(h1.year, 2025);        /* its own latest year, in which it is alone */
	assert_int_equal(h1.all, 1);
}

static void test_history(void **state)
{
	struct setting *t = *state;
	struct history h;
	uint32_t plans = map_get(&t->p.model.target_by_id, S("cua-ke-hoach"));
	uint32_t documents = map_get(&t->p.model.target_by_id, S("cua-van-ban"));
	history_compute(&t->p.arena, &t->p.model, t->p.figures, &h);
	assert_int_equal(h.first, 2024);        /* the first year of the plans */
	assert_int_equal(h.last, 2025);
	assert_non_null(history_verdict(&h, plans, 2024));
	assert_int_equal(history_verdict(&h, documents, 2024)->status, STATUS_ACHIEVED);
	assert_int_equal(history_verdict(&h, documents, 2024)->year, 2024);
	assert_memory_equal(&history_cycle(&h, 2025)[plans].status, &t->p.verdict[plans].status, sizeof(enum status));
}

/* Each published table and column is explained in both languages. */
static void test_words(void **state)
{
	struct setting *t = *state;
	for (int vi = 0; vi < 2; vi++) {
		struct words w;
		assert_true(words_load(&t->p.arena, S("themes/default"), S("themes/default"), vi, &t->p.diags, &w));
		for (int d = 0; d < DATASET__COUNT; d++) {
			const struct table_spec *spec = dataset_spec((enum dataset)d);
			assert_int_not_equal(word(&w, str_format(&t->p.arena, "dataset.%s", spec->name).p).p[0], '[');
			for (size_t i = 0; i < spec->fields; i++) {
				const struct field *f = &spec->field[i];
				const char *key = str_format(&t->p.arena, "field.%s", f->words ? f->words : f->name).p;
				if (word(&w, key).p[0] == '[')
					fail_msg("%s: no word \"%s\"", spec->name, key);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_ranks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_missing, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_history, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_words, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
