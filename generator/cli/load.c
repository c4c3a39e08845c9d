/* load.c -- see load.h. */
#include "cli/load.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "cli/options.h"
#include "figures/check.h"
#include "input/input.h"

enum { PATH_MOST = 4096 };

/* The folder of the running program, with its slash; empty when the system does not tell. */
static str program_folder(struct arena *a)
{
	char *path = arena_alloc(a, PATH_MOST, 1);
	ssize_t n = readlink("/proc/self/exe", path, PATH_MOST);
	while (n > 0 && path[n - 1] != '/')
		n--;
	return (str){ path, n > 0 ? (size_t)n : 0 };
}

/* The project's own themes, or those beside the program: installed, or in its source tree. */
static str themes_folder(struct arena *a, str root)
{
	str own = path_join(a, root, S("themes"));
	if (file_is_dir(a, own))
		return own;
	str program = program_folder(a);
	str installed = path_join(a, program, S("../share/tiendo/themes"));
	return file_is_dir(a, installed) ? installed : path_join(a, program, S("../../themes"));
}

static bool load_words(struct arena *a, const struct options *o, struct diags *d, struct loaded *out)
{
	const struct site_config *c = &out->model.config;
	str themes = themes_folder(a, o->root), shipped = themes_folder(a, S("/nonexistent"));
	out->default_theme_folder = path_join(a, themes, S("default"));
	if (!file_is_dir(a, out->default_theme_folder))
		out->default_theme_folder = path_join(a, shipped, S("default"));
	out->theme_folder = path_join(a, themes, c->theme);
	if (!file_is_dir(a, out->theme_folder)) {
		if (str_eq_c(c->theme, "default"))
			out->theme_folder = out->default_theme_folder;
		else
			diag(d, DIAG_NO_THEME, ((struct place){ c->file, 0, 0 }), c->theme, themes);
	}
	return words_load(a, out->theme_folder, out->default_theme_folder, c->vi, d, &out->words);
}

bool load(struct arena *a, const struct options *o, struct diags *d, struct loaded *out)
{
	struct model *m = &out->model;
	struct input_options in = { .cycle = o->cycle, .vi = o->vi, .base_url = o->base_url };
	input_read(a, o->root, &in, d, m);
	if (!load_words(a, o, d, out) || d->errors)
		return false;
	out->figures = figures_compute(a, m, o->as_of, d);
	out->verdict = arena_new(a, struct verdict, m->targets);
	for (uint32_t i = 0; i < m->targets; i++)
		out->verdict[i] = status_judge(m, out->figures, i, m->config.cycle, m->config.min_coverage);
	reporting_compute(a, m, m->config.cycle, o->as_of, &out->reporting);
	check_all(m, out->figures, out->verdict, &out->reporting, a, d);
	return !diags_fatal(d);
}
