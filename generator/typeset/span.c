/*
 * span.c -- see span.h.
 *
 * What the faces cannot show and a reader would not miss is taken out here:
 * zero-width characters and soft hyphens.  Everything else is kept, a missing
 * glyph too: it is drawn as a box (pdf/) and reported (para.c).
 */
#include "typeset/span.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "syntax/doc.h"

void spans_begin(struct spans *s, struct arena *a)
{
	*s = (struct spans){ .arena = a, .after_space = true };
}

/* Zero-width characters, soft hyphen, variation selectors: nothing is drawn for them. */
static bool is_invisible(uint32_t c)
{
	return c == 0x00AD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) || c == 0x2060
	       || (c >= 0xFE00 && c <= 0xFE0F) || (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
	       || c == 0x7F;
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x3000;
}

void spans_add(struct spans *s, str text, const struct span *like)
{
	struct buf b;
	size_t at = 0;

	buf_init(&b, s->arena, text.n + 1);
	while (at < text.n) {
		uint32_t c = utf8_next(text, &at);

		if (is_invisible(c))
			continue;
		bool space = is_space(c) || c == 0xA0;

		if (!space || !s->after_space)
			buf_codepoint(&b, is_space(c) ? ' ' : c);
		s->after_space = space;
	}
	if (b.n == 0)
		return;
	struct span *span = arena_push(s->arena, struct span, &s->span, &s->n, &s->cap);

	*span = *like;
	span->text = buf_str(&b);
	span->gap_pt = 0;
	span->break_after = false;
}

void spans_gap(struct spans *s, double gap_pt, const struct span *like)
{
	struct span *span = arena_push(s->arena, struct span, &s->span, &s->n, &s->cap);

	*span = *like;
	span->text = (str){ NULL, 0 };
	span->gap_pt = gap_pt;
	span->break_after = false;
	s->after_space = false;
}

void spans_break(struct spans *s)
{
	if (s->n > 0)
		s->span[s->n - 1].break_after = true;
	s->after_space = true;
}

enum face face_bold(enum face f)
{
	switch (f) {
	case FACE_SERIF:       case FACE_SERIF_BOLD:        return FACE_SERIF_BOLD;
	case FACE_SERIF_ITALIC: case FACE_SERIF_BOLD_ITALIC: return FACE_SERIF_BOLD_ITALIC;
	case FACE_SANS:        case FACE_SANS_BOLD:         return FACE_SANS_BOLD;
	case FACE__COUNT:      break;
	}
	return f;
}

enum face face_italic(enum face f)
{
	switch (f) {
	case FACE_SERIF:      case FACE_SERIF_ITALIC:      return FACE_SERIF_ITALIC;
	case FACE_SERIF_BOLD: case FACE_SERIF_BOLD_ITALIC: return FACE_SERIF_BOLD_ITALIC;
	case FACE_SANS:       case FACE_SANS_BOLD:         return f;    /* it has no italic */
	case FACE__COUNT:     break;
	}
	return f;
}

static void add_children(struct spans *s, const struct doc_node *node, const struct span *like)
{
	for (const struct doc_node *c = node->first; c != NULL; c = c->next)
		spans_add_inlines(s, c, like);
}

void spans_add_inlines(struct spans *s, const struct doc_node *node, const struct span *like)
{
	struct span looks = *like;

	switch (node->kind) {
	case DOC_TEXT:
	case DOC_HTML_INLINE:
	case DOC_HTML_BLOCK:
		spans_add(s, node->text, &looks);
		break;
	case DOC_CODE_SPAN:
		looks.face = FACE_SANS;
		looks.size_pt *= 0.9;
		spans_add(s, node->text, &looks);
		break;
	case DOC_SOFT_BREAK:
		spans_add(s, S(" "), &looks);
		break;
	case DOC_HARD_BREAK:
		spans_break(s);
		break;
	case DOC_EMPH:
		looks.face = face_italic(looks.face);
		add_children(s, node, &looks);
		break;
	case DOC_STRONG:
		looks.face = face_bold(looks.face);
		add_children(s, node, &looks);
		break;
	case DOC_LINK:
		looks.url = node->url;          /* black, as all of an official document */
		add_children(s, node, &looks);
		break;
	case DOC_IMAGE:         /* a printed text shows what the picture is called */
	case DOC_ROOT: case DOC_HEADING: case DOC_PARAGRAPH: case DOC_LIST: case DOC_ITEM:
	case DOC_QUOTE: case DOC_CODE: case DOC_DIRECTIVE: case DOC_PICTURE: case DOC_RULE: case DOC_TABLE:
	case DOC_ROW: case DOC_CELL:
		add_children(s, node, &looks);
		break;
	case DOC__COUNT:
		assert(0 && "not a kind");
	}
}

void spans_set_face(struct spans *s, enum face face)
{
	for (size_t i = 0; i < s->n; i++)
		s->span[i].face = face;
}

/* Cut the span that holds byte `at` of the joined text, so that one begins there. */
static void cut_at(struct spans *s, size_t at)
{
	size_t start = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct span *span = &s->span[i];
		size_t end = start + span->text.n;

		if (at > start && at < end) {
			arena_push(s->arena, struct span, &s->span, &s->n, &s->cap);
			memmove(&s->span[i + 1], &s->span[i], (s->n - 1 - i) * sizeof s->span[0]);
			s->span[i].text = str_slice(s->span[i].text, 0, at - start);
			s->span[i].break_after = false;
			s->span[i + 1].text = str_slice(s->span[i + 1].text, at - start, end - start);
			return;
		}
		start = end + (span->break_after && span->text.n > 0 ? 1 : 0);
	}
}

void spans_set_url(struct spans *s, size_t from, size_t to, str url)
{
	size_t start = 0;

	cut_at(s, from);
	cut_at(s, to);
	for (size_t i = 0; i < s->n; i++) {
		struct span *span = &s->span[i];

		if (start >= from && start < to && span->text.n > 0 && span->url.n == 0)
			span->url = url;
		start += span->text.n + (span->break_after && span->text.n > 0 ? 1 : 0);
	}
}

struct spans spans_slice(const struct spans *s, size_t from, size_t to)
{
	struct spans out;
	size_t start = 0;

	spans_begin(&out, s->arena);
	for (size_t i = 0; i < s->n; i++) {
		const struct span *span = &s->span[i];
		size_t n = span->text.n, end = start + n + (span->break_after && n > 0 ? 1 : 0);

		if (start < to && end > from) {
			str part = str_slice(span->text, from > start ? from - start : 0,
			                     to > start ? to - start : 0);

			if (span->gap_pt > 0)
				spans_gap(&out, span->gap_pt, span);
			else
				spans_add(&out, part, span);
			if (span->break_after && end <= to && out.n > 0)
				spans_break(&out);
		}
		start = end;
	}
	spans_trim(&out);
	return out;
}

str spans_text(const struct spans *s)
{
	struct buf b;

	buf_init(&b, s->arena, 128);
	for (size_t i = 0; i < s->n; i++) {
		buf_add(&b, s->span[i].text);
		if (s->span[i].break_after && s->span[i].text.n > 0)
			buf_char(&b, ' ');
	}
	return buf_str(&b);
}

void spans_trim(struct spans *s)
{
	while (s->n > 0) {
		struct span *last = &s->span[s->n - 1];

		last->break_after = false;
		if (last->text.n > 0 && last->text.p[last->text.n - 1] == ' ')
			last->text.n--;
		if (last->text.n > 0 || last->gap_pt > 0)
			return;
		s->n--;
	}
}
