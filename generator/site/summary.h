/*
 * summary.h -- how many targets are where, at the cycle of the page's verdicts.
 *
 * Counted are the targets of the plans on this site.  Aims that are known only
 * from a cited document (the whole country's) are for comparison and stand on
 * the list of targets.
 */
#ifndef SITE_SUMMARY_H
#define SITE_SUMMARY_H

#include "site/cards.h"

/* Is the target counted at that cycle: is it a plan's, and was it set by then? */
bool summary_counts(const struct site *s, uint32_t target, int cycle);

struct tally summary_tally(const struct site *s, int cycle);

/* "answer": the tally in a few sentences.  The words hold the markup. */
void summary_answer(struct view *v, const struct tally *t, int cycle);

/* "tiles": a count for each status; "scope": what was counted. */
void summary_tiles(struct view *v, const struct tally *t, int cycle);

/* "plans": counts by plan; "groups": the targets of each. */
void summary_plans(struct view *v, int cycle);

/* "sectors": counts by sector. */
void summary_sectors(struct view *v, int cycle);

#endif
