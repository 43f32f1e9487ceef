/* The native half of warnings: functions that raise, so that the traceback ends in the script and not in the library. What
 * they do is in warnings.py; that gives back the exception to be raised, or None. */
#include "objects/exception.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/protocol.h"
#include "objects/str.h"

static FhValue raise_given(FhVM *vm, const char *function, const FhValue *args, uint32_t nargs,
                           FhValue kwnames) {
    FhValue module = fhimport(vm, "warnings");
    if (module == FH_ERR) return FH_ERR;
    FhValue name = fhstr_c(vm, function), f = name == FH_ERR ? FH_ERR : fhattr_get(vm, module, name);
    if (name != FH_ERR) fh_release(vm, name);
    fh_release(vm, module);
    if (f == FH_ERR) return FH_ERR;
    FhValue error = fhcall(vm, f, args, nargs, kwnames);
    fh_release(vm, f);
    if (error == FH_ERR || error == FH_NONE) return error;
    if (fhexception_check(vm, error)) return fhraise_object(vm, error);
    fh_release(vm, error);
    return FH_NONE;
}

static FhValue warn(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self;
    return raise_given(vm, "_warn", args, nargs, kwnames);
}

static FhValue warn_explicit(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self;
    return raise_given(vm, "_warn_explicit", args, nargs, kwnames);
}

static const FhMethodDef functions[] = {
    {"warn", warn, 0, FH_ANY, FH_KW,
     "warn($module, /, message, category=None, stacklevel=1, source=None)\n--\n\nWarns of what the caller "
     "does."},
    {"warn_explicit", warn_explicit, 0, FH_ANY, FH_KW,
     "warn_explicit(message, category, filename, lineno, ...)\n--\n\nWarns of a place in a source."},
    {0},
};

const FhModuleDef fhmodule__warnings = {"_warnings", "The functions of warnings that raise.", functions,
                                        NULL};
