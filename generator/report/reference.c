/* reference.c -- see reference.h. */
#include "report/reference.h"

#include "base/arena.h"
#include "base/buf.h"
#include "report/path.h"

/* ---- short references ---- */

static str of_subject(struct path *p)
{
	static const char *const field[] = { "name", "scope", "unit", "issuer" };
	struct report_context *x = p->x;
	switch (path_word(p, path_step(p), field, sizeof field / sizeof *field)) {
	case 0:  return subject_name(x->model, x->subject);
	case 1:  return subject_scope(x->a, x->words, x->model, x->subject);
	case 2:  return x->model->unit[subject_unit(x->model, x->subject)].name;
	case 3:  return subject_issuer(x->a, x->model, x->subject);
	default: return S("…");
	}
}

/* The date of the newest figures. */
static str of_data(struct path *p)
{
	static const char *const field[] = { "date" };
	if (path_word(p, path_step(p), field, 1) < 0)
		return S("…");
	date d = p->x->s->reporting->today;
	return d == DATE_NONE ? path_missing(p) : show_date(p->x->a, p->x->words, d);
}

/* ---- dispatch ---- */

static const struct { const char *name; str (*text)(struct path *p); } kind[] = {
	{ "target", path_of_target },
	{ "indicator", path_of_indicator },
	{ "count", path_of_count },
	{ "week", path_of_week },
	{ "reporting", path_of_reporting },
	{ "tasks", path_of_tasks },
	{ "budget", path_of_budget },
	{ "subject", of_subject },
	{ "data", of_data },
};

static str read_path(struct path *p)
{
	str first = path_step(p);
	int year = path_ended(p) && str_starts(first, S("cycle")) ? path_year(p, first) : 0;
	if (year)
		return show_year(p->x->a, year);
	str name = str_slice(first, 0, str_find_char(first, '@', 0));
	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++) {
		if (!str_eq_c(name, kind[i].name))
			continue;
		if (name.n < first.n)
			p->rest = str_slice(p->whole, name.n, p->whole.n);      /* "@unit" is read with it */
		return kind[i].text(p);
	}
	struct candidates *c = path_candidates(p, first);
	for (size_t i = 0; i < sizeof kind / sizeof *kind; i++)
		path_candidate(c, str_from_c(kind[i].name));
	path_candidate(c, S("cycle"));
	path_candidate(c, S("cycle-1"));
	path_refuse(c);
	return S("…");
}

str reference_text(struct report_context *x, str path, struct place at)
{
	struct path p = { .x = x, .whole = str_trim(path), .place = at };
	if (str_ends(p.whole, S("?"))) {
		p.optional = true;
		p.whole = str_trim(str_slice(p.whole, 0, p.whole.n - 1));
	}
	p.rest = p.whole;
	str text = read_path(&p);
	if (!p.failed && !path_ended(&p)) {
		str read = str_slice(p.whole, 0, (size_t)(p.rest.p - p.whole.p) - 1);
		diag(x->d, DIAG_REFERENCE_LONG, at, p.whole, read);
	}
	return text;
}

str reference_fill(struct report_context *x, str text, uint32_t line)
{
	size_t open = str_find(text, S("{{"), 0), from = 0;
	struct buf out;
	if (open == SIZE_MAX)
		return text;
	buf_init(&out, x->a, text.n + 64);
	for (; open != SIZE_MAX; open = str_find(text, S("{{"), from)) {
		size_t close = str_find(text, S("}}"), open);
		buf_add(&out, str_slice(text, from, open));
		if (close == SIZE_MAX) {
			diag(x->d, DIAG_REFERENCE_OPEN, context_locate(x, S("{{"), line), str_slice(text, open, open + 40));
			from = open;
			break;
		}
		from = close + 2;
		struct place at = context_locate(x, str_slice(text, open, from), line);
		buf_add(&out, reference_text(x, str_slice(text, open + 2, close), at));
	}
	buf_add(&out, str_slice(text, from, text.n));
	return buf_str(&out);
}
