/*
 * progress.c -- see progress.h.
 *
 * One bar: filled from zero to where the target stands now, in the colour of
 * its status and ending in the status' sign; a notch at the base, a line at
 * the aim, a triangle above where the pace should be.  Shares run from 0 to
 * 100 %, everything else from zero (or the least value below it) to the
 * largest value, so lengths may be compared by eye.
 */
#include "chart/progress.h"

#include <math.h>

#include "base/buf.h"
#include "chart/labels.h"
#include "chart/scale.h"
#include "chart/symbol.h"

struct bar {
	struct pen                  pen;
	const struct progress_data *data;
	struct scale                scale;
	double                      top, bottom;
};

static struct scale bar_scale(const struct progress_data *d, double from, double to)
{
	struct span v = SPAN_EMPTY;
	struct scale s = { .from_pt = from, .to_pt = to };

	span_add(&v, 0);
	span_add(&v, d->base);
	span_add(&v, d->now);
	span_add(&v, d->aim);
	span_add(&v, d->aim_high);
	span_add(&v, d->expected);
	s.low = v.low;
	s.high = v.high;
	if ((str_eq_c(d->unit, "%") || d->yesno) && !d->per_year && v.low >= 0 && v.high <= 100)
		s.high = 100;
	else if (s.high > 0)
		s.high *= 1.06;
	if (s.low < 0)
		s.low *= 1.06;
	if (s.high <= s.low)
		s.high = s.low + 1;
	return s;
}

static str value_text(const struct bar *b, double v)
{
	const struct progress_data *d = b->data;
	str n;

	if (d->yesno && (v == 100 || v == 0))
		return pen_word(&b->pen, v > 0 ? "chart.yes" : "chart.no");
	n = pen_value(&b->pen, v, d->decimals, d->yesno ? S("%") : d->unit);
	return d->per_year ? pen_words(&b->pen, "chart.per-year", n) : n;
}

str chart_aim_text(const struct pen *pen, double aim, double aim_high, enum comparator c,
                   int decimals, str unit, bool per_year)
{
	static const char *const sign[] = {
		[CMP_GE] = "≥\xC2\xA0", [CMP_GT] = ">\xC2\xA0", [CMP_LE] = "≤\xC2\xA0",
		[CMP_LT] = "<\xC2\xA0", [CMP_EQ] = "",
	};
	double rounded = round(aim);
	str n;

	if (fabs(aim - rounded) < 1e-9)         /* aims are written as in the plan: 60, not 60,0 */
		decimals = 0;
	if (isfinite(aim_high)) {
		str low = pen_value(pen, aim, decimals, (str){ NULL, 0 });

		n = str_format(pen->arena, "%.*s–", STR_ARG(low));
		low = pen_value(pen, aim_high, fabs(aim_high - round(aim_high)) < 1e-9 ? 0 : decimals, unit);
		n = str_format(pen->arena, "%.*s%.*s", STR_ARG(n), STR_ARG(low));
	} else {
		str v = pen_value(pen, aim, decimals, unit);

		n = str_format(pen->arena, "%s%.*s", sign[c], STR_ARG(v));
	}
	return per_year ? pen_words(pen, "chart.per-year", n) : n;
}

static str aim_text(const struct bar *b)
{
	const struct progress_data *d = b->data;

	if (d->yesno && d->aim == 100)
		return pen_word(&b->pen, "chart.yes");
	return chart_aim_text(&b->pen, d->aim, d->aim_high, d->comparator, d->decimals,
	                      d->yesno ? S("%") : d->unit, d->per_year);
}

/* The unit's name behind a value, where the value does not say it. */
static str with_unit(const struct bar *b, str value)
{
	const struct progress_data *d = b->data;

	if (d->unit.n == 0 || str_eq_c(d->unit, "%") || d->yesno || d->per_year)
		return value;
	return str_format(b->pen.arena, "%.*s\xC2\xA0%.*s", STR_ARG(value), STR_ARG(d->unit));
}

static void describe(struct bar *b)
{
	const struct progress_data *d = b->data;
	const struct pen *pen = &b->pen;
	struct buf s;

	buf_init(&s, pen->arena, 160);
	if (isfinite(d->now))
		buf_add(&s, pen_words(pen, "chart.progress.now", d->name, with_unit(b, value_text(b, d->now)),
		                      pen_year(pen, d->now_year)));
	else
		buf_add(&s, pen_words(pen, "chart.progress.none", d->name));
	if (isfinite(d->now) && d->estimate)
		buf_add(&s, pen_word(pen, "chart.progress.estimate"));
	if (isfinite(d->base) && d->base_year != 0)
		buf_add(&s, pen_words(pen, "chart.progress.base", value_text(b, d->base),
		                      pen_year(pen, d->base_year)));
	if (isfinite(d->aim))
		buf_add(&s, pen_words(pen, "chart.progress.aim", aim_text(b), pen_year(pen, d->aim_year)));
	if (isfinite(d->expected))
		buf_add(&s, pen_words(pen, "chart.progress.expected", value_text(b, d->expected)));
	buf_add(&s, pen_words(pen, "chart.progress.status",
	                      pen_within(pen, pen_word(pen, chart_status_key(d->status)))));
	pen->picture->title = pen_words(pen, "chart.progress.title", d->name);
	pen->picture->description = pen_sentence(pen, buf_str(&s));
}

/* The track, the filled part, the range of the aim. */
static void draw_fill(struct bar *b)
{
	const struct progress_data *d = b->data;
	struct picture *p = b->pen.picture;
	double h = b->bottom - b->top, zero = scale_at(&b->scale, 0);
	struct mark *track = picture_rect(p, b->scale.from_pt, b->top, b->scale.to_pt - b->scale.from_pt,
	                                  h, INK_PANEL);

	track->stroke = INK_RULE;
	track->line_pt = 0.5;
	if (isfinite(d->aim_high) && isfinite(d->aim)) {
		double from = scale_at(&b->scale, fmin(d->aim, d->aim_high));
		double to = scale_at(&b->scale, fmax(d->aim, d->aim_high));

		picture_rect(p, from, b->top, to - from, h, INK_GRID);
	}
	if (isfinite(d->now)) {
		double now = scale_at(&b->scale, d->now);
		struct mark *fill = picture_rect(p, fmin(zero, now), b->top, fabs(now - zero), h,
		                                 d->estimate ? INK_PAPER : chart_status_ink(d->status));

		if (d->estimate) {
			fill->stroke = chart_status_ink(d->status);
			fill->line_pt = 1.2;
		}
	}
	if (b->scale.low < 0)
		picture_line(p, zero, b->top - 2, zero, b->bottom + 2, 0.75, INK_TEXT);
}

static void draw_notch(struct bar *b, double v, double over, double line_pt, enum ink ink)
{
	double x = scale_at(&b->scale, v);

	/* A halo keeps it apart from whatever it stands on. */
	picture_rect(b->pen.picture, x - line_pt / 2 - 1, b->top - 0.25, line_pt + 2,
	             b->bottom - b->top + 0.5, INK_PAPER);
	picture_rect(b->pen.picture, x - line_pt / 2, b->top - over, line_pt,
	             b->bottom - b->top + 2 * over, ink);
}

static void draw_pace(struct bar *b, double size)
{
	double x = scale_at(&b->scale, b->data->expected), y = b->top - 0.75;
	struct point triangle[] = { { x - size / 2, y - size * 0.9 }, { x + size / 2, y - size * 0.9 }, { x, y } };

	picture_path(b->pen.picture, triangle, 3, true, INK_EXPECTED, INK_NONE, 0);
}

static void draw_marks(struct bar *b, double symbol)
{
	const struct progress_data *d = b->data;
	double middle = (b->top + b->bottom) / 2;

	if (isfinite(d->base))
		draw_notch(b, d->base, 0, 1.2, INK_TEXT);
	if (isfinite(d->aim))
		draw_notch(b, d->aim, (b->bottom - b->top) * 0.3 + 1, 2, INK_AIM);
	if (isfinite(d->expected))
		draw_pace(b, symbol * 0.55);
	{
		double x = isfinite(d->now) ? scale_at(&b->scale, d->now) : b->scale.from_pt;

		picture_circle(b->pen.picture, x, middle, symbol * 0.66, INK_PAPER);
		chart_symbol(b->pen.picture, d->status, x, middle, symbol);
	}
}

/* What is written under the bar: now, aim and base, those that are known. */
enum note_kind { NOTE_NOW, NOTE_AIM, NOTE_BASE };
struct note { enum note_kind kind; double v; str value, caption; };

static int make_notes(struct bar *b, struct note note[3])
{
	const struct progress_data *d = b->data;
	const struct pen *pen = &b->pen;
	int n = 0;

	if (isfinite(d->now))
		note[n++] = (struct note){ NOTE_NOW, d->now, value_text(b, d->now),
		        pen_words(pen, d->estimate ? "chart.now-estimate" : "chart.now",
		                  pen_year(pen, d->now_year)) };
	else
		note[n++] = (struct note){ NOTE_NOW, b->scale.low, pen_word(pen, chart_status_key(d->status)),
		        { NULL, 0 } };
	if (isfinite(d->aim))
		note[n++] = (struct note){ NOTE_AIM, d->aim, aim_text(b),
		        pen_words(pen, "chart.aim", pen_year(pen, d->aim_year)) };
	if (isfinite(d->base) && d->base_year != 0)
		note[n++] = (struct note){ NOTE_BASE, d->base, value_text(b, d->base),
		        pen_words(pen, "chart.base", pen_year(pen, d->base_year)) };
	return n;
}

/* One line of text: now in bold, the others with a word that tells them apart. */
static bool write_line(struct bar *b, const struct note *note, int n, bool brief, double y)
{
	struct spread spread[3];
	str text[3];

	for (int i = 0; i < n; i++) {
		struct typeface type = note[i].kind == NOTE_NOW ? type_small_bold : type_small;

		text[i] = note[i].value;
		if (note[i].kind == NOTE_AIM && !brief)
			text[i] = pen_words(&b->pen, "chart.aim-of", note[i].value);
		if (note[i].kind == NOTE_BASE)
			text[i] = pen_words(&b->pen, "chart.base-of", pen_year(&b->pen, b->data->base_year),
			                    note[i].value);
		spread[i].at = scale_at(&b->scale, note[i].v);
		spread[i].half = pen_width(&b->pen, type, text[i]) * PEN_SLACK / 2;
	}
	if (!labels_spread(spread, n, 0, b->pen.picture->w_pt, 6))
		return false;
	for (int i = 0; i < n; i++) {
		bool now = note[i].kind == NOTE_NOW;

		pen_text(&b->pen, spread[i].x, y, ANCHOR_MIDDLE, now ? type_small_bold : type_small,
		         now ? INK_TEXT : INK_MUTED, text[i]);
	}
	return true;
}

void chart_progress_compact(struct picture *p, struct arena *a, const struct chart_style *style,
                            const struct progress_data *data)
{
	struct bar b = { pen_begin(p, a, style, 220, 26), data, { .low = 0 }, 6, 13 };
	struct note note[3];
	int n;

	b.scale = bar_scale(data, 6, p->w_pt - 6);
	describe(&b);
	draw_fill(&b);
	draw_marks(&b, 9);
	n = make_notes(&b, note);
	/* Too long for the row: first without the word for the aim, then without the base … */
	for (; n > 0; n--)
		if (write_line(&b, note, n, false, 23.5) || write_line(&b, note, n, true, 23.5))
			return;
}

/* Value and caption one above the other, with a leader up to the bar. */
static void write_stacks(struct bar *b, struct note *note, int n, double y)
{
	struct spread spread[3];
	const struct pen *pen = &b->pen;
	double most = pen->picture->w_pt / fmax(n, 1) - 8;

	for (int i = 0; i < n; i++) {
		note[i].value = pen_cut(pen, type_bold, note[i].value, most);
		note[i].caption = pen_cut(pen, type_small, note[i].caption, most);
		spread[i].at = scale_at(&b->scale, note[i].v);
		spread[i].half = fmax(pen_width(pen, type_bold, note[i].value),
		                      pen_width(pen, type_small, note[i].caption)) * PEN_SLACK / 2;
	}
	labels_spread(spread, n, 0, pen->picture->w_pt, 6);
	for (int i = 0; i < n; i++) {
		picture_line(pen->picture, spread[i].at, b->bottom + 6, spread[i].x, y, 0.6, INK_RULE);
		pen_text(pen, spread[i].x, y + 10, ANCHOR_MIDDLE, type_bold,
		         note[i].kind == NOTE_BASE ? INK_MUTED : INK_TEXT, note[i].value);
		pen_text(pen, spread[i].x, y + 20, ANCHOR_MIDDLE, type_small, INK_MUTED, note[i].caption);
	}
}

/* The pace mark's label, above the bar. */
static void label_pace(struct bar *b)
{
	const struct pen *pen = &b->pen;
	double w = pen->picture->w_pt;
	str text = pen_cut(pen, type_small, pen_words(pen, "chart.pace-of", value_text(b, b->data->expected)), w);
	struct spread at = { scale_at(&b->scale, b->data->expected),
	                     pen_width(pen, type_small, text) * PEN_SLACK / 2, 0 };

	labels_spread(&at, 1, 0, w, 0);
	pen_text(pen, at.x, b->top - 12, ANCHOR_MIDDLE, type_small, INK_MUTED, text);
}

void chart_progress(struct picture *p, struct arena *a, const struct chart_style *style,
                    const struct progress_data *data)
{
	struct bar b = { pen_begin(p, a, style, 480, 76), data, { .low = 0 }, 24, 40 };
	struct note note[3];
	int n;

	b.scale = bar_scale(data, 10, p->w_pt - 10);
	describe(&b);
	draw_fill(&b);
	draw_marks(&b, 16);
	if (isfinite(data->expected))
		label_pace(&b);
	n = make_notes(&b, note);
	write_stacks(&b, note, n, 52);
}
