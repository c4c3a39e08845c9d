/* proof.c -- see proof.h. */
#include "site/proof.h"

#include "base/arena.h"
#include "figures/history.h"
#include "report/predecessor.h"

str proof_series(const struct view *v, uint32_t indicator, uint32_t unit, int year, const char *column)
{
	const struct model *m = v->model;
	if (m->indicator[indicator].measure == MEASURE_YESNO)
		return S("");
	if (!series_at(figures_series(v->site->figures, indicator, unit), year))
		unit = predecessor_of(m, unit);
	if (unit == NONE)
		return S("");
	return str_format(v->a, "series/%.*s/%.*s/%d/%s", STR_ARG(m->indicator[indicator].id), STR_ARG(m->unit[unit].id),
	                  year, column);
}

str proof_verdict_at(const struct view *v, uint32_t target, int cycle, const char *column)
{
	return str_format(v->a, "history/%d/%.*s/%s", cycle, STR_ARG(v->model->target[target].id), column);
}

str proof_verdict(const struct view *v, uint32_t target, const char *column)
{
	const struct history *h = v->site->history;
	for (int cycle = h->first; cycle < h->last; cycle++)
		if (v->site->verdict == history_cycle(h, cycle))
			return proof_verdict_at(v, target, cycle, column);
	return str_format(v->a, "status/%.*s/%s", STR_ARG(v->model->target[target].id), column);
}

str proof_counts(const struct view *v, int cycle, const char *scope, str id)
{
	return id.n ? str_format(v->a, "count/%d/%s/%.*s", cycle, scope, STR_ARG(id))
	            : str_format(v->a, "count/%d/%s", cycle, scope);
}

str proof_week(const struct view *v, int year, size_t row, uint32_t unit, const char *column)
{
	if (unit == NONE)
		return str_format(v->a, "week/%d/%zu/%s", year, row + 1, column);
	return str_format(v->a, "week/%d/%zu/%.*s/%s", year, row + 1, STR_ARG(v->model->unit[unit].id), column);
}

str proof_attr(const struct view *v, str address)
{
	return address.n ? str_format(v->a, " data-of=\"%.*s\"", STR_ARG(address)) : S("");
}
