/* markdown_test.c -- Markdown -> tree: tables, directives, lines, limits. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "text_case.h"

/*
 * A short form of the tree, so that cases fit on a line: p(…) h1(…) ul(li(…)) ol2.(li2(…))
 * q(…) table(head|head;cell|cell) with < ^ > before an aligned cell, `code`, *emph*, **strong**,
 * [link](url), "/" for a soft break and "//" for a hard one.
 */
static void shorten(struct buf *b, const struct doc_node *n);

static void shorten_all(struct buf *b, const struct doc_node *first, const char *between)
{
	for (const struct doc_node *n = first; n; n = n->next) {
		shorten(b, n);
		if (n->next)
			buf_c(b, between);
	}
}

static void shorten_block(struct buf *b, const struct doc_node *n)
{
	static const char *const align[] = { "", "<", "^", ">" };

	switch (n->kind) {
	case DOC_ROOT:      shorten_all(b, n->first, " "); return;
	case DOC_HEADING:   buf_printf(b, "h%d(", n->level); break;
	case DOC_PARAGRAPH: buf_c(b, "p("); break;
	case DOC_LIST:
		buf_c(b, n->ordered ? "ol" : "ul");
		if (n->ordered)
			buf_printf(b, "%d%c", n->start, n->delimiter);
		buf_c(b, n->tight ? "" : "+");
		buf_char(b, '(');
		break;
	case DOC_ITEM:      buf_c(b, "li"); if (n->number) buf_int(b, n->number); buf_char(b, '('); break;
	case DOC_QUOTE:     buf_c(b, "q("); break;
	case DOC_TABLE:
		buf_printf(b, "table%.*s(", STR_ARG(n->title));
		shorten_all(b, n->first, ";");
		buf_char(b, ')');
		return;
	case DOC_ROW:       shorten_all(b, n->first, "|"); return;
	case DOC_CELL:      buf_c(b, align[n->align]); shorten_all(b, n->first, ""); return;
	case DOC_CODE:      buf_printf(b, "code:%.*s(", STR_ARG(n->info)); break;
	case DOC_DIRECTIVE: buf_printf(b, "directive:%.*s(", STR_ARG(n->info)); break;
	case DOC_HTML_BLOCK: buf_c(b, "html("); break;
	case DOC_RULE:      buf_c(b, "rule("); break;
	default:            fail_msg("kind %d is no block", (int)n->kind);
	}
	buf_add(b, n->text);
	shorten_all(b, n->first, n->first && doc_is_inline(n->first->kind) ? "" : " ");
	buf_char(b, ')');
}

static void shorten(struct buf *b, const struct doc_node *n)
{
	const char *around = n->kind == DOC_EMPH ? "*" : n->kind == DOC_STRONG ? "**" : n->kind == DOC_CODE_SPAN ? "`" : "";

	if (!doc_is_inline(n->kind)) {
		shorten_block(b, n);
		return;
	}
	if (n->kind == DOC_SOFT_BREAK || n->kind == DOC_HARD_BREAK)
		buf_c(b, n->kind == DOC_HARD_BREAK ? "//" : "/");
	if (n->kind == DOC_IMAGE)
		buf_char(b, '!');
	if (n->kind == DOC_LINK || n->kind == DOC_IMAGE)
		buf_char(b, '[');
	buf_c(b, around);
	buf_add(b, n->text);
	shorten_all(b, n->first, "");
	buf_c(b, around);
	if (n->kind == DOC_LINK || n->kind == DOC_IMAGE)
		buf_printf(b, "](%.*s)", STR_ARG(n->url));
}

struct row { const char *text, *tree, *messages; };

static void check(const struct row *row, size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		struct text_case t;
		struct buf b;
		text_case_parse(&t, str_from_c(row[i].text), 1);
		buf_init(&b, &t.arena, 256);
		shorten(&b, t.doc.root);
		text_case_equal(&t, buf_str(&b), row[i].tree);
		text_case_equal(&t, text_case_messages(&t), row[i].messages ? row[i].messages : "");
		text_case_end(&t);
	}
}
#define CHECK(rows) check((rows), sizeof(rows) / sizeof *(rows))

/* The rules of section 4.10 of the GFM specification. */
static void tables(void **state)
{
	(void)state;
	static const struct row row[] = {
		{ "| foo | bar |\n| --- | --- |\n| baz | bim |\n", "table(foo|bar;baz|bim)", NULL },
		{ "| abc | defghi |\n:-: | -----------:\nbar | baz\n", "table(^abc|>defghi;^bar|>baz)", NULL },
		{ "| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n",
		  "table(f|oo;b `|` az;b **|** im)", NULL },
		{ "| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n", "table(abc|def;bar|baz) q(p(bar))", NULL },
		{ "| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n", "table(abc|def;bar|baz;bar|) p(bar)", NULL },
		{ "| abc | def |\n| --- |\n| bar |\n", "p(| abc | def |/| --- |/| bar |)", "1:markdown-table-head" },
		{ "| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n",
		  "table(abc|def;bar|;bar|baz)", "4:markdown-table-row" },
		{ "| abc | def |\n| --- | --- |\n", "table(abc|def)", NULL },
	};
	CHECK(row);
}

static void tables_in_detail(void **state)
{
	(void)state;
	static const struct row row[] = {
		{ "a | b\n:--|--:\nc | d", "table(<a|>b;<c|>d)", NULL },
		{ "a | b\r\n---|---\r\nc | d\r\n", "table(a|b;c|d)", NULL },
		{ "a\n:-\nb\n", "table(<a;<b)", NULL },
		{ "| a |\n| - |\n|\nb\n", "table(a) p(|/b)", NULL },
		{ "| a | b |\n|---|---|\n| c | d | |\n", "table(a|b;c|d)", NULL },
		{ "| a | b |\n|---|---|\n||x|\n", "table(a|b;|x)", NULL },
		{ "| *a* | [b](c.html) |\n|---|---|\n| `#` | # |\n", "table(*a*|[b](c.html);`#`|#)", NULL },
		{ "| a \\\\| b |\n|---|\n| c\\\\ |\n", "table(a | b;c\\)", NULL },
		{ "chữ\ntrước\n| a | b |\n|---|---|\n| c | d |\n", "p(chữ/trước) table(a|b;c|d)", NULL },
		{ "| a | b |\n|---|---|\n| [x] | y |\n\n[x]: z.html\n", "table(a|b;[x](z.html)|y)", NULL },
		{ "    | a |\n    |---|\n", "code:(| a |\n|---|\n)", NULL },
		{ "```\n| a |\n|---|\n```\n", "code:(| a |\n|---|\n)", NULL },
		{ "| a |\n|---|\n| b |\n# h\n", "table(a;b) h1(h)", NULL },
		{ "| a |\n|---|\n| b |\n---\nc\n", "table(a;b) rule() p(c)", NULL },
		{ "| a |\n|---|\n| b |\n===\nc\n", "table(a;b) p(===/c)", NULL },
		{ "| a |\n|---|\n| b |\n2. c\n", "table(a;b) ol2.(li2(p(c)))", NULL },
		{ "| a |\n|---|\n    b\n", "table(a) code:(b\n)", NULL },
		{ "| a |\n    |---|\n", "p(| a |/|---|)", NULL },
		{ "|\n|---|\n", "p(|/|---|)", "1:markdown-table-head" },
		{ "| a |\n| + |\n", "p(| a |/| + |)", NULL },
		{ "a | b\nc | d\n", "p(a | b/c | d)", NULL },
		{ "a | b\n\n---|---\n", "p(a | b) p(---|---)", NULL },
		{ "| a | b | c |\n|---|:-:|--:|\n", "table(a|^b|>c)", NULL },
	};
	CHECK(row);
}

static void tables_in_containers(void **state)
{
	(void)state;
	static const struct row row[] = {
		{ "- | a | b |\n  |---|---|\n  | c | d |\n- e\n", "ul(li(table(a|b;c|d)) li(p(e)))", NULL },
		{ "1. x\n\n   | a |\n   |---|\n   | b |\n2. y\n", "ol1.+(li1(p(x) table(a;b)) li2(p(y)))", NULL },
		{ "> | a | b |\n> |---|---|\n> | c | d |\n", "q(table(a|b;c|d))", NULL },
		{ ">| a |\n>|---|\n>| b |\nlazy\n", "q(table(a;b)) p(lazy)", NULL },
		{ "> - | a |\n>   |---|\n>   | b |\n", "q(ul(li(table(a;b))))", NULL },
		{ "- > | a |\n  > |---|\n  > | b |\n", "ul(li(q(table(a;b))))", NULL },
		{ "12) | a |\n    |---|\n    | b |\n", "ol12)(li12(table(a;b)))", NULL },
		{ "-\t| a |\n\t|---|\n\t| b |\n", "ul(li(table(a;b)))", NULL },
		{ "-\n  | a |\n  |---|\n", "ul(li(table(a)))", NULL },
		{ "- - | a |\n    |---|\n    | b |\n", "ul(li(ul(li(table(a;b)))))", NULL },
		{ "- | a |\n|---|\n", "ul(li(p(| a |/|---|)))", NULL },
		{ "> | a |\n|---|\n", "q(p(| a |/|---|))", NULL },
	};
	CHECK(row);
}

static void captions(void **state)
{
	(void)state;
	static const struct row row[] = {
		{ "Bảng 1. Số *liệu*\n\n| a |\n|---|\n", "tableBảng 1. Số liệu(a)", NULL },
		{ "x\n\n**Bảng:** Y\n\n| a |\n|---|\n", "p(x) tableBảng: Y(a)", NULL },
		{ "Table 2: T\n| a |\n|---|\n", "tableTable 2: T(a)", NULL },
		{ "Bảng 1. S\n\n<!-- n -->\n\n| a |\n|---|\n", "tableBảng 1. S(a)", NULL },
		{ "Bảng này\n\n| a |\n|---|\n", "p(Bảng này) table(a)", NULL },
		{ "Bảng 1. S\n\nx\n\n| a |\n|---|\n", "p(Bảng 1. S) p(x) table(a)", NULL },
	};
	CHECK(row);
}

static void blocks(void **state)
{
	(void)state;
	static const struct row row[] = {
		{ "", "", NULL },
		{ "a\nb  \nc\\\nd\n", "p(a/b//c//d)", NULL },
		{ "# A\n\nB\n===\n\n***\n", "h1(A) h1(B) rule()", NULL },
		{ "2. a\n3. b\n7. c\n", "ol2.(li2(p(a)) li3(p(b)) li7(p(c)))", NULL },
		{ "> 2. a\n> 5. b\n", "q(ol2.(li2(p(a)) li5(p(b))))", NULL },
		{ "```chart wide\na: 1\n```\n", "directive:chart(a: 1\n)", NULL },
		{ "```charts\na\n```\n~~~ status\n~~~\n", "code:charts(a\n) directive:status()", NULL },
		{ "\"M'Drắk\" -- x...\n", "p(\"M'Drắk\" -- x...)", NULL },
		{ "a&#x301; &lt;b&gt;\n", "p(\xc3\xa1 <b>)", NULL },
	};
	CHECK(row);
}

static void html_is_text(void **state)
{
	(void)state;
	static const struct row row[] = {
		{ "<script>x</script>\n", "html(<script>x</script>\n)", "1:markdown-html" },
		{ "a <b>c</b> <i>\n\n<u>\n", "p(a <b>c</b> <i>) html(<u>\n)", "1:markdown-html 3:markdown-html" },
		{ "a <!-- b --> c\n\n<!-- d\ne -->\n", "p(a  c)", NULL },
		{ "<!-- a --> <b>\n", "html(<!-- a --> <b>\n)", "1:markdown-html" },
	};
	CHECK(row);
}

static void addresses(void **state)
{
	(void)state;
	static const struct row row[] = {
		{ "[a](https://x.vn) <http://y.vn> <z@w.vn>\n", "p([a](https://x.vn) [http://y.vn](http://y.vn) [z@w.vn](mailto:z@w.vn))", NULL },
		{ "[a](../b/#c) [d](#e) [f]()\n", "p([a](../b/#c) [d](#e) [f]())", NULL },
		{ "[a](javascript:b)\n", "p([a]())", "1:markdown-link" },
		{ "[a](JaVaScRiPt:b)\n\n[c](&#32;javascript:d)\n", "p([a]()) p([c]())", "1:markdown-link 3:markdown-link" },
		{ "[a](<java&#10;script:b>)\n", "p([a]())", "1:markdown-link" },
		{ "[a](data:text/html,b) [c](//d.vn)\n", "p([a]() [c]())", "1:markdown-link 1:markdown-link" },
		{ "![a](b.png) ![c](https://d.vn/e.png)\n", "p(![a](b.png) ![c]())", "1:markdown-image" },
	};
	CHECK(row);
}

/* Lines are those of the file, with front matter before the text and tables in it. */
static void lines(void **state)
{
	(void)state;
	struct text_case t;
	text_case_parse(&t, S("a\n\n| b | c |\n|---|---|\n| d | e |\n| f | g |\n\nh <b>\n\n- i\n- | j |\n  |---|\n- k\n"), 11);
	const struct doc_node *n = t.doc.root->first;
	assert_int_equal(n->line, 11);
	n = n->next;
	assert_int_equal(n->kind, DOC_TABLE);
	assert_int_equal(n->line, 13);
	assert_int_equal(n->first->line, 13);
	assert_int_equal(n->first->next->line, 15);
	assert_int_equal(n->last->line, 16);
	assert_int_equal(n->next->line, 18);
	assert_int_equal(n->next->next->last->line, 23);
	text_case_equal(&t, text_case_messages(&t), "18:markdown-html");
	text_case_end(&t);
}

static str repeated(struct arena *a, const char *before, const char *piece, int times, const char *after)
{
	struct buf b;
	buf_init(&b, a, 1024);
	buf_c(&b, before);
	for (int i = 0; i < times; i++)
		buf_c(&b, piece);
	buf_c(&b, after);
	return buf_str(&b);
}

static void limits(void **state)
{
	(void)state;
	static const struct { const char *before, *piece; int times; const char *after, *messages; } row[] = {
		{ "", "![[]()", 501, "", "1:markdown-images" },
		{ "", "![[]()", 500, "", "" },
		{ "", "![a](b.png)\n\n", 2000, "", "" },
		{ "", "> ", 65, "a", "1:markdown-depth" },
		{ "", "> ", 60, "a", "" },
		{ "", "- ", 65, "a", "1:markdown-depth" },
		{ "a\n\n", "*a **b ", 100, "", "" },
		{ "a\n\n", "*a _b ", 50, "x", "" },
		{ "", "[a", 20000, "", "" },
		{ "", "*a", 20000, "", "" },
		{ "|", "a|", 65, "\n|", "" },
		{ "", "a very long text ", 300000, "", "1:markdown-too-large" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct text_case t, text;
		arena_init(&text.arena, &text.fail);
		text_case_parse(&t, repeated(&text.arena, row[i].before, row[i].piece, row[i].times, row[i].after), 1);
		text_case_equal(&t, text_case_messages(&t), row[i].messages);
		text_case_end(&t);
		arena_release(&text.arena);
	}
}

/* Emphasis within emphasis, deeper than we go: reported, the text kept. */
static void deep_emphasis(void **state)
{
	(void)state;
	struct text_case t, text;
	arena_init(&text.arena, &text.fail);
	str opening = repeated(&text.arena, "", "*a ", 100, "");
	str closing = repeated(&text.arena, "", " b*", 100, "");
	text_case_parse(&t, str_format(&text.arena, "%.*s%.*s", STR_ARG(opening), STR_ARG(closing)), 1);
	text_case_equal(&t, text_case_messages(&t), "1:markdown-depth");
	str plain = doc_plain_text(&t.arena, t.doc.root);
	assert_true(str_ends(plain, S("b b b")));
	text_case_end(&t);
	arena_release(&text.arena);
}

static void table_limits(void **state)
{
	(void)state;
	struct text_case t, text;
	arena_init(&text.arena, &text.fail);
	str head = repeated(&text.arena, "|", "a|", 65, "\n");
	str rule = repeated(&text.arena, "|", "-|", 65, "\n");
	text_case_parse(&t, str_format(&text.arena, "%.*s%.*s", STR_ARG(head), STR_ARG(rule)), 1);
	text_case_equal(&t, text_case_messages(&t), "1:markdown-table-columns");
	text_case_end(&t);

	text_case_parse(&t, repeated(&text.arena, "|a|b|c|d|\n|-|-|-|-|\n", "x\n", 50000, ""), 1);
	text_case_equal(&t, text_case_messages(&t), "1:markdown-table-cells");
	text_case_end(&t);
	arena_release(&text.arena);
}

static void plain_text(void **state)
{
	(void)state;
	struct text_case t;
	text_case_parse(&t, S("# *A*\n\nb\nc  \n`d` ![e](f.png)\n\n- g\n- h\n\n| i | j |\n|---|---|\n"), 1);
	text_case_equal(&t, doc_plain_text(&t.arena, t.doc.root), "A b c d e g h i j");
	text_case_end(&t);
}

static void dump(void **state)
{
	(void)state;
	struct text_case t;
	struct buf b;
	text_case_parse(&t, S("## I. A\n\n2) \"b\"\n\n| c |\n|:-:|\n"), 5);
	buf_init(&b, &t.arena, 256);
	doc_dump(&b, t.doc.root);
	text_case_equal(&t, buf_str(&b),
	                "root @5\n"
	                "  heading @5 2 #\"muc-i\"\n"
	                "    text \"I. A\"\n"
	                "  list @7 ordered start=2) tight\n"
	                "    item @7 2 #\"muc-i-2\"\n"
	                "      paragraph @7\n"
	                "        text \"\\\"b\\\"\"\n"
	                "  table @9\n"
	                "    row @9 head\n"
	                "      cell @9 center\n"
	                "        text \"c\"\n");
	text_case_end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables),
		cmocka_unit_test(tables_in_detail),
		cmocka_unit_test(tables_in_containers),
		cmocka_unit_test(captions),
		cmocka_unit_test(blocks),
		cmocka_unit_test(html_is_text),
		cmocka_unit_test(addresses),
		cmocka_unit_test(lines),
		cmocka_unit_test(limits),
		cmocka_unit_test(deep_emphasis),
		cmocka_unit_test(table_limits),
		cmocka_unit_test(plain_text),
		cmocka_unit_test(dump),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
