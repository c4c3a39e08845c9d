/* shared.h -- the files that come with the program: themes, the skeleton of a project. */
#ifndef CLI_SHARED_H
#define CLI_SHARED_H

#include "base/str.h"

struct arena;

/*
 * The folder `installed` of share/tiendo beside the program's bin/; where the
 * program was not installed, `source` of the source tree that it was built in.
 * It need not exist.
 */
str shared_folder(struct arena *a, const char *installed, const char *source);

#endif
