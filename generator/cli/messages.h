/* messages.h -- what all commands print on standard error. */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

#include <stdbool.h>

struct arena;
struct diags;

/* All messages, sorted. */
void print_messages(struct arena *a, struct diags *d, bool vi);

/* Hints are for `check`: what else is said should not be buried under them. */
void messages_drop_hints(struct diags *d);

/* "2 errors, 1 warning, 0 hints", and `more` after it. */
void print_counts(const struct diags *d, bool vi, const char *more);

#endif
