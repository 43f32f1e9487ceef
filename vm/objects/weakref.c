/* weakref.ref; the heap's hooks: __del__ and callbacks of weak references. */
#include "objects/weakref.h"
#include "objects/generic_alias.h"
#include "objects/str.h"
#include "objects/type.h"
#include <stdio.h>

/* ---- what the heap asks ---- */

/* The method is what the message names; a generator names itself. */
static void report_del(FhVM *vm, FhObj *o) {
    FhValue error = fhpending_take(vm);
    FhType *type = fh_shape_of(vm, o)->type;
    FhValue method = type->flags & FH_TF_HEAP ? fhtype_lookup(vm, type, FH_NAME(vm, __del__)) : FH_NOVALUE;
    if (method == FH_ERR) fhpending_clear(vm);
    bool found = method != FH_ERR && method != FH_NOVALUE;
    method = fh_retain(found ? method : fh_val(o));
    vm->pending = error;
    fhpending_unraisable(vm, NULL, method);
    fh_release(vm, method);
}

static void run_del(FhVM *vm, FhObj *o, const FhLife *life) {
    FhValue pending = fhpending_take(vm);
    if (life->del(vm, fh_val(o)) < 0) report_del(vm, o);
    vm->pending = pending;
}

static void weak_died(FhVM *vm, FhWeak *weak) {
    FhWeakref *w = (FhWeakref *)weak;
    FhValue callback = w->callback, pending = fhpending_take(vm);
    w->callback = FH_NOVALUE;
    if (callback != FH_NOVALUE) {
        FhValue result = fhcall1(vm, callback, fh_val(w));
        if (result == FH_ERR)
            fhpending_unraisable(vm, NULL, callback);
        else
            fh_release(vm, result);
        fh_release(vm, callback);
    }
    vm->pending = pending;
}

const FhHeapHooks fhweakref_hooks = {run_del, weak_died};

static void skip_del(FhVM *vm, FhObj *o, const FhLife *life) {
    (void)vm;
    (void)o;
    (void)life;
}

static void skip_callback(FhVM *vm, FhWeak *w) {
    (void)vm;
    (void)w;
}

const FhHeapHooks fhweakref_silent_hooks = {skip_del, skip_callback};

/* ---- making ---- */

/* Builtin types whose instances take weak references. */
bool fhweakref_allowed(FhVM *vm, FhValue target) {
    if (!fh_is_obj(target)) return false;
    const FhType *t = fh_type(vm, target);
    return (t->flags & FH_TF_WEAKREF) != 0;
}

/* The shared reference of that kind, or NULL. */
static FhWeakref *shared(FhVM *vm, FhObj *target, bool proxy) {
    for (FhWeak *w = fhheap_weak_first(&vm->heap, target); w; w = w->next) {
        FhWeakref *ref = (FhWeakref *)w;
        if (ref->callback != FH_NOVALUE) return NULL;
        if (proxy ? fhweakref_is_proxy(fh_val(ref)) : ref->weak.header.shape == FH_T_weakref) return ref;
    }
    return NULL;
}

/* Where a new one goes: behind the result, NULL is the front. */
static FhWeak *place_for(FhVM *vm, FhObj *target, bool first) {
    if (first) return NULL;
    FhWeakref *proxy = shared(vm, target, true), *ref = proxy ? proxy : shared(vm, target, false);
    return ref ? &ref->weak : NULL;
}

FhValue fhweakref_make(FhVM *vm, FhType *type, FhValue target, FhValue callback) {
    if (callback == FH_NONE) callback = FH_NOVALUE;
    if (!fhweakref_allowed(vm, target))
        return fhraise(vm, FH_T_TypeError, "cannot create weak reference to '%T' object", target);
    FhObj *o = fh_obj(target);
    bool exact = type->id == FH_T_weakref && type->def != NULL, plain = callback == FH_NOVALUE;
    bool proxy = type->id == FH_T_weakproxy || type->id == FH_T_weakcallableproxy;
    FhWeakref *w = plain && (exact || proxy) ? shared(vm, o, proxy) : NULL;
    if (w) return fh_retain(fh_val(w));
    FhValue v = fhinstance_new(vm, type, 0);
    if (v == FH_ERR) return FH_ERR;
    w = fhas_weakref(v);
    w->callback = FH_NOVALUE;
    if (fhheap_weak_add(&vm->heap, o, &w->weak, place_for(vm, o, plain && exact)) < 0) {
        fh_release(vm, v);
        return fhraise_memory(vm);
    }
    w->callback = fh_retain(callback);
    return v;
}

FhValue fhweakref_new(FhVM *vm, FhType *type, FhValue target, FhValue callback) {
    return fhweakref_make(vm, type, target, callback);
}

static int check_count(FhVM *vm, const char *name, uint32_t nargs, uint32_t min, uint32_t max) {
    if (nargs >= min && nargs <= max) return 0;
    bool few = nargs < min;
    uint32_t n = few ? min : max;
    return fhraise_int(vm, FH_T_TypeError, "%s expected at %s %d argument%s, got %d", name,
                       few ? "least" : "most", (int)n, n == 1 ? "" : "s", (int)nargs);
}

static FhValue ref_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    if (check_count(vm, "__new__", nargs, 1, 2) < 0) return FH_ERR;
    return fhweakref_new(vm, fhas_type(type), args[0], nargs > 1 ? args[1] : FH_NOVALUE);
}

static int ref_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self;
    (void)args;
    if (fhargs_none(vm, "ref", kwnames) < 0) return -1;
    return check_count(vm, "__init__", nargs, 1, 2);
}

/* ---- slots of ref ---- */

void fhweakref_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhWeakref *)o)->callback);
}

void fhweakref_finalize(FhVM *vm, FhObj *o) {
    FhWeakref *w = (FhWeakref *)o;
    fhheap_weak_remove(&vm->heap, &w->weak);
    fh_clear(vm, &w->callback);
}

static FhValue ref_call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args;
    if (fhargs_none(vm, "weakref", kwnames) < 0) return FH_ERR;
    if (nargs) return fhraise(vm, FH_T_TypeError, "weakref expected 0 arguments, got %d", (int)nargs);
    FhValue target = fhweakref_target(fhas_weakref(self));
    return target == FH_NOVALUE ? FH_NONE : fh_retain(target);
}

static int64_t ref_hash(FhVM *vm, FhValue self) {
    FhWeakref *w = fhas_weakref(self);
    if (w->hashed) return w->hash;
    FhValue target = fhweakref_target(w);
    if (target == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "weak object has gone away");
    fh_retain(target);
    int64_t hash = fhhash(vm, target);
    fh_release(vm, target);
    if (hash == -1) return -1;
    w->hash = hash;
    w->hashed = true;
    return hash;
}

static FhValue ref_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if ((op != FH_EQ && op != FH_NE) || !fh_isa(vm, a, FH_T_weakref) || !fh_isa(vm, b, FH_T_weakref))
        return FH_NOTIMPLEMENTED;
    FhValue x = fhweakref_target(fhas_weakref(a)), y = fhweakref_target(fhas_weakref(b));
    if (x == FH_NOVALUE || y == FH_NOVALUE) return fh_bool((a == b) == (op == FH_EQ));
    fh_retain(x);
    fh_retain(y);
    FhValue result = fhcompare(vm, x, y, op);
    fh_release(vm, x);
    fh_release(vm, y);
    return result;
}

static FhValue ref_repr(FhVM *vm, FhValue self) {
    char here[32], there[32];
    snprintf(here, sizeof here, "0x%llx", (unsigned long long)(uintptr_t)fh_obj(self));
    FhValue target = fhweakref_target(fhas_weakref(self));
    if (target == FH_NOVALUE) return fhstr_format(vm, "<weakref at %s; dead>", here);
    snprintf(there, sizeof there, "0x%llx", (unsigned long long)(uintptr_t)fh_obj(target));
    fh_retain(target);
    FhValue name = fhattr_find(vm, target, FH_NAME(vm, __name__)), text = FH_ERR;
    if (name == FH_NOVALUE || (name != FH_ERR && !fhstr_check(vm, name)))
        text = fhstr_format(vm, "<weakref at %s; to '%T' at %s>", here, target, there);
    else if (name != FH_ERR)
        text = fhstr_format(vm, "<weakref at %s; to '%T' at %s (%U)>", here, target, there, name);
    fh_release(vm, name);
    fh_release(vm, target);
    return text;
}

static FhValue get_callback(FhVM *vm, FhValue self) {
    (void)vm;
    FhWeakref *w = fhas_weakref(self);
    return w->callback == FH_NOVALUE || fhweakref_target(w) == FH_NOVALUE ? FH_NONE : fh_retain(w->callback);
}

static const FhMethodDef ref_methods[] = {
    {"__class_getitem__", fhgeneric_class_getitem, 1, 1, FH_CLASS, "See PEP 585"},
    {0},
};

static const FhGetSetDef ref_getsets[] = {
    {"__callback__", get_callback, NULL, NULL},
    {0},
};

static const FhSlots ref_slots = {
    .life = {.visit = fhweakref_visit, .finalize = fhweakref_finalize},
    .repr = ref_repr,
    .hash = ref_hash,
    .compare = ref_compare,
    .call = ref_call,
    .new_ = ref_new,
    .init = ref_init,
};

const FhTypeDef fhtypedef_weakref = {
    .size = sizeof(FhWeakref),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_LOUD,
    .slots = &ref_slots,
    .methods = ref_methods,
    .getsets = ref_getsets,
    .module = "weakref",
};
