/* content.c -- content/plans, content/pages, content/reports: front matter and Markdown. */
#include "input/reader.h"

#include "base/file.h"
#include "base/utf8.h"
#include "input/partial.h"
#include "syntax/encoding.h"
#include "syntax/markdown.h"

static const char *const plan_keys[] = { "id", "title", "number", "date", "issuer", "parent_body", "place",
	"level", "unit", "period", "implements", "signer", "recipients", "source" };
static const char *const page_keys[] = { "id", "title" };
static const char *const report_keys[] = { "id", "title", "number", "issuer", "parent_body", "place",
	"signer", "recipients" };

/* A text file in parts. */
struct source {
	str                file, body;
	uint32_t           body_line;
	const struct yaml *front;       /* a map; never NULL */
};

static bool read_source(struct input *in, str file, struct source *out)
{
	str bytes, text, front;
	struct place at = { file, 0, 0 };
	switch (file_read(in->arena, path_join(in->arena, in->root, file), MARKDOWN_MAX_BYTES, &bytes)) {
	case FILE_OK:
		break;
	case FILE_TOO_LARGE:
		diag(in->diags, DIAG_FILE_TOO_LARGE, at, file);
		return false;
	case FILE_MISSING: case FILE_NOT_REGULAR: case FILE_UNREADABLE:
		diag(in->diags, DIAG_FILE_UNREADABLE, at, file);
		return false;
	}
	if (!encoding_to_utf8(in->arena, file, bytes, in->diags, &text))
		return false;
	text = utf8_nfc(in->arena, text);
	*out = (struct source){ .file = file };
	if (!yaml_split_front(text, &front, &out->body, &out->body_line)) {
		diag(in->diags, DIAG_FRONT_UNCLOSED, ((struct place){ file, 1, 1 }), S(""));
		return false;
	}
	out->front = yaml_parse(in->arena, file, front, 2, in->diags);
	if (out->front && out->front->kind != YAML_MAP) {
		diag(in->diags, DIAG_YAML_KEY, out->front->place, S(""));
		return false;
	}
	return out->front != NULL;
}

static void check_keys(struct input *in, const struct source *s, const char *const *keys, size_t n)
{
	for (const struct yaml *y = s->front->first; y; y = y->next) {
		bool found = false;
		for (size_t i = 0; i < n; i++)
			found |= str_eq_c(y->key, keys[i]);
		if (!found) {
			str near = nearest_word(in->arena, keys, n, y->key);
			diag(in->diags, DIAG_FRONT_KEY, y->key_place, y->key, near.n ? near : str_from_c(keys[0]));
		}
	}
}

static str front_text(struct input *in, const struct source *s, const char *key)
{
	const struct yaml *y = yaml_get(s->front, key);
	if (!y)
		return (str){ NULL, 0 };
	if (y->kind != YAML_SCALAR)
		diag(in->diags, DIAG_FRONT_VALUE, y->place, y->key);
	return y->kind == YAML_SCALAR ? str_trim(y->text) : (str){ NULL, 0 };
}

static struct place front_place(const struct source *s, const char *key)
{
	const struct yaml *y = yaml_get(s->front, key);
	return y ? y->place : (struct place){ s->file, 1, 0 };
}

/* The file's name without folder and ".md": the id where none is given. */
static str stem(struct input *in, str file)
{
	str name = file;
	for (size_t at; (at = str_find_char(name, '/', 0)) != SIZE_MAX;)
		name = str_slice(name, at + 1, name.n);
	return str_copy(in->arena, str_slice(name, 0, name.n - 3));
}

static bool id_ok(str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && i)))
			return false;
	}
	return s.n && s.n <= 100;
}

static str front_id(struct input *in, const struct source *s)
{
	str id = front_text(in, s, "id");
	if (!id.n)
		id = stem(in, s->file);
	if (!id_ok(id)) {
		diag(in->diags, DIAG_BAD_ID, front_place(s, "id"), id, S("ke-hoach-2025"));
		return (str){ NULL, 0 };
	}
	return id;
}

static str front_title(struct input *in, const struct source *s)
{
	str title = front_text(in, s, "title");
	if (!title.n)
		diag(in->diags, DIAG_FRONT_MISSING, ((struct place){ s->file, 1, 0 }), S("title"));
	return title;
}

static void parse_body(struct input *in, const struct source *s, struct doc *doc, struct outline *outline)
{
	markdown_parse(in->arena, s->file, s->body, s->body_line, in->diags, doc);
	outline_build(in->arena, doc, outline);
}

/* ---- plans ---- */

static void front_signer(struct input *in, const struct source *s, str *capacity, str *position, str *name)
{
	const struct yaml *signer = yaml_get(s->front, "signer");
	if (!signer)
		return;
	if (signer->kind != YAML_MAP) {
		diag(in->diags, DIAG_FRONT_SIGNER, signer->place, S(""));
		return;
	}
	for (const struct yaml *y = signer->first; y; y = y->next) {
		if (y->kind != YAML_SCALAR)
			diag(in->diags, DIAG_FRONT_VALUE, y->place, y->key);
		else if (str_eq_c(y->key, "capacity"))
			*capacity = str_trim(y->text);
		else if (str_eq_c(y->key, "position"))
			*position = str_trim(y->text);
		else if (str_eq_c(y->key, "name"))
			*name = str_trim(y->text);
		else
			diag(in->diags, DIAG_FRONT_KEY, y->key_place, y->key, S("capacity, position, name"));
	}
}

static void front_recipients(struct input *in, const struct source *s, str **recipient, size_t *n)
{
	const struct yaml *list = yaml_get(s->front, "recipients");
	size_t cap = 0;
	if (list && list->kind == YAML_MAP && list->first)
		diag(in->diags, DIAG_FRONT_LIST, list->place, list->key);
	if (!list || list->kind != YAML_LIST)
		return;
	for (const struct yaml *y = list->first; y; y = y->next)
		if (y->kind == YAML_SCALAR)
			*arena_push(in->arena, str, recipient, n, &cap) = str_trim(y->text);
}

/* "implements" is a list, or one text with ids separated by spaces. */
static struct pending plan_implements(struct input *in, const struct source *s)
{
	const struct yaml *y = yaml_get(s->front, "implements");
	struct pending p = { { NULL, 0 }, front_place(s, "implements") };
	if (!y)
		return p;
	if (y->kind == YAML_SCALAR)
		p.text = y->text;
	for (const struct yaml *i = y->first; i && y->kind == YAML_LIST; i = i->next)
		p.text = str_format(in->arena, "%.*s %.*s", STR_ARG(p.text), STR_ARG(i->text));
	return p;
}

static enum level plan_level(struct input *in, const struct source *s)
{
	static const char *const words[] = { "", "country", "province", "district", "commune" };
	str text = front_text(in, s, "level");
	for (size_t i = 0; i < 5; i++)
		if (str_eq_c(text, words[i]))
			return (enum level)i;
	diag(in->diags, DIAG_BAD_WORD, front_place(s, "level"), text, S("country, province, district, commune"));
	return LEVEL_UNKNOWN;
}

/* A plan is a document too: it joins the register unless an entry of its id is there already. */
static void plan_document(struct input *in, const struct source *s, struct plan *p, uint32_t index)
{
	struct model *m = in->m;
	struct pending implements = plan_implements(in, s), none = { { NULL, 0 }, p->place };
	uint32_t d = map_add(&m->document_by_id, p->id, (uint32_t)m->documents);
	p->document = d;
	if (d < m->documents) {
		m->document[d].plan = index;
		if (implements.text.n)
			in->document_implements[d] = implements;
		return;
	}
	struct document *doc = arena_push(in->arena, struct document, &m->document, &m->documents, &in->documents_cap);
	*doc = (struct document){ .id = p->id, .number = p->number, .issuer = p->issuer, .title = p->title,
	                          .date = p->date, .replaced_by = NONE, .plan = index, .place = p->place };
	*arena_push(in->arena, struct pending, &in->document_implements, &in->document_implementss,
	            &in->document_implements_cap) = implements;
	*arena_push(in->arena, struct pending, &in->document_replaced_by, &in->document_replaced_bys,
	            &in->document_replaced_by_cap) = none;
}

static void plan_period(struct input *in, const struct source *s, struct plan *p)
{
	str period = front_text(in, s, "period");
	if (period.n && !period_parse(period, &p->first_year, &p->last_year))
		diag(in->diags, DIAG_BAD_PERIOD, front_place(s, "period"), period);
}

static void read_plan(struct input *in, str file)
{
	struct model *m = in->m;
	struct source s;
	if (!read_source(in, file, &s))
		return;
	check_keys(in, &s, plan_keys, sizeof plan_keys / sizeof *plan_keys);
	struct plan p = { .place = { file, 1, 0 } };
	p.id = front_id(in, &s);
	p.title = front_title(in, &s);
	p.number = front_text(in, &s, "number");
	p.issuer = front_text(in, &s, "issuer");
	p.parent_body = front_text(in, &s, "parent_body");
	p.place_name = front_text(in, &s, "place");
	p.source = front_text(in, &s, "source");
	p.level = plan_level(in, &s);
	p.unit = resolve(in, ids_units(m), front_text(in, &s, "unit"), front_place(&s, "unit"));
	str day = front_text(in, &s, "date");
	if (!partial_date_parse(day, &p.date))
		diag(in->diags, DIAG_BAD_PARTIAL_DATE, front_place(&s, "date"), day);
	plan_period(in, &s, &p);
	front_signer(in, &s, &p.signer_capacity, &p.signer_position, &p.signer_name);
	front_recipients(in, &s, &p.recipient, &p.recipients);
	if (!p.id.n)
		return;
	uint32_t index = map_add(&m->plan_by_id, p.id, (uint32_t)m->plans);
	if (index < m->plans) {
		diag(in->diags, DIAG_DOUBLE_PAGE, front_place(&s, "id"), p.id, m->plan[index].place.file);
		return;
	}
	parse_body(in, &s, &p.doc, &p.outline);
	plan_document(in, &s, &p, index);
	*arena_push(in->arena, struct plan, &m->plan, &m->plans, &in->plans_cap) = p;
}

/* ---- pages and reports ---- */

/* What a report has in its front matter besides id and title. */
static void report_head(struct input *in, const struct source *s, struct page *p)
{
	p->number = front_text(in, s, "number");
	p->issuer = front_text(in, s, "issuer");
	p->parent_body = front_text(in, s, "parent_body");
	p->place_name = front_text(in, s, "place");
	front_signer(in, s, &p->signer_capacity, &p->signer_position, &p->signer_name);
	front_recipients(in, s, &p->recipient, &p->recipients);
}

static void read_page(struct input *in, str file, bool report, struct page **list, size_t *n, size_t *cap)
{
	struct source s;
	if (!read_source(in, file, &s))
		return;
	if (report)
		check_keys(in, &s, report_keys, sizeof report_keys / sizeof *report_keys);
	else
		check_keys(in, &s, page_keys, sizeof page_keys / sizeof *page_keys);
	struct page p = { .id = front_id(in, &s), .title = front_title(in, &s), .place = { file, 1, 0 } };
	if (report)
		report_head(in, &s, &p);
	if (!p.id.n)
		return;
	for (size_t i = 0; i < *n; i++) {
		if (str_eq((*list)[i].id, p.id)) {
			diag(in->diags, DIAG_DOUBLE_PAGE, front_place(&s, "id"), p.id, (*list)[i].place.file);
			return;
		}
	}
	parse_body(in, &s, &p.doc, &p.outline);
	*arena_push(in->arena, struct page, list, n, cap) = p;
}

static void list_folder(struct input *in, const char *folder, struct file_list *out)
{
	str f = str_from_c(folder);
	file_list(in->arena, path_join(in->arena, in->root, f), S(".md"), out);
	for (size_t i = 0; i < out->n; i++)
		out->path[i] = path_join(in->arena, f, out->path[i]);
}

void read_content(struct input *in)
{
	struct model *m = in->m;
	struct file_list files;
	map_init(&m->plan_by_id, in->arena, 64);
	list_folder(in, "content/plans", &files);
	for (size_t i = 0; i < files.n; i++)
		read_plan(in, files.path[i]);
	list_folder(in, "content/pages", &files);
	for (size_t i = 0; i < files.n; i++)
		read_page(in, files.path[i], false, &m->page, &m->pages, &in->pages_cap);
	list_folder(in, "content/reports", &files);
	for (size_t i = 0; i < files.n; i++)
		read_page(in, files.path[i], true, &m->report, &m->reports, &in->reports_cap);
}
