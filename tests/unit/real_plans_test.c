/*
 * real_plans_test.c -- the outlines of the five real plans.
 *
 * Their texts are not ours to publish, so this test runs only where they are
 * at hand: in ../shared/plans, or in plans/ of the folder that TIENDO_SHARED
 * names.  Only addresses are kept here.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "base/file.h"
#include "syntax/yaml.h"
#include "text_case.h"

/* Compact: "I/1-3" stands for I/1 I/2 I/3; "()" for a heading without a label. */
static const struct { const char *file, *addresses; uint32_t tables; } plans[] = {
	{ "cat-hai-1520.md",
	  "I I/1-2 I/2/a I/2/b "
	  "II II/1 II/1/a II/1/b II/1/c II/1/d II/2 II/2/a II/2/b II/2/c II/2/d II/3 II/3/a II/3/b II/3/c II/3/d "
	  "II/4 II/4/a II/4/b II/4/c II/5 II/5/a II/5/b "
	  "III III/1-7", 0 },
	{ "lai-chau-1520.md",
	  "I I/1-2 I#2 I#2/1-2 I#2/2/2.1 I#2/2/2.2 I#2/2/2.3 II II/1-5 III IV IV/1-11", 0 },
	{ "lai-chau-thi-dua.md",
	  "() () I I/1 I/1/a I/1/b I/1/c I/1/d I/2 I/2/a I/2/b I/2/c II II/1-7 "
	  "III III/1 III/1/a III/1/b III/1/c III/1/d III/1/đ III/1/e III/1/g III/1/h III/1/i III/2 III/2/a III/2/b "
	  "IV IV/1-7 V V/1-2 VI VII VII/1-9", 0 },
	{ "lai-chau-tuan-le-2022.md",
	  "I I/1-2 II III IV IV/1-7 IV#2 IV#2/1-6 "
	  "Phụ_lục_I Phụ_lục_I/I Phụ_lục_I/I/1-3 Phụ_lục_I/II Phụ_lục_I/II/1-2 Phụ_lục_I/III Phụ_lục_I/III/1-2 "
	  "Phụ_lục_II ()", 1 },
	{ "van-quan-1520.md",
	  "I I/1-2 II II/1-2 II/2/a II/2/b II/3-5 III III/1-2 IV IV/1-2 V V/1-10", 0 },
};

/* Write out "I/1-3". */
static void expand(struct buf *b, str word)
{
	size_t dash = str_find_char(word, '-', 0);
	size_t from = dash;
	while (dash != SIZE_MAX && from > 0 && word.p[from - 1] != '/')
		from--;
	int first = 0, last = 0;
	if (dash != SIZE_MAX) {
		first = atoi(word.p + from);
		last = atoi(word.p + dash + 1);
	}
	str stem = dash == SIZE_MAX ? word : str_slice(word, 0, from);
	for (int k = first; k <= last; k++) {
		for (size_t i = 0; i < stem.n; i++)
			buf_char(b, (char)(stem.p[i] == '_' ? ' ' : stem.p[i]));
		if (dash != SIZE_MAX)
			buf_int(b, k);
		buf_char(b, '\n');
	}
}

static uint32_t count_tables(const struct doc_node *node)
{
	uint32_t n = node->kind == DOC_TABLE;
	for (const struct doc_node *c = node->first; c; c = c->next)
		n += count_tables(c);
	return n;
}

static void check_plan(struct text_case *t, str text, const char *addresses, uint32_t tables)
{
	str front, body;
	uint32_t line;
	assert_true(yaml_split_front(text, &front, &body, &line));
	text_case_parse(t, body, line);
	text_case_equal(t, text_case_messages(t), "");
	assert_int_equal(count_tables(t->doc.root), tables);

	struct buf want, got;
	buf_init(&want, &t->arena, 1024);
	buf_init(&got, &t->arena, 1024);
	str word, rest = str_from_c(addresses);
	while ((word = str_word(&rest)).n)
		expand(&want, word);
	for (size_t i = 0; i < t->outline.n; i++) {
		const struct clause *c = &t->outline.clause[i];
		buf_add(&got, c->address.n ? c->address : S("()"));
		buf_char(&got, '\n');
		if (c->address.n)
			assert_ptr_equal(outline_find(&t->outline, c->address), c);
	}
	text_case_equal(t, buf_str(&got), str_c(&t->arena, buf_str(&want)));
	text_case_end(t);
}

static void outlines(void **state)
{
	(void)state;
	struct text_case files, t;
	const char *shared = getenv("TIENDO_SHARED");
	arena_init(&files.arena, &files.fail);
	str folder = path_join(&files.arena, str_from_c(shared ? shared : "../shared"), S("plans"));
	if (!file_is_dir(&files.arena, folder)) {
		arena_release(&files.arena);
		skip();
	}
	for (size_t i = 0; i < sizeof plans / sizeof *plans; i++) {
		str text, path = path_join(&files.arena, folder, str_from_c(plans[i].file));
		assert_int_equal(file_read(&files.arena, path, MARKDOWN_MAX_BYTES, &text), FILE_OK);
		check_plan(&t, text, plans[i].addresses, plans[i].tables);
	}
	arena_release(&files.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(outlines) };
	return cmocka_run_group_tests(tests, NULL, NULL);
}
