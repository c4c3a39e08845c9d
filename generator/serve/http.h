/*
 * http.h -- the parts of HTTP that are text: addresses, dates, ranges, entity tags, types.
 *
 * Pure functions; what they read comes from the network, so each says what it
 * refuses.  UNITS.  Sizes and places are bytes; times are seconds since 1970.
 */
#ifndef SERVE_HTTP_H
#define SERVE_HTTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/*
 * The path of a file from the path of an address as it was sent ("/a%20b/":
 * begins with a slash, no query).  "" is the folder itself; a final slash is
 * kept.  False for what names no file of a site: broken escapes, empty parts,
 * hidden names ("." and ".." with them), back slashes, control characters,
 * escaped slashes, bytes that are not UTF-8.
 */
bool http_path(struct arena *a, str address, str *path);

/* The media type by the ending of a file's name. */
const char *http_type(str path);

/* "Sun, 06 Nov 1994 08:49:37 GMT", and back; only this form is read. */
str  http_date(struct arena *a, int64_t seconds);
bool http_date_read(str s, int64_t *seconds);

/* A list such as `"a", W/"b"` or `*` has the tag (with its quotes); weak comparison. */
bool http_tag_in_list(str list, str tag);

enum http_range { RANGE_WHOLE, RANGE_PART, RANGE_NONE };

/*
 * A Range header for a body of `size` bytes.  WHOLE: send everything (there
 * is none, it is not understood, or it names several parts).  PART: send the
 * bytes [from,to).  NONE: it lies outside.
 */
enum http_range http_range_read(str header, uint64_t size, uint64_t *from, uint64_t *to);

/* Whether a Host header names this computer itself, so that no other name that leads here is answered. */
bool http_host_is_local(str host);

#endif
