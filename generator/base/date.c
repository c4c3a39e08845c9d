/* date.c -- see date.h.  Day counts by Howard Hinnant's "days from civil" scheme. */
#include "base/date.h"

#include <assert.h>

#include "base/buf.h"
#include "base/num.h"

static bool is_leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return days[month - 1] + (month == 2 && is_leap(year));
}

bool date_valid(int year, int month, int day)
{
	return year >= 1000 && year <= 9999 && month >= 1 && month <= 12 &&
	       day >= 1 && day <= days_in(year, month);
}

date date_make(int year, int month, int day)
{
	assert(date_valid(year, month, day));
	int y = year - (month <= 2);            /* years begin in March: the leap day is last */
	int era = y / 400, yoe = y - era * 400;
	int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

void date_split(date d, int *year, int *month, int *day)
{
	int z = d + 719468;
	int era = z / 146097, doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

int date_year(date d)
{
	int y, m, day;
	date_split(d, &y, &m, &day);
	return y;
}

bool date_parse(str s, date *out)
{
	long part[3];
	char sep = str_find_char(s, '/', 0) != SIZE_MAX ? '/' : '-';
	str rest = s, text[3];
	for (int i = 0; i < 3; i++) {
		text[i] = str_cut(&rest, sep);
		if (text[i].n == 0 || text[i].n > 4 || !num_parse_int(text[i], 0, 9999, &part[i]))
			return false;
	}
	if (rest.p)
		return false;
	int year_at = sep == '/' ? 2 : 0, day_at = 2 - year_at;
	if (text[year_at].n != 4 || text[1].n > 2 || text[day_at].n > 2)
		return false;
	if (sep == '-' && (text[1].n != 2 || text[2].n != 2))
		return false;
	if (!date_valid((int)part[year_at], (int)part[1], (int)part[day_at]))
		return false;
	*out = date_make((int)part[year_at], (int)part[1], (int)part[day_at]);
	return true;
}

bool date_parse_month_day(str s, int *month, int *day)
{
	long m, d;
	if (s.n != 5 || s.p[2] != '-' || !num_parse_int(str_slice(s, 0, 2), 1, 12, &m) ||
	    !num_parse_int(str_slice(s, 3, 5), 1, 31, &d) || !date_valid(2000, (int)m, (int)d))
		return false;
	*month = (int)m;
	*day = (int)d;
	return true;
}

void date_iso(struct buf *b, date d)
{
	int y, m, day;
	date_split(d, &y, &m, &day);
	buf_printf(b, "%04d-%02d-%02d", y, m, day);
}

void date_table_vi(struct buf *b, date d)
{
	int y, m, day;
	date_split(d, &y, &m, &day);
	buf_printf(b, "%02d/%02d/%04d", day, m, y);
}

void date_document_vi(struct buf *b, date d)
{
	int y, m, day;
	date_split(d, &y, &m, &day);
	buf_printf(b, "%02d/%0*d/%04d", day, m <= 2 ? 2 : 1, m, y);
}

void date_long_vi(struct buf *b, date d)
{
	int y, m, day;
	date_split(d, &y, &m, &day);
	buf_printf(b, "ngày %02d tháng %0*d năm %d", day, m <= 2 ? 2 : 1, m, y);
}
