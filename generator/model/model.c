/* model.c -- small questions to the model, and the contract's words. */
#include "model/model.h"

bool unit_counts(const struct model *m, uint32_t u, int year)
{
	const struct unit *unit = &m->unit[u];
	if (unit->valid_from == DATE_NONE && unit->valid_to == DATE_NONE)
		return true;            /* nearly all; asked for each unit, year and indicator */
	date last = date_make(year, 12, 31);
	return (unit->valid_from == DATE_NONE || unit->valid_from <= last) &&
	       (unit->valid_to == DATE_NONE || unit->valid_to >= last);
}

bool unit_under(const struct model *m, uint32_t u, uint32_t v)
{
	return m->unit[v].pre <= m->unit[u].pre && m->unit[u].pre < m->unit[v].post;
}

const char *sector_id(enum sector s)
{
	static const char *const id[SECTOR__COUNT] = { "library", "museum", "culture-centre", "learning-week",
	                                               "emulation", "budget", "other" };
	return id[s];
}

const char *measure_id(enum measure m)
{
	static const char *const id[] = { "share", "count", "level", "yesno" };
	return id[m];
}

const char *target_kind_id(enum target_kind k)
{
	static const char *const id[] = { "level", "growth", "growth-yearly", "maintain", "milestone" };
	return id[k];
}

const char *unit_kind_id(enum unit_kind k)
{
	static const char *const id[UNIT_KIND__COUNT] = { "country", "province", "district", "commune", "facility" };
	return id[k];
}

const char *comparator_id(enum comparator c)
{
	static const char *const id[] = { ">=", ">", "<=", "<", "=" };
	return id[c];
}

const char *quality_id(enum quality q)
{
	static const char *const id[] = { "official", "preliminary", "estimate" };
	return id[q];
}

const char *period_id(enum period p)
{
	static const char *const id[PERIOD__COUNT] = { "", "H1", "H2", "Q1", "Q2", "Q3", "Q4", "M01", "M02", "M03",
		"M04", "M05", "M06", "M07", "M08", "M09", "M10", "M11", "M12" };
	return id[p];
}

const char *task_status_id(enum task_status s)
{
	static const char *const id[] = { "planned", "doing", "done", "dropped" };
	return id[s];
}
