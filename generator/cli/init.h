/* init.h -- the command init. */
#ifndef CLI_INIT_H
#define CLI_INIT_H

struct arena;
struct options;

/* Returns the exit status: 0, or 1 when the folder is not empty. */
int command_init(struct arena *a, const struct options *o);

#endif
