/*
 * form_table.c -- see form_table.h.
 */
#include "typeset/form_table.h"

#include "base/map.h"
#include "config/words.h"
#include "model/model.h"
#include "syntax/doc.h"
#include "syntax/yaml.h"
#include "typeset/table.h"

enum { CODE, LABEL, UNIT, EVENTS, PEOPLE, NOTE, COLUMNS, HEADS = 2 };

static void put(struct table *t, size_t row, size_t col, str text, bool bold)
{
	struct span looks = { .face = bold ? FACE_SERIF_BOLD : FACE_SERIF, .size_pt = t->size_pt, .ink = INK_TEXT };
	struct table_cell *c = table_at(t, row, col);

	spans_add(&c->text, text, &looks);
	spans_trim(&c->text);
}

static void put_heads(struct book *b, struct table *t)
{
	static const char *const key[COLUMNS] = { "pdf.form.code", "pdf.form.label", "pdf.form.measure-unit",
	                                          "pdf.form.events", "pdf.form.people", "pdf.form.note" };

	for (size_t col = 0; col < COLUMNS; col++) {
		bool below = col == EVENTS || col == PEOPLE;

		put(t, below ? 1 : 0, col, word(b->words, key[col]), true);
		if (below)
			continue;
		table_at(t, 0, col)->rows = HEADS;
		table_at(t, 1, col)->columns = 0;
	}
	put(t, 0, EVENTS, word(b->words, "pdf.form.quantity"), true);
	table_at(t, 0, EVENTS)->columns = 2;
	table_at(t, 0, PEOPLE)->columns = 0;
}

/* A row that heads a group of others: "1", not "1.1". */
static bool is_group(str code)
{
	return code.n > 0 && str_find_char(code, '.', 0) == SIZE_MAX;
}

struct table *form_table(struct book *b, const struct form *form)
{
	struct table *t = table_new(&b->setting, COLUMNS, form->rows + HEADS, HEADS);

	t->row_pt = 19;
	t->align[CODE] = t->align[UNIT] = TABLE_CENTER;
	t->align[EVENTS] = t->align[PEOPLE] = TABLE_RIGHT;
	t->least_pt[CODE] = 32;
	t->least_pt[UNIT] = 58;
	t->least_pt[EVENTS] = 50;
	t->least_pt[PEOPLE] = 42;
	t->least_pt[NOTE] = 52;         /* left to the unit, as the counts are */
	put_heads(b, t);
	for (size_t i = 0; i < form->rows; i++) {
		const struct form_row *r = &form->row[i];
		bool group = is_group(r->code);

		put(t, i + HEADS, CODE, r->code, group);
		put(t, i + HEADS, LABEL, r->label, group);
		put(t, i + HEADS, UNIT, r->measure_unit, false);
	}
	return t;
}

void form_table_add(struct book *b, const struct doc_node *directive)
{
	const struct model *m = b->model;
	const struct yaml *body, *id;
	uint32_t form = NONE;
	struct table *t;

	if (m == NULL || !str_eq_c(directive->info, "form"))
		return;
	body = yaml_parse(b->setting.arena, b->setting.file, directive->text, directive->line + 1, b->setting.diags);
	id = body != NULL ? yaml_get(body, "form") : NULL;
	if (id == NULL && body != NULL)
		id = yaml_get(body, "id");
	if (id != NULL)
		form = map_get(&m->form_by_id, id->text);
	else if (m->forms == 1)
		form = 0;
	if (form == NONE)
		return;
	t = form_table(b, &m->form[form]);
	galley_space(&b->galley, 8);
	table_add(&b->galley, t, NULL);
}
