/*
 * escape.h -- text into HTML: the only place that writes "&lt;".
 *
 * Control characters that HTML forbids are left out; bytes that are not UTF-8
 * become U+FFFD, so that a page is always valid text.
 */
#ifndef SITE_ESCAPE_H
#define SITE_ESCAPE_H

#include "base/str.h"

struct buf;

/* Between tags: & < > are replaced. */
void escape_text(struct buf *out, str s);

/* In text or in a quoted attribute: & < > " ' are replaced.  What templates use. */
void escape_attr(struct buf *out, str s);

/*
 * An address in a quoted attribute: characters that a URL may not hold are
 * percent-encoded (UTF-8), those it may hold, '%' among them, are kept; then
 * as escape_attr().  It does NOT judge the scheme: syntax/markdown.c does.
 */
void escape_url(struct buf *out, str url);

#endif
