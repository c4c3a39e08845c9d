/* body_test.c -- trees as HTML, and escaping. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "draw/picture.h"
#include "site/body.h"
#include "site/escape.h"
#include "text_case.h"

static void escaping(void **state)
{
	(void)state;
	static const struct { const char *in, *text, *attr, *url; } row[] = {
		{ "a<b>&\"'", "a&lt;b&gt;&amp;\"'", "a&lt;b&gt;&amp;&quot;&#39;", "a%3Cb%3E&amp;%22&#39;" },
		{ "Kế hoạch", "Kế hoạch", "Kế hoạch", "K%E1%BA%BF%20ho%E1%BA%A1ch" },
		{ "a\tb\nc", "a\tb\nc", "a\tb\nc", "a%09b%0Ac" },
		{ "a\x01\x7f" "b", "ab", "ab", "a%01%7Fb" },
		{ "a\xff" "b\xe1\xba", "a\xef\xbf\xbd" "b\xef\xbf\xbd\xef\xbf\xbd", "a\xef\xbf\xbd" "b\xef\xbf\xbd\xef\xbf\xbd",
		  "a%FFb%E1%BA" },
		{ "?a=1&b=%20#c", "?a=1&amp;b=%20#c", "?a=1&amp;b=%20#c", "?a=1&amp;b=%20#c" },
		{ "", "", "", "" },
	};
	struct text_case t;
	arena_init(&t.arena, &t.fail);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct buf b;
		buf_init(&b, &t.arena, 16);
		escape_text(&b, str_from_c(row[i].in));
		text_case_equal(&t, buf_str(&b), row[i].text);
		buf_clear(&b);
		escape_attr(&b, str_from_c(row[i].in));
		text_case_equal(&t, buf_str(&b), row[i].attr);
		buf_clear(&b);
		escape_url(&b, str_from_c(row[i].in));
		text_case_equal(&t, buf_str(&b), row[i].url);
	}
	arena_release(&t.arena);
}

static const struct body_options plain = { .heading_level = 2, .permalink_label = STR_INIT("Mục {0}"),
                                           .table_label = STR_INIT("Bảng") };

/* The HTML of a text; without its outline unless asked for. */
static void check(const char *text, const struct body_options *o, bool outline, const char *html)
{
	struct text_case t;
	struct buf b;
	text_case_parse(&t, str_from_c(text), 1);
	buf_init(&b, &t.arena, 256);
	body_write(&b, t.doc.root, outline ? &t.outline : NULL, o);
	text_case_equal(&t, buf_str(&b), html);
	text_case_end(&t);
}

static void blocks(void **state)
{
	(void)state;
	static const struct { const char *text, *html; } row[] = {
		{ "a <b>\nc  \nd & *e* **f** `<g>`", "<p>a &lt;b&gt;\nc<br>\nd &amp; <em>e</em> <strong>f</strong> <code>&lt;g&gt;</code></p>\n" },
		{ "- a\n- b\n", "<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>\n" },
		{ "- a\n\n- b\n", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n" },
		{ "> a\n\n***\n", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n" },
		{ "```c\na<b\n```\n", "<pre tabindex=\"0\"><code class=\"language-c\">a&lt;b\n</code></pre>\n" },
		{ "<i>\n", "<pre class=\"raw\" tabindex=\"0\">&lt;i&gt;\n</pre>\n" },
		{ "[a](b&c \"d\") [e](javascript:f) [g](https://h.vn)",
		  "<p><a href=\"b&amp;c\" title=\"d\">a</a> e <a href=\"https://h.vn\" rel=\"external noopener\">g</a></p>\n" },
		{ "![a *b*](c.png) ![d](https://e.vn/f.png)", "<p><img src=\"c.png\" alt=\"a b\"> d</p>\n" },
		{ "```status\nx\n```\n", "" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		check(row[i].text, &plain, false, row[i].html);
}

static void tables(void **state)
{
	(void)state;
	check("| a | | b |\n|:--|---|--:|\n| <c> |\n", &plain, false,
	      "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Bảng\">\n<table>\n"
	      "<thead>\n<tr><th scope=\"col\" class=\"align-left\">a</th><td></td>"
	      "<th scope=\"col\" class=\"align-right\">b</th></tr>\n</thead>\n"
	      "<tbody>\n<tr><td class=\"align-left\">&lt;c&gt;</td><td></td><td class=\"align-right\"></td></tr>\n</tbody>\n"
	      "</table>\n</div>\n");
	check("Bảng 1. \"A\"\n\n| a |\n|---|\n", &plain, false,
	      "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Bảng 1. &quot;A&quot;\">\n<table>\n"
	      "<caption>Bảng 1. \"A\"</caption>\n"
	      "<thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n</table>\n</div>\n");
}

static void headings_nest(void **state)
{
	(void)state;
	struct body_options o = plain;
	o.heading_level = 3;
	/* anchors are set by outline_build() even if the outline is not given */
	check("## A\n#### B\n##### C\n## D\n# E\n", &o, false,
	      "<h3 id=\"a\">A</h3>\n<h4 id=\"b\">B</h4>\n<h5 id=\"c\">C</h5>\n<h3 id=\"d\">D</h3>\n<h3 id=\"e\">E</h3>\n");
	check("# A\n## B\n### C\n#### D\n##### E\n", &o, false,
	      "<h3 id=\"a\">A</h3>\n<h4 id=\"b\">B</h4>\n<h5 id=\"c\">C</h5>\n<h6 id=\"d\">D</h6>\n<h6 id=\"e\">E</h6>\n");
}

static void clause_hook(void *user, struct buf *out, const struct clause *c)
{
	buf_c(out, user);
	buf_add(out, c->address);
	buf_c(out, "\n");
}

static void clauses(void **state)
{
	(void)state;
	char mark[] = "=";
	struct body_options o = plain;
	o.id_prefix = S("k-");
	o.hooks.clause = clause_hook;
	o.hooks.user = mark;
	/* III before 1 on a deeper level; 1 is a paragraph: a) follows II without a gap */
	check("#### II. A\nx\n\n**1.** B\n\n###### a) C\n\ny./.\n\nz\n", &o, true,
	      "<div class=\"clause\">\n"
	      "<h2 id=\"k-muc-ii\">II. A <a class=\"permalink\" href=\"#k-muc-ii\" aria-label=\"Mục II\">#</a></h2>\n"
	      "<p>x</p>\n=II\n</div>\n"
	      "<div class=\"clause\">\n"
	      "<p id=\"k-muc-ii-1\"><strong>1.</strong> B <a class=\"permalink\" href=\"#k-muc-ii-1\" aria-label=\"Mục II/1\">#</a></p>\n"
	      "=II/1\n</div>\n"
	      "<div class=\"clause\">\n"
	      "<h3 id=\"k-muc-ii-1-a\">a) C <a class=\"permalink\" href=\"#k-muc-ii-1-a\" aria-label=\"Mục II/1/a\">#</a></h3>\n"
	      "=II/1/a\n</div>\n"
	      "<p>y./.</p>\n<p>z</p>\n");
	/* clauses in a list, and in an item */
	check("## I. A\n\n2) B\n\n   a) C\n5) D\n", &o, true,
	      "<div class=\"clause\">\n"
	      "<h2 id=\"k-muc-i\">I. A <a class=\"permalink\" href=\"#k-muc-i\" aria-label=\"Mục I\">#</a></h2>\n"
	      "=I\n</div>\n"
	      "<ol class=\"paren\" start=\"2\">\n"
	      "<li class=\"clause\" id=\"k-muc-i-2\"><p>B <a class=\"permalink\" href=\"#k-muc-i-2\" aria-label=\"Mục I/2\">#</a></p>\n"
	      "=I/2\n"
	      "<div class=\"clause\">\n"
	      "<p id=\"k-muc-i-2-a\">a) C <a class=\"permalink\" href=\"#k-muc-i-2-a\" aria-label=\"Mục I/2/a\">#</a></p>\n"
	      "=I/2/a\n</div>\n</li>\n"
	      "<li class=\"clause\" id=\"k-muc-i-5\" value=\"5\"><p>D <a class=\"permalink\" href=\"#k-muc-i-5\" aria-label=\"Mục I/5\">#</a></p>\n"
	      "=I/5\n</li>\n</ol>\n");
}

static void text_hook(void *user, struct buf *out, str run)
{
	(void)user;
	buf_char(out, '{');
	escape_text(out, run);
	buf_char(out, '}');
}

static void address_hook(void *user, struct buf *out, str url)
{
	(void)user;
	buf_c(out, "../");
	escape_url(out, url);
}

static void hooks(void **state)
{
	(void)state;
	struct body_options o = plain;
	o.id_prefix = S("k-");
	o.hooks = (struct body_hooks){ .text = text_hook, .address = address_hook };
	check("số 1520/QĐ-\nTTg *a<* [b](c.html) `d`\n\n[e](#f)\n", &o, false,
	      "<p>{số 1520/QĐ-\nTTg }<em>{a&lt;}</em>{ }<a href=\"../c.html\">b</a>{ }<code>d</code></p>\n"
	      "<p><a href=\"#k-f\">e</a></p>\n");
}

/* Heads of two rows, and a picture: what texts get when their live parts are expanded (report/expand.h). */
static void expanded(void **state)
{
	(void)state;
	struct text_case t;
	struct buf b;
	struct picture p;
	text_case_parse(&t, S(""), 1);
	struct doc_node *table = doc_append(&t.arena, t.doc.root, DOC_TABLE, 1), *picture;
	for (int r = 0; r < 2; r++) {
		struct doc_node *row = doc_append(&t.arena, table, DOC_ROW, 1);
		row->head = true;
		for (int c = 0; c < 3; c++) {
			struct doc_node *cell = doc_append(&t.arena, row, DOC_CELL, 1);
			doc_append(&t.arena, cell, DOC_TEXT, 1)->text = str_format(&t.arena, "%d%d", r, c);
			cell->rows = r == 0 && c == 0 ? 2 : 0;
			cell->columns = r == 0 && c == 1 ? 2 : 0;
			cell->covered = (r == 1 && c == 0) || (r == 0 && c == 2);
		}
	}
	picture_begin(&p, &t.arena, 10, 5);
	picture = doc_append(&t.arena, t.doc.root, DOC_PICTURE, 1);
	picture->picture = &p;
	picture->title = S("A<");
	picture->text = S("B.");
	buf_init(&b, &t.arena, 256);
	body_write(&b, t.doc.root, NULL, &plain);
	str html = buf_str(&b);
	assert_true(str_find(html, S("<thead>\n<tr><th scope=\"col\" rowspan=\"2\">00</th><th scope=\"colgroup\" colspan=\"2\">01</th></tr>\n"
	                             "<tr><th scope=\"col\">11</th><th scope=\"col\">12</th></tr>\n</thead>\n</table>"), 0) != SIZE_MAX);
	assert_true(str_find(html, S("<figure class=\"chart\">\n<figcaption><strong>A&lt;</strong> B.</figcaption>\n"
	                             "<div class=\"picture-wide\"><svg"), 0) != SIZE_MAX);
	assert_true(str_find(html, S("hinh-van-ban-2"), 0) != SIZE_MAX);
	text_case_end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(escaping),
		cmocka_unit_test(blocks),
		cmocka_unit_test(tables),
		cmocka_unit_test(headings_nest),
		cmocka_unit_test(clauses),
		cmocka_unit_test(hooks),
		cmocka_unit_test(expanded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
