/*
 * table.c -- see table.h.  The rules are those of the table extension in the
 * GitHub Flavored Markdown specification, section 4.10.
 */
#include "syntax/table.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "syntax/markdown.h"

void text_lines_split(struct arena *a, str text, struct text_lines *out)
{
	size_t cap = 0, n = 0;
	size_t at = 0;

	*out = (struct text_lines){ .first_line = 1 };
	while (at < text.n) {
		size_t end = at;
		while (end < text.n && text.p[end] != '\n' && text.p[end] != '\r')
			end++;
		*arena_push(a, str, &out->line, &n, &cap) = str_slice(text, at, end);
		if (end + 1 < text.n && text.p[end] == '\r' && text.p[end + 1] == '\n')
			end++;
		at = end + 1;
	}
	out->n = (uint32_t)n;
}

static str line_of(const struct text_lines *text, uint32_t line)
{
	return line >= 1 && line <= text->n ? text->line[line - 1] : (str){ NULL, 0 };
}

static struct place place_of(const struct text_lines *text, uint32_t line)
{
	return (struct place){ .file = text->file, .line = text->first_line + line - 1 };
}

/* ---- containers: what stands before a line's text ---- */

/* A place in a line.  A tab may be used up in part. */
struct cursor {
	str      line;
	size_t   at;
	uint32_t column;
	uint32_t tab_left;      /* columns of the tab before `at` that are not used yet */
};

/* Skip white space of at most `max` columns; returns how many. */
static uint32_t skip_space(struct cursor *c, uint32_t max)
{
	uint32_t skipped = 0;
	while (skipped < max) {
		if (!c->tab_left) {
			char next = c->at < c->line.n ? c->line.p[c->at] : 0;
			if (next != ' ' && next != '\t')
				break;
			c->tab_left = next == '\t' ? 4 - c->column % 4 : 1;
			c->at++;
		}
		c->tab_left--;
		c->column++;
		skipped++;
	}
	return skipped;
}

static bool at_end(const struct cursor *c)
{
	return c->at >= c->line.n;
}

static bool enter_quote(struct cursor *c)
{
	skip_space(c, 3);
	if (at_end(c) || c->line.p[c->at] != '>')
		return false;
	c->at++;
	c->column++;
	skip_space(c, 1);
	return true;
}

/* Bytes of the list marker at the cursor: "-", "12." … */
static uint32_t marker_bytes(const struct cursor *c)
{
	size_t end = c->at;
	while (end < c->line.n && c->line.p[end] >= '0' && c->line.p[end] <= '9')
		end++;
	return (uint32_t)(end - c->at) + 1;
}

/* The line on which an item begins: its content starts behind the marker and 1 to 4 spaces;
 * with more of them (code) or none (empty line), one counts. */
static bool enter_new_item(struct cursor *c, struct table_container *item)
{
	uint32_t offset = skip_space(c, 3);
	uint32_t marker = marker_bytes(c);
	if (c->at + marker > c->line.n)
		return false;
	c->at += marker;
	c->column += marker;
	struct cursor behind_marker = *c;
	uint32_t spaces = skip_space(c, 5);
	if (spaces < 1 || spaces > 4 || at_end(c)) {
		*c = behind_marker;
		skip_space(c, 1);
		spaces = 1;
	}
	item->indent = offset + marker + spaces;
	return true;
}

/* Move behind the marks of the first n containers; false when one is missing (a lazy line). */
static bool enter(struct cursor *c, const struct table_paragraph *p, size_t n, uint32_t line)
{
	for (size_t i = 0; i < n; i++) {
		struct table_container *k = &p->container[i];
		bool there = k->quote         ? enter_quote(c)
		           : k->line == line  ? enter_new_item(c, k)
		                              : skip_space(c, k->indent) == k->indent;
		if (!there)
			return false;
	}
	return true;
}

/* Find out how far each list item indents its content. */
static bool learn_indents(const struct text_lines *text, const struct table_paragraph *p)
{
	for (size_t i = 0; i < p->containers; i++) {
		struct cursor c = { .line = line_of(text, p->container[i].line) };
		if (!p->container[i].quote && !enter(&c, p, i + 1, p->container[i].line))
			return false;
	}
	return true;
}

/* The text of one of the paragraph's lines; false for a lazy one.  *indented: as code is. */
static bool paragraph_line(const struct text_lines *text, const struct table_paragraph *p,
                           uint32_t line, str *out, bool *indented)
{
	struct cursor c = { .line = line_of(text, line) };
	*indented = false;
	if (line == p->first) {
		c.at = p->offset < c.line.n ? p->offset : c.line.n;
	} else {
		if (!enter(&c, p, p->containers, line))
			return false;
		*indented = skip_space(&c, 4) == 4;
	}
	*out = str_trim(str_slice(c.line, c.at, c.line.n));
	return true;
}

/* What must stand before a further line of the paragraph: its first line's marks, with list
 * markers blanked. */
static str continuation_prefix(struct arena *a, str marks)
{
	char *p = arena_new(a, char, marks.n + 1);
	for (size_t i = 0; i < marks.n; i++)
		p[i] = marks.p[i] == '>' || marks.p[i] == '\t' ? marks.p[i] : ' ';
	return (str){ p, marks.n };
}

/* ---- rows and cells ---- */

/* A row without its outer pipes. */
static str row_inside(str row)
{
	row = str_trim(row);
	if (row.n && row.p[0] == '|')
		row = str_slice(row, 1, row.n);
	if (row.n && row.p[row.n - 1] == '|' && !(row.n > 1 && row.p[row.n - 2] == '\\'))
		row.n--;
	return row;
}

/* Cut the next cell off *rest, which came from row_inside(); false at the end.  After the last
 * cell *rest has no address. */
static bool next_cell(str *rest, str *cell)
{
	if (!rest->p)
		return false;
	size_t at = 0;
	while (at < rest->n && (rest->p[at] != '|' || (at && rest->p[at - 1] == '\\')))
		at++;
	*cell = str_trim(str_slice(*rest, 0, at));
	*rest = at < rest->n ? str_slice(*rest, at + 1, rest->n) : (str){ NULL, 0 };
	return true;
}

static bool is_lonely_pipe(str row)
{
	return str_eq_c(row, "|");
}

static uint32_t count_cells(str row)
{
	uint32_t n = 0;
	str cell;
	for (str rest = row_inside(row); next_cell(&rest, &cell);)
		n++;
	return is_lonely_pipe(row) ? 0 : n;
}

/* ":--", "---", "--:" or ":-:"; false for anything else. */
static bool delimiter_cell(str cell, enum doc_align *align)
{
	bool left = cell.n && cell.p[0] == ':';
	bool right = cell.n > 1 && cell.p[cell.n - 1] == ':';
	str dashes = str_slice(cell, left, cell.n - right);
	for (size_t i = 0; i < dashes.n; i++)
		if (dashes.p[i] != '-')
			return false;
	*align = left && right ? DOC_ALIGN_CENTER
	       : left          ? DOC_ALIGN_LEFT
	       : right         ? DOC_ALIGN_RIGHT
	                       : DOC_ALIGN_NONE;
	return dashes.n > 0;
}

/* Count the columns of a delimiter row; 0 when the line is none. */
static uint32_t delimiter_columns(str row)
{
	uint32_t n = 0;
	str cell;
	enum doc_align align;
	for (str rest = row_inside(row); next_cell(&rest, &cell); n++)
		if (!delimiter_cell(cell, &align))
			return 0;
	return n;
}

static enum doc_align *read_alignments(struct arena *a, str row, uint32_t columns)
{
	enum doc_align *align = arena_new(a, enum doc_align, columns);
	str cell;
	str rest = row_inside(row);
	for (uint32_t i = 0; i < columns && next_cell(&rest, &cell); i++)
		delimiter_cell(cell, &align[i]);
	return align;
}

/* ---- finding ---- */

bool table_possible(const struct text_lines *text, uint32_t first, uint32_t last)
{
	for (uint32_t l = first + 1; l <= last; l++) {
		str line = line_of(text, l);
		size_t i = 0;
		bool dash = false;
		while (i < line.n && strchr(" \t|:->", line.p[i]) && line.p[i])
			dash |= line.p[i++] == '-';
		if (i == line.n && dash)
			return true;
	}
	return false;
}

/* Is `delimiter` the row under `head` that makes a table?  Tell of near misses. */
static bool table_begins(const struct text_lines *text, uint32_t line, str head, str delimiter,
                         struct diags *d, struct arena *a)
{
	uint32_t columns = delimiter_columns(delimiter);
	if (!columns)
		return false;
	uint32_t cells = count_cells(head);
	if (cells != columns) {
		bool meant = columns > 1 || delimiter.p[0] == '|';
		if (meant && str_find_char(head, '|', 0) != SIZE_MAX)
			diag(d, DIAG_MARKDOWN_TABLE_HEAD, place_of(text, line),
			     str_format(a, "%u", cells), str_format(a, "%u", columns));
		return false;
	}
	if (columns > MARKDOWN_MAX_COLUMNS) {
		diag(d, DIAG_MARKDOWN_TABLE_COLUMNS, place_of(text, line),
		     str_format(a, "%u", columns), str_format(a, "%u", MARKDOWN_MAX_COLUMNS));
		return false;
	}
	return true;
}

/* Tell when cells are lost because the head has fewer. */
static void check_row(const struct text_lines *text, uint32_t line, str row, uint32_t columns,
                      struct diags *d, struct arena *a)
{
	uint32_t n = 0, lost = 0;
	str cell;
	for (str rest = row_inside(row); next_cell(&rest, &cell); n++)
		if (n >= columns && cell.n)
			lost++;
	if (lost)
		diag(d, DIAG_MARKDOWN_TABLE_ROW, place_of(text, line),
		     str_format(a, "%u", n), str_format(a, "%u", columns));
}

/* Would the line begin a list?  One that is empty or does not begin with 1 goes on with a
 * paragraph, but not with a table. */
static bool begins_list(str row)
{
	size_t i = 0;
	while (i < row.n && row.p[i] >= '0' && row.p[i] <= '9')
		i++;
	if (i)
		return i < row.n && (row.p[i] == '.' || row.p[i] == ')') &&
		       (i + 1 == row.n || row.p[i + 1] == ' ' || row.p[i + 1] == '\t');
	return row.n == 1 && strchr("-+*", row.p[0]);
}

/* The rows below the delimiter row: to the paragraph's end or a line that cannot be a row. */
static void read_rows(struct arena *a, const struct text_lines *text,
                      const struct table_paragraph *p, struct diags *d, struct pipe_table *t)
{
	str row;
	bool indented;
	for (uint32_t l = t->first + 2; l <= p->last; l++) {
		if (!paragraph_line(text, p, l, &row, &indented) || indented ||
		    is_lonely_pipe(row) || begins_list(row))
			return;
		check_row(text, l, row, t->columns, d, a);
		t->row[++t->rows] = row;
	}
}

bool table_find(struct arena *a, const struct text_lines *text, const struct table_paragraph *p,
                struct diags *d, struct pipe_table *out)
{
	str head, below;
	bool indented;
	if (!learn_indents(text, p) || !paragraph_line(text, p, p->first, &head, &indented))
		return false;
	for (uint32_t l = p->first; l < p->last; l++, head = below) {
		if (!paragraph_line(text, p, l + 1, &below, &indented))
			return false;
		if (indented || !table_begins(text, l, head, below, d, a))
			continue;
		str marks = str_slice(line_of(text, p->first), 0, p->offset);
		*out = (struct pipe_table){ .first = l, .columns = delimiter_columns(below) };
		out->align = read_alignments(a, below, out->columns);
		out->prefix = continuation_prefix(a, marks);
		out->head_prefix = l == p->first ? marks : out->prefix;
		out->row = arena_new(a, str, p->last - l + 1);
		out->row[0] = head;
		read_rows(a, text, p, d, out);
		return true;
	}
	return false;
}

/* ---- writing ---- */

static void write_cell(struct buf *out, str prefix, str cell)
{
	buf_add(out, prefix);
	buf_c(out, "# ");
	for (size_t i = 0; i < cell.n; i++)
		if (cell.p[i] != '\\' || i + 1 == cell.n || cell.p[i + 1] != '|')
			buf_char(out, cell.p[i]);
	buf_c(out, " #\n");
}

void table_write(struct buf *out, const struct pipe_table *t)
{
	for (uint32_t r = 0; r <= t->rows; r++) {
		str rest = row_inside(t->row[r]);
		for (uint32_t c = 0; c < t->columns; c++) {
			str cell = { NULL, 0 };
			next_cell(&rest, &cell);
			write_cell(out, r == 0 && c == 0 ? t->head_prefix : t->prefix, cell);
		}
	}
}
