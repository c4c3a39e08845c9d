/*
 * typeset_case.h -- what the tests of documents share: faces, words, and plans made from a text.
 */
#ifndef TYPESET_CASE_H
#define TYPESET_CASE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/fail.h"
#include "config/words.h"
#include "draw/font.h"
#include "model/model.h"
#include "syntax/markdown.h"
#include "typeset/book.h"
#include "typeset/plan_pdf.h"

static struct fail failure;
static struct arena perm, arena;
static struct fonts fonts;
static struct words vi;
static struct diags diags;

static int begin(void **state)
{
	(void)state;
	arena_init(&perm, &failure);
	arena_init(&arena, &failure);
	diags_init(&diags, &perm);
	bool fine = fonts_load(&perm, NULL, &diags, &fonts)
	            && words_load(&perm, S("themes/default"), S("themes/default"), true, &diags, &vi);
	return fine ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	arena_release(&arena);
	arena_release(&perm);
	return 0;
}

/* A plan with this text, as input/ would make it. */
static void make_plan(struct plan *p, str text)
{
	*p = (struct plan){ .title = S("Kế hoạch thử nghiệm cách trình bày"), .number = S("…/KH-UBND"),
	                    .issuer = S("UBND tỉnh Lai Châu"), .place_name = S("Lai Châu"),
	                    .date = { 2023, 12, 0 }, .signer_capacity = S("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"),
	                    .signer_position = S("PHÓ CHỦ TỊCH"), .signer_name = S("Nguyễn Văn A") };
	markdown_parse(&arena, S("test.md"), text, 1, &diags, &p->doc);
	outline_build(&arena, &p->doc, &p->outline);
}

static inline struct book *book_of(const struct plan *p)
{
	struct book *b = arena_new(&arena, struct book, 1);
	struct model *m = arena_new(&arena, struct model, 1);

	m->config.official = true;
	plan_book(b, &arena, m, p, &fonts, &vi, &diags);
	return b;
}

static inline struct book *make_book(str text)
{
	struct plan *p = arena_new(&arena, struct plan, 1);

	make_plan(p, text);
	return book_of(p);
}

static inline str page_text(const struct picture *page)
{
	struct buf b;

	buf_init(&b, &arena, 4096);
	for (size_t i = 0; i < page->n; i++)
		if (page->mark[i].kind == MARK_TEXT) {
			buf_add(&b, page->mark[i].text);
			buf_char(&b, '\n');
		}
	return buf_str(&b);
}

static inline bool page_has(const struct book *b, size_t page, const char *text)
{
	return str_find(page_text(&b->pages.page[page]), str_from_c(text), 0) != SIZE_MAX;
}

/* Every mark lies on its page, within the margins but for what belongs there. */
static inline void check_pages(const struct book *b)
{
	assert_true(b->pages.n > 0);
	for (size_t i = 0; i < b->pages.n; i++) {
		const struct picture *p = &b->pages.page[i];

		for (size_t k = 0; k < p->n; k++) {
			const struct mark *m = &p->mark[k];

			if (m->kind != MARK_TEXT && m->kind != MARK_LINE)
				continue;
			if (m->x_pt < 0 || m->x_pt + m->w_pt > p->w_pt - 40 || m->y_pt < 0 || m->y_pt + m->h_pt > p->h_pt - 10)
				fail_msg("page %zu: at %.1f %.1f, %.1f wide: \"%.*s\"", i + 1, m->x_pt, m->y_pt, m->w_pt,
				         m->text.n < 60 ? (int)m->text.n : 60, m->text.p);
		}
	}
}

#endif
