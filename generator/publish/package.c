/* package.c -- see package.h. */
#include "publish/package.h"

#include "base/arena.h"
#include "config/words.h"
#include "model/model.h"

static void member(struct buf *b, const char *name, str value)
{
	buf_printf(b, "\"%s\":", name);
	json_text(b, value);
}

void package_begin(struct package *p, struct arena *a, const struct model *m)
{
	buf_init(&p->json, a, 16 << 10);
	p->resources = 0;
	struct buf *b = &p->json;
	buf_c(b, "{\n\"profile\":\"data-package\",\n\"name\":\"tiendo\",\n");
	member(b, "title", m->config.title);
	if (m->config.licence.n) {
		buf_c(b, ",\n\"licenses\":[{");
		bool cc_by = str_eq(m->config.licence, S("CC BY 4.0"));
		member(b, "name", cc_by ? S("CC-BY-4.0") : m->config.licence);
		buf_c(b, ",");
		member(b, "title", m->config.licence);
		if (cc_by)
			buf_c(b, ",\"path\":\"https://creativecommons.org/licenses/by/4.0/\"");
		buf_c(b, "}]");
	}
	if (m->config.organisation.n) {
		buf_c(b, ",\n\"contributors\":[{");
		member(b, "title", m->config.organisation);
		buf_c(b, ",\"role\":\"publisher\"}]");
	}
	buf_printf(b, ",\n\"data_status\":\"%s\",\n\"resources\":[", m->config.official ? "official" : "sample");
}

static void field(struct buf *b, struct arena *a, const struct words *w, const struct field *f)
{
	static const char *const type[] = { "string", "integer", "number", "date", "year" };
	buf_printf(b, "{\"name\":\"%s\",\"type\":\"%s\",", f->name, type[f->type]);
	const char *key = str_format(a, "field.%s", f->words ? f->words : f->name).p;
	member(b, "description", word(w, key));
	if (f->required)
		buf_c(b, ",\"constraints\":{\"required\":true}");
	buf_char(b, '}');
}

static void foreign_keys(struct buf *b, const struct table *t)
{
	size_t n = 0;
	for (size_t i = 0; i < t->spec.fields; i++) {
		const struct field *f = &t->spec.field[i];
		if (!f->refers_to)
			continue;
		str rest = str_from_c(f->refers_to), resource = str_cut(&rest, '.');
		bool self = str_eq_c(resource, t->spec.name);
		buf_printf(b, "%s{\"fields\":\"%s\",\"reference\":{\"resource\":\"%.*s\",\"fields\":\"%.*s\"}}",
		           n++ ? "," : ",\"foreignKeys\":[", f->name, self ? 0 : (int)resource.n, resource.p, STR_ARG(rest));
	}
	if (n)
		buf_char(b, ']');
}

static void primary_key(struct buf *b, const struct table *t)
{
	for (size_t i = 0; i < t->spec.key_fields; i++)
		buf_printf(b, "%s\"%s\"", i ? "," : ",\"primaryKey\":[", t->spec.field[i].name);
	if (t->spec.key_fields)
		buf_char(b, ']');
}

void package_resource(struct package *p, const struct words *w, const struct table *t)
{
	struct buf *b = &p->json;
	buf_printf(b, "%s\n{\"profile\":\"tabular-data-resource\",\"name\":\"%s\",\"path\":\"%s.csv\",",
	           p->resources++ ? "," : "", t->spec.name, t->spec.name);
	buf_printf(b, "\"format\":\"csv\",\"mediatype\":\"text/csv\",\"encoding\":\"utf-8\",\"bytes\":%zu,", t->csv.n);
	buf_c(b, "\"schema\":{\"fields\":[");
	for (size_t i = 0; i < t->spec.fields; i++) {
		buf_c(b, i ? ",\n " : "\n ");
		field(b, t->csv.arena, w, &t->spec.field[i]);
	}
	buf_c(b, "],\"missingValues\":[\"\"]");
	primary_key(b, t);
	foreign_keys(b, t);
	buf_c(b, "}}");
}

void package_end(struct package *p)
{
	buf_c(&p->json, "\n]}\n");
}
