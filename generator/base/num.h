/*
 * num.h -- decimal numbers, without the C locale.
 */
#ifndef BASE_NUM_H
#define BASE_NUM_H

#include <stdbool.h>

#include "base/str.h"

struct buf;

/* How a number is written in a table. */
enum num_style {
	NUM_EN,         /* 1,234.5  dot is the decimal mark   */
	NUM_VI          /* 1.234,5  comma is the decimal mark */
};

enum num_result {
	NUM_OK,                 /* read by the given style */
	NUM_OTHER_STYLE,        /* fits only the other style, and was read by it */
	NUM_AMBIGUOUS,          /* fits both with different values; read by the given one */
	NUM_BAD                 /* not a number; *out is untouched */
};

/*
 * Read a number written in `style`: an optional sign (- or U+2212), digits,
 * groups of three after a grouping mark (the other style's decimal mark, a
 * space, U+00A0 or U+202F), decimals.  Infinite values are refused.
 */
enum num_result num_parse(str s, enum num_style style, double *out);

/* Whole number of ASCII digits within [low, high]. */
bool num_parse_int(str s, long low, long high, long *out);

/* "1234.5": a dot, no groups, at most `max_decimals` (0..9), no trailing zeros, no "-0". */
void num_plain(struct buf *b, double v, int max_decimals);

/*
 * For readers, by the style: groups of three and exactly `decimals` (0..9), rounded half away
 * from zero on the shortest decimal that stands for v (so 0.145 with 2 decimals is 0.15).  A
 * value that rounds to zero has no sign; the minus is U+2212.
 */
void num_show(struct buf *b, double v, int decimals, enum num_style style);

#endif
