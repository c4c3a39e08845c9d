/* yaml_test.c -- maps, lists, scalars, places; what is refused; front matter. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "syntax/yaml.h"

static void show(struct buf *b, const struct yaml *y)
{
	if (y->key.n)
		buf_printf(b, "%.*s@%u:%u=", STR_ARG(y->key), y->key_place.line, y->key_place.column);
	if (y->kind == YAML_SCALAR) {
		buf_printf(b, "'%.*s'@%u:%u", STR_ARG(y->text), y->place.line, y->place.column);
		return;
	}
	buf_char(b, y->kind == YAML_MAP ? '{' : '[');
	for (const struct yaml *i = y->first; i; i = i->next) {
		if (i != y->first)
			buf_char(b, ' ');
		show(b, i);
	}
	buf_char(b, y->kind == YAML_MAP ? '}' : ']');
}

static void parse(void **state)
{
	(void)state;
	static const struct { const char *text, *tree, *messages; } row[] = {
		{ "", "{}", "" },
		{ "# nothing but a remark\n", "{}", "" },
		{ "a: 1\nb: two words\n", "{a@11:1='1'@11:4 b@12:1='two words'@12:4}", "" },
		{ "yes: no\n", "{yes@11:1='no'@11:6}", "" },
		{ "a:\n", "{a@11:1=''@11:3}", "" },
		{ "a: \"1: x # y\"\n", "{a@11:1='1: x # y'@11:4}", "" },
		{ "a:\n- x\n- y\n", "{a@11:1=['x'@12:3 'y'@13:3]}", "" },
		{ "a: [x, y]\n", "{a@11:1=['x'@11:5 'y'@11:8]}", "" },
		{ "a:\n  b: c\n", "{a@11:1={b@12:3='c'@12:6}}", "" },
		{ "đồng: b\n", "{đồng@11:1='b'@11:7}", "" },
		{ "- x\n", "['x'@11:3]", "" },
		{ "a: 1\nb: 2\na: 3\n", "{a@11:1='1'@11:4 b@12:1='2'@12:4 a@13:1='3'@13:4}", "13:1 yaml-double-key" },
		{ "a: b: c\n", NULL, "11:5 yaml-syntax" },
		{ "a: 1\n\tb: 2\n", NULL, "12:1 yaml-syntax" },
		{ "a: \"open\n", NULL, "12:1 yaml-syntax" },
		{ "a: &x 1\nb: *x\n", NULL, "12:4 yaml-syntax" },
		{ "? [a]\n: b\n", NULL, "11:3 yaml-key" },
		{ "a: 1\n---\nb: 2\n", "{a@11:1='1'@11:4}", "13:1 yaml-syntax" },
		{ "[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]\n", "[[[[[[[[[[[[[[[['x'@11:17]]]]]]]]]]]]]]]]", "" },
		{ "[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]\n", NULL, "11:18 yaml-depth" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct fail fail;
		struct arena a;
		struct diags d;
		struct buf b;
		arena_init(&a, &fail);
		diags_init(&d, &a);
		buf_init(&b, &a, 64);
		const struct yaml *y = yaml_parse(&a, S("t.yaml"), str_from_c(row[i].text), 11, &d);
		for (size_t k = 0; k < d.n; k++)
			buf_printf(&b, "%s%u:%u %.*s", k ? " " : "", d.message[k].place.line, d.message[k].place.column,
			           STR_ARG(diag_name(&a, d.message[k].id)));
		if (!str_eq_c(buf_str(&b), row[i].messages))
			fail_msg("%s: said \"%.*s\"", row[i].text, STR_ARG(buf_str(&b)));
		assert_int_equal(y != NULL, row[i].tree != NULL);
		buf_clear(&b);
		if (y)
			show(&b, y);
		if (y && !str_eq_c(buf_str(&b), row[i].tree))
			fail_msg("%s: read as %.*s", row[i].text, STR_ARG(buf_str(&b)));
		arena_release(&a);
	}
}

static void members(void **state)
{
	(void)state;
	struct fail fail;
	struct arena a;
	struct diags d;
	arena_init(&a, &fail);
	diags_init(&d, &a);
	const struct yaml *y = yaml_parse(&a, S("t.yaml"), S("a: 1\nb:\n  c: 2\n"), 1, &d);
	assert_true(str_eq_c(yaml_get(y, "a")->text, "1"));
	assert_true(str_eq_c(yaml_get(yaml_get(y, "b"), "c")->text, "2"));
	assert_null(yaml_get(y, "c"));
	assert_null(yaml_get(yaml_get(y, "a"), "c"));
	assert_null(yaml_get(NULL, "a"));
	arena_release(&a);
}

static void front(void **state)
{
	(void)state;
	static const struct { const char *text; bool closed; const char *front, *body; unsigned line; } row[] = {
		{ "---\na: 1\n---\ntext\n", true, "a: 1\n", "text\n", 4 },
		{ "---\r\na: 1\r\n---\r\ntext\r\n", true, "a: 1\r\n", "text\r\n", 4 },
		{ "--- \na: 1\n---\t\ntext", true, "a: 1\n", "text", 4 },
		{ "---\n---\ntext\n", true, "", "text\n", 3 },
		{ "---\na: 1\n---", true, "a: 1\n", "", 4 },
		{ "text\n---\na: 1\n---\n", true, "", "text\n---\na: 1\n---\n", 1 },
		{ "", true, "", "", 1 },
		{ "----\na: 1\n", true, "", "----\na: 1\n", 1 },
		{ "---\na: 1\ntext\n", false, "", "", 0 },
		{ "---", false, "", "", 0 },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		str f, b;
		uint32_t line;
		assert_int_equal(yaml_split_front(str_from_c(row[i].text), &f, &b, &line), row[i].closed);
		if (!row[i].closed)
			continue;
		assert_true(str_eq_c(f, row[i].front));
		assert_true(str_eq_c(b, row[i].body));
		assert_int_equal(line, row[i].line);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(parse), cmocka_unit_test(members), cmocka_unit_test(front) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
