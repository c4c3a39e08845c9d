/*
 * page_missing.c -- 404.html: an address that leads nowhere.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "config/words.h"
#include "site/view.h"

str page_missing(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	struct view v;
	view_begin(&v, s, scratch, page->path, "", word(s->words, "missing.title"), word(s->words, "missing.lead"));
	view_text(&v, v.data, "home", view_link(&v, S("index.html")));
	view_text(&v, v.data, "search", view_link(&v, S("tim-kiem/index.html")));
	return view_render(&v, "missing");
}
