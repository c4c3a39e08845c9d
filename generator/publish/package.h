/*
 * package.h -- datapackage.json (Frictionless Data Package v1) of the published tables.
 */
#ifndef PUBLISH_PACKAGE_H
#define PUBLISH_PACKAGE_H

#include "base/buf.h"
#include "publish/table.h"

struct model;
struct words;

struct package {
	struct buf json;
	size_t     resources;
};

void package_begin(struct package *p, struct arena *a, const struct model *m);

/* Describe a table: path, format, size, schema with types, keys and descriptions. */
void package_resource(struct package *p, const struct words *w, const struct table *t);

void package_end(struct package *p);

#endif
