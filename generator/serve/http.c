/* http.c -- see http.h. */
#include "serve/http.h"

#include <stdio.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/num.h"
#include "base/utf8.h"

/* ---- addresses ---- */

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool part_ok(str part)
{
	if (!part.n || part.p[0] == '.')
		return false;
	for (size_t i = 0; i < part.n; i++) {
		unsigned char c = (unsigned char)part.p[i];
		if (c < 0x20 || c == 0x7f || c == '\\' || c == '/')
			return false;
	}
	return utf8_valid_prefix(part) == part.n;
}

/* One part between slashes, its escapes resolved. */
static bool add_part(struct buf *out, str part)
{
	size_t from = out->n;
	for (size_t i = 0; i < part.n; i++) {
		if (part.p[i] != '%') {
			buf_char(out, part.p[i]);
			continue;
		}
		int high = i + 2 < part.n ? hex(part.p[i + 1]) : -1, low = i + 2 < part.n ? hex(part.p[i + 2]) : -1;
		if (high < 0 || low < 0)
			return false;
		buf_char(out, (char)(high * 16 + low));
		i += 2;
	}
	return part_ok((str){ out->p + from, out->n - from });
}

bool http_path(struct arena *a, str address, str *path)
{
	struct buf out;
	if (!str_starts(address, S("/")))
		return false;
	buf_init(&out, a, address.n + 1);
	str rest = str_slice(address, 1, address.n);
	while (rest.n) {
		bool folder = str_find_char(rest, '/', 0) != SIZE_MAX;
		if (!add_part(&out, str_cut(&rest, '/')))
			return false;
		if (folder)
			buf_char(&out, '/');
	}
	*path = buf_str(&out);
	return true;
}

bool http_host_is_local(str host)
{
	static const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		str name = str_from_c(names[i]);
		if (!str_starts(host, name))
			continue;
		str port = str_slice(host, name.n, host.n);
		long n;
		if (!port.n || (port.p[0] == ':' && num_parse_int(str_slice(port, 1, port.n), 0, 65535, &n)))
			return true;
	}
	return false;
}

/* ---- types ---- */

const char *http_type(str path)
{
	static const struct { const char *ending, *type; } types[] = {
		{ ".html", "text/html; charset=utf-8" },        { ".css", "text/css; charset=utf-8" },
		{ ".js", "text/javascript; charset=utf-8" },    { ".json", "application/json" },
		{ ".csv", "text/csv; charset=utf-8" },          { ".svg", "image/svg+xml" },
		{ ".pdf", "application/pdf" },                  { ".xml", "application/xml" },
		{ ".atom", "application/atom+xml" },            { ".txt", "text/plain; charset=utf-8" },
		{ ".ics", "text/calendar; charset=utf-8" },     { ".png", "image/png" },
		{ ".jpg", "image/jpeg" },                       { ".jpeg", "image/jpeg" },
		{ ".webp", "image/webp" },                      { ".ico", "image/x-icon" },
		{ ".woff2", "font/woff2" },                     { ".webmanifest", "application/manifest+json" },
		{ ".gz", "application/gzip" },                  { ".zip", "application/zip" },
	};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_ends(path, str_from_c(types[i].ending)))
			return types[i].type;
	return "application/octet-stream";
}

/* ---- dates ---- */

static const char days[7][4] = { "Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat" };
static const char months[12][4] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

str http_date(struct arena *a, int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm;
	if (!gmtime_r(&t, &tm))
		return (str){ 0 };
	return str_format(a, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[tm.tm_wday], tm.tm_mday, months[tm.tm_mon],
	                  tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

static bool field(str s, size_t at, size_t n, int low, int high, int *out)
{
	long v;
	for (size_t i = at; i < at + n; i++)
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	if (!num_parse_int(str_slice(s, at, at + n), low, high, &v))
		return false;
	*out = (int)v;
	return true;
}

/* Days from 1970-01-01; months from 1.  (Years begin in March, so that the leap day is the last.) */
static int64_t day_number(int64_t year, int month, int day)
{
	year -= month <= 2;
	int64_t century = year / 100, in_cycle = (month + 9) % 12;
	return 365 * year + year / 4 - century + century / 4 + (153 * in_cycle + 2) / 5 + day - 1 - 719468;
}

bool http_date_read(str s, int64_t *seconds)
{
	int day, year, hour, minute, second, month = 0;
	if (s.n != sizeof("Sun, 06 Nov 1994 08:49:37 GMT") - 1 || !str_ends(s, S(" GMT")))
		return false;
	while (month < 12 && !str_eq(str_slice(s, 8, 11), str_from_c(months[month])))
		month++;
	if (month == 12 || !field(s, 5, 2, 1, 31, &day) || !field(s, 12, 4, 1970, 9999, &year) ||
	    !field(s, 17, 2, 0, 23, &hour) || !field(s, 20, 2, 0, 59, &minute) || !field(s, 23, 2, 0, 60, &second))
		return false;
	*seconds = ((day_number(year, month + 1, day) * 24 + hour) * 60 + minute) * 60 + second;
	return true;
}

/* ---- entity tags and ranges ---- */

bool http_tag_in_list(str list, str tag)
{
	if (str_eq_c(str_trim(list), "*"))
		return true;
	for (str rest = list; rest.p && rest.n;) {
		str one = str_trim(str_cut(&rest, ','));
		if (str_starts(one, S("W/")))
			one = str_slice(one, 2, one.n);
		if (str_eq(one, tag))
			return true;
	}
	return false;
}

/* Digits only; too large a number counts as the largest. */
static bool place(str s, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return false;
		*out = *out > UINT64_MAX / 100 ? UINT64_MAX / 10 : *out * 10 + (uint64_t)(s.p[i] - '0');
	}
	return s.n > 0;
}

enum http_range http_range_read(str header, uint64_t size, uint64_t *from, uint64_t *to)
{
	str unit = S("bytes=");
	if (!str_starts(header, unit) || str_find_char(header, ',', 0) != SIZE_MAX)
		return RANGE_WHOLE;
	str last = str_trim(str_slice(header, unit.n, header.n));
	size_t dash = str_find_char(last, '-', 0);
	if (dash == SIZE_MAX)
		return RANGE_WHOLE;
	str first = str_slice(last, 0, dash);
	last = str_slice(last, dash + 1, last.n);
	if (!first.n) {                         /* the last so many bytes */
		uint64_t n;
		if (!place(last, &n))
			return RANGE_WHOLE;
		*from = n < size ? size - n : 0;
		*to = size;
		return n && size ? RANGE_PART : RANGE_NONE;
	}
	uint64_t end = UINT64_MAX;
	if (!place(first, from) || (last.n && (!place(last, &end) || end < *from)))
		return RANGE_WHOLE;
	if (*from >= size)
		return RANGE_NONE;
	*to = end < size ? end + 1 : size;
	return RANGE_PART;
}
