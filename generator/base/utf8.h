/*
 * utf8.h -- UTF-8: decoding, validity, NFC.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* Length of the valid start of s; == s.n when all of it is valid (RFC 3629, no surrogates). */
size_t utf8_valid_prefix(str s);

bool utf8_is_ascii(str s);

/*
 * Decode the code point at *pos (< s.n) and move *pos behind it.  An invalid
 * byte gives U+FFFD and moves by one.
 */
uint32_t utf8_next(str s, size_t *pos);

size_t utf8_count(str s);       /* code points */

/* Encodes cp (U+FFFD if it is none) in out and returns 1..4. */
size_t utf8_encode(uint32_t cp, char out[4]);

/* Normalisation form C of valid UTF-8; s itself when it is NFC already. */
str utf8_nfc(struct arena *a, str s);

#endif
