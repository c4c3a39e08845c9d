/*
 * setting.c -- see setting.h.
 */
#include "typeset/setting.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "draw/font.h"
#include "draw/kern.h"

double setting_width(const struct setting *s, str text, enum face face, double size_pt)
{
	return kern_text_width_pt(&s->fonts->face[face], text, size_pt);
}

static bool reported(const struct setting *s, uint32_t c)
{
	for (size_t i = 0; i < s->missings; i++)
		if (s->missing[i] == c)
			return true;
	return false;
}

/* Where a letter stands: the first time from the block's first line on; that line alone where it is not found. */
static struct place place_of(const struct setting *s, str letter)
{
	struct place at = { s->file, s->line, 0 };
	uint32_t line = s->first_line, column = 1;

	for (size_t i = 0; i < s->source.n; i++) {
		char c = s->source.p[i];

		if (line >= s->line && str_starts(str_slice(s->source, i, i + letter.n), letter))
			return (struct place){ s->file, line, column };
		line += c == '\n';
		column = c == '\n' ? 1 : column + (((unsigned char)c & 0xC0) != 0x80);
	}
	return at;
}

static void report(struct setting *s, uint32_t c)
{
	char utf8[4];
	str letter = { utf8, utf8_encode(c, utf8) };

	*arena_push(s->arena, uint32_t, &s->missing, &s->missings, &s->missing_cap) = c;
	diag(s->diags, DIAG_TYPESET_MISSING_GLYPH, place_of(s, letter), letter,
	     str_format(s->arena, "U+%04X", (unsigned)c));
}

/* U+1EA0…U+1EF9 in UTF-8; p[0] is the first byte of these. */
static bool is_vietnamese(const char *p)
{
	unsigned char second = (unsigned char)p[1], third = (unsigned char)p[2];

	return (second == 0xBA && third >= 0xA0 && third <= 0xBF) || (second == 0xBB && third >= 0x80 && third <= 0xB9);
}

void setting_check(struct setting *s, str text, enum face face)
{
	const struct font *f = &s->fonts->face[face];
	size_t at = 0;

	while (at < text.n) {
		unsigned char byte = (unsigned char)text.p[at];

		/* Every face has ASCII and the Vietnamese letters (draw/font.c). */
		if (byte < 0x7F) {
			at++;
		} else if (byte == 0xE1 && at + 2 < text.n && is_vietnamese(text.p + at)) {
			at += 3;
		} else {
			uint32_t c = utf8_next(text, &at);

			if (!font_has(f, c) && !reported(s, c))
				report(s, c);
		}
	}
}

unsigned setting_tag_id(struct setting *s)
{
	return ++s->tag_ids;
}
