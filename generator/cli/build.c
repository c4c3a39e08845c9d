/*
 * build.c -- see build.h.
 *
 * The main job in order: load (input, figures, verdicts), then the open
 * data, the site's pages and the documents, then one swap.  Messages go to
 * standard error, the summary last.
 */
#include "cli/build.h"

#include <stdio.h>
#include <time.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/work.h"
#include "cli/load.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "draw/font.h"
#include "publish/data.h"
#include "publish/output.h"
#include "site/site.h"
#include "site/theme.h"
#include "typeset/documents.h"

/* ---- build ---- */

struct build {
	struct arena       *arena, *scratch;
	const struct options *o;
	struct diags       *d;
	struct loaded       in;
	struct fonts        fonts;
	struct theme        theme;
	struct output      *out;
	size_t              pages, pdfs;
};

static bool prepare(struct build *b)
{
	return load(b->arena, b->o, b->d, &b->in) &&
	       theme_load(b->arena, b->in.theme_folder, b->in.default_theme_folder, b->d, &b->theme) &&
	       load_fonts(b->arena, &b->in, b->d, &b->fonts) && !diags_fatal(b->d);
}

/* The pieces of the site that are made one by one: its pages, then its documents. */
struct pieces {
	struct build     *b;
	struct site       site;
	struct site_pages pages;
	struct documents  documents;
	struct document_files files;
	struct dataset_files datasets;
	struct report_source report;
	struct report_items reports;
};

/* A page's charts and tables to take away. */
static void attach(void *payload, struct arena *scratch, str path, str bytes)
{
	output_write(payload, scratch, path, bytes);
}

static void make_piece(void *payload, size_t piece, struct arena *scratch, struct diags *d)
{
	struct pieces *p = payload;
	if (piece < p->pages.n) {
		const struct site_page *page = &p->pages.page[piece];
		output_write(p->b->out, scratch, page->path, site_make(&p->site, scratch, page));
		return;
	}
	const struct document_file *file = &p->files.file[piece - p->pages.n];
	str bytes;
	if (documents_make(&p->documents, scratch, file, d, &bytes))
		output_write(p->b->out, scratch, file->path, bytes);
}

static void write_theme(struct build *b)
{
	for (size_t i = 0; i < b->theme.files; i++)
		output_write(b->out, b->scratch, b->theme.file[i].path, b->theme.file[i].bytes);
	arena_reset(b->scratch);
}

static bool render(struct build *b)
{
	const struct loaded *in = &b->in;
	struct pieces *p = arena_new(b->arena, struct pieces, 1);
	p->b = b;
	p->report = in->report;
	p->report.fonts = &b->fonts;
	report_items(b->arena, &in->model, &p->reports);
	p->site = (struct site){ .model = &in->model, .figures = in->figures, .words = &in->words,
	                         .fonts = &b->fonts, .theme = &b->theme, .as_of = b->o->as_of,
	                         .report = &p->report, .reports = &p->reports, .datasets = &p->datasets,
	                         .attach = attach, .attach_payload = b->out };
	p->documents = (struct documents){ .model = &in->model, .figures = in->figures, .verdict = in->verdict,
	                                   .reporting = &in->reporting, .words = &in->words, .fonts = &b->fonts,
	                                   .report = &p->report, .reports = &p->reports };
	struct data_source data = { &in->model, in->figures, in->verdict, &in->reporting, &in->words };
	data_publish(b->arena, b->scratch, &data, b->out, &p->datasets);
	site_prepare(b->arena, &p->site);
	site_list(b->arena, &p->site, &p->pages);
	documents_list(b->arena, &p->documents, &p->files);
	b->pages = p->pages.n;
	b->pdfs = p->files.n;
	write_theme(b);
	work_run(b->arena, b->o->jobs ? b->o->jobs : work_processors(), p->pages.n + p->files.n, make_piece, p, b->d);
	return !diags_fatal(b->d);
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool build_all(struct build *b)
{
	if (!prepare(b))
		return false;
	str folder = b->o->output.n ? b->o->output : path_join(b->arena, b->o->root, S("out/site"));
	b->out = output_begin(b->arena, folder, b->d);
	if (!b->out)
		return false;
	if (b->o->compress)
		output_compress(b->out);
	if (render(b)) {
		output_commit(b->out);
		return true;
	}
	output_abandon(b->out);
	return false;
}

/* build_all(), and when the machine fails in it: away with the half site, then on to the caller's failure. */
static bool build_or_clean(struct build *b)
{
	struct fail here, *outer = b->arena->fail;
	b->arena->fail = b->scratch->fail = &here;
	if (setjmp(here.env) != 0) {
		b->arena->fail = b->scratch->fail = outer;
		arena_release(b->scratch);
		if (b->out)
			output_abandon(b->out);
		fail_raise(outer, "%s", here.message);
	}
	bool ok = build_all(b);
	b->arena->fail = b->scratch->fail = outer;
	return ok;
}

bool build_run(struct arena *a, const struct options *o, struct diags *d, struct build_result *out)
{
	struct build *b = arena_new(a, struct build, 1);        /* not on the stack: it must outlive a longjmp */
	b->arena = a;
	b->o = o;
	b->scratch = arena_new(a, struct arena, 1);
	b->d = d;
	arena_init(b->scratch, a->fail);
	bool ok = build_or_clean(b);
	*out = (struct build_result){ .vi = b->in.model.config.vi, .pages = b->pages, .pdfs = b->pdfs };
	if (ok)
		out->written = output_counts(b->out);
	arena_release(b->scratch);
	return ok;
}

static void print_summary(const struct build_result *r, double time)
{
	const struct output_count *c = &r->written;
	fprintf(stderr, r->vi ? "tiendo: %zu trang, %zu PDF, %zu tệp (%zu không đổi), %.1f MB, %.2f giây\n"
	                      : "tiendo: %zu pages, %zu PDFs, %zu files (%zu unchanged), %.1f MB, %.2f s\n",
	        r->pages, r->pdfs, c->files, c->unchanged, (double)c->bytes / 1e6, time);
}

int command_build(struct arena *a, const struct options *o)
{
	double start = seconds();
	struct diags d;
	struct build_result r;
	diags_init(&d, a);
	d.strict = o->strict;
	bool ok = build_run(a, o, &d, &r);
	messages_drop_hints(&d);
	print_messages(a, &d, r.vi);
	if (!ok)
		fprintf(stderr, r.vi ? "tiendo: chưa tạo được trang; trang cũ giữ nguyên\n"
		                     : "tiendo: nothing was built; the last good site stays\n");
	else if (!o->quiet)
		print_summary(&r, seconds() - start);
	const char *where = !d.hints ? "" : r.vi ? " (xem bằng: tiendo check)" : " (see them with: tiendo check)";
	if (!o->quiet || !ok)
		print_counts(&d, r.vi, where);
	return ok ? 0 : 1;
}

/* ---- check ---- */

int command_check(struct arena *a, const struct options *o)
{
	struct diags d;
	struct loaded in;
	diags_init(&d, a);
	d.strict = o->strict;
	load(a, o, &d, &in);
	bool vi = in.model.config.vi;
	if (o->json) {
		struct buf b;
		buf_init(&b, a, 4096);
		diags_sort(&d);
		diags_write_json(&b, &d, vi);
		fwrite(b.p, 1, b.n, stdout);
	} else {
		print_messages(a, &d, vi);
	}
	if (!o->quiet)
		print_counts(&d, vi, "");
	return diags_fatal(&d) ? 1 : 0;
}
