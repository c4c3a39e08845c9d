/*
 * main.c -- the command line's beginning and end: options in, exit status out.
 *
 * Exit status: 0 good, 1 the input has errors, 2 wrong use, 3 the machine failed.
 */
#include <signal.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "cli/build.h"
#include "cli/explain.h"
#include "cli/form.h"
#include "cli/init.h"
#include "cli/options.h"
#include "cli/prove.h"
#include "cli/publish.h"
#include "cli/serve.h"
#include "version.h"

enum { EXIT_GOOD = 0, EXIT_INPUT = 1, EXIT_USE = 2, EXIT_MACHINE = 3 };

static int usage(struct arena *a, FILE *to)
{
	struct buf b;
	buf_init(&b, a, 2048);
	options_usage(&b);
	fwrite(b.p, 1, b.n, to);
	return EXIT_GOOD;
}

static int run(struct arena *a, int argc, char **argv)
{
	struct options o;
	str message;
	if (!options_parse(a, argc, argv, &o, &message)) {
		fprintf(stderr, "tiendo: %.*s\n", STR_ARG(message));
		usage(a, stderr);
		return EXIT_USE;
	}
	switch (o.command) {
	case COMMAND_BUILD:   return command_build(a, &o);
	case COMMAND_CHECK:   return o.site ? command_prove(a, &o) : command_check(a, &o);
	case COMMAND_EXPLAIN: return command_explain(a, &o);
	case COMMAND_DIFF:    return command_diff(a, &o);
	case COMMAND_FORM:    return command_form(a, &o);
	case COMMAND_PUBLISH: return command_publish(a, &o);
	case COMMAND_SERVE:   return command_serve(a, &o);
	case COMMAND_INIT:    return command_init(a, &o);
	case COMMAND_HELP:    return usage(a, stdout);
	case COMMAND_VERSION: return puts("tiendo " TIENDO_VERSION) < 0 ? EXIT_MACHINE : EXIT_GOOD;
	}
	return EXIT_USE;
}

int main(int argc, char **argv)
{
	struct fail fail;
	struct arena arena;
	volatile int status = EXIT_MACHINE;
	signal(SIGPIPE, SIG_IGN);
	arena_init(&arena, &fail);
	if (setjmp(fail.env) == 0)
		status = run(&arena, argc, argv);
	else
		fprintf(stderr, "tiendo: %s\n", fail.message);
	arena_release(&arena);
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "tiendo: cannot write to standard output\n");
		return EXIT_MACHINE;
	}
	return status;
}
