/*
 * truetype.h -- the tables of a TrueType font file.
 *
 * Reads what layout needs (characters, advances, outlines as bytes) and makes
 * the smaller file that a PDF embeds.  Names of tables and fields are those of
 * the OpenType specification.
 *
 * UNITS.  Font units as in the file, units_per_em of them to the em.
 * OWNERSHIP.  A struct truetype borrows the file's bytes.
 * ERRORS.  The bytes may be anything: every read is bounds-checked, and a
 * file that breaks the format is refused with the name of the bad table.
 */
#ifndef DRAW_TRUETYPE_H
#define DRAW_TRUETYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

enum truetype_table { TT_HEAD, TT_HHEA, TT_MAXP, TT_HMTX, TT_LOCA, TT_GLYF, TT_CMAP, TT_OS2, TT_KERN,
                      TT_NAME, TT__COUNT };

struct truetype {
	str      table[TT__COUNT];      /* empty when the file has none */
	unsigned units_per_em;
	unsigned glyphs;                /* >= 1 */
	unsigned hmetrics;              /* long records of hmtx, 1..glyphs */
	bool     long_loca;
};

/* NULL, or which table is missing or broken ("glyf"). */
const char *truetype_open(struct truetype *t, str bytes);

/* Glyph ids by code point up to U+FFFF into gid[0x10000]; false when the cmap is of no use. */
bool truetype_cmap(const struct truetype *t, uint16_t *gid);

/* The PostScript name ("LiberationSerif-Bold"), its letters, digits and hyphens only; may be empty. */
str truetype_name(struct arena *a, const struct truetype *t);

unsigned truetype_advance(const struct truetype *t, unsigned gid);

/* A glyph's outline; empty for a blank; false when loca or glyf is broken there. */
bool truetype_outline(const struct truetype *t, unsigned gid, str *out);

/* Big-endian numbers; 0 beyond the end of s. */
unsigned truetype_u16(str s, size_t at);
int      truetype_i16(str s, size_t at);
uint32_t truetype_u32(str s, size_t at);

/* Can each glyph of a table as truetype_cmap() makes be drawn, with all parts that it is composed of? */
bool truetype_sound(struct arena *scratch, const struct truetype *t, const uint16_t *gid);

/*
 * A TrueType file of the n glyphs given, which become 1…n, of .notdef (0) and
 * of the parts that they are composed of; without hints.  All must be sound.
 */
str truetype_subset(struct arena *a, const struct truetype *t, const uint16_t *glyph, size_t n);

#endif
