/*
 * pen.h -- what every chart draws with: words, numbers and text that fits.
 *
 * The reader of a picture may set text in another font, so a text's box is
 * taken a little wider than measured (PEN_SLACK).
 *
 * UNITS.  Points.  OWNERSHIP.  Strings made here live in the pen's arena.
 */
#ifndef CHART_PEN_H
#define CHART_PEN_H

#include <stdbool.h>

#include "base/str.h"
#include "draw/font.h"
#include "draw/picture.h"

struct arena;
struct words;

/* How the charts of one page or document look and speak. */
struct chart_style {
	const struct fonts *fonts;
	const struct words *words;
	double width_pt;        /* of the picture; 0 = the chart's usual width */
};

#define PEN_SLACK 1.04
#define PEN_TEXT_PT  9.0        /* usual size */
#define PEN_SMALL_PT 8.0        /* ticks and notes */

struct pen {
	struct picture           *picture;
	struct arena             *arena;
	const struct chart_style *style;
};

/* Begin a picture of the style's width, or else the usual one. */
struct pen pen_begin(struct picture *p, struct arena *a, const struct chart_style *style,
                     double usual_w_pt, double h_pt);

struct typeface { enum face face; double size_pt; };

extern const struct typeface type_text, type_bold, type_small, type_small_bold;

double pen_width(const struct pen *pen, struct typeface type, str text);

/* The text, or its beginning and "…", to be at most max_w wide; empty when not even that fits. */
str pen_cut(const struct pen *pen, struct typeface type, str text, double max_w);

enum { PEN_MOST_LINES = 4 };
struct pen_lines { str line[PEN_MOST_LINES]; int n; };

/* Break at spaces into at most `most` lines; the last is cut. */
struct pen_lines pen_wrap(const struct pen *pen, struct typeface type, str text, double max_w, int most);

/* Write at the anchor's place x on the baseline y. */
void pen_text(const struct pen *pen, double x, double y, enum anchor anchor, struct typeface type,
              enum ink ink, str text);

/* "1.234,5"; "45,2%" when the unit is %.  NaN is "…". */
str pen_value(const struct pen *pen, double v, int decimals, str unit);

/* The same with the unit's name behind it: "1.234 lượt". */
str pen_amount(const struct pen *pen, double v, int decimals, str unit);

str pen_year(const struct pen *pen, int year);
str pen_count(const struct pen *pen, size_t n);

/* A word of the interface, and one with {0} {1} … replaced. */
str pen_word(const struct pen *pen, const char *key);
#define pen_words(pen, key, ...)                                              \
	pen_fill((pen), (key), (const str[]){ __VA_ARGS__ },                  \
	         sizeof((const str[]){ __VA_ARGS__ }) / sizeof(str))
str pen_fill(const struct pen *pen, const char *key, const str *arg, size_t args);

/* The first letter in upper case to begin a sentence, or in lower case within one. */
str pen_sentence(const struct pen *pen, str text);
str pen_within(const struct pen *pen, str text);

#endif
