/*
 * frame.h -- a chart with its title, its sentence and its source around it, to stand alone.
 */
#ifndef CHART_FRAME_H
#define CHART_FRAME_H

#include "chart/pen.h"

/* On paper, with a margin; `source` (may be empty) stands below in small type. */
void chart_frame(struct picture *out, struct arena *a, const struct chart_style *style,
                 const struct picture *chart, str source);

#endif
