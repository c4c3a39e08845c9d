/*
 * plan_parts.c -- see plan_parts.h.
 *
 * Names are compared word by word without diacritics, since sources write
 * "HÒA" and "HOÀ", "ỦY" and "UỶ" side by side.
 */
#include "typeset/plan_parts.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vi.h"

static const char *const document_type[][2] = {
	{ "ke hoach", "KẾ HOẠCH" }, { "bao cao", "BÁO CÁO" }, { "quyet dinh", "QUYẾT ĐỊNH" },
	{ "thong bao", "THÔNG BÁO" }, { "chuong trinh", "CHƯƠNG TRÌNH" }, { "huong dan", "HƯỚNG DẪN" },
	{ "chi thi", "CHỈ THỊ" }, { "de an", "ĐỀ ÁN" }, { "to trinh", "TỜ TRÌNH" }, { "quy che", "QUY CHẾ" },
};

/* ---- words ---- */

static str word_at(str text, size_t *at)
{
	size_t from = *at, to;

	while (from < text.n && text.p[from] == ' ')
		from++;
	for (to = from; to < text.n && text.p[to] != ' '; to++)
		;
	*at = to;
	return str_slice(text, from, to);
}

bool parts_in_capitals(struct arena *a, str text)
{
	return str_eq(vi_upper(a, text), text) && !str_eq(vi_lower(a, text), text);
}

/* Bytes of text from `from` on that are the words of `folded`, in capitals if asked; 0 = they are not. */
static size_t match_words(struct arena *a, str text, size_t from, str folded, bool capitals)
{
	size_t at = from, want = 0;

	while (want < folded.n) {
		str w = word_at(folded, &want), have = word_at(text, &at);

		if (w.n == 0)
			break;
		if (!str_eq(vi_fold(a, have), w) || (capitals && !str_eq(vi_upper(a, have), have)))
			return 0;
	}
	return folded.n == 0 ? 0 : at - from;
}

static size_t match_name(struct arena *a, str text, size_t from, str name)
{
	size_t n = match_words(a, text, from, vi_fold(a, name), true);

	if (n == 0 && str_starts(name, S("UBND ")))
		n = match_words(a, text, from, vi_fold(a, str_format(a, "ủy ban nhân dân %.*s",
		                                                    STR_ARG(str_slice(name, 5, name.n)))), true);
	return n;
}

/* ---- head ---- */

static bool only_number_signs(str w)
{
	for (size_t i = 0; i < w.n; i++)
		if (!strchr(".…-/0123456789", w.p[i]) && (unsigned char)w.p[i] < 0x80)
			return false;
	return true;
}

/* "Số: /KH-UBND", "Số: 12 /KH-UBND", "Số: /BC- ………." */
static size_t take_number(str text, size_t from, struct head_parts *out)
{
	size_t at = from, start, end = 0;
	bool slash = false;

	if (!str_eq_c(word_at(text, &at), "Số:"))
		return 0;
	start = at;
	while (at < text.n) {
		size_t before = at;
		str w = word_at(text, &at);

		if (slash ? !only_number_signs(w) : str_find_char(w, '/', 0) == SIZE_MAX && !only_number_signs(w)) {
			at = before;
			break;
		}
		slash |= str_find_char(w, '/', 0) != SIZE_MAX;
		end = at;
	}
	if (!slash)
		return 0;
	out->number = str_trim(str_slice(text, start, end));
	return end - from;
}

/* "Lai Châu, ngày tháng 12 năm 2023" */
static size_t take_place_date(str text, size_t from, struct head_parts *out)
{
	enum { PLACE_BYTES_MOST = 70, DATE_BYTES_MOST = 60 };
	size_t comma = str_find(text, S(", ngày"), from), year, at;

	if (comma == SIZE_MAX || comma > from + PLACE_BYTES_MOST)
		return 0;
	for (size_t i = from; i < comma; i++)
		if (strchr(",;:()", text.p[i]))
			return 0;
	year = str_find(text, S("năm"), comma);
	if (year == SIZE_MAX || year > comma + DATE_BYTES_MOST)
		return 0;
	at = year + S("năm").n;
	size_t end = at;
	str w = word_at(text, &at);

	if (w.n >= 4 && w.p[0] == '2' && w.p[1] == '0')
		end = at;
	out->place_date = str_trim(str_slice(text, from, end));
	return end - from;
}

/* Where " Thực hiện Quyết định …" or " Căn cứ Luật …" begins inside run-together text; n if nowhere. */
static size_t basis_start(str text)
{
	static const char *const kind[] = { "Quyết ", "Kế ", "Nghị ", "Luật ", "Công ", "Thông ", "Chỉ ",
	                                    "Chương ", "Kết ", "Đề ", "Hướng " };
	size_t depth = 0;

	for (size_t i = 0; i + 1 < text.n; i++) {
		str rest = str_slice(text, i, text.n);
		size_t skip = 0;

		if (str_starts(rest, S("“")))
			depth++;
		if (str_starts(rest, S("”")) && depth > 0)
			depth--;
		if (depth > 0 || i == 0)
			continue;
		if (str_starts(rest, S(" Thực hiện ")))
			skip = S(" Thực hiện ").n;
		else if (str_starts(rest, S(" Căn cứ ")))
			skip = S(" Căn cứ ").n;
		for (size_t k = 0; skip > 0 && k < sizeof kind / sizeof kind[0]; k++)
			if (str_starts(str_slice(rest, skip, rest.n), str_from_c(kind[k])))
				return i;
	}
	return text.n;
}

static size_t take_type(struct arena *a, str text, size_t from, struct head_parts *out)
{
	for (size_t i = 0; i < sizeof document_type / sizeof document_type[0]; i++) {
		size_t n = match_words(a, text, from, str_from_c(document_type[i][0]), true);

		if (n == 0)
			continue;
		size_t start = from + n;
		str rest = str_slice(text, start, text.n);
		size_t end = basis_start(rest);

		out->type = str_trim(str_slice(text, from, start));
		out->abstract = str_trim(str_slice(rest, 0, end));
		return n + end;
	}
	return 0;
}

static size_t take_agency(struct arena *a, str text, size_t from, str parent, str issuer, struct head_parts *out)
{
	size_t n;

	if (parent.n > 0 && out->parent.n == 0 && (n = match_name(a, text, from, parent)) > 0) {
		out->parent = str_trim(str_slice(text, from, from + n));
		return n;
	}
	if (out->agency.n > 0)
		return 0;
	n = issuer.n > 0 ? match_name(a, text, from, issuer) : 0;
	if (n == 0)
		n = match_words(a, text, from, S("ten don vi"), true);
	if (n == 0)
		n = match_words(a, text, from, S("ten co quan, to chuc"), true);
	if (n == 0)
		n = match_words(a, text, from, S("ten co quan"), true);
	if (n > 0)
		out->agency = str_trim(str_slice(text, from, from + n));
	return n;
}

size_t parts_take_head(struct arena *a, str text, str parent, str issuer, struct head_parts *out)
{
	size_t at = 0, n;

	for (;;) {
		while (at < text.n && text.p[at] == ' ')
			at++;
		if (at == text.n)
			return at;
		n = match_words(a, text, at, S("cong hoa xa hoi chu nghia viet nam"), true);
		if (n == 0)
			n = match_words(a, text, at, S("doc lap - tu do - hanh phuc"), false);
		out->motto |= n > 0;
		if (n == 0 && out->number.n == 0)
			n = take_number(text, at, out);
		if (n == 0 && out->place_date.n == 0)
			n = take_place_date(text, at, out);
		if (n == 0)
			n = take_agency(a, text, at, parent, issuer, out);
		if (n == 0 && out->type.n == 0) {
			n = take_type(a, text, at, out);
			if (n > 0)
				return at + n;
		}
		if (n == 0)
			return at;
		at += n;
	}
}

str parts_capitalised(struct arena *a, str text)
{
	size_t first = 0;
	struct buf b;

	while (first < text.n && (first == 0 || ((unsigned char)text.p[first] & 0xC0) == 0x80))
		first++;
	buf_init(&b, a, text.n + 4);
	buf_add(&b, vi_upper(a, str_slice(text, 0, first)));
	buf_add(&b, str_slice(text, first, text.n));
	return buf_str(&b);
}

void parts_split_title(struct arena *a, str title, str *type, str *abstract)
{
	*type = (str){ NULL, 0 };
	*abstract = title;
	for (size_t i = 0; i < sizeof document_type / sizeof document_type[0]; i++) {
		size_t n = match_words(a, title, 0, str_from_c(document_type[i][0]), false);

		if (n == 0)
			continue;
		*type = str_from_c(document_type[i][1]);
		*abstract = parts_capitalised(a, str_trim(str_slice(title, n, title.n)));
		return;
	}
}

/* ---- legal basis ---- */

/* Does the issuer (by name, or as "UBND …", "Ủy ban nhân dân …", "Sở …") begin here? */
static bool issuer_at(str text, size_t at, str issuer)
{
	static const char *const body[] = { "UBND ", "Ủy ban nhân dân ", "Uỷ ban nhân dân ", "Sở ", "Phòng ", "Bộ " };
	str rest = str_slice(text, at, text.n);

	if (issuer.n > 0 && str_starts(rest, issuer))
		return true;
	for (size_t i = 0; i < sizeof body / sizeof body[0]; i++)
		if (str_starts(rest, str_from_c(body[i])))
			return true;
	return false;
}

size_t parts_basis_end(struct arena *a, str text, str issuer)
{
	size_t depth = 0, end = text.n;
	str last = str_slice(text, text.n > 0 ? text.n - 1 : 0, text.n);

	(void)a;
	if (!str_starts(text, S("Căn cứ ")) && !str_starts(text, S("Thực hiện ")))
		return 0;
	if (!str_eq_c(last, ":"))
		end = text.n;
	/* "…, UBND tỉnh ban hành Kế hoạch như sau:" is no basis any more. */
	for (size_t i = 0; i + 2 < text.n; i++) {
		str rest = str_slice(text, i, text.n);

		if (str_starts(rest, S("“")) || text.p[i] == '(')
			depth++;
		if ((str_starts(rest, S("”")) || text.p[i] == ')') && depth > 0)
			depth--;
		if (depth == 0 && (text.p[i] == ',' || text.p[i] == '.' || text.p[i] == ';') && text.p[i + 1] == ' '
		    && issuer_at(text, i + 2, issuer) && str_find(rest, S(" Kế hoạch"), 0) != SIZE_MAX
		    && str_eq_c(last, ":"))
			return i + 1;
	}
	return end;
}

/* ---- appendix ---- */

static bool is_appendix_number(str w)
{
	while (w.n > 0 && (w.p[w.n - 1] == '.' || w.p[w.n - 1] == ':'))
		w.n--;
	for (size_t i = 0; i < w.n; i++)
		if (!strchr("IVXLC0123456789", w.p[i]))
			return false;
	return w.n > 0 && w.n < 7;
}

bool parts_take_appendix(struct arena *a, str text, str *label, str *name, size_t *read)
{
	size_t at = 0, end, name_from;

	*label = *name = (str){ NULL, 0 };
	if (!str_starts(text, S("Phụ lục")) && !str_starts(text, S("PHỤ LỤC")))
		return false;
	word_at(text, &at);
	word_at(text, &at);
	end = at;
	if (is_appendix_number(word_at(text, &at)))
		end = at;
	*label = str_slice(text, 0, end);
	while (label->n > 0 && (label->p[label->n - 1] == '.' || label->p[label->n - 1] == ':'))
		label->n--;
	at = name_from = end;
	while (at < text.n) {
		size_t before = at;
		str w = word_at(text, &at);
		bool form = match_words(a, text, before, S("ten don vi"), true) > 0
		            || match_words(a, text, before, S("ten co quan"), true) > 0
		            || match_words(a, text, before, S("cong hoa xa hoi"), true) > 0;

		if (form || !str_eq(vi_upper(a, w), w)) {
			at = before;
			break;
		}
	}
	*name = str_trim(str_slice(text, name_from, at));
	*read = at;
	/* "Phụ lục này quy định …" is a sentence, not an appendix. */
	return at == text.n || name->n > 0;
}

/* ---- signature ---- */

static bool is_capacity(str w)
{
	return str_eq_c(w, "TM.") || str_eq_c(w, "KT.") || str_eq_c(w, "TL.") || str_eq_c(w, "TUQ.")
	       || str_eq_c(w, "Q.");
}

bool parts_is_signature(struct arena *a, str text)
{
	size_t at = 0;
	str first = word_at(text, &at), second = word_at(text, &at);

	if (text.n > 160)
		return false;
	if (is_capacity(first))
		return true;
	return first.n > 0 && second.n > 0 && parts_in_capitals(a, first) && parts_in_capitals(a, second)
	       && first.p[first.n - 1] != '.';
}

bool parts_is_name(struct arena *a, str text)
{
	size_t at = 0, words = 0;

	for (size_t i = 0; i < text.n; i++)
		if (strchr(".,;:()/-0123456789", text.p[i]))
			return false;
	for (str w = word_at(text, &at); w.n > 0; w = word_at(text, &at), words++)
		if (!str_eq(parts_capitalised(a, w), w) || str_eq(vi_lower(a, w), w))
			return false;
	return words >= 2 && words <= 5;
}

static void add_line(struct arena *a, struct signature *s, str line)
{
	line = str_trim(line);
	if (line.n > 0)
		*arena_push(a, str, &s->line, &s->lines, &s->cap) = line;
}

static void add_signature_line(struct arena *a, str text, struct signature *out)
{
	size_t at = 0, line = 0;
	bool acting = false;

	while (at < text.n) {
		size_t before = at;
		str w = word_at(text, &at);

		if (w.n == 0)
			break;
		if (w.p[0] == '(') {
			add_line(a, out, str_slice(text, line, before));
			out->note = str_trim(str_slice(text, before, text.n));
			return;
		}
		if (!str_eq(vi_upper(a, w), w)) {       /* the name */
			add_line(a, out, str_slice(text, line, before));
			out->name = str_trim(str_slice(text, before, text.n));
			return;
		}
		if (before > line && (is_capacity(w) || (acting && str_eq_c(w, "PHÓ")))) {
			add_line(a, out, str_slice(text, line, before));
			line = before;
			acting = false;
		}
		acting |= is_capacity(w);
	}
	add_line(a, out, str_slice(text, line, text.n));
}

void parts_add_signature(struct arena *a, str text, struct signature *out)
{
	while (text.n > 0)
		add_signature_line(a, str_cut(&text, '\n'), out);
}
