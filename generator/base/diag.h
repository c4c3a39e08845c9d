/*
 * diag.h -- what is wrong with the officer's files, in plain words.
 *
 * Messages are collected, never printed where they are found, so that one run
 * tells everything.  diag.def is the table of all of them: id, severity, text
 * and mend in English and Vietnamese; {0} {1} … stand for the arguments.
 *
 * OWNERSHIP.  Places and arguments are copied into the collector's arena.
 * THREADS.  A collector belongs to one thread; diag_merge() joins two.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;
struct buf;

enum diag_severity { DIAG_ERROR, DIAG_WARNING, DIAG_HINT };

enum diag_id {
#define DIAG(id, severity, en, en_mend, vi, vi_mend) DIAG_##id,
#include "base/diag.def"
#undef DIAG
	DIAG__COUNT
};

/* Where: line and column as an editor counts them, from 1; line 0 = the file, column 0 = the line
 * as a whole (shown as 1).  The column counts characters (code points), not bytes. */
struct place {
	str      file;          /* as the user would type it, relative to the project */
	uint32_t line, column;
};

struct diag_message {
	enum diag_id       id;
	enum diag_severity severity;
	struct place       place;
	const str         *arg;         /* [args] */
	size_t             args;
	uint32_t           order;       /* of arrival, to keep sorting stable */
};

struct diags {
	struct arena        *arena;
	struct diag_message *message;
	size_t               n, cap;
	size_t               errors, warnings, hints;
	bool                 strict;    /* warnings count as errors */
};

void diags_init(struct diags *d, struct arena *a);

/* Report: diag(d, DIAG_UNKNOWN_UNIT, place, id, nearest).  Arguments are strs. */
void diag_add(struct diags *d, enum diag_id id, struct place at, const str *arg, size_t args);
#define diag(d, id, at, ...)                                                  \
	diag_add((d), (id), (at), (const str[]){ __VA_ARGS__ },               \
	         sizeof((const str[]){ __VA_ARGS__ }) / sizeof(str))

/* Add all of `from` to `to`. */
void diag_merge(struct diags *to, const struct diags *from);

/* By file, line, column, then message and arguments (threads arrive in any order).  Call before writing. */
void diags_sort(struct diags *d);

/* True when the run may not go on: errors, or warnings under strict. */
bool diags_fatal(const struct diags *d);

/* The name of a message, e.g. "unknown-unit", and its severity as a word. */
str diag_name(struct arena *a, enum diag_id id);
const char *diag_severity_word(enum diag_severity s, bool vi);

/* One message's text, or its mend, with the arguments put in. */
void diag_text(struct buf *out, const struct diag_message *m, bool vi);
void diag_mend(struct buf *out, const struct diag_message *m, bool vi);

/* All messages, one a line: file:line:column: error: text.  mend [id] */
void diags_write_text(struct buf *out, const struct diags *d, bool vi);
void diags_write_json(struct buf *out, const struct diags *d, bool vi);

#endif
