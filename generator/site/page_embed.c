/*
 * page_embed.c -- one target in a frame, for other websites to show: verdict, bar, figure, date, source.
 *
 * No navigation, no script; fits 320 to 640 px.  Links open outside the frame.
 */
#include "site/pages.h"

#include "config/words.h"
#include "site/cards.h"
#include "site/pictures.h"
#include "site/target_parts.h"

str page_embed(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct target *t = &s->model->target[page->subject];
	struct view v;
	view_begin(&v, s, scratch, page->path, "targets", t->text, S(""));
	view_text(&v, v.data, "text", t->text);
	view_text(&v, v.data, "where", card_where(&v, page->subject));
	view_text(&v, v.data, "href", view_link(&v, link_target(v.a, s->model, page->subject)));
	view_text(&v, v.data, "sentence", target_sentence(&v, page->subject));
	view_put(&v, v.data, "status", card_verdict(&v, &s->verdict[page->subject]));
	view_html(&v, v.data, "bar", picture_of_small_progress(&v, page->subject));
	return view_render(&v, "embed");
}
