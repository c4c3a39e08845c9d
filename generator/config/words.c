/* words.c -- see words.h. */
#include "config/words.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "syntax/yaml.h"

enum { BYTES_MOST = 1 << 20 };

/* Put every scalar under `node` into w, its keys joined by dots. */
static void collect(struct arena *a, struct words *w, const struct yaml *node, str prefix)
{
	for (const struct yaml *m = node->first; m; m = m->next) {
		str key = prefix.n ? str_format(a, "%.*s.%.*s", STR_ARG(prefix), STR_ARG(m->key)) : m->key;
		if (m->kind == YAML_MAP) {
			collect(a, w, m, key);
		} else if (m->kind == YAML_SCALAR) {
			size_t keys = w->n;
			map_set(&w->by_key, key, (uint32_t)w->n);
			*arena_push(a, str, &w->text, &w->n, &w->cap) = m->text;
			*arena_push(a, str, &w->key, &keys, &w->key_cap) = key;
		}
	}
}

static bool read_file(struct arena *a, struct words *w, str folder, bool must, struct diags *d)
{
	str path = path_join(a, folder, w->vi ? S("words/vi.yaml") : S("words/en.yaml"));
	str text;
	enum file_result r = file_read(a, path, BYTES_MOST, &text);
	if (r == FILE_MISSING && !must)
		return true;
	if (r != FILE_OK) {
		diag(d, DIAG_THEME_FILE, ((struct place){ path, 0, 0 }), path);
		return false;
	}
	const struct yaml *root = yaml_parse(a, path, text, 1, d);
	if (!root)
		return false;
	collect(a, w, root, S(""));
	return true;
}

bool words_load(struct arena *a, str theme_folder, str default_folder, bool vi,
                struct diags *d, struct words *out)
{
	*out = (struct words){ .vi = vi, .style = vi ? NUM_VI : NUM_EN };
	map_init(&out->by_key, a, 512);
	if (!read_file(a, out, default_folder, true, d))
		return false;
	return str_eq(theme_folder, default_folder) || read_file(a, out, theme_folder, false, d);
}

str word(const struct words *w, const char *key)
{
	uint32_t i = map_get(&w->by_key, str_from_c(key));
	return i == MAP_NONE ? S("[?]") : w->text[i];
}

str word_fill(struct arena *a, const struct words *w, const char *key, const str *arg, size_t args)
{
	str pattern = word(w, key);
	struct buf b;
	buf_init(&b, a, pattern.n + 64);
	for (size_t i = 0; i < pattern.n; i++) {
		const char *p = pattern.p + i;
		if (p[0] == '{' && pattern.n - i >= 3 && p[1] >= '0' && p[1] <= '9' && p[2] == '}') {
			size_t k = (size_t)(p[1] - '0');
			if (k < args)
				buf_add(&b, arg[k]);
			i += 2;
		} else {
			buf_char(&b, *p);
		}
	}
	return buf_str(&b);
}
