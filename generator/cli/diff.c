/*
 * diff.c -- tiendo diff A B: what changed in verdicts and figures from cycle A to cycle B.
 *
 * A reason stands beside each change: the target fell due, a new year's figure
 * came, or the figure of the same year was revised.
 */
#include <math.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/num.h"
#include "cli/explain.h"
#include "cli/load.h"
#include "cli/options.h"

static str number(struct arena *a, double v, const struct words *w)
{
	struct buf b;
	buf_init(&b, a, 32);
	if (isnan(v))
		return S("–");
	num_show(&b, v, v == floor(v) ? 0 : 2, w->style);
	return buf_str(&b);
}

static const char *reason(const struct target *t, const struct verdict *before, const struct verdict *after,
                          int from, int to)
{
	if (after->year != before->year)
		return "diff.new-figure";
	if (from < t->year && to >= t->year)
		return "diff.due";
	return after->figure && before->figure && after->value != before->value ? "diff.revision" : "diff.same-figure";
}

static str status_word(struct arena *a, const struct words *w, enum status s)
{
	return word(w, str_format(a, "status.%s", status_id(s)).p);
}

static void one_target(struct arena *a, struct buf *out, const struct loaded *in, uint32_t i, int from, int to)
{
	const struct model *m = &in->model;
	const struct target *t = &m->target[i];
	struct verdict x = status_judge(m, in->figures, i, from, m->config.min_coverage);
	struct verdict y = status_judge(m, in->figures, i, to, m->config.min_coverage);
	bool same_value = x.value == y.value || (isnan(x.value) && isnan(y.value));
	if (x.status == y.status && same_value && x.year == y.year)
		return;
	const str arg[] = { t->id, t->text.n ? t->text : m->indicator[t->indicator].name,
	                    status_word(a, &in->words, x.status), status_word(a, &in->words, y.status),
	                    number(a, x.value, &in->words), number(a, y.value, &in->words),
	                    str_format(a, "%d", x.year), str_format(a, "%d", y.year),
	                    word(&in->words, reason(t, &x, &y, from, to)) };
	buf_add(out, word_fill(a, &in->words, x.status == y.status ? "diff.figure" : "diff.status", arg, 9));
	buf_char(out, '\n');
}

/* Rows that were replaced by a later one: what was said before, and since. */
static void revisions(struct arena *a, struct buf *out, const struct loaded *in, int from, int to)
{
	const struct model *m = &in->model;
	for (uint32_t i = 0; i < m->results; i++) {
		const struct result *r = &m->result[i];
		if (r->next == NONE || r->superseded || r->year < from || r->year > to || r->period != PERIOD_YEAR)
			continue;
		const struct result *old = &m->result[r->next];
		const str arg[] = { m->unit[r->unit].id, m->indicator[r->indicator].id, str_format(a, "%d", r->year),
		                    str_format(a, "%.*s:%u", STR_ARG(m->result_file[old->file]), old->line),
		                    str_format(a, "%.*s:%u", STR_ARG(m->result_file[r->file]), r->line) };
		buf_add(out, word_fill(a, &in->words, "diff.row-replaced", arg, 5));
		buf_char(out, '\n');
	}
}

int command_diff(struct arena *a, const struct options *o)
{
	struct diags d;
	struct loaded in;
	struct buf out;
	long from, to;
	if (!num_parse_int(o->argument[0], 1900, 2200, &from) || !num_parse_int(o->argument[1], 1900, 2200, &to)) {
		fprintf(stderr, "tiendo: diff needs two years\n");
		return 2;
	}
	diags_init(&d, a);
	buf_init(&out, a, 4096);
	if (!load(a, o, &d, &in)) {
		diags_sort(&d);
		diags_write_text(&out, &d, in.model.config.vi);
		fwrite(out.p, 1, out.n, stderr);
		return 1;
	}
	buf_add(&out, word_f(a, &in.words, "diff.head", o->argument[0], o->argument[1]));
	buf_char(&out, '\n');
	size_t head = out.n;
	for (uint32_t i = 0; i < in.model.targets; i++)
		one_target(a, &out, &in, i, (int)from, (int)to);
	revisions(a, &out, &in, (int)from, (int)to);
	if (out.n == head) {
		buf_add(&out, word(&in.words, "diff.nothing"));
		buf_char(&out, '\n');
	}
	fwrite(out.p, 1, out.n, stdout);
	return 0;
}
