/*
 * published.h -- the open data of a built site, cell by cell, and what can be summed from them.
 *
 * A cell's address: table, keys, column, between '/':
 *   status/TARGET/COLUMN            status.csv
 *   series/INDICATOR/UNIT/YEAR/COLUMN
 *   history/CYCLE/TARGET/COLUMN
 *   week/YEAR/ROW/COLUMN            summed over the units' returns
 *   week/YEAR/ROW/UNIT/COLUMN
 *   count/CYCLE/all/STATUS  count/CYCLE/plan/PLAN/STATUS  …/sector/SECTOR/…  …/unit/UNIT/…
 *                                   targets of the plans on this site, counted in history.csv;
 *                                   STATUS "total" = all of them
 * "%" behind a column is the value in percent: "status/lc-03/coverage%".
 *
 * OWNERSHIP.  In the arena given; read-only afterwards.
 */
#ifndef PROVE_PUBLISHED_H
#define PROVE_PUBLISHED_H

#include <stdbool.h>

#include "base/map.h"
#include "base/str.h"

struct arena;
struct diags;

struct published_cell {
	str    text;            /* as published; empty for a sum */
	double number;          /* NaN = none */
};

struct published_row;
struct published_target { str plan, indicator, unit; };

struct published {
	struct arena         *arena;
	struct map            row_by_key;       /* "status/lc-03" */
	struct published_row *row;
	size_t                rows, cap;
	struct map            sector_of;        /* indicator -> index in sector[] */
	str                  *sector;
	size_t                sectors, sector_cap;
	struct map            target_by_id;     /* those of plans that have a page */
	struct published_target *target;
	size_t                targets, target_cap;
};

/* False when a table is missing or cannot be read; told in d. */
bool published_read(struct arena *a, str site, struct diags *d, struct published *out);

/* False when there is no cell of this address. */
bool published_get(const struct published *p, str address, struct published_cell *out);

#endif
