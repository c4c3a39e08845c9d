/*
 * project.h -- what the tests of input and figures share: a project written to a temporary folder,
 * read and judged.
 *
 * Included after <cmocka.h>.  Files are given as {path, text} pairs; the folder is removed again by
 * project_end().
 */
#ifndef PROJECT_H
#define PROJECT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/fail.h"
#include "figures/check.h"
#include "figures/figures.h"
#include "figures/reporting.h"
#include "figures/status.h"
#include "input/input.h"
#include "model/model.h"

enum { PROJECT_PATHS = 64 };

struct project_file { const char *path, *text; };

struct project {
	struct fail      fail;
	struct arena     arena;
	struct diags     diags;
	struct model     model;
	struct figures  *figures;
	struct verdict  *verdict;
	struct reporting reporting;
	str              root;
	const char      *made[PROJECT_PATHS];   /* files and folders, to be removed in reverse */
	size_t           n;
};

static inline void project_begin(struct project *p)
{
	char root[] = "/tmp/tiendo-test-XXXXXX";
	*p = (struct project){ .n = 0 };
	arena_init(&p->arena, &p->fail);
	diags_init(&p->diags, &p->arena);
	assert_non_null(mkdtemp(root));
	p->root = str_copy(&p->arena, str_from_c(root));
}

static inline void project_made(struct project *p, const char *path)
{
	assert_true(p->n < PROJECT_PATHS);
	p->made[p->n++] = path;
}

static inline void project_write_bytes(struct project *p, const char *path, str bytes)
{
	const char *full = str_format(&p->arena, "%.*s/%s", STR_ARG(p->root), path).p;
	for (const char *slash = strchr(full + p->root.n + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		const char *folder = str_c(&p->arena, (str){ full, (size_t)(slash - full) });
		if (mkdir(folder, 0777) == 0)
			project_made(p, folder);
	}
	FILE *f = fopen(full, "wb");
	assert_non_null(f);
	assert_int_equal(fwrite(bytes.p, 1, bytes.n, f), bytes.n);
	assert_int_equal(fclose(f), 0);
	project_made(p, full);
}

static inline void project_write(struct project *p, const char *path, const char *text)
{
	project_write_bytes(p, path, str_from_c(text));
}

/* Read and judge what was written; cycle 0 and as_of NULL as configured.  Messages are in p->diags. */
static inline void project_load(struct project *p, int cycle, const char *as_of)
{
	date day = DATE_NONE;
	struct input_options options = { .cycle = cycle, .vi = 0 };
	if (as_of)
		assert_true(date_parse(str_from_c(as_of), &day));
	input_read(&p->arena, p->root, &options, &p->diags, &p->model);
	if (p->diags.errors)
		return;
	struct model *m = &p->model;
	p->figures = figures_compute(&p->arena, m, day, &p->diags);
	p->verdict = arena_new(&p->arena, struct verdict, m->targets);
	for (uint32_t i = 0; i < m->targets; i++)
		p->verdict[i] = status_judge(m, p->figures, i, m->config.cycle, m->config.min_coverage);
	reporting_compute(&p->arena, m, m->config.cycle, day, &p->reporting);
	check_all(m, p->figures, p->verdict, &p->reporting, &p->arena, &p->diags);
}

static inline void project_end(struct project *p)
{
	while (p->n)
		remove(p->made[--p->n]);
	rmdir(str_c(&p->arena, p->root));
	arena_release(&p->arena);
}

/* The messages as lines "file:line:column name", with the arguments behind it if asked for. */
static inline const char *project_messages(struct project *p, bool arguments)
{
	struct buf b;
	buf_init(&b, &p->arena, 256);
	diags_sort(&p->diags);
	for (size_t i = 0; i < p->diags.n; i++) {
		const struct diag_message *m = &p->diags.message[i];
		buf_printf(&b, "%.*s:%u:%u ", STR_ARG(m->place.file), m->place.line, m->place.column);
		buf_add(&b, diag_name(&p->arena, m->id));
		for (size_t k = 0; k < m->args && arguments; k++)
			buf_printf(&b, " '%.*s'", STR_ARG(m->arg[k]));
		buf_char(&b, '\n');
	}
	buf_char(&b, '\0');
	return b.p;
}

static inline bool project_has(struct project *p, enum diag_id id)
{
	for (size_t i = 0; i < p->diags.n; i++)
		if (p->diags.message[i].id == id)
			return true;
	return false;
}

/* No errors; the first one is shown otherwise. */
static inline void project_assert_good(struct project *p)
{
	if (p->diags.errors)
		fail_msg("%s", project_messages(p, true));
}

static inline struct series project_series(struct project *p, const char *indicator, const char *unit)
{
	uint32_t i = map_get(&p->model.indicator_by_id, str_from_c(indicator));
	uint32_t u = map_get(&p->model.unit_by_id, str_from_c(unit));
	assert_true(i != MAP_NONE && u != MAP_NONE);
	return figures_series(p->figures, i, u);
}

/* NULL when there is none. */
static inline const struct figure *project_figure(struct project *p, const char *indicator, const char *unit, int year)
{
	return series_at(project_series(p, indicator, unit), year);
}

#endif
