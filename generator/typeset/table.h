/*
 * table.h -- tables: column widths from content, repeated heads, merged head cells.
 *
 * A column gets at least the width of its longest word; what is left is given
 * out in proportion to what the columns lack.  A table whose words do not fit
 * a portrait page goes on landscape pages.
 *
 * UNITS.  Points.  OWNERSHIP.  In the setting's arena.
 */
#ifndef TYPESET_TABLE_H
#define TYPESET_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "typeset/galley.h"

enum table_align { TABLE_LEFT, TABLE_CENTER, TABLE_RIGHT, TABLE_NUMBER /* at the decimal comma */ };

struct table_cell {
	struct spans          text;
	const struct picture *picture;          /* instead of text; NULL = none */
	unsigned              columns, rows;    /* spanned; columns == 0: covered by another cell */
	bool                  set_align;        /* `align` instead of the column's */
	enum table_align      align;
};

struct table {
	size_t             columns, rows, head_rows;    /* head_rows of the rows are heads */
	struct table_cell *cell;                        /* [rows * columns] */
	enum table_align  *align;                       /* [columns] */
	double            *least_pt;                    /* [columns] least width; 0 = by content */
	double             size_pt;                     /* type size */
	double             row_pt;                      /* least height of a body row */
	double             landscape_width_pt;          /* of the text column there; 0 = never turned */
	bool               plain;                       /* only rules between rows, no grid */
};

struct table *table_new(struct setting *s, size_t columns, size_t rows, size_t head_rows);
struct table_cell *table_at(const struct table *t, size_t row, size_t column);

/* Set numeric columns to TABLE_NUMBER: all their body cells are figures or empty. */
void table_find_numbers(struct table *t);

void table_add(struct galley *g, const struct table *t, const struct tag_node *parent);

/* A table of the text. */
struct doc_node;
struct table *table_of_doc(struct setting *s, const struct doc_node *node, const struct span *looks);

#endif
