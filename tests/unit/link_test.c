/* link_test.c -- addresses of the site and how they look from another page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/fail.h"
#include "site/link.h"

struct fixture { struct fail fail; struct arena arena; };

static void *setup_arena(struct fixture *f)
{
	arena_init(&f->arena, &f->fail);
	return f;
}

static int setup(void **state)
{
	static struct fixture f;
	*state = setup_arena(&f);
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	arena_release(&f->arena);
	return 0;
}

static void assert_text(str got, const char *want)
{
	if (!str_eq_c(got, want))
		fail_msg("got '%.*s', want '%s'", STR_ARG(got), want);
}

static void test_root(void **state)
{
	static const struct { const char *path, *root; } row[] = {
		{ "index.html", "" },
		{ "404.html", "" },
		{ "lich/index.html", "../" },
		{ "chi-tieu/lc-02/index.html", "../../" },
		{ "a/b/c/d.html", "../../../" },
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++)
		assert_text(link_root(&f->arena, str_from_c(row[i].path)), row[i].root);
}

static void test_things(void **state)
{
	struct fixture *f = *state;
	struct unit unit = { .id = S("xa-than-uyen") };
	struct target target = { .id = S("lc-02") };
	struct plan plan = { .id = S("lai-chau-1520") };
	struct agency agency = { .id = S("so-vhttdl") };
	struct document document[] = { { .id = S("qd-1520-ttg"), .plan = NONE }, { .id = S("x"), .plan = 0 } };
	struct clause clause = { .anchor = S("muc-i_2-2") };
	struct model m = { .unit = &unit, .target = &target, .plan = &plan, .agency = &agency, .document = document };
	struct arena *a = &f->arena;
	assert_text(link_unit(a, &m, 0), "don-vi/xa-than-uyen/index.html");
	assert_text(link_unit_pdf(a, &m, 0), "don-vi/xa-than-uyen/xa-than-uyen.pdf");
	assert_text(link_target(a, &m, 0), "chi-tieu/lc-02/index.html");
	assert_text(link_plan_pdf(a, &m, 0), "ke-hoach/lai-chau-1520/lai-chau-1520.pdf");
	assert_text(link_agency(a, &m, 0), "co-quan/so-vhttdl/index.html");
	assert_text(link_sector(a, SECTOR_CULTURE_CENTRE), "linh-vuc/trung-tam-van-hoa/index.html");
	assert_text(link_week(a, 2026), "tuan-le/2026/index.html");
	assert_text(link_week_unit_pdf(a, &m, 2026, 0), "tuan-le/2026/xa-than-uyen.pdf");
	assert_text(link_clause(a, &m, 0, &clause), "ke-hoach/lai-chau-1520/index.html#muc-i_2-2");
	assert_text(link_clause(a, &m, 0, NULL), "ke-hoach/lai-chau-1520/index.html");
	assert_text(link_document(a, &m, 0), "ke-hoach/index.html#qd-1520-ttg");
	assert_text(link_document(a, &m, 1), "ke-hoach/lai-chau-1520/index.html");
	assert_text(link_from(a, S("../../"), S("lich/index.html")), "../../lich/index.html");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_root, setup, teardown),
		cmocka_unit_test_setup_teardown(test_things, setup, teardown),
	};
	return cmocka_run_group_tests_name("link", tests, NULL, NULL);
}
