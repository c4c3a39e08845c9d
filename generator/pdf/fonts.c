/*
 * fonts.c -- embed the faces a document uses, with only the glyphs it uses.
 *
 * A face becomes a composite font (ISO 32000-1, 9.7): Identity-H, codes are
 * the glyph ids of the embedded file, numbered in the order of their first use
 * (pdf/content.h), so that no tables of 65,536 codes are built as libharu's own
 * font objects do.  ToUnicode lists exactly the glyphs used.
 */
#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "draw/font.h"
#include "draw/truetype.h"
#include "pdf/haru.h"

/* The subset's mark: six capitals made of its bytes, as ISO 32000-1, 9.6.4 asks. */
static str tagged_name(struct arena *a, str bytes, str name)
{
	uint64_t hash = str_hash(bytes);
	char tag[7] = { 0 };

	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	return str_format(a, "%s+%.*s", tag, STR_ARG(name));
}

/* [1 [w w w …]] */
static HPDF_Array widths(struct haru *h, const struct font *f, const struct face_use *use)
{
	HPDF_Array all = HPDF_Array_New(h->pdf->mmgr), group = HPDF_Array_New(h->pdf->mmgr);

	HPDF_Array_AddNumber(all, 1);
	HPDF_Array_Add(all, group);
	for (size_t i = 0; i < use->n; i++)
		HPDF_Array_AddNumber(group, f->width[use->code[i]]);
	return all;
}

static void put_hex4(struct buf *b, unsigned v)
{
	static const char digit[] = "0123456789ABCDEF";

	buf_char(b, '<');
	for (int shift = 12; shift >= 0; shift -= 4)
		buf_char(b, digit[v >> shift & 0xF]);
	buf_char(b, '>');
}

static str to_unicode(struct arena *a, const struct face_use *use)
{
	enum { BLOCK = 100 };           /* at most */
	struct buf b;

	buf_init(&b, a, 400 + use->n * 14);
	buf_c(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
	          "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
	          "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
	          "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < use->n; i++) {
		if (i % BLOCK == 0)
			buf_printf(&b, "%zu beginbfchar\n", use->n - i < BLOCK ? use->n - i : (size_t)BLOCK);
		put_hex4(&b, (unsigned)i + 1);
		put_hex4(&b, use->code[i]);
		buf_char(&b, '\n');
		if (i % BLOCK == BLOCK - 1 || i + 1 == use->n)
			buf_c(&b, "endbfchar\n");
	}
	buf_c(&b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	return buf_str(&b);
}

static HPDF_Dict descriptor(struct haru *h, const struct font *f, const struct truetype *t, enum face face,
                            const char *name, str file)
{
	enum { SERIF = 2, NONSYMBOLIC = 32, ITALIC = 64 };
	bool italic = face == FACE_SERIF_ITALIC || face == FACE_SERIF_BOLD_ITALIC;
	bool bold = face == FACE_SERIF_BOLD || face == FACE_SERIF_BOLD_ITALIC || face == FACE_SANS_BOLD;
	bool serif = face != FACE_SANS && face != FACE_SANS_BOLD;
	HPDF_Dict d = haru_dict(h);
	HPDF_Array box = HPDF_Array_New(h->pdf->mmgr);

	HPDF_Dict_AddName(d, "Type", "FontDescriptor");
	HPDF_Dict_AddName(d, "FontName", name);
	HPDF_Dict_AddNumber(d, "Flags", NONSYMBOLIC | (serif ? SERIF : 0) | (italic ? ITALIC : 0));
	HPDF_Dict_Add(d, "FontBBox", box);
	for (size_t i = 0; i < 4; i++)
		HPDF_Array_AddNumber(box, truetype_i16(t->table[TT_HEAD], 36 + 2 * i) * 1000 / (int)t->units_per_em);
	HPDF_Dict_AddNumber(d, "ItalicAngle", italic ? -16 : 0);
	HPDF_Dict_AddNumber(d, "Ascent", f->ascent);
	HPDF_Dict_AddNumber(d, "Descent", f->descent);
	HPDF_Dict_AddNumber(d, "CapHeight", f->cap_height);
	HPDF_Dict_AddNumber(d, "StemV", bold ? 140 : 80);
	HPDF_Dict stream = haru_stream(h, file, true);

	HPDF_Dict_AddNumber(stream, "Length1", (HPDF_INT32)file.n);
	HPDF_Dict_Add(d, "FontFile2", stream);
	return d;
}

/* The embedded file: the face's glyphs in the order of their use. */
static str subset(struct haru *h, const struct font *f, const struct truetype *t, const struct face_use *use)
{
	uint16_t *glyph = arena_new(h->arena, uint16_t, use->n);

	for (size_t i = 0; i < use->n; i++)
		glyph[i] = f->glyph[use->code[i]];
	return truetype_subset(h->arena, t, glyph, use->n);
}

static HPDF_Dict embed(struct haru *h, enum face face)
{
	const struct font *f = &h->doc->fonts->face[face];
	const struct face_use *use = &h->content.use[face];
	struct truetype t;
	const char *broken = truetype_open(&t, f->bytes);

	assert(broken == NULL && "fonts_load() has read it");
	(void)broken;
	str file = subset(h, f, &t, use);
	const char *name = str_c(h->arena, tagged_name(h->arena, file, f->name.n > 0 ? f->name : str_from_c(face_name(face))));
	HPDF_Dict font = haru_dict(h), cid = haru_dict(h), system = HPDF_Dict_New(h->pdf->mmgr);
	HPDF_Array descendants = HPDF_Array_New(h->pdf->mmgr);

	HPDF_Dict_AddName(font, "Type", "Font");
	HPDF_Dict_AddName(font, "Subtype", "Type0");
	HPDF_Dict_AddName(font, "BaseFont", name);
	HPDF_Dict_AddName(font, "Encoding", "Identity-H");
	HPDF_Dict_Add(font, "DescendantFonts", descendants);
	HPDF_Array_Add(descendants, cid);
	HPDF_Dict_Add(font, "ToUnicode", haru_stream(h, to_unicode(h->arena, use), true));
	HPDF_Dict_AddName(cid, "Type", "Font");
	HPDF_Dict_AddName(cid, "Subtype", "CIDFontType2");
	HPDF_Dict_AddName(cid, "BaseFont", name);
	HPDF_Dict_Add(cid, "CIDSystemInfo", system);
	HPDF_Dict_Add(system, "Registry", haru_ascii(h, "Adobe"));
	HPDF_Dict_Add(system, "Ordering", haru_ascii(h, "Identity"));
	HPDF_Dict_AddNumber(system, "Supplement", 0);
	HPDF_Dict_Add(cid, "FontDescriptor", descriptor(h, f, &t, face, name, file));
	HPDF_Dict_AddNumber(cid, "DW", 0);
	HPDF_Dict_Add(cid, "W", widths(h, f, use));
	HPDF_Dict_AddName(cid, "CIDToGIDMap", "Identity");
	return font;
}

HPDF_Dict fonts_embed(struct haru *h)
{
	HPDF_Dict fonts = haru_dict(h);

	for (int face = 0; face < FACE__COUNT; face++) {
		char key[] = { 'F', (char)('0' + face), 0 };

		if (h->content.use[face].n > 0)
			HPDF_Dict_Add(fonts, key, embed(h, (enum face)face));
	}
	return fonts;
}
