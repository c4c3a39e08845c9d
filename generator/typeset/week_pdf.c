/*
 * week_pdf.c -- see week_pdf.h.
 */
#include "typeset/week_pdf.h"

#include "base/arena.h"
#include "config/words.h"
#include "model/model.h"
#include "report/form_table.h"
#include "syntax/doc.h"
#include "typeset/body.h"
#include "typeset/plan_head.h"

#define BLANK_PT 120.0          /* for a unit's name */
#define YEAR_PT  24.0

/* A centred line in which "{0}" is replaced by text, or by a place to fill in. */
static void add_line(struct book *b, const char *key, str text, double blank_pt, enum face face, enum tag tag)
{
	struct span looks = { .face = face, .size_pt = face == FACE_SERIF_BOLD ? 14 : 13, .ink = INK_TEXT };
	str pattern = word(b->words, key);
	size_t at = str_find(pattern, S("{0}"), 0), end = at == SIZE_MAX ? pattern.n : at;
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add(&s, str_slice(pattern, 0, end), &looks);
	if (at != SIZE_MAX && text.n > 0)
		spans_add(&s, text, &looks);
	else if (at != SIZE_MAX)
		spans_gap(&s, blank_pt, &looks);
	spans_add(&s, str_slice(pattern, at == SIZE_MAX ? pattern.n : at + 3, pattern.n), &looks);
	spans_trim(&s);
	body_centred(b, &s, tag, 2, (str){ NULL, 0 });
}

struct week {
	const struct model       *m;
	uint32_t                  form, unit;
	int                       year;
	const struct week_return *filled;       /* NULL = blank */
};

static bool make(struct arena *a, const struct week *w, const struct fonts *f, const struct words *words,
                 struct diags *d, str *pdf_bytes)
{
	struct book *b = arena_new(a, struct book, 1);
	struct pdf_document properties = { .author = w->m->config.organisation, .created = DATE_NONE };
	str unit = w->unit != NONE ? w->m->unit[w->unit].name : S("");
	str year = w->year > 0 ? str_format(a, "%d", w->year) : S("");
	struct form_values values = { .filled = w->filled };
	struct doc_node *root = doc_append(a, NULL, DOC_ROOT, 0);

	book_begin(b, a, f, words, d, w->m->form[w->form].place.file);
	if (!w->m->config.official && w->filled != NULL)
		b->layout.notice = word(words, "pdf.sample");
	book_section(b, (str){ NULL, 0 });
	add_line(b, "pdf.week.title", year, YEAR_PT, FACE_SERIF_BOLD, TAG_H1);
	add_line(b, "pdf.week.unit", unit, BLANK_PT, FACE_SERIF_ITALIC, TAG_P);
	galley_space(&b->galley, 10);
	body_block(b, form_table(a, words, &w->m->form[w->form], &values, root, 0));
	if (w->filled == NULL) {
		str line = word(words, "pdf.week.head-of-unit");
		struct signature sign = { .line = &line, .lines = 1, .note = word(words, "pdf.week.sign") };

		plan_head_add_closing(b, NULL, 0, &sign);
	}
	book_end(b);
	properties.title = word_f(a, words, "pdf.week.title", year);
	if (unit.n > 0)
		properties.title = str_format(a, "%.*s: %.*s", STR_ARG(properties.title), STR_ARG(unit));
	return book_pdf(b, &properties, pdf_bytes);
}

bool week_pdf(struct arena *a, const struct model *m, const struct week_return *week, const struct fonts *f,
              const struct words *w, struct diags *d, str *pdf_bytes)
{
	struct week it = { m, week->form, week->unit, week->year, week };

	return make(a, &it, f, w, d, pdf_bytes);
}

bool form_pdf(struct arena *a, const struct model *m, uint32_t form, int year, uint32_t unit,
              const struct fonts *f, const struct words *w, struct diags *d, str *pdf_bytes)
{
	struct week it = { m, form, unit, year, NULL };

	return make(a, &it, f, w, d, pdf_bytes);
}
