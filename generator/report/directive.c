/* directive.c -- settings and small results; see directive.h. */
#include "report/directive.h"

#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/nearest.h"
#include "config/words.h"
#include "syntax/yaml.h"

/* ---- settings ---- */

static const struct yaml *setting(struct directive *d, const char *key)
{
	const struct yaml *y = yaml_get(d->body, key);
	if (!y || y->kind == YAML_SCALAR)
		return y;
	diag(d->x->d, DIAG_FRONT_VALUE, y->place, y->key);
	d->failed = true;
	return NULL;
}

str directive_text(struct directive *d, const char *key)
{
	const struct yaml *y = setting(d, key);
	return y ? str_trim(y->text) : (str){ NULL, 0 };
}

/* "'libary' is no value of 'sector'", with the nearest one or some of those there are. */
static void refuse(struct directive *d, const struct yaml *y, struct nearest *near, const struct buf *list)
{
	d->failed = true;
	diag(d->x->d, DIAG_DIRECTIVE_VALUE, y->place, y->text, y->key, near->best.n ? near->best : buf_str(list));
}

static int word_index(struct directive *d, const struct yaml *y, str text, const char *const *word, size_t n)
{
	struct nearest near;
	struct buf list;
	for (size_t i = 0; i < n; i++)
		if (str_eq_c(text, word[i]))
			return (int)i;
	nearest_begin(&near, d->x->a, text);
	buf_init(&list, d->x->a, 160);
	for (size_t i = 0; i < n; i++) {
		nearest_consider(&near, str_from_c(word[i]));
		buf_printf(&list, "%s%s", i ? ", " : "", word[i]);
	}
	refuse(d, y, &near, &list);
	return -1;
}

int directive_word(struct directive *d, const char *key, const char *const *word, size_t n, int standard)
{
	const struct yaml *y = setting(d, key);
	return y ? word_index(d, y, str_trim(y->text), word, n) : standard;
}

uint32_t directive_id(struct directive *d, const char *key, struct directive_ids ids)
{
	const struct yaml *y = setting(d, key);
	struct nearest near;
	struct buf list;
	if (!y)
		return NONE;
	uint32_t i = map_get(ids.map, str_trim(y->text));
	if (i != MAP_NONE)
		return i;
	nearest_begin(&near, d->x->a, y->text);
	buf_init(&list, d->x->a, 160);
	for (size_t k = 0; k < ids.n; k++) {
		str id;
		memcpy(&id, (const char *)ids.base + k * ids.stride, sizeof id);
		nearest_consider(&near, id);
		if (k < 8)
			buf_printf(&list, "%s%.*s", k ? ", " : "", STR_ARG(id));
	}
	refuse(d, y, &near, &list);
	return NONE;
}

uint32_t directive_unit(struct directive *d)
{
	const struct model *m = d->x->model;
	if (!yaml_get(d->body, "unit"))
		return subject_unit(m, d->x->subject);
	return directive_id(d, "unit", (struct directive_ids){ &m->unit_by_id, m->unit, m->units, sizeof *m->unit });
}

uint32_t directive_plan(struct directive *d)
{
	const struct model *m = d->x->model;
	return directive_id(d, "plan", (struct directive_ids){ &m->plan_by_id, m->plan, m->plans, sizeof *m->plan });
}

uint32_t directive_indicator(struct directive *d)
{
	const struct model *m = d->x->model;
	return directive_id(d, "indicator", (struct directive_ids){ &m->indicator_by_id, m->indicator, m->indicators,
	                                                            sizeof *m->indicator });
}

int directive_year(struct directive *d, const char *key, int standard)
{
	const struct yaml *y = setting(d, key);
	int year = y ? context_year(d->x, str_trim(y->text)) : standard;
	if (y && !year) {
		d->failed = true;
		diag(d->x->d, DIAG_DIRECTIVE_VALUE, y->place, y->text, y->key, S("2025, cycle, cycle-1"));
	}
	return year;
}

static int directive_sector(struct directive *d)
{
	const char *word[SECTOR__COUNT];
	for (int i = 0; i < SECTOR__COUNT; i++)
		word[i] = sector_id((enum sector)i);
	return directive_word(d, "sector", word, SECTOR__COUNT, -1);
}

/* "missed off-track" as bits; 0 = any. */
static unsigned directive_statuses(struct directive *d)
{
	const char *word[STATUS__COUNT];
	const struct yaml *y = setting(d, "status");
	unsigned bits = 0;
	for (int i = 0; i < STATUS__COUNT; i++)
		word[i] = status_id((enum status)i);
	for (str rest = y ? y->text : S(""), one; (one = str_word(&rest)).n;) {
		int s = word_index(d, y, one, word, STATUS__COUNT);
		bits |= s < 0 ? 0 : 1u << s;
	}
	return bits;
}

struct target_filter directive_filter(struct directive *d)
{
	return (struct target_filter){
		.plan = directive_plan(d),
		.unit = yaml_get(d->body, "unit") ? directive_unit(d) : NONE,
		.sector = directive_sector(d),
		.due = directive_year(d, "due", 0),
		.statuses = directive_statuses(d),
	};
}

void directive_needs(struct directive *d, const char *key)
{
	if (yaml_get(d->body, key))
		return;
	d->failed = true;
	diag(d->x->d, DIAG_DIRECTIVE_NEEDS, ((struct place){ d->x->doc->file, d->node->line, 1 }), d->node->info,
	     str_from_c(key));
}

/* ---- results ---- */

void directive_table(struct directive *d, struct doc_table *t, str caption)
{
	str title = directive_text(d, "title");
	doc_table_begin(t, d->x->a, d->to, d->node->line, title.n ? title : caption);
}

void directive_nothing(struct directive *d)
{
	str text = directive_text(d, "none");
	if (!yaml_get(d->body, "none"))
		text = directive_say(d, "reports.none");
	if (text.n)
		doc_paragraph(d->x->a, d->to, d->node->line, text);
}

str directive_say(const struct directive *d, const char *key)
{
	return word(d->x->words, key);
}
