/* messages.h -- what all commands print on standard error. */
#ifndef CLI_MESSAGES_H
#define CLI_MESSAGES_H

#include <stdbool.h>

struct arena;
struct diags;

/* All messages, sorted. */
void print_messages(struct arena *a, struct diags *d, bool vi);

/* "2 errors, 1 warnings, 0 hints", and `more` after it. */
void print_counts(const struct diags *d, bool vi, const char *more);

#endif
