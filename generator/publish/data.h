/*
 * data.h -- the open data: everything under data/ of the site (contract, section 6).
 *
 * status, series, reporting, week-<year>, and the inputs as read; each as CSV
 * and JSON, described by datapackage.json (Frictionless Data Package v1).
 */
#ifndef PUBLISH_DATA_H
#define PUBLISH_DATA_H

#include "figures/reporting.h"
#include "figures/status.h"

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

/* One table as it was published, for the page about the data. */
struct data_file {
	str    name;            /* "status" */
	size_t rows, csv_bytes;
};
struct data_files { struct data_file *file; size_t n, cap; };

void data_publish(struct arena *a, const struct data_source *s, struct output *o, struct data_files *out);

#endif
