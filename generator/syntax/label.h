/*
 * label.h -- the printed numbers of clauses: "Phụ lục II", "IV.", "1.", "2.1.", "đ)".
 *
 * Numbers stand everywhere in administrative texts ("1.500 cuốn", "2025:",
 * "21/4", "V. I. Lê-nin"), so the less a text stands out, the more is asked of
 * a label at its start:
 *
 *                 heading               bold           plain
 *     appendix    yes                   yes            if no small letter follows
 *     roman       yes                   yes            if the title is in capitals
 *     arabic      yes                   yes            no (a list item is one by itself)
 *     letter      "a)" "a."             "a)" "a."      "a)"
 *
 * Roman numbers are capitals, I to XXXIX, and end in a full stop; arabic ones
 * have at most three digits, further parts at most two, and end in "." or ")"
 * (which may be missing after several parts).
 */
#ifndef SYNTAX_LABEL_H
#define SYNTAX_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

/* What stands under what: a label stands under the last one of a lower rank. */
enum label_rank {
	LABEL_APPENDIX,
	LABEL_ROMAN,
	LABEL_ARABIC,           /* "1." */
	LABEL_DOTTED,           /* "1.1."; "1.1.1." is LABEL_DOTTED + 1 … */
	LABEL_LETTER = LABEL_DOTTED + 8,
	LABEL_NONE
};

enum label_style { LABEL_IN_HEADING, LABEL_IN_BOLD, LABEL_IN_PLAIN };

struct label {
	int    rank;            /* enum label_rank, or between LABEL_DOTTED and LABEL_LETTER */
	str    printed;         /* "2.1.", a part of the text */
	str    address;         /* "2.1": without punctuation */
	str    title;           /* what follows it */
	int    number;          /* of an arabic label; else 0 */
};

/* The label at the start of a text (plain, NFC); false when there is none. */
bool label_parse(struct arena *scratch, str text, enum label_style style, struct label *out);

#endif
