/* The module _weakref: what weakref.py stands on. */
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/weakref.h"

static FhWeak *first_of(FhVM *vm, FhValue v) {
    return fh_is_obj(v) ? fhheap_weak_first(&vm->heap, fh_obj(v)) : NULL;
}

static FhValue proxy(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self;
    (void)kwnames;
    return fhweakref_proxy(vm, args[0], nargs > 1 ? args[1] : FH_NOVALUE);
}

static FhValue getweakrefcount(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    int64_t n = 0;
    for (FhWeak *w = first_of(vm, args[0]); w; w = w->next) n++;
    return fh_int_raw(n);
}

static FhValue getweakrefs(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    FhValue list = fhlist_new(vm, 0);
    if (list == FH_ERR) return FH_ERR;
    for (FhWeak *w = first_of(vm, args[0]); w; w = w->next) {
        if (fhlist_append(vm, list, fh_val(w)) < 0) {
            fh_release(vm, list);
            return FH_ERR;
        }
    }
    return list;
}

/* Removes the entry of key if its value is a weak reference whose target is gone. */
static FhValue remove_dead(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self;
    (void)nargs;
    (void)kwnames;
    if (!fhdict_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "_remove_dead_weakref() argument 1 must be dict, not %T", args[0]);
    FhValue ref = fhdict_get(vm, args[0], args[1]);
    if (ref == FH_ERR) return FH_ERR;
    if (ref == FH_NOVALUE) return FH_NONE;
    if (!fh_isa(vm, ref, FH_T_weakref)) return fhraise(vm, FH_T_TypeError, "not a weakref");
    if (fhweakref_target(fhas_weakref(ref)) != FH_NOVALUE) return FH_NONE;
    return fhdict_del(vm, args[0], args[1]) < 0 ? FH_ERR : FH_NONE;
}

static const FhMethodDef functions[] = {
    {"proxy", proxy, 1, 2, 0,
     "proxy($module, object, callback=None, /)\n--\n\nAn object that weakly refers to object."},
    {"getweakrefcount", getweakrefcount, 1, 1, 0,
     "getweakrefcount($module, object, /)\n--\n\nThe number of weak references to object."},
    {"getweakrefs", getweakrefs, 1, 1, 0,
     "getweakrefs($module, object, /)\n--\n\nThe weak references to object."},
    {"_remove_dead_weakref", remove_dead, 2, 2, 0, NULL},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    static const struct {
        const char *name;
        FhTypeId type;
    } types[] = {{"ref", FH_T_weakref},
                 {"ReferenceType", FH_T_weakref},
                 {"ProxyType", FH_T_weakproxy},
                 {"CallableProxyType", FH_T_weakcallableproxy}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (fhmodule_set(vm, module, types[i].name, fh_val(vm->types[types[i].type])) < 0) return -1;
    return 0;
}

const FhModuleDef fhmodule__weakref = {"_weakref", "Weak-reference support module.", functions, exec};
