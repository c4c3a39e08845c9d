/*
 * directive.h -- a directive being replaced: its settings, and where its blocks go.
 *
 * Private to report/.  A directive is a fenced block of a text whose body is
 * YAML; each kind has a function that appends ordinary blocks (tables,
 * pictures, paragraphs) to directive.to.  One with nothing to show says so.
 */
#ifndef REPORT_DIRECTIVE_H
#define REPORT_DIRECTIVE_H

#include "report/context.h"
#include "report/doc_table.h"
#include "report/tally.h"

struct yaml;

struct directive {
	struct report_context *x;
	const struct doc_node *node;
	const struct yaml     *body;    /* a map */
	struct doc_node       *to;
	bool                   failed;
};

/* ---- settings ---- */

/* A scalar; empty when absent. */
str directive_text(struct directive *d, const char *key);

/* Index among words; `standard` when absent, -1 after a message. */
int directive_word(struct directive *d, const char *key, const char *const *word, size_t n, int standard);

/* The thing of that id; NONE when absent or after a message. */
struct directive_ids { const struct map *map; const void *base; size_t n, stride; };
uint32_t directive_id(struct directive *d, const char *key, struct directive_ids ids);
uint32_t directive_unit(struct directive *d);           /* "unit"; the subject's when absent */
uint32_t directive_plan(struct directive *d);
uint32_t directive_indicator(struct directive *d);

/* "2025", "cycle", "cycle-1"; `standard` when absent. */
int directive_year(struct directive *d, const char *key, int standard);

/* plan, unit, sector, status, due: which targets are meant. */
struct target_filter directive_filter(struct directive *d);

/* A key that must be there. */
void directive_needs(struct directive *d, const char *key);

/* ---- results ---- */

/* A table with the directive's title, or else `caption`. */
void directive_table(struct directive *d, struct doc_table *t, str caption);

/* "Không có.", or the directive's own text for that ("none"; empty: nothing at all). */
void directive_nothing(struct directive *d);

/* A word of the interface. */
str directive_say(const struct directive *d, const char *key);

/* ---- the kinds ---- */

void directive_status(struct directive *d);
void directive_targets(struct directive *d);            /* table, of: targets, changes */
void directive_indicators(struct directive *d);         /* table, of: indicators */
void directive_units(struct directive *d);              /* table, of: units */
void directive_budget(struct directive *d);             /* table, of: budget */
void directive_awards(struct directive *d);             /* table, of: awards */
void directive_returns(struct directive *d);            /* table, of: returns */
void directive_chart(struct directive *d);
void directive_tasks(struct directive *d);
void directive_duties(struct directive *d);
void directive_form(struct directive *d);
void directive_csv(struct directive *d);

#endif
