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

struct haru {
	HPDF_Doc                   pdf;
	HPDF_Encoder               utf8;
	struct arena              *arena;
	const struct pdf_document *doc;
	struct content             content;
	struct map                 anchor;      /* name -> content.anchor */
	HPDF_Page                 *page;        /* [doc->pages] */
	HPDF_Annotation           *annotation;  /* [content.links]; NULL = leads nowhere */
	HPDF_Dict                 *element;     /* [content.elements] */
};

/* A new indirect dictionary, array or stream. */
HPDF_Dict  haru_dict(struct haru *h);
HPDF_Array haru_array(struct haru *h);
HPDF_Dict  haru_stream(struct haru *h, str bytes, bool compressed);

/* Text (UTF-8) as a PDF text string; bytes as a hexadecimal one. */
HPDF_String haru_text(struct haru *h, str text);
HPDF_String haru_ascii(struct haru *h, const char *text);
HPDF_Binary haru_binary(struct haru *h, str bytes);

/* fonts.c: embed the faces used; the /Font resources of every page. */
HPDF_Dict fonts_embed(struct haru *h);

/* structure.c: the structure tree, its parent tree, and /StructParents of pages and links. */
void structure_write(struct haru *h);

/* archive.c: XMP metadata, output intent, /ID, viewer preferences. */
void archive_write(struct haru *h, uint64_t content_hash);

/* save.c: the whole file. */
str save_bytes(struct haru *h);

/* Compress as zlib does, always in the same way. */
str save_deflate(struct arena *a, str bytes);

#endif
