/*
 * plan_head.h -- the fixed parts of an official document's page: head, title, recipients and signature.
 *
 * Sizes and styles are those of Decree 30/2020/NĐ-CP, Appendix I.
 */
#ifndef TYPESET_PLAN_HEAD_H
#define TYPESET_PLAN_HEAD_H

#include "typeset/book.h"
#include "typeset/plan_parts.h"

/* The two columns: agencies and number; QUỐC HIỆU, Tiêu ngữ, place and date. */
void plan_head_add(struct book *b, const struct head_parts *head);

/* "KẾ HOẠCH" and the abstract with the rule below it. */
void plan_head_add_title(struct book *b, str type, const struct spans *abstract);

/* "Phụ lục I", its name, "(Kèm theo …)" unless empty. */
void plan_head_add_appendix(struct book *b, str label, const struct spans *name, const struct spans *belongs_to);

/* Recipients on the left, signature on the right; stays with the text before. */
void plan_head_add_closing(struct book *b, const struct spans *recipient, size_t recipients,
                           const struct signature *signature);

/* The parts of a number or date line, with places to fill in where something is not known. */
struct spans plan_head_number(struct book *b, str number, const struct span *looks);
struct spans plan_head_place_date(struct book *b, str place_date, const struct span *looks);

#endif
