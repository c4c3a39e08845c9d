/*
 * folder.h -- opening files of the built site, and nothing outside it.
 */
#ifndef SERVE_FOLDER_H
#define SERVE_FOLDER_H

#include <sys/stat.h>

#include "base/str.h"

struct arena;

enum folder_result { FOLDER_FILE, FOLDER_FOLDER, FOLDER_NOTHING };

/*
 * Look for `path` (of http_path()) in the folder `root`.  FILE: *fd is open
 * for reading and *st tells of it; the caller closes.  A path with a final
 * slash, and "", stand for the index.html there.  FOLDER: it is a folder, but
 * was asked for without its slash.  Symbolic links below the root are not
 * followed, wherever they lead: a built site has none.
 */
enum folder_result folder_open(struct arena *a, const char *root, str path, int *fd, struct stat *st);

#endif
