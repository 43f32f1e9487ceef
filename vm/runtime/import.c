/* Modules: how they are loaded, what `import` gives.
 *
 * The order of search: sys.modules; sys.meta_path, in which PathFinder stands for native modules and then for what the
 * finder finds (finder.h). Finding and loading are native: there is no importlib below. Every module gets a __spec__ (a ModuleSpec), which has _initializing set while the
 * module's code runs. */
#include "runtime/import.h"

#include <string.h>

#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/str.h"
#include "runtime/builtins.h"
#include "runtime/finder.h"
#include "runtime/module_spec.h"
#include "runtime/path_finder.h"

/* ---- loading ---- */

static int set_in(FhVM *vm, FhValue module, FhValue key, FhValue v) {
    return fhdict_set(vm, fhas_module(module)->dict, key, v);
}

/* Its __loader__ is made, with that of the spec, when it is first asked for (module.c). */
int fhimport_describe(FhVM *vm, FhValue module, FhValue name, const FhFound *f) {
    FhValue spec = fhfinder_spec(vm, name, f);
    if (spec == FH_ERR) return -1;
    FhValue parent = f->is_package ? fh_retain(name) : fhmodule_parent_name(vm, name);
    int status = -1;
    if (parent != FH_ERR && set_in(vm, module, FH_NAME(vm, __spec__), spec) == 0 &&
        set_in(vm, module, FH_NAME(vm, __package__), parent) == 0 &&
        fhdict_del(vm, fhas_module(module)->dict, FH_NAME(vm, __loader__)) >= 0 &&
        (!f->is_package || set_in(vm, module, FH_NAME(vm, __path__), f->search) == 0) &&
        (!fhfinder_has_file(f) || (set_in(vm, module, FH_NAME(vm, __file__), f->file) == 0 &&
                                   set_in(vm, module, FH_NAME(vm, __cached__), FH_NONE) == 0)))
        status = 0;
    if (parent != FH_ERR) fh_release(vm, parent);
    fh_release(vm, spec);
    return status;
}

int fhimport_run_in(FhVM *vm, FhValue module, FhValue code) {
    FhValue dict = fh_retain(fhas_module(module)->dict);
    int status = fhdict_set(vm, dict, FH_NAME(vm, __builtins__), vm->builtins);
    FhValue r = status < 0 ? FH_ERR : fhrun_code(vm, code, dict, dict);
    fh_release(vm, dict);
    if (r == FH_ERR) return -1;
    fh_release(vm, r);
    return 0;
}

static void remove_module(FhVM *vm, FhValue name) {
    FhValue pending = fhpending_take(vm);
    if (fhdict_del(vm, vm->modules, name) < 0) fhpending_clear(vm);
    vm->pending = pending;
}

/* Owned: what sys.modules holds in the end. */
static FhValue load(FhVM *vm, FhValue name, const FhFound *f) {
    FhValue code = f->kind == FH_FOUND_NAMESPACE ? FH_NONE : fhfinder_code(vm, f);
    if (code == FH_ERR) return FH_ERR;
    FhValue module = fhmodule_new(vm, name);
    int status = module == FH_ERR ? -1 : fhimport_describe(vm, module, name, f);
    if (status == 0 && f->kind == FH_FOUND_LIBRARY) /* as its code names it in tracebacks */
        status = set_in(vm, module, FH_NAME(vm, __file__), fhas_code(code)->filename);
    if (status == 0) status = fhmodule_set_initializing(vm, module, true);
    if (status == 0) status = fhdict_set(vm, vm->modules, name, module);
    if (status == 0 && code != FH_NONE) {
        status = fhimport_run_in(vm, module, code);
        if (status < 0) remove_module(vm, name);
    }
    fh_release(vm, code);
    if (status == 0) status = fhmodule_set_initializing(vm, module, false);
    if (module != FH_ERR) fh_release(vm, module);
    if (status < 0) return FH_ERR;
    FhValue loaded = fhdict_get(vm, vm->modules, name);
    if (loaded == FH_NOVALUE) return fhraise_key(vm, name);
    return loaded == FH_ERR ? FH_ERR : fh_retain(loaded);
}

static FhValue load_native(FhVM *vm, FhValue name) { /* NOVALUE: there is none */
    FhValue module = fhmodule_native(vm, fhstr_text(name));
    if (module == FH_NOVALUE || module == FH_ERR) return module;
    FhFound f = fhfinder_native();
    if (fhimport_describe(vm, module, name, &f) == 0 && fhdict_set(vm, vm->modules, name, module) == 0)
        return module;
    fh_release(vm, module);
    return FH_ERR;
}

/* ---- sys.meta_path ---- */

static FhValue call_named(FhVM *vm, FhValue o, const char *method, const FhValue *args, uint32_t n) {
    FhValue key = fhstr_intern(vm, method, strlen(method));
    return key == FH_ERR ? FH_ERR : fhcall_method(vm, o, key, args, n);
}

/* The module of a spec that a finder of a script gave. */
static FhValue load_spec(FhVM *vm, FhValue spec, FhValue name) {
    FhValue key = fhstr_intern(vm, "loader", 6), loader = key == FH_ERR ? FH_ERR : fhattr_get(vm, spec, key);
    if (loader == FH_ERR) return FH_ERR;
    FhValue create = fhstr_intern(vm, "create_module", 13);
    FhValue has = create == FH_ERR ? FH_ERR : fhattr_find(vm, loader, create);
    FhValue module = has == FH_ERR ? FH_ERR : FH_NONE;
    if (has != FH_ERR && has != FH_NOVALUE) {
        module = fhcall1(vm, has, spec);
        fh_release(vm, has);
    }
    if (module == FH_NONE) module = fhmodule_new(vm, name);
    int status = module == FH_ERR ? -1 : 0;
    FhValue search = FH_NOVALUE;
    if (status == 0) {
        FhValue k = fhstr_intern(vm, "submodule_search_locations", 26);
        search = k == FH_ERR ? FH_ERR : fhattr_find(vm, spec, k);
        if (search == FH_ERR) search = FH_NOVALUE, status = -1;
    }
    bool package = search != FH_NOVALUE && search != FH_NONE;
    if (status == 0) {
        FhValue parent = package ? fh_retain(name) : fhmodule_parent_name(vm, name);
        status = parent == FH_ERR ? -1 : fhattr_set(vm, module, FH_NAME(vm, __package__), parent);
        if (parent != FH_ERR) fh_release(vm, parent);
    }
    if (status == 0) status = fhattr_set(vm, module, FH_NAME(vm, __spec__), spec);
    if (status == 0) status = fhattr_set(vm, module, FH_NAME(vm, __loader__), loader);
    if (status == 0 && package) status = fhattr_set(vm, module, FH_NAME(vm, __path__), search);
    if (status == 0) status = fhdict_set(vm, vm->modules, name, module);
    if (status == 0) {
        FhValue r = call_named(vm, loader, "exec_module", &module, 1);
        status = r == FH_ERR ? -1 : 0;
        if (r == FH_ERR)
            remove_module(vm, name);
        else
            fh_release(vm, r);
    }
    fh_release(vm, search);
    fh_release(vm, loader);
    if (module != FH_ERR) fh_release(vm, module);
    if (status < 0) return FH_ERR;
    FhValue loaded = fhdict_get(vm, vm->modules, name);
    return loaded == FH_NOVALUE ? fhraise_key(vm, name) : loaded == FH_ERR ? FH_ERR : fh_retain(loaded);
}

/* What PathFinder finds; NOVALUE: nothing. */
static FhValue find_here(FhVM *vm, FhValue name, FhValue path) {
    FhValue module = load_native(vm, name);
    if (module != FH_NOVALUE) return module;
    FhFound f;
    if (fhfinder_find(vm, name, path, &f) < 0) return FH_ERR;
    if (f.kind == FH_FOUND_NOTHING) return FH_NOVALUE;
    module = load(vm, name, &f);
    fhfinder_drop(vm, &f);
    return module;
}

/* NOVALUE: no finder knows the name. */
static FhValue ask_finders(FhVM *vm, FhValue name, FhValue path, bool top) {
    FhValue key = fhstr_intern(vm, "meta_path", 9),
            finders = key == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->sys_dict, key);
    if (finders == FH_ERR) return FH_ERR;
    if (!fhlist_exact(finders)) return find_here(vm, name, path); /* made when it is asked for (sys.c) */
    for (int64_t i = 0; i < fhas_list(finders)->size; i++) {
        FhValue finder = fh_retain(fhas_list(finders)->items[i]);
        if (fhpath_finder_is(vm, finder)) {
            fh_release(vm, finder);
            FhValue module = find_here(vm, name, path);
            if (module != FH_NOVALUE) return module;
            continue;
        }
        FhValue args[] = {name, top ? FH_NONE : path, FH_NONE},
                spec = call_named(vm, finder, "find_spec", args, 3);
        fh_release(vm, finder);
        if (spec == FH_NONE) continue;
        if (spec == FH_ERR) return FH_ERR;
        FhValue module = load_spec(vm, spec, name);
        fh_release(vm, spec);
        return module;
    }
    return FH_NOVALUE;
}

/* ---- importing by absolute name ---- */

static FhValue import_absolute(FhVM *vm, FhValue name);

FhValue fhimport_parent_path(FhVM *vm, FhValue parent) {
    FhValue module = import_absolute(vm, parent);
    if (module == FH_ERR) return FH_ERR;
    FhValue path = fhattr_find(vm, module, FH_NAME(vm, __path__));
    fh_release(vm, module);
    return path;
}

static int bind_in_parent(FhVM *vm, FhValue parent, FhValue name, FhValue module) {
    FhValue package = fhdict_get(vm, vm->modules, parent);
    if (package == FH_ERR) return -1;
    if (package == FH_NOVALUE) return 0;
    const char *leaf = strrchr(fhstr_text(name), '.') + 1;
    FhValue key = fhstr_intern(vm, leaf, strlen(leaf));
    if (key == FH_ERR) return -1;
    fh_retain(package);
    int status = fhattr_set(vm, package, key, module);
    if (status < 0 && fhpending_is(vm, FH_T_AttributeError)) {
        fhpending_clear(vm);
        status = 0;
    }
    fh_release(vm, package);
    return status;
}

static FhValue counted_find_and_load(FhVM *vm, FhValue name, FhValue path, bool top) {
    FhValue module = ask_finders(vm, name, path, top);
    if (module != FH_NOVALUE) return module;
    return fhraise_import(vm, FH_T_ModuleNotFoundError, name, FH_NOVALUE, "No module named %R", name);
}

/* What it makes is counted, whatever is in force. */
static FhValue find_and_load(FhVM *vm, FhValue name, FhValue path, bool top) {
    FhForce was = fharena_pause(vm);
    FhValue result = counted_find_and_load(vm, name, path, top);
    fharena_unpause(vm, was);
    return result;
}

static FhValue import_submodule(FhVM *vm, FhValue name) {
    FhValue parent = fhmodule_parent_name(vm, name);
    if (parent == FH_ERR) return FH_ERR;
    FhValue path = fhimport_parent_path(vm, parent), module = FH_ERR;
    if (path != FH_ERR) {
        module = fhdict_get(vm, vm->modules, name); /* the parent may have imported or made it */
        if (module != FH_ERR && module != FH_NOVALUE) {
            fh_retain(module);
        } else if (module == FH_NOVALUE && path == FH_NOVALUE) {
            module = fhraise_import(vm, FH_T_ModuleNotFoundError, name, FH_NOVALUE,
                                    "No module named %R; %R is not a package", name, parent);
        } else if (module == FH_NOVALUE) {
            module = find_and_load(vm, name, path, false);
            if (module != FH_ERR && bind_in_parent(vm, parent, name, module) < 0) {
                fh_release(vm, module);
                module = FH_ERR;
            }
        }
        fh_release(vm, path);
    }
    fh_release(vm, parent);
    return module;
}

static FhValue import_absolute(FhVM *vm, FhValue name) {
    FhValue module = fhdict_get(vm, vm->modules, name);
    if (module == FH_ERR) return FH_ERR;
    if (module == FH_NONE)
        return fhraise_import(vm, FH_T_ModuleNotFoundError, name, FH_NOVALUE,
                              "import of %U halted; None in sys.modules", name);
    if (module != FH_NOVALUE) return fh_retain(module);
    if (fhrecursion_enter(vm, "") < 0) return FH_ERR;
    if (strchr(fhstr_text(name), '.'))
        module = import_submodule(vm, name);
    else {
        FhValue key = FH_NAME(vm, path), path = fhdict_get_str(vm, vm->sys_dict, key);
        if (path == FH_ERR)
            module = FH_ERR;
        else {
            fh_retain(path);
            module = find_and_load(vm, name, path, true);
            fh_release(vm, path);
        }
    }
    fhrecursion_leave(vm);
    return module;
}

/* ---- relative names ---- */

static FhValue item(FhVM *vm, FhValue globals, FhValue name) { /* borrowed; NOVALUE */
    return fhdict_check(vm, globals) ? fhdict_get(vm, globals, name) : FH_NOVALUE;
}

/* The package that relative names start from: owned str. */
static FhValue calling_package(FhVM *vm, FhValue globals) {
    if (!fhdict_check(vm, globals))
        return fhraise(vm, globals == FH_NONE ? FH_T_KeyError : FH_T_TypeError,
                       globals == FH_NONE ? "'__name__' not in globals" : "globals must be a dict");
    FhValue package = item(vm, globals, FH_NAME(vm, __package__));
    if (package == FH_ERR) return FH_ERR;
    if (package != FH_NOVALUE && package != FH_NONE) {
        if (!fhstr_check(vm, package)) return fhraise(vm, FH_T_TypeError, "package must be a string");
        return fh_retain(package);
    }
    FhValue spec = item(vm, globals, FH_NAME(vm, __spec__));
    if (spec == FH_ERR) return FH_ERR;
    if (spec != FH_NOVALUE && spec != FH_NONE) {
        FhValue key = fhstr_intern(vm, "parent", 6);
        return key == FH_ERR ? FH_ERR : fhattr_get(vm, spec, key);
    }
    FhValue name = item(vm, globals, FH_NAME(vm, __name__));
    if (name == FH_ERR) return FH_ERR;
    if (name == FH_NOVALUE) return fhraise(vm, FH_T_KeyError, "'__name__' not in globals");
    if (!fhstr_check(vm, name)) return fhraise(vm, FH_T_TypeError, "__name__ must be a string");
    FhValue path = item(vm, globals, FH_NAME(vm, __path__));
    if (path == FH_ERR) return FH_ERR;
    return path == FH_NOVALUE ? fhmodule_parent_name(vm, name) : fh_retain(name);
}

static FhValue resolve(FhVM *vm, FhValue name, FhValue globals, int64_t level) {
    FhValue package = calling_package(vm, globals);
    if (package == FH_ERR) return FH_ERR;
    if (!fhstr_check(vm, package) || fhstr_size(package) == 0) {
        fh_release(vm, package);
        return fhraise(vm, FH_T_ImportError, "attempted relative import with no known parent package");
    }
    const char *text = fhstr_text(package);
    size_t size = fhstr_size(package);
    for (int64_t i = 1; i < level; i++) {
        const char *dot = memrchr(text, '.', size);
        if (!dot) {
            fh_release(vm, package);
            return fhraise(vm, FH_T_ImportError, "attempted relative import beyond top-level package");
        }
        size = (size_t)(dot - text);
    }
    FhValue base = fhstr_new(vm, text, size), full = FH_ERR;
    fh_release(vm, package);
    if (base == FH_ERR || fhstr_size(name) == 0) return base;
    full = fhstr_format(vm, "%U.%U", base, name);
    fh_release(vm, base);
    return full;
}

/* ---- from package import names ---- */

static int import_name_of(FhVM *vm, FhValue module, FhValue name, bool in_all);

static int import_all(FhVM *vm, FhValue module) {
    FhValue all = fhattr_find(vm, module, FH_NAME(vm, __all__));
    if (all == FH_NOVALUE) return 0;
    FhValue list = all == FH_ERR ? FH_ERR : fhlist_of(vm, all);
    if (all != FH_ERR) fh_release(vm, all);
    if (list == FH_ERR) return -1;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < fhas_list(list)->size; i++)
        status = import_name_of(vm, module, fhas_list(list)->items[i], true);
    fh_release(vm, list);
    return status;
}

/* Loads submodule `name` of the package if it has no such attribute. */
static int import_name_of(FhVM *vm, FhValue module, FhValue name, bool in_all) {
    if (!fhstr_check(vm, name)) {
        FhValue own = fhattr_get(vm, module, FH_NAME(vm, __name__));
        if (own == FH_ERR) return -1;
        int status =
            in_all ? fhraise_int(vm, FH_T_TypeError, "Item in %S.__all__ must be str, not %T", own, name)
                   : fhraise_int(vm, FH_T_TypeError, "Item in ``from list'' must be str, not %T", name);
        fh_release(vm, own);
        return status;
    }
    if (fhstr_is(name, "*")) return in_all ? 0 : import_all(vm, module);
    FhValue there = fhattr_find(vm, module, name);
    if (there == FH_ERR) return -1;
    fh_release(vm, there);
    if (there != FH_NOVALUE) return 0;
    FhValue own = fhattr_get(vm, module, FH_NAME(vm, __name__)), full = FH_ERR;
    if (own != FH_ERR) {
        full = fhstr_format(vm, "%S.%U", own, name);
        fh_release(vm, own);
    }
    if (full == FH_ERR) return -1;
    FhValue sub = import_absolute(vm, full);
    int status = 0;
    if (sub != FH_ERR)
        fh_release(vm, sub);
    else if (fhpending_is(vm, FH_T_ModuleNotFoundError)) {
        FhValue missing = fhexception_field(vm->pending, FH_X_IMPORT_NAME);
        if (fhstr_exact(missing) && fhstr_equal(missing, full))
            fhpending_clear(vm); /* the statement itself says what is missing */
        else
            status = -1;
    } else
        status = -1;
    fh_release(vm, full);
    return status;
}

static int handle_fromlist(FhVM *vm, FhValue module, FhValue fromlist) {
    FhValue path = fhattr_find(vm, module, FH_NAME(vm, __path__));
    if (path == FH_ERR) return -1;
    fh_release(vm, path);
    if (path == FH_NOVALUE) return 0;
    FhValue list = fhlist_of(vm, fromlist);
    if (list == FH_ERR) return -1;
    int status = 0;
    for (int64_t i = 0; status == 0 && i < fhas_list(list)->size; i++)
        status = import_name_of(vm, module, fhas_list(list)->items[i], false);
    fh_release(vm, list);
    return status;
}

/* `import a.b` gives a; relatively, what lies as many names up. */
static FhValue first_part(FhVM *vm, FhValue module, FhValue name, FhValue full, int64_t level) {
    const char *dot = strchr(fhstr_text(name), '.');
    if (!dot || (level > 0 && fhstr_size(name) == 0)) return fh_retain(module);
    size_t cut = fhstr_size(name) - (size_t)(dot - fhstr_text(name));
    FhValue first = fhstr_new(vm, fhstr_text(full), fhstr_size(full) - cut);
    if (first == FH_ERR) return FH_ERR;
    FhValue v = level == 0 ? import_absolute(vm, first) : fhdict_get(vm, vm->modules, first);
    if (level > 0 && v == FH_NOVALUE) fhraise(vm, FH_T_KeyError, "%R not in sys.modules as expected", first);
    fh_release(vm, first);
    if (v == FH_NOVALUE || v == FH_ERR) return FH_ERR;
    return level == 0 ? v : fh_retain(v);
}

FhValue fhimport_name(FhVM *vm, FhValue name, FhValue globals, FhValue fromlist, int64_t level) {
    if (level < 0) return fhraise(vm, FH_T_ValueError, "level must be >= 0");
    if (level == 0 && fhstr_size(name) == 0) return fhraise(vm, FH_T_ValueError, "Empty module name");
    FhValue full = level ? resolve(vm, name, globals, level) : fh_retain(name);
    if (full == FH_ERR) return FH_ERR;
    FhValue module = import_absolute(vm, full), result = FH_ERR;
    if (module != FH_ERR) {
        int from = fromlist == FH_NONE ? 0 : fhtruth(vm, fromlist);
        if (from == 0)
            result = first_part(vm, module, name, full, level);
        else if (from > 0 && handle_fromlist(vm, module, fromlist) == 0)
            result = fh_retain(module);
        fh_release(vm, module);
    }
    fh_release(vm, full);
    return result;
}

FhValue fhimport_full_name(FhVM *vm, FhValue name) { return import_absolute(vm, name); }

FhValue fhimport_find_spec(FhVM *vm, FhValue name, FhValue path) {
    FhFound f = fhfinder_native();
    FhValue native = fhmodule_native(vm, fhstr_text(name));
    if (native == FH_ERR) return FH_ERR;
    if (native != FH_NOVALUE)
        fh_release(vm, native);
    else if (fhfinder_find(vm, name, path, &f) < 0)
        return FH_ERR;
    if (f.kind == FH_FOUND_NOTHING) return FH_NONE;
    FhValue spec = fhfinder_spec(vm, name, &f);
    fhfinder_drop(vm, &f);
    return spec;
}
