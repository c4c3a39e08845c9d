/* folder.c -- see folder.h. */
#include "serve/folder.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/arena.h"

/* Go down to the folder of the last part, one part at a time; -1: no such folder. */
static int open_parent(struct arena *a, const char *root, str *path)
{
	int at = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	for (size_t slash; at >= 0 && (slash = str_find_char(*path, '/', 0)) != SIZE_MAX;) {
		const char *name = str_c(a, str_slice(*path, 0, slash));
		int below = openat(at, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		close(at);
		at = below;
		*path = str_slice(*path, slash + 1, path->n);
	}
	return at;
}

enum folder_result folder_open(struct arena *a, const char *root, str path, int *fd, struct stat *st)
{
	int parent = open_parent(a, root, &path);
	if (parent < 0)
		return FOLDER_NOTHING;
	*fd = openat(parent, path.n ? str_c(a, path) : "index.html",
	             O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	close(parent);
	if (*fd < 0)
		return FOLDER_NOTHING;
	if (fstat(*fd, st) == 0 && S_ISREG(st->st_mode))
		return FOLDER_FILE;
	close(*fd);
	return S_ISDIR(st->st_mode) && path.n ? FOLDER_FOLDER : FOLDER_NOTHING;
}
