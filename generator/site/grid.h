/*
 * grid.h -- a plain table for partials/table.mustache: caption, columns, rows.
 */
#ifndef SITE_GRID_H
#define SITE_GRID_H

#include "site/view.h"

struct grid {
	const struct view *v;
	struct value      *table;       /* what the partial sees */
	struct value      *columns, *rows, *cells;
};

void grid_begin(struct grid *g, const struct view *v, str caption);
void grid_note(struct grid *g, str note);                       /* small, under the caption */
void grid_column(struct grid *g, str word, bool number);

void grid_row(struct grid *g);
void grid_head(struct grid *g, str text, str address);          /* the row's own header; a link unless "" */
void grid_text(struct grid *g, str text);
void grid_link(struct grid *g, str text, str address);
void grid_html(struct grid *g, str markup);
void grid_number(struct grid *g, str text, double sort_by);     /* right-aligned; NaN sorts last */

/* Mark the last cell as the department's own text (lang="vi"). */
void grid_content(struct grid *g);

/* The same for the last column's header. */
void grid_column_content(struct grid *g);

/* Which published cell the last cell shows (site/proof.h). */
void grid_of(struct grid *g, str address);

#endif
