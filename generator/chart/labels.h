/*
 * labels.h -- keep labels apart: a list of the places that are taken.
 *
 * A label tries its places in order of preference and is left out when none
 * is free; what a chart must not lose is placed first.
 */
#ifndef CHART_LABELS_H
#define CHART_LABELS_H

#include "chart/pen.h"

struct box {
	double x0, y0, x1, y1;          /* x0 <= x1, y0 <= y1, y down */
	bool   soft;                    /* a line or point: text may cover it if there is no other place */
};

struct labels {
	const struct pen *pen;
	struct box        frame;        /* labels stay inside */
	struct box       *taken;
	size_t            n, cap;
};

void labels_begin(struct labels *l, const struct pen *pen, struct box frame);

/* The box of a text, with slack. */
struct box labels_box(const struct pen *pen, double x, double y, enum anchor anchor,
                      struct typeface type, str text);

/* Is b inside the frame and apart from all that is taken?  over_soft: never mind the soft ones. */
bool labels_free(const struct labels *l, struct box b, bool over_soft);
void labels_take(struct labels *l, struct box b);

/* Write the text and take its box if that is free and inside the frame. */
bool labels_try(struct labels *l, double x, double y, enum anchor anchor, struct typeface type,
                enum ink ink, str text);

/* Take what a line from (x0,y0) to (x1,y1) covers, softly. */
void labels_take_line(struct labels *l, double x0, double y0, double x1, double y1);

/*
 * Write up to two lines of text at the first of the places that is free; if
 * none is and `must`, over lines, with paper behind the text.
 */
struct place_at { double x, y; enum anchor anchor; };   /* y: baseline of the first line */
struct label_text { struct typeface type; enum ink ink; str text; };
bool labels_place(struct labels *l, const struct place_at *at, size_t places,
                  const struct label_text *line, size_t lines, bool must);

/* x moved so that a text centred there stays inside the frame. */
double labels_clamp(const struct labels *l, double x, struct typeface type, str text);

/*
 * Labels side by side in one row: `at` is where each belongs, `half` half its
 * width; `x` becomes where its centre goes, in the same order from the left
 * and as near as they fit within [left, right].  False when they cannot.
 */
enum { LABELS_MOST_SPREAD = 64 };
struct spread { double at, half, x; };
bool labels_spread(struct spread *label, int n, double left, double right, double gap);

#endif
