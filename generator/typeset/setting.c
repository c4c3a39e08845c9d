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

void setting_check(struct setting *s, str text, enum face face)
{
	const struct font *f = &s->fonts->face[face];
	size_t at = 0;

	while (at < text.n) {
		if ((unsigned char)text.p[at] < 0x7F) {
			at++;
			continue;
		}
		uint32_t c = utf8_next(text, &at);

		if (font_has(f, c) || reported(s, c))
			continue;
		*arena_push(s->arena, uint32_t, &s->missing, &s->missings, &s->missing_cap) = c;
		char utf8[4];
		str letter = { utf8, utf8_encode(c, utf8) };

		diag(s->diags, DIAG_TYPESET_MISSING_GLYPH, ((struct place){ s->file, s->line, 0 }),
		     letter, str_format(s->arena, "U+%04X", (unsigned)c));
	}
}

unsigned setting_tag_id(struct setting *s)
{
	return ++s->tag_ids;
}
