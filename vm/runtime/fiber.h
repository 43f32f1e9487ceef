/* Fibers: activations of the interpreter that take turns on one thread, each with a C stack and frames of its own. What the
 * module threading is made of. A fiber runs until it asks for another one; nothing else ever switches. */
#ifndef FH_RUNTIME_FIBER_H
#define FH_RUNTIME_FIBER_H

#include "objects/vm.h"

/* What the frames of fibers that do not run refer to, for the ends of arenas. */
void fhfiber_roots(FhVM *vm, void (*chain)(FhVM *vm, FhFrame *innermost, FhVisit fn, void *ctx), FhVisit fn,
                   void *ctx);
bool fhfiber_waits(const FhVM *vm); /* one that does not run exists */
/* Frees what is left of all fibers but the one that runs; their frames are not unwound. */
void fhfiber_close(FhVM *vm);

#endif
