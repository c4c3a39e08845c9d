/* duties.c -- tasks.csv, duties.csv, submissions.csv, events.csv, awards.csv, budget.csv. */
#include "input/reader.h"

#define SPEC(columns) (&(struct csv_spec){ columns, sizeof columns / sizeof *columns })

static const struct clause *cell_clause(struct input *in, const struct csv_row *row, size_t k, uint32_t plan)
{
	if (!row->cell[k].n || plan == NONE)
		return NULL;
	const struct clause *c = outline_find(&in->m->plan[plan].outline, row->cell[k]);
	if (!c)
		diag(in->diags, DIAG_UNKNOWN_CLAUSE, csv_place(row, k), row->cell[k], in->m->plan[plan].id);
	return c;
}

/* ---- tasks.csv ---- */

enum { K_ID, K_PLAN, K_CLAUSE, K_AGENCY, K_ROLE, K_TEXT, K_DUE, K_EVERY, K_STATUS, K_EVIDENCE, K_NOTE };
static const struct csv_column task_columns[] = {
	{ "id", "Mã", true }, { "plan", "Kế hoạch", true }, { "clause", "Mục", false },
	{ "agency", "Cơ quan", true }, { "role", NULL, false }, { "text", NULL, true },
	{ "due", "Hạn", false }, { "every", NULL, false }, { "status", NULL, false },
	{ "evidence", NULL, false }, { "note", "Ghi chú", false },
};

static void task_row(void *payload, const struct csv_row *row)
{
	static const char *const roles[] = { "lead", "support" };
	static const char *const states[] = { "planned", "doing", "done", "dropped" };
	struct input *in = payload;
	struct model *m = in->m;
	struct task t = { .place = csv_place(row, K_ID) };
	t.id = cell_id(in, row, K_ID);
	t.plan = cell_ref(in, row, K_PLAN, ids_plans(m));
	t.clause = cell_text(in, row, K_CLAUSE);
	t.at = cell_clause(in, row, K_CLAUSE, t.plan);
	t.agency = cell_ref(in, row, K_AGENCY, ids_agencies(m));
	t.support = cell_word(in, row, K_ROLE, roles, 2, 0) == 1;
	t.text = cell_needed(in, row, K_TEXT);
	t.due = cell_date(in, row, K_DUE);
	t.every = cell_every(in, row, K_EVERY);
	int state = cell_word(in, row, K_STATUS, states, 4, TASK_PLANNED);
	t.status = state < 0 ? TASK_PLANNED : (enum task_status)state;
	t.evidence = cell_text(in, row, K_EVIDENCE);
	t.note = cell_text(in, row, K_NOTE);
	cell_needed(in, row, K_PLAN);
	cell_needed(in, row, K_AGENCY);
	if (t.plan != NONE && t.agency != NONE)
		*arena_push(in->arena, struct task, &m->task, &m->tasks, &in->tasks_cap) = t;
}

/* ---- duties.csv ---- */

enum { Y_ID, Y_PLAN, Y_CLAUSE, Y_FROM, Y_TO, Y_DUE, Y_EVERY, Y_FORM, Y_TEXT };
static const struct csv_column duty_columns[] = {
	{ "id", "Mã", true }, { "plan", "Kế hoạch", true }, { "clause", "Mục", false },
	{ "from", NULL, true }, { "to", NULL, false }, { "due", "Hạn", false },
	{ "every", NULL, false }, { "form", NULL, false }, { "text", NULL, false },
};

/* A unit or an agency; an id that neither has is reported as a unknown unit. */
static void cell_party(struct input *in, const struct csv_row *row, size_t k, uint32_t *unit, uint32_t *agency)
{
	*unit = *agency = NONE;
	str id = row->cell[k];
	if (!id.n)
		return;
	*unit = map_get(&in->m->unit_by_id, id);
	if (*unit != MAP_NONE)
		return;
	*agency = map_get(&in->m->agency_by_id, id);
	if (*agency == MAP_NONE)
		resolve(in, ids_agencies(in->m), cell_text(in, row, k), csv_place(row, k));
}

static int cell_kind(struct input *in, const struct csv_row *row, size_t k)
{
	static const char *const kinds[] = { "kind:country", "kind:province", "kind:district",
	                                     "kind:commune", "kind:facility" };
	return str_starts(row->cell[k], S("kind:")) ? cell_word(in, row, k, kinds, UNIT_KIND__COUNT, -1) : -1;
}

static void duty_row(void *payload, const struct csv_row *row)
{
	struct input *in = payload;
	struct model *m = in->m;
	struct duty y = { .place = csv_place(row, Y_ID), .from_unit = NONE, .from_agency = NONE };
	y.plan = cell_ref(in, row, Y_PLAN, ids_plans(m));
	y.clause = cell_text(in, row, Y_CLAUSE);
	y.at = cell_clause(in, row, Y_CLAUSE, y.plan);
	cell_needed(in, row, Y_PLAN);
	cell_needed(in, row, Y_FROM);
	y.from_kind = cell_kind(in, row, Y_FROM);
	if (!str_starts(row->cell[Y_FROM], S("kind:")))
		cell_party(in, row, Y_FROM, &y.from_unit, &y.from_agency);
	cell_party(in, row, Y_TO, &y.to_unit, &y.to_agency);
	y.due = cell_due(in, row, Y_DUE);
	y.every = cell_every(in, row, Y_EVERY);
	y.form = cell_text(in, row, Y_FORM);
	cell_ref(in, row, Y_FORM, ids_forms(m));
	y.text = cell_text(in, row, Y_TEXT);
	if (!cell_new_id(in, row, Y_ID, &m->duty_by_id, (uint32_t)m->duties,
	                 m->duty ? &m->duty[0].place : NULL, sizeof *m->duty, &y.id))
		return;
	*arena_push(in->arena, struct duty, &m->duty, &m->duties, &in->duties_cap) = y;
}

/* ---- submissions.csv ---- */

enum { B_DUTY, B_YEAR, B_FROM, B_ON, B_DOCUMENT, B_NOTE };
static const struct csv_column submission_columns[] = {
	{ "duty", NULL, true }, { "year", "Năm", true }, { "from", NULL, true },
	{ "submitted_on", NULL, false }, { "document", NULL, false }, { "note", "Ghi chú", false },
};

static void submission_row(void *payload, const struct csv_row *row)
{
	struct input *in = payload;
	struct model *m = in->m;
	struct submission s = { .place = csv_place(row, B_DUTY) };
	s.duty = cell_ref(in, row, B_DUTY, ids_duties(m));
	cell_needed(in, row, B_DUTY);
	bool year = cell_year(in, row, B_YEAR, true, &s.year);
	cell_needed(in, row, B_FROM);
	cell_party(in, row, B_FROM, &s.from_unit, &s.from_agency);
	s.submitted_on = cell_date(in, row, B_ON);
	s.document = cell_text(in, row, B_DOCUMENT);
	s.note = cell_text(in, row, B_NOTE);
	if (s.duty != NONE && year && (s.from_unit != NONE || s.from_agency != NONE))
		*arena_push(in->arena, struct submission, &m->submission, &m->submissions, &in->submissions_cap) = s;
}

/* ---- events.csv ---- */

enum { E_ID, E_NAME, E_START, E_END, E_EVERY, E_PLAN, E_CLAUSE };
static const struct csv_column event_columns[] = {
	{ "id", "Mã", true }, { "name", "Tên", true }, { "start", NULL, true }, { "end", NULL, false },
	{ "every", NULL, false }, { "plan", "Kế hoạch", false }, { "clause", "Mục", false },
};

static void event_row(void *payload, const struct csv_row *row)
{
	struct input *in = payload;
	struct model *m = in->m;
	struct event *e = arena_push(in->arena, struct event, &m->event, &m->events, &in->events_cap);
	e->place = csv_place(row, E_ID);
	e->id = cell_id(in, row, E_ID);
	e->name = cell_needed(in, row, E_NAME);
	cell_needed(in, row, E_START);
	e->start = cell_due(in, row, E_START);
	e->end = row->cell[E_END].n ? cell_due(in, row, E_END) : e->start;
	e->every = cell_every(in, row, E_EVERY);
	e->plan = cell_ref(in, row, E_PLAN, ids_plans(m));
	e->clause = cell_text(in, row, E_CLAUSE);
	cell_clause(in, row, E_CLAUSE, e->plan);
}

/* ---- awards.csv, budget.csv ---- */

enum { R_YEAR, R_UNIT, R_SUBJECT, R_FORM, R_DECISION, R_NOTE };
static const struct csv_column award_columns[] = {
	{ "year", "Năm", true }, { "unit", "Đơn vị", true }, { "subject", NULL, true },
	{ "form", NULL, false }, { "decision", NULL, false }, { "note", "Ghi chú", false },
};

static void award_row(void *payload, const struct csv_row *row)
{
	struct input *in = payload;
	struct award w = { 0 };
	bool year = cell_year(in, row, R_YEAR, true, &w.year);
	w.unit = cell_ref(in, row, R_UNIT, ids_units(in->m));
	w.subject = cell_text(in, row, R_SUBJECT);
	w.form = cell_text(in, row, R_FORM);
	w.decision = cell_text(in, row, R_DECISION);
	w.note = cell_text(in, row, R_NOTE);
	if (year && w.unit != NONE)
		*arena_push(in->arena, struct award, &in->m->award, &in->m->awards, &in->awards_cap) = w;
}

enum { G_YEAR, G_UNIT, G_PLAN, G_SOURCE, G_PLANNED, G_SPENT };
static const struct csv_column budget_columns[] = {
	{ "year", "Năm", true }, { "unit", "Đơn vị", true }, { "plan", "Kế hoạch", false },
	{ "source", "Nguồn", true }, { "planned", NULL, false }, { "spent", NULL, false },
};

static void budget_row(void *payload, const struct csv_row *row)
{
	static const char *const sources[] = { "state", "mobilised" };
	struct input *in = payload;
	struct budget g = { 0 };
	bool ok = cell_year(in, row, G_YEAR, true, &g.year);
	g.unit = cell_ref(in, row, G_UNIT, ids_units(in->m));
	g.plan = cell_ref(in, row, G_PLAN, ids_plans(in->m));
	int source = cell_word(in, row, G_SOURCE, sources, 2, -1);
	g.mobilised = source == 1;
	ok &= cell_double(in, row, G_PLANNED, &g.planned);
	ok &= cell_double(in, row, G_SPENT, &g.spent);
	if (ok && source >= 0 && g.unit != NONE)
		*arena_push(in->arena, struct budget, &in->m->budget, &in->m->budgets, &in->budgets_cap) = g;
}

void read_duties(struct input *in)
{
	map_init(&in->m->duty_by_id, in->arena, 64);
	input_table(in, "data/tasks.csv", false, SPEC(task_columns), task_row);
	input_table(in, "data/duties.csv", false, SPEC(duty_columns), duty_row);
	input_table(in, "data/submissions.csv", false, SPEC(submission_columns), submission_row);
	input_table(in, "data/events.csv", false, SPEC(event_columns), event_row);
	input_table(in, "data/awards.csv", false, SPEC(award_columns), award_row);
	input_table(in, "data/budget.csv", false, SPEC(budget_columns), budget_row);
}
