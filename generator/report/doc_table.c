/* doc_table.c -- see doc_table.h. */
#include "report/doc_table.h"

#include <assert.h>

#include "base/arena.h"

static struct doc_node *add_text(struct arena *a, struct doc_node *to, str text)
{
	if (text.n)
		doc_append(a, to, DOC_TEXT, to->line)->text = text;
	return to;
}

void doc_table_begin(struct doc_table *t, struct arena *a, struct doc_node *to, uint32_t line, str caption)
{
	*t = (struct doc_table){ .a = a, .table = doc_append(a, to, DOC_TABLE, line) };
	t->table->title = caption;
	t->head = t->row = doc_append(a, t->table, DOC_ROW, line);
	t->head->head = true;
}

void doc_table_column(struct doc_table *t, str head, enum doc_align align)
{
	assert(t->columns < DOC_TABLE_COLUMNS && !t->rows);
	t->align[t->columns++] = align;
	t->next = t->columns - 1;
	struct doc_node *cell = doc_table_cell(t, head);
	if (align == DOC_ALIGN_RIGHT || align == DOC_ALIGN_CENTER)
		cell->align = DOC_ALIGN_CENTER;
}

void doc_table_row(struct doc_table *t)
{
	t->row = doc_append(t->a, t->table, DOC_ROW, t->table->line);
	t->rows++;
	t->next = 0;
}

struct doc_node *doc_table_cell(struct doc_table *t, str text)
{
	assert(t->next < t->columns);
	struct doc_node *cell = doc_append(t->a, t->row, DOC_CELL, t->table->line);
	cell->align = t->align[t->next++];
	return add_text(t->a, cell, text);
}

struct doc_node *doc_paragraph(struct arena *a, struct doc_node *to, uint32_t line, str text)
{
	return add_text(a, doc_append(a, to, DOC_PARAGRAPH, line), text);
}
