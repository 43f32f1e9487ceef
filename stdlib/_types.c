/* The module _types: what types.coroutine needs of the interpreter. */
#include "objects/function.h"
#include "objects/module.h"

static FhValue iterable_coroutine(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,
                                  FhValue kwnames) {
    (void)self, (void)nargs, (void)kwnames;
    if (!fh_has_shape(args[0], FH_T_function))
        return fhraise(vm, FH_T_TypeError, "a function is needed, not %T", args[0]);
    fhfunction_iterable_coroutine(args[0]);
    return FH_NONE;
}

static const FhMethodDef functions[] = {{"iterable_coroutine", iterable_coroutine, 1, 1, 0, NULL}, {0}};

const FhModuleDef fhmodule__types = {"_types", NULL, functions, NULL};
