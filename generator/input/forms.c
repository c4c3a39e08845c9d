/*
 * forms.c -- data/forms/<form>.csv and the returns data/weeks/<year>/<unit>.csv.
 *
 * A return is matched to its form by the order of its rows: in the real form
 * codes are missing, doubled and skip numbers, so they cannot be the identity.
 * A return of another length, or whose codes stand elsewhere, is refused.
 */
#include "input/reader.h"

#include <math.h>

#include "base/file.h"

/* ---- forms ---- */

enum { F_CODE, F_LABEL, F_UNIT, F_COLUMNS, F_NOTE };
static const struct csv_column form_columns[] = {
	{ "code", "STT", true }, { "label", "Nội dung", true }, { "measure_unit", NULL, false },
	{ "columns", NULL, true }, { "note", "Ghi chú", false },
};

struct form_reader { struct input *in; struct form *form; size_t cap; };

static void form_row(void *payload, const struct csv_row *row)
{
	struct form_reader *fr = payload;
	struct input *in = fr->in;
	struct form_row *r = arena_push(in->arena, struct form_row, &fr->form->row, &fr->form->rows, &fr->cap);
	r->code = cell_text(in, row, F_CODE);
	r->label = cell_needed(in, row, F_LABEL);
	r->measure_unit = cell_text(in, row, F_UNIT);
	r->note = cell_text(in, row, F_NOTE);
	for (str rest = row->cell[F_COLUMNS], w; (w = str_word(&rest)).n;) {
		bool both = str_eq_c(w, "both");
		r->events |= both || str_eq_c(w, "events");
		r->people |= both || str_eq_c(w, "people");
		if (!both && !str_eq_c(w, "events") && !str_eq_c(w, "people"))
			diag(in->diags, DIAG_BAD_WORD, csv_place(row, F_COLUMNS), w, S("events, people"));
	}
}

/* "data/forms/phu-luc-2.csv" -> "phu-luc-2" */
static str file_stem(str path)
{
	str name = path;
	for (size_t at; (at = str_find_char(name, '/', 0)) != SIZE_MAX;)
		name = str_slice(name, at + 1, name.n);
	return str_slice(name, 0, name.n - 4);
}

static void read_form_files(struct input *in)
{
	struct model *m = in->m;
	struct file_list files;
	file_list(in->arena, path_join(in->arena, in->root, S("data/forms")), S(".csv"), &files);
	for (size_t i = 0; i < files.n; i++) {
		str path = path_join(in->arena, S("data/forms"), files.path[i]);
		struct form *f = arena_push(in->arena, struct form, &m->form, &m->forms, &in->forms_cap);
		f->id = file_stem(path);
		f->place = (struct place){ path, 1, 0 };
		map_add(&m->form_by_id, f->id, (uint32_t)(m->forms - 1));
		struct form_reader fr = { in, f, 0 };
		input_table_at(in, path, &(struct csv_spec){ form_columns, 5 }, form_row, &fr);
	}
}

/* ---- returns ---- */

enum { W_CODE, W_LABEL, W_EVENTS, W_PEOPLE, W_NOTE };
static const struct csv_column week_columns[] = {
	{ "code", "STT", true }, { "label", "Nội dung", false }, { "events", "Số cuộc", true },
	{ "people", "Số người", true }, { "note", "Ghi chú", false },
};

struct week_reader { struct input *in; const struct form *form; struct week_return *week; size_t rows; };

static struct week_cell week_cell(struct input *in, const struct csv_row *row, size_t k)
{
	str s = row->cell[k];
	struct week_cell c = { CELL_EMPTY, 0 };
	if (str_eq_c(s, "-")) {
		c.kind = CELL_NUMBER;
	} else if (str_eq_c(s, "…") || str_eq_c(s, "...")) {
		c.kind = CELL_UNAVAILABLE;
	} else if (s.n && csv_number(row, k, in->diags, &c.value)) {
		c.kind = CELL_NUMBER;
		if (c.value < 0)
			diag(in->diags, DIAG_NEGATIVE, csv_place(row, k), s);
	}
	return c;
}

static void week_row(void *payload, const struct csv_row *row)
{
	struct week_reader *wr = payload;
	struct input *in = wr->in;
	size_t i = wr->rows++;
	if (i >= wr->form->rows)
		return;                         /* told once at the end */
	const struct form_row *f = &wr->form->row[i];
	if (!str_eq(row->cell[W_CODE], f->code)) {
		diag(in->diags, DIAG_FORM_CODE, csv_place(row, W_CODE), row->cell[W_CODE], f->code,
		     str_format(in->arena, "%zu", i + 1));
		return;
	}
	struct week_row *w = &wr->week->row[i];
	w->events = week_cell(in, row, W_EVENTS);
	w->people = week_cell(in, row, W_PEOPLE);
	w->note = cell_text(in, row, W_NOTE);
	w->line = row->line;
	bool stray = (w->events.kind == CELL_NUMBER && w->events.value > 0 && !f->events) ||
	             (w->people.kind == CELL_NUMBER && w->people.value > 0 && !f->people);
	if (stray)
		diag(in->diags, DIAG_FORM_STRAY, csv_place(row, f->events ? W_PEOPLE : W_EVENTS), f->label);
}

static void read_return(struct input *in, str name)
{
	struct model *m = in->m;
	str path = path_join(in->arena, S("data/weeks"), name), rest = name;
	struct place at = { path, 1, 0 };
	long year;
	str folder = str_cut(&rest, '/');
	if (!num_parse_int(folder, 1900, 2200, &year) || !rest.n || str_find_char(rest, '/', 0) != SIZE_MAX) {
		diag(in->diags, DIAG_WEEK_PATH, at, path);
		return;
	}
	uint32_t unit = resolve(in, ids_units(m), str_slice(rest, 0, rest.n - 4), at);
	if (unit == NONE)
		return;
	if (!m->forms) {
		diag(in->diags, DIAG_WEEK_NO_FORM, at, path);
		return;
	}
	struct week_return w = { .year = (int)year, .unit = unit, .form = 0, .place = at };
	w.row = arena_new(in->arena, struct week_row, m->form[0].rows);
	struct week_reader wr = { in, &m->form[0], &w, 0 };
	input_table_at(in, path, &(struct csv_spec){ week_columns, 5 }, week_row, &wr);
	if (wr.rows != wr.form->rows)
		diag(in->diags, DIAG_FORM_ROWS, at, str_format(in->arena, "%zu", wr.rows),
		     str_format(in->arena, "%zu", wr.form->rows));
	*arena_push(in->arena, struct week_return, &m->week, &m->weeks, &in->weeks_cap) = w;
}

void read_forms(struct input *in)
{
	struct file_list files;
	map_init(&in->m->form_by_id, in->arena, 8);
	read_form_files(in);
	file_list(in->arena, path_join(in->arena, in->root, S("data/weeks")), S(".csv"), &files);
	for (size_t i = 0; i < files.n; i++)
		read_return(in, files.path[i]);
}
