/* ModuleSpec, what is known of a module: its name, where it came from, where its submodules lie. */
#include "runtime/module_spec.h"

#include <string.h>

#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/type.h"
#include "runtime/import.h"

/* Adds ", name=value" unless the value is None. Consumes text. */
static FhValue with_part(FhVM *vm, FhValue self, FhValue text, const char *name) {
    FhValue key = text == FH_ERR ? FH_ERR : fhstr_intern(vm, name, strlen(name));
    FhValue v = key == FH_ERR ? FH_ERR : fhattr_get(vm, self, key);
    if (v == FH_NONE) return text;
    FhValue longer = v == FH_ERR ? FH_ERR : fhstr_format(vm, "%U, %U=%R", text, key, v);
    if (v != FH_ERR) fh_release(vm, v);
    if (text != FH_ERR) fh_release(vm, text);
    return longer;
}

static FhValue spec_repr(FhVM *vm, FhValue self) {
    FhValue name = fhattr_get(vm, self, FH_NAME(vm, name));
    if (name == FH_ERR) return FH_ERR;
    FhValue text = fhstr_format(vm, "ModuleSpec(name=%R", name);
    fh_release(vm, name);
    static const char *const parts[] = {"loader", "origin", "submodule_search_locations"};
    for (int i = 0; i < 3; i++) text = with_part(vm, self, text, parts[i]);
    if (text == FH_ERR) return FH_ERR;
    FhValue closed = fhstr_format(vm, "%U)", text);
    fh_release(vm, text);
    return closed;
}

static FhValue spec_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames);

typedef struct Spec {
    FhObj header;
    FhValue dict;
} Spec;

static void spec_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Spec *)o)->dict);
}
static void spec_finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((Spec *)o)->dict); }

static FhValue get_loader(FhVM *vm, FhValue self) {
    FhValue key = fhstr_intern(vm, "loader", 6);
    FhValue v = key == FH_ERR ? FH_ERR : fhdict_get(vm, FH_AS(Spec, self)->dict, key);
    if (v != FH_NOVALUE) return v == FH_ERR ? FH_ERR : fh_retain(v);
    FhValue name = fhstr_c(vm, "importlib.machinery"),
            module = name == FH_ERR ? FH_ERR : fhimport_full_name(vm, name);
    FhValue of = module == FH_ERR ? FH_ERR : fhstr_intern(vm, "_loader_of", 10);
    v = of == FH_ERR ? FH_ERR : fhcall_method(vm, module, of, &self, 1);
    if (v != FH_ERR && fhdict_set(vm, FH_AS(Spec, self)->dict, key, v) < 0) fh_release(vm, v), v = FH_ERR;
    if (module != FH_ERR) fh_release(vm, module);
    if (name != FH_ERR) fh_release(vm, name);
    return v;
}

static int set_loader(FhVM *vm, FhValue self, FhValue v) {
    FhValue key = fhstr_intern(vm, "loader", 6), dict = FH_AS(Spec, self)->dict;
    if (key == FH_ERR) return -1;
    return fhdict_set(vm, dict, key, v == FH_NOVALUE ? FH_NONE : v);
}

static const FhGetSetDef spec_getsets[] = {
    {"loader", get_loader, set_loader, "What loads the module: made when it is first asked for."},
    {"__dict__", fhattr_dict_of, NULL, NULL},
    {NULL, NULL, NULL, NULL}};
static const FhSlots spec_slots = {
    .life = {.visit = spec_visit, .finalize = spec_finalize}, .repr = spec_repr, .new_ = spec_new};
static const FhTypeDef spec_type = {
    .doc = "What is known of a module before it is loaded.",
    .size = sizeof(Spec),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICT,
    .slots = &spec_slots,
    .getsets = spec_getsets,
    .module = "importlib.machinery",
    .dict_offset = offsetof(Spec, dict),
};

FhType *fhmodule_spec_class(FhVM *vm) {
    static const char hidden[] = "_ModuleSpec"; /* kept in sys, like CPython's importlib in sys.modules */
    FhValue key = fhstr_intern(vm, hidden, sizeof hidden - 1);
    FhValue type = key == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->sys_dict, key);
    if (type == FH_ERR) return NULL;
    if (type != FH_NOVALUE) return fhas_type(type);
    FhType *t = fhtype_define(vm, "ModuleSpec", &spec_type, NULL);
    if (!t || fhdict_set(vm, vm->sys_dict, key, fh_val(t)) < 0) return NULL;
    return t;
}

static int set_attribute(FhVM *vm, FhValue o, const char *name, FhValue v) {
    FhValue key = fhstr_intern(vm, name, strlen(name));
    return key == FH_ERR ? -1 : fhattr_set(vm, o, key, v);
}

FhValue fhmodule_parent_name(FhVM *vm, FhValue name) {
    const char *text = fhstr_text(name), *dot = memrchr(text, '.', fhstr_size(name));
    return dot ? fhstr_new(vm, text, (size_t)(dot - text)) : fh_retain(vm->empty_str);
}

FhValue fhmodule_spec_new(FhVM *vm, FhValue name, FhValue origin, FhValue search, FhValue parent,
                          bool located) {
    FhType *type = fhmodule_spec_class(vm);
    FhValue spec = type ? fhinstance_new(vm, type, 0) : FH_ERR;
    if (spec == FH_ERR) return FH_ERR;
    FH_AS(Spec, spec)->dict = FH_NOVALUE;
    if (fhattr_set(vm, spec, FH_NAME(vm, name), name) == 0 &&
        set_attribute(vm, spec, "origin", origin) == 0 && set_attribute(vm, spec, "parent", parent) == 0 &&
        set_attribute(vm, spec, "submodule_search_locations", search == FH_NOVALUE ? FH_NONE : search) == 0 &&
        set_attribute(vm, spec, "cached", FH_NONE) == 0 &&
        set_attribute(vm, spec, "loader_state", FH_NONE) == 0 &&
        set_attribute(vm, spec, "has_location", fh_bool(located)) == 0)
        return spec;
    fh_release(vm, spec);
    return FH_ERR;
}

static FhValue spec_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"name", "loader", "origin", "loader_state", "is_package", NULL};
    static const FhParams p = {"ModuleSpec", names, 0, 2, 2};
    FhValue v[5];
    (void)type;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (!fhstr_check(vm, v[0])) return fhraise(vm, FH_T_TypeError, "name must be str, not %T", v[0]);
    int package = v[4] == FH_NOVALUE ? 0 : fhtruth(vm, v[4]);
    if (package < 0) return FH_ERR;
    FhValue search = package ? fhlist_new(vm, 0) : FH_NOVALUE;
    FhValue parent = package ? fh_retain(v[0]) : fhmodule_parent_name(vm, v[0]), spec = FH_ERR;
    if (search != FH_ERR && parent != FH_ERR)
        spec = fhmodule_spec_new(vm, v[0], v[2] == FH_NOVALUE ? FH_NONE : v[2], search, parent, false);
    if (spec != FH_ERR && set_attribute(vm, spec, "loader", v[1]) < 0) {
        fh_release(vm, spec);
        spec = FH_ERR;
    }
    if (search != FH_ERR) fh_release(vm, search);
    if (parent != FH_ERR) fh_release(vm, parent);
    return spec;
}

static FhValue spec_of(FhVM *vm, FhValue module) { /* owned; NOVALUE */
    return fhattr_find(vm, module, FH_NAME(vm, __spec__));
}

bool fhmodule_initializing(FhVM *vm, FhValue module) {
    FhValue spec = spec_of(vm, module), key = fhstr_intern(vm, "_initializing", 13), v = FH_NOVALUE;
    if (spec != FH_ERR && spec != FH_NOVALUE && spec != FH_NONE && key != FH_ERR)
        v = fhattr_find(vm, spec, key);
    bool busy = v != FH_ERR && v != FH_NOVALUE && fhtruth(vm, v) > 0;
    if (v != FH_ERR) fh_release(vm, v);
    if (spec != FH_ERR) fh_release(vm, spec);
    fhpending_clear(vm);
    return busy;
}

int fhmodule_set_initializing(FhVM *vm, FhValue module, bool on) {
    FhValue spec = spec_of(vm, module);
    if (spec == FH_ERR) return -1;
    int status =
        spec == FH_NOVALUE || spec == FH_NONE ? 0 : set_attribute(vm, spec, "_initializing", fh_bool(on));
    fh_release(vm, spec);
    return status;
}
