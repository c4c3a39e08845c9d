/*
 * yaml.h -- the YAML we accept, by libyaml: maps, lists and scalars with positions.
 *
 * Anchors, aliases and tags are refused; every scalar is text ("yes" stays
 * "yes"); a key may stand once in a map.  Depth <= 16.
 */
#ifndef SYNTAX_YAML_H
#define SYNTAX_YAML_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml {
	enum yaml_kind kind;
	str            text;            /* SCALAR */
	struct place   place;           /* of the value */
	struct place   key_place;       /* of the key, in a map */
	str            key;             /* in a map */
	struct yaml   *first, *next;    /* children of LIST and MAP; next sibling */
};

/* Parse one document whose first line is line first_line of `file`; NULL after reporting to d.
 * An empty text is an empty map. */
struct yaml *yaml_parse(struct arena *a, str file, str text, uint32_t first_line, struct diags *d);

/* Member of a map; NULL if absent or not a map. */
const struct yaml *yaml_get(const struct yaml *map, const char *key);

/* Split "---\n…\n---\n" off the start: *front and *body, and the body's first line number.  Text
 * without front matter gives an empty front.  False when the block is not closed. */
bool yaml_split_front(str text, str *front, str *body, uint32_t *body_line);

#endif
