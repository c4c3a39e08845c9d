/*
 * encoding.h -- bytes of an unknown hand -> UTF-8.
 */
#ifndef SYNTAX_ENCODING_H
#define SYNTAX_ENCODING_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;

/*
 * UTF-8 with or without byte-order mark, or UTF-16 with one, as UTF-8 without
 * mark.  Anything else is reported with line and column and, where the bytes
 * look like it, the name of the old Vietnamese encoding; then false.  NUL
 * characters are refused too.
 */
bool encoding_to_utf8(struct arena *a, str file, str bytes, struct diags *d, str *out);

/* "TCVN3 (ABC)", "VNI", "Windows-1258", or NULL when it looks like none of them. */
const char *encoding_guess(struct arena *a, str bytes);

/* Line and column (from 1, in characters) of byte `offset` of text. */
struct place encoding_place(str file, str text, size_t offset);

#endif
