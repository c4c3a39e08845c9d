/* subject.c -- see subject.h. */
#include "report/subject.h"

#include "base/arena.h"
#include "base/vi.h"
#include "config/words.h"

const enum status report_status_order[STATUS__COUNT] = {
	STATUS_ACHIEVED, STATUS_ON_TRACK, STATUS_SLOW, STATUS_OFF_TRACK,
	STATUS_REVERSING, STATUS_MISSED, STATUS_PENDING, STATUS_NO_DATA,
};

/* ---- which reports there are ---- */

/* Units other than the site's own that get a report of the cycle. */
static bool reports_itself(const struct model *m, uint32_t u)
{
	const struct unit *unit = &m->unit[u];
	if (u == m->config.unit || unit->kind == UNIT_COUNTRY)
		return false;
	if ((unit->kind == UNIT_PROVINCE || unit->kind == UNIT_DISTRICT) && unit_counts(m, u, m->config.cycle))
		return true;
	for (size_t t = 0; t < m->targets; t++)
		if (m->target[t].unit == u)
			return true;
	return false;
}

static void add(struct arena *a, struct report_items *out, const struct page *text, struct subject s, str page, str pdf)
{
	*arena_push(a, struct report_item, &out->item, &out->n, &out->cap) = (struct report_item){ text, s, page, pdf };
}

static void add_within(struct arena *a, struct report_items *out, const struct page *text, struct subject s, str id)
{
	add(a, out, text, s, str_format(a, "bao-cao/%d/%.*s/index.html", s.year, STR_ARG(id)),
	    str_format(a, "bao-cao/%d/%.*s/bao-cao-%d-%.*s.pdf", s.year, STR_ARG(id), s.year, STR_ARG(id)));
}

static void add_cycle(struct arena *a, const struct model *m, const struct page *text, struct report_items *out)
{
	int year = m->config.cycle;
	add(a, out, text, (struct subject){ SUBJECT_UNIT, m->config.unit, year, true },
	    str_format(a, "bao-cao/%d/index.html", year), str_format(a, "bao-cao/%d/bao-cao-%d.pdf", year, year));
	for (uint32_t u = 0; u < m->units; u++)
		if (reports_itself(m, u))
			add_within(a, out, text, (struct subject){ SUBJECT_UNIT, u, year, false }, m->unit[u].id);
	for (uint32_t p = 0; p < m->plans; p++)
		add_within(a, out, text, (struct subject){ SUBJECT_PLAN, p, year, false }, m->plan[p].id);
}

static void add_weeks(struct arena *a, const struct model *m, const struct page *text, struct report_items *out)
{
	for (size_t i = 0; i < m->weeks; i++) {
		int year = m->week[i].year;
		bool last = m->week[m->weeks - 1].year == year;
		if (i > 0 && m->week[i - 1].year == year)
			continue;
		add(a, out, text, (struct subject){ SUBJECT_UNIT, m->config.unit, year, last },
		    str_format(a, "tuan-le/%d/bao-cao/index.html", year), str_format(a, "tuan-le/%d/bao-cao.pdf", year));
	}
}

void report_items(struct arena *a, const struct model *m, struct report_items *out)
{
	*out = (struct report_items){ 0 };
	for (size_t i = 0; i < m->reports && m->config.unit != NONE; i++) {
		const struct page *text = &m->report[i];
		if (str_eq_c(text->id, "report"))
			add_cycle(a, m, text, out);
		else if (str_eq_c(text->id, "tuan-le"))
			add_weeks(a, m, text, out);
		else
			add_within(a, out, text, (struct subject){ SUBJECT_UNIT, m->config.unit, m->config.cycle, true },
			           text->id);
	}
}

struct subject subject_of_plan(const struct model *m, uint32_t plan)
{
	return (struct subject){ SUBJECT_PLAN, plan, m->config.cycle, true };
}

/* ---- what belongs to a subject ---- */

uint32_t subject_unit(const struct model *m, struct subject s)
{
	if (s.kind == SUBJECT_UNIT)
		return s.index;
	const struct plan *p = &m->plan[s.index];
	if (p->targets.n)
		return m->target[p->targets.ref[0]].unit;       /* the plan's own unit may have been succeeded */
	return p->unit != NONE ? p->unit : m->config.unit;
}

bool subject_has_target(const struct model *m, struct subject s, uint32_t target)
{
	const struct target *t = &m->target[target];
	return s.kind == SUBJECT_PLAN ? t->plan == s.index : t->plan != NONE && unit_under(m, t->unit, s.index);
}

bool subject_has_plan(const struct model *m, struct subject s, uint32_t plan)
{
	if (plan == NONE)
		return false;
	if (s.kind == SUBJECT_PLAN)
		return plan == s.index;
	uint32_t unit = m->plan[plan].unit != NONE ? m->plan[plan].unit : m->config.unit;
	return unit_under(m, unit, s.index);
}

bool subject_has_report(const struct model *m, struct subject s, const struct report *r)
{
	if (subject_has_plan(m, s, m->duty[r->duty].plan))
		return true;
	return s.kind == SUBJECT_UNIT && r->unit != NONE && unit_under(m, r->unit, s.index);
}

/* ---- its names ---- */

str subject_name(const struct model *m, struct subject s)
{
	return s.kind == SUBJECT_PLAN ? m->plan[s.index].title : m->unit[s.index].name;
}

str subject_scope(struct arena *a, const struct words *w, const struct model *m, struct subject s)
{
	return word_f(a, w, s.kind == SUBJECT_PLAN ? "reports.scope-plan" : "reports.scope-unit", subject_name(m, s));
}

str subject_issuer(struct arena *a, const struct model *m, struct subject s)
{
	if (s.kind == SUBJECT_PLAN && m->plan[s.index].issuer.n)
		return m->plan[s.index].issuer;
	if (s.kind == SUBJECT_UNIT && s.index != m->config.unit && m->unit[s.index].kind != UNIT_FACILITY)
		return str_format(a, "UBND %.*s", STR_ARG(m->unit[s.index].name));
	return m->config.organisation;
}
