/*
 * form.c -- tiendo form: the units' blank returns for a cycle.
 *
 * Files, for the unit xa-a and the cycle 2026:
 *   xa-a-2026.csv .xlsx .pdf      its indicators (the workbook has all sheets)
 *   tuan-le-2026-xa-a.csv .pdf    the form of the learning week
 *
 * They go into a new or empty folder only: what lies there may have been
 * filled in.
 */
#include "cli/form.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/work.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "draw/font.h"
#include "forms/blank.h"
#include "forms/table.h"
#include "forms/workbook.h"
#include "publish/output.h"
#include "typeset/return_pdf.h"
#include "typeset/week_pdf.h"

struct form_run {
	struct arena         *arena;
	const struct options *o;
	struct diags         *d;
	struct loaded         in;
	struct fonts          fonts;
	struct blanks         blanks;
	struct refs           units;
	struct output        *out;
};

/* ---- one unit ---- */

static bool make_return_pdf(const struct form_run *f, struct arena *a, const struct blank *blank, struct diags *d, str *out)
{
	const struct model *m = &f->in.model;
	struct return_line *line = arena_new(a, struct return_line, blank->rows);
	for (size_t i = 0; i < blank->rows; i++) {
		const struct indicator *x = &m->indicator[blank->row[i].indicator];
		str before = blank_figure(a, &f->blanks, x, blank->row[i].before);
		line[i] = (struct return_line){ blank_label(a, x->name, x->measure_unit), before.n ? before : S("…"),
		                                x->measure == MEASURE_SHARE };
	}
	struct return_paper paper = { .unit = m->unit[blank->unit].name, .organisation = m->config.organisation,
	                              .year = f->blanks.year, .sample = !m->config.official, .line = line,
	                              .lines = blank->rows };
	return return_pdf(a, &paper, &f->fonts, &f->in.words, d, out);
}

static void write_unit(void *payload, size_t piece, struct arena *a, struct diags *d)
{
	const struct form_run *f = payload;
	const struct model *m = &f->in.model;
	struct blank blank;
	str pdf;
	if (!blank_make(a, &f->blanks, f->units.ref[piece], &blank))
		return;
	str id = m->unit[blank.unit].id;
	str name = str_format(a, "%.*s-%d", STR_ARG(id), f->blanks.year);
	str week = str_format(a, "tuan-le-%d-%.*s", f->blanks.year, STR_ARG(id));
	output_write(f->out, a, str_format(a, "%.*s.xlsx", STR_ARG(name)), workbook_make(a, &f->blanks, &blank));
	if (blank.rows) {
		output_write(f->out, a, str_format(a, "%.*s.csv", STR_ARG(name)), table_results(a, &f->blanks, &blank));
		if (make_return_pdf(f, a, &blank, d, &pdf))
			output_write(f->out, a, str_format(a, "%.*s.pdf", STR_ARG(name)), pdf);
	}
	if (blank.week) {
		output_write(f->out, a, str_format(a, "%.*s.csv", STR_ARG(week)), table_week(a, &f->blanks, &blank));
		if (form_pdf(a, m, f->blanks.form, f->blanks.year, blank.unit, &f->fonts, &f->in.words, d, &pdf))
			output_write(f->out, a, str_format(a, "%.*s.pdf", STR_ARG(week)), pdf);
	}
}

/* ---- all of them ---- */

/* The units asked for; none, after a message, when there is nothing to make. */
static bool choose_units(struct form_run *f)
{
	const struct model *m = &f->in.model;
	struct place nowhere = { S("--unit"), 0, 0 };
	struct blank blank;
	if (!f->o->unit.n) {
		f->units = blanks_units(f->arena, &f->blanks);
	} else {
		uint32_t unit = map_get(&m->unit_by_id, f->o->unit);
		if (unit == MAP_NONE) {
			diag(f->d, DIAG_UNKNOWN_ID, nowhere, f->o->unit, S("unit"), S("đơn vị"));
			return false;
		}
		f->units = (struct refs){ arena_new(f->arena, uint32_t, 1), 0 };
		f->units.ref[0] = unit;
		f->units.n = blank_make(f->arena, &f->blanks, unit, &blank);
	}
	if (!f->units.n)
		diag(f->d, DIAG_FORM_NOTHING, ((struct place){ S("data/indicators.csv"), 0, 0 }),
		     str_format(f->arena, "%d", f->blanks.year), f->o->unit.n ? f->o->unit : m->config.organisation);
	return f->units.n > 0;
}

static str folder_of(const struct form_run *f)
{
	if (f->o->output.n)
		return f->o->output;
	const char *dash = f->o->unit.n ? "-" : "";
	return path_join(f->arena, f->o->root, str_format(f->arena, "out/phieu/%d%s%.*s", f->blanks.year, dash,
	                                                   STR_ARG(f->o->unit)));
}

/* All or nothing: a failure of the machine leaves at most a hidden folder that the next run removes. */
static bool write_all(struct form_run *f, str folder)
{
	struct file_list there;
	file_list(f->arena, folder, S(""), &there);
	if (there.n) {
		diag(f->d, DIAG_FORM_NOT_EMPTY, ((struct place){ folder, 0, 0 }), folder);
		return false;
	}
	f->out = output_begin_project(f->arena, folder, f->d);
	if (!f->out)
		return false;
	work_run(f->arena, f->o->jobs ? f->o->jobs : work_processors(), f->units.n, write_unit, f, f->d);
	output_commit(f->out);
	return true;
}

int command_form(struct arena *a, const struct options *o)
{
	struct diags d;
	struct form_run *f = arena_new(a, struct form_run, 1);
	*f = (struct form_run){ .arena = a, .o = o, .d = &d };
	diags_init(&d, a);
	d.strict = o->strict;
	bool ok = load(a, o, &d, &f->in) && load_fonts(a, &f->in, &d, &f->fonts);
	bool vi = f->in.model.config.vi;
	if (ok) {
		const struct model *m = &f->in.model;
		blanks_begin(a, m, f->in.figures, &f->in.reporting, &f->in.words, &f->blanks);
		str folder = folder_of(f);
		ok = choose_units(f) && write_all(f, folder);
		if (ok && !o->quiet)
			fprintf(stderr, vi ? "tiendo: phiếu báo cáo năm %d của %u đơn vị nằm trong %.*s\n"
			                   : "tiendo: blank returns for %d of %u units are in %.*s\n",
			        f->blanks.year, f->units.n, STR_ARG(folder));
	}
	messages_drop_hints(&d);
	print_messages(a, &d, vi);
	return ok ? 0 : 1;
}
