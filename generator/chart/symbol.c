/* symbol.c -- see symbol.h.  Shapes are given on a square from -1 to 1, y down. */
#include "chart/symbol.h"

static const struct { enum ink ink; const char *key; } look[STATUS__COUNT] = {
	[STATUS_ACHIEVED]  = { INK_ACHIEVED,  "status.achieved" },
	[STATUS_MISSED]    = { INK_MISSED,    "status.missed" },
	[STATUS_ON_TRACK]  = { INK_ON_TRACK,  "status.on-track" },
	[STATUS_SLOW]      = { INK_SLOW,      "status.slow" },
	[STATUS_OFF_TRACK] = { INK_OFF_TRACK, "status.off-track" },
	[STATUS_REVERSING] = { INK_REVERSING, "status.reversing" },
	[STATUS_PENDING]   = { INK_PENDING,   "status.pending" },
	[STATUS_NO_DATA]   = { INK_NO_DATA,   "status.no-data" },
};

enum ink chart_status_ink(enum status s)
{
	return look[s].ink;
}

const char *chart_status_key(enum status s)
{
	return look[s].key;
}

/* Where and how large. */
struct spot { struct picture *p; double x, y, r; };

static void polygon(struct spot at, const struct point *shape, size_t n, enum ink fill)
{
	struct point moved[8];

	for (size_t i = 0; i < n; i++)
		moved[i] = (struct point){ at.x + shape[i].x_pt * at.r, at.y + shape[i].y_pt * at.r };
	picture_path(at.p, moved, n, true, fill, INK_NONE, 0);
}

static void stroke(struct spot at, const struct point *shape, size_t n, enum ink ink)
{
	struct point moved[8];

	for (size_t i = 0; i < n; i++)
		moved[i] = (struct point){ at.x + shape[i].x_pt * at.r, at.y + shape[i].y_pt * at.r };
	picture_path(at.p, moved, n, false, INK_NONE, ink, at.r * 0.32);
}

static void draw_achieved(struct spot at)
{
	static const struct point tick[] = { { -0.45, 0.05 }, { -0.12, 0.38 }, { 0.48, -0.35 } };

	picture_circle(at.p, at.x, at.y, at.r, INK_ACHIEVED);
	stroke(at, tick, 3, INK_PAPER);
}

static void draw_missed(struct spot at)
{
	static const struct point down[] = { { -0.4, -0.4 }, { 0.4, 0.4 } };
	static const struct point up[] = { { -0.4, 0.4 }, { 0.4, -0.4 } };
	double half = at.r * 0.92;

	picture_rect(at.p, at.x - half, at.y - half, half * 2, half * 2, INK_MISSED)->radius_pt = at.r * 0.2;
	stroke(at, down, 2, INK_PAPER);
	stroke(at, up, 2, INK_PAPER);
}

static void draw_ring(struct spot at, enum ink ink, double dash)
{
	struct mark *m = picture_circle(at.p, at.x, at.y, at.r * 0.84, INK_PAPER);

	m->stroke = ink;
	m->line_pt = at.r * 0.28;
	m->dash_pt = dash;
}

void chart_symbol(struct picture *p, enum status s, double x_pt, double y_pt, double size_pt)
{
	static const struct point up[] = { { 0, -0.95 }, { 1.05, 0.85 }, { -1.05, 0.85 } };
	static const struct point down[] = { { 0, 0.95 }, { 1.05, -0.85 }, { -1.05, -0.85 } };
	static const struct point diamond[] = { { 0, -1.1 }, { 1.1, 0 }, { 0, 1.1 }, { -1.1, 0 } };
	static const struct point left[] = { { -1.1, 0 }, { -0.05, -0.95 }, { -0.05, -0.4 }, { 1.05, -0.4 },
	                                     { 1.05, 0.4 }, { -0.05, 0.4 }, { -0.05, 0.95 } };
	static const struct point hands[] = { { 0, -0.5 }, { 0, 0.05 }, { 0.38, 0.05 } };
	struct spot at = { p, x_pt, y_pt, size_pt / 2 };

	switch (s) {
	case STATUS_ACHIEVED:
		draw_achieved(at);
		break;
	case STATUS_MISSED:
		draw_missed(at);
		break;
	case STATUS_ON_TRACK:
		polygon(at, up, 3, INK_ON_TRACK);
		break;
	case STATUS_SLOW:
		polygon(at, diamond, 4, INK_SLOW);
		break;
	case STATUS_OFF_TRACK:
		polygon(at, down, 3, INK_OFF_TRACK);
		break;
	case STATUS_REVERSING:
		polygon(at, left, 7, INK_REVERSING);
		break;
	case STATUS_PENDING:
		draw_ring(at, INK_PENDING, 0);
		stroke(at, hands, 3, INK_PENDING);
		break;
	case STATUS_NO_DATA:
		draw_ring(at, INK_NO_DATA, at.r * 0.55);
		break;
	case STATUS__COUNT:
		break;
	}
}
