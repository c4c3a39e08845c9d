/*
 * table_doc.c -- tables of the text (Markdown) as struct table.
 */
#include "base/arena.h"
#include "base/utf8.h"
#include "syntax/doc.h"
#include "typeset/table.h"

/* A figure as tables have them: "1.234,5", "70 %", "-", "…" or nothing. */
static bool is_figure(str s, bool *digits)
{
	size_t at = 0;

	while (at < s.n) {
		uint32_t c = utf8_next(s, &at);

		if (c >= '0' && c <= '9')
			*digits = true;
		else if (c != '.' && c != ',' && c != ' ' && c != 0xA0 && c != '%' && c != '-' && c != '+'
		         && c != 0x2212 && c != 0x2026 && c != 0x202F)
			return false;
	}
	return true;
}

void table_find_numbers(struct table *t)
{
	for (size_t col = 0; col < t->columns; col++) {
		bool figures = true, digits = false;

		for (size_t row = t->head_rows; row < t->rows && figures; row++) {
			const struct table_cell *c = table_at(t, row, col);

			figures = c->text.n == 0 || (c->text.n == 1 && c->columns == 1
			                             && is_figure(c->text.span[0].text, &digits));
		}
		if (figures && digits)
			t->align[col] = TABLE_NUMBER;
	}
}

static enum table_align align_of(enum doc_align align)
{
	switch (align) {
	case DOC_ALIGN_NONE:   case DOC_ALIGN_LEFT: return TABLE_LEFT;
	case DOC_ALIGN_CENTER: return TABLE_CENTER;
	case DOC_ALIGN_RIGHT:  return TABLE_RIGHT;
	}
	return TABLE_LEFT;
}

/* A table with columns that nobody has filled in is for the pen: they and the rows get room for it. */
static void leave_room(struct table *t)
{
	enum { COLUMN_PT = 50, ROW_PT = 19 };

	for (size_t col = 0; col < t->columns && t->rows > t->head_rows; col++) {
		bool empty = true;

		for (size_t row = t->head_rows; row < t->rows; row++)
			empty &= table_at(t, row, col)->text.n == 0;
		if (!empty)
			continue;
		t->least_pt[col] = COLUMN_PT;
		t->row_pt = ROW_PT;
	}
}

struct table *table_of_doc(struct setting *s, const struct doc_node *node, const struct span *looks)
{
	size_t rows = 0, columns = 0, heads = 0, row = 0;
	struct table *t;

	for (const struct doc_node *r = node->first; r != NULL; r = r->next) {
		size_t n = 0;

		for (const struct doc_node *c = r->first; c != NULL; c = c->next)
			n++;
		columns = n > columns ? n : columns;
		heads += r->head;
		rows++;
	}
	if (columns == 0)
		return NULL;
	t = table_new(s, columns, rows, heads);
	t->size_pt = looks->size_pt;
	bool *stated = arena_new(s->arena, bool, columns);

	for (const struct doc_node *r = node->first; r != NULL; r = r->next, row++) {
		size_t col = 0;

		for (const struct doc_node *c = r->first; c != NULL; c = c->next, col++) {
			struct table_cell *cell = table_at(t, row, col);
			struct span head = *looks;

			head.face = face_bold(looks->face);
			spans_add_inlines(&cell->text, c, r->head ? &head : looks);
			spans_trim(&cell->text);
			cell->columns = c->covered ? 0 : c->columns > 1 ? c->columns : 1;
			cell->rows = c->rows > 1 ? c->rows : 1;
			t->align[col] = align_of(c->align);
			stated[col] = c->align == DOC_ALIGN_CENTER;
		}
	}
	/* A centred column stays so (numbers of clauses are no quantities). */
	enum table_align *said = arena_new(s->arena, enum table_align, columns);

	for (size_t i = 0; i < columns; i++)
		said[i] = t->align[i];
	table_find_numbers(t);
	for (size_t i = 0; i < columns; i++)
		if (stated[i])
			t->align[i] = said[i];
	leave_room(t);
	return t;
}
