/*
 * span.h -- text with its looks: pieces that differ in face, size, ink or link.
 *
 * A paragraph is a list of spans.  White space is made single as spans are
 * added, also across spans; U+00A0 is a space that does not break.
 *
 * UNITS.  Points.
 * OWNERSHIP.  In the arena given to spans_begin(); texts are copied.
 */
#ifndef TYPESET_SPAN_H
#define TYPESET_SPAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "draw/picture.h"

struct arena;
struct doc_node;

struct span {
	str       text;         /* no white space but ' ' and U+00A0 */
	enum face face;
	double    size_pt;
	enum ink  ink;
	str       url;          /* empty = no link; "#name" = inside the document */
	double    gap_pt;       /* > 0: an empty place to be filled in by pen; no text */
	bool      break_after;  /* a line ends here, whatever fits */
};

struct spans {
	struct span  *span;
	size_t        n, cap;
	struct arena *arena;
	bool          after_space;      /* private: the text so far is empty or ends in a space */
};

void spans_begin(struct spans *s, struct arena *a);

/* Add text in the looks of *like (its text is not read). */
void spans_add(struct spans *s, str text, const struct span *like);
void spans_gap(struct spans *s, double gap_pt, const struct span *like);
void spans_break(struct spans *s);

/* Add the inline children of a node, in the looks of *like. */
void spans_add_inlines(struct spans *s, const struct doc_node *node, const struct span *like);

/* The same text upright and in the weight of `face`, whatever it was: for heads. */
void spans_set_face(struct spans *s, enum face face);

/* Make bytes [from, to) of the joined text a link, where they are none yet. */
void spans_set_url(struct spans *s, size_t from, size_t to, str url);

/* Bytes [from, to) of the joined text, as spans of their own. */
struct spans spans_slice(const struct spans *s, size_t from, size_t to);

/* The joined text; line ends as a space. */
str spans_text(const struct spans *s);

/* A space at the very end is of no use: take it off. */
void spans_trim(struct spans *s);

/* The face of the same family in another style. */
enum face face_bold(enum face f);
enum face face_italic(enum face f);

#endif
