/* Printing of exceptions, in CPython's format. */
#ifndef FH_RUNTIME_TRACEBACK_H
#define FH_RUNTIME_TRACEBACK_H

#include "objects/protocol.h"

struct FhText;
/* The text that CPython prints for an uncaught exception: chained ones, tracebacks, notes, groups, suggestions. */
int fhtraceback_text(FhVM *vm, struct FhText *t, FhValue exception);
/* Ends a run: prints the pending exception (failed) through sys.excepthook, honours SystemExit, flushes; the status a
 * process should exit with. Nothing is pending afterwards. */
int fhfinish(FhVM *vm, bool failed);

#endif
