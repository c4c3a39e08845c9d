/* serve.h -- the command serve. */
#ifndef CLI_SERVE_H
#define CLI_SERVE_H

struct arena;
struct options;

/* Runs until it is interrupted; returns the exit status. */
int command_serve(struct arena *a, const struct options *o);

#endif
