/* font_test.c -- metrics of the real faces, the files that documents embed, broken files, other families. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/utf8.h"
#include "draw/font.h"
#include "draw/truetype.h"

struct world {
	struct fail  fail;
	struct arena arena;
	struct diags diags;
	struct fonts fonts;
};

static int load(void **state)
{
	static struct world w;

	if (setjmp(w.fail.env))
		return -1;
	arena_init(&w.arena, &w.fail);
	diags_init(&w.diags, &w.arena);
	*state = &w;
	return fonts_load(&w.arena, NULL, &w.diags, &w.fonts) ? 0 : -1;
}

static int unload(void **state)
{
	struct world *w = *state;

	arena_release(&w->arena);
	return 0;
}

static void known_widths(void **state)
{
	const struct world *w = *state;
	static const struct { enum face face; const char *text; double pt; } row[] = {
		{ FACE_SERIF, "", 0 },
		{ FACE_SERIF, "A", 7.22 },
		{ FACE_SERIF, "AB", 13.89 },
		{ FACE_SERIF, "ế", 4.43 },
		{ FACE_SERIF, "ạ", 4.43 },
		{ FACE_SERIF, "\xE2\x80\x91", 3.33 },           /* U+2011 as a hyphen */
		{ FACE_SANS, "0123456789", 55.6 },
		{ FACE_SANS_BOLD, "Đ", 7.22 },
		{ FACE_SANS, "\xE4\xB8\xAD", 6.0 },              /* not in the face */
		{ FACE_SANS, "\xF0\x9F\x98\x80", 6.0 },
	};

	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		double pt = font_width_pt(&w->fonts.face[row[i].face], str_from_c(row[i].text), 10);

		if (fabs(pt - row[i].pt) > 0.011)
			fail_msg("%s: %f, expected %f", row[i].text, pt, row[i].pt);
	}
}

static void metrics_are_plausible(void **state)
{
	const struct world *w = *state;

	for (int i = 0; i < FACE__COUNT; i++) {
		const struct font *f = &w->fonts.face[i];

		assert_in_range(f->ascent, 850, 950);
		assert_in_range(-f->descent, 180, 240);
		assert_in_range(f->cap_height, 640, 760);
		assert_in_range(f->x_height, 430, 560);
		assert_true(font_has(f, 0x1EBF) && font_has(f, 0x2265) && font_has(f, 0x25A0));
		assert_false(font_has(f, 0x6F22));
		assert_false(font_has(f, 0x2713));              /* no tick: drawn as a path */
		assert_false(font_has(f, 0x1F600));
	}
}

static void kerning_pairs(void **state)
{
	const struct world *w = *state;
	const struct font *f = &w->fonts.face[FACE_SERIF];

	assert_true(font_kern(f, 'A', 'V') < -50);
	assert_int_equal(font_kern(f, 'H', 'H'), 0);
	assert_int_equal(font_kern(f, 'A', 0x1F600), 0);
}

/* Glyphs by their new numbers, with the same advances and outlines; every checksum right; composed ones whole. */
static void subset_is_a_font(void **state)
{
	static const uint32_t code[] = { 'A', 0x1EBF, 0x1EE9, 'a', 0x0111, ' ', 0x1EB4, 'A' };
	enum { N = sizeof code / sizeof code[0] };
	struct world *w = *state;

	for (int i = 0; i < FACE__COUNT; i++) {
		const struct font *f = &w->fonts.face[i];
		struct truetype whole, small;
		uint16_t glyph[N];
		uint32_t sum = 0;
		str file;

		assert_null(truetype_open(&whole, f->bytes));
		for (size_t k = 0; k < N; k++)
			glyph[k] = f->glyph[code[k]];
		file = truetype_subset(&w->arena, &whole, glyph, N);
		assert_true(file.n < f->bytes.n / 50);
		assert_null(truetype_open(&small, file));
		assert_in_range(small.glyphs, N + 1, N + 12);   /* and the parts of composed ones */
		for (unsigned k = 0; k < N; k++) {
			str before = { NULL, 0 }, after = { NULL, 0 };

			assert_int_equal(truetype_advance(&small, k + 1), truetype_advance(&whole, glyph[k]));
			assert_true(truetype_outline(&whole, glyph[k], &before));
			assert_true(truetype_outline(&small, k + 1, &after));
			assert_int_equal(before.n == 0, after.n == 0);
			if (before.n != 0)
				assert_memory_equal(before.p, after.p, 10);
		}
		for (size_t at = 0; at < file.n; at += 4)
			sum += truetype_u32(file, at);
		assert_int_equal(sum, 0xB1B0AFBA);
	}
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* A damaged file is refused or read; it never makes the program stumble. */
static void damaged_files(void **state)
{
	struct world *w = *state;
	str whole = w->fonts.face[FACE_SERIF].bytes;
	uint32_t seed = 7;
	struct arena a;
	size_t refused = 0;

	arena_init(&a, &w->fail);
	for (int round = 0; round < 160; round++) {
		struct font f;
		size_t n = round % 4 == 0 ? next_random(&seed) % whole.n : whole.n;
		char *bytes = arena_new(&a, char, n);

		memcpy(bytes, whole.p, n);
		for (int k = round % 4; k > 0 && n > 512; k--)
			bytes[next_random(&seed) % (k == 2 ? 512 : k == 1 ? 40000 : n)] = (char)next_random(&seed);
		refused += font_read(&a, (str){ bytes, n }, &f) != NULL;
		arena_reset(&a);
	}
	assert_true(refused > 40);
	arena_release(&a);
}

static void folder_without_fonts(void **state)
{
	struct world *w = *state;
	struct diags d;
	struct fonts none;

	diags_init(&d, &w->arena);
	assert_false(fonts_load(&w->arena, "tests/no-such-folder", &d, &none));
	assert_int_equal(d.n, 1);
	assert_int_equal(d.message[0].id, DIAG_FONT_FOLDER);
}

int main(void)
{
	const struct CMUnitTest test[] = {
		cmocka_unit_test(known_widths),
		cmocka_unit_test(metrics_are_plausible),
		cmocka_unit_test(kerning_pairs),
		cmocka_unit_test(subset_is_a_font),
		cmocka_unit_test(damaged_files),
		cmocka_unit_test(folder_without_fonts),
	};

	return cmocka_run_group_tests(test, load, unload);
}
