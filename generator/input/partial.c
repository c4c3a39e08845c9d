/* partial.c -- see partial.h. */
#include "input/partial.h"

#include "base/num.h"

bool partial_date_parse(str s, struct partial_date *out)
{
	date d;
	long year, month;
	*out = (struct partial_date){ 0, 0, 0 };
	if (s.n == 0)
		return true;
	if (date_parse(s, &d)) {
		date_split(d, &out->year, &out->month, &out->day);
		return true;
	}
	if (s.n != 4 && !(s.n == 7 && s.p[4] == '-'))
		return false;
	if (!num_parse_int(str_slice(s, 0, 4), 1000, 9999, &year))
		return false;
	if (s.n == 7) {
		if (!num_parse_int(str_slice(s, 5, 7), 1, 12, &month))
			return false;
		out->month = (int)month;
	}
	out->year = (int)year;
	return true;
}

bool period_parse(str s, int *first, int *last)
{
	long a, b;
	if (s.n < 4 || !num_parse_int(str_slice(s, 0, 4), 1900, 2200, &a))
		return false;
	str rest = str_trim(str_slice(s, 4, s.n));
	b = a;
	if (rest.n) {
		if (str_starts(rest, S("\xe2\x80\x93")))
			rest = str_slice(rest, 3, rest.n);
		else if (rest.p[0] == '-')
			rest = str_slice(rest, 1, rest.n);
		else
			return false;
		if (!num_parse_int(str_trim(rest), a, 2200, &b))
			return false;
	}
	*first = (int)a;
	*last = (int)b;
	return true;
}
