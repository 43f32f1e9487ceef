/* The module _abc: what ABCMeta of abc.py stands on.
 *
 * Each abstract class has an _abc_data under its name _abc_impl. Its registry is a list of weak references; its caches are
 * sets of them. A weak reference without a callback is one object a class, so that looking a class up in a cache is:
 * find its shared reference, and see whether the set has it. vm->abc_registrations counts
 * the registrations: a negative cache of an earlier count is void. */
#include "stdlib/native.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/set.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "objects/weakref.h"

typedef struct Data {
    FhObj header;
    FhValue registry;                    /* list of weak references, or NOVALUE */
    FhValue cache, negative;             /* sets of weak references, or NOVALUE */
    int64_t cache_purge, negative_purge; /* sizes at which dead references are taken out */
    int64_t version;                     /* of `negative` */
} Data;

enum { FIRST_PURGE = 64 };

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    Data *d = (Data *)o;
    fn(ctx, &d->registry), fn(ctx, &d->cache), fn(ctx, &d->negative);
}

static void finalize(FhVM *vm, FhObj *o) {
    Data *d = (Data *)o;
    fh_clear(vm, &d->registry);
    fh_clear(vm, &d->cache);
    fh_clear(vm, &d->negative);
}

static const FhSlots data_slots = {.life = {visit, finalize, NULL, NULL}};
const FhTypeDef fhtypedef_abc_data = {
    .doc = "What an abstract class knows of its subclasses.",
    .size = sizeof(Data),
    .flags = FH_TF_CONTAINER,
    .slots = &data_slots,
};

static FhValue data_key(FhVM *vm) { return FH_NAME(vm, _abc_impl); }

/* Borrowed; NULL: TypeError. */
static Data *data_of(FhVM *vm, FhValue cls) {
    FhValue v = FH_NOVALUE;
    if (fhtype_check(vm, cls)) {
        FhValue dict = fhtype_dict(vm, fhas_type(cls));
        if (dict == FH_ERR) return NULL;
        v = fhdict_get_str(vm, dict, data_key(vm));
        if (v == FH_NOVALUE) v = fhtype_lookup(vm, fhas_type(cls), data_key(vm));
        if (v == FH_ERR) return NULL;
    }
    if (fh_has_shape(v, FH_T_abc_data)) return FH_AS(Data, v);
    fhraise(vm, FH_T_TypeError, "_abc_impl is set to a wrong type");
    return NULL;
}

/* ---- sets of weak references ---- */

static int in_set(FhVM *vm, FhValue set, FhValue cls) {
    if (set == FH_NOVALUE || !fh_is_obj(cls)) return 0;
    FhWeak *w = fhheap_weak_first(&vm->heap, fh_obj(cls));
    if (!w || w->header.shape != FH_T_weakref) return 0;
    return fhset_contains(vm, set, fh_val(w));
}

/* A new set with those of the old one whose targets live. */
static FhValue purged(FhVM *vm, FhValue set) {
    FhValue fresh = fhset_new(vm), ref;
    if (fresh == FH_ERR) return FH_ERR;
    int64_t pos = 0, hash;
    while (fhset_next(set, &pos, &ref, &hash)) {
        if (fhweakref_target(fhas_weakref(ref)) == FH_NOVALUE) continue;
        if (fhset_add(vm, fresh, ref) >= 0) continue;
        fh_release(vm, fresh);
        return FH_ERR;
    }
    return fresh;
}

static int add_to_set(FhVM *vm, Data *d, FhValue *slot, int64_t *purge_at, FhValue cls) {
    if (*slot == FH_NOVALUE) {
        FhValue set = fhset_new(vm);
        if (set == FH_ERR) return -1;
        fh_set(vm, &d->header, slot, set);
        *purge_at = FIRST_PURGE;
    } else if (fhset_size(*slot) >= *purge_at) {
        FhValue fresh = purged(vm, *slot);
        if (fresh == FH_ERR) return -1;
        fh_set(vm, &d->header, slot, fresh);
        *purge_at = fhset_size(fresh) * 2 + FIRST_PURGE;
    }
    FhValue ref = fhweakref_new(vm, vm->types[FH_T_weakref], cls, FH_NOVALUE);
    if (ref == FH_ERR) return -1;
    int status = fhset_add(vm, *slot, ref);
    fh_release(vm, ref);
    return status < 0 ? -1 : 0;
}

static int remember(FhVM *vm, FhValue data, FhValue cls, bool is_subclass) {
    Data *d = FH_AS(Data, data);
    return is_subclass ? add_to_set(vm, d, &d->cache, &d->cache_purge, cls)
                       : add_to_set(vm, d, &d->negative, &d->negative_purge, cls);
}

/* ---- a class comes to be ---- */

static int is_abstract(FhVM *vm, FhValue v) {
    if (fhfunction_exact(v) && fhas_function(v)->dict == FH_NOVALUE) return 0;
    FhValue flag = fhattr_find(vm, v, FH_NAME(vm, __isabstractmethod__));
    if (flag == FH_ERR) return -1;
    if (flag == FH_NOVALUE) return 0;
    int truth = fhtruth(vm, flag);
    fh_release(vm, flag);
    return truth;
}

static int add_own(FhVM *vm, FhValue cls, FhValue names) {
    FhValue dict = fhdict_copy(vm, fhas_type(cls)->cold->dict), key, v;
    if (dict == FH_ERR) return -1;
    int64_t pos = 0;
    int status = 0;
    while (status == 0 && fhdict_next(dict, &pos, &key, &v)) {
        int abstract = is_abstract(vm, v);
        if (abstract < 0 || (abstract && fhset_add(vm, names, key) < 0)) status = -1;
    }
    fh_release(vm, dict);
    return status;
}

typedef struct Inherited {
    FhValue cls, names;
} Inherited;

static int add_inherited(FhVM *vm, void *ctx, FhValue name) {
    Inherited *to = ctx;
    if (!fhstr_check(vm, name))
        return fhraise_int(vm, FH_T_TypeError, "attribute name must be string, not '%T'", name);
    FhValue v = fhattr_find(vm, to->cls, name);
    if (v == FH_ERR) return -1;
    if (v == FH_NOVALUE) return 0;
    int abstract = is_abstract(vm, v);
    fh_release(vm, v);
    if (abstract > 0) abstract = fhset_add(vm, to->names, name);
    return abstract < 0 ? -1 : 0;
}

static int compute_abstract(FhVM *vm, FhValue cls) {
    FhValue names = fhset_new(vm), bases = fh_retain(fhtype_bases(vm, fhas_type(cls)));
    int status = names == FH_ERR || bases == FH_ERR || add_own(vm, cls, names) < 0 ? -1 : 0;
    for (int64_t i = 0; status == 0 && i < fhas_tuple(bases)->size; i++) {
        FhValue base = fhas_tuple(bases)->items[i];
        FhValue theirs = fhattr_find(vm, base, FH_NAME(vm, __abstractmethods__));
        if (theirs == FH_NOVALUE) continue;
        Inherited to = {cls, names};
        status = theirs == FH_ERR ? -1 : fhiterate(vm, theirs, add_inherited, &to);
        fh_release(vm, theirs);
    }
    if (status == 0) {
        FhValue frozen = fhfrozenset_of(vm, names);
        status = frozen == FH_ERR ? -1 : fhattr_set(vm, cls, FH_NAME(vm, __abstractmethods__), frozen);
        fh_release(vm, frozen);
    }
    fh_release(vm, bases);
    fh_release(vm, names);
    return status;
}

enum { COLLECTION_FLAGS = FH_TF_SEQUENCE | FH_TF_MAPPING };

/* __abc_tpflags__ in a class body: bit 5, instances match sequence patterns; bit 6, mapping patterns. */
static int take_flags(FhVM *vm, FhValue cls) {
    FhValue key = fhstr_intern(vm, "__abc_tpflags__", 15);
    FhValue flags = key == FH_ERR ? FH_ERR : fhdict_get_str(vm, fhas_type(cls)->cold->dict, key);
    if (flags == FH_ERR) return -1;
    if (flags == FH_NOVALUE || !fh_is_int(flags)) return 0;
    if (fh_int_of(flags) & 1 << 5) fhas_type(cls)->flags |= FH_TF_SEQUENCE;
    if (fh_int_of(flags) & 1 << 6) fhas_type(cls)->flags |= FH_TF_MAPPING;
    return fhtype_set(vm, fhas_type(cls), key, FH_NOVALUE);
}

NATIVE(abc_init) {
    UNUSED_ARGS;
    if (!fhtype_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "_abc_init() needs a class");
    if (compute_abstract(vm, args[0]) < 0) return FH_ERR;
    Data *d = (Data *)fhmem_cell(vm, sizeof(Data), FH_T_abc_data, true);
    if (!d) return FH_ERR;
    d->registry = d->cache = d->negative = FH_NOVALUE;
    d->cache_purge = d->negative_purge = FIRST_PURGE;
    d->version = vm->abc_registrations;
    FhValue data = fh_val(d);
    int status = fhtype_set(vm, fhas_type(args[0]), data_key(vm), data);
    fh_release(vm, data);
    return status < 0 || take_flags(vm, args[0]) < 0 ? FH_ERR : FH_NONE;
}

/* ---- registering ---- */

static int set_flags_recursively(FhVM *vm, FhType *t, uint32_t flags) {
    if ((t->flags & COLLECTION_FLAGS) == flags || !(t->flags & FH_TF_HEAP)) return 0;
    if (fhrecursion_enter(vm, "") < 0) return -1;
    t->flags = (t->flags & ~(uint32_t)COLLECTION_FLAGS) | flags;
    int status = 0;
    for (uint32_t i = 0; status == 0 && i < t->cold->nsubclasses; i++)
        status = set_flags_recursively(vm, t->cold->subclasses[i], flags);
    fhrecursion_leave(vm);
    return status;
}

static int add_to_registry(FhVM *vm, Data *d, FhValue cls) {
    if (d->registry == FH_NOVALUE) {
        FhValue list = fhlist_new(vm, 1);
        if (list == FH_ERR) return -1;
        fh_set(vm, &d->header, &d->registry, list);
    }
    FhValue ref = fhweakref_new(vm, vm->types[FH_T_weakref], cls, FH_NOVALUE);
    return ref == FH_ERR ? -1 : fhlist_push(vm, fhas_list(d->registry), ref);
}

static FhValue register_class(FhVM *vm, FhValue cls, FhValue sub) {
    if (!fhtype_check(vm, sub)) return fhraise(vm, FH_T_TypeError, "Can only register classes");
    int is = fhissubclass(vm, sub, cls);
    if (is != 0) return is < 0 ? FH_ERR : fh_retain(sub);
    if ((is = fhissubclass(vm, cls, sub)) != 0)
        return is < 0 ? FH_ERR : fhraise(vm, FH_T_RuntimeError, "Refusing to create an inheritance cycle");
    Data *d = data_of(vm, cls);
    if (!d || add_to_registry(vm, d, sub) < 0) return FH_ERR;
    vm->abc_registrations++;
    uint32_t flags = fhas_type(cls)->flags & COLLECTION_FLAGS;
    if (flags && set_flags_recursively(vm, fhas_type(sub), flags) < 0) return FH_ERR;
    return fh_retain(sub);
}

/* ---- checking ---- */

/* cls.__subclasscheck__(sub) as a truth: 1, 0, -1. */
static int ask_subclass(FhVM *vm, FhValue cls, FhValue sub) {
    FhValue v = fhcall_method(vm, cls, FH_NAME(vm, __subclasscheck__), &sub, 1);
    if (v == FH_ERR) return -1;
    int truth = fhtruth(vm, v);
    fh_release(vm, v);
    return truth;
}

/* cls.__subclasshook__(sub): 1, 0, 2 for NotImplemented, -1. */
static int ask_hook(FhVM *vm, FhValue cls, FhValue sub) {
    FhValue hook = fhattr_get(vm, cls, FH_NAME(vm, __subclasshook__));
    if (hook == FH_ERR) return -1;
    FhValue v = fhcall1(vm, hook, sub);
    fh_release(vm, hook);
    if (v == FH_ERR) return -1;
    int answer = v == FH_TRUE ? 1 : v == FH_FALSE ? 0 : v == FH_NOTIMPLEMENTED ? 2 : -1;
    if (answer < 0)
        fhraise(vm, FH_T_AssertionError,
                "__subclasshook__ must return either False, True, or NotImplemented");
    fh_release(vm, v);
    return answer;
}

static int has_in_mro(FhVM *vm, FhValue cls, FhValue sub) {
    FhValue mro = fhtype_mro(vm, fhas_type(sub));
    if (mro == FH_ERR) return -1;
    for (int64_t i = 0; i < fhas_tuple(mro)->size; i++)
        if (fhas_tuple(mro)->items[i] == cls) return 1;
    return 0;
}

static int any_registered(FhVM *vm, FhValue data, FhValue sub) {
    Data *d = FH_AS(Data, data);
    if (d->registry == FH_NOVALUE) return 0;
    FhValue list = fh_retain(d->registry);
    int is = 0;
    for (int64_t i = 0; is == 0 && i < fhas_list(list)->size; i++) {
        FhValue cls = fh_retain(fhweakref_target(fhas_weakref(fhas_list(list)->items[i])));
        if (cls == FH_NOVALUE) continue;
        is = cls == sub ? 1 : fhissubclass(vm, sub, cls);
        fh_release(vm, cls);
    }
    fh_release(vm, list);
    return is;
}

static int any_subclass(FhVM *vm, FhValue cls, FhValue sub) {
    FhValue list = fhcall_method(vm, cls, FH_NAME(vm, __subclasses__), NULL, 0);
    if (list == FH_ERR) return -1;
    if (!fhlist_exact(list)) {
        fh_release(vm, list);
        return fhraise_int(vm, FH_T_TypeError, "__subclasses__() must return a list");
    }
    int is = 0;
    for (int64_t i = 0; is == 0 && i < fhas_list(list)->size; i++)
        is = fhissubclass(vm, sub, fhas_list(list)->items[i]);
    fh_release(vm, list);
    return is;
}

static int subclass_slow(FhVM *vm, FhValue cls, FhValue data, FhValue sub) {
    int is = ask_hook(vm, cls, sub);
    if (is == 2) {
        is = has_in_mro(vm, cls, sub);
        if (is == 0) is = any_registered(vm, data, sub);
        if (is == 0) is = any_subclass(vm, cls, sub);
    }
    if (is >= 0 && remember(vm, data, sub, is) < 0) return -1;
    return is;
}

static int subclass(FhVM *vm, FhValue cls, FhValue sub) {
    if (!fhtype_check(vm, sub)) return fhraise_int(vm, FH_T_TypeError, "issubclass() arg 1 must be a class");
    Data *d = data_of(vm, cls);
    if (!d) return -1;
    int known = in_set(vm, d->cache, sub);
    if (known != 0) return known;
    if (d->version < vm->abc_registrations) {
        fh_clear(vm, &d->negative);
        d->version = vm->abc_registrations;
    } else if ((known = in_set(vm, d->negative, sub)) != 0) {
        return known < 0 ? -1 : 0;
    }
    if (fhrecursion_enter(vm, " in __subclasscheck__") < 0) return -1;
    FhValue data = fh_retain(fh_val(d));
    int is = subclass_slow(vm, cls, data, sub);
    fh_release(vm, data);
    fhrecursion_leave(vm);
    return is;
}

static FhValue as_bool(int is) { return is < 0 ? FH_ERR : fh_bool(is); }

NATIVE(subclasscheck) {
    UNUSED_ARGS;
    return as_bool(subclass(vm, self, args[0]));
}

static int instance(FhVM *vm, FhValue cls, FhValue o) {
    FhValue claimed = fhattr_get(vm, o, FH_NAME(vm, __class__));
    if (claimed == FH_ERR) return -1;
    Data *d = data_of(vm, cls);
    int is = d ? in_set(vm, d->cache, claimed) : -1;
    if (is == 0 && claimed == fh_typeval(vm, o)) {
        if (d->version == vm->abc_registrations && (is = in_set(vm, d->negative, claimed)) != 0)
            is = is < 0 ? -1 : 0;
        else
            is = ask_subclass(vm, cls, claimed);
    } else if (is == 0) {
        is = ask_subclass(vm, cls, claimed);
        if (is == 0) is = ask_subclass(vm, cls, fh_typeval(vm, o));
    }
    fh_release(vm, claimed);
    return is;
}

NATIVE(instancecheck) {
    UNUSED_ARGS;
    return as_bool(instance(vm, self, args[0]));
}

NATIVE(abc_register) {
    UNUSED_ARGS;
    return register_class(vm, args[0], args[1]);
}

NATIVE(cache_token) {
    UNUSED_ARGS;
    return fhint_new(vm, vm->abc_registrations);
}

NATIVE(reset_registry) {
    UNUSED_ARGS;
    Data *d = data_of(vm, args[0]);
    if (!d) return FH_ERR;
    fh_clear(vm, &d->registry);
    return FH_NONE;
}

NATIVE(reset_caches) {
    UNUSED_ARGS;
    Data *d = data_of(vm, args[0]);
    if (!d) return FH_ERR;
    fh_clear(vm, &d->cache);
    fh_clear(vm, &d->negative);
    return FH_NONE;
}

static FhValue copy_of(FhVM *vm, FhValue set_or_list) {
    return fhset_of(vm, set_or_list == FH_NOVALUE ? vm->empty_tuple : set_or_list);
}

NATIVE(get_dump) {
    UNUSED_ARGS;
    Data *d = data_of(vm, args[0]);
    if (!d) return FH_ERR;
    FhValue items[4] = {copy_of(vm, d->registry), copy_of(vm, d->cache), copy_of(vm, d->negative),
                        fhint_new(vm, d->version)};
    if (items[0] != FH_ERR && items[1] != FH_ERR && items[2] != FH_ERR && items[3] != FH_ERR)
        return fhtuple_take(vm, items, 4);
    for (int i = 0; i < 4; i++) fh_release(vm, items[i]);
    return FH_ERR;
}

static const FhMethodDef functions[] = {
    {"_abc_init", abc_init, 1, 1, 0, NULL},
    {"_abc_register", abc_register, 2, 2, 0, NULL},
    {"get_cache_token", cache_token, 0, 0, 0,
     "get_cache_token($module, /)\n--\n\nA value that changes with each registration of a class."},
    {"_reset_registry", reset_registry, 1, 1, 0, NULL},
    {"_reset_caches", reset_caches, 1, 1, 0, NULL},
    {"_get_dump", get_dump, 1, 1, 0, NULL},
    {0},
};

/* Descriptors that abc.py puts into ABCMeta: a call of them needs no frame. */
static const FhMethodDef methods[] = {
    {"__instancecheck__", instancecheck, 1, 1, 0, NULL},
    {"__subclasscheck__", subclasscheck, 1, 1, 0, NULL},
    {0},
};

static int exec(FhVM *vm, FhValue module) {
    if (fhtype_init_library(vm) < 0) return -1;
    for (const FhMethodDef *m = methods; m->name; m++) {
        FhValue d = fhmethod_descr_new(vm, vm->types[FH_T_type], m, FH_T_method_descriptor);
        if (fhmodule_set_take(vm, module, m->name, d) < 0) return -1;
    }
    return 0;
}

const FhModuleDef fhmodule__abc = {"_abc", "What abstract base classes stand on.", functions, exec};
