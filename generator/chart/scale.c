/*
 * scale.c -- see scale.h.
 *
 * Ticks are 1, 2 or 5 times a power of ten apart.  Values may be anything
 * finite; what lies beyond 1e300 is cut there so that no sum overflows, and
 * what is smaller than 1e-15 counts as 0.
 */
#include "chart/scale.h"

#include <assert.h>
#include <math.h>

#define MOST 1e300
#define LEAST 1e-15

void span_add(struct span *s, double v)
{
	if (!isfinite(v))
		return;
	v = fabs(v) < LEAST ? 0 : fmax(-MOST, fmin(MOST, v));
	if (s->low > s->high) {
		s->low = s->high = v;
		return;
	}
	s->low = fmin(s->low, v);
	s->high = fmax(s->high, v);
}

/* The smallest round number that is at least v > 0. */
static double round_up(double v)
{
	double power = pow(10, floor(log10(v)));
	static const double round[] = { 1, 2, 5, 10 };

	for (size_t i = 0; i < 4; i++)
		if (round[i] * power >= v * (1 - 1e-9))
			return round[i] * power;
	return 10 * power;
}

static void choose_ends(struct scale *s, int most, double least)
{
	for (int tries = 0; tries < 4; tries++) {
		double low, high;

		s->step = fmax(round_up((s->high - s->low) / most), least);
		low = floor(s->low / s->step + 1e-9) * s->step;
		high = ceil(s->high / s->step - 1e-9) * s->step;
		if ((high - low) / s->step <= most + 0.5 || tries == 3) {
			s->low = low;
			s->high = high;
			return;
		}
		/* Rounding outwards added an interval too many: try the next larger step. */
		most--;
		if (most < 1)
			most = 1;
	}
}

struct scale scale_nice(struct span v, int most, int decimals, bool percent)
{
	struct scale s = { .low = v.low, .high = v.high, .divisor = 1 };
	double largest;

	if (v.low > v.high || (percent && v.low >= 0 && v.high <= 100))
		s.low = 0, s.high = percent ? 100 : 1;
	else if (v.low >= 0 && v.low < 0.6 * v.high)
		s.low = 0;
	if (s.high - s.low < fmax(fabs(s.low), fabs(s.high)) * 1e-9 || s.high <= s.low) {
		double pad = s.low != 0 ? fabs(s.low) * 0.1 : 1;

		s.high += pad;
		s.low -= s.low < 0 || s.low > pad ? pad : 0;
	}
	choose_ends(&s, most, pow(10, -decimals));
	largest = fmax(fabs(s.low), fabs(s.high));
	while (largest >= 1e6 && largest / s.divisor >= 1e4 && s.divisor < 1e9)
		s.divisor *= 1e3;
	s.decimals = (int)fmin(9, fmax(0, ceil(-log10(s.step / s.divisor) - 1e-9)));
	return s;
}

double scale_at(const struct scale *s, double v)
{
	double part = (v - s->low) / (s->high - s->low);

	return s->from_pt + fmax(0, fmin(1, part)) * (s->to_pt - s->from_pt);
}

int scale_ticks(const struct scale *s)
{
	return (int)lround((s->high - s->low) / s->step) + 1;
}

double scale_tick(const struct scale *s, int i)
{
	return s->low + i * s->step;
}

str scale_tick_text(const struct pen *pen, const struct scale *s, int i, str unit)
{
	return pen_value(pen, scale_tick(s, i) / s->divisor, s->decimals, unit);
}

str scale_value_text(const struct pen *pen, const struct scale *s, double v, int decimals, str unit)
{
	return pen_value(pen, v / s->divisor, s->divisor > 1 ? 1 : decimals, unit);
}

str scale_unit(const struct pen *pen, const struct scale *s, str unit)
{
	const char *key = s->divisor >= 1e9 ? "chart.billions" : s->divisor >= 1e6 ? "chart.millions"
	                  : "chart.thousands";

	if (str_eq_c(unit, "%"))
		return (str){ NULL, 0 };
	return s->divisor > 1 ? pen_words(pen, key, unit) : unit;
}
