/* What the bounded collections share: being made, ending, complaining. Contract: bounded.h. */
#include "objects/bounded.h"
#include <stdarg.h>
#include "base/sizes.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- errors ---- */

FhValue fhbounded_reject(FhVM *vm, FhValue v, const char *format, ...) {
    va_list ap;
    fh_retain(v);
    va_start(ap, format);
    FhValue text = fhstr_vformat(vm, format, ap);
    va_end(ap);
    if (text != FH_ERR) {
        fhraise_value(vm, FH_T_CapacityError, text);
        fh_release(vm, text);
    }
    if (fhpending_is(vm, FH_T_CapacityError)) {
        FhValue error = fhpending_take(vm), name = fhstr_intern(vm, "value", 5);
        if (name != FH_ERR && fhattr_set(vm, error, name, v) == 0)
            fhpending_set(vm, error);
        else
            fh_release(vm, error);
    }
    fh_release(vm, v);
    return FH_ERR;
}

FhValue fhbounded_full(FhVM *vm, FhValue self, FhValue v) {
    const FhBounded *b = fhas_bounded(self);
    return fhbounded_reject(vm, v, "%T is full: no place at index %u (length %u, capacity %u)", self, b->size,
                            b->size, b->capacity);
}

/* ---- arguments ---- */

static int capacity_of(FhVM *vm, FhValue v, uint32_t *capacity) {
    int64_t n;
    if (fhargs_index_clip(vm, v, &n) < 0) return -1;
    if (n < 1 || n > FH_BOUNDED_MAX)
        return fhraise_int(vm, FH_T_ValueError, "a capacity must be from 1 to %d, not %R", FH_BOUNDED_MAX, v);
    *capacity = (uint32_t)n;
    return 0;
}

int fhbounded_arguments(FhVM *vm, const char *name, const FhValue *args, uint32_t nargs, FhValue kwnames,
                        uint32_t *capacity, FhValue *items, FhValue *provider) {
    static const char *const names[] = {"capacity", "items", "provider", NULL};
    const FhParams params = {name, names, 0, 1, 2};
    FhValue v[3];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0 || capacity_of(vm, v[0], capacity) < 0) return -1;
    *items = v[1];
    *provider = v[2] == FH_NONE ? FH_NOVALUE : v[2];
    if (*provider == FH_NOVALUE || fh_isa(vm, *provider, FH_T_Provider)) return 0;
    if (fh_has_flag(vm, *provider, FH_TF_TYPE))
        return fhraise_int(vm, FH_T_TypeError, "provider must be an instance: %N(), not the class %N",
                           *provider, *provider);
    return fhraise_int(vm, FH_T_TypeError, "provider must be a Provider, not '%T'", *provider);
}

/* ---- being made and ending ---- */

static FhBounded *cell_new(FhVM *vm, FhValue type, FhTypeId id, size_t fixed, size_t bytes) {
    FhType *t = FH_AS(FhType, type);
    if (t != vm->types[id]) {
        FhValue v = fhinstance_new(vm, t, bytes);
        return v == FH_ERR ? NULL : fhas_bounded(v);
    }
    size_t total;
    if (!fhsizes_add(fixed, bytes, &total)) return fhraise_memory(vm), NULL;
    FhObj *o = fhheap_paid_cell(&vm->heap, total, id, (t->flags & FH_TF_CONTAINER) != 0);
    if (!o) return fhraise_memory(vm), NULL;
    memset((char *)o + sizeof *o, 0, fixed - sizeof *o);
    return (FhBounded *)o;
}

static FhBounded *lent_new(FhVM *vm, FhValue type, FhTypeId id, size_t fixed, size_t bytes,
                           FhValue provider) {
    FhProviderCore *core = fhas_provider(provider)->core;
    if (!core) return fhraise(vm, FH_T_RuntimeError, "this %T has ended", provider), NULL;
    void *data = fhprovider_lend(vm, core, bytes, 8);
    if (!data) {
        if (!fhpending(vm))
            fhbounded_reject(vm, provider,
                             "a %N of %zu bytes does not fit into this %T: %u of %u are available", type,
                             bytes, provider, core->region.size - core->region.used, core->region.size);
        return NULL;
    }
    FhBounded *b = cell_new(vm, type, id, fixed, sizeof(FhBoundedLent));
    if (!b) {
        fhprovider_take_back(vm, core, data, false);
        return NULL;
    }
    *(FhBoundedLent *)(void *)((char *)b + fixed) = (FhBoundedLent){data, core};
    b->flags = FH_BOUNDED_LENT;
    fhprovider_lent(core, data, &b->header);
    return b;
}

FhBounded *fhbounded_new(FhVM *vm, FhValue type, FhTypeId id, size_t fixed, uint32_t capacity, size_t element,
                         FhValue provider) {
    size_t bytes;
    if (!fhsizes_mul(capacity, element, &bytes)) return fhraise_memory(vm), NULL;
    FhBounded *b = provider == FH_NOVALUE ? cell_new(vm, type, id, fixed, bytes)
                                          : lent_new(vm, type, id, fixed, bytes, provider);
    if (b) b->capacity = capacity;
    return b;
}

void fhbounded_end(FhVM *vm, FhBounded *b, size_t fixed) {
    if (!(b->flags & FH_BOUNDED_LENT)) return;
    FhBoundedLent *lent = (FhBoundedLent *)(void *)((char *)b + fixed);
    void *data = lent->data;
    if (!data) return;
    lent->data = NULL;
    b->capacity = 0;
    fhprovider_take_back(vm, lent->core, data, false);
}

/* ---- attributes and methods of all ---- */

FhValue fhbounded_get_capacity(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_int_raw(fhas_bounded(self)->capacity);
}
FhValue fhbounded_get_high_water(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_int_raw(fhas_bounded(self)->high);
}
FhValue fhbounded_get_available(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_int_raw(fhas_bounded(self)->capacity - fhas_bounded(self)->size);
}
FhValue fhbounded_get_full(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_bool(fhas_bounded(self)->size == fhas_bounded(self)->capacity);
}

FhValue fhbounded_no_pickle(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhraise(vm, FH_T_TypeError, "cannot pickle '%T' object", self);
}

FhValue fhbounded_deep(FhVM *vm, FhValue of, FhValue memo) {
    FhValue module = fhimport(vm, "copy");
    FhValue name = module == FH_ERR ? FH_ERR : fhstr_intern(vm, "deepcopy", 8);
    FhValue args[] = {of, memo};
    FhValue v = name == FH_ERR ? FH_ERR : fhcall_method(vm, module, name, args, 2);
    if (module != FH_ERR) fh_release(vm, module);
    return v;
}
