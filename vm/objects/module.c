/* module: a namespace with a dict; attributes that are missing are asked of its __getattr__. */
#include "objects/module.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static int fill(FhVM *vm, FhValue dict, FhValue name, FhValue doc) {
    const FhValue keys[] = {FH_NAME(vm, __name__), FH_NAME(vm, __doc__), FH_NAME(vm, __package__),
                            FH_NAME(vm, __loader__), FH_NAME(vm, __spec__)};
    const FhValue values[] = {name, doc, FH_NONE, FH_NONE, FH_NONE};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        if (fhdict_set(vm, dict, keys[i], values[i]) < 0) return -1;
    }
    return 0;
}

static FhValue counted_module_new(FhVM *vm, FhValue name) {
    FhModule *m = (FhModule *)fhmem_cell(vm, sizeof *m, FH_T_module, true);
    if (!m) return FH_ERR;
    m->state = m->dict = FH_NOVALUE;
    FhValue dict = fhdict_new(vm);
    if (dict != FH_ERR) m->dict = dict;
    if (dict != FH_ERR && fill(vm, dict, name, FH_NONE) == 0) return fh_val(m);
    fh_release(vm, fh_val(m));
    return FH_ERR;
}

/* What it makes is counted, whatever is in force. */
FhValue fhmodule_new(FhVM *vm, FhValue name) {
    FhForce was = fharena_pause(vm);
    FhValue result = counted_module_new(vm, name);
    fharena_unpause(vm, was);
    return result;
}

int fhmodule_add_functions(FhVM *vm, FhValue module, const FhMethodDef *defs) {
    FhValue dict = fhas_module(module)->dict;
    FhValue name = fhdict_get_str(vm, dict, FH_NAME(vm, __name__));
    for (const FhMethodDef *d = defs; d->name; d++) {
        FhValue fn = fhbuiltin_new(vm, d, module, name);
        if (fhmodule_set_take(vm, module, d->name, fn) < 0) return -1;
    }
    return 0;
}

int fhmodule_set(FhVM *vm, FhValue module, const char *name, FhValue v) {
    return fhdict_set_c(vm, fhas_module(module)->dict, name, v);
}

int fhmodule_set_take(FhVM *vm, FhValue module, const char *name, FhValue v) {
    if (v == FH_ERR) return -1;
    int status = fhmodule_set(vm, module, name, v);
    fh_release(vm, v);
    return status;
}

/* ---- the type ---- */

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue v = fhinstance_new(vm, fhas_type(type), 0);
    if (v == FH_ERR) return FH_ERR;
    FhModule *m = fhas_module(v);
    m->state = m->dict = FH_NOVALUE;
    FhValue dict = fhdict_new(vm);
    if (dict == FH_ERR) {
        fh_release(vm, v);
        return FH_ERR;
    }
    m->dict = dict;
    return v;
}

static int init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"name", "doc", NULL};
    static const FhParams params = {"module", names, 0, 1, 2};
    FhValue a[2];
    if (fhargs(vm, &params, args, nargs, kwnames, a) < 0) return -1;
    if (!fhstr_check(vm, a[0]))
        return fhraise_int(vm, FH_T_TypeError, "module() argument 'name' must be str, not %V", a[0]);
    FhValue dict = fhattr_dict_of(vm, self);
    int status = dict == FH_ERR ? -1 : fill(vm, dict, a[0], a[1] == FH_NOVALUE ? FH_NONE : a[1]);
    fh_release(vm, dict);
    return status;
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhModule *)o)->dict);
    fn(ctx, &((FhModule *)o)->state);
}

static void finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhModule *)o)->dict);
    fh_clear(vm, &((FhModule *)o)->state);
}

static FhValue entry(FhVM *vm, FhValue self, FhValue key) {
    FhValue dict = fhas_module(self)->dict;
    return dict == FH_NOVALUE ? FH_NOVALUE : fhdict_get_str(vm, dict, key);
}

/* The loader that the spec makes when it is asked for. */
static FhValue late_loader(FhVM *vm, FhValue self, FhValue spec) {
    FhValue key = fhstr_intern(vm, "loader", 6);
    fh_retain(spec);
    FhValue loader = key == FH_ERR ? FH_ERR : fhattr_get(vm, spec, key);
    fh_release(vm, spec);
    if (loader == FH_ERR || fhdict_set(vm, fhas_module(self)->dict, FH_NAME(vm, __loader__), loader) == 0)
        return loader;
    fh_release(vm, loader);
    return FH_ERR;
}

static FhValue missing(FhVM *vm, FhValue self, FhValue name) {
    FhValue spec = entry(vm, self, FH_NAME(vm, __spec__));
    if (spec == FH_ERR) return FH_ERR;
    if (spec != FH_NOVALUE && spec != FH_NONE && fhstr_is(name, "__loader__"))
        return late_loader(vm, self, spec);
    FhValue fallback = entry(vm, self, FH_NAME(vm, __getattr__));
    if (fallback == FH_ERR) return FH_ERR;
    if (fallback != FH_NOVALUE) {
        fh_retain(fallback);
        FhValue v = fhcall1(vm, fallback, name);
        fh_release(vm, fallback);
        return v;
    }
    FhValue own = entry(vm, self, FH_NAME(vm, __name__));
    if (own == FH_ERR || own == FH_NOVALUE || !fhstr_check(vm, own))
        return fhraise_attribute(vm, self, name, "module has no attribute '%U'", name);
    if (spec != FH_NOVALUE && spec != FH_NONE) {
        FhValue key = fhstr_intern(vm, "_initializing", 13);
        FhValue busy = key == FH_ERR ? FH_ERR : fhattr_find(vm, spec, key);
        if (busy == FH_ERR) return FH_ERR;
        bool partial = busy != FH_NOVALUE && fhtruth(vm, busy) > 0;
        fh_release(vm, busy);
        if (partial)
            return fhraise_attribute(
                vm, self, name,
                "partially initialized module '%U' has no attribute '%U' (most likely due to a "
                "circular import)",
                own, name);
    }
    return fhraise_attribute(vm, self, name, "module '%U' has no attribute '%U'", own, name);
}

static FhValue getattro(FhVM *vm, FhValue self, FhValue name) {
    FhValue v = fhattr_find_generic(vm, self, name);
    if (v == FH_NOVALUE && self == vm->sys_module && vm->sys_late) {
        if (vm->complete_sys(vm, name) < 0) return FH_ERR;
        v = fhattr_find_generic(vm, self, name);
    }
    return v == FH_NOVALUE ? missing(vm, self, name) : v;
}

/* Attribute of the spec or None, owned. */
static FhValue of_spec(FhVM *vm, FhValue spec, const char *name) {
    FhValue key = fhstr_intern(vm, name, strlen(name)),
            v = key == FH_ERR ? FH_ERR : fhattr_find(vm, spec, key);
    return v == FH_NOVALUE ? FH_NONE : v;
}

/* Where the spec says that it is from: its origin, else its loader. */
static FhValue repr_by_spec(FhVM *vm, FhValue name, FhValue spec) {
    FhValue origin = of_spec(vm, spec, "origin"),
            loader = origin == FH_NONE ? of_spec(vm, spec, "loader") : FH_NONE;
    FhValue text = FH_ERR;
    if (origin != FH_ERR && origin != FH_NONE)
        text = fhstr_format(vm, "<module %R (%S)>", name, origin);
    else if (origin != FH_ERR && loader != FH_ERR)
        text = fhstr_format(vm, loader == FH_NONE ? "<module %R>" : "<module %R (%R)>", name, loader);
    if (origin != FH_ERR) fh_release(vm, origin);
    if (loader != FH_ERR) fh_release(vm, loader);
    return text;
}

/* <module 'name' (built-in)> or from 'file' */
static FhValue repr(FhVM *vm, FhValue self) {
    FhValue name = entry(vm, self, FH_NAME(vm, __name__)), file = entry(vm, self, FH_NAME(vm, __file__));
    FhValue spec = entry(vm, self, FH_NAME(vm, __spec__));
    if (name == FH_ERR || file == FH_ERR || spec == FH_ERR) return FH_ERR;
    if (name == FH_NOVALUE) return fhstr_c(vm, "<module '?'>");
    if (file != FH_NOVALUE) return fhstr_format(vm, "<module %R from %R>", name, file);
    if (spec == FH_NOVALUE || spec == FH_NONE) return fhstr_format(vm, "<module %R>", name);
    fh_retain(name), fh_retain(spec);
    FhValue text = repr_by_spec(vm, name, spec);
    fh_release(vm, name), fh_release(vm, spec);
    return text;
}

static FhValue get_dict(FhVM *vm, FhValue self) { return fhattr_dict_of(vm, self); }

static FhValue get_annotations(FhVM *vm, FhValue self) {
    FhValue v = entry(vm, self, FH_NAME(vm, __annotations__));
    if (v != FH_NOVALUE) return fh_retain(v);
    v = fhdict_new(vm);
    if (v != FH_ERR && fhdict_set(vm, fhas_module(self)->dict, FH_NAME(vm, __annotations__), v) == 0)
        return v;
    fh_release(vm, v);
    return FH_ERR;
}

static int set_annotations(FhVM *vm, FhValue self, FhValue v) {
    FhValue dict = fhas_module(self)->dict;
    if (v != FH_NOVALUE) return fhdict_set(vm, dict, FH_NAME(vm, __annotations__), v);
    int removed = fhdict_del(vm, dict, FH_NAME(vm, __annotations__));
    if (removed == 0) return fhraise_int(vm, FH_T_AttributeError, "__annotations__");
    return removed < 0 ? -1 : 0;
}

static FhValue method_dir(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue own = entry(vm, self, fhstr_intern(vm, "__dir__", 7));
    if (own == FH_ERR) return FH_ERR;
    if (own != FH_NOVALUE) {
        fh_retain(own);
        FhValue names = fhcall0(vm, own);
        fh_release(vm, own);
        return names;
    }
    FhValue dict = fhattr_dict_of(vm, self);
    FhValue names = dict == FH_ERR ? FH_ERR : fhlist_of(vm, dict);
    fh_release(vm, dict);
    return names;
}

static const FhMethodDef methods[] = {
    {"__dir__", method_dir, 0, 0, 0, "__dir__() -> list\nspecialized dir() implementation"}, {0}};
static const FhGetSetDef getsets[] = {
    {"__annotations__", get_annotations, set_annotations, NULL}, {"__dict__", get_dict, NULL, NULL}, {0}};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .getattro = getattro,
    .new_ = new_,
    .init = init,
};

const FhTypeDef fhtypedef_module = {
    .doc = "Create a module object.\n\nThe name must be a string; the optional docstring can have any type.",
    .size = sizeof(FhModule),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICT | FH_TF_WEAKREF,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
    .dict_offset = offsetof(FhModule, dict),
};
