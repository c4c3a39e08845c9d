/*
 * cards.h -- the parts that many pages show: verdicts, rows of targets, counts.
 *
 * Each function makes the map that a partial of the same purpose expects;
 * every member is set, so that none is looked up in an outer context.
 */
#ifndef SITE_CARDS_H
#define SITE_CARDS_H

#include "site/view.h"

/* id, word, shape (inline SVG), order: for partials/status.mustache. */
struct value *card_status(const struct view *v, enum status s);

/* The word of a verdict: that of its status, or "overdue, no figure". */
struct value *card_verdict(const struct view *v, const struct verdict *verdict);

/* The same as the markup of partials/status.mustache, for cells of tables. */
str card_verdict_markup(const struct view *v, const struct verdict *verdict);

/* The shape alone. */
str card_shape(enum status s);

/* From the best to the worst, as counts and stacks are ordered. */
extern const enum status card_order[STATUS__COUNT];

/* A row of partials/target-table.mustache. */
struct value *card_target(struct view *v, uint32_t target);

/* The whole table over some targets; NULL when there are none. */
struct value *card_targets(struct view *v, const uint32_t *target, size_t n, str caption);

/* How many targets have which status. */
struct tally { unsigned count[STATUS__COUNT], total; };
void tally_add(struct tally *t, const struct site *s, uint32_t target);
void tally_add_status(struct tally *t, enum status s);

/* "Đạt: 14; Chậm: 3". */
str card_tally_words(const struct view *v, const struct tally *t);

/* A bar cut in proportion to the counts, as inline SVG that says the counts in words. */
str card_stack(const struct view *v, const struct tally *t, bool small, str name);

/* A table of counts for partials/count-table.mustache. */
struct counts { const struct view *v; struct value *table, *rows; };
void counts_begin(struct counts *c, const struct view *v, str caption, str head);
void counts_add(struct counts *c, str name, str address, bool content, const struct tally *t);
void counts_of(struct counts *c, str address);         /* the published counts that the last row shows */

/* "tỉnh Lai Châu": where and in which clause a target stands. */
str card_where(const struct view *v, uint32_t target);

/* The figure that is held against the aim, with its year: "62,5% (2025)". */
str card_now(const struct view *v, uint32_t target);

/* A short title of a plan for lists and breadcrumbs. */
str card_plan_name(const struct view *v, uint32_t plan);

#endif
