/* What `owned` and `borrowed` parameters promise, held at the boundary of a call (FhCode.contracts): their arguments are alive;
 * what is handed to an owned parameter is gone from the caller's variables; what is borrowed cannot be freed while the
 * call runs. Functions without such annotations never come here. */
#ifndef FH_RUNTIME_CONTRACTS_H
#define FH_RUNTIME_CONTRACTS_H

#include "runtime/frame.h"

/* f, which has contracts, has just become current, its parameters bound. -1: an exception. */
int fhcontracts_enter(FhVM *vm, FhFrame *f) FH_MUST_CHECK;
/* f has FH_FRAME_BORROWS and is left. */
void fhcontracts_leave(FhVM *vm, FhFrame *f);
/* The frame of a generator with contracts is resumed; it is suspended or has ended. */
int fhcontracts_resume(FhVM *vm, FhFrame *f) FH_MUST_CHECK;
void fhcontracts_suspend(FhVM *vm, FhFrame *f);

#endif
