/*
 * doc.h -- a text as a tree: what Markdown said, without Markdown.
 *
 * syntax/markdown.h makes the tree; syntax/outline.h adds the clauses; the
 * HTML and the PDF side read it.  Strings are UTF-8 in NFC with escapes
 * resolved, NOT escaped for any output.
 *
 * OWNERSHIP.  Nodes and strings live in the arena given to the parser.
 */
#ifndef SYNTAX_DOC_H
#define SYNTAX_DOC_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum doc_kind {
	/* blocks                     fields used besides the tree and `line`          */
	DOC_ROOT,
	DOC_HEADING,               /* level 1..6, anchor                              */
	DOC_PARAGRAPH,             /* anchor (when it is a clause)                    */
	DOC_LIST,                  /* ordered, start, delimiter, tight                */
	DOC_ITEM,                  /* number (ordered), anchor (when it is a clause)  */
	DOC_QUOTE,
	DOC_CODE,                  /* info, text                                      */
	DOC_DIRECTIVE,             /* info = its name, text = its YAML body; report/expand.h replaces it */
	DOC_PICTURE,               /* picture, narrow; title = what it shows, text = what it says */
	DOC_RULE,                  /* thematic break                                  */
	DOC_TABLE,                 /* title = its caption; children: ROWs, the first one is the head */
	DOC_ROW,                   /* head                                            */
	DOC_CELL,                  /* align, columns, rows, covered                   */
	DOC_HTML_BLOCK,            /* text: raw HTML; readers show it as text         */

	/* inlines */
	DOC_TEXT,                  /* text                                            */
	DOC_SOFT_BREAK,            /* a line end in the source: a space               */
	DOC_HARD_BREAK,
	DOC_CODE_SPAN,             /* text                                            */
	DOC_EMPH,
	DOC_STRONG,
	DOC_LINK,                  /* url (only http, https, mailto, relative, #)     */
	DOC_IMAGE,                 /* url; children: the alternative text             */
	DOC_HTML_INLINE,           /* text: raw HTML; readers show it as text         */
	DOC__COUNT
};

struct picture;

enum doc_align { DOC_ALIGN_NONE, DOC_ALIGN_LEFT, DOC_ALIGN_CENTER, DOC_ALIGN_RIGHT };

struct doc_node {
	enum doc_kind    kind;
	uint32_t         line;          /* in the file, from 1; for inlines that of their block */
	struct doc_node *parent, *first, *last, *next;

	str              text, info, url, title;
	int              level;
	bool             ordered, tight, head;
	int              start;         /* of an ordered list */
	int              number;        /* of an item in an ordered list */
	char             delimiter;     /* '.' or ')' */
	enum doc_align   align;
	unsigned         columns, rows; /* that a cell spans; 0 as 1 */
	bool             covered;       /* the cell lies under one that spans it */
	const struct picture *picture, *narrow; /* draw/picture.h; narrow: for small screens */
	str              anchor;        /* unique in the document; empty = none */
};

struct doc {
	struct doc_node *root;
	str              file;          /* for messages */
	str              text;          /* the source, whose first line is line first_line of the file */
	uint32_t         first_line;
};

/* Make a node, the last child of parent (NULL for a root). */
struct arena;
struct doc_node *doc_append(struct arena *a, struct doc_node *parent, enum doc_kind kind, uint32_t line);

/* Is it an inline node (DOC_TEXT and after)? */
bool doc_is_inline(enum doc_kind kind);

/* The visible text under a node: soft and hard breaks and ends of blocks as one space, images
 * by their alternative text, directives as nothing. */
str doc_plain_text(struct arena *a, const struct doc_node *node);

/* The tree as text, for tests and eyes: one node a line, indented. */
struct buf;
void doc_dump(struct buf *out, const struct doc_node *node);

#endif
