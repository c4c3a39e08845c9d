/* path.c -- see path.h. */
#include "report/path.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/nearest.h"

#include <string.h>

str path_step(struct path *p)
{
	return str_trim(str_cut(&p->rest, '.'));
}

bool path_ended(const struct path *p)
{
	return p->rest.p == NULL;
}

/* ---- what is not known ---- */

struct candidates {
	struct path   *path;
	str            step;
	struct nearest near;
	struct buf     list;    /* the first of them, for a reader who is far off */
	size_t         n;
};

struct candidates *path_candidates(struct path *p, str step)
{
	struct candidates *c = arena_new(p->x->a, struct candidates, 1);
	c->path = p;
	c->step = step;
	nearest_begin(&c->near, p->x->a, step);
	buf_init(&c->list, p->x->a, 160);
	return c;
}

void path_candidate(struct candidates *c, str word)
{
	enum { LISTED = 16 };
	nearest_consider(&c->near, word);
	if (c->n == LISTED)
		buf_c(&c->list, ", …");
	if (c->n++ >= LISTED)
		return;
	if (c->list.n)
		buf_c(&c->list, ", ");
	buf_add(&c->list, word);
}

/* The whole reference with the step replaced. */
static str corrected(const struct candidates *c)
{
	const struct path *p = c->path;
	size_t from = (size_t)(c->step.p - p->whole.p);
	str head = str_slice(p->whole, 0, from), tail = str_slice(p->whole, from + c->step.n, p->whole.n);
	return str_format(p->x->a, "%.*s%.*s%.*s", STR_ARG(head), STR_ARG(c->near.best), STR_ARG(tail));
}

void path_refuse(struct candidates *c)
{
	struct path *p = c->path;
	if (p->failed)
		return;
	p->failed = true;
	if (!c->step.n)
		diag(p->x->d, DIAG_REFERENCE_SHORT, p->place, p->whole, buf_str(&c->list));
	else if (c->near.best.n)
		diag(p->x->d, DIAG_REFERENCE_NEAR, p->place, p->whole, c->step, corrected(c));
	else
		diag(p->x->d, DIAG_REFERENCE_UNKNOWN, p->place, p->whole, c->step, buf_str(&c->list));
}

str path_missing(struct path *p)
{
	if (!p->failed && !p->optional && p->x->subject.strict) {
		p->failed = true;
		diag(p->x->d, DIAG_REFERENCE_NO_FIGURE, p->place, p->whole, subject_name(p->x->model, p->x->subject));
	}
	return S("…");
}

/* ---- words, ids, years ---- */

int path_word(struct path *p, str step, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_c(step, word[i]))
			return (int)i;
	struct candidates *c = path_candidates(p, step);
	for (size_t i = 0; i < n; i++)
		path_candidate(c, str_from_c(word[i]));
	path_refuse(c);
	return -1;
}

uint32_t path_id(struct path *p, str step, struct path_ids ids)
{
	uint32_t i = map_get(ids.map, step);
	if (i != MAP_NONE)
		return i;
	struct candidates *c = path_candidates(p, step);
	for (size_t k = 0; k < ids.n; k++) {
		str id;
		memcpy(&id, (const char *)ids.base + k * ids.stride, sizeof id);
		path_candidate(c, id);
	}
	path_refuse(c);
	return NONE;
}

str path_step_at_unit(struct path *p, uint32_t *unit)
{
	const struct model *m = p->x->model;
	str step = path_step(p);
	size_t at = str_find_char(step, '@', 0);
	*unit = subject_unit(m, p->x->subject);
	if (at != SIZE_MAX)
		*unit = path_id(p, str_slice(step, at + 1, step.n),
		                (struct path_ids){ &m->unit_by_id, m->unit, m->units, sizeof *m->unit });
	return str_slice(step, 0, at == SIZE_MAX ? step.n : at);
}

int path_year(const struct path *p, str step)
{
	return context_year(p->x, step);
}
