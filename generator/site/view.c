/* view.c -- see view.h. */
#include "site/view.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "draw/picture.h"
#include "draw/svg.h"
#include "site/mustache.h"
#include "site/theme.h"

struct nav_entry { const char *section, *path; };

static const struct nav_entry main_nav[] = {
	{ "overview", "index.html" },
	{ "plans", "ke-hoach/index.html" },
	{ "targets", "chi-tieu/index.html" },
	{ "units", "don-vi/index.html" },
	{ "agencies", "co-quan/index.html" },
	{ "reports", "bao-cao/index.html" },
	{ "returns", "tien-do-bao-cao/index.html" },
	{ "calendar", "lich/index.html" },
	{ "data", "du-lieu/index.html" },
	{ "methods", "phuong-phap/index.html" },
};

static const struct nav_entry foot_nav[] = {
	{ "results", "ket-qua/index.html" },
	{ "indicators", "chi-so/index.html" },
	{ "sectors", "linh-vuc/index.html" },
	{ "weeks", "tuan-le/index.html" },
	{ "calendar", "lich/index.html" },
	{ "search", "tim-kiem/index.html" },
};

static struct value *navigation(const struct view *v, const struct nav_entry *entry, size_t n, const char *section)
{
	struct value *list = view_list(v);
	for (size_t i = 0; i < n; i++) {
		str path = str_from_c(entry[i].path);
		struct value *item = view_push(v, list);
		view_text(v, item, "href", view_link(v, path));
		view_text(v, item, "word", view_choice(v, "nav", entry[i].section));
		bool here = str_eq(path, v->path);
		if (here || str_eq_c(str_from_c(section), entry[i].section))
			view_text(v, item, "current", here ? S("page") : S("true"));
		else
			view_text(v, item, "current", S(""));
	}
	return list;
}

void view_begin(struct view *v, const struct site *s, struct arena *scratch, str path,
                const char *section, str title, str description)
{
	*v = (struct view){ .site = s, .model = s->model, .words = s->words, .a = scratch, .path = path };
	v->root = link_root(scratch, path);
	v->data = value_map(scratch);
	view_put(v, v->data, "w", s->word_tree);
	view_put(v, v->data, "site", s->frame);
	view_text(v, v->data, "lang", s->words->vi ? S("vi") : S("en"));
	view_html(v, v->data, "vi", view_vi(v));
	view_text(v, v->data, "root", v->root);
	view_text(v, v->data, "title", title);
	view_text(v, v->data, "description", description);
	view_bool(v, v->data, "home", str_eq_c(path, "index.html"));
	view_bool(v, v->data, "sample", !s->model->config.official);
	if (s->model->config.base_url.n)
		view_text(v, v->data, "canonical", link_from(scratch, s->model->config.base_url, path));
	view_put(v, v->data, "nav", navigation(v, main_nav, sizeof main_nav / sizeof main_nav[0], section));
	view_put(v, v->data, "more", navigation(v, foot_nav, sizeof foot_nav / sizeof foot_nav[0], section));
}

void view_crumb(struct view *v, str text, str address, bool content)
{
	if (!v->crumbs) {
		struct value *crumbs = view_map(v);
		v->crumbs = view_list(v);
		view_put(v, crumbs, "items", v->crumbs);
		view_put(v, v->data, "crumbs", crumbs);
		view_crumb(v, view_word(v, "nav.overview"), S("index.html"), false);
	}
	struct value *item = view_push(v, v->crumbs);
	view_text(v, item, "word", text);
	view_text(v, item, "href", address.n ? view_link(v, address) : S(""));
	view_html(v, item, "attr", content ? view_vi(v) : S(""));
}

str view_render(const struct view *v, const char *template_name)
{
	const struct mustache *t = mustache_find(v->site->theme->templates, str_from_c(template_name));
	struct buf out;
	assert(t && "the default theme has a template for every kind of page");
	buf_init(&out, v->a, 64 << 10);
	mustache_render(&out, v->site->theme->templates, t, v->data, v->a);
	return buf_str(&out);
}

str view_link(const struct view *v, str address)
{
	return link_from(v->a, v->root, address);
}

str view_word(const struct view *v, const char *key)
{
	return word(v->words, key);
}

str view_fill(const struct view *v, const char *key, const str *arg, size_t args)
{
	return word_fill(v->a, v->words, key, arg, args);
}

str view_choice(const struct view *v, const char *section, const char *id)
{
	str key = str_format(v->a, "%s.%s", section, id);
	return word(v->words, str_c(v->a, key));
}

str view_picture(struct view *v, const struct picture *p)
{
	struct buf out;
	buf_init(&out, v->a, 4 << 10);
	svg_write_inline(&out, p, str_format(v->a, "hinh-%u", ++v->pictures));
	return buf_str(&out);
}

struct value *view_map(const struct view *v)
{
	return value_map(v->a);
}

struct value *view_list(const struct view *v)
{
	return value_list(v->a);
}

void view_text(const struct view *v, struct value *map, const char *key, str s)
{
	value_set_text(v->a, map, key, s);
}

void view_html(const struct view *v, struct value *map, const char *key, str markup)
{
	value_set_html(v->a, map, key, markup);
}

void view_bool(const struct view *v, struct value *map, const char *key, bool truth)
{
	value_set_bool(v->a, map, key, truth);
}

void view_put(const struct view *v, struct value *map, const char *key, struct value *value)
{
	value_set(v->a, map, str_from_c(key), value);
}

struct value *view_push(const struct view *v, struct value *list)
{
	return value_push(v->a, list, value_map(v->a));
}

void view_section(const struct view *v, const char *key, struct value *list)
{
	view_put(v, v->data, key, list);
	value_set(v->a, v->data, str_format(v->a, "has-%s", key), value_bool(v->a, true));
}

str view_vi(const struct view *v)
{
	return v->words->vi ? S("") : S(" lang=\"vi\"");
}

/* The letters with diacritics are U+00C0 to U+01B0 and U+1EA0 to U+1EF9; signs lie elsewhere. */
str view_vi_in(const struct view *v, str text)
{
	for (size_t i = 0; i + 1 < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i], next = (unsigned char)text.p[i + 1];
		if ((c >= 0xC3 && c <= 0xC6) || (c == 0xE1 && (next == 0xBA || next == 0xBB)))
			return view_vi(v);
	}
	return S("");
}
