/* output.c -- see output.h. */
#include "publish/output.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/map.h"

/* Marks a folder as made by this program, so that no other is ever replaced. */
#define MARKER ".tiendo-site"

struct output {
	struct arena       *arena;
	struct arena        scratch;
	const char         *live, *fresh, *old;         /* the three folders */
	int                 lock;
	struct map          folders, files;             /* made so far */
	struct output_count count;
};

static _Noreturn void failed(struct output *o, const char *what, const char *path)
{
	fail_raise(o->arena->fail, "%s %s: %s", what, path, strerror(errno));
}

/* ---- folders ---- */

static void remove_tree(struct output *o, const char *path)
{
	DIR *d = opendir(path);
	if (!d) {
		if (errno == ENOTDIR)
			unlink(path);
		return;
	}
	for (struct dirent *e; (e = readdir(d));) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		struct arena a;
		arena_init(&a, o->arena->fail);
		const char *child = path_join(&a, str_from_c(path), str_from_c(e->d_name)).p;
		struct stat st;
		if (lstat(child, &st) == 0 && S_ISDIR(st.st_mode))
			remove_tree(o, child);
		else
			unlink(child);
		arena_release(&a);
	}
	closedir(d);
	rmdir(path);
}

static void make_folder(struct output *o, const char *path)
{
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		failed(o, "cannot create the folder", path);
}

/* All folders above `path`, which begins at `from`. */
static void make_folders_above(struct output *o, const char *path, size_t from)
{
	str whole = str_from_c(path);
	for (size_t at = from; (at = str_find_char(whole, '/', at)) != SIZE_MAX; at++) {
		if (at == 0)
			continue;
		str folder = str_slice(whole, 0, at);
		if (map_get(&o->folders, folder) != MAP_NONE)
			continue;
		folder = str_copy(o->arena, folder);
		make_folder(o, folder.p);
		map_add(&o->folders, folder, 1);
	}
}

static bool is_empty(const char *path)
{
	DIR *d = opendir(path);
	bool empty = true;
	if (!d)
		return errno == ENOENT;
	for (struct dirent *e; empty && (e = readdir(d));)
		empty = strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0;
	closedir(d);
	return empty;
}

static bool may_replace(struct output *o)
{
	return is_empty(o->live) || file_exists(o->arena, path_join(o->arena, str_from_c(o->live), S(MARKER)));
}

/* ---- begin and end ---- */

static void take_lock(struct output *o, str parent, str name)
{
	const char *path = str_format(o->arena, "%.*s/.%.*s.lock", STR_ARG(parent), STR_ARG(name)).p;
	o->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (o->lock < 0)
		failed(o, "cannot write", path);
	if (flock(o->lock, LOCK_EX | LOCK_NB) != 0) {
		close(o->lock);
		fail_raise(o->arena->fail, "another run is writing %s at this moment", o->live);
	}
}

/* Let the lock and the memory go. */
static void output_end(struct output *o)
{
	close(o->lock);
	arena_release(&o->scratch);
}

/* A run that was killed between its two renames left no site: put the old one back. */
static void recover(struct output *o)
{
	struct stat st;
	if (lstat(o->live, &st) != 0 && lstat(o->old, &st) == 0 && rename(o->old, o->live) != 0)
		failed(o, "cannot restore", o->live);
	remove_tree(o, o->old);
	remove_tree(o, o->fresh);
}

struct output *output_begin(struct arena *a, str folder, struct diags *d)
{
	while (folder.n > 1 && folder.p[folder.n - 1] == '/')
		folder.n--;
	size_t slash = SIZE_MAX;
	for (size_t i = 0; i < folder.n; i++)
		if (folder.p[i] == '/')
			slash = i;
	str parent = slash == SIZE_MAX ? S(".") : str_slice(folder, 0, slash ? slash : 1);
	str name = slash == SIZE_MAX ? folder : str_slice(folder, slash + 1, folder.n);
	struct output *o = arena_new(a, struct output, 1);
	o->arena = a;
	arena_init(&o->scratch, a->fail);
	map_init(&o->folders, a, 64);
	map_init(&o->files, a, 256);
	o->live = str_c(a, folder);
	o->fresh = str_format(a, "%.*s/.%.*s.new", STR_ARG(parent), STR_ARG(name)).p;
	o->old = str_format(a, "%.*s/.%.*s.old", STR_ARG(parent), STR_ARG(name)).p;
	make_folders_above(o, o->live, 0);
	take_lock(o, parent, name);
	recover(o);
	if (!may_replace(o)) {
		diag(d, DIAG_OUTPUT_FOREIGN, ((struct place){ folder, 0, 0 }), folder);
		output_end(o);
		return NULL;
	}
	make_folder(o, o->fresh);
	output_write(o, S(MARKER), S("tiendo\n"));
	return o;
}

void output_commit(struct output *o)
{
	struct stat st;
	bool had = lstat(o->live, &st) == 0;
	if (had && rename(o->live, o->old) != 0)
		failed(o, "cannot replace", o->live);
	if (rename(o->fresh, o->live) != 0) {
		int why = errno;
		if (had && rename(o->old, o->live) != 0)
			why = errno;
		errno = why;
		failed(o, "cannot replace", o->live);
	}
	remove_tree(o, o->old);
	output_end(o);
}

void output_abandon(struct output *o)
{
	remove_tree(o, o->fresh);
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

static bool link_unchanged(struct output *o, str path, str bytes, const char *fresh)
{
	struct stat st;
	const char *live = path_join(&o->scratch, str_from_c(o->live), path).p;
	if (lstat(live, &st) != 0 || !S_ISREG(st.st_mode) || (size_t)st.st_size != bytes.n)
		return false;
	str before;
	if (file_read(&o->scratch, str_from_c(live), bytes.n, &before) != FILE_OK || !str_eq(before, bytes))
		return false;
	return link(live, fresh) == 0;
}

static void write_bytes(struct output *o, const char *path, str bytes)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		failed(o, "cannot write", path);
	size_t done = 0;
	while (done < bytes.n) {
		ssize_t n = write(fd, bytes.p + done, bytes.n - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			int why = errno;
			close(fd);
			errno = why;
			failed(o, "cannot write", path);
		}
		done += (size_t)n;
	}
	if (close(fd) != 0)
		failed(o, "cannot write", path);
}

void output_write(struct output *o, str path, str bytes)
{
	assert(path_ok(path));
	str key = str_copy(o->arena, path);
	uint32_t before = o->files.n;
	map_add(&o->files, key, 1);
	assert(o->files.n == before + 1 && "a path is written once");
	const char *full = path_join(&o->scratch, str_from_c(o->fresh), path).p;
	make_folders_above(o, full, strlen(o->fresh) + 1);
	if (link_unchanged(o, path, bytes, full))
		o->count.unchanged++;
	else
		write_bytes(o, full, bytes);
	o->count.files++;
	o->count.bytes += bytes.n;
	arena_reset(&o->scratch);
}

struct output_count output_counts(const struct output *o)
{
	return o->count;
}
