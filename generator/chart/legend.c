/* legend.c -- see legend.h. */
#include "chart/legend.h"

#include "chart/symbol.h"

#define ROW_PT 13.0
#define LINE_SIGN_PT 20.0       /* sign and the gap behind it */
#define SIGN_PT 13.0
#define GAP_PT 14.0             /* between items */

void legend_aim_sign(struct picture *p, double x, double y)
{
	struct point halo[] = { { x, y - 6 }, { x + 6, y }, { x, y + 6 }, { x - 6, y } };
	struct point diamond[] = { { x, y - 4.4 }, { x + 4.4, y }, { x, y + 4.4 }, { x - 4.4, y } };

	picture_path(p, halo, 4, true, INK_PAPER, INK_NONE, 0);
	picture_path(p, diamond, 4, true, INK_AIM, INK_NONE, 0);
}

void legend_few_sign(struct picture *p, double x, double y, enum ink ink)
{
	struct mark *m = picture_rect(p, x - 2.6, y - 2.6, 5.2, 5.2, INK_PAPER);

	m->stroke = ink;
	m->line_pt = 1.2;
}

static void draw_line(struct picture *p, const struct legend_item *item, double x, double y)
{
	struct mark *m = picture_line(p, x, y, x + 15, y, item->sign == LEGEND_LINE ? 2 : 1.3, item->ink);

	if (item->sign == LEGEND_DASHED)
		m->dash_pt = 4;
	if (item->sign == LEGEND_DOTTED)
		m->dash_pt = 2;
}

/* The sign at the left of its place, around the line y. */
static void draw_sign(struct picture *p, const struct legend_item *item, double x, double y)
{
	struct mark *m;

	switch (item->sign) {
	case LEGEND_LINE:
	case LEGEND_DASHED:
	case LEGEND_DOTTED:
		draw_line(p, item, x, y);
		break;
	case LEGEND_POINT:
		picture_circle(p, x + 4.5, y, 3, item->ink);
		break;
	case LEGEND_HOLLOW:
		m = picture_circle(p, x + 4.5, y, 2.8, INK_PAPER);
		m->stroke = item->ink;
		m->line_pt = 1.4;
		break;
	case LEGEND_FEW:
		legend_few_sign(p, x + 4.5, y, item->ink);
		break;
	case LEGEND_AIM:
		legend_aim_sign(p, x + 4.5, y);
		break;
	case LEGEND_RECT:
		picture_rect(p, x, y - 4, 9, 8, item->ink);
		break;
	case LEGEND_TICK:
		picture_rect(p, x + 4, y - 5, 2, 10, item->ink);
		break;
	case LEGEND_STATUS:
		chart_symbol(p, item->status, x + 4.7, y, 8.5);
		break;
	}
}

double legend_draw(const struct pen *pen, const struct legend_item *item, size_t n,
                   double x, double y, double w)
{
	double at = 0, height = n > 0 ? ROW_PT : 0;

	for (size_t i = 0; i < n; i++) {
		double sign_w = item[i].sign <= LEGEND_DOTTED ? LINE_SIGN_PT : SIGN_PT;
		str text = pen_cut(pen, type_small, item[i].text, w - sign_w);
		double item_w = sign_w + pen_width(pen, type_small, text) * PEN_SLACK;

		if (at > 0 && at + item_w > w) {
			at = 0;
			height += ROW_PT;
		}
		if (pen->picture != NULL) {
			draw_sign(pen->picture, &item[i], x + at, y + height - ROW_PT / 2);
			pen_text(pen, x + at + sign_w, y + height - ROW_PT / 2 + 2.9, ANCHOR_START, type_small,
			         INK_TEXT, text);
		}
		at += item_w + GAP_PT;
	}
	return height;
}
