/*
 * table.h -- GFM pipe tables, rewritten so that a CommonMark parser reads their cells.
 *
 * CommonMark knows no tables: to it a table is lines of a paragraph.
 * table_find() looks for one in a paragraph's source lines; table_write()
 * writes it again with one line a cell, as a heading:
 *
 *     | a | `x\|y` |              # a #
 *     |---|:------:|     ->       # `x|y` #
 *     | c | d      |              # c #
 *                                 # d #
 *
 * A heading needs no blank lines round it, cannot be continued by the next
 * line and leaves inline markup alone, so that after a second parse the
 * headings' children are the cells' contents, in whatever quotation or list
 * the table stands.  Nothing here depends on the parser.
 *
 * UNITS.  Lines are counted from 1; columns of text are bytes where they say
 * so, else places on the screen with tab stops of 4.
 *
 * OWNERSHIP.  What table_find() returns lives in its arena and borrows from the lines.
 *
 * ERRORS.  A table with too many columns stays text and is reported, and so
 * is a row with more cells than the head.
 */
#ifndef SYNTAX_TABLE_H
#define SYNTAX_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "syntax/doc.h"

struct arena;
struct buf;
struct diags;

/* A text in lines, without their ends (LF, CRLF or CR, as CommonMark has it). */
struct text_lines {
	str     *line;          /* [n] */
	uint32_t n;
	str      file;          /* for messages: the file, */
	uint32_t first_line;    /* and the number of line[0] in it */
};

void text_lines_split(struct arena *a, str text, struct text_lines *out);

/* A block quotation or list item that a paragraph stands in. */
struct table_container {
	bool     quote;         /* else a list item */
	uint32_t line;          /* where it begins */
	uint32_t indent;        /* private to table.c: of an item's content, in columns */
};

struct table_paragraph {
	uint32_t                first, last;    /* its lines */
	uint32_t                offset;         /* bytes before its text in the first line */
	struct table_container *container;      /* [containers], the outermost first */
	size_t                  containers;
};

struct pipe_table {
	uint32_t        first, rows;    /* line of the head; body rows */
	uint32_t        columns;
	enum doc_align *align;          /* [columns] */
	str            *row;            /* [1 + rows]: text without containers, the head first */
	str             head_prefix;    /* what stands before the head's text, */
	str             prefix;         /* and before any other line: quotation marks and spaces */
};

/* Lines that the table takes up in its source: the head, the delimiter row, the body. */
#define PIPE_TABLE_LINES(t) (2 + (t)->rows)

/* May a delimiter row be among the lines first+1..last?  Cheap, to be asked first. */
bool table_possible(const struct text_lines *text, uint32_t first, uint32_t last);

/* The first table in a paragraph; false when there is none. */
bool table_find(struct arena *a, const struct text_lines *text, const struct table_paragraph *p,
                struct diags *d, struct pipe_table *out);

/* Append the lines of all cells, (1 + rows) * columns of them. */
void table_write(struct buf *out, const struct pipe_table *t);

#endif
