/*
 * csv_spectrum_test.c -- the files of the npm package csv-spectrum against their JSON.
 *
 * Needs tests/node_modules (make check installs it) and is skipped without.  Its
 * location_coordinates.csv has bare quotes in a cell, which RFC 4180 forbids: it
 * must be refused at the first of them.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/file.h"
#include "syntax/csv.h"

#define FOLDER "tests/node_modules/csv-spectrum/"

enum { COLUMNS_MOST = 8 };

struct comparison {
	struct fail       fail;
	struct arena      arena;
	struct diags      diags;
	struct csv_column column[COLUMNS_MOST];
	struct csv_spec   spec;
	const cJSON      *row;          /* the next one that must come */
	size_t            rows;
};

static str file_text(struct comparison *c, const char *kind, str name, const char *ending)
{
	str text;
	str path = str_format(&c->arena, FOLDER "%s/%.*s%s", kind, STR_ARG(name), ending);
	assert_int_equal(file_read(&c->arena, path, 1 << 20, &text), FILE_OK);
	return text;
}

static void on_row(void *payload, const struct csv_row *row)
{
	struct comparison *c = payload;
	assert_non_null(c->row);
	for (size_t k = 0; k < c->spec.columns; k++)
		assert_string_equal(str_c(&c->arena, row->cell[k]),
		                    cJSON_GetStringValue(cJSON_GetObjectItem(c->row, c->column[k].name)));
	c->row = c->row->next;
	c->rows++;
}

static void compare(str name)
{
	struct comparison c = { .rows = 0 };
	arena_init(&c.arena, &c.fail);
	diags_init(&c.diags, &c.arena);
	cJSON *json = cJSON_Parse(str_c(&c.arena, file_text(&c, "json", name, ".json")));
	assert_non_null(json);
	const cJSON *first = json->child;
	for (const cJSON *key = first->child; key; key = key->next)
		c.column[c.spec.columns++] = (struct csv_column){ key->string, NULL, true };
	c.spec.column = c.column;
	c.row = first;
	csv_read(&c.arena, name, file_text(&c, "csvs", name, ".csv"), &c.spec, &c.diags, on_row, &c);
	assert_int_equal(c.diags.n, 0);
	assert_null(c.row);
	cJSON_Delete(json);
	arena_release(&c.arena);
}

static void all_files(void **state)
{
	(void)state;
	struct fail fail;
	struct arena a;
	struct file_list list = { 0 };
	arena_init(&a, &fail);
	file_list(&a, S(FOLDER "csvs"), S(".csv"), &list);
	if (!list.n) {
		arena_release(&a);
		puts("csv-spectrum is not installed (make check does it): skipped");
		skip();
	}
	assert_int_equal(list.n, 12);
	for (size_t i = 0; i < list.n; i++)
		if (!str_eq_c(list.path[i], "location_coordinates.csv"))
			compare(str_slice(list.path[i], 0, list.path[i].n - 4));
	arena_release(&a);
}

/* Refused at the first bare quote. */
static void bare_quote(void **state)
{
	(void)state;
	static const struct csv_column column[] = { { "cities", NULL, true } };
	static const struct csv_spec spec = { column, 1 };
	struct comparison c = { .rows = 0 };
	arena_init(&c.arena, &c.fail);
	diags_init(&c.diags, &c.arena);
	if (!file_exists(&c.arena, S(FOLDER "csvs"))) {
		arena_release(&c.arena);
		skip();
	}
	csv_read(&c.arena, S("l.csv"), file_text(&c, "csvs", S("location_coordinates"), ".csv"), &spec, &c.diags, on_row, &c);
	const struct diag_message *last = &c.diags.message[c.diags.n - 1];
	assert_int_equal(c.diags.errors, 1);
	assert_int_equal(last->id, DIAG_CSV_QUOTE);
	assert_int_equal(last->place.line, 2);
	assert_int_equal(last->place.column, 22);       /* 2095257564,37?36'37.8" */
	arena_release(&c.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(all_files), cmocka_unit_test(bare_quote) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
