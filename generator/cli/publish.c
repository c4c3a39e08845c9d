/* publish.c -- tiendo publish DIR: the built site in the place of DIR; --rollback: the one before it. */
#include "cli/publish.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "input/input.h"
#include "publish/release.h"

static bool publish(struct arena *a, const struct options *o, bool vi, struct diags *d)
{
	struct release_count c = { 0 };
	str from = o->output.n ? o->output : path_join(a, o->root, S("out/site"));
	if (!release_publish(a, from, o->argument[0], o->keep, d, &c))
		return false;
	if (!o->quiet)
		fprintf(stderr, vi ? "tiendo: đã công bố bản số %u vào %.*s: %zu tệp (%zu không đổi)\n"
		                   : "tiendo: release %u is live in %.*s: %zu files (%zu unchanged)\n",
		        c.number, STR_ARG(o->argument[0]), c.files, c.unchanged);
	return true;
}

static bool rollback(struct arena *a, const struct options *o, bool vi, struct diags *d)
{
	unsigned number;
	if (!release_rollback(a, o->argument[0], d, &number))
		return false;
	if (!o->quiet)
		fprintf(stderr, vi ? "tiendo: đã khôi phục bản số %u vào %.*s\n"
		                   : "tiendo: release %u is live again in %.*s\n", number, STR_ARG(o->argument[0]));
	return true;
}

int command_publish(struct arena *a, const struct options *o)
{
	struct diags d;
	bool vi = input_is_vi(a, o->root, &(struct input_options){ .vi = o->vi });
	diags_init(&d, a);
	bool ok = o->rollback ? rollback(a, o, vi, &d) : publish(a, o, vi, &d);
	print_messages(a, &d, vi);
	return ok ? 0 : 1;
}
