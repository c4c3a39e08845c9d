/*
 * kern.c -- see kern.h.
 *
 * The plain letters stand in a table and are not computed by normalisation:
 * this runs for every pair of letters of every document.
 */
#include "draw/kern.h"

#include "base/utf8.h"
#include "draw/font.h"

/* U+00C0..U+00FF; '.' = as it is. */
static const char latin1[65] =
	"AAAAAA.CEEEEIIII.NOOOOO.OUUUUY..aaaaaa.ceeeeiiii.nooooo.ouuuuy.y";

/* U+1EA0..U+1EF9: A with its twelve marks, E with eight, I two, O twelve, U seven, Y four. */
static const char vietnamese[91] =
	"AaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy";

static uint32_t plain_letter(uint32_t c)
{
	if (c < 0xC0)
		return c;
	if (c <= 0xFF)
		return latin1[c - 0xC0] == '.' ? c : (unsigned char)latin1[c - 0xC0];
	if (c >= 0x1EA0 && c <= 0x1EF9)
		return (unsigned char)vietnamese[c - 0x1EA0];
	switch (c) {
	case 0x102: return 'A';
	case 0x103: return 'a';
	case 0x110: return 'D';
	case 0x128: return 'I';
	case 0x129: return 'i';
	case 0x168: return 'U';
	case 0x169: return 'u';
	case 0x1A0: return 'O';
	case 0x1A1: return 'o';
	case 0x1AF: return 'U';
	case 0x1B0: return 'u';
	}
	return c;
}

/* ơ ư and their marked forms carry a horn on the right: nothing moves closer to it. */
static bool has_horn(uint32_t c)
{
	return c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0 || (c >= 0x1EDA && c <= 0x1EE3)
	       || (c >= 0x1EE8 && c <= 0x1EF1);
}

int kern_between(const struct font *f, uint32_t left, uint32_t right)
{
	if (left <= ' ' || right <= ' ' || left == 0xA0 || right == 0xA0)
		return 0;
	int k = font_kern(f, plain_letter(left), plain_letter(right));

	return k < 0 && has_horn(left) ? 0 : k;
}

double kern_text_width_pt(const struct font *f, str text, double size_pt)
{
	int64_t thousandths = 0;
	uint32_t before = ' ';
	size_t at = 0;

	while (at < text.n) {
		uint32_t c = (unsigned char)text.p[at];

		if (c < 0x80)
			at++;
		else
			c = utf8_next(text, &at);
		unsigned w = c < 0x10000 ? f->width[c] : FONT_MISSING;

		thousandths += (w == FONT_MISSING ? FONT_MISSING_WIDTH : (int)w) + kern_between(f, before, c);
		before = c;
	}
	return (double)thousandths * size_pt / 1000;
}
