/*
 * release.c -- see release.h.
 *
 * The order of the steps, and what a kill between two of them leaves:
 *
 *   publish   copy to .new | rename to .next | exchange .next and live | rename .next to .kept/N
 *   rollback  rename .kept/N to .next | exchange .next and live | remove .next
 *
 * So a .next whose number is above the live one's is a release that never
 * came to be or that was rolled back: it goes.  Any other is one to keep.
 * A site without a number (put there by `tiendo build --output`) counts as
 * newer than all that are kept.
 */
#define _XOPEN_SOURCE 700               /* realpath */
#include "publish/release.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/fail.h"
#include "base/file.h"
#include "base/num.h"
#include "publish/output.h"
#include "publish/swap.h"

enum { FILE_MOST = 1 << 30, NUMBER_MOST = 1000000000 };

/* ---- numbers ---- */

str release_marker(struct arena *a, unsigned number)
{
	return str_format(a, "tiendo\nrelease %u\n", number);
}

static str marker_of(struct swap *s, const char *folder)
{
	str text = { 0 };
	file_read(s->arena, path_join(s->arena, str_from_c(folder), S(MARKER)), 256, &text);
	return text;
}

/* 0: a site without a number, or none. */
static unsigned number_of(struct swap *s, const char *folder)
{
	str text = marker_of(s, folder), head = S("tiendo\nrelease ");
	long n;
	if (!str_starts(text, head) || !num_parse_int(str_trim(str_slice(text, head.n, text.n)), 1, NUMBER_MOST, &n))
		return 0;
	return (unsigned)n;
}

struct kept { unsigned *number; size_t n, cap; };

static int by_number(const void *x, const void *y)
{
	unsigned a = *(const unsigned *)x, b = *(const unsigned *)y;
	return (a > b) - (a < b);
}

/* The kept releases, oldest first. */
static struct kept list_kept(struct swap *s)
{
	struct kept k = { 0 };
	DIR *d = opendir(s->kept);
	if (!d)
		return k;
	for (struct dirent *e; (e = readdir(d));) {
		long n;
		if (num_parse_int(str_from_c(e->d_name), 1, NUMBER_MOST, &n))
			*arena_push(s->arena, unsigned, &k.number, &k.n, &k.cap) = (unsigned)n;
	}
	closedir(d);
	if (k.n)
		qsort(k.number, k.n, sizeof *k.number, by_number);
	return k;
}

static unsigned newest(struct kept k)
{
	return k.n ? k.number[k.n - 1] : 0;
}

static const char *kept_path(struct swap *s, unsigned number)
{
	return str_format(s->arena, "%s/%u", s->kept, number).p;
}

/* The live site's number; without one, the number after all that are kept. */
static unsigned live_number(struct swap *s)
{
	unsigned number = number_of(s, s->live);
	return number ? number : newest(list_kept(s)) + 1;
}

unsigned release_next(struct swap *s)
{
	unsigned live = live_number(s), kept = newest(list_kept(s));
	if (!marker_of(s, s->live).n)
		return kept + 1;                /* there is nothing live yet */
	return (live > kept ? live : kept) + 1;
}

/* ---- keeping ---- */

static void keep_next(struct swap *s)
{
	unsigned number = number_of(s, s->next);
	const char *path = kept_path(s, number ? number : newest(list_kept(s)) + 1);
	swap_make_folder(s, s->kept);
	swap_discard(s, path);
	swap_rename(s, s->next, path);
}

static void prune(struct swap *s, unsigned keep)
{
	struct kept k = list_kept(s);
	for (size_t i = 0; i + keep < k.n; i++)
		swap_discard(s, kept_path(s, k.number[i]));
}

void release_recover(struct swap *s)
{
	if (!file_exists(s->arena, str_from_c(s->next)))
		return;
	if (!marker_of(s, s->next).n || number_of(s, s->next) > live_number(s))
		swap_discard(s, s->next);
	else
		keep_next(s);
}

void release_put(struct swap *s, unsigned keep)
{
	swap_sync(s, s->fresh);
	swap_rename(s, s->fresh, s->next);
	if (swap_exchange(s, s->next)) {
		if (marker_of(s, s->next).n)
			keep_next(s);
		else
			swap_discard(s, s->next);       /* an empty folder */
	}
	prune(s, keep);
	swap_sync(s, s->live);
}

/* ---- publish ---- */

/* Hold off a build that would take the site away while it is copied.  -1: nobody ever built there with a lock. */
static int lock_source(struct arena *a, str from)
{
	char *real = realpath(str_c(a, from), NULL);
	if (!real)
		return -1;
	str path = str_copy(a, str_from_c(real));
	free(real);
	size_t name = path.n;
	while (name > 0 && path.p[name - 1] != '/')
		name--;
	const char *lock = str_format(a, "%.*s.%.*s.lock", STR_ARG(str_slice(path, 0, name)),
	                              STR_ARG(str_slice(path, name, path.n))).p;
	int fd = open(lock, O_RDONLY | O_CLOEXEC);
	if (fd >= 0 && flock(fd, LOCK_SH | LOCK_NB) != 0) {
		close(fd);
		fail_raise(a->fail, "another run is writing %.*s at this moment", STR_ARG(from));
	}
	return fd;
}

static void copy_files(struct arena *a, str from, struct output *o)
{
	struct arena scratch;
	struct file_list list;
	arena_init(&scratch, a->fail);
	file_list(a, from, S(""), &list);
	for (size_t i = 0; i < list.n; i++) {
		str path = path_join(&scratch, from, list.path[i]), bytes;
		if (file_read(&scratch, path, FILE_MOST, &bytes) != FILE_OK)
			fail_raise(a->fail, "cannot read %.*s", STR_ARG(path));
		output_write(o, &scratch, list.path[i], bytes);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
}

/* Whether `folder`, or where it would be made, lies in `outer`. */
static bool lies_in(struct arena *a, str folder, str outer)
{
	char *real = NULL, *whole = realpath(str_c(a, outer), NULL);
	for (size_t n = folder.n; !real && n > 0; n--)
		if (n == folder.n || folder.p[n] == '/')
			real = realpath(str_c(a, str_slice(folder, 0, n)), NULL);
	if (!real)
		real = realpath(str_starts(folder, S("/")) ? "/" : ".", NULL);
	bool in = real && whole && str_starts(path_join(a, str_from_c(real), S("")), path_join(a, str_from_c(whole), S("")));
	free(real);
	free(whole);
	return in;
}

static bool may_publish(struct arena *a, str from, str folder, struct diags *d)
{
	if (!file_exists(a, path_join(a, from, S(MARKER)))) {
		diag(d, DIAG_PUBLISH_NO_SITE, ((struct place){ from, 0, 0 }), from);
		return false;
	}
	bool inside = lies_in(a, folder, from) || (file_is_dir(a, folder) && lies_in(a, from, folder));
	if (inside)
		diag(d, DIAG_PUBLISH_INSIDE, ((struct place){ folder, 0, 0 }), folder, from);
	return !inside;
}

struct copying { struct output *output; int lock; };

static void copy_and_commit(struct arena *a, str from, struct copying *c, struct release_count *out)
{
	copy_files(a, from, c->output);
	struct output_count count = output_counts(c->output);
	*out = (struct release_count){ output_release(c->output), count.files, count.unchanged };
	output_commit(c->output);
}

bool release_publish(struct arena *a, str from, str folder, unsigned keep, struct diags *d, struct release_count *out)
{
	if (!may_publish(a, from, folder, d))
		return false;
	struct copying *c = arena_new(a, struct copying, 1);    /* not on the stack: it must outlive a longjmp */
	struct fail here, *outer = a->fail;
	c->lock = lock_source(a, from);
	a->fail = &here;
	if (setjmp(here.env) != 0) {
		a->fail = outer;
		if (c->output)
			output_abandon(c->output);      /* away with the half copy */
		if (c->lock >= 0)
			close(c->lock);
		fail_raise(outer, "%s", here.message);
	}
	c->output = output_begin_release(a, folder, keep, d);
	if (c->output)
		copy_and_commit(a, from, c, out);
	if (c->lock >= 0)
		close(c->lock);
	a->fail = outer;
	return c->output != NULL;
}

/* ---- rollback ---- */

/* The newest kept release that is older than the live one, 0 if there is none. */
static unsigned before_live(struct swap *s)
{
	struct kept k = list_kept(s);
	unsigned live = live_number(s);
	while (k.n && k.number[k.n - 1] >= live)
		k.n--;
	return newest(k);
}

bool release_rollback(struct arena *a, str folder, struct diags *d, unsigned *number)
{
	struct swap s;
	swap_begin(&s, a, folder);
	if (!swap_is_ours(&s)) {
		diag(d, DIAG_OUTPUT_FOREIGN, ((struct place){ folder, 0, 0 }), folder);
		swap_end(&s);
		return false;
	}
	release_recover(&s);
	*number = marker_of(&s, s.live).n ? before_live(&s) : newest(list_kept(&s));
	if (*number == 0) {
		diag(d, DIAG_PUBLISH_NOTHING_KEPT, ((struct place){ folder, 0, 0 }), folder);
	} else {
		swap_rename(&s, kept_path(&s, *number), s.next);
		if (swap_exchange(&s, s.next))
			swap_discard(&s, s.next);
	}
	swap_end(&s);
	return *number != 0;
}
