/* documents.c -- see documents.h. */
#include "typeset/documents.h"

#include "base/arena.h"
#include "typeset/plan_pdf.h"

bool documents_build(const struct documents *s, struct arena *scratch, struct diags *d,
                     documents_write_fn *write, void *payload)
{
	const struct model *m = s->model;
	bool ok = true;
	str pdf;
	for (uint32_t i = 0; i < m->plans; i++) {
		str id = m->plan[i].id;
		if (plan_pdf(scratch, m, &m->plan[i], s->fonts, s->words, d, &pdf))
			write(payload, str_format(scratch, "ke-hoach/%.*s/%.*s.pdf", STR_ARG(id), STR_ARG(id)), pdf);
		else
			ok = false;
		arena_reset(scratch);
	}
	return ok;
}
