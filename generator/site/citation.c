/* citation.c -- see citation.h. */
#include "site/citation.h"

#include "base/arena.h"
#include "base/buf.h"
#include "site/escape.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Where the number ends that stands at run[at]; 0 when it does not stand there.  White space in
 * the run after a hyphen or a slash is passed over. */
static size_t match_number(str run, size_t at, str number)
{
	size_t i = at, k = 0;
	while (k < number.n && i < run.n) {
		if (run.p[i] == number.p[k]) {
			i++;
			k++;
		} else if (is_space(run.p[i]) && k && (number.p[k - 1] == '-' || number.p[k - 1] == '/')) {
			i++;
		} else if (is_space(run.p[i]) && number.p[k] == '-') {
			k++;                            /* "1373/QĐ TTg" */
			while (i < run.n && is_space(run.p[i]))
				i++;
		} else {
			return 0;
		}
	}
	bool whole = k == number.n && (i == run.n || !(is_digit(run.p[i]) || run.p[i] == '-' || run.p[i] == '/'));
	return whole ? i : 0;
}

/* The document cited at run[at], and where the citation ends. */
static uint32_t cited_at(const struct model *m, str run, size_t at, size_t *end)
{
	if (!is_digit(run.p[at]) || (at && (is_digit(run.p[at - 1]) || run.p[at - 1] == '/' || run.p[at - 1] == '-')))
		return NONE;
	for (uint32_t d = 0; d < m->documents; d++) {
		str number = m->document[d].number;
		if (!number.n || !is_digit(number.p[0]))
			continue;
		*end = match_number(run, at, number);
		if (*end)
			return d;
	}
	return NONE;
}

/* How many bytes before `at` belong to the citation: "Quyết định số ". */
static size_t lead_in(str run, size_t from, size_t at)
{
	static const str kind[] = {
		STR_INIT("Quyết định"), STR_INIT("Kế hoạch"), STR_INIT("Chỉ thị"), STR_INIT("Thông tư"),
		STR_INIT("Kết luận"), STR_INIT("Nghị định"), STR_INIT("Nghị quyết"), STR_INIT("Hướng dẫn"),
	};
	size_t start = at;
	while (start > from && is_space(run.p[start - 1]))
		start--;
	str before = str_slice(run, from, start);
	if (str_ends(before, S("số")))
		start -= S("số").n;
	else
		start = at;
	size_t word_end = start;
	while (word_end > from && is_space(run.p[word_end - 1]))
		word_end--;
	before = str_slice(run, from, word_end);
	for (size_t k = 0; k < sizeof kind / sizeof kind[0]; k++)
		if (str_ends(before, kind[k]))
			return at - (word_end - kind[k].n);
	return at - start;
}

void citation_write(const struct view *v, struct buf *out, str run, uint32_t self)
{
	const struct model *m = v->model;
	size_t done = 0;
	for (size_t i = 0; i < run.n; i++) {
		size_t end = 0;
		uint32_t d = cited_at(m, run, i, &end);
		if (d == NONE || d == self)
			continue;
		size_t start = i - lead_in(run, done, i);
		escape_text(out, str_slice(run, done, start));
		buf_c(out, "<a href=\"");
		escape_url(out, view_link(v, link_document(v->a, m, d)));
		buf_c(out, "\" title=\"");
		escape_attr(out, m->document[d].title);
		buf_c(out, "\">");
		escape_text(out, str_slice(run, start, end));
		buf_c(out, "</a>");
		done = end;
		i = end - 1;
	}
	escape_text(out, str_slice(run, done, run.n));
}

str citation_name(const struct view *v, uint32_t document)
{
	const struct document *d = &v->model->document[document];
	if (!d->number.n)
		return d->title;
	if (!d->date.year)
		return view_words(v, "document.number", d->number);
	return view_words(v, d->date.day ? "document.number-date" : "document.number-when", d->number,
	                  show_partial_date(v->a, v->words, d->date));
}
