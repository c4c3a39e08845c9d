/* units.c -- units.csv and successions.csv. */
#include "input/reader.h"

#include <math.h>

/* ---- units.csv ---- */

enum { U_ID, U_NAME, U_KIND, U_PARENT, U_FROM, U_TO, U_NOTE };
static const struct csv_column unit_columns[] = {
	{ "id", "Mã", true }, { "name", "Tên", true }, { "kind", "Loại", true },
	{ "parent", "Trực thuộc", false }, { "valid_from", NULL, false }, { "valid_to", NULL, false },
	{ "note", "Ghi chú", false },
};
static const char *const kinds[] = { "country", "province", "district", "commune", "facility" };

static void unit_row(void *payload, const struct csv_row *row)
{
	struct input *in = payload;
	struct model *m = in->m;
	str id;
	if (!cell_new_id(in, row, U_ID, &m->unit_by_id, (uint32_t)m->units,
	                 m->unit ? &m->unit[0].place : NULL, sizeof *m->unit, &id))
		return;
	struct unit *u = arena_push(in->arena, struct unit, &m->unit, &m->units, &in->units_cap);
	u->id = id;
	u->place = csv_place(row, U_ID);
	u->name = cell_needed(in, row, U_NAME);
	int kind = cell_word(in, row, U_KIND, kinds, UNIT_KIND__COUNT, -1);
	u->kind = kind < 0 ? UNIT_FACILITY : (enum unit_kind)kind;
	u->parent = NONE;
	u->valid_from = cell_date(in, row, U_FROM);
	u->valid_to = cell_date(in, row, U_TO);
	u->note = cell_text(in, row, U_NOTE);
	if (u->valid_from != DATE_NONE && u->valid_to != DATE_NONE && u->valid_to < u->valid_from)
		diag(in->diags, DIAG_VALIDITY_ORDER, csv_place(row, U_TO), row->cell[U_TO], row->cell[U_FROM]);
	*arena_push(in->arena, struct pending, &in->unit_parent, &in->unit_parents, &in->unit_parents_cap) =
		cell_pending(in, row, U_PARENT);
}

/* Is `u` its own ancestor?  (Walks at most as many steps as there are units.) */
static bool in_circle(const struct model *m, uint32_t u)
{
	size_t steps = 0;
	for (uint32_t v = m->unit[u].parent; v != NONE; v = m->unit[v].parent)
		if (v == u || ++steps > m->units)
			return v == u;
	return false;
}

static void link_children(struct input *in)
{
	struct model *m = in->m;
	for (uint32_t u = 0; u < m->units; u++)
		if (m->unit[u].parent != NONE)
			m->unit[m->unit[u].parent].children.n++;
	for (uint32_t u = 0; u < m->units; u++) {
		m->unit[u].children.ref = arena_new(in->arena, uint32_t, m->unit[u].children.n);
		m->unit[u].children.n = 0;
	}
	for (uint32_t u = 0; u < m->units; u++) {
		if (m->unit[u].parent == NONE)
			continue;
		struct refs *c = &m->unit[m->unit[u].parent].children;
		c->ref[c->n++] = u;
	}
}

/* Number all units in preorder, with a stack of our own (a tree may be a long chain). */
static void number_units(struct input *in)
{
	struct model *m = in->m;
	struct step { uint32_t unit, child; } *stack = arena_new(in->arena, struct step, m->units + 1);
	uint32_t next = 0;
	for (uint32_t root = 0; root < m->units; root++) {
		if (m->unit[root].parent != NONE)
			continue;
		size_t top = 0;
		stack[0] = (struct step){ root, 0 };
		m->unit[root].pre = next++;
		for (;;) {
			struct unit *u = &m->unit[stack[top].unit];
			if (stack[top].child < u->children.n) {
				uint32_t c = u->children.ref[stack[top].child++];
				m->unit[c].depth = u->depth + 1;
				m->unit[c].pre = next++;
				stack[++top] = (struct step){ c, 0 };
				continue;
			}
			u->post = next;
			if (top-- == 0)
				break;
		}
	}
}

static void bind_units(struct input *in)
{
	struct model *m = in->m;
	for (uint32_t u = 0; u < m->units; u++) {
		struct pending *p = &in->unit_parent[u];
		m->unit[u].parent = resolve(in, ids_units(m), p->text, p->place);
	}
	for (uint32_t u = 0; u < m->units; u++) {
		if (!in_circle(m, u))
			continue;
		diag(in->diags, DIAG_UNIT_CIRCLE, in->unit_parent[u].place, m->unit[u].id);
		m->unit[u].parent = NONE;
	}
	link_children(in);
	number_units(in);
}

/* ---- successions.csv ---- */

enum { S_DATE, S_FROM, S_TO, S_SHARE, S_DOCUMENT };
static const struct csv_column succession_columns[] = {
	{ "date", NULL, true }, { "from", NULL, true }, { "to", NULL, true },
	{ "share", NULL, false }, { "document", NULL, false },
};

static void succession_row(void *payload, const struct csv_row *row)
{
	struct input *in = payload;
	struct model *m = in->m;
	struct succession s = { .place = csv_place(row, S_FROM) };
	cell_needed(in, row, S_DATE);
	s.date = cell_date(in, row, S_DATE);
	cell_needed(in, row, S_FROM);
	cell_needed(in, row, S_TO);
	s.from = cell_ref(in, row, S_FROM, ids_units(m));
	s.to = cell_ref(in, row, S_TO, ids_units(m));
	s.document = NONE;
	double share;
	if (cell_double(in, row, S_SHARE, &share) && !isnan(share)) {
		if (share > 0 && share <= 1)
			s.share = share;
		else
			diag(in->diags, DIAG_SHARE_RANGE, csv_place(row, S_SHARE), row->cell[S_SHARE]);
	}
	s.document = cell_ref(in, row, S_DOCUMENT, ids_documents(m));
	if (s.date != DATE_NONE && s.from != NONE && s.to != NONE)
		*arena_push(in->arena, struct succession, &m->succession, &m->successions,
		            &in->successions_cap) = s;
}

/* The shares of one unit at one date add up to 1, or none of them is given. */
static void check_shares(struct input *in, size_t first)
{
	const struct model *m = in->m;
	const struct succession *s = &m->succession[first];
	double sum = 0;
	size_t given = 0, all = 0;
	for (size_t i = 0; i < m->successions; i++) {
		const struct succession *o = &m->succession[i];
		if (o->from != s->from || o->date != s->date)
			continue;
		if (i < first)
			return;                 /* checked at the first row of the group */
		all++;
		given += o->share > 0;
		sum += o->share;
	}
	if (given && (given != all || fabs(sum - 1) > 1e-6))
		diag(in->diags, DIAG_SHARES_SUM, s->place, m->unit[s->from].id, str_format(in->arena, "%g", sum));
}

void read_units(struct input *in)
{
	map_init(&in->m->unit_by_id, in->arena, 512);
	input_table(in, "data/units.csv", true,
	            &(struct csv_spec){ unit_columns, sizeof unit_columns / sizeof *unit_columns }, unit_row);
	bind_units(in);
}

void read_successions(struct input *in)
{
	input_table(in, "data/successions.csv", false,
	            &(struct csv_spec){ succession_columns, sizeof succession_columns / sizeof *succession_columns },
	            succession_row);
	for (size_t i = 0; i < in->m->successions; i++)
		check_shares(in, i);
}
