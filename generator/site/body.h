/*
 * body.h -- a text's tree as HTML.
 *
 * Semantic, escaped, without style attributes or scripts.  Headings nest
 * without leaving out a level, whatever the levels of the source: with an
 * outline they go by it, else by their own order.  Each clause's own text, up
 * to its first sub-clause, stands in a <div class="clause"> (or is a
 * <li class="clause">), so that what the clause hook writes can be set beside it.
 *
 * HOOKS may be NULL.  They append finished HTML to `out` and get `user` as it is.
 */
#ifndef SITE_BODY_H
#define SITE_BODY_H

#include "base/str.h"

struct buf;
struct clause;
struct doc_node;
struct outline;

struct body_hooks {
	void *user;

	/* Behind a clause's own text, as the last thing in its element. */
	void (*clause)(void *user, struct buf *out, const struct clause *clause);

	/* A run of text outside links and code, not escaped; line ends of the source are '\n'.
	 * Without the hook it is escaped. */
	void (*text)(void *user, struct buf *out, str run);

	/* The address of a link or image, as an attribute's content.  Without the hook it is
	 * escaped as it stands. */
	void (*address)(void *user, struct buf *out, str url);
};

struct body_options {
	int  heading_level;     /* of the outermost headings, 1..6 */
	str  id_prefix;         /* before every id, to tell several texts of a page apart */
	str  permalink_label;   /* what a permanent link says: "Liên kết đến mục {0}" */
	str  table_label;       /* name of a table without a caption, for screen readers */
	struct body_hooks hooks;
};

/* Write the children of `root`.  outline NULL: no clauses, no permanent links. */
void body_write(struct buf *out, const struct doc_node *root, const struct outline *outline,
                const struct body_options *options);

/* Write only the inlines under a node (a heading's, a cell's …). */
void body_write_inlines(struct buf *out, const struct doc_node *node, const struct body_options *options);

#endif
