/* dict: life, update, slots and methods. The table: dict_table.c; views: dict_views.c; iterators: dict_iterators.c. */
#include "objects/dict.h"
#include "objects/dict_table.h"
#include "objects/equal.h"
#include "objects/list.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- life ---- */

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhDict *d = (FhDict *)o;
    for (int64_t e = d->first; e < d->nentries; e++) {
        fn(ctx, &d->entries[e].key);
        fn(ctx, &d->entries[e].value);
    }
}

static void finalize(FhVM *vm, FhObj *o) { fhdict_clear(vm, fh_val(o)); }

FhValue fhdict_new(FhVM *vm) {
    FhDict *d = (FhDict *)fhmem_data_cell(vm, sizeof(FhDict), FH_T_dict, true);
    if (!d) return FH_ERR;
    fhdict_init(d);
    return fh_val(d);
}

FhValue fhdict_copy(FhVM *vm, FhValue dict) {
    FhValue copy = fhdict_new(vm);
    if (copy == FH_ERR) return FH_ERR;
    if (fhdict_clone_into(vm, fhas_dict(copy), fhas_dict(dict)) == 0) return copy;
    fh_release(vm, copy);
    return FH_ERR;
}

/* ---- update ---- */

static FhValue iter(FhVM *vm, FhValue v) { return fhdict_iterator(vm, v, FH_T_dict_keyiterator); }

/* override: dict.h. Takes nothing over. */
static int merge_one(FhVM *vm, FhValue dict, FhValue key, FhValue v, int override) {
    if (override == 1) return fhdict_set(vm, dict, key, v);
    int there = fhdict_contains(vm, dict, key);
    if (there < 0) return -1;
    if (!there) return fhdict_set(vm, dict, key, v);
    if (override == 2) return fhraise_value(vm, FH_T_KeyError, key), -1;
    return 0;
}

static int merge_dict(FhVM *vm, FhValue dict, FhValue other, int override) {
    FhDict *d = fhas_dict(dict), *from = fhas_dict(other);
    if (d == from) return 0;
    if (!d->entries && override == 1) return fhdict_clone_into(vm, d, from);
    if (d->used == 0 && fhdict_reserve(vm, d, from->used) < 0) return -1;
    int64_t pos = 0, size = from->used;
    FhValue key, v;
    while (fhdict_next(other, &pos, &key, &v)) {
        int64_t hash = from->entries[pos - 1].hash;
        fh_retain(key), fh_retain(v);
        int status;
        if (override == 1)
            status = fhdict_store(vm, d, fh_retain(key), hash, fh_retain(v));
        else
            status = merge_one(vm, dict, key, v, override);
        fh_release(vm, key), fh_release(vm, v);
        if (status < 0) return -1;
        if (from->used != size) return fhraise_int(vm, FH_T_RuntimeError, "dict mutated during update");
    }
    return 0;
}

static int merge_mapping(FhVM *vm, FhValue dict, FhValue other, FhValue keys_method, int override) {
    FhValue keys = fhcall0(vm, keys_method);
    if (keys == FH_ERR) return -1;
    FhValue iterator = fhiter(vm, keys);
    if (iterator == FH_ERR && fhpending_is(vm, FH_T_TypeError)) {
        fhpending_clear(vm);
        fhraise(vm, FH_T_TypeError, "%T.keys() returned a non-iterable (type %T)", other, keys);
    }
    fh_release(vm, keys);
    if (iterator == FH_ERR) return -1;
    int status = 0;
    while (status == 0) {
        FhValue key = fhnext(vm, iterator);
        if (key == FH_NOVALUE) break;
        if (key == FH_ERR) {
            status = -1;
            break;
        }
        int skip = override == 1 ? 0 : fhdict_contains(vm, dict, key);
        if (skip == 1 && override == 2) skip = (fhraise_value(vm, FH_T_KeyError, key), -1);
        if (skip == 0) {
            FhValue v = fhgetitem(vm, other, key);
            status = v == FH_ERR ? -1 : fhdict_set_take(vm, dict, fh_retain(key), v);
        } else if (skip < 0) {
            status = -1;
        }
        fh_release(vm, key);
        if (status == 0 && fhpoll(vm) < 0) status = -1;
    }
    fh_release(vm, iterator);
    return status;
}

typedef struct PairSink {
    FhValue dict;
    int64_t n;
    int override;
} PairSink;

static int add_pair(FhVM *vm, void *ctx, FhValue item) {
    PairSink *sink = ctx;
    FhValue pair;
    if (!fhlist_exact(item) && !fhtuple_exact(item) && !fh_slots(vm, item)->iter &&
        !fh_slots(vm, item)->sq_item)
        return fhraise_int(vm, FH_T_TypeError,
                           "cannot convert dictionary update sequence element #%lld to a sequence",
                           (long long)sink->n);
    if (fhsequence_at_hand(vm, item, &pair) < 0) return -1;
    int64_t size = fhtuple_exact(pair) ? fhas_tuple(pair)->size : fhas_list(pair)->size;
    int status;
    if (size != 2) {
        status = fhraise_int(vm, FH_T_ValueError,
                             "dictionary update sequence element #%lld has length %lld; 2 is required",
                             (long long)sink->n, (long long)size);
    } else {
        const FhValue *items = fhtuple_exact(pair) ? fhas_tuple(pair)->items : fhas_list(pair)->items;
        FhValue key = fh_retain(items[0]), v = fh_retain(items[1]);
        status = merge_one(vm, sink->dict, key, v, sink->override);
        fh_release(vm, key), fh_release(vm, v);
    }
    fh_release(vm, pair);
    sink->n++;
    return status;
}

int fhdict_merge(FhVM *vm, FhValue dict, FhValue other, int override) {
    if (fhdict_exact(other) || (fhdict_check(vm, other) && fh_slots(vm, other)->iter == iter))
        return merge_dict(vm, dict, other, override);
    FhValue keys_method = fhattr_find(vm, other, FH_NAME(vm, keys));
    if (keys_method == FH_ERR) return -1;
    if (keys_method != FH_NOVALUE) {
        int status = merge_mapping(vm, dict, other, keys_method, override);
        fh_release(vm, keys_method);
        return status;
    }
    PairSink sink = {dict, 0, override};
    return fhiterate(vm, other, add_pair, &sink);
}

int fhdict_update(FhVM *vm, FhValue dict, FhValue other) { return fhdict_merge(vm, dict, other, 1); }

/* ---- slots ---- */

static FhValue dict_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhType *t = FH_AS(FhType, type);
    if (t == vm->types[FH_T_dict]) return fhdict_new(vm);
    FhValue v = fhinstance_new(vm, t, 0);
    if (v != FH_ERR) fhas_dict(v)->str_keys = true;
    return v;
}

/* The arguments of dict(), dict.update(): at most one mapping or iterable, then keywords. */
static int take_arguments(FhVM *vm, FhValue self, const char *function, const FhValue *args, uint32_t nargs,
                          FhValue kwnames) {
    if (nargs > 1)
        return fhraise_int(vm, FH_T_TypeError, "%s expected at most 1 argument, got %d", function,
                           (int)nargs);
    if (nargs && fhdict_merge(vm, self, args[0], 1) < 0) return -1;
    if (kwnames == FH_NOVALUE) return 0;
    for (int64_t i = 0; i < fhas_tuple(kwnames)->size; i++)
        if (fhdict_set(vm, self, fhas_tuple(kwnames)->items[i], args[nargs + i]) < 0) return -1;
    return 0;
}

static int init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return take_arguments(vm, self, "dict", args, nargs, kwnames);
}

static int repr_entry(FhVM *vm, FhText *t, FhValue key, FhValue v) {
    fh_retain(key), fh_retain(v);
    int status = fhtext_repr(t, key) < 0 || fhtext_add(t, ": ", 2) < 0 || fhtext_repr(t, v) < 0 ? -1 : 0;
    fh_release(vm, key), fh_release(vm, v);
    return status;
}

static FhValue repr(FhVM *vm, FhValue self) {
    if (fhdict_size(self) == 0) return fhstr_c(vm, "{}");
    int active = fhrepr_enter(vm, self);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_c(vm, "{...}");
    FhText t;
    fhtext_init(&t, vm);
    fhtext_add(&t, "{", 1);
    int64_t pos = 0;
    FhValue key, v;
    for (bool first = true; fhdict_next(self, &pos, &key, &v); first = false)
        if ((!first && fhtext_add(&t, ", ", 2) < 0) || repr_entry(vm, &t, key, v) < 0 || fhpoll(vm) < 0)
            goto fail;
    fhtext_add(&t, "}", 1);
    fhrepr_leave(vm, self);
    return fhtext_finish(&t);
fail:
    fhrepr_leave(vm, self);
    fhtext_free(&t);
    return FH_ERR;
}

/* Same keys with equal values. 1, 0, -1. */
static int equal(FhVM *vm, FhValue a, FhValue b) {
    FhDict *x = fhas_dict(a), *y = fhas_dict(b);
    if (x->used != y->used) return 0;
    int64_t pos = 0;
    FhValue key, v;
    int same = 1;
    while (same == 1 && fhdict_next(a, &pos, &key, &v)) {
        int64_t hash = x->entries[pos - 1].hash;
        fh_retain(key), fh_retain(v);
        int64_t e = fhdict_find(vm, y, key, hash);
        same = e >= 0 ? fhequal_item(vm, y->entries[e].value, v) : e == FHDICT_ABSENT ? 0 : -1;
        fh_release(vm, key), fh_release(vm, v);
        if (same == 1 && fhpoll(vm) < 0) same = -1;
    }
    return same;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if ((op != FH_EQ && op != FH_NE) || !fhdict_check(vm, a) || !fhdict_check(vm, b))
        return FH_NOTIMPLEMENTED;
    int same = equal(vm, a, b);
    return same < 0 ? FH_ERR : fh_bool(same == (op == FH_EQ));
}

static int64_t len(FhVM *vm, FhValue v) {
    (void)vm;
    return fhdict_size(v);
}

static FH_COLD FhValue missing(FhVM *vm, FhValue self, FhValue key) {
    if (!fhdict_exact(self)) {
        FhValue method = fhlookup_special(vm, self, FH_NAME(vm, __missing__));
        if (method == FH_ERR) return FH_ERR;
        if (method != FH_NOVALUE) {
            FhValue v = fhcall1(vm, method, key);
            fh_release(vm, method);
            return v;
        }
    }
    return fhraise_value(vm, FH_T_KeyError, key);
}

static FhValue getitem(FhVM *vm, FhValue self, FhValue key) {
    FhValue v = fhdict_get(vm, self, key);
    if (FH_UNLIKELY(v == FH_NOVALUE)) return missing(vm, self, key);
    return fh_retain(v);
}

static int setitem(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    if (v != FH_NOVALUE) return fhdict_set(vm, self, key, v);
    int removed = fhdict_del(vm, self, key);
    if (removed == 0) fhraise_value(vm, FH_T_KeyError, key);
    return removed == 1 ? 0 : -1;
}

static FhValue or_(FhVM *vm, FhValue a, FhValue b) {
    if (!fhdict_check(vm, a) || !fhdict_check(vm, b)) return FH_NOTIMPLEMENTED;
    FhValue v = fhdict_copy(vm, a);
    if (v == FH_ERR || fhdict_update(vm, v, b) == 0) return v;
    fh_release(vm, v);
    return FH_ERR;
}

static FhValue ior(FhVM *vm, FhValue a, FhValue b) {
    return fhdict_update(vm, a, b) < 0 ? FH_ERR : fh_retain(a);
}

/* ---- methods ---- */

static FhValue get(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    FhValue v = fhdict_get(vm, self, args[0]);
    if (v == FH_NOVALUE) v = nargs > 1 ? args[1] : FH_NONE;
    return fh_retain(v);
}

static FhValue setdefault(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    return fhdict_setdefault(vm, self, args[0], nargs > 1 ? args[1] : FH_NONE);
}

static FhValue pop(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    FhValue v =
        fhdict_size(self) ? fhdict_pop(vm, self, args[0]) : FH_NOVALUE; /* an empty one asks for no hash */
    if (v != FH_NOVALUE) return v;
    return nargs > 1 ? fh_retain(args[1]) : fhraise_value(vm, FH_T_KeyError, args[0]);
}

static FhValue popitem(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhDict *d = fhas_dict(self);
    if (d->used == 0) {
        FhValue text = fhstr_c(vm, "popitem(): dictionary is empty");
        if (text == FH_ERR) return FH_ERR;
        fhraise_value(vm, FH_T_KeyError, text);
        fh_release(vm, text);
        return FH_ERR;
    }
    FhValue pair = fhtuple_new(vm, 2);
    if (pair == FH_ERR) return FH_ERR;
    int64_t e = d->nentries - 1;
    while (d->entries[e].key == FH_DUMMY) e--;
    fhdict_take_entry(d, e, &fhas_tuple(pair)->items[0], &fhas_tuple(pair)->items[1]);
    return pair;
}

static FhValue update(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    return take_arguments(vm, self, "update", args, nargs, kwnames) < 0 ? FH_ERR : FH_NONE;
}

static FhValue clear(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    fhdict_clear(vm, self);
    return FH_NONE;
}

static FhValue copy(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhdict_copy(vm, self);
}

static FhValue keys(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhdict_view(vm, self, FH_T_dict_keys);
}

static FhValue values(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhdict_view(vm, self, FH_T_dict_values);
}

static FhValue items(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhdict_view(vm, self, FH_T_dict_items);
}

static FhValue reversed(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhdict_iterator(vm, self, FH_T_dict_reversekeyiterator);
}

typedef struct KeySink {
    FhValue target, value;
} KeySink;

static int add_key(FhVM *vm, void *ctx, FhValue key) {
    KeySink *sink = ctx;
    if (fhdict_exact(sink->target)) return fhdict_set(vm, sink->target, key, sink->value);
    return fhsetitem(vm, sink->target, key, sink->value);
}

static FhValue fromkeys(FhVM *vm, FhValue cls, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)kwnames;
    KeySink sink = {fhcall0(vm, cls), nargs > 1 ? args[1] : FH_NONE};
    if (sink.target == FH_ERR) return FH_ERR;
    if (fhiterate(vm, args[0], add_key, &sink) == 0) return sink.target;
    fh_release(vm, sink.target);
    return FH_ERR;
}

static FhValue size_of(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhDict *d = fhas_dict(self);
    int64_t table = d->entries ? d->capacity * (int64_t)sizeof(FhEntry) + ((int64_t)1 << d->log2_index) : 0;
    return fh_int_raw((int64_t)fh_type(vm, self)->size + table);
}

static FhValue m_contains(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    int found = fhdict_contains(vm, self, args[0]);
    return found < 0 ? FH_ERR : fh_bool(found);
}

static FhValue m_getitem(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    return getitem(vm, self, args[0]);
}

static const FhMethodDef methods[] = {
    {"__contains__", m_contains, 1, 1, FH_COEXIST, NULL},
    {"__getitem__", m_getitem, 1, 1, FH_COEXIST, NULL},
    {"get", get, 1, 2, 0, NULL},
    {"setdefault", setdefault, 1, 2, 0, NULL},
    {"pop", pop, 1, 2, 0, NULL},
    {"popitem", popitem, 0, 0, 0, NULL},
    {"update", update, 0, FH_ANY, FH_KW, NULL},
    {"clear", clear, 0, 0, 0, NULL},
    {"copy", copy, 0, 0, 0, NULL},
    {"keys", keys, 0, 0, 0, NULL},
    {"values", values, 0, 0, 0, NULL},
    {"items", items, 0, 0, 0, NULL},
    {"fromkeys", fromkeys, 1, 2, FH_CLASS, NULL},
    {"__reversed__", reversed, 0, 0, 0, NULL},
    {"__sizeof__", size_of, 0, 0, 0, NULL},
    FH_CLASS_GETITEM,
    {NULL, NULL, 0, 0, 0, NULL},
};

static const FhSlots slots = {
    .life = {visit, finalize, NULL, fhdict_payload},
    .repr = repr,
    .compare = compare,
    .iter = iter,
    .new_ = dict_new,
    .init = init,
    .len = len,
    .getitem = getitem,
    .setitem = setitem,
    .contains = fhdict_contains,
    .binary[FH_OR] = or_,
    .inplace[FH_OR] = ior,
};

const FhTypeDef fhtypedef_dict = {
    .doc = "A mapping in insertion order: dict(mapping_or_pairs=(), **items).",
    .size = sizeof(FhDict),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICTSUB | FH_TF_MAPPING,
    .slots = &slots,
    .methods = methods,
};
