/* explain.h -- the commands explain and diff. */
#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

struct arena;
struct options;

/*
 * Print how the target's status was reached, from the verdict down to files
 * and lines.  Returns the exit status.
 */
int command_explain(struct arena *a, const struct options *o);

/* Print which verdicts and figures differ between two cycles, and why. */
int command_diff(struct arena *a, const struct options *o);

#endif
