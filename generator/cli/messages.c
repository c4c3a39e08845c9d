/* messages.c -- see messages.h. */
#include "cli/messages.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

void print_messages(struct arena *a, struct diags *d, bool vi)
{
	struct buf b;
	buf_init(&b, a, 4096);
	diags_sort(d);
	diags_write_text(&b, d, vi);
	fwrite(b.p, 1, b.n, stderr);
}

void messages_drop_hints(struct diags *d)
{
	size_t kept = 0;
	for (size_t i = 0; i < d->n; i++)
		if (d->message[i].severity != DIAG_HINT)
			d->message[kept++] = d->message[i];
	d->n = kept;
}

void print_counts(const struct diags *d, bool vi, const char *more)
{
	if (vi)
		fprintf(stderr, "tiendo: %zu lỗi, %zu cảnh báo, %zu gợi ý%s\n", d->errors, d->warnings, d->hints, more);
	else
		fprintf(stderr, "tiendo: %zu error%s, %zu warning%s, %zu hint%s%s\n", d->errors, d->errors == 1 ? "" : "s",
		        d->warnings, d->warnings == 1 ? "" : "s", d->hints, d->hints == 1 ? "" : "s", more);
}
