/*
 * truetype_subset.c -- the small font file that a document embeds.
 *
 * Glyphs are numbered anew, without gaps: the tables with an entry a glyph
 * (loca, hmtx) are then as short as the text needs, and a document's file is a
 * third of what it would be with the font's own numbers.  Hints (cvt, fpgm,
 * prep and the outlines' instructions) go: pages are rendered smooth today.
 * Only the tables that ISO 32000-1, 9.9 asks for are written, in the order of
 * their tags.
 */
#include "draw/truetype.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"

/* Flags of a component of a composed glyph. */
enum { ARGS_ARE_WORDS = 0x0001, HAS_SCALE = 0x0008, MORE_COMPONENTS = 0x0020, HAS_XY_SCALE = 0x0040,
       HAS_2X2 = 0x0080, HAS_INSTRUCTIONS = 0x0100 };

/* Composed glyphs may hold composed ones; deeper than this is no font but an attack. */
enum { NESTED_MOST = 6 };

struct subset {
	struct arena          *arena;
	const struct truetype *font;
	unsigned              *glyph;   /* [n] the font's glyph of each of ours */
	size_t                 n, cap;
	uint16_t              *ours;    /* [font->glyphs]; 0 = not in the subset (or .notdef) */
	struct buf             glyf;
	uint32_t              *at;      /* [n + 1] where each outline begins in glyf */
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

/* Bytes of the component record with these flags. */
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

/* ---- soundness ---- */

enum verdict { UNKNOWN, BEING_JUDGED, SOUND };

static bool is_sound(const struct truetype *t, unsigned glyph, unsigned char *verdict, int depth)
{
	size_t at = 10;
	unsigned flags;
	str outline;

	if (depth > NESTED_MOST || !truetype_outline(t, glyph, &outline) || verdict[glyph] == BEING_JUDGED)
		return false;
	if (outline.n == 0 || verdict[glyph] == SOUND)
		return true;
	verdict[glyph] = BEING_JUDGED;
	if (!is_composed(outline)) {
		size_t length_at = 10 + truetype_u16(outline, 0) * (size_t)2;

		verdict[glyph] = SOUND;
		return length_at + 2 + truetype_u16(outline, length_at) <= outline.n;
	}
	do {
		flags = truetype_u16(outline, at);
		if (at + component_bytes(flags) > outline.n
		    || !is_sound(t, truetype_u16(outline, at + 2), verdict, depth + 1))
			return false;
		at += component_bytes(flags);
	} while (flags & MORE_COMPONENTS);
	verdict[glyph] = SOUND;
	return true;
}

bool truetype_sound(struct arena *scratch, const struct truetype *t, const uint16_t *gid)
{
	unsigned char *verdict = arena_new(scratch, unsigned char, t->glyphs);

	for (unsigned c = 0; c < 0x10000; c++)
		if (gid[c] != 0 && !is_sound(t, gid[c], verdict, 0))
			return false;
	return is_sound(t, 0, verdict, 0);
}

/* ---- outlines ---- */

/* The number of a font's glyph in the subset; added at its end if it is not there. */
static unsigned our_glyph(struct subset *s, unsigned glyph)
{
	if (glyph == 0)
		return 0;
	if (s->ours[glyph] == 0) {
		s->ours[glyph] = (uint16_t)s->n;
		*arena_push(s->arena, unsigned, &s->glyph, &s->n, &s->cap) = glyph;
	}
	return s->ours[glyph];
}

/* A plain outline without its instructions. */
static void put_plain(struct buf *b, str outline)
{
	size_t length_at = 10 + truetype_u16(outline, 0) * (size_t)2;
	size_t rest = length_at + 2 + truetype_u16(outline, length_at);

	buf_add(b, str_slice(outline, 0, length_at));
	put_u16(b, 0);
	buf_add(b, str_slice(outline, rest, outline.n));
}

/* A composed outline without its instructions, its parts by our numbers. */
static void put_composed(struct subset *s, str outline)
{
	size_t at = 10;
	unsigned flags;

	buf_add(&s->glyf, str_slice(outline, 0, 10));
	do {
		flags = truetype_u16(outline, at);
		size_t n = component_bytes(flags);

		put_u16(&s->glyf, flags & ~(unsigned)HAS_INSTRUCTIONS);
		put_u16(&s->glyf, our_glyph(s, truetype_u16(outline, at + 2)));
		buf_add(&s->glyf, str_slice(outline, at + 4, at + n));
		at += n;
	} while (flags & MORE_COMPONENTS);
}

/* All outlines; the list grows by the parts of composed ones while it is walked. */
static void put_outlines(struct subset *s)
{
	size_t offsets = 0, cap = 0;

	buf_init(&s->glyf, s->arena, 32 * 1024);
	for (size_t i = 0; i < s->n; i++) {
		str outline = { NULL, 0 };

		*arena_push(s->arena, uint32_t, &s->at, &offsets, &cap) = (uint32_t)s->glyf.n;
		truetype_outline(s->font, s->glyph[i], &outline);
		if (is_composed(outline))
			put_composed(s, outline);
		else if (outline.n > 0)
			put_plain(&s->glyf, outline);
		while (s->glyf.n % 4 != 0)
			buf_char(&s->glyf, 0);
	}
	*arena_push(s->arena, uint32_t, &s->at, &offsets, &cap) = (uint32_t)s->glyf.n;
}

/* ---- tables ---- */

static bool short_loca(const struct subset *s)
{
	return s->glyf.n / 2 <= 0xFFFF;
}

static struct buf make_loca(const struct subset *s)
{
	struct buf b;

	buf_init(&b, s->arena, (s->n + 1) * 4);
	for (size_t i = 0; i <= s->n; i++)
		if (short_loca(s))
			put_u16(&b, s->at[i] / 2);
		else
			put_u32(&b, s->at[i]);
	return b;
}

static struct buf make_hmtx(const struct subset *s)
{
	str hmtx = s->font->table[TT_HMTX];
	struct buf b;

	buf_init(&b, s->arena, s->n * 4);
	for (size_t i = 0; i < s->n; i++) {
		unsigned g = s->glyph[i], longs = s->font->hmetrics;
		size_t bearing = g < longs ? (size_t)g * 4 + 2 : (size_t)longs * 4 + (size_t)(g - longs) * 2;

		put_u16(&b, truetype_advance(s->font, g));
		put_u16(&b, truetype_u16(hmtx, bearing));
	}
	return b;
}

static struct buf copy_table(const struct subset *s, enum truetype_table k)
{
	struct buf b;

	buf_init(&b, s->arena, s->font->table[k].n + 4);
	buf_add(&b, s->font->table[k]);
	return b;
}

static struct buf make_head(const struct subset *s)
{
	struct buf b = copy_table(s, TT_HEAD);

	set_u32(b.p + 8, 0);                    /* checkSumAdjustment: set at the end */
	set_u16(b.p + 50, short_loca(s) ? 0 : 1);
	return b;
}

static struct buf make_hhea(const struct subset *s)
{
	struct buf b = copy_table(s, TT_HHEA);

	set_u16(b.p + 34, (unsigned)s->n);      /* numberOfHMetrics */
	return b;
}

static struct buf make_maxp(const struct subset *s)
{
	struct buf b = copy_table(s, TT_MAXP);

	set_u16(b.p + 4, (unsigned)s->n);
	memset(b.p + 14, 0, 14);                /* maxZones … maxSizeOfInstructions */
	set_u16(b.p + 14, 1);
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
	uint32_t all = 0;

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
		uint32_t sum = checksum(buf_str(&table[i].bytes));

		all += sum;
		buf_c(&out, table[i].tag);
		put_u32(&out, sum);
		put_u32(&out, (uint32_t)at);
		put_u32(&out, (uint32_t)length);
		at += table[i].bytes.n;
	}
	all += checksum(buf_str(&out));
	for (unsigned i = 0; i < n; i++)
		buf_add(&out, buf_str(&table[i].bytes));
	assert(out.n == at && head_at != 0);
	set_u32(out.p + head_at + 8, 0xB1B0AFBAu - all);
	return buf_str(&out);
}

str truetype_subset(struct arena *a, const struct truetype *font, const uint16_t *glyph, size_t n)
{
	struct subset s = { .arena = a, .font = font, .ours = arena_new(a, uint16_t, font->glyphs) };

	*arena_push(a, unsigned, &s.glyph, &s.n, &s.cap) = 0;   /* .notdef */
	for (size_t i = 0; i < n; i++) {
		if (s.ours[glyph[i]] == 0)
			s.ours[glyph[i]] = (uint16_t)s.n;
		*arena_push(a, unsigned, &s.glyph, &s.n, &s.cap) = glyph[i];
	}
	put_outlines(&s);

	struct out_table table[] = {
		{ "glyf", s.glyf }, { "head", make_head(&s) }, { "hhea", make_hhea(&s) }, { "hmtx", make_hmtx(&s) },
		{ "loca", make_loca(&s) }, { "maxp", make_maxp(&s) },
	};

	return assemble(a, table, sizeof table / sizeof table[0]);
}
