/* diag.c -- see diag.h. */
#include "base/diag.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"

struct diag_kind {
	const char        *name;
	enum diag_severity severity;
	const char        *en, *en_mend, *vi, *vi_mend;
};

static const struct diag_kind kinds[DIAG__COUNT + 1] = {
#define DIAG(id, severity, en, en_mend, vi, vi_mend) { #id, severity, en, en_mend, vi, vi_mend },
#include "base/diag.def"
#undef DIAG
	{ 0 }
};

void diags_init(struct diags *d, struct arena *a)
{
	*d = (struct diags){ .arena = a };
}

static void count(struct diags *d, enum diag_severity s)
{
	switch (s) {
	case DIAG_ERROR:   d->errors++;   break;
	case DIAG_WARNING: d->warnings++; break;
	case DIAG_HINT:    d->hints++;    break;
	}
}

/* A copy of an argument, of which a message shows no more than this: a cell may have megabytes. */
static str argument(struct arena *a, str s)
{
	enum { ARGUMENT_MOST = 400 };
	size_t n = ARGUMENT_MOST;
	if (s.n <= n)
		return str_copy(a, s);
	while (n && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;                    /* not within a character */
	return str_format(a, "%.*s…", (int)n, s.p);
}

void diag_add(struct diags *d, enum diag_id id, struct place at, const str *arg, size_t args)
{
	uint32_t order = (uint32_t)d->n;
	struct diag_message *m = arena_push(d->arena, struct diag_message, &d->message, &d->n, &d->cap);
	str *copy = arena_new(d->arena, str, args);
	for (size_t i = 0; i < args; i++)
		copy[i] = argument(d->arena, arg[i]);
	at.file = str_copy(d->arena, at.file);
	*m = (struct diag_message){ id, kinds[id].severity, at, copy, args, order };
	count(d, m->severity);
}

void diag_merge(struct diags *to, const struct diags *from)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct diag_message *m = &from->message[i];
		diag_add(to, m->id, m->place, m->arg, m->args);
	}
}

static int by_place(const void *x, const void *y)
{
	const struct diag_message *a = x, *b = y;
	int c = str_cmp(a->place.file, b->place.file);
	if (c)
		return c;
	if (a->place.line != b->place.line)
		return a->place.line < b->place.line ? -1 : 1;
	if (a->place.column != b->place.column)
		return a->place.column < b->place.column ? -1 : 1;
	if (a->id != b->id)
		return a->id < b->id ? -1 : 1;
	for (size_t i = 0; i < a->args && i < b->args; i++)
		if ((c = str_cmp(a->arg[i], b->arg[i])) != 0)
			return c;
	return a->order < b->order ? -1 : a->order > b->order;
}

void diags_sort(struct diags *d)
{
	if (d->n)
		qsort(d->message, d->n, sizeof *d->message, by_place);
}

bool diags_fatal(const struct diags *d)
{
	return d->errors || (d->strict && d->warnings);
}

str diag_name(struct arena *a, enum diag_id id)
{
	str upper = str_from_c(kinds[id].name);
	char *p = arena_alloc(a, upper.n + 1, 1);
	for (size_t i = 0; i < upper.n; i++) {
		char c = upper.p[i];
		p[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
	}
	return (str){ p, upper.n };
}

/* The words before the text are the same in both languages: editors look for them. */
const char *diag_severity_word(enum diag_severity s, bool vi)
{
	static const char *const words[][2] = {
		{ "error", "lỗi" }, { "warning", "cảnh báo" }, { "hint", "gợi ý" }
	};
	return words[s][vi];
}

static void fill(struct buf *out, const char *pattern, const str *arg, size_t args)
{
	for (const char *p = pattern; *p; p++) {
		if (p[0] == '{' && p[1] >= '0' && p[1] <= '9' && p[2] == '}') {
			size_t i = (size_t)(p[1] - '0');
			if (i < args)
				buf_add(out, arg[i]);
			p += 2;
		} else {
			buf_char(out, *p);
		}
	}
}

void diag_text(struct buf *out, const struct diag_message *m, bool vi)
{
	fill(out, vi ? kinds[m->id].vi : kinds[m->id].en, m->arg, m->args);
}

void diag_mend(struct buf *out, const struct diag_message *m, bool vi)
{
	fill(out, vi ? kinds[m->id].vi_mend : kinds[m->id].en_mend, m->arg, m->args);
}

/* Line ends and control characters in what was read must not break the line-by-line format. */
static void flatten(struct buf *b, size_t from)
{
	for (size_t i = from; i < b->n; i++)
		if ((unsigned char)b->p[i] < 0x20 || b->p[i] == 0x7F)
			b->p[i] = ' ';
}

static void write_one(struct buf *out, const struct diag_message *m, bool vi)
{
	size_t start = out->n;
	buf_add(out, m->place.file);
	if (m->place.line)              /* what concerns a whole line begins in its first column */
		buf_printf(out, ":%u:%u", m->place.line, m->place.column ? m->place.column : 1);
	if (m->place.file.n)
		buf_c(out, ": ");
	buf_c(out, diag_severity_word(m->severity, false));
	buf_c(out, ": ");
	diag_text(out, m, vi);
	buf_char(out, ' ');
	diag_mend(out, m, vi);
	buf_c(out, " [");
	buf_add(out, diag_name(out->arena, m->id));
	buf_char(out, ']');
	flatten(out, start);
	buf_char(out, '\n');
}

void diags_write_text(struct buf *out, const struct diags *d, bool vi)
{
	for (size_t i = 0; i < d->n; i++)
		write_one(out, &d->message[i], vi);
}

static void json_string(struct buf *out, str s)
{
	buf_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\') {
			buf_char(out, '\\');
			buf_char(out, (char)c);
		} else if (c < 0x20) {
			buf_printf(out, "\\u%04x", c);
		} else {
			buf_char(out, (char)c);
		}
	}
	buf_char(out, '"');
}

void diags_write_json(struct buf *out, const struct diags *d, bool vi)
{
	buf_c(out, "[");
	for (size_t i = 0; i < d->n; i++) {
		const struct diag_message *m = &d->message[i];
		struct buf text;
		buf_init(&text, out->arena, 256);
		buf_c(out, i ? ",\n {\"id\":" : "\n {\"id\":");
		json_string(out, diag_name(out->arena, m->id));
		buf_printf(out, ",\"severity\":\"%s\",\"file\":", diag_severity_word(m->severity, false));
		json_string(out, m->place.file);
		buf_printf(out, ",\"line\":%u,\"column\":%u,\"message\":", m->place.line, m->place.column);
		diag_text(&text, m, vi);
		json_string(out, buf_str(&text));
		buf_clear(&text);
		buf_c(out, ",\"mend\":");
		diag_mend(&text, m, vi);
		json_string(out, buf_str(&text));
		buf_char(out, '}');
	}
	buf_c(out, d->n ? "\n]\n" : "]\n");
}
