/* task.c -- see task.h. */
#include "site/task.h"

#include "base/arena.h"
#include "config/words.h"

static const char *every_key(enum every every)
{
	switch (every) {
	case EVERY_NONE:    return "due.undated";
	case EVERY_YEAR:    return "due.yearly";
	case EVERY_QUARTER: return "due.quarterly";
	case EVERY_MONTH:   return "due.monthly";
	}
	return "due.undated";
}

str task_due(const struct view *v, struct due_date due, enum every every)
{
	if (!due.month)
		return view_word(v, every_key(every));
	if (due.year)
		return show_date(v->a, v->words, date_make(due.year, due.month, due.day));
	if (v->words->vi)
		return view_words(v, "due.each-year", str_format(v->a, "%02d/%d", due.day, due.month));
	str month = view_choice(v, "month", str_c(v->a, str_format(v->a, "%d", due.month)));
	return view_words(v, "due.each-year", str_format(v->a, "%d %.*s", due.day, STR_ARG(month)));
}

/* The marks of a task are those of a verdict where they mean the same. */
static const char *task_mark(enum task_status s)
{
	switch (s) {
	case TASK_PLANNED: return "pending";
	case TASK_DOING:   return "on-track";
	case TASK_DONE:    return "achieved";
	case TASK_DROPPED: return "no-data";
	}
	return "pending";
}

struct value *task_row(const struct view *v, uint32_t task)
{
	const struct task *t = &v->model->task[task];
	struct value *row = view_map(v);
	struct due_date due = { 0, 0, 0 };
	if (t->due != DATE_NONE)
		date_split(t->due, &due.year, &due.month, &due.day);
	view_text(v, row, "text", t->text);
	view_text(v, row, "href", view_link(v, link_clause(v->a, v->model, t->plan, t->at)));
	view_text(v, row, "clause", show_clause(v->a, v->words, t->clause));
	view_text(v, row, "agency", t->agency == NONE ? S("") : v->model->agency[t->agency].name);
	view_text(v, row, "agency-href", t->agency == NONE ? S("") : view_link(v, link_agency(v->a, v->model, t->agency)));
	view_text(v, row, "role", view_word(v, t->support ? "task.support" : "task.lead"));
	view_text(v, row, "due", task_due(v, due, t->every));
	view_text(v, row, "mark", str_from_c(task_mark(t->status)));
	view_text(v, row, "state", view_choice(v, "task-status", task_status_id(t->status)));
	view_text(v, row, "evidence", t->evidence);
	return row;
}
