/*
 * page_calendar.c -- what falls due: the year ahead by month, later years, and what has passed.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "site/due.h"

enum { AHEAD_DAYS = 366, BEHIND_DAYS = 183, FAR_YEARS = 6 };

static struct value *month_group(struct view *v, struct value *groups, date day)
{
	int year, month, d;
	date_split(day, &year, &month, &d);
	struct value *group = view_push(v, groups);
	str name = view_choice(v, "month", str_c(v->a, str_format(v->a, "%d", month)));
	view_text(v, group, "name", view_words(v, "calendar.month", name, show_year(v->a, year)));
	view_text(v, group, "id", str_format(v->a, "thang-%d-%d", year, month));
	view_put(v, group, "items", view_list(v));
	return group;
}

static void set_ahead(struct view *v, date today)
{
	struct due_list list;
	struct value *groups = view_list(v), *items = NULL;
	int seen = 0;
	due_between(v->a, v->model, today, today + AHEAD_DAYS, &list);
	for (size_t i = 0; i < list.n; i++) {
		int year, month, day;
		date_split(list.item[i].day, &year, &month, &day);
		if (!items || seen != year * 12 + month) {
			struct value *group = month_group(v, groups, list.item[i].day);
			seen = year * 12 + month;
			items = view_list(v);
			view_put(v, group, "items", items);
		}
		value_push(v->a, items, due_row(v, &list.item[i]));
	}
	view_put(v, v->data, "months", groups);
}

static void set_list(struct view *v, const char *key, date from, date to, bool once)
{
	struct due_list list;
	struct value *items = view_list(v);
	due_between(v->a, v->model, from, to, &list);
	for (size_t i = 0; i < list.n; i++) {
		const struct due_item *it = &list.item[i];
		bool yearly = (it->kind == DUE_REPORT && !v->model->duty[it->subject].due.year) ||
		              (it->kind == DUE_EVENT && !v->model->event[it->subject].start.year);
		if (!once || !yearly)
			value_push(v->a, items, due_row(v, it));
	}
	struct value *map = view_map(v);
	view_put(v, map, "items", items);
	if (items->n)
		view_put(v, v->data, key, map);
}

str page_calendar(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	view_begin(&v, s, scratch, page->path, "calendar", word(s->words, "nav.calendar"), word(s->words, "calendar.lead"));
	view_crumb(&v, view_word(&v, "nav.calendar"), S(""), false);
	date today = s->today == DATE_NONE ? date_make(s->model->config.cycle, 1, 1) : s->today;
	view_text(&v, v.data, "from", view_words(&v, "calendar.from", show_date(v.a, v.words, today)));
	set_ahead(&v, today);
	set_list(&v, "later", today + AHEAD_DAYS + 1, today + AHEAD_DAYS * FAR_YEARS, true);
	set_list(&v, "past", today - BEHIND_DAYS, today - 1, false);
	return view_render(&v, "calendar");
}
