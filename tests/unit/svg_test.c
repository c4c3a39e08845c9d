/* svg_test.c -- what is written for each mark; escaping; colours that can be told from paper. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "draw/picture.h"
#include "draw/svg.h"
#include "xml_check.h"

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

static void draw(struct picture *p)
{
	static const struct point path[] = { { 0, 0 }, { 10, 5 } };

	picture_begin(p, &arena, 100, 50);
	p->title = S("Lớp < \"A&B\" >");
	p->description = S("một câu\x01.");
	picture_rect(p, 1, 2, 3, 4, INK_PANEL)->radius_pt = 2;
	picture_line(p, 0, 0, 10, 5, 0.5, INK_NO_DATA)->dash_pt = 3;
	picture_path(p, path, 2, false, INK_NONE, INK_SERIES, 2);
	picture_circle(p, 5, 6, 2, INK_ACHIEVED)->stroke = INK_PAPER;
	p->mark[3].line_pt = 1;
	picture_text(p, 7, 8, S("a<b"), FACE_SANS_BOLD, 9, INK_TEXT, 30)->anchor = ANCHOR_MIDDLE;
	picture_text(p, 7, 20, S("x"), FACE_SERIF_ITALIC, 9, INK_TEXT, 5);
	picture_tag_begin(p, TAG_P, 1, S("ignored"));
	picture_tag_end(p);
}

static void inline_has_classes_only(void **state)
{
	struct picture p;
	struct buf b;

	(void)state;
	draw(&p);
	buf_init(&b, &arena, 1024);
	svg_write_inline(&b, &p, S("c1"));
	assert_null(xml_fault(&arena, buf_str(&b)));
	buf_char(&b, 0);
	assert_string_equal(b.p,
	        "<svg class=\"picture face-sans\" width=\"100pt\" height=\"50pt\" viewBox=\"0 0 100 50\" "
	        "role=\"img\" aria-labelledby=\"c1-title c1-desc\">\n"
	        "<title id=\"c1-title\">Lớp &lt; &quot;A&amp;B&quot; &gt;</title>\n"
	        "<desc id=\"c1-desc\">một câu.</desc>\n"
	        "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" rx=\"2\" class=\"ink-panel\"/>\n"
	        "<line x1=\"0\" y1=\"0\" x2=\"10\" y2=\"5\" class=\"line-no-data\" stroke-width=\"0.5\" "
	        "stroke-dasharray=\"3\" stroke-linejoin=\"round\"/>\n"
	        "<polyline points=\"0,0 10,5\" class=\"line-series\" fill=\"none\" stroke-width=\"2\" "
	        "stroke-linecap=\"round\" stroke-linejoin=\"round\"/>\n"
	        "<circle cx=\"5\" cy=\"6\" r=\"2\" class=\"ink-achieved line-paper\" stroke-width=\"1\"/>\n"
	        "<text x=\"22\" y=\"8\" text-anchor=\"middle\" font-size=\"9\" "
	        "class=\"ink-text face-sans-bold\">a&lt;b</text>\n"
	        "<text x=\"7\" y=\"20\" font-size=\"9\" class=\"ink-text face-serif-italic\">x</text>\n"
	        "</svg>");
	assert_null(strstr(b.p, "style"));
}

static void file_has_colours_only(void **state)
{
	struct picture p;
	struct buf b;

	(void)state;
	draw(&p);
	buf_init(&b, &arena, 1024);
	svg_write_file(&b, &p);
	assert_null(xml_fault(&arena, buf_str(&b)));
	buf_char(&b, 0);
	assert_null(strstr(b.p, "class="));
	assert_null(strstr(b.p, " style="));
	assert_non_null(strstr(b.p, "xmlns=\"http://www.w3.org/2000/svg\""));
	assert_non_null(strstr(b.p, "font-weight=\"700\""));
	assert_non_null(strstr(b.p, "font-style=\"italic\""));
}

static void links_are_reachable(void **state)
{
	struct picture p;
	struct buf b;

	(void)state;
	picture_begin(&p, &arena, 10, 10);
	picture_link(&p, 0, 0, 5, 5, S("../a/?b&c"))->text = S("Tỉnh");
	buf_init(&b, &arena, 256);
	svg_write_inline(&b, &p, S("c2"));
	assert_null(xml_fault(&arena, buf_str(&b)));
	buf_char(&b, 0);
	assert_non_null(strstr(b.p, "role=\"group\""));
	assert_non_null(strstr(b.p, "<a href=\"../a/?b&amp;c\" aria-label=\"Tỉnh\">"));
}

static double linear(unsigned channel)
{
	double c = channel / 255.0;

	return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

/* WCAG 2.2's contrast of a colour with white. */
static double contrast_with_white(unsigned rgb)
{
	double l = 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);

	return 1.05 / (l + 0.05);
}

static void colours_contrast(void **state)
{
	(void)state;
	for (int i = INK_SERIES; i < INK__COUNT; i++)
		assert_true(contrast_with_white(ink_rgb(i)) >= 3);
	/* Words are written in these, and paper-coloured numbers on the statuses. */
	assert_true(contrast_with_white(ink_rgb(INK_TEXT)) >= 7);
	assert_true(contrast_with_white(ink_rgb(INK_MUTED)) >= 4.5);
	assert_true(contrast_with_white(ink_rgb(INK_LINK)) >= 4.5);
	for (int i = INK_ACHIEVED; i < INK_NO_DATA; i++)
		assert_true(contrast_with_white(ink_rgb(i)) >= 4.5);
}

int main(void)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(inline_has_classes_only),
		cmocka_unit_test(file_has_colours_only),
		cmocka_unit_test(links_are_reachable),
		cmocka_unit_test(colours_contrast),
	};

	return cmocka_run_group_tests(test, begin, end);
}
