/*
 * vi.c -- see vi.h.
 *
 * A Vietnamese letter is a base letter (29 of them, ă and â being letters of
 * their own) with one of six tones.  Every precomposed letter is taken apart
 * by utf8proc's decomposition once, so no table of 134 letters is needed.
 */
#include "base/vi.h"

#include <stdlib.h>
#include <utf8proc.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"

enum { BREVE = 0x306, CIRCUMFLEX = 0x302, HORN = 0x31B, CARON = 0x30C, RING = 0x30A, DIAERESIS = 0x308,
       GRAVE = 0x300, HOOK = 0x309, TILDE = 0x303, ACUTE = 0x301, DOT_BELOW = 0x323 };

/* One character taken apart. */
struct letter {
	uint32_t base;          /* lower case, without marks; đ stays đ */
	uint32_t mark;          /* breve, circumflex, horn, another one or 0 */
	int      tone;          /* 0 none, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng */
	bool     upper;
};

static int tone_of(uint32_t mark)
{
	switch (mark) {
	case GRAVE:     return 1;
	case HOOK:      return 2;
	case TILDE:     return 3;
	case ACUTE:     return 4;
	case DOT_BELOW: return 5;
	default:        return 0;
	}
}

/* True when the code point is a mark: it joins the letter. */
static bool letter_mark(struct letter *l, uint32_t mark)
{
	if (tone_of(mark))
		l->tone = tone_of(mark);
	else if (utf8proc_category((utf8proc_int32_t)mark) != UTF8PROC_CATEGORY_MN)
		return false;
	else if (!l->mark)
		l->mark = mark;
	return true;
}

static uint32_t lower_of(uint32_t cp)
{
	if (cp < 0x80)
		return cp >= 'A' && cp <= 'Z' ? cp + 32 : cp;
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

/* Take the letter at *pos apart, with the combining marks that follow it. */
static struct letter letter_next(str s, size_t *pos)
{
	uint32_t cp = utf8_next(s, pos);
	uint32_t low = lower_of(cp);
	struct letter l = { .base = low, .upper = low != cp };
	if (low >= 0x80) {
		utf8proc_int32_t part[8];
		int last = 0;
		utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)low, part, 8, UTF8PROC_DECOMPOSE, &last);
		if (n > 1 && n <= 8) {
			l.base = (uint32_t)part[0];
			for (utf8proc_ssize_t i = 1; i < n; i++)
				letter_mark(&l, (uint32_t)part[i]);
		}
	}
	while (*pos < s.n && (unsigned char)s.p[*pos] >= 0xCC) {
		size_t after = *pos;
		uint32_t mark = utf8_next(s, &after);
		if (!letter_mark(&l, mark))
			break;
		*pos = after;
	}
	return l;
}

/* Which of the letters made of one base it is: a ă â, d đ, e ê, o ô ơ, u ư. */
static uint32_t letter_step(const struct letter *l)
{
	switch (l->base) {
	case 'a': return l->mark == BREVE ? 1 : l->mark == CIRCUMFLEX ? 2 : 0;
	case 'e': return l->mark == CIRCUMFLEX;
	case 'o': return l->mark == CIRCUMFLEX ? 1 : l->mark == HORN ? 2 : 0;
	case 'u': return l->mark == HORN;
	default:  return 0;
	}
}

/* Order among equal letters: by tone, then the marks that make no letter of their own (Zürich, Čư). */
static int letter_accent(const struct letter *l)
{
	int other = 0;
	if (l->mark && !letter_step(l))
		other = l->mark == BREVE ? 1 : l->mark == CIRCUMFLEX ? 2 : l->mark == CARON ? 3 :
		        l->mark == RING ? 4 : l->mark == DIAERESIS ? 5 : 6;
	return other * 6 + l->tone;
}

/* Punctuation and signs in CLDR's order; all spaces are one. */
static const char marks[] =
	" _-‐–—,;:!?.…·'‘’‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•′″`´^¨°©®←→↑↓↔+±÷×<=>|~−≈≤≥■□●$£¥₫€";

static size_t mark_rank(uint32_t cp)
{
	size_t rank = 0;
	if (cp <= 0x20 || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F)
		return 0;
	for (size_t pos = 0; pos < sizeof marks - 1; rank++)
		if (utf8_next((str){ marks, sizeof marks - 1 }, &pos) == cp)
			return rank;
	return SIZE_MAX;
}

/* The first byte of a letter in a key tells its class; what is less comes first. */
enum rank_class { RANK_MARK = 1, RANK_OTHER_MARK, RANK_NUMBER, RANK_LETTER, RANK_OTHER_LETTER };

static void put_other(struct buf *b, enum rank_class class, uint32_t cp)
{
	buf_char(b, (char)class);
	buf_char(b, (char)(cp >> 16));
	buf_char(b, (char)(cp >> 8 & 0xFF));
	buf_char(b, (char)(cp & 0xFF));
}

static void put_letter(struct buf *b, const struct letter *l)
{
	/* đ, and the Jrai letter ƀ, come apart as no base and mark */
	uint32_t base = l->base == 0x111 ? 'd' : l->base == 0x180 ? 'b' : l->base;
	if (base >= 'a' && base <= 'z') {
		buf_char(b, (char)RANK_LETTER);
		buf_char(b, (char)((base - 'a') * 4 + (base == l->base ? letter_step(l) : 1)));
		return;
	}
	size_t rank = mark_rank(base);
	if (rank != SIZE_MAX) {
		buf_char(b, (char)RANK_MARK);
		buf_char(b, (char)rank);
		return;
	}
	bool is_letter = utf8proc_category((utf8proc_int32_t)base) <= UTF8PROC_CATEGORY_NO;
	put_other(b, is_letter ? RANK_OTHER_LETTER : RANK_OTHER_MARK, base);
}

/* A run of digits sorts by its number: its length first, then its digits. */
static size_t put_number(struct buf *b, str s, size_t pos)
{
	while (pos < s.n && s.p[pos] == '0')
		pos++;
	size_t from = pos;
	while (pos < s.n && s.p[pos] >= '0' && s.p[pos] <= '9')
		pos++;
	size_t n = pos - from;
	buf_char(b, (char)RANK_NUMBER);
	buf_char(b, (char)(n < 255 ? n : 255));
	buf_add(b, str_slice(s, from, pos));
	return pos;
}

str vi_sort_key(struct arena *a, str s)
{
	struct buf letters, accents, cases;
	buf_init(&letters, a, s.n * 4 + 8);
	buf_init(&accents, a, s.n + 2);
	buf_init(&cases, a, s.n + 2);
	for (size_t pos = 0; pos < s.n;) {
		if (s.p[pos] >= '0' && s.p[pos] <= '9') {
			pos = put_number(&letters, s, pos);
			continue;
		}
		struct letter l = letter_next(s, &pos);
		put_letter(&letters, &l);
		buf_char(&accents, (char)(letter_accent(&l) + 1));
		buf_char(&cases, (char)(l.upper + 1));
	}
	buf_char(&letters, '\0');
	buf_add(&letters, buf_str(&accents));
	buf_char(&letters, '\0');
	buf_add(&letters, buf_str(&cases));
	return buf_str(&letters);
}

int vi_compare(struct arena *a, str x, str y)
{
	return str_cmp(vi_sort_key(a, x), vi_sort_key(a, y));
}

str vi_fold(struct arena *a, str s)
{
	struct buf b;
	buf_init(&b, a, s.n + 1);
	for (size_t pos = 0; pos < s.n;) {
		struct letter l = letter_next(s, &pos);
		buf_codepoint(&b, l.base == 0x111 ? 'd' : l.base == 0x180 ? 'b' : l.base);
	}
	return buf_str(&b);
}

str vi_slug(struct arena *a, str s, size_t max_bytes)
{
	str folded = vi_fold(a, s);
	struct buf b;
	buf_init(&b, a, folded.n + 2);
	for (size_t i = 0; i < folded.n; i++) {
		char c = folded.p[i];
		bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (keep)
			buf_char(&b, c);
		else if (b.n && b.p[b.n - 1] != '-')
			buf_char(&b, '-');
	}
	if (b.n > max_bytes) {
		size_t cut = max_bytes;
		while (cut && b.p[cut] != '-')
			cut--;
		b.n = cut ? cut : max_bytes;
	}
	while (b.n && b.p[b.n - 1] == '-')
		b.n--;
	if (!b.n)
		buf_char(&b, 'x');
	return buf_str(&b);
}

static str map_case(struct arena *a, str s, utf8proc_int32_t (*change)(utf8proc_int32_t))
{
	struct buf b;
	buf_init(&b, a, s.n + 1);
	for (size_t pos = 0; pos < s.n;)
		buf_codepoint(&b, (uint32_t)change((utf8proc_int32_t)utf8_next(s, &pos)));
	return buf_str(&b);
}

str vi_lower(struct arena *a, str s)
{
	return map_case(a, s, utf8proc_tolower);
}

str vi_upper(struct arena *a, str s)
{
	return map_case(a, s, utf8proc_toupper);
}
