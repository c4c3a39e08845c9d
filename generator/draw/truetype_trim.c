/*
 * truetype_trim.c -- the smaller font file that PDFs embed.
 *
 * Why: a PDF writer copies tables that no reader of the document needs
 * (hints, glyph names, advances of thousands of unused glyphs) and searches
 * the cmap for every code of Unicode; with the trimmed file a document is a
 * quarter of the size and made in a third of the time.
 *
 * Glyph ids stay what they are, so that advances and kerning hold.  Hints
 * (cvt, fpgm, prep and the outlines' instructions) go: pages are rendered
 * smooth today.  The tables are written in the order of their tags.
 */
#include "draw/truetype.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

/* Flags of a component of a composed glyph. */
enum { ARGS_ARE_WORDS = 0x0001, HAS_SCALE = 0x0008, MORE_COMPONENTS = 0x0020, HAS_XY_SCALE = 0x0040,
       HAS_2X2 = 0x0080, HAS_INSTRUCTIONS = 0x0100 };

struct trim {
	struct arena          *arena;
	const struct truetype *font;
	const uint16_t        *gid;     /* by code point */
	bool                  *keep;    /* [glyphs] */
	struct buf             glyf, loca;
};

static void put_u16(struct buf *b, unsigned v)
{
	buf_char(b, (char)(v >> 8 & 0xFF));
	buf_char(b, (char)(v & 0xFF));
}

static void put_u32(struct buf *b, uint32_t v)
{
	put_u16(b, v >> 16);
	put_u16(b, v & 0xFFFF);
}

static void set_u16(char *p, unsigned v)
{
	p[0] = (char)(v >> 8 & 0xFF);
	p[1] = (char)(v & 0xFF);
}

static void set_u32(char *p, uint32_t v)
{
	set_u16(p, v >> 16);
	set_u16(p + 2, v & 0xFFFF);
}

static bool is_composed(str outline)
{
	return outline.n > 0 && truetype_i16(outline, 0) < 0;
}

/* Bytes of the component record at `at` of an outline. */
static size_t component_bytes(unsigned flags)
{
	size_t n = 4 + (flags & ARGS_ARE_WORDS ? 4u : 2u);

	if (flags & HAS_SCALE)
		n += 2;
	else if (flags & HAS_XY_SCALE)
		n += 4;
	else if (flags & HAS_2X2)
		n += 8;
	return n;
}

/* Keep the parts of a composed outline; each must be a plain one. */
static bool keep_components(struct trim *t, str outline)
{
	size_t at = 10;
	unsigned flags;

	do {
		unsigned part = truetype_u16(outline, at + 2);
		str inner;

		flags = truetype_u16(outline, at);
		if (at + component_bytes(flags) > outline.n || part >= t->font->glyphs)
			return false;
		if (!truetype_outline(t->font, part, &inner) || is_composed(inner))
			return false;
		t->keep[part] = true;
		at += component_bytes(flags);
	} while (flags & MORE_COMPONENTS);
	return true;
}

static bool choose_glyphs(struct trim *t)
{
	t->keep[0] = true;                      /* .notdef */
	for (unsigned c = 0; c < 0x10000; c++) {
		str outline;

		if (t->gid[c] == 0 || t->keep[t->gid[c]])
			continue;
		t->keep[t->gid[c]] = true;
		if (!truetype_outline(t->font, t->gid[c], &outline))
			return false;
		if (is_composed(outline) && !keep_components(t, outline))
			return false;
	}
	return true;
}

/* A plain outline without its instructions. */
static bool put_plain(struct buf *b, str outline)
{
	size_t contours = truetype_u16(outline, 0);
	size_t length_at = 10 + contours * 2;
	size_t rest = length_at + 2 + truetype_u16(outline, length_at);

	if (rest > outline.n)
		return false;
	buf_add(b, str_slice(outline, 0, length_at));
	put_u16(b, 0);
	buf_add(b, str_slice(outline, rest, outline.n));
	return true;
}

/* A composed outline without its instructions; keep_components() has checked it. */
static void put_composed(struct buf *b, str outline)
{
	size_t at = 10;
	unsigned flags;

	buf_add(b, str_slice(outline, 0, 10));
	do {
		size_t n;

		flags = truetype_u16(outline, at);
		n = component_bytes(flags);
		put_u16(b, flags & ~(unsigned)HAS_INSTRUCTIONS);
		buf_add(b, str_slice(outline, at + 2, at + n));
		at += n;
	} while (flags & MORE_COMPONENTS);
}

/* glyf, and where each glyph begins in it, as a long loca. */
static bool put_outlines(struct trim *t)
{
	buf_init(&t->glyf, t->arena, 64 * 1024);
	buf_init(&t->loca, t->arena, ((size_t)t->font->glyphs + 1) * 4);
	for (unsigned g = 0; g < t->font->glyphs; g++) {
		str outline;

		put_u32(&t->loca, (uint32_t)t->glyf.n);
		if (!t->keep[g])
			continue;
		if (!truetype_outline(t->font, g, &outline))
			return false;
		if (outline.n == 0)
			continue;
		if (is_composed(outline))
			put_composed(&t->glyf, outline);
		else if (!put_plain(&t->glyf, outline))
			return false;
		while (t->glyf.n % 4 != 0)
			buf_char(&t->glyf, 0);
	}
	put_u32(&t->loca, (uint32_t)t->glyf.n);
	return true;
}

/* Short offsets where glyf is small enough for them: half the size. */
static bool shorten_loca(struct trim *t)
{
	str wide = buf_str(&t->loca);
	struct buf narrow;

	if (t->glyf.n / 2 > 0xFFFF)
		return false;
	buf_init(&narrow, t->arena, wide.n / 2);
	for (size_t at = 0; at < wide.n; at += 4)
		put_u16(&narrow, truetype_u32(wide, at) / 2);
	t->loca = narrow;
	return true;
}

static unsigned range_end(const uint16_t *gid, unsigned c)
{
	while (c < 0xFFFE && gid[c + 1] != 0)
		c++;
	return c;
}

/* A cmap of one format 4 table, one segment for each run of characters. */
static struct buf make_cmap(struct trim *t)
{
	struct buf ends, starts, deltas, offsets, ids, cmap;
	unsigned segments = 1, i = 0, power = 1, log2 = 0;

	for (unsigned c = 0; c < 0xFFFF; c++)
		if (t->gid[c] != 0 && (c == 0 || t->gid[c - 1] == 0))
			segments++;
	for (; power * 2 <= segments; power *= 2)
		log2++;
	buf_init(&ends, t->arena, 256);
	buf_init(&starts, t->arena, 256);
	buf_init(&deltas, t->arena, 256);
	buf_init(&offsets, t->arena, 256);
	buf_init(&ids, t->arena, 2048);
	for (unsigned c = 0; c < 0xFFFF; c++) {
		unsigned end;

		if (t->gid[c] == 0)
			continue;
		end = range_end(t->gid, c);
		put_u16(&starts, c);
		put_u16(&ends, end);
		put_u16(&deltas, 0);
		put_u16(&offsets, (segments - i++) * 2 + (unsigned)ids.n);
		for (; c <= end; c++)
			put_u16(&ids, t->gid[c]);
	}
	put_u16(&starts, 0xFFFF);
	put_u16(&ends, 0xFFFF);
	put_u16(&deltas, 1);                      /* U+FFFF + 1 = glyph 0 */
	put_u16(&offsets, 0);

	buf_init(&cmap, t->arena, 4096);
	put_u32(&cmap, 1);                      /* version 0, one table: */
	put_u32(&cmap, 3u << 16 | 1);           /* Windows, Unicode BMP  */
	put_u32(&cmap, 12);
	put_u16(&cmap, 4);
	put_u16(&cmap, 16 + 8 * segments + (unsigned)ids.n);
	put_u16(&cmap, 0);
	put_u16(&cmap, segments * 2);
	put_u16(&cmap, power * 2);
	put_u16(&cmap, log2);
	put_u16(&cmap, (segments - power) * 2);
	buf_add(&cmap, buf_str(&ends));
	put_u16(&cmap, 0);
	buf_add(&cmap, buf_str(&starts));
	buf_add(&cmap, buf_str(&deltas));
	buf_add(&cmap, buf_str(&offsets));
	buf_add(&cmap, buf_str(&ids));
	return cmap;
}

static struct buf copy_table(struct trim *t, enum truetype_table k)
{
	struct buf b;

	buf_init(&b, t->arena, t->font->table[k].n + 4);
	buf_add(&b, t->font->table[k]);
	return b;
}

/* Advances of dropped glyphs as zeros: they pack to nothing. */
static struct buf make_hmtx(struct trim *t)
{
	struct buf b = copy_table(t, TT_HMTX);

	for (unsigned g = 0; g < t->font->glyphs; g++) {
		size_t longs = (size_t)t->font->hmetrics * 4;

		if (t->keep[g])
			continue;
		if (g >= t->font->hmetrics)
			set_u16(b.p + longs + (size_t)(g - t->font->hmetrics) * 2, 0);
		else if (g + 1 < t->font->hmetrics)     /* the last advance holds for all after it */
			set_u32(b.p + (size_t)g * 4, 0);
	}
	return b;
}

/* Only the names that a PDF writer asks for: family, style, full and PostScript name. */
static struct buf make_name(struct trim *t)
{
	str name = t->font->table[TT_NAME];
	unsigned n = truetype_u16(name, 2), kept = 0;
	size_t strings = truetype_u16(name, 4);
	struct buf records, text, out;

	buf_init(&records, t->arena, 256);
	buf_init(&text, t->arena, 512);
	for (unsigned i = 0; i < n; i++) {
		str record = str_slice(name, 6 + (size_t)i * 12, 18 + (size_t)i * 12);
		unsigned platform = truetype_u16(record, 0), language = truetype_u16(record, 4);
		unsigned id = truetype_u16(record, 6);
		size_t at = strings + truetype_u16(record, 10);
		str value = str_slice(name, at, at + truetype_u16(record, 8));

		if (record.n < 12 || !(id == 1 || id == 2 || id == 4 || id == 6))
			continue;
		if (!((platform == 1 && language == 0) || (platform == 3 && language == 0x0409)))
			continue;
		buf_add(&records, str_slice(record, 0, 8));
		put_u16(&records, (unsigned)value.n);
		put_u16(&records, (unsigned)text.n);
		buf_add(&text, value);
		kept++;
	}
	buf_init(&out, t->arena, records.n + text.n + 8);
	put_u16(&out, 0);
	put_u16(&out, kept);
	put_u16(&out, 6 + 12 * kept);
	buf_add(&out, buf_str(&records));
	buf_add(&out, buf_str(&text));
	return out;
}

static struct buf make_post(struct trim *t)
{
	struct buf b;

	buf_init(&b, t->arena, 32);
	put_u32(&b, 0x00030000u);               /* version 3: no glyph names */
	for (int i = 0; i < 7; i++)
		put_u32(&b, 0);
	return b;
}

static uint32_t checksum(str s)
{
	uint32_t sum = 0;

	for (size_t at = 0; at + 4 <= s.n; at += 4)
		sum += truetype_u32(s, at);
	return sum;
}

struct out_table { const char *tag; struct buf bytes; };

/* Directory and tables, all checksums right. */
static str assemble(struct arena *a, struct out_table *table, unsigned n)
{
	struct buf out;
	size_t at = 12 + (size_t)n * 16, head_at = 0;
	unsigned power = 1, log2 = 0;

	for (; power * 2 <= n; power *= 2)
		log2++;
	buf_init(&out, a, 64 * 1024);
	put_u32(&out, 0x00010000u);
	put_u16(&out, n);
	put_u16(&out, power * 16);
	put_u16(&out, log2);
	put_u16(&out, (n - power) * 16);
	for (unsigned i = 0; i < n; i++) {
		size_t length = table[i].bytes.n;

		while (table[i].bytes.n % 4 != 0)
			buf_char(&table[i].bytes, 0);
		if (strcmp(table[i].tag, "head") == 0)
			head_at = at;
		buf_c(&out, table[i].tag);
		put_u32(&out, checksum(buf_str(&table[i].bytes)));
		put_u32(&out, (uint32_t)at);
		put_u32(&out, (uint32_t)length);
		at += table[i].bytes.n;
	}
	for (unsigned i = 0; i < n; i++)
		buf_add(&out, buf_str(&table[i].bytes));
	assert(out.n == at && head_at != 0);
	set_u32(out.p + head_at + 8, 0xB1B0AFBAu - checksum(buf_str(&out)));
	return buf_str(&out);
}

/* The least control values and programs: some PDF writers refuse a file without these tables. */
static struct buf make_idle(struct arena *a, str bytes)
{
	struct buf b;

	buf_init(&b, a, 4);
	buf_add(&b, bytes);
	return b;
}

bool truetype_trim(struct arena *a, const struct truetype *font, const uint16_t *gid, str *out)
{
	struct trim t = { .arena = a, .font = font, .gid = gid, .keep = arena_new(a, bool, font->glyphs) };
	struct buf head, maxp;

	if (!choose_glyphs(&t) || !put_outlines(&t))
		return false;
	head = copy_table(&t, TT_HEAD);
	set_u32(head.p + 8, 0);                 /* checkSumAdjustment: set at the end */
	set_u16(head.p + 50, shorten_loca(&t) ? 0 : 1);
	maxp = copy_table(&t, TT_MAXP);
	memset(maxp.p + 14, 0, 14);             /* maxZones … maxSizeOfInstructions */
	set_u16(maxp.p + 14, 1);
	set_u16(maxp.p + 24, 1);                /* maxStackElements: of the idle programs */
	{
		struct out_table table[] = {
			{ "OS/2", copy_table(&t, TT_OS2) },
			{ "cmap", make_cmap(&t) },
			{ "cvt ", make_idle(a, S("\0\0")) },
			{ "fpgm", make_idle(a, S("\xB0\0\x21")) },      /* push 0, pop */
			{ "glyf", t.glyf },
			{ "head", head },
			{ "hhea", copy_table(&t, TT_HHEA) },
			{ "hmtx", make_hmtx(&t) },
			{ "loca", t.loca },
			{ "maxp", maxp },
			{ "name", make_name(&t) },
			{ "post", make_post(&t) },
			{ "prep", make_idle(a, S("\xB0\0\x21")) },
		};

		*out = assemble(a, table, sizeof table / sizeof table[0]);
	}
	return true;
}
