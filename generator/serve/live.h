/*
 * live.h -- how the last build went, told by the builder and awaited by the pages.
 *
 * THREADS.  All functions may be called from any thread.
 */
#ifndef SERVE_LIVE_H
#define SERVE_LIVE_H

#include <stdbool.h>

#include "base/str.h"

struct arena;
struct live;

struct live *live_new(struct arena *a);
void live_free(struct live *l);

/* A build ended.  `messages` is JSON, an array, on one line; it is copied. */
void live_tell(struct live *l, bool good, str messages);

/* Let everybody go who waits, now and later. */
void live_close(struct live *l);

/* The name of the site that is there now; differs for each good build and each run of the program. */
str live_version(struct live *l, struct arena *a);

enum live_news { LIVE_NEWS, LIVE_QUIET, LIVE_CLOSED };

/*
 * Wait until more than *seen builds have ended, at most so many seconds.  NEWS:
 * *event is one for text/event-stream and *seen is brought up to date.
 */
enum live_news live_wait(struct live *l, struct arena *a, unsigned *seen, int seconds, str *event);

#endif
