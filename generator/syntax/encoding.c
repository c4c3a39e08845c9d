/*
 * encoding.c -- see encoding.h.
 *
 * An old Vietnamese encoding cannot be told from single bytes.  The text is
 * decoded each way, and the way that gives the most well-formed Vietnamese
 * words wins, if they are enough; nothing is converted on a guess, the
 * officer is told.
 */
#include "syntax/encoding.h"

#include <iconv.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "base/vi.h"

enum { SAMPLE_MOST = 64 << 10 };

struct place encoding_place(str file, str text, size_t offset)
{
	size_t line = 1, start = 0;
	for (size_t at; (at = str_find_char(text, '\n', start)) < offset; start = at + 1)
		line++;
	return (struct place){ file, (uint32_t)line,
	                       (uint32_t)utf8_count(str_slice(text, start, offset)) + 1 };
}

static uint32_t unit16(str s, size_t i, bool big)
{
	unsigned char x = (unsigned char)s.p[i], y = (unsigned char)s.p[i + 1];
	return big ? (uint32_t)x << 8 | y : (uint32_t)y << 8 | x;
}

static bool from_utf16(struct arena *a, str file, str s, bool big, struct diags *d, str *out)
{
	struct buf b;
	buf_init(&b, a, s.n + s.n / 2 + 4);
	for (size_t i = 2; i + 1 < s.n; i += 2) {
		uint32_t u = unit16(s, i, big);
		bool high = u >= 0xD800 && u < 0xDC00, low = u >= 0xDC00 && u < 0xE000;
		uint32_t next = high && i + 3 < s.n ? unit16(s, i + 2, big) : 0;
		if (low || (high && !(next >= 0xDC00 && next < 0xE000))) {
			diag(d, DIAG_ENCODING_UTF16, encoding_place(file, buf_str(&b), b.n), S(""));
			return false;
		}
		if (high) {
			u = 0x10000 + ((u - 0xD800) << 10) + (next - 0xDC00);
			i += 2;
		}
		buf_codepoint(&b, u);
	}
	if (s.n % 2) {
		diag(d, DIAG_ENCODING_UTF16, encoding_place(file, buf_str(&b), b.n), S(""));
		return false;
	}
	*out = buf_str(&b);
	return true;
}

static bool report_bad_byte(struct arena *a, str file, str s, size_t at, struct diags *d)
{
	struct place place = encoding_place(file, s, at);
	str byte = str_format(a, "0x%02X", (unsigned)(unsigned char)s.p[at]);
	const char *guess = encoding_guess(a, s);
	if (guess)
		diag(d, DIAG_ENCODING_OLD, place, byte, str_from_c(guess));
	else
		diag(d, DIAG_ENCODING_INVALID, place, byte);
	return false;
}

bool encoding_to_utf8(struct arena *a, str file, str bytes, struct diags *d, str *out)
{
	if (str_starts(bytes, S("\xff\xfe")) || str_starts(bytes, S("\xfe\xff"))) {
		if (!from_utf16(a, file, bytes, bytes.p[0] == '\xfe', d, out))
			return false;
	} else {
		*out = str_starts(bytes, S("\xef\xbb\xbf")) ? str_slice(bytes, 3, bytes.n) : bytes;
		size_t good = utf8_valid_prefix(*out);
		if (good < out->n)
			return report_bad_byte(a, file, *out, good, d);
	}
	size_t nul = str_find_char(*out, '\0', 0);
	if (nul != SIZE_MAX) {
		diag(d, DIAG_ENCODING_NUL, encoding_place(file, *out, nul), S(""));
		return false;
	}
	return true;
}

/* ---- which old encoding is it? ---- */

/* Longest first, so that "ngh" is not taken for "n". */
static const char *const initials[] = { "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr",
	"b", "c", "d", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "" };
static const char *const finals[] = { "ch", "ng", "nh", "c", "m", "n", "p", "t", "" };
static const char *const nuclei[] = { "oai", "oay", "oeo", "uao", "uay", "uya", "uye", "uyu", "ieu", "yeu",
	"uoi", "uou", "ai", "ao", "au", "ay", "eo", "eu", "ia", "ie", "iu", "oa", "oe", "oi", "oo", "ua",
	"ue", "ui", "uo", "uu", "uy", "ye", "a", "e", "i", "o", "u", "y" };

static bool ends_as(str rest, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq_c(rest, list[i]))
			return true;
	return false;
}

/* Could this folded word (no diacritics) be a Vietnamese syllable? */
static bool is_syllable(str word)
{
	for (size_t i = 0; i < sizeof initials / sizeof *initials; i++) {
		if (!str_starts(word, str_from_c(initials[i])))
			continue;
		str rest = str_slice(word, strlen(initials[i]), word.n);
		for (size_t k = 0; k < sizeof nuclei / sizeof *nuclei; k++)
			if (str_starts(rest, str_from_c(nuclei[k])) &&
			    ends_as(str_slice(rest, strlen(nuclei[k]), rest.n), finals, sizeof finals / sizeof *finals))
				return true;
	}
	return false;
}

static bool is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0x24F) ||
	       (cp >= 0x300 && cp <= 0x36F) || (cp >= 0x1E00 && cp <= 0x1EFF);
}

static void judge_word(struct arena *a, str word, int *good, int *bad)
{
	bool marked = false;
	for (size_t i = 0; i < word.n; i++)
		marked |= (unsigned char)word.p[i] >= 0x80;
	if (!marked)
		return;                         /* plain words say nothing */
	str folded = vi_fold(a, utf8_nfc(a, word));
	bool ascii = utf8_count(folded) == folded.n;
	if (ascii && is_syllable(folded))
		++*good;
	else
		++*bad;
}

/* Share (0..100) of the words with diacritics that are well-formed; 0 when there are fewer than 2. */
static int vietnamese_share(struct arena *a, str text)
{
	int good = 0, bad = 0;
	size_t from = 0;
	for (size_t pos = 0; pos < text.n;) {
		size_t at = pos;
		if (is_letter(utf8_next(text, &pos)))
			continue;
		judge_word(a, str_slice(text, from, at), &good, &bad);
		from = pos;
	}
	judge_word(a, str_slice(text, from, text.n), &good, &bad);
	return good + bad < 2 ? 0 : good * 100 / (good + bad);
}

static str decode_iconv(struct arena *a, str bytes, const char *charset)
{
	iconv_t cd = iconv_open("UTF-8", charset);
	if (cd == (iconv_t)-1)
		return (str){ NULL, 0 };
	struct buf b;
	buf_init(&b, a, bytes.n * 3 + 16);
	char *in = (char *)(uintptr_t)bytes.p, *to = buf_room(&b, bytes.n * 3 + 16);
	size_t in_left = bytes.n, room = bytes.n * 3 + 16, start = room;
	bool ok = iconv(cd, &in, &in_left, &to, &room) != (size_t)-1;
	iconv(cd, NULL, NULL, &to, &room);
	iconv_close(cd);
	b.n += start - room;
	return ok ? buf_str(&b) : (str){ NULL, 0 };
}

/*
 * VNI writes a vowel as an ASCII letter and a second byte for its marks; a few
 * letters are single bytes.  For the guess only the frame matters: marks are
 * dropped, which leaves the plain word and one bit, "had marks".
 */
static str decode_vni_frame(struct arena *a, str bytes)
{
	static const char marks[] = "\xf9\xf8\xfb\xf5\xef\xe2\xe1\xe0\xe5\xe3\xe4\xea\xe9\xe8\xfa\xfc\xeb"
	                            "\xd9\xd8\xdb\xd5\xcf\xc2\xc1\xc0\xc5\xc3\xc4\xca\xc9\xc8\xda\xdc\xcb";
	struct buf b;
	buf_init(&b, a, bytes.n * 2 + 1);
	for (size_t i = 0; i < bytes.n; i++) {
		unsigned char c = (unsigned char)bytes.p[i];
		uint32_t before = i ? (unsigned char)bytes.p[i - 1] : ' ';
		bool after_vowel = strchr("aeiouyAEIOUY\xf4\xd4\xf6\xd6", (int)before) && before;
		if (c < 0x80)
			buf_char(&b, (char)c);
		else if (c == 0xF1 || c == 0xD1)
			buf_codepoint(&b, 0x111);
		else if (c == 0xF4 || c == 0xD4)
			buf_codepoint(&b, 0x1A1);
		else if (c == 0xF6 || c == 0xD6)
			buf_codepoint(&b, 0x1B0);
		else if (strchr("\xed\xcd\xec\xcc\xe6\xc6\xf3\xd3\xf2\xd2", c))
			buf_codepoint(&b, 0xED);
		else if (strchr(marks, c) && after_vowel)
			buf_codepoint(&b, 0x301);
		else
			return (str){ NULL, 0 };
	}
	return buf_str(&b);
}

/* Is it UTF-8 in which some bytes went wrong?  Old encodings rarely form valid sequences. */
static bool mostly_utf8(str s)
{
	size_t valid = 0, invalid = 0;
	bool before = false;            /* the byte before was invalid: one damage, counted once */
	for (size_t pos = 0; pos < s.n;) {
		size_t at = pos;
		utf8_next(s, &pos);
		bool bad = pos == at + 1 && (unsigned char)s.p[at] >= 0x80;
		valid += pos > at + 1;
		invalid += bad && !before;
		before = bad;
	}
	return valid > invalid;
}

const char *encoding_guess(struct arena *a, str bytes)
{
	bytes = str_slice(bytes, 0, SAMPLE_MOST);
	if (mostly_utf8(bytes))
		return NULL;
	const struct { const char *name; int share; } guess[] = {
		{ "VNI", vietnamese_share(a, decode_vni_frame(a, bytes)) },
		{ "TCVN3 (ABC)", vietnamese_share(a, decode_iconv(a, bytes, "TCVN5712-1")) },
		{ "Windows-1258", vietnamese_share(a, decode_iconv(a, bytes, "CP1258")) },
	};
	size_t best = 0;
	for (size_t i = 1; i < 3; i++)
		if (guess[i].share > guess[best].share)
			best = i;
	return guess[best].share >= 70 ? guess[best].name : NULL;
}
