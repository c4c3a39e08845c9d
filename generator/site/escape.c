/* escape.c -- see escape.h. */
#include "site/escape.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* What becomes of a byte: an index in entities[], 0 = it is copied. */
enum { COPIED, AMP, LESS, GREATER, QUOTE, APOSTROPHE, DROPPED };

static const char *const entities[] = { NULL, "&amp;", "&lt;", "&gt;", "&quot;", "&#39;", "" };

/* Control characters but tab, line feed and carriage return are dropped. */
static const unsigned char fate[256] = {
	DROPPED, DROPPED, DROPPED, DROPPED, DROPPED, DROPPED, DROPPED, DROPPED,
	DROPPED, COPIED,  COPIED,  DROPPED, DROPPED, COPIED,  DROPPED, DROPPED,
	DROPPED, DROPPED, DROPPED, DROPPED, DROPPED, DROPPED, DROPPED, DROPPED,
	DROPPED, DROPPED, DROPPED, DROPPED, DROPPED, DROPPED, DROPPED, DROPPED,
	['&'] = AMP, ['<'] = LESS, ['>'] = GREATER, ['"'] = QUOTE, ['\''] = APOSTROPHE,
	[0x7F] = DROPPED
};

/* Runs that need no escape are copied whole. */
static void escape_valid(struct buf *out, str s, bool attribute)
{
	size_t from = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char f = fate[(unsigned char)s.p[i]];
		if (f == COPIED || (!attribute && (f == QUOTE || f == APOSTROPHE)))
			continue;
		buf_add(out, str_slice(s, from, i));
		buf_c(out, entities[f]);
		from = i + 1;
	}
	buf_add(out, str_slice(s, from, s.n));
}

static void escape(struct buf *out, str s, bool attribute)
{
	while (s.n) {
		size_t valid = utf8_valid_prefix(s);
		escape_valid(out, str_slice(s, 0, valid), attribute);
		s = str_slice(s, valid, s.n);
		if (s.n) {
			buf_codepoint(out, 0xFFFD);
			s = str_slice(s, 1, s.n);
		}
	}
}

void escape_text(struct buf *out, str s)
{
	escape(out, s, false);
}

void escape_attr(struct buf *out, str s)
{
	escape(out, s, true);
}

/* RFC 3986: unreserved, reserved, and '%' that is taken to be an escape already. */
static bool url_char(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

void escape_url(struct buf *out, str url)
{
	static const char hex[] = "0123456789ABCDEF";
	for (size_t i = 0; i < url.n; i++) {
		unsigned char c = (unsigned char)url.p[i];
		if (url_char(c)) {
			escape_attr(out, str_slice(url, i, i + 1));
		} else {
			buf_char(out, '%');
			buf_char(out, hex[c >> 4]);
			buf_char(out, hex[c & 15]);
		}
	}
}
