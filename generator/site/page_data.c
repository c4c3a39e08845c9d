/*
 * page_data.c -- open data: every published table, and what each of its columns means.
 *
 * The meanings are the words "field.…", the same that the Data Package holds.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "config/words.h"
#include "site/view.h"

/* Columns, separated by spaces; "name=word" where the meaning depends on the table. */
struct dataset { const char *name, *columns; };

static const struct dataset computed[] = {
	{ "status", "target=id plan clause indicator unit kind=target-kind due=due-year aim aim_high base_year base_value "
	            "year=figure-year value coverage expected pace gap status overdue needed needed_count projected projected_year quality" },
	{ "series", "indicator unit year numerator denominator value coverage basis reporters expected_reporters" },
	{ "reporting", "duty year from=sender due submitted_on status=report-status" },
};

static const struct dataset week = { "week", "row=form-row code label unit events people" };

static const struct dataset inputs[] = {
	{ "targets", "id plan clause indicator unit kind=target-kind year=due-year comparator value=aim value_high=aim_high base_year "
	             "base_value agency parent assumption text" },
	{ "indicators", "id name short sector measure measure_unit decimals direction reported_by definition note" },
	{ "units", "id name kind=unit-kind parent valid_from valid_to note" },
	{ "successions", "date from=succession-from to=succession-to share document" },
	{ "agencies", "id name short unit note" },
	{ "documents", "id number date issuer title implements replaced_by note" },
	{ "tasks", "id plan clause agency role text due every status=task-status evidence note" },
	{ "duties", "id plan clause from=sender to=receiver due=due-or-yearly every form text" },
	{ "events", "id name start=event-start end=event-end every plan clause" },
	{ "results", "year period unit indicator numerator denominator value quality reported_on superseded source note" },
};

static void push_dataset(struct view *v, struct value *list, const struct dataset *d, str name, str title)
{
	struct value *entry = view_push(v, list), *columns = view_list(v);
	view_text(v, entry, "name", name);
	view_text(v, entry, "title", title);
	view_text(v, entry, "csv", view_link(v, str_format(v->a, "data/%.*s.csv", STR_ARG(name))));
	view_text(v, entry, "json", view_link(v, str_format(v->a, "data/%.*s.json", STR_ARG(name))));
	for (str rest = str_from_c(d->columns), w = str_word(&rest); w.n; w = str_word(&rest)) {
		struct value *column = view_push(v, columns);
		str field = str_cut(&w, '=');
		str key = w.n ? w : field;
		view_text(v, column, "name", field);
		view_text(v, column, "meaning", view_choice(v, "field", str_c(v->a, key)));
	}
	view_put(v, entry, "columns", columns);
}

str page_data(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct model *m = s->model;
	struct view v;
	view_begin(&v, s, scratch, page->path, "data", word(s->words, "nav.data"), word(s->words, "data.lead"));
	view_crumb(&v, view_word(&v, "nav.data"), S(""), false);
	struct value *list = view_list(&v);
	for (size_t i = 0; i < sizeof computed / sizeof computed[0]; i++)
		push_dataset(&v, list, &computed[i], str_from_c(computed[i].name), view_choice(&v, "dataset", computed[i].name));
	for (size_t i = 0; i < m->weeks; i++) {
		int year = m->week[i].year;
		if (i == 0 || year != m->week[i - 1].year)
			push_dataset(&v, list, &week, str_format(v.a, "week-%d", year), view_words(&v, "dataset.week", show_year(v.a, year)));
	}
	view_put(&v, v.data, "computed", list);
	list = view_list(&v);
	for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++)
		push_dataset(&v, list, &inputs[i], str_from_c(inputs[i].name), view_choice(&v, "dataset", inputs[i].name));
	view_put(&v, v.data, "inputs", list);
	view_text(&v, v.data, "package", view_link(&v, S("data/datapackage.json")));
	return view_render(&v, "data");
}
