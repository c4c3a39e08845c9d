/*
 * ics.h -- writing iCalendar (RFC 5545): days without a time of day.
 *
 * Lines end in CR LF and are folded at 75 bytes, never within a character;
 * texts are escaped; all days are dates (VALUE=DATE), so that no time zone can
 * move them.
 *
 * OWNERSHIP.  In the arena of the buffer given.
 */
#ifndef SITE_ICS_H
#define SITE_ICS_H

#include "base/buf.h"
#include "base/date.h"

struct ics_event {
	str  uid;                       /* the same for the same thing in every edition */
	str  summary, description, category, url;       /* empty = left out */
	date first, last;               /* inclusive */
	date until;                     /* it comes back every year up to this day; DATE_NONE with `yearly`: for ever */
	bool yearly;
	bool leap_day;                  /* it is meant for 29 February: in other years it is the 28th */
};

void ics_begin(struct buf *out, str name);
void ics_event(struct buf *out, const struct ics_event *e, date stamp);
void ics_end(struct buf *out);

#endif
