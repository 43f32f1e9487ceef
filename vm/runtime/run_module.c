/* Modules run as programs: __main__ and `-m name`. */
#include <string.h>

#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "runtime/finder.h"
#include "runtime/import.h"
#include "runtime/module_spec.h"
#include "runtime/sys.h"

FhValue fhimport_main(FhVM *vm, const char *filename) {
    FhValue module = fhdict_get_str(vm, vm->modules, FH_NAME(vm, __main__));
    if (module != FH_NOVALUE && module != FH_ERR && fhmodule_exact(module))
        fh_retain(module);
    else
        module = fhmodule_new(vm, FH_NAME(vm, __main__));
    if (module == FH_ERR) return FH_ERR;
    FhValue file = filename ? fhfinder_path_text(vm, filename) : FH_NOVALUE;
    if (file == FH_ERR || fhmodule_set(vm, module, "__builtins__", vm->builtins_module) < 0 ||
        fhmodule_set_take(vm, module, "__annotations__", fhdict_new(vm)) < 0 ||
        (file != FH_NOVALUE && (fhmodule_set(vm, module, "__file__", file) < 0 ||
                                fhmodule_set(vm, module, "__cached__", FH_NONE) < 0)) ||
        fhdict_set(vm, vm->modules, FH_NAME(vm, __main__), module) < 0) {
        if (file != FH_ERR) fh_release(vm, file);
        fh_release(vm, module);
        return FH_ERR;
    }
    fh_release(vm, file);
    return module;
}

static FhValue no_module(FhVM *vm, const char *format, FhValue a, FhValue b) {
    return fhraise_import(vm, FH_T_ImportError, FH_NOVALUE, FH_NOVALUE, format, a, b);
}

/* name as __main__; *shown names what the user asked for. */
static FhValue run_as_main(FhVM *vm, FhValue name, FhValue shown) {
    FhValue parent = fhmodule_parent_name(vm, name), path = FH_NOVALUE;
    if (parent == FH_ERR) return FH_ERR;
    if (fhstr_size(parent)) {
        path = fhimport_parent_path(vm, parent);
        if (path == FH_NOVALUE)
            no_module(
                vm,
                "Error while finding module specification for %R (ModuleNotFoundError: No module named %R)",
                shown, name);
    } else {
        path = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, path));
        fh_retain(path);
        if (path == FH_NOVALUE) fhraise(vm, FH_T_RuntimeError, "lost sys.path");
    }
    fh_release(vm, parent);
    if (path == FH_NOVALUE || path == FH_ERR) return FH_ERR;
    FhFound f;
    int status = fhfinder_find(vm, name, path, &f);
    fh_release(vm, path);
    if (status < 0) return FH_ERR;
    FhValue result = FH_ERR;
    if (f.is_package) {
        FhValue main = fhstr_format(vm, "%U.__main__", name);
        fhfinder_drop(vm, &f);
        if (main == FH_ERR) return FH_ERR;
        FhValue package = fhimport_full_name(vm, name);
        if (package != FH_ERR) {
            fh_release(vm, package);
            result = run_as_main(vm, main, name);
        }
        fh_release(vm, main);
        return result;
    }
    if (f.kind == FH_FOUND_NOTHING) {
        if (name != shown &&
            strcmp(strrchr(fhstr_text(name), '.') ? strrchr(fhstr_text(name), '.') : "", ".__main__") == 0)
            return no_module(vm, "No module named %U; %R is a package and cannot be directly executed", name,
                             shown);
        FhValue native = fhmodule_native(vm, fhstr_text(name));
        if (native == FH_ERR) return FH_ERR;
        if (native != FH_NOVALUE) {
            fh_release(vm, native);
            return no_module(vm, "No code object available for %U", name, name);
        }
        return no_module(vm, "No module named %U", name, name);
    }
    FhValue code = fhfinder_code(vm, &f), module = code == FH_ERR ? FH_ERR : fhimport_main(vm, NULL);
    if (module != FH_ERR && fhimport_describe(vm, module, name, &f) == 0) {
        FhValue argv = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, argv));
        if (f.kind == FH_FOUND_FILE && fhlist_exact(argv) && fhas_list(argv)->size)
            fh_set_ref(vm, fh_obj(argv), &fhas_list(argv)->items[0], f.file);
        result = fhimport_run_in(vm, module, code) < 0 ? FH_ERR : FH_NONE;
    }
    if (module != FH_ERR) fh_release(vm, module);
    if (code != FH_ERR) fh_release(vm, code);
    fhfinder_drop(vm, &f);
    return result;
}

/* Failing to find the module ends the program with one line, as python -m does. */
FhValue fhimport_run_module(FhVM *vm, const char *name) {
    FhValue text = fhfinder_path_text(vm, name);
    if (text == FH_ERR) return FH_ERR;
    FhValue result = run_as_main(vm, text, text);
    fh_release(vm, text);
    if (result != FH_ERR || !fhpending(vm) || fh_type(vm, vm->pending) != vm->types[FH_T_ImportError] ||
        fhas_exception(vm->pending)->traceback != FH_NONE)
        return result;
    FhValue exc = fhpending_take(vm), message = fhstr(vm, exc), line = FH_ERR;
    fh_release(vm, exc);
    if (message == FH_ERR) return FH_ERR;
    line = fhstr_format(vm, "freehold: %U", message);
    fh_release(vm, message);
    if (line == FH_ERR) return FH_ERR;
    fhsys_exit(vm, line);
    fh_release(vm, line);
    return FH_ERR;
}
