/* The builtins of static memory: the names of bounded collections, providers and LinearMemory; budgets; locks. */
#ifndef FH_RUNTIME_STATIC_BUILTINS_H
#define FH_RUNTIME_STATIC_BUILTINS_H

#include "objects/vm.h"

int fhstatic_add(FhVM *vm, FhValue module) FH_MUST_CHECK; /* to the module builtins */
FhValue fhstatic_budgets(FhVM *vm) FH_MUST_CHECK;         /* {name: {"used", "peak", "limit"}} */
/* From now on the heap may not grow (by more than `reserve` bytes), or nothing may be allocated; `calls` below the frame that
 * runs find their records. */
int fhstatic_lock(FhVM *vm, bool all, size_t reserve, uint32_t calls) FH_MUST_CHECK;

#endif
