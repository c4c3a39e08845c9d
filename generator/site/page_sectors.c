/*
 * page_sectors.c -- libraries, museums, culture centres …: the targets and indicators of each field.
 */
#include "site/pages.h"

#include <math.h>

#include "base/arena.h"
#include "config/words.h"
#include "site/cards.h"
#include "site/grid.h"
#include "site/proof.h"

static struct tally tally_of(const struct site *s, enum sector sector)
{
	struct tally t = { { 0 }, 0 };
	for (uint32_t i = 0; i < s->model->targets; i++)
		if (s->model->target[i].plan != NONE && s->model->indicator[s->model->target[i].indicator].sector == sector)
			tally_add(&t, s, i);
	return t;
}

str page_sectors(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	struct counts c;
	view_begin(&v, s, scratch, page->path, "sectors", word(s->words, "nav.sectors"), word(s->words, "sector-page.list-lead"));
	view_crumb(&v, view_word(&v, "nav.sectors"), S(""), false);
	counts_begin(&c, &v, view_word(&v, "overview.by-sector"), view_word(&v, "overview.sector"));
	for (int i = 0; i < SECTOR__COUNT; i++) {
		struct tally t = tally_of(s, (enum sector)i);
		counts_add(&c, view_choice(&v, "sector", sector_id((enum sector)i)), link_sector(v.a, (enum sector)i), false, &t);
		if (t.total)
			counts_of(&c, proof_counts(&v, s->model->config.cycle, "sector", str_from_c(sector_id((enum sector)i))));
	}
	view_put(&v, v.data, "counts", c.table);
	return view_render(&v, "sector-list");
}

static void set_targets(struct view *v, enum sector sector)
{
	const struct model *m = v->model;
	uint32_t *own = NULL;
	size_t n = 0, cap = 0;
	for (uint32_t t = 0; t < m->targets; t++)
		if (m->target[t].plan != NONE && m->indicator[m->target[t].indicator].sector == sector)
			*arena_push(v->a, uint32_t, &own, &n, &cap) = t;
	struct value *table = card_targets(v, own, n, view_word(v, "sector-page.targets"));
	if (table)
		view_put(v, v->data, "targets", table);
}

/* Each indicator with its figures of the last years in the unit that the site is about. */
static void set_indicators(struct view *v, enum sector sector)
{
	enum { YEARS = 5 };
	const struct model *m = v->model;
	struct grid g;
	size_t rows = 0;
	int cycle = m->config.cycle;
	grid_begin(&g, v, view_words(v, "sector-page.indicators", m->unit[m->config.unit].name));
	grid_column(&g, view_word(v, "indicator.name"), false);
	for (int y = cycle - YEARS + 1; y <= cycle; y++)
		grid_column(&g, show_year(v->a, y), true);
	for (uint32_t k = 0; k < m->indicators; k++) {
		const struct indicator *i = &m->indicator[k];
		struct series s = figures_series(v->site->figures, k, m->config.unit);
		if (i->sector != sector || !s.n)
			continue;
		rows++;
		grid_row(&g);
		grid_head(&g, i->name, link_indicator(v->a, m, k, NONE));
		grid_content(&g);
		for (int y = cycle - YEARS + 1; y <= cycle; y++) {
			const struct figure *f = series_at(s, y);
			grid_number(&g, f ? show_amount(v->a, v->words, i, f->value) : S(""), f ? f->value : NAN);
			if (f)
				grid_of(&g, proof_series(v, k, m->config.unit, y, "value"));
		}
	}
	if (rows)
		view_put(v, v->data, "indicators", g.table);
}

static void set_awards(struct view *v)
{
	const struct model *m = v->model;
	struct grid g;
	grid_begin(&g, v, view_word(v, "award.title"));
	grid_column(&g, view_word(v, "table.year"), false);
	grid_column(&g, view_word(v, "table.unit"), false);
	grid_column(&g, view_word(v, "award.form"), false);
	grid_column(&g, view_word(v, "award.subject"), false);
	grid_column(&g, view_word(v, "award.note"), false);
	for (size_t i = m->awards; i-- > 0;) {
		const struct award *a = &m->award[i];
		grid_row(&g);
		grid_head(&g, show_year(v->a, a->year), S(""));
		grid_link(&g, a->unit == NONE ? S("") : m->unit[a->unit].name, a->unit == NONE ? S("") : link_unit(v->a, m, a->unit));
		grid_content(&g);
		grid_text(&g, a->form);
		grid_content(&g);
		grid_text(&g, a->subject);
		grid_content(&g);
		grid_text(&g, a->note);
		grid_content(&g);
	}
	if (m->awards)
		view_put(v, v->data, "awards", g.table);
}

str page_sector(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	enum sector sector = (enum sector)page->subject;
	struct view v;
	str key = str_format(scratch, "sector.%s", sector_id(sector));
	str name = word(s->words, str_c(scratch, key));
	view_begin(&v, s, scratch, page->path, "sectors", name, word_f(scratch, s->words, "sector-page.description", name));
	view_crumb(&v, view_word(&v, "nav.sectors"), S("linh-vuc/index.html"), false);
	view_crumb(&v, name, S(""), false);
	view_text(&v, v.data, "name", name);
	struct tally t = tally_of(s, sector);
	if (t.total)
		view_html(&v, v.data, "stack", card_stack(&v, &t, false, name));
	view_text(&v, v.data, "sentence", view_words(&v, "sector-page.sentence", show_count(v.a, v.words, t.total),
	          show_count(v.a, v.words, t.count[STATUS_ACHIEVED])));
	set_targets(&v, sector);
	if (s->model->config.unit != NONE)
		set_indicators(&v, sector);
	if (sector == SECTOR_EMULATION)
		set_awards(&v);
	view_bool(&v, v.data, "learning-week", sector == SECTOR_LEARNING_WEEK);
	return view_render(&v, "sector");
}
