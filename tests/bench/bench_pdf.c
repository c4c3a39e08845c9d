/*
 * bench_pdf.c -- how long the documents of a project take, in one warm process.
 *
 *     bench_pdf PROJECT [ROUNDS [FOLDER]]
 *
 * Each plan's document is made ROUNDS times (20) by one thread, after one that
 * is not counted; a line a plan: milliseconds a document (the middle one), size,
 * id.  Then all scorecards once, by all processors.  With FOLDER all documents
 * are written there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/work.h"
#include "cli/load.h"
#include "cli/options.h"
#include "draw/font.h"
#include "typeset/documents.h"

enum { ROUNDS = 20 };

struct bench {
	struct arena          arena, scratch;
	struct loaded         in;
	struct fonts          fonts;
	struct report_source  report;
	struct report_items   reports;
	struct documents      documents;
	struct document_files files;
	const char           *folder;
};

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_value(const void *x, const void *y)
{
	const double *a = x, *b = y;

	return (*a > *b) - (*a < *b);
}

static bool load_project(struct bench *b, const char *root, struct diags *d)
{
	struct options o = { .command = COMMAND_BUILD, .root = str_from_c(root), .vi = -1, .as_of = DATE_NONE };

	if (!load(&b->arena, &o, d, &b->in) || !load_fonts(&b->arena, &b->in, d, &b->fonts))
		return false;
	b->report = b->in.report;
	b->report.fonts = &b->fonts;
	report_items(&b->arena, &b->in.model, &b->reports);
	b->documents = (struct documents){ .model = &b->in.model, .figures = b->in.figures, .verdict = b->in.verdict,
	                                   .reporting = &b->in.reporting, .words = &b->in.words, .fonts = &b->fonts,
	                                   .report = &b->report, .reports = &b->reports };
	documents_list(&b->arena, &b->documents, &b->files);
	return true;
}

static void time_plan(struct bench *b, const struct document_file *file, int rounds, struct diags *d)
{
	double *took = arena_new(&b->arena, double, (size_t)rounds);
	str bytes = { NULL, 0 };

	for (int i = -1; i < rounds; i++) {
		double start = seconds();

		documents_make(&b->documents, &b->scratch, file, d, &bytes);
		if (i >= 0)
			took[i] = seconds() - start;
		arena_reset(&b->scratch);
	}
	qsort(took, (size_t)rounds, sizeof took[0], by_value);
	printf("%8.3f ms %8zu bytes  %.*s\n", took[rounds / 2] * 1e3, bytes.n, STR_ARG(file->path));
}

static void make_document(void *payload, size_t piece, struct arena *scratch, struct diags *d)
{
	struct bench *b = payload;
	const struct document_file *file = &b->files.file[piece];
	str bytes;

	if (!documents_make(&b->documents, scratch, file, d, &bytes) || b->folder == NULL)
		return;
	str name = str_format(scratch, "%.*s", STR_ARG(file->path));
	char *flat = arena_new(scratch, char, name.n + 1);

	for (size_t i = 0; i < name.n; i++)
		flat[i] = name.p[i] == '/' ? '_' : name.p[i];
	FILE *f = fopen(str_c(scratch, str_format(scratch, "%s/%s", b->folder, flat)), "wb");

	if (f != NULL) {
		fwrite(bytes.p, 1, bytes.n, f);
		fclose(f);
	}
}

static void time_scorecards(struct bench *b, struct diags *d)
{
	struct document_files all = b->files, some = { NULL, 0, 0 };
	double start;

	for (size_t i = 0; i < all.n; i++)
		if (b->folder != NULL || str_starts(all.file[i].path, S("don-vi/")))
			*arena_push(&b->arena, struct document_file, &some.file, &some.n, &some.cap) = all.file[i];
	b->files = some;
	start = seconds();
	work_run(&b->arena, work_processors(), some.n, make_document, b, d);
	printf("%8.3f s  %zu %s\n", seconds() - start, some.n, b->folder != NULL ? "documents" : "scorecards");
	b->files = all;
}

int main(int argc, char **argv)
{
	static struct bench b;
	struct fail fail;
	struct diags d;
	int rounds = argc > 2 ? atoi(argv[2]) : ROUNDS;

	if (argc < 2 || rounds < 1) {
		fprintf(stderr, "usage: bench_pdf PROJECT [ROUNDS [FOLDER]]\n");
		return 2;
	}
	if (setjmp(fail.env) != 0) {
		fprintf(stderr, "%s\n", fail.message);
		return 3;
	}
	arena_init(&b.arena, &fail);
	arena_init(&b.scratch, &fail);
	diags_init(&d, &b.arena);
	b.folder = argc > 3 ? argv[3] : NULL;
	if (!load_project(&b, argv[1], &d)) {
		struct buf text;

		buf_init(&text, &b.arena, 4096);
		diags_write_text(&text, &d, false);
		fwrite(text.p, 1, text.n, stderr);
		return 1;
	}
	for (size_t i = 0; i < b.files.n; i++)
		if (str_starts(b.files.file[i].path, S("ke-hoach/")))
			time_plan(&b, &b.files.file[i], rounds, &d);
	time_scorecards(&b, &d);
	arena_release(&b.scratch);
	arena_release(&b.arena);
	return 0;
}
