/*
 * symbol.h -- the sign of each status: a shape of its own, so that colour is never alone.
 *
 *   achieved   disc with a tick          missed     square with a cross
 *   on-track   triangle pointing up      slow       diamond
 *   off-track  triangle pointing down    reversing  arrow pointing left
 *   pending    ring with a clock's hands no-data    broken ring
 */
#ifndef CHART_SYMBOL_H
#define CHART_SYMBOL_H

#include "figures/status.h"
#include "draw/picture.h"

/* Draw it centred at (x, y), size_pt high. */
void chart_symbol(struct picture *p, enum status s, double x_pt, double y_pt, double size_pt);

/* The ink of a status, and the key of its word ("status.on-track"). */
enum ink    chart_status_ink(enum status s);
const char *chart_status_key(enum status s);

#endif
