/*
 * save.c -- libharu's objects as a PDF 1.7 file with object streams.
 *
 * Why not HPDF_SaveToStream: it writes every object by itself.  A tagged
 * document has hundreds of small ones; packed into object streams (ISO
 * 32000-1, 7.5.7) and indexed by a cross-reference stream (7.5.8) they take a
 * tenth of the place.
 */
#include <assert.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "pdf/haru.h"

enum { OBJECTS_A_STREAM = 1000, LEVEL = 6 };

struct place_in_file { unsigned type; size_t a, b; };  /* as the fields of a cross-reference stream */

struct save {
	struct haru          *h;
	struct buf            out;
	struct place_in_file *at;       /* [numbers] by object number */
	size_t                objects;  /* of libharu, number 0 included */
	size_t                numbers;  /* with the streams added here */
};

str save_deflate(struct arena *a, str bytes)
{
	uLong room = compressBound((uLong)bytes.n);
	char *p = arena_new(a, char, room);

	if (compress2((Bytef *)p, &room, (const Bytef *)bytes.p, (uLong)bytes.n, LEVEL) != Z_OK)
		assert(0 && "compressBound() was too small");
	return (str){ p, room };
}

/* Move what a memory stream holds into b. */
static void take_stream(struct buf *b, HPDF_Stream s)
{
	HPDF_UINT blocks = HPDF_MemStream_GetBufCount(s);

	for (HPDF_UINT i = 0; i < blocks; i++) {
		HPDF_UINT n;
		const HPDF_BYTE *p = HPDF_MemStream_GetBufPtr(s, i, &n);

		if (p != NULL)
			buf_add(b, (str){ (const char *)p, n });
	}
	HPDF_MemStream_FreeData(s);
}

static bool is_stream(const void *object)
{
	const HPDF_Obj_Header *header = object;

	return (header->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT
	       && ((const HPDF_Dict_Rec *)object)->stream != NULL;
}

static void *object_of(const struct save *s, size_t number)
{
	return HPDF_Xref_GetEntry(s->h->pdf->xref, (HPDF_UINT)number)->obj;
}

/* Streams first: writing one sets the number object that is its length. */
static void write_streams(struct save *s, HPDF_Stream tmp)
{
	for (size_t i = 1; i < s->objects; i++) {
		void *object = object_of(s, i);

		if (object == NULL || !is_stream(object))
			continue;
		s->at[i] = (struct place_in_file){ 1, s->out.n, 0 };
		buf_printf(&s->out, "%zu 0 obj\n", i);
		HPDF_Obj_WriteValue(object, tmp, NULL);
		take_stream(&s->out, tmp);
		buf_c(&s->out, "\nendobj\n");
	}
}

static void write_object_stream(struct save *s, const struct buf *index, const struct buf *body, size_t n)
{
	struct buf all;
	str packed;

	buf_init(&all, s->h->arena, index->n + body->n);
	buf_add(&all, buf_str(index));
	buf_add(&all, buf_str(body));
	packed = save_deflate(s->h->arena, buf_str(&all));
	s->at[s->numbers] = (struct place_in_file){ 1, s->out.n, 0 };
	buf_printf(&s->out, "%zu 0 obj\n<</Type/ObjStm/N %zu/First %zu/Filter/FlateDecode/Length %zu>>stream\n",
	           s->numbers, n, index->n, packed.n);
	buf_add(&s->out, packed);
	buf_c(&s->out, "\nendstream\nendobj\n");
	s->numbers++;
}

static void write_objects(struct save *s, HPDF_Stream tmp)
{
	struct buf index, body;
	size_t n = 0;

	buf_init(&index, s->h->arena, 8192);
	buf_init(&body, s->h->arena, 65536);
	for (size_t i = 1; i < s->objects; i++) {
		void *object = object_of(s, i);

		if (object == NULL || is_stream(object))
			continue;
		s->at[i] = (struct place_in_file){ 2, s->numbers, n };
		buf_printf(&index, "%zu %zu ", i, body.n);
		HPDF_Obj_WriteValue(object, tmp, NULL);
		take_stream(&body, tmp);
		buf_char(&body, '\n');
		if (++n == OBJECTS_A_STREAM) {
			write_object_stream(s, &index, &body, n);
			buf_clear(&index);
			buf_clear(&body);
			n = 0;
		}
	}
	if (n > 0)
		write_object_stream(s, &index, &body, n);
}

/* The rows of the cross-reference stream, each as the difference to the one before (PNG "Up"). */
static str xref_rows(const struct save *s)
{
	enum { FIELDS = 7 };            /* 1 + 4 + 2 bytes */
	unsigned char before[FIELDS] = { 0 };
	struct buf b;

	buf_init(&b, s->h->arena, s->numbers * (FIELDS + 1));
	for (size_t i = 0; i < s->numbers; i++) {
		size_t x = s->at[i].a, y = i == 0 ? 0xFFFF : s->at[i].b;
		const unsigned char row[FIELDS] = {
			(unsigned char)s->at[i].type, (unsigned char)(x >> 24 & 0xFF), (unsigned char)(x >> 16 & 0xFF),
			(unsigned char)(x >> 8 & 0xFF), (unsigned char)(x & 0xFF), (unsigned char)(y >> 8 & 0xFF),
			(unsigned char)(y & 0xFF),
		};

		buf_char(&b, 2);
		for (int k = 0; k < FIELDS; k++) {
			buf_char(&b, (char)(unsigned char)(row[k] - before[k]));
			before[k] = row[k];
		}
	}
	return save_deflate(s->h->arena, buf_str(&b));
}

static void write_xref(struct save *s, HPDF_Stream tmp)
{
	HPDF_Doc pdf = s->h->pdf;
	size_t number = s->numbers++, start = s->out.n;
	HPDF_Dict trailer = pdf->trailer;
	str rows;

	s->at[number] = (struct place_in_file){ 1, start, 0 };
	rows = xref_rows(s);
	buf_printf(&s->out, "%zu 0 obj\n<</Type/XRef/W[1 4 2]/Size %zu/Root %u 0 R/Info %u 0 R/ID",
	           number, s->numbers, (unsigned)(pdf->catalog->header.obj_id & 0x00FFFFFF),
	           (unsigned)(pdf->info->header.obj_id & 0x00FFFFFF));
	HPDF_Obj_WriteValue(HPDF_Dict_GetItem(trailer, "ID", HPDF_OCLASS_ARRAY), tmp, NULL);
	take_stream(&s->out, tmp);
	buf_printf(&s->out, "/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 7>>/Length %zu>>stream\n",
	           rows.n);
	buf_add(&s->out, rows);
	buf_printf(&s->out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", start);
}

str save_bytes(struct haru *h)
{
	struct save s = { .h = h };
	HPDF_Stream tmp = HPDF_MemStream_New(h->pdf->mmgr, 65536);

	s.objects = h->pdf->xref->entries->count;
	s.numbers = s.objects;
	s.at = arena_new(h->arena, struct place_in_file, s.objects + s.objects / OBJECTS_A_STREAM + 2);
	buf_init(&s.out, h->arena, 65536);
	buf_c(&s.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	write_streams(&s, tmp);
	write_objects(&s, tmp);
	write_xref(&s, tmp);
	HPDF_Stream_Free(tmp);
	return buf_str(&s.out);
}
