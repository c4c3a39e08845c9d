/*
 * file.h -- reading files and folders.  (Writing: publish/output.h.)
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>

#include "base/str.h"

struct arena;

enum file_result { FILE_OK, FILE_MISSING, FILE_NOT_REGULAR, FILE_TOO_LARGE, FILE_UNREADABLE };

/* Read a whole regular file (symbolic links to regular files are followed). */
enum file_result file_read(struct arena *a, str path, size_t max_bytes, str *out);

bool file_is_dir(struct arena *a, str path);
bool file_exists(struct arena *a, str path);

struct file_list {
	str   *path;            /* relative to the folder listed, '/' between parts */
	size_t n, cap;
};

/*
 * Regular files under `folder`, sorted by bytes; names that begin with '.' or
 * end in '~' are left out.  `suffix` filters ("" = all).  A missing folder is
 * an empty list.  Does not follow symbolic links to folders; depth <= 16.
 */
void file_list(struct arena *a, str folder, str suffix, struct file_list *out);

/* "folder/name". */
str path_join(struct arena *a, str folder, str name);

#endif
