/*
 * init.c -- tiendo init DIR: a small complete project to begin with.
 *
 * The project is the folder skeleton/ that comes with the program, copied.
 */
#include "cli/init.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/shared.h"
#include "publish/output.h"

enum { FILE_MOST = 1 << 20 };

static bool copy_skeleton(struct arena *a, str skeleton, str folder, struct diags *d)
{
	struct file_list list;
	file_list(a, skeleton, S(""), &list);
	if (!list.n)
		fail_raise(a->fail, "the program is not installed whole: %.*s is missing", STR_ARG(skeleton));
	struct output *out = output_begin_project(a, folder, d);
	for (size_t i = 0; out && i < list.n; i++) {
		str bytes;
		if (file_read(a, path_join(a, skeleton, list.path[i]), FILE_MOST, &bytes) != FILE_OK)
			fail_raise(a->fail, "cannot read %.*s of %.*s", STR_ARG(list.path[i]), STR_ARG(skeleton));
		output_write(out, a, list.path[i], bytes);
	}
	if (out)
		output_commit(out);
	return out != NULL;
}

int command_init(struct arena *a, const struct options *o)
{
	struct diags d;
	bool vi = o->vi != 0;
	str folder = o->argument[0];
	diags_init(&d, a);
	bool ok = copy_skeleton(a, shared_folder(a, "skeleton", "generator/skeleton"), folder, &d);
	print_messages(a, &d, vi);
	if (ok && !o->quiet)
		fprintf(stderr, vi ? "tiendo: dự án mới ở %.*s; đọc README.md trong đó, rồi chạy: tiendo build -C %.*s\n"
		                   : "tiendo: a new project is in %.*s; read its README.md, then run: tiendo build -C %.*s\n",
		        STR_ARG(folder), STR_ARG(folder));
	return ok ? 0 : 1;
}
