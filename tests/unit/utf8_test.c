/* utf8_test.c -- decoding, validity, and NFC against ICU. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"

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

/* ---- decoding ---- */

static void test_every_code_point(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x110000; cp++) {
		bool good = cp <= 0x10FFFF && !(cp >= 0xD800 && cp <= 0xDFFF);
		char bytes[4];
		size_t n = utf8_encode(cp, bytes), pos = 0;
		str s = { bytes, n };
		assert_int_equal(n, cp < 0x80 ? 1 : cp < 0x800 ? 2 : !good || cp < 0x10000 ? 3 : 4);
		assert_int_equal(utf8_valid_prefix(s), n);
		assert_int_equal(utf8_next(s, &pos), good ? cp : 0xFFFD);
		assert_int_equal(pos, n);
		assert_int_equal(utf8_count(s), 1);
		for (size_t cut = 1; cut < n; cut++)            /* none of its beginnings is valid */
			assert_int_equal(utf8_valid_prefix((str){ bytes, cut }), 0);
	}
}

/* Code points as a decoder reads them, invalid bytes as U+FFFD each. */
static void test_invalid(void **state)
{
	static const struct { const char *text; size_t valid; const char *points; } rows[] = {
		{ "", 0, "" },
		{ "ab", 2, "61 62 " },
		{ "ế\x80", 3, "1EBF FFFD " },
		{ "\xc0\xaf", 0, "FFFD FFFD " },                        /* overlong */
		{ "\xc1\xbf", 0, "FFFD FFFD " },
		{ "\xe0\x9f\xbf", 0, "FFFD FFFD FFFD " },
		{ "\xf0\x8f\xbf\xbf", 0, "FFFD FFFD FFFD FFFD " },
		{ "\xed\xa0\x80", 0, "FFFD FFFD FFFD " },               /* a surrogate */
		{ "\xed\x9f\xbf", 3, "D7FF " },
		{ "\xf4\x90\x80\x80", 0, "FFFD FFFD FFFD FFFD " },      /* behind U+10FFFF */
		{ "\xf5\x80\x80\x80", 0, "FFFD FFFD FFFD FFFD " },
		{ "a\xe1\xbb", 1, "61 FFFD FFFD " },                    /* cut */
		{ "a\xe1\xbb" "b", 1, "61 FFFD FFFD 62 " },
		{ "\xff\xfe", 0, "FFFD FFFD " },
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str s = str_from_c(rows[i].text);
		assert_int_equal(utf8_valid_prefix(s), rows[i].valid);
		struct buf b;
		buf_init(&b, &w->arena, 64);
		for (size_t pos = 0; pos < s.n;)
			buf_printf(&b, "%X ", utf8_next(s, &pos));
		if (!str_eq_c(buf_str(&b), rows[i].points))
			fail_msg("row %zu: %.*s, not %s", i, STR_ARG(buf_str(&b)), rows[i].points);
	}
}

static void test_count(void **state)
{
	(void)state;
	assert_int_equal(utf8_count(S("")), 0);
	assert_int_equal(utf8_count(S("Đắk Lắk")), 7);
	assert_int_equal(utf8_count(S("𝄞é")), 2);
}

/* ---- NFC ---- */

static void test_nfc(void **state)
{
	static const char *const rows[][2] = {
		{ "", "" }, { "abc", "abc" }, { "Tiến độ", "Tiến độ" },
		{ "Tie\xcc\x82\xcc\x81n \xc4\x91o\xcc\x82\xcc\xa3", "Tiến độ" },        /* all apart */
		{ "Ti\xc3\xaa\xcc\x81n", "Tiến" },                                      /* ê + sắc */
		{ "o\xcc\xa3\xcc\x82", "ộ" }, { "o\xcc\x82\xcc\xa3", "ộ" },             /* either order */
		{ "u\xcc\x9b\xcc\xa3", "ự" }, { "u\xcc\xa3\xcc\x9b", "ự" },
		{ "\xe1\xba\xb9\xcc\x82", "ệ" },                                        /* ẹ + mũ */
		{ "\xe2\x84\xab", "Å" }, { "\xe2\x80\x93 \xe2\x80\x9cx\xe2\x80\x9d", "– “x”" },
		{ "\xe2\x80\x80", "\xe2\x80\x82" },                                     /* U+2000 is U+2002 */
		{ "\xcd\x80", "\xcc\x80" },                                             /* old tone mark */
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str got = utf8_nfc(&w->arena, str_from_c(rows[i][0]));
		if (!str_eq_c(got, rows[i][1]))
			fail_msg("row %zu: '%.*s', not '%s'", i, STR_ARG(got), rows[i][1]);
	}
	/* what is NFC already is not copied */
	str s = S("Quyết định số 1520/QĐ-TTg – “xóa mù chữ”");
	assert_ptr_equal(utf8_nfc(&w->arena, s).p, s.p);
	/* a NUL is a character like others */
	assert_true(str_eq(utf8_nfc(&w->arena, S("\0e\xcc\x81\0")), S("\0é\0")));
}

static str icu_nfc(struct arena *a, str s)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
	UChar in[256], out[512];
	int32_t n = 0, m;
	u_strFromUTF8(in, 256, &n, s.p, (int32_t)s.n, &error);
	m = unorm2_normalize(nfc, in, n, out, 512, &error);
	char *text = arena_new(a, char, 2048);
	u_strToUTF8(text, 2048, &n, out, m, &error);
	assert_true(U_SUCCESS(error));
	return (str){ text, (size_t)n };
}

static void check_nfc(struct arena *a, str s)
{
	str want = icu_nfc(a, s), got = utf8_nfc(a, s);
	if (str_eq(want, got))
		return;
	printf("in:");
	for (size_t pos = 0; pos < s.n;)
		printf(" %04X", utf8_next(s, &pos));
	fail_msg("NFC '%.*s', ICU '%.*s'", STR_ARG(got), STR_ARG(want));
}

/* Every character alone, and with a mark before and behind it. */
static void test_characters_as_icu(void **state)
{
	struct world *w = *state;
	for (uint32_t cp = 1; cp < 0x30000; cp++) {
		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		char bytes[4];
		str c = { bytes, utf8_encode(cp, bytes) };
		check_nfc(&w->arena, c);
		check_nfc(&w->arena, str_format(&w->arena, "o%.*s\xcc\xa3", STR_ARG(c)));
		check_nfc(&w->arena, str_format(&w->arena, "%.*s\xcc\x81", STR_ARG(c)));
		arena_reset(&w->arena);
	}
}

static void test_random_as_icu(void **state)
{
	static const uint32_t pool[] = {
		'a', 'e', 'i', 'o', 'u', 'y', 'D', 'n', ' ', 0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B,
		0x323, 0x308, 0x30C, 0x340, 0x341, 0x343, 0xEA, 0xF4, 0x1A1, 0x1B0, 0x103, 0x111, 0x1EA1,
		0x1EBF, 0x1ED9, 0x1E9B, 0x2013, 0x2000, 0x212B, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x5D0, 0x5BC,
		0xFB1D, 0x958, 0x1D15E, 0x2F800, 0x20AB
	};
	struct world *w = *state;
	uint64_t seed = 3;
	for (int k = 0; k < 100000; k++) {
		struct buf b;
		buf_init(&b, &w->arena, 64);
		for (int i = 0; i < 8; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			buf_codepoint(&b, pool[(seed >> 33) % COUNT(pool)]);
		}
		check_nfc(&w->arena, buf_str(&b));
		arena_reset(&w->arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_code_point),
		cmocka_unit_test_setup_teardown(test_invalid, set_up, tear_down),
		cmocka_unit_test(test_count),
		cmocka_unit_test_setup_teardown(test_nfc, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_characters_as_icu, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_random_as_icu, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
