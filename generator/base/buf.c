/* buf.c -- see buf.h. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

void buf_init(struct buf *b, struct arena *a, size_t expected_bytes)
{
	*b = (struct buf){ .arena = a };
	if (expected_bytes)
		buf_room(b, expected_bytes);
}

void buf_clear(struct buf *b)
{
	b->n = 0;
}

str buf_str(const struct buf *b)
{
	return (str){ b->p, b->n };
}

char *buf_room(struct buf *b, size_t n)
{
	if (b->cap - b->n < n) {
		size_t cap = b->cap ? b->cap * 2 : 64;
		while (cap - b->n < n)
			cap *= 2;
		b->p = arena_grow(b->arena, b->p, b->cap, cap, 1);
		b->cap = cap;
	}
	return b->p + b->n;
}

void buf_add(struct buf *b, str s)
{
	if (s.n) {
		memcpy(buf_room(b, s.n), s.p, s.n);
		b->n += s.n;
	}
}

void buf_c(struct buf *b, const char *c)
{
	buf_add(b, str_from_c(c));
}

void buf_char(struct buf *b, char c)
{
	*buf_room(b, 1) = c;
	b->n++;
}

void buf_uint(struct buf *b, uint64_t v)
{
	char digits[20];
	size_t n = 0;
	do
		digits[n++] = (char)('0' + v % 10);
	while (v /= 10);
	char *out = buf_room(b, n);
	b->n += n;
	while (n)
		*out++ = digits[--n];
}

void buf_int(struct buf *b, int64_t v)
{
	if (v < 0)
		buf_char(b, '-');
	buf_uint(b, v < 0 ? 0 - (uint64_t)v : (uint64_t)v);
}

void buf_codepoint(struct buf *b, uint32_t cp)
{
	b->n += utf8_encode(cp, buf_room(b, 4));
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0) {
		vsnprintf(buf_room(b, (size_t)n + 1), (size_t)n + 1, format, again);
		b->n += (size_t)n;
	}
	va_end(again);
}
