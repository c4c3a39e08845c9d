/* directive_form.c -- the directives `form` and `csv`: tables that come as they are. */
#include "base/arena.h"
#include "base/file.h"
#include "base/map.h"
#include "config/words.h"
#include "report/directive.h"
#include "report/form_table.h"
#include "syntax/csv.h"
#include "syntax/yaml.h"

/* ---- form: blank, or the sum of a year's returns beside the year before ---- */

static uint32_t form_of(struct directive *d)
{
	const struct model *m = d->x->model;
	struct directive_ids ids = { &m->form_by_id, m->form, m->forms, sizeof *m->form };
	const char *key = yaml_get(d->body, "form") ? "form" : "id";
	if (!yaml_get(d->body, key) && m->forms == 1)
		return 0;
	directive_needs(d, key);
	return directive_id(d, key, ids);
}

void directive_form(struct directive *d)
{
	const struct report_context *x = d->x;
	uint32_t form = form_of(d), unit = directive_unit(d);
	int year = directive_year(d, "year", 0);
	struct form_values v = { .year = year };
	struct week_sum now, before;
	if (d->failed)
		return;
	if (year) {
		now = week_sum(x->a, x->model, unit, year);
		before = week_sum(x->a, x->model, unit, year - 1);
		if (now.form != form) {
			directive_nothing(d);
			return;
		}
		v.sum = &now;
		v.before = before.form == form ? &before : NULL;
	}
	form_table(x->a, x->words, &x->model->form[form], &v, d->to, d->node->line)->title = directive_text(d, "title");
}

/* ---- csv: columns of a file of the project ---- */

struct csv_copy { struct doc_table table; size_t columns; };

static void copy_row(void *payload, const struct csv_row *row)
{
	struct csv_copy *c = payload;
	doc_table_row(&c->table);
	for (size_t i = 0; i < c->columns; i++)
		doc_table_cell(&c->table, str_copy(c->table.a, row->cell[i]));
}

/* A relative path without "..": nothing outside the project is shown. */
static bool path_ok(str path)
{
	if (!path.n || path.p[0] == '/' || str_find_char(path, '\\', 0) != SIZE_MAX)
		return false;
	for (str rest = path; rest.p;)
		if (str_eq_c(str_cut(&rest, '/'), ".."))
			return false;
	return true;
}

/* The columns asked for; 0 after a message. */
static size_t csv_columns(struct directive *d, struct csv_column *column, size_t most)
{
	const struct yaml *list = yaml_get(d->body, "columns");
	size_t n = 0;
	if (list && list->kind != YAML_LIST) {
		diag(d->x->d, DIAG_FRONT_LIST, list->place, list->key);
		d->failed = true;
		return 0;
	}
	for (const struct yaml *y = list ? list->first : NULL; y && n < most; y = y->next)
		if (y->kind == YAML_SCALAR)
			column[n++] = (struct csv_column){ str_c(d->x->a, y->text), NULL, true };
	return n;
}

void directive_csv(struct directive *d)
{
	struct report_context *x = d->x;
	struct csv_column column[DOC_TABLE_COLUMNS];
	directive_needs(d, "file");
	directive_needs(d, "columns");
	str file = directive_text(d, "file"), bytes;
	struct csv_copy copy = { .columns = csv_columns(d, column, DOC_TABLE_COLUMNS) };
	if (d->failed || !copy.columns)
		return;
	if (!path_ok(file) || file_read(x->a, path_join(x->a, x->s->root, file), CSV_MAX_BYTES, &bytes) != FILE_OK) {
		diag(x->d, DIAG_FILE_MISSING, yaml_get(d->body, "file")->place, file);
		return;
	}
	directive_table(d, &copy.table, (str){ NULL, 0 });
	for (size_t i = 0; i < copy.columns; i++)
		doc_table_column(&copy.table, str_from_c(column[i].name), DOC_ALIGN_NONE);
	struct diags own;
	struct csv_spec spec = { column, copy.columns };
	diags_init(&own, x->a);
	csv_read(x->a, file, bytes, &spec, &own, copy_row, &copy);
	for (size_t i = 0; i < own.n; i++)              /* columns that are not shown are no matter */
		if (own.message[i].severity == DIAG_ERROR)
			diag_add(x->d, own.message[i].id, own.message[i].place, own.message[i].arg, own.message[i].args);
}
