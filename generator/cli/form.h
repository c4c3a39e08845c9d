/* form.h -- the command form: the units' blank returns. */
#ifndef CLI_FORM_H
#define CLI_FORM_H

struct arena;
struct options;

/*
 * Write the blank return of every unit that should report in the cycle, or of
 * one (--unit), as CSV, workbook and PDF.  Returns the exit status.
 */
int command_form(struct arena *a, const struct options *o);

#endif
