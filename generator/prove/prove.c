/* prove.c -- see prove.h. */
#include "prove/prove.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/num.h"
#include "prove/published.h"

enum { MOST_BYTES = 256 << 20 };

struct page {
	str           path, html;
	bool          vi;
	struct arena *arena;            /* for what is needed of one page */
	struct diags *d;
};

/* An element that shows a figure. */
struct figure_mark {
	str    address;
	str    tag;                     /* "td class=… data-of=…" */
	str    inside;                  /* between its tags */
	size_t at;
};

static const str sign = STR_INIT(" data-of=\"");

/* The end of the element whose start tag ends at `from`: where its end tag begins. */
static size_t end_of_element(str html, str name, size_t from)
{
	for (size_t depth = 1; from < html.n; from++) {
		from = str_find_char(html, '<', from);
		if (from == SIZE_MAX)
			return html.n;
		bool end = from + 1 < html.n && html.p[from + 1] == '/';
		str rest = str_slice(html, from + (end ? 2 : 1), html.n);
		char after = rest.n > name.n ? rest.p[name.n] : '\0';
		if (!str_starts(rest, name) || (after != '>' && after != ' '))
			continue;
		depth += end ? (size_t)-1 : 1;
		if (!depth)
			return from;
	}
	return html.n;
}

static bool next_mark(str html, size_t *from, struct figure_mark *out)
{
	size_t at = str_find(html, sign, *from), start = at;
	if (at == SIZE_MAX)
		return false;
	while (start > 0 && html.p[start] != '<')
		start--;
	size_t value = at + sign.n, quote = str_find_char(html, '"', value), close = str_find_char(html, '>', quote);
	if (quote == SIZE_MAX || close == SIZE_MAX)
		return false;
	size_t name_end = start + 1;
	while (html.p[name_end] != ' ')
		name_end++;
	size_t end = end_of_element(html, str_slice(html, start + 1, name_end), close + 1);
	*out = (struct figure_mark){ str_slice(html, value, quote), str_slice(html, start, close),
	                             str_slice(html, close + 1, end), at };
	*from = close;
	return true;
}

/* ---- what the reader sees ---- */

/* The text without tags. */
static str text_of(struct arena *a, str html)
{
	struct buf b;
	buf_init(&b, a, html.n + 1);
	for (size_t i = 0; i < html.n; i++) {
		if (html.p[i] == '<') {
			size_t end = str_find_char(html, '>', i);
			if (end == SIZE_MAX)
				break;
			i = end;
		} else {
			buf_char(&b, html.p[i]);
		}
	}
	return str_trim(buf_str(&b));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The first number with its decimals; false when the text has no digit. */
static bool number_in(str text, enum num_style style, double *v, int *decimals)
{
	static const str minus = STR_INIT("\xe2\x88\x92");
	size_t from = 0;
	while (from < text.n && !is_digit(text.p[from]))
		from++;
	if (from == text.n)
		return false;
	size_t end = from;
	while (end < text.n && (is_digit(text.p[end]) || text.p[end] == '.' || text.p[end] == ','))
		end++;
	while (!is_digit(text.p[end - 1]))
		end--;
	str digits = str_slice(text, from, end);
	size_t mark = str_find_char(digits, style == NUM_VI ? ',' : '.', 0);
	*decimals = mark == SIZE_MAX ? 0 : (int)(digits.n - mark - 1);
	if (num_parse(digits, style, v) == NUM_BAD)
		return false;
	if ((from > 0 && text.p[from - 1] == '-') || str_ends(str_slice(text, 0, from), minus))
		*v = -*v;
	return true;
}

/* "slow" of the first class "is-slow" in the start tag or behind it. */
static str status_in(const struct figure_mark *m)
{
	str both = { m->tag.p, (size_t)(m->inside.p - m->tag.p) + m->inside.n };
	for (size_t at = str_find(both, S("is-"), 0); at != SIZE_MAX; at = str_find(both, S("is-"), at + 1)) {
		if (at == 0 || (both.p[at - 1] != ' ' && both.p[at - 1] != '"'))
			continue;
		size_t end = at + 3;
		while (end < both.n && ((both.p[end] >= 'a' && both.p[end] <= 'z') || both.p[end] == '-'))
			end++;
		return str_slice(both, at + 3, end);
	}
	return S("");
}

/* ---- the comparison ---- */

static struct place place_of(const struct page *p, size_t at)
{
	struct place place = { p->path, 1, 1 };
	for (size_t i = 0; i < at; i++) {
		place.column += ((unsigned char)p->html.p[i] & 0xC0) != 0x80;
		if (p->html.p[i] == '\n') {
			place.line++;
			place.column = 1;
		}
	}
	return place;
}

static void compare(const struct page *p, const struct figure_mark *m, const struct published_cell *cell)
{
	bool status = str_ends(m->address, S("/status"));
	str shown = status ? status_in(m) : text_of(p->arena, m->inside), wanted = cell->text;
	double v = NAN;
	int decimals = 0;
	bool same;
	if (status) {
		same = str_eq(shown, wanted);
	} else if (number_in(shown, p->vi ? NUM_VI : NUM_EN, &v, &decimals)) {
		same = fabs(v - cell->number) <= 0.5 * pow(10, -decimals) + 2e-6;
	} else {
		same = isnan(cell->number);
	}
	if (same)
		return;
	if (!wanted.n && isfinite(cell->number)) {
		struct buf b;
		buf_init(&b, p->arena, 40);
		num_plain(&b, cell->number, 6);
		wanted = buf_str(&b);
	}
	diag(p->d, DIAG_PROVE_DIFFERS, place_of(p, m->at), shown, wanted.n ? wanted : S("…"), m->address);
}

static size_t prove_page(const struct page *p, const struct published *data)
{
	struct figure_mark m;
	struct published_cell cell;
	size_t from = 0, n = 0;
	for (; next_mark(p->html, &from, &m); n++) {
		if (published_get(data, m.address, &cell))
			compare(p, &m, &cell);
		else
			diag(p->d, DIAG_PROVE_UNKNOWN, place_of(p, m.at), m.address);
	}
	return n;
}

void prove_site(struct arena *a, str site, struct diags *d, struct prove_result *out)
{
	struct published data;
	struct file_list list = { 0 };
	struct arena scratch;
	*out = (struct prove_result){ .vi = true };
	if (!published_read(a, site, d, &data))
		return;
	arena_init(&scratch, a->fail);
	file_list(a, site, S(".html"), &list);
	for (size_t i = 0; i < list.n; i++) {
		struct page p = { .path = path_join(a, site, list.path[i]), .arena = &scratch, .d = d };
		if (file_read(&scratch, p.path, MOST_BYTES, &p.html) == FILE_OK) {
			p.vi = str_find(p.html, S("<html lang=\"en\""), 0) == SIZE_MAX;
			out->vi = p.vi;
			out->figures += prove_page(&p, &data);
			out->pages++;
		}
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	if (!out->figures)
		diag(d, DIAG_PROVE_NOTHING, ((struct place){ site, 0, 0 }), site);
}
