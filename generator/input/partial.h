/*
 * partial.h -- dates known to the day, the month or the year, and periods of years.
 */
#ifndef INPUT_PARTIAL_H
#define INPUT_PARTIAL_H

#include <stdbool.h>

#include "model/model.h"

/* "2024-12-31", "31/12/2024", "2024-12", "2024", or empty (all 0). */
bool partial_date_parse(str s, struct partial_date *out);

/* "2023-2030", "2023 – 2030" or "2022"; first <= last. */
bool period_parse(str s, int *first, int *last);

#endif
