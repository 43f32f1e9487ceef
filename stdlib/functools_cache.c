/* functools._lru_cache_wrapper: a function that remembers its results.
 *
 * Without a bound `cache` maps keys to results. With one it maps keys to numbers of places in `places`, a raw block; the
 * used places form a ring through `next` and `previous` in the order of their last use, with place 0 as its head (never
 * used itself); the free ones form a list through `next`. cache_clear puts a new dict in place of the old one, so that
 * whoever was in the midst of an operation finds that its dict is no longer the one.
 *
 * The key of a call with one int or str is that argument; else a tuple of the arguments, a mark, names and values of
 * keywords and, if typed, the types. */
#include "stdlib/native.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/dict_table.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"

#include <stddef.h>

typedef struct Place {
    FhValue key, result; /* NOVALUE: not in use */
    int64_t hash;
    uint32_t next, previous;
} Place;

typedef struct Lru {
    FhObj header;
    FhValue fn;
    FhValue cache;                      /* dict */
    FhValue info_type;                  /* makes what cache_info() gives */
    FhValue mark;                       /* stands before keywords in keys */
    FhValue dict;                       /* attributes */
    Place *places;                      /* raw block of `capacity`; NULL: none yet */
    uint32_t capacity, used, free_list; /* free_list 0: empty */
    int64_t max;                        /* -1: no bound */
    int64_t hits, misses;
    bool typed;
} Lru;

static Lru *as_lru(FhValue v) { return FH_AS(Lru, v); }

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    Lru *l = (Lru *)o;
    fn(ctx, &l->fn), fn(ctx, &l->cache), fn(ctx, &l->info_type), fn(ctx, &l->mark), fn(ctx, &l->dict);
    for (uint32_t i = 0; i < l->capacity; i++) fn(ctx, &l->places[i].key), fn(ctx, &l->places[i].result);
}

static void drop_places(FhVM *vm, Lru *l) {
    Place *places = l->places;
    uint32_t n = l->capacity;
    l->places = NULL;
    l->capacity = l->used = l->free_list = 0;
    for (uint32_t i = 0; i < n; i++) {
        fh_release(vm, places[i].key);
        fh_release(vm, places[i].result);
    }
    fhmem_free(vm, places, n * sizeof *places);
}

static void finalize(FhVM *vm, FhObj *o) {
    Lru *l = (Lru *)o;
    fh_set(vm, o, &l->fn, FH_NONE);
    fh_clear(vm, &l->cache);
    fh_set(vm, o, &l->info_type, FH_NONE);
    fh_set(vm, o, &l->mark, FH_NONE);
    fh_clear(vm, &l->dict);
    drop_places(vm, l);
}

/* ---- places ---- */

static void unlink_place(Lru *l, uint32_t i) {
    l->places[l->places[i].previous].next = l->places[i].next;
    l->places[l->places[i].next].previous = l->places[i].previous;
}

static void link_newest(Lru *l, uint32_t i) {
    uint32_t last = l->places[0].previous;
    l->places[i].previous = last;
    l->places[i].next = 0;
    l->places[last].next = l->places[0].previous = i;
}

static int grow(FhVM *vm, Lru *l) {
    uint32_t n = l->capacity ? l->capacity * 2 : 16;
    if (l->capacity > UINT32_MAX / 4) return fhraise_memory(vm), -1;
    Place *p = fhmem_resize(vm, l->places, l->capacity * sizeof *p, n * sizeof *p);
    if (!p) return -1;
    uint32_t first = l->capacity;
    if (first == 0) {
        p[0] = (Place){FH_NOVALUE, FH_NOVALUE, 0, 0, 0};
        first = 1;
    }
    for (uint32_t i = first; i < n; i++)
        p[i] = (Place){FH_NOVALUE, FH_NOVALUE, 0, i + 1 < n ? i + 1 : l->free_list, 0};
    l->places = p;
    l->capacity = n;
    l->free_list = first;
    return 0;
}

static void free_place(Lru *l, uint32_t i) {
    l->places[i].next = l->free_list;
    l->free_list = i;
}

/* ---- keys ---- */

static FhValue key_of(FhVM *vm, Lru *l, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    uint32_t nkw = FH_NKEYWORDS(kwnames);
    if (!nkw && !l->typed && nargs == 1 && (fhint_exact(args[0]) || fhstr_exact(args[0])))
        return fh_retain(args[0]);
    int64_t n = nargs + (nkw ? 1 + 2 * (int64_t)nkw : 0) + (l->typed ? nargs + (int64_t)nkw : 0), at = 0;
    FhValue key = fhtuple_new(vm, n);
    if (key == FH_ERR) return FH_ERR;
    FhValue *items = fhas_tuple(key)->items;
    for (uint32_t i = 0; i < nargs; i++) items[at++] = fh_retain(args[i]);
    if (nkw) items[at++] = fh_retain(l->mark);
    for (uint32_t i = 0; i < nkw; i++) {
        items[at++] = fh_retain(fhas_tuple(kwnames)->items[i]);
        items[at++] = fh_retain(args[nargs + i]);
    }
    for (uint32_t i = 0; l->typed && i < nargs + nkw; i++) items[at++] = fh_retain(fh_typeval(vm, args[i]));
    return fhnative_filled(vm, key);
}

/* ---- calls ---- */

static FhValue call_through(FhVM *vm, Lru *l, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue fn = fh_retain(l->fn), v = fhcall(vm, fn, args, nargs, kwnames);
    fh_release(vm, fn);
    return v;
}

static FhValue unbounded(FhVM *vm, Lru *l, const FhValue *args, uint32_t nargs, FhValue kwnames, FhValue key,
                         int64_t hash) {
    FhValue cache = fh_retain(l->cache);
    int64_t e = fhdict_find(vm, fhas_dict(cache), key, hash);
    FhValue v = FH_ERR;
    if (e >= 0) {
        l->hits++;
        v = fh_retain(fhas_dict(cache)->entries[e].value);
    } else if (e == FHDICT_ABSENT) {
        fh_release(vm, cache);
        l->misses++;
        v = call_through(vm, l, args, nargs, kwnames);
        cache = fh_retain(l->cache);
        if (v != FH_ERR && cache != FH_NOVALUE &&
            fhdict_store(vm, fhas_dict(cache), fh_retain(key), hash, fh_retain(v)) < 0) {
            fh_release(vm, v);
            v = FH_ERR;
        }
    }
    fh_release(vm, cache);
    return v;
}

/* Takes the place that was used longest ago out of the ring and the cache, for new use. 0: it is gone (cleared meanwhile), or
 * an exception is pending. */
static uint32_t evict(FhVM *vm, Lru *l, FhValue cache) {
    uint32_t i = l->places[0].next;
    unlink_place(l, i);
    l->used--;
    FhValue key = l->places[i].key, result = l->places[i].result, own_key, number;
    int64_t hash = l->places[i].hash;
    l->places[i].key = l->places[i].result = FH_NOVALUE;
    int64_t e = fhdict_find(vm, fhas_dict(cache), key, hash);
    if (e >= 0 && fhas_dict(cache)->entries[e].value == fh_int_raw(i)) {
        fhdict_take_entry(fhas_dict(cache), e, &own_key, &number);
        fh_release(vm, own_key);
    }
    fh_release(vm, key);
    fh_release(vm, result);
    if (l->cache != cache) return 0;
    if (e != FHDICT_ERROR) return i;
    free_place(l, i);
    return 0;
}

/* Remembers result under key. -1: an exception. */
static int add(FhVM *vm, Lru *l, FhValue cache, FhValue key, int64_t hash, FhValue result) {
    int64_t e = fhdict_find(vm, fhas_dict(cache), key, hash);
    if (e == FHDICT_ERROR) return -1;
    if (e >= 0 || l->cache != cache) return 0; /* the call itself has added it, or cleared everything */
    uint32_t i;
    if ((int64_t)l->used >= l->max) {
        if (!(i = evict(vm, l, cache))) return fhpending(vm) ? -1 : 0;
    } else {
        if (!l->free_list && grow(vm, l) < 0) return -1;
        i = l->free_list;
        l->free_list = l->places[i].next;
    }
    int status = fhdict_store(vm, fhas_dict(cache), fh_retain(key), hash, fh_int_raw(i));
    if (l->cache != cache) return status;
    if (status < 0) {
        free_place(l, i);
        return -1;
    }
    l->places[i].key = fh_retain(key);
    l->places[i].result = fh_retain(result);
    fh_stored(vm, &l->header, key);
    fh_stored(vm, &l->header, result);
    l->places[i].hash = hash;
    l->used++;
    link_newest(l, i);
    return 0;
}

static FhValue bounded(FhVM *vm, Lru *l, const FhValue *args, uint32_t nargs, FhValue kwnames, FhValue key,
                       int64_t hash) {
    FhValue cache = fh_retain(l->cache);
    int64_t e = fhdict_find(vm, fhas_dict(cache), key, hash);
    uint32_t i = e >= 0 && l->cache == cache ? (uint32_t)fh_int_of(fhas_dict(cache)->entries[e].value) : 0;
    if (i && l->places[i].key != FH_NOVALUE) { /* else: being evicted further out */
        fh_release(vm, cache);
        unlink_place(l, i);
        link_newest(l, i);
        l->hits++;
        return fh_retain(l->places[i].result);
    }
    fh_release(vm, cache);
    if (e == FHDICT_ERROR) return FH_ERR;
    l->misses++;
    FhValue v = call_through(vm, l, args, nargs, kwnames);
    if (v == FH_ERR || l->cache == FH_NOVALUE) return v;
    cache = fh_retain(l->cache);
    int status = add(vm, l, cache, key, hash, v);
    fh_release(vm, cache);
    if (status == 0) return v;
    fh_release(vm, v);
    return FH_ERR;
}

static FhValue call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    Lru *l = as_lru(self);
    if (l->max == 0 || l->cache == FH_NOVALUE) {
        l->misses++;
        return call_through(vm, l, args, nargs, kwnames);
    }
    if (FH_UNLIKELY(fhrecursion_enter(vm, "") < 0)) return FH_ERR;
    fh_retain(self);
    FhValue v = FH_ERR, key = key_of(vm, l, args, nargs, kwnames);
    if (key != FH_ERR) {
        int64_t hash = fhhash(vm, key);
        if (hash != -1)
            v = l->max < 0 ? unbounded(vm, l, args, nargs, kwnames, key, hash)
                           : bounded(vm, l, args, nargs, kwnames, key, hash);
        fh_release(vm, key);
    }
    fh_release(vm, self);
    fhrecursion_leave(vm);
    return v;
}

static FhValue lru_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"user_function", "maxsize", "typed", "cache_info_type", NULL};
    static const FhParams params = {"lru_cache", names, 0, 4, 4};
    FhValue v[4];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (!fhcallable(vm, v[0])) return fhraise(vm, FH_T_TypeError, "the first argument must be callable");
    int64_t max = -1;
    if (v[1] != FH_NONE) {
        if (!fh_slots(vm, v[1])->index)
            return fhraise(vm, FH_T_TypeError, "maxsize should be integer or None");
        if (fhargs_index(vm, v[1], &max) < 0) return FH_ERR;
        if (max < 0) max = 0;
    }
    int typed = fhtruth(vm, v[2]);
    FhValue cache = typed < 0 ? FH_ERR : fhdict_new(vm);
    FhValue mark = cache == FH_ERR ? FH_ERR : fhcall0(vm, fh_val(vm->types[FH_T_object]));
    Lru *l = mark == FH_ERR ? NULL : (Lru *)fhnative_make(vm, type, FH_T_lru_cache_wrapper, sizeof *l);
    if (!l) {
        fh_release(vm, cache);
        fh_release(vm, mark);
        return FH_ERR;
    }
    l->fn = fh_retain(v[0]);
    l->cache = cache;
    l->info_type = fh_retain(v[3]);
    l->mark = mark;
    l->dict = FH_NOVALUE;
    l->places = NULL;
    l->capacity = l->used = l->free_list = 0;
    l->max = max;
    l->hits = l->misses = 0;
    l->typed = typed;
    return fh_val(l);
}

static FhValue descr_get(FhVM *vm, FhValue self, FhValue obj, FhValue type) {
    (void)type;
    if (obj == FH_NOVALUE || obj == FH_NONE) return fh_retain(self);
    return fhmethod_new(vm, self, obj);
}

NATIVE(cache_info) {
    UNUSED_ARGS;
    Lru *l = as_lru(self);
    int64_t size = l->max < 0 ? (l->cache == FH_NOVALUE ? 0 : fhdict_size(l->cache)) : (int64_t)l->used;
    const FhValue fields[] = {fh_int_raw(l->hits), fh_int_raw(l->misses),
                              l->max < 0 ? FH_NONE : fh_int_raw(l->max), fh_int_raw(size)};
    return fhcall(vm, l->info_type, fields, 4, FH_NOVALUE);
}

NATIVE(cache_clear) {
    UNUSED_ARGS;
    Lru *l = as_lru(self);
    FhValue fresh = fhdict_new(vm);
    if (fresh == FH_ERR) return FH_ERR;
    l->hits = l->misses = 0;
    FhValue old = l->cache;
    fh_stored(vm, &l->header, fresh);
    l->cache = fresh;
    drop_places(vm, l);
    fh_release(vm, old);
    return FH_NONE;
}

NATIVE(reduce) {
    UNUSED_ARGS;
    return fhattr_get(vm, self, FH_NAME(vm, __qualname__));
}

NATIVE(copy) {
    UNUSED_ARGS;
    return fh_retain(self);
}

static FhValue get_dict(FhVM *vm, FhValue self) { return fhattr_dict_of(vm, self); }

static const FhMethodDef methods[] = {
    {"cache_info", cache_info, 0, 0, 0, "cache_info($self, /)\n--\n\nReport cache statistics"},
    {"cache_clear", cache_clear, 0, 0, 0,
     "cache_clear($self, /)\n--\n\nClear the cache and cache statistics"},
    {"__reduce__", reduce, 0, 0, 0, NULL},
    {"__copy__", copy, 0, FH_ANY, 0, NULL},
    {"__deepcopy__", copy, 0, FH_ANY, 0, NULL},
    {0},
};
static const FhGetSetDef getsets[] = {{"__dict__", get_dict, fhattr_set_dict, NULL}, {0}};
static const FhSlots slots = {
    .life = {visit, finalize, NULL, NULL},
    .call = call,
    .descr_get = descr_get,
    .new_ = lru_new,
};
const FhTypeDef fhtypedef_lru_cache_wrapper = {
    .doc = "A function that remembers the results of its latest calls.",
    .size = sizeof(Lru),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICT | FH_TF_WEAKREF | FH_TF_METHOD_DESCR,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
    .dict_offset = offsetof(Lru, dict),
};
