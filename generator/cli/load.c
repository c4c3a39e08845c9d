/* load.c -- see load.h. */
#include "cli/load.h"

#include "base/arena.h"
#include "base/file.h"
#include "cli/options.h"
#include "cli/shared.h"
#include "draw/font.h"
#include "figures/check.h"
#include "input/input.h"
#include "report/expand.h"

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

static struct verdict *judge_all(struct arena *a, const struct loaded *in, int cycle)
{
	const struct model *m = &in->model;
	struct verdict *v = arena_new(a, struct verdict, m->targets);
	for (uint32_t i = 0; i < m->targets; i++)
		v[i] = status_judge(m, in->figures, i, cycle, m->config.min_coverage);
	return v;
}

bool load(struct arena *a, const struct options *o, struct diags *d, struct loaded *out)
{
	struct model *m = &out->model;
	struct input_options in = { .cycle = o->cycle, .vi = o->vi, .base_url = o->base_url, .threads = o->jobs };
	input_read(a, o->root, &in, d, m);
	if (!load_words(a, o, d, out) || d->errors)
		return false;
	out->figures = figures_compute(a, m, o->as_of, d);
	out->verdict = judge_all(a, out, m->config.cycle);
	out->before = judge_all(a, out, m->config.cycle - 1);
	reporting_compute(a, m, m->config.cycle, o->as_of, &out->reporting);
	check_all(m, out->figures, out->verdict, &out->reporting, a, d);
	out->report = (struct report_source){ .model = m, .figures = out->figures, .verdict = out->verdict,
	                                      .before = out->before, .reporting = &out->reporting, .words = &out->words,
	                                      .root = o->root };
	report_check(a, &out->report, d);
	return !diags_fatal(d);
}

bool load_fonts(struct arena *a, const struct loaded *in, struct diags *d, struct fonts *out)
{
	str own = path_join(a, in->theme_folder, S("fonts"));
	return fonts_load(a, file_is_dir(a, own) ? str_c(a, own) : NULL, d, out);
}
