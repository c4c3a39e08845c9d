/*
 * para.h -- spans -> lines.
 *
 * Lines are as long as para_style.width_pt or shorter, always: what has no
 * place to break is broken between letters.
 *
 * UNITS.  Points.
 * OWNERSHIP.  Lines live in the setting's arena; they borrow the spans.
 */
#ifndef TYPESET_PARA_H
#define TYPESET_PARA_H

#include <stddef.h>

#include "typeset/setting.h"
#include "typeset/span.h"

enum para_align { PARA_JUSTIFY, PARA_LEFT, PARA_CENTER, PARA_RIGHT };

struct para_style {
	enum para_align align;
	double          width_pt;
	double          first_pt;       /* first-line indent, >= 0 */
	int             looseness;
};

/* A piece of one line in one look. */
struct run {
	const struct span *span;
	str                text;        /* of the span; may end in a space */
	double             x_pt, w_pt;  /* from the left edge of the paragraph */
};

struct para_line {
	struct run *run;
	size_t      runs;
	double      ratio;              /* of its spaces: typeset/breaks.h */
	double      left_pt, right_pt;  /* extent of what is drawn */
	double      size_pt;            /* largest type on it */
};

struct para {
	struct para_line *line;
	size_t            n;
};

struct para para_set(struct setting *s, const struct spans *text, const struct para_style *style);

/* The widest piece that cannot be broken well, and the width on one line. */
void para_extent(struct setting *s, const struct spans *text, double *least_pt, double *most_pt);

/* Draw a line with its baseline at x, y. */
void para_draw(struct picture *p, const struct para_line *line, double x_pt, double y_pt);

#endif
