/*
 * page_data.c -- open data: every published table, how large it is, and what each of its columns means.
 *
 * The tables are those of model/dataset.h; the meanings are the words
 * "field.…", the same that the Data Package holds.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "config/words.h"
#include "model/dataset.h"
#include "site/takeaway.h"

static struct value *columns_of(const struct view *v, const struct table_spec *spec)
{
	struct value *columns = view_list(v);
	for (size_t i = 0; i < spec->fields; i++) {
		const struct field *f = &spec->field[i];
		struct value *column = view_push(v, columns);
		view_text(v, column, "name", str_from_c(f->name));
		view_text(v, column, "meaning", view_choice(v, "field", f->words ? f->words : f->name));
	}
	return columns;
}

static void push_dataset(struct view *v, struct value *list, const struct dataset_file *file)
{
	const struct table_spec *spec = dataset_spec(file->dataset);
	struct value *entry = view_push(v, list);
	view_text(v, entry, "name", file->name);
	view_text(v, entry, "title", file->year ? view_words(v, "dataset.week", show_year(v->a, file->year))
	                                        : view_choice(v, "dataset", spec->name));
	view_text(v, entry, "csv", view_link(v, str_format(v->a, "data/%.*s.csv", STR_ARG(file->name))));
	view_text(v, entry, "csv-size", takeaway_size(v, file->csv_bytes));
	view_text(v, entry, "json", view_link(v, str_format(v->a, "data/%.*s.json", STR_ARG(file->name))));
	view_text(v, entry, "json-size", takeaway_size(v, file->json_bytes));
	view_text(v, entry, "rows", view_words(v, "data.rows", show_count(v->a, v->words, file->rows)));
	view_put(v, entry, "columns", columns_of(v, spec));
}

str page_data(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	view_begin(&v, s, scratch, page->path, "data", word(s->words, "nav.data"), word(s->words, "data.lead"));
	view_crumb(&v, view_word(&v, "nav.data"), S(""), false);
	struct value *computed = view_list(&v), *inputs = view_list(&v);
	for (size_t i = 0; i < s->datasets->n; i++) {
		const struct dataset_file *file = &s->datasets->file[i];
		push_dataset(&v, dataset_computed(file->dataset) ? computed : inputs, file);
	}
	view_put(&v, v.data, "computed", computed);
	view_put(&v, v.data, "inputs", inputs);
	view_text(&v, v.data, "package", view_link(&v, S("data/datapackage.json")));
	return view_render(&v, "data");
}
