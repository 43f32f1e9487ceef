/* The builtins of static memory: bounded collections, providers, LinearMemory, budgets, locks. */
#ifndef FH_RUNTIME_STATIC_BUILTINS_H
#define FH_RUNTIME_STATIC_BUILTINS_H

#include "objects/vm.h"

int fhstatic_add(FhVM *vm, FhValue module) FH_MUST_CHECK; /* to the module builtins */

#endif
