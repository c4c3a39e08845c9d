/*
 * compare.h -- units side by side: who has which figure in the same year.
 *
 * Compared are units of one kind.  The year is the latest in which at least
 * half as many of them have a figure as in their best year, and two at least:
 * a year that has just begun to come in ranks nobody.  A figure whose coverage
 * is too small to be judged is shown as such and never ranked.
 *
 * OWNERSHIP.  In the arena given.
 */
#ifndef SITE_COMPARE_H
#define SITE_COMPARE_H

#include "chart/ranking.h"
#include "site/view.h"

/* More units than these are compared province by province. */
enum { COMPARE_MOST = 150 };

/* The units in the order of the tree, prepared once: those under a unit lie side by side. */
struct unit_order {
	uint32_t *all;
	uint32_t *of_kind[UNIT_KIND__COUNT], n[UNIT_KIND__COUNT];
};
void unit_order_make(struct arena *a, const struct model *m, struct unit_order *out);

/* The units at or under `within` (NONE: all); `kind` -1: of every kind. */
struct refs unit_order_under(const struct unit_order *o, const struct model *m, int kind, uint32_t within);

struct compared {
	uint32_t             unit;
	const struct figure *figure;    /* NULL: must report, and has not */
	bool                 thin;      /* too few of its units reported: not ranked */
	size_t               rank;      /* from 1, equal figures alike; 0 = not ranked */
};

struct comparison {
	enum unit_kind   kind;
	int              year;
	struct compared *row;           /* [n], in the order of the tree */
	size_t           n, ranked, thin;
};

/* False when fewer than two units have a figure that counts. */
bool compare_units(struct arena *a, const struct site *s, uint32_t indicator, uint32_t within, enum unit_kind kind,
                   struct comparison *out);

/* Worth a picture?  Not when all there is to tell is yes or no, as where each unit has one library or none. */
bool compare_has_ranking(const struct model *m, uint32_t indicator, const struct comparison *c);

/* The chart's data; `focus` is the page's own unit, `above` the one whose figure is drawn as a line (or NONE). */
struct ranking_data compare_ranking(const struct view *v, uint32_t indicator, const struct comparison *c,
                                    uint32_t focus, uint32_t above);

/* Ranks and figures as a file. */
struct sheet;
void compare_sheet(const struct view *v, uint32_t indicator, const struct comparison *c, struct sheet *out);

/* Who has it, in words, where there is nothing to rank. */
str compare_yes_note(const struct view *v, const struct comparison *c);

/* The coverage that a figure needs to be ranked: "80%". */
str compare_least(const struct view *v);

/* "3 đơn vị không xếp thứ tự vì …: A, B, C."; empty when all are ranked. */
str compare_thin_note(const struct view *v, const struct comparison *c);

#endif
