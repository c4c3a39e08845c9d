/* show.c -- see show.h. */
#include "report/show.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"

str show_count(struct arena *a, const struct words *w, size_t n)
{
	return show_number(a, w, (double)n, 0);
}

str show_number(struct arena *a, const struct words *w, double v, int decimals)
{
	struct buf b;
	if (!isfinite(v))
		return S("…");
	buf_init(&b, a, 24);
	num_show(&b, v, decimals, w->style);
	return buf_str(&b);
}

str show_year(struct arena *a, int year)
{
	return year ? str_format(a, "%d", year) : S("…");
}

str show_date(struct arena *a, const struct words *w, date d)
{
	int year, month, day;
	struct buf b;
	if (d == DATE_NONE)
		return S("");
	buf_init(&b, a, 16);
	date_split(d, &year, &month, &day);
	if (w->vi) {
		date_table_vi(&b, d);
	} else {
		str key = str_format(a, "month.%d", month);
		buf_printf(&b, "%d %.*s %d", day, STR_ARG(word(w, str_c(a, key))), year);
	}
	return buf_str(&b);
}

str show_partial_date(struct arena *a, const struct words *w, struct partial_date d)
{
	struct buf b;
	if (d.year && d.month && d.day) {
		if (!w->vi)
			return show_date(a, w, date_make(d.year, d.month, d.day));
		buf_init(&b, a, 16);
		date_document_vi(&b, date_make(d.year, d.month, d.day));
		return buf_str(&b);
	}
	if (d.year && d.month)
		return word_f(a, w, "show.month", str_format(a, "%d", d.month), str_format(a, "%d", d.year));
	if (d.year)
		return word_f(a, w, "show.year", str_format(a, "%d", d.year));
	return word(w, "show.undated");
}

str show_iso(struct arena *a, date d)
{
	struct buf b;
	buf_init(&b, a, 12);
	if (d != DATE_NONE)
		date_iso(&b, d);
	return buf_str(&b);
}

bool show_is_percent(const struct indicator *i)
{
	return i->measure == MEASURE_SHARE || i->measure == MEASURE_YESNO;
}

static str percent(struct arena *a, const struct words *w, double v, int decimals)
{
	str n = show_number(a, w, v, decimals);
	return str_format(a, "%.*s%%", STR_ARG(n));
}

str show_value(struct arena *a, const struct words *w, const struct indicator *i, double v)
{
	if (!isfinite(v))
		return S("…");
	if (i->measure == MEASURE_YESNO && v == 100)
		return word(w, "show.yes");
	if (i->measure == MEASURE_YESNO && v == 0)
		return word(w, "show.no");
	if (show_is_percent(i))
		return percent(a, w, v, i->measure == MEASURE_YESNO ? 1 : i->decimals);
	return show_number(a, w, v, i->decimals);
}

static str with_unit(struct arena *a, const struct indicator *i, str n)
{
	if (show_is_percent(i) || !i->measure_unit.n)
		return n;
	if (str_eq_c(i->measure_unit, "%"))
		return str_format(a, "%.*s%%", STR_ARG(n));
	return str_format(a, "%.*s\xC2\xA0%.*s", STR_ARG(n), STR_ARG(i->measure_unit));
}

str show_amount(struct arena *a, const struct words *w, const struct indicator *i, double v)
{
	str n = show_value(a, w, i, v);
	return isfinite(v) ? with_unit(a, i, n) : n;
}

str show_difference(struct arena *a, const struct words *w, const struct indicator *i, double v)
{
	if (!isfinite(v))
		return S("…");
	str n = show_number(a, w, v, i->measure == MEASURE_YESNO ? 1 : i->decimals);
	bool plus = v > 0 && n.n && n.p[0] != '0';
	for (size_t k = 0; k < n.n && !plus && v > 0; k++)
		plus = n.p[k] >= '1' && n.p[k] <= '9';
	n = str_format(a, "%s%.*s", plus ? "+" : "", STR_ARG(n));
	if (show_is_percent(i) || str_eq_c(i->measure_unit, "%"))
		return word_f(a, w, "show.points", n);
	return with_unit(a, i, n);
}

str show_percent(struct arena *a, const struct words *w, double v)
{
	return isfinite(v) ? percent(a, w, v, 1) : S("…");
}

str show_rate(struct arena *a, const struct words *w, double rate)
{
	return isfinite(rate) ? word_f(a, w, "show.rate", show_number(a, w, rate, 1)) : S("…");
}

str show_figure(struct arena *a, const struct words *w, const struct indicator *i, const struct figure *f)
{
	if (!f)
		return S("…");
	str v = show_amount(a, w, i, f->value);
	if (!f->has_parts || i->measure == MEASURE_COUNT || i->measure == MEASURE_LEVEL)
		return v;
	if (i->measure == MEASURE_YESNO && f->denominator <= 1)
		return v;
	return word_f(a, w, "show.parts", v, show_number(a, w, f->numerator, 0), show_number(a, w, f->denominator, 0));
}

/* Aims are written as in the plan: 60, not 60,0. */
static str aim_number(struct arena *a, const struct words *w, double v)
{
	for (int decimals = 0; decimals < 6; decimals++) {
		double scale = pow(10, decimals);
		if (fabs(v * scale - round(v * scale)) < 1e-6)
			return show_number(a, w, v, decimals);
	}
	return show_number(a, w, v, 6);
}

static bool is_growth(const struct target *t)
{
	return t->kind == TARGET_GROWTH || t->kind == TARGET_GROWTH_YEARLY;
}

static bool is_yes(const struct model *m, const struct target *t)
{
	return t->kind == TARGET_MILESTONE ||
	       (m->indicator[t->indicator].measure == MEASURE_YESNO && t->value >= 100);
}

/* "60%", "10–15%", "1 hệ thống". */
static str aim_amount(struct arena *a, const struct words *w, const struct model *m, const struct target *t)
{
	const struct indicator *i = &m->indicator[t->indicator];
	str n = aim_number(a, w, t->value);
	if (isfinite(t->value_high)) {
		str high = aim_number(a, w, t->value_high);
		n = str_format(a, "%.*s–%.*s", STR_ARG(n), STR_ARG(high));
	}
	if (is_growth(t) || show_is_percent(i))
		return str_format(a, "%.*s%%", STR_ARG(n));
	return with_unit(a, i, n);
}

str show_aim(struct arena *a, const struct words *w, const struct model *m, const struct target *t)
{
	static const char *const sign[] = {
		[CMP_GE] = "≥\xC2\xA0", [CMP_GT] = ">\xC2\xA0", [CMP_LE] = "≤\xC2\xA0",
		[CMP_LT] = "<\xC2\xA0", [CMP_EQ] = "",
	};
	if (is_yes(m, t))
		return word(w, "show.yes");
	str n = aim_amount(a, w, m, t);
	const char *s = isfinite(t->value_high) ? "" : sign[t->comparator];
	n = str_format(a, "%s%.*s", s, STR_ARG(n));
	return is_growth(t) ? word_f(a, w, "show.a-year", n) : n;
}

str show_aim_sentence(struct arena *a, const struct words *w, const struct model *m, const struct target *t)
{
	static const char *const compare[] = {
		[CMP_GE] = "aim.ge", [CMP_GT] = "aim.gt", [CMP_LE] = "aim.le", [CMP_LT] = "aim.lt", [CMP_EQ] = "aim.eq",
	};
	static const char *const kind[] = {
		[TARGET_LEVEL] = "aim.level", [TARGET_GROWTH] = "aim.growth",
		[TARGET_GROWTH_YEARLY] = "aim.growth-yearly", [TARGET_MAINTAIN] = "aim.maintain",
		[TARGET_MILESTONE] = "aim.milestone",
	};
	str year = show_year(a, t->year);
	if (t->kind == TARGET_MILESTONE)
		return word_f(a, w, "aim.milestone", year);
	str amount = is_yes(m, t) ? word(w, "show.yes")
	                          : word_f(a, w, compare[t->comparator], aim_amount(a, w, m, t));
	return word_f(a, w, kind[t->kind], amount, year);
}

bool show_projection(const struct target *t, const struct indicator *i, const struct verdict *v)
{
	if (t->kind != TARGET_LEVEL || i->measure == MEASURE_YESNO || !isfinite(v->projected) || t->year <= v->year)
		return false;
	return i->measure != MEASURE_SHARE || (v->projected >= 0 && v->projected <= 100);
}

str show_result(struct arena *a, const struct words *w, const struct model *m, const struct target *t,
                const struct verdict *v)
{
	if (!v->year)
		return S("…");
	return is_growth(t) && isfinite(v->compared) ? show_rate(a, w, v->compared)
	                                             : show_amount(a, w, &m->indicator[t->indicator], v->value);
}

str show_status(struct arena *a, const struct words *w, enum status s)
{
	return word(w, str_c(a, str_format(a, "status.%s", status_id(s))));
}

str show_verdict(struct arena *a, const struct words *w, const struct verdict *v)
{
	return v->overdue ? word(w, "target.overdue") : show_status(a, w, v->status);
}

/* "I#2" -> "I (lần 2)". */
static str clause_step(struct arena *a, const struct words *w, str step)
{
	size_t at = str_find_char(step, '#', 0);
	if (at == SIZE_MAX)
		return step;
	return word_f(a, w, "show.occurrence", str_slice(step, 0, at), str_slice(step, at + 1, step.n));
}

str show_clause(struct arena *a, const struct words *w, str address)
{
	struct buf b;
	if (!address.n)
		return S("");
	buf_init(&b, a, 64);
	for (str rest = address; rest.n;) {
		str step = str_cut(&rest, '/');
		if (b.n)
			buf_c(&b, " › ");
		buf_add(&b, clause_step(a, w, step));
	}
	return word_f(a, w, "show.clause", buf_str(&b));
}
