/* exec, eval, compile and the builtins that look into namespaces: globals, locals, vars, dir, input, open. */
#ifndef FH_RUNTIME_EVALUATE_H
#define FH_RUNTIME_EVALUATE_H

#include "objects/protocol.h"

int fhevaluate_add(FhVM *vm, FhValue builtins_module); /* adds the functions */
/* dir(v): a new sorted list. */
FhValue fhevaluate_dir(FhVM *vm, FhValue v) FH_MUST_CHECK;

#endif
