/* return_pdf.c -- see return_pdf.h. */
#include "typeset/return_pdf.h"

#include "base/arena.h"
#include "config/words.h"
#include "typeset/body.h"
#include "typeset/plan_head.h"
#include "typeset/table.h"

enum { NUMBER, LABEL, BEFORE, NUMERATOR, DENOMINATOR, VALUE, NOTE, COLUMNS, HEADS = 1 };

static void add_line(struct book *b, str text, enum face face, double size_pt, enum tag tag)
{
	struct span looks = { .face = face, .size_pt = size_pt, .ink = INK_TEXT };
	struct spans s;

	spans_begin(&s, b->setting.arena);
	spans_add(&s, text, &looks);
	body_centred(b, &s, tag, 2, (str){ NULL, 0 });
}

static void put(const struct table *t, size_t row, size_t col, str text, enum face face)
{
	struct span looks = { .face = face, .size_pt = t->size_pt, .ink = INK_TEXT };
	struct table_cell *c = table_at(t, row, col);

	spans_add(&c->text, text, &looks);
	spans_trim(&c->text);
}

/* A dash where nothing is to be written. */
static void put_line(struct book *b, const struct table *t, size_t row, const struct return_line *line)
{
	put(t, row, NUMBER, str_format(b->setting.arena, "%zu", row), FACE_SERIF);
	put(t, row, LABEL, line->label, FACE_SERIF);
	put(t, row, BEFORE, line->before, FACE_SERIF);
	if (line->share) {
		put(t, row, VALUE, S("–"), FACE_SERIF);
		return;
	}
	put(t, row, NUMERATOR, S("–"), FACE_SERIF);
	put(t, row, DENOMINATOR, S("–"), FACE_SERIF);
}

static struct table *make_table(struct book *b, const struct return_paper *r)
{
	static const char *const head[COLUMNS] = { "pdf.form.code", "pdf.return.label", "pdf.return.before",
		"pdf.return.numerator", "pdf.return.denominator", "pdf.return.value", "pdf.form.note" };
	struct table *t = table_new(&b->setting, COLUMNS, r->lines + HEADS, HEADS);

	t->row_pt = 30;                         /* room for a hand */
	t->least_pt[NUMBER] = 34;
	t->least_pt[LABEL] = 190;
	t->least_pt[NUMERATOR] = t->least_pt[DENOMINATOR] = 44;
	t->least_pt[VALUE] = 54;
	t->least_pt[NOTE] = 56;
	for (size_t col = NUMBER; col < COLUMNS; col++) {
		put(t, 0, col, word(b->words, head[col]), FACE_SERIF_BOLD);
		t->align[col] = col == LABEL || col == NOTE ? TABLE_LEFT : TABLE_CENTER;
	}
	for (size_t i = 0; i < r->lines; i++)
		put_line(b, t, i + HEADS, &r->line[i]);
	return t;
}

bool return_pdf(struct arena *a, const struct return_paper *r, const struct fonts *f, const struct words *w,
                struct diags *d, str *pdf_bytes)
{
	struct book *b = arena_new(a, struct book, 1);
	struct pdf_document properties = { .author = r->organisation, .created = DATE_NONE,
	                                   .language = w->vi ? S("vi-VN") : S("en") };
	str title = word_f(a, w, "pdf.return.title", str_format(a, "%d", r->year));
	str line = word(w, "pdf.week.head-of-unit");
	struct signature sign = { .line = &line, .lines = 1, .note = word(w, "pdf.week.sign") };

	book_begin(b, a, f, w, d, S("data/indicators.csv"));
	b->layout.left_pt = 25 * MM;            /* less than a letter has: the table needs it */
	b->layout.right_pt = 12 * MM;
	if (r->sample)
		b->layout.notice = word(w, "pdf.sample");
	book_section(b, (str){ NULL, 0 });
	add_line(b, title, FACE_SERIF_BOLD, 14, TAG_H1);
	add_line(b, word_f(a, w, "pdf.week.unit", r->unit), FACE_SERIF_ITALIC, 13, TAG_P);
	add_line(b, word(w, "pdf.return.marks"), FACE_SERIF, 11, TAG_P);
	galley_space(&b->galley, 10);
	table_add(&b->galley, make_table(b, r), NULL);
	plan_head_add_closing(b, NULL, 0, &sign);
	book_end(b);
	properties.title = str_format(a, "%.*s: %.*s", STR_ARG(title), STR_ARG(r->unit));
	return book_pdf(b, &properties, pdf_bytes);
}
