/*
 * mustache.c -- sets of templates, and rendering; see mustache.h.
 *
 * Rendering walks the nodes of a template (mustache_node.h).  Nothing is
 * allocated but the output, and an indentation that is made of two.
 *
 * THREADS.  A set is only read while rendering; everything that changes is in
 * struct renderer and on the stack.
 */
#include "site/mustache.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/map.h"
#include "site/escape.h"
#include "site/mustache_node.h"
#include "site/value.h"

struct mustache_set {
	struct arena         *arena;
	struct map            slots;            /* name to index in slot[] */
	struct mustache_slot *slot;
	size_t                n, cap;
};

struct mustache_set *mustache_set_new(struct arena *a)
{
	struct mustache_set *set = arena_new(a, struct mustache_set, 1);
	set->arena = a;
	map_init(&set->slots, a, 64);
	return set;
}

uint32_t mustache_slot_of(struct mustache_set *set, str name, const struct place *used)
{
	uint32_t i = map_add(&set->slots, name, (uint32_t)set->n);
	if (i == set->n)
		arena_push(set->arena, struct mustache_slot, &set->slot, &set->n, &set->cap)->name = name;
	if (used && !set->slot[i].used.line)
		set->slot[i].used = *used;
	return i;
}

bool mustache_set_add(struct mustache_set *set, str name, str file, str text, struct diags *d)
{
	struct mustache *t = arena_new(set->arena, struct mustache, 1);
	t->name = name;
	if (!mustache_parse(set->arena, set, file, text, t, d))
		return false;
	uint32_t i = mustache_slot_of(set, name, NULL);
	set->slot[i].template = t;
	return true;
}

const struct mustache *mustache_find(const struct mustache_set *set, str name)
{
	uint32_t i = map_get(&set->slots, name);
	return i == MAP_NONE ? NULL : set->slot[i].template;
}

void mustache_set_check(const struct mustache_set *set, struct diags *d)
{
	for (size_t i = 0; i < set->n; i++)
		if (!set->slot[i].template)
			diag(d, DIAG_MUSTACHE_MISSING, set->slot[i].used, set->slot[i].name);
}

/* ---- rendering ---- */

/* The data that names are looked up in, the innermost first. */
struct context {
	const struct value   *value;
	const struct context *up;
};

/* The blocks that a parent tag gives to its template, those of the innermost parent first. */
struct blocks {
	const struct mustache *template;        /* where they are written ... */
	const struct node     *parent;          /* ... within this node */
	const struct blocks   *up;
};

struct renderer {
	struct buf                *out;
	const struct mustache_set *set;
	struct arena              *scratch;
	str                        indent;      /* of each line of the template's text */
	bool                       line_begins; /* the indent is still to be written; only kept
	                                         * up to date where there is one */
	int                        depth;       /* of templates in each other */
	bool                       too_deep;    /* stop everything */
};

static void render(struct renderer *r, const struct mustache *t, uint32_t from, uint32_t to,
                   const struct context *c, const struct blocks *blocks);

static const struct value *look_up(const struct context *c, const struct node *n)
{
	if (n->parts == 0)
		return c->value;
	const struct value *v = NULL;
	for (; c && !v; c = c->up)
		v = value_get(c->value, n->part[0]);
	for (uint32_t i = 1; v && i < n->parts; i++)
		v = value_get(v, n->part[i]);
	return v;
}

static void begin_line(struct renderer *r)
{
	if (r->line_begins)
		buf_add(r->out, r->indent);
	r->line_begins = false;
}

/* The template's own text is indented, each line that has something. */
static void put_text(struct renderer *r, str text)
{
	if (!r->indent.n) {
		buf_add(r->out, text);
		return;
	}
	for (size_t from = 0; from < text.n; ) {
		size_t end = str_find_char(text, '\n', from);
		bool whole = end != SIZE_MAX;
		str line = str_slice(text, from, whole ? end + 1 : text.n);
		if (!str_eq(line, S("\n")) && !str_eq(line, S("\r\n")))
			begin_line(r);
		buf_add(r->out, line);
		r->line_begins = whole;
		from += line.n;
	}
}

/* Values are not indented, only the line they begin is. */
static void put_value(struct renderer *r, const struct value *v, bool raw)
{
	if (!v)
		return;
	str s = v->text;
	if (v->kind == VALUE_BOOL)
		s = v->truth ? S("true") : S("false");
	else if (v->kind != VALUE_TEXT && v->kind != VALUE_HTML)
		return;
	if (!s.n)
		return;
	begin_line(r);
	if (raw || v->kind == VALUE_HTML)
		buf_add(r->out, s);
	else
		escape_attr(r->out, s);
}

static void render_section(struct renderer *r, const struct mustache *t, uint32_t at,
                           const struct context *c, const struct blocks *blocks)
{
	const struct node *n = &t->node[at];
	const struct value *v = look_up(c, n);
	if (!value_truth(v))
		return;
	if (v->kind != VALUE_LIST) {
		struct context inner = { v, c };
		render(r, t, at + 1, n->end, &inner, blocks);
		return;
	}
	for (size_t i = 0; i < v->n; i++) {
		struct context inner = { v->item[i], c };
		render(r, t, at + 1, n->end, &inner, blocks);
	}
}

/* The lines of what comes have the node's indent as well. */
static void indent_push(struct renderer *r, const struct node *n)
{
	if (!n->indent.n)
		return;
	if (r->indent.n) {
		struct buf both;
		buf_init(&both, r->scratch, r->indent.n + n->indent.n);
		buf_add(&both, r->indent);
		buf_add(&both, n->indent);
		r->indent = buf_str(&both);
	} else {
		r->indent = n->indent;
	}
	r->line_begins = true;
}

/* What is put in the middle of a line stays as it is: only that line has an indent. */
static void indent_suspend(struct renderer *r)
{
	begin_line(r);
	r->indent = (str){ 0 };
}

static const struct mustache *template_of(const struct renderer *r, const struct node *n,
                                          const struct context *c)
{
	if (!n->dynamic)
		return r->set->slot[n->slot].template;
	const struct value *v = look_up(c, n);
	return v && v->kind == VALUE_TEXT ? mustache_find(r->set, v->text) : NULL;
}

static void render_template(struct renderer *r, const struct node *n, const struct context *c,
                            const struct blocks *blocks)
{
	const struct mustache *t = template_of(r, n, c);
	if (!t)
		return;
	if (r->depth == MUSTACHE_DEPTH_MOST) {
		r->too_deep = true;
		return;
	}
	r->depth++;
	str saved = r->indent;
	if (n->alone)
		indent_push(r, n);
	else
		indent_suspend(r);
	render(r, t, 0, (uint32_t)t->n, c, blocks);
	r->line_begins = n->alone && r->line_begins;
	r->indent = saved;
	r->depth--;
}

/* The block a parent tag gives under this name, NULL if none. */
static const struct node *block_in(const struct blocks *b, str name)
{
	const struct node *node = b->template->node, *end = node + b->parent->end;
	for (const struct node *n = b->parent + 1; n < end; n = node + n->end)
		if (n->kind == NODE_BLOCK && str_eq(n->text, name))
			return n;
	return NULL;
}

/* A block shows what the outermost parent tag gives for it, else its own content. */
static void render_block(struct renderer *r, const struct mustache *t, uint32_t at,
                         const struct context *c, const struct blocks *blocks)
{
	const struct node *n = &t->node[at], *content = n;
	const struct blocks *scope = blocks;
	for (const struct blocks *b = blocks; b; b = b->up) {
		const struct node *given = block_in(b, n->text);
		if (given) {
			content = given;
			t = b->template;
			scope = b->up;          /* what was in force where it is written */
		}
	}
	if (r->depth == MUSTACHE_DEPTH_MOST) {
		r->too_deep = true;
		return;
	}
	r->depth++;
	size_t before = r->out->n;
	str saved = r->indent;
	if (n->alone)
		indent_push(r, n);
	render(r, t, (uint32_t)(content - t->node) + 1, content->end, c, scope);
	if (n->eol.n && r->out->n > before && r->out->p[r->out->n - 1] != '\n')
		put_text(r, n->eol);
	r->indent = saved;
	r->depth--;
}

static void render(struct renderer *r, const struct mustache *t, uint32_t from, uint32_t to,
                   const struct context *c, const struct blocks *blocks)
{
	for (uint32_t i = from; i < to && !r->too_deep; i = t->node[i].end) {
		const struct node *n = &t->node[i];
		switch (n->kind) {
		case NODE_TEXT:
			put_text(r, n->text);
			break;
		case NODE_VARIABLE:
		case NODE_RAW:
			put_value(r, look_up(c, n), n->kind == NODE_RAW);
			break;
		case NODE_SECTION:
			render_section(r, t, i, c, blocks);
			break;
		case NODE_INVERTED:
			if (!value_truth(look_up(c, n)))
				render(r, t, i + 1, n->end, c, blocks);
			break;
		case NODE_PARTIAL:
			render_template(r, n, c, blocks);
			break;
		case NODE_PARENT: {
			struct blocks given = { t, n, blocks };
			render_template(r, n, c, &given);
			break;
		}
		case NODE_BLOCK:
			render_block(r, t, i, c, blocks);
			break;
		}
	}
}

bool mustache_render(struct buf *out, const struct mustache_set *set, const struct mustache *t,
                     const struct value *data, struct arena *scratch)
{
	struct renderer r = { .out = out, .set = set, .scratch = scratch };
	struct context top = { data, NULL };
	render(&r, t, 0, (uint32_t)t->n, &top, NULL);
	return !r.too_deep;
}
