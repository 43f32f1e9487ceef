/* The builtins of the memory model: strategies, manual memory, figures. */
#ifndef FH_RUNTIME_MEMORY_BUILTINS_H
#define FH_RUNTIME_MEMORY_BUILTINS_H

#include "objects/vm.h"

FhValue fhmemory_free(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,
                      FhValue kwnames);              /* free() */
int fhmemory_add(FhVM *vm, FhValue builtins_module); /* -1 */
/* The figures of memory_stats() as a dict, owned. */
FhValue fhmemory_figures(FhVM *vm);

#endif
