/* report_pdf.c -- see report_pdf.h. */
#include "typeset/report_pdf.h"

#include "base/arena.h"
#include "config/words.h"
#include "report/expand.h"
#include "typeset/plan_pdf.h"

/* "tỉnh Lai Châu" -> "Lai Châu": the name without the kind of unit before it. */
static str bare_name(str name)
{
	for (str rest = name; rest.n > 0;) {
		size_t from = (size_t)(rest.p - name.p);
		str w = str_word(&rest);
		bool lower = w.n > 0 && ((w.p[0] >= 'a' && w.p[0] <= 'z') || str_starts(w, S("đ")));

		if (!lower)
			return str_trim(str_slice(name, from, name.n));
	}
	return name;
}

static void head_of_text(struct plan *p, const struct page *text)
{
	p->number = text->number;
	if (text->issuer.n > 0)
		p->issuer = text->issuer;
	p->parent_body = text->parent_body;
	p->place_name = text->place_name;
	p->signer_capacity = text->signer_capacity;
	p->signer_position = text->signer_position;
	p->signer_name = text->signer_name;
	p->recipient = text->recipient;
	p->recipients = text->recipients;
}

/* "…/KH-SVHTTDL" -> "…/BC-SVHTTDL": a report of who issued the plan; empty when its number does not tell. */
static str number_of_plan(struct arena *a, str number)
{
	size_t at = str_find(number, S("/KH-"), 0);

	return at == SIZE_MAX ? (str){ NULL, 0 }
	                      : str_format(a, "…/BC-%.*s", STR_ARG(str_slice(number, at + S("/KH-").n, number.n)));
}

static void head_of_plan(struct arena *a, struct plan *p, const struct plan *about)
{
	p->number = number_of_plan(a, about->number);
	p->parent_body = about->parent_body;
	p->place_name = about->place_name;
	p->signer_capacity = about->signer_capacity;
	p->signer_position = about->signer_position;
}

static void set_head(struct arena *a, struct plan *p, const struct report_source *s, const struct report_item *item)
{
	const struct model *m = s->model;

	if (item->subject.kind == SUBJECT_PLAN) {
		head_of_plan(a, p, &m->plan[item->subject.index]);
	} else if (item->subject.index == m->config.unit) {
		head_of_text(p, item->text);
	} else {
		p->place_name = bare_name(m->unit[item->subject.index].name);
		p->signer_capacity = word(s->words, "reports.unit-capacity");
		p->signer_position = word(s->words, "reports.unit-position");
	}
	if (p->number.n == 0)
		p->number = S("…/BC-UBND");
}

bool report_pdf(struct arena *a, const struct report_source *s, const struct report_item *item, struct diags *d,
                str *pdf_bytes)
{
	struct expanded text;
	struct plan p = { .id = item->text->id, .unit = NONE, .document = NONE };

	report_expand(a, s, &item->text->doc, item->text->title, item->subject, d, &text);
	p.title = text.title;
	p.issuer = subject_issuer(a, s->model, item->subject);
	p.doc = text.doc;
	p.outline = text.outline;
	p.date.year = s->reporting->today != DATE_NONE ? date_year(s->reporting->today) : 0;
	set_head(a, &p, s, item);
	return plan_pdf(a, s->model, &p, s->fonts, s->words, d, pdf_bytes);
}

struct plan report_live_plan(struct arena *a, const struct report_source *s, uint32_t plan, struct diags *d)
{
	struct plan p = s->model->plan[plan];
	struct expanded text;

	if (!report_is_live(&p.doc))
		return p;
	report_expand(a, s, &p.doc, p.title, subject_of_plan(s->model, plan), d, &text);
	p.doc = text.doc;
	p.outline = text.outline;
	return p;
}
