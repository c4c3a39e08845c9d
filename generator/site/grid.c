/* grid.c -- see grid.h. */
#include "site/grid.h"

#include <math.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/num.h"
#include "config/words.h"
#include "site/proof.h"

void grid_begin(struct grid *g, const struct view *v, str caption)
{
	*g = (struct grid){ .v = v, .table = view_map(v), .columns = view_list(v), .rows = view_list(v) };
	view_text(v, g->table, "caption", caption);
	view_text(v, g->table, "caption-note", S(""));
	view_html(v, g->table, "caption-attr", S(""));
	view_html(v, g->table, "note-attr", S(""));
	view_text(v, g->table, "class", S(""));
	view_put(v, g->table, "columns", g->columns);
	view_put(v, g->table, "rows", g->rows);
}

void grid_note(struct grid *g, str note)
{
	view_text(g->v, g->table, "caption-note", note);
	view_html(g->v, g->table, "note-attr", view_vi_in(g->v, note));
}

void grid_column(struct grid *g, str word, bool number)
{
	struct value *column = view_push(g->v, g->columns);
	view_text(g->v, column, "word", word);
	view_bool(g->v, column, "num", number);
	view_html(g->v, column, "attr", S(""));
}

void grid_column_content(struct grid *g)
{
	view_html(g->v, g->columns->item[g->columns->n - 1], "attr", view_vi(g->v));
}

void grid_row(struct grid *g)
{
	struct value *row = view_push(g->v, g->rows);
	g->cells = view_list(g->v);
	view_put(g->v, row, "cells", g->cells);
}

/* All members are set, so that none is looked up in an outer context. */
static struct value *cell(struct grid *g, str text, str address, bool head, bool number)
{
	struct value *c = view_push(g->v, g->cells);
	view_text(g->v, c, "text", text);
	view_text(g->v, c, "href", address.n ? view_link(g->v, address) : S(""));
	view_bool(g->v, c, "head", head);
	view_bool(g->v, c, "num", number);
	view_html(g->v, c, "html", S(""));
	view_html(g->v, c, "attr", S(""));
	return c;
}

void grid_head(struct grid *g, str text, str address)
{
	cell(g, text, address, true, false);
}

void grid_text(struct grid *g, str text)
{
	cell(g, text, S(""), false, false);
}

void grid_link(struct grid *g, str text, str address)
{
	cell(g, text, address, false, false);
}

void grid_html(struct grid *g, str markup)
{
	view_html(g->v, cell(g, S(""), S(""), false, false), "html", markup);
}

/* One more attribute for the last cell. */
static void add_attr(struct grid *g, str attr)
{
	struct value *c = g->cells->item[g->cells->n - 1];
	str before = value_get(c, S("attr"))->text;
	if (attr.n)
		view_html(g->v, c, "attr", str_format(g->v->a, "%.*s%.*s", STR_ARG(before), STR_ARG(attr)));
}

void grid_number(struct grid *g, str text, double sort_by)
{
	struct buf b;
	cell(g, text, S(""), false, true);
	if (isfinite(sort_by)) {
		buf_init(&b, g->v->a, 40);
		buf_c(&b, " data-sort=\"");
		num_plain(&b, sort_by, 6);
		buf_c(&b, "\"");
		add_attr(g, buf_str(&b));
	}
	add_attr(g, view_vi_in(g->v, text));
}

void grid_content(struct grid *g)
{
	add_attr(g, view_vi(g->v));
}

void grid_of(struct grid *g, str address)
{
	add_attr(g, proof_attr(g->v, address));
}
