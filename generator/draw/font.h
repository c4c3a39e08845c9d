/*
 * font.h -- TrueType faces: metrics for layout, and the outlines that PDFs embed.
 *
 * A face is read once a run and shared by all documents and threads
 * (read-only after loading).
 *
 * UNITS.  Widths are 1/1000 em as the PDF's /W array has them (rounded as
 * libharu rounds: truncated), so that layout and PDF agree exactly.
 * OWNERSHIP.  Everything lives in the arena given to fonts_load().
 * ERRORS.  A font file that is missing, broken or without Vietnamese letters
 * is a diagnostic; then no face is loaded.
 */
#ifndef DRAW_FONT_H
#define DRAW_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "draw/picture.h"

struct arena;
struct diags;

struct font {
	str       file;                 /* path it came from */
	str       name;                 /* PostScript name; may be empty */
	str       bytes;                /* the whole TrueType file */
	int       ascent, descent;      /* 1/1000 em; descent < 0 */
	int       cap_height, x_height;
	uint16_t *width;                /* [0x10000] by code point; FONT_MISSING = none */

	uint16_t         *glyph;        /* [0x10000] glyph of `bytes` by code point, 0 = none */
	uint8_t          *first, *second;       /* private to font.c: [0x10000] kerning class by code point; 0 = none */
	int16_t          *kern;                 /* private to font.c: [classes + 1][256] by first and second class */
};
#define FONT_MISSING 0xFFFF
#define FONT_MISSING_WIDTH 600          /* of the box that stands for a missing glyph */

struct fonts { struct font face[FACE__COUNT]; };

/*
 * Load the six faces from `folder` (NULL: look in the places where Debian puts
 * Liberation 2).  In a folder of one's own they are called
 *     serif.ttf serif-bold.ttf serif-italic.ttf serif-bold-italic.ttf
 *     sans.ttf sans-bold.ttf
 * or as Liberation's files are.  A face without Vietnamese letters is refused.
 * False after reporting to d.
 */
bool fonts_load(struct arena *a, const char *folder, struct diags *d, struct fonts *out);

/* As above for one file's bytes; NULL, or why it is refused. */
const char *font_read(struct arena *a, str bytes, struct font *out);

/* Width of text in points, without kerning; missing glyphs count as a box of 600. */
double font_width_pt(const struct font *f, str text, double size_pt);

/* What to add between two characters, 1/1000 em; 0 where the face has no such pair. */
int font_kern(const struct font *f, uint32_t left, uint32_t right);

bool font_has(const struct font *f, uint32_t code_point);

#endif
