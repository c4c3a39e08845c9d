/*
 * markdown.c -- see markdown.h.
 *
 * cmark knows no tables, so the text is parsed twice when it has any: once to
 * learn which lines are paragraphs, then with the tables' lines rewritten
 * (syntax/table.h).  A map from lines of the rewritten text to lines of the
 * source keeps the positions of messages right.
 *
 * cmark gives right lines for blocks only, so an inline has its block's line.
 * cmark allocates on its own and ends the process without memory.
 */
#include "syntax/markdown.h"

#include <cmark.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "syntax/doc.h"
#include "syntax/table.h"

struct reader {
	struct arena      *arena;
	struct diags      *diags;
	struct text_lines  text;        /* the source */
	struct pipe_table *table;       /* [tables], in the order of the text */
	uint32_t           tables, cells;

	/* of the second parse: */
	uint32_t          *source;      /* line of the rewritten text -> line of the source; NULL = the same */
	uint32_t          *table_line;  /* [tables]: where each begins in the rewritten text */
	uint32_t           next_table;
	bool               too_deep;    /* was reported */
	uint32_t           html_line;   /* of the last block reported for HTML */
};

static struct place place_of(const struct reader *r, uint32_t file_line)
{
	return (struct place){ .file = r->text.file, .line = file_line };
}

/* ---- refusing what would take too long ---- */

/* How deep do the marks at the start of a line nest?  List markers far to the right count
 * as too deep, since only nested lists bring them there. */
static uint32_t line_depth(str line)
{
	uint32_t depth = 0;
	for (size_t i = 0; i < line.n && line.p[i] && strchr(" \t>-+*0123456789.)", line.p[i]); i++) {
		bool ends = i + 1 == line.n || line.p[i + 1] == ' ' || line.p[i + 1] == '\t';
		if (line.p[i] == '>')
			depth++;
		else if (ends && strchr("-+*.)", line.p[i]))
			depth += i > 4 * MARKDOWN_MAX_DEPTH ? MARKDOWN_MAX_DEPTH + 1 : 1;
	}
	return depth;
}

static uint32_t count_images(str line)
{
	uint32_t n = 0;
	for (size_t at = 0; (at = str_find(line, S("!["), at)) != SIZE_MAX; at += 2)
		n++;
	return n;
}

/* May the text be parsed? */
static bool acceptable(struct reader *r, str text)
{
	if (text.n > MARKDOWN_MAX_BYTES) {
		diag(r->diags, DIAG_MARKDOWN_TOO_LARGE, place_of(r, r->text.first_line),
		     str_format(r->arena, "%u", MARKDOWN_MAX_BYTES >> 20));
		return false;
	}
	uint32_t images = 0;
	for (uint32_t i = 0; i < r->text.n; i++) {
		str line = r->text.line[i];
		struct place at = place_of(r, r->text.first_line + i);
		images = str_trim(line).n ? images + count_images(line) : 0;
		if (images > MARKDOWN_MAX_IMAGES) {
			diag(r->diags, DIAG_MARKDOWN_IMAGES, at, str_format(r->arena, "%d", MARKDOWN_MAX_IMAGES));
			return false;
		}
		if (line_depth(line) > MARKDOWN_MAX_DEPTH) {
			diag(r->diags, DIAG_MARKDOWN_DEPTH, at, str_format(r->arena, "%d", MARKDOWN_MAX_DEPTH));
			return false;
		}
	}
	return true;
}

/* ---- tables: between the two parses ---- */

/* The quotations and list items round a paragraph, the outermost first. */
static void containers_of(struct arena *a, cmark_node *paragraph, struct table_paragraph *p)
{
	for (cmark_node *n = cmark_node_parent(paragraph); n; n = cmark_node_parent(n)) {
		cmark_node_type type = cmark_node_get_type(n);
		p->containers += type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM;
	}
	p->container = arena_new(a, struct table_container, p->containers);
	size_t i = p->containers;
	for (cmark_node *n = cmark_node_parent(paragraph); n; n = cmark_node_parent(n)) {
		cmark_node_type type = cmark_node_get_type(n);
		if (type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM)
			p->container[--i] = (struct table_container){
				.quote = type == CMARK_NODE_BLOCK_QUOTE,
				.line = (uint32_t)cmark_node_get_start_line(n),
			};
	}
}

/* The last line of a heading's text, above the line of "-" or "=". */
static uint32_t above_underline(const struct text_lines *text, uint32_t first, uint32_t last)
{
	while (last > first) {
		str line = str_trim(text->line[--last]);
		if (line.n && (line.p[line.n - 1] == '-' || line.p[line.n - 1] == '='))
			break;
	}
	return last;
}

/* Remember the table in a paragraph, if there is one.  A table with "---" below it looks like
 * a heading of several lines. */
static void note_table(struct reader *r, cmark_node *paragraph, size_t *cap)
{
	struct table_paragraph p = {
		.first = (uint32_t)cmark_node_get_start_line(paragraph),
		.last = (uint32_t)cmark_node_get_end_line(paragraph),
		.offset = (uint32_t)cmark_node_get_start_column(paragraph) - 1,
	};
	if (cmark_node_get_type(paragraph) == CMARK_NODE_HEADING)
		p.last = above_underline(&r->text, p.first, p.last);
	if (!table_possible(&r->text, p.first, p.last))
		return;
	containers_of(r->arena, paragraph, &p);
	struct pipe_table t;
	if (!table_find(r->arena, &r->text, &p, r->diags, &t))
		return;
	uint64_t cells = (uint64_t)t.columns * (1 + t.rows);
	if (r->cells + cells > MARKDOWN_MAX_CELLS) {
		diag(r->diags, DIAG_MARKDOWN_TABLE_CELLS, place_of(r, r->text.first_line + t.first - 1),
		     str_format(r->arena, "%d", MARKDOWN_MAX_CELLS));
		r->cells = MARKDOWN_MAX_CELLS;
		return;
	}
	r->cells += (uint32_t)cells;
	size_t n = r->tables;
	*arena_push(r->arena, struct pipe_table, &r->table, &n, cap) = t;
	r->tables = (uint32_t)n;
}

static void find_tables(struct reader *r, cmark_node *root)
{
	size_t cap = 0;
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(n);
		bool lines = type == CMARK_NODE_PARAGRAPH ||
		             (type == CMARK_NODE_HEADING && cmark_node_get_end_line(n) > cmark_node_get_start_line(n));
		if (event == CMARK_EVENT_ENTER && lines)
			note_table(r, n, &cap);
	}
	cmark_iter_free(iter);
}

/* Line of the source for each cell's line. */
static uint32_t map_table(uint32_t *source, const struct pipe_table *t)
{
	uint32_t n = 0;
	for (uint32_t row = 0; row <= t->rows; row++)
		for (uint32_t c = 0; c < t->columns; c++)
			source[n++] = t->first + (row ? row + 1 : 0);
	return n;
}

/* The text with all tables rewritten; fills r->source and r->table_line. */
static str rewrite(struct reader *r, size_t bytes)
{
	struct buf out;
	buf_init(&out, r->arena, bytes + bytes / 4);
	r->source = arena_new(r->arena, uint32_t, r->text.n + r->cells);
	r->table_line = arena_new(r->arena, uint32_t, r->tables);
	uint32_t n = 0, next = 0;
	for (uint32_t line = 1; line <= r->text.n;) {
		if (next < r->tables && r->table[next].first == line) {
			table_write(&out, &r->table[next]);
			r->table_line[next] = n + 1;
			n += map_table(r->source + n, &r->table[next]);
			line += PIPE_TABLE_LINES(&r->table[next]);
			next++;
		} else {
			buf_add(&out, r->text.line[line - 1]);
			buf_char(&out, '\n');
			r->source[n++] = line++;
		}
	}
	return buf_str(&out);
}

/* ---- cmark's tree -> ours ---- */

static void convert(struct reader *r, cmark_node *from, struct doc_node *to, int depth);

/* Line in the file of a block of the last parse. */
static uint32_t file_line(const struct reader *r, cmark_node *block)
{
	uint32_t line = (uint32_t)cmark_node_get_start_line(block);
	if (r->source && line)
		line = r->source[line - 1];
	return line ? r->text.first_line + line - 1 : r->text.first_line;
}

/* A copy of cmark's string; character references may have brought letters that are not NFC. */
static str own(struct reader *r, const char *c)
{
	return c ? utf8_nfc(r->arena, str_copy(r->arena, str_from_c(c))) : (str){ NULL, 0 };
}

static bool is_comment(str html)
{
	html = str_trim(html);
	return str_starts(html, S("<!--")) && str_find(html, S("-->"), 4) == html.n - 3;
}

/* Warn of HTML, once a block. */
static void tell_html(struct reader *r, str html, uint32_t line)
{
	if (r->html_line == line)
		return;
	r->html_line = line;
	size_t end = str_find_char(html, '>', 0);
	str tag = str_slice(html, 0, end < 40 ? end + 1 : 40);
	tag = str_slice(tag, 0, utf8_valid_prefix(tag));
	diag(r->diags, DIAG_MARKDOWN_HTML, place_of(r, line), str_cut(&tag, '\n'));
}

static struct doc_node *add_html(struct reader *r, cmark_node *from, struct doc_node *to,
                                 enum doc_kind kind, uint32_t line)
{
	str html = own(r, cmark_node_get_literal(from));
	if (is_comment(html))
		return NULL;
	tell_html(r, html, line);
	struct doc_node *node = doc_append(r->arena, to, kind, line);
	node->text = html;
	return node;
}

/* The scheme of an address ("https"); empty for a relative one. */
static str url_scheme(str url)
{
	for (size_t i = 0; i < url.n; i++) {
		char c = url.p[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		if (c == ':')
			return str_slice(url, 0, i);
		if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.')))
			break;
	}
	return (str){ NULL, 0 };
}

/* A page or file of this site, or a place in the page. */
static bool url_is_local(str url)
{
	return !url_scheme(url).n && !str_starts(url, S("//")) && !str_starts(url, S("\\")) &&
	       !(url.n && url.p[0] == ':');
}

static bool url_allowed(struct arena *a, str url, bool image)
{
	/* browsers leave out control characters: "java\nscript:" */
	for (size_t i = 0; i < url.n; i++)
		if ((unsigned char)url.p[i] < 0x20 || url.p[i] == 0x7F)
			return false;
	if (image || url_is_local(url))
		return url_is_local(url);
	str scheme = str_lower_ascii(a, url_scheme(url));
	return str_eq_c(scheme, "http") || str_eq_c(scheme, "https") || str_eq_c(scheme, "mailto");
}

static void set_address(struct reader *r, struct doc_node *node, cmark_node *from)
{
	bool image = node->kind == DOC_IMAGE;
	str url = str_trim(own(r, cmark_node_get_url(from)));
	node->title = own(r, cmark_node_get_title(from));
	if (url_allowed(r->arena, url, image))
		node->url = url;
	else
		diag(r->diags, image ? DIAG_MARKDOWN_IMAGE : DIAG_MARKDOWN_LINK, place_of(r, node->line), url);
}

static bool is_directive(str name)
{
	static const char *const directive[] = { "status", "chart", "table", "form", "tasks", "duties", "csv" };
	for (size_t i = 0; i < sizeof directive / sizeof *directive; i++)
		if (str_eq_c(name, directive[i]))
			return true;
	return false;
}

static void set_code(struct reader *r, struct doc_node *node, cmark_node *from)
{
	str info = own(r, cmark_node_get_fence_info(from));
	str rest = info;
	str name = str_word(&rest);
	node->text = own(r, cmark_node_get_literal(from));
	if (is_directive(name)) {
		node->kind = DOC_DIRECTIVE;
		info = name;
	}
	node->info = info;
}

static void set_list(struct doc_node *node, cmark_node *from)
{
	node->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
	node->tight = cmark_node_get_list_tight(from);
	if (node->ordered) {
		node->start = cmark_node_get_list_start(from);
		node->delimiter = cmark_node_get_list_delim(from) == CMARK_PAREN_DELIM ? ')' : '.';
	}
}

/* The number of an item as it is printed in the source; CommonMark counts on from the first. */
static int item_number(const struct reader *r, const struct doc_node *item, cmark_node *from, int counted)
{
	uint32_t line = item->line - r->text.first_line;
	size_t at = (size_t)cmark_node_get_start_column(from) - 1;
	str text = line < r->text.n ? r->text.line[line] : (str){ NULL, 0 };
	int number = 0;
	size_t i = at;
	for (; i < text.n && i < at + 9 && text.p[i] >= '0' && text.p[i] <= '9'; i++)
		number = number * 10 + (text.p[i] - '0');
	return i > at ? number : counted;
}

static void set_item(struct reader *r, struct doc_node *item, cmark_node *from, const struct doc_node *before)
{
	if (item->parent->ordered)
		item->number = item_number(r, item, from, before ? before->number + 1 : item->parent->start);
}

static enum doc_kind kind_of(cmark_node_type type)
{
	switch (type) {
	case CMARK_NODE_HEADING:        return DOC_HEADING;
	case CMARK_NODE_PARAGRAPH:      return DOC_PARAGRAPH;
	case CMARK_NODE_LIST:           return DOC_LIST;
	case CMARK_NODE_ITEM:           return DOC_ITEM;
	case CMARK_NODE_BLOCK_QUOTE:    return DOC_QUOTE;
	case CMARK_NODE_CODE_BLOCK:     return DOC_CODE;
	case CMARK_NODE_THEMATIC_BREAK: return DOC_RULE;
	case CMARK_NODE_HTML_BLOCK:     return DOC_HTML_BLOCK;
	case CMARK_NODE_TEXT:           return DOC_TEXT;
	case CMARK_NODE_SOFTBREAK:      return DOC_SOFT_BREAK;
	case CMARK_NODE_LINEBREAK:      return DOC_HARD_BREAK;
	case CMARK_NODE_CODE:           return DOC_CODE_SPAN;
	case CMARK_NODE_EMPH:           return DOC_EMPH;
	case CMARK_NODE_STRONG:         return DOC_STRONG;
	case CMARK_NODE_LINK:           return DOC_LINK;
	case CMARK_NODE_IMAGE:          return DOC_IMAGE;
	case CMARK_NODE_HTML_INLINE:    return DOC_HTML_INLINE;
	case CMARK_NODE_DOCUMENT:
	case CMARK_NODE_CUSTOM_BLOCK:
	case CMARK_NODE_CUSTOM_INLINE:
	case CMARK_NODE_NONE:
		break;
	}
	return DOC_ROOT;
}

/* Our node for one of cmark's, without its children; NULL for what is left out. */
static struct doc_node *convert_node(struct reader *r, cmark_node *from, struct doc_node *to)
{
	enum doc_kind kind = kind_of(cmark_node_get_type(from));
	uint32_t line = doc_is_inline(kind) ? to->line : file_line(r, from);
	if (kind == DOC_HTML_BLOCK || kind == DOC_HTML_INLINE)
		return add_html(r, from, to, kind, line);

	const struct doc_node *before = to->last;
	struct doc_node *node = doc_append(r->arena, to, kind, line);
	if (kind == DOC_TEXT || kind == DOC_CODE_SPAN)
		node->text = own(r, cmark_node_get_literal(from));
	else if (kind == DOC_LINK || kind == DOC_IMAGE)
		set_address(r, node, from);
	else if (kind == DOC_CODE)
		set_code(r, node, from);
	else if (kind == DOC_HEADING)
		node->level = cmark_node_get_heading_level(from);
	else if (kind == DOC_LIST)
		set_list(node, from);
	else if (kind == DOC_ITEM)
		set_item(r, node, from, before);
	return node;
}

/* Keep the bare text of inlines that stand too deep; blocks are left out. */
static void flatten(struct reader *r, cmark_node *from, struct doc_node *to)
{
	if (!r->too_deep)
		diag(r->diags, DIAG_MARKDOWN_DEPTH, place_of(r, to->line), str_format(r->arena, "%d", MARKDOWN_MAX_DEPTH));
	r->too_deep = true;
	if (!doc_is_inline(to->kind) && to->kind != DOC_PARAGRAPH && to->kind != DOC_HEADING && to->kind != DOC_CELL)
		return;
	cmark_iter *iter = cmark_iter_new(from);
	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(iter);
		if (cmark_node_get_type(n) == CMARK_NODE_TEXT)
			doc_append(r->arena, to, DOC_TEXT, to->line)->text = own(r, cmark_node_get_literal(n));
	}
	cmark_iter_free(iter);
}

/* Does a table begin with this heading? */
static bool begins_table(const struct reader *r, cmark_node *node)
{
	return r->next_table < r->tables && cmark_node_get_type(node) == CMARK_NODE_HEADING &&
	       (uint32_t)cmark_node_get_start_line(node) == r->table_line[r->next_table];
}

/* "Bảng 1. …", "Bảng: …", "Table 2: …" in a paragraph of its own is the caption of a table that follows. */
static bool is_caption(str text)
{
	static const str word[] = { STR_INIT("Bảng"), STR_INIT("BẢNG"), STR_INIT("Table") };
	for (size_t i = 0; i < sizeof word / sizeof *word; i++) {
		if (!str_starts(text, word[i]))
			continue;
		str rest = str_slice(text, word[i].n, text.n);
		if (rest.n && rest.p[0] == ':')
			return true;
		return rest.n > 1 && rest.p[0] == ' ' && rest.p[1] >= '0' && rest.p[1] <= '9';
	}
	return false;
}

/* Take the caption, if the last child of `to` is one, out of the tree; `before` precedes it. */
static str take_caption(struct reader *r, struct doc_node *to, struct doc_node *before)
{
	struct doc_node *last = to->last;
	if (!last || last->kind != DOC_PARAGRAPH)
		return (str){ NULL, 0 };
	str text = doc_plain_text(r->arena, last);
	if (!is_caption(text))
		return (str){ NULL, 0 };
	to->last = before;
	if (before)
		before->next = NULL;
	else
		to->first = NULL;
	return text;
}

/* Make a table of the headings from `cell` on; returns the node that follows them. */
static cmark_node *convert_table(struct reader *r, cmark_node *cell, struct doc_node *to, int depth, str caption)
{
	const struct pipe_table *t = &r->table[r->next_table++];
	struct doc_node *table = doc_append(r->arena, to, DOC_TABLE, file_line(r, cell));
	table->title = caption;
	for (uint32_t i = 0; i <= t->rows; i++) {
		struct doc_node *row = doc_append(r->arena, table, DOC_ROW, table->line + (i ? i + 1 : 0));
		row->head = i == 0;
		for (uint32_t c = 0; c < t->columns; c++) {
			struct doc_node *d = doc_append(r->arena, row, DOC_CELL, row->line);
			d->align = t->align[c];
			if (!cell || cmark_node_get_type(cell) != CMARK_NODE_HEADING)
				continue;       /* cannot be; an empty cell does no harm */
			convert(r, cell, d, depth + 3);
			cell = cmark_node_next(cell);
		}
	}
	return cell;
}

static void convert(struct reader *r, cmark_node *from, struct doc_node *to, int depth)
{
	cmark_node *child = cmark_node_first_child(from);
	if (child && depth > MARKDOWN_MAX_DEPTH) {
		flatten(r, from, to);
		return;
	}
	struct doc_node *before = NULL;         /* the last child but one, for captions */
	while (child) {
		if (begins_table(r, child)) {
			str caption = take_caption(r, to, before);
			before = NULL;
			child = convert_table(r, child, to, depth + 1, caption);
			continue;
		}
		struct doc_node *last = to->last;
		struct doc_node *node = convert_node(r, child, to);
		if (node) {
			before = last;
			convert(r, child, node, depth + 1);
		}
		child = cmark_node_next(child);
	}
}

void markdown_parse(struct arena *a, str file, str text, uint32_t first_line,
                    struct diags *d, struct doc *out)
{
	struct reader r = { .arena = a, .diags = d };
	text_lines_split(a, text, &r.text);
	r.text.file = file;
	r.text.first_line = first_line;
	*out = (struct doc){ .root = doc_append(a, NULL, DOC_ROOT, first_line), .file = file,
	                     .text = text, .first_line = first_line };
	if (!acceptable(&r, text))
		return;

	cmark_node *root = cmark_parse_document(text.n ? text.p : "", text.n, CMARK_OPT_DEFAULT);
	find_tables(&r, root);
	if (r.tables) {
		cmark_node_free(root);
		str again = rewrite(&r, text.n);
		root = cmark_parse_document(again.p, again.n, CMARK_OPT_DEFAULT);
	}
	convert(&r, root, out->root, 1);
	cmark_node_free(root);
}
