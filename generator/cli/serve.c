/*
 * serve.c -- tiendo serve: the site on this computer, built again on every change.
 *
 * This thread watches and builds; the server answers in its own.  A build is
 * the same as `tiendo build`: whole or not at all, so what is served is
 * always the last good site.
 */
#include "cli/serve.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "cli/build.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/shared.h"
#include "serve/live.h"
#include "serve/server.h"
#include "serve/watch.h"

enum {
	QUIET_MS = 50,                  /* build when nothing has changed for so long … */
	PATIENCE_MS = 1000              /* … but do not wait longer than this */
};

struct serve {
	struct arena         *arena;
	const struct options *o;
	struct live          *live;
	struct watch          watch;
	int                   signals;
	bool                  vi;
};

static long now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* ---- building ---- */

/* On one line, as an event needs it; line breaks inside of texts are escaped in JSON. */
static str one_line(struct buf *json)
{
	for (size_t i = 0; i < json->n; i++)
		if (json->p[i] == '\n')
			json->p[i] = ' ';
	return buf_str(json);
}

/* Errors first and alone: warnings would bury them. */
static void tell_errors(struct serve *s, struct arena *a, struct diags *d)
{
	size_t kept = 0;
	for (size_t i = 0; d->errors && i < d->n; i++)
		if (d->message[i].severity == DIAG_ERROR)
			d->message[kept++] = d->message[i];
	if (d->errors)
		d->n = kept;
	struct buf json;
	buf_init(&json, a, 1024);
	diags_write_json(&json, d, s->vi);
	live_tell(s->live, false, one_line(&json));
}

static void build(struct serve *s, struct arena *a)
{
	struct diags d;
	struct build_result r;
	long start = now_ms();
	diags_init(&d, a);
	d.strict = s->o->strict;
	bool good = build_run(a, s->o, &d, &r);
	s->vi = r.vi;
	messages_drop_hints(&d);
	print_messages(a, &d, r.vi);
	if (good) {
		fprintf(stderr, r.vi ? "tiendo: đã dựng %zu tệp (%zu không đổi), %ld ms\n"
		                     : "tiendo: built %zu files (%zu unchanged), %ld ms\n",
		        r.written.files, r.written.unchanged, now_ms() - start);
		live_tell(s->live, true, S("[]"));
	} else {
		print_counts(&d, r.vi, "");
		tell_errors(s, a, &d);
	}
}

static void tell_failure(struct serve *s, const char *message)
{
	fprintf(stderr, "tiendo: %s\n", message);
	char json[sizeof ((struct fail *)0)->message + 64], *to = json;
	to += snprintf(json, sizeof json, "[{\"severity\":\"error\",\"message\":\"");
	for (const char *c = message; *c; c++)
		*to++ = *c == '"' || *c == '\\' || (unsigned char)*c < 0x20 ? '\'' : *c;
	memcpy(to, "\"}]", 4);
	live_tell(s->live, false, str_from_c(json));
}

/* A machine that fails now (a full disk, another build at work) may be well again at the next change. */
static void build_or_tell(struct serve *s)
{
	struct fail here;
	struct arena *a = arena_new(s->arena, struct arena, 1);
	arena_init(a, &here);
	if (setjmp(here.env) == 0)
		build(s, a);
	else
		tell_failure(s, here.message);
	arena_release(a);
}

/* ---- watching ---- */

static void watch_project(struct serve *s)
{
	static const char *const folders[] = { "content", "data", "themes" };
	struct arena a;
	arena_init(&a, s->arena->fail);
	watch_names(&a, &s->watch, s->o->root, folders, sizeof folders / sizeof *folders);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		watch_tree(&a, &s->watch, path_join(&a, s->o->root, str_from_c(folders[i])));
	watch_tree(&a, &s->watch, shared_folder(&a, "themes", "themes"));
	arena_release(&a);
}

enum turn { TURN_AGAIN, TURN_BUILD, TURN_END };

/* Wait for the next thing to do.  *since: when the first change came that is not built yet; -1: there is none. */
static enum turn next_turn(struct serve *s, long *since)
{
	struct pollfd from[] = { { .fd = s->watch.fd, .events = POLLIN }, { .fd = s->signals, .events = POLLIN } };
	int n = poll(from, 2, *since < 0 ? -1 : QUIET_MS);
	if (n < 0 && errno != EINTR)
		fail_raise(s->arena->fail, "cannot wait for changes: %s", strerror(errno));
	if (n > 0 && from[1].revents)
		return TURN_END;
	if (n > 0 && watch_read(&s->watch) && *since < 0)
		*since = now_ms();
	bool ripe = *since >= 0 && (n == 0 || now_ms() - *since > PATIENCE_MS);
	return ripe ? TURN_BUILD : TURN_AGAIN;
}

static void run(struct serve *s)
{
	long since = -1;
	for (enum turn t; (t = next_turn(s, &since)) != TURN_END;) {
		if (t != TURN_BUILD)
			continue;
		since = -1;
		watch_project(s);               /* before reading: what comes now is seen by the one or the other */
		build_or_tell(s);
	}
}

/* The signals that end the program become readable, in all threads. */
static int catch_signals(struct arena *a)
{
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
	int fd = signalfd(-1, &set, SFD_CLOEXEC);
	if (fd < 0)
		fail_raise(a->fail, "cannot wait for signals: %s", strerror(errno));
	return fd;
}

int command_serve(struct arena *a, const struct options *o)
{
	struct serve s = { .arena = a, .o = o, .live = live_new(a), .vi = o->vi != 0 };
	s.signals = catch_signals(a);
	watch_begin(a, &s.watch);
	str site = o->output.n ? o->output : path_join(a, o->root, S("out/site"));
	struct server *server = server_start(a, site, o->port, s.live);
	watch_project(&s);
	build_or_tell(&s);
	fprintf(stderr, s.vi ? "tiendo: xem tại http://127.0.0.1:%d/ (dừng: Ctrl+C)\n"
	                     : "tiendo: see http://127.0.0.1:%d/ (stop: Ctrl+C)\n", server_port(server));
	run(&s);
	server_stop(server);
	live_free(s.live);
	watch_end(&s.watch);
	close(s.signals);
	return 0;
}
