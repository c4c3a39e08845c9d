/* doc.c -- see doc.h. */
#include "syntax/doc.h"

#include <assert.h>

#include "base/arena.h"
#include "base/buf.h"

struct doc_node *doc_append(struct arena *a, struct doc_node *parent, enum doc_kind kind, uint32_t line)
{
	struct doc_node *node = arena_new(a, struct doc_node, 1);
	node->kind = kind;
	node->line = line;
	node->parent = parent;
	if (parent) {
		if (parent->last)
			parent->last->next = node;
		else
			parent->first = node;
		parent->last = node;
	}
	return node;
}

bool doc_is_inline(enum doc_kind kind)
{
	return kind >= DOC_TEXT;
}

/* ---- plain text ---- */

/* A space, unless the text is empty or ends in one. */
static void add_space(struct buf *out)
{
	if (out->n && out->p[out->n - 1] != ' ')
		buf_char(out, ' ');
}

static void add_plain(struct buf *out, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_TEXT:
	case DOC_CODE_SPAN:
	case DOC_CODE:
	case DOC_HTML_BLOCK:
	case DOC_HTML_INLINE:
		buf_add(out, node->text);
		break;
	case DOC_SOFT_BREAK:
	case DOC_HARD_BREAK:
		add_space(out);
		break;
	case DOC_ROOT: case DOC_HEADING: case DOC_PARAGRAPH: case DOC_LIST: case DOC_ITEM: case DOC_QUOTE:
	case DOC_TABLE: case DOC_ROW: case DOC_CELL:
	case DOC_EMPH: case DOC_STRONG: case DOC_LINK: case DOC_IMAGE:
		for (const struct doc_node *c = node->first; c; c = c->next)
			add_plain(out, c);
		break;
	case DOC_DIRECTIVE:
	case DOC_PICTURE:
	case DOC_RULE:
	case DOC__COUNT:
		break;
	}
	if (!doc_is_inline(node->kind))
		add_space(out);
}

str doc_plain_text(struct arena *a, const struct doc_node *node)
{
	struct buf out;
	buf_init(&out, a, 128);
	add_plain(&out, node);
	return str_trim(buf_str(&out));
}

/* ---- dump ---- */

static const char *kind_name(enum doc_kind kind)
{
	switch (kind) {
	case DOC_ROOT:        return "root";
	case DOC_HEADING:     return "heading";
	case DOC_PARAGRAPH:   return "paragraph";
	case DOC_LIST:        return "list";
	case DOC_ITEM:        return "item";
	case DOC_QUOTE:       return "quote";
	case DOC_CODE:        return "code";
	case DOC_DIRECTIVE:   return "directive";
	case DOC_PICTURE:     return "picture";
	case DOC_RULE:        return "rule";
	case DOC_TABLE:       return "table";
	case DOC_ROW:         return "row";
	case DOC_CELL:        return "cell";
	case DOC_HTML_BLOCK:  return "html";
	case DOC_TEXT:        return "text";
	case DOC_SOFT_BREAK:  return "soft-break";
	case DOC_HARD_BREAK:  return "hard-break";
	case DOC_CODE_SPAN:   return "code-span";
	case DOC_EMPH:        return "emph";
	case DOC_STRONG:      return "strong";
	case DOC_LINK:        return "link";
	case DOC_IMAGE:       return "image";
	case DOC_HTML_INLINE: return "html-inline";
	case DOC__COUNT:      break;
	}
	assert(kind < DOC__COUNT);
	return "";
}

/* In double quotes, line ends as \n. */
static void dump_quoted(struct buf *out, const char *name, str s)
{
	if (!s.n)
		return;
	buf_char(out, ' ');
	buf_c(out, name);
	buf_char(out, '"');
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '\n') {
			buf_c(out, "\\n");
			continue;
		}
		if (s.p[i] == '"' || s.p[i] == '\\')
			buf_char(out, '\\');
		buf_char(out, s.p[i]);
	}
	buf_char(out, '"');
}

static void dump_list(struct buf *out, const struct doc_node *list)
{
	buf_c(out, list->ordered ? " ordered" : " bullet");
	if (list->ordered)
		buf_printf(out, " start=%d%c", list->start, list->delimiter);
	if (list->tight)
		buf_c(out, " tight");
}

static void dump_cell(struct buf *out, const struct doc_node *cell)
{
	static const char *const align[] = { "", " left", " center", " right" };
	buf_c(out, align[cell->align]);
	if (cell->columns > 1 || cell->rows > 1)
		buf_printf(out, " spans %ux%u", cell->columns > 1 ? cell->columns : 1, cell->rows > 1 ? cell->rows : 1);
	if (cell->covered)
		buf_c(out, " covered");
}

static void dump_fields(struct buf *out, const struct doc_node *node)
{
	if (node->kind == DOC_HEADING)
		buf_printf(out, " %d", node->level);
	if (node->kind == DOC_LIST)
		dump_list(out, node);
	if (node->kind == DOC_ITEM && node->parent->ordered)
		buf_printf(out, " %d", node->number);
	if (node->kind == DOC_ROW && node->head)
		buf_c(out, " head");
	if (node->kind == DOC_CELL)
		dump_cell(out, node);
	dump_quoted(out, "#", node->anchor);
	dump_quoted(out, "info=", node->info);
	dump_quoted(out, "url=", node->url);
	dump_quoted(out, "title=", node->title);
	dump_quoted(out, "", node->text);
}

static void dump(struct buf *out, const struct doc_node *node, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_c(out, "  ");
	buf_c(out, kind_name(node->kind));
	if (!doc_is_inline(node->kind) && node->line)
		buf_printf(out, " @%u", node->line);
	dump_fields(out, node);
	buf_char(out, '\n');
	for (const struct doc_node *c = node->first; c; c = c->next)
		dump(out, c, depth + 1);
}

void doc_dump(struct buf *out, const struct doc_node *node)
{
	dump(out, node, 0);
}
