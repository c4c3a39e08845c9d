/* picture_test.c -- rounding, copying, dumping. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "draw/picture.h"

static struct fail  failure;
static struct arena arena;

static int begin(void **state)
{
	(void)state;
	if (setjmp(failure.env))
		return -1;
	arena_init(&arena, &failure);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void assert_dump(const struct picture *p, const char *expected)
{
	struct buf b;

	buf_init(&b, &arena, 256);
	picture_dump(&b, p);
	buf_char(&b, 0);
	assert_string_equal(b.p, expected);
}

static void draw_all_kinds(struct picture *p)
{
	static const struct point path[] = { { 0, 0 }, { 1.006, 2 }, { 3, -0.001 } };

	picture_begin(p, &arena, 100, 50.004);
	p->title = S("A \"title\"");
	picture_rect(p, 1, 2, 3.14159, 4, INK_PANEL)->radius_pt = 2;
	picture_line(p, 0, 0, 10, 5, 0.5, INK_GRID)->dash_pt = 3;
	picture_path(p, path, 3, true, INK_SLOW, INK_NONE, 0);
	picture_circle(p, 5, 6, 2, INK_ACHIEVED);
	picture_text(p, 7, 8, S("Tiến độ"), FACE_SANS_BOLD, 9, INK_TEXT, 33.333)->anchor = ANCHOR_END;
	picture_link(p, 0, 0, 9, 9, S("#x"));
	picture_anchor(p, 1, 1, S("x"));
	picture_tag_begin(p, TAG_FIGURE, 7, S("what it shows"));
	picture_tag_end(p);
}

static void dump_shows_all(void **state)
{
	struct picture p;

	(void)state;
	draw_all_kinds(&p);
	assert_dump(&p, "picture 100 50\n"
	                "title \"A \\\"title\\\"\"\n"
	                "description \"\"\n"
	                "rect 1 2 3.14 4 radius 2 fill panel\n"
	                "line 0 0 10 5 stroke grid 0.5 dash 3\n"
	                "path 0 0 1.01 2 3 0 closed fill slow\n"
	                "circle 5 6 radius 2 fill achieved\n"
	                "text 7 8 33.33 sans-bold 9 end fill text \"Tiến độ\"\n"
	                "link 0 0 9 9 \"#x\"\n"
	                "anchor 1 1 \"x\"\n"
	                "begin Figure 7 \"what it shows\"\n"
	                "end\n");
}

static void placing_moves_all(void **state)
{
	struct picture from, p;

	(void)state;
	draw_all_kinds(&from);
	picture_begin(&p, &arena, 300, 300);
	picture_place(&p, &from, 10, 20);
	assert_int_equal(p.n, from.n);
	assert_true(p.mark[0].x_pt == 11 && p.mark[0].y_pt == 22);
	assert_true(p.mark[1].x_pt == 10 && p.mark[1].w_pt == 10);
	assert_true(p.mark[2].point[1].x_pt == 11.01 && p.mark[2].point[1].y_pt == 22);
	assert_true(p.mark[2].point != from.mark[2].point);
	assert_true(from.mark[2].point[1].y_pt == 2);
	assert_true(p.mark[7].x_pt == 0);
}

static void names_are_there(void **state)
{
	(void)state;
	for (int i = 0; i < INK__COUNT; i++)
		assert_non_null(ink_name((enum ink)i));
	for (int i = 0; i < FACE__COUNT; i++)
		assert_non_null(face_name((enum face)i));
	assert_string_equal(ink_name(INK_NO_DATA), "no-data");
	assert_string_equal(face_name(FACE_SANS_BOLD), "sans-bold");
}

int main(void)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(dump_shows_all),
		cmocka_unit_test(placing_moves_all),
		cmocka_unit_test(names_are_there),
	};

	return cmocka_run_group_tests(test, begin, end);
}
