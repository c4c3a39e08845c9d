/*
 * input.h -- read a project folder (content/, data/) into the model.
 *
 * All problems are collected in d; the model is complete only when none of
 * them is an error.
 */
#ifndef INPUT_INPUT_H
#define INPUT_INPUT_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct diags;
struct model;

/* What the command line puts over content/site.yaml. */
struct input_options {
	int  cycle;             /* 0 = as configured */
	int  vi;                /* 1 vi, 0 en, -1 as configured */
	str  base_url;          /* empty = as configured */
	int  threads;           /* 0 = as many as there are processors */
};

/* `root` is the project folder; file names in messages are relative to it. */
void input_read(struct arena *a, str root, const struct input_options *options,
                struct diags *d, struct model *out);

/* Only the language of the interface; Vietnamese where nothing tells. */
bool input_is_vi(struct arena *a, str root, const struct input_options *options);

#endif
