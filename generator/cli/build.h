/* build.h -- the commands build and check. */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

struct arena;
struct options;

/* Each returns the exit status: 0 or 1 (the input has errors). */
int command_build(struct arena *a, const struct options *o);
int command_check(struct arena *a, const struct options *o);

#endif
