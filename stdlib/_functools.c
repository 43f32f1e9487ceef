/* The module _functools: partial, reduce, cmp_to_key. lru_cache: functools_cache.c. */
#include "stdlib/native.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/generic_alias.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#include <stddef.h>

/* ---- partial ---- */

typedef struct Partial {
    FhObj header;
    FhValue fn;
    FhValue args;     /* exact tuple */
    FhValue keywords; /* exact dict; scripts may change it */
    FhValue names;    /* tuple of the keys of `keywords` as they were at layout `version`, or NOVALUE */
    FhValue dict;     /* attributes */
    uint32_t version;
} Partial;

static Partial *as_partial(FhValue v) { return FH_AS(Partial, v); }

static void partial_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    Partial *p = (Partial *)o;
    fn(ctx, &p->fn), fn(ctx, &p->args), fn(ctx, &p->keywords), fn(ctx, &p->names), fn(ctx, &p->dict);
}

/* While others refer to it, it must stay callable without crashing: absent parts are checked for. */
static void partial_finalize(FhVM *vm, FhObj *o) {
    Partial *p = (Partial *)o;
    fh_clear(vm, &p->names);
    fh_clear(vm, &p->dict);
    fh_set(vm, o, &p->fn, FH_NONE);
    fh_set_ref(vm, o, &p->args, vm->empty_tuple);
    fh_clear(vm, &p->keywords);
}

static FhValue joined(FhVM *vm, FhValue a, const FhValue *more, uint32_t n) {
    FhTuple *first = a == FH_NOVALUE ? NULL : fhas_tuple(a);
    int64_t m = first ? first->size : 0;
    if (n == 0 && first) return fh_retain(a);
    FhValue t = fhtuple_new(vm, m + n);
    if (t == FH_ERR) return FH_ERR;
    for (int64_t i = 0; i < m; i++) fhas_tuple(t)->items[i] = fh_retain(first->items[i]);
    for (uint32_t i = 0; i < n; i++) fhas_tuple(t)->items[m + i] = fh_retain(more[i]);
    return fhnative_filled(vm, t);
}

/* A new dict of `first` (dict or NOVALUE) and the keywords. */
static FhValue merged(FhVM *vm, FhValue first, const FhValue *values, FhValue kwnames) {
    FhValue d = first == FH_NOVALUE ? fhdict_new(vm) : fhdict_copy(vm, first);
    if (d == FH_ERR) return FH_ERR;
    for (uint32_t i = 0; i < FH_NKEYWORDS(kwnames); i++) {
        if (fhdict_set(vm, d, fhas_tuple(kwnames)->items[i], values[i]) == 0) continue;
        fh_release(vm, d);
        return FH_ERR;
    }
    return d;
}

static FhValue partial_call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames);

static FhValue partial_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (nargs < 1) return fhraise(vm, FH_T_TypeError, "type 'partial' takes at least one argument");
    FhValue fn = args[0], inner_args = FH_NOVALUE, inner_kw = FH_NOVALUE;
    if (fh_slots(vm, fn)->call == partial_call) {
        Partial *inner = as_partial(fn);
        if (inner->dict == FH_NOVALUE && inner->keywords != FH_NOVALUE) {
            inner_args = inner->args;
            inner_kw = inner->keywords;
            fn = inner->fn;
        }
    }
    if (!fhcallable(vm, fn)) return fhraise(vm, FH_T_TypeError, "the first argument must be callable");
    FhValue all = joined(vm, inner_args, args + 1, nargs - 1);
    FhValue kw = all == FH_ERR ? FH_ERR : merged(vm, inner_kw, args + nargs, kwnames);
    Partial *p = kw == FH_ERR ? NULL : (Partial *)fhnative_make(vm, type, FH_T_partial, sizeof *p);
    if (!p) {
        fh_release(vm, all);
        fh_release(vm, kw);
        return FH_ERR;
    }
    p->fn = fh_retain(fn);
    p->args = all;
    p->keywords = kw;
    p->names = p->dict = FH_NOVALUE;
    p->version = 0;
    return fh_val(p);
}

/* p->names as the keywords are now. */
static int refresh_names(FhVM *vm, Partial *p) {
    FhDict *d = fhas_dict(p->keywords);
    uint32_t version = fhdict_layout(vm, d);
    if (p->names != FH_NOVALUE && p->version == version) return 0;
    FhValue names = fhtuple_new(vm, d->used), key, v;
    if (names == FH_ERR) return -1;
    int64_t pos = 0;
    for (int64_t i = 0; i < d->used && fhdict_next(p->keywords, &pos, &key, &v); i++)
        fhas_tuple(names)->items[i] = fh_retain(key);
    bool good = d->str_keys;
    fh_set(vm, &p->header, &p->names, fhnative_filled(vm, names));
    p->version = version;
    return good ? 0 : fhraise_int(vm, FH_T_TypeError, "keywords must be strings");
}

enum { FEW = 8 };

/* Keywords here and in the call: the dicts are merged. */
static FhValue call_merged(FhVM *vm, Partial *p, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue all = joined(vm, p->args, args, nargs);
    if (all == FH_ERR) return FH_ERR;
    FhValue kw = merged(vm, p->keywords, args + nargs, kwnames);
    FhValue v = kw == FH_ERR ? FH_ERR : fhcall_tuple(vm, p->fn, all, kw);
    fh_release(vm, kw);
    fh_release(vm, all);
    return v;
}

static FhValue call_with(FhVM *vm, Partial *p, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhTuple *mine = fhas_tuple(p->args);
    uint32_t own = (uint32_t)mine->size, given_kw = FH_NKEYWORDS(kwnames);
    uint32_t own_kw = p->keywords == FH_NOVALUE ? 0 : (uint32_t)fhdict_size(p->keywords);
    if (own_kw) {
        if (given_kw) return call_merged(vm, p, args, nargs, kwnames);
        if (refresh_names(vm, p) < 0) return FH_ERR;
        kwnames = p->names;
    }
    uint32_t total = own + nargs + own_kw + given_kw;
    FhValue few[FEW], *all = few;
    if (total > FEW && !(all = fhmem_array(vm, total, sizeof *all))) return FH_ERR;
    for (uint32_t i = 0; i < own; i++) all[i] = mine->items[i];
    if (nargs + given_kw) memcpy(all + own, args, (nargs + given_kw) * sizeof *all);
    if (own_kw) {
        int64_t pos = 0;
        FhValue key, v;
        uint32_t n = own + nargs;
        while (n < total && fhdict_next(p->keywords, &pos, &key, &v)) all[n++] = fh_retain(v);
        fh_retain(kwnames);
    }
    FhValue fn = fh_retain(p->fn), held = fh_retain(p->args);
    FhValue v = fhcall(vm, fn, all, own + nargs, kwnames);
    fh_release(vm, fn);
    fh_release(vm, held);
    if (own_kw) {
        for (uint32_t i = own + nargs; i < total; i++) fh_release(vm, all[i]);
        fh_release(vm, kwnames);
    }
    if (all != few) fhmem_free(vm, all, total * sizeof *all);
    return v;
}

static FhValue partial_call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (FH_UNLIKELY(fhrecursion_enter(vm, " while calling a Python object") < 0)) return FH_ERR;
    FhValue v = call_with(vm, as_partial(self), args, nargs, kwnames);
    fhrecursion_leave(vm);
    return v;
}

static FhValue partial_repr(FhVM *vm, FhValue self) {
    int active = fhrepr_enter(vm, self);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_c(vm, "...");
    Partial *p = as_partial(self);
    FhText t;
    fhtext_init(&t, vm);
    fhtext_format(&t, "%s(", fhtype_full_name(fh_type(vm, self)));
    FhValue held = fh_retain(p->args), keywords = fh_retain(p->keywords), key, v;
    int status = fhtext_repr(&t, p->fn);
    for (int64_t i = 0; status == 0 && i < fhas_tuple(held)->size; i++) {
        fhtext_c(&t, ", ");
        status = fhtext_repr(&t, fhas_tuple(held)->items[i]);
    }
    int64_t pos = 0;
    while (status == 0 && keywords != FH_NOVALUE && fhdict_next(keywords, &pos, &key, &v)) {
        fh_retain(key), fh_retain(v);
        fhtext_c(&t, ", ");
        status = fhtext_value(&t, key) < 0 || fhtext_c(&t, "=") < 0 || fhtext_repr(&t, v) < 0 ? -1 : 0;
        fh_release(vm, key), fh_release(vm, v);
    }
    fh_release(vm, held);
    fh_release(vm, keywords);
    fhtext_c(&t, ")");
    fhrepr_leave(vm, self);
    if (status == 0) return fhtext_finish(&t);
    fhtext_free(&t);
    return FH_ERR;
}

static FhValue get_func(FhVM *vm, FhValue self) { return (void)vm, fh_retain(as_partial(self)->fn); }
static FhValue get_args(FhVM *vm, FhValue self) { return (void)vm, fh_retain(as_partial(self)->args); }
static FhValue get_keywords(FhVM *vm, FhValue self) {
    Partial *p = as_partial(self);
    if (p->keywords == FH_NOVALUE) {
        FhValue d = fhdict_new(vm);
        if (d == FH_ERR) return FH_ERR;
        fh_set(vm, &p->header, &p->keywords, d);
    }
    return fh_retain(p->keywords);
}

NATIVE(partial_reduce) {
    UNUSED_ARGS;
    Partial *p = as_partial(self);
    FhValue kw = get_keywords(vm, self), d = fh_retain(p->dict == FH_NOVALUE ? FH_NONE : p->dict);
    FhValue state = kw == FH_ERR ? FH_ERR : fhtuple_pack(vm, 4, p->fn, p->args, kw, d);
    FhValue make = state == FH_ERR ? FH_ERR : fhtuple_pack(vm, 1, p->fn);
    FhValue v = make == FH_ERR ? FH_ERR : fhtuple_pack(vm, 3, fh_typeval(vm, self), make, state);
    fh_release(vm, kw);
    fh_release(vm, d);
    fh_release(vm, state);
    fh_release(vm, make);
    return v;
}

NATIVE(partial_setstate) {
    UNUSED_ARGS;
    Partial *p = as_partial(self);
    const FhValue *s =
        fhtuple_check(vm, args[0]) && fhas_tuple(args[0])->size == 4 ? fhas_tuple(args[0])->items : NULL;
    if (!s || !fhcallable(vm, s[0]) || !fhtuple_check(vm, s[1]) ||
        (s[2] != FH_NONE && !fhdict_check(vm, s[2])))
        return fhraise(vm, FH_T_TypeError, "invalid partial state");
    FhValue all = fhtuple_exact(s[1]) ? fh_retain(s[1])
                                      : fhtuple_from(vm, fhas_tuple(s[1])->items, fhas_tuple(s[1])->size);
    if (all == FH_ERR) return FH_ERR;
    FhValue kw = s[2] == FH_NONE      ? fhdict_new(vm)
                 : fhdict_exact(s[2]) ? fh_retain(s[2])
                                      : fhdict_copy(vm, s[2]);
    if (kw == FH_ERR) {
        fh_release(vm, all);
        return FH_ERR;
    }
    FhValue state = fh_retain(args[0]);
    fh_set_ref(vm, &p->header, &p->fn, s[0]);
    fh_set(vm, &p->header, &p->args, all);
    fh_set(vm, &p->header, &p->keywords, kw);
    fh_clear(vm, &p->names);
    fh_set(vm, &p->header, &p->dict, s[3] == FH_NONE ? FH_NOVALUE : fh_retain(s[3]));
    fh_release(vm, state);
    return FH_NONE;
}

static FhValue get_dict(FhVM *vm, FhValue self) { return fhattr_dict_of(vm, self); }

static const FhGetSetDef partial_getsets[] = {
    {"func", get_func, fhgetset_readonly, "function object to use in future partial calls"},
    {"args", get_args, fhgetset_readonly, "tuple of arguments to future partial calls"},
    {"keywords", get_keywords, fhgetset_readonly, "dictionary of keyword arguments to future partial calls"},
    {"__dict__", get_dict, fhattr_set_dict, NULL},
    {0},
};
static const FhMethodDef partial_methods[] = {
    {"__reduce__", partial_reduce, 0, 0, 0, NULL},
    {"__setstate__", partial_setstate, 1, 1, 0, NULL},
    FH_CLASS_GETITEM,
    {0},
};
static const FhSlots partial_slots = {
    .life = {partial_visit, partial_finalize, NULL, NULL},
    .repr = partial_repr,
    .call = partial_call,
    .new_ = partial_new,
};
const FhTypeDef fhtypedef_partial = {
    .doc = "A function with some of its arguments given: partial(func, *args, **keywords).",
    .size = sizeof(Partial),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICT | FH_TF_WEAKREF,
    .slots = &partial_slots,
    .methods = partial_methods,
    .getsets = partial_getsets,
    .dict_offset = offsetof(Partial, dict),
};

/* ---- reduce ---- */

typedef struct Fold {
    FhValue fn, so_far; /* so_far: NOVALUE before the first */
} Fold;

static int fold(FhVM *vm, void *ctx, FhValue item) {
    Fold *f = ctx;
    if (f->so_far == FH_NOVALUE) {
        f->so_far = fh_retain(item);
        return 0;
    }
    FhValue v = fhcall2(vm, f->fn, f->so_far, item);
    if (v == FH_ERR) return -1;
    fh_release(vm, f->so_far);
    f->so_far = v;
    return 0;
}

NATIVE(reduce) {
    (void)self;
    if (fhargs_none(vm, "reduce", kwnames) < 0) return FH_ERR;
    if (nargs < 2 || nargs > 3)
        return fhraise(vm, FH_T_TypeError, "reduce expected at %s %d arguments, got %d",
                       nargs < 2 ? "least" : "most", nargs < 2 ? 2 : 3, (int)nargs);
    if (!fh_slots(vm, args[1])->iter && !fh_slots(vm, args[1])->sq_item)
        return fhraise(vm, FH_T_TypeError, "reduce() arg 2 must support iteration");
    Fold f = {args[0], nargs > 2 ? fh_retain(args[2]) : FH_NOVALUE};
    if (fhiterate(vm, args[1], fold, &f) < 0) {
        fh_release(vm, f.so_far);
        return FH_ERR;
    }
    if (f.so_far == FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError, "reduce() of empty iterable with no initial value");
    return f.so_far;
}

/* ---- cmp_to_key ---- */

typedef struct Key {
    FhObj header;
    FhValue cmp, object; /* object NOVALUE: the factory that cmp_to_key gives */
} Key;

static void key_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Key *)o)->cmp);
    fn(ctx, &((Key *)o)->object);
}

static void key_finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((Key *)o)->cmp);
    fh_clear(vm, &((Key *)o)->object);
}

static FhValue make_key(FhVM *vm, FhValue cmp, FhValue object) {
    Key *k = (Key *)fhmem_cell(vm, sizeof *k, FH_T_cmp_key, true);
    if (!k) return FH_ERR;
    k->cmp = fh_retain(cmp);
    k->object = fh_retain(object);
    return fh_val(k);
}

static FhValue key_call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"obj", NULL};
    static const FhParams params = {"K", names, 0, 1, 1};
    FhValue object = args && nargs == 1 ? args[0] : FH_NOVALUE;
    uint32_t given = nargs + FH_NKEYWORDS(kwnames);
    if (given > 1) return fhraise(vm, FH_T_TypeError, "K() takes at most 1 argument (%d given)", (int)given);
    if ((nargs != 1 || kwnames != FH_NOVALUE) && fhargs(vm, &params, args, nargs, kwnames, &object) < 0)
        return FH_ERR;
    return make_key(vm, FH_AS(Key, self)->cmp, object);
}

static FhValue key_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fh_has_shape(b, FH_T_cmp_key) || !fh_has_shape(a, FH_T_cmp_key))
        return fhraise(vm, FH_T_TypeError, "other argument must be K instance");
    FhValue x = FH_AS(Key, a)->object, y = FH_AS(Key, b)->object;
    if (x == FH_NOVALUE || y == FH_NOVALUE) return fhraise(vm, FH_T_AttributeError, "object");
    FhValue r = fhcall2(vm, FH_AS(Key, a)->cmp, x, y);
    if (r == FH_ERR) return FH_ERR;
    FhValue v = fhcompare(vm, r, fh_int_raw(0), op);
    fh_release(vm, r);
    return v;
}

static FhValue key_object(FhVM *vm, FhValue self) {
    (void)vm;
    FhValue v = FH_AS(Key, self)->object;
    return v == FH_NOVALUE ? FH_NONE : fh_retain(v);
}
static int set_key_object(FhVM *vm, FhValue self, FhValue v) {
    fh_set_ref(vm, fh_obj(self), &FH_AS(Key, self)->object, v);
    return 0;
}

static const FhGetSetDef key_getsets[] = {
    {"obj", key_object, set_key_object, "Value wrapped by a key function."}, {0}};
static const FhSlots key_slots = {
    .life = {key_visit, key_finalize, NULL, NULL}, .compare = key_compare, .call = key_call};
const FhTypeDef fhtypedef_cmp_key = {
    .size = sizeof(Key),
    .flags = FH_TF_CONTAINER,
    .slots = &key_slots,
    .getsets = key_getsets,
};

NATIVE(cmp_to_key) {
    (void)self;
    static const char *const names[] = {"mycmp", NULL};
    static const FhParams params = {"cmp_to_key", names, 0, 1, 1};
    FhValue cmp;
    if (fhargs(vm, &params, args, nargs, kwnames, &cmp) < 0) return FH_ERR;
    return make_key(vm, cmp, FH_NOVALUE);
}

/* ---- for cached_property: the instance's own attribute, by no descriptor. False: it takes none ---- */

NATIVE(store_attribute) {
    UNUSED_ARGS;
    FhType *t = fh_type(vm, args[0]);
    if (!(t->flags & FH_TF_DICT)) return FH_FALSE;
    return fhattr_set_generic(vm, args[0], args[1], args[2]) < 0 ? FH_ERR : FH_TRUE;
}

static const FhMethodDef functions[] = {
    {"reduce", reduce, 0, FH_ANY, FH_KW,
     "reduce(function, iterable[, initial], /) -> value\n\nFold the items into one value, from the left, by "
     "a function of two arguments."},
    {"cmp_to_key", cmp_to_key, 0, FH_ANY, FH_KW,
     "cmp_to_key($module, /, mycmp)\n--\n\nMake a key function of a comparison."},
    {"_store_attribute", store_attribute, 3, 3, 0, NULL},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    if (fhtype_init_library(vm) < 0) return -1;
    if (fhmodule_set(vm, module, "partial", fh_val(vm->types[FH_T_partial])) < 0) return -1;
    return fhmodule_set(vm, module, "_lru_cache_wrapper", fh_val(vm->types[FH_T_lru_cache_wrapper]));
}

const FhModuleDef fhmodule__functools = {"_functools", "Tools that operate on functions.", functions, exec};
