/* targets.c -- targets.csv. */
#include "input/reader.h"

#include <math.h>

enum { T_ID, T_PLAN, T_CLAUSE, T_INDICATOR, T_UNIT, T_KIND, T_YEAR, T_COMPARATOR, T_VALUE, T_VALUE_HIGH,
       T_BASE_YEAR, T_BASE_VALUE, T_AGENCY, T_PARENT, T_ASSUMPTION, T_TEXT };
static const struct csv_column columns[] = {
	{ "id", "Mã", true }, { "plan", "Kế hoạch", true }, { "clause", "Mục", false },
	{ "indicator", "Chỉ số", true }, { "unit", "Đơn vị", true }, { "kind", "Loại", true },
	{ "year", "Năm", true }, { "comparator", NULL, false }, { "value", "Giá trị", false },
	{ "value_high", NULL, false }, { "base_year", NULL, false }, { "base_value", NULL, false },
	{ "agency", "Cơ quan", false }, { "parent", NULL, false }, { "assumption", NULL, false },
	{ "text", NULL, false },
};
static const char *const kinds[] = { "level", "growth", "growth-yearly", "maintain", "milestone" };
static const char *const comparators[] = { ">=", ">", "<=", "<", "=" };

/* The plan may be a plan text or, for an aim of a higher level, a document of the register. */
static bool target_document(struct input *in, const struct csv_row *row, struct target *t)
{
	const struct model *m = in->m;
	str id = cell_needed(in, row, T_PLAN);
	if (!id.n)
		return false;
	t->plan = map_get(&m->plan_by_id, id);
	t->document = resolve(in, ids_documents(m), id, csv_place(row, T_PLAN));
	return t->document != NONE;
}

static void target_clause(struct input *in, const struct csv_row *row, struct target *t)
{
	t->clause = cell_text(in, row, T_CLAUSE);
	if (!t->clause.n || t->plan == NONE)
		return;
	t->at = outline_find(&in->m->plan[t->plan].outline, t->clause);
	if (!t->at)
		diag(in->diags, DIAG_UNKNOWN_CLAUSE, csv_place(row, T_CLAUSE), t->clause, in->m->plan[t->plan].id);
}

/* A number, or NaN when the cell is empty; aims in % may say so. */
static bool target_number(struct input *in, const struct csv_row *row, size_t k, const struct target *t, double *out)
{
	bool growth = t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY;
	bool share = t->indicator != NONE && in->m->indicator[t->indicator].measure == MEASURE_SHARE;
	*out = NAN;
	if (!row->cell[k].n)
		return true;
	return (growth && k != T_BASE_VALUE) || share ? csv_percent(row, k, in->diags, out)
	                                              : csv_number(row, k, in->diags, out);
}

static bool target_value(struct input *in, const struct csv_row *row, struct target *t)
{
	if (!target_number(in, row, T_VALUE, t, &t->value) || !target_number(in, row, T_VALUE_HIGH, t, &t->value_high))
		return false;
	if (t->kind == TARGET_MILESTONE) {
		if (!isnan(t->value) && t->value != 1)
			diag(in->diags, DIAG_MILESTONE_VALUE, csv_place(row, T_VALUE), row->cell[T_VALUE]);
		t->value = 100;                 /* a yes is 100 (contract, section 4) */
		return true;
	}
	bool yesno = t->indicator != NONE && in->m->indicator[t->indicator].measure == MEASURE_YESNO;
	if (isnan(t->value) && yesno && t->kind == TARGET_MAINTAIN)
		t->value = 100;
	if (isnan(t->value)) {
		diag(in->diags, DIAG_CELL_EMPTY, csv_place(row, T_VALUE), S(""));
		return false;
	}
	if (!isnan(t->value_high) && t->value_high < t->value)
		diag(in->diags, DIAG_RANGE_ORDER, csv_place(row, T_VALUE_HIGH), row->cell[T_VALUE_HIGH], row->cell[T_VALUE]);
	return true;
}

static bool target_base(struct input *in, const struct csv_row *row, struct target *t)
{
	cell_year(in, row, T_BASE_YEAR, false, &t->base_year);
	if (t->base_year && t->base_year >= t->year)
		diag(in->diags, DIAG_BASE_YEAR_ORDER, csv_place(row, T_BASE_YEAR), row->cell[T_BASE_YEAR], row->cell[T_YEAR]);
	bool ok = target_number(in, row, T_BASE_VALUE, t, &t->base_value);
	if (ok && !isnan(t->base_value) && !t->base_year)
		diag(in->diags, DIAG_BASE_WITHOUT_YEAR, csv_place(row, T_BASE_VALUE), row->cell[T_BASE_VALUE]);
	return ok;
}

static bool target_rule(struct input *in, const struct csv_row *row, struct target *t)
{
	t->indicator = row->cell[T_INDICATOR].n ? cell_ref(in, row, T_INDICATOR, ids_indicators(in->m)) : NONE;
	t->unit = row->cell[T_UNIT].n ? cell_ref(in, row, T_UNIT, ids_units(in->m)) : NONE;
	cell_needed(in, row, T_INDICATOR);
	cell_needed(in, row, T_UNIT);
	int kind = cell_word(in, row, T_KIND, kinds, 5, -1);
	bool ok = cell_year(in, row, T_YEAR, true, &t->year);
	t->kind = kind < 0 ? TARGET_LEVEL : (enum target_kind)kind;
	bool down = t->indicator != NONE && in->m->indicator[t->indicator].down;
	int comparator = cell_word(in, row, T_COMPARATOR, comparators, 5, down ? CMP_LE : CMP_GE);
	t->comparator = comparator < 0 ? CMP_GE : (enum comparator)comparator;
	ok &= target_value(in, row, t) && kind >= 0 && comparator >= 0;
	ok &= target_base(in, row, t);
	return ok && t->indicator != NONE && t->unit != NONE;
}

static void target_row(void *payload, const struct csv_row *row)
{
	struct input *in = payload;
	struct model *m = in->m;
	struct target t = { .place = csv_place(row, T_ID), .parent = NONE, .plan = NONE, .document = NONE };
	bool ok = target_document(in, row, &t);
	ok &= target_rule(in, row, &t);
	target_clause(in, row, &t);
	t.agencies = resolve_list(in, ids_agencies(m), cell_text(in, row, T_AGENCY),
	                          row->cell[T_AGENCY].n ? csv_place(row, T_AGENCY) : t.place);
	t.assumption = cell_text(in, row, T_ASSUMPTION);
	t.text = cell_text(in, row, T_TEXT);
	if (!cell_new_id(in, row, T_ID, &m->target_by_id, (uint32_t)m->targets,
	                 m->target ? &m->target[0].place : NULL, sizeof *m->target, &t.id))
		return;
	if (!ok)
		t.document = NONE;              /* errors were reported; kept so that indices stay in step */
	*arena_push(in->arena, struct target, &m->target, &m->targets, &in->targets_cap) = t;
	*arena_push(in->arena, struct pending, &in->target_parent, &in->target_parents, &in->target_parents_cap) =
		cell_pending(in, row, T_PARENT);
}

void read_targets(struct input *in)
{
	map_init(&in->m->target_by_id, in->arena, 128);
	input_table(in, "data/targets.csv", false,
	            &(struct csv_spec){ columns, sizeof columns / sizeof *columns }, target_row);
}
