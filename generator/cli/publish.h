/* publish.h -- the command publish. */
#ifndef CLI_PUBLISH_H
#define CLI_PUBLISH_H

struct arena;
struct options;

/* Returns the exit status: 0, or 1 when there is nothing to publish or to put back. */
int command_publish(struct arena *a, const struct options *o);

#endif
