/*
 * plan_parts.h -- find the parts of an official document in its text.
 *
 * Plan texts come with their head, their recipients and their signature in
 * many shapes: as lines of their own, or run together into one paragraph.
 * These functions read such text; they never change or drop a word: what they
 * do not know is left where it is.
 */
#ifndef TYPESET_PLAN_PARTS_H
#define TYPESET_PLAN_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

/* The head of a document (Decree 30/2020/NĐ-CP, Appendix I), as far as it is there. */
struct head_parts {
	str  parent, agency;    /* the superior body, the issuer; in capitals */
	str  number;            /* after "Số:", e.g. "/KH-UBND", "12/KH-UBND" */
	str  place_date;        /* "Lai Châu, ngày tháng 12 năm 2023" */
	bool motto;             /* QUỐC HIỆU or Tiêu ngữ was there */
	str  type;              /* "KẾ HOẠCH" */
	str  abstract;
};

/*
 * Read parts of a head off the start of `text` (single spaces).  `parent` and
 * `issuer` are names known from elsewhere (may be empty).  Returns how many
 * bytes were parts of the head; the rest is ordinary text.
 */
size_t parts_take_head(struct arena *a, str text, str parent, str issuer, struct head_parts *out);

/* Split a title like "Kế hoạch triển khai …" into "KẾ HOẠCH" and "Triển khai …". */
void parts_split_title(struct arena *a, str title, str *type, str *abstract);

/* The same text with its first letter as a capital. */
str parts_capitalised(struct arena *a, str text);

/* Where the legal basis ends in an opening paragraph; 0 = it does not begin with one. */
size_t parts_basis_end(struct arena *a, str text, str issuer);

/* "Phụ lục II TÊN PHỤ LỤC …": the label, the name in capitals, the bytes read; false if it is none. */
bool parts_take_appendix(struct arena *a, str text, str *label, str *name, size_t *read);

/* All letters are capitals (and there is one). */
bool parts_in_capitals(struct arena *a, str text);

/* The lines of a signature: "KT. CHỦ TỊCH PHÓ CHỦ TỊCH Tống Thanh Hải" -> three lines. */
struct signature {
	str   *line;            /* capacity and position, in capitals */
	size_t lines, cap;
	str    note;            /* "(Ký tên, đóng dấu)" */
	str    name;
};
void parts_add_signature(struct arena *a, str text, struct signature *out);

/* A person's name by itself: two to five words, each with a capital, no punctuation. */
bool parts_is_name(struct arena *a, str text);

/* Does a signature begin here ("TM. …", "KT. …", "THỦ TRƯỞNG …")? */
bool parts_is_signature(struct arena *a, str text);

#endif
