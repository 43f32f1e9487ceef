/* Printing of exceptions, in CPython's format. */
#ifndef FH_RUNTIME_TRACEBACK_H
#define FH_RUNTIME_TRACEBACK_H

#include "objects/protocol.h"

struct FhText;
/* The text that CPython prints for an uncaught exception: chained ones, tracebacks, notes, groups, suggestions. Errors
 * while it is made are dropped, and so is what they would have shown. */
void fhtraceback_text(FhVM *vm, struct FhText *t, FhValue exception);
/* The lines of a traceback object alone, as under "Traceback (most recent call last):". */
void fhtraceback_lines(FhVM *vm, struct FhText *t, FhValue traceback);
/* Writes that to sys.stderr (descriptor 2 when that is gone). Nothing is pending afterwards. */
void fhtraceback_print(FhVM *vm, FhValue exception);
/* Takes the text over and writes it there. */
void fhtraceback_write(FhVM *vm, struct FhText *t);
/* "Exception ignored in: <object>" and the traceback. message: str or NONE; object NONE: none. */
void fhtraceback_print_unraisable(FhVM *vm, FhValue exception, FhValue message, FhValue object);

#endif
