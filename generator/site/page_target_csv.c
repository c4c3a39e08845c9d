/*
 * page_target_csv.c -- the data of one target's page: the series of its unit and of the units under it.
 *
 * The columns are those of data/series.csv (data contract, section 6).
 */
#include "site/pages.h"

#include <math.h>

#include "base/buf.h"
#include "base/num.h"

static void number(struct buf *b, double v)
{
	buf_char(b, ',');
	if (isfinite(v))
		num_plain(b, v, 6);
}

static void write_series(struct buf *b, const struct site *s, uint32_t indicator, uint32_t unit)
{
	struct series series = figures_series(s->figures, indicator, unit);
	str i = s->model->indicator[indicator].id, u = s->model->unit[unit].id;
	for (uint32_t k = 0; k < series.n; k++) {
		const struct figure *f = &series.figure[k];
		buf_printf(b, "%.*s,%.*s,%d", STR_ARG(i), STR_ARG(u), f->year);
		number(b, f->has_parts ? f->numerator : NAN);
		number(b, f->has_parts ? f->denominator : NAN);
		number(b, f->value);
		number(b, f->coverage);
		buf_printf(b, ",%s,%u,%u\n", f->basis == BASIS_REPORTED ? "reported" : "rolled-up",
		           f->reporters, f->expected_reporters);
	}
}

str page_target_csv(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct target *t = &s->model->target[page->subject];
	struct buf b;
	buf_init(&b, scratch, 4096);
	buf_c(&b, "indicator,unit,year,numerator,denominator,value,coverage,basis,reporters,expected_reporters\n");
	for (uint32_t u = 0; u < s->model->units; u++)
		if (unit_under(s->model, u, t->unit))
			write_series(&b, s, t->indicator, u);
	return buf_str(&b);
}
