/*
 * structure.c -- the structure tree of a tagged PDF (ISO 32000-1, 14.7 and 14.8).
 *
 * Element 0 of the content is the document.  Every marked content and every
 * link is found back from its page through the parent tree.
 */
#include "base/arena.h"
#include "pdf/haru.h"

/* A reference to a marked content that is not on the element's own page, or to a link. */
static void add_reference(struct haru *h, HPDF_Array kids, const struct kid *kid)
{
	HPDF_Dict d = HPDF_Dict_New(h->pdf->mmgr);

	if (kid->kind == KID_LINK) {
		HPDF_Dict_AddName(d, "Type", "OBJR");
		HPDF_Dict_Add(d, "Obj", h->annotation[kid->index]);
		HPDF_Dict_Add(d, "Pg", h->page[h->content.link[kid->index].page]);
	} else {
		HPDF_Dict_AddName(d, "Type", "MCR");
		HPDF_Dict_Add(d, "Pg", h->page[kid->page]);
		HPDF_Dict_AddNumber(d, "MCID", (HPDF_INT32)kid->mcid);
	}
	HPDF_Array_Add(kids, d);
}

static void add_kids(struct haru *h, HPDF_Dict element, const struct element *e)
{
	uint32_t page = UINT32_MAX;
	HPDF_Array kids;

	for (size_t i = 0; i < e->kids && page == UINT32_MAX; i++)
		if (e->kid[i].kind == KID_CONTENT)
			page = e->kid[i].page;
	if (page != UINT32_MAX)
		HPDF_Dict_Add(element, "Pg", h->page[page]);
	if (e->kids == 1 && e->kid[0].kind == KID_CONTENT) {
		HPDF_Dict_AddNumber(element, "K", (HPDF_INT32)e->kid[0].mcid);
		return;
	}
	kids = HPDF_Array_New(h->pdf->mmgr);
	HPDF_Dict_Add(element, "K", kids);
	for (size_t i = 0; i < e->kids; i++) {
		const struct kid *kid = &e->kid[i];

		if (kid->kind == KID_ELEMENT)
			HPDF_Array_Add(kids, h->element[kid->index]);
		else if (kid->kind == KID_CONTENT && kid->page == page)
			HPDF_Array_AddNumber(kids, (HPDF_INT32)kid->mcid);
		else if (kid->kind == KID_CONTENT || h->annotation[kid->index] != NULL)
			add_reference(h, kids, kid);
	}
}

/* Heads of columns say so: readers aloud name them at each cell; merged cells say what they span. */
static void add_attributes(struct haru *h, HPDF_Dict element, const struct element *e)
{
	if (e->alternative.n > 0)
		HPDF_Dict_Add(element, "Alt", haru_text(h, e->alternative));
	if (e->tag != TAG_TH && e->columns < 2 && e->rows < 2)
		return;
	HPDF_Dict a = HPDF_Dict_New(h->pdf->mmgr);

	HPDF_Dict_AddName(a, "O", "Table");
	if (e->tag == TAG_TH)
		HPDF_Dict_AddName(a, "Scope", "Column");
	if (e->columns > 1)
		HPDF_Dict_AddNumber(a, "ColSpan", (HPDF_INT32)e->columns);
	if (e->rows > 1)
		HPDF_Dict_AddNumber(a, "RowSpan", (HPDF_INT32)e->rows);
	HPDF_Dict_Add(element, "A", a);
}

static void add_elements(struct haru *h, HPDF_Dict root)
{
	struct content *c = &h->content;

	h->element = arena_new(h->arena, HPDF_Dict, c->elements);
	for (size_t i = 0; i < c->elements; i++)
		h->element[i] = haru_dict(h);
	for (size_t i = 0; i < c->elements; i++) {
		const struct element *e = &c->element[i];
		HPDF_Dict d = h->element[i];

		HPDF_Dict_AddName(d, "S", i == 0 ? "Document" : tag_name(e->tag));
		if (i == 0)
			HPDF_Dict_Add(d, "P", root);
		else
			HPDF_Dict_Add(d, "P", h->element[e->parent]);
		add_attributes(h, d, e);
		if (e->kids > 0)
			add_kids(h, d, e);
	}
	HPDF_Dict_Add(root, "K", h->element[0]);
}

static void add_parent_tree(struct haru *h, HPDF_Dict root)
{
	struct content *c = &h->content;
	HPDF_Dict tree = haru_dict(h);
	HPDF_Array nums = HPDF_Array_New(h->pdf->mmgr);
	HPDF_INT32 key = 0;

	HPDF_Dict_Add(root, "ParentTree", tree);
	HPDF_Dict_Add(tree, "Nums", nums);
	for (size_t i = 0; i < c->pages; i++) {
		const struct page_marks *m = &c->marks[i];
		HPDF_Array elements = haru_array(h);

		for (size_t k = 0; k < m->n; k++)
			HPDF_Array_Add(elements, h->element[m->element[k]]);
		HPDF_Dict_AddNumber(h->page[i], "StructParents", key);
		HPDF_Array_AddNumber(nums, key++);
		HPDF_Array_Add(nums, elements);
	}
	for (size_t i = 0; i < c->links; i++) {
		if (h->annotation[i] == NULL || c->link[i].element == 0)
			continue;
		HPDF_Dict_AddNumber(h->annotation[i], "StructParent", key);
		HPDF_Array_AddNumber(nums, key++);
		HPDF_Array_Add(nums, h->element[c->link[i].element]);
	}
	HPDF_Dict_AddNumber(root, "ParentTreeNextKey", key);
}

void structure_write(struct haru *h)
{
	HPDF_Dict root = haru_dict(h), mark = HPDF_Dict_New(h->pdf->mmgr);

	HPDF_Dict_AddName(root, "Type", "StructTreeRoot");
	HPDF_Dict_Add(h->pdf->catalog, "StructTreeRoot", root);
	HPDF_Dict_AddBoolean(mark, "Marked", HPDF_TRUE);
	HPDF_Dict_Add(h->pdf->catalog, "MarkInfo", mark);
	add_elements(h, root);
	add_parent_tree(h, root);
}
