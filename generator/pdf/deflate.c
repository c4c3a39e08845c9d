/*
 * deflate.c -- streams compressed as zlib does (RFC 1950).
 *
 * The state of a compressor is a quarter of a megabyte; a document has dozens
 * of streams, so one state is used for all of them.  Level 2 takes half the
 * time of zlib's usual 6 and makes a plan a tenth larger (52 KB, not 48).
 */
#define ZLIB_CONST
#include <assert.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/fail.h"
#include "pdf/haru.h"

enum { LEVEL = 2 };

struct deflater { z_stream z; };

struct deflater *deflate_begin(struct arena *a)
{
	struct deflater *d = arena_new(a, struct deflater, 1);

	if (deflateInit(&d->z, LEVEL) != Z_OK)
		fail_raise(a->fail, "no memory for zlib");
	return d;
}

str deflate_bytes(struct deflater *d, struct arena *a, str bytes)
{
	uLong room = deflateBound(&d->z, (uLong)bytes.n);
	char *p = arena_new(a, char, room);

	deflateReset(&d->z);
	d->z.next_in = (const Bytef *)bytes.p;
	d->z.avail_in = (uInt)bytes.n;
	d->z.next_out = (Bytef *)p;
	d->z.avail_out = (uInt)room;
	if (deflate(&d->z, Z_FINISH) != Z_STREAM_END)
		assert(0 && "deflateBound() was too small");
	return (str){ p, room - d->z.avail_out };
}

void deflate_end(struct deflater *d)
{
	deflateEnd(&d->z);
}
