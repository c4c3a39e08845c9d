/*
 * words.h -- the words of the interface in Vietnamese and English.
 *
 * They stand in themes/<theme>/words/{vi,en}.yaml as nested maps; a key is the
 * path with dots: "status.on-track".  A theme that lacks a file or a word
 * inherits that of themes/default.  Pages, charts and PDFs all take their
 * words here, so that they say the same.
 */
#ifndef CONFIG_WORDS_H
#define CONFIG_WORDS_H

#include <stdbool.h>

#include "base/map.h"
#include "base/num.h"
#include "base/str.h"

struct arena;
struct diags;

struct words {
	struct map   by_key;
	str         *text;      /* [n] */
	str         *key;       /* [n]: whose text it is, for those who want all words */
	size_t       n, cap, key_cap;
	bool         vi;        /* the interface is Vietnamese */
	enum num_style style;   /* NUM_VI or NUM_EN */
};

/* Read words/<language>.yaml of the theme folder over those of the default theme's folder. */
bool words_load(struct arena *a, str theme_folder, str default_folder, bool vi,
                struct diags *d, struct words *out);

/* The word; the key itself in brackets when there is none, so that a gap is seen (and tested). */
str word(const struct words *w, const char *key);

/* A word with {0} {1} … replaced: word_f(a, w, "target.count", n, total). */
str word_fill(struct arena *a, const struct words *w, const char *key, const str *arg, size_t args);
#define word_f(a, w, key, ...)                                                \
	word_fill((a), (w), (key), (const str[]){ __VA_ARGS__ },              \
	          sizeof((const str[]){ __VA_ARGS__ }) / sizeof(str))

#endif
