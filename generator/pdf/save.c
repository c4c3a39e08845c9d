/*
 * save.c -- libharu's objects as a PDF 1.7 file with object streams.
 *
 * Why not HPDF_SaveToStream: it writes every object by itself.  A tagged
 * document has hundreds of small ones; packed into object streams (ISO
 * 32000-1, 7.5.7) and indexed by a cross-reference stream (7.5.8) they take a
 * tenth of the place.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "pdf/haru.h"

enum { OBJECTS_A_STREAM = 1000 };

struct place_in_file { unsigned type; size_t a, b; };  /* as the fields of a cross-reference stream */

struct save {
	struct haru          *h;
	struct buf            out;
	struct place_in_file *at;       /* [numbers] by object number */
	size_t                numbers;  /* of objects, 0 included, with the streams added here */
};

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

static void *object_of(const struct save *s, size_t number)
{
	return HPDF_Xref_GetEntry(s->h->pdf->xref, (HPDF_UINT)number)->obj;
}

/* Our streams; the dictionary of a page's content is libharu's and has nothing that we need. */
static void write_streams(struct save *s, HPDF_Stream tmp)
{
	for (size_t i = 0; i < s->h->streams; i++) {
		const struct haru_stream *m = &s->h->stream[i];
		HPDF_Dict d = object_of(s, m->object);

		s->at[m->object] = (struct place_in_file){ 1, s->out.n, 0 };
		buf_printf(&s->out, "%u 0 obj\n", (unsigned)m->object);
		if (d->stream == NULL) {
			HPDF_Obj_WriteValue(d, tmp, NULL);
			take_stream(&s->out, tmp);
			while (s->out.n > 0 && s->out.p[s->out.n - 1] != '>')
				s->out.n--;
			s->out.n -= 2;          /* ">>": the length belongs inside */
		} else {
			buf_c(&s->out, "<<");
		}
		buf_printf(&s->out, "/Length %zu%s>>stream\n", m->bytes.n, m->deflated ? "/Filter/FlateDecode" : "");
		buf_add(&s->out, m->bytes);
		buf_c(&s->out, "\nendstream\nendobj\n");
	}
}

static void write_object_stream(struct save *s, const struct buf *index, const struct buf *body, size_t n)
{
	struct buf all;
	str packed;

	buf_init(&all, s->h->arena, index->n + body->n);
	buf_add(&all, buf_str(index));
	buf_add(&all, buf_str(body));
	packed = deflate_bytes(s->h->deflater, s->h->arena, buf_str(&all));
	s->at[s->numbers] = (struct place_in_file){ 1, s->out.n, 0 };
	buf_printf(&s->out, "%zu 0 obj\n<</Type/ObjStm/N %zu/First %zu/Filter/FlateDecode/Length %zu>>stream\n",
	           s->numbers, n, index->n, packed.n);
	buf_add(&s->out, packed);
	buf_c(&s->out, "\nendstream\nendobj\n");
	s->numbers++;
}

/* libharu keeps the length of a page's content in an object of its own; we write it into the stream. */
static bool is_unused(const void *object)
{
	return (((const HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_NUMBER;
}

/* The objects being put into one stream. */
struct packing {
	struct buf index, body;
	size_t     n;
};

static void pack_object(struct save *s, struct packing *p, size_t number, str text)
{
	s->at[number] = (struct place_in_file){ 2, s->numbers, p->n };
	buf_uint(&p->index, number);
	buf_char(&p->index, ' ');
	buf_uint(&p->index, p->body.n);
	buf_char(&p->index, ' ');
	buf_add(&p->body, text);
	buf_char(&p->body, '\n');
	if (++p->n < OBJECTS_A_STREAM)
		return;
	write_object_stream(s, &p->index, &p->body, p->n);
	buf_clear(&p->index);
	buf_clear(&p->body);
	p->n = 0;
}

static void write_objects(struct save *s, HPDF_Stream tmp)
{
	const struct haru_raw *raw = &s->h->raw;
	struct packing p = { .n = 0 };
	struct buf text;

	buf_init(&p.index, s->h->arena, 8192);
	buf_init(&p.body, s->h->arena, 65536);
	buf_init(&text, s->h->arena, 1024);
	for (size_t i = 1; i < raw->first; i++) {
		void *object = object_of(s, i);

		if (object == NULL || s->at[i].type != 0 || is_unused(object))
			continue;
		buf_clear(&text);
		if (object == s->h->root) {
			buf_add(&text, s->h->root_text);
		} else {
			HPDF_Obj_WriteValue(object, tmp, NULL);
			take_stream(&text, tmp);
		}
		pack_object(s, &p, i, buf_str(&text));
	}
	for (size_t i = 0; i < raw->n; i++)
		pack_object(s, &p, raw->first + i, raw->text[i]);
	if (p.n > 0)
		write_object_stream(s, &p.index, &p.body, p.n);
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
	return deflate_bytes(s->h->deflater, s->h->arena, buf_str(&b));
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

	s.numbers = h->raw.first + h->raw.n;
	s.at = arena_new(h->arena, struct place_in_file, s.numbers + s.numbers / OBJECTS_A_STREAM + 3);
	buf_init(&s.out, h->arena, 65536);
	buf_c(&s.out, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
	write_streams(&s, tmp);
	write_objects(&s, tmp);
	write_xref(&s, tmp);
	HPDF_Stream_Free(tmp);
	return buf_str(&s.out);
}
