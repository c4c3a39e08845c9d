/*
 * mustache_parse.c -- a template's text to nodes.
 *
 * Three steps: cut into tags (mustache_scan.c), find the tags that belong
 * together, then copy text and tags into nodes, leaving out what a tag that
 * stands alone takes with it.
 *
 * A parent is one thing from its opening to its closing tag, since text inside
 * is ignored: it stands alone when nothing is before the first and behind the
 * last.  A block inside a parent needs only a line end behind its opening tag
 * for its text to begin on the next line.
 */
#include "site/mustache_node.h"

#include <string.h>

#include "base/arena.h"
#include "site/mustache_scan.h"

/* ---- which tags belong together ---- */

struct matcher {
	struct arena    *arena;
	struct diags    *diags;
	str              file, text;
	struct tag_list *tags;
	size_t           open[MUSTACHE_DEPTH_MOST];     /* indices of the tags open */
	size_t           depth;
	bool             ok;
};

static bool encloses(const struct tag *t)
{
	return t->kind == TAG_SECTION || t->kind == TAG_INVERTED || t->kind == TAG_BLOCK ||
	       t->kind == TAG_PARENT;
}

static bool closes(const struct tag *open, const struct tag *close)
{
	str name = close->name;
	if (open->dynamic) {
		if (!str_starts(name, S("*")))
			return false;
		name = str_trim(str_slice(name, 1, name.n));
	}
	return str_eq(open->name, name);
}

static struct place place_of_tag(const struct matcher *m, const struct tag *t)
{
	return mustache_place(m->file, m->text, t->start);
}

static void report_unclosed(struct matcher *m, size_t down_to)
{
	while (m->depth > down_to) {
		const struct tag *t = &m->tags->tag[m->open[--m->depth]];
		diag(m->diags, DIAG_MUSTACHE_UNCLOSED, place_of_tag(m, t), t->name);
		m->ok = false;
	}
}

static void match_close(struct matcher *m, size_t index)
{
	struct tag *close = &m->tags->tag[index];
	size_t level = m->depth;
	while (level && !closes(&m->tags->tag[m->open[level - 1]], close))
		level--;
	if (!level) {
		str inner = m->depth ? m->tags->tag[m->open[m->depth - 1]].name : S("-");
		diag(m->diags, DIAG_MUSTACHE_CLOSE, place_of_tag(m, close), close->name, inner);
		m->ok = false;
		return;
	}
	report_unclosed(m, level);
	m->depth--;
	close->mate = m->open[m->depth];
	m->tags->tag[close->mate].mate = index;
}

static bool match_tags(struct matcher *m)
{
	for (size_t i = 0; i < m->tags->n; i++) {
		struct tag *t = &m->tags->tag[i];
		if (t->kind == TAG_CLOSE) {
			match_close(m, i);
		} else if (encloses(t)) {
			if (m->depth == MUSTACHE_DEPTH_MOST) {
				diag(m->diags, DIAG_MUSTACHE_DEPTH, place_of_tag(m, t),
				     str_format(m->arena, "%d", MUSTACHE_DEPTH_MOST));
				return false;
			}
			t->argument = t->kind == TAG_BLOCK && m->depth &&
			              m->tags->tag[m->open[m->depth - 1]].kind == TAG_PARENT;
			m->open[m->depth++] = i;
		}
	}
	report_unclosed(m, 0);
	return m->ok;
}

/* ---- nodes ---- */

struct builder {
	struct arena        *arena;
	struct mustache_set *set;
	str                  file, text;
	struct tag_list      tags;
	struct mustache     *out;
	char                *copy;              /* all text that remains; nodes hold slices of it */
	size_t               copied;
	size_t               pos;               /* the text before is done */
	size_t               strip[MUSTACHE_DEPTH_MOST + 1];    /* blanks to take off each line, by level */
	uint32_t             open[MUSTACHE_DEPTH_MOST + 1];     /* nodes that enclose what follows */
	bool                 silent[MUSTACHE_DEPTH_MOST + 1];   /* directly in a parent: text is ignored */
	size_t               level;
	bool                 after_text;        /* the last node is text of this level */
};

static struct node *add(struct builder *b, enum node_kind kind)
{
	struct node *n = arena_push(b->arena, struct node, &b->out->node, &b->out->n, &b->out->cap);
	n->kind = kind;
	n->end = (uint32_t)b->out->n;
	b->after_text = kind == NODE_TEXT;
	return n;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Copy text [from,to) without the first `strip` blanks of each line. */
static void copy_text(struct builder *b, size_t from, size_t to, size_t strip)
{
	const char *p = b->text.p;
	while (from < to) {
		if (strip && (from == 0 || p[from - 1] == '\n'))
			for (size_t n = 0; n < strip && from < to && is_blank(p[from]); n++)
				from++;
		size_t end = strip ? str_find_char(b->text, '\n', from) : to;
		end = end < to ? end + 1 : to;
		memcpy(b->copy + b->copied, p + from, end - from);
		b->copied += end - from;
		from = end;
	}
}

/* Bring the text before `to` into a node, together with the one before if that is text. */
static void add_text(struct builder *b, size_t to)
{
	size_t start = b->copied;
	if (b->pos < to && !b->silent[b->level])
		copy_text(b, b->pos, to, b->strip[b->level]);
	if (b->copied == start)
		return;
	if (b->after_text)
		b->out->node[b->out->n - 1].text.n += b->copied - start;
	else
		add(b, NODE_TEXT)->text = (str){ b->copy + start, b->copied - start };
}

/* "a.b.c" in its parts; none for ".". */
static void set_path(struct builder *b, struct node *n, str name)
{
	if (str_eq(name, S(".")))
		return;
	uint32_t parts = 1;
	for (size_t i = 0; i < name.n; i++)
		parts += name.p[i] == '.';
	str *part = arena_new(b->arena, str, parts), rest = name;
	for (uint32_t i = 0; i < parts; i++)
		part[i] = str_cut(&rest, '.');
	n->part = part;
	n->parts = parts;
}

static void set_template(struct builder *b, struct node *n, const struct tag *t)
{
	n->dynamic = t->dynamic;
	if (t->dynamic) {
		set_path(b, n, t->name);
	} else {
		struct place used = mustache_place(b->file, b->text, t->start);
		n->slot = mustache_slot_of(b->set, t->name, &used);
	}
}

/* The blanks before a tag on its line, less those that are taken off here. */
static str indent_of(const struct builder *b, const struct tag *t)
{
	size_t strip = b->strip[b->level], blanks = t->start - t->line;
	return str_slice(b->text, t->line + (strip < blanks ? strip : blanks), t->start);
}

static void enter(struct builder *b, bool silent, size_t strip)
{
	b->level++;
	b->open[b->level] = (uint32_t)b->out->n;
	b->silent[b->level] = silent;
	b->strip[b->level] = strip;
}

static void leave(struct builder *b)
{
	b->out->node[b->open[b->level] - 1].end = (uint32_t)b->out->n;
	b->level--;
	b->after_text = false;
}

/* ---- layout ---- */

/* Does a line that begins with this tag produce nothing of its own? */
static bool vanishes(const struct tag *t)
{
	return t->begins && t->ends && (t->kind == TAG_SECTION || t->kind == TAG_INVERTED ||
	       t->kind == TAG_CLOSE || t->kind == TAG_COMMENT || t->kind == TAG_DELIMITERS);
}

/* The blanks a line begins with.  False when the line does not count; `next` is the first tag not before it. */
static bool line_blanks(const struct builder *b, size_t line, size_t to, const struct tag *next, str *out)
{
	size_t text = line;
	while (text < to && is_blank(b->text.p[text]))
		text++;
	*out = str_slice(b->text, line, text);
	if (next->start < line || (next->start == text && vanishes(next)))
		return false;                   /* within a tag of several lines, or gone */
	str rest = str_slice(b->text, text, to);
	return rest.n && !str_starts(rest, S("\n")) && !str_starts(rest, S("\r\n"));
}

/*
 * The blanks that all lines between a block's tags begin with.  Empty lines
 * and those of tags that vanish do not count.  False when no line counts.
 */
static bool common_blanks(const struct builder *b, const struct tag *open, str *out)
{
	const struct tag *close = &b->tags.tag[open->mate], *next = open + 1;
	bool any = false;
	for (size_t line = open->next; line < close->start; ) {
		while (next < close && next->end <= line)
			next++;
		str blanks;
		if (line_blanks(b, line, close->start, next, &blanks)) {
			size_t same = 0, most = any ? out->n : blanks.n;
			while (same < most && same < blanks.n && (!any || blanks.p[same] == out->p[same]))
				same++;
			*out = str_slice(blanks, 0, same);
			any = true;
		}
		size_t end = str_find_char(b->text, '\n', line);
		line = end < close->start ? end + 1 : close->start;
	}
	return any;
}

/* A block whose opening tag has its line for itself: its text begins on the next line. */
static void open_block_lines(struct builder *b, const struct tag *t, struct node *n)
{
	str blanks = { 0 };
	size_t strip = b->strip[b->level];
	bool any = common_blanks(b, t, &blanks);
	if (!t->argument) {
		n->alone = true;
		n->indent = any ? str_slice(blanks, strip < blanks.n ? strip : blanks.n, blanks.n)
		                : indent_of(b, t);
	}
	enter(b, false, any ? blanks.n : strip);
	b->pos = t->next;
}

/* A block from its opening to its closing tag on one line that it has for itself. */
static bool is_line_block(const struct builder *b, const struct tag *t)
{
	const struct tag *close = &b->tags.tag[t->mate];
	return !t->argument && t->begins && close->ends &&
	       str_find_char(str_slice(b->text, t->end, close->start), '\n', 0) == SIZE_MAX;
}

static void open_block(struct builder *b, const struct tag *t)
{
	bool lines = t->ends && (t->begins || t->argument), line = !lines && is_line_block(b, t);
	add_text(b, t->begins && (lines || line) ? t->line : t->start);
	struct node *n = add(b, NODE_BLOCK);
	n->text = t->name;
	b->pos = t->end;
	if (lines) {
		open_block_lines(b, t, n);
		return;
	}
	if (line) {
		const struct tag *close = &b->tags.tag[t->mate];
		n->alone = true;
		n->indent = indent_of(b, t);
		n->eol = str_slice(b->text, close->end, close->next);
		while (n->eol.n && is_blank(n->eol.p[0]))
			n->eol = str_slice(n->eol, 1, n->eol.n);
	}
	enter(b, false, b->strip[b->level]);
}

static void close_block(struct builder *b, const struct tag *t)
{
	const struct tag *open = &b->tags.tag[t->mate];
	bool lines = t->begins && (t->ends || open->argument);
	add_text(b, lines ? t->line : t->start);
	b->pos = (lines && t->ends) || is_line_block(b, open) ? t->next : t->end;
	leave(b);
}

static bool parent_alone(const struct builder *b, const struct tag *open)
{
	return open->begins && b->tags.tag[open->mate].ends;
}

/* Partials and parents: a template is put here. */
static void add_template(struct builder *b, const struct tag *t, enum node_kind kind)
{
	bool alone = kind == NODE_PARENT ? parent_alone(b, t) : t->begins && t->ends;
	add_text(b, alone ? t->line : t->start);
	struct node *n = add(b, kind);
	set_template(b, n, t);
	n->alone = alone;
	if (alone)
		n->indent = indent_of(b, t);
	b->pos = alone && kind == NODE_PARTIAL ? t->next : t->end;
	if (kind == NODE_PARENT)
		enter(b, true, b->strip[b->level]);
}

static void close_parent(struct builder *b, const struct tag *t)
{
	add_text(b, t->start);                  /* ignored */
	b->pos = parent_alone(b, &b->tags.tag[t->mate]) ? t->next : t->end;
	leave(b);
}

/* A tag that leaves nothing itself; alone it takes its line with it. */
static void skip_tag(struct builder *b, const struct tag *t)
{
	bool alone = t->begins && t->ends;
	add_text(b, alone ? t->line : t->start);
	b->pos = alone ? t->next : t->end;
}

static void build_tag(struct builder *b, const struct tag *t)
{
	switch (t->kind) {
	case TAG_VARIABLE:
	case TAG_RAW:
		add_text(b, t->start);
		set_path(b, add(b, t->kind == TAG_RAW ? NODE_RAW : NODE_VARIABLE), t->name);
		b->pos = t->end;
		break;
	case TAG_SECTION:
	case TAG_INVERTED:
		skip_tag(b, t);
		set_path(b, add(b, t->kind == TAG_SECTION ? NODE_SECTION : NODE_INVERTED), t->name);
		enter(b, false, b->strip[b->level]);
		break;
	case TAG_BLOCK:
		open_block(b, t);
		break;
	case TAG_PARENT:
		add_template(b, t, NODE_PARENT);
		break;
	case TAG_PARTIAL:
		add_template(b, t, NODE_PARTIAL);
		break;
	case TAG_CLOSE:
		switch (b->tags.tag[t->mate].kind) {
		case TAG_BLOCK:  close_block(b, t);  break;
		case TAG_PARENT: close_parent(b, t); break;
		default:         skip_tag(b, t); leave(b); break;
		}
		break;
	case TAG_COMMENT:
	case TAG_DELIMITERS:
		skip_tag(b, t);
		break;
	}
}

bool mustache_parse(struct arena *a, struct mustache_set *set, str file, str text,
                    struct mustache *t, struct diags *d)
{
	if (str_starts(text, S("\xef\xbb\xbf")))
		text = str_slice(text, 3, text.n);
	struct builder b = { .arena = a, .set = set, .file = file, .text = text, .out = t };
	if (!mustache_scan(a, file, text, &b.tags, d))
		return false;
	struct matcher m = { .arena = a, .diags = d, .file = file, .text = text, .tags = &b.tags, .ok = true };
	if (!match_tags(&m))
		return false;
	b.copy = arena_new(a, char, text.n);
	for (size_t i = 0; i < b.tags.n; i++)
		build_tag(&b, &b.tags.tag[i]);
	add_text(&b, text.n);
	return true;
}
