/*
 * csv_out.h -- a text as a cell of a CSV file (RFC 4180), safe to open in a spreadsheet.
 *
 * Quoted where it must be.  A text that a spreadsheet would take for a formula
 * (it begins with "=", "+", "@", or with "-" before no digit) is written after
 * an apostrophe.
 */
#ifndef BASE_CSV_OUT_H
#define BASE_CSV_OUT_H

#include "base/buf.h"

void csv_out(struct buf *b, str s);

#endif
