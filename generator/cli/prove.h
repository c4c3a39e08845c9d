/* prove.h -- tiendo check --site: the built pages against the published data. */
#ifndef CLI_PROVE_H
#define CLI_PROVE_H

struct arena;
struct options;

int command_prove(struct arena *a, const struct options *o);

#endif
