/* shared.c -- see shared.h. */
#include "cli/shared.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

enum { PATH_MOST = 4096 };

/* The folder of the running program, with its slash; empty when the system does not tell. */
static str program_folder(struct arena *a)
{
	char *path = arena_alloc(a, PATH_MOST, 1);
	ssize_t n = readlink("/proc/self/exe", path, PATH_MOST);
	while (n > 0 && path[n - 1] != '/')
		n--;
	return (str){ path, n > 0 ? (size_t)n : 0 };
}

str shared_folder(struct arena *a, const char *installed, const char *source)
{
	str program = program_folder(a);
	str path = str_format(a, "%.*s../share/tiendo/%s", STR_ARG(program), installed);
	return file_is_dir(a, path) ? path : str_format(a, "%.*s../../%s", STR_ARG(program), source);
}
