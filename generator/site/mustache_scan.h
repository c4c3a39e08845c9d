/*
 * mustache_scan.h -- a template's text cut into tags (private to mustache*.c).
 *
 * The scanner knows delimiters and what a tag looks like; which tags belong
 * together is found by mustache_parse.c.
 *
 * OWNERSHIP.  Tags live in the arena; names are slices of the text.
 */
#ifndef SITE_MUSTACHE_SCAN_H
#define SITE_MUSTACHE_SCAN_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;

enum tag_kind {
	TAG_VARIABLE,           /* {{name}}                    */
	TAG_RAW,                /* {{{name}}} or {{&name}}     */
	TAG_SECTION,            /* {{#name}}                   */
	TAG_INVERTED,           /* {{^name}}                   */
	TAG_BLOCK,              /* {{$name}}                   */
	TAG_PARENT,             /* {{<name}} or {{<*name}}     */
	TAG_PARTIAL,            /* {{>name}} or {{>*name}}     */
	TAG_CLOSE,              /* {{/name}}                   */
	TAG_COMMENT,            /* {{! anything }}             */
	TAG_DELIMITERS          /* {{=open close=}}            */
};

struct tag {
	enum tag_kind kind;
	bool          dynamic;          /* PARENT, PARTIAL: the data say which template */
	str           name;

	/* Offsets in the text. */
	size_t        start, end;       /* of the tag, delimiters included */
	size_t        line;             /* where the line begins on which the tag begins */
	size_t        next;             /* where the line begins that follows the tag's last one */
	bool          begins;           /* only blanks before the tag on its line */
	bool          ends;             /* only blanks behind the tag on its line */

	/* Set by the parser. */
	size_t        mate;             /* SECTION, INVERTED, BLOCK, PARENT: index of the closing tag,
	                                 * and the other way round */
	bool          argument;         /* BLOCK: directly inside a PARENT */
};

struct tag_list {
	struct tag *tag;
	size_t      n, cap;
};

/* All tags of text, in order.  False when one is wrong (reported). */
bool mustache_scan(struct arena *a, str file, str text, struct tag_list *out, struct diags *d);

/* The place of an offset in the text, as an editor counts it. */
struct place mustache_place(str file, str text, size_t offset);

#endif
