/*
 * path.h -- the steps of a reference, read one by one, with messages for what is not known.
 *
 * Private to report/: reference.c and its parts.
 */
#ifndef REPORT_PATH_H
#define REPORT_PATH_H

#include "report/context.h"

struct path {
	struct report_context *x;
	str                    whole;   /* as written, without braces and "?" */
	str                    rest;    /* not read yet */
	struct place           place;
	bool                   optional, failed;
};

/* The next step; empty at the end. */
str path_step(struct path *p);
bool path_ended(const struct path *p);

/* "id@unit": the step without what follows the "@"; *unit is the subject's where none is named. */
str path_step_at_unit(struct path *p, uint32_t *unit);

/* The index of a step among words; -1 after a message. */
int path_word(struct path *p, str step, const char *const *word, size_t n);

/* The thing of that id; NONE after a message.  The id must be the struct's first member. */
struct path_ids { const struct map *map; const void *base; size_t n, stride; };
uint32_t path_id(struct path *p, str step, struct path_ids ids);

/* "2025", "cycle", "cycle-1"; 0 when it is no year (no message). */
int path_year(const struct path *p, str step);

/* Report a step that is not among the candidates; call path_candidate() for each, then path_refuse(). */
struct candidates;
struct candidates *path_candidates(struct path *p, str step);
void path_candidate(struct candidates *c, str word);
void path_refuse(struct candidates *c);

/* There is no figure: "…", after a message unless that is allowed. */
str path_missing(struct path *p);

/* The parts of the grammar, each by its first step; see docs/reports.md. */
str path_of_target(struct path *p);
str path_of_indicator(struct path *p);
str path_of_week(struct path *p);
str path_of_count(struct path *p);
str path_of_reporting(struct path *p);
str path_of_tasks(struct path *p);
str path_of_budget(struct path *p);

#endif
