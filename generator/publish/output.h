/*
 * output.h -- files on disk, whole or not at all.
 *
 * Everything is written into a folder beside the site; output_commit() puts it
 * in the site's place by renaming.  Until then, and after any failure, the
 * last good site stays.  A file whose bytes have not changed is linked from
 * the last site, so that it keeps its time of modification.
 *
 * The only part of the program that writes files; the renaming is in publish/swap.c.
 *
 * ERRORS.  The machine's (disk full, no permission) raise the arena's failure.
 * A folder that is not empty and not a site of ours is never replaced.
 */
#ifndef PUBLISH_OUTPUT_H
#define PUBLISH_OUTPUT_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct diags;
struct output;

/* Start writing a new site for `folder`; NULL after reporting that the folder may not be replaced. */
struct output *output_begin(struct arena *a, str folder, struct diags *d);

/* The same for a numbered release (publish/release.h): those it replaces are kept, at most `keep` of them. */
struct output *output_begin_release(struct arena *a, str folder, unsigned keep, struct diags *d);
unsigned output_release(const struct output *o);

/* Start a new project: `folder` must be new or empty, and is not marked as a site. */
struct output *output_begin_project(struct arena *a, str folder, struct diags *d);

/* From now on write .gz and .br beside text files. */
void output_compress(struct output *o);

/*
 * Write one file; `path` is relative ("don-vi/lai-chau/index.html"), made of
 * plain names.  Writing a path twice is a bug of the caller and asserts.  Many
 * threads may write at a time; a failure is raised in the scratch arena's.
 */
void output_write(struct output *o, struct arena *scratch, str path, str bytes);

/* Files and bytes so far; files that were linked unchanged. */
struct output_count { size_t files, unchanged; unsigned long long bytes; };
struct output_count output_counts(const struct output *o);

/* Put the new site in the old one's place. */
void output_commit(struct output *o);

/* Throw the new site away. */
void output_abandon(struct output *o);

#endif
