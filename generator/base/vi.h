/*
 * vi.h -- Vietnamese order, folding and slugs.
 */
#ifndef BASE_VI_H
#define BASE_VI_H

#include "base/str.h"

struct arena;

/*
 * A key whose byte order is the Vietnamese order of NFC text: letters a ă â b
 * … d đ e ê … o ô ơ … u ư, then tones (none, huyền, hỏi, ngã, sắc, nặng),
 * then case; runs of digits by their number.  As CLDR's vi collation; words
 * are compared whole before tones.
 */
str vi_sort_key(struct arena *a, str s);

/* <0, 0, >0 in the same order; scratch memory is taken from the arena. */
int vi_compare(struct arena *a, str x, str y);

/* Lower case without diacritics, đ as d: for searching and nearest-name hints. */
str vi_fold(struct arena *a, str s);

/* [a-z0-9-]+ made of vi_fold(); "x" when nothing is left.  At most max_bytes, cut at a hyphen. */
str vi_slug(struct arena *a, str s, size_t max_bytes);

/* Lower and upper case of a whole text (utf8proc's simple mappings). */
str vi_lower(struct arena *a, str s);
str vi_upper(struct arena *a, str s);

#endif
