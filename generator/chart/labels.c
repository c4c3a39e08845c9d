/* labels.c -- see labels.h. */
#include "chart/labels.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"

void labels_begin(struct labels *l, const struct pen *pen, struct box frame)
{
	*l = (struct labels){ .pen = pen, .frame = frame };
}

struct box labels_box(const struct pen *pen, double x, double y, enum anchor anchor,
                      struct typeface type, str text)
{
	static const double part[] = { 0, 0.5, 1 };
	double w = pen_width(pen, type, text) * PEN_SLACK;
	double left = x - w * part[anchor];

	return (struct box){ left, y - type.size_pt * 0.82, left + w, y + type.size_pt * 0.22, false };
}

bool labels_free(const struct labels *l, struct box b, bool over_soft)
{
	if (b.x0 < l->frame.x0 || b.x1 > l->frame.x1 || b.y0 < l->frame.y0 || b.y1 > l->frame.y1)
		return false;
	for (size_t i = 0; i < l->n; i++) {
		const struct box *t = &l->taken[i];

		if (!(t->soft && over_soft) && b.x0 < t->x1 && b.x1 > t->x0 && b.y0 < t->y1 && b.y1 > t->y0)
			return false;
	}
	return true;
}

void labels_take(struct labels *l, struct box b)
{
	*arena_push(l->pen->arena, struct box, &l->taken, &l->n, &l->cap) = b;
}

void labels_take_line(struct labels *l, double x0, double y0, double x1, double y1)
{
	int n = (int)(hypot(x1 - x0, y1 - y0) / 4) + 1;

	for (int i = 0; i <= n; i++) {
		double x = x0 + (x1 - x0) * i / n, y = y0 + (y1 - y0) * i / n;

		labels_take(l, (struct box){ x - 1.5, y - 1.5, x + 1.5, y + 1.5, true });
	}
}

static struct box box_of_lines(const struct labels *l, struct place_at at,
                               const struct label_text *line, size_t lines)
{
	struct box all = labels_box(l->pen, at.x, at.y, at.anchor, line[0].type, line[0].text);
	double y = at.y;

	for (size_t i = 1; i < lines; i++) {
		struct box b;

		y += line[i].type.size_pt * 1.2;
		b = labels_box(l->pen, at.x, y, at.anchor, line[i].type, line[i].text);
		all.x0 = fmin(all.x0, b.x0);
		all.x1 = fmax(all.x1, b.x1);
		all.y1 = b.y1;
	}
	return all;
}

static void write_lines(struct labels *l, struct place_at at, const struct label_text *line, size_t lines)
{
	for (size_t i = 0; i < lines; i++) {
		if (i > 0)
			at.y += line[i].type.size_pt * 1.2;
		pen_text(l->pen, at.x, at.y, at.anchor, line[i].type, line[i].ink, line[i].text);
	}
}

bool labels_place(struct labels *l, const struct place_at *at, size_t places,
                  const struct label_text *line, size_t lines, bool must)
{
	for (int over_soft = 0; over_soft <= (must ? 1 : 0); over_soft++) {
		for (size_t i = 0; i < places; i++) {
			struct box b = box_of_lines(l, at[i], line, lines);

			if (!labels_free(l, b, over_soft != 0))
				continue;
			if (over_soft != 0)
				picture_rect(l->pen->picture, b.x0, b.y0, b.x1 - b.x0, b.y1 - b.y0, INK_PAPER);
			write_lines(l, at[i], line, lines);
			b.x0 -= 2, b.x1 += 2;   /* neighbours need a space between them */
			labels_take(l, b);
			return true;
		}
	}
	return false;
}

bool labels_try(struct labels *l, double x, double y, enum anchor anchor, struct typeface type,
                enum ink ink, str text)
{
	struct place_at at = { x, y, anchor };
	struct label_text line = { type, ink, text };

	return labels_place(l, &at, 1, &line, 1, false);
}

double labels_clamp(const struct labels *l, double x, struct typeface type, str text)
{
	double half = pen_width(l->pen, type, text) * PEN_SLACK / 2 + 0.01;

	if (x + half > l->frame.x1)
		x = l->frame.x1 - half;
	if (x - half < l->frame.x0)
		x = l->frame.x0 + half;
	return x;
}

bool labels_spread(struct spread *label, int n, double left, double right, double gap)
{
	struct spread *sorted[LABELS_MOST_SPREAD];
	double need = -gap, edge = left;

	assert(n <= LABELS_MOST_SPREAD);
	for (int i = 0; i < n; i++) {
		int k = i;

		for (; k > 0 && sorted[k - 1]->at > label[i].at; k--)
			sorted[k] = sorted[k - 1];
		sorted[k] = &label[i];
		need += label[i].half * 2 + gap;
	}
	if (need > right - left)
		return false;
	for (int i = 0; i < n; i++) {           /* to the right of the one before */
		sorted[i]->x = fmax(sorted[i]->at, edge + sorted[i]->half);
		edge = sorted[i]->x + sorted[i]->half + gap;
	}
	edge = right;
	for (int i = n - 1; i >= 0; i--) {      /* and back again where that went too far */
		sorted[i]->x = fmin(sorted[i]->x, edge - sorted[i]->half);
		edge = sorted[i]->x - sorted[i]->half - gap;
	}
	return true;
}
