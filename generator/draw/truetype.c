/*
 * truetype.c -- read the tables of a TrueType file.
 *
 * Only what is needed for Latin text set without shaping: character to glyph
 * (cmap formats 4 and 12), advances, and where each outline lies.  The font is
 * an outside file, so offsets and counts are believed only after a check.
 */
#include "draw/truetype.h"

#include "base/buf.h"

static const char tag_of[TT__COUNT][5] = { "head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap",
                                           "OS/2", "kern", "name" };

unsigned truetype_u16(str s, size_t at)
{
	if (at > s.n || s.n - at < 2)
		return 0;
	return (unsigned)(unsigned char)s.p[at] << 8 | (unsigned char)s.p[at + 1];
}

int truetype_i16(str s, size_t at)
{
	int v = (int)truetype_u16(s, at);

	return v >= 0x8000 ? v - 0x10000 : v;
}

uint32_t truetype_u32(str s, size_t at)
{
	return (uint32_t)truetype_u16(s, at) << 16 | truetype_u16(s, at + 2);
}

/* Part of s; empty when it does not lie wholly inside. */
static str part(str s, size_t at, size_t n)
{
	if (at > s.n || s.n - at < n)
		return (str){ NULL, 0 };
	return (str){ s.p + at, n };
}

static void read_directory(struct truetype *t, str bytes)
{
	unsigned n = truetype_u16(bytes, 4);

	for (unsigned i = 0; i < n; i++) {
		str record = part(bytes, 12 + (size_t)i * 16, 16);

		for (int k = 0; k < TT__COUNT; k++)
			if (str_starts(record, str_from_c(tag_of[k])))
				t->table[k] = part(bytes, truetype_u32(record, 8), truetype_u32(record, 12));
	}
}

/* The least sizes of the tables that everything else relies on. */
static enum truetype_table first_broken(const struct truetype *t)
{
	if (t->table[TT_HEAD].n < 54 || truetype_u32(t->table[TT_HEAD], 12) != 0x5F0F3CF5u
	    || t->units_per_em < 16 || t->units_per_em > 16384)
		return TT_HEAD;
	if (t->table[TT_MAXP].n < 32 || t->glyphs == 0)
		return TT_MAXP;
	if (t->table[TT_HHEA].n < 36 || t->hmetrics == 0 || t->hmetrics > t->glyphs)
		return TT_HHEA;
	if (t->table[TT_HMTX].n < (size_t)t->hmetrics * 4 + (size_t)(t->glyphs - t->hmetrics) * 2)
		return TT_HMTX;
	if (t->table[TT_LOCA].n < ((size_t)t->glyphs + 1) * (t->long_loca ? 4 : 2))
		return TT_LOCA;
	if (t->table[TT_GLYF].n == 0)
		return TT_GLYF;
	return TT__COUNT;
}

const char *truetype_open(struct truetype *t, str bytes)
{
	enum truetype_table broken;

	*t = (struct truetype){ .units_per_em = 0 };
	if (truetype_u32(bytes, 0) != 0x00010000u && truetype_u32(bytes, 0) != 0x74727565u)
		return "sfnt";
	read_directory(t, bytes);
	t->units_per_em = truetype_u16(t->table[TT_HEAD], 18);
	t->long_loca = truetype_u16(t->table[TT_HEAD], 50) != 0;
	t->glyphs = truetype_u16(t->table[TT_MAXP], 4);
	t->hmetrics = truetype_u16(t->table[TT_HHEA], 34);
	broken = first_broken(t);
	return broken == TT__COUNT ? NULL : tag_of[broken];
}

/* Format 4: segments, their end codes ascending.  False when they are not. */
static bool read_format_4(const struct truetype *t, str sub, uint16_t *gid)
{
	unsigned segments = truetype_u16(sub, 6) / 2, next = 0;
	size_t ends = 14, starts = 16 + (size_t)segments * 2;
	size_t deltas = starts + (size_t)segments * 2, offsets = deltas + (size_t)segments * 2;

	if (sub.n < offsets + (size_t)segments * 2)
		return false;
	for (unsigned i = 0; i < segments; i++) {
		unsigned end = truetype_u16(sub, ends + 2 * (size_t)i);
		unsigned start = truetype_u16(sub, starts + 2 * (size_t)i);
		unsigned delta = truetype_u16(sub, deltas + 2 * (size_t)i);
		size_t at = offsets + 2 * (size_t)i;
		unsigned offset = truetype_u16(sub, at);

		if (start > end || start < next)
			return false;
		for (unsigned c = start; c <= end; c++) {
			unsigned g = c;

			if (offset != 0)
				g = truetype_u16(sub, at + offset + 2 * (size_t)(c - start));
			if (offset == 0 || g != 0)
				g = (g + delta) & 0xFFFF;
			gid[c] = g < t->glyphs ? (uint16_t)g : 0;
		}
		next = end + 1;
	}
	return true;
}

/* Format 12: groups, ascending.  What lies above U+FFFF is left out. */
static bool read_format_12(const struct truetype *t, str sub, uint16_t *gid)
{
	uint32_t groups = truetype_u32(sub, 12), next = 0;

	if (groups > sub.n / 12)
		return false;
	for (uint32_t i = 0; i < groups; i++) {
		size_t at = 16 + (size_t)i * 12;
		uint32_t start = truetype_u32(sub, at), end = truetype_u32(sub, at + 4);
		uint32_t first = truetype_u32(sub, at + 8);

		if (start < next || end < start || end > 0x10FFFF)
			return false;
		for (uint32_t c = start; c <= end && c <= 0xFFFF; c++) {
			uint64_t g = (uint64_t)first + (c - start);

			gid[c] = g < t->glyphs ? (uint16_t)g : 0;
		}
		next = end + 1;
	}
	return true;
}

bool truetype_cmap(const struct truetype *t, uint16_t *gid)
{
	str cmap = t->table[TT_CMAP], best = { NULL, 0 };
	unsigned n = truetype_u16(cmap, 2);

	for (unsigned i = 0; i < n; i++) {
		size_t at = 4 + (size_t)i * 8;
		unsigned platform = truetype_u16(cmap, at), encoding = truetype_u16(cmap, at + 2);
		uint32_t offset = truetype_u32(cmap, at + 4);
		bool unicode = platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10));
		str sub;

		if (!unicode || offset >= cmap.n)
			continue;
		sub = str_slice(cmap, offset, cmap.n);
		if (truetype_u16(sub, 0) == 4 && best.n == 0)
			best = sub;
		if (truetype_u16(sub, 0) == 12)
			best = sub;
	}
	if (best.n == 0)
		return false;
	for (unsigned c = 0; c < 0x10000; c++)
		gid[c] = 0;
	return truetype_u16(best, 0) == 12 ? read_format_12(t, best, gid) : read_format_4(t, best, gid);
}

str truetype_name(struct arena *a, const struct truetype *t)
{
	enum { POSTSCRIPT_NAME = 6, BYTES_MOST = 60 };
	str name = t->table[TT_NAME];
	struct buf b;

	buf_init(&b, a, BYTES_MOST);
	for (unsigned i = 0; i < truetype_u16(name, 2) && b.n == 0; i++) {
		str record = part(name, 6 + (size_t)i * 12, 12);

		if (record.n == 0 || truetype_u16(record, 6) != POSTSCRIPT_NAME)
			continue;
		str value = part(name, (size_t)truetype_u16(name, 4) + truetype_u16(record, 10), truetype_u16(record, 8));

		/* ASCII in either encoding: in UTF-16 every other byte is 0. */
		for (size_t k = 0; k < value.n && b.n < BYTES_MOST; k++) {
			char c = value.p[k];

			if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')
				buf_char(&b, c);
		}
	}
	return buf_str(&b);
}

unsigned truetype_advance(const struct truetype *t, unsigned gid)
{
	if (gid >= t->hmetrics)
		gid = t->hmetrics - 1;
	return truetype_u16(t->table[TT_HMTX], (size_t)gid * 4);
}

bool truetype_outline(const struct truetype *t, unsigned gid, str *out)
{
	str loca = t->table[TT_LOCA], glyf = t->table[TT_GLYF];
	size_t from, to;

	if (t->long_loca) {
		from = truetype_u32(loca, (size_t)gid * 4);
		to = truetype_u32(loca, (size_t)gid * 4 + 4);
	} else {
		from = (size_t)truetype_u16(loca, (size_t)gid * 2) * 2;
		to = (size_t)truetype_u16(loca, (size_t)gid * 2 + 2) * 2;
	}
	if (gid >= t->glyphs || to < from || to > glyf.n || (to > from && to - from < 10))
		return false;
	*out = (str){ glyf.p + from, to - from };
	return true;
}
