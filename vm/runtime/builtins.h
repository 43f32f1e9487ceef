/* The builtins module. */
#ifndef FH_RUNTIME_BUILTINS_H
#define FH_RUNTIME_BUILTINS_H

#include "objects/protocol.h"

int fhbuiltins_open(FhVM *vm); /* sets vm->builtins and vm->builtins_module; -1 */
void fhbuiltins_close(FhVM *vm);
/* exec of a code object without free variables; globals and locals are mappings. Owned result. */
FhValue fhrun_code(FhVM *vm, FhValue code, FhValue globals, FhValue locals);

#endif
