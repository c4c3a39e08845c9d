/*
 * num.c -- see num.h.
 *
 * Reading is exact: up to 15 digits and a power of ten up to 22 are both exact
 * doubles, so their quotient is the correctly rounded one (Clinger 1990); what
 * is longer goes to strtod, whose locale is "C" since nobody calls setlocale.
 */
#include "base/num.h"

#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

enum { DIGITS_EXACT = 15, DIGITS_MOST = 300 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Length of a space that groups digits at s (ASCII, U+00A0 or U+202F), 0 if none. */
static size_t group_space(str s)
{
	if (s.n && s.p[0] == ' ')
		return 1;
	if (str_starts(s, S("\xc2\xa0")))
		return 2;
	return str_starts(s, S("\xe2\x80\xaf")) ? 3 : 0;
}

/* Digits of s collected without marks; the value is digits / 10^decimals. */
struct digits { char text[DIGITS_MOST + 2]; size_t n; int decimals; };

/*
 * Read s by one style: `point` is the decimal mark, `group` the other one.
 * Groups must be whole: one to three digits, then three each; all after the
 * same mark, and nobody groups a number that begins with 0 ("0.123").
 */
static bool scan(str s, char point, char group, struct digits *out)
{
	size_t i = 0, run = 0;
	char mark = '\0';               /* that groups here; a space of any kind is ' ' */
	out->n = 0;
	out->decimals = 0;
	while (i < s.n && s.p[i] != point) {
		size_t space = group_space(str_slice(s, i, s.n));
		if (is_digit(s.p[i])) {
			if (out->n >= DIGITS_MOST)
				return false;
			out->text[out->n++] = s.p[i++];
			run++;
		} else if (s.p[i] == group || space) {
			char this = space ? ' ' : group;
			bool first = mark == '\0';
			if (run == 0 || run > 3 || (!first && (run != 3 || mark != this)) || out->text[0] == '0')
				return false;
			mark = this;
			run = 0;
			i += space ? space : 1;
		} else {
			return false;
		}
	}
	if (out->n == 0 || (mark && run != 3))
		return false;
	if (i == s.n)
		return true;
	for (i++; i < s.n; i++) {
		if (!is_digit(s.p[i]) || out->n >= DIGITS_MOST)
			return false;
		out->text[out->n++] = s.p[i];
		out->decimals++;
	}
	return out->decimals > 0;
}

/* Powers of ten that are exact as doubles. */
static const double ten[] = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
                              1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22 };

static double value_of(const struct digits *d)
{
	if (d->n <= DIGITS_EXACT) {
		uint64_t v = 0;
		for (size_t i = 0; i < d->n; i++)
			v = v * 10 + (uint64_t)(d->text[i] - '0');
		return (double)v / ten[d->decimals];
	}
	char text[DIGITS_MOST + 24];
	memcpy(text, d->text, d->n);
	snprintf(text + d->n, 24, "e-%d", d->decimals);
	return strtod(text, NULL);
}

/* Most cells are nothing but a few digits. */
static bool plain_digits(str s, double *out)
{
	uint64_t v = 0;
	if (s.n == 0 || s.n > DIGITS_EXACT)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			return false;
		v = v * 10 + (uint64_t)(s.p[i] - '0');
	}
	*out = (double)v;
	return true;
}

enum num_result num_parse(str s, enum num_style style, double *out)
{
	bool negative = false;
	if (plain_digits(s, out))
		return NUM_OK;
	if (s.n && (s.p[0] == '-' || s.p[0] == '+')) {
		negative = s.p[0] == '-';
		s = str_slice(s, 1, s.n);
	} else if (str_starts(s, S("\xe2\x88\x92"))) {
		negative = true;
		s = str_slice(s, 3, s.n);
	}
	char point = style == NUM_VI ? ',' : '.', group = style == NUM_VI ? '.' : ',';
	struct digits own, other;
	bool fits_own = scan(s, point, group, &own);
	bool marks = str_find_char(s, '.', 0) != SIZE_MAX || str_find_char(s, ',', 0) != SIZE_MAX;
	bool fits_other = (marks || !fits_own) && scan(s, group, point, &other);
	if (!fits_own && !fits_other)
		return NUM_BAD;
	double v = value_of(fits_own ? &own : &other);
	if (!isfinite(v))
		return NUM_BAD;
	*out = negative && v != 0 ? -v : v;
	if (!fits_own)
		return NUM_OTHER_STYLE;
	return fits_other && value_of(&other) != v ? NUM_AMBIGUOUS : NUM_OK;
}

bool num_parse_int(str s, long low, long high, long *out)
{
	long v = 0;
	if (s.n == 0 || s.n > 18)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		if (!is_digit(s.p[i]))
			return false;
		v = v * 10 + (s.p[i] - '0');
	}
	if (v < low || v > high)
		return false;
	*out = v;
	return true;
}

/*
 * v >= 0 times 10^decimals, rounded; false when the product, itself rounded,
 * lies so near to a half that only the digits of v can tell.
 */
static bool scaled(double v, int decimals, uint64_t *out)
{
	double x = v * ten[decimals], whole = floor(x), rest = x - whole;
	if (!(x < 1e15) || fabs(rest - 0.5) <= x * 0x1p-51)
		return false;
	*out = (uint64_t)whole + (rest > 0.5);
	return true;
}

/* k / 10^decimals without the zeros at its end. */
static void put_scaled(struct buf *b, bool negative, uint64_t k, int decimals)
{
	while (decimals > 0 && k % 10 == 0) {
		k /= 10;
		decimals--;
	}
	uint64_t unit = (uint64_t)ten[decimals];
	if (negative && k)
		buf_char(b, '-');
	buf_uint(b, k / unit);
	if (decimals == 0)
		return;
	buf_char(b, '.');
	for (k %= unit, unit /= 10; unit; k %= unit, unit /= 10)
		buf_char(b, (char)('0' + k / unit));
}

void num_plain(struct buf *b, double v, int max_decimals)
{
	uint64_t k;
	assert(isfinite(v) && max_decimals >= 0 && max_decimals <= 9);
	if (v == floor(v) && fabs(v) < 1e15) {
		buf_int(b, (int64_t)v);
		return;
	}
	if (scaled(fabs(v), max_decimals, &k)) {
		put_scaled(b, v < 0, k, max_decimals);
		return;
	}
	size_t start = b->n;
	buf_printf(b, "%.*f", max_decimals, v);
	if (str_find_char(str_slice(buf_str(b), start, b->n), '.', 0) != SIZE_MAX) {
		while (b->p[b->n - 1] == '0')
			b->n--;
		if (b->p[b->n - 1] == '.')
			b->n--;
	}
	if (str_eq(str_slice(buf_str(b), start, b->n), S("-0"))) {
		b->n = start;
		buf_char(b, '0');
	}
}

/* A decimal number as digits: 0.d1d2d3… times ten to the power of `exponent`. */
struct decimal { char digit[24]; int n, exponent; };

/*
 * v as k / 10^p with k of at most 15 digits and p as small as can be.  Both
 * are exact, so the quotient is v or is not; and 15 digits or fewer are the
 * only ones of their number that read as v.
 */
static bool short_decimal(double v, struct decimal *d)
{
	for (int p = 0; p <= 22 && v * ten[p] < 1e15; p++) {
		uint64_t k = (uint64_t)rint(v * ten[p]);
		if ((double)k / ten[p] != v)
			continue;
		char reversed[24];
		int n = 0;
		for (; k; k /= 10)
			reversed[n++] = (char)('0' + k % 10);
		d->exponent = n - p;
		while (n)
			d->digit[d->n++] = reversed[--n];
		return true;
	}
	return false;
}

/* The shortest one that reads back as v (>= 0). */
static struct decimal shortest_decimal(double v)
{
	struct decimal d = { .n = 0 };
	char text[40];
	if (short_decimal(v, &d))
		return d;
	int least = v >= 1e-7 && v < 1e15 ? DIGITS_EXACT : 0;   /* all shorter ones were tried */
	for (int precision = least; precision <= 16; precision++) {
		snprintf(text, sizeof text, "%.*e", precision, v);
		if (strtod(text, NULL) == v)
			break;
	}
	char *p = text;
	for (; *p != 'e'; p++)
		if (is_digit(*p))
			d.digit[d.n++] = *p;
	d.exponent = (int)strtol(p + 1, NULL, 10) + 1;
	return d;
}

/* Keep `decimals` digits behind the point, rounded half up; the text is 0.145, not its double. */
static void round_decimal(struct decimal *d, int decimals)
{
	int keep = d->exponent + decimals;
	if (keep >= d->n)
		return;
	bool up = keep >= 0 && d->digit[keep] >= '5';
	d->n = keep > 0 ? keep : 0;
	if (!up)
		return;
	int i = d->n - 1;
	while (i >= 0 && d->digit[i] == '9')
		d->digit[i--] = '0';
	if (i >= 0) {
		d->digit[i]++;
		return;
	}
	d->digit[0] = '1';              /* 9.99 became 10.0: what follows are zeros */
	d->n = 1;
	d->exponent++;
}

void num_show(struct buf *b, double v, int decimals, enum num_style style)
{
	assert(isfinite(v) && decimals >= 0 && decimals <= 9);
	struct decimal d = shortest_decimal(fabs(v));
	round_decimal(&d, decimals);
	bool zero = true;
	for (int i = 0; i < d.n; i++)
		zero = zero && d.digit[i] == '0';
	if (v < 0 && !zero)
		buf_c(b, "\xe2\x88\x92");
	int whole = d.exponent > 0 && !zero ? d.exponent : 1;
	for (int i = d.exponent - whole; i < d.exponent + decimals; i++) {
		int before_point = d.exponent - i;
		if (before_point == 0)
			buf_char(b, style == NUM_VI ? ',' : '.');
		buf_char(b, i >= 0 && i < d.n ? d.digit[i] : '0');
		if (before_point > 1 && before_point % 3 == 1)
			buf_char(b, style == NUM_VI ? '.' : ',');
	}
}
