/*
 * vi_test.c -- Vietnamese order against ICU's collator for "vi", folding, slugs.
 *
 * Texts are made of initials, rimes and tones, so every Vietnamese letter
 * occurs with every tone it can have.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "base/vi.h"

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

/* ---- texts ---- */

static const char *const initials[] = {
	"", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
	"nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"
};

/* The tone stands behind the letter marked with '*'. */
static const char *const rimes[] = {
	"a*", "a*c", "a*ch", "a*i", "a*m", "a*n", "a*ng", "a*nh", "a*o", "a*p", "a*t", "a*u", "a*y",
	"ă*c", "ă*m", "ă*n", "ă*ng", "ă*p", "ă*t", "â*c", "â*m", "â*n", "â*ng", "â*p", "â*t", "â*u",
	"â*y", "e*", "e*c", "e*m", "e*n", "e*ng", "e*o", "e*t", "ê*", "ê*ch", "ê*m", "ê*n", "ê*nh",
	"ê*u", "i*", "i*a", "iê*c", "iê*n", "iê*u", "i*m", "i*n", "i*nh", "i*u", "o*", "oa*", "oa*i",
	"oa*n", "oă*n", "o*c", "oe*", "o*i", "o*n", "o*ng", "ô*", "ô*c", "ô*i", "ô*n", "ô*ng", "ô*t",
	"ơ*", "ơ*i", "ơ*m", "ơ*n", "ơ*t", "u*", "u*a", "uâ*n", "uê*", "u*i", "u*n", "u*ng", "uô*c",
	"uô*i", "uô*n", "uy*", "uyê*n", "ư*", "ư*a", "ư*c", "ươ*c", "ươ*i", "ươ*n", "ươ*ng", "ư*ng",
	"y*", "yê*n", "yê*u"
};

static const char *const tones[] = { "", "\xcc\x80", "\xcc\x89", "\xcc\x83", "\xcc\x81", "\xcc\xa3" };

static void add_syllable(struct buf *b, size_t initial, size_t rime, size_t tone)
{
	str rest = str_from_c(rimes[rime]), head = str_cut(&rest, '*');
	buf_c(b, initials[initial]);
	buf_add(b, head);
	buf_c(b, tones[tone]);
	buf_add(b, rest);
}

struct texts { str *text; size_t n, cap; };

static void add_text(struct arena *a, struct texts *t, str s)
{
	*arena_push(a, str, &t->text, &t->n, &t->cap) = utf8_nfc(a, s);
}

/* Knuth's generator: the same texts in each run. */
static uint32_t next_random(uint64_t *state, uint32_t below)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)((*state >> 33) % below);
}

static void add_syllables(struct arena *a, struct texts *t)
{
	for (size_t i = 0; i < COUNT(initials); i++)
		for (size_t r = i % 3; r < COUNT(rimes); r += 3)
			for (size_t tone = 0; tone < COUNT(tones); tone++) {
				struct buf b;
				buf_init(&b, a, 16);
				add_syllable(&b, i, r, tone);
				add_text(a, t, buf_str(&b));
			}
}

/* Few initials and rimes, so that phrases differ late and only in tone or case. */
static void add_phrases(struct arena *a, struct texts *t, size_t n)
{
	static const char *const between[] = { " ", " ", " ", " ", "-", ", ", " – ", ". ", " (", "/", "" };
	static const char *const extra[] = { "1", "2", "10", "02", "2025", "I", "II", "%", "“" };
	uint64_t seed = 1;
	for (size_t k = 0; k < n; k++) {
		struct buf b;
		buf_init(&b, a, 48);
		size_t words = 1 + next_random(&seed, 4);
		for (size_t i = 0; i < words; i++) {
			if (i)
				buf_c(&b, between[next_random(&seed, COUNT(between))]);
			if (next_random(&seed, 8) == 0) {
				buf_c(&b, extra[next_random(&seed, COUNT(extra))]);
				continue;
			}
			struct buf one;
			buf_init(&one, a, 16);
			add_syllable(&one, next_random(&seed, 6), next_random(&seed, COUNT(rimes)) / 12 * 12,
			             next_random(&seed, COUNT(tones)));
			str word = utf8_nfc(a, buf_str(&one));
			uint32_t how = next_random(&seed, 4);
			size_t first = 0;
			utf8_next(word, &first);
			if (how == 0)
				word = vi_upper(a, word);
			if (how == 1) {
				buf_add(&b, vi_upper(a, str_slice(word, 0, first)));
				word = str_slice(word, first, word.n);
			}
			buf_add(&b, word);
		}
		add_text(a, t, buf_str(&b));
	}
}

/* ---- against ICU ---- */

static int sign(int v)
{
	return (v > 0) - (v < 0);
}

static UCollator *collator_open(void)
{
	UErrorCode error = U_ZERO_ERROR;
	UCollator *c = ucol_open("vi", &error);
	assert_true(U_SUCCESS(error));
	ucol_setAttribute(c, UCOL_NUMERIC_COLLATION, UCOL_ON, &error);
	assert_true(U_SUCCESS(error));
	return c;
}

static int icu_compare(const UCollator *c, str x, str y)
{
	UErrorCode error = U_ZERO_ERROR;
	int r = ucol_strcollUTF8(c, x.p, (int32_t)x.n, y.p, (int32_t)y.n, &error);
	assert_true(U_SUCCESS(error));
	return r;
}

static size_t check_pairs(struct arena *a, const struct texts *t, size_t pairs)
{
	UCollator *c = collator_open();
	uint64_t seed = 7;
	size_t wrong = 0;
	str *key = arena_new(a, str, t->n);
	for (size_t i = 0; i < t->n; i++)
		key[i] = vi_sort_key(a, t->text[i]);
	for (size_t k = 0; k < pairs; k++) {
		/* every other pair are neighbours: they share their beginning */
		size_t i = next_random(&seed, (uint32_t)t->n);
		size_t j = k % 2 ? next_random(&seed, (uint32_t)t->n) : (i + 1 + k / 2 % 12) % t->n;
		str x = t->text[i], y = t->text[j];
		int want = icu_compare(c, x, y), got = sign(str_cmp(key[i], key[j]));
		if (want != got && wrong++ < 10)
			printf("'%.*s' '%.*s': ICU says %d, we say %d\n", STR_ARG(x), STR_ARG(y), want, got);
	}
	ucol_close(c);
	return wrong;
}

static void test_syllables_as_icu(void **state)
{
	struct world *w = *state;
	struct texts t = { 0 };
	add_syllables(&w->arena, &t);
	assert_true(t.n > 4000);
	assert_int_equal(check_pairs(&w->arena, &t, 400000), 0);
}

static void test_phrases_as_icu(void **state)
{
	struct world *w = *state;
	struct texts t = { 0 };
	add_phrases(&w->arena, &t, 4000);
	assert_int_equal(check_pairs(&w->arena, &t, 400000), 0);
}

/* Punctuation and signs that occur in plans, each alone and between words. */
static void test_marks_as_icu(void **state)
{
	static const char *const marks[] = {
		" ", "_", "-", "–", "—", ",", ";", ":", "!", "?", ".", "…", "·", "'", "‘", "’", "\"", "“", "”",
		"«", "»", "(", ")", "[", "]", "{", "}", "§", "@", "*", "/", "\\", "&", "#", "%", "‰", "†", "•",
		"`", "^", "°", "©", "®", "+", "±", "÷", "×", "<", "=", ">", "|", "~", "→", "≤", "≥", "$", "€",
		"₫", "0", "9", "a", "đ", "z", ""
	};
	struct world *w = *state;
	struct texts t = { 0 };
	for (size_t i = 0; i < COUNT(marks); i++) {
		add_text(&w->arena, &t, str_from_c(marks[i]));
		add_text(&w->arena, &t, str_format(&w->arena, "Xã%s A", marks[i]));
		add_text(&w->arena, &t, str_format(&w->arena, "xa%s", marks[i]));
	}
	assert_int_equal(check_pairs(&w->arena, &t, 100000), 0);
}

/* Names of the Central Highlands and of elsewhere: letters that are not Vietnamese. */
static void test_other_letters_as_icu(void **state)
{
	static const char *const names[] = {
		"Cư M'gar", "Cư Mgar", "Čư Jút", "Cư Jút", "Ea Hđĭng", "Ea Hđing", "Ea Ñam", "Ea Nam",
		"Buôn Hŏ", "Buôn Hồ", "Buôn Ho", "Jrai", "J'rai", "Ê Đê", "Êđê", "Zürich", "Zurich", "Zürích",
		"naïve", "naive", "Wien", "Fiji", "résumé", "resume", "Résumé"
	};
	struct world *w = *state;
	struct texts t = { 0 };
	for (size_t i = 0; i < COUNT(names); i++)
		add_text(&w->arena, &t, str_from_c(names[i]));
	assert_int_equal(check_pairs(&w->arena, &t, 20000), 0);
}

/* ---- order, by hand ---- */

static void test_order(void **state)
{
	static const char *const sorted[] = {
		"", " ", "–", "2", "02a", "10", "a", "A", "à", "À", "ả", "ã", "á", "ạ", "a b", "ai", "ă", "ằ",
		"â", "ậ", "b", "d", "Điện Biên", "Đinh", "đo", "e", "ê", "ế", "Lai Chau", "Lai Châu", "o", "ô", "ơ",
		"Quảng Ninh", "Quang Trung", "u", "ư", "z"
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNT(sorted); i++)
		for (size_t j = 0; j < COUNT(sorted); j++) {
			int c = sign(vi_compare(&w->arena, str_from_c(sorted[i]), str_from_c(sorted[j])));
			if (c != sign((i > j) - (i < j)))
				fail_msg("'%s' and '%s' compare as %d", sorted[i], sorted[j], c);
		}
}

/* Whether a letter is written as one or as several code points makes no difference. */
static void test_decomposed(void **state)
{
	struct world *w = *state;
	assert_int_equal(vi_compare(&w->arena, S("Tiê\xcc\x81n"), S("Tiến")), 0);
	assert_int_equal(vi_compare(&w->arena, S("Ye\xcc\xa3\xcc\x82n"), S("Yện")), 0);
}

/* ---- folding, slugs, case ---- */

static void check_all(void **state, str (*change)(struct arena *, str), const char *const (*rows)[2], size_t n)
{
	struct world *w = *state;
	for (size_t i = 0; i < n; i++) {
		str got = change(&w->arena, str_from_c(rows[i][0]));
		if (!str_eq_c(got, rows[i][1]))
			fail_msg("'%s': '%.*s', not '%s'", rows[i][0], STR_ARG(got), rows[i][1]);
	}
}

static void test_fold(void **state)
{
	static const char *const rows[][2] = {
		{ "", "" }, { "Đắk Lắk", "dak lak" }, { "XÓA MÙ CHỮ", "xoa mu chu" },
		{ "ăâđêôơư ẶẬĐỆỘỢỰ", "aadeoou aadeoou" }, { "Tiê\xcc\x81n đô\xcc\xa3", "tien do" },
		{ "Čư Ƀuôr Ñam", "cu buor nam" }, { "2025–2030: 98,5%", "2025–2030: 98,5%" }, { "日本", "日本" },
		{ "\xff\xc3", "\xef\xbf\xbd\xef\xbf\xbd" },
	};
	check_all(state, vi_fold, rows, COUNT(rows));
}

static void test_case(void **state)
{
	static const char *const lower[][2] = { { "ĐẮK LẮK Ệ", "đắk lắk ệ" }, { "Ư1", "ư1" }, { "", "" } };
	static const char *const upper[][2] = { { "đắk lắk ệ", "ĐẮK LẮK Ệ" }, { "ư1", "Ư1" }, { "", "" } };
	check_all(state, vi_lower, lower, COUNT(lower));
	check_all(state, vi_upper, upper, COUNT(upper));
}

static void test_slug(void **state)
{
	static const struct { const char *text; size_t most; const char *slug; } rows[] = {
		{ "Tiến độ thực hiện", 60, "tien-do-thuc-hien" }, { "  Đề án 1520/QĐ-TTg  ", 60, "de-an-1520-qd-ttg" },
		{ "", 60, "x" }, { "…", 60, "x" }, { "日本", 60, "x" }, { "a--b", 60, "a-b" }, { "-a-", 60, "a" },
		{ "huyện Mèo Vạc", 60, "huyen-meo-vac" }, { "huyện Mèo Vạc", 13, "huyen-meo-vac" },
		{ "huyện Mèo Vạc", 12, "huyen-meo" }, { "huyện Mèo Vạc", 9, "huyen-meo" },
		{ "huyện Mèo Vạc", 8, "huyen" }, { "huyện Mèo Vạc", 3, "huy" }, { "a b", 2, "a" },
	};
	struct world *w = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		str got = vi_slug(&w->arena, str_from_c(rows[i].text), rows[i].most);
		if (!str_eq_c(got, rows[i].slug))
			fail_msg("'%s': '%.*s', not '%s'", rows[i].text, STR_ARG(got), rows[i].slug);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_syllables_as_icu, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_phrases_as_icu, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_marks_as_icu, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_other_letters_as_icu, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_decomposed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_fold, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_case, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_slug, set_up, tear_down),
	};
	return cmocka_run_group_tests_name("vi", tests, NULL, NULL);
}
