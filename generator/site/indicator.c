/* indicator.c -- see indicator.h. */
#include "site/indicator.h"

#include <math.h>

static void pair(const struct view *v, struct value *list, const char *label, str value, bool content)
{
	if (!value.n)
		return;
	struct value *item = view_push(v, list);
	view_text(v, item, "label", view_word(v, label));
	view_text(v, item, "value", value);
	view_html(v, item, "attr", content ? view_vi(v) : S(""));
}

struct value *indicator_facts(const struct view *v, uint32_t indicator)
{
	const struct indicator *i = &v->model->indicator[indicator];
	struct value *list = view_list(v);
	pair(v, list, "indicator.name", i->name, true);
	pair(v, list, "indicator.definition", i->definition, true);
	pair(v, list, "indicator.measure", view_choice(v, "measure", measure_id(i->measure)), false);
	pair(v, list, "indicator.direction", view_word(v, i->down ? "indicator.down" : "indicator.up"), false);
	pair(v, list, "indicator.reported-by", i->reported_by < 0 ? view_word(v, "indicator.leaves")
	     : view_choice(v, "unit-kind", unit_kind_id((enum unit_kind)i->reported_by)), false);
	pair(v, list, "indicator.note", i->note, true);
	pair(v, list, "indicator.id", i->id, false);
	return list;
}

str indicator_name(const struct indicator *i)
{
	return i->short_name.n ? i->short_name : i->name;
}

static void figure_row(struct sheet *s, str indicator, str unit, const struct figure *f)
{
	sheet_text(s, indicator);
	sheet_text(s, unit);
	sheet_int(s, f->year);
	sheet_number(s, f->has_parts ? f->numerator : NAN);
	sheet_number(s, f->has_parts ? f->denominator : NAN);
	sheet_number(s, f->value);
	sheet_number(s, f->coverage);
	sheet_text(s, f->basis == BASIS_REPORTED ? S("reported") : S("rolled-up"));
	sheet_int(s, f->reporters);
	sheet_int(s, f->expected_reporters);
	sheet_end_row(s);
}

void indicator_sheet(const struct view *v, uint32_t indicator, struct refs units, struct sheet *out)
{
	const struct model *m = v->model;
	sheet_begin(out, v->a, "indicator,unit,year,numerator,denominator,value,coverage,basis,reporters,expected_reporters");
	for (uint32_t u = 0; u < units.n; u++) {
		struct series series = figures_series(v->site->figures, indicator, units.ref[u]);
		for (uint32_t k = 0; k < series.n; k++)
			figure_row(out, m->indicator[indicator].id, m->unit[units.ref[u]].id, &series.figure[k]);
	}
}
