/* file.c -- see file.h. */
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

enum { DEPTH_MOST = 16 };

static enum file_result read_all(struct arena *a, int fd, size_t size, str *out)
{
	char *p = arena_alloc(a, size + 1, 1);
	size_t n = 0;
	while (n < size) {
		ssize_t got = read(fd, p + n, size - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return FILE_UNREADABLE;
		if (got == 0)
			break;                  /* became shorter while we read */
		n += (size_t)got;
	}
	*out = (str){ p, n };
	return FILE_OK;
}

enum file_result file_read(struct arena *a, str path, size_t max_bytes, str *out)
{
	int fd = open(str_c(a, path), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0)
		return errno == ENOENT || errno == ENOTDIR ? FILE_MISSING : FILE_UNREADABLE;
	struct stat st;
	enum file_result r;
	if (fstat(fd, &st) != 0)
		r = FILE_UNREADABLE;
	else if (!S_ISREG(st.st_mode))
		r = FILE_NOT_REGULAR;           /* a device or a pipe would never end */
	else if ((uintmax_t)st.st_size > max_bytes)
		r = FILE_TOO_LARGE;
	else
		r = read_all(a, fd, (size_t)st.st_size, out);
	close(fd);
	return r;
}

bool file_is_dir(struct arena *a, str path)
{
	struct stat st;
	return stat(str_c(a, path), &st) == 0 && S_ISDIR(st.st_mode);
}

bool file_exists(struct arena *a, str path)
{
	struct stat st;
	return stat(str_c(a, path), &st) == 0;
}

str path_join(struct arena *a, str folder, str name)
{
	if (folder.n == 0)
		return str_copy(a, name);
	return str_format(a, "%.*s%s%.*s", STR_ARG(folder), str_ends(folder, S("/")) ? "" : "/", STR_ARG(name));
}

static void list_into(struct arena *a, str folder, str prefix, str suffix, int depth, struct file_list *out)
{
	DIR *d = opendir(str_c(a, folder));
	if (!d)
		return;
	for (struct dirent *e; (e = readdir(d));) {
		str name = str_from_c(e->d_name);
		if (str_starts(name, S(".")) || str_ends(name, S("~")))
			continue;
		name = str_copy(a, name);
		str path = path_join(a, folder, name), rel = path_join(a, prefix, name);
		struct stat link, st;
		if (lstat(path.p, &link) != 0 || stat(path.p, &st) != 0)
			continue;
		if (S_ISDIR(link.st_mode) && depth < DEPTH_MOST)
			list_into(a, path, rel, suffix, depth + 1, out);
		else if (!S_ISDIR(st.st_mode) && str_ends(rel, suffix))
			*arena_push(a, str, &out->path, &out->n, &out->cap) = rel;
	}
	closedir(d);
}

static int by_bytes(const void *x, const void *y)
{
	return str_cmp(*(const str *)x, *(const str *)y);
}

void file_list(struct arena *a, str folder, str suffix, struct file_list *out)
{
	*out = (struct file_list){ 0 };
	list_into(a, folder, (str){ NULL, 0 }, suffix, 0, out);
	if (out->n)
		qsort(out->path, out->n, sizeof *out->path, by_bytes);
}
