/*
 * watch.h -- which folders have changed, told by the system (inotify).
 *
 * Names that begin with '.' or end in '~' are not looked at, as in reading
 * (base/file.h).  ERRORS.  The machine's are raised in the arena's failure.
 */
#ifndef SERVE_WATCH_H
#define SERVE_WATCH_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

struct watch {
	int                fd;          /* to be polled for reading */
	int                root;        /* private to watch.c, as what follows */
	const char *const *name;
	size_t             names;
};

void watch_begin(struct arena *a, struct watch *w);
void watch_end(struct watch *w);

/* Watch a folder and all folders in it; again and again is fine: only what is new is added.  A missing one is left out. */
void watch_tree(struct arena *a, struct watch *w, str folder);

/* Watch the coming and going of some names in a folder (one such folder), not what is below.  name[] is borrowed. */
void watch_names(struct arena *a, struct watch *w, str folder, const char *const *name, size_t names);

/* Read what has come; true when any of it matters. */
bool watch_read(struct watch *w);

#endif
