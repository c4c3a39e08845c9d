/*
 * data.h -- the open data: everything under data/ of the site (contract, section 6).
 *
 * Which tables there are: model/dataset.h.  Each is written as CSV and JSON,
 * described by datapackage.json (Frictionless Data Package v1).
 */
#ifndef PUBLISH_DATA_H
#define PUBLISH_DATA_H

#include "figures/reporting.h"
#include "figures/status.h"
#include "model/dataset.h"

struct arena;
struct output;
struct words;

struct data_source {
	const struct model     *m;
	const struct figures   *figures;
	const struct verdict   *verdict;        /* [m->targets] at the configured cycle */
	const struct reporting *reporting;
	const struct words     *words;
};

/* Write all tables; `out` tells what was written, for the page about the data. */
/* `scratch` is emptied after every table; what is in *out lives in `a`. */
void data_publish(struct arena *a, struct arena *scratch, const struct data_source *s, struct output *o,
                  struct dataset_files *out);

#endif
