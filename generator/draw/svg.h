/*
 * svg.h -- reader 1 of a picture: inline SVG for HTML pages and stand-alone files.
 *
 * UNITS.  One user unit is one point; the intrinsic size is given in pt, so
 * that 9 pt text is 12 CSS pixels high.
 */
#ifndef DRAW_SVG_H
#define DRAW_SVG_H

#include <stdbool.h>

#include "base/str.h"

struct buf;
struct picture;

/*
 * Inline: <svg class="picture face-sans" viewBox … role="img" aria-labelledby=…>
 * with <title> and <desc>; classes "ink-…" (fill), "line-…" (stroke) and "face-…"
 * (font; none = the root's face-sans), no style attribute, no script: fit for a
 * strict Content-Security-Policy.  `id` is unique on the page ([a-z0-9-]+).
 */
void svg_write_inline(struct buf *out, const struct picture *p, str id);

/* Stand-alone file: XML declaration, namespace, presentation attributes instead of classes (light colours). */
void svg_write_file(struct buf *out, const struct picture *p);

/* sRGB of an ink on white paper, 0xRRGGBB; used by svg_write_file and the PDF reader. */
unsigned ink_rgb(int ink);

#endif
