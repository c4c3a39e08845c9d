/* tables.h -- private to publish/: what data.c and inputs.c share. */
#ifndef PUBLISH_TABLES_H
#define PUBLISH_TABLES_H

#include "publish/data.h"
#include "publish/package.h"
#include "publish/table.h"

struct publisher {
	struct arena             *arena;        /* reset after every table */
	struct arena             *keep;
	const struct data_source *source;
	const struct model       *m;
	struct output            *output;
	struct dataset_files     *files;
	struct package            package;
	enum dataset              dataset;      /* being written */
	int                       year;         /* of its table */
};

struct order_item { str id; uint32_t index; };

/* Indices of n structs, whose first member is their id, sorted by id. */
uint32_t *order_by_id(struct arena *a, const void *base, size_t n, size_t stride);

/* Write a finished table's files, describe it in the package; empties p->arena. */
void publish_table(struct publisher *p, struct table *t);

/* The registers and results as they were read. */
void publish_units(struct publisher *p);
void publish_successions(struct publisher *p);
void publish_agencies(struct publisher *p);
void publish_indicators(struct publisher *p);
void publish_documents(struct publisher *p);
void publish_targets(struct publisher *p);
void publish_tasks(struct publisher *p);
void publish_duties(struct publisher *p);
void publish_events(struct publisher *p);
void publish_results(struct publisher *p);
void publish_budget(struct publisher *p);

#endif
