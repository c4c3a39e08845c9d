/*
 * view.h -- a page while it is being made: its values, its links, its frame.
 *
 * OWNERSHIP.  Everything lives in the scratch arena of the page.
 */
#ifndef SITE_VIEW_H
#define SITE_VIEW_H

#include "report/show.h"
#include "site/link.h"
#include "site/site.h"
#include "site/value.h"

struct picture;

struct view {
	const struct site  *site;
	const struct model *model;      /* site->model */
	const struct words *words;      /* site->words */
	struct arena       *a;          /* scratch */
	str                 path, root; /* "chi-tieu/lc-02/index.html", "../../" */
	struct value       *data;       /* what the template sees */
	struct value       *crumbs;
	unsigned            pictures;   /* so far, for ids that are unique on the page */
};

/*
 * Begin the page at `path`, which belongs to part `section` of the navigation
 * ("targets"; "" = none).  `title` and `description` are shown by search
 * engines and the browser.
 */
void view_begin(struct view *v, const struct site *s, struct arena *scratch, str path,
                const char *section, str title, str description);

/* Add a step to the breadcrumbs; an empty address is the page itself.  `content`: the text is
 * the department's, hence Vietnamese, and no word of the interface. */
void view_crumb(struct view *v, str text, str address, bool content);

str view_render(const struct view *v, const char *template_name);

/* The address as seen from this page. */
str view_link(const struct view *v, str address);

/* A word of the interface, or one with {0} {1} … filled in. */
str view_word(const struct view *v, const char *key);
#define view_words(v, key, ...)                                               \
	view_fill((v), (key), (const str[]){ __VA_ARGS__ },                   \
	          sizeof((const str[]){ __VA_ARGS__ }) / sizeof(str))
str view_fill(const struct view *v, const char *key, const str *arg, size_t args);

/* A word chosen by an id: view_choice(v, "status", "on-track") is the word "status.on-track". */
str view_choice(const struct view *v, const char *section, const char *id);

/* The picture as inline SVG. */
str view_picture(struct view *v, const struct picture *p);

/* Shorthands for maps in the page's arena. */
struct value *view_map(const struct view *v);
struct value *view_list(const struct view *v);
void view_text(const struct view *v, struct value *map, const char *key, str s);
void view_html(const struct view *v, struct value *map, const char *key, str markup);
void view_bool(const struct view *v, struct value *map, const char *key, bool truth);
void view_put(const struct view *v, struct value *map, const char *key, struct value *value);
struct value *view_push(const struct view *v, struct value *list);     /* a new map at its end */

/* Put a list that is not empty into the page's data as `key`, and true as "has-<key>". */
void view_section(const struct view *v, const char *key, struct value *list);

/* ' lang="vi"' on a page in another language, else "": marks the department's own text. */
str view_vi(const struct view *v);

/* The same when the text has a Vietnamese letter ("92,100 lượt"), else "". */
str view_vi_in(const struct view *v, str text);

#endif
