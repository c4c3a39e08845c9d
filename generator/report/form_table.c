/* form_table.c -- see form_table.h. */
#include "report/form_table.h"

#include <math.h>

#include "base/arena.h"
#include "config/words.h"
#include "report/doc_table.h"
#include "report/show.h"

enum { CODE, LABEL, UNIT, COUNTS };

/* A row that heads a group of others: "1", not "1.1". */
static bool is_group(str code)
{
	return code.n > 0 && str_find_char(code, '.', 0) == SIZE_MAX;
}

static struct doc_node *bold(struct arena *a, struct doc_node *cell)
{
	struct doc_node *text = cell->first;
	if (!text)
		return cell;
	cell->first = cell->last = NULL;
	struct doc_node *strong = doc_append(a, cell, DOC_STRONG, cell->line);
	strong->first = strong->last = text;
	text->parent = strong;
	return cell;
}

static struct doc_node *nth(struct doc_node *row, unsigned n)
{
	struct doc_node *c = row->first;
	while (n--)
		c = c->next;
	return c;
}

static void say(struct arena *a, struct doc_node *cell, str text)
{
	doc_append(a, cell, DOC_TEXT, cell->line)->text = text;
}

/* Two rows of heads: the counts have one over both of their columns. */
static void set_heads(struct doc_table *t, const struct words *w, unsigned years, bool notes, int year)
{
	static const char *const key[] = { "pdf.form.code", "pdf.form.label", "pdf.form.measure-unit" };
	static const char *const part[] = { "pdf.form.events", "pdf.form.people" };
	struct doc_node *below = doc_append(t->a, t->table, DOC_ROW, t->table->line), *cell;
	unsigned columns = COUNTS + 2 * years + notes;
	below->head = true;
	for (unsigned i = 0; i < columns; i++) {
		bool counts = i >= COUNTS && i < COUNTS + 2 * years;
		t->align[i] = i == LABEL || i > UNIT + 2 * years ? DOC_ALIGN_LEFT : counts ? DOC_ALIGN_RIGHT : DOC_ALIGN_CENTER;
		cell = doc_append(t->a, t->head, DOC_CELL, t->table->line);
		cell->align = DOC_ALIGN_CENTER;
		doc_append(t->a, below, DOC_CELL, t->table->line)->align = DOC_ALIGN_CENTER;
		if (!counts) {
			say(t->a, cell, word(w, i > UNIT ? "pdf.form.note" : key[i]));
			cell->rows = 2;
			nth(below, i)->covered = true;
			continue;
		}
		unsigned k = i - COUNTS;
		say(t->a, nth(below, i), word(w, part[k % 2]));
		cell->covered = k % 2;
		if (k % 2)
			continue;
		cell->columns = 2;
		say(t->a, cell, years == 2 ? word_f(t->a, w, "pdf.form.quantity-year", show_year(t->a, year - (int)(k / 2)))
		                           : word(w, "pdf.form.quantity"));
	}
	t->columns = columns;
}

static str cell_text(struct arena *a, const struct words *w, struct week_cell c)
{
	if (c.kind == CELL_EMPTY)
		return (str){ NULL, 0 };
	return c.kind == CELL_UNAVAILABLE ? S("…") : show_number(a, w, c.value, 0);
}

static str sum_text(struct arena *a, const struct words *w, double v)
{
	return isfinite(v) ? show_number(a, w, v, 0) : (str){ NULL, 0 };
}

static void add_counts(struct doc_table *t, const struct words *w, const struct form_values *v, size_t r)
{
	if (v->filled) {
		doc_table_cell(t, cell_text(t->a, w, v->filled->row[r].events));
		doc_table_cell(t, cell_text(t->a, w, v->filled->row[r].people));
	} else if (v->sum) {
		doc_table_cell(t, sum_text(t->a, w, v->sum->row[r].events));
		doc_table_cell(t, sum_text(t->a, w, v->sum->row[r].people));
	} else {
		doc_table_cell(t, (str){ NULL, 0 });
		doc_table_cell(t, (str){ NULL, 0 });
	}
	if (v->before) {
		doc_table_cell(t, sum_text(t->a, w, v->before->row[r].events));
		doc_table_cell(t, sum_text(t->a, w, v->before->row[r].people));
	}
}

struct doc_node *form_table(struct arena *a, const struct words *w, const struct form *form,
                            const struct form_values *values, struct doc_node *to, uint32_t line)
{
	struct doc_table t;
	doc_table_begin(&t, a, to, line, (str){ NULL, 0 });
	set_heads(&t, w, values->before ? 2 : 1, !values->sum, values->year);
	for (size_t r = 0; r < form->rows; r++) {
		const struct form_row *row = &form->row[r];
		bool group = is_group(row->code);
		doc_table_row(&t);
		struct doc_node *code = doc_table_cell(&t, row->code), *label = doc_table_cell(&t, row->label);
		if (group) {
			bold(a, code);
			bold(a, label);
		}
		doc_table_cell(&t, row->measure_unit);
		add_counts(&t, w, values, r);
		if (!values->sum)
			doc_table_cell(&t, values->filled ? values->filled->row[r].note : (str){ NULL, 0 });
	}
	return t.table;
}
