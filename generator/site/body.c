/* body.c -- see body.h. */
#include "site/body.h"

#include "base/arena.h"
#include "base/buf.h"
#include "draw/svg.h"
#include "site/escape.h"
#include "syntax/doc.h"
#include "syntax/outline.h"

struct writer {
	struct buf                *out;
	const struct outline      *outline;
	const struct body_options *o;
	size_t                     next_clause;         /* in the outline: the walk meets them in order */
	int                       *clause_level;        /* [clauses]: of the heading over or at it */
	int                        current_level;       /* of the last heading written */
	int                        source[7];           /* without an outline: source levels that are open */
	int                        open;                /* how many of them */
	int                        links;               /* how many links we are in */
	unsigned                   pictures;            /* so far, for ids that are unique in the text */
};

/* ---- clauses ---- */

/* The clause that a node is; NULL if none, or not the next one of the outline. */
static const struct clause *clause_at(const struct writer *w, const struct doc_node *node)
{
	if (!w->outline || w->next_clause >= w->outline->n || w->outline->clause[w->next_clause].node != node)
		return NULL;
	return &w->outline->clause[w->next_clause];
}

/* Move on in the outline; the clause's heading level is that of its parent, plus one if it is a
 * heading itself. */
static void enter_clause(struct writer *w, const struct clause *c)
{
	int over = c->parent == UINT32_MAX ? w->o->heading_level - 1 : w->clause_level[c->parent];
	w->clause_level[w->next_clause++] = over + (c->node->kind == DOC_HEADING);
}

static void leave_clause(struct writer *w, const struct clause *c)
{
	if (w->o->hooks.clause)
		w->o->hooks.clause(w->o->hooks.user, w->out, c);
}

/* ---- small pieces ---- */

static void write_id(struct writer *w, str anchor)
{
	if (!anchor.n)
		return;
	buf_c(w->out, " id=\"");
	escape_attr(w->out, w->o->id_prefix);
	escape_attr(w->out, anchor);
	buf_char(w->out, '"');
}

static void write_attribute(struct writer *w, const char *name, str value)
{
	buf_char(w->out, ' ');
	buf_c(w->out, name);
	buf_c(w->out, "=\"");
	escape_attr(w->out, value);
	buf_char(w->out, '"');
}

static void write_permalink(struct writer *w, const struct clause *c)
{
	str name = c->address.n ? c->address : c->title;
	str label = w->o->permalink_label;
	size_t at = str_find(label, S("{0}"), 0);
	if (at == SIZE_MAX)
		at = label.n;
	buf_c(w->out, " <a class=\"permalink\" href=\"#");
	escape_url(w->out, w->o->id_prefix);
	escape_url(w->out, c->anchor);
	buf_c(w->out, "\" aria-label=\"");
	escape_attr(w->out, str_slice(label, 0, at));
	escape_attr(w->out, name);
	escape_attr(w->out, str_slice(label, at + 3, label.n));
	buf_c(w->out, "\">#</a>");
}

/* ---- inlines ---- */

static void write_inlines(struct writer *w, const struct doc_node *parent);

static void write_url(struct writer *w, const char *attribute, str url)
{
	buf_char(w->out, ' ');
	buf_c(w->out, attribute);
	buf_c(w->out, "=\"");
	if (url.n && url.p[0] == '#') {
		buf_char(w->out, '#');
		escape_url(w->out, w->o->id_prefix);
		escape_url(w->out, str_slice(url, 1, url.n));
	} else if (w->o->hooks.address) {
		w->o->hooks.address(w->o->hooks.user, w->out, url);
	} else {
		escape_url(w->out, url);
	}
	buf_char(w->out, '"');
}

static void write_link(struct writer *w, const struct doc_node *link)
{
	if (!link->url.n || w->links) {
		write_inlines(w, link);
		return;
	}
	buf_c(w->out, "<a");
	write_url(w, "href", link->url);
	if (link->title.n)
		write_attribute(w, "title", link->title);
	if (str_starts(link->url, S("http")))
		buf_c(w->out, " rel=\"external noopener\"");
	buf_char(w->out, '>');
	w->links++;
	write_inlines(w, link);
	w->links--;
	buf_c(w->out, "</a>");
}

static void write_image(struct writer *w, const struct doc_node *image)
{
	str alternative = doc_plain_text(w->out->arena, image);
	if (!image->url.n) {
		escape_text(w->out, alternative);
		return;
	}
	buf_c(w->out, "<img");
	write_url(w, "src", image->url);
	write_attribute(w, "alt", alternative);
	if (image->title.n)
		write_attribute(w, "title", image->title);
	buf_char(w->out, '>');
}

/* Text and soft breaks from `node` on as one run, for a citation may go over a line's end.
 * Returns the last node of the run. */
static const struct doc_node *write_run(struct writer *w, const struct doc_node *node)
{
	struct buf run;
	buf_init(&run, w->out->arena, 256);
	for (;; node = node->next) {
		if (node->kind == DOC_SOFT_BREAK)
			buf_char(&run, '\n');
		else
			buf_add(&run, node->text);
		if (!node->next || (node->next->kind != DOC_TEXT && node->next->kind != DOC_SOFT_BREAK))
			break;
	}
	w->o->hooks.text(w->o->hooks.user, w->out, buf_str(&run));
	return node;
}

static void write_element(struct writer *w, const char *name, const struct doc_node *node)
{
	buf_printf(w->out, "<%s>", name);
	write_inlines(w, node);
	buf_printf(w->out, "</%s>", name);
}

static void write_inlines(struct writer *w, const struct doc_node *parent)
{
	for (const struct doc_node *n = parent->first; n; n = n->next) {
		bool text = n->kind == DOC_TEXT || n->kind == DOC_SOFT_BREAK;
		if (text && w->o->hooks.text && !w->links)
			n = write_run(w, n);
		else if (n->kind == DOC_SOFT_BREAK)
			buf_char(w->out, '\n');
		else if (n->kind == DOC_TEXT || n->kind == DOC_HTML_INLINE)
			escape_text(w->out, n->text);
		else if (n->kind == DOC_HARD_BREAK)
			buf_c(w->out, "<br>\n");
		else if (n->kind == DOC_EMPH)
			write_element(w, "em", n);
		else if (n->kind == DOC_STRONG)
			write_element(w, "strong", n);
		else if (n->kind == DOC_LINK)
			write_link(w, n);
		else if (n->kind == DOC_IMAGE)
			write_image(w, n);
		else if (n->kind == DOC_CODE_SPAN) {
			buf_c(w->out, "<code>");
			escape_text(w->out, n->text);
			buf_c(w->out, "</code>");
		}
	}
}

/* ---- blocks ---- */

static void write_flow(struct writer *w, const struct doc_node *first, const struct clause *within, bool tight);

static int heading_level(struct writer *w, const struct doc_node *heading, const struct clause *c)
{
	int level;
	if (c) {
		level = w->clause_level[c - w->outline->clause];
	} else if (w->outline) {
		return w->current_level < 6 ? w->current_level + 1 : 6; /* in a quotation or plain list */
	} else {
		while (w->open && w->source[w->open - 1] >= heading->level)
			w->open--;
		level = w->o->heading_level + w->open;
		w->source[w->open++] = heading->level;
	}
	w->current_level = level < 6 ? level : 6;
	return w->current_level;
}

static void write_heading(struct writer *w, const struct doc_node *heading, const struct clause *c)
{
	int level = heading_level(w, heading, c);
	buf_printf(w->out, "<h%d", level);
	write_id(w, heading->anchor);
	buf_char(w->out, '>');
	write_inlines(w, heading);
	if (c)
		write_permalink(w, c);
	buf_printf(w->out, "</h%d>\n", level);
}

static void write_paragraph(struct writer *w, const struct doc_node *paragraph, const struct clause *c, bool tight)
{
	bool bare = tight && !paragraph->anchor.n;
	if (!bare) {
		buf_c(w->out, "<p");
		write_id(w, paragraph->anchor);
		buf_char(w->out, '>');
	}
	write_inlines(w, paragraph);
	if (c)
		write_permalink(w, c);
	buf_c(w->out, bare ? "\n" : "</p>\n");
}

static void write_item(struct writer *w, const struct doc_node *item, int counted)
{
	const struct clause *c = clause_at(w, item);
	buf_c(w->out, "<li");
	if (c)
		buf_c(w->out, " class=\"clause\"");
	write_id(w, item->anchor);
	if (item->parent->ordered && item->number != counted)
		buf_printf(w->out, " value=\"%d\"", item->number);
	buf_char(w->out, '>');
	if (c)
		enter_clause(w, c);
	if (c && !(item->first && item->first->kind == DOC_PARAGRAPH)) {
		write_permalink(w, c);          /* else the first paragraph ends with it */
		buf_char(w->out, '\n');
	}
	write_flow(w, item->first, c, item->parent->tight);
	buf_c(w->out, "</li>\n");
}

static void write_list(struct writer *w, const struct doc_node *list)
{
	const char *name = list->ordered ? "ol" : "ul";
	buf_printf(w->out, "<%s", name);
	if (list->ordered && list->delimiter == ')')
		buf_c(w->out, " class=\"paren\"");
	if (list->ordered && list->start != 1)
		buf_printf(w->out, " start=\"%d\"", list->start);
	buf_c(w->out, ">\n");
	int counted = list->start;
	for (const struct doc_node *item = list->first; item; item = item->next) {
		write_item(w, item, counted);
		counted = item->number + 1;
	}
	buf_printf(w->out, "</%s>\n", name);
}

static void write_code(struct writer *w, const struct doc_node *code)
{
	str rest = code->info;
	str language = str_word(&rest);
	buf_c(w->out, "<pre tabindex=\"0\"><code");
	if (language.n)
		write_attribute(w, "class", str_format(w->out->arena, "language-%.*s", STR_ARG(language)));
	buf_char(w->out, '>');
	escape_text(w->out, code->text);
	buf_c(w->out, "</code></pre>\n");
}

/* ---- tables ---- */

static void write_cell(struct writer *w, const struct doc_node *cell)
{
	static const char *const align[] = { "", " class=\"align-left\"", " class=\"align-center\"", " class=\"align-right\"" };
	bool th = cell->parent->head && cell->first;    /* an empty head names nothing */
	if (cell->covered)
		return;
	buf_c(w->out, !th ? "<td" : cell->columns > 1 ? "<th scope=\"colgroup\"" : "<th scope=\"col\"");
	if (cell->columns > 1)
		buf_printf(w->out, " colspan=\"%u\"", cell->columns);
	if (cell->rows > 1)
		buf_printf(w->out, " rowspan=\"%u\"", cell->rows);
	buf_c(w->out, align[cell->align]);
	buf_char(w->out, '>');
	write_inlines(w, cell);
	buf_c(w->out, th ? "</th>" : "</td>");
}

static void write_row(struct writer *w, const struct doc_node *row)
{
	buf_c(w->out, "<tr>");
	for (const struct doc_node *cell = row->first; cell; cell = cell->next)
		write_cell(w, cell);
	buf_c(w->out, "</tr>\n");
}

static void write_table(struct writer *w, const struct doc_node *table)
{
	buf_c(w->out, "<div class=\"table-scroll\" tabindex=\"0\" role=\"group\"");
	write_attribute(w, "aria-label", table->title.n ? table->title : w->o->table_label);
	buf_c(w->out, ">\n<table>\n");
	if (table->title.n) {
		buf_c(w->out, "<caption>");
		escape_text(w->out, table->title);
		buf_c(w->out, "</caption>\n");
	}
	const struct doc_node *row = table->first;
	if (row && row->head) {
		buf_c(w->out, "<thead>\n");
		for (; row && row->head; row = row->next)
			write_row(w, row);
		buf_c(w->out, "</thead>\n");
	}
	if (row)
		buf_c(w->out, "<tbody>\n");
	for (const struct doc_node *r = row; r; r = r->next)
		write_row(w, r);
	if (row)
		buf_c(w->out, "</tbody>\n");
	buf_c(w->out, "</table>\n</div>\n");
}

/* ---- pictures ---- */

static void write_drawing(struct writer *w, const struct picture *p, const char *class)
{
	str id = str_format(w->out->arena, "%.*shinh-van-ban-%u", STR_ARG(w->o->id_prefix), ++w->pictures);
	buf_printf(w->out, "<div class=\"%s\">", class);
	svg_write_inline(w->out, p, id);
	buf_c(w->out, "</div>");
}

/* Drawn for wide and for narrow screens, as all charts of the site are (site/pictures.h). */
static void write_picture(struct writer *w, const struct doc_node *node)
{
	buf_c(w->out, "<figure class=\"chart\">\n<figcaption><strong>");
	escape_text(w->out, node->title);
	buf_c(w->out, "</strong> ");
	escape_text(w->out, node->text);
	buf_c(w->out, "</figcaption>\n");
	write_drawing(w, node->picture, "picture-wide");
	write_drawing(w, node->narrow ? node->narrow : node->picture, "picture-narrow");
	buf_c(w->out, "\n</figure>\n");
}

/* ---- the flow of blocks ---- */

static void write_block(struct writer *w, const struct doc_node *block, const struct clause *c, bool tight)
{
	switch (block->kind) {
	case DOC_HEADING:   write_heading(w, block, c); break;
	case DOC_PARAGRAPH: write_paragraph(w, block, c, tight); break;
	case DOC_LIST:      write_list(w, block); break;
	case DOC_CODE:      write_code(w, block); break;
	case DOC_TABLE:     write_table(w, block); break;
	case DOC_RULE:      buf_c(w->out, "<hr>\n"); break;
	case DOC_QUOTE:
		buf_c(w->out, "<blockquote>\n");
		write_flow(w, block->first, NULL, false);
		buf_c(w->out, "</blockquote>\n");
		break;
	case DOC_HTML_BLOCK:
		buf_c(w->out, "<pre class=\"raw\" tabindex=\"0\">");
		escape_text(w->out, block->text);
		buf_c(w->out, "</pre>\n");
		break;
	case DOC_PICTURE:
		write_picture(w, block);
		break;
	case DOC_DIRECTIVE:
		break;                  /* texts are expanded before they are written */
	case DOC_ROOT: case DOC_ITEM: case DOC_ROW: case DOC_CELL:
	case DOC_TEXT: case DOC_SOFT_BREAK: case DOC_HARD_BREAK: case DOC_CODE_SPAN: case DOC_EMPH:
	case DOC_STRONG: case DOC_LINK: case DOC_IMAGE: case DOC_HTML_INLINE: case DOC__COUNT:
		break;                  /* never in a flow */
	}
}

/*
 * Write blocks, and each clause among them with what belongs to it.  `within`:
 * the list item clause whose blocks these are.  A clause ends before the next
 * one (or the list that holds it) and behind its last block.
 */
static void write_flow(struct writer *w, const struct doc_node *first, const struct clause *within, bool tight)
{
	const struct clause *open = within;
	for (const struct doc_node *block = first; block; block = block->next) {
		const struct clause *c = clause_at(w, block);
		bool clause_list = block->kind == DOC_LIST && clause_at(w, block->first);
		if (open && (c || clause_list)) {
			leave_clause(w, open);
			if (open != within)
				buf_c(w->out, "</div>\n");
			open = NULL;
		}
		if (c) {
			buf_c(w->out, "<div class=\"clause\">\n");
			enter_clause(w, c);
			open = c;
		}
		bool item_text = within && block == first && block->kind == DOC_PARAGRAPH;
		write_block(w, block, item_text ? within : c, tight);
		if (open && open != within && block == open->last) {
			leave_clause(w, open);
			buf_c(w->out, "</div>\n");
			open = NULL;
		}
	}
	if (open)
		leave_clause(w, open);
	if (open && open != within)
		buf_c(w->out, "</div>\n");
}

static struct writer writer_for(struct buf *out, const struct outline *outline, const struct body_options *o)
{
	return (struct writer){
		.out = out, .outline = outline, .o = o, .current_level = o->heading_level - 1,
		.clause_level = outline ? arena_new(out->arena, int, outline->n) : NULL,
	};
}

void body_write(struct buf *out, const struct doc_node *root, const struct outline *outline,
                const struct body_options *options)
{
	struct writer w = writer_for(out, outline, options);
	write_flow(&w, root->first, NULL, false);
}

void body_write_inlines(struct buf *out, const struct doc_node *node, const struct body_options *options)
{
	struct writer w = writer_for(out, NULL, options);
	write_inlines(&w, node);
}
