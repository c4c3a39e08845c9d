/* work.c -- see work.h. */
#include "base/work.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fail.h"

struct work {
	work_fn       *fn;
	void          *payload;
	size_t         n;
	atomic_size_t  next;
	atomic_bool    stop;
};

struct worker {
	struct work  *work;
	pthread_t     thread;
	struct fail   fail;
	struct arena  scratch, keep;    /* keep: the messages */
	struct diags  diags;
	bool          started, failed;
};

static void *worker_main(void *argument)
{
	struct worker *w = argument;
	if (setjmp(w->fail.env) != 0) {
		w->failed = true;
		atomic_store(&w->work->stop, true);
		return NULL;
	}
	for (;;) {
		size_t piece = atomic_fetch_add(&w->work->next, 1);
		if (piece >= w->work->n || atomic_load(&w->work->stop))
			return NULL;
		w->work->fn(w->work->payload, piece, &w->scratch, &w->diags);
		arena_reset(&w->scratch);
	}
}

/* Join what the workers found; the first failure's message goes to `message`. */
static bool collect(struct worker *worker, int threads, struct diags *d, char *message, size_t size)
{
	bool failed = false;
	for (int i = 0; i < threads; i++) {
		struct worker *w = &worker[i];
		if (i && w->started)
			pthread_join(w->thread, NULL);
		if (w->failed && !failed) {
			strncpy(message, w->fail.message, size - 1);
			failed = true;
		}
		diag_merge(d, &w->diags);
		arena_release(&w->scratch);
		arena_release(&w->keep);
	}
	return failed;
}

void work_run(struct arena *a, int threads, size_t n, work_fn *fn, void *payload, struct diags *d)
{
	struct work work = { .fn = fn, .payload = payload, .n = n };
	char message[sizeof ((struct fail *)0)->message] = "";
	if ((size_t)threads > n)
		threads = n ? (int)n : 1;
	struct worker *worker = arena_new(a, struct worker, (size_t)threads);
	for (int i = 0; i < threads; i++) {
		struct worker *w = &worker[i];
		w->work = &work;
		arena_init(&w->scratch, &w->fail);
		arena_init(&w->keep, &w->fail);
		diags_init(&w->diags, &w->keep);
		if (i)                          /* a thread that cannot be had is done without */
			w->started = pthread_create(&w->thread, NULL, worker_main, w) == 0;
	}
	worker_main(&worker[0]);
	if (collect(worker, threads, d, message, sizeof message))
		fail_raise(a->fail, "%s", message);
}

int work_processors(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);
	return n < 1 ? 1 : n > 256 ? 256 : (int)n;
}
