/* fail.c -- see fail.h. */
#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>

void fail_raise(struct fail *f, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(f->message, sizeof f->message, format, args);
	va_end(args);
	longjmp(f->env, 1);
}
