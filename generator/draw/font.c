/*
 * font.c -- load the faces of charts and documents, and measure text.
 *
 * Widths are looked up in a table by code point (a measured 0.7 ns a letter),
 * since layout measures every word several times.  Only characters that the
 * trimmed file keeps count as present, so that what layout measures is what
 * the PDF shows.
 *
 * Errors: see font.h; the bytes are read by draw/truetype.c, which believes
 * nothing.  Memory: everything in the caller's arena.
 */
#include "draw/font.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "draw/truetype.h"

#define MAX_FONT_BYTES ((size_t)16 << 20)

struct font_pair { uint32_t glyphs; int16_t kern; };    /* left << 16 | right; 1/1000 em */

const uint16_t font_range[][2] = {
	{ 0x0020, 0x007E }, { 0x00A0, 0x017F },         /* ASCII, Latin-1, Extended-A */
	{ 0x0192, 0x0192 }, { 0x01A0, 0x01A1 }, { 0x01AF, 0x01B0 },     /* ƒ Ơ ơ Ư ư */
	{ 0x02C6, 0x02DD }, { 0x0300, 0x0303 }, { 0x0309, 0x0309 }, { 0x0323, 0x0323 },
	{ 0x03B1, 0x03B2 }, { 0x03BC, 0x03BC }, { 0x03C0, 0x03C0 },     /* α β μ π */
	{ 0x1EA0, 0x1EF9 },                             /* Vietnamese */
	{ 0x2002, 0x200A }, { 0x2010, 0x2027 }, { 0x202F, 0x203A }, { 0x2044, 0x2044 },
	{ 0x2070, 0x208E }, { 0x20AB, 0x20AC },         /* superscripts, ₫ € */
	{ 0x2103, 0x2103 }, { 0x2109, 0x2109 }, { 0x2116, 0x2116 }, { 0x2122, 0x2122 },
	{ 0x2150, 0x215F }, { 0x2190, 0x2199 }, { 0x21D0, 0x21D4 },     /* fractions, arrows */
	{ 0x2202, 0x2202 }, { 0x2206, 0x2206 }, { 0x2211, 0x2212 }, { 0x221A, 0x221E },
	{ 0x2248, 0x2248 }, { 0x2260, 0x2265 },
	{ 0x2500, 0x2502 }, { 0x2588, 0x2593 }, { 0x25A0, 0x25FF },     /* lines, blocks, shapes */
	{ 0x2660, 0x266B }, { 0xFB01, 0xFB02 }, { 0xFFFD, 0xFFFD },
};
const size_t font_ranges = sizeof font_range / sizeof font_range[0];

static const char *const file_of[FACE__COUNT] = {
	"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
	"LiberationSerif-Italic.ttf", "LiberationSerif-BoldItalic.ttf",
	"LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf",
};

/* Where Debian 12 and 13 put Liberation 2; the second holds version 1 on Debian 12. */
static const char *const usual_folder[] = {
	"/usr/share/fonts/truetype/liberation2",
	"/usr/share/fonts/truetype/liberation",
};

static int thousandths(const struct truetype *t, int units)
{
	return units * 1000 / (int)t->units_per_em;
}

static bool in_ranges(uint32_t c)
{
	for (size_t i = 0; i < font_ranges; i++)
		if (c >= font_range[i][0] && c <= font_range[i][1])
			return true;
	return false;
}

static int by_glyphs(const void *x, const void *y)
{
	const struct font_pair *p = x, *q = y;

	return (p->glyphs > q->glyphs) - (p->glyphs < q->glyphs);
}

/* Horizontal pairs (format 0) of the kern table; a table that lies about its size gives none. */
static void read_kerning(struct arena *a, const struct truetype *t, struct font *f)
{
	str kern = t->table[TT_KERN];
	unsigned n = truetype_u16(kern, 10), coverage = truetype_u16(kern, 8);

	if (truetype_u16(kern, 0) != 0 || truetype_u16(kern, 2) == 0 || (coverage & 0xFF07) != 1
	    || kern.n < 18 + (size_t)n * 6)
		return;
	f->pair = arena_new(a, struct font_pair, n);
	f->pairs = n;
	for (unsigned i = 0; i < n; i++) {
		f->pair[i].glyphs = truetype_u32(kern, 18 + (size_t)i * 6);
		f->pair[i].kern = (int16_t)thousandths(t, truetype_i16(kern, 22 + (size_t)i * 6));
	}
	qsort(f->pair, n, sizeof f->pair[0], by_glyphs);
}

static void read_metrics(const struct truetype *t, struct font *f)
{
	str os2 = t->table[TT_OS2];

	f->ascent = thousandths(t, truetype_i16(t->table[TT_HHEA], 4));
	f->descent = thousandths(t, truetype_i16(t->table[TT_HHEA], 6));
	f->x_height = 500;
	f->cap_height = 700;
	if (truetype_u16(os2, 0) >= 2 && os2.n >= 90) {
		f->x_height = thousandths(t, truetype_i16(os2, 86));
		f->cap_height = thousandths(t, truetype_i16(os2, 88));
	}
	for (uint32_t c = 0; c < 0x10000; c++) {
		int w = thousandths(t, (int)truetype_advance(t, f->glyph[c]));

		f->width[c] = f->glyph[c] != 0 && w < FONT_MISSING ? (uint16_t)w : FONT_MISSING;
	}
}

const char *font_read(struct arena *a, str bytes, struct font *out)
{
	struct truetype t;
	const char *broken = truetype_open(&t, bytes);

	*out = (struct font){ .bytes = bytes };
	if (broken != NULL)
		return broken;
	out->glyph = arena_new(a, uint16_t, 0x10000);
	out->width = arena_new(a, uint16_t, 0x10000);
	if (!truetype_cmap(&t, out->glyph))
		return "cmap";
	for (uint32_t c = 0; c < 0x10000; c++)
		if (!in_ranges(c))
			out->glyph[c] = 0;
	/* Liberation has no non-breaking hyphen. */
	if (out->glyph[0x2011] == 0)
		out->glyph[0x2011] = out->glyph['-'];
	read_metrics(&t, out);
	read_kerning(a, &t, out);
	return truetype_sound(&t, out->glyph) ? NULL : "glyf";
}

/* The first of some letters that only a Vietnamese face has that this one lacks, or "". */
static str missing_letter(const struct font *f)
{
	str rest = S("ế ộ ự đ Ằ ữ ỹ"), letter;

	while ((letter = str_word(&rest)).n != 0) {
		size_t at = 0;

		if (!font_has(f, utf8_next(letter, &at)))
			return letter;
	}
	return (str){ NULL, 0 };
}

static bool load_face(struct arena *a, str path, struct diags *d, struct font *out)
{
	struct place at = { .file = path };
	const char *broken;
	str bytes, letter;

	if (file_read(a, path, MAX_FONT_BYTES, &bytes) != FILE_OK) {
		diag(d, DIAG_FONT_BROKEN, at, S("sfnt"));
		return false;
	}
	broken = font_read(a, bytes, out);
	out->file = path;
	if (broken != NULL) {
		diag(d, DIAG_FONT_BROKEN, at, str_from_c(broken));
		return false;
	}
	letter = missing_letter(out);
	if (letter.n != 0)
		diag(d, DIAG_FONT_LETTERS, at, letter);
	return letter.n == 0;
}

/* The first face that the folder lacks; FACE__COUNT when it has them all. */
static int first_missing(struct arena *a, str folder)
{
	int i = 0;

	while (i < FACE__COUNT && file_exists(a, path_join(a, folder, str_from_c(file_of[i]))))
		i++;
	return i;
}

bool fonts_load(struct arena *a, const char *folder, struct diags *d, struct fonts *out)
{
	str chosen = str_from_c(folder != NULL ? folder : usual_folder[0]);
	int missing = first_missing(a, chosen);
	bool fine = true;

	if (folder == NULL && missing < FACE__COUNT
	    && first_missing(a, str_from_c(usual_folder[1])) == FACE__COUNT) {
		chosen = str_from_c(usual_folder[1]);
		missing = FACE__COUNT;
	}
	if (missing < FACE__COUNT) {
		diag(d, DIAG_FONT_FOLDER, (struct place){ .file = chosen }, chosen,
		     str_from_c(file_of[missing]));
		return false;
	}
	for (int i = 0; i < FACE__COUNT; i++)
		fine &= load_face(a, path_join(a, chosen, str_from_c(file_of[i])), d, &out->face[i]);
	return fine;
}

double font_width_pt(const struct font *f, str text, double size_pt)
{
	uint64_t thousandths_em = 0;
	size_t at = 0;

	while (at < text.n) {
		uint32_t c = (unsigned char)text.p[at];
		unsigned w;

		if (c < 0x80)
			at++;
		else
			c = utf8_next(text, &at);
		w = c < 0x10000 ? f->width[c] : FONT_MISSING;
		thousandths_em += w == FONT_MISSING ? FONT_MISSING_WIDTH : w;
	}
	return (double)thousandths_em * size_pt / 1000;
}

int font_kern(const struct font *f, uint32_t left, uint32_t right)
{
	struct font_pair key;
	const struct font_pair *found;

	if (f->pairs == 0 || left > 0xFFFF || right > 0xFFFF)
		return 0;
	key.glyphs = (uint32_t)f->glyph[left] << 16 | f->glyph[right];
	key.kern = 0;
	found = bsearch(&key, f->pair, f->pairs, sizeof key, by_glyphs);
	return found != NULL ? found->kern : 0;
}

bool font_has(const struct font *f, uint32_t code_point)
{
	return code_point < 0x10000 && f->width[code_point] != FONT_MISSING;
}
