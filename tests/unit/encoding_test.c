/* encoding_test.c -- UTF-8, UTF-16, and what is neither: named, with line and column. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "syntax/encoding.h"

#define BYTES(literal) { literal, sizeof(literal) - 1 }

struct bytes { const char *p; size_t n; };

static void convert(void **state)
{
	(void)state;
	static const struct { const char *what; struct bytes in; const char *out, *message; } row[] = {
		{ "nothing", BYTES(""), "", "" },
		{ "UTF-8", BYTES("Th\xc6\xb0 vi\xe1\xbb\x87n"), "Thư viện", "" },
		{ "UTF-8 with a mark", BYTES("\xef\xbb\xbfx"), "x", "" },
		{ "a mark alone", BYTES("\xef\xbb\xbf"), "", "" },
		{ "a second mark is a character", BYTES("\xef\xbb\xbf\xef\xbb\xbfx"), "\xef\xbb\xbfx", "" },
		{ "UTF-16, little end first", BYTES("\xff\xfex\0\xc7\x1e"), "xệ", "" },
		{ "UTF-16, big end first", BYTES("\xfe\xff\0x\x1e\xc7"), "xệ", "" },
		{ "a pair of surrogates (U+1F600)", BYTES("\xff\xfe\x3d\xd8\x00\xde"), "\xf0\x9f\x98\x80", "" },
		{ "UTF-16, half a character at the end", BYTES("\xff\xfex\0\n\0y"), NULL, "2:1 encoding-utf16" },
		{ "UTF-16, half a pair", BYTES("\xff\xfex\0\x3d\xd8y\0"), NULL, "1:2 encoding-utf16" },
		{ "UTF-16, the second half alone", BYTES("\xff\xfe\x00\xde"), NULL, "1:1 encoding-utf16" },
		{ "NUL", BYTES("ab\nc\0d"), NULL, "2:2 encoding-nul" },
		{ "NUL in UTF-16", BYTES("\xff\xfex\0\0\0"), NULL, "1:2 encoding-nul" },
		{ "UTF-16 without a mark", BYTES("x\0y\0"), NULL, "1:2 encoding-nul" },
		{ "a bad byte", BYTES("ab\ncd\xff" "e"), NULL, "2:3 encoding-invalid 0xFF" },
		{ "behind Vietnamese letters", BYTES("x\nđồng \xff"), NULL, "2:6 encoding-invalid 0xFF" },
		{ "a cut character at the end", BYTES("x\xe1\xbb"), NULL, "1:2 encoding-invalid 0xE1" },
		{ "an overlong form", BYTES("th\xc6\xb0 \xc0\xaf"), NULL, "1:5 encoding-invalid 0xC0" },
		{ "a surrogate in UTF-8", BYTES("th\xc6\xb0 vi\xe1\xbb\x87n \xed\xa0\x80"), NULL, "1:10 encoding-invalid 0xED" },
		{ "beyond U+10FFFF", BYTES("viet nam\n\xf4\x90\x80\x80"), NULL, "2:1 encoding-invalid 0xF4" },

		/* "Thư viện tỉnh Lai Châu", "Bảo tàng", "huyện Tân Uyên" in the encodings of the nineties */
		{ "TCVN3", BYTES("name\nTh\xad vi\xd6n t\xd8nh Lai Ch\xa9u, B\xb6o t\xb5ng, huy\xd6n T\xa9n Uy\xaan\n"), NULL,
		  "2:3 encoding-old 0xAD TCVN3 (ABC)" },
		{ "VNI", BYTES("name\nTh\xf6 vie\xe4n t\xe6nh Lai Cha\xe2u, Ba\xfbo ta\xf8ng, huye\xe4n Ta\xe2n Uye\xe2n\n"), NULL,
		  "2:3 encoding-old 0xF6 VNI" },
		{ "Windows-1258", BYTES("name\nTh\xfd vi\xea\xf2n ti\xd2nh Lai Ch\xe2u, Ba\xd2o ta\xccng, huy\xea\xf2n T\xe2n Uy\xean\n"), NULL,
		  "2:3 encoding-old 0xFD Windows-1258" },
		{ "a Western text is none of them", BYTES("Gr\xfc\xdf" "e aus K\xf6ln, Stra\xdf" "e\n"), NULL,
		  "1:3 encoding-invalid 0xFC" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct fail fail;
		struct arena a;
		struct diags d;
		struct buf said;
		str out = { NULL, 0 };
		arena_init(&a, &fail);
		diags_init(&d, &a);
		buf_init(&said, &a, 64);
		bool good = encoding_to_utf8(&a, S("t.csv"), (str){ row[i].in.p, row[i].in.n }, &d, &out);
		for (size_t k = 0; k < d.n; k++) {
			buf_printf(&said, "%u:%u ", d.message[k].place.line, d.message[k].place.column);
			buf_add(&said, diag_name(&a, d.message[k].id));
			for (size_t j = 0; j < d.message[k].args; j++)
				if (d.message[k].arg[j].n)
					buf_printf(&said, " %.*s", STR_ARG(d.message[k].arg[j]));
		}
		if (!str_eq_c(buf_str(&said), row[i].message))
			fail_msg("%s: \"%.*s\"", row[i].what, STR_ARG(buf_str(&said)));
		assert_int_equal(good, row[i].out != NULL);
		if (good && !str_eq_c(out, row[i].out))
			fail_msg("%s: gives \"%.*s\"", row[i].what, STR_ARG(out));
		arena_release(&a);
	}
}

static void places(void **state)
{
	(void)state;
	static const struct { const char *text; size_t offset; unsigned line, column; } row[] = {
		{ "abc", 0, 1, 1 }, { "abc", 3, 1, 4 }, { "a\nb", 1, 1, 2 }, { "a\nb", 2, 2, 1 },
		{ "a\r\nb", 3, 2, 1 }, { "\n\n\n", 3, 4, 1 }, { "đồ x", 6, 1, 4 },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct place p = encoding_place(S("f"), str_from_c(row[i].text), row[i].offset);
		assert_int_equal(p.line, row[i].line);
		assert_int_equal(p.column, row[i].column);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(convert), cmocka_unit_test(places) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
