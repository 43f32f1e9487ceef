/* The end of runs, of programs and of a VM's modules. */
#ifndef FH_RUNTIME_FINISH_H
#define FH_RUNTIME_FINISH_H

#include "objects/protocol.h"

/* vm->unraisable: calls sys.unraisablehook. */
void fhtraceback_unraisable(FhVM *vm, FhValue exception, const char *where, FhValue object);
/* Flushes sys.stderr and sys.stdout; a pending exception stays. */
void fhfinish_flush(FhVM *vm);
/* Prints the pending exception through sys.excepthook, honours SystemExit; the status a process should exit with. Nothing is
 * pending afterwards. */
int fhfinish_report(FhVM *vm);
/* Ends a run: prints the pending exception (failed) through sys.excepthook, honours SystemExit, calls what atexit has,
 * flushes; the status a process should exit with. Nothing is pending afterwards. */
int fhfinish(FhVM *vm, bool failed);

/* Calls what atexit has, clears modules so that finalizers run, flushes output, drops them. True: nothing of that was needed,
 * all that is alive may simply go. */
bool fhfinish_modules(FhVM *vm);

#endif
