/* frame.c -- see frame.h. */
#include "chart/frame.h"

#define MARGIN_PT 14.0
#define TITLE_PT 12.0

static double write_lines(const struct pen *pen, double y, struct typeface type, enum ink ink,
                          str text, int most)
{
	struct pen_lines l = pen_wrap(pen, type, text, pen->picture->w_pt - 2 * MARGIN_PT, most);

	for (int i = 0; i < l.n; i++) {
		y += type.size_pt * 1.25;
		pen_text(pen, MARGIN_PT, y, ANCHOR_START, type, ink, l.line[i]);
	}
	return y;
}

void chart_frame(struct picture *out, struct arena *a, const struct chart_style *style,
                 const struct picture *chart, str source)
{
	struct pen pen = { out, a, style };
	struct typeface title = { FACE_SANS_BOLD, TITLE_PT };
	double y;

	picture_begin(out, a, chart->w_pt + 2 * MARGIN_PT, chart->h_pt);
	out->title = chart->title;
	out->description = chart->description;
	picture_rect(out, 0, 0, out->w_pt, 1, INK_PAPER);
	y = write_lines(&pen, MARGIN_PT - 4, title, INK_TEXT, chart->title, 3);
	y = write_lines(&pen, y + 3, type_text, INK_MUTED, chart->description, PEN_MOST_LINES) + 12;
	picture_place(out, chart, MARGIN_PT, y);
	y = write_lines(&pen, y + chart->h_pt + 4, type_small, INK_MUTED, source, 2) + MARGIN_PT;
	picture_extent(out, out->w_pt, y);
	out->mark[0].h_pt = out->h_pt;
}
