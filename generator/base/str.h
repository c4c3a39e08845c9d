/*
 * str.h -- borrowed text: a pointer and a length.
 *
 * OWNERSHIP.  A str never owns its bytes; they live in an arena, a file's
 * buffer or a literal and must outlive the str.  The bytes are UTF-8 unless a
 * declaration says otherwise and are not ended by a NUL.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

typedef struct str {
	const char *p;          /* may be NULL when n == 0 */
	size_t      n;          /* bytes */
} str;

/* A literal as str.  STR_INIT is the form for static initialisers. */
#define S(literal) ((str){ "" literal, sizeof(literal) - 1 })
#define STR_INIT(literal) { "" literal, sizeof(literal) - 1 }

/* For printf: printf("%.*s", STR_ARG(s)). */
#define STR_ARG(s) (int)(s).n, (s).n ? (s).p : ""

static inline bool str_eq(str a, str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

str  str_from_c(const char *c);                 /* NULL gives an empty str */
str  str_slice(str s, size_t from, size_t to);  /* bytes [from,to), clamped */
bool str_eq_c(str a, const char *b);
int  str_cmp(str a, str b);                     /* by bytes, as memcmp */
bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);

/* Offset of the first occurrence at or after `from`; SIZE_MAX if none. */
size_t str_find(str s, str needle, size_t from);
size_t str_find_char(str s, char c, size_t from);

/* Without ASCII white space (and U+00A0) at both ends. */
str str_trim(str s);

/*
 * Cut the part before the first `sep` off *rest and return it; *rest becomes
 * what follows, or empty (p == NULL) when there was no further separator.
 */
str str_cut(str *rest, char sep);

/* The next word of *rest (words stand between ASCII white space); empty at the end. */
str str_word(str *rest);

uint64_t str_hash(str s);

/* Copies in the arena.  str_c() adds a NUL for system calls. */
str         str_copy(struct arena *a, str s);
const char *str_c(struct arena *a, str s);

/* ASCII letters to lower case, copied. */
str str_lower_ascii(struct arena *a, str s);

/* Formatted as printf does, in the arena. */
str str_format(struct arena *a, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

#endif
