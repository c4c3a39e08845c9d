/*
 * proof.h -- which published cell a figure on a page shows, so that the page can be proved (prove/prove.h).
 *
 * Addresses are those of prove/published.h.  A figure whose words hold no number ("có") has none: "".
 */
#ifndef SITE_PROOF_H
#define SITE_PROOF_H

#include "site/view.h"

/* A figure of series.csv; those before a unit began are its predecessor's. */
str proof_series(const struct view *v, uint32_t indicator, uint32_t unit, int year, const char *column);

/* The verdict on a target that the page shows: status.csv, or history.csv on a page about an earlier cycle. */
str proof_verdict(const struct view *v, uint32_t target, const char *column);
str proof_verdict_at(const struct view *v, uint32_t target, int cycle, const char *column);

/* How many targets of `scope` "all", "plan", "sector" or "unit" (and which) are where: rows of history.csv counted. */
str proof_counts(const struct view *v, int cycle, const char *scope, str id);

/* A row of the learning week's form: the sum, or a unit's own (NONE = sum). */
str proof_week(const struct view *v, int year, size_t row, uint32_t unit, const char *column);

/* The attribute for the element that shows it; "" for no address. */
str proof_attr(const struct view *v, str address);

#endif
