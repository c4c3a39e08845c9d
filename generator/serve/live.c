/* live.c -- see live.h. */
#include "serve/live.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"

struct live {
	pthread_mutex_t mutex;
	pthread_cond_t  told;
	unsigned        builds, good_builds;
	bool            good, closed;
	char           *messages;               /* malloc: it changes with every build */
};

struct live *live_new(struct arena *a)
{
	struct live *l = arena_new(a, struct live, 1);
	pthread_condattr_t monotonic;
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&l->told, &monotonic);
	pthread_condattr_destroy(&monotonic);
	pthread_mutex_init(&l->mutex, NULL);
	return l;
}

void live_free(struct live *l)
{
	free(l->messages);
	pthread_cond_destroy(&l->told);
	pthread_mutex_destroy(&l->mutex);
}

void live_tell(struct live *l, bool good, str messages)
{
	char *copy = malloc(messages.n + 1);
	if (copy && messages.n)
		memcpy(copy, messages.p, messages.n);
	if (copy)
		copy[messages.n] = '\0';
	pthread_mutex_lock(&l->mutex);
	free(l->messages);
	l->messages = copy;
	l->good = good;
	l->builds++;
	l->good_builds += good;
	pthread_cond_broadcast(&l->told);
	pthread_mutex_unlock(&l->mutex);
}

void live_close(struct live *l)
{
	pthread_mutex_lock(&l->mutex);
	l->closed = true;
	pthread_cond_broadcast(&l->told);
	pthread_mutex_unlock(&l->mutex);
}

static str version(const struct live *l, struct arena *a)
{
	return str_format(a, "%ld-%u", (long)getpid(), l->good_builds);
}

/* Formatting may fail for want of memory and must not jump away with the mutex. */
static bool format_event(struct live *l, struct arena *a, str *event)
{
	struct fail here, *outer = a->fail;
	a->fail = &here;
	bool good = setjmp(here.env) == 0;
	if (good)
		*event = str_format(a, "data: {\"version\":\"%s\",\"good\":%s,\"messages\":%s}\n\n", version(l, a).p,
		                    l->good ? "true" : "false", l->messages ? l->messages : "[]");
	a->fail = outer;
	return good;
}

str live_version(struct live *l, struct arena *a)
{
	pthread_mutex_lock(&l->mutex);
	struct live copy = { .good_builds = l->good_builds };
	pthread_mutex_unlock(&l->mutex);
	return version(&copy, a);
}

enum live_news live_wait(struct live *l, struct arena *a, unsigned *seen, int seconds, str *event)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += seconds;
	pthread_mutex_lock(&l->mutex);
	while (!l->closed && l->builds == *seen && pthread_cond_timedwait(&l->told, &l->mutex, &until) == 0)
		;
	enum live_news news = l->closed ? LIVE_CLOSED : l->builds == *seen ? LIVE_QUIET : LIVE_NEWS;
	*seen = l->builds;
	if (news == LIVE_NEWS && !format_event(l, a, event))
		news = LIVE_CLOSED;
	pthread_mutex_unlock(&l->mutex);
	return news;
}
