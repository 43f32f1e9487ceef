/* The module _collections: defaultdict, the descriptor of namedtuple's fields, counting. deque: deque.c; OrderedDict:
 * ordered_dict.c. */
#include "stdlib/native.h"
#include "objects/dict.h"
#include "objects/dict_table.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static const FhSlots *dict_slots(void) { return fhtypedef_dict.slots; }

/* ---- defaultdict ---- */

typedef struct DefaultDict {
    FhDict dict;
    FhValue factory; /* NONE: a missing key is an error */
} DefaultDict;

static FhValue *factory_of(FhValue v) { return &FH_AS(DefaultDict, v)->factory; }

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    dict_slots()->life.visit(vm, o, fn, ctx);
    fn(ctx, &((DefaultDict *)o)->factory);
}
static void finalize(FhVM *vm, FhObj *o) {
    fh_set(vm, o, &((DefaultDict *)o)->factory, FH_NONE);
    dict_slots()->life.finalize(vm, o);
}

static FhValue default_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    DefaultDict *d = (DefaultDict *)fhnative_make(vm, type, FH_T_defaultdict, sizeof *d);
    if (!d) return FH_ERR;
    fhdict_init(&d->dict);
    d->factory = FH_NONE;
    return fh_val(d);
}

static int default_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (nargs) {
        if (args[0] != FH_NONE && !fhcallable(vm, args[0]))
            return fhraise_int(vm, FH_T_TypeError, "first argument must be callable or None");
        args++;
        nargs--;
        fh_set_ref(vm, fh_obj(self), factory_of(self), args[-1]);
    } else {
        fh_set(vm, fh_obj(self), factory_of(self), FH_NONE);
    }
    return dict_slots()->init(vm, self, args, nargs, kwnames);
}

static FhValue missing(FhVM *vm, FhValue self, FhValue key) {
    FhValue factory = fh_retain(*factory_of(self));
    if (factory == FH_NONE) return fhraise_value(vm, FH_T_KeyError, key);
    FhValue v = fhcall0(vm, factory);
    fh_release(vm, factory);
    if (v == FH_ERR) return FH_ERR;
    if (fh_slots(vm, self)->setitem != dict_slots()->setitem) {
        if (fhsetitem(vm, self, key, v) == 0) return v;
    } else if (fhdict_set(vm, self, key, v) == 0) {
        return v;
    }
    fh_release(vm, v);
    return FH_ERR;
}

NATIVE(missing_method) {
    UNUSED_ARGS;
    return missing(vm, self, args[0]);
}

static FhValue getitem(FhVM *vm, FhValue self, FhValue key) {
    if (FH_UNLIKELY(!fh_has_shape(self, FH_T_defaultdict))) return dict_slots()->getitem(vm, self, key);
    FhValue v = fhdict_get(vm, self, key);
    return FH_LIKELY(v != FH_NOVALUE) ? fh_retain(v) : missing(vm, self, key);
}

static FhValue plain_copy(FhVM *vm, FhValue self) {
    FhValue type = fh_typeval(vm, self), factory = fh_retain(*factory_of(self));
    FhValue v = fhcall2(vm, type, factory, self);
    fh_release(vm, factory);
    return v;
}
NATIVE(copy) {
    UNUSED_ARGS;
    return plain_copy(vm, self);
}

NATIVE(reduce) {
    UNUSED_ARGS;
    FhValue factory = *factory_of(self), view, it = FH_ERR, v = FH_ERR;
    FhValue make_args = factory == FH_NONE ? fh_retain(vm->empty_tuple) : fhtuple_pack(vm, 1, factory);
    if (make_args == FH_ERR) return FH_ERR;
    view = fhcall_method(vm, self, FH_NAME(vm, items), NULL, 0);
    if (view != FH_ERR) it = fhiter(vm, view);
    fh_release(vm, view);
    if (it != FH_ERR) v = fhtuple_pack(vm, 5, fh_typeval(vm, self), make_args, FH_NONE, FH_NONE, it);
    fh_release(vm, it);
    fh_release(vm, make_args);
    return v;
}

static FhValue factory_repr(FhVM *vm, FhValue self) {
    FhValue factory = *factory_of(self);
    if (factory == FH_NONE) return fhstr_c(vm, "None");
    int active = fhrepr_enter(vm, factory);
    if (active < 0) return FH_ERR;
    if (active) return fhstr_c(vm, "...");
    fh_retain(factory);
    FhValue v = fhrepr(vm, factory);
    fhrepr_leave(vm, factory);
    fh_release(vm, factory);
    return v;
}

static FhValue repr(FhVM *vm, FhValue self) {
    FhValue base = dict_slots()->repr(vm, self), factory = base == FH_ERR ? FH_ERR : factory_repr(vm, self);
    FhValue v = factory == FH_ERR
                    ? FH_ERR
                    : fhstr_format(vm, "%s(%U, %U)", fhtype_c_name(fh_type(vm, self)), factory, base);
    fh_release(vm, factory);
    fh_release(vm, base);
    return v;
}

static FhValue or_(FhVM *vm, FhValue a, FhValue b) {
    bool left = fh_isa(vm, a, FH_T_defaultdict);
    if (!fhdict_check(vm, a) || !fhdict_check(vm, b)) return FH_NOTIMPLEMENTED;
    FhValue v;
    if (left) {
        v = plain_copy(vm, a);
    } else {
        FhValue factory = fh_retain(*factory_of(b));
        v = fhcall2(vm, fh_typeval(vm, b), factory, a);
        fh_release(vm, factory);
    }
    if (v == FH_ERR) return FH_ERR;
    if (fhdict_check(vm, v) ? fhdict_update(vm, v, b) == 0
                            : (fhraise(vm, FH_T_TypeError, "copy of a defaultdict is no dict"), false))
        return v;
    fh_release(vm, v);
    return FH_ERR;
}

static FhValue get_factory(FhVM *vm, FhValue self) { return (void)vm, fh_retain(*factory_of(self)); }
static int set_factory(FhVM *vm, FhValue self, FhValue v) {
    fh_set_ref(vm, fh_obj(self), factory_of(self), v == FH_NOVALUE ? FH_NONE : v);
    return 0;
}

static const FhMethodDef default_methods[] = {
    {"__missing__", missing_method, 1, 1, 0,
     "Called for a key that is not there: stores and returns what the factory makes."},
    {"copy", copy, 0, 0, 0, "A shallow copy."},
    {"__copy__", copy, 0, 0, 0, "A shallow copy."},
    {"__reduce__", reduce, 0, 0, 0, NULL},
    FH_CLASS_GETITEM,
    {0},
};
static const FhGetSetDef default_getsets[] = {
    {"default_factory", get_factory, set_factory, "Factory for default value called by __missing__()."}, {0}};
static const FhSlots default_slots = {
    .life = {visit, finalize, NULL, NULL},
    .repr = repr,
    .new_ = default_new,
    .init = default_init,
    .getitem = getitem,
    .binary[FH_OR] = or_,
};
const FhTypeDef fhtypedef_defaultdict = {
    .doc = "A dict that makes the values of missing keys: defaultdict(default_factory=None, /, ...).",
    .size = sizeof(DefaultDict),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICTSUB | FH_TF_MAPPING,
    .slots = &default_slots,
    .methods = default_methods,
    .getsets = default_getsets,
};

/* ---- the descriptor of a field of a namedtuple ---- */

typedef FhTupleGetter TupleGetter;

static void getter_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((TupleGetter *)o)->doc);
}
static void getter_finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((TupleGetter *)o)->doc); }

static FhValue getter_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    int64_t index;
    if (fhargs_none(vm, "_tuplegetter", kwnames) < 0) return FH_ERR;
    if (nargs != 2)
        return fhraise(vm, FH_T_TypeError, "_tuplegetter expected 2 arguments, got %d", (int)nargs);
    if (fhargs_index(vm, args[0], &index) < 0) return FH_ERR;
    TupleGetter *g = (TupleGetter *)fhmem_cell(vm, sizeof *g, FH_T_tuplegetter, true);
    if (!g) return FH_ERR;
    g->index = index;
    g->doc = fh_retain(args[1]);
    return fh_val(g);
}

static FhValue getter_get(FhVM *vm, FhValue self, FhValue obj, FhValue type) {
    (void)type;
    int64_t index = FH_AS(TupleGetter, self)->index;
    if (obj == FH_NOVALUE) return fh_retain(self);
    if (FH_UNLIKELY(!fhtuple_check(vm, obj))) {
        if (obj == FH_NONE) return fh_retain(self);
        return fhraise(vm, FH_T_TypeError,
                       "descriptor for index '%lld' for tuple subclasses doesn't apply to '%T' object",
                       (long long)index, obj);
    }
    FhTuple *t = fhas_tuple(obj);
    if (index < 0 || index >= t->size) return fhraise(vm, FH_T_IndexError, "tuple index out of range");
    return fh_retain(t->items[index]);
}

static int getter_set(FhVM *vm, FhValue self, FhValue obj, FhValue v) {
    (void)self, (void)obj;
    return fhraise_int(vm, FH_T_AttributeError,
                       v == FH_NOVALUE ? "can't delete attribute" : "can't set attribute");
}

static FhValue getter_doc(FhVM *vm, FhValue self) {
    return (void)vm, fh_retain(FH_AS(TupleGetter, self)->doc);
}
static int set_getter_doc(FhVM *vm, FhValue self, FhValue v) {
    fh_set_ref(vm, fh_obj(self), &FH_AS(TupleGetter, self)->doc, v == FH_NOVALUE ? FH_NONE : v);
    return 0;
}
NATIVE(getter_reduce) {
    UNUSED_ARGS;
    TupleGetter *g = FH_AS(TupleGetter, self);
    FhValue make_args = fhtuple_pack(vm, 2, fh_int_raw(g->index), g->doc);
    FhValue v = make_args == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, fh_typeval(vm, self), make_args);
    fh_release(vm, make_args);
    return v;
}
static FhValue getter_repr(FhVM *vm, FhValue self) {
    TupleGetter *g = FH_AS(TupleGetter, self);
    return fhstr_format(vm, "_tuplegetter(%lld, %R)", (long long)g->index, g->doc);
}

static const FhMethodDef getter_methods[] = {{"__reduce__", getter_reduce, 0, 0, 0, NULL}, {0}};
static const FhGetSetDef getter_getsets[] = {{"__doc__", getter_doc, set_getter_doc, NULL}, {0}};
static const FhSlots getter_slots = {
    .life = {getter_visit, getter_finalize, NULL, NULL},
    .repr = getter_repr,
    .descr_get = getter_get,
    .descr_set = getter_set,
    .new_ = getter_new,
};
const FhTypeDef fhtypedef_tuplegetter = {
    .size = sizeof(TupleGetter),
    .flags = FH_TF_CONTAINER,
    .slots = &getter_slots,
    .methods = getter_methods,
    .getsets = getter_getsets,
};

/* ---- counting ---- */

static int count_one(FhVM *vm, void *ctx, FhValue key) {
    FhValue dict = *(FhValue *)ctx;
    FhDict *d = fhas_dict(dict);
    int64_t hash = fhhash(vm, key);
    if (hash == -1) return -1;
    int64_t e = fhdict_find(vm, d, key, hash);
    if (e >= 0) {
        FhValue n = d->entries[e].value;
        if (FH_LIKELY(fh_is_int(n) && fh_int_of(n) < FH_INT_MAX)) {
            d->entries[e].value = fh_int_raw(fh_int_of(n) + 1);
            return 0;
        }
        fh_retain(n);
        FhValue sum = fhbinary(vm, FH_ADD, n, fh_int_raw(1));
        fh_release(vm, n);
        return sum == FH_ERR ? -1 : fhdict_store(vm, d, fh_retain(key), hash, sum);
    }
    if (e == FHDICT_ERROR) return -1;
    return fhdict_store(vm, d, fh_retain(key), hash, fh_int_raw(1));
}

typedef struct Counting {
    FhValue mapping, get;
} Counting;

static int count_by_methods(FhVM *vm, void *ctx, FhValue key) {
    Counting *c = ctx;
    FhValue old = fhcall2(vm, c->get, key, fh_int_raw(0));
    if (old == FH_ERR) return -1;
    FhValue sum = fhbinary(vm, FH_ADD, old, fh_int_raw(1));
    fh_release(vm, old);
    if (sum == FH_ERR) return -1;
    int status = fhsetitem(vm, c->mapping, key, sum);
    fh_release(vm, sum);
    return status;
}

/* 1: the type of mapping has that method from dict. */
static int from_dict(FhVM *vm, FhValue mapping, FhValue name) {
    FhValue theirs = fhtype_lookup(vm, vm->types[FH_T_dict], name);
    FhValue own = fhtype_lookup(vm, fh_type(vm, mapping), name);
    return own == FH_ERR || theirs == FH_ERR ? -1 : own == theirs;
}

NATIVE(count_elements) {
    UNUSED_ARGS;
    FhValue mapping = args[0];
    if (fhdict_check(vm, mapping)) {
        int plain = from_dict(vm, mapping, FH_NAME(vm, get));
        if (plain > 0) plain = from_dict(vm, mapping, FH_NAME(vm, __setitem__));
        if (plain < 0) return FH_ERR;
        if (plain) return fhiterate(vm, args[1], count_one, &mapping) < 0 ? FH_ERR : FH_NONE;
    }
    Counting c = {mapping, fhattr_get(vm, mapping, FH_NAME(vm, get))};
    if (c.get == FH_ERR) return FH_ERR;
    int status = fhiterate(vm, args[1], count_by_methods, &c);
    fh_release(vm, c.get);
    return status < 0 ? FH_ERR : FH_NONE;
}

/* ---- the module ---- */

static const FhMethodDef functions[] = {
    {"_count_elements", count_elements, 2, 2, 0,
     "_count_elements($module, mapping, iterable, /)\n--\n\nCount the items of iterable in mapping."},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    if (fhtype_init_library(vm) < 0) return -1;
    static const struct {
        const char *name;
        FhTypeId type;
    } types[] = {{"deque", FH_T_deque},
                 {"defaultdict", FH_T_defaultdict},
                 {"OrderedDict", FH_T_OrderedDict},
                 {"_deque_iterator", FH_T_deque_iterator},
                 {"_deque_reverse_iterator", FH_T_deque_reverse_iterator},
                 {"_tuplegetter", FH_T_tuplegetter}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (fhmodule_set(vm, module, types[i].name, fh_val(vm->types[types[i].type])) < 0) return -1;
    return 0;
}

const FhModuleDef fhmodule__collections = {"_collections", "Containers.", functions, exec};
