/*
 * book.c -- see book.h.
 */
#include "typeset/book.h"

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"

void book_begin(struct book *b, struct arena *a, const struct fonts *fonts, const struct words *words,
                struct diags *d, str file)
{
	*b = (struct book){ .layout = page_layout_decree(), .words = words };
	b->setting = (struct setting){ .arena = a, .fonts = fonts, .diags = d, .file = file };
	b->pages.setting = &b->setting;
}

static void finish_section(struct book *b)
{
	if (b->galley.n > 0)
		pages_add(&b->pages, &b->galley, &b->layout);
	b->galley.n = 0;
}

void book_section(struct book *b, str prefix)
{
	struct pdf_label *l;

	finish_section(b);
	galley_begin(&b->galley, &b->setting, page_text_width(&b->layout, false));
	b->galley.page_pt = page_text_height(&b->layout, false);
	b->galley.landscape_page_pt = page_text_height(&b->layout, true);
	l = arena_push(b->setting.arena, struct pdf_label, &b->label, &b->labels, &b->label_cap);
	*l = (struct pdf_label){ .first_page = b->pages.n, .prefix = prefix };
}

str book_heading(struct book *b, int level, str title, str anchor)
{
	if (anchor.n == 0)
		anchor = str_format(b->setting.arena, "h%zu", b->headings + 1);
	*arena_push(b->setting.arena, struct pdf_heading, &b->heading, &b->headings, &b->heading_cap) =
		(struct pdf_heading){ level, title, anchor };
	return anchor;
}

void book_end(struct book *b)
{
	finish_section(b);
}

bool book_pdf(struct book *b, const struct pdf_document *properties, str *out_bytes)
{
	struct pdf_document doc = *properties;

	doc.page = b->pages.page;
	doc.pages = b->pages.n;
	doc.fonts = b->setting.fonts;
	doc.heading = b->heading;
	doc.headings = b->headings;
	doc.label = b->label;
	doc.labels = b->labels;
	if (doc.language.n == 0)
		doc.language = S("vi-VN");
	return pdf_write(b->setting.arena, &doc, b->setting.diags, out_bytes);
}

void book_dump(struct buf *out, const struct book *b)
{
	for (size_t i = 0; i < b->headings; i++)
		buf_printf(out, "heading %d \"%.*s\" #%.*s\n", b->heading[i].level, STR_ARG(b->heading[i].title),
		           STR_ARG(b->heading[i].anchor));
	for (size_t i = 0; i < b->pages.n; i++) {
		buf_printf(out, "page %zu\n", i + 1);
		picture_dump(out, &b->pages.page[i]);
	}
}
