/*
 * value.h -- the data that a template sees: a tree of texts, lists and maps.
 *
 * OWNERSHIP.  Everything lives in the arena of the page being made.  Strings
 * and keys are borrowed; they must live as long as the arena.
 */
#ifndef SITE_VALUE_H
#define SITE_VALUE_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

enum value_kind { VALUE_NULL, VALUE_BOOL, VALUE_TEXT, VALUE_HTML, VALUE_LIST, VALUE_MAP };

struct value_member;

struct value {
	enum value_kind      kind;
	bool                 truth;             /* BOOL */
	str                  text;              /* TEXT; HTML: already markup, never escaped again */
	struct value       **item;              /* LIST [n] */
	struct value_member *member;            /* MAP [n], in order of insertion */
	size_t               n, cap;
};

struct value_member { str key; struct value *value; };

struct value *value_text(struct arena *a, str s);
struct value *value_html(struct arena *a, str markup);
struct value *value_bool(struct arena *a, bool truth);
struct value *value_list(struct arena *a);
struct value *value_map(struct arena *a);

/* Append to a list; returns item. */
struct value *value_push(struct arena *a, struct value *list, struct value *item);

/* Set a member of a map (a second set of the same key replaces it). */
void value_set(struct arena *a, struct value *map, str key, struct value *v);

/* Shorthands for the members most used. */
void value_set_text(struct arena *a, struct value *map, const char *key, str s);
void value_set_html(struct arena *a, struct value *map, const char *key, str markup);
void value_set_bool(struct arena *a, struct value *map, const char *key, bool truth);

/* Member of a map, NULL if absent or not a map. */
const struct value *value_get(const struct value *map, str key);

/* False, null, an empty text and an empty list are false (Mustache). */
bool value_truth(const struct value *v);

#endif
