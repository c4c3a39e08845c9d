/* csv_out.c -- see csv_out.h. */
#include "base/csv_out.h"

#include <stdbool.h>

static bool is_formula(str s)
{
	if (!s.n)
		return false;
	char c = s.p[0];
	bool digit = s.n > 1 && s.p[1] >= '0' && s.p[1] <= '9';
	return c == '=' || c == '@' || c == '+' || (c == '-' && !digit) || c == '\t' || c == '\r';
}

void csv_out(struct buf *b, str s)
{
	bool quote = false;
	for (size_t i = 0; i < s.n && !quote; i++)
		quote = s.p[i] == ',' || s.p[i] == '"' || s.p[i] == '\n' || s.p[i] == '\r';
	if (quote)
		buf_char(b, '"');
	if (is_formula(s))
		buf_char(b, '\'');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '"')
			buf_char(b, '"');
		buf_char(b, s.p[i]);
	}
	if (quote)
		buf_char(b, '"');
}
