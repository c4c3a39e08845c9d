/*
 * mustache.h -- the Mustache template language (mustache.5 and the
 * specification's core, plus its optional inheritance and dynamic names;
 * lambdas are not offered).
 *
 * A template is compiled once and may be rendered by many threads at a time.
 * {{name}} is HTML-escaped, {{{name}}} and {{&name}} are not; a VALUE_HTML is
 * never escaped.
 *
 * ERRORS.  Syntax errors (unclosed section, unknown delimiter) are reported
 * at their line and column in the template's file.  A name that is not in the
 * data renders as nothing, as the specification asks.
 */
#ifndef SITE_MUSTACHE_H
#define SITE_MUSTACHE_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct buf;
struct diags;
struct value;
struct mustache;                /* one compiled template */

/* A set of templates that may use each other as partials and parents. */
struct mustache_set;

struct mustache_set *mustache_set_new(struct arena *a);

/* Compile and add under `name` (the last one of a name wins).  Name, file and text must outlive the set. */
bool mustache_set_add(struct mustache_set *set, str name, str file, str text, struct diags *d);

const struct mustache *mustache_find(const struct mustache_set *set, str name);

/* Warn of each template that is named in the set and not there; call when all are added. */
void mustache_set_check(const struct mustache_set *set, struct diags *d);

/*
 * Render with `data` as the top context.  False when more than 64 templates
 * (and blocks) lay within each other: there the output ends.
 */
bool mustache_render(struct buf *out, const struct mustache_set *set,
                     const struct mustache *t, const struct value *data, struct arena *scratch);

#endif
