/*
 * compress.h -- text files pressed beforehand, for servers that send them as they are.
 *
 * Same bytes in, same bytes out: the gzip head holds no name and no time.
 * ERRORS.  Without memory the arena's failure is raised.
 */
#ifndef PUBLISH_COMPRESS_H
#define PUBLISH_COMPRESS_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

enum compress_format { COMPRESS_GZIP, COMPRESS_BROTLI, COMPRESS__COUNT };

/* ".gz", ".br". */
const char *compress_ending(enum compress_format e);

/* Whether a file is text of a kind and size (over 1 KB) that is worth it. */
bool compress_wants(str path, size_t bytes);

/* Empty when the result would not be smaller. */
str compress_bytes(struct arena *a, enum compress_format e, str bytes);

#endif
