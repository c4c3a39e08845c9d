/* map.c -- open addressing with linear probing; at most two thirds full. */
#include "base/map.h"

#include "base/arena.h"

struct map_slot {
	str      key;
	uint64_t hash;
	uint32_t value;
	bool     used;
};

void map_init(struct map *m, struct arena *a, uint32_t expected)
{
	uint32_t cap = 16;
	while (cap / 3 * 2 <= expected)
		cap *= 2;
	*m = (struct map){ .arena = a, .cap = cap, .slot = arena_new(a, struct map_slot, cap) };
}

/* The slot of key, or the free one where it would go. */
static struct map_slot *slot_of(struct map_slot *slot, uint32_t cap, str key, uint64_t hash)
{
	for (uint32_t i = (uint32_t)hash & (cap - 1);; i = (i + 1) & (cap - 1))
		if (!slot[i].used || (slot[i].hash == hash && str_eq(slot[i].key, key)))
			return &slot[i];
}

uint32_t map_get(const struct map *m, str key)
{
	if (!m->cap)
		return MAP_NONE;
	const struct map_slot *s = slot_of(m->slot, m->cap, key, str_hash(key));
	return s->used ? s->value : MAP_NONE;
}

static void grow(struct map *m)
{
	uint32_t cap = m->cap * 2;
	struct map_slot *slot = arena_new(m->arena, struct map_slot, cap);
	for (uint32_t i = 0; i < m->cap; i++)
		if (m->slot[i].used)
			*slot_of(slot, cap, m->slot[i].key, m->slot[i].hash) = m->slot[i];
	m->slot = slot;
	m->cap = cap;
}

static struct map_slot *slot_for(struct map *m, str key)
{
	if (m->n + 1 > m->cap / 3 * 2)
		grow(m);
	uint64_t hash = str_hash(key);
	struct map_slot *s = slot_of(m->slot, m->cap, key, hash);
	if (!s->used) {
		*s = (struct map_slot){ key, hash, MAP_NONE, true };
		m->n++;
	}
	return s;
}

uint32_t map_add(struct map *m, str key, uint32_t value)
{
	uint32_t before = m->n;
	struct map_slot *s = slot_for(m, key);
	if (m->n != before)
		s->value = value;
	return s->value;
}

void map_set(struct map *m, str key, uint32_t value)
{
	slot_for(m, key)->value = value;
}
