/* theme.c -- see theme.h. */
#include "site/theme.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "site/mustache.h"

enum { BYTES_MOST = 4 << 20 };

static bool read_one(struct arena *a, str folder, str name, struct diags *d, str *bytes)
{
	str path = path_join(a, folder, name);
	if (file_read(a, path, BYTES_MOST, bytes) == FILE_OK)
		return true;
	diag(d, DIAG_THEME_FILE, ((struct place){ path, 0, 0 }), path);
	return false;
}

/* "partials/status.mustache" -> "status". */
static str template_name(str path)
{
	for (size_t i = path.n; i > 0; i--) {
		if (path.p[i - 1] == '/') {
			path = str_slice(path, i, path.n);
			break;
		}
	}
	return str_slice(path, 0, path.n - sizeof(".mustache") + 1);
}

static bool read_templates(struct arena *a, str folder, struct diags *d, struct theme *out)
{
	struct file_list list = { 0 };
	bool good = true;
	file_list(a, folder, S(".mustache"), &list);
	for (size_t i = 0; i < list.n; i++) {
		str text;
		good = read_one(a, folder, list.path[i], d, &text) &&
		       mustache_set_add(out->templates, template_name(list.path[i]),
		                        path_join(a, folder, list.path[i]), text, d) && good;
	}
	return good;
}

static struct theme_file *find(struct theme *t, str path)
{
	for (size_t i = 0; i < t->files; i++)
		if (str_eq(t->file[i].path, path))
			return &t->file[i];
	return NULL;
}

static bool read_files(struct arena *a, str folder, const char *part, struct diags *d, struct theme *out)
{
	struct file_list list = { 0 };
	bool good = true;
	file_list(a, path_join(a, folder, str_from_c(part)), S(""), &list);
	for (size_t i = 0; i < list.n; i++) {
		str path = path_join(a, str_from_c(part), list.path[i]), bytes;
		if (!read_one(a, folder, path, d, &bytes)) {
			good = false;
			continue;
		}
		struct theme_file *f = find(out, path);
		if (!f)
			f = arena_push(a, struct theme_file, &out->file, &out->files, &out->cap);
		*f = (struct theme_file){ path, bytes };
	}
	return good;
}

static int by_path(const void *x, const void *y)
{
	return str_cmp(((const struct theme_file *)x)->path, ((const struct theme_file *)y)->path);
}

static bool read_theme(struct arena *a, str folder, struct diags *d, struct theme *out)
{
	bool good = read_templates(a, folder, d, out);
	good = read_files(a, folder, "css", d, out) && good;
	good = read_files(a, folder, "js", d, out) && good;
	return read_files(a, folder, "img", d, out) && good;
}

bool theme_load(struct arena *a, str folder, str default_folder, struct diags *d, struct theme *out)
{
	*out = (struct theme){ .templates = mustache_set_new(a) };
	bool good = read_theme(a, default_folder, d, out);
	if (!str_eq(folder, default_folder))
		good = read_theme(a, folder, d, out) && good;
	mustache_set_check(out->templates, d);
	if (out->files)
		qsort(out->file, out->files, sizeof out->file[0], by_path);
	return good;
}
