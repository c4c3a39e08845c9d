/* swap.c -- see swap.h. */
#define _GNU_SOURCE 1                   /* renameat2, syncfs */
#include "publish/swap.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fail.h"
#include "base/file.h"

static _Noreturn void failed(struct swap *s, const char *what, const char *path)
{
	fail_raise(s->fail, "%s %s: %s", what, path, strerror(errno));
}

static bool is_there(const char *path)
{
	struct stat st;
	return lstat(path, &st) == 0;
}

/* ---- removing ---- */

static void remove_in(int folder, const char *name)
{
	int fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	if (!d) {
		if (fd >= 0)
			close(fd);
		unlinkat(folder, name, 0);
		return;
	}
	for (struct dirent *e; (e = readdir(d));)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			remove_in(fd, e->d_name);
	closedir(d);
	unlinkat(folder, name, AT_REMOVEDIR);
}

/* As much as can be removed; what cannot comes to light when the name is needed. */
static void remove_tree(const char *path)
{
	remove_in(AT_FDCWD, path);
}

void swap_drop_new(struct swap *s)
{
	remove_tree(s->fresh);
}

/* By way of another name: a kill must not leave half a folder under a name that promises a whole one. */
void swap_discard(struct swap *s, const char *path)
{
	if (!is_there(path))
		return;
	remove_tree(s->trash);
	swap_rename(s, path, s->trash);
	remove_tree(s->trash);
}

/* ---- small things ---- */

void swap_rename(struct swap *s, const char *from, const char *to)
{
	if (rename(from, to) != 0)
		failed(s, "cannot rename to", to);
}

void swap_make_folder(struct swap *s, const char *path)
{
	if (mkdir(path, 0777) != 0 && errno != EEXIST)
		failed(s, "cannot create the folder", path);
}

static void make_folders_above(struct swap *s, str path)
{
	for (size_t at = 1; (at = str_find_char(path, '/', at)) != SIZE_MAX; at++)
		swap_make_folder(s, str_c(s->arena, str_slice(path, 0, at)));
}

void swap_sync(struct swap *s, const char *path)
{
	int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0)
		failed(s, "cannot read", path);
	int bad = syncfs(folder);
	close(folder);
	if (bad)
		failed(s, "cannot write", path);
}

/* ---- the exchange ---- */

/* Three renames, each of which recover() can carry on from. */
static void exchange_by_renames(struct swap *s, const char *path)
{
	swap_rename(s, s->live, s->old);
	if (rename(path, s->live) != 0) {
		int why = errno;
		if (rename(s->old, s->live) != 0)
			why = errno;
		errno = why;
		failed(s, "cannot replace", s->live);
	}
	swap_rename(s, s->old, path);
}

bool swap_exchange(struct swap *s, const char *path)
{
	if (!is_there(s->live)) {
		swap_rename(s, path, s->live);
		return false;
	}
	if (renameat2(AT_FDCWD, path, AT_FDCWD, s->live, RENAME_EXCHANGE) == 0)
		return true;
	if (errno != EINVAL && errno != ENOSYS)
		failed(s, "cannot replace", s->live);
	exchange_by_renames(s, path);
	return true;
}

void swap_put(struct swap *s)
{
	if (swap_exchange(s, s->fresh))
		remove_tree(s->fresh);
}

/* ---- what is there ---- */

bool swap_is_empty(const struct swap *s)
{
	DIR *d = opendir(s->live);
	bool empty = true;
	if (!d)
		return errno == ENOENT;
	for (struct dirent *e; empty && (e = readdir(d));)
		empty = strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0;
	closedir(d);
	return empty;
}

bool swap_is_ours(const struct swap *s)
{
	return swap_is_empty(s) || file_exists(s->arena, path_join(s->arena, str_from_c(s->live), S(MARKER)));
}

/* ---- begin and end ---- */

static void take_lock(struct swap *s)
{
	s->lock = open(s->lock_path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (s->lock < 0)
		failed(s, "cannot write", s->lock_path);
	if (flock(s->lock, LOCK_EX | LOCK_NB) != 0) {
		close(s->lock);
		fail_raise(s->fail, "another run is writing %s at this moment", s->live);
	}
}

/* A run that was killed between its renames is finished where the new folder was complete, else undone. */
static void recover(struct swap *s)
{
	remove_tree(s->fresh);
	remove_tree(s->trash);
	if (!is_there(s->live) && is_there(s->next))
		swap_rename(s, s->next, s->live);
	if (!is_there(s->old))
		return;
	if (!is_there(s->live))
		swap_rename(s, s->old, s->live);
	else if (!is_there(s->next))
		swap_rename(s, s->old, s->next);
	else
		swap_discard(s, s->old);
}

static void recover_or_unlock(struct swap *s)
{
	struct fail here, *outer = s->fail;
	s->fail = &here;
	if (setjmp(here.env) != 0) {
		close(s->lock);
		fail_raise(outer, "%s", here.message);
	}
	recover(s);
	s->fail = outer;
}

/* Where a symbolic link or "." leads, so that a folder is replaced and not the link, and has a name. */
static str real_folder(struct arena *a, str folder)
{
	struct stat st;
	const char *path = str_c(a, folder);
	bool dots = str_eq_c(folder, ".") || str_eq_c(folder, "..") || str_ends(folder, S("/.")) ||
	            str_ends(folder, S("/.."));
	if (lstat(path, &st) != 0 || (!S_ISLNK(st.st_mode) && !dots))
		return folder;
	char *real = realpath(path, NULL);
	if (!real)
		return folder;
	folder = str_copy(a, str_from_c(real));
	free(real);
	return folder;
}

static const char *beside(struct swap *s, str name, const char *ending)
{
	return str_format(s->arena, "%s/.%.*s.%s", s->parent, STR_ARG(name), ending).p;
}

void swap_begin(struct swap *s, struct arena *a, str folder)
{
	while (folder.n > 1 && folder.p[folder.n - 1] == '/')
		folder.n--;
	folder = real_folder(a, folder);
	size_t name_at = folder.n;
	while (name_at > 0 && folder.p[name_at - 1] != '/')
		name_at--;
	str name = str_slice(folder, name_at, folder.n);
	str parent = name_at == 0 ? S(".") : str_slice(folder, 0, name_at > 1 ? name_at - 1 : 1);
	*s = (struct swap){ .fail = a->fail, .arena = a, .live = str_c(a, folder), .parent = str_c(a, parent) };
	s->fresh = beside(s, name, "new");
	s->next = beside(s, name, "next");
	s->old = beside(s, name, "old");
	s->trash = beside(s, name, "trash");
	s->kept = beside(s, name, "kept");
	if (!name.n || str_eq_c(name, ".."))
		fail_raise(s->fail, "%s cannot be replaced", s->live);
	make_folders_above(s, folder);
	s->lock_path = beside(s, name, "lock");
	take_lock(s);
	recover_or_unlock(s);
}

void swap_end(struct swap *s)
{
	close(s->lock);
}

void swap_end_and_forget(struct swap *s)
{
	unlink(s->lock_path);
	swap_end(s);
}
