/*
 * mustache_test.c -- the Mustache specification's own cases, and ours.
 *
 * The specification's files (~lambdas excepted) are read from the folder
 * conformance/mustache of the shared folder: TIENDO_SHARED, or ../shared next
 * to the repository.  Without it these tests are skipped.  Ours are in
 * tests/mustache/, in the same form with some more keys:
 *
 *   "errors": ["3:7 mustache-close", …]   all messages, by place; nothing is rendered
 *   "check": ["1:1 mustache-missing"]     messages of mustache_set_check()
 *   "stops": true                         mustache_render() returns false
 *   {"$html": "<b>"} in the data          a VALUE_HTML
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <cjson/cJSON.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/num.h"
#include "site/mustache.h"
#include "site/value.h"

struct world {
	struct fail  fail;
	struct arena arena;
};

static int set_up(void **state)
{
	struct world *w = calloc(1, sizeof *w);
	if (!w || setjmp(w->fail.env))
		return -1;
	arena_init(&w->arena, &w->fail);
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;
	arena_release(&w->arena);
	free(w);
	return 0;
}

/* ---- cases from JSON ---- */

static struct value *value_of(struct arena *a, const cJSON *j)
{
	if (cJSON_IsString(j))
		return value_text(a, str_from_c(j->valuestring));
	if (cJSON_IsBool(j))
		return value_bool(a, cJSON_IsTrue(j));
	if (cJSON_IsNumber(j)) {
		struct buf b;
		buf_init(&b, a, 32);
		num_plain(&b, j->valuedouble, 9);
		return value_text(a, buf_str(&b));
	}
	const cJSON *html = cJSON_GetObjectItemCaseSensitive(j, "$html"), *item;
	if (html)
		return value_html(a, str_from_c(html->valuestring));
	if (cJSON_IsArray(j)) {
		struct value *list = value_list(a);
		cJSON_ArrayForEach(item, j)
			value_push(a, list, value_of(a, item));
		return list;
	}
	if (cJSON_IsObject(j)) {
		struct value *map = value_map(a);
		cJSON_ArrayForEach(item, j)
			value_set(a, map, str_from_c(item->string), value_of(a, item));
		return map;
	}
	return arena_new(a, struct value, 1);           /* null */
}

static str text_of(const cJSON *test, const char *key)
{
	const cJSON *j = cJSON_GetObjectItemCaseSensitive(test, key);
	return str_from_c(j ? j->valuestring : NULL);
}

/* "3:7 mustache-close; " for each message. */
static str messages_of(struct arena *a, struct diags *d)
{
	struct buf b;
	buf_init(&b, a, 64);
	diags_sort(d);
	for (size_t i = 0; i < d->n; i++) {
		const struct diag_message *m = &d->message[i];
		buf_printf(&b, "%u:%u ", m->place.line, m->place.column);
		buf_add(&b, diag_name(a, m->id));
		buf_c(&b, "; ");
	}
	return buf_str(&b);
}

static str messages_wanted(struct arena *a, const cJSON *test, const char *key)
{
	struct buf b;
	buf_init(&b, a, 64);
	const cJSON *item;
	cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(test, key))
		buf_printf(&b, "%s; ", item->valuestring);
	return buf_str(&b);
}

static bool same(const cJSON *test, const char *what, str got, str want)
{
	if (str_eq(got, want))
		return true;
	printf("%s: %s\n want [%.*s]\n got  [%.*s]\n", text_of(test, "name").p, what,
	       STR_ARG(want), STR_ARG(got));
	return false;
}

static bool run_case(struct arena *a, const cJSON *test)
{
	struct diags d;
	diags_init(&d, a);
	struct mustache_set *set = mustache_set_new(a);
	bool added = mustache_set_add(set, S("case"), S("case"), text_of(test, "template"), &d);
	const cJSON *partial;
	cJSON_ArrayForEach(partial, cJSON_GetObjectItemCaseSensitive(test, "partials"))
		added &= mustache_set_add(set, str_from_c(partial->string), str_from_c(partial->string),
		                          str_from_c(partial->valuestring), &d);
	str errors = messages_wanted(a, test, "errors");
	if (!same(test, "errors", messages_of(a, &d), errors) || added != (errors.n == 0))
		return false;
	if (!added)
		return true;
	if (cJSON_HasObjectItem(test, "check")) {
		mustache_set_check(set, &d);
		if (!same(test, "check", messages_of(a, &d), messages_wanted(a, test, "check")))
			return false;
	}
	struct buf out;
	buf_init(&out, a, 64);
	const struct value *data = value_of(a, cJSON_GetObjectItemCaseSensitive(test, "data"));
	bool whole = mustache_render(&out, set, mustache_find(set, S("case")), data, a);
	bool stops = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(test, "stops"));
	if (whole == stops)
		printf("%s: rendered %s\n", text_of(test, "name").p, whole ? "to the end" : "not to the end");
	return same(test, "output", buf_str(&out), text_of(test, "expected")) && whole != stops;
}

/* All cases of one file; returns how many there are. */
static int run_file(struct world *w, str path)
{
	str text;
	if (file_read(&w->arena, path, 10 << 20, &text) != FILE_OK)
		fail_msg("cannot read %.*s", STR_ARG(path));
	cJSON *json = cJSON_ParseWithLength(text.p, text.n);
	assert_non_null(json);
	int n = 0, wrong = 0;
	const cJSON *test;
	cJSON_ArrayForEach(test, cJSON_GetObjectItemCaseSensitive(json, "tests")) {
		n++;
		wrong += !run_case(&w->arena, test);
	}
	cJSON_Delete(json);
	printf("%.*s: %d of %d cases pass\n", STR_ARG(path), n - wrong, n);
	assert_true(n > 0);
	assert_int_equal(wrong, 0);
	return n;
}

static void test_specification(void **state)
{
	static const struct { const char *file; int cases; } files[] = {
		{ "comments", 12 }, { "delimiters", 14 }, { "interpolation", 42 }, { "inverted", 22 },
		{ "partials", 12 }, { "sections", 34 }, { "~dynamic-names", 21 }, { "~inheritance", 27 },
	};
	struct world *w = *state;
	const char *shared = getenv("TIENDO_SHARED");
	str folder = str_format(&w->arena, "%s/conformance/mustache", shared ? shared : "../shared");
	if (!file_is_dir(&w->arena, folder)) {
		printf("skipped: there is no folder %s\n", folder.p);
		skip();
	}
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		str path = str_format(&w->arena, "%s/%s.json", folder.p, files[i].file);
		int n = run_file(w, path);
		if (n < files[i].cases)
			fail_msg("%s: %d cases, not %d", path.p, n, files[i].cases);
	}
}

static void test_own_cases(void **state)
{
	struct world *w = *state;
	struct file_list files = { 0 };
	file_list(&w->arena, S("tests/mustache"), S(".json"), &files);
	assert_true(files.n > 0);
	for (size_t i = 0; i < files.n; i++)
		run_file(w, path_join(&w->arena, S("tests/mustache"), files.path[i]));
}

/* ---- sets ---- */

static str render(struct arena *a, const struct mustache_set *set, const char *name, const struct value *data)
{
	struct buf out;
	buf_init(&out, a, 64);
	mustache_render(&out, set, mustache_find(set, str_from_c(name)), data, a);
	return buf_str(&out);
}

static void assert_str(str got, const char *want)
{
	if (!str_eq_c(got, want))
		fail_msg("want [%s] got [%.*s]", want, STR_ARG(got));
}

static void test_set_replaces(void **state)
{
	struct world *w = *state;
	struct diags d;
	diags_init(&d, &w->arena);
	struct mustache_set *set = mustache_set_new(&w->arena);
	assert_null(mustache_find(set, S("page")));
	assert_true(mustache_set_add(set, S("page"), S("page"), S("[{{>part}}]"), &d));
	assert_null(mustache_find(set, S("part")));
	const struct value *data = value_map(&w->arena);
	assert_str(render(&w->arena, set, "page", data), "[]");
	assert_true(mustache_set_add(set, S("part"), S("part"), S("one"), &d));
	assert_str(render(&w->arena, set, "page", data), "[one]");
	assert_true(mustache_set_add(set, S("part"), S("part"), S("two"), &d));
	assert_str(render(&w->arena, set, "page", data), "[two]");
	/* a wrong one leaves the one before */
	assert_false(mustache_set_add(set, S("part"), S("part"), S("{{#x}}"), &d));
	assert_str(render(&w->arena, set, "page", data), "[two]");
	assert_int_equal(d.n, 1);
	assert_string_equal(d.message[0].place.file.p, "part");
}

static void test_values(void **state)
{
	struct world *w = *state;
	struct arena *a = &w->arena;
	struct value *map = value_map(a);
	value_set_text(a, map, "tên", S("Lai Châu"));
	value_set_bool(a, map, "b", true);
	value_set_html(a, map, "h", S("<b>"));
	value_set_text(a, map, "tên", S("Văn Quan"));
	assert_int_equal(map->n, 3);
	assert_str(value_get(map, S("tên"))->text, "Văn Quan");
	assert_null(value_get(map, S("ten")));
	assert_null(value_get(map, S("")));
	assert_null(value_get(value_get(map, S("b")), S("b")));
	assert_null(value_get(NULL, S("b")));

	struct value *list = value_list(a);
	assert_false(value_truth(NULL));
	assert_false(value_truth(arena_new(a, struct value, 1)));
	assert_false(value_truth(list));
	assert_false(value_truth(value_text(a, S(""))));
	assert_false(value_truth(value_html(a, S(""))));
	assert_false(value_truth(value_bool(a, false)));
	assert_true(value_truth(value_map(a)));
	assert_true(value_truth(value_text(a, S("0"))));
	struct value *item = value_text(a, S("x"));
	assert_ptr_equal(value_push(a, list, item), item);
	assert_true(value_truth(list));
	for (int i = 0; i < 100; i++)
		value_push(a, list, item);
	assert_int_equal(list->n, 101);
}

/* Texts that are cut anywhere must be read to their end or be reported, never run over. */
static void test_cut_texts(void **state)
{
	static const char text[] =
		"{{<p}}{{$a}}\n  x {{{y}}} {{&z}}\n  {{/a}}{{/p}}\r\n{{=<% %>=}}\n<%#s%>é<%/s%><%!\n c %>\n <%>*q.r%>\n";
	struct world *w = *state;
	for (size_t n = 0; n < sizeof text; n++) {
		struct diags d;
		struct mustache_set *set = mustache_set_new(&w->arena);
		char *cut = malloc(n + 1);      /* its own block: an overrun is seen */
		assert_non_null(cut);
		memcpy(cut, text, n);
		diags_init(&d, &w->arena);
		bool ok = mustache_set_add(set, S("t"), S("t"), (str){ cut, n }, &d);
		assert_true(ok == (d.n == 0));
		if (ok)
			render(&w->arena, set, "t", value_map(&w->arena));
		free(cut);
	}
}

/* ---- threads ---- */

struct worker { const struct mustache_set *set; pthread_t thread; bool ok; };

static struct value *sample(struct arena *a, int rows)
{
	struct value *map = value_map(a), *list = value_list(a);
	value_set_text(a, map, "title", S("Tiến độ <2025>"));
	value_set(a, map, S("rows"), list);
	for (int i = 0; i < rows; i++) {
		struct value *row = value_push(a, list, value_map(a));
		value_set_text(a, row, "name", str_format(a, "Chỉ tiêu %d & cộng sự", i));
		value_set_bool(a, row, "met", i % 2 == 0);
	}
	return map;
}

static void *work(void *arg)
{
	struct worker *me = arg;
	struct fail fail;
	struct arena arena;
	me->ok = false;
	if (setjmp(fail.env))
		return NULL;
	arena_init(&arena, &fail);
	str first = { 0 };
	bool ok = true;
	for (int i = 0; i < 50; i++) {
		str out = render(&arena, me->set, "page", sample(&arena, 20));
		ok &= i == 0 || str_eq(out, first);
		if (i == 0)
			first = out;
	}
	me->ok = ok && first.n > 500;
	arena_release(&arena);
	return NULL;
}

static void test_threads(void **state)
{
	struct world *w = *state;
	struct diags d;
	diags_init(&d, &w->arena);
	struct mustache_set *set = mustache_set_new(&w->arena);
	mustache_set_add(set, S("page"), S("page"),
	                 S("{{<base}}{{$main}}\n  {{#rows}}\n  {{>row}}\n  {{/rows}}\n{{/main}}{{/base}}\n"), &d);
	mustache_set_add(set, S("base"), S("base"), S("<h1>{{title}}</h1>\n  {{$main}}{{/main}}\n"), &d);
	mustache_set_add(set, S("row"), S("row"), S("<p>\n  {{name}}{{#met}} ✓{{/met}}\n</p>\n"), &d);
	assert_int_equal(d.n, 0);
	struct worker worker[4];
	for (size_t i = 0; i < 4; i++) {
		worker[i].set = set;
		assert_int_equal(pthread_create(&worker[i].thread, NULL, work, &worker[i]), 0);
	}
	for (size_t i = 0; i < 4; i++) {
		pthread_join(worker[i].thread, NULL);
		assert_true(worker[i].ok);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_specification, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_own_cases, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_set_replaces, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_values, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_cut_texts, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_threads, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("mustache", tests, NULL, NULL);
}
