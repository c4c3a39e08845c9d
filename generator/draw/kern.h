/*
 * kern.h -- kerning of Vietnamese text: what layout measures and what the PDF shows.
 *
 * Fonts list pairs of plain letters only ("V" before "A"); a letter with
 * marks has the same outline, so it takes the pair of its plain letter:
 * otherwise "VA" in VIỆT NAM would be tight and "VĂ" in VĂN HÓA wide.
 */
#ifndef DRAW_KERN_H
#define DRAW_KERN_H

#include <stdint.h>

#include "base/str.h"

struct font;

/* What to add between two characters, 1/1000 em; 0 at spaces. */
int kern_between(const struct font *f, uint32_t left, uint32_t right);

/* Width of text in points, with kerning. */
double kern_text_width_pt(const struct font *f, str text, double size_pt);

#endif
