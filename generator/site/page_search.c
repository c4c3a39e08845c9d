/*
 * page_search.c -- the search page: an index to browse, which needs no script,
 * and the index that the script of the site searches.
 */
#include "site/pages.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/vi.h"
#include "config/words.h"
#include "site/escape.h"
#include "site/search_index.h"
#include "site/view.h"

/* Kinds worth a list of their own; clauses and tasks are too many, they stand on their plans' pages. */
static const enum search_kind listed[] = { SEARCH_PLAN, SEARCH_TARGET, SEARCH_UNIT, SEARCH_AGENCY,
                                           SEARCH_INDICATOR, SEARCH_DOCUMENT, SEARCH_PAGE };

struct sorted { str key; const struct search_entry *entry; };

static int by_key(const void *x, const void *y)
{
	const struct sorted *a = x, *b = y;
	int c = str_cmp(a->key, b->key);
	return c ? c : str_cmp(a->entry->address, b->entry->address);
}

static struct value *kind_list(struct view *v, const struct search_entries *all, enum search_kind kind)
{
	struct sorted *sorted = arena_new(v->a, struct sorted, all->n);
	struct value *items = view_list(v);
	size_t n = 0;
	for (size_t i = 0; i < all->n; i++)
		if (all->entry[i].kind == kind)
			sorted[n++] = (struct sorted){ vi_sort_key(v->a, all->entry[i].title), &all->entry[i] };
	if (n)
		qsort(sorted, n, sizeof *sorted, by_key);
	for (size_t i = 0; i < n; i++) {
		struct value *item = view_push(v, items);
		view_text(v, item, "href", view_link(v, sorted[i].entry->address));
		view_text(v, item, "title", sorted[i].entry->title);
		view_text(v, item, "text", kind == SEARCH_AGENCY ? S("") : sorted[i].entry->text);
	}
	return items;
}

str page_search(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	struct search_entries all;
	search_collect(scratch, s->model, &all);
	view_begin(&v, s, scratch, page->path, "", word(s->words, "search.title"), word(s->words, "search.lead"));
	view_crumb(&v, view_word(&v, "nav.search"), S(""), false);
	struct value *groups = view_list(&v);
	for (size_t i = 0; i < sizeof listed / sizeof *listed; i++) {
		struct value *items = kind_list(&v, &all, listed[i]);
		if (!items->n)
			continue;
		struct value *group = view_push(&v, groups);
		view_text(&v, group, "id", str_from_c(search_kind_id(listed[i])));
		view_text(&v, group, "name", view_choice(&v, "search", str_format(v.a, "kind-%s", search_kind_id(listed[i])).p));
		view_text(&v, group, "count", show_count(v.a, v.words, items->n));
		view_put(&v, group, "items", items);
	}
	view_put(&v, v.data, "groups", groups);
	return view_render(&v, "search");
}

/* A string of JavaScript: JSON, with "<" and the line separators of old engines escaped too. */
static void script_text(struct buf *b, str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '"' || c == '\\') {
			buf_char(b, '\\');
			buf_char(b, (char)c);
		} else if (c < 0x20 || c == '<') {
			buf_printf(b, "\\u%04x", c);
		} else if (c == 0xE2 && i + 2 < s.n && (unsigned char)s.p[i + 1] == 0x80 &&
		           ((unsigned char)s.p[i + 2] == 0xA8 || (unsigned char)s.p[i + 2] == 0xA9)) {
			buf_printf(b, "\\u202%c", (unsigned char)s.p[i + 2] == 0xA8 ? '8' : '9');
			i += 2;
		} else {
			buf_char(b, (char)c);
		}
	}
	buf_char(b, '"');
}

str page_search_index(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	static const int weight[SEARCH_KIND__COUNT] = { 6, 5, 4, 3, 2, 0, 2, 2, 4 };
	struct search_entries all;
	struct buf b;
	(void)page;
	search_collect(scratch, s->model, &all);
	buf_init(&b, scratch, 64 << 10);
	buf_c(&b, "window.tiendoSearch = {\nwords: { found: ");
	script_text(&b, word(s->words, "search.found"));
	buf_c(&b, ", none: ");
	script_text(&b, word(s->words, "search.none"));
	buf_c(&b, ", kind: [");
	for (size_t k = 0; k < SEARCH_KIND__COUNT; k++) {
		buf_c(&b, k ? ", " : "");
		script_text(&b, word(s->words, str_format(scratch, "search.kind-%s", search_kind_id((enum search_kind)k)).p));
	}
	buf_c(&b, "] },\nweight: [");
	for (size_t k = 0; k < SEARCH_KIND__COUNT; k++)
		buf_printf(&b, "%s%d", k ? ", " : "", weight[k]);
	buf_c(&b, "],\nentry: [\n");
	for (size_t i = 0; i < all.n; i++) {
		const struct search_entry *e = &all.entry[i];
		buf_printf(&b, "[%d,", (int)e->kind);
		script_text(&b, e->title);
		buf_char(&b, ',');
		script_text(&b, e->address);
		buf_char(&b, ',');
		script_text(&b, e->text);
		buf_c(&b, i + 1 < all.n ? "],\n" : "]\n");
	}
	buf_c(&b, "] };\n");
	return buf_str(&b);
}
