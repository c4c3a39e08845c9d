/* compress.c -- see compress.h. */
#include "publish/compress.h"

#include <brotli/encode.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/fail.h"

enum {
	BYTES_LEAST = 1024,
	GZIP_LEVEL = 9,
	GZIP_WINDOW = 15 + 16,          /* zlib's way to ask for a gzip head */
	GZIP_MEMORY = 9,
	BROTLI_BEST = 11,
	BROTLI_QUICK = 9,               /* twenty times as fast as 11, a tenth larger */
	BROTLI_BEST_MOST = 64 << 10     /* larger files take too long with 11 */
};

const char *compress_ending(enum compress_format e)
{
	return e == COMPRESS_GZIP ? ".gz" : ".br";
}

bool compress_wants(str path, size_t bytes)
{
	static const char *const endings[] = { ".html", ".css", ".js", ".json", ".csv", ".svg", ".xml", ".txt", ".ics" };
	for (size_t i = 0; bytes > BYTES_LEAST && i < sizeof endings / sizeof *endings; i++)
		if (str_ends(path, str_from_c(endings[i])))
			return true;
	return false;
}

static size_t gzip(struct arena *a, str in, char *out, size_t room)
{
	z_stream z;
	memset(&z, 0, sizeof z);
	if (deflateInit2(&z, GZIP_LEVEL, Z_DEFLATED, GZIP_WINDOW, GZIP_MEMORY, Z_DEFAULT_STRATEGY) != Z_OK)
		fail_raise(a->fail, "out of memory");
	union { const char *in; Bytef *z; } cast = { in.p };    /* zlib only reads, but does not say so */
	z.next_in = cast.z;
	z.avail_in = (uInt)in.n;
	z.next_out = (Bytef *)out;
	z.avail_out = (uInt)room;
	bool whole = deflate(&z, Z_FINISH) == Z_STREAM_END;
	size_t n = room - z.avail_out;
	deflateEnd(&z);
	return whole ? n : 0;
}

static size_t brotli(str in, char *out, size_t room)
{
	int quality = in.n > BROTLI_BEST_MOST ? BROTLI_QUICK : BROTLI_BEST;
	size_t n = room;
	bool whole = BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, in.n,
	                                   (const uint8_t *)in.p, &n, (uint8_t *)out) == BROTLI_TRUE;
	return whole ? n : 0;
}

str compress_bytes(struct arena *a, enum compress_format e, str bytes)
{
	if (bytes.n < 2 || bytes.n > UINT32_MAX / 2)
		return (str){ 0 };
	size_t room = bytes.n - 1;              /* less room than the text itself: no result, no use */
	char *out = arena_alloc(a, room, 1);
	size_t n = e == COMPRESS_GZIP ? gzip(a, bytes, out, room) : brotli(bytes, out, room);
	return (str){ out, n };
}
