/*
 * text_case.h -- what the tests of texts share: a text parsed, its tree dumped.
 *
 * Included after <cmocka.h>.
 */
#ifndef TEXT_CASE_H
#define TEXT_CASE_H

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/fail.h"
#include "syntax/doc.h"
#include "syntax/markdown.h"
#include "syntax/outline.h"

struct text_case {
	struct fail    fail;
	struct arena   arena;
	struct diags   diags;
	struct doc     doc;
	struct outline outline;
};

/* Parse `text`, whose first line is line `first_line` of test.md. */
static inline void text_case_parse(struct text_case *t, str text, uint32_t first_line)
{
	arena_init(&t->arena, &t->fail);
	diags_init(&t->diags, &t->arena);
	markdown_parse(&t->arena, S("test.md"), text, first_line, &t->diags, &t->doc);
	outline_build(&t->arena, &t->doc, &t->outline);
}

static inline void text_case_end(struct text_case *t)
{
	arena_release(&t->arena);
}

/* The messages as "line:name line:name …". */
static inline str text_case_messages(struct text_case *t)
{
	struct buf b;
	buf_init(&b, &t->arena, 64);
	diags_sort(&t->diags);
	for (size_t i = 0; i < t->diags.n; i++) {
		if (i)
			buf_char(&b, ' ');
		buf_uint(&b, t->diags.message[i].place.line);
		buf_char(&b, ':');
		buf_add(&b, diag_name(&t->arena, t->diags.message[i].id));
	}
	return buf_str(&b);
}

/* Compare a str with a literal, showing both when they differ. */
static inline void text_case_equal(struct text_case *t, str got, const char *want)
{
	assert_string_equal(str_c(&t->arena, got), want);
}

#endif
