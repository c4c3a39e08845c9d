/*
 * haru.c -- pdf_write(): the document on libharu.
 *
 * Errors: libharu calls on_error(), which jumps back into pdf_write(); the
 * library allows that anywhere.  Then the document is freed and a message
 * with libharu's codes is left.
 */
#include "pdf/haru.h"

#include <setjmp.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "draw/picture.h"

enum { TITLE_BYTES_MOST = 400 };        /* of an outline entry: readers show one line */

struct trap {
	jmp_buf     env;
	HPDF_STATUS code, detail;
};

static void on_error(HPDF_STATUS code, HPDF_STATUS detail, void *user)
{
	struct trap *t = user;

	t->code = code;
	t->detail = detail;
	longjmp(t->env, 1);
}

/* ---- objects ---- */

HPDF_Dict haru_dict(struct haru *h)
{
	HPDF_Dict d = HPDF_Dict_New(h->pdf->mmgr);

	HPDF_Xref_Add(h->pdf->xref, d);
	return d;
}

HPDF_Array haru_array(struct haru *h)
{
	HPDF_Array a = HPDF_Array_New(h->pdf->mmgr);

	HPDF_Xref_Add(h->pdf->xref, a);
	return a;
}

void haru_set_stream(struct haru *h, HPDF_Dict stream, str bytes, bool compressed)
{
	struct haru_stream *s = arena_push(h->arena, struct haru_stream, &h->stream, &h->streams, &h->stream_cap);

	s->object = haru_number(stream);
	s->bytes = compressed ? deflate_bytes(h->deflater, h->arena, bytes) : bytes;
	s->deflated = compressed;
}

HPDF_Dict haru_stream(struct haru *h, str bytes, bool compressed)
{
	HPDF_Dict d = haru_dict(h);

	haru_set_stream(h, d, bytes, compressed);
	return d;
}

unsigned haru_number(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFFu; /* the upper bits are the kind of object */
}

/* A UTF-16 unit, big-endian. */
static void put_unit(struct buf *b, unsigned unit)
{
	buf_char(b, (char)(unit >> 8 & 0xFF));
	buf_char(b, (char)(unit & 0xFF));
}

static str utf16(struct arena *a, str text)
{
	struct buf b;
	size_t at = 0;

	buf_init(&b, a, 2 * text.n + 2);
	put_unit(&b, 0xFEFF);
	while (at < text.n) {
		uint32_t c = utf8_next(text, &at);

		if (c < 0x10000) {
			put_unit(&b, c);
		} else {
			put_unit(&b, 0xD7C0u + (c >> 10));
			put_unit(&b, 0xDC00u + (c & 0x3FF));
		}
	}
	return buf_str(&b);
}

void haru_put_text(struct buf *b, str text)
{
	static const char digit[] = "0123456789ABCDEF";
	str units = utf16(b->arena, text);

	buf_char(b, '<');
	for (size_t i = 0; i < units.n; i++) {
		buf_char(b, digit[(unsigned char)units.p[i] >> 4]);
		buf_char(b, digit[(unsigned char)units.p[i] & 0xF]);
	}
	buf_char(b, '>');
}

HPDF_Binary haru_text(struct haru *h, str text)
{
	return haru_binary(h, utf16(h->arena, text));
}

HPDF_String haru_ascii(struct haru *h, const char *text)
{
	return HPDF_String_New(h->pdf->mmgr, text, NULL);
}

HPDF_Binary haru_binary(struct haru *h, str bytes)
{
	char *copy = arena_new(h->arena, char, bytes.n + 1);

	memcpy(copy, bytes.p, bytes.n);
	return HPDF_Binary_New(h->pdf->mmgr, (HPDF_BYTE *)copy, (HPDF_UINT)bytes.n);
}

/* ---- pages ---- */

static uint64_t add_pages(struct haru *h)
{
	uint64_t hash = 0;

	h->page = arena_new(h->arena, HPDF_Page, h->doc->pages);
	content_begin(&h->content, h->arena, h->doc->fonts);
	for (size_t i = 0; i < h->doc->pages; i++) {
		const struct picture *p = &h->doc->page[i];
		HPDF_Page page = h->page[i] = HPDF_AddPage(h->pdf);
		struct buf operators;

		HPDF_Page_SetWidth(page, (HPDF_REAL)p->w_pt);
		HPDF_Page_SetHeight(page, (HPDF_REAL)p->h_pt);
		buf_init(&operators, h->arena, p->n * 48 + 64);
		content_page(&h->content, p, &operators);
		haru_set_stream(h, ((HPDF_PageAttr)page->attr)->contents, buf_str(&operators), true);
		hash = hash * 31 + str_hash(buf_str(&operators));
	}
	return hash;
}

static void add_resources(struct haru *h)
{
	HPDF_Dict fonts = fonts_embed(h);

	for (size_t i = 0; i < h->doc->pages; i++) {
		HPDF_Dict resources = HPDF_Dict_GetItem(h->page[i], "Resources", HPDF_OCLASS_DICT);

		HPDF_Dict_RemoveElement(resources, "ProcSet");
		HPDF_Dict_Add(resources, "Font", fonts);
		HPDF_Dict_AddName(h->page[i], "Tabs", "S");
	}
}

/* ---- places to go to ---- */

static void find_anchors(struct haru *h)
{
	map_init(&h->anchor, h->arena, (uint32_t)h->content.anchors);
	for (uint32_t i = 0; i < h->content.anchors; i++)
		map_add(&h->anchor, h->content.anchor[i].name, i);
}

static HPDF_Destination destination(struct haru *h, str anchor)
{
	uint32_t i = map_get(&h->anchor, anchor);

	if (i == MAP_NONE)
		return NULL;
	const struct page_anchor *a = &h->content.anchor[i];
	HPDF_Destination d = HPDF_Page_CreateDestination(h->page[a->page]);
	double top = a->y_pt + 4;

	HPDF_Destination_SetXYZ(d, 0, (HPDF_REAL)(top < 0 ? 0 : top), 1);
	/* "Keep the reader's zoom" is 0, which the library refuses. */
	HPDF_Real zoom = HPDF_Array_GetItem(d, 4, HPDF_OCLASS_REAL);

	if (zoom != NULL)
		zoom->value = 0;
	return d;
}

/* Addresses are ASCII: other bytes are percent-encoded. */
static const char *ascii_url(struct arena *a, str url)
{
	struct buf b;

	buf_init(&b, a, url.n + 16);
	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];

		if (c <= ' ' || c >= 0x7F)
			buf_printf(&b, "%%%02X", c);
		else
			buf_char(&b, (char)c);
	}
	return str_c(a, buf_str(&b));
}

static void add_links(struct haru *h)
{
	h->annotation = arena_new(h->arena, HPDF_Annotation, h->content.links);
	for (size_t i = 0; i < h->content.links; i++) {
		const struct page_link *l = &h->content.link[i];
		HPDF_Rect r = { (HPDF_REAL)l->x_pt, (HPDF_REAL)l->y_pt, (HPDF_REAL)(l->x_pt + l->w_pt),
		                (HPDF_REAL)(l->y_pt + l->h_pt) };
		HPDF_Page page = h->page[l->page];

		if (l->url.n > 0 && l->url.p[0] == '#') {
			HPDF_Destination d = destination(h, str_slice(l->url, 1, l->url.n));

			if (d == NULL)
				continue;
			h->annotation[i] = HPDF_Page_CreateLinkAnnot(page, r, d);
		} else {
			h->annotation[i] = HPDF_Page_CreateURILinkAnnot(page, r, ascii_url(h->arena, l->url));
		}
		HPDF_LinkAnnot_SetBorderStyle(h->annotation[i], 0, 0, 0);
		HPDF_Dict_AddNumber(h->annotation[i], "F", 4);         /* printed: PDF/A asks for it */
		HPDF_Dict_Add(h->annotation[i], "Contents", haru_text(h, l->url));
	}
}

/* ---- outline, labels, properties ---- */

static str short_title(struct haru *h, str title)
{
	size_t n = title.n;

	if (n > TITLE_BYTES_MOST) {
		n = TITLE_BYTES_MOST;
		while (n > TITLE_BYTES_MOST / 2 && title.p[n] != ' ')
			n--;
		while (n > 0 && ((unsigned char)title.p[n] & 0xC0) == 0x80)
			n--;
		title = str_format(h->arena, "%.*s …", (int)n, title.p);
	}
	return title;
}

static void add_outline(struct haru *h)
{
	enum { DEPTH = 8 };
	HPDF_Outline open[DEPTH] = { NULL };
	int open_level[DEPTH], depth = 0;

	for (size_t i = 0; i < h->doc->headings; i++) {
		const struct pdf_heading *e = &h->doc->heading[i];
		HPDF_Destination d = destination(h, e->anchor);

		if (d == NULL)
			continue;
		while (depth > 0 && (open_level[depth - 1] >= e->level || depth == DEPTH))
			depth--;
		HPDF_Outline o = HPDF_CreateOutline(h->pdf, depth > 0 ? open[depth - 1] : NULL, "", NULL);

		HPDF_Dict_Add(o, "Title", haru_text(h, short_title(h, e->title)));
		HPDF_Outline_SetDestination(o, d);
		HPDF_Outline_SetOpened(o, depth == 0);
		open[depth] = o;
		open_level[depth++] = e->level;
	}
	if (depth > 0)
		HPDF_SetPageMode(h->pdf, HPDF_PAGE_MODE_USE_OUTLINE);
}

static void add_labels(struct haru *h)
{
	HPDF_Dict tree = HPDF_Dict_New(h->pdf->mmgr);
	HPDF_Array nums = HPDF_Array_New(h->pdf->mmgr);

	HPDF_Dict_Add(h->pdf->catalog, "PageLabels", tree);
	HPDF_Dict_Add(tree, "Nums", nums);
	for (size_t i = 0; i < h->doc->labels; i++) {
		const struct pdf_label *l = &h->doc->label[i];
		HPDF_Dict label = HPDF_Dict_New(h->pdf->mmgr);

		HPDF_Array_AddNumber(nums, (HPDF_INT32)l->first_page);
		HPDF_Array_Add(nums, label);
		HPDF_Dict_AddName(label, "S", l->roman ? "r" : "D");
		if (l->prefix.n > 0)
			HPDF_Dict_Add(label, "P", haru_text(h, l->prefix));
	}
}

static void set_info(struct haru *h, const char *key, str text)
{
	if (text.n > 0)
		HPDF_Dict_Add(h->pdf->info, key, haru_text(h, text));
}

static void add_properties(struct haru *h)
{
	const struct pdf_document *doc = h->doc;

	set_info(h, "Title", doc->title);
	set_info(h, "Author", doc->author);
	set_info(h, "Subject", doc->subject);
	set_info(h, "Keywords", doc->keywords);
	set_info(h, "Creator", S("tiendo"));
	set_info(h, "Producer", S("tiendo, libharu " HPDF_VERSION_TEXT));
	if (doc->created != DATE_NONE) {
		HPDF_Date day = { .ind = ' ' };

		date_split(doc->created, &day.year, &day.month, &day.day);
		HPDF_SetInfoDateAttr(h->pdf, HPDF_INFO_CREATION_DATE, day);
	}
}

static str build(struct haru *h)
{
	uint64_t hash;

	h->pdf->pdf_version = HPDF_VER_17;
	hash = add_pages(h);
	add_resources(h);
	find_anchors(h);
	add_links(h);
	add_outline(h);
	if (h->doc->labels > 0)
		add_labels(h);
	add_properties(h);
	archive_write(h, hash ^ str_hash(h->doc->title));
	structure_write(h);
	return save_bytes(h);
}

bool pdf_write(struct arena *a, const struct pdf_document *doc, struct diags *d, str *out_bytes)
{
	struct haru *h = arena_new(a, struct haru, 1);
	struct trap *trap = arena_new(a, struct trap, 1);

	h->arena = a;
	h->doc = doc;
	h->deflater = deflate_begin(a);
	if (setjmp(trap->env) != 0) {
		deflate_end(h->deflater);
		if (h->pdf != NULL)
			HPDF_Free(h->pdf);
		diag(d, DIAG_PDF_LIBRARY, ((struct place){ S(""), 0, 0 }), doc->title,
		     str_format(a, "0x%04lX/%lu", (unsigned long)trap->code, (unsigned long)trap->detail));
		return false;
	}
	h->pdf = HPDF_New(on_error, trap);
	if (h->pdf == NULL)
		on_error(HPDF_FAILD_TO_ALLOC_MEM, 0, trap);
	*out_bytes = build(h);
	deflate_end(h->deflater);
	HPDF_Free(h->pdf);
	return true;
}
