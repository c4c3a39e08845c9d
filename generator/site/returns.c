/* returns.c -- see returns.h. */
#include "site/returns.h"

#include "base/arena.h"
#include "config/words.h"
#include "site/cards.h"

/* The shapes of verdicts where they say the same. */
static enum status like(enum report_status s)
{
	switch (s) {
	case REPORT_ON_TIME: return STATUS_ACHIEVED;
	case REPORT_LATE:    return STATUS_SLOW;
	case REPORT_MISSING: return STATUS_MISSED;
	case REPORT_NOT_DUE:
	case REPORT__COUNT:  break;
	}
	return STATUS_PENDING;
}

struct value *returns_mark(const struct view *v, const struct report *r)
{
	struct value *mark = view_map(v);
	view_text(v, mark, "id", str_from_c(report_status_id(r->status)));
	view_text(v, mark, "word", view_choice(v, "report", report_status_id(r->status)));
	view_html(v, mark, "shape", card_shape(like(r->status)));
	view_text(v, mark, "day", show_date(v->a, v->words, r->submitted_on));
	view_text(v, mark, "due", r->due == DATE_NONE ? view_word(v, "due.undated") : show_date(v->a, v->words, r->due));
	return mark;
}

static size_t sender_of(const struct model *m, const struct report *r)
{
	return r->unit != NONE ? r->unit : m->units + r->agency;
}

void return_lists_make(struct arena *a, const struct model *m, const struct reporting *r, struct return_lists *out)
{
	size_t senders = m->units + m->agencies;
	uint32_t *next = arena_new(a, uint32_t, senders + 1);
	out->first = arena_new(a, uint32_t, senders + 1);
	out->report = arena_new(a, uint32_t, r->n);
	for (size_t i = 0; i < r->n; i++)
		out->first[sender_of(m, &r->report[i]) + 1]++;
	for (size_t s = 0; s < senders; s++) {
		out->first[s + 1] += out->first[s];
		next[s] = out->first[s];
	}
	for (size_t i = 0; i < r->n; i++)
		out->report[next[sender_of(m, &r->report[i])]++] = (uint32_t)i;
}

static void set_returns(struct view *v, size_t sender)
{
	const struct return_lists *lists = v->site->returns;
	struct value *list = view_list(v);
	for (uint32_t i = lists->first[sender + 1]; i-- > lists->first[sender];) {
		const struct report *r = &v->site->reporting->report[lists->report[i]];
		const struct duty *d = &v->model->duty[r->duty];
		struct value *row = view_push(v, list);
		view_text(v, row, "year", show_year(v->a, r->year));
		view_text(v, row, "text", d->text);
		view_text(v, row, "href", view_link(v, link_clause(v->a, v->model, d->plan, d->at)));
		view_put(v, row, "mark", returns_mark(v, r));
	}
	if (list->n)
		view_section(v, "returns", list);
}

void returns_of_unit(struct view *v, uint32_t unit)
{
	set_returns(v, unit);
}

void returns_of_agency(struct view *v, uint32_t agency)
{
	set_returns(v, v->model->units + agency);
}
