/*
 * legend.h -- the key to a chart's signs, in rows that wrap.
 */
#ifndef CHART_LEGEND_H
#define CHART_LEGEND_H

#include "chart/pen.h"
#include "figures/status.h"

enum legend_sign { LEGEND_LINE, LEGEND_DASHED, LEGEND_DOTTED, LEGEND_POINT, LEGEND_HOLLOW, LEGEND_FEW,
                   LEGEND_AIM, LEGEND_RECT, LEGEND_TICK, LEGEND_STATUS };

/* LEGEND_FEW: the hollow square of a sum that too few have reported for. */
struct legend_item {
	enum legend_sign sign;
	enum ink         ink;
	enum status      status;        /* of LEGEND_STATUS */
	str              text;
};

/* Draw from (x, y) down, at most w wide; returns the height.  A NULL picture in pen only measures. */
double legend_draw(const struct pen *pen, const struct legend_item *item, size_t n,
                   double x, double y, double w);

/* The sign of LEGEND_FEW around (x, y). */
void legend_few_sign(struct picture *p, double x, double y, enum ink ink);

/* The diamond that marks an aim, with a halo. */
void legend_aim_sign(struct picture *p, double x, double y);

#endif
