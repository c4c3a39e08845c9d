/*
 * structure.c -- the structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8).
 *
 * Element 0 of the content is the document.  Every marked content and every
 * link is found back from its page through the parent tree.
 *
 * Half of a document's objects are here, so they are written as text (struct
 * haru_raw): element i is object raw.first + i.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "pdf/haru.h"

static void add_raw(struct haru *h, str text)
{
	*arena_push(h->arena, str, &h->raw.text, &h->raw.n, &h->raw.cap) = text;
}

static void put_reference(struct buf *b, size_t number)
{
	buf_uint(b, number);
	buf_c(b, " 0 R");
}

/* A reference to a marked content that is not on the element's own page, or to a link. */
static void put_kid_reference(struct haru *h, struct buf *b, const struct kid *kid)
{
	if (kid->kind == KID_LINK) {
		buf_c(b, "<</Type/OBJR/Obj ");
		put_reference(b, haru_number(h->annotation[kid->index]));
		buf_c(b, "/Pg ");
		put_reference(b, haru_number(h->page[h->content.link[kid->index].page]));
	} else {
		buf_c(b, "<</Type/MCR/Pg ");
		put_reference(b, haru_number(h->page[kid->page]));
		buf_c(b, "/MCID ");
		buf_uint(b, kid->mcid);
	}
	buf_c(b, ">>");
}

static void put_kids(struct haru *h, struct buf *b, const struct element *e)
{
	uint32_t page = UINT32_MAX;

	for (size_t i = 0; i < e->kids && page == UINT32_MAX; i++)
		if (e->kid[i].kind == KID_CONTENT)
			page = e->kid[i].page;
	if (page != UINT32_MAX) {
		buf_c(b, "/Pg ");
		put_reference(b, haru_number(h->page[page]));
	}
	buf_c(b, "/K[");
	for (size_t i = 0; i < e->kids; i++) {
		const struct kid *kid = &e->kid[i];

		if (i > 0)
			buf_char(b, ' ');
		if (kid->kind == KID_ELEMENT)
			put_reference(b, h->raw.first + kid->index);
		else if (kid->kind == KID_CONTENT && kid->page == page)
			buf_uint(b, kid->mcid);
		else if (kid->kind == KID_CONTENT || h->annotation[kid->index] != NULL)
			put_kid_reference(h, b, kid);
	}
	buf_char(b, ']');
}

/* Heads of columns say so: readers aloud name them at each cell; merged cells say what they span. */
static void put_attributes(struct buf *b, const struct element *e)
{
	if (e->alternative.n > 0) {
		buf_c(b, "/Alt");
		haru_put_text(b, e->alternative);
	}
	if (e->tag != TAG_TH && e->columns < 2 && e->rows < 2)
		return;
	buf_c(b, "/A<</O/Table");
	if (e->tag == TAG_TH)
		buf_c(b, "/Scope/Column");
	if (e->columns > 1)
		buf_printf(b, "/ColSpan %u", e->columns);
	if (e->rows > 1)
		buf_printf(b, "/RowSpan %u", e->rows);
	buf_c(b, ">>");
}

static void add_elements(struct haru *h, unsigned root)
{
	const struct content *c = &h->content;
	struct buf b;

	buf_init(&b, h->arena, 256);
	for (size_t i = 0; i < c->elements; i++) {
		const struct element *e = &c->element[i];

		buf_clear(&b);
		buf_c(&b, "<</S/");
		buf_c(&b, i == 0 ? "Document" : tag_name(e->tag));
		buf_c(&b, "/P ");
		put_reference(&b, i == 0 ? root : h->raw.first + e->parent);
		put_attributes(&b, e);
		if (e->kids > 0)
			put_kids(h, &b, e);
		buf_c(&b, ">>");
		add_raw(h, str_copy(h->arena, buf_str(&b)));
	}
}

/* The elements of a page's marked contents; the key of each page and link is put in `nums`. */
static void add_parents(struct haru *h, struct buf *nums, unsigned *key)
{
	const struct content *c = &h->content;
	struct buf b;

	for (size_t i = 0; i < c->pages; i++) {
		const struct page_marks *m = &c->marks[i];

		buf_init(&b, h->arena, 8 * m->n + 16);
		buf_char(&b, '[');
		for (size_t k = 0; k < m->n; k++) {
			put_reference(&b, h->raw.first + m->element[k]);
			buf_char(&b, ' ');
		}
		buf_char(&b, ']');
		HPDF_Dict_AddNumber(h->page[i], "StructParents", (HPDF_INT32)*key);
		buf_printf(nums, "%u %zu 0 R ", (*key)++, h->raw.first + h->raw.n);
		add_raw(h, buf_str(&b));
	}
	for (size_t i = 0; i < c->links; i++) {
		if (h->annotation[i] == NULL || c->link[i].element == 0)
			continue;
		HPDF_Dict_AddNumber(h->annotation[i], "StructParent", (HPDF_INT32)*key);
		buf_printf(nums, "%u %zu 0 R ", (*key)++, h->raw.first + c->link[i].element);
	}
}

void structure_write(struct haru *h)
{
	HPDF_Dict root = haru_dict(h), mark = HPDF_Dict_New(h->pdf->mmgr);
	struct buf nums, text;
	unsigned key = 0;

	HPDF_Dict_Add(h->pdf->catalog, "StructTreeRoot", root);
	HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
	HPDF_Dict_Add(h->pdf->catalog, "MarkInfo", mark);

	h->raw.first = h->pdf->xref->entries->count;
	add_elements(h, haru_number(root));
	buf_init(&nums, h->arena, 256);
	buf_c(&nums, "<</Nums[");
	add_parents(h, &nums, &key);
	buf_c(&nums, "]>>");
	buf_init(&text, h->arena, 128);
	buf_printf(&text, "<</Type/StructTreeRoot/K %zu 0 R/ParentTree %zu 0 R/ParentTreeNextKey %u>>", h->raw.first,
	           h->raw.first + h->raw.n, key);
	add_raw(h, buf_str(&nums));
	h->root_text = buf_str(&text);
	h->root = root;
}
