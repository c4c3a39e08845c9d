/*
 * body.h -- the blocks of a text (doc tree) into a book's galley, as official documents set them.
 *
 * Type: 14 pt on 17.5 pt (1.25 em, so that marks above and below letters never
 * meet), 6 pt between paragraphs, first line 1.27 cm, justified.
 */
#ifndef TYPESET_BODY_H
#define TYPESET_BODY_H

#include "typeset/book.h"

struct doc_node;

#define BODY_SIZE_PT   14.0
#define BODY_LINE_PT   17.5
#define BODY_GAP_PT    6.0
#define BODY_INDENT_PT 36.0     /* 1.27 cm */

/* The looks of plain text. */
struct span body_looks(void);

/* One block, with all that is in it. */
void body_block(struct book *b, const struct doc_node *node);

/* A paragraph of given spans in the way of the body. */
void body_paragraph(struct book *b, const struct spans *text, str anchor);

/* A centred line or more, as titles are; tag TAG_P or TAG_H1…. */
void body_centred(struct book *b, const struct spans *text, enum tag tag, double before_pt, str anchor);

#endif
