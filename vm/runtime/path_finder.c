/* PathFinder, which sys.meta_path holds: where it stands among a script's finders, the importer itself looks. */
#include "runtime/path_finder.h"

#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/type.h"
#include "runtime/import.h"

static FhValue find_spec(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"fullname", "path", "target", NULL};
    static const FhParams p = {"find_spec", names, 0, 1, 3};
    FhValue v[3];
    (void)self;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (!fhstr_check(vm, v[0])) return fhraise(vm, FH_T_TypeError, "module name must be str, not %T", v[0]);
    if (v[1] != FH_NOVALUE && v[1] != FH_NONE) return fhimport_find_spec(vm, v[0], v[1]);
    FhValue path = fhdict_get_str(vm, vm->sys_dict, FH_NAME(vm, path));
    if (path == FH_ERR) return FH_ERR;
    fh_retain(path);
    FhValue spec = fhimport_find_spec(vm, v[0], path);
    fh_release(vm, path);
    return spec;
}

static FhValue invalidate_caches(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,
                                 FhValue kwnames) {
    (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames;
    return FH_NONE; /* nothing is cached */
}

static const FhMethodDef methods[] = {{"find_spec", find_spec, 0, FH_ANY, FH_CLASS | FH_KW,
                                       "The spec of the module of that full name, or None."},
                                      {"invalidate_caches", invalidate_caches, 0, 0, FH_CLASS, NULL},
                                      {NULL, NULL, 0, 0, 0, NULL}};
static const FhTypeDef finder_type = {
    .doc = "Finds the modules of the VM, of the host, of directories and of the library.",
    .size = sizeof(FhObj),
    .methods = methods,
    .module = "importlib.machinery",
};

FhType *fhpath_finder_class(FhVM *vm) {
    FhValue key = fhstr_intern(vm, "_PathFinder", 11); /* kept in sys, as ModuleSpec is */
    FhValue type = key == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->sys_dict, key);
    if (type == FH_ERR) return NULL;
    if (type != FH_NOVALUE) return fhas_type(type);
    FhType *t = fhtype_define(vm, "PathFinder", &finder_type, NULL);
    return t && fhdict_set(vm, vm->sys_dict, key, fh_val(t)) == 0 ? t : NULL;
}

bool fhpath_finder_is(FhVM *vm, FhValue finder) {
    return fhtype_check(vm, finder) && fhas_type(finder)->def == &finder_type;
}
