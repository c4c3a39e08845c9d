/* compress_test.c -- publish/compress.h: what is pressed, that it can be unpacked, and that it is always the same. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "publish/compress.h"

static struct fail fail_here;

static void wanted(void **state)
{
	(void)state;
	assert_true(compress_wants(S("index.html"), 1025));
	assert_true(compress_wants(S("data/status.csv"), 5000));
	assert_true(compress_wants(S("lich/lich.ics"), 5000));
	assert_false(compress_wants(S("index.html"), 1024));
	assert_false(compress_wants(S("a.pdf"), 5000));
	assert_false(compress_wants(S("a.png"), 5000));
	assert_false(compress_wants(S("a.html.gz"), 5000));
	assert_false(compress_wants(S("html"), 5000));
}

static str text(struct arena *a, size_t lines)
{
	struct buf b;
	buf_init(&b, a, lines * 16);
	for (size_t i = 0; i < lines; i++)
		buf_printf(&b, "ti\xE1\xBA\xBFn \xC4\x91\xE1\xBB\x99 %zu,%zu\n", i, i * i % 997);
	return buf_str(&b);
}

static void unpack_gzip(str packed, str want)
{
	static unsigned char out[1 << 20];
	z_stream z;
	memset(&z, 0, sizeof z);
	assert_int_equal(inflateInit2(&z, 31), Z_OK);
	union { const char *in; Bytef *z; } cast = { packed.p };
	z.next_in = cast.z;
	z.avail_in = (uInt)packed.n;
	z.next_out = out;
	z.avail_out = sizeof out;
	assert_int_equal(inflate(&z, Z_FINISH), Z_STREAM_END);
	assert_int_equal(z.total_out, want.n);
	assert_memory_equal(out, want.p, want.n);
	inflateEnd(&z);
}

static void round_trip(void **state)
{
	struct arena a;
	(void)state;
	arena_init(&a, &fail_here);
	for (size_t lines = 100; lines <= 20000; lines *= 10) {
		str in = text(&a, lines);
		for (enum compress_format f = 0; f < COMPRESS__COUNT; f++) {
			str once = compress_bytes(&a, f, in), again = compress_bytes(&a, f, in);
			assert_true(once.n > 0 && once.n < in.n);
			assert_true(str_eq(once, again));
		}
		str gz = compress_bytes(&a, COMPRESS_GZIP, in);
		assert_memory_equal(gz.p + 4, "\0\0\0\0", 4);           /* no time in the head */
		unpack_gzip(gz, in);
	}
	arena_release(&a);
}

static void not_smaller(void **state)
{
	struct arena a;
	(void)state;
	arena_init(&a, &fail_here);
	char noise[2000];
	uint32_t x = 1;
	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (char)((x = x * 1664525u + 1013904223u) >> 24);
	for (enum compress_format f = 0; f < COMPRESS__COUNT; f++) {
		assert_int_equal(compress_bytes(&a, f, (str){ noise, sizeof noise }).n, 0);
		assert_int_equal(compress_bytes(&a, f, S("")).n, 0);
	}
	arena_release(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(wanted), cmocka_unit_test(round_trip),
	                                    cmocka_unit_test(not_smaller) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
