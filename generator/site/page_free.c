/*
 * page_free.c -- the department's own pages (content/pages).
 */
#include "site/pages.h"

#include "base/buf.h"
#include "config/words.h"
#include "site/body.h"
#include "site/citation.h"

static void write_text(void *user, struct buf *out, str run)
{
	citation_write(user, out, run, NONE);
}

str page_free(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct page *content = &s->model->page[page->subject];
	struct view v;
	struct buf b;
	view_begin(&v, s, scratch, page->path, "", content->title, content->title);
	view_crumb(&v, content->title, S(""), true);
	struct body_options o = {
		.heading_level = 2, .id_prefix = S(""), .permalink_label = view_word(&v, "plan.permalink"),
		.table_label = view_word(&v, "table.unnamed"), .hooks = { .user = &v, .text = write_text },
	};
	buf_init(&b, scratch, 16 << 10);
	body_write(&b, content->doc.root, NULL, &o);
	view_text(&v, v.data, "name", content->title);
	view_html(&v, v.data, "text", buf_str(&b));
	return view_render(&v, "page");
}
