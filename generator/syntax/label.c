/* label.c -- see label.h. */
#include "syntax/label.h"

#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vi.h"

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Bytes of white space at `at`: ASCII or U+00A0. */
static size_t space_at(str s, size_t at)
{
	if (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t'))
		return 1;
	return str_starts(str_slice(s, at, s.n), S("\xc2\xa0")) ? 2 : 0;
}

static size_t skip_space(str s, size_t at)
{
	for (size_t n; (n = space_at(s, at)) != 0;)
		at += n;
	return at;
}

/* The next character of a text as a text; empty at the end. */
static str char_at(str s, size_t at)
{
	size_t end = at;
	if (at < s.n)
		utf8_next(s, &end);
	return str_slice(s, at, end);
}

static bool is_small(struct arena *a, str c)
{
	return c.n && !str_eq(vi_upper(a, c), c);
}

static bool is_capital(struct arena *a, str c)
{
	return c.n && !str_eq(vi_lower(a, c), c);
}

/* Written in capitals: no small letter, and more than one capital. */
static bool in_capitals(struct arena *a, str s)
{
	size_t capitals = 0;
	str start = str_slice(s, 0, 60);        /* enough to see it */
	start = str_slice(start, 0, utf8_valid_prefix(start));
	for (size_t at = 0; at < start.n;) {
		str c = char_at(start, at);
		if (is_small(a, c))
			return false;
		capitals += is_capital(a, c);
		at += c.n;
	}
	return capitals > 1;
}

/* The label is text[0,end), its address text[0,bare); the title follows. */
static bool found(struct label *out, str text, int rank, size_t bare, size_t end)
{
	*out = (struct label){
		.rank = rank,
		.printed = str_slice(text, 0, end),
		.address = str_slice(text, 0, bare),
		.title = str_trim(str_slice(text, end, text.n)),
	};
	return true;
}

/* May a label end here?  Behind it comes white space, or a letter where the space was forgotten. */
static bool ends(struct arena *a, str text, size_t at)
{
	str next = char_at(text, at);
	return !next.n || space_at(text, at) || is_small(a, next) || is_capital(a, next);
}

/* ---- numbers ---- */

/* Bytes of a canonical roman number I..XXXIX at `at`; 0 if none. */
static size_t roman_bytes(str s, size_t at)
{
	static const char *const unit[] = { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX" };
	size_t end = at;
	while (end < s.n && strchr("IVX", s.p[end]) && s.p[end])
		end++;
	str number = str_slice(s, at, end);
	str units = number;
	while (units.n && units.p[0] == 'X' && number.n - units.n < 3)
		units = str_slice(units, 1, units.n);
	for (size_t i = 0; i < sizeof unit / sizeof *unit; i++)
		if (number.n && str_eq_c(units, unit[i]))
			return number.n;
	return 0;
}

/* Bytes of "12", "2.1", "2.1.3" at the start; the number of its parts, and its first part. */
static size_t arabic_bytes(str s, int *parts, int *first)
{
	size_t at = 0;
	*parts = *first = 0;
	if (!s.n || s.p[0] == '0')
		return 0;
	for (size_t most = 3; *parts < 8; most = 2) {
		size_t from = at + (*parts > 0);
		size_t end = from;
		while (end < s.n && digit(s.p[end]))
			end++;
		if (end == from || end - from > most)
			break;
		if (!*parts)
			for (size_t i = from; i < end; i++)
				*first = *first * 10 + (s.p[i] - '0');
		++*parts;
		at = end;
		if (at == s.n || s.p[at] != '.')
			break;
	}
	return at < s.n && digit(s.p[at]) ? 0 : at;
}

/* ---- kinds of labels ---- */

/* End of an appendix' number ("II", "01", "C") that stands at `at`; `at` itself if there is none. */
static size_t appendix_number(str text, size_t at)
{
	size_t end = at + roman_bytes(text, at);
	if (end == at)
		while (end < text.n && end < at + 3 && digit(text.p[end]))
			end++;
	if (end == at && at < text.n && text.p[at] >= 'A' && text.p[at] <= 'Z')
		end++;
	bool whole = end == text.n || space_at(text, end) || strchr(".:(-", text.p[end]);
	return whole ? end : at;
}

/* "Phụ lục", "PHỤ LỤC II", "Phụ lục số 01:" */
static bool parse_appendix(struct arena *a, str text, enum label_style style, struct label *out)
{
	static const str words = STR_INIT("phụ lục");
	if (!text.n || (text.p[0] != 'P' && text.p[0] != 'p') ||
	    !str_eq(vi_lower(a, str_slice(text, 0, words.n)), words))
		return false;
	size_t at = skip_space(text, words.n);
	if (at == words.n && at < text.n && text.p[at] != ':' && text.p[at] != '.')
		return false;
	if (str_starts(str_slice(text, at, text.n), S("số ")))
		at = skip_space(text, at + S("số ").n);

	size_t bare = appendix_number(text, at);
	bool numbered = bare > at;
	if (!numbered)
		bare = words.n;
	size_t end = bare + (bare < text.n && (text.p[bare] == '.' || text.p[bare] == ':'));
	bool running_text = is_small(a, char_at(text, skip_space(text, end)));
	if (running_text && !(numbered && style == LABEL_IN_HEADING))
		return false;
	if (!numbered && style == LABEL_IN_PLAIN && end < text.n && !in_capitals(a, text))
		return false;
	return found(out, text, LABEL_APPENDIX, bare, end);
}

static bool parse_roman(struct arena *a, str text, enum label_style style, struct label *out)
{
	size_t n = roman_bytes(text, 0);
	if (!n || n == text.n || text.p[n] != '.' || !ends(a, text, n + 1))
		return false;
	str title = str_trim(str_slice(text, n + 1, text.n));
	str second = str_slice(title, char_at(title, 0).n, title.n);
	if (second.n && second.p[0] == '.' && n == 1)
		return false;                   /* "V. I. Lê-nin" */
	if (style == LABEL_IN_PLAIN && !in_capitals(a, title))
		return false;
	return found(out, text, LABEL_ROMAN, n, n + 1);
}

static bool parse_arabic(struct arena *a, str text, enum label_style style, struct label *out)
{
	int parts, first;
	size_t n = arabic_bytes(text, &parts, &first);
	if (!n || style == LABEL_IN_PLAIN)
		return false;
	size_t end = n + (n < text.n && (text.p[n] == '.' || text.p[n] == ')'));
	if (end == n && (parts == 1 || !space_at(text, n)))
		return false;
	if (!ends(a, text, end))
		return false;
	found(out, text, parts == 1 ? LABEL_ARABIC : LABEL_DOTTED + parts - 2, n, end);
	out->number = parts == 1 ? first : 0;
	return true;
}

static bool parse_letter(struct arena *a, str text, enum label_style style, struct label *out)
{
	str letter = char_at(text, 0);
	if (!is_small(a, letter) || letter.n == text.n)
		return false;
	if (letter.n > 1 && !str_eq_c(letter, "đ") && !str_eq_c(letter, "ă") && !str_eq_c(letter, "â") &&
	    !str_eq_c(letter, "ê") && !str_eq_c(letter, "ô") && !str_eq_c(letter, "ơ") && !str_eq_c(letter, "ư"))
		return false;
	char mark = text.p[letter.n];
	if (mark != ')' && !(mark == '.' && style != LABEL_IN_PLAIN))
		return false;
	if (!ends(a, text, letter.n + 1) || (mark == '.' && letter.n + 1 < text.n && !space_at(text, letter.n + 1)))
		return false;
	return found(out, text, LABEL_LETTER, letter.n, letter.n + 1);
}

bool label_parse(struct arena *scratch, str text, enum label_style style, struct label *out)
{
	text = str_trim(text);
	return parse_appendix(scratch, text, style, out) || parse_roman(scratch, text, style, out) ||
	       parse_arabic(scratch, text, style, out) || parse_letter(scratch, text, style, out);
}
