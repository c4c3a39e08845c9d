/* yaml.c -- see yaml.h.  The only includer of yaml.h of libyaml. */
#include "syntax/yaml.h"

#include <yaml.h>

#include "base/arena.h"
#include "base/fail.h"

enum { DEPTH_MOST = 16 };

struct reader {
	yaml_parser_t parser;
	struct arena *arena;
	struct diags *diags;
	str           file;
	uint32_t      first_line;
	bool          failed;
};

static struct place place_at(const struct reader *r, yaml_mark_t mark)
{
	return (struct place){ r->file, r->first_line + (uint32_t)mark.line, (uint32_t)mark.column + 1 };
}

/* The next event; false at the first syntax error, which is reported. */
static bool next_event(struct reader *r, yaml_event_t *event)
{
	if (yaml_parser_parse(&r->parser, event))
		return true;
	if (r->parser.error == YAML_MEMORY_ERROR)
		fail_raise(r->arena->fail, "out of memory (YAML)");
	str problem = str_from_c(r->parser.problem ? r->parser.problem : "?");
	diag(r->diags, DIAG_YAML_SYNTAX, place_at(r, r->parser.problem_mark), problem);
	r->failed = true;
	return false;
}

static struct yaml *read_node(struct reader *r, const yaml_event_t *event, int depth);

static struct yaml *node_new(struct reader *r, enum yaml_kind kind, yaml_mark_t mark)
{
	struct yaml *n = arena_new(r->arena, struct yaml, 1);
	n->kind = kind;
	n->place = place_at(r, mark);
	return n;
}

static str scalar_text(struct reader *r, const yaml_event_t *event)
{
	return str_copy(r->arena, (str){ (const char *)event->data.scalar.value, event->data.scalar.length });
}

static bool read_list(struct reader *r, struct yaml *list, int depth)
{
	struct yaml **tail = &list->first;
	for (;;) {
		yaml_event_t event;
		if (!next_event(r, &event))
			return false;
		bool end = event.type == YAML_SEQUENCE_END_EVENT;
		struct yaml *item = end ? NULL : read_node(r, &event, depth + 1);
		yaml_event_delete(&event);
		if (end)
			return true;
		if (!item)
			return false;
		*tail = item;
		tail = &item->next;
	}
}

static bool read_map(struct reader *r, struct yaml *map, int depth)
{
	struct yaml **tail = &map->first;
	for (;;) {
		yaml_event_t event;
		if (!next_event(r, &event))
			return false;
		if (event.type == YAML_MAPPING_END_EVENT) {
			yaml_event_delete(&event);
			return true;
		}
		struct place at = place_at(r, event.start_mark);
		bool is_key = event.type == YAML_SCALAR_EVENT;
		str key = is_key ? scalar_text(r, &event) : S("");
		yaml_event_delete(&event);
		if (!is_key) {
			diag(r->diags, DIAG_YAML_KEY, at, S(""));
			r->failed = true;
			return false;
		}
		for (const struct yaml *other = map->first; other; other = other->next)
			if (str_eq(other->key, key))
				diag(r->diags, DIAG_YAML_DOUBLE_KEY, at, key);
		if (!next_event(r, &event))
			return false;
		struct yaml *value = read_node(r, &event, depth + 1);
		yaml_event_delete(&event);
		if (!value)
			return false;
		value->key = key;
		value->key_place = at;
		*tail = value;
		tail = &value->next;
	}
}

/* The node that begins with `event` (which stays the caller's); NULL after an error. */
static struct yaml *read_node(struct reader *r, const yaml_event_t *event, int depth)
{
	struct yaml *n;
	if (depth > DEPTH_MOST) {
		diag(r->diags, DIAG_YAML_DEPTH, place_at(r, event->start_mark), S(""));
		r->failed = true;
		return NULL;
	}
	switch (event->type) {
	case YAML_SCALAR_EVENT:
		n = node_new(r, YAML_SCALAR, event->start_mark);
		n->text = scalar_text(r, event);
		return n;
	case YAML_SEQUENCE_START_EVENT:
		n = node_new(r, YAML_LIST, event->start_mark);
		return read_list(r, n, depth) ? n : NULL;
	case YAML_MAPPING_START_EVENT:
		n = node_new(r, YAML_MAP, event->start_mark);
		return read_map(r, n, depth) ? n : NULL;
	default:
		diag(r->diags, DIAG_YAML_SYNTAX, place_at(r, event->start_mark), S("alias or unexpected end"));
		r->failed = true;
		return NULL;
	}
}

static struct yaml *read_stream(struct reader *r)
{
	struct yaml *root = NULL;
	for (;;) {
		yaml_event_t event;
		if (!next_event(r, &event))
			return NULL;
		bool end = event.type == YAML_STREAM_END_EVENT;
		bool node = event.type == YAML_SCALAR_EVENT || event.type == YAML_SEQUENCE_START_EVENT ||
		            event.type == YAML_MAPPING_START_EVENT || event.type == YAML_ALIAS_EVENT;
		bool second = node && root;
		if (second)
			diag(r->diags, DIAG_YAML_SYNTAX, place_at(r, event.start_mark), S("second document"));
		else if (node)
			root = read_node(r, &event, 0);
		yaml_event_delete(&event);
		if (r->failed)
			return NULL;
		if (second)
			return root;
		if (end)
			return root ? root : node_new(r, YAML_MAP, (yaml_mark_t){ 0 });
	}
}

struct yaml *yaml_parse(struct arena *a, str file, str text, uint32_t first_line, struct diags *d)
{
	struct reader r = { .arena = a, .diags = d, .file = file, .first_line = first_line };
	if (!yaml_parser_initialize(&r.parser))
		fail_raise(a->fail, "out of memory (YAML)");
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)(text.n ? text.p : ""), text.n);
	struct yaml *root = read_stream(&r);
	yaml_parser_delete(&r.parser);
	if (root && root->kind == YAML_SCALAR && root->text.n == 0)
		root->kind = YAML_MAP;
	return root;
}

const struct yaml *yaml_get(const struct yaml *map, const char *key)
{
	if (!map || map->kind != YAML_MAP)
		return NULL;
	for (const struct yaml *m = map->first; m; m = m->next)
		if (str_eq_c(m->key, key))
			return m;
	return NULL;
}

/* Is the line at `from` just "---" (with white space after it)?  *next: start of the line after. */
static bool is_fence(str text, size_t from, size_t *next)
{
	size_t end = str_find_char(text, '\n', from);
	*next = end == SIZE_MAX ? text.n : end + 1;
	str line = str_trim(str_slice(text, from, end == SIZE_MAX ? text.n : end));
	return str_eq(line, S("---"));
}

bool yaml_split_front(str text, str *front, str *body, uint32_t *body_line)
{
	size_t pos, next;
	*front = (str){ NULL, 0 };
	*body = text;
	*body_line = 1;
	if (!is_fence(text, 0, &pos))
		return true;
	size_t start = pos;
	uint32_t line = 2;
	while (pos < text.n) {
		bool fence = is_fence(text, pos, &next);
		line++;
		if (fence) {
			*front = str_slice(text, start, pos);
			*body = str_slice(text, next, text.n);
			*body_line = line;
			return true;
		}
		pos = next;
	}
	return false;
}
