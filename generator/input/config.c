/* config.c -- content/site.yaml. */
#include "input/reader.h"

#include "base/file.h"
#include "input/input.h"

enum { BYTES_MOST = 1 << 20 };

static const char *const keys[] = { "title", "organisation", "unit", "cycle", "language", "theme",
	"base_url", "data_status", "min_coverage", "licence" };

static bool known(str key)
{
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_eq_c(key, keys[i]))
			return true;
	return false;
}

static void bad_value(struct input *in, const struct yaml *y, const char *expected)
{
	diag(in->diags, DIAG_CONFIG_VALUE, y->place, y->key, y->text, str_from_c(expected));
}

static void set_number(struct input *in, const struct yaml *y)
{
	struct site_config *c = &in->m->config;
	long year;
	double share;
	if (str_eq_c(y->key, "cycle")) {
		if (num_parse_int(y->text, 1900, 2200, &year))
			c->cycle = (int)year;
		else
			bad_value(in, y, "2026");
	} else {
		if (num_parse(y->text, NUM_EN, &share) != NUM_BAD && share >= 0 && share <= 1)
			c->min_coverage = share;
		else
			bad_value(in, y, "0 … 1");
	}
}

static void set_choice(struct input *in, const struct yaml *y)
{
	struct site_config *c = &in->m->config;
	if (str_eq_c(y->key, "language")) {
		c->vi = str_eq_c(y->text, "vi");
		if (!c->vi && !str_eq_c(y->text, "en"))
			bad_value(in, y, "vi, en");
	} else {
		c->official = str_eq_c(y->text, "official");
		if (!c->official && !str_eq_c(y->text, "sample"))
			bad_value(in, y, "sample, official");
	}
}

/* A theme is a folder's name, never a path. */
static void set_theme(struct input *in, const struct yaml *y)
{
	bool plain = y->text.n > 0 && y->text.p[0] != '.';
	for (size_t i = 0; i < y->text.n; i++)
		plain = plain && y->text.p[i] != '/' && (unsigned char)y->text.p[i] > ' ';
	if (plain)
		in->m->config.theme = y->text;
	else
		bad_value(in, y, "default");
}

static void set_key(struct input *in, const struct yaml *y)
{
	struct site_config *c = &in->m->config;
	if (!known(y->key)) {
		str near = nearest_word(in->arena, keys, sizeof keys / sizeof *keys, y->key);
		diag(in->diags, DIAG_CONFIG_KEY, y->key_place, y->key, near.n ? near : S("title"));
		return;
	}
	if (y->kind != YAML_SCALAR) {
		bad_value(in, y, "…");
		return;
	}
	if (str_eq_c(y->key, "title"))
		c->title = y->text;
	else if (str_eq_c(y->key, "organisation"))
		c->organisation = y->text;
	else if (str_eq_c(y->key, "licence"))
		c->licence = y->text;
	else if (str_eq_c(y->key, "base_url"))
		c->base_url = y->text;
	else if (str_eq_c(y->key, "unit"))
		in->config_unit = (struct pending){ y->text, y->place };
	else if (str_eq_c(y->key, "theme"))
		set_theme(in, y);
	else if (str_eq_c(y->key, "cycle") || str_eq_c(y->key, "min_coverage"))
		set_number(in, y);
	else
		set_choice(in, y);
}

static void read_file(struct input *in)
{
	str file = in->m->config.file, text;
	enum file_result r = file_read(in->arena, path_join(in->arena, in->root, file), BYTES_MOST, &text);
	struct place at = { file, 0, 0 };
	if (r == FILE_MISSING)
		diag(in->diags, DIAG_FILE_MISSING, at, file);
	else if (r != FILE_OK)
		diag(in->diags, DIAG_FILE_UNREADABLE, at, file);
	if (r != FILE_OK)
		return;
	const struct yaml *root = yaml_parse(in->arena, file, text, 1, in->diags);
	if (!root)
		return;
	if (root->kind != YAML_MAP) {
		diag(in->diags, DIAG_YAML_KEY, root->place, S(""));
		return;
	}
	for (const struct yaml *y = root->first; y; y = y->next)
		set_key(in, y);
	if (!in->m->config.title.n)
		diag(in->diags, DIAG_CONFIG_MISSING, ((struct place){ file, 1, 0 }), S("title"));
	if (!in->m->config.cycle)
		diag(in->diags, DIAG_CONFIG_MISSING, ((struct place){ file, 1, 0 }), S("cycle"));
}

void read_config(struct input *in, const struct input_options *options)
{
	struct site_config *c = &in->m->config;
	*c = (struct site_config){ .theme = S("default"), .vi = true, .min_coverage = 0.8,
	                           .unit = NONE, .file = S("content/site.yaml") };
	if (options->cycle)
		c->cycle = options->cycle;
	read_file(in);
	if (options->cycle)
		c->cycle = options->cycle;
	if (options->vi >= 0)
		c->vi = options->vi;
	if (options->base_url.n)
		c->base_url = options->base_url;
}
