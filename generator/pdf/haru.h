/*
 * haru.h -- inside pdf/: what the parts that build on libharu share.
 *
 * We use libharu 2.3.0 as an object model (documents, pages, outlines,
 * annotations, dictionaries) and write fonts, page contents and the file
 * itself on top of it, since its own fonts have a broken ToUnicode map and its
 * own writer knows neither object streams nor structure.
 *
 * ERRORS.  libharu's handler jumps back into pdf_write() (haru.c); nothing
 * here checks return values.
 */
#ifndef PDF_HARU_H
#define PDF_HARU_H

#include <hpdf.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <hpdf_utils.h>

#include "base/str.h"
#include "pdf/content.h"
#include "pdf/pdf.h"

#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION != 3
#error "pdf/ relies on structures of libharu 2.3"
#endif

struct arena;
struct buf;
struct deflater;

/* A stream of ours: libharu sees a plain dictionary, save.c writes the bytes. */
struct haru_stream {
	HPDF_UINT32 object;             /* its number */
	str         bytes;              /* as they stand in the file */
	bool        deflated;
};

/*
 * Objects of ours, in their PDF syntax, without a counterpart in libharu: the
 * structure tree has thousands.  Their numbers follow those of all others.
 */
struct haru_raw {
	size_t first;                   /* number of raw.text[0] */
	str   *text;
	size_t n, cap;
};

struct haru {
	HPDF_Doc                   pdf;
	struct arena              *arena;
	const struct pdf_document *doc;
	struct content             content;
	struct map                 anchor;      /* name -> content.anchor */
	HPDF_Page                 *page;        /* [doc->pages] */
	struct haru_stream        *stream;
	size_t                     streams, stream_cap;
	struct deflater           *deflater;
	struct haru_raw            raw;
	HPDF_Dict                  root;        /* of the structure tree; root_text is written instead */
	str                        root_text;
	HPDF_Annotation           *annotation;  /* [content.links]; NULL = leads nowhere */
};

/* A new indirect dictionary, array or stream. */
HPDF_Dict  haru_dict(struct haru *h);
HPDF_Array haru_array(struct haru *h);
HPDF_Dict  haru_stream(struct haru *h, str bytes, bool compressed);

/* Make a stream of libharu's (a page's content) one of ours. */
void haru_set_stream(struct haru *h, HPDF_Dict stream, str bytes, bool compressed);

/* Text (UTF-8) as a PDF text string (UTF-16); ASCII as it is; bytes as a hexadecimal string. */
HPDF_Binary haru_text(struct haru *h, str text);
HPDF_String haru_ascii(struct haru *h, const char *text);
HPDF_Binary haru_binary(struct haru *h, str bytes);

/* fonts.c: embed the faces used; the /Font resources of every page. */
HPDF_Dict fonts_embed(struct haru *h);

/* The number by which other objects refer to this one. */
unsigned haru_number(const void *object);

/* Text (UTF-8) in PDF syntax: "<FEFF1E66…>". */
void haru_put_text(struct buf *b, str text);

/* structure.c: the structure tree, its parent tree, and /StructParents of pages and links.  No object may be
 * added after it. */
void structure_write(struct haru *h);

/* archive.c: XMP metadata, output intent, /ID, viewer preferences. */
void archive_write(struct haru *h, uint64_t content_hash);

/* save.c: the whole file. */
str save_bytes(struct haru *h);

/* Compress as zlib does, always in the same way; one deflater makes many streams, one after the other. */
struct deflater *deflate_begin(struct arena *a);
str deflate_bytes(struct deflater *d, struct arena *a, str bytes);
void deflate_end(struct deflater *d);

#endif
