/*
 * results.c -- data/results/: the figures that units report.
 *
 * There may be millions of rows, so a row costs one hash look-up for each id
 * (none when it repeats the row before) and one for the row it may replace.
 */
#include "input/reader.h"

#include <math.h>

#include "base/file.h"
#include "base/vi.h"

enum { C_YEAR, C_PERIOD, C_UNIT, C_INDICATOR, C_NUMERATOR, C_DENOMINATOR, C_VALUE, C_QUALITY, C_REPORTED_ON,
       C_SOURCE, C_NOTE };
static const struct csv_column columns[] = {
	{ "year", "Năm", true }, { "period", "Kỳ", false }, { "unit", "Đơn vị", true },
	{ "indicator", "Chỉ số", true }, { "numerator", "Số đạt", false }, { "denominator", "Tổng số", false },
	{ "value", "Giá trị", false }, { "quality", "Chất lượng", false }, { "reported_on", "Ngày báo cáo", false },
	{ "source", "Nguồn", false }, { "note", "Ghi chú", false },
};

struct results_reader {
	struct input *in;
	uint32_t      file;
	uint32_t     *slot;             /* hash table of the newest row of each key; index + 1 */
	size_t        slots;            /* a power of two */
	size_t        keys;
	str           last_unit, last_indicator, last_source, last_note;    /* repeated ids and notes are looked up once */
	uint32_t      last_unit_index, last_indicator_index, last_text;
};

/* ---- the key: unit, indicator, year, period ---- */

static bool same_key(const struct result *a, const struct result *b)
{
	return a->unit == b->unit && a->indicator == b->indicator && a->year == b->year && a->period == b->period;
}

static uint64_t key_hash(const struct result *r)
{
	uint64_t h = ((uint64_t)r->unit << 32 | r->indicator) * 0x9e3779b97f4a7c15u;
	h ^= h >> 29;
	h = (h + ((uint64_t)(uint16_t)r->year << 8 | r->period)) * 0xbf58476d1ce4e5b9u;
	return h ^ h >> 32;
}

static uint32_t *slot_of(const struct results_reader *rr, const struct result *r)
{
	const struct result *all = rr->in->m->result;
	for (size_t i = key_hash(r) & (rr->slots - 1);; i = (i + 1) & (rr->slots - 1))
		if (!rr->slot[i] || same_key(&all[rr->slot[i] - 1], r))
			return &rr->slot[i];
}

static void grow_slots(struct results_reader *rr)
{
	uint32_t *old = rr->slot;
	size_t n = rr->slots;
	rr->slots = n ? n * 4 : 4096;
	rr->slot = arena_new(rr->in->arena, uint32_t, rr->slots);
	for (size_t i = 0; i < n; i++)
		if (old[i])
			*slot_of(rr, &rr->in->m->result[old[i] - 1]) = old[i];
}

/* Two rows of one key: the later date replaces the earlier; equal or missing dates are an error. */
static void join_revision(struct results_reader *rr, uint32_t *slot, uint32_t index, const struct csv_row *row)
{
	struct model *m = rr->in->m;
	struct result *r = &m->result[index];
	uint32_t *link = slot;          /* index + 1 of the newer row, or the slot */
	for (uint32_t i = *slot - 1; i != NONE; i = m->result[i].next) {
		struct result *o = &m->result[i];
		if (o->reported_on == DATE_NONE || r->reported_on == DATE_NONE || o->reported_on == r->reported_on) {
			diag(rr->in->diags, DIAG_RESULT_DOUBLE, csv_place(row, C_YEAR), m->unit[r->unit].id,
			     m->indicator[r->indicator].id, str_format(rr->in->arena, "%.*s:%u",
			     STR_ARG(m->result_file[o->file]), o->line), str_format(rr->in->arena, "%u", r->line));
			r->superseded = true;
			return;
		}
	}
	if (r->reported_on > m->result[*slot - 1].reported_on) {
		r->next = *slot - 1;
		m->result[r->next].superseded = true;
		*link = index + 1;
		return;
	}
	uint32_t newer = *slot - 1;     /* find the row that ours stands behind */
	while (m->result[newer].next != NONE && m->result[m->result[newer].next].reported_on > r->reported_on)
		newer = m->result[newer].next;
	r->next = m->result[newer].next;
	r->superseded = true;
	m->result[newer].next = index;
}

/* ---- cells ---- */

static bool is_unavailable(str s)
{
	return str_eq_c(s, "…") || str_eq_c(s, "...");
}

/* A figure by the marks of statistical tables: false when there is none to use. */
static bool cell_figure(struct results_reader *rr, const struct csv_row *row, size_t k, struct result *r, double *out)
{
	str s = row->cell[k];
	if (!s.n)
		return false;
	if (s.n == 1 && s.p[0] == '-') {
		*out = 0;
		return true;
	}
	if (is_unavailable(s)) {
		r->unavailable = true;
		return false;
	}
	return csv_number(row, k, rr->in->diags, out);
}

/* The value of a share may end in "%". */
static bool cell_percent(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	str cell[11];
	for (size_t k = 0; k < 11; k++)
		cell[k] = row->cell[k];
	if (str_ends(cell[C_VALUE], S("%")))
		cell[C_VALUE] = str_trim(str_slice(cell[C_VALUE], 0, cell[C_VALUE].n - 1));
	struct csv_row plain = { cell, row->line, row->reader };
	return cell_figure(rr, &plain, C_VALUE, r, &r->value);
}

static void read_share(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	struct diags *d = rr->in->diags;
	r->has_numerator = cell_figure(rr, row, C_NUMERATOR, r, &r->numerator);
	r->has_denominator = cell_figure(rr, row, C_DENOMINATOR, r, &r->denominator);
	r->has_value = cell_percent(rr, row, r);
	bool num = row->cell[C_NUMERATOR].n != 0, den = row->cell[C_DENOMINATOR].n != 0;
	if (num != den)
		diag(d, DIAG_SHARE_PARTS, csv_place(row, num ? C_DENOMINATOR : C_NUMERATOR), S(""));
	if (r->has_numerator && r->numerator < 0)
		diag(d, DIAG_NEGATIVE, csv_place(row, C_NUMERATOR), row->cell[C_NUMERATOR]);
	else if (r->has_denominator && r->denominator < 0)
		diag(d, DIAG_NEGATIVE, csv_place(row, C_DENOMINATOR), row->cell[C_DENOMINATOR]);
	else if (r->has_numerator && r->has_denominator && r->numerator > r->denominator)
		diag(d, DIAG_SHARE_OVER, csv_place(row, C_NUMERATOR), row->cell[C_NUMERATOR], row->cell[C_DENOMINATOR]);
	if (!r->has_value)
		return;
	if (r->has_numerator && r->has_denominator) {
		double exact = r->denominator > 0 ? 100 * r->numerator / r->denominator : NAN;
		if (r->denominator > 0 && fabs(exact - r->value) > 0.06)
			diag(d, DIAG_SHARE_DISAGREES, csv_place(row, C_VALUE), row->cell[C_VALUE],
			     str_format(rr->in->arena, "%.2f", exact));
	} else if (r->value < 0 || r->value > 100) {
		diag(d, DIAG_PERCENT_RANGE, csv_place(row, C_VALUE), row->cell[C_VALUE]);
	} else if (!num && !den) {
		diag(d, DIAG_SHARE_VALUE_ONLY, csv_place(row, C_VALUE), row->cell[C_VALUE]);
	}
}

static void read_yesno(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	static const char *const yes[] = { "1", "có", "yes", "x", "y", "co" };
	static const char *const no[] = { "0", "không", "no", "-", "n", "khong" };
	str s = row->cell[C_VALUE];
	if (!s.n)
		return;
	if (is_unavailable(s)) {
		r->unavailable = true;
		return;
	}
	str lower = vi_lower(rr->in->arena, s);
	for (size_t i = 0; i < 6; i++) {
		if (!str_eq_c(lower, yes[i]) && !str_eq_c(lower, no[i]))
			continue;
		r->has_value = true;
		r->value = str_eq_c(lower, yes[i]);
		return;
	}
	diag(rr->in->diags, DIAG_BAD_YESNO, csv_place(row, C_VALUE), s);
}

static void read_figure(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	switch (rr->in->m->indicator[r->indicator].measure) {
	case MEASURE_SHARE:
		read_share(rr, row, r);
		return;
	case MEASURE_YESNO:
		read_yesno(rr, row, r);
		break;
	case MEASURE_COUNT:
	case MEASURE_LEVEL:
		r->has_value = cell_figure(rr, row, C_VALUE, r, &r->value);
		break;
	}
	for (size_t k = C_NUMERATOR; k <= C_DENOMINATOR; k++)
		if (row->cell[k].n)
			diag(rr->in->diags, DIAG_PARTS_UNUSED, csv_place(row, k), row->cell[k],
			     rr->in->m->indicator[r->indicator].id);
}

static bool read_period(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	static const char *const words[] = { "", "h1", "h2", "q1", "q2", "q3", "q4", "m01", "m02", "m03", "m04",
	                                     "m05", "m06", "m07", "m08", "m09", "m10", "m11", "m12" };
	if (!row->cell[C_PERIOD].n)
		return true;
	int p = cell_word(rr->in, row, C_PERIOD, words, PERIOD__COUNT, PERIOD_YEAR);
	r->period = (uint8_t)(p < 0 ? 0 : p);
	return p >= 0;
}

static bool read_quality(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	static const char *const words[] = { "official", "preliminary", "estimate", "chính thức", "sơ bộ", "ước" };
	if (!row->cell[C_QUALITY].n)
		return true;
	int q = cell_word(rr->in, row, C_QUALITY, words, 6, QUALITY_OFFICIAL);
	r->quality = (uint8_t)(q < 0 ? 0 : q % 3);
	return q >= 0;
}

static bool read_ids(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	struct input *in = rr->in;
	if (!str_eq(row->cell[C_UNIT], rr->last_unit) || !rr->last_unit.n) {
		rr->last_unit = cell_needed(in, row, C_UNIT);
		rr->last_unit_index = cell_ref(in, row, C_UNIT, ids_units(in->m));
	} else if (rr->last_unit_index == NONE) {
		cell_ref(in, row, C_UNIT, ids_units(in->m));    /* reported at each of its lines */
	}
	if (!str_eq(row->cell[C_INDICATOR], rr->last_indicator) || !rr->last_indicator.n) {
		rr->last_indicator = cell_needed(in, row, C_INDICATOR);
		rr->last_indicator_index = cell_ref(in, row, C_INDICATOR, ids_indicators(in->m));
	} else if (rr->last_indicator_index == NONE) {
		cell_ref(in, row, C_INDICATOR, ids_indicators(in->m));
	}
	r->unit = rr->last_unit_index;
	r->indicator = rr->last_indicator_index;
	return r->unit != NONE && r->indicator != NONE;
}

/* Source and note are kept once for a run of rows that share them. */
static uint32_t row_text(struct results_reader *rr, const struct csv_row *row)
{
	struct model *m = rr->in->m;
	if (!row->cell[C_SOURCE].n && !row->cell[C_NOTE].n)
		return 0;
	if (rr->last_text && str_eq(row->cell[C_SOURCE], rr->last_source) && str_eq(row->cell[C_NOTE], rr->last_note))
		return rr->last_text;
	struct result_text *t = arena_push(rr->in->arena, struct result_text, &m->result_text, &m->result_texts,
	                                   &rr->in->result_texts_cap);
	t->source = rr->last_source = cell_text(rr->in, row, C_SOURCE);
	t->note = rr->last_note = cell_text(rr->in, row, C_NOTE);
	return rr->last_text = (uint32_t)(m->result_texts - 1);
}

static void result_row(void *payload, const struct csv_row *row)
{
	struct results_reader *rr = payload;
	struct input *in = rr->in;
	struct model *m = in->m;
	struct result r = { .next = NONE, .reported_on = DATE_NONE, .file = rr->file, .line = row->line };
	int year = 0;
	bool ok = cell_year(in, row, C_YEAR, true, &year);
	ok &= read_ids(rr, row, &r);
	ok &= read_period(rr, row, &r);
	ok &= read_quality(rr, row, &r);
	r.year = (int16_t)year;
	r.reported_on = cell_date(in, row, C_REPORTED_ON);
	if (row->cell[C_REPORTED_ON].n && r.reported_on == DATE_NONE)
		ok = false;
	if (!ok)
		return;
	read_figure(rr, row, &r);
	r.text = row_text(rr, row);
	if ((rr->keys + 1) * 3 > rr->slots * 2)
		grow_slots(rr);
	uint32_t index = (uint32_t)m->results;
	uint32_t *slot = slot_of(rr, &r);
	*arena_push(in->arena, struct result, &m->result, &m->results, &in->results_cap) = r;
	if (*slot) {
		join_revision(rr, slot, index, row);
	} else {
		*slot = index + 1;
		rr->keys++;
	}
}

void read_results(struct input *in)
{
	struct model *m = in->m;
	struct file_list files;
	struct results_reader rr = { .in = in, .last_unit_index = NONE, .last_indicator_index = NONE };
	arena_push(in->arena, struct result_text, &m->result_text, &m->result_texts, &in->result_texts_cap);
	file_list(in->arena, path_join(in->arena, in->root, S("data/results")), S(".csv"), &files);
	for (size_t i = 0; i < files.n; i++) {
		str path = path_join(in->arena, S("data/results"), files.path[i]);
		rr.file = (uint32_t)m->result_files;
		*arena_push(in->arena, str, &m->result_file, &m->result_files, &in->result_files_cap) = path;
		input_table_at(in, path, &(struct csv_spec){ columns, sizeof columns / sizeof *columns }, result_row, &rr);
	}
}
