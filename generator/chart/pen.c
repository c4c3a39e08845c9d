/* pen.c -- see pen.h. */
#include "chart/pen.h"

#include <math.h>

#include "base/buf.h"
#include "base/num.h"
#include "base/utf8.h"
#include "base/vi.h"
#include "config/words.h"

const struct typeface type_text = { FACE_SANS, PEN_TEXT_PT };
const struct typeface type_bold = { FACE_SANS_BOLD, PEN_TEXT_PT };
const struct typeface type_small = { FACE_SANS, PEN_SMALL_PT };
const struct typeface type_small_bold = { FACE_SANS_BOLD, PEN_SMALL_PT };

struct pen pen_begin(struct picture *p, struct arena *a, const struct chart_style *style,
                     double usual_w_pt, double h_pt)
{
	picture_begin(p, a, style->width_pt > 0 ? style->width_pt : usual_w_pt, h_pt);
	return (struct pen){ p, a, style };
}

double pen_width(const struct pen *pen, struct typeface type, str text)
{
	return font_width_pt(&pen->style->fonts->face[type.face], text, type.size_pt);
}

/* How many bytes of text, at most, are no wider than max_w; whole characters. */
static size_t fitting_bytes(const struct pen *pen, struct typeface type, str text, double max_w)
{
	size_t at = 0, fits = 0;
	double w = 0;

	while (at < text.n) {
		utf8_next(text, &at);
		w += pen_width(pen, type, str_slice(text, fits, at)) * PEN_SLACK;
		if (w > max_w)
			break;
		fits = at;
	}
	return fits;
}

str pen_cut(const struct pen *pen, struct typeface type, str text, double max_w)
{
	double dots_w = pen_width(pen, type, S("…")) * PEN_SLACK;
	size_t n;

	if (pen_width(pen, type, text) * PEN_SLACK <= max_w)
		return text;
	if (dots_w > max_w)
		return (str){ NULL, 0 };
	n = fitting_bytes(pen, type, text, max_w - dots_w);
	while (n > 0 && (text.p[n - 1] == ' ' || text.p[n - 1] == ','))
		n--;
	return str_format(pen->arena, "%.*s…", (int)n, n != 0 ? text.p : "");
}

struct pen_lines pen_wrap(const struct pen *pen, struct typeface type, str text, double max_w, int most)
{
	struct pen_lines out = { .n = 0 };
	str rest = str_trim(text);

	while (rest.n != 0 && out.n < most) {
		size_t fits = fitting_bytes(pen, type, rest, max_w), cut = fits;

		if (fits == rest.n || out.n == most - 1) {
			out.line[out.n++] = pen_cut(pen, type, rest, max_w);
			break;
		}
		while (cut > 0 && rest.p[cut] != ' ')
			cut--;
		if (cut == 0)           /* one long word */
			cut = fits;
		if (cut == 0)
			break;
		out.line[out.n++] = str_trim(str_slice(rest, 0, cut));
		rest = str_trim(str_slice(rest, cut, rest.n));
	}
	return out;
}

void pen_text(const struct pen *pen, double x, double y, enum anchor anchor, struct typeface type,
              enum ink ink, str text)
{
	static const double part[] = { 0, 0.5, 1 };
	double w = pen_width(pen, type, text);
	struct mark *m;

	if (text.n == 0)
		return;
	m = picture_text(pen->picture, x - w * part[anchor], y, text, type.face, type.size_pt, ink, w);
	m->anchor = anchor;
}

static str number(const struct pen *pen, double v, int decimals)
{
	struct buf b;

	if (!isfinite(v))
		return S("…");
	buf_init(&b, pen->arena, 24);
	num_show(&b, v, decimals, pen->style->words->style);
	return buf_str(&b);
}

str pen_value(const struct pen *pen, double v, int decimals, str unit)
{
	str n = number(pen, v, decimals);

	return str_eq_c(unit, "%") && isfinite(v) ? pen_words(pen, "chart.percent", n) : n;
}

str pen_amount(const struct pen *pen, double v, int decimals, str unit)
{
	str n = pen_value(pen, v, decimals, unit);

	if (unit.n == 0 || str_eq_c(unit, "%"))
		return n;
	return str_format(pen->arena, "%.*s\xC2\xA0%.*s", STR_ARG(n), STR_ARG(unit));
}

str pen_year(const struct pen *pen, int year)
{
	return str_format(pen->arena, "%d", year);
}

str pen_count(const struct pen *pen, size_t n)
{
	return number(pen, (double)n, 0);
}

str pen_word(const struct pen *pen, const char *key)
{
	return word(pen->style->words, key);
}

str pen_fill(const struct pen *pen, const char *key, const str *arg, size_t args)
{
	return word_fill(pen->arena, pen->style->words, key, arg, args);
}

static str with_first(const struct pen *pen, str text, str (*change)(struct arena *, str))
{
	size_t first = 0;
	str letter;

	if (text.n == 0)
		return text;
	utf8_next(text, &first);
	letter = change(pen->arena, str_slice(text, 0, first));
	return str_format(pen->arena, "%.*s%.*s", STR_ARG(letter), (int)(text.n - first), text.p + first);
}

str pen_sentence(const struct pen *pen, str text)
{
	return with_first(pen, text, vi_upper);
}

str pen_within(const struct pen *pen, str text)
{
	return with_first(pen, text, vi_lower);
}
