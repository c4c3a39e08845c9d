/*
 * markdown.h -- CommonMark (by cmark) with GFM pipe tables -> doc tree.
 *
 * The only includer of cmark.h.  A fenced block whose info string is the name
 * of a directive (status chart table form tasks duties csv) becomes a
 * DOC_DIRECTIVE.  Raw HTML is kept as HTML nodes (readers show it as text;
 * comments are dropped); links with a scheme other than http, https or mailto
 * and images that are not files of the site lose their address and are reported.
 * A paragraph "Bảng 1. …" or "Table 1: …" before a table becomes its caption.
 *
 * LIMITS.  Text over MARKDOWN_MAX_BYTES, nesting over MARKDOWN_MAX_DEPTH, tables
 * over MARKDOWN_MAX_COLUMNS columns and the like are reported and cut or refused,
 * so that the time taken grows with the length of the text and no faster.
 */
#ifndef SYNTAX_MARKDOWN_H
#define SYNTAX_MARKDOWN_H

#include <stdint.h>

#include "base/str.h"

struct arena;
struct diags;
struct doc;

#define MARKDOWN_MAX_BYTES   (4u << 20)
#define MARKDOWN_MAX_DEPTH   64
#define MARKDOWN_MAX_COLUMNS 64
#define MARKDOWN_MAX_CELLS   200000
#define MARKDOWN_MAX_IMAGES  500         /* "![" in one paragraph: each costs time with every link */

/*
 * Parse `text` (valid UTF-8 in NFC), whose first line is line `first_line`
 * of `file`, into *out.  Positions in messages are those of the file.
 * Returns nothing: any text is a document; what is wrong goes to d.
 */
void markdown_parse(struct arena *a, str file, str text, uint32_t first_line,
                    struct diags *d, struct doc *out);

#endif
