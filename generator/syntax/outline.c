/*
 * outline.c -- see outline.h; what a label is, see label.h.
 *
 * One walk over the blocks keeps a stack of the clauses that are open.  A new
 * clause closes those of its own or a lower rank.  Headings without a label
 * go by their heading level.
 *
 * THE END.  An administrative text ends in "./.".  The paragraph with this
 * mark speaks for the chapter it stands in, not for the last of its items;
 * what follows it, or "Nơi nhận:" (the recipients, the signature), belongs to
 * no clause, or to the appendix it stands in.
 */
#include "syntax/outline.h"

#include <utf8proc.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/vi.h"
#include "syntax/doc.h"
#include "syntax/label.h"

/* Longest slug of a heading in an anchor, in bytes. */
enum { SLUG_BYTES = 60 };

struct open_clause {
	uint32_t clause;
	int      rank;          /* LABEL_NONE: a heading without a label */
	int      level;         /* of the heading; of another clause, one more than its parent's */
	int      number;        /* of an arabic label */
};

struct builder {
	struct arena       *arena;
	struct outline     *out;
	struct map          addresses;  /* lower case -> how often it occurs */
	struct map          anchors;    /* -> the last suffix given */
	struct open_clause *open;       /* the stack, the innermost last */
	size_t              n, cap;
	size_t              floor;      /* clauses below stay open: they hold the list item we are in */
	bool                ended;      /* the text's end was seen */
};

/* ---- anchors and addresses ---- */

static str unique_anchor(struct builder *b, str wanted)
{
	str anchor = wanted;
	for (uint32_t k = map_get(&b->anchors, wanted); map_get(&b->anchors, anchor) != MAP_NONE;) {
		anchor = str_format(b->arena, "%.*s-%u", STR_ARG(wanted), ++k);
		map_set(&b->anchors, wanted, k);
	}
	map_add(&b->anchors, anchor, 1);
	return anchor;
}

/* "I#2/2/2.1" -> "muc-i_2-2-2.1"; đ is "dd", to differ from d. */
static str address_anchor(struct arena *a, str address)
{
	struct buf out;
	buf_init(&out, a, address.n + 8);
	buf_c(&out, "muc");
	for (str rest = address; rest.p;) {
		str part = str_cut(&rest, '/');
		part = str_eq_c(part, "đ") ? S("dd") : vi_fold(a, part);
		buf_char(&out, '-');
		for (size_t i = 0; i < part.n; i++) {
			char c = part.p[i];
			bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.';
			buf_char(&out, (char)(keep ? c : c == '#' ? '_' : '-'));
		}
	}
	return str_copy(a, buf_str(&out));
}

/* The address of a label under a parent ("" = none): with "#k" the k-th time it occurs there. */
static str make_address(struct builder *b, str parent, str label)
{
	struct arena *a = b->arena;
	str path = parent.n ? str_format(a, "%.*s/%.*s", STR_ARG(parent), STR_ARG(label)) : label;
	str key = vi_lower(a, path);
	uint32_t before = map_get(&b->addresses, key);
	uint32_t k = before == MAP_NONE ? 1 : before + 1;
	map_set(&b->addresses, key, k);
	return k == 1 ? path : str_format(a, "%.*s#%u", STR_ARG(path), k);
}

/* ---- the stack ---- */

/* How many of the open clauses stay so when a label of this rank comes. */
static size_t keep_for_label(const struct builder *b, int rank, int level)
{
	size_t keep = b->floor;
	while (keep < b->n && (b->open[keep].rank == LABEL_NONE || b->open[keep].rank < rank))
		keep++;
	/* headings without a label that are on the same level end, too */
	while (level && keep > b->floor && b->open[keep - 1].rank == LABEL_NONE && b->open[keep - 1].level >= level)
		keep--;
	return keep;
}

static size_t keep_for_heading(const struct builder *b, int level)
{
	size_t keep = b->n;
	while (keep > b->floor && b->open[keep - 1].level >= level)
		keep--;
	return keep;
}

/* The number of clauses up to the chapter: the first with a label that is no appendix. */
static size_t up_to_chapter(const struct builder *b)
{
	size_t i = 0;
	while (i < b->n && (b->open[i].rank == LABEL_NONE || b->open[i].rank == LABEL_APPENDIX))
		i++;
	return i < b->n ? i + 1 : i;
}

/* What stays open behind the end of the text: appendices. */
static size_t up_to_appendix(const struct builder *b)
{
	size_t keep = 0;
	for (size_t i = 0; i < b->n; i++)
		if (b->open[i].rank == LABEL_APPENDIX)
			keep = i + 1;
	return keep;
}

/* Block `node` belongs to the first n of the open clauses (to those above the floor; the others
 * hold a block that holds it). */
static void belongs(struct builder *b, const struct doc_node *node, size_t n)
{
	for (size_t i = b->floor; i < n; i++)
		b->out->clause[b->open[i].clause].last = node;
}

static str labelled_parent(const struct builder *b)
{
	for (size_t i = b->n; i-- > 0;)
		if (b->open[i].rank != LABEL_NONE)
			return b->out->clause[b->open[i].clause].address;
	return (str){ NULL, 0 };
}

/* Enter a clause; what it closes is closed already.  label NULL: a heading without one. */
static void open_clause(struct builder *b, struct doc_node *node, const struct label *label, str title)
{
	size_t n = b->out->n;
	const struct open_clause *parent = b->n ? &b->open[b->n - 1] : NULL;
	struct clause *c = arena_push(b->arena, struct clause, &b->out->clause, &b->out->n, &b->out->cap);
	c->title = title;
	c->depth = (int)b->n;
	c->parent = parent ? parent->clause : UINT32_MAX;
	c->node = node;
	c->last = node;
	str wanted = vi_slug(b->arena, title, SLUG_BYTES);
	if (label) {
		c->label = label->printed;
		c->address = make_address(b, labelled_parent(b), label->address);
		wanted = address_anchor(b->arena, c->address);
	}
	c->anchor = node->anchor = unique_anchor(b, wanted);

	struct open_clause entry = {
		.clause = (uint32_t)n,
		.rank = label ? label->rank : LABEL_NONE,
		.level = node->kind == DOC_HEADING ? node->level : parent ? parent->level + 1 : 2,
		.number = label ? label->number : 0,
	};
	*arena_push(b->arena, struct open_clause, &b->open, &b->n, &b->cap) = entry;
}

/* ---- blocks ---- */

/* Is the first text of a block bold? */
static bool starts_bold(const struct doc_node *block)
{
	const struct doc_node *n = block->first;
	while (n && n->kind == DOC_EMPH)
		n = n->first;
	return n && n->kind == DOC_STRONG;
}

static void read_heading(struct builder *b, struct doc_node *node)
{
	struct label label;
	str text = doc_plain_text(b->arena, node);
	bool labelled = label_parse(b->arena, text, LABEL_IN_HEADING, &label);
	if (labelled) {
		b->n = keep_for_label(b, label.rank, node->level);
	} else {
		if (b->ended && b->n > b->floor && up_to_appendix(b) >= b->floor)
			b->n = up_to_appendix(b);
		b->n = keep_for_heading(b, node->level);
	}
	b->ended = false;
	belongs(b, node, b->n);
	open_clause(b, node, labelled ? &label : NULL, labelled ? label.title : text);
}

static void read_paragraph(struct builder *b, struct doc_node *node)
{
	struct label label;
	str text = doc_plain_text(b->arena, node);
	enum label_style style = starts_bold(node) ? LABEL_IN_BOLD : LABEL_IN_PLAIN;
	if (label_parse(b->arena, text, style, &label)) {
		b->n = keep_for_label(b, label.rank, 0);
		b->ended = false;
		belongs(b, node, b->n);
		open_clause(b, node, &label, label.title);
		return;
	}
	bool last_words = str_ends(text, S("./.")) && !b->ended;
	bool recipients = str_starts(text, S("Nơi nhận"));
	b->ended |= recipients;
	belongs(b, node, b->ended ? up_to_appendix(b) : last_words ? up_to_chapter(b) : b->n);
	b->ended |= last_words;
}

/*
 * Are the items of an ordered list clauses?  Yes in a chapter or where the
 * text has no headings, if the list begins its numbering or goes on with it:
 * a list "1. 2. 3." in a clause "1." is a list.
 */
static bool items_are_clauses(const struct builder *b, const struct doc_node *list)
{
	if (!list->ordered)
		return false;
	size_t keep = keep_for_label(b, LABEL_ARABIC, 0);
	if (keep < b->n && b->open[keep].rank == LABEL_ARABIC)
		return list->start == b->open[keep].number + 1;
	if (keep < b->n)
		return false;                   /* within a letter or "2.1." */
	return !b->n || b->open[b->n - 1].rank != LABEL_NONE;
}

static void read_blocks(struct builder *b, struct doc_node *first);

/* "2." or "2)" with the title from the item's first paragraph. */
static void read_item(struct builder *b, struct doc_node *item)
{
	const struct doc_node *first = item->first;
	bool text = first && (first->kind == DOC_PARAGRAPH || first->kind == DOC_HEADING);
	struct label label = {
		.rank = LABEL_ARABIC,
		.printed = str_format(b->arena, "%d%c", item->number, item->parent->delimiter),
		.address = str_format(b->arena, "%d", item->number),
		.number = item->number,
	};
	b->n = keep_for_label(b, LABEL_ARABIC, 0);
	open_clause(b, item, &label, text ? doc_plain_text(b->arena, first) : (str){ NULL, 0 });

	size_t floor = b->floor, inside = b->n;
	b->floor = inside;
	read_blocks(b, text ? item->first->next : item->first);
	b->floor = floor;
	b->n = inside;
}

static void read_clause_list(struct builder *b, struct doc_node *list)
{
	b->n = keep_for_label(b, LABEL_ARABIC, 0);
	b->ended = false;
	belongs(b, list, b->n);
	for (struct doc_node *item = list->first; item; item = item->next)
		read_item(b, item);
}

/* In quotations and plain lists no clauses are looked for; headings get anchors all the same. */
static void anchor_headings(struct builder *b, struct doc_node *block)
{
	if (block->kind == DOC_HEADING)
		block->anchor = unique_anchor(b, vi_slug(b->arena, doc_plain_text(b->arena, block), SLUG_BYTES));
	else if (block->kind == DOC_QUOTE || block->kind == DOC_LIST || block->kind == DOC_ITEM)
		for (struct doc_node *c = block->first; c; c = c->next)
			anchor_headings(b, c);
}

static void read_blocks(struct builder *b, struct doc_node *first)
{
	for (struct doc_node *node = first; node; node = node->next) {
		if (node->kind == DOC_HEADING) {
			read_heading(b, node);
		} else if (node->kind == DOC_PARAGRAPH) {
			read_paragraph(b, node);
		} else if (node->kind == DOC_LIST && items_are_clauses(b, node)) {
			read_clause_list(b, node);
		} else {
			belongs(b, node, b->ended ? up_to_appendix(b) : b->n);
			anchor_headings(b, node);
		}
	}
}

void outline_build(struct arena *a, struct doc *doc, struct outline *out)
{
	struct builder b = { .arena = a, .out = out };
	*out = (struct outline){ 0 };
	map_init(&b.addresses, a, 64);
	map_init(&b.anchors, a, 64);
	read_blocks(&b, doc->root->first);
}

/* ---- finding ---- */

static uint32_t lower(uint32_t cp)
{
	return (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp);
}

static bool same_address(str x, str y)
{
	size_t i = 0, k = 0;
	while (i < x.n && k < y.n)
		if (lower(utf8_next(x, &i)) != lower(utf8_next(y, &k)))
			return false;
	return i == x.n && k == y.n;
}

const struct clause *outline_find(const struct outline *o, str address)
{
	for (size_t i = 0; address.n && i < o->n; i++)
		if (same_address(o->clause[i].address, address))
			return &o->clause[i];
	return NULL;
}
