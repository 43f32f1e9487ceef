/* tuple: life, constructors, slots and methods. The items lie in the cell; fields of subclasses' instances behind them.
 * Invariant: items are valid values, except between fhtuple_new and the moment its caller has filled them, when no
 * script code runs. */
#include "objects/tuple.h"
#include <stdarg.h>
#include "base/sizes.h"
#include "objects/equal.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/slice.h"

#define MAX_ITEMS (INT64_MAX / 16)

/* ---- life ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhTuple *t = (FhTuple *)o;
    for (int64_t i = 0; i < t->size; i++) fn(ctx, &t->items[i]);
}

/* The size stays: it says how large the cell is. */
static void finalize(FhVM *vm, FhObj *o) {
    FhTuple *t = (FhTuple *)o;
    for (int64_t i = t->size; i-- > 0;) {
        FhValue v = t->items[i];
        t->items[i] = FH_NONE;
        fh_release(vm, v);
    }
}

/* A cell of n items, none of them filled. NULL: MemoryError. */
static FhTuple *make(FhVM *vm, int64_t n) {
    if (n > MAX_ITEMS) return fhraise_memory(vm), NULL;
    FhTuple *t =
        (FhTuple *)fhmem_data_cell(vm, sizeof(FhTuple) + (size_t)n * sizeof(FhValue), FH_T_tuple, true);
    if (t) t->size = n;
    return t;
}

FhValue fhtuple_new(FhVM *vm, int64_t n) {
    if (n == 0 && fh_is_obj(vm->empty_tuple)) return fh_retain(vm->empty_tuple);
    FhTuple *t = make(vm, n);
    if (!t) return FH_ERR;
    for (int64_t i = 0; i < n; i++) t->items[i] = FH_NOVALUE;
    if (fh_in_arena(&t->header)) fharena_leads_out(&vm->heap, &t->header);
    return fh_val(t);
}

FhValue fhtuple_from(FhVM *vm, const FhValue *items, int64_t n) {
    if (n == 0) return fhtuple_new(vm, 0);
    FhTuple *t = make(vm, n);
    if (!t) return FH_ERR;
    for (int64_t i = 0; i < n; i++) t->items[i] = fh_retain(items[i]);
    fh_stored_all(vm, &t->header, items, (size_t)n);
    return fh_val(t);
}

FhValue fhtuple_take(FhVM *vm, FhValue *items, int64_t n) {
    if (n == 0) return fhtuple_new(vm, 0);
    FhTuple *t = make(vm, n);
    if (!t) {
        for (int64_t i = 0; i < n; i++) fh_release(vm, items[i]);
        return FH_ERR;
    }
    if (n == 2) {
        t->items[0] = items[0];
        t->items[1] = items[1];
    } else {
        memcpy(t->items, items, (size_t)n * sizeof(FhValue));
    }
    fh_stored_all(vm, &t->header, t->items, (size_t)n);
    return fh_val(t);
}

FhValue fhtuple_renew(FhVM *vm, FhObj *owner, FhValue *kept, FhValue *items, int64_t n) {
    const int32_t harmless = FH_RC_GC | FH_RC_SURVIVOR | FH_RC_PROVISIONAL;
    if (*kept == FH_NOVALUE) { /* counted, so that it can be known to have one owner */
        FhForce was = {0};
        bool arena = vm->heap.force != NULL;
        if (FH_UNLIKELY(arena)) was = fharena_pause(vm);
        FhValue v = fhtuple_take(vm, items, n);
        if (FH_UNLIKELY(arena)) fharena_unpause(vm, was);
        if (v != FH_ERR) fh_set_ref(vm, owner, kept, v);
        return v;
    }
    if ((fh_obj(*kept)->rc & ~harmless) != FH_RC_ONE) return fhtuple_take(vm, items, n);
    FhValue v = fh_retain(*kept);
    FhTuple *t = fhas_tuple(v);
    for (int64_t i = 0; i < n; i++) fh_set(vm, &t->header, &t->items[i], items[i]);
    return v;
}

FhValue fhtuple_pack(FhVM *vm, int n, ...) {
    FhTuple *t = make(vm, n);
    if (!t) return FH_ERR;
    va_list ap;
    va_start(ap, n);
    for (int i = 0; i < n; i++) t->items[i] = fh_retain(va_arg(ap, FhValue));
    va_end(ap);
    fh_stored_all(vm, &t->header, t->items, (size_t)n);
    return fh_val(t);
}

FhValue fhtuple_of(FhVM *vm, FhValue iterable) {
    if (fhtuple_exact(iterable)) return fh_retain(iterable);
    if (fhlist_exact(iterable))
        return fhtuple_from(vm, fhas_list(iterable)->items, fhas_list(iterable)->size);
    FhValue list = fhlist_of(vm, iterable);
    if (list == FH_ERR) return FH_ERR;
    FhList *l = fhas_list(list);
    int64_t n = l->size;
    l->size = 0;
    FhValue v = fhtuple_take(vm, l->items, n);
    fh_release(vm, list);
    return v;
}

/* ---- slots ---- */

static FhItems items_of(FhValue v) { return (FhItems){fhas_tuple(v)->items, fhas_tuple(v)->size}; }

static FhValue tuple_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhType *cls = FH_AS(FhType, type);
    bool exact = cls == vm->types[FH_T_tuple];
    if (exact && fhargs_none(vm, "tuple", kwnames) < 0) return FH_ERR;
    if (nargs > 1)
        return fhraise(vm, FH_T_TypeError, "tuple expected at most 1 argument, got %d", (int)nargs);
    FhValue items = nargs ? fhtuple_of(vm, args[0]) : fhtuple_new(vm, 0);
    if (exact || items == FH_ERR) return items;
    int64_t n = fhas_tuple(items)->size;
    FhValue v = fhinstance_new(vm, cls, (size_t)n * sizeof(FhValue));
    if (v != FH_ERR) {
        fhas_tuple(v)->size = n;
        for (int64_t i = 0; i < n; i++) fhas_tuple(v)->items[i] = fh_retain(fhas_tuple(items)->items[i]);
        fh_stored_all(vm, fh_obj(v), fhas_tuple(v)->items, (size_t)n);
    }
    fh_release(vm, items);
    return v;
}

static FhValue repr(FhVM *vm, FhValue v) { return fhsequence_repr(vm, v, "(", ")", items_of); }

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhtuple_check(vm, a) || !fhtuple_check(vm, b)) return FH_NOTIMPLEMENTED;
    return fhsequence_compare(vm, a, b, op, items_of);
}

/* The mixing of xxHash64's lanes as CPython applies it to the items' hashes, so that hash((1, 2)) is the same. */
static int64_t hash(FhVM *vm, FhValue v) {
    const uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u,
                   prime5 = 2870177450012600261u;
    FhTuple *t = fhas_tuple(v);
    uint64_t acc = prime5;
    if (fhrecursion_check(vm, "") < 0) return -1;
    fhcharge(vm, (uint64_t)t->size);
    for (int64_t i = 0; i < t->size; i++) {
        int64_t lane = fhhash(vm, t->items[i]);
        if (lane == -1) return -1;
        acc += (uint64_t)lane * prime2;
        acc = acc << 31 | acc >> 33;
        acc *= prime1;
    }
    acc += (uint64_t)t->size ^ (prime5 ^ 3527539u);
    return acc == (uint64_t)-1 ? 1546275796 : (int64_t)acc;
}

static FhValue iter(FhVM *vm, FhValue v) { return fhiterators_tuple(vm, v); }

static int64_t len(FhVM *vm, FhValue v) {
    (void)vm;
    return fhas_tuple(v)->size;
}

static FhValue item(FhVM *vm, FhValue v, int64_t i) {
    FhTuple *t = fhas_tuple(v);
    if ((uint64_t)i >= (uint64_t)t->size) return fhraise(vm, FH_T_IndexError, "tuple index out of range");
    return fh_retain(t->items[i]);
}

static FhValue get_slice(FhVM *vm, FhValue v, FhValue slice) {
    FhTuple *t = fhas_tuple(v);
    int64_t start, stop, step;
    int64_t n = fhslice_indices(vm, slice, t->size, &start, &stop, &step);
    if (n < 0) return FH_ERR;
    if (step == 1) {
        if (n == t->size && fhtuple_exact(v)) return fh_retain(v);
        return fhtuple_from(vm, t->items + start, n);
    }
    FhValue part = fhtuple_new(vm, n);
    if (part == FH_ERR) return FH_ERR;
    for (int64_t i = 0; i < n; i++) fhas_tuple(part)->items[i] = fh_retain(t->items[start + i * step]);
    fh_stored_all(vm, fh_obj(part), fhas_tuple(part)->items, (size_t)n);
    return part;
}

static FhValue getitem(FhVM *vm, FhValue v, FhValue key) {
    int64_t i;
    if (FH_LIKELY(fh_is_int(key))) {
        i = fh_int_of(key);
    } else if (fhslice_exact(key)) {
        return get_slice(vm, v, key);
    } else if (fhsequence_index(vm, "tuple", key, &i) < 0) {
        return FH_ERR;
    }
    return item(vm, v, i < 0 ? i + fhas_tuple(v)->size : i);
}

static int contains(FhVM *vm, FhValue tuple, FhValue v) {
    int64_t at = fhsequence_find(vm, tuple, v, 0, INT64_MAX, items_of);
    return at == -2 ? -1 : at >= 0;
}

static FhValue concat(FhVM *vm, FhValue a, FhValue b) {
    if (!fhtuple_check(vm, b))
        return fhraise(vm, FH_T_TypeError, "can only concatenate tuple (not \"%T\") to tuple", b);
    int64_t n = fhas_tuple(a)->size, m = fhas_tuple(b)->size;
    if (n == 0 && fhtuple_exact(b)) return fh_retain(b);
    if (m == 0 && fhtuple_exact(a)) return fh_retain(a);
    if (n + m == 0) return fhtuple_new(vm, 0);
    FhTuple *t = make(vm, n + m);
    if (!t) return FH_ERR;
    for (int64_t i = 0; i < n; i++) t->items[i] = fh_retain(fhas_tuple(a)->items[i]);
    for (int64_t i = 0; i < m; i++) t->items[n + i] = fh_retain(fhas_tuple(b)->items[i]);
    fh_stored_all(vm, &t->header, t->items, (size_t)(n + m));
    return fh_val(t);
}

static FhValue repeat(FhVM *vm, FhValue v, int64_t times) {
    int64_t n = fhas_tuple(v)->size;
    if (times == 1 && fhtuple_exact(v)) return fh_retain(v);
    if (n == 0 || times <= 0) return fhtuple_new(vm, 0);
    if (times > MAX_ITEMS / n) return fhraise_memory(vm);
    FhTuple *t = make(vm, n * times);
    if (!t) return FH_ERR;
    for (int64_t i = 0; i < n; i++) t->items[i] = fh_retain(fhas_tuple(v)->items[i]);
    for (int64_t i = n; i < n * times; i++) {
        t->items[i] = fh_retain(t->items[i - n]);
        if (i % (1 << 20) || fhpoll(vm) == 0) continue;
        t->size = i + 1;
        fh_release(vm, fh_val(t));
        return FH_ERR;
    }
    fh_stored_all(vm, &t->header, t->items, (size_t)n);
    return fh_val(t);
}

/* ---- methods ---- */

static FhValue index_(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    int64_t start, stop, size = fhas_tuple(self)->size;
    if (fhsequence_bounds(vm, args + 1, nargs - 1, &start, &stop) < 0) return FH_ERR;
    int64_t at = fhsequence_find(vm, self, args[0], fhsequence_from_end(start, size),
                                 fhsequence_from_end(stop, size), items_of);
    if (at == -2) return FH_ERR;
    if (at < 0) return fhraise(vm, FH_T_ValueError, "tuple.index(x): x not in tuple");
    return fh_int_raw(at);
}

static FhValue count(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    int64_t n = fhsequence_count(vm, self, args[0], items_of);
    return n < 0 ? FH_ERR : fh_int_raw(n);
}

static FhValue getnewargs(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue items = fhtuple_from(vm, fhas_tuple(self)->items, fhas_tuple(self)->size);
    if (items == FH_ERR) return FH_ERR;
    return fhtuple_take(vm, &items, 1);
}

static FhValue size_of(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fh_int_raw((int64_t)fh_type(vm, self)->size + fhas_tuple(self)->size * (int64_t)sizeof(FhValue));
}

static const FhMethodDef methods[] = {
    {"index", index_, 1, 3, 0, NULL},
    {"count", count, 1, 1, 0, NULL},
    {"__getnewargs__", getnewargs, 0, 0, 0, NULL},
    {"__sizeof__", size_of, 0, 0, 0, NULL},
    FH_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, NULL},
};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .iter = iter,
    .new_ = tuple_new,
    .len = len,
    .getitem = getitem,
    .sq_item = item,
    .contains = contains,
    .sq_concat = concat,
    .sq_repeat = repeat,
};

const FhTypeDef fhtypedef_tuple = {
    .doc = "An immutable sequence: tuple(iterable=()).",
    .size = sizeof(FhTuple),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_VARSIZE | FH_TF_TUPLE | FH_TF_SEQUENCE,
    .slots = &slots,
    .methods = methods,
};
