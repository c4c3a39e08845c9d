/* output_test.c -- a site is put in place whole or not at all; nobody else's folder is touched. */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "publish/output.h"

struct place_for_site {
	struct fail  fail;
	struct arena arena;
	struct diags diags;
	str          parent, site;
};

static void begin(struct place_for_site *t)
{
	char name[] = "/tmp/tiendo-test-XXXXXX";
	arena_init(&t->arena, &t->fail);
	diags_init(&t->diags, &t->arena);
	assert_non_null(mkdtemp(name));
	t->parent = str_copy(&t->arena, str_from_c(name));
	t->site = path_join(&t->arena, t->parent, S("site"));
}

static void end(struct place_for_site *t)
{
	assert_int_equal(system(str_format(&t->arena, "rm -rf '%.*s'", STR_ARG(t->parent)).p), 0);
	arena_release(&t->arena);
}

/* The text of a file of the site; NULL when it is not there. */
static const char *text_of(struct place_for_site *t, const char *path)
{
	str text;
	if (file_read(&t->arena, path_join(&t->arena, t->site, str_from_c(path)), 1 << 20, &text) != FILE_OK)
		return NULL;
	return str_c(&t->arena, text);
}

/* Everything beside the site: no half site may stay behind. */
static void assert_clean(struct place_for_site *t)
{
	static const char *const left[] = { ".site.new", ".site.next", ".site.old", ".site.trash" };
	for (size_t i = 0; i < sizeof left / sizeof *left; i++)
		assert_false(file_exists(&t->arena, path_join(&t->arena, t->parent, str_from_c(left[i]))));
}

static ino_t inode(struct place_for_site *t, const char *path)
{
	struct stat st;
	assert_int_equal(stat(path_join(&t->arena, t->site, str_from_c(path)).p, &st), 0);
	return st.st_ino;
}

static void build(struct place_for_site *t, const char *a, const char *b)
{
	struct output *o = output_begin(&t->arena, t->site, &t->diags);
	assert_non_null(o);
	output_write(o, &t->arena, S("index.html"), str_from_c(a));
	if (b)
		output_write(o, &t->arena, S("x/y/z.txt"), str_from_c(b));
	output_commit(o);
}

static void built_twice(void **state)
{
	(void)state;
	struct place_for_site t;
	begin(&t);
	build(&t, "one", "deep");
	assert_string_equal(text_of(&t, "index.html"), "one");
	assert_string_equal(text_of(&t, "x/y/z.txt"), "deep");
	ino_t before = inode(&t, "x/y/z.txt");
	build(&t, "two", "deep");
	assert_string_equal(text_of(&t, "index.html"), "two");
	assert_int_equal(inode(&t, "x/y/z.txt"), before);       /* unchanged: the same file */
	build(&t, "three", NULL);
	assert_null(text_of(&t, "x/y/z.txt"));                  /* what is not written any more is gone */
	assert_clean(&t);
	end(&t);
}

static void abandoned(void **state)
{
	(void)state;
	struct place_for_site t;
	begin(&t);
	build(&t, "one", "deep");
	struct output *o = output_begin(&t.arena, t.site, &t.diags);
	assert_non_null(o);
	output_write(o, &t.arena, S("index.html"), S("half"));
	assert_string_equal(text_of(&t, "index.html"), "one");  /* nothing is seen before the end */
	output_abandon(o);
	assert_string_equal(text_of(&t, "index.html"), "one");
	assert_string_equal(text_of(&t, "x/y/z.txt"), "deep");
	assert_clean(&t);
	end(&t);
}

/* What a killed run left is worthless and in nobody's way. */
static void after_a_kill(void **state)
{
	(void)state;
	struct place_for_site t;
	begin(&t);
	build(&t, "one", NULL);
	str rest = path_join(&t.arena, t.parent, S(".site.new"));
	assert_int_equal(mkdir(rest.p, 0777), 0);
	FILE *f = fopen(path_join(&t.arena, rest, S("index.html")).p, "w");
	assert_non_null(f);
	fputs("half", f);
	fclose(f);
	build(&t, "two", NULL);
	assert_string_equal(text_of(&t, "index.html"), "two");
	assert_clean(&t);
	end(&t);
}

static void foreign_folder(void **state)
{
	(void)state;
	struct place_for_site t;
	begin(&t);
	assert_int_equal(mkdir(t.site.p, 0777), 0);
	build(&t, "an empty folder may be used", NULL);
	assert_int_equal(t.diags.n, 0);
	str mine = path_join(&t.arena, t.parent, S("mine"));
	assert_int_equal(mkdir(mine.p, 0777), 0);
	FILE *f = fopen(path_join(&t.arena, mine, S("precious")).p, "w");
	assert_non_null(f);
	fclose(f);
	assert_null(output_begin(&t.arena, mine, &t.diags));
	assert_int_equal(t.diags.n, 1);
	assert_int_equal(t.diags.message[0].id, DIAG_OUTPUT_FOREIGN);
	assert_true(file_exists(&t.arena, path_join(&t.arena, mine, S("precious"))));
	end(&t);
}

static void counts(void **state)
{
	(void)state;
	struct place_for_site t;
	begin(&t);
	build(&t, "one", "deep");
	struct output *o = output_begin(&t.arena, t.site, &t.diags);
	output_write(o, &t.arena, S("index.html"), S("two"));
	output_write(o, &t.arena, S("x/y/z.txt"), S("deep"));
	struct output_count c = output_counts(o);
	assert_int_equal(c.files, 3);           /* with the mark that the folder is a site of ours */
	assert_int_equal(c.unchanged, 2);
	output_commit(o);
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(built_twice), cmocka_unit_test(abandoned), cmocka_unit_test(after_a_kill),
		cmocka_unit_test(foreign_folder), cmocka_unit_test(counts),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
