/* data.c -- the computed tables; see data.h.  The inputs as read: inputs.c. */
#include "publish/data.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "figures/history.h"
#include "publish/output.h"
#include "publish/package.h"
#include "publish/tables.h"

/* ---- sorted orders: "sorted by the first columns" ---- */

static int by_id(const void *x, const void *y)
{
	return str_cmp(((const struct order_item *)x)->id, ((const struct order_item *)y)->id);
}

uint32_t *order_by_id(struct arena *a, const void *base, size_t n, size_t stride)
{
	struct order_item *item = arena_new(a, struct order_item, n);
	uint32_t *order = arena_new(a, uint32_t, n);
	for (size_t i = 0; i < n; i++) {
		memcpy(&item[i].id, (const char *)base + i * stride, sizeof item[i].id);
		item[i].index = (uint32_t)i;
	}
	if (n)
		qsort(item, n, sizeof *item, by_id);
	for (size_t i = 0; i < n; i++)
		order[i] = item[i].index;
	return order;
}

/* ---- status ---- */

static void status_row(struct table *t, const struct model *m, const struct target *g, const struct verdict *v)
{
	table_text(t, g->id);
	table_text(t, m->document[g->document].id);
	table_text(t, g->clause);
	table_text(t, m->indicator[g->indicator].id);
	table_text(t, m->unit[g->unit].id);
	table_c(t, target_kind_id(g->kind));
	table_year(t, g->year);
	table_number(t, g->value);
	table_number(t, g->value_high);
	table_year(t, v->base_year);
	table_number(t, v->base_value);
	table_year(t, v->year);
	table_number(t, v->value);
	table_number(t, v->figure ? v->figure->coverage : NAN);
	table_number(t, v->expected);
	table_number(t, v->pace);
	table_number(t, v->gap);
	table_c(t, status_id(v->status));
	table_c(t, v->overdue ? "yes" : "no");
	table_number(t, v->needed);
	table_number(t, v->needed_count);
	table_number(t, v->projected);
	table_year(t, v->projected_year);
	table_c(t, v->figure ? quality_id(v->figure->quality) : "");
}

static void status_table(struct publisher *p)
{
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_STATUS));
	uint32_t *order = order_by_id(p->arena, p->m->target, p->m->targets, sizeof *p->m->target);
	for (size_t i = 0; i < p->m->targets; i++)
		status_row(&t, p->m, &p->m->target[order[i]], &p->source->verdict[order[i]]);
	publish_table(p, &t);
}

/* ---- series ---- */

static void series_row(struct table *t, str indicator, str unit, const struct figure *f)
{
	table_text(t, indicator);
	table_text(t, unit);
	table_year(t, f->year);
	table_number(t, f->has_parts ? f->numerator : NAN);
	table_number(t, f->has_parts ? f->denominator : NAN);
	table_number(t, f->value);
	table_number(t, f->coverage);
	table_c(t, f->basis == BASIS_REPORTED ? "reported" : "rolled-up");
	table_integer(t, f->reporters);
	table_integer(t, f->expected_reporters);
}

static void series_table(struct publisher *p)
{
	const struct model *m = p->m;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_SERIES));
	uint32_t *indicator = order_by_id(p->arena, m->indicator, m->indicators, sizeof *m->indicator);
	uint32_t *unit = order_by_id(p->arena, m->unit, m->units, sizeof *m->unit);
	for (size_t i = 0; i < m->indicators; i++) {
		for (size_t u = 0; u < m->units; u++) {
			struct series s = figures_series(p->source->figures, indicator[i], unit[u]);
			for (uint32_t k = 0; k < s.n; k++)
				series_row(&t, m->indicator[indicator[i]].id, m->unit[unit[u]].id, &s.figure[k]);
		}
	}
	publish_table(p, &t);
}

/* ---- history ---- */

static void history_table(struct publisher *p)
{
	const struct model *m = p->m;
	struct history h;
	struct table t;
	history_compute(p->arena, m, p->source->figures, &h);
	table_begin(&t, p->arena, dataset_spec(DATASET_HISTORY));
	uint32_t *order = order_by_id(p->arena, m->target, m->targets, sizeof *m->target);
	for (int cycle = h.first; cycle <= h.last; cycle++) {
		for (size_t i = 0; i < m->targets; i++) {
			const struct verdict *v = history_verdict(&h, order[i], cycle);
			if (!v)
				continue;
			table_year(&t, cycle);
			table_text(&t, m->target[order[i]].id);
			table_c(&t, status_id(v->status));
			table_year(&t, v->year);
			table_number(&t, v->value);
			table_number(&t, v->pace);
		}
	}
	publish_table(p, &t);
}

/* ---- reporting ---- */

struct report_row { str duty, from; const struct report *r; };

static int by_duty_year_sender(const void *x, const void *y)
{
	const struct report_row *a = x, *b = y;
	int c = str_cmp(a->duty, b->duty);
	if (!c)
		c = (a->r->year > b->r->year) - (a->r->year < b->r->year);
	return c ? c : str_cmp(a->from, b->from);
}

static void reporting_table(struct publisher *p)
{
	const struct model *m = p->m;
	const struct reporting *all = p->source->reporting;
	struct table t;
	table_begin(&t, p->arena, dataset_spec(DATASET_REPORTING));
	struct report_row *row = arena_new(p->arena, struct report_row, all->n);
	for (size_t i = 0; i < all->n; i++) {
		const struct report *r = &all->report[i];
		row[i] = (struct report_row){ m->duty[r->duty].id,
		                              r->unit != NONE ? m->unit[r->unit].id : m->agency[r->agency].id, r };
	}
	if (all->n)
		qsort(row, all->n, sizeof *row, by_duty_year_sender);
	for (size_t i = 0; i < all->n; i++) {
		table_text(&t, row[i].duty);
		table_year(&t, row[i].r->year);
		table_text(&t, row[i].from);
		table_date(&t, row[i].r->due);
		table_date(&t, row[i].r->submitted_on);
		table_c(&t, report_status_id(row[i].r->status));
	}
	publish_table(p, &t);
}

/* ---- week-<year> ---- */

static double cell_value(struct week_cell c)
{
	return c.kind == CELL_NUMBER ? c.value : NAN;
}

static int by_unit_id(const void *x, const void *y)
{
	return str_cmp(((const struct order_item *)x)->id, ((const struct order_item *)y)->id);
}

static void week_table(struct publisher *p, size_t first, size_t n)
{
	const struct model *m = p->m;
	const struct form *form = &m->form[m->week[first].form];
	struct table_spec spec = *dataset_spec(DATASET_WEEK);
	spec.name = str_c(p->arena, str_format(p->arena, "%s-%d", spec.name, m->week[first].year));
	struct table t;
	table_begin(&t, p->arena, &spec);
	struct order_item *item = arena_new(p->arena, struct order_item, n);
	for (size_t i = 0; i < n; i++)
		item[i] = (struct order_item){ m->unit[m->week[first + i].unit].id, (uint32_t)(first + i) };
	qsort(item, n, sizeof *item, by_unit_id);
	for (size_t r = 0; r < form->rows; r++) {
		for (size_t i = 0; i < n; i++) {
			const struct week_row *w = &m->week[item[i].index].row[r];
			table_integer(&t, (int64_t)r + 1);
			table_text(&t, form->row[r].code);
			table_text(&t, form->row[r].label);
			table_text(&t, item[i].id);
			table_number(&t, cell_value(w->events));
			table_number(&t, cell_value(w->people));
		}
	}
	publish_table(p, &t);
}

static void week_tables(struct publisher *p)
{
	const struct model *m = p->m;
	for (size_t i = 0, n; i < m->weeks; i += n) {
		for (n = 1; i + n < m->weeks && m->week[i + n].year == m->week[i].year;)
			n++;
		p->year = m->week[i].year;
		week_table(p, i, n);
	}
	p->year = 0;
}

/* ---- all ---- */

void publish_table(struct publisher *p, struct table *t)
{
	table_end(t);
	str name = str_from_c(t->spec.name);
	output_write(p->output, p->arena, str_format(p->arena, "data/%s.csv", t->spec.name), buf_str(&t->csv));
	output_write(p->output, p->arena, str_format(p->arena, "data/%s.json", t->spec.name), buf_str(&t->json));
	package_resource(&p->package, p->source->words, t);
	*arena_push(p->keep, struct dataset_file, &p->files->file, &p->files->n, &p->files->cap) =
		(struct dataset_file){ p->dataset, p->year, str_copy(p->keep, name), t->rows, t->csv.n, t->json.n };
	arena_reset(p->arena);
}

void data_publish(struct arena *a, struct arena *scratch, const struct data_source *s, struct output *o,
                  struct dataset_files *out)
{
	static void (*const write[DATASET__COUNT])(struct publisher *) = {
		[DATASET_STATUS] = status_table, [DATASET_SERIES] = series_table, [DATASET_HISTORY] = history_table,
		[DATASET_REPORTING] = reporting_table, [DATASET_WEEK] = week_tables, [DATASET_UNITS] = publish_units,
		[DATASET_SUCCESSIONS] = publish_successions, [DATASET_AGENCIES] = publish_agencies,
		[DATASET_INDICATORS] = publish_indicators, [DATASET_DOCUMENTS] = publish_documents,
		[DATASET_TARGETS] = publish_targets, [DATASET_TASKS] = publish_tasks, [DATASET_DUTIES] = publish_duties,
		[DATASET_EVENTS] = publish_events, [DATASET_RESULTS] = publish_results, [DATASET_BUDGET] = publish_budget,
	};
	*out = (struct dataset_files){ 0 };
	struct publisher p = { .arena = scratch, .keep = a, .source = s, .m = s->m, .output = o, .files = out };
	package_begin(&p.package, a, s->m);
	for (int d = 0; d < DATASET__COUNT; d++) {
		p.dataset = (enum dataset)d;
		write[d](&p);
	}
	package_end(&p.package);
	output_write(o, scratch, S("data/datapackage.json"), buf_str(&p.package.json));
	arena_reset(scratch);
}
