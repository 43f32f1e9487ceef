/* exec, eval, compile and the builtins that look into namespaces. */
#include "runtime/evaluate.h"

#include "bytecode/code.h"
#include "objects/function.h"
#include "runtime/builtins.h"
#include "runtime/frame.h"

FhValue fhrun_code(FhVM *vm, FhValue code, FhValue globals, FhValue locals) {
    if (fhas_code(code)->nfreevars)
        return fhraise(vm, FH_T_TypeError, "code object passed to exec() may not contain free variables");
    FhValue f = fhfunction_new(vm, code, globals);
    if (f == FH_ERR) return FH_ERR;
    FhValue result = fhfunction_run(vm, f, locals);
    fh_release(vm, f);
    return result;
}

int fhevaluate_add(FhVM *vm, FhValue builtins_module) {
    (void)vm, (void)builtins_module;
    return 0;
}
