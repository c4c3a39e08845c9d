/*
 * check.h -- what is doubtful in data that are formally right.
 *
 * Each rule is one function in a table in check.c; its message in base/diag.def
 * says what to do.  Judged with the figures at hand, so that a rule can compare
 * units, years and targets.
 */
#ifndef FIGURES_CHECK_H
#define FIGURES_CHECK_H

#include "figures/reporting.h"
#include "figures/status.h"

void check_all(const struct model *m, const struct figures *f, const struct verdict *verdict,
               const struct reporting *reporting, struct arena *a, struct diags *d);

#endif
