/*
 * xml_check.h -- is a text well-formed XML?  Enough of XML for what we write: elements, attributes
 * in double quotes, the five named entities, one declaration.
 */
#ifndef TESTS_XML_CHECK_H
#define TESTS_XML_CHECK_H

#include "base/arena.h"
#include "base/str.h"
#include "base/utf8.h"

static inline bool xml_name_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

static inline bool xml_entity(str rest)
{
	return str_starts(rest, S("&amp;")) || str_starts(rest, S("&lt;")) || str_starts(rest, S("&gt;"))
	       || str_starts(rest, S("&quot;")) || str_starts(rest, S("&#39;"));
}

/* Move *at over ` name="value"` pairs; false when one is broken or doubled. */
static inline bool xml_attributes(str s, size_t *at)
{
	str seen[64];
	size_t n = 0;

	while (*at < s.n && s.p[*at] == ' ') {
		size_t from = ++*at;

		while (*at < s.n && xml_name_char(s.p[*at]))
			++*at;
		if (n == 64 || *at == from || !str_starts(str_slice(s, *at, s.n), S("=\"")))
			return false;
		seen[n] = str_slice(s, from, *at);
		for (size_t i = 0; i < n; i++)
			if (str_eq(seen[i], seen[n]))
				return false;
		n++;
		for (*at += 2; *at < s.n && s.p[*at] != '"'; ++*at)
			if (s.p[*at] == '<' || (s.p[*at] == '&' && !xml_entity(str_slice(s, *at, s.n))))
				return false;
		++*at;
	}
	return *at < s.n;
}

/* NULL, or what is wrong. */
static inline const char *xml_fault(struct arena *a, str s)
{
	str *open = NULL;
	size_t n = 0, cap = 0, at = 0, roots = 0;

	if (utf8_valid_prefix(s) != s.n)
		return "not UTF-8";
	if (str_starts(s, S("<?xml ")))
		at = str_find(s, S("?>\n"), 0) + 3;
	for (; at < s.n; at++) {
		bool closing = str_starts(str_slice(s, at, s.n), S("</"));
		size_t from = at + (closing ? 2 : 1);
		str name;

		if ((unsigned char)s.p[at] < 0x20 && s.p[at] != '\n' && s.p[at] != '\t')
			return "a control character";
		if (s.p[at] == '&' && !xml_entity(str_slice(s, at, s.n)))
			return "a bare &";
		if (s.p[at] != '<')
			continue;
		for (at = from; at < s.n && xml_name_char(s.p[at]); at++)
			;
		name = str_slice(s, from, at);
		if (closing) {
			if (n == 0 || !str_eq(open[n - 1], name) || at >= s.n || s.p[at] != '>')
				return "tags do not match";
			n--;
			continue;
		}
		if (name.n == 0 || !xml_attributes(s, &at))
			return "a broken tag";
		roots += n == 0;
		if (s.p[at] == '>')
			*arena_push(a, str, &open, &n, &cap) = name;
		else if (!str_starts(str_slice(s, at, s.n), S("/>")))
			return "a broken tag";
		else
			at++;
	}
	return n != 0 ? "a tag is not closed" : roots != 1 ? "not one root" : NULL;
}

#endif
