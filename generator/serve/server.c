/*
 * server.c -- see server.h.
 *
 * answer() is called by libmicrohttpd in the thread of a connection.  All that
 * one answer needs lives in an arena of its own.
 */
#include "serve/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/file.h"
#include "serve/folder.h"
#include "serve/http.h"
#include "serve/live.h"
#include "serve/script.h"

enum { CONNECTIONS_MOST = 128, IDLE_SECONDS = 60, BEAT_SECONDS = 15, PAGE_MOST = 64 << 20, EVENT_BLOCK = 4096 };

/* What a page of ours may do, and so what the real server's head may demand (docs/server). */
#define PAGE_POLICY                                                                                     \
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " \
	"connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

struct server {
	struct MHD_Daemon *daemon;
	const char        *site;
	struct live       *live;
};

/* One question and what is needed to answer it. */
struct ask {
	const struct server   *server;
	struct MHD_Connection *connection;
	struct arena          *arena;
};

/* A body on its way: bytes, or an open file. */
struct body {
	str         bytes;
	int         fd;                 /* -1: bytes */
	uint64_t    size;
	const char *type;
	str         tag;
	int64_t     changed;            /* seconds since 1970 */
};

static str header(const struct ask *q, const char *name)
{
	return str_from_c(MHD_lookup_connection_value(q->connection, MHD_HEADER_KIND, name));
}

static void add_header(struct MHD_Response *r, const char *name, const char *value)
{
	MHD_add_response_header(r, name, value);
}

/* ---- sending ---- */

static enum MHD_Result respond(const struct ask *q, unsigned status, struct MHD_Response *r)
{
	if (!r)
		return MHD_NO;
	add_header(r, "X-Content-Type-Options", "nosniff");
	add_header(r, "Cache-Control", "no-cache");
	enum MHD_Result done = MHD_queue_response(q->connection, status, r);
	MHD_destroy_response(r);
	return done;
}

static struct MHD_Response *from_bytes(str s)
{
	union { const char *in; void *mhd; } cast = { s.n ? s.p : "" };         /* it only reads */
	return MHD_create_response_from_buffer(s.n, cast.mhd, MHD_RESPMEM_MUST_COPY);
}

static enum MHD_Result send_text(const struct ask *q, unsigned status, const char *type, str text)
{
	struct MHD_Response *r = from_bytes(text);
	if (r)
		add_header(r, "Content-Type", type);
	return respond(q, status, r);
}

static enum MHD_Result send_plain(const struct ask *q, unsigned status, str text)
{
	return send_text(q, status, "text/plain; charset=utf-8", text);
}

static void describe(const struct ask *q, struct MHD_Response *r, const struct body *b)
{
	add_header(r, "Content-Type", b->type);
	add_header(r, "ETag", b->tag.p);
	add_header(r, "Last-Modified", http_date(q->arena, b->changed).p);
	add_header(r, "Accept-Ranges", "bytes");
	if (str_starts(str_from_c(b->type), S("text/html")))
		add_header(r, "Content-Security-Policy", PAGE_POLICY);
}

static bool not_modified(const struct ask *q, const struct body *b)
{
	str tags = header(q, "If-None-Match"), since = header(q, "If-Modified-Since");
	int64_t seconds;
	if (tags.n)
		return http_tag_in_list(tags, b->tag);
	return since.n && http_date_read(since, &seconds) && b->changed <= seconds;
}

/* If-Range: the part is wanted only of the same body. */
static bool part_wanted(const struct ask *q, const struct body *b)
{
	str same = header(q, "If-Range");
	return !same.n || str_eq(same, b->tag) || str_eq(same, http_date(q->arena, b->changed));
}

static struct MHD_Response *from_body(const struct body *b, uint64_t from, uint64_t to)
{
	if (b->fd < 0)
		return from_bytes(str_slice(b->bytes, from, to));
	return MHD_create_response_from_fd_at_offset64(to - from, b->fd, from);         /* closes it */
}

static enum MHD_Result send_body(const struct ask *q, unsigned status, const struct body *b)
{
	uint64_t from = 0, to = b->size;
	bool ok = status == MHD_HTTP_OK;
	enum http_range range = RANGE_WHOLE;
	bool unchanged = ok && not_modified(q, b);
	if (ok && !unchanged && part_wanted(q, b))
		range = http_range_read(header(q, "Range"), b->size, &from, &to);
	if ((unchanged || range == RANGE_NONE) && b->fd >= 0)
		close(b->fd);
	struct MHD_Response *r = unchanged || range == RANGE_NONE ? from_bytes(S("")) : from_body(b, from, to);
	if (!r)
		return MHD_NO;
	describe(q, r, b);
	if (range == RANGE_PART)
		add_header(r, "Content-Range", str_format(q->arena, "bytes %llu-%llu/%llu", (unsigned long long)from,
		                                          (unsigned long long)to - 1, (unsigned long long)b->size).p);
	if (range == RANGE_NONE)
		add_header(r, "Content-Range", str_format(q->arena, "bytes */%llu", (unsigned long long)b->size).p);
	return respond(q, unchanged ? MHD_HTTP_NOT_MODIFIED : range == RANGE_PART ? MHD_HTTP_PARTIAL_CONTENT :
	            range == RANGE_NONE ? MHD_HTTP_RANGE_NOT_SATISFIABLE : status, r);
}

/* ---- files ---- */

/* The page with the script at the end of its body. */
static str with_script(const struct ask *q, str page, str version)
{
	size_t at = page.n, found;
	for (size_t from = 0; (found = str_find(page, S("</body>"), from)) != SIZE_MAX; from = found + 1)
		at = found;
	return str_format(q->arena, "%.*s<script src=\"" SCRIPT_ADDRESS "?v=%.*s\"></script>\n%.*s",
	                  STR_ARG(str_slice(page, 0, at)), STR_ARG(version), STR_ARG(str_slice(page, at, page.n)));
}

static bool read_whole(const struct ask *q, int fd, size_t size, str *out)
{
	char *p = arena_alloc(q->arena, size, 1);
	size_t n = 0;
	for (ssize_t got; n < size && (got = read(fd, p + n, size - n)) > 0;)
		n += (size_t)got;
	close(fd);
	*out = (str){ p, n };
	return n == size;
}

/* Describe an opened file; a page is read and gets its script. */
static bool make_body(const struct ask *q, const char *type, int fd, const struct stat *st, struct body *b)
{
	*b = (struct body){ .fd = fd, .size = (uint64_t)st->st_size, .type = type, .changed = st->st_mtim.tv_sec };
	str version = S(""), page;
	if (str_starts(str_from_c(type), S("text/html")) && st->st_size <= PAGE_MOST) {
		version = live_version(q->server->live, q->arena);
		if (!read_whole(q, fd, (size_t)st->st_size, &page))
			return false;
		b->fd = -1;
		b->bytes = with_script(q, page, version);
		b->size = b->bytes.n;
	}
	b->tag = str_format(q->arena, "\"%llx.%lx-%llx%s%.*s\"", (unsigned long long)st->st_mtim.tv_sec,
	                    (unsigned long)st->st_mtim.tv_nsec, (unsigned long long)st->st_size,
	                    version.n ? "-" : "", STR_ARG(version));
	return true;
}

static enum MHD_Result send_file(const struct ask *q, unsigned status, const char *type, int fd, const struct stat *st)
{
	struct body b;
	if (!make_body(q, type, fd, st, &b))
		return MHD_NO;
	return send_body(q, status, &b);
}

/* The site's own page for what is not there; without a site, one that shows how the build went. */
static enum MHD_Result send_missing(const struct ask *q)
{
	int fd;
	struct stat st;
	if (folder_open(q->arena, q->server->site, S("404.html"), &fd, &st) == FOLDER_FILE)
		return send_file(q, MHD_HTTP_NOT_FOUND, http_type(S(".html")), fd, &st);
	if (file_is_dir(q->arena, str_from_c(q->server->site)))
		return send_plain(q, MHD_HTTP_NOT_FOUND, S("404\n"));
	str page = S("<!DOCTYPE html><html lang=\"vi\"><title>tiendo</title><body><p>Chưa có trang nào được dựng.</p></body></html>\n");
	return send_text(q, MHD_HTTP_SERVICE_UNAVAILABLE, http_type(S(".html")),
	                 with_script(q, page, live_version(q->server->live, q->arena)));
}

static enum MHD_Result send_to_folder(const struct ask *q, const char *address)
{
	struct MHD_Response *r = from_bytes(S(""));
	if (r)
		add_header(r, "Location", str_format(q->arena, "%s/", address).p);
	return respond(q, MHD_HTTP_MOVED_PERMANENTLY, r);
}

static enum MHD_Result answer_file(const struct ask *q, const char *address)
{
	str path;
	int fd;
	struct stat st;
	if (!http_path(q->arena, str_from_c(address), &path))
		return send_missing(q);
	switch (folder_open(q->arena, q->server->site, path, &fd, &st)) {
	case FOLDER_FILE:
		return send_file(q, MHD_HTTP_OK, http_type(!path.n || str_ends(path, S("/")) ? S(".html") : path), fd, &st);
	case FOLDER_FOLDER:
		return send_to_folder(q, address);
	case FOLDER_NOTHING:
		break;
	}
	return send_missing(q);
}

/* ---- events ---- */

struct listener {
	struct arena own;               /* the listener lies in it */
	struct arena event;             /* the event being sent */
	struct fail  fail;
	struct live *live;
	unsigned     seen;
	str          rest;              /* of the event, still to be sent */
};

static ssize_t next_event(void *payload, uint64_t at, char *out, size_t room)
{
	struct listener *l = payload;
	(void)at;
	if (!l->rest.n) {
		arena_reset(&l->event);
		switch (live_wait(l->live, &l->event, &l->seen, BEAT_SECONDS, &l->rest)) {
		case LIVE_NEWS:   break;
		case LIVE_QUIET:  l->rest = S(": still here\n\n"); break;
		case LIVE_CLOSED: return MHD_CONTENT_READER_END_OF_STREAM;
		}
	}
	size_t n = l->rest.n < room ? l->rest.n : room;
	memcpy(out, l->rest.p, n);
	l->rest = str_slice(l->rest, n, l->rest.n);
	return (ssize_t)n;
}

static void free_listener(void *payload)
{
	struct listener *l = payload;
	struct arena own = l->own;
	arena_release(&l->event);
	arena_release(&own);
}

static enum MHD_Result answer_events(const struct ask *q)
{
	struct arena own;
	arena_init(&own, q->arena->fail);
	struct listener *l = arena_new(&own, struct listener, 1);
	arena_init(&l->event, &l->fail);
	l->own = own;
	l->live = q->server->live;
	struct MHD_Response *r = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, EVENT_BLOCK, next_event, l,
	                                                           free_listener);
	if (r)
		add_header(r, "Content-Type", "text/event-stream");
	else
		free_listener(l);
	return respond(q, MHD_HTTP_OK, r);
}

/* ---- answering ---- */

static enum MHD_Result answer_it(const struct ask *q, const char *address, const char *method)
{
	if (!http_host_is_local(header(q, MHD_HTTP_HEADER_HOST)))
		return send_plain(q, MHD_HTTP_FORBIDDEN, S("This preview answers only to 127.0.0.1 and localhost.\n"));
	if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0) {
		struct MHD_Response *r = from_bytes(S(""));
		if (r)
			add_header(r, "Allow", "GET, HEAD");
		return respond(q, MHD_HTTP_METHOD_NOT_ALLOWED, r);
	}
	if (strcmp(address, EVENTS_ADDRESS) == 0)
		return answer_events(q);
	if (strcmp(address, SCRIPT_ADDRESS) == 0)
		return send_text(q, MHD_HTTP_OK, http_type(S(".js")), script_text());
	if (strcmp(address, STYLE_ADDRESS) == 0)
		return send_text(q, MHD_HTTP_OK, http_type(S(".css")), style_text());
	return answer_file(q, address);
}

static enum MHD_Result answer(void *payload, struct MHD_Connection *connection, const char *address,
                              const char *method, const char *version, const char *upload, size_t *upload_bytes,
                              void **state)
{
	(void)version;
	(void)upload;
	if (!*state || *upload_bytes) {         /* the head has come; or a part of a body, which nobody reads */
		*state = payload;
		*upload_bytes = 0;
		return MHD_YES;
	}
	struct fail fail;
	struct arena arena;
	arena_init(&arena, &fail);
	if (setjmp(fail.env) != 0) {
		arena_release(&arena);
		return MHD_NO;                  /* out of memory: the connection is closed */
	}
	struct ask q = { payload, connection, &arena };
	enum MHD_Result done = answer_it(&q, address, method);
	arena_release(&arena);
	return done;
}

/* Escapes are resolved by http_path(), part by part. */
static size_t leave_escapes(void *payload, struct MHD_Connection *connection, char *s)
{
	(void)payload;
	(void)connection;
	return strlen(s);
}

struct server *server_start(struct arena *a, str site, int port, struct live *live)
{
	struct server *s = arena_new(a, struct server, 1);
	struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
	                            .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	s->site = str_c(a, site);
	s->live = live;
	errno = 0;
	s->daemon = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION, (uint16_t)port,
	                             NULL, NULL, answer, s, MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&here,
	                             MHD_OPTION_UNESCAPE_CALLBACK, leave_escapes, NULL,
	                             MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MOST,
	                             MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_END);
	if (!s->daemon)
		fail_raise(a->fail, "cannot listen on port %d: %s", port, errno ? strerror(errno) : "it is taken");
	return s;
}

int server_port(const struct server *s)
{
	const union MHD_DaemonInfo *info = MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT);
	return info ? info->port : 0;
}

void server_stop(struct server *s)
{
	live_close(s->live);
	MHD_stop_daemon(s->daemon);
}
