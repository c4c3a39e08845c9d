/*
 * outline.h -- the clauses of an administrative text, found by their printed labels.
 *
 * A clause is a heading, a paragraph or a numbered list item that begins with
 * a label:  "Phụ lục II", "I." "IV.", "1." "12)", "2.1." "2.1.3.", "a)" "đ)".
 * Labels are kept as written; they may repeat (two chapters "IV") and skip.
 * The rank of a label, not the heading level, says what stands under what:
 *     appendix > roman > arabic > dotted arabic (by the number of parts) > letter
 * so that unequal heading levels in a source do no harm.
 *
 * The ADDRESS of a clause is the path of labels without punctuation, with
 * "#k" at a label that is the k-th (k >= 2) of its kind under the same parent:
 * "I#2/2/2.1" is 2.1 in 2 in the second chapter I; "Phụ lục II/I/1".
 * A heading without a label is in the outline too, with an empty address.
 *
 * What is taken for a label where: syntax/label.h.  The items of an ordered
 * list are clauses if the list continues the numbering of its chapter; a list
 * that begins again within a clause, and anything in bullet lists, tables and
 * quotations, is no clause.
 *
 * The paragraph that ends in "./." belongs to the chapter, not to the chapter's
 * last clause; what follows it or "Nơi nhận" belongs to no clause (in an
 * appendix: to the appendix).
 *
 * ANCHORS.  A clause's anchor is made of its address ("I#2/2/2.1" is
 * "muc-i_2-2-2.1", "III/1/đ" is "muc-iii-1-dd"), that of a heading without a
 * label of its text; they are unique in a document.
 */
#ifndef SYNTAX_OUTLINE_H
#define SYNTAX_OUTLINE_H

#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct doc;
struct doc_node;

struct clause {
	str                   label;    /* as printed, with its punctuation: "2.1.", "a)"; "" = none */
	str                   address;  /* "I#2/2/2.1"; "" for an unlabelled heading */
	str                   title;    /* plain text without the label; may be empty or a whole paragraph */
	str                   anchor;   /* also in node->anchor */
	int                   depth;    /* 0 = top */
	uint32_t              parent;   /* index of the clause it stands in; UINT32_MAX = none */
	struct doc_node      *node;
	const struct doc_node *last;    /* last block that belongs to it, itself at least */
};

struct outline {
	struct clause *clause;          /* [n], in the order of the text */
	size_t         n, cap;
};

/* Find the clauses of doc and set the anchors in its tree. */
void outline_build(struct arena *a, struct doc *doc, struct outline *out);

/* The clause at an address (labels compared after vi_lower and NFC, "đ" apart from "d"); NULL if none. */
const struct clause *outline_find(const struct outline *o, str address);

#endif
