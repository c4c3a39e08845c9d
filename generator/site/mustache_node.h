/*
 * mustache_node.h -- a compiled template (private to mustache*.c).
 *
 * Nodes stand in one array in the order of the text; what a node encloses
 * follows it, up to `end`.  Comments, delimiters, the lines of tags that stand
 * alone and the indentation of blocks are gone: rendering only copies.
 *
 * INDENTATION, after the specification.  A partial or a parent that stands
 * alone on its line, and a block that does, give the blanks before them to
 * each line they produce (empty lines get none).  The text of a block is
 * stored without the blanks that all its lines have in common.
 *
 * OWNERSHIP.  Everything lives in the arena of the set.
 */
#ifndef SITE_MUSTACHE_NODE_H
#define SITE_MUSTACHE_NODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;
struct mustache_set;

enum { MUSTACHE_DEPTH_MOST = 64 };      /* of sections in a text, and of templates in templates */

enum node_kind {
	NODE_TEXT,              /* text                                               */
	NODE_VARIABLE,          /* part[]: escaped                                    */
	NODE_RAW,               /* part[]: as it is                                   */
	NODE_SECTION,           /* part[], end                                        */
	NODE_INVERTED,          /* part[], end                                        */
	NODE_PARTIAL,           /* slot, or part[] when dynamic; indent, alone        */
	NODE_PARENT,            /* as PARTIAL; end: encloses the blocks it gives      */
	NODE_BLOCK              /* text: name; end, indent, alone, eol                */
};

struct node {
	enum node_kind kind;
	bool           dynamic;         /* PARTIAL, PARENT: the template's name is in the data */
	bool           alone;           /* has its lines for itself; each begins with `indent` */
	uint32_t       end;             /* index behind the last node enclosed */
	uint32_t       slot;            /* index of the template in the set */
	uint32_t       parts;           /* 0: the implicit iterator {{.}} */
	const str     *part;            /* [parts] of a dotted name */
	str            text;
	str            indent;
	str            eol;             /* BLOCK alone on one line: its line end, added when the
	                                 * content has none */
};

struct mustache {
	str          name;
	struct node *node;
	size_t       n, cap;
};

/* A name of a template, in use or defined.  Places tell where it is used first. */
struct mustache_slot {
	str                    name;
	const struct mustache *template;        /* NULL: not there */
	struct place           used;
};

/* The slot for a name, made when there is none; `used` may be NULL. */
uint32_t mustache_slot_of(struct mustache_set *set, str name, const struct place *used);

/* Compile a text: fills t->node.  False when it has errors (reported). */
bool mustache_parse(struct arena *a, struct mustache_set *set, str file, str text,
                    struct mustache *t, struct diags *d);

#endif
