/*
 * swap.h -- one folder put in another's place, whole or not at all.
 *
 * The new folder is made beside the live one, under hidden names that begin
 * with the live one's ("site" -> ".site.new"), and the two change places in
 * one system call, so that there is no moment without a whole folder.  Where
 * the file system cannot exchange two names (some network file systems) it is
 * done with three renames, and a run that was killed between them is put
 * right by the next one.
 *
 *   .site.lock   held while a run is at work
 *   .site.new    under construction; worthless after a kill
 *   .site.next   complete, about to be exchanged; after that, what was live
 *   .site.old    the live one between the renames, where there is no exchange
 *   .site.trash  being removed
 *   .site.kept/  earlier releases by number (publish/release.h)
 *
 * OWNERSHIP.  Names live in the arena given to swap_begin().
 * ERRORS.  The machine's are raised in swap.fail.
 */
#ifndef PUBLISH_SWAP_H
#define PUBLISH_SWAP_H

#include <stdbool.h>

#include "base/str.h"

/* The file that marks a folder as made by this program, so that no other is ever replaced. */
#define MARKER ".tiendo-site"

struct arena;
struct fail;

struct swap {
	struct fail  *fail;
	struct arena *arena;
	const char   *live, *fresh, *next, *kept;

	const char   *old, *trash, *parent, *lock_path; /* private to swap.c */
	int           lock;                             /* private to swap.c */
};

/*
 * Lock the folder and put right what a killed run left.  Afterwards there is
 * no .new and no .old; a .next may be left and is the caller's to judge.
 */
void swap_begin(struct swap *s, struct arena *a, str folder);

/* Whether the live folder is missing or empty; or that or a site made by this program. */
bool swap_is_empty(const struct swap *s);
bool swap_is_ours(const struct swap *s);

/* Remove .new; raises nothing. */
void swap_drop_new(struct swap *s);

/* Let the lock go; and remove its file, where the folder will not be replaced again. */
void swap_end(struct swap *s);
void swap_end_and_forget(struct swap *s);

/* Exchange the folder `path` with the live one; without a live one, just put it there.
 * Returns whether `path` now is what was live. */
bool swap_exchange(struct swap *s, const char *path);

/* Put .new in the live one's place and throw the old one away. */
void swap_put(struct swap *s);

/* Remove a folder with all that is in it: at once gone from its name. */
void swap_discard(struct swap *s, const char *path);

/* Rename; raises the failure. */
void swap_rename(struct swap *s, const char *from, const char *to);

/* Make a folder if it is not there. */
void swap_make_folder(struct swap *s, const char *path);

/* Have everything on the disk that was written to the folder, and its name. */
void swap_sync(struct swap *s, const char *path);

#endif
