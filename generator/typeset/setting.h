/*
 * setting.h -- what all of typesetting shares: memory, faces, messages, and how wide text is.
 *
 * UNITS.  Points.
 * OWNERSHIP.  Everything typeset for a document lives in setting.arena.
 */
#ifndef TYPESET_SETTING_H
#define TYPESET_SETTING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"
#include "draw/picture.h"

struct arena;
struct fonts;

struct setting {
	struct arena       *arena;
	const struct fonts *fonts;
	struct diags       *diags;
	str                 file;       /* for messages: the text being set */
	uint32_t            line;       /* of the block being set; 0 = not known */
	str                 source;     /* the file's text, to say where in the block; empty = not known */
	uint32_t            first_line; /* of source */

	uint32_t           *missing;    /* private: characters reported already */
	size_t              missings, missing_cap;
	unsigned            tag_ids;    /* private: structure elements numbered so far */
};

/* Width with kerning inside words, as pdf/ will set it. */
double setting_width(const struct setting *s, str text, enum face face, double size_pt);

/* Report each character the face lacks, once a document. */
void setting_check(struct setting *s, str text, enum face face);

/* A number for the next structure element. */
unsigned setting_tag_id(struct setting *s);

#endif
