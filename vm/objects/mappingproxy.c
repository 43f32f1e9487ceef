/* mappingproxy: a read-only view of any mapping (the __dict__ of classes). */
#include "objects/dict.h"
#include "objects/protocol.h"
#include "objects/sequence.h"
#include "objects/str.h"

static inline FhValue mapping_of(FhValue v) { return FH_AS(FhMappingProxy, v)->mapping; }

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhMappingProxy *)o)->mapping);
}

static void finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhMappingProxy *)o)->mapping); }

FhValue fhmappingproxy_new(FhVM *vm, FhValue mapping) {
    FhMappingProxy *p = (FhMappingProxy *)fhmem_cell(vm, sizeof(FhMappingProxy), FH_T_mappingproxy, true);
    if (!p) return FH_ERR;
    p->mapping = fh_retain(mapping);
    return fh_val(p);
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"mapping", NULL};
    static const FhParams params = {"mappingproxy", names, 0, 1, 1};
    (void)type;
    FhValue mapping;
    if (fhargs(vm, &params, args, nargs, kwnames, &mapping) < 0) return FH_ERR;
    const FhSlots *s = fh_slots(vm, mapping);
    if (!s->getitem || (fh_type(vm, mapping)->flags & (FH_TF_LIST | FH_TF_TUPLE)))
        return fhraise(vm, FH_T_TypeError, "mappingproxy() argument must be a mapping, not %T", mapping);
    return fhmappingproxy_new(vm, mapping);
}

static FhValue repr(FhVM *vm, FhValue v) { return fhstr_format(vm, "mappingproxy(%R)", mapping_of(v)); }
static FhValue str(FhVM *vm, FhValue v) { return fhstr(vm, mapping_of(v)); }
static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fh_has_shape(a, FH_T_mappingproxy)) return FH_NOTIMPLEMENTED;
    return fhcompare(vm, mapping_of(a), b, op);
}
static FhValue iter(FhVM *vm, FhValue v) { return fhiter(vm, mapping_of(v)); }
static int64_t len(FhVM *vm, FhValue v) { return fhlen(vm, mapping_of(v)); }
static FhValue getitem(FhVM *vm, FhValue v, FhValue key) { return fhgetitem(vm, mapping_of(v), key); }
static int contains(FhVM *vm, FhValue v, FhValue key) { return fhcontains(vm, mapping_of(v), key); }

static FhValue or_(FhVM *vm, FhValue a, FhValue b) {
    if (fh_has_shape(a, FH_T_mappingproxy)) a = mapping_of(a);
    if (fh_has_shape(b, FH_T_mappingproxy)) b = mapping_of(b);
    return fhbinary(vm, FH_OR, a, b);
}

static FhValue ior(FhVM *vm, FhValue a, FhValue b) {
    (void)b;
    return fhraise(vm, FH_T_TypeError, "'|=' is not supported by %T; use '|' instead", a);
}

static FhValue forward(FhVM *vm, FhValue self, const char *method, const FhValue *args, uint32_t nargs) {
    FhValue name = fhstr_intern(vm, method, strlen(method));
    if (name == FH_ERR) return FH_ERR;
    FhValue v = fhcall_method(vm, mapping_of(self), name, args, nargs);
    fh_release(vm, name);
    return v;
}

#define FORWARD(name)                                                                                        \
    static FhValue m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {  \
        (void)kwnames;                                                                                       \
        return forward(vm, self, #name, args, nargs);                                                        \
    }
FORWARD(keys)
FORWARD(values)
FORWARD(items)
FORWARD(copy)
FORWARD(__reversed__)

static FhValue get(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    FhValue with_default[] = {args[0], nargs > 1 ? args[1] : FH_NONE};
    return forward(vm, self, "get", with_default, 2);
}

static const FhMethodDef methods[] = {
    {"get", get, 1, 2, 0, NULL},
    {"keys", m_keys, 0, 0, 0, NULL},
    {"values", m_values, 0, 0, 0, NULL},
    {"items", m_items, 0, 0, 0, NULL},
    {"copy", m_copy, 0, 0, 0, NULL},
    {"__reversed__", m___reversed__, 0, 0, 0, NULL},
    FH_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, NULL},
};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .str = str,
    .compare = compare,
    .iter = iter,
    .new_ = new_,
    .len = len,
    .getitem = getitem,
    .contains = contains,
    .binary[FH_OR] = or_,
    .inplace[FH_OR] = ior,
};

const FhTypeDef fhtypedef_mappingproxy = {
    .doc = "A read-only view of a mapping.",
    .size = sizeof(FhMappingProxy),
    .flags = FH_TF_CONTAINER | FH_TF_MAPPING,
    .slots = &slots,
    .methods = methods,
};
