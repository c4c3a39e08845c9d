/*
 * form_table.h -- the `form` directive: a statistical form as a table to fill in by pen.
 *
 * Columns as in the form that provinces send out: STT | Nội dung | Đơn vị |
 * Số lượng { Số lớp/số cuộc thi | Người } | Ghi chú.
 */
#ifndef TYPESET_FORM_TABLE_H
#define TYPESET_FORM_TABLE_H

#include "typeset/book.h"

struct doc_node;
struct form;

/* The table of a form; row r of it is form->row[r - 2]: two head rows. */
struct table *form_table(struct book *b, const struct form *form);

/* The directive's table; nothing for other directives and unknown forms. */
void form_table_add(struct book *b, const struct doc_node *directive);

#endif
