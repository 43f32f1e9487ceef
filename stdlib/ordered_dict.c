/* collections.OrderedDict: a dict whose order can be changed and matters for equality. It has the layout of dict, whose
 * entries stand in order anyway; its iterators watch the version of the dict's layout. */
#include "stdlib/native.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/dict_table.h"
#include "objects/equal.h"
#include "objects/instance.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#include <stddef.h>

typedef struct Ordered {
    FhDict dict;
    FhValue attributes; /* dict or NOVALUE */
} Ordered;

static const FhSlots *dict_slots(void) { return fhtypedef_dict.slots; }
static bool odict_check(FhVM *vm, FhValue v) {
    return fh_has_shape(v, FH_T_OrderedDict) || (fh_is_obj(v) && fh_isa(vm, v, FH_T_OrderedDict));
}

/* ---- iterators and views ---- */

enum { KEYS, VALUES, ITEMS, REVERSED = 4 };

typedef struct Iter {
    FhObj header;
    FhValue dict; /* NOVALUE: exhausted */
    FhValue pair; /* as in FhDictIter */
    int64_t pos, left;
    uint32_t version; /* of the dict's layout; never 0 */
    uint8_t kind;
} Iter;

static void iter_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((Iter *)o)->dict);
    fn(ctx, &((Iter *)o)->pair);
}
static void iter_finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((Iter *)o)->dict);
    fh_clear(vm, &((Iter *)o)->pair);
}

static FhValue make_iterator(FhVM *vm, FhValue dict, uint8_t kind) {
    Iter *it = (Iter *)fhmem_cell(vm, sizeof *it, FH_T_odict_iterator, true);
    if (!it) return FH_ERR;
    FhDict *d = fhas_dict(dict);
    it->dict = fh_retain(dict);
    it->pair = FH_NOVALUE;
    it->pos = kind & REVERSED ? d->nentries - 1 : d->first;
    it->left = d->used;
    it->version = fhdict_layout(vm, d);
    it->kind = kind;
    return fh_val(it);
}

static FhValue iter_next(FhVM *vm, FhValue self) {
    Iter *it = FH_AS(Iter, self);
    if (it->dict == FH_NOVALUE) return FH_NOVALUE;
    FhDict *d = fhas_dict(it->dict);
    if (it->left == 0) {
        fh_clear(vm, &it->dict);
        return FH_NOVALUE;
    }
    if (FH_UNLIKELY(it->version != d->version)) {
        if (d->used == 0) return fhraise(vm, FH_T_RuntimeError, "OrderedDict changed size during iteration");
        fh_clear(vm, &it->dict);
        return fhraise(vm, FH_T_RuntimeError, "OrderedDict mutated during iteration");
    }
    int64_t step = it->kind & REVERSED ? -1 : 1;
    while (d->entries[it->pos].key == FH_DUMMY) it->pos += step;
    FhEntry *e = &d->entries[it->pos];
    it->pos += step;
    it->left--;
    if ((it->kind & 3) == KEYS) return fh_retain(e->key);
    if ((it->kind & 3) == VALUES) return fh_retain(e->value);
    FhValue items[] = {fh_retain(e->key), fh_retain(e->value)};
    return fhtuple_renew(vm, &it->header, &it->pair, items, 2);
}

NATIVE(iter_reduce) {
    UNUSED_ARGS;
    Iter *it = FH_AS(Iter, self);
    FhValue copy = fhlist_new(vm, 0);
    if (copy == FH_ERR) return FH_ERR;
    if (it->dict != FH_NOVALUE) {
        FhValue again = make_iterator(vm, it->dict, it->kind);
        if (again != FH_ERR) {
            FH_AS(Iter, again)->pos = it->pos;
            FH_AS(Iter, again)->left = it->left;
            FH_AS(Iter, again)->version = it->version;
        }
        int status = again == FH_ERR ? -1 : fhlist_extend(vm, copy, again);
        fh_release(vm, again);
        if (status < 0) {
            fh_release(vm, copy);
            return FH_ERR;
        }
    }
    FhValue name = fhstr_intern(vm, "iter", 4);
    FhValue fn = name == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->builtins, name);
    FhValue make_args = fn == FH_ERR || fn == FH_NOVALUE ? FH_ERR : fhtuple_pack(vm, 1, copy), v = FH_ERR;
    if (make_args != FH_ERR) v = fhtuple_pack(vm, 2, fn, make_args);
    fh_release(vm, make_args);
    fh_release(vm, copy);
    return v == FH_ERR && !fhpending(vm) ? fhraise(vm, FH_T_RuntimeError, "lost builtins.iter") : v;
}

static const FhMethodDef iter_methods[] = {{"__reduce__", iter_reduce, 0, 0, 0, NULL}, {0}};
static const FhSlots iter_slots = {
    .life = {iter_visit, iter_finalize, NULL, NULL}, .iter = fhiterators_self, .next = iter_next};
const FhTypeDef fhtypedef_odict_iterator = {
    .size = sizeof(Iter), .flags = FH_TF_CONTAINER, .slots = &iter_slots, .methods = iter_methods};

#define VIEW(id, kind)                                                                                       \
    static FhValue id##_iter(FhVM *vm, FhValue v) {                                                          \
        return make_iterator(vm, FH_AS(FhDictView, v)->dict, kind);                                          \
    }                                                                                                        \
    NATIVE(id##_reversed) {                                                                                  \
        UNUSED_ARGS;                                                                                         \
        return make_iterator(vm, FH_AS(FhDictView, self)->dict, kind | REVERSED);                            \
    }                                                                                                        \
    NATIVE(id##_view) {                                                                                      \
        UNUSED_ARGS;                                                                                         \
        return fhdict_view(vm, self, FH_T_odict_##id);                                                       \
    }                                                                                                        \
    static const FhMethodDef id##_methods[] = {{"__reversed__", id##_reversed, 0, 0, 0, NULL}, {0}};         \
    static const FhSlots id##_slots = {.iter = id##_iter};                                                   \
    const FhTypeDef fhtypedef_odict_##id = {.size = sizeof(FhDictView),                                      \
                                            .flags = FH_TF_CONTAINER,                                        \
                                            .slots = &id##_slots,                                            \
                                            .methods = id##_methods};
VIEW(keys, KEYS)
VIEW(values, VALUES)
VIEW(items, ITEMS)

static FhValue iter(FhVM *vm, FhValue v) { return make_iterator(vm, v, KEYS); }
NATIVE(reversed) {
    UNUSED_ARGS;
    return make_iterator(vm, self, KEYS | REVERSED);
}

/* ---- filling ---- */

static bool plain(FhVM *vm, FhValue v) { return fh_slots(vm, v)->setitem == dict_slots()->setitem; }

typedef struct Sink {
    FhValue target;
    int64_t n;
} Sink;

static int add_pair(FhVM *vm, void *ctx, FhValue item) {
    Sink *sink = ctx;
    FhValue pair;
    if (fhsequence_at_hand(vm, item, &pair) < 0) return -1;
    const FhValue *items = fhtuple_exact(pair) ? fhas_tuple(pair)->items : fhas_list(pair)->items;
    int64_t size = fhtuple_exact(pair) ? fhas_tuple(pair)->size : fhas_list(pair)->size;
    int status;
    if (size != 2) {
        status = size < 2 ? fhraise_int(vm, FH_T_ValueError, "need more than %lld value%s to unpack",
                                        (long long)size, size == 1 ? "" : "s")
                          : fhraise_int(vm, FH_T_ValueError, "too many values to unpack (expected 2)");
    } else {
        FhValue key = fh_retain(items[0]), v = fh_retain(items[1]);
        status = fhsetitem(vm, sink->target, key, v);
        fh_release(vm, key), fh_release(vm, v);
    }
    fh_release(vm, pair);
    return status;
}

typedef struct Keyed {
    FhValue target, source;
} Keyed;

static int add_keyed(FhVM *vm, void *ctx, FhValue key) {
    Keyed *k = ctx;
    FhValue v = fhgetitem(vm, k->source, key);
    if (v == FH_ERR) return -1;
    int status = fhsetitem(vm, k->target, key, v);
    fh_release(vm, v);
    return status;
}

static int add_from_method(FhVM *vm, FhValue self, FhValue source, FhValue method,
                           int (*add)(FhVM *, void *, FhValue), void *ctx) {
    (void)self, (void)source;
    FhValue it = fhcall0(vm, method);
    fh_release(vm, method);
    if (it == FH_ERR) return -1;
    int status = fhiterate(vm, it, add, ctx);
    fh_release(vm, it);
    return status;
}

static int update_from(FhVM *vm, FhValue self, FhValue source) {
    Sink sink = {self, 0};
    Keyed keyed = {self, source};
    if (fhdict_exact(source) || odict_check(vm, source)) {
        if (plain(vm, self)) return fhdict_merge(vm, self, source, 1);
        FhValue method = fhattr_get(vm, source, FH_NAME(vm, items));
        return method == FH_ERR ? -1 : add_from_method(vm, self, source, method, add_pair, &sink);
    }
    FhValue method = fhattr_find(vm, source, FH_NAME(vm, keys));
    if (method == FH_ERR) return -1;
    if (method != FH_NOVALUE) return add_from_method(vm, self, source, method, add_keyed, &keyed);
    method = fhattr_find(vm, source, FH_NAME(vm, items));
    if (method == FH_ERR) return -1;
    if (method != FH_NOVALUE) return add_from_method(vm, self, source, method, add_pair, &sink);
    return fhiterate(vm, source, add_pair, &sink);
}

static int take_arguments(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (nargs > 1)
        return fhraise_int(vm, FH_T_TypeError, "update() takes at most 1 positional argument (%d given)",
                           (int)nargs);
    if (nargs && update_from(vm, self, args[0]) < 0) return -1;
    for (uint32_t i = 0; i < FH_NKEYWORDS(kwnames); i++)
        if (fhsetitem(vm, self, fhas_tuple(kwnames)->items[i], args[nargs + i]) < 0) return -1;
    return 0;
}

static int init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (nargs > 1) return fhraise_int(vm, FH_T_TypeError, "expected at most 1 arguments, got %d", (int)nargs);
    return take_arguments(vm, self, args, nargs, kwnames);
}

NATIVE(update) {
    UNUSED_ARGS;
    return take_arguments(vm, self, args, nargs, kwnames) < 0 ? FH_ERR : FH_NONE;
}

static FhValue odict_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    Ordered *o = (Ordered *)fhnative_make(vm, type, FH_T_OrderedDict, sizeof *o);
    if (!o) return FH_ERR;
    fhdict_init(&o->dict);
    o->attributes = FH_NOVALUE;
    return fh_val(o);
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    dict_slots()->life.visit(vm, o, fn, ctx);
    fn(ctx, &((Ordered *)o)->attributes);
}
static void finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((Ordered *)o)->attributes);
    dict_slots()->life.finalize(vm, o);
}

static FhValue get_attributes(FhVM *vm, FhValue self) { return fhattr_dict_of(vm, self); }

/* ---- order ---- */

static int last_argument(FhVM *vm, const char *function, uint32_t first, const FhValue *args, uint32_t nargs,
                         FhValue kwnames, FhValue *key, bool *last) {
    static const char *const names[] = {"key", "last", NULL};
    const FhParams params = {function, names + 1 - first, 0, (uint8_t)first, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return -1;
    if (first) *key = v[0];
    int truth = v[first] == FH_NOVALUE ? 1 : fhtruth(vm, v[first]);
    *last = truth > 0;
    return truth < 0 ? -1 : 0;
}

NATIVE(move_to_end) {
    FhValue key = nargs ? args[0] : FH_NOVALUE;
    bool last = true;
    if ((nargs != 1 || kwnames != FH_NOVALUE) &&
        last_argument(vm, "move_to_end", 1, args, nargs, kwnames, &key, &last) < 0)
        return FH_ERR;
    int64_t hash = fhhash(vm, key);
    if (hash == -1) return FH_ERR;
    int64_t e = fhdict_find(vm, fhas_dict(self), key, hash);
    if (e == FHDICT_ERROR) return FH_ERR;
    if (e == FHDICT_ABSENT) return fhraise_value(vm, FH_T_KeyError, key == FH_NONE ? FH_NOVALUE : key);
    return fhdict_move_entry(vm, fhas_dict(self), e, last) < 0 ? FH_ERR : FH_NONE;
}

NATIVE(popitem) {
    bool last;
    if (last_argument(vm, "popitem", 0, args, nargs, kwnames, NULL, &last) < 0) return FH_ERR;
    FhDict *d = fhas_dict(self);
    if (d->used == 0) {
        FhValue text = fhstr_c(vm, "dictionary is empty");
        if (text == FH_ERR) return FH_ERR;
        fhraise_value(vm, FH_T_KeyError, text);
        fh_release(vm, text);
        return FH_ERR;
    }
    FhValue pair = fhtuple_new(vm, 2);
    if (pair == FH_ERR) return FH_ERR;
    int64_t e = last ? d->nentries - 1 : d->first, step = last ? -1 : 1;
    while (d->entries[e].key == FH_DUMMY) e += step;
    fhdict_take_entry(d, e, &fhas_tuple(pair)->items[0], &fhas_tuple(pair)->items[1]);
    return fhnative_filled(vm, pair);
}

NATIVE(pop) {
    static const char *const names[] = {"key", "default", NULL};
    static const FhParams params = {"pop", names, 0, 1, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue found = fhdict_pop(vm, self, v[0]);
    if (found != FH_NOVALUE) return found;
    return v[1] == FH_NOVALUE ? fhraise_value(vm, FH_T_KeyError, v[0] == FH_NONE ? FH_NOVALUE : v[0])
                              : fh_retain(v[1]);
}

NATIVE(setdefault) {
    static const char *const names[] = {"key", "default", NULL};
    static const FhParams params = {"setdefault", names, 0, 1, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue fallback = v[1] == FH_NOVALUE ? FH_NONE : v[1];
    if (plain(vm, self)) return fhdict_setdefault(vm, self, v[0], fallback);
    int there = fhcontains(vm, self, v[0]);
    if (there < 0) return FH_ERR;
    if (there) return fhgetitem(vm, self, v[0]);
    return fhsetitem(vm, self, v[0], fallback) < 0 ? FH_ERR : fh_retain(fallback);
}

/* ---- whole dicts ---- */

NATIVE(fromkeys) {
    static const char *const names[] = {"iterable", "value", NULL};
    static const FhParams params = {"fromkeys", names, 0, 1, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    FhValue d = fhcall0(vm, self), it = d == FH_ERR ? FH_ERR : fhiter(vm, v[0]);
    FhValue value = v[1] == FH_NOVALUE ? FH_NONE : v[1], key = FH_ERR;
    while (it != FH_ERR && (key = fhnext(vm, it)) != FH_NOVALUE && key != FH_ERR) {
        int status = fhsetitem(vm, d, key, value);
        fh_release(vm, key);
        if (status == 0 && fhpoll(vm) == 0) continue;
        key = FH_ERR;
        break;
    }
    fh_release(vm, it);
    if (key == FH_NOVALUE) return d;
    fh_release(vm, d);
    return FH_ERR;
}

NATIVE(copy) {
    UNUSED_ARGS;
    FhValue d;
    if (fh_has_shape(self, FH_T_OrderedDict)) {
        d = odict_new(vm, fh_typeval(vm, self), NULL, 0, FH_NOVALUE);
        if (d == FH_ERR || fhdict_merge(vm, d, self, 1) == 0) return d;
        fh_release(vm, d);
        return FH_ERR;
    }
    d = fhcall0(vm, fh_typeval(vm, self));
    Keyed keyed = {d, self};
    if (d == FH_ERR || fhiterate(vm, self, add_keyed, &keyed) == 0) return d;
    fh_release(vm, d);
    return FH_ERR;
}

/* The same keys in the same order. 1, 0, -1. */
static int same_order(FhVM *vm, FhValue a, FhValue b) {
    FhDict *x = fhas_dict(a), *y = fhas_dict(b);
    int64_t i = 0, j = 0;
    FhValue p, q, v;
    uint32_t xs = fhdict_layout(vm, x), ys = fhdict_layout(vm, y);
    while (fhdict_next(a, &i, &p, &v)) {
        if (!fhdict_next(b, &j, &q, &v)) return 0;
        fh_retain(q);
        int equal = fhequal_item(vm, p, q);
        fh_release(vm, q);
        if (equal <= 0) return equal;
        if (x->version != xs || y->version != ys)
            return fhraise_int(vm, FH_T_RuntimeError, "OrderedDict mutated during iteration");
    }
    return !fhdict_next(b, &j, &q, &v);
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhdict_check(vm, a) || !fhdict_check(vm, b)) return FH_NOTIMPLEMENTED;
    FhValue equal = dict_slots()->compare(vm, a, b, FH_EQ);
    if ((op != FH_EQ && op != FH_NE) || equal == FH_ERR || equal == FH_NOTIMPLEMENTED)
        return equal == FH_ERR ? FH_ERR : FH_NOTIMPLEMENTED;
    if (equal == FH_TRUE && odict_check(vm, a) && odict_check(vm, b)) {
        int same = same_order(vm, a, b);
        if (same < 0) return FH_ERR;
        equal = fh_bool(same);
    }
    return op == FH_EQ ? equal : fh_bool(equal == FH_FALSE);
}

static FhValue repr(FhVM *vm, FhValue self) {
    const char *name = fhtype_c_name(fh_type(vm, self));
    if (fhdict_size(self) == 0) return fhstr_format(vm, "%s()", name);
    int active = fhrepr_enter(vm, self);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_c(vm, "...");
    FhValue pairs = FH_ERR, v = FH_ERR;
    if (fh_has_shape(self, FH_T_OrderedDict)) {
        FhValue view = fhdict_view(vm, self, FH_T_odict_items);
        if (view != FH_ERR) pairs = fhlist_of(vm, view);
        fh_release(vm, view);
    } else {
        FhValue view = fhcall_method(vm, self, FH_NAME(vm, items), NULL, 0);
        if (view != FH_ERR) pairs = fhlist_of(vm, view);
        fh_release(vm, view);
    }
    if (pairs != FH_ERR) v = fhstr_format(vm, "%s(%R)", name, pairs);
    fh_release(vm, pairs);
    fhrepr_leave(vm, self);
    return v;
}

static FhValue or_(FhVM *vm, FhValue a, FhValue b) {
    FhValue type = fh_typeval(vm, odict_check(vm, a) ? a : b);
    if (!fhdict_check(vm, a) || !fhdict_check(vm, b)) return FH_NOTIMPLEMENTED;
    FhValue d = fhcall1(vm, type, a);
    if (d == FH_ERR || update_from(vm, d, b) == 0) return d;
    fh_release(vm, d);
    return FH_ERR;
}
static FhValue ior(FhVM *vm, FhValue a, FhValue b) {
    return update_from(vm, a, b) < 0 ? FH_ERR : fh_retain(a);
}

NATIVE(reduce) {
    UNUSED_ARGS;
    FhValue state = fhobject_state(vm, self), view, it = FH_ERR, v = FH_ERR;
    if (state == FH_ERR) return FH_ERR;
    view = fhcall_method(vm, self, FH_NAME(vm, items), NULL, 0);
    if (view != FH_ERR) it = fhiter(vm, view);
    fh_release(vm, view);
    if (it != FH_ERR) v = fhtuple_pack(vm, 5, fh_typeval(vm, self), vm->empty_tuple, state, FH_NONE, it);
    fh_release(vm, it);
    fh_release(vm, state);
    return v;
}

static const FhMethodDef methods[] = {
    {"fromkeys", fromkeys, 0, FH_ANY, FH_CLASS | FH_KW,
     "A new ordered dictionary with keys from an iterable and one value."},
    {"__reduce__", reduce, 0, 0, 0, NULL},
    {"setdefault", setdefault, 0, FH_ANY, FH_KW,
     "The value of the key, which is the default from now on if it was not there."},
    {"pop", pop, 0, FH_ANY, FH_KW, "Remove the key and return its value."},
    {"popitem", popitem, 0, FH_ANY, FH_KW, "Remove and return the last pair, or the first."},
    {"keys", keys_view, 0, 0, 0, NULL},
    {"values", values_view, 0, 0, 0, NULL},
    {"items", items_view, 0, 0, 0, NULL},
    {"update", update, 0, FH_ANY, FH_KW, NULL},
    {"copy", copy, 0, 0, 0, "A shallow copy."},
    {"__reversed__", reversed, 0, 0, 0, NULL},
    {"move_to_end", move_to_end, 0, FH_ANY, FH_KW,
     "Move an existing key to the end, or to the beginning if last is false."},
    {0},
};
static const FhGetSetDef getsets[] = {{"__dict__", get_attributes, fhattr_set_dict, NULL}, {0}};
static const FhSlots slots = {
    .life = {visit, finalize, NULL, NULL},
    .repr = repr,
    .compare = compare,
    .iter = iter,
    .new_ = odict_new,
    .init = init,
    .binary[FH_OR] = or_,
    .inplace[FH_OR] = ior,
};
const FhTypeDef fhtypedef_OrderedDict = {
    .doc = "Dictionary that remembers insertion order",
    .size = sizeof(Ordered),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICTSUB | FH_TF_MAPPING | FH_TF_WEAKREF | FH_TF_DICT,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
    .dict_offset = offsetof(Ordered, attributes),
};
