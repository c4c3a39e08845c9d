/*
 * fail.h -- the machine failed: no memory, no disk.
 *
 * Such a failure ends the work of a whole thread.  Whoever starts the work
 * sets `env` with setjmp; fail_raise() goes back there.  main() then prints
 * the message and returns 3.  Input errors never come this way (base/diag.h),
 * nor do bugs (assert).
 */
#ifndef BASE_FAIL_H
#define BASE_FAIL_H

#include <setjmp.h>

struct fail {
	jmp_buf env;
	char    message[512];   /* what failed, cut at the end if too long */
};

_Noreturn void fail_raise(struct fail *f, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

#endif
