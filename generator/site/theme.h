/*
 * theme.h -- the files of a theme: templates and what is copied as it is.
 *
 * A theme is a folder themes/<name>/ with .mustache files (one a page kind),
 * those in partials/, and css/, js/, img/ for the browser.  What a theme
 * does not have is inherited from the default theme, file by file.
 *
 * OWNERSHIP.  Everything lives in the arena given to theme_load(); read-only
 * afterwards and shared by all threads.
 */
#ifndef SITE_THEME_H
#define SITE_THEME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct diags;
struct mustache_set;

struct theme_file { str path, bytes; };         /* path as on the site: "css/site.css" */

struct theme {
	struct mustache_set *templates;         /* by name without ending; partials share the names */
	struct theme_file   *file;              /* [files], sorted by path */
	size_t               files, cap;
};

/* Read `folder` over `default_folder` (they may be the same).  False after reporting to d. */
bool theme_load(struct arena *a, str folder, str default_folder, struct diags *d, struct theme *out);

#endif
