/*
 * font.c -- load the faces of charts and documents, and measure text.
 *
 * Widths are looked up in a table by code point (a measured 0.7 ns a letter),
 * since layout measures every word several times.
 *
 * Errors: see font.h; the bytes are read by draw/truetype.c, which believes
 * nothing.  Memory: everything in the caller's arena.
 */
#include "draw/font.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "draw/truetype.h"

#define MAX_FONT_BYTES ((size_t)16 << 20)

/* In a folder of one's own; as Debian names Liberation. */
static const char *const file_of[][FACE__COUNT] = {
	{ "serif.ttf", "serif-bold.ttf", "serif-italic.ttf", "serif-bold-italic.ttf", "sans.ttf", "sans-bold.ttf" },
	{ "LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf",
	  "LiberationSerif-BoldItalic.ttf", "LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf" },
};
enum { OWN_NAMES, LIBERATION, NAMINGS };

/* Where Debian 12 and 13 put Liberation 2; the second holds version 1 on Debian 12. */
static const char *const usual_folder[] = {
	"/usr/share/fonts/truetype/liberation2",
	"/usr/share/fonts/truetype/liberation",
};

static int thousandths(const struct truetype *t, int units)
{
	return units * 1000 / (int)t->units_per_em;
}

/* The class of a glyph in a kerning table; a new one if there is room, else 0. */
static unsigned class_of(uint8_t *class, unsigned *classes, unsigned glyph)
{
	enum { CLASSES_MOST = 255 };

	if (class[glyph] == 0 && *classes < CLASSES_MOST)
		class[glyph] = (uint8_t)++*classes;
	return class[glyph];
}

/*
 * Horizontal pairs (format 0) of the kern table, as a matrix of the glyphs that
 * have any: letters are asked for at every step of layout.  A table that lies
 * about its size gives none.
 */
static void read_kerning(struct arena *a, const struct truetype *t, struct font *f)
{
	str kern = t->table[TT_KERN];
	unsigned n = truetype_u16(kern, 10), coverage = truetype_u16(kern, 8), firsts = 0, seconds = 0;
	uint8_t *first, *second;

	f->first = arena_new(a, uint8_t, 0x10000);
	f->second = arena_new(a, uint8_t, 0x10000);
	if (truetype_u16(kern, 0) != 0 || truetype_u16(kern, 2) == 0 || (coverage & 0xFF07) != 1
	    || kern.n < 18 + (size_t)n * 6)
		return;
	first = arena_new(a, uint8_t, 0x10000);         /* by glyph */
	second = arena_new(a, uint8_t, 0x10000);
	f->kern = arena_new(a, int16_t, 256 * 256);
	for (unsigned i = 0; i < n; i++) {
		size_t at = 18 + (size_t)i * 6;
		unsigned x = class_of(first, &firsts, truetype_u16(kern, at));
		unsigned y = class_of(second, &seconds, truetype_u16(kern, at + 2));

		if (x != 0 && y != 0)
			f->kern[x * 256 + y] = (int16_t)thousandths(t, truetype_i16(kern, at + 4));
	}
	for (uint32_t c = 0; c < 0x10000; c++) {
		f->first[c] = first[f->glyph[c]];
		f->second[c] = second[f->glyph[c]];
	}
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
	/* Liberation has no non-breaking hyphen. */
	if (out->glyph[0x2011] == 0)
		out->glyph[0x2011] = out->glyph['-'];
	out->name = truetype_name(a, &t);
	read_metrics(&t, out);
	read_kerning(a, &t, out);
	return truetype_sound(a, &t, out->glyph) ? NULL : "glyf";
}

/* The letters of Vietnamese beside ASCII: first and last of each range. */
static const uint16_t vietnamese[][2] = {
	{ 0x00C0, 0x00C3 }, { 0x00C8, 0x00CA }, { 0x00CC, 0x00CD }, { 0x00D2, 0x00D5 }, { 0x00D9, 0x00DA },
	{ 0x00DD, 0x00DD }, { 0x00E0, 0x00E3 }, { 0x00E8, 0x00EA }, { 0x00EC, 0x00ED }, { 0x00F2, 0x00F5 },
	{ 0x00F9, 0x00FA }, { 0x00FD, 0x00FD }, { 0x0102, 0x0103 }, { 0x0110, 0x0111 }, { 0x0128, 0x0129 },
	{ 0x0168, 0x0169 }, { 0x01A0, 0x01A1 }, { 0x01AF, 0x01B0 }, { 0x1EA0, 0x1EF9 }, { 0x0020, 0x007E },
};

/* The first letter that Vietnamese text needs and this face lacks; 0 = none. */
static uint32_t missing_letter(const struct font *f)
{
	for (size_t i = 0; i < sizeof vietnamese / sizeof vietnamese[0]; i++)
		for (uint32_t c = vietnamese[i][0]; c <= vietnamese[i][1]; c++)
			if (!font_has(f, c))
				return c;
	return 0;
}

static bool load_face(struct arena *a, str path, struct diags *d, struct font *out)
{
	struct place at = { .file = path };
	const char *broken;
	str bytes;
	uint32_t missing;
	char utf8[4];

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
	missing = missing_letter(out);
	if (missing != 0)
		diag(d, DIAG_FONT_LETTERS, at, ((str){ utf8, utf8_encode(missing, utf8) }));
	return missing == 0;
}

/* The first face that the folder lacks; FACE__COUNT when it has them all. */
static int first_missing(struct arena *a, str folder, int naming)
{
	int i = 0;

	while (i < FACE__COUNT && file_exists(a, path_join(a, folder, str_from_c(file_of[naming][i]))))
		i++;
	return i;
}

static bool load_folder(struct arena *a, str folder, int naming, struct diags *d, struct fonts *out)
{
	bool fine = true;

	for (int i = 0; i < FACE__COUNT; i++)
		fine &= load_face(a, path_join(a, folder, str_from_c(file_of[naming][i])), d, &out->face[i]);
	return fine;
}

bool fonts_load(struct arena *a, const char *folder, struct diags *d, struct fonts *out)
{
	size_t folders = folder != NULL ? 1 : sizeof usual_folder / sizeof usual_folder[0];
	str first = str_from_c(folder != NULL ? folder : usual_folder[0]);

	for (size_t i = 0; i < folders; i++)
		for (int naming = folder != NULL ? OWN_NAMES : LIBERATION; naming < NAMINGS; naming++) {
			str where = i == 0 ? first : str_from_c(usual_folder[i]);

			if (first_missing(a, where, naming) == FACE__COUNT)
				return load_folder(a, where, naming, d, out);
		}
	/* A folder with some of our own names lacks the others; else it lacks Liberation's. */
	int naming = folder != NULL ? OWN_NAMES : LIBERATION;

	diag(d, DIAG_FONT_FOLDER, (struct place){ .file = first }, first,
	     str_from_c(file_of[naming][first_missing(a, first, naming)]));
	return false;
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
	if (f->kern == NULL || left > 0xFFFF || right > 0xFFFF)
		return 0;
	return f->kern[f->first[left] * 256 + f->second[right]];
}

bool font_has(const struct font *f, uint32_t code_point)
{
	return code_point < 0x10000 && f->width[code_point] != FONT_MISSING;
}
