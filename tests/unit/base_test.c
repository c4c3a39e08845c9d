/*
 * base_test.c -- str, arena, buf and map.
 *
 * The arena has two modes (base/arena.h); `make unit` tests the one with
 * chunks, `make MODE=san unit` the one where each allocation is a malloc.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/map.h"
#include "base/str.h"

#define COUNT(array) (sizeof (array) / sizeof *(array))

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

static int sign(int v)
{
	return (v > 0) - (v < 0);
}

static void assert_str(str got, const char *want)
{
	if (!str_eq_c(got, want))
		fail_msg("'%.*s', not '%s'", STR_ARG(got), want);
}

/* ---- str ---- */

static void test_slice(void **state)
{
	static const struct { const char *s; size_t from, to; const char *part; } rows[] = {
		{ "abcd", 0, 4, "abcd" }, { "abcd", 1, 3, "bc" }, { "abcd", 2, 2, "" }, { "abcd", 3, 1, "" },
		{ "abcd", 4, 9, "" }, { "abcd", 9, 12, "" }, { "abcd", 2, SIZE_MAX, "cd" }, { "", 0, 5, "" },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str(str_slice(str_from_c(rows[i].s), rows[i].from, rows[i].to), rows[i].part);
	str none = str_slice((str){ NULL, 0 }, 0, 3);
	assert_null(none.p);
	assert_int_equal(none.n, 0);
	assert_int_equal(str_from_c(NULL).n, 0);
	assert_int_equal(S("a\0b").n, 3);
}

static void test_compare(void **state)
{
	static const char *const sorted[] = { "", "A", "Ab", "B", "a", "aa", "ab", "b", "\x80", "é", "đ", "\xff" };
	(void)state;
	for (size_t i = 0; i < COUNT(sorted); i++)
		for (size_t j = 0; j < COUNT(sorted); j++) {
			str x = str_from_c(sorted[i]), y = str_from_c(sorted[j]);
			assert_int_equal(sign(str_cmp(x, y)), sign((i > j) - (i < j)));
			assert_int_equal(str_eq(x, y), i == j);
			assert_int_equal(str_eq_c(x, sorted[j]), i == j);
			assert_int_equal(str_hash(x) == str_hash(y), i == j);
		}
	assert_true(str_eq((str){ NULL, 0 }, S("")));
	assert_int_equal(str_cmp((str){ NULL, 0 }, S("")), 0);
	assert_false(str_eq(S("a\0b"), S("a\0c")));
	assert_true(str_hash(S("a\0b")) != str_hash(S("a\0")));
	assert_int_equal(str_hash((str){ NULL, 0 }), str_hash(S("")));
}

static void test_starts_ends(void **state)
{
	(void)state;
	assert_true(str_starts(S("kế hoạch"), S("kế")));
	assert_true(str_starts(S("a"), S("")));
	assert_true(str_starts((str){ NULL, 0 }, S("")));
	assert_false(str_starts(S("a"), S("ab")));
	assert_true(str_ends(S("plan.md"), S(".md")));
	assert_false(str_ends(S("md"), S(".md")));
	assert_false(str_ends(S("plan.mdx"), S(".md")));
}

static void test_find(void **state)
{
	static const struct { const char *s, *needle; size_t from, at; } rows[] = {
		{ "abcabc", "abc", 0, 0 }, { "abcabc", "abc", 1, 3 }, { "abcabc", "abc", 4, SIZE_MAX },
		{ "aab", "ab", 0, 1 }, { "aaab", "aab", 0, 1 }, { "abc", "", 0, 0 }, { "abc", "", 3, 3 },
		{ "abc", "", 4, SIZE_MAX }, { "", "a", 0, SIZE_MAX }, { "", "", 0, 0 }, { "ab", "abc", 0, SIZE_MAX },
		{ "ab", "b", 1, 1 }, { "ab", "b", 2, SIZE_MAX }, { "ab", "b", 99, SIZE_MAX }, { "đề án", "án", 0, 6 },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (str_find(str_from_c(rows[i].s), str_from_c(rows[i].needle), rows[i].from) != rows[i].at)
			fail_msg("'%s' in '%s' from %zu", rows[i].needle, rows[i].s, rows[i].from);
	assert_int_equal(str_find_char(S("a,b,c"), ',', 0), 1);
	assert_int_equal(str_find_char(S("a,b,c"), ',', 2), 3);
	assert_int_equal(str_find_char(S("a,b,c"), ',', 4), SIZE_MAX);
	assert_int_equal(str_find_char(S("abc"), ',', 9), SIZE_MAX);
	assert_int_equal(str_find_char((str){ NULL, 0 }, ',', 0), SIZE_MAX);
}

static void test_trim(void **state)
{
	static const char *const rows[][2] = {
		{ "", "" }, { " ", "" }, { "a", "a" }, { " \t a b \r\n", "a b" }, { "\xc2\xa0" "a\xc2\xa0 ", "a" },
		{ " \xc2\xa0 ", "" }, { "\xc2\xa0", "" }, { "à", "à" }, { "\xc3\xa0", "\xc3\xa0" }, { "\v\fx", "x" },
		{ "Â\xc2\xa0", "Â" },
	};
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str(str_trim(str_from_c(rows[i][0])), rows[i][1]);
}

static void test_cut(void **state)
{
	(void)state;
	str rest = S("a,,b,");
	assert_str(str_cut(&rest, ','), "a");
	assert_str(str_cut(&rest, ','), "");
	assert_str(str_cut(&rest, ','), "b");
	assert_non_null(rest.p);                /* something followed, if empty */
	assert_str(str_cut(&rest, ','), "");
	assert_null(rest.p);
	assert_str(str_cut(&rest, ','), "");

	rest = S("  một\thai \n");
	assert_str(str_word(&rest), "một");
	assert_str(str_word(&rest), "hai");
	assert_str(str_word(&rest), "");
	assert_str(str_word(&rest), "");
}

static void test_copies(void **state)
{
	struct world *w = *state;
	str s = S("Đề Án A1Z"), copy = str_copy(&w->arena, s);
	assert_true(str_eq(copy, s) && copy.p != s.p);
	assert_string_equal(str_c(&w->arena, str_slice(S("abc"), 0, 2)), "ab");
	assert_string_equal(str_c(&w->arena, (str){ NULL, 0 }), "");
	assert_str(str_lower_ascii(&w->arena, s), "Đề Án a1z");
	assert_str(str_format(&w->arena, "%s-%d", "x", 42), "x-42");
	assert_str(str_format(&w->arena, "%s", ""), "");
	str big = str_format(&w->arena, "%05000d", 7);
	assert_int_equal(big.n, 5000);
	assert_int_equal(big.p[4999], '7');
}

/* ---- arena ---- */

static void test_arena_pieces(void **state)
{
	struct world *w = *state;
	struct { unsigned char *p; size_t n; } piece[500];
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < COUNT(piece); i++) {
			piece[i].n = i * i % 3001;
			piece[i].p = arena_new(&w->arena, unsigned char, piece[i].n);
			assert_non_null(piece[i].p);
			assert_int_equal((uintptr_t)piece[i].p % alignof(max_align_t), 0);
			for (size_t k = 0; k < piece[i].n; k++)
				assert_true(piece[i].p[k] == 0);        /* also what was used before */
			memset(piece[i].p, (int)(i & 0xFF), piece[i].n);
		}
		for (size_t i = 0; i < COUNT(piece); i++)
			for (size_t k = 0; k < piece[i].n; k++)
				assert_true(piece[i].p[k] == (i & 0xFF));
		assert_true(w->arena.used_bytes > 500000);
		arena_reset(&w->arena);
		assert_int_equal(w->arena.used_bytes, 0);
	}
}

static void test_arena_large(void **state)
{
	struct world *w = *state;
	for (size_t n = 1; n <= (16u << 20); n *= 4) {
		char *p = arena_new(&w->arena, char, n);
		p[0] = p[n - 1] = 'x';
	}
	arena_release(&w->arena);
	char *p = arena_new(&w->arena, char, 1);        /* usable after a release */
	assert_int_equal(*p, 0);
}

static void test_arena_grow(void **state)
{
	struct world *w = *state;
	size_t n = 3;
	uint32_t *p = arena_new(&w->arena, uint32_t, n), *q = NULL;
	for (uint32_t i = 0; i < n; i++)
		p[i] = i;
	for (int round = 0; round < 12; round++) {
		if (round % 3 == 2)
			q = arena_new(&w->arena, uint32_t, 1);  /* p is no longer the last one */
		p = arena_grow(&w->arena, p, n, n * 2 + 1, sizeof *p);
		for (uint32_t i = 0; i < n; i++)
			assert_int_equal(p[i], i);
		for (uint32_t i = (uint32_t)n; i < n * 2 + 1; i++) {
			assert_int_equal(p[i], 0);
			p[i] = i;
		}
		n = n * 2 + 1;
		assert_true(!q || *q == 0);
	}
	char *from_nothing = arena_grow(&w->arena, NULL, 0, 5, 1);
	assert_int_equal(from_nothing[4], 0);
	/* an empty piece grows like others and takes nobody's place */
	char *empty = arena_new(&w->arena, char, 0), *next = arena_new(&w->arena, char, 16);
	next[0] = 'n';
	empty = arena_grow(&w->arena, empty, 0, 16, 1);
	empty[0] = 'e';
	assert_int_equal(next[0], 'n');
}

static void test_arena_push(void **state)
{
	struct world *w = *state;
	struct pair { uint64_t a; char b; } *list = NULL;
	size_t n = 0, cap = 0;
	for (uint64_t i = 0; i < 1000; i++) {
		struct pair *p = arena_push(&w->arena, struct pair, &list, &n, &cap);
		assert_true(p == &list[i] && p->a == 0 && p->b == 0);
		p->a = i;
	}
	assert_true(n == 1000 && cap >= n);
	for (uint64_t i = 0; i < 1000; i++)
		assert_int_equal(list[i].a, i);
}

static void test_arena_fails(void **state)
{
	struct world *w = *state;
	volatile int raised = 0;
	if (setjmp(w->fail.env)) {
		raised++;
		assert_non_null(strstr(w->fail.message, "out of memory"));
	}
	if (raised == 0)
		arena_alloc(&w->arena, SIZE_MAX / 2, 4);        /* the product does not fit */
	if (raised == 1)
		arena_alloc(&w->arena, SIZE_MAX - alignof(max_align_t), 1);
	assert_int_equal(raised, 2);
	assert_non_null(arena_new(&w->arena, char, 10));        /* it can be used on */
}

/* ---- buf ---- */

static void test_buf(void **state)
{
	struct world *w = *state;
	struct buf b;
	buf_init(&b, &w->arena, 0);
	assert_int_equal(buf_str(&b).n, 0);
	buf_add(&b, (str){ NULL, 0 });
	buf_c(&b, "");
	buf_c(&b, "Xã ");
	buf_add(&b, S("Lùng Cú"));
	buf_char(&b, ' ');
	buf_uint(&b, 0);
	buf_uint(&b, UINT64_MAX);
	buf_char(&b, ' ');
	buf_int(&b, INT64_MIN);
	buf_int(&b, 7);
	buf_codepoint(&b, 0x1EC7);
	buf_codepoint(&b, 0x1F600);
	buf_printf(&b, "%s", "");
	buf_printf(&b, "[%3d|%s]", 5, "x");
	assert_str(buf_str(&b), "Xã Lùng Cú 018446744073709551615 -92233720368547758087ệ😀[  5|x]");
	buf_clear(&b);
	assert_int_equal(buf_str(&b).n, 0);
	buf_c(&b, "y");
	assert_str(buf_str(&b), "y");
}

static void test_buf_grows(void **state)
{
	struct world *w = *state;
	struct buf b, other;
	buf_init(&b, &w->arena, 1);
	buf_init(&other, &w->arena, 1);
	for (unsigned i = 0; i < 20000; i++) {
		buf_printf(&b, "%05u", i);
		buf_char(&other, 'x');          /* so that neither always grows in place */
	}
	assert_int_equal(b.n, 100000);
	assert_int_equal(other.n, 20000);
	for (unsigned i = 0; i < 20000; i++)
		assert_memory_equal(b.p + i * 5, str_format(&w->arena, "%05u", i).p, 5);
	char *room = buf_room(&b, 300000);
	memset(room, 'z', 300000);
	b.n += 300000;
	assert_memory_equal(b.p, "00000", 5);
	assert_true(b.cap >= b.n);
}

/* ---- map ---- */

static void test_map(void **state)
{
	struct world *w = *state;
	struct map m;
	map_init(&m, &w->arena, 0);
	assert_int_equal(map_get(&m, S("a")), MAP_NONE);
	assert_int_equal(map_add(&m, S("a"), 1), 1);
	assert_int_equal(map_add(&m, S("a"), 2), 1);
	assert_int_equal(map_get(&m, S("a")), 1);
	map_set(&m, S("a"), 3);
	assert_int_equal(map_get(&m, S("a")), 3);
	map_set(&m, S("b"), 0);
	assert_int_equal(map_get(&m, S("b")), 0);
	assert_int_equal(map_add(&m, S(""), 5), 5);
	assert_int_equal(map_get(&m, (str){ NULL, 0 }), 5);
	assert_int_equal(map_add(&m, S("a\0b"), 6), 6);
	assert_int_equal(map_get(&m, S("a")), 3);
	assert_int_equal(m.n, 4);

	struct map empty = { 0 };
	assert_int_equal(map_get(&empty, S("a")), MAP_NONE);
}

static void test_map_many(void **state)
{
	struct world *w = *state;
	for (uint32_t expected = 0; expected <= 20000; expected += 10000) {
		struct map m;
		map_init(&m, &w->arena, expected);
		for (uint32_t i = 0; i < 20000; i++)
			assert_int_equal(map_add(&m, str_format(&w->arena, "vn-%u", i * 7), i), i);
		for (uint32_t i = 0; i < 20000; i++) {
			assert_int_equal(map_get(&m, str_format(&w->arena, "vn-%u", i * 7)), i);
			assert_int_equal(map_get(&m, str_format(&w->arena, "vn-%u", i * 7 + 1)), MAP_NONE);
		}
		assert_int_equal(m.n, 20000);
		assert_true(m.cap >= m.n);
	}
}

/* Keys that differ in one byte anywhere do not crowd together. */
static void test_hash_spreads(void **state)
{
	(void)state;
	unsigned hits[256] = { 0 }, most = 0;
	for (unsigned at = 0; at < 20; at++)
		for (unsigned c = 0; c < 256; c++) {
			char key[20] = "chi-tieu-xoa-mu-chu";
			key[at] = (char)c;
			unsigned h = (unsigned)(str_hash((str){ key, sizeof key }) & 255);
			most = ++hits[h] > most ? hits[h] : most;
		}
	assert_true(most < 60);         /* 20 on average */
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slice),
		cmocka_unit_test(test_compare),
		cmocka_unit_test(test_starts_ends),
		cmocka_unit_test(test_find),
		cmocka_unit_test(test_trim),
		cmocka_unit_test(test_cut),
		cmocka_unit_test_setup_teardown(test_copies, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_arena_pieces, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_arena_large, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_arena_grow, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_arena_push, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_arena_fails, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_buf, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_buf_grows, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_map, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_map_many, set_up, tear_down),
		cmocka_unit_test(test_hash_spreads),
	};
	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
