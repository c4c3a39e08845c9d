/* watch.c -- see watch.h. */
#include "serve/watch.h"

#include <dirent.h>
#include <errno.h>
#include <stdalign.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/file.h"

enum {
	DEPTH_MOST = 16,
	BYTES_MOST = 64 << 10,
	/* A file counts when it was closed after writing, so that no half one is read. */
	NAMES = IN_CREATE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_ONLYDIR,
	FILES = NAMES | IN_CLOSE_WRITE
};

void watch_begin(struct arena *a, struct watch *w)
{
	*w = (struct watch){ .fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK), .root = -1 };
	if (w->fd < 0)
		fail_raise(a->fail, "cannot watch folders: %s", strerror(errno));
}

void watch_end(struct watch *w)
{
	close(w->fd);
}

/* The number of the watch; -1 where there is no such folder. */
static int add(struct arena *a, struct watch *w, str folder, uint32_t events)
{
	int number = inotify_add_watch(w->fd, str_c(a, folder), events);
	if (number < 0 && errno != ENOENT && errno != ENOTDIR)
		fail_raise(a->fail, "cannot watch %.*s: %s", STR_ARG(folder), strerror(errno));
	return number;
}

static void add_tree(struct arena *a, struct watch *w, str folder, int depth)
{
	add(a, w, folder, FILES);
	DIR *d = depth < DEPTH_MOST ? opendir(str_c(a, folder)) : NULL;
	if (!d)
		return;
	for (struct dirent *e; (e = readdir(d));) {
		struct stat st;
		if (e->d_name[0] == '.')
			continue;
		str path = path_join(a, folder, str_from_c(e->d_name));
		if (lstat(path.p, &st) == 0 && S_ISDIR(st.st_mode))
			add_tree(a, w, path, depth + 1);
	}
	closedir(d);
}

void watch_tree(struct arena *a, struct watch *w, str folder)
{
	add_tree(a, w, folder, 0);
}

void watch_names(struct arena *a, struct watch *w, str folder, const char *const *name, size_t names)
{
	w->root = add(a, w, folder, NAMES);
	w->name = name;
	w->names = names;
}

static bool is_watched_name(const struct watch *w, str name)
{
	for (size_t i = 0; i < w->names; i++)
		if (str_eq_c(name, w->name[i]))
			return true;
	return false;
}

static bool matters(const struct watch *w, const struct inotify_event *e)
{
	if (e->mask & IN_Q_OVERFLOW)
		return true;
	if (e->mask & IN_IGNORED)
		return false;
	if ((e->mask & IN_CREATE) && !(e->mask & IN_ISDIR))
		return false;                   /* a new file: closing it comes after */
	str name = str_from_c(e->len ? e->name : "");
	if (e->wd == w->root)
		return is_watched_name(w, name);
	return !str_starts(name, S(".")) && !str_ends(name, S("~"));
}

bool watch_read(struct watch *w)
{
	alignas(struct inotify_event) char bytes[BYTES_MOST];
	bool any = false;
	for (ssize_t n; (n = read(w->fd, bytes, sizeof bytes)) > 0;) {
		for (ssize_t at = 0; at < n;) {
			const struct inotify_event *event = (const void *)(bytes + at);
			any = matters(w, event) || any;
			at += (ssize_t)(sizeof *event + event->len);
		}
	}
	return any;
}
