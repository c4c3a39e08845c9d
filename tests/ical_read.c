/*
 * ical_read.c -- what libical finds in calendar files: one line an event, with its days up to 2031.
 *
 * Prints "uid|first,last first,last …|summary|categories|description"; exits 1 when libical
 * objects to anything.  ical_read.mjs prints the same with another library.
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LAST_YEAR = 2031 };

static char *read_file(const char *path)
{
	FILE *f = fopen(path, "rb");
	char *text = calloc(1, 1 << 22);
	if (!f || !text || fread(text, 1, (1 << 22) - 1, f) == 0)
		exit(2);
	fclose(f);
	return text;
}

static const char *text_of(icalcomponent *event, icalproperty_kind kind)
{
	icalproperty *p = icalcomponent_get_first_property(event, kind);
	return p ? icalvalue_get_text(icalproperty_get_value(p)) : "";
}

static void print_text(const char *text)
{
	putchar('|');
	for (; *text; text++)
		putchar(*text == '\n' ? '/' : *text);
}

static void print_days(icalcomponent *event)
{
	struct icaltimetype first = icalcomponent_get_dtstart(event), end = icalcomponent_get_dtend(event);
	int days = icaltime_day_of_year(end) - icaltime_day_of_year(first) + 365 * (end.year - first.year);
	icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
	if (!first.is_date || !end.is_date)
		exit(1);
	if (!rule) {
		printf("|%04d-%02d-%02d+%d", first.year, first.month, first.day, days > 300 ? 300 : days);
		return;
	}
	icalrecur_iterator *i = icalrecur_iterator_new(icalproperty_get_rrule(rule), first);
	putchar('|');
	for (struct icaltimetype t = icalrecur_iterator_next(i); !icaltime_is_null_time(t) && t.year <= LAST_YEAR;
	     t = icalrecur_iterator_next(i))
		printf("%04d-%02d-%02d+%d ", t.year, t.month, t.day, days);
	icalrecur_iterator_free(i);
}

static int read_calendar(const char *path)
{
	char *text = read_file(path);
	icalcomponent *calendar = icalparser_parse_string(text);
	if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT ||
	    icalcomponent_count_errors(calendar) || !icalrestriction_check(calendar)) {
		fprintf(stderr, "%s: libical objects: %s\n", path, calendar ? icalcomponent_as_ical_string(calendar) : "no calendar");
		return 1;
	}
	for (icalcomponent *e = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); e;
	     e = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
		printf("%s", icalcomponent_get_uid(e));
		print_days(e);
		print_text(text_of(e, ICAL_SUMMARY_PROPERTY));
		print_text(text_of(e, ICAL_CATEGORIES_PROPERTY));
		print_text(text_of(e, ICAL_DESCRIPTION_PROPERTY));
		putchar('\n');
	}
	icalcomponent_free(calendar);
	free(text);
	return 0;
}

int main(int argc, char **argv)
{
	int bad = 0;
	for (int i = 1; i < argc; i++)
		bad |= read_calendar(argv[i]);
	return bad;
}
