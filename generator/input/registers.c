/* registers.c -- agencies.csv, indicators.csv, documents.csv. */
#include "input/reader.h"

#include "input/partial.h"

/* ---- agencies.csv ---- */

enum { A_ID, A_NAME, A_SHORT, A_UNIT, A_NOTE };
static const struct csv_column agency_columns[] = {
	{ "id", "Mã", true }, { "name", "Tên", true }, { "short", NULL, false },
	{ "unit", "Đơn vị", false }, { "note", "Ghi chú", false },
};

static void agency_row(void *payload, const struct csv_row *row)
{
	struct input *in = payload;
	struct model *m = in->m;
	str id;
	if (!cell_new_id(in, row, A_ID, &m->agency_by_id, (uint32_t)m->agencies,
	                 m->agency ? &m->agency[0].place : NULL, sizeof *m->agency, &id))
		return;
	struct agency *g = arena_push(in->arena, struct agency, &m->agency, &m->agencies, &in->agencies_cap);
	g->id = id;
	g->place = csv_place(row, A_ID);
	g->name = cell_needed(in, row, A_NAME);
	g->short_name = row->cell[A_SHORT].n ? cell_text(in, row, A_SHORT) : g->name;
	g->unit = cell_ref(in, row, A_UNIT, ids_units(m));
	g->note = cell_text(in, row, A_NOTE);
}

/* ---- indicators.csv ---- */

enum { I_ID, I_NAME, I_SHORT, I_SECTOR, I_MEASURE, I_UNIT, I_DECIMALS, I_DIRECTION, I_REPORTED_BY,
       I_DEFINITION, I_NOTE };
static const struct csv_column indicator_columns[] = {
	{ "id", "Mã", true }, { "name", "Tên", true }, { "short", NULL, false }, { "sector", NULL, false },
	{ "measure", NULL, true }, { "measure_unit", NULL, false }, { "decimals", NULL, false },
	{ "direction", NULL, false }, { "reported_by", NULL, false }, { "definition", NULL, false },
	{ "note", "Ghi chú", false },
};

static void indicator_row(void *payload, const struct csv_row *row)
{
	static const char *const sectors[] = { "library", "museum", "culture-centre", "learning-week",
	                                       "emulation", "budget", "other" };
	static const char *const measures[] = { "share", "count", "level", "yesno" };
	static const char *const directions[] = { "up", "down" };
	static const char *const kinds[] = { "country", "province", "district", "commune", "facility" };
	struct input *in = payload;
	struct model *m = in->m;
	str id;
	if (!cell_new_id(in, row, I_ID, &m->indicator_by_id, (uint32_t)m->indicators,
	                 m->indicator ? &m->indicator[0].place : NULL, sizeof *m->indicator, &id))
		return;
	struct indicator *i = arena_push(in->arena, struct indicator, &m->indicator, &m->indicators,
	                                 &in->indicators_cap);
	i->id = id;
	i->place = csv_place(row, I_ID);
	i->name = cell_needed(in, row, I_NAME);
	i->short_name = row->cell[I_SHORT].n ? cell_text(in, row, I_SHORT) : i->name;
	int sector = cell_word(in, row, I_SECTOR, sectors, SECTOR__COUNT, SECTOR_OTHER);
	i->sector = sector < 0 ? SECTOR_OTHER : (enum sector)sector;
	int measure = cell_word(in, row, I_MEASURE, measures, 4, -1);
	i->measure = measure < 0 ? MEASURE_LEVEL : (enum measure)measure;
	i->measure_unit = cell_text(in, row, I_UNIT);
	i->decimals = i->measure == MEASURE_SHARE ? 1 : 0;
	cell_int(in, row, I_DECIMALS, 0, 6, &i->decimals);
	i->down = cell_word(in, row, I_DIRECTION, directions, 2, 0) == 1;
	i->reported_by = row->cell[I_REPORTED_BY].n
		? cell_word(in, row, I_REPORTED_BY, kinds, UNIT_KIND__COUNT, -1) : -1;
	i->definition = cell_text(in, row, I_DEFINITION);
	i->note = cell_text(in, row, I_NOTE);
}

/* ---- documents.csv ---- */

enum { D_ID, D_NUMBER, D_DATE, D_ISSUER, D_TITLE, D_IMPLEMENTS, D_REPLACED_BY, D_NOTE };
static const struct csv_column document_columns[] = {
	{ "id", "Mã", true }, { "number", NULL, false }, { "date", NULL, false }, { "issuer", NULL, false },
	{ "title", NULL, true }, { "implements", NULL, false }, { "replaced_by", NULL, false },
	{ "note", "Ghi chú", false },
};

static void document_row(void *payload, const struct csv_row *row)
{
	struct input *in = payload;
	struct model *m = in->m;
	str id;
	if (!cell_new_id(in, row, D_ID, &m->document_by_id, (uint32_t)m->documents,
	                 m->document ? &m->document[0].place : NULL, sizeof *m->document, &id))
		return;
	struct document *c = arena_push(in->arena, struct document, &m->document, &m->documents,
	                                &in->documents_cap);
	c->id = id;
	c->place = csv_place(row, D_ID);
	c->number = cell_text(in, row, D_NUMBER);
	if (!partial_date_parse(row->cell[D_DATE], &c->date))
		diag(in->diags, DIAG_BAD_PARTIAL_DATE, csv_place(row, D_DATE), row->cell[D_DATE]);
	c->issuer = cell_text(in, row, D_ISSUER);
	c->title = cell_needed(in, row, D_TITLE);
	c->note = cell_text(in, row, D_NOTE);
	c->replaced_by = c->plan = NONE;
	*arena_push(in->arena, struct pending, &in->document_implements, &in->document_implementss,
	            &in->document_implements_cap) = cell_pending(in, row, D_IMPLEMENTS);
	*arena_push(in->arena, struct pending, &in->document_replaced_by, &in->document_replaced_bys,
	            &in->document_replaced_by_cap) = cell_pending(in, row, D_REPLACED_BY);
}

#define SPEC(columns) (&(struct csv_spec){ columns, sizeof columns / sizeof *columns })

void read_registers(struct input *in)
{
	struct model *m = in->m;
	map_init(&m->agency_by_id, in->arena, 128);
	map_init(&m->indicator_by_id, in->arena, 128);
	map_init(&m->document_by_id, in->arena, 128);
	input_table(in, "data/agencies.csv", false, SPEC(agency_columns), agency_row);
	input_table(in, "data/indicators.csv", true, SPEC(indicator_columns), indicator_row);
	input_table(in, "data/documents.csv", false, SPEC(document_columns), document_row);
}
