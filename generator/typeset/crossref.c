/*
 * crossref.c -- see crossref.h.
 *
 * A document is known by its number ("2058/KH-UBND"), a clause by the word
 * before its label.  "mục 2.1 Kế hoạch số 207" is a clause of another
 * document, so what a document's kind or "của" follows is left alone.
 */
#include "typeset/crossref.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/model.h"
#include "syntax/outline.h"
#include "typeset/span.h"

#define MANY (UINT32_MAX - 1)

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "2.1." -> "2.1"; "Phụ lục II" stays. */
static str bare_label(str label)
{
	while (label.n > 0 && (label.p[label.n - 1] == '.' || label.p[label.n - 1] == ')' || label.p[label.n - 1] == ':'))
		label.n--;
	return label;
}

void crossref_begin(struct crossref *x, struct arena *a, const struct model *m, uint32_t self,
                    const struct outline *outline)
{
	*x = (struct crossref){ .arena = a, .model = m, .self = self, .outline = outline };
	map_init(&x->by_label, a, (uint32_t)outline->n);
	for (uint32_t i = 0; i < outline->n; i++) {
		str label = bare_label(outline->clause[i].label);

		if (label.n > 0 && map_add(&x->by_label, label, i) != i)
			map_set(&x->by_label, label, MANY);
	}
}

/* ---- documents ---- */

/* Where the number ends that begins at text[at]; 0 = it does not.  "1520/QĐ- TTg" has a space that slipped in. */
static size_t match_number(str text, size_t at, str number)
{
	size_t i = at, k = 0;

	while (k < number.n && i < text.n) {
		if (text.p[i] == number.p[k]) {
			i++;
			k++;
		} else if (text.p[i] == ' ' && k > 0 && (number.p[k - 1] == '-' || number.p[k - 1] == '/')) {
			i++;
		} else {
			return 0;
		}
	}
	bool ends = i == text.n || !(is_digit(text.p[i]) || text.p[i] == '-' || text.p[i] == '/');

	return k == number.n && ends ? i : 0;
}

static uint32_t cited_at(const struct model *m, str text, size_t at, size_t *end)
{
	if (!is_digit(text.p[at]) || (at > 0 && (is_digit(text.p[at - 1]) || text.p[at - 1] == '/' || text.p[at - 1] == '-')))
		return NONE;
	for (uint32_t d = 0; d < m->documents; d++) {
		str number = m->document[d].number;

		if (number.n == 0 || !is_digit(number.p[0]))
			continue;
		*end = match_number(text, at, number);
		if (*end > 0)
			return d;
	}
	return NONE;
}

/* Where "Quyết định số " before the number begins; `at` when there is no such thing. */
static size_t kind_start(str text, size_t from, size_t at)
{
	static const str kind[] = {
		STR_INIT("Quyết định"), STR_INIT("Kế hoạch"), STR_INIT("Chỉ thị"), STR_INIT("Thông tư"),
		STR_INIT("Kết luận"), STR_INIT("Nghị định"), STR_INIT("Nghị quyết"), STR_INIT("Hướng dẫn"),
	};
	str before = str_trim(str_slice(text, from, at));

	if (str_ends(before, S("số")))
		before = str_trim(str_slice(before, 0, before.n - S("số").n));
	for (size_t k = 0; k < sizeof kind / sizeof kind[0]; k++)
		if (str_ends(before, kind[k]))
			return (size_t)(before.p - text.p) + before.n - kind[k].n;
	return at;
}

static str document_url(const struct crossref *x, uint32_t document)
{
	const struct document *d = &x->model->document[document];
	str base = x->model->config.base_url;

	if (base.n > 0 && base.p[base.n - 1] == '/')
		base.n--;
	if (d->plan != NONE)
		return str_format(x->arena, "%.*s/ke-hoach/%.*s/index.html", STR_ARG(base), STR_ARG(x->model->plan[d->plan].id));
	return str_format(x->arena, "%.*s/ke-hoach/index.html#%.*s", STR_ARG(base), STR_ARG(d->id));
}

static void link_documents(const struct crossref *x, str text, struct spans *spans)
{
	size_t done = 0;

	for (size_t i = 0; i < text.n; i++) {
		size_t end = 0;
		uint32_t d = cited_at(x->model, text, i, &end);

		if (d == NONE || d == x->self)
			continue;
		spans_set_url(spans, kind_start(text, done, i), end, document_url(x, d));
		done = end;
		i = end - 1;
	}
}

/* ---- clauses ---- */

/* Where the label ends that begins at text[at]: "2.1", "III", "đ"; `at` when there is none. */
static size_t label_end(str text, size_t at)
{
	size_t i = at;

	while (i < text.n && (is_digit(text.p[i]) || (text.p[i] == '.' && i > at && i + 1 < text.n && is_digit(text.p[i + 1]))))
		i++;
	if (i > at)
		return i;
	while (i < text.n && (text.p[i] == 'I' || text.p[i] == 'V' || text.p[i] == 'X'))
		i++;
	return i;
}

/* Does the text go on with another document, or with a clause that this one stands in? */
static bool goes_on(str rest)
{
	static const str next[] = {
		STR_INIT("của"), STR_INIT("Quyết"), STR_INIT("Kế hoạch số"), STR_INIT("Nghị"), STR_INIT("Thông"),
		STR_INIT("Luật"), STR_INIT("Chỉ thị"), STR_INIT("mục"), STR_INIT("Mục"), STR_INIT("phần"), STR_INIT("Phần"),
		STR_INIT("Phụ lục"), STR_INIT("Điều"), STR_INIT("khoản"), STR_INIT("chương"), STR_INIT("Chương"),
	};

	rest = str_trim(rest);
	for (size_t i = 0; i < sizeof next / sizeof next[0]; i++)
		if (str_starts(rest, next[i]))
			return true;
	return false;
}

/* The clause that "mục 2.1" at text[at] names; its end. */
static uint32_t clause_at(const struct crossref *x, str text, size_t at, size_t *end)
{
	static const str word[] = { STR_INIT("mục "), STR_INIT("Mục "), STR_INIT("phần "), STR_INIT("Phần "),
	                            STR_INIT("khoản "), STR_INIT("Phụ lục "), STR_INIT("phụ lục ") };
	str rest = str_slice(text, at, text.n);

	if (at > 0 && text.p[at - 1] != ' ' && text.p[at - 1] != '(')
		return NONE;
	for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
		if (!str_starts(rest, word[i]))
			continue;
		size_t from = at + word[i].n;
		str label;

		*end = label_end(text, from);
		label = str_slice(text, from, *end);
		if (label.n == 0 || goes_on(str_slice(text, *end, text.n)))
			return NONE;
		if (str_eq_c(word[i], "Phụ lục ") || str_eq_c(word[i], "phụ lục "))
			label = str_format(x->arena, "Phụ lục %.*s", STR_ARG(label));
		uint32_t clause = map_get(&x->by_label, label);

		return clause == MAP_NONE || clause == MANY ? NONE : clause;
	}
	return NONE;
}

static void link_clauses(const struct crossref *x, str text, struct spans *spans)
{
	for (size_t i = 0; i < text.n; i++) {
		size_t end = i;
		char c = text.p[i];

		if (c != 'm' && c != 'M' && c != 'p' && c != 'P' && c != 'k')
			continue;
		uint32_t clause = clause_at(x, text, i, &end);

		if (clause == NONE || x->outline->clause[clause].anchor.n == 0)
			continue;
		spans_set_url(spans, i, end, str_format(x->arena, "#%.*s", STR_ARG(x->outline->clause[clause].anchor)));
		i = end - 1;
	}
}

void crossref_link(const struct crossref *x, struct spans *text)
{
	str plain = spans_text(text);

	if (x->model->config.base_url.n > 0)
		link_documents(x, plain, text);
	link_clauses(x, plain, text);
}
