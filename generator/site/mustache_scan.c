/* mustache_scan.c -- see mustache_scan.h. */
#include "site/mustache_scan.h"

#include "base/arena.h"
#include "base/utf8.h"

struct scanner {
	struct arena    *arena;
	struct diags    *diags;
	str              file, text;
	str              open, close;   /* the delimiters in force */
	struct tag_list *out;
	bool             ok;
};

struct place mustache_place(str file, str text, size_t offset)
{
	uint32_t line = 1;
	size_t from = 0;
	for (size_t at; (at = str_find_char(text, '\n', from)) < offset; from = at + 1)
		line++;
	size_t column = utf8_count(str_slice(text, from, offset)) + 1;
	return (struct place){ file, line, (uint32_t)column };
}

static struct place place_of(const struct scanner *s, size_t offset)
{
	return mustache_place(s->file, s->text, offset);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Where does the tag stand on its line? */
static void set_line(const struct scanner *s, struct tag *t)
{
	const char *p = s->text.p;
	size_t from = t->start, to = t->end;
	while (from && is_blank(p[from - 1]))
		from--;
	t->begins = from == 0 || p[from - 1] == '\n';
	t->line = from;
	while (to < s->text.n && is_blank(p[to]))
		to++;
	if (str_starts(str_slice(s->text, to, s->text.n), S("\r\n")))
		to++;
	t->ends = to == s->text.n || p[to] == '\n';
	t->next = to < s->text.n ? to + 1 : to;
}

/* {{=<% %>=}}: two words without an equals sign. */
static bool set_delimiters(struct scanner *s, size_t start, str inside)
{
	str rest = inside, open = str_word(&rest), close = str_word(&rest);
	if (!close.n || str_word(&rest).n || str_find_char(inside, '=', 0) != SIZE_MAX) {
		diag(s->diags, DIAG_MUSTACHE_DELIMITERS, place_of(s, start), str_trim(inside));
		return false;
	}
	s->open = open;
	s->close = close;
	return true;
}

static enum tag_kind kind_of(char sigil)
{
	switch (sigil) {
	case '#': return TAG_SECTION;
	case '^': return TAG_INVERTED;
	case '/': return TAG_CLOSE;
	case '>': return TAG_PARTIAL;
	case '<': return TAG_PARENT;
	case '$': return TAG_BLOCK;
	case '!': return TAG_COMMENT;
	case '=': return TAG_DELIMITERS;
	case '&':
	case '{': return TAG_RAW;
	default:  return TAG_VARIABLE;
	}
}

/* "*name" is dynamic where a template is named; the star may stand apart. */
static str name_of(struct tag *t, str inside)
{
	str name = str_trim(inside);
	if ((t->kind == TAG_PARTIAL || t->kind == TAG_PARENT) && str_starts(name, S("*"))) {
		t->dynamic = true;
		name = str_trim(str_slice(name, 1, name.n));
	}
	return name;
}

static void check_name(struct scanner *s, const struct tag *t)
{
	str rest = t->name, first = str_word(&rest);
	bool star = t->kind == TAG_CLOSE && str_eq(first, S("*"));      /* {{/ * name }} */
	if (star)
		first = str_word(&rest);
	if (first.n && !str_word(&rest).n)
		return;
	diag(s->diags, DIAG_MUSTACHE_NAME, place_of(s, t->start), t->name);
	s->ok = false;
}

/* Where the closing delimiter begins, or the tag's own closing sign before it. */
static size_t find_close(const struct scanner *s, size_t from, char own)
{
	if (!own)
		return str_find(s->text, s->close, from);
	size_t at = str_find_char(s->text, own, from);
	while (at != SIZE_MAX && !str_starts(str_slice(s->text, at + 1, s->text.n), s->close))
		at = str_find_char(s->text, own, at + 1);
	return at;
}

/*
 * Read the tag whose opening delimiter stands at `start`; *pos moves behind
 * it.  False when the rest of the text makes no sense any more.
 */
static bool scan_tag(struct scanner *s, size_t start, size_t *pos)
{
	size_t from = start + s->open.n;
	char sigil = from < s->text.n ? s->text.p[from] : '\0';
	struct tag t = { .kind = kind_of(sigil), .start = start };
	from += t.kind != TAG_VARIABLE;

	/* Some tags have a closing sign of their own before the delimiter. */
	char own = sigil == '{' ? '}' : sigil == '=' ? '=' : '\0';
	size_t to = find_close(s, from, own);
	if (to == SIZE_MAX) {
		diag(s->diags, DIAG_MUSTACHE_UNCLOSED_TAG, place_of(s, start), s->close);
		return false;
	}
	str inside = str_slice(s->text, from, to);
	t.end = to + (own ? 1 : 0) + s->close.n;
	t.name = name_of(&t, inside);
	set_line(s, &t);
	*pos = t.end;
	if (t.kind == TAG_DELIMITERS && !set_delimiters(s, start, inside))
		return false;
	if (t.kind != TAG_DELIMITERS && t.kind != TAG_COMMENT)
		check_name(s, &t);
	*arena_push(s->arena, struct tag, &s->out->tag, &s->out->n, &s->out->cap) = t;
	return true;
}

bool mustache_scan(struct arena *a, str file, str text, struct tag_list *out, struct diags *d)
{
	struct scanner s = { a, d, file, text, S("{{"), S("}}"), out, true };
	size_t pos = 0;
	*out = (struct tag_list){ 0 };
	for (;;) {
		size_t start = str_find(text, s.open, pos);
		if (start == SIZE_MAX)
			return s.ok;
		if (!scan_tag(&s, start, &pos))
			return false;
	}
}
