/*
 * doc_table.h -- build a table of a text: its head, then row by row.
 *
 * Private to report/.
 */
#ifndef REPORT_DOC_TABLE_H
#define REPORT_DOC_TABLE_H

#include "report/context.h"

enum { DOC_TABLE_COLUMNS = 24 };

struct doc_table {
	struct arena    *a;
	struct doc_node *table, *head, *row;
	enum doc_align   align[DOC_TABLE_COLUMNS];
	unsigned         columns, rows, next;   /* rows: of the body; next: column of the next cell */
};

/* The last child of `to`. */
void doc_table_begin(struct doc_table *t, struct arena *a, struct doc_node *to, uint32_t line, str caption);
void doc_table_column(struct doc_table *t, str head, enum doc_align align);

void doc_table_row(struct doc_table *t);
struct doc_node *doc_table_cell(struct doc_table *t, str text);        /* in the next column */

/* A paragraph of plain text. */
struct doc_node *doc_paragraph(struct arena *a, struct doc_node *to, uint32_t line, str text);

#endif
