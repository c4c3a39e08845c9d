/* output.c -- see output.h. */
#include "publish/output.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/map.h"
#include "publish/compress.h"
#include "publish/release.h"
#include "publish/swap.h"

enum kind { SITE, RELEASE, PROJECT };

struct output {
	struct arena        arena;
	pthread_mutex_t     mutex;                      /* guards the maps, the count and the arena */
	struct swap         swap;
	enum kind           kind;
	unsigned            release, keep;              /* of a RELEASE: its number; how many older ones stay */
	bool                compress;
	struct map          folders, files;             /* made so far */
	struct output_count count;
};

/* ---- begin and end ---- */

/* Let the locks go. */
static void output_end(struct output *o)
{
	if (o->kind == PROJECT)
		swap_end_and_forget(&o->swap);
	else
		swap_end(&o->swap);
	pthread_mutex_destroy(&o->mutex);
	arena_release(&o->arena);
}

static bool may_replace(struct output *o)
{
	return o->kind == PROJECT ? swap_is_empty(&o->swap) : swap_is_ours(&o->swap);
}

static void refuse(struct output *o, str folder, struct diags *d)
{
	if (o->kind == PROJECT)
		diag(d, DIAG_INIT_NOT_EMPTY, ((struct place){ folder, 0, 0 }), folder);
	else
		diag(d, DIAG_OUTPUT_FOREIGN, ((struct place){ folder, 0, 0 }), folder);
}

static void write_marker(struct output *o, struct arena *a)
{
	if (o->kind == RELEASE) {
		o->release = release_next(&o->swap);
		output_write(o, a, S(MARKER), release_marker(a, o->release));
	} else if (o->kind == SITE) {
		output_write(o, a, S(MARKER), S("tiendo\n"));
	}
}

/* Look at what is there and make the new folder; false when it may not be replaced. */
static bool start(struct output *o, struct arena *a, str folder, struct diags *d)
{
	if (o->kind == RELEASE)
		release_recover(&o->swap);
	else
		swap_discard(&o->swap, o->swap.next);
	if (!may_replace(o)) {
		refuse(o, folder, d);
		return false;
	}
	swap_make_folder(&o->swap, o->swap.fresh);
	write_marker(o, a);
	return true;
}

/* start(), and when the machine fails in it: let the locks go, then on to the caller's failure. */
static bool start_or_end(struct output *o, struct arena *a, str folder, struct diags *d)
{
	struct fail here, *outer = a->fail;
	o->swap.fail = a->fail = &here;
	if (setjmp(here.env) != 0) {
		a->fail = outer;
		output_end(o);
		fail_raise(outer, "%s", here.message);
	}
	bool good = start(o, a, folder, d);
	o->swap.fail = a->fail = outer;
	return good;
}

static struct output *begin(struct arena *a, str folder, enum kind kind, unsigned keep, struct diags *d)
{
	struct output *o = arena_new(a, struct output, 1);
	o->kind = kind;
	o->keep = keep;
	swap_begin(&o->swap, a, folder);
	arena_init(&o->arena, a->fail);
	pthread_mutex_init(&o->mutex, NULL);
	map_init(&o->folders, &o->arena, 64);
	map_init(&o->files, &o->arena, 256);
	if (start_or_end(o, a, folder, d))
		return o;
	output_end(o);
	return NULL;
}

struct output *output_begin(struct arena *a, str folder, struct diags *d)
{
	return begin(a, folder, SITE, 0, d);
}

struct output *output_begin_release(struct arena *a, str folder, unsigned keep, struct diags *d)
{
	return begin(a, folder, RELEASE, keep, d);
}

struct output *output_begin_project(struct arena *a, str folder, struct diags *d)
{
	return begin(a, folder, PROJECT, 0, d);
}

void output_compress(struct output *o)
{
	o->compress = true;
}

unsigned output_release(const struct output *o)
{
	return o->release;
}

void output_commit(struct output *o)
{
	if (o->kind == RELEASE)
		release_put(&o->swap, o->keep);
	else
		swap_put(&o->swap);
	output_end(o);
}

void output_abandon(struct output *o)
{
	swap_drop_new(&o->swap);
	output_end(o);
}

/* ---- files ---- */

/* Plain names between slashes: nothing empty, no "." and "..", no control characters. */
static bool path_ok(str path)
{
	for (str rest = path; rest.p;) {
		str part = str_cut(&rest, '/');
		if (!part.n || str_eq_c(part, ".") || str_eq_c(part, ".."))
			return false;
		for (size_t i = 0; i < part.n; i++)
			if ((unsigned char)part.p[i] < 0x20 || part.p[i] == '\\')
				return false;
	}
	return path.n > 0;
}

static bool link_unchanged(struct output *o, struct arena *a, str path, str bytes, const char *fresh)
{
	struct stat st;
	const char *live = path_join(a, str_from_c(o->swap.live), path).p;
	if (lstat(live, &st) != 0 || !S_ISREG(st.st_mode) || (size_t)st.st_size != bytes.n)
		return false;
	str before;
	if (file_read(a, str_from_c(live), bytes.n, &before) != FILE_OK || !str_eq(before, bytes))
		return false;
	return link(live, fresh) == 0;
}

/* Write a new file; 0, or the errno of what went wrong. */
static int write_bytes(const char *path, str bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return errno;
	size_t done = 0;
	while (done < bytes.n) {
		ssize_t n = write(fd, bytes.p + done, bytes.n - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			int why = errno;
			close(fd);
			return why;
		}
		done += (size_t)n;
	}
	return close(fd) == 0 ? 0 : errno;
}

/* Note the path and make its folders; 0, or errno. */
static int enter_locked(struct output *o, str path, const char *full)
{
	struct fail here;               /* the arena is shared: its failure must not jump into another thread */
	o->arena.fail = &here;
	if (setjmp(here.env) != 0)
		return ENOMEM;
	uint32_t before = o->files.n;
	map_add(&o->files, str_copy(&o->arena, path), 1);
	assert(o->files.n == before + 1 && "a path is written once");
	str whole = str_from_c(full);
	for (size_t at = strlen(o->swap.fresh) + 1; (at = str_find_char(whole, '/', at)) != SIZE_MAX; at++) {
		str folder = str_slice(whole, 0, at);
		if (map_get(&o->folders, folder) != MAP_NONE)
			continue;
		folder = str_copy(&o->arena, folder);
		if (mkdir(folder.p, 0777) != 0 && errno != EEXIST)
			return errno;
		map_add(&o->folders, folder, 1);
	}
	return 0;
}

/* The only part of writing in which threads take turns. */
static int enter(struct output *o, str path, const char *full)
{
	pthread_mutex_lock(&o->mutex);
	int why = enter_locked(o, path, full);
	pthread_mutex_unlock(&o->mutex);
	return why;
}

static void count(struct output *o, bool same, size_t bytes)
{
	pthread_mutex_lock(&o->mutex);
	o->count.unchanged += same;
	o->count.files++;
	o->count.bytes += bytes;
	pthread_mutex_unlock(&o->mutex);
}

/* True when the file is the one of the last site. */
static bool write_one(struct output *o, struct arena *scratch, str path, str bytes)
{
	assert(path_ok(path));
	const char *full = path_join(scratch, str_from_c(o->swap.fresh), path).p;
	int why = enter(o, path, full);
	bool same = !why && link_unchanged(o, scratch, path, bytes, full);
	if (!why && !same)
		why = write_bytes(full, bytes);
	if (why)
		fail_raise(scratch->fail, "cannot write %s: %s", full, strerror(why));
	count(o, same, bytes.n);
	return same;
}

/* The pressed form of a file; that of the last site where the file has not changed. */
static void write_pressed(struct output *o, struct arena *scratch, str path, str bytes, enum compress_format e, bool same)
{
	str name = str_format(scratch, "%.*s%s", STR_ARG(path), compress_ending(e));
	const char *live = path_join(scratch, str_from_c(o->swap.live), name).p;
	const char *full = path_join(scratch, str_from_c(o->swap.fresh), name).p;
	struct stat st;
	if (same && link(live, full) == 0 && lstat(full, &st) == 0) {
		count(o, true, (size_t)st.st_size);
		return;
	}
	str pressed = compress_bytes(scratch, e, bytes);
	if (pressed.n)
		write_one(o, scratch, name, pressed);
}

void output_write(struct output *o, struct arena *scratch, str path, str bytes)
{
	bool same = write_one(o, scratch, path, bytes);
	if (!o->compress || !compress_wants(path, bytes.n))
		return;
	for (enum compress_format e = 0; e < COMPRESS__COUNT; e++)
		write_pressed(o, scratch, path, bytes, e, same);
}

struct output_count output_counts(const struct output *o)
{
	return o->count;
}
