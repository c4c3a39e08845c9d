/* reader.c -- cells and references; see reader.h. */
#include "input/reader.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/vi.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2200 };

/* ---- files ---- */

void input_table_at(struct input *in, str path, const struct csv_spec *spec, csv_row_fn *fn, void *payload)
{
	str bytes;
	struct place at = { path, 0, 0 };
	switch (file_read(in->arena, path_join(in->arena, in->root, path), CSV_MAX_BYTES, &bytes)) {
	case FILE_OK:
		csv_read(in->arena, path, bytes, spec, in->diags, fn, payload);
		break;
	case FILE_TOO_LARGE:
		diag(in->diags, DIAG_FILE_TOO_LARGE, at, path);
		break;
	case FILE_MISSING:
	case FILE_NOT_REGULAR:
	case FILE_UNREADABLE:
		diag(in->diags, DIAG_FILE_UNREADABLE, at, path);
		break;
	}
}

void input_table(struct input *in, const char *path, bool needed, const struct csv_spec *spec, csv_row_fn *fn)
{
	str p = str_from_c(path);
	if (file_exists(in->arena, path_join(in->arena, in->root, p)))
		input_table_at(in, p, spec, fn, in);
	else if (needed)
		diag(in->diags, DIAG_FILE_MISSING, ((struct place){ p, 0, 0 }), p);
}

/* ---- cells ---- */

static bool id_well_formed(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool alnum = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (!alnum && !(c == '-' && i))
			return false;
	}
	return s.n && s.n <= 100;
}

str cell_needed(struct input *in, const struct csv_row *row, size_t k)
{
	if (row->cell[k].n == 0)
		diag(in->diags, DIAG_CELL_EMPTY, csv_place(row, k), S(""));
	return cell_text(in, row, k);
}

str cell_text(struct input *in, const struct csv_row *row, size_t k)
{
	return row->cell[k].n ? str_copy(in->arena, row->cell[k]) : (str){ NULL, 0 };
}

str cell_id(struct input *in, const struct csv_row *row, size_t k)
{
	str s = cell_needed(in, row, k);
	if (s.n && !id_well_formed(s)) {
		diag(in->diags, DIAG_BAD_ID, csv_place(row, k), s, vi_slug(in->arena, s, 60));
		return (str){ NULL, 0 };
	}
	return s;
}

bool cell_new_id(struct input *in, const struct csv_row *row, size_t k, struct map *map, uint32_t index,
                 const void *first, size_t place_stride, str *out)
{
	*out = cell_id(in, row, k);
	if (!out->n)
		return false;
	uint32_t stored = map_add(map, *out, index);
	if (stored == index)
		return true;
	struct place other;
	memcpy(&other, (const char *)first + (size_t)stored * place_stride, sizeof other);
	diag(in->diags, DIAG_DOUBLE_ID, csv_place(row, k), *out, str_format(in->arena, "%u", other.line));
	return false;
}

bool cell_int(struct input *in, const struct csv_row *row, size_t k, int low, int high, int *out)
{
	long v;
	if (!row->cell[k].n)
		return false;
	if (!num_parse_int(row->cell[k], low, high, &v)) {
		diag(in->diags, DIAG_BAD_INTEGER, csv_place(row, k), row->cell[k],
		     str_format(in->arena, "%d", low), str_format(in->arena, "%d", high));
		return false;
	}
	*out = (int)v;
	return true;
}

bool cell_year(struct input *in, const struct csv_row *row, size_t k, bool needed, int *out)
{
	if (!row->cell[k].n) {
		if (needed)
			cell_needed(in, row, k);
		return false;
	}
	return cell_int(in, row, k, YEAR_FIRST, YEAR_LAST, out);
}

date cell_date(struct input *in, const struct csv_row *row, size_t k)
{
	date d;
	if (!row->cell[k].n)
		return DATE_NONE;
	if (date_parse(row->cell[k], &d))
		return d;
	diag(in->diags, DIAG_BAD_DATE, csv_place(row, k), row->cell[k]);
	return DATE_NONE;
}

struct due_date cell_due(struct input *in, const struct csv_row *row, size_t k)
{
	struct due_date due = { 0, 0, 0 };
	date d;
	if (!row->cell[k].n)
		return due;
	if (date_parse(row->cell[k], &d))
		date_split(d, &due.year, &due.month, &due.day);
	else if (!date_parse_month_day(row->cell[k], &due.month, &due.day))
		diag(in->diags, DIAG_BAD_DUE_DATE, csv_place(row, k), row->cell[k]);
	return due;
}

enum every cell_every(struct input *in, const struct csv_row *row, size_t k)
{
	static const char *const words[] = { "", "year", "quarter", "month" };
	int i = cell_word(in, row, k, words, 4, 0);
	return i < 0 ? EVERY_NONE : (enum every)i;
}

int cell_word(struct input *in, const struct csv_row *row, size_t k, const char *const *words, size_t n, int standard)
{
	str given = row->cell[k];
	if (!given.n && standard >= 0)
		return standard;
	str lower = vi_lower(in->arena, given);
	struct buf all;
	buf_init(&all, in->arena, 128);
	for (size_t i = 0; i < n; i++) {
		if (given.n && str_eq_c(lower, words[i]))
			return (int)i;
		if (*words[i]) {
			buf_c(&all, all.n ? ", " : "");
			buf_c(&all, words[i]);
		}
	}
	diag(in->diags, DIAG_BAD_WORD, csv_place(row, k), given, buf_str(&all));
	return -1;
}

bool cell_double(struct input *in, const struct csv_row *row, size_t k, double *out)
{
	*out = NAN;
	return !row->cell[k].n || csv_number(row, k, in->diags, out);
}

struct pending cell_pending(struct input *in, const struct csv_row *row, size_t k)
{
	struct pending p = { cell_text(in, row, k), { { NULL, 0 }, 0, 0 } };
	if (p.text.n)
		p.place = csv_place(row, k);
	return p;
}

/* ---- nearest ids ---- */

/* Optimal string alignment distance of two short texts; more than `most` counts as most + 1. */
static size_t distance(struct arena *a, str x, str y, size_t most)
{
	size_t gap = x.n > y.n ? x.n - y.n : y.n - x.n;
	if (gap > most)
		return most + 1;
	size_t *before = arena_new(a, size_t, y.n + 1), *last = arena_new(a, size_t, y.n + 1),
	       *now = arena_new(a, size_t, y.n + 1);
	for (size_t j = 0; j <= y.n; j++)
		last[j] = j;
	for (size_t i = 1; i <= x.n; i++) {
		now[0] = i;
		for (size_t j = 1; j <= y.n; j++) {
			size_t best = last[j - 1] + (x.p[i - 1] != y.p[j - 1]);
			if (last[j] + 1 < best)
				best = last[j] + 1;
			if (now[j - 1] + 1 < best)
				best = now[j - 1] + 1;
			bool swapped = i > 1 && j > 1 && x.p[i - 1] == y.p[j - 2] && x.p[i - 2] == y.p[j - 1];
			if (swapped && before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			now[j] = best;
		}
		size_t *reuse = before;
		before = last;
		last = now;
		now = reuse;
	}
	return last[y.n];
}

struct nearest { str best; size_t distance; };

static void consider(struct arena *a, struct nearest *n, str candidate, str folded)
{
	size_t d = distance(a, vi_fold(a, candidate), folded, n->distance);
	if (d < n->distance) {
		n->distance = d;
		n->best = candidate;
	}
}

static struct nearest nearest_begin(str folded)
{
	return (struct nearest){ { NULL, 0 }, folded.n / 3 + 2 };
}

str nearest_id(struct arena *a, struct id_list ids, str id)
{
	str folded = vi_fold(a, str_slice(id, 0, 100));
	struct nearest n = nearest_begin(folded);
	for (size_t i = 0; i < ids.n; i++) {
		str candidate;
		memcpy(&candidate, (const char *)ids.base + i * ids.stride, sizeof candidate);
		consider(a, &n, candidate, folded);
	}
	return n.best;
}

str nearest_word(struct arena *a, const char *const *words, size_t count, str given)
{
	str folded = vi_fold(a, str_slice(given, 0, 100));
	struct nearest n = nearest_begin(folded);
	for (size_t i = 0; i < count; i++)
		consider(a, &n, str_from_c(words[i]), folded);
	return n.best;
}

/* ---- references ---- */

#define ID_LIST(name, array, count, by_id, en, vi)                                             \
	struct id_list name(const struct model *m)                                             \
	{                                                                                      \
		return (struct id_list){ &m->by_id, m->array, m->count, sizeof *m->array, en, vi }; \
	}
ID_LIST(ids_units, unit, units, unit_by_id, "unit", "đơn vị")
ID_LIST(ids_agencies, agency, agencies, agency_by_id, "agency", "cơ quan")
ID_LIST(ids_indicators, indicator, indicators, indicator_by_id, "indicator", "chỉ số")
ID_LIST(ids_documents, document, documents, document_by_id, "document", "văn bản")
ID_LIST(ids_plans, plan, plans, plan_by_id, "plan", "kế hoạch")
ID_LIST(ids_targets, target, targets, target_by_id, "target", "chỉ tiêu")
ID_LIST(ids_duties, duty, duties, duty_by_id, "duty", "chế độ báo cáo")
ID_LIST(ids_forms, form, forms, form_by_id, "form", "biểu mẫu")

uint32_t resolve(struct input *in, struct id_list ids, str id, struct place at)
{
	if (!id.n)
		return NONE;
	uint32_t i = map_get(ids.map, id);
	if (i != MAP_NONE)
		return i;
	str near = nearest_id(in->arena, ids, id);
	str kind_en = str_from_c(ids.kind_en), kind_vi = str_from_c(ids.kind_vi);
	if (near.n)
		diag(in->diags, DIAG_UNKNOWN_ID_NEAR, at, id, kind_en, kind_vi, near);
	else
		diag(in->diags, DIAG_UNKNOWN_ID, at, id, kind_en, kind_vi);
	return NONE;
}

uint32_t cell_ref(struct input *in, const struct csv_row *row, size_t k, struct id_list ids)
{
	if (!row->cell[k].n)
		return NONE;
	uint32_t i = map_get(ids.map, row->cell[k]);
	return i != MAP_NONE ? i : resolve(in, ids, cell_text(in, row, k), csv_place(row, k));
}

struct refs resolve_list(struct input *in, struct id_list ids, str text, struct place at)
{
	struct refs out = { 0 };
	size_t n = 0, cap = 0;
	for (str rest = text, id; (id = str_word(&rest)).n;) {
		uint32_t i = resolve(in, ids, id, at);
		if (i != NONE)
			*arena_push(in->arena, uint32_t, &out.ref, &n, &cap) = i;
	}
	out.n = (uint32_t)n;
	return out;
}
