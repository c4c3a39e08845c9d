/*
 * target_parts.h -- the parts of a target's page, each put into v->data if there is something to say.
 */
#ifndef SITE_TARGET_PARTS_H
#define SITE_TARGET_PARTS_H

#include "site/view.h"

/* The verdict as a sentence: "Năm 2025 là 62,5% (5 trên 8), đạt mục tiêu ít nhất 60% …". */
str target_sentence(const struct view *v, uint32_t target);

void target_reasons(struct view *v, uint32_t target);   /* "reasons": the rule with its numbers  */
void target_line(struct view *v, uint32_t target);      /* "line": chart and table of the years  */
void target_ranking(struct view *v, uint32_t target);   /* "ranking": the units side by side     */
void target_revisions(struct view *v, uint32_t target); /* "revisions": figures that were changed */
void target_history(struct view *v, uint32_t target);   /* "history": the verdict in each cycle  */

#endif
