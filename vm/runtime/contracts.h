/* What `owned` and `borrowed` parameters promise, held where their functions begin (the instructions ARG_…): their arguments
 * are alive; what is handed to an owned parameter is gone from the caller's variables; what is borrowed cannot be freed while
 * the call runs.
 *
 * Most of it costs nothing where it can be proven. A borrowed parameter that its function never binds again keeps what it has
 * borrowed itself, so that nothing is noted (objects/manual.h). A variable of the caller that no instruction behind the call
 * reads gets no object of its own that would tell where its contents went (bytecode/readers.c). Both hold for the very
 * instructions that run, whoever calls whom. */
#ifndef FH_RUNTIME_CONTRACTS_H
#define FH_RUNTIME_CONTRACTS_H

#include "runtime/frame.h"

/* v, an argument of f, has ended: UseAfterFreeError, in the caller. */
void fhcontracts_refuse(FhVM *vm, FhFrame *f, FhValue v);
/* v, an object that is alive, has been handed to an owned parameter of f. -1: an exception, in the caller. */
int fhcontracts_take(FhVM *vm, FhFrame *f, FhValue v) FH_MUST_CHECK;
/* Notes what the borrowed parameter r of f has borrowed. -1: MemoryError. */
int fhcontracts_pin(FhVM *vm, FhFrame *f, uint32_t r) FH_MUST_CHECK;

#endif
