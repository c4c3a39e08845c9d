/*
 * toc.h -- the table of contents of a finished book.
 *
 * It stands before the text on pages of its own, numbered i, ii, iii, so that
 * page 1 stays the one with the document's head, as the decree asks, and no
 * number in the text depends on how long the table is: one pass is enough.
 */
#ifndef TYPESET_TOC_H
#define TYPESET_TOC_H

#include "typeset/book.h"

/* Put the table of all headings down to level `deepest` before the pages of the book. */
void toc_add(struct book *b, int deepest);

#endif
