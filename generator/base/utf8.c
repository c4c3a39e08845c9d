/* utf8.c -- see utf8.h.  NFC itself is utf8proc's. */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/fail.h"

/* Length of the valid sequence at p (n > 0 bytes left), 0 when invalid.  RFC 3629, table 3-7. */
static size_t sequence(const unsigned char *p, size_t n)
{
	if (p[0] < 0x80)
		return 1;
	if (p[0] >= 0xC2 && p[0] <= 0xDF)
		return n >= 2 && (p[1] & 0xC0) == 0x80 ? 2 : 0;
	unsigned char low = 0x80, high = 0xBF;
	if (p[0] >= 0xE0 && p[0] <= 0xEF) {
		if (p[0] == 0xE0)
			low = 0xA0;
		if (p[0] == 0xED)
			high = 0x9F;            /* no surrogates */
		return n >= 3 && p[1] >= low && p[1] <= high && (p[2] & 0xC0) == 0x80 ? 3 : 0;
	}
	if (p[0] >= 0xF0 && p[0] <= 0xF4) {
		if (p[0] == 0xF0)
			low = 0x90;
		if (p[0] == 0xF4)
			high = 0x8F;
		return n >= 4 && p[1] >= low && p[1] <= high && (p[2] & 0xC0) == 0x80 &&
		       (p[3] & 0xC0) == 0x80 ? 4 : 0;
	}
	return 0;
}

/* The first position from i on that is no ASCII; eight bytes at a time. */
static size_t skip_ascii(str s, size_t i)
{
	for (uint64_t eight; i + sizeof eight <= s.n; i += sizeof eight) {
		memcpy(&eight, s.p + i, sizeof eight);
		if (eight & 0x8080808080808080u)
			break;
	}
	while (i < s.n && (unsigned char)s.p[i] < 0x80)
		i++;
	return i;
}

bool utf8_is_ascii(str s)
{
	return skip_ascii(s, 0) == s.n;
}

size_t utf8_valid_prefix(str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	size_t i = 0;
	while ((i = skip_ascii(s, i)) < s.n) {
		size_t n = sequence(p + i, s.n - i);
		if (!n)
			break;
		i += n;
	}
	return i;
}

uint32_t utf8_next(str s, size_t *pos)
{
	const unsigned char *p = (const unsigned char *)s.p + *pos;
	if (p[0] < 0x80) {              /* most of all text */
		*pos += 1;
		return p[0];
	}
	size_t n = sequence(p, s.n - *pos);
	*pos += n ? n : 1;
	switch (n) {
	case 2: return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
	case 3: return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
	case 4: return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
	               (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
	default: return 0xFFFD;
	}
}

size_t utf8_count(str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

size_t utf8_encode(uint32_t cp, char out[4])
{
	if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = 0xFFFD;
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/*
 * Is s NFC beyond doubt?  True for what Vietnamese text is made of: ASCII,
 * U+0080..U+02FF, U+1E00..U+1EFF without the few singletons, and general
 * punctuation from U+2010.  Anything else is left to utf8proc.
 */
static bool surely_nfc(str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = p[i];
		if (c < 0xCC)
			continue;               /* ASCII, continuation bytes, U+0080..U+02FF */
		if (c == 0xE1 && i + 2 < s.n && (p[i + 1] == 0xBA || p[i + 1] == 0xBB) &&
		    !(p[i + 1] == 0xBA && p[i + 2] == 0x9B)) {
			i += 2;
			continue;
		}
		if (c == 0xE2 && i + 2 < s.n && p[i + 1] == 0x80 && p[i + 2] >= 0x90) {
			i += 2;
			continue;
		}
		return false;
	}
	return true;
}

str utf8_nfc(struct arena *a, str s)
{
	if (surely_nfc(s))
		return s;
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s.p, (utf8proc_ssize_t)s.n, &out,
	                                  UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n == UTF8PROC_ERROR_NOMEM)
		fail_raise(a->fail, "out of memory (NFC of %zu bytes)", s.n);
	if (n < 0)
		return s;                       /* not valid UTF-8: the caller was to check */
	str nfc = str_copy(a, (str){ (const char *)out, (size_t)n });
	free(out);
	return nfc;
}
