/*
 * server.h -- the preview's web server, for this computer only (127.0.0.1).
 *
 * Sends the files of a built site, which may be replaced at any time, with
 * types, entity tags, dates and ranges; adds to each page the script that
 * waits for news of builds (serve/live.h, serve/script.h).
 *
 * ERRORS.  A port that is taken is raised in the arena's failure.
 * THREADS.  The server answers in threads of its own.
 */
#ifndef SERVE_SERVER_H
#define SERVE_SERVER_H

#include "base/str.h"

struct arena;
struct live;
struct server;

/* `site` is the folder of the built site; port 0 takes any that is free. */
struct server *server_start(struct arena *a, str site, int port, struct live *live);
int  server_port(const struct server *s);
void server_stop(struct server *s);

#endif
