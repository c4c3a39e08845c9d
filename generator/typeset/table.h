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
	double             pad_pt;                      /* above and below a cell's content */
	double             landscape_width_pt;          /* of the text column there; 0 = never turned */
	bool               plain;                       /* only rules between rows, no grid; heads aligned as columns */
};

struct table *table_new(struct setting *s, size_t columns, size_t rows, size_t head_rows);
struct table_cell *table_at(const struct table *t, size_t row, size_t column);

/* Set numeric columns to TABLE_NUMBER: all their body cells are figures or empty. */
void table_find_numbers(struct table *t);

/* Where the columns stand; all [columns]. */
struct table_columns {
	double *least, *most;           /* width of the longest word; on one line */
	double *width, *x;              /* x of the left rule */
	double *whole, *part;           /* of numbers: widest before and from the decimal comma */
};

#define TABLE_PAD_X 4.0

/* Measure all cells: everything but width and x. */
struct table_columns table_measure(struct setting *s, const struct table *t);

/* Give the columns widths that together are width_pt. */
void table_share_out(struct setting *s, const struct table *t, double width_pt, struct table_columns *c);

/* Where a figure's decimals begin, in bytes; its end if it has none. */
size_t table_decimals_at(str figure);

void table_add(struct galley *g, const struct table *t, const struct tag_node *parent);

/* A table of the text. */
struct doc_node;
struct table *table_of_doc(struct setting *s, const struct doc_node *node, const struct span *looks);

#endif
