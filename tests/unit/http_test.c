/* http_test.c -- serve/http.h: what comes from the network is read as it should be, or refused. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/fail.h"
#include "serve/http.h"

static struct fail fail_here;

static void paths(void **state)
{
	static const struct { const char *address, *path; } cases[] = {
		{ "/", "" }, { "/index.html", "index.html" }, { "/a/b/", "a/b/" }, { "/a%20b/c%C3%A1", "a b/c\xC3\xA1" },
		{ "/ti%e1%ba%bfn", "ti\xE1\xBA\xBFn" }, { "/a..b", "a..b" }, { "/a.", "a." },
		{ "", NULL }, { "index.html", NULL }, { "//", NULL }, { "//a", NULL }, { "/a//b", NULL },
		{ "/..", NULL }, { "/../a", NULL }, { "/a/..", NULL }, { "/./a", NULL }, { "/%2e%2e/a", NULL }, { "/.%2E/a", NULL },
		{ "/.tiendo-site", NULL }, { "/a/.git/config", NULL }, { "/a%2fb", NULL }, { "/a%5cb", NULL }, { "/a\\b", NULL },
		{ "/a%00", NULL }, { "/%00", NULL }, { "/a%0a", NULL }, { "/a%7f", NULL }, { "/%", NULL }, { "/%4", NULL },
		{ "/%zz", NULL }, { "/%4g", NULL }, { "/%c0%ae%c0%ae/", NULL }, { "/%ff", NULL }, { "/\xC3", NULL },
	};
	struct arena a;
	(void)state;
	arena_init(&a, &fail_here);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		str path = S("?");
		bool good = http_path(&a, str_from_c(cases[i].address), &path);
		if (good != (cases[i].path != NULL) || (good && !str_eq_c(path, cases[i].path)))
			fail_msg("%s: %s \"%.*s\"", cases[i].address, good ? "taken as" : "refused", STR_ARG(path));
	}
	arena_release(&a);
}

static void ranges(void **state)
{
	static const struct { const char *header; uint64_t size; enum http_range want; uint64_t from, to; } cases[] = {
		{ "bytes=0-0", 10, RANGE_PART, 0, 1 },          { "bytes=0-9", 10, RANGE_PART, 0, 10 },
		{ "bytes=3-", 10, RANGE_PART, 3, 10 },          { "bytes=-3", 10, RANGE_PART, 7, 10 },
		{ "bytes=-30", 10, RANGE_PART, 0, 10 },         { "bytes=5-100", 10, RANGE_PART, 5, 10 },
		{ "bytes=5-99999999999999999999999", 10, RANGE_PART, 5, 10 },
		{ "bytes=10-", 10, RANGE_NONE, 0, 0 },          { "bytes=99999999999999999999999-", 10, RANGE_NONE, 0, 0 },
		{ "bytes=-0", 10, RANGE_NONE, 0, 0 },           { "bytes=0-", 0, RANGE_NONE, 0, 0 },
		{ "bytes=-5", 0, RANGE_NONE, 0, 0 },            { "", 10, RANGE_WHOLE, 0, 0 },
		{ "bytes=5-4", 10, RANGE_WHOLE, 0, 0 },         { "bytes=", 10, RANGE_WHOLE, 0, 0 },
		{ "bytes=-", 10, RANGE_WHOLE, 0, 0 },           { "bytes=a-b", 10, RANGE_WHOLE, 0, 0 },
		{ "bytes=0-1,4-5", 10, RANGE_WHOLE, 0, 0 },     { "lines=0-1", 10, RANGE_WHOLE, 0, 0 },
		{ "bytes=+1-2", 10, RANGE_WHOLE, 0, 0 },        { "bytes=1--2", 10, RANGE_WHOLE, 0, 0 },
	};
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint64_t from = 0, to = 0;
		enum http_range got = http_range_read(str_from_c(cases[i].header), cases[i].size, &from, &to);
		if (got != cases[i].want || (got == RANGE_PART && (from != cases[i].from || to != cases[i].to)))
			fail_msg("\"%s\" of %lu: %d, %lu to %lu", cases[i].header, (unsigned long)cases[i].size, (int)got,
			         (unsigned long)from, (unsigned long)to);
	}
}

static void dates(void **state)
{
	static const struct { int64_t seconds; const char *text; } cases[] = {
		{ 0, "Thu, 01 Jan 1970 00:00:00 GMT" },         { 784111777, "Sun, 06 Nov 1994 08:49:37 GMT" },
		{ 951782399, "Mon, 28 Feb 2000 23:59:59 GMT" }, { 951782400, "Tue, 29 Feb 2000 00:00:00 GMT" },
		{ 4107542400, "Mon, 01 Mar 2100 00:00:00 GMT" }, { 1735689599, "Tue, 31 Dec 2024 23:59:59 GMT" },
	};
	static const char *const bad[] = { "", "yesterday", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
	                                   "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Xxx 1994 08:49:37 GMT",
	                                   "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, -6 Nov 1994 08:49:37 GMT" };
	struct arena a;
	int64_t seconds;
	(void)state;
	arena_init(&a, &fail_here);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_string_equal(http_date(&a, cases[i].seconds).p, cases[i].text);
		assert_true(http_date_read(str_from_c(cases[i].text), &seconds));
		assert_int_equal(seconds, cases[i].seconds);
	}
	for (int64_t day = 0; day < 80000; day += 1) {          /* to the year 2189 */
		assert_true(http_date_read(http_date(&a, day * 86400 + 1), &seconds));
		assert_int_equal(seconds, day * 86400 + 1);
		arena_reset(&a);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(http_date_read(str_from_c(bad[i]), &seconds));
	arena_release(&a);
}

static void tags(void **state)
{
	(void)state;
	assert_true(http_tag_in_list(S("\"a\""), S("\"a\"")));
	assert_true(http_tag_in_list(S("\"b\", W/\"a\""), S("\"a\"")));
	assert_true(http_tag_in_list(S("\"b\",\"a\""), S("\"a\"")));
	assert_true(http_tag_in_list(S(" * "), S("\"a\"")));
	assert_false(http_tag_in_list(S("\"b\""), S("\"a\"")));
	assert_false(http_tag_in_list(S("a"), S("\"a\"")));
	assert_false(http_tag_in_list(S(",,"), S("\"a\"")));
}

static void hosts(void **state)
{
	static const char *const own[] = { "127.0.0.1", "127.0.0.1:8000", "localhost", "localhost:1", "[::1]:8000" };
	static const char *const other[] = { "", "example.com", "127.0.0.1.example.com", "localhost.example", "127.0.0.1:",
	                                     "127.0.0.1:x", "127.0.0.2", "localhost:8000@x", "localhost:99999" };
	(void)state;
	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		assert_true(http_host_is_local(str_from_c(own[i])));
	for (size_t i = 0; i < sizeof other / sizeof *other; i++)
		assert_false(http_host_is_local(str_from_c(other[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(paths), cmocka_unit_test(ranges), cmocka_unit_test(dates),
	                                    cmocka_unit_test(tags), cmocka_unit_test(hosts) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
