/* X | Y: types.UnionType, flattened and without duplicates. */
#include "objects/exception.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static FhUnion *as_union(FhValue v) { return FH_AS(FhUnion, v); }
static bool is_union(FhValue v) { return fh_has_shape(v, FH_T_UnionType); }

static bool may_join(FhVM *vm, FhValue v) {
    return v == FH_NONE || fhtype_check(vm, v) || is_union(v) || fh_isa(vm, v, FH_T_GenericAlias) ||
           fh_has_shape(v, FH_T_ownership);
}

static int add_once(FhVM *vm, FhValue list, FhValue v) {
    if (v == FH_NONE) v = fh_val(vm->types[FH_T_NoneType]);
    for (int64_t i = 0; i < fhas_list(list)->size; i++) {
        FhValue there = fhas_list(list)->items[i];
        int same = there == v;
        bool both = (fh_isa(vm, there, FH_T_GenericAlias) && fh_isa(vm, v, FH_T_GenericAlias)) ||
                    (fh_has_shape(there, FH_T_ownership) && fh_has_shape(v, FH_T_ownership));
        if (!same && both) same = fhcompare_bool(vm, there, v, FH_EQ);
        if (same) return same < 0 ? -1 : 0;
    }
    return fhlist_append(vm, list, v);
}

static int add_flat(FhVM *vm, FhValue list, FhValue v) {
    if (!is_union(v)) return add_once(vm, list, v);
    FhTuple *args = fhas_tuple(as_union(v)->args);
    for (int64_t i = 0; i < args->size; i++) {
        if (add_once(vm, list, args->items[i]) < 0) return -1;
    }
    return 0;
}

static FhValue make(FhVM *vm, FhValue list) {
    if (fhas_list(list)->size == 1) return fh_retain(fhas_list(list)->items[0]);
    FhValue args = fhtuple_from(vm, fhas_list(list)->items, fhas_list(list)->size);
    FhUnion *u = args == FH_ERR ? NULL : (FhUnion *)fhmem_cell(vm, sizeof *u, FH_T_UnionType, true);
    if (!u) {
        fh_release(vm, args);
        return FH_ERR;
    }
    u->args = args;
    u->parameters = FH_NOVALUE;
    return fh_val(u);
}

FhValue fhunion_or(FhVM *vm, FhValue a, FhValue b) {
    if (!may_join(vm, a) || !may_join(vm, b)) return FH_NOTIMPLEMENTED;
    FhValue list = fhlist_new(vm, 2), v = FH_ERR;
    if (list == FH_ERR) return FH_ERR;
    if (add_flat(vm, list, a) == 0 && add_flat(vm, list, b) == 0) v = make(vm, list);
    fh_release(vm, list);
    return v;
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhUnion *)o)->args);
    fn(ctx, &((FhUnion *)o)->parameters);
}

static void finalize(FhVM *vm, FhObj *o) {
    if (!fh_is_dying(o)) return;
    fh_clear(vm, &((FhUnion *)o)->args);
    fh_clear(vm, &((FhUnion *)o)->parameters);
}

static FhValue repr(FhVM *vm, FhValue self) {
    FhTuple *args = fhas_tuple(as_union(self)->args);
    FhText t;
    fhtext_init(&t, vm);
    for (int64_t i = 0; i < args->size && !t.failed; i++) {
        if (i) fhtext_c(&t, " | ");
        fhgeneric_add_item(&t, args->items[i]);
    }
    return fhtext_finish(&t);
}

/* Independent of the order, as equality is. */
static int64_t hash(FhVM *vm, FhValue self) {
    FhTuple *args = fhas_tuple(as_union(self)->args);
    uint64_t sum = 0x9e3779b97f4a7c15u;
    for (int64_t i = 0; i < args->size; i++) {
        int64_t h = fhhash(vm, args->items[i]);
        if (h == -1) return -1;
        sum += (uint64_t)h * 0xff51afd7ed558ccdu;
    }
    return (int64_t)sum == -1 ? -2 : (int64_t)sum;
}

static int contains_all(FhVM *vm, FhValue a, FhValue b) {
    FhTuple *args = fhas_tuple(as_union(b)->args);
    for (int64_t i = 0; i < args->size; i++) {
        int found = fhcontains(vm, as_union(a)->args, args->items[i]);
        if (found <= 0) return found;
    }
    return 1;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if ((op != FH_EQ && op != FH_NE) || !is_union(a) || !is_union(b)) return FH_NOTIMPLEMENTED;
    int same = contains_all(vm, a, b);
    if (same > 0) same = contains_all(vm, b, a);
    return same < 0 ? FH_ERR : fh_bool((same > 0) == (op == FH_EQ));
}

/* Borrowed. */
static FhValue parameters(FhVM *vm, FhValue self) {
    if (as_union(self)->parameters == FH_NOVALUE) {
        FhValue params = fhgeneric_parameters(vm, as_union(self)->args);
        if (params == FH_ERR) return FH_ERR;
        as_union(self)->parameters = params;
    }
    return as_union(self)->parameters;
}

static FhValue getitem(FhVM *vm, FhValue self, FhValue key) {
    FhValue params = parameters(vm, self);
    if (params == FH_ERR) return FH_ERR;
    FhValue args = fhgeneric_substitute(vm, self, as_union(self)->args, params, key);
    if (args == FH_ERR) return FH_ERR;
    FhValue v = fh_retain(fhas_tuple(args)->items[0]);
    for (int64_t i = 1; v != FH_ERR && i < fhas_tuple(args)->size; i++) {
        FhValue joined = fhbinary(vm, FH_OR, v, fhas_tuple(args)->items[i]);
        fh_release(vm, v);
        v = joined;
    }
    fh_release(vm, args);
    return v;
}

static FhValue check_each(FhVM *vm, FhValue self, FhValue v, int (*test)(FhVM *, FhValue, FhValue),
                          const char *what) {
    FhTuple *args = fhas_tuple(as_union(self)->args);
    for (int64_t i = 0; i < args->size; i++) {
        if (!fhtype_check(vm, args->items[i]))
            return fhraise(vm, FH_T_TypeError, "%s() argument 2 cannot be a parameterized generic", what);
    }
    int found = 0;
    for (int64_t i = 0; found == 0 && i < args->size; i++) found = test(vm, v, args->items[i]);
    return found < 0 ? FH_ERR : fh_bool(found);
}

static FhValue instancecheck(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    return check_each(vm, self, args[0], fhisinstance, "isinstance");
}
static FhValue subclasscheck(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    if (!fhtype_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "issubclass() arg 1 must be a class");
    return check_each(vm, self, args[0], fhissubclass, "issubclass");
}

static FhValue get_args(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(as_union(self)->args);
}
static FhValue get_parameters(FhVM *vm, FhValue self) { return fh_retain(parameters(vm, self)); }

static const FhMethodDef methods[] = {{"__instancecheck__", instancecheck, 1, 1, 0, NULL},
                                      {"__subclasscheck__", subclasscheck, 1, 1, 0, NULL},
                                      {0}};
static const FhGetSetDef getsets[] = {
    {"__args__", get_args, NULL, NULL},
    {"__parameters__", get_parameters, NULL, "Type variables in the types.UnionType."},
    {0}};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .getitem = getitem,
    .binary = {[FH_OR] = fhunion_or},
};

const FhTypeDef fhtypedef_UnionType = {
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
    .size = sizeof(FhUnion),
    .flags = FH_TF_CONTAINER,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
