/* link.c -- see link.h. */
#include "site/link.h"

#include "base/buf.h"

str link_plan(struct arena *a, const struct model *m, uint32_t plan)
{
	return str_format(a, "ke-hoach/%.*s/index.html", STR_ARG(m->plan[plan].id));
}

str link_plan_pdf(struct arena *a, const struct model *m, uint32_t plan)
{
	str id = m->plan[plan].id;
	return str_format(a, "ke-hoach/%.*s/%.*s.pdf", STR_ARG(id), STR_ARG(id));
}

str link_target(struct arena *a, const struct model *m, uint32_t target)
{
	return str_format(a, "chi-tieu/%.*s/index.html", STR_ARG(m->target[target].id));
}

str link_embed(struct arena *a, const struct model *m, uint32_t target)
{
	return str_format(a, "chi-tieu/%.*s/nhung.html", STR_ARG(m->target[target].id));
}

str link_cycle(struct arena *a, int cycle)
{
	return str_format(a, "ky/%d/index.html", cycle);
}

str link_indicator(struct arena *a, const struct model *m, uint32_t indicator, uint32_t within)
{
	str id = m->indicator[indicator].id;
	if (within == NONE)
		return str_format(a, "chi-so/%.*s/index.html", STR_ARG(id));
	return str_format(a, "chi-so/%.*s/%.*s/index.html", STR_ARG(id), STR_ARG(m->unit[within].id));
}

str link_unit(struct arena *a, const struct model *m, uint32_t unit)
{
	return str_format(a, "don-vi/%.*s/index.html", STR_ARG(m->unit[unit].id));
}

str link_unit_pdf(struct arena *a, const struct model *m, uint32_t unit)
{
	str id = m->unit[unit].id;
	return str_format(a, "don-vi/%.*s/%.*s.pdf", STR_ARG(id), STR_ARG(id));
}

str link_unit_ics(struct arena *a, const struct model *m, uint32_t unit)
{
	return str_format(a, "lich/don-vi/%.*s.ics", STR_ARG(m->unit[unit].id));
}

str link_agency_ics(struct arena *a, const struct model *m, uint32_t agency)
{
	return str_format(a, "lich/co-quan/%.*s.ics", STR_ARG(m->agency[agency].id));
}

str link_agency(struct arena *a, const struct model *m, uint32_t agency)
{
	return str_format(a, "co-quan/%.*s/index.html", STR_ARG(m->agency[agency].id));
}

const char *sector_slug(enum sector sector)
{
	static const char *const slug[SECTOR__COUNT] = {
		[SECTOR_LIBRARY] = "thu-vien", [SECTOR_MUSEUM] = "bao-tang",
		[SECTOR_CULTURE_CENTRE] = "trung-tam-van-hoa", [SECTOR_LEARNING_WEEK] = "tuan-le",
		[SECTOR_EMULATION] = "thi-dua", [SECTOR_BUDGET] = "kinh-phi", [SECTOR_OTHER] = "khac",
	};
	return slug[sector];
}

str link_sector(struct arena *a, enum sector sector)
{
	return str_format(a, "linh-vuc/%s/index.html", sector_slug(sector));
}

str link_week(struct arena *a, int year)
{
	return str_format(a, "tuan-le/%d/index.html", year);
}

str link_week_unit_pdf(struct arena *a, const struct model *m, int year, uint32_t unit)
{
	return str_format(a, "tuan-le/%d/%.*s.pdf", year, STR_ARG(m->unit[unit].id));
}

str link_page(struct arena *a, const struct page *page)
{
	return str_format(a, "%.*s/index.html", STR_ARG(page->id));
}

str link_clause(struct arena *a, const struct model *m, uint32_t plan, const struct clause *at)
{
	str page = link_plan(a, m, plan);
	return at ? str_format(a, "%.*s#%.*s", STR_ARG(page), STR_ARG(at->anchor)) : page;
}

str link_document(struct arena *a, const struct model *m, uint32_t document)
{
	const struct document *d = &m->document[document];
	if (d->plan != NONE)
		return link_plan(a, m, d->plan);
	return str_format(a, "ke-hoach/index.html#%.*s", STR_ARG(d->id));
}

str link_root(struct arena *a, str path)
{
	struct buf b;
	buf_init(&b, a, 16);
	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] == '/')
			buf_c(&b, "../");
	return buf_str(&b);
}

str link_from(struct arena *a, str root, str to)
{
	return str_format(a, "%.*s%.*s", STR_ARG(root), STR_ARG(to));
}
