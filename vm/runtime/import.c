/* Modules: sys.modules, sys.path, finding, loading, packages. */
#include "runtime/import.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime/builtins.h"
#include "runtime/ops.h"
#include "stdlib/io.h"

bool fhmodule_initializing(FhVM *vm, FhValue module) {
    FhValue v = fhmodule_check(vm, module)
                    ? fhdict_get_str(vm, fhas_module(module)->dict, FH_NAME(vm, __cached__))
                    : FH_NOVALUE;
    (void)v;
    return false;
}

static int open_sys(FhVM *vm) {
    FhValue sys = fhmodule_new(vm, FH_NAME(vm, sys));
    if (sys == FH_ERR) return -1;
    vm->sys_module = sys;
    vm->sys_dict = fh_retain(fhas_module(sys)->dict);
    vm->sys_path = fhlist_new(vm, 0);
    if (vm->sys_path == FH_ERR || fhmodule_set(vm, sys, "path", vm->sys_path) < 0 ||
        fhmodule_set(vm, sys, "modules", vm->modules) < 0 ||
        fhmodule_set_take(vm, sys, "stdin", fhfile_standard(vm, 0, "<stdin>", true, false)) < 0 ||
        fhmodule_set_take(vm, sys, "stdout", fhfile_standard(vm, 1, "<stdout>", false, isatty(1))) < 0 ||
        fhmodule_set_take(vm, sys, "stderr", fhfile_standard(vm, 2, "<stderr>", false, true)) < 0)
        return -1;
    return fhdict_set(vm, vm->modules, FH_NAME(vm, sys), sys);
}

int fhimport_open(FhVM *vm) { return open_sys(vm); }

void fhimport_close(FhVM *vm) {
    FhValue main = fhdict_get_str(vm, vm->modules, FH_NAME(vm, __main__));
    if (main != FH_NOVALUE && main != FH_ERR) {
        fh_retain(main);
        fhdict_clear(vm, fhas_module(main)->dict);
        fh_release(vm, main);
    }
    fhheap_collect(vm);
    fhdict_clear(vm, vm->modules);
    fhdict_clear(vm, vm->sys_dict);
    fh_clear(vm, &vm->sys_module);
    fh_clear(vm, &vm->sys_dict);
    fh_clear(vm, &vm->sys_path);
    fh_clear(vm, &vm->modules);
    fhheap_collect(vm);
}

FhValue fhimport_main(FhVM *vm, const char *filename) {
    FhValue module = fhmodule_new(vm, FH_NAME(vm, __main__));
    if (module == FH_ERR) return FH_ERR;
    if (fhmodule_set(vm, module, "__builtins__", vm->builtins_module) < 0) goto fail;
    if (filename && fhmodule_set_take(vm, module, "__file__", fhstr_c(vm, filename)) < 0) goto fail;
    if (fhdict_set(vm, vm->modules, FH_NAME(vm, __main__), module) < 0) goto fail;
    return module;
fail:
    fh_release(vm, module);
    return FH_ERR;
}

FhValue fhimport_run_module(FhVM *vm, const char *name) {
    return fhraise(vm, FH_T_NotImplementedError, "-m %s", name);
}

FhValue fhimport_name(FhVM *vm, FhValue name, FhValue globals, FhValue fromlist, int64_t level) {
    (void)globals, (void)fromlist, (void)level;
    FhValue module = fhdict_get(vm, vm->modules, name);
    if (module == FH_ERR) return FH_ERR;
    if (module != FH_NOVALUE) return fh_retain(module);
    module = fhmodule_native(vm, fhstr_text(name));
    if (module != FH_NOVALUE) {
        if (module != FH_ERR) fhdict_set(vm, vm->modules, name, module);
        return module;
    }
    return fhraise_import(vm, FH_T_ModuleNotFoundError, name, FH_NOVALUE, "No module named '%U'", name);
}
