/* load.c -- see load.h. */
#include "cli/load.h"

#include "base/arena.h"
#include "base/file.h"
#include "cli/options.h"
#include "cli/shared.h"
#include "figures/check.h"
#include "input/input.h"

/* The project's own themes, or those that come with the program. */
static str themes_folder(struct arena *a, str root)
{
	str own = path_join(a, root, S("themes"));
	return file_is_dir(a, own) ? own : shared_folder(a, "themes", "themes");
}

static bool load_words(struct arena *a, const struct options *o, struct diags *d, struct loaded *out)
{
	const struct site_config *c = &out->model.config;
	str themes = themes_folder(a, o->root), shipped = shared_folder(a, "themes", "themes");
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
