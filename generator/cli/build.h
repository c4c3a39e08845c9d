/* build.h -- the commands build and check, and the build itself for serve. */
#ifndef CLI_BUILD_H
#define CLI_BUILD_H

#include <stdbool.h>

#include "publish/output.h"

struct arena;
struct diags;
struct options;

struct build_result {
	bool                vi;                 /* language of messages */
	size_t              pages, pdfs;
	struct output_count written;
};

/*
 * Build the site, whole or not at all; false when the input has errors (they
 * are in d).  A failure of the machine is raised in a->fail with every lock
 * let go, so that a caller that lives on may build again.
 */
bool build_run(struct arena *a, const struct options *o, struct diags *d, struct build_result *out);

/* Each returns the exit status: 0 or 1 (the input has errors). */
int command_build(struct arena *a, const struct options *o);
int command_check(struct arena *a, const struct options *o);

#endif
