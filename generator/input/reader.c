/* reader.c -- cells and references; see reader.h. */
#include "input/reader.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/nearest.h"
#include "base/vi.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2200, SUGGESTIONS_MOST = 200 };

/* ---- files ---- */

bool input_bytes(const struct input *in, struct arena *a, str path, struct diags *d, str *out)
{
	struct place at = { path, 0, 0 };
	switch (file_read(a, path_join(a, in->root, path), CSV_MAX_BYTES, out)) {
	case FILE_OK:
		return true;
	case FILE_TOO_LARGE:
		diag(d, DIAG_FILE_TOO_LARGE, at, path);
		return false;
	case FILE_MISSING:
	case FILE_NOT_REGULAR:
	case FILE_UNREADABLE:
		diag(d, DIAG_FILE_UNREADABLE, at, path);
		return false;
	}
	return false;
}

void input_clone(const struct input *in, struct arena *a, struct diags *d, struct input *out)
{
	*out = (struct input){ .arena = a, .diags = d, .m = in->m, .root = in->root };
	arena_init(&out->scratch, a->fail);
	map_init(&out->suggestion_by_id, a, 16);
}

void input_table_at(struct input *in, str path, const struct csv_spec *spec, csv_row_fn *fn, void *payload)
{
	str bytes;
	if (input_bytes(in, &in->scratch, path, in->diags, &bytes))
		csv_read(&in->scratch, path, bytes, spec, in->diags, fn, payload);
	arena_reset(&in->scratch);
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
	str lower = vi_lower(&in->scratch, given);
	for (size_t i = 0; i < n && given.n; i++)
		if (str_eq_c(lower, words[i]))
			return (int)i;
	struct buf all;
	buf_init(&all, in->arena, 128);
	for (size_t i = 0; i < n; i++) {
		if (!*words[i])
			continue;
		buf_c(&all, all.n ? ", " : "");
		buf_c(&all, words[i]);
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

static str nearest_id(struct fail *fail, struct id_list ids, str id)
{
	struct arena scratch;
	struct nearest n;
	arena_init(&scratch, fail);
	nearest_begin(&n, &scratch, id);
	for (uint32_t i = 0; i < ids.n; i++)
		nearest_consider(&n, ids_at(ids, i));
	arena_release(&scratch);
	return n.best;
}

/* The id nearest to an unknown one.  A wrong id stands in thousands of rows as easily as in one, so each is
 * looked for once; and when very many are wrong, all but the first go without a suggestion. */
static str suggestion(struct input *in, struct id_list ids, str id)
{
	str key = str_format(in->arena, "%s %.*s", ids.kind_en, STR_ARG(id));
	uint32_t i = map_add(&in->suggestion_by_id, key, (uint32_t)in->suggestions);
	if (i < in->suggestions)
		return in->suggestion[i];
	str near = in->suggestions < SUGGESTIONS_MOST ? nearest_id(in->arena->fail, ids, id) : S("");
	*arena_push(in->arena, str, &in->suggestion, &in->suggestions, &in->suggestions_cap) = near;
	return near;
}

str nearest_word(struct arena *a, const char *const *words, size_t count, str given)
{
	struct nearest n;
	nearest_begin(&n, a, given);
	for (size_t i = 0; i < count; i++)
		nearest_consider(&n, str_from_c(words[i]));
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
	str near = suggestion(in, ids, id);
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
