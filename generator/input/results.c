/*
 * results.c -- data/results/: the figures that units report.
 *
 * There may be millions of rows.  Files are opened, and then their parts read,
 * by several threads; the rows are joined in the order of files and lines, and
 * only then is it seen which of them replace others.
 *
 * Rows come unit by unit or indicator by indicator: what repeats the row before
 * is not looked up again, and the rows of one unit and year lie side by side
 * where a revision is looked for.
 */
#include "input/reader.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/file.h"
#include "base/vi.h"
#include "base/work.h"

enum { C_YEAR, C_PERIOD, C_UNIT, C_INDICATOR, C_NUMERATOR, C_DENOMINATOR, C_VALUE, C_QUALITY, C_REPORTED_ON,
       C_SOURCE, C_NOTE, C_LABEL };
static const struct csv_column columns[] = {
	{ "year", "Năm", true }, { "period", "Kỳ", false }, { "unit", "Đơn vị", true },
	{ "indicator", "Chỉ số", true }, { "numerator", "Số đạt", false }, { "denominator", "Tổng số", false },
	{ "value", "Giá trị", false }, { "quality", "Chất lượng", false }, { "reported_on", "Ngày báo cáo", false },
	{ "source", "Nguồn", false }, { "note", "Ghi chú", false },
	{ "label", "Nội dung", false },         /* what a blank return asks for, to be read by people only */
};
static const struct csv_spec spec = { columns, sizeof columns / sizeof *columns };

enum { BLOCK = 16, DATE_TEXT = 16, FILES_MOST = (1 << 24) - 1 };

/* A file, open while its parts are read. */
struct results_file {
	str                path;
	struct arena       arena;       /* the bytes */
	struct csv_reader *csv;         /* NULL when it cannot be read */
	bool               ambiguous;   /* an ambiguous number was told: once a file */
};

/* Some rows of a file, read by one thread; all in an arena of its own. */
struct results_reader {
	struct input    own;            /* its arena, its messages; the model is only looked at */
	struct arena    arena;
	struct diags    diags;
	uint32_t        file;
	size_t          part;
	struct result  *result;         /* where its rows go in the model; there is room for results_most */
	size_t          results, results_most;
	struct result_text *text;
	size_t          texts, texts_cap;

	/* of the row before */
	uint32_t        last_unit, last_indicator;
	str             last_source, last_note;
	uint32_t        last_text;
	char            last_date_text[DATE_TEXT];
	size_t          last_date_length;
	date            last_date;
};

/* The newest rows of some indicators of one unit and period; index + 1, 0 = none. */
struct block { uint32_t unit, group, when, row[BLOCK]; };

struct join {
	struct input   *in;
	struct results_file   *file;
	size_t          files;
	struct results_reader *reader;
	size_t          readers, readers_cap;

	struct block   *block;
	size_t          blocks, blocks_cap, last_block;
	uint32_t       *slot;           /* hash table of the blocks; index + 1 */
	size_t          slots;          /* a power of two */
};

/* ---- the newest row of a key: unit, indicator, year, period ---- */

static bool same_block(const struct block *a, const struct block *b)
{
	return a->unit == b->unit && a->group == b->group && a->when == b->when;
}

static uint32_t *slot_of(const struct join *j, const struct block *b)
{
	uint64_t h = ((uint64_t)b->unit << 32 | b->group) * 0x9e3779b97f4a7c15u;
	h ^= h >> 29;
	h = (h + b->when) * 0xbf58476d1ce4e5b9u;
	h ^= h >> 32;
	for (size_t i = h & (j->slots - 1);; i = (i + 1) & (j->slots - 1))
		if (!j->slot[i] || same_block(&j->block[j->slot[i] - 1], b))
			return &j->slot[i];
}

static void grow_slots(struct join *j)
{
	j->slots = j->slots ? j->slots * 4 : 4096;
	j->slot = arena_new(j->in->arena, uint32_t, j->slots);
	for (size_t i = 0; i < j->blocks; i++)
		*slot_of(j, &j->block[i]) = (uint32_t)(i + 1);
}

/* Where the newest row of r's key is noted. */
static uint32_t *newest(struct join *j, const struct result *r)
{
	struct block key = { .unit = r->unit, .group = r->indicator / BLOCK,
	                     .when = (uint32_t)r->year << 8 | r->period };
	if (!j->blocks || !same_block(&j->block[j->last_block], &key)) {
		if ((j->blocks + 1) * 3 > j->slots * 2)
			grow_slots(j);
		uint32_t *slot = slot_of(j, &key);
		if (!*slot) {
			*arena_push(j->in->arena, struct block, &j->block, &j->blocks, &j->blocks_cap) = key;
			*slot = (uint32_t)j->blocks;
		}
		j->last_block = *slot - 1;
	}
	return &j->block[j->last_block].row[r->indicator % BLOCK];
}

static void report_double(struct join *j, const struct result *r, const struct result *other)
{
	const struct model *m = j->in->m;
	struct place at = { m->result_file[r->file], r->line, 1 };
	diag(j->in->diags, DIAG_RESULT_DOUBLE, at, m->unit[r->unit].id, m->indicator[r->indicator].id,
	     str_format(j->in->arena, "%.*s:%u", STR_ARG(m->result_file[other->file]), other->line),
	     str_format(j->in->arena, "%u", r->line));
}

/* Two rows of one key: the later date replaces the earlier; equal or missing dates are an error. */
static void join_revision(struct join *j, uint32_t *newest_row, uint32_t index)
{
	struct result *all = j->in->m->result, *r = &all[index];
	for (uint32_t i = *newest_row - 1; i != NONE; i = all[i].next) {
		if (all[i].reported_on == DATE_NONE || r->reported_on == DATE_NONE || all[i].reported_on == r->reported_on) {
			report_double(j, r, &all[i]);
			r->superseded = true;
			return;
		}
	}
	if (r->reported_on > all[*newest_row - 1].reported_on) {
		r->next = *newest_row - 1;
		all[r->next].superseded = true;
		*newest_row = index + 1;
		return;
	}
	uint32_t newer = *newest_row - 1;       /* find the row that ours stands behind */
	while (all[newer].next != NONE && all[all[newer].next].reported_on > r->reported_on)
		newer = all[newer].next;
	r->next = all[newer].next;
	r->superseded = true;
	all[newer].next = index;
}

/* ---- cells ---- */

static bool is_unavailable(str s)
{
	return str_eq_c(s, "…") || str_eq_c(s, "...");
}

/* A figure by the marks of statistical tables: false when there is none to use.  A share's value may end
 * in "%". */
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
	bool share = rr->own.m->indicator[r->indicator].measure == MEASURE_SHARE;
	return share && k == C_VALUE ? csv_percent(row, k, &rr->diags, out) : csv_number(row, k, &rr->diags, out);
}

static void read_share(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	struct diags *d = &rr->diags;
	r->has_numerator = cell_figure(rr, row, C_NUMERATOR, r, &r->numerator);
	r->has_denominator = cell_figure(rr, row, C_DENOMINATOR, r, &r->denominator);
	r->has_value = cell_figure(rr, row, C_VALUE, r, &r->value);
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
			     str_format(&rr->arena, "%.2f", exact));
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
	str lower = vi_lower(&rr->own.scratch, s);
	for (size_t i = 0; i < 6; i++) {
		if (!str_eq_c(lower, yes[i]) && !str_eq_c(lower, no[i]))
			continue;
		r->has_value = true;
		r->value = str_eq_c(lower, yes[i]);
		return;
	}
	diag(&rr->diags, DIAG_BAD_YESNO, csv_place(row, C_VALUE), s);
}

static void read_figure(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	switch (rr->own.m->indicator[r->indicator].measure) {
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
			diag(&rr->diags, DIAG_PARTS_UNUSED, csv_place(row, k), row->cell[k],
			     rr->own.m->indicator[r->indicator].id);
}

static bool read_period(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	static const char *const words[] = { "", "h1", "h2", "q1", "q2", "q3", "q4", "m01", "m02", "m03", "m04",
	                                     "m05", "m06", "m07", "m08", "m09", "m10", "m11", "m12" };
	if (!row->cell[C_PERIOD].n)
		return true;
	int p = cell_word(&rr->own, row, C_PERIOD, words, PERIOD__COUNT, PERIOD_YEAR);
	r->period = (uint8_t)(p < 0 ? 0 : p);
	return p >= 0;
}

static bool read_quality(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	static const char *const words[] = { "official", "preliminary", "estimate", "chính thức", "sơ bộ", "ước" };
	if (!row->cell[C_QUALITY].n)
		return true;
	int q = cell_word(&rr->own, row, C_QUALITY, words, 6, QUALITY_OFFICIAL);
	r->quality = (uint8_t)(q < 0 ? 0 : q % 3);
	return q >= 0;
}

/* What the id in cell k stands for; NONE after reporting.  It is often that of the row before, or the
 * next one of the register. */
static uint32_t read_ref(struct input *in, const struct csv_row *row, size_t k, struct id_list ids,
                         uint32_t *last)
{
	str id = row->cell[k];
	if (!id.n)
		cell_needed(in, row, k);
	for (uint32_t i = *last; i < ids.n && i <= *last + 1; i++)
		if (str_eq(id, ids_at(ids, i)))
			return *last = i;
	uint32_t i = cell_ref(in, row, k, ids);
	if (i != NONE)
		*last = i;
	return i;
}

static bool read_ids(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	struct input *in = &rr->own;
	r->unit = read_ref(in, row, C_UNIT, ids_units(in->m), &rr->last_unit);
	r->indicator = read_ref(in, row, C_INDICATOR, ids_indicators(in->m), &rr->last_indicator);
	return r->unit != NONE && r->indicator != NONE;
}

/* False when the cell holds no date (reported); an empty cell is none, and right. */
static bool read_date(struct results_reader *rr, const struct csv_row *row, struct result *r)
{
	str s = row->cell[C_REPORTED_ON];
	if (!s.n)
		return true;
	if (!str_eq(s, (str){ rr->last_date_text, rr->last_date_length })) {
		date d = cell_date(&rr->own, row, C_REPORTED_ON);
		if (d == DATE_NONE)
			return false;
		rr->last_date = d;
		rr->last_date_length = s.n;     /* a date has at most 10 characters */
		memcpy(rr->last_date_text, s.p, s.n);
	}
	r->reported_on = rr->last_date;
	return true;
}

/* Source and note are kept once for a run of rows that share them; index + 1 in the part's texts. */
static uint32_t row_text(struct results_reader *rr, const struct csv_row *row)
{
	if (!row->cell[C_SOURCE].n && !row->cell[C_NOTE].n)
		return 0;
	if (rr->last_text && str_eq(row->cell[C_SOURCE], rr->last_source) && str_eq(row->cell[C_NOTE], rr->last_note))
		return rr->last_text;
	struct result_text *t = arena_push(&rr->arena, struct result_text, &rr->text, &rr->texts, &rr->texts_cap);
	t->source = rr->last_source = cell_text(&rr->own, row, C_SOURCE);
	t->note = rr->last_note = cell_text(&rr->own, row, C_NOTE);
	return rr->last_text = (uint32_t)rr->texts;
}

/* A row of a blank return (tiendo form) that was left blank: nothing is reported, so it may not clash with a row that is. */
static bool is_blank(const struct csv_row *row)
{
	for (size_t k = C_NUMERATOR; k <= C_NOTE; k++)
		if (row->cell[k].n)
			return false;
	return true;
}

static void result_row(void *payload, const struct csv_row *row)
{
	struct results_reader *rr = payload;
	struct result r = { .next = NONE, .reported_on = DATE_NONE, .file = rr->file & FILES_MOST, .line = row->line };
	int year = 0;
	bool ok = cell_year(&rr->own, row, C_YEAR, true, &year);
	ok &= read_ids(rr, row, &r);
	ok &= read_period(rr, row, &r);
	ok &= read_quality(rr, row, &r);
	r.year = (int16_t)year;
	ok &= read_date(rr, row, &r);
	if (!ok || is_blank(row))
		return;
	read_figure(rr, row, &r);
	r.text = row_text(rr, row);
	assert(rr->results < rr->results_most);
	rr->result[rr->results++] = r;
}

/* ---- threads ---- */

static void open_file(void *payload, size_t piece, struct arena *scratch, struct diags *d)
{
	struct join *j = payload;
	struct results_file *f = &j->file[piece];
	str bytes;
	arena_init(&f->arena, scratch->fail);
	if (input_bytes(j->in, &f->arena, f->path, d, &bytes))
		f->csv = csv_open(&f->arena, f->path, bytes, &spec, d);
}

static void read_part(void *payload, size_t piece, struct arena *scratch, struct diags *d)
{
	struct join *j = payload;
	struct results_reader *rr = &j->reader[piece];
	(void)d;                        /* messages wait in the part's own, to be told in order */
	arena_init(&rr->arena, scratch->fail);
	diags_init(&rr->diags, &rr->arena);
	input_clone(j->in, &rr->arena, &rr->diags, &rr->own);
	csv_read_part(j->file[rr->file].csv, rr->part, scratch, &rr->diags, result_row, rr);
	arena_release(&rr->own.scratch);
}

/* ---- joining ---- */

static void join_messages(struct join *j, const struct results_reader *rr)
{
	struct results_file *f = &j->file[rr->file];
	for (size_t i = 0; i < rr->diags.n; i++) {
		const struct diag_message *m = &rr->diags.message[i];
		if (m->id == DIAG_CSV_AMBIGUOUS_NUMBER && f->ambiguous)
			continue;
		f->ambiguous |= m->id == DIAG_CSV_AMBIGUOUS_NUMBER;
		diag_add(j->in->diags, m->id, m->place, m->arg, m->args);
	}
}

static void join_texts(struct join *j, const struct results_reader *rr)
{
	struct model *m = j->in->m;
	for (size_t i = 0; i < rr->texts; i++) {
		struct result_text *t = arena_push(j->in->arena, struct result_text, &m->result_text, &m->result_texts,
		                                   &j->in->result_texts_cap);
		t->source = str_copy(j->in->arena, rr->text[i].source);
		t->note = str_copy(j->in->arena, rr->text[i].note);
	}
}

/* The rows of one part close behind those of the parts before it. */
static void join_rows(struct join *j, const struct results_reader *rr)
{
	struct model *m = j->in->m;
	uint32_t first_text = (uint32_t)(m->result_texts - 1);
	join_messages(j, rr);
	join_texts(j, rr);
	for (size_t i = 0; i < rr->results; i++) {
		uint32_t index = (uint32_t)m->results++;
		struct result *r = &m->result[index];
		*r = rr->result[i];
		if (r->text)
			r->text += first_text;
		uint32_t *newest_row = newest(j, r);
		if (*newest_row)
			join_revision(j, newest_row, index);
		else
			*newest_row = index + 1;
	}
}

static void list_files(struct join *j)
{
	struct input *in = j->in;
	struct model *m = in->m;
	struct file_list files;
	file_list(in->arena, path_join(in->arena, in->root, S("data/results")), S(".csv"), &files);
	j->files = files.n;
	j->file = arena_new(in->arena, struct results_file, files.n);
	for (size_t i = 0; i < files.n; i++) {
		j->file[i].path = path_join(in->arena, S("data/results"), files.path[i]);
		*arena_push(in->arena, str, &m->result_file, &m->result_files, &in->result_files_cap) = j->file[i].path;
	}
}

static void list_parts(struct join *j)
{
	for (uint32_t f = 0; f < j->files; f++) {
		size_t parts = j->file[f].csv ? csv_parts(j->file[f].csv) : 0;
		for (size_t k = 0; k < parts; k++) {
			struct results_reader *rr = arena_push(j->in->arena, struct results_reader, &j->reader, &j->readers,
			                                       &j->readers_cap);
			rr->file = f;
			rr->part = k;
			rr->results_most = csv_part_rows_most(j->file[f].csv, k);
		}
	}
}

/* Every part writes its rows into the model itself, with gaps between the parts until they are joined. */
static void make_room(struct join *j)
{
	size_t most = 0;
	for (size_t i = 0; i < j->readers; i++)
		most += j->reader[i].results_most;
	struct result *next = arena_new(j->in->arena, struct result, most);
	j->in->m->result = next;
	for (size_t i = 0; i < j->readers; i++) {
		j->reader[i].result = next;
		next += j->reader[i].results_most;
	}
}

void read_results(struct input *in)
{
	struct model *m = in->m;
	struct join j = { .in = in };
	arena_push(in->arena, struct result_text, &m->result_text, &m->result_texts, &in->result_texts_cap);
	list_files(&j);
	work_run(in->arena, in->threads, j.files, open_file, &j, in->diags);
	list_parts(&j);
	make_room(&j);
	work_run(in->arena, in->threads, j.readers, read_part, &j, in->diags);
	for (size_t i = 0; i < j.readers; i++) {
		join_rows(&j, &j.reader[i]);
		arena_release(&j.reader[i].arena);
	}
	for (size_t i = 0; i < j.files; i++)
		arena_release(&j.file[i].arena);
}
