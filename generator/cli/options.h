/*
 * options.h -- the command line.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>

#include "base/date.h"
#include "base/str.h"

struct arena;
struct buf;

enum command { COMMAND_BUILD, COMMAND_CHECK, COMMAND_EXPLAIN, COMMAND_DIFF,
               COMMAND_FORM, COMMAND_PUBLISH, COMMAND_SERVE, COMMAND_INIT, COMMAND_HELP, COMMAND_VERSION };

struct options {
	enum command command;
	str          root;              /* -C DIR; "." */
	str          output;            /* --output DIR; empty = root/out/site */
	str          base_url;
	str          unit;              /* explain --unit, form --unit */
	int          cycle;             /* 0 = as configured */
	int          jobs;              /* >= 1; 0 = as many as there are processors */
	int          vi;                /* --lang: 1 vi, 0 en, -1 as configured */
	date         as_of;             /* DATE_NONE = all rows */
	int          port;              /* serve --port; 0 = any that is free */
	unsigned     keep;              /* publish --keep */
	bool         strict, json, quiet, compress, rollback;
	bool         site;              /* check --site: the built pages against the data */
	str          argument[2];       /* explain TARGET; diff CYCLE CYCLE; publish DIR; init DIR */
	size_t       arguments;
};

/* Parse argv; false with a message in *message when the use is wrong. */
bool options_parse(struct arena *a, int argc, char **argv, struct options *out, str *message);

void options_usage(struct buf *out);

#endif
