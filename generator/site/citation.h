/*
 * citation.h -- documents that a text cites by number become links.
 *
 * "Quyết định số 1520/QĐ-TTg" is found by the number of each document in the
 * register, also where a line end splits it ("1520/QĐ-\nTTg"); the word for
 * the kind of document and "số" before it belong to the link.
 */
#ifndef SITE_CITATION_H
#define SITE_CITATION_H

#include "site/view.h"

struct buf;

/* Write a run of a text with its citations linked.  `self` is the document whose text it is. */
void citation_write(const struct view *v, struct buf *out, str run, uint32_t self);

/* "Quyết định số 1520/QĐ-TTg ngày 09/12/2022": number and date, or the title without them. */
str citation_name(const struct view *v, uint32_t document);

#endif
