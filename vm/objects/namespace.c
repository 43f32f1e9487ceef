/* types.SimpleNamespace: an object that is nothing but attributes. */
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

extern const FhTypeDef fhtypedef_SimpleNamespace;

typedef struct FhNamespace {
    FhObj header;
    FhValue dict;
} FhNamespace;

static FhValue *dict_of(FhValue v) { return &FH_AS(FhNamespace, v)->dict; }

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue v = fhinstance_new(vm, fhas_type(type), 0);
    FhValue dict = v == FH_ERR ? FH_ERR : fhdict_new(vm);
    if (dict != FH_ERR) {
        *dict_of(v) = dict;
        return v;
    }
    fh_release(vm, v);
    return FH_ERR;
}

static int init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (nargs) return fhraise_int(vm, FH_T_TypeError, "no positional arguments expected");
    FhValue dict = fhattr_dict_of(vm, self);
    int status = dict == FH_ERR ? -1 : 0;
    int64_t n = kwnames == FH_NOVALUE ? 0 : fhas_tuple(kwnames)->size;
    for (int64_t i = 0; status == 0 && i < n; i++)
        status = fhdict_set(vm, dict, fhas_tuple(kwnames)->items[i], args[i]);
    fh_release(vm, dict);
    return status;
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhNamespace *)o)->dict);
}

static void finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhNamespace *)o)->dict); }

static int add_items(FhVM *vm, FhText *t, FhValue dict) {
    FhValue key, v;
    bool first = true;
    for (int64_t pos = 0; fhdict_next(dict, &pos, &key, &v);) {
        if (!fhstr_check(vm, key) || fhstr_size(key) == 0) continue;
        if (!first) fhtext_c(t, ", ");
        first = false;
        fh_retain(key);
        fh_retain(v);
        int status = fhtext_format(t, "%U=%R", key, v);
        fh_release(vm, key);
        fh_release(vm, v);
        if (status < 0) return -1;
    }
    return 0;
}

static FhValue repr(FhVM *vm, FhValue self) {
    bool exact = fh_has_shape(self, FH_T_SimpleNamespace);
    const char *name = exact ? "namespace" : fhtype_name(vm, self);
    int running = fhrepr_enter(vm, self);
    if (running < 0) return FH_ERR;
    if (running) return fhstr_format(vm, "%s(...)", name);
    FhText t;
    fhtext_init(&t, vm);
    fhtext_format(&t, "%s(", name);
    FhValue dict = fhattr_dict_of(vm, self);
    if (dict == FH_ERR || add_items(vm, &t, dict) < 0) t.failed = true;
    fh_release(vm, dict);
    fhtext_c(&t, ")");
    fhrepr_leave(vm, self);
    return fhtext_finish(&t);
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fh_isa(vm, a, FH_T_SimpleNamespace) || !fh_isa(vm, b, FH_T_SimpleNamespace))
        return FH_NOTIMPLEMENTED;
    FhValue x = fhattr_dict_of(vm, a), y = x == FH_ERR ? FH_ERR : fhattr_dict_of(vm, b);
    FhValue v = y == FH_ERR ? FH_ERR : fhcompare(vm, x, y, op);
    fh_release(vm, x);
    fh_release(vm, y);
    return v;
}

static FhValue get_dict(FhVM *vm, FhValue self) { return fhattr_dict_of(vm, self); }

static FhValue reduce(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue dict = fhattr_dict_of(vm, self);
    FhValue v = dict == FH_ERR ? FH_ERR : fhtuple_pack(vm, 3, fh_typeval(vm, self), vm->empty_tuple, dict);
    fh_release(vm, dict);
    return v;
}

static const FhMethodDef methods[] = {
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling"}, {0}};
static const FhGetSetDef getsets[] = {{"__dict__", get_dict, fhattr_replace_dict, NULL}, {0}};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .compare = compare,
    .new_ = new_,
    .init = init,
};

const FhTypeDef fhtypedef_SimpleNamespace = {
    .doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)",
    .size = sizeof(FhNamespace),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICT,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
    .dict_offset = offsetof(FhNamespace, dict),
};
