/* ics.c -- see ics.h. */
#include "site/ics.h"

#include "base/arena.h"

enum { LINE_MOST = 75 };        /* bytes without the line's end (RFC 5545, 3.1) */

/* A content line, folded between characters; a continuation begins with a space that counts. */
static void line(struct buf *out, const char *name, str value)
{
	size_t on_line = 0;
	str whole = str_format(out->arena, "%s%.*s", name, STR_ARG(value));
	for (size_t i = 0; i < whole.n;) {
		size_t n = 1;
		while (i + n < whole.n && ((unsigned char)whole.p[i + n] & 0xC0) == 0x80)
			n++;
		if (on_line + n > LINE_MOST) {
			buf_c(out, "\r\n ");
			on_line = 1;
		}
		buf_add(out, str_slice(whole, i, i + n));
		on_line += n;
		i += n;
	}
	buf_c(out, "\r\n");
}

/* A value of type TEXT (3.3.11); other control characters than the line break have no place in it. */
static void text_line(struct buf *out, const char *name, str text)
{
	struct buf b;
	if (!text.n)
		return;
	buf_init(&b, out->arena, text.n + 16);
	for (size_t i = 0; i < text.n; i++) {
		char c = text.p[i];
		if (c == '\n')
			buf_c(&b, "\\n");
		else if (c == ',' || c == ';' || c == '\\')
			buf_printf(&b, "\\%c", c);
		else if ((unsigned char)c >= 0x20 && c != 0x7F)
			buf_char(&b, c);
	}
	line(out, name, buf_str(&b));
}

static str day(struct buf *out, date d)
{
	int year, month, of_month;
	date_split(d, &year, &month, &of_month);
	return str_format(out->arena, "%04d%02d%02d", year, month, of_month);
}

static void rule(struct buf *out, const struct ics_event *e)
{
	str rule = e->leap_day ? S("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1") : S("FREQ=YEARLY");
	if (e->until != DATE_NONE)
		rule = str_format(out->arena, "%.*s;UNTIL=%.*s", STR_ARG(rule), STR_ARG(day(out, e->until)));
	line(out, "RRULE:", rule);
}

void ics_begin(struct buf *out, str name)
{
	buf_c(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//tiendo//tiendo//VI\r\nCALSCALE:GREGORIAN\r\n");
	text_line(out, "X-WR-CALNAME:", name);
}

void ics_event(struct buf *out, const struct ics_event *e, date stamp)
{
	buf_c(out, "BEGIN:VEVENT\r\n");
	text_line(out, "UID:", e->uid);
	line(out, "DTSTAMP:", str_format(out->arena, "%.*sT000000Z", STR_ARG(day(out, stamp))));
	line(out, "DTSTART;VALUE=DATE:", day(out, e->first));
	line(out, "DTEND;VALUE=DATE:", day(out, e->last + 1));  /* the day after: 3.6.1 */
	if (e->yearly)
		rule(out, e);
	text_line(out, "SUMMARY:", e->summary);
	text_line(out, "DESCRIPTION:", e->description);
	text_line(out, "CATEGORIES:", e->category);
	if (e->url.n)
		line(out, "URL:", e->url);
	buf_c(out, "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n");
}

void ics_end(struct buf *out)
{
	buf_c(out, "END:VCALENDAR\r\n");
}
