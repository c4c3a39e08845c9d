/*
 * breaks.c -- see breaks.h.  The names are those of Knuth and Plass.
 *
 * Why total fit and not line by line: Vietnamese has no hyphenation, but its
 * syllables are short and there are many spaces, so a small shift two lines up
 * nearly always mends a loose line.
 *
 * With looseness 0 the line number of a breakpoint does not matter, and nodes
 * are told apart by position and fitness class only.
 */
#include "typeset/breaks.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"

enum fitness { TIGHT, DECENT, LOOSE, VERY_LOOSE, FITNESSES };

struct node {                   /* a breakpoint that may be in the best solution */
	size_t       position;  /* the item at which the line before it ends */
	size_t       start;     /* the first item of the line after it */
	unsigned     line;      /* lines up to here */
	enum fitness fitness;
	double       demerits;
	double       ratio;     /* of the line that ends here */
	struct node *before;    /* where that line begins */
	struct node *next;      /* in the list of active nodes */
};

struct search {
	struct arena             *arena;
	const struct break_item  *item;
	size_t                    n;
	const struct break_rules *rules;
	double                   *width, *stretch, *shrink;     /* [n + 1] sums before each item */
	double                    tolerance;
	bool                      last_try;
	struct node              *active;
};

static bool may_break(const struct search *s, size_t i)
{
	if (i == s->n)
		return true;
	if (s->item[i].kind == BREAK_BOX || s->item[i].penalty >= BREAK_NEVER)
		return false;
	return s->item[i].kind == BREAK_PENALTY || (i > 0 && s->item[i - 1].kind != BREAK_GLUE);
}

static int penalty_at(const struct search *s, size_t i)
{
	return i == s->n ? BREAK_FORCED : s->item[i].penalty;
}

/* Glue and penalties right after a break vanish; so does glue at a forced one. */
static size_t line_start(const struct search *s, size_t i)
{
	size_t at = i;

	if (i < s->n && s->item[i].kind == BREAK_PENALTY)
		at++;
	while (at < s->n && s->item[at].kind == BREAK_GLUE)
		at++;
	return at;
}

/* Stretch (r > 0) or shrink (r < 0) that fills the line from node a to item i. */
static double ratio_of(const struct search *s, const struct node *a, size_t i)
{
	const struct break_rules *r = s->rules;
	bool last = i == s->n || s->item[i].penalty <= BREAK_FORCED;
	double room = a->start > i ? r->width_pt : r->width_pt - (s->width[i] - s->width[a->start]);

	if (a->start > i)
		return 0;
	if (room < 0) {
		double shrink = s->shrink[i] - s->shrink[a->start];

		/* A hundredth of a point is no overfull line: sums of many floats differ by less. */
		if (room > -0.01)
			return 0;
		return shrink > 0 ? room / shrink : -1e9;
	}
	if (r->ragged_pt > 0)
		return last && !r->balance ? 0 : room / r->ragged_pt;
	if (last)
		return 0;
	double stretch = s->stretch[i] - s->stretch[a->start];

	return stretch > 0 ? room / stretch : (room < 0.01 ? 0 : 1e9);
}

static double badness(double r)
{
	double x = fabs(r);
	double b = 100 * x * x * x;

	return b > 1e6 ? 1e6 : b;
}

static enum fitness fitness_of(double r)
{
	return r < -0.5 ? TIGHT : r <= 0.5 ? DECENT : r <= 1 ? LOOSE : VERY_LOOSE;
}

static double demerits_of(const struct search *s, const struct node *a, size_t i, double r)
{
	double line = s->rules->line_penalty + badness(r);
	double d = line * line;
	int p = penalty_at(s, i);
	int apart = (int)fitness_of(r) - (int)a->fitness;

	if (p >= 0)
		d += (double)p * p;
	else if (p > BREAK_FORCED)
		d -= (double)p * p;
	if (apart > 1 || apart < -1)
		d += 10000;
	return a->demerits + d;
}

/* The best way to end a line at item i, for each fitness class (and each number of lines). */
struct best { struct node *from; double demerits, ratio; };

static void add_nodes(struct search *s, size_t i, const struct best best[FITNESSES])
{
	double least = HUGE_VAL;

	for (int f = 0; f < FITNESSES; f++)
		if (best[f].from != NULL && best[f].demerits < least)
			least = best[f].demerits;
	for (int f = 0; f < FITNESSES; f++) {
		if (best[f].from == NULL || best[f].demerits > least + 10000)
			continue;
		struct node *k = arena_new(s->arena, struct node, 1);

		*k = (struct node){ .position = i, .start = line_start(s, i), .line = best[f].from->line + 1,
		                    .fitness = (enum fitness)f, .demerits = best[f].demerits,
		                    .ratio = best[f].ratio, .before = best[f].from };
		/* New nodes go to the end of the list, which is thus ordered by line. */
		struct node **end = &s->active;

		while (*end != NULL)
			end = &(*end)->next;
		*end = k;
	}
}

/* Try to end a line at item i, from every active node; drop those that are too far back. */
static void try_break(struct search *s, size_t i)
{
	bool forced = penalty_at(s, i) <= BREAK_FORCED;
	struct node **link = &s->active, *stop = NULL, *a;

	/* Nodes added for i itself must not be looked at: they follow the present last one. */
	for (a = s->active; a != NULL; a = a->next)
		stop = a;
	while (*link != NULL) {
		struct best best[FITNESSES] = { { NULL, HUGE_VAL, 0 }, { NULL, HUGE_VAL, 0 },
		                                { NULL, HUGE_VAL, 0 }, { NULL, HUGE_VAL, 0 } };
		unsigned line = (*link)->line;
		bool done = false, any = false;

		while (*link != NULL && !done && (s->rules->looseness == 0 || (*link)->line == line)) {
			a = *link;
			done = a == stop;
			double r = ratio_of(s, a, i);
			bool too_far = r < -1;

			/* In the last try the only node left may not be dropped: better a long line. */
			bool rescue = s->last_try && too_far && a->next == NULL && s->active == a && !any;

			if ((!too_far && badness(r) <= s->tolerance) || rescue) {
				double d = demerits_of(s, a, i, rescue ? -1 : r);
				enum fitness f = fitness_of(r);

				if (d < best[f].demerits)
					best[f] = (struct best){ a, d, rescue ? -1 : r };
				any = true;
			}
			if (too_far || forced)
				*link = a->next;
			else
				link = &a->next;
		}
		add_nodes(s, i, best);
		if (done)
			return;
	}
}

static struct node *best_node(const struct search *s)
{
	struct node *best = s->active;

	for (struct node *a = s->active; a != NULL; a = a->next)
		if (a->demerits < best->demerits)
			best = a;
	if (best == NULL || s->rules->looseness == 0)
		return best;
	int want = (int)best->line + s->rules->looseness;
	struct node *chosen = best;

	for (struct node *a = s->active; a != NULL; a = a->next) {
		int off = (int)a->line - want, was = (int)chosen->line - want;

		off = off < 0 ? -off : off;
		was = was < 0 ? -was : was;
		if (off < was || (off == was && a->demerits < chosen->demerits))
			chosen = a;
	}
	return chosen;
}

static struct node *search_once(struct search *s)
{
	struct node *first = arena_new(s->arena, struct node, 1);

	*first = (struct node){ .fitness = DECENT, .start = 0 };
	s->active = first;
	for (size_t i = 0; i <= s->n && s->active != NULL; i++)
		if (may_break(s, i))
			try_break(s, i);
	return best_node(s);
}

static void sum_up(struct search *s)
{
	s->width = arena_new(s->arena, double, s->n + 1);
	s->stretch = arena_new(s->arena, double, s->n + 1);
	s->shrink = arena_new(s->arena, double, s->n + 1);
	for (size_t i = 0; i < s->n; i++) {
		s->width[i + 1] = s->width[i] + (double)s->item[i].width_pt;
		s->stretch[i + 1] = s->stretch[i] + (double)s->item[i].stretch_pt;
		s->shrink[i + 1] = s->shrink[i] + (double)s->item[i].shrink_pt;
	}
}

size_t breaks_find(struct arena *a, const struct break_item *item, size_t n,
                   const struct break_rules *rules, struct break_line **out)
{
	struct search s = { .arena = a, .item = item, .n = n, .rules = rules };
	struct node *end = NULL;
	size_t lines;

	sum_up(&s);
	for (int try = 0; try < 3 && end == NULL; try++) {
		s.tolerance = try == 0 ? rules->tolerance : try == 1 ? 4 * rules->tolerance : 1e9;
		s.last_try = try == 2;
		end = search_once(&s);
	}
	assert(end != NULL && end->position == n);
	lines = end->line;
	*out = arena_new(a, struct break_line, lines);
	for (size_t i = lines; i-- > 0; end = end->before) {
		size_t from = end->before->start, to = end->position;

		if (from > to)
			from = to;
		(*out)[i] = (struct break_line){ from, to, end->ratio, s.width[to] - s.width[from] };
	}
	return lines;
}
