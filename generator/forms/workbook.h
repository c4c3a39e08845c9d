/*
 * workbook.h -- a blank return as a spreadsheet (.xlsx): what must not change is locked, what is filled in is checked.
 *
 * Sheets "Số liệu" (the indicators), "Tuần lễ" (the form of the learning week)
 * and "Hướng dẫn".  The first row of the first two is the data contract's
 * header and nothing stands above it, so that a sheet saved as CSV or as
 * Unicode text from Vietnamese Excel or LibreOffice is read back as it is.
 * For the same reason numbers are never shown with grouped thousands: a
 * spreadsheet writes into a CSV what it shows, and "1.741" in a file with ';'
 * could be read in two ways.
 *
 * The only part of the program that knows libxlsxwriter.
 *
 * OWNERSHIP.  Bytes live in the arena given.  ERRORS.  The machine's raise its failure.
 */
#ifndef FORMS_WORKBOOK_H
#define FORMS_WORKBOOK_H

#include "forms/blank.h"

str workbook_make(struct arena *a, const struct blanks *b, const struct blank *blank);

#endif
