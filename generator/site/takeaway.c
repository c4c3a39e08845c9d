/* takeaway.c -- see takeaway.h. */
#include "site/takeaway.h"

#include "base/arena.h"
#include "chart/frame.h"
#include "config/words.h"
#include "draw/svg.h"

str takeaway_size(const struct view *v, size_t bytes)
{
	if (bytes < 1000 * 1000)
		return str_format(v->a, "%zu KB", (bytes + 999) / 1000);
	return str_format(v->a, "%.*s MB", STR_ARG(show_number(v->a, v->words, (double)bytes / 1e6, 1)));
}

/* "chi-tieu/lc-02/" of "chi-tieu/lc-02/index.html". */
static str folder_of(str path)
{
	while (path.n && path.p[path.n - 1] != '/')
		path.n--;
	return path;
}

str takeaway_file(const struct view *v, str name, str bytes)
{
	str path = str_format(v->a, "%.*s%.*s", STR_ARG(folder_of(v->path)), STR_ARG(name));
	v->site->attach(v->site->attach_payload, v->a, path, bytes);
	return name;
}

/* Who says so, and as of when; that the figures are illustrative, where they are. */
static str source_line(const struct view *v)
{
	const struct site_config *c = &v->model->config;
	str day = show_date(v->a, v->words, v->site->today);
	str line = view_words(v, day.n ? "chart-tools.source-date" : "chart-tools.source", c->organisation, day);
	if (c->official)
		return line;
	return str_format(v->a, "%.*s %.*s", STR_ARG(view_word(v, "site.sample-title")), STR_ARG(line));
}

void takeaway_picture(struct view *v, struct value *chart, str name, const struct picture *p)
{
	struct chart_style style = { .fonts = v->site->fonts, .words = v->words };
	struct picture framed;
	struct buf b;
	str file = str_format(v->a, "%.*s.svg", STR_ARG(name));
	chart_frame(&framed, v->a, &style, p, source_line(v));
	buf_init(&b, v->a, 16 << 10);
	svg_write_file(&b, &framed);
	view_text(v, chart, "svg-file", takeaway_file(v, file, buf_str(&b)));
	view_text(v, chart, "svg-size", takeaway_size(v, b.n));
}

void takeaway_sheet(struct view *v, struct value *map, str name, const struct sheet *sheet)
{
	str file = str_format(v->a, "%.*s.csv", STR_ARG(name));
	view_text(v, map, "csv-file", takeaway_file(v, file, buf_str(&sheet->csv)));
	view_text(v, map, "csv-size", takeaway_size(v, sheet->csv.n));
}

void takeaway_same(struct view *v, struct value *chart)
{
	static const char *const key[] = { "csv-file", "csv-size" };
	for (size_t i = 0; i < sizeof key / sizeof *key; i++) {
		const struct value *of_page = value_get(v->data, str_from_c(key[i]));
		view_text(v, chart, key[i], of_page ? of_page->text : S(""));
	}
}
