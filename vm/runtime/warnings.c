/* Warnings of the VM itself: they go through the module warnings of the library, which has the filters. While nobody has
 * imported it and no option was given, the default filters hold, and what they would drop costs no import. */
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/str.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/warnings.h"

static bool filters_may_differ(FhVM *vm) {
    FhValue options = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, warnoptions));
    if (options == FH_ERR) return fhpending_clear(vm), true;
    if (options != FH_NOVALUE && (!fhlist_exact(options) || fhas_list(options)->size)) return true;
    FhValue module = fhdict_get_str(vm, vm->modules, FH_NAME(vm, warnings));
    if (module == FH_ERR) fhpending_clear(vm);
    return module != FH_NOVALUE;
}

static bool in_main(FhVM *vm) {
    FhValue name = vm->frame && vm->frame->globals->str_keys
                       ? fhdict_get_str(vm, fh_val(vm->frame->globals), FH_NAME(vm, __name__))
                       : FH_NOVALUE;
    return name == FH_ERR || (name != FH_NOVALUE && fhstr_check(vm, name) && fhstr_is(name, "__main__"));
}

/* The default filters, but for their result where one would need to look closer. */
static bool dropped_by_default(FhVM *vm, FhTypeId category, FhValue filename) {
    switch (category) {
    case FH_T_PendingDeprecationWarning:
    case FH_T_ImportWarning:
    case FH_T_ResourceWarning: return true;
    case FH_T_DeprecationWarning:
        return filename == FH_NOVALUE ? !in_main(vm) : strncmp(fhstr_text(filename), "__main__", 8) != 0;
    default: return false;
    }
}

/* Without the module there are no warnings: a program may lack it, and memory may. */
static int module_is_missing(FhVM *vm) {
    if (fhpending_is(vm, FH_T_KeyboardInterrupt)) return -1;
    fhpending_clear(vm);
    return 0;
}

int fhwarnings_issue(FhVM *vm, FhTypeId category, FhValue text, FhValue filename, int64_t lineno) {
    if (dropped_by_default(vm, category, filename) && !filters_may_differ(vm)) return 0;
    FhValue module = fhimport(vm, "warnings");
    if (module == FH_ERR) return module_is_missing(vm);
    bool explicit = filename != FH_NOVALUE;
    FhValue args[] = {text, fh_val(vm->types[category]), filename, fh_int_raw(lineno)};
    FhValue result = fhcall_method(vm, module, explicit ? FH_NAME(vm, warn_explicit) : FH_NAME(vm, warn),
                                   args, explicit ? 4 : 2);
    fh_release(vm, module);
    if (result == FH_ERR) return -1;
    fh_release(vm, result);
    return 0;
}

void fhwarnings_unawaited(FhVM *vm, FhValue coroutine) {
    FhValue module = fhimport(vm, "warnings"), result = FH_ERR;
    if (module != FH_ERR) {
        result = fhcall_method(vm, module, FH_NAME(vm, _warn_unawaited), &coroutine, 1);
        fh_release(vm, module);
    }
    if (result == FH_ERR)
        fhpending_unraisable(vm, NULL, coroutine);
    else
        fh_release(vm, result);
}
