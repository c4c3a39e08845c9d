/*
 * buf.h -- text under construction.
 *
 * OWNERSHIP.  The bytes live in the arena given to buf_init().  buf_str()
 * borrows; it is valid until the next append.
 *
 * ERRORS.  Without memory the arena's failure is raised.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdint.h>

#include "base/str.h"

struct arena;

struct buf {
	char         *p;
	size_t        n, cap;   /* bytes used, bytes there */
	struct arena *arena;
};

void buf_init(struct buf *b, struct arena *a, size_t expected_bytes);
void buf_clear(struct buf *b);          /* empty, memory kept */
str  buf_str(const struct buf *b);

void buf_add(struct buf *b, str s);
void buf_c(struct buf *b, const char *c);
void buf_char(struct buf *b, char c);
void buf_uint(struct buf *b, uint64_t v);
void buf_int(struct buf *b, int64_t v);
void buf_codepoint(struct buf *b, uint32_t cp);         /* as UTF-8 */
void buf_printf(struct buf *b, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

/* Make room for `n` more bytes and return where they go; the caller adds to b->n. */
char *buf_room(struct buf *b, size_t n);

#endif
