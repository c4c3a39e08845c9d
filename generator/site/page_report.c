/*
 * page_report.c -- the reports: a list of them, and each as a page that says what its PDF says.
 */
#include "site/pages.h"

#include "base/arena.h"
#include "base/buf.h"
#include "config/words.h"
#include "report/expand.h"
#include "site/body.h"
#include "site/citation.h"
#include "site/outline_nav.h"
#include "site/view.h"

static const struct report_item *item_of(const struct site *s, uint32_t i)
{
	return &s->reports->item[i];
}

/* ---- one report ---- */

static void write_text(void *user, struct buf *out, str run)
{
	citation_write(user, out, run, NONE);
}

static void set_text(struct view *v, const struct expanded *text)
{
	struct body_options o = {
		.heading_level = 2, .id_prefix = S(""), .permalink_label = view_word(v, "plan.permalink"),
		.table_label = view_word(v, "table.unnamed"), .hooks = { .user = v, .text = write_text },
	};
	struct buf b;
	buf_init(&b, v->a, 64 << 10);
	body_write(&b, text->doc.root, &text->outline, &o);
	view_html(v, v->data, "text", buf_str(&b));
	view_put(v, v->data, "outline", outline_nav(v, &text->outline));
}

/* The learning week's reports stand with its pages, the others with the cycle's. */
static void set_crumbs(struct view *v, const struct report_item *r)
{
	const struct subject s = r->subject;
	if (str_starts(r->page, S("tuan-le/"))) {
		view_crumb(v, view_word(v, "nav.weeks"), S("tuan-le/index.html"), false);
		view_crumb(v, show_year(v->a, s.year), link_week(v->a, s.year), false);
		view_crumb(v, view_word(v, "nav.reports"), S(""), false);
		return;
	}
	str whole = str_format(v->a, "bao-cao/%d/index.html", s.year);
	bool part = !str_eq(r->page, whole);
	view_crumb(v, view_word(v, "nav.reports"), S("bao-cao/index.html"), false);
	view_crumb(v, show_year(v->a, s.year), part ? whole : S(""), false);
	if (part)
		view_crumb(v, subject_name(v->model, s), S(""), true);
}

str page_report(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	const struct report_item *r = item_of(s, page->subject);
	struct diags judged;                    /* all of it was reported when the text was checked */
	struct expanded text;
	struct view v;
	diags_init(&judged, scratch);
	report_expand(scratch, s->report, &r->text->doc, r->text->title, r->subject, &judged, &text);
	view_begin(&v, s, scratch, page->path, "reports", text.title, word_f(scratch, s->words, "reports.description", text.title));
	set_crumbs(&v, r);
	view_text(&v, v.data, "name", text.title);
	view_text(&v, v.data, "issuer", subject_issuer(scratch, s->model, r->subject));
	view_text(&v, v.data, "pdf", view_link(&v, r->pdf));
	set_text(&v, &text);
	return view_render(&v, "report");
}

/* ---- the list ---- */

struct section { const char *title; struct value *items; };

/* Which section of the list a report belongs to. */
static int section_of(const struct site *s, const struct report_item *r)
{
	if (str_starts(r->page, S("tuan-le/")))
		return 3;
	if (!str_eq_c(r->text->id, "report"))
		return 4;
	return r->subject.kind == SUBJECT_PLAN ? 2 : r->subject.index == s->model->config.unit ? 0 : 1;
}

str page_reports(const struct site *s, struct arena *scratch, const struct site_page *page)
{
	static const char *const title[] = { "reports.whole", "reports.of-units", "reports.of-plans", "reports.weeks",
	                                     "reports.others" };
	enum { SECTIONS = sizeof title / sizeof *title };
	struct view v;
	struct value *section[SECTIONS], *sections;
	view_begin(&v, s, scratch, page->path, "reports", word(s->words, "nav.reports"), word(s->words, "reports.list-lead"));
	view_crumb(&v, view_word(&v, "nav.reports"), S(""), false);
	for (size_t i = 0; i < SECTIONS; i++)
		section[i] = view_list(&v);
	for (uint32_t i = 0; i < s->reports->n; i++) {
		const struct report_item *r = item_of(s, i);
		int k = section_of(s, r);
		struct value *entry = view_push(&v, section[k]);
		view_text(&v, entry, "href", view_link(&v, r->page));
		view_text(&v, entry, "pdf", view_link(&v, r->pdf));
		view_text(&v, entry, "name", k == 3 ? view_words(&v, "week.title", show_year(scratch, r->subject.year))
		                             : k == 4 ? r->text->title : subject_name(s->model, r->subject));
		view_html(&v, entry, "attr", k == 3 ? S("") : view_vi(&v));
	}
	sections = view_list(&v);
	for (size_t i = 0; i < SECTIONS; i++) {
		if (!section[i]->n)
			continue;
		struct value *entry = view_push(&v, sections);
		view_text(&v, entry, "id", str_format(scratch, "phan-%zu", i + 1));
		view_text(&v, entry, "title", view_word(&v, title[i]));
		view_put(&v, entry, "items", section[i]);
	}
	view_text(&v, v.data, "heading", view_words(&v, "reports.cycle", show_year(scratch, s->model->config.cycle)));
	view_put(&v, v.data, "sections", sections);
	return view_render(&v, "report-list");
}
