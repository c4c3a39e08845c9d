/*
 * archive.c -- what PDF/A-2a asks of a whole document (ISO 19005-2): metadata
 * as XMP, a colour profile as output intent, an identifier; the structure is
 * structure.c's.
 *
 * The profile is ours: an ICC version 2 display profile with the primaries,
 * white point and transfer curve that IEC 61966-2-1 gives for sRGB, adapted to
 * the D50 white of the connection space.
 */
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "pdf/haru.h"

/* ---- ICC profile ---- */

static void be16(struct buf *b, unsigned v)
{
	buf_char(b, (char)(v >> 8 & 0xFF));
	buf_char(b, (char)(v & 0xFF));
}

static void be32(struct buf *b, uint32_t v)
{
	be16(b, v >> 16);
	be16(b, v & 0xFFFF);
}

static void zeros(struct buf *b, size_t n)
{
	while (n-- > 0)
		buf_char(b, 0);
}

static void pad4(struct buf *b)
{
	while (b->n % 4 != 0)
		buf_char(b, 0);
}

/* An XYZ number, in 1/65536. */
static void xyz(struct buf *b, uint32_t x, uint32_t y, uint32_t z)
{
	buf_c(b, "XYZ ");
	be32(b, 0);
	be32(b, x), be32(b, y), be32(b, z);
}

static void text_description(struct buf *b, str text)
{
	buf_c(b, "desc");
	be32(b, 0);
	be32(b, (uint32_t)text.n + 1);
	buf_add(b, text);
	buf_char(b, 0);
	zeros(b, 4 + 4 + 2 + 1 + 67);           /* no Unicode and no Macintosh text */
	pad4(b);
}

/* The transfer curve of sRGB, sampled. */
static void curve(struct buf *b)
{
	enum { POINTS = 256 };

	buf_c(b, "curv");
	be32(b, 0);
	be32(b, POINTS);
	for (int i = 0; i < POINTS; i++) {
		double v = i / (double)(POINTS - 1);
		double linear = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);

		be16(b, (unsigned)lround(linear * 65535));
	}
	pad4(b);
}

static str srgb_profile(struct arena *a)
{
	enum { TAGS = 9, HEAD = 128 };
	static const char name[TAGS][5] = { "desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC" };
	uint32_t at[TAGS + 1];
	struct buf body, all;
	size_t before = HEAD + 4 + 12 * TAGS;

	buf_init(&body, a, 1024);
	at[0] = 0;
	text_description(&body, S("sRGB"));
	at[1] = (uint32_t)body.n;
	buf_c(&body, "text");
	be32(&body, 0);
	buf_add(&body, S("Public domain"));
	zeros(&body, 1);
	pad4(&body);
	at[2] = (uint32_t)body.n;
	xyz(&body, 0xF6D6, 0x10000, 0xD32D);
	at[3] = (uint32_t)body.n;
	xyz(&body, 0x6FA2, 0x38F5, 0x0390);
	at[4] = (uint32_t)body.n;
	xyz(&body, 0x6299, 0xB785, 0x18DA);
	at[5] = (uint32_t)body.n;
	xyz(&body, 0x24A0, 0x0F84, 0xB6CF);
	at[6] = at[7] = at[8] = (uint32_t)body.n;
	curve(&body);
	at[9] = (uint32_t)body.n;

	buf_init(&all, a, 2048);
	be32(&all, (uint32_t)(before + body.n));
	zeros(&all, 4);
	be32(&all, 0x02100000);
	buf_c(&all, "mntrRGB XYZ ");
	be16(&all, 2024), be16(&all, 1), be16(&all, 1), zeros(&all, 6);
	buf_c(&all, "acsp");
	zeros(&all, 28);
	be32(&all, 0xF6D6), be32(&all, 0x10000), be32(&all, 0xD32D);
	zeros(&all, HEAD - 80);
	be32(&all, TAGS);
	for (int i = 0; i < TAGS; i++) {
		uint32_t end = i >= 6 ? at[9] : at[i + 1];

		buf_c(&all, name[i]);
		be32(&all, (uint32_t)before + at[i]);
		be32(&all, end - at[i]);
	}
	buf_add(&all, buf_str(&body));
	return buf_str(&all);
}

static void add_output_intent(struct haru *h)
{
	HPDF_Dict intent = haru_dict(h), profile = haru_stream(h, srgb_profile(h->arena), true);
	HPDF_Array intents = HPDF_Array_New(h->pdf->mmgr);

	HPDF_Dict_AddNumber(profile, "N", 3);
	HPDF_Dict_AddName(intent, "Type", "OutputIntent");
	HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
	HPDF_Dict_Add(intent, "OutputConditionIdentifier", haru_ascii(h, "sRGB"));
	HPDF_Dict_Add(intent, "Info", haru_ascii(h, "sRGB IEC61966-2.1"));
	HPDF_Dict_Add(intent, "DestOutputProfile", profile);
	HPDF_Array_Add(intents, intent);
	HPDF_Dict_Add(h->pdf->catalog, "OutputIntents", intents);
}

/* ---- XMP ---- */

static void escaped(struct buf *b, str text)
{
	for (size_t i = 0; i < text.n; i++)
		switch (text.p[i]) {
		case '&': buf_c(b, "&amp;"); break;
		case '<': buf_c(b, "&lt;"); break;
		case '>': buf_c(b, "&gt;"); break;
		default:  buf_char(b, text.p[i]);
		}
}

static void property(struct buf *b, const char *name, const char *open, str text, const char *close)
{
	if (text.n == 0)
		return;
	buf_printf(b, "<%s>%s", name, open);
	escaped(b, text);
	buf_printf(b, "%s</%s>\n", close, name);
}

static void add_metadata(struct haru *h)
{
	const struct pdf_document *doc = h->doc;
	struct buf b;

	buf_init(&b, h->arena, 2048);
	buf_c(&b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	          "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
	          "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
	          "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	          "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" "
	          "xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
	          "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
	          "<dc:format>application/pdf</dc:format>\n");
	property(&b, "dc:title", "<rdf:Alt><rdf:li xml:lang=\"x-default\">", doc->title, "</rdf:li></rdf:Alt>");
	property(&b, "dc:creator", "<rdf:Seq><rdf:li>", doc->author, "</rdf:li></rdf:Seq>");
	property(&b, "dc:description", "<rdf:Alt><rdf:li xml:lang=\"x-default\">", doc->subject,
	         "</rdf:li></rdf:Alt>");
	property(&b, "dc:language", "<rdf:Bag><rdf:li>", doc->language, "</rdf:li></rdf:Bag>");
	property(&b, "pdf:Keywords", "", doc->keywords, "");
	property(&b, "pdf:Producer", "", S("tiendo, libharu " HPDF_VERSION_TEXT), "");
	property(&b, "xmp:CreatorTool", "", S("tiendo"), "");
	if (doc->created != DATE_NONE) {
		struct buf day;

		buf_init(&day, h->arena, 16);
		date_iso(&day, doc->created);
		property(&b, "xmp:CreateDate", "", str_format(h->arena, "%.*sT00:00:00", STR_ARG(buf_str(&day))), "");
	}
	buf_c(&b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");

	HPDF_Dict m = haru_stream(h, buf_str(&b), false);

	HPDF_Dict_AddName(m, "Type", "Metadata");
	HPDF_Dict_AddName(m, "Subtype", "XML");
	HPDF_Dict_Add(h->pdf->catalog, "Metadata", m);
}

static void add_id(struct haru *h, uint64_t hash)
{
	char bytes[16];
	HPDF_Array id = HPDF_Array_New(h->pdf->mmgr);

	for (int i = 0; i < 16; i++) {
		if (i == 8)
			hash = (hash ^ 0x9E3779B97F4A7C15u) * 0xBF58476D1CE4E5B9u;
		bytes[i] = (char)(unsigned char)(hash >> (8 * (i % 8)) & 0xFF);
	}
	HPDF_Dict_Add(h->pdf->trailer, "ID", id);
	HPDF_Array_Add(id, haru_binary(h, (str){ bytes, sizeof bytes }));
	HPDF_Array_Add(id, haru_binary(h, (str){ bytes, sizeof bytes }));
}

void archive_write(struct haru *h, uint64_t content_hash)
{
	HPDF_Dict viewer = HPDF_Dict_New(h->pdf->mmgr);

	HPDF_Dict_Add(h->pdf->catalog, "Lang", haru_ascii(h, str_c(h->arena, h->doc->language)));
	HPDF_Dict_Add(h->pdf->catalog, "ViewerPreferences", viewer);
	HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
	add_id(h, content_hash);
	add_metadata(h);
	add_output_intent(h);
}
