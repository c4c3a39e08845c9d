/* context.c -- see context.h. */
#include "report/context.h"

#include "base/num.h"

struct place context_locate(struct report_context *x, str needle, uint32_t line)
{
	const struct doc *doc = x->doc;
	struct place at = { doc->file, line, 0 };
	size_t from = 0, found;
	for (uint32_t l = doc->first_line; l < line && from != SIZE_MAX; l++) {
		from = str_find_char(doc->text, '\n', from);
		from += from != SIZE_MAX;
	}
	if (from == SIZE_MAX || (found = str_find(doc->text, needle, from > x->cursor ? from : x->cursor)) == SIZE_MAX)
		return at;
	x->cursor = found + needle.n;
	at.line = doc->first_line;
	at.column = 1;
	for (size_t i = 0; i < found; i++) {
		bool end = doc->text.p[i] == '\n';
		at.line += end;
		at.column = end ? 1 : at.column + (((unsigned char)doc->text.p[i] & 0xC0) != 0x80);
	}
	return at;
}

int context_year(const struct report_context *x, str text)
{
	long year;
	if (num_parse_int(text, 1900, 2200, &year))
		return (int)year;
	if (str_eq_c(text, "cycle"))
		return x->subject.year;
	bool plus = str_starts(text, S("cycle+"));
	if (!plus && !str_starts(text, S("cycle-")))
		return 0;
	if (!num_parse_int(str_slice(text, S("cycle-").n, text.n), 0, 100, &year))
		return 0;
	return x->subject.year + (int)(plus ? year : -year);
}
