/* input.c -- the order of reading. */
#include "input/input.h"

#include "base/work.h"
#include "input/reader.h"

void input_read(struct arena *a, str root, const struct input_options *options,
                struct diags *d, struct model *out)
{
	struct input in = { .arena = a, .diags = d, .m = out, .root = root,
	                    .threads = options->threads ? options->threads : work_processors() };
	arena_init(&in.scratch, a->fail);
	map_init(&in.suggestion_by_id, a, 16);
	*out = (struct model){ 0 };
	read_config(&in, options);
	read_units(&in);
	read_registers(&in);
	read_successions(&in);
	read_content(&in);
	read_targets(&in);
	read_forms(&in);
	read_duties(&in);
	read_results(&in);
	bind_all(&in);
	arena_release(&in.scratch);
}

bool input_is_vi(struct arena *a, str root, const struct input_options *options)
{
	struct model m = { 0 };
	struct diags unheard;
	struct input in = { .arena = a, .diags = &unheard, .m = &m, .root = root };
	diags_init(&unheard, a);
	read_config(&in, options);
	return m.config.vi;
}
