/* enumerate, zip, map, filter: iterators over other iterators.
 *
 * enumerate and zip hand out the same tuple again when they are its only owner (fhtuple_renew). */
#include "objects/dict.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/iterators_reduce.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define FEW 4 /* items that need no memory */

static FhObj *make(FhVM *vm, FhValue type, FhTypeId id, size_t size) {
    FhType *t = FH_AS(FhType, type);
    if (t == vm->types[id]) return fhmem_cell(vm, size, id, true);
    FhValue v = fhinstance_new(vm, t, 0);
    return v == FH_ERR ? NULL : fh_obj(v);
}

/* A tuple of the iterators of n iterables. It is counted, so that the iterators, which are, die with their owner and do not
 * keep what they go over until an arena has ended. */
static FhValue iterators_of(FhVM *vm, const FhValue *iterables, uint32_t n) {
    FhForce was = fharena_pause(vm);
    FhValue tuple = fhtuple_new(vm, n);
    fharena_unpause(vm, was);
    if (tuple == FH_ERR) return FH_ERR;
    for (uint32_t i = 0; i < n; i++) fhas_tuple(tuple)->items[i] = FH_NONE;
    for (uint32_t i = 0; i < n; i++) {
        FhValue iterator = fhiter(vm, iterables[i]);
        if (iterator == FH_ERR) {
            fh_release(vm, tuple);
            return FH_ERR;
        }
        fh_set(vm, fh_obj(tuple), &fhas_tuple(tuple)->items[i], iterator);
    }
    return tuple;
}

/* fhnext; what is left of a list is taken at once. */
static inline FhValue next_of(FhVM *vm, FhValue iterator) {
    if (fh_has_shape(iterator, FH_T_list_iterator)) {
        FhSeqIter *it = FH_AS(FhSeqIter, iterator);
        if (FH_LIKELY(it->seq != FH_NOVALUE && it->index < fhas_list(it->seq)->size))
            return fh_retain(fhas_list(it->seq)->items[it->index++]);
    }
    return fhnext(vm, iterator);
}

/* Fills items with the next one of each iterator; n: all of them, or the number of the one that ended (FH_NOVALUE in
 * *v) or failed (FH_ERR). */
static int64_t next_of_all(FhVM *vm, FhValue iterators, FhValue *items, FhValue *v) {
    int64_t n = fhas_tuple(iterators)->size;
    for (int64_t i = 0; i < n; i++) {
        items[i] = next_of(vm, fhas_tuple(iterators)->items[i]);
        if (FH_LIKELY(items[i] != FH_NOVALUE && items[i] != FH_ERR)) continue;
        *v = items[i];
        for (int64_t taken = i; taken-- > 0;) fh_release(vm, items[taken]);
        return i;
    }
    return n;
}

/* ---- enumerate ---- */

static void visit_enumerate(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhEnumerate *e = (FhEnumerate *)o;
    fn(ctx, &e->iterator), fn(ctx, &e->count), fn(ctx, &e->pair);
}

static void finalize_enumerate(FhVM *vm, FhObj *o) {
    FhEnumerate *e = (FhEnumerate *)o;
    fh_clear(vm, &e->iterator);
    fh_clear(vm, &e->count);
    fh_clear(vm, &e->pair);
}

static FhValue make_enumerate(FhVM *vm, FhValue type, FhValue iterable, FhValue start) {
    FhValue count = start == FH_NOVALUE ? fh_int_raw(0) : fhindex(vm, start);
    if (count == FH_ERR) return FH_ERR;
    FhValue iterator = fhiter(vm, iterable);
    FhEnumerate *e =
        iterator == FH_ERR ? NULL : (FhEnumerate *)make(vm, type, FH_T_enumerate, sizeof(FhEnumerate));
    if (!e) {
        fh_release(vm, iterator);
        fh_release(vm, count);
        return FH_ERR;
    }
    e->iterator = iterator;
    e->count = count;
    e->pair = FH_NOVALUE;
    return fh_val(e);
}

FhValue fhiterators_enumerate(FhVM *vm, FhValue iterable, FhValue start) {
    return make_enumerate(vm, fh_val(vm->types[FH_T_enumerate]), iterable, start);
}

static FhValue enumerate_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    uint32_t nkeywords = kwnames == FH_NOVALUE ? 0 : (uint32_t)fhas_tuple(kwnames)->size;
    FhValue iterable = nargs ? args[0] : FH_NOVALUE, start = nargs > 1 ? args[1] : FH_NOVALUE;
    if (nargs + nkeywords > 2)
        return fhraise(vm, FH_T_TypeError, "enumerate() takes at most 2 arguments (%d given)",
                       (int)(nargs + nkeywords));
    for (uint32_t i = 0; i < nkeywords; i++) {
        FhValue name = fhas_tuple(kwnames)->items[i];
        bool alone = nargs + nkeywords == 1; /* then it must be the iterable */
        if (!alone && fhstr_is(name, "start") && start == FH_NOVALUE)
            start = args[nargs + i];
        else if (fhstr_is(name, "iterable") && iterable == FH_NOVALUE)
            iterable = args[nargs + i];
        else
            return fhraise(vm, FH_T_TypeError, "'%U' is an invalid keyword argument for enumerate()", name);
    }
    if (iterable == FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError, "enumerate() missing required argument 'iterable'");
    return make_enumerate(vm, type, iterable, start);
}

/* Fills the two items; FH_NOVALUE, FH_ERR: there are none. */
static FhValue enumerate_into(FhVM *vm, FhEnumerate *e, FhValue *items) {
    if (e->iterator == FH_NOVALUE) return FH_NOVALUE;
    FhValue item = next_of(vm, e->iterator);
    if (FH_UNLIKELY(item == FH_NOVALUE || item == FH_ERR)) return item;
    FhValue next = fh_is_int(e->count) && fh_int_of(e->count) < FH_INT_MAX
                       ? fh_int_raw(fh_int_of(e->count) + 1)
                       : fhint_add(vm, e->count, fh_int_raw(1));
    if (next == FH_ERR) {
        fh_release(vm, item);
        return FH_ERR;
    }
    items[0] = e->count;
    items[1] = item;
    e->count = next;
    fh_stored(vm, &e->header, next);
    return FH_NONE;
}

static FhValue enumerate_next(FhVM *vm, FhValue self) {
    FhEnumerate *e = FH_AS(FhEnumerate, self);
    FhValue items[2], v = enumerate_into(vm, e, items);
    return v == FH_NONE ? fhtuple_renew(vm, &e->header, &e->pair, items, 2) : v;
}

static const FhMethodDef generic_methods[] = {FH_CLASS_GETITEM, {NULL, NULL, 0, 0, 0, NULL}};

static const FhSlots enumerate_slots = {
    .life = {.visit = visit_enumerate, .finalize = finalize_enumerate},
    .iter = fhiterators_self,
    .next = enumerate_next,
    .new_ = enumerate_new,
};
const FhTypeDef fhtypedef_enumerate = {
    .doc = "Pairs of a running number and an item: enumerate(iterable, start=0).",
    .size = sizeof(FhEnumerate),
    .flags = FH_TF_BASE | FH_TF_CONTAINER,
    .slots = &enumerate_slots,
    .more_methods = fhiterators_methods_enumerate,
    .methods = generic_methods,
};

/* ---- zip ---- */

static void visit_zip(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhZip *)o)->iterators);
    fn(ctx, &((FhZip *)o)->row);
}

static void finalize_zip(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhZip *)o)->iterators);
    fh_clear(vm, &((FhZip *)o)->row);
}

static FhValue zip_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"strict", NULL};
    static const FhParams params = {"zip", names, 0, 0, 0};
    FhValue strict = FH_NOVALUE;
    if (kwnames != FH_NOVALUE && fhargs(vm, &params, args + nargs, 0, kwnames, &strict) < 0) return FH_ERR;
    int is_strict = strict == FH_NOVALUE ? 0 : fhtruth(vm, strict);
    if (is_strict < 0) return FH_ERR;
    FhValue iterators = iterators_of(vm, args, nargs);
    if (iterators == FH_ERR) return FH_ERR;
    FhZip *z = (FhZip *)make(vm, type, FH_T_zip, sizeof(FhZip));
    if (!z) {
        fh_release(vm, iterators);
        return FH_ERR;
    }
    z->iterators = iterators;
    z->row = FH_NOVALUE;
    z->strict = is_strict;
    return fh_val(z);
}

static FH_COLD FhValue zip_uneven(FhVM *vm, int64_t i, const char *how) {
    return fhraise(vm, FH_T_ValueError, "zip() argument %lld is %s than argument%s%lld", (long long)i + 1,
                   how, i == 1 ? " " : "s 1-", (long long)i);
}

/* Iterator i has ended: with strict, the others must end too. */
static FH_COLD FhValue zip_ended(FhVM *vm, FhZip *z, int64_t i) {
    if (!z->strict) return FH_NOVALUE;
    if (i > 0) return zip_uneven(vm, i, "shorter");
    FhTuple *iterators = fhas_tuple(z->iterators);
    for (i = 1; i < iterators->size; i++) {
        FhValue item = fhnext(vm, iterators->items[i]);
        if (item == FH_ERR) return FH_ERR;
        if (item == FH_NOVALUE) continue;
        fh_release(vm, item);
        return zip_uneven(vm, i, "longer");
    }
    return FH_NOVALUE;
}

static FhValue zip_next(FhVM *vm, FhValue self) {
    FhZip *z = FH_AS(FhZip, self);
    if (z->iterators == FH_NOVALUE || fhas_tuple(z->iterators)->size == 0) return FH_NOVALUE;
    int64_t n = fhas_tuple(z->iterators)->size;
    FhValue few[FEW], *items = few, v = FH_ERR;
    if (n > FEW && !(items = fhmem_array(vm, (size_t)n, sizeof(FhValue)))) return FH_ERR;
    int64_t filled = next_of_all(vm, z->iterators, items, &v);
    if (filled == n)
        v = fhtuple_renew(vm, &z->header, &z->row, items, n);
    else if (v == FH_NOVALUE)
        v = zip_ended(vm, z, filled);
    if (items != few) fhmem_free(vm, items, (size_t)n * sizeof(FhValue));
    return v;
}

/* The items of a row to `to`, which has room for them. */
static FhValue zip_into(FhVM *vm, FhZip *z, FhValue *to, uint32_t n) {
    FhValue few[FEW], v = FH_ERR;
    int64_t filled = next_of_all(vm, z->iterators, few, &v);
    if (FH_UNLIKELY(filled != (int64_t)n)) return v == FH_NOVALUE ? zip_ended(vm, z, filled) : v;
    memcpy(to, few, n * sizeof *to);
    return FH_NONE;
}

FhValue fhiterators_unpack(FhVM *vm, FhValue iterator, FhValue *to, uint32_t n) {
    FhValue items[2], v;
    if (fh_has_shape(iterator, FH_T_zip)) {
        FhZip *z = FH_AS(FhZip, iterator);
        if (n == 0 || n > FEW || z->iterators == FH_NOVALUE || fhas_tuple(z->iterators)->size != n)
            return FH_NOTIMPLEMENTED;
        return zip_into(vm, z, to, n);
    }
    if (n != 2) return FH_NOTIMPLEMENTED;
    if (fh_has_shape(iterator, FH_T_enumerate))
        v = enumerate_into(vm, FH_AS(FhEnumerate, iterator), items);
    else if (fh_has_shape(iterator, FH_T_dict_itemiterator))
        v = fhdict_next_pair(vm, iterator, items);
    else
        return FH_NOTIMPLEMENTED;
    if (v != FH_NONE) return v;
    to[0] = items[0];
    to[1] = items[1];
    return FH_NONE;
}

static const FhSlots zip_slots = {
    .life = {.visit = visit_zip, .finalize = finalize_zip},
    .iter = fhiterators_self,
    .next = zip_next,
    .new_ = zip_new,
};
const FhTypeDef fhtypedef_zip = {
    .doc = "Tuples of the i-th items of several iterables: zip(*iterables, strict=False).",
    .size = sizeof(FhZip),
    .flags = FH_TF_BASE | FH_TF_CONTAINER,
    .slots = &zip_slots,
    .more_methods = fhiterators_methods_zip,
};

/* ---- map ---- */

static void visit_map(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhMap *)o)->fn);
    fn(ctx, &((FhMap *)o)->iterators);
}

static void finalize_map(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhMap *)o)->fn);
    fh_clear(vm, &((FhMap *)o)->iterators);
}

static FhValue map_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (type == fh_val(vm->types[FH_T_map]) && fhargs_none(vm, "map", kwnames) < 0) return FH_ERR;
    if (nargs < 2) return fhraise(vm, FH_T_TypeError, "map() must have at least two arguments.");
    FhValue iterators = iterators_of(vm, args + 1, nargs - 1);
    if (iterators == FH_ERR) return FH_ERR;
    FhMap *m = (FhMap *)make(vm, type, FH_T_map, sizeof(FhMap));
    if (!m) {
        fh_release(vm, iterators);
        return FH_ERR;
    }
    m->fn = fh_retain(args[0]);
    m->iterators = iterators;
    return fh_val(m);
}

/* Over a single iterator. */
static FhValue map_one(FhVM *vm, FhMap *m) {
    FhValue item = next_of(vm, fhas_tuple(m->iterators)->items[0]);
    if (FH_UNLIKELY(item == FH_NOVALUE || item == FH_ERR)) return item;
    FhValue v = fhcall1(vm, m->fn, item);
    fh_release(vm, item);
    return v;
}

static FhValue map_next(FhVM *vm, FhValue self) {
    FhMap *m = FH_AS(FhMap, self);
    if (m->iterators == FH_NOVALUE) return FH_NOVALUE;
    if (FH_LIKELY(fhas_tuple(m->iterators)->size == 1)) return map_one(vm, m);
    int64_t n = fhas_tuple(m->iterators)->size;
    FhValue few[FEW], *args = few, v = FH_ERR;
    if (n > FEW && !(args = fhmem_array(vm, (size_t)n, sizeof(FhValue)))) return FH_ERR;
    if (next_of_all(vm, m->iterators, args, &v) == n) {
        v = fhcall(vm, m->fn, args, (uint32_t)n, FH_NOVALUE);
        for (int64_t i = n; i-- > 0;) fh_release(vm, args[i]);
    }
    if (args != few) fhmem_free(vm, args, (size_t)n * sizeof(FhValue));
    return v;
}

static const FhSlots map_slots = {
    .life = {.visit = visit_map, .finalize = finalize_map},
    .iter = fhiterators_self,
    .next = map_next,
    .new_ = map_new,
};
const FhTypeDef fhtypedef_map = {
    .doc = "What a function makes of the items: map(function, *iterables).",
    .size = sizeof(FhMap),
    .flags = FH_TF_BASE | FH_TF_CONTAINER,
    .slots = &map_slots,
    .more_methods = fhiterators_methods_map,
};

/* ---- filter ---- */

static void visit_filter(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhFilter *)o)->fn);
    fn(ctx, &((FhFilter *)o)->iterator);
}

static void finalize_filter(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhFilter *)o)->fn);
    fh_clear(vm, &((FhFilter *)o)->iterator);
}

static FhValue filter_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (type == fh_val(vm->types[FH_T_filter]) && fhargs_none(vm, "filter", kwnames) < 0) return FH_ERR;
    if (nargs != 2) return fhraise(vm, FH_T_TypeError, "filter expected 2 arguments, got %d", (int)nargs);
    FhValue iterator = fhiter(vm, args[1]);
    if (iterator == FH_ERR) return FH_ERR;
    FhFilter *f = (FhFilter *)make(vm, type, FH_T_filter, sizeof(FhFilter));
    if (!f) {
        fh_release(vm, iterator);
        return FH_ERR;
    }
    f->fn = fh_retain(args[0]);
    f->iterator = iterator;
    return fh_val(f);
}

static int passes(FhVM *vm, FhFilter *f, FhValue item) {
    if (f->fn == FH_NONE || f->fn == fh_val(vm->types[FH_T_bool])) return fhtruth(vm, item);
    FhValue v = fhcall1(vm, f->fn, item);
    if (v == FH_ERR) return -1;
    int truth = fhtruth(vm, v);
    fh_release(vm, v);
    return truth;
}

static FhValue filter_next(FhVM *vm, FhValue self) {
    FhFilter *f = FH_AS(FhFilter, self);
    if (f->iterator == FH_NOVALUE) return FH_NOVALUE;
    for (;;) {
        FhValue item = next_of(vm, f->iterator);
        if (item == FH_NOVALUE || item == FH_ERR) return item;
        int pass = passes(vm, f, item);
        if (pass == 1) return item;
        fh_release(vm, item);
        if (pass < 0 || fhpoll(vm) < 0) return FH_ERR;
    }
}

static const FhSlots filter_slots = {
    .life = {.visit = visit_filter, .finalize = finalize_filter},
    .iter = fhiterators_self,
    .next = filter_next,
    .new_ = filter_new,
};
const FhTypeDef fhtypedef_filter = {
    .doc = "The items that a function (None: their truth) lets through: filter(function, iterable).",
    .size = sizeof(FhFilter),
    .flags = FH_TF_BASE | FH_TF_CONTAINER,
    .slots = &filter_slots,
    .more_methods = fhiterators_methods_filter,
};
