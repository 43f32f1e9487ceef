/* The native modules: fhmodule_<name> makes and returns a new module object (owned), or FH_ERR. The importer calls it on
 * first import. */
#ifndef FH_STDLIB_MODULES_H
#define FH_STDLIB_MODULES_H

#include "objects/vm.h"

#define FH_C_MODULES(M)                                                                                      \
    M(math)                                                                                                  \
    M(time)

#define M(name) FhValue fhmodule_##name(FhVM *vm) FH_MUST_CHECK;
FH_C_MODULES(M)
#undef M

#endif
