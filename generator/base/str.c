/* str.c -- see str.h. */
#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

str str_from_c(const char *c)
{
	return (str){ c, c ? strlen(c) : 0 };
}

str str_slice(str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from > to)
		from = to;
	return (str){ s.p ? s.p + from : NULL, to - from };
}

bool str_eq_c(str a, const char *b)
{
	return str_eq(a, str_from_c(b));
}

int str_cmp(str a, str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int c = n ? memcmp(a.p, b.p, n) : 0;
	return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(str s, str prefix)
{
	return s.n >= prefix.n && str_eq(str_slice(s, 0, prefix.n), prefix);
}

bool str_ends(str s, str suffix)
{
	return s.n >= suffix.n && str_eq(str_slice(s, s.n - suffix.n, s.n), suffix);
}

size_t str_find(str s, str needle, size_t from)
{
	if (needle.n == 0)
		return from <= s.n ? from : SIZE_MAX;
	while (from < s.n && s.n - from >= needle.n) {
		size_t at = str_find_char(s, needle.p[0], from);
		if (at == SIZE_MAX || s.n - at < needle.n)
			return SIZE_MAX;
		if (memcmp(s.p + at, needle.p, needle.n) == 0)
			return at;
		from = at + 1;
	}
	return SIZE_MAX;
}

size_t str_find_char(str s, char c, size_t from)
{
	if (from >= s.n)
		return SIZE_MAX;
	const char *found = memchr(s.p + from, c, s.n - from);
	return found ? (size_t)(found - s.p) : SIZE_MAX;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

str str_trim(str s)
{
	for (;;) {
		if (s.n && is_space(s.p[0]))
			s = str_slice(s, 1, s.n);
		else if (str_starts(s, S("\xc2\xa0")))
			s = str_slice(s, 2, s.n);
		else
			break;
	}
	for (;;) {
		if (s.n && is_space(s.p[s.n - 1]))
			s.n--;
		else if (str_ends(s, S("\xc2\xa0")))
			s.n -= 2;
		else
			return s;
	}
}

str str_cut(str *rest, char sep)
{
	size_t at = str_find_char(*rest, sep, 0);
	str head = *rest;
	if (at == SIZE_MAX) {
		*rest = (str){ NULL, 0 };
		return head;
	}
	*rest = str_slice(head, at + 1, head.n);
	return str_slice(head, 0, at);
}

str str_word(str *rest)
{
	size_t from = 0;
	while (from < rest->n && is_space(rest->p[from]))
		from++;
	size_t to = from;
	while (to < rest->n && !is_space(rest->p[to]))
		to++;
	str found = str_slice(*rest, from, to);
	*rest = str_slice(*rest, to, rest->n);
	return found;
}

/* Eight bytes at a time; multiplied and folded as in the Murmur and wyhash families. */
uint64_t str_hash(str s)
{
	const uint64_t k = 0x9e3779b97f4a7c15u;
	uint64_t h = s.n * k;
	const char *p = s.p;
	size_t n = s.n;
	for (; n >= 8; p += 8, n -= 8) {
		uint64_t w;
		memcpy(&w, p, 8);
		h = (h ^ w) * k;
		h ^= h >> 32;
	}
	uint64_t w = 0;
	if (n)
		memcpy(&w, p, n);
	h = (h ^ w) * k;
	return h ^ (h >> 29);
}

str str_copy(struct arena *a, str s)
{
	char *p = arena_alloc(a, s.n + 1, 1);
	if (s.n)
		memcpy(p, s.p, s.n);
	return (str){ p, s.n };
}

const char *str_c(struct arena *a, str s)
{
	return str_copy(a, s).p;
}

str str_lower_ascii(struct arena *a, str s)
{
	char *p = arena_alloc(a, s.n + 1, 1);
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		p[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return (str){ p, s.n };
}

str str_format(struct arena *a, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	size_t size = n > 0 ? (size_t)n : 0;
	char *p = arena_alloc(a, size + 1, 1);
	vsnprintf(p, size + 1, format, again);
	va_end(again);
	return (str){ p, size };
}
