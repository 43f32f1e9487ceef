/* What a class object can do: attributes through the metaclass and the MRO, calling, isinstance, its methods. */
#include "objects/dead.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/docs.h"
#include "objects/exception.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/set.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

/* ---- attributes ---- */

/* The value of a class attribute found along an MRO, seen through the class. Takes v over. */
static FhValue bind_to_class(FhVM *vm, FhValue v, FhValue type) {
    const FhSlots *s = fh_slots(vm, v);
    if (!s->descr_get || fh_has_shape(v, FH_T_function)) return v;
    FhValue bound = s->descr_get(vm, v, FH_NOVALUE, type);
    fh_release(vm, v);
    return bound;
}

/* FH_NOVALUE when there is none. */
static FhValue find(FhVM *vm, FhValue type, FhValue name) {
    FhType *meta = fh_type(vm, type);
    FhValue of_meta = fhtype_lookup(vm, meta, name);
    if (of_meta == FH_ERR) return FH_ERR;
    const FhSlots *ms = of_meta == FH_NOVALUE ? NULL : fh_slots(vm, of_meta);
    if (ms && ms->descr_get && ms->descr_set) {
        fh_retain(of_meta);
        FhValue v = ms->descr_get(vm, of_meta, type, fh_val(meta));
        fh_release(vm, of_meta);
        return v;
    }
    FhValue own = fhtype_lookup(vm, fhas_type(type), name);
    if (own == FH_ERR) return FH_ERR;
    if (own != FH_NOVALUE) return bind_to_class(vm, fh_retain(own), type);
    if (!ms) return FH_NOVALUE;
    fh_retain(of_meta);
    if (!ms->descr_get) return of_meta;
    FhValue v = ms->descr_get(vm, of_meta, type, fh_val(meta));
    fh_release(vm, of_meta);
    return v;
}

FhValue fhtype_find(FhVM *vm, FhValue type, FhValue name) { return find(vm, type, name); }

FhValue fhtype_method(FhVM *vm, FhValue type, FhValue name, FhValue *self) {
    FhValue own = fhtype_lookup(vm, fhas_type(type), name);
    FhValue fn = own == FH_NOVALUE || own == FH_ERR ? FH_NOVALUE : fhclassmethod_function(own);
    if (fn == FH_NOVALUE) return fhtype_getattro(vm, type, name);
    FhValue of_meta = fhtype_lookup(vm, fh_type(vm, type), name);
    if (of_meta != FH_NOVALUE) return fhtype_getattro(vm, type, name);
    *self = fh_retain(type);
    return fh_retain(fn);
}

FhValue fhtype_getattro(FhVM *vm, FhValue type, FhValue name) {
    FhValue v = find(vm, type, name);
    return v == FH_NOVALUE ? fhraise_no_attribute(vm, type, name) : v;
}

int fhtype_setattro(FhVM *vm, FhValue type, FhValue name, FhValue v) {
    FhType *t = fhas_type(type);
    if (!(t->flags & FH_TF_HEAP))
        return fhraise_int(vm, FH_T_TypeError, "cannot set %R attribute of immutable type '%s'", name,
                           fhtype_full_name(t));
    FhType *meta = fh_type(vm, type);
    FhValue descr = fhtype_lookup(vm, meta, name);
    if (descr == FH_ERR) return -1;
    const FhSlots *s = descr == FH_NOVALUE ? NULL : fh_slots(vm, descr);
    if (s && s->descr_set) {
        fh_retain(descr);
        int status = s->descr_set(vm, descr, type, v);
        fh_release(vm, descr);
        return status;
    }
    if (fhstr_exact(name) && (name = fhstr_interned(vm, name)) == FH_ERR) return -1;
    return fhtype_set(vm, t, name, v);
}

/* ---- calling ---- */

static FhValue call_init(FhVM *vm, FhValue o, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    const FhSlots *s = fh_slots(vm, o);
    if (s->init && s->init(vm, o, args, nargs, kwnames) < 0) {
        fh_release(vm, o);
        return FH_ERR;
    }
    return o;
}

static FhValue type_of(FhVM *vm, FhValue v) {
    return fh_is_dead(v) ? fhdead_raise(vm, v) : fh_retain(fh_typeval(vm, v));
}

static FhValue bool_of(FhVM *vm, FhValue v) {
    int t = fhtruth(vm, v);
    return t < 0 ? FH_ERR : fh_bool(t);
}

const FhConversion fhtype_conversions[FH_T_count] = {
    [FH_T_type] = type_of, [FH_T_bool] = bool_of,   [FH_T_int] = fhnumber_int, [FH_T_float] = fhnumber_float,
    [FH_T_str] = fhstr,    [FH_T_list] = fhlist_of, [FH_T_tuple] = fhtuple_of, [FH_T_set] = fhset_of,
};

static FhValue make_instance(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhType *t = fhas_type(type);
    if (!t->slots->new_)
        return fhraise(vm, FH_T_TypeError, "cannot create '%s' instances", fhtype_full_name(t));
    fh_retain(type);
    FhValue o = t->slots->new_(vm, type, args, nargs, kwnames);
    if (FH_LIKELY(o != FH_ERR)) {
        FhType *made = fh_type(vm, o); /* may be another: type() gives what a metaclass makes */
        bool complete = made == t ? !t->slots->init : !fhtype_subtype(made, t);
        if (!complete) o = call_init(vm, o, args, nargs, kwnames);
    }
    fh_release(vm, type);
    return o;
}

FhValue fhtype_call(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhConversion convert =
        nargs == 1 && kwnames == FH_NOVALUE ? fhtype_conversions[fhas_type(type)->id] : NULL;
    return convert ? convert(vm, args[0]) : make_instance(vm, type, args, nargs, kwnames);
}

/* ---- isinstance, issubclass ---- */

/* The bases of anything that passes for a class; NOVALUE: it does not. Owned tuple. */
static FhValue abstract_bases(FhVM *vm, FhValue cls) {
    FhValue bases = fhattr_find(vm, cls, FH_NAME(vm, __bases__));
    if (bases == FH_ERR || bases == FH_NOVALUE || fhtuple_check(vm, bases)) return bases;
    fh_release(vm, bases);
    return FH_NOVALUE;
}

static int check_class(FhVM *vm, FhValue cls, const char *message) {
    FhValue bases = abstract_bases(vm, cls);
    if (bases == FH_ERR) return -1;
    if (bases == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "%s", message);
    fh_release(vm, bases);
    return 0;
}

static int abstract_subclass(FhVM *vm, FhValue sub, FhValue cls) {
    if (sub == cls) return 1;
    FhValue bases = abstract_bases(vm, sub);
    if (bases == FH_ERR) return -1;
    if (bases == FH_NOVALUE) return 0;
    if (fhrecursion_enter(vm, " in __issubclass__") < 0) {
        fh_release(vm, bases);
        return -1;
    }
    int found = 0;
    for (int64_t i = 0; found == 0 && i < fhas_tuple(bases)->size; i++)
        found = abstract_subclass(vm, fhas_tuple(bases)->items[i], cls);
    fhrecursion_leave(vm);
    fh_release(vm, bases);
    return found;
}

/* o.__class__ is the class it has: nothing overrides object's attribute. */
static bool tells_the_truth(FhVM *vm, FhValue o) {
    FhType *t = fh_type(vm, o);
    if (!(t->flags & FH_TF_GETATTR_PLAIN)) return false;
    if (t->id) return true; /* no builtin type has a __class__ of its own beside a __getattribute__ */
    FhValue own = fhtype_lookup(vm, t, FH_NAME(vm, __class__));
    return own != FH_ERR && own == fhtype_lookup(vm, vm->types[FH_T_object], FH_NAME(vm, __class__));
}

static int plain_isinstance(FhVM *vm, FhValue o, FhValue cls) {
    bool is_type = fhtype_check(vm, cls);
    if (is_type && fhtype_subtype(fh_type(vm, o), fhas_type(cls))) return 1;
    if (!is_type &&
        check_class(vm, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union") < 0)
        return -1;
    if (is_type && tells_the_truth(vm, o)) return 0;
    FhValue claimed = fhattr_find(vm, o, FH_NAME(vm, __class__));
    if (claimed == FH_ERR) return -1;
    if (claimed == FH_NOVALUE) return 0;
    int found = 0;
    if (!is_type)
        found = abstract_subclass(vm, claimed, cls);
    else if (claimed != fh_typeval(vm, o) && fhtype_check(vm, claimed))
        found = fhtype_subtype(fhas_type(claimed), fhas_type(cls));
    fh_release(vm, claimed);
    return found;
}

static int plain_issubclass(FhVM *vm, FhValue sub, FhValue cls) {
    if (fhtype_check(vm, sub) && fhtype_check(vm, cls)) return fhtype_subtype(fhas_type(sub), fhas_type(cls));
    if (check_class(vm, sub, "issubclass() arg 1 must be a class") < 0) return -1;
    if (check_class(vm, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union") < 0)
        return -1;
    return abstract_subclass(vm, sub, cls);
}

typedef int Test(FhVM *, FhValue, FhValue);

static int any_of(FhVM *vm, Test *test, FhValue a, FhValue classes, const char *where) {
    if (fhrecursion_enter(vm, where) < 0) return -1;
    int found = 0;
    for (int64_t i = 0; found == 0 && i < fhas_tuple(classes)->size; i++)
        found = test(vm, a, fhas_tuple(classes)->items[i]);
    fhrecursion_leave(vm);
    return found;
}

/* Asks the class's __instancecheck__ or __subclasscheck__; 2: it has none. */
static int ask_class(FhVM *vm, FhValue a, FhValue cls, FhValue hook, const char *where) {
    FhValue checker = fhlookup_special(vm, cls, hook);
    if (checker == FH_NOVALUE) return 2;
    if (checker == FH_ERR) return -1;
    int found = -1;
    if (fhrecursion_enter(vm, where) == 0) {
        FhValue answer = fhcall1(vm, checker, a);
        fhrecursion_leave(vm);
        if (answer != FH_ERR) found = fhtruth(vm, answer);
        fh_release(vm, answer);
    }
    fh_release(vm, checker);
    return found;
}

int fhisinstance(FhVM *vm, FhValue o, FhValue cls) {
    if (fh_is_dead(o)) return fhdead_raise_int(vm, o);
    if (fh_typeval(vm, o) == cls) return 1;
    if (fh_has_shape(cls, FH_T_type)) return plain_isinstance(vm, o, cls);
    if (fhtuple_check(vm, cls)) return any_of(vm, fhisinstance, o, cls, " in __instancecheck__");
    if (fh_has_shape(cls, FH_T_UnionType))
        return any_of(vm, fhisinstance, o, FH_AS(FhUnion, cls)->args, " in __instancecheck__");
    int found = ask_class(vm, o, cls, FH_NAME(vm, __instancecheck__), " in __instancecheck__");
    return found == 2 ? plain_isinstance(vm, o, cls) : found;
}

int fhissubclass(FhVM *vm, FhValue sub, FhValue cls) {
    if (fh_has_shape(cls, FH_T_type)) return sub == cls ? 1 : plain_issubclass(vm, sub, cls);
    if (fhtuple_check(vm, cls)) return any_of(vm, fhissubclass, sub, cls, " in __subclasscheck__");
    if (fh_has_shape(cls, FH_T_UnionType))
        return any_of(vm, fhissubclass, sub, FH_AS(FhUnion, cls)->args, " in __subclasscheck__");
    int found = ask_class(vm, sub, cls, FH_NAME(vm, __subclasscheck__), " in __subclasscheck__");
    return found == 2 ? plain_issubclass(vm, sub, cls) : found;
}

/* ---- attributes that every class has ---- */

FhValue fhtype_repr(FhVM *vm, FhValue type) {
    FhType *t = fhas_type(type);
    if (fhtype_ready(vm, t) < 0) return FH_ERR;
    FhValue module = fhtype_module(vm, t);
    if (module == FH_ERR) return FH_ERR;
    FhValue text;
    if (fhstr_check(vm, module) && !fhstr_equal(module, FH_NAME(vm, builtins)))
        text = fhstr_format(vm, "<class '%U.%U'>", module, t->cold->qualname);
    else
        text = fhstr_format(vm, "<class '%U'>", t->cold->qualname);
    fh_release(vm, module);
    return text;
}

static FhValue get_name(FhVM *vm, FhValue type) {
    return fhtype_ready(vm, fhas_type(type)) < 0 ? FH_ERR : fh_retain(fhas_type(type)->cold->name);
}

static FhValue get_qualname(FhVM *vm, FhValue type) {
    return fhtype_ready(vm, fhas_type(type)) < 0 ? FH_ERR : fh_retain(fhas_type(type)->cold->qualname);
}

static int check_settable(FhVM *vm, FhValue type, FhValue v, const char *what) {
    if (!(fhas_type(type)->flags & FH_TF_HEAP))
        return fhraise_int(vm, FH_T_TypeError, "cannot set '%s' attribute of immutable type '%s'", what,
                           fhtype_full_name(fhas_type(type)));
    if (v == FH_NOVALUE)
        return fhraise_int(vm, FH_T_TypeError, "cannot delete '%s' attribute of immutable type '%N'", what,
                           type);
    return 0;
}

static int check_text(FhVM *vm, FhValue type, FhValue v, const char *what) {
    if (check_settable(vm, type, v, what) < 0) return -1;
    if (fhstr_check(vm, v)) return 0;
    return fhraise_int(vm, FH_T_TypeError, "can only assign string to %N.%s, not '%T'", type, what, v);
}

static int set_name(FhVM *vm, FhValue type, FhValue v) {
    if (check_text(vm, type, v, "__name__") < 0) return -1;
    if (memchr(fhstr_text(v), 0, fhstr_size(v)))
        return fhraise_int(vm, FH_T_ValueError, "type name must not contain null characters");
    FhType *t = fhas_type(type);
    fh_set_ref(vm, &t->header, &t->cold->name, v);
    return 0;
}

static int set_qualname(FhVM *vm, FhValue type, FhValue v) {
    if (check_text(vm, type, v, "__qualname__") < 0) return -1;
    FhType *t = fhas_type(type);
    fh_set_ref(vm, &t->header, &t->cold->qualname, v);
    return 0;
}

static FhValue get_module(FhVM *vm, FhValue type) {
    FhType *t = fhas_type(type);
    if (t->def || fhdict_get_str(vm, t->cold->dict, FH_NAME(vm, __module__)) != FH_NOVALUE)
        return fhtype_module(vm, t);
    return fhraise(vm, FH_T_AttributeError, "__module__");
}

static int set_module(FhVM *vm, FhValue type, FhValue v) {
    if (check_settable(vm, type, v, "__module__") < 0) return -1;
    return fhtype_set(vm, fhas_type(type), FH_NAME(vm, __module__), v);
}

static FhValue get_bases(FhVM *vm, FhValue type) { return fh_retain(fhtype_bases(vm, fhas_type(type))); }

static int set_bases(FhVM *vm, FhValue type, FhValue v) {
    if (check_settable(vm, type, v, "__bases__") < 0) return -1;
    return fhtype_set_bases(vm, fhas_type(type), v);
}

static FhValue get_mro(FhVM *vm, FhValue type) {
    FhValue mro = fhtype_mro(vm, fhas_type(type));
    return mro == FH_NOVALUE ? FH_NONE : fh_retain(mro);
}

static FhValue get_base(FhVM *vm, FhValue type) {
    (void)vm;
    FhValue base = fhas_type(type)->base;
    return base == FH_NOVALUE ? FH_NONE : fh_retain(base);
}

static FhValue get_dict(FhVM *vm, FhValue type) {
    FhValue dict = fhtype_dict(vm, fhas_type(type));
    return dict == FH_ERR ? FH_ERR : fhmappingproxy_new(vm, dict);
}

static FhValue get_doc(FhVM *vm, FhValue type) {
    FhValue dict = fhtype_dict(vm, fhas_type(type));
    FhValue doc = dict == FH_ERR ? FH_ERR : fhdict_get_str(vm, dict, FH_NAME(vm, __doc__));
    if (doc == FH_ERR) return FH_ERR;
    if (doc == FH_NOVALUE) return FH_NONE;
    return bind_to_class(vm, fh_retain(doc), type);
}

static int set_doc(FhVM *vm, FhValue type, FhValue v) {
    if (check_settable(vm, type, v, "__doc__") < 0) return -1;
    return fhtype_set(vm, fhas_type(type), FH_NAME(vm, __doc__), v);
}

static FhValue get_annotations(FhVM *vm, FhValue type) {
    FhType *t = fhas_type(type);
    if (!(t->flags & FH_TF_HEAP)) return fhraise_no_attribute(vm, type, FH_NAME(vm, __annotations__));
    FhValue v = fhdict_get_str(vm, t->cold->dict, FH_NAME(vm, __annotations__));
    if (v == FH_ERR) return FH_ERR;
    if (v != FH_NOVALUE) return bind_to_class(vm, fh_retain(v), type);
    v = fhdict_new(vm);
    if (v != FH_ERR && fhtype_set(vm, t, FH_NAME(vm, __annotations__), v) == 0) return v;
    fh_release(vm, v);
    return FH_ERR;
}

static int set_annotations(FhVM *vm, FhValue type, FhValue v) {
    FhType *t = fhas_type(type);
    if (!(t->flags & FH_TF_HEAP))
        return fhraise_int(vm, FH_T_TypeError,
                           "cannot set '__annotations__' attribute of immutable type '%s'",
                           fhtype_full_name(t));
    if (v == FH_NOVALUE && fhdict_get_str(vm, t->cold->dict, FH_NAME(vm, __annotations__)) == FH_NOVALUE)
        return fhraise_int(vm, FH_T_AttributeError, "__annotations__");
    return fhtype_set(vm, t, FH_NAME(vm, __annotations__), v);
}

static FhValue get_abstract(FhVM *vm, FhValue type) {
    FhValue dict = fhtype_dict(vm, fhas_type(type));
    FhValue v = FH_NOVALUE;
    if (fhas_type(type) != vm->types[FH_T_type])
        v = fhdict_get_str(vm, dict, FH_NAME(vm, __abstractmethods__));
    if (v == FH_NOVALUE) return fhraise(vm, FH_T_AttributeError, "__abstractmethods__");
    return fh_retain(v);
}

static int set_abstract(FhVM *vm, FhValue type, FhValue v) {
    FhType *t = fhas_type(type);
    int abstract = v == FH_NOVALUE ? 0 : fhtruth(vm, v);
    if (abstract < 0) return -1;
    if (v == FH_NOVALUE && fhdict_get_str(vm, t->cold->dict, FH_NAME(vm, __abstractmethods__)) == FH_NOVALUE)
        return fhraise_int(vm, FH_T_AttributeError, "__abstractmethods__");
    if (fhtype_set(vm, t, FH_NAME(vm, __abstractmethods__), v) < 0) return -1;
    t->flags = abstract ? t->flags | FH_TF_ABSTRACT : t->flags & ~(uint32_t)FH_TF_ABSTRACT;
    return fhtype_set_flags(vm, t);
}

static FhValue get_basicsize(FhVM *vm, FhValue type) {
    (void)vm;
    FhType *t = fhas_type(type);
    return fh_int_raw((int64_t)t->size + 8 * t->shape->capacity);
}

static FhValue get_zero(FhVM *vm, FhValue type) {
    (void)vm, (void)type;
    return fh_int_raw(0);
}

static FhValue get_dictoffset(FhVM *vm, FhValue type) {
    (void)vm;
    FhType *t = fhas_type(type);
    return fh_int_raw(t->dict_offset ? (int64_t)t->dict_offset : t->flags & FH_TF_DICT ? -1 : 0);
}

/* CPython's Py_TPFLAGS_ bits that scripts look at. */
static FhValue get_flags(FhVM *vm, FhValue type) {
    (void)vm;
    static const struct {
        uint32_t ours;
        uint32_t theirs;
    } map[] = {{FH_TF_HEAP, 1u << 9},    {FH_TF_BASE, 1u << 10},     {FH_TF_ABSTRACT, 1u << 20},
               {FH_TF_INT, 1u << 24},    {FH_TF_LIST, 1u << 25},     {FH_TF_TUPLE, 1u << 26},
               {FH_TF_BYTES, 1u << 27},  {FH_TF_STR, 1u << 28},      {FH_TF_DICTSUB, 1u << 29},
               {FH_TF_EXC, 1u << 30},    {FH_TF_TYPE, 1u << 31},     {FH_TF_SEQUENCE, 1u << 5},
               {FH_TF_MAPPING, 1u << 6}, {FH_TF_CONTAINER, 1u << 14}};
    uint32_t flags = fhas_type(type)->flags & FH_TF_HEAP ? 0 : 1u << 8;
    for (size_t i = 0; i < sizeof map / sizeof *map; i++) {
        if (fhas_type(type)->flags & map[i].ours) flags |= map[i].theirs;
    }
    return fh_int_raw(flags);
}

static FhValue get_text_signature(FhVM *vm, FhValue type) {
    FhType *t = fhas_type(type);
    return t->def ? fhdocs_own_signature(vm, t->def->doc, t) : FH_NONE;
}

static FhValue get_weakrefoffset(FhVM *vm, FhValue type) {
    (void)vm;
    return fh_int_raw(fhas_type(type)->flags & FH_TF_WEAKREF ? -1 : 0);
}

const FhGetSetDef fhtype_getsets[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualname, set_qualname, NULL},
    {"__bases__", get_bases, set_bases, NULL},
    {"__mro__", get_mro, fhgetset_readonly, NULL},
    {"__base__", get_base, fhgetset_readonly, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__abstractmethods__", get_abstract, set_abstract, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__basicsize__", get_basicsize, fhgetset_readonly, NULL},
    {"__itemsize__", get_zero, fhgetset_readonly, NULL},
    {"__weakrefoffset__", get_weakrefoffset, fhgetset_readonly, NULL},
    {"__dictoffset__", get_dictoffset, fhgetset_readonly, NULL},
    {"__flags__", get_flags, fhgetset_readonly, NULL},
    {0},
};

/* ---- methods ---- */

static FhValue method_mro(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue bases = fhtype_bases(vm, fhas_type(self));
    FhValue mro = bases == FH_ERR ? FH_ERR : fhtype_compute_mro(vm, fhas_type(self), bases);
    if (mro == FH_ERR) return FH_ERR;
    FhValue list = fhlist_from(vm, fhas_tuple(mro)->items, fhas_tuple(mro)->size);
    fh_release(vm, mro);
    return list;
}

static bool has_base(FhType *t, FhValue base) {
    FhTuple *bases = t->cold->bases == FH_NOVALUE ? NULL : fhas_tuple(t->cold->bases);
    for (int64_t i = 0; bases && i < bases->size; i++)
        if (bases->items[i] == base) return true;
    return false;
}

static FhValue method_subclasses(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,
                                 FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhType *t = fhas_type(self);
    for (uint32_t id = 1; t->def && id < FH_T_count; id++) { /* builtin types join their base when readied */
        if (!vm->types[id]) continue;
        bool below = vm->types[id]->base == self || (id == FH_T_ExceptionGroup && t->id == FH_T_Exception);
        if (below && fhtype_ready(vm, vm->types[id]) < 0) return FH_ERR;
    }
    FhValue list = fhlist_new(vm, t->cold->nsubclasses);
    for (uint32_t i = 0; list != FH_ERR && i < t->cold->nsubclasses; i++) {
        FhType *sub = t->cold->subclasses[i]; /* or one that has t only in its MRO */
        if (sub->id == FH_T_OutOfFuelError || sub->id == FH_T_HostInterrupt)
            continue; /* no business of scripts */
        if (!has_base(sub, self) || fhlist_append(vm, list, fh_val(sub)) == 0) continue;
        fh_release(vm, list);
        return FH_ERR;
    }
    return list;
}

static FhValue method_prepare(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)self, (void)args, (void)nargs, (void)kwnames;
    return fhdict_new(vm);
}

static FhValue answer(int found) { return found < 0 ? FH_ERR : fh_bool(found); }

static FhValue method_instancecheck(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,
                                    FhValue kwnames) {
    (void)nargs, (void)kwnames;
    return answer(plain_isinstance(vm, args[0], self));
}

static FhValue method_subclasscheck(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,
                                    FhValue kwnames) {
    (void)nargs, (void)kwnames;
    return answer(plain_issubclass(vm, args[0], self));
}

static FhValue method_dir(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue mro = fh_retain(fhtype_mro(vm, fhas_type(self)));
    FhValue all = mro == FH_ERR ? FH_ERR : fhdict_new(vm);
    for (int64_t i = 0; all != FH_ERR && i < fhas_tuple(mro)->size; i++) {
        if (fhdict_update(vm, all, fhas_type(fhas_tuple(mro)->items[i])->cold->dict) == 0) continue;
        fh_release(vm, all);
        all = FH_ERR;
    }
    fh_release(vm, mro);
    FhValue names = all == FH_ERR ? FH_ERR : fhlist_of(vm, all);
    fh_release(vm, all);
    return names;
}

static FhValue method_sizeof(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)vm, (void)args, (void)nargs, (void)kwnames;
    FhType *t = fhas_type(self);
    return fh_int_raw(
        (int64_t)(sizeof *t + (t->def ? 0 : sizeof(FhTypeCold)) + (t->own_slots ? sizeof *t->slots : 0)));
}

const FhMethodDef fhtype_methods[] = {
    {"mro", method_mro, 0, 0, 0, "mro($self, /)\n--\n\nReturn a type's method resolution order."},
    {"__subclasses__", method_subclasses, 0, 0, 0,
     "__subclasses__($self, /)\n--\n\nReturn a list of immediate subclasses."},
    {"__prepare__", method_prepare, 0, FH_ANY, FH_CLASS | FH_KW,
     "__prepare__() -> dict\nused to create the namespace for the class statement"},
    {"__instancecheck__", method_instancecheck, 1, 1, 0,
     "__instancecheck__($self, instance, /)\n--\n\nCheck if an object is an instance."},
    {"__subclasscheck__", method_subclasscheck, 1, 1, 0,
     "__subclasscheck__($self, subclass, /)\n--\n\nCheck if a class is a subclass."},
    {"__dir__", method_dir, 0, 0, 0,
     "__dir__($self, /)\n--\n\nSpecialized __dir__ implementation for types."},
    {"__sizeof__", method_sizeof, 0, 0, 0,
     "__sizeof__($self, /)\n--\n\nReturn memory consumption of the type object."},
    {0},
};
