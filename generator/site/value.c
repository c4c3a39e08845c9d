/* value.c -- see value.h. */
#include "site/value.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"

static struct value *value_new(struct arena *a, enum value_kind kind)
{
	struct value *v = arena_new(a, struct value, 1);
	v->kind = kind;
	return v;
}

struct value *value_text(struct arena *a, str s)
{
	struct value *v = value_new(a, VALUE_TEXT);
	v->text = s;
	return v;
}

struct value *value_html(struct arena *a, str markup)
{
	struct value *v = value_new(a, VALUE_HTML);
	v->text = markup;
	return v;
}

struct value *value_bool(struct arena *a, bool truth)
{
	struct value *v = value_new(a, VALUE_BOOL);
	v->truth = truth;
	return v;
}

struct value *value_list(struct arena *a)
{
	return value_new(a, VALUE_LIST);
}

struct value *value_map(struct arena *a)
{
	return value_new(a, VALUE_MAP);
}

struct value *value_push(struct arena *a, struct value *list, struct value *item)
{
	assert(list->kind == VALUE_LIST);
	*arena_push(a, struct value *, &list->item, &list->n, &list->cap) = item;
	return item;
}

/* Lengths first: the keys of a map seldom share theirs, so few are compared byte by byte. */
static struct value_member *member_of(const struct value *map, str key)
{
	if (!map || map->kind != VALUE_MAP)
		return NULL;
	for (size_t i = 0; i < map->n; i++) {
		struct value_member *m = &map->member[i];
		if (m->key.n == key.n && memcmp(m->key.p, key.p, key.n) == 0)
			return m;
	}
	return NULL;
}

void value_set(struct arena *a, struct value *map, str key, struct value *v)
{
	assert(map->kind == VALUE_MAP && key.n);
	struct value_member *m = member_of(map, key);
	if (!m) {
		m = arena_push(a, struct value_member, &map->member, &map->n, &map->cap);
		m->key = key;
	}
	m->value = v;
}

void value_set_text(struct arena *a, struct value *map, const char *key, str s)
{
	value_set(a, map, str_from_c(key), value_text(a, s));
}

void value_set_html(struct arena *a, struct value *map, const char *key, str markup)
{
	value_set(a, map, str_from_c(key), value_html(a, markup));
}

void value_set_bool(struct arena *a, struct value *map, const char *key, bool truth)
{
	value_set(a, map, str_from_c(key), value_bool(a, truth));
}

const struct value *value_get(const struct value *map, str key)
{
	const struct value_member *m = key.n ? member_of(map, key) : NULL;
	return m ? m->value : NULL;
}

bool value_truth(const struct value *v)
{
	if (!v)
		return false;
	switch (v->kind) {
	case VALUE_NULL: return false;
	case VALUE_BOOL: return v->truth;
	case VALUE_TEXT:
	case VALUE_HTML: return v->text.n > 0;
	case VALUE_LIST: return v->n > 0;
	case VALUE_MAP:  return true;
	}
	return false;
}
