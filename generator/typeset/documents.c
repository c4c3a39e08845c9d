/* documents.c -- see documents.h. */
#include "typeset/documents.h"

#include "base/arena.h"
#include "typeset/plan_pdf.h"
#include "typeset/report_pdf.h"
#include "typeset/scorecard_pdf.h"
#include "typeset/week_pdf.h"

static bool make_plan(const struct documents *s, struct arena *scratch, uint32_t subject, struct diags *d, str *out)
{
	struct plan p = report_live_plan(scratch, s->report, subject, d);

	return plan_pdf(scratch, s->model, &p, s->fonts, s->words, d, out);
}

static bool make_report(const struct documents *s, struct arena *scratch, uint32_t subject, struct diags *d, str *out)
{
	return report_pdf(scratch, s->report, &s->reports->item[subject], d, out);
}

static bool make_unit(const struct documents *s, struct arena *scratch, uint32_t subject, struct diags *d, str *out)
{
	return scorecard_pdf(scratch, s->model, s->figures, subject, s->fonts, s->words, d, out);
}

static bool make_week(const struct documents *s, struct arena *scratch, uint32_t subject, struct diags *d, str *out)
{
	return week_pdf(scratch, s->model, &s->model->week[subject], s->fonts, s->words, d, out);
}

static void add(struct arena *a, struct document_files *out, const char *folder, str id,
                bool (*make)(const struct documents *, struct arena *, uint32_t, struct diags *, str *), uint32_t subject)
{
	struct document_file *f = arena_push(a, struct document_file, &out->file, &out->n, &out->cap);
	f->path = str_format(a, "%s/%.*s/%.*s.pdf", folder, STR_ARG(id), STR_ARG(id));
	f->make = make;
	f->subject = subject;
}

static void add_week(struct arena *a, struct document_files *out, const struct model *m, uint32_t week)
{
	struct document_file *f = arena_push(a, struct document_file, &out->file, &out->n, &out->cap);
	f->path = str_format(a, "tuan-le/%d/%.*s.pdf", m->week[week].year, STR_ARG(m->unit[m->week[week].unit].id));
	f->make = make_week;
	f->subject = week;
}

void documents_list(struct arena *a, const struct documents *s, struct document_files *out)
{
	*out = (struct document_files){ 0 };
	for (uint32_t i = 0; i < s->model->plans; i++)
		add(a, out, "ke-hoach", s->model->plan[i].id, make_plan, i);
	for (uint32_t i = 0; i < s->model->units; i++)
		add(a, out, "don-vi", s->model->unit[i].id, make_unit, i);
	for (uint32_t i = 0; i < s->model->weeks; i++)
		add_week(a, out, s->model, i);
	for (uint32_t i = 0; i < s->reports->n; i++)
		*arena_push(a, struct document_file, &out->file, &out->n, &out->cap) =
			(struct document_file){ s->reports->item[i].pdf, make_report, i };
}

bool documents_make(const struct documents *s, struct arena *scratch, const struct document_file *file,
                    struct diags *d, str *out)
{
	return file->make(s, scratch, file->subject, d, out);
}
