/* published.c -- see published.h. */
#include "prove/published.h"

#include <math.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/num.h"
#include "syntax/csv.h"

enum { MOST_BYTES = 1 << 30, MOST_COLUMNS = 16 };

struct published_row {
	const char *const     *column;          /* ends with NULL */
	struct published_cell *cell;
};

/* A published table: the cells under its keys make a row's key. */
struct table {
	const char *file, *name;
	size_t      keys;                       /* the first so many columns */
	const char *column[MOST_COLUMNS];
};

static const struct table tables[] = {
	{ "indicators.csv", "indicator", 1, { "id", "sector" } },
	{ "status.csv", "status", 1, { "target", "plan", "indicator", "unit", "due", "aim", "base_year", "base_value", "year", "value",
	                               "coverage", "expected", "pace", "gap", "status" } },
	{ "series.csv", "series", 3, { "indicator", "unit", "year", "numerator", "denominator", "value", "coverage",
	                               "reporters", "expected_reporters" } },
	{ "history.csv", "history", 2, { "cycle", "target", "status", "year", "value", "pace" } },
};

static const char *const count_column[] = { "total", "achieved", "missed", "on-track", "slow", "off-track", "reversing",
                                            "pending", "no-data", NULL };
static const char *const week_column[] = { "events", "people", NULL };

/* The row of a key, made with empty cells if it is not there yet. */
static struct published_row *row_of(struct published *p, str key, const char *const *column)
{
	uint32_t at = map_get(&p->row_by_key, key);
	size_t n = 0;
	if (at != MAP_NONE)
		return &p->row[at];
	while (column[n])
		n++;
	struct published_cell *cell = arena_new(p->arena, struct published_cell, n);
	for (size_t i = 0; i < n; i++)
		cell[i] = (struct published_cell){ S(""), NAN };
	map_add(&p->row_by_key, key, (uint32_t)p->rows);
	struct published_row *row = arena_push(p->arena, struct published_row, &p->row, &p->rows, &p->cap);
	*row = (struct published_row){ column, cell };
	return row;
}

static void add_number(struct published_cell *cell, double v)
{
	cell->number = isfinite(cell->number) ? cell->number + v : v;
}

/* ---- tables ---- */

struct reading { struct published *p; const struct table *t; str site; };

static void count_into(struct published *p, str key, str status)
{
	struct published_row *row = row_of(p, key, count_column);
	for (size_t i = 0; count_column[i]; i++)
		if (i == 0 || str_eq_c(status, count_column[i]))
			add_number(&row->cell[i], 1);
		else if (isnan(row->cell[i].number))
			row->cell[i].number = 0;
}

/* A row of history.csv counts when its target's plan has a page. */
static void count_verdict(struct published *p, const str *cell)
{
	struct arena *a = p->arena;
	str cycle = cell[0], status = cell[2];
	uint32_t at = map_get(&p->target_by_id, cell[1]);
	if (at == MAP_NONE)
		return;
	const struct published_target *t = &p->target[at];
	count_into(p, str_format(a, "count/%.*s/all", STR_ARG(cycle)), status);
	count_into(p, str_format(a, "count/%.*s/plan/%.*s", STR_ARG(cycle), STR_ARG(t->plan)), status);
	count_into(p, str_format(a, "count/%.*s/unit/%.*s", STR_ARG(cycle), STR_ARG(t->unit)), status);
	uint32_t sector = map_get(&p->sector_of, t->indicator);
	if (sector != MAP_NONE)
		count_into(p, str_format(a, "count/%.*s/sector/%.*s", STR_ARG(cycle), STR_ARG(p->sector[sector])), status);
}

static void keep_target(struct reading *r, const str *cell)
{
	struct published *p = r->p;
	struct arena *a = p->arena;
	str plan = cell[1];
	if (!plan.n || !file_exists(a, path_join(a, r->site, str_format(a, "ke-hoach/%.*s/index.html", STR_ARG(plan)))))
		return;
	map_add(&p->target_by_id, str_copy(a, cell[0]), (uint32_t)p->targets);
	*arena_push(a, struct published_target, &p->target, &p->targets, &p->target_cap) =
		(struct published_target){ str_copy(a, plan), str_copy(a, cell[2]), str_copy(a, cell[3]) };
}

static void read_row(void *payload, const struct csv_row *in)
{
	struct reading *r = payload;
	struct published *p = r->p;
	struct arena *a = p->arena;
	const struct table *t = r->t;
	str key = str_from_c(t->name);
	for (size_t k = 0; k < t->keys; k++)
		key = str_format(a, "%.*s/%.*s", STR_ARG(key), STR_ARG(in->cell[k]));
	if (t == &tables[0]) {
		map_add(&p->sector_of, str_copy(a, in->cell[0]), (uint32_t)p->sectors);
		*arena_push(a, str, &p->sector, &p->sectors, &p->sector_cap) = str_copy(a, in->cell[1]);
		return;
	}
	struct published_row *row = row_of(p, key, t->column + t->keys);
	for (size_t k = t->keys; t->column[k]; k++) {
		struct published_cell *cell = &row->cell[k - t->keys];
		cell->text = str_copy(a, in->cell[k]);
		num_parse(cell->text, NUM_EN, &cell->number);
	}
	if (t == &tables[1])
		keep_target(r, in->cell);
	if (t == &tables[3])
		count_verdict(p, in->cell);
}

static bool read_file(struct published *p, str site, str file, const struct csv_spec *spec, csv_row_fn *fn, void *payload,
                      struct diags *d)
{
	str path = path_join(p->arena, path_join(p->arena, site, S("data")), file), bytes;
	struct diags own;
	diags_init(&own, p->arena);
	if (file_read(p->arena, path, MOST_BYTES, &bytes) == FILE_OK && csv_read(p->arena, path, bytes, spec, &own, fn, payload))
		return true;
	diag(d, DIAG_PROVE_NO_DATA, ((struct place){ path, 0, 0 }), file);
	return false;
}

static bool read_table(struct published *p, str site, const struct table *t, struct diags *d)
{
	struct csv_column column[MOST_COLUMNS];
	struct csv_spec spec = { column, 0 };
	struct reading r = { p, t, site };
	for (; t->column[spec.columns]; spec.columns++)
		column[spec.columns] = (struct csv_column){ t->column[spec.columns], NULL, true };
	return read_file(p, site, str_from_c(t->file), &spec, read_row, &r, d);
}

/* ---- the learning week ---- */

struct week_reading { struct published *p; str year; };

static void read_week_row(void *payload, const struct csv_row *in)
{
	struct week_reading *r = payload;
	struct arena *a = r->p->arena;
	str sum = str_format(a, "week/%.*s/%.*s", STR_ARG(r->year), STR_ARG(in->cell[0]));
	str own = str_format(a, "%.*s/%.*s", STR_ARG(sum), STR_ARG(in->cell[1]));
	for (size_t k = 0; k < 2; k++) {
		double v;
		if (num_parse(in->cell[2 + k], NUM_EN, &v) != NUM_OK)
			continue;
		add_number(&row_of(r->p, sum, week_column)->cell[k], v);
		add_number(&row_of(r->p, own, week_column)->cell[k], v);
	}
}

static bool read_weeks(struct published *p, str site, struct diags *d)
{
	static const struct csv_column column[] = { { "row", NULL, true }, { "unit", NULL, true }, { "events", NULL, true },
	                                            { "people", NULL, true } };
	const struct csv_spec spec = { column, sizeof column / sizeof *column };
	struct file_list list = { 0 };
	bool good = true;
	file_list(p->arena, path_join(p->arena, site, S("data")), S(".csv"), &list);
	for (size_t i = 0; i < list.n; i++) {
		if (!str_starts(list.path[i], S("week-")))
			continue;
		struct week_reading r = { p, str_slice(list.path[i], 5, list.path[i].n - 4) };
		good = read_file(p, site, list.path[i], &spec, read_week_row, &r, d) && good;
	}
	return good;
}

bool published_read(struct arena *a, str site, struct diags *d, struct published *out)
{
	*out = (struct published){ .arena = a };
	map_init(&out->row_by_key, a, 4096);
	map_init(&out->sector_of, a, 64);
	map_init(&out->target_by_id, a, 256);
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (!read_table(out, site, &tables[i], d))
			return false;
	return read_weeks(out, site, d);
}

bool published_get(const struct published *p, str address, struct published_cell *out)
{
	size_t cut = address.n;
	while (cut > 0 && address.p[cut - 1] != '/')
		cut--;
	if (!cut)
		return false;
	str column = str_slice(address, cut, address.n);
	bool percent = str_ends(column, S("%"));
	if (percent)
		column.n--;
	uint32_t at = map_get(&p->row_by_key, str_slice(address, 0, cut - 1));
	if (at == MAP_NONE)
		return false;
	const struct published_row *row = &p->row[at];
	for (size_t i = 0; row->column[i]; i++)
		if (str_eq_c(column, row->column[i])) {
			*out = row->cell[i];
			out->number *= percent ? 100 : 1;
			return true;
		}
	return false;
}
