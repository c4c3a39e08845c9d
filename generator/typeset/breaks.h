/*
 * breaks.h -- where a paragraph's lines end: the best choice for the paragraph as a whole.
 *
 * D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software:
 * Practice and Experience 11 (1981).  A paragraph is a list of boxes (words),
 * glue (spaces) and penalties (other places where a line may end); of all ways
 * to break it that keep every line's spaces within the tolerance, the one with
 * the least sum of demerits is taken.
 *
 * The module knows no text: it can be tested with numbers alone.
 *
 * UNITS.  Points, as float widths (sums are double).
 * ERRORS.  None: there is always an answer; when nothing fits within the
 * tolerance, the tolerance is given up, never a word.
 */
#ifndef TYPESET_BREAKS_H
#define TYPESET_BREAKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

enum break_kind { BREAK_BOX, BREAK_GLUE, BREAK_PENALTY };

#define BREAK_NEVER  10000      /* a penalty at which no line ends; so are greater ones */
#define BREAK_FORCED (-10000)   /* a penalty at which a line always ends */

struct break_item {
	enum break_kind kind;
	float           width_pt, stretch_pt, shrink_pt;
	int             penalty;        /* GLUE, PENALTY: of ending a line here */
};

struct break_rules {
	double width_pt;
	double ragged_pt;       /* > 0: lines are not filled; how short is "one" too short */
	bool   balance;         /* the last line counts like the others (centred heads) */
	double tolerance;       /* greatest badness 100|r|^3 of a line; 200 is usual */
	int    looseness;       /* so many lines more (or less) than the best, if it can be */
	int    line_penalty;    /* 10 is usual; more asks for fewer lines */
};

struct break_line {
	size_t from, to;        /* items [from, to); glue at the line's end is left out */
	double ratio;           /* by which glue is stretched (> 0) or shrunk (< 0) */
	double natural_pt;      /* width before that */
};

/*
 * Break item[0..n) into lines; the paragraph ends at n.  Returns their number
 * and sets *out.  No line is wider than rules->width_pt when shrunk as far as
 * it can be, unless a single stretch without any penalty < BREAK_NEVER is.
 */
size_t breaks_find(struct arena *a, const struct break_item *item, size_t n,
                   const struct break_rules *rules, struct break_line **out);

#endif
