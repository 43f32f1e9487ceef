/* The VM's own warnings. */
#ifndef FH_RUNTIME_WARNINGS_H
#define FH_RUNTIME_WARNINGS_H

#include "objects/protocol.h"

/* See vm->warn: api sets it to this. */
int fhwarnings_issue(FhVM *vm, FhTypeId category, FhValue text, FhValue filename, int64_t lineno);
/* The RuntimeWarning of a coroutine that ends before anyone awaited it; keeps no exception pending. */
void fhwarnings_unawaited(FhVM *vm, FhValue coroutine);

#endif
