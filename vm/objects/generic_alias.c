/* list[int]: types.GenericAlias. Attributes of the origin show through; typing's type variables are found by their
 * __parameters__ and __typing_subst__ and replaced when the alias is subscripted. */
#include "objects/generic_alias.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static FhGenericAlias *as_alias(FhValue v) { return FH_AS(FhGenericAlias, v); }

static FhGenericAlias *new_cell(FhVM *vm, FhType *type) {
    if (type == vm->types[FH_T_GenericAlias])
        return (FhGenericAlias *)fhmem_cell(vm, sizeof(FhGenericAlias), FH_T_GenericAlias, true);
    FhValue v = fhinstance_new(vm, type, 0);
    return v == FH_ERR ? NULL : as_alias(v);
}

static FhValue make_of(FhVM *vm, FhType *type, FhValue origin, FhValue args, bool starred) {
    FhValue tuple = fhtuple_check(vm, args) ? fh_retain(args) : fhtuple_from(vm, &args, 1);
    FhGenericAlias *a = tuple == FH_ERR ? NULL : new_cell(vm, type);
    if (!a) {
        fh_release(vm, tuple);
        return FH_ERR;
    }
    a->origin = fh_retain(origin);
    a->args = tuple;
    a->parameters = FH_NOVALUE;
    a->starred = starred;
    return fh_val(a);
}

static FhValue make(FhVM *vm, FhValue origin, FhValue args, bool starred) {
    return make_of(vm, vm->types[FH_T_GenericAlias], origin, args, starred);
}

FhValue fhgeneric_new(FhVM *vm, FhValue origin, FhValue args) { return make(vm, origin, args, false); }

FhValue fhgeneric_class_getitem(FhVM *vm, FhValue cls, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    return make(vm, cls, args[0], false);
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhargs_none(vm, "GenericAlias", kwnames) < 0) return FH_ERR;
    if (nargs != 2)
        return fhraise(vm, FH_T_TypeError, "GenericAlias expected 2 arguments, got %d", (int)nargs);
    return make_of(vm, fhas_type(type), args[0], args[1], false);
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhGenericAlias *a = (FhGenericAlias *)o;
    fn(ctx, &a->origin);
    fn(ctx, &a->args);
    fn(ctx, &a->parameters);
}

static void finalize(FhVM *vm, FhObj *o) {
    if (!fh_is_dying(o)) return;
    FhGenericAlias *a = (FhGenericAlias *)o;
    fh_clear(vm, &a->origin);
    fh_clear(vm, &a->args);
    fh_clear(vm, &a->parameters);
}

/* ---- text ---- */

/* module.qualname of a class, "..." for Ellipsis, else its repr. */
int fhgeneric_add_item(FhText *t, FhValue v) {
    FhVM *vm = t->vm;
    if (v == FH_ELLIPSIS) return fhtext_c(t, "...");
    if (v == fh_val(vm->types[FH_T_NoneType])) return fhtext_c(t, "None");
    FhValue origin = fhattr_find(vm, v, FH_NAME(vm, __origin__));
    FhValue args = origin == FH_NOVALUE ? FH_NOVALUE : fhattr_find(vm, v, FH_NAME(vm, __args__));
    bool alias = origin != FH_NOVALUE && args != FH_NOVALUE;
    fh_release(vm, origin);
    fh_release(vm, args);
    if (origin == FH_ERR || args == FH_ERR) return t->failed = true, -1;
    FhValue qualname = alias ? FH_NOVALUE : fhattr_find(vm, v, FH_NAME(vm, __qualname__));
    FhValue module = qualname == FH_NOVALUE ? FH_NOVALUE : fhattr_find(vm, v, FH_NAME(vm, __module__));
    int status;
    if (qualname == FH_ERR || module == FH_ERR)
        status = (t->failed = true, -1);
    else if (module == FH_NOVALUE || module == FH_NONE)
        status = fhtext_repr(t, v);
    else if (fhstr_check(vm, module) && fhstr_equal(module, FH_NAME(vm, builtins)))
        status = fhtext_format(t, "%S", qualname);
    else
        status = fhtext_format(t, "%S.%S", module, qualname);
    fh_release(vm, qualname);
    fh_release(vm, module);
    return status;
}

static int add_argument(FhText *t, FhValue v) {
    if (!fhlist_exact(v)) return fhgeneric_add_item(t, v);
    fhtext_c(t, "[");
    for (int64_t i = 0; i < fhas_list(v)->size; i++) {
        if (i) fhtext_c(t, ", ");
        if (fhgeneric_add_item(t, fhas_list(v)->items[i]) < 0) return -1;
    }
    return fhtext_c(t, "]");
}

static FhValue repr(FhVM *vm, FhValue self) {
    FhGenericAlias *a = as_alias(self);
    FhTuple *args = fhas_tuple(a->args);
    FhText t;
    if (fhrecursion_enter(vm, " while getting the repr of an object") < 0) return FH_ERR;
    fhtext_init(&t, vm);
    if (a->starred) fhtext_c(&t, "*");
    fhgeneric_add_item(&t, a->origin);
    fhtext_c(&t, "[");
    for (int64_t i = 0; i < args->size && !t.failed; i++) {
        if (i) fhtext_c(&t, ", ");
        add_argument(&t, args->items[i]);
    }
    if (args->size == 0) fhtext_c(&t, "()");
    fhtext_c(&t, "]");
    fhrecursion_leave(vm);
    return fhtext_finish(&t);
}

/* ---- type variables ---- */

static int add_once(FhVM *vm, FhValue list, FhValue v) {
    for (int64_t i = 0; i < fhas_list(list)->size; i++) {
        if (fhas_list(list)->items[i] == v) return 0;
    }
    return fhlist_append(vm, list, v);
}

static int add_parameters_of(FhVM *vm, FhValue list, FhValue arg) {
    if (fhtype_check(vm, arg)) return 0;
    FhValue name = fhstr_intern(vm, "__typing_subst__", 16);
    FhValue subst = name == FH_ERR ? FH_ERR : fhattr_find(vm, arg, name);
    if (subst == FH_ERR) return -1;
    if (subst != FH_NOVALUE) {
        fh_release(vm, subst);
        return add_once(vm, list, arg);
    }
    FhValue params = fhattr_find(vm, arg, FH_NAME(vm, __parameters__));
    if (params == FH_ERR || params == FH_NOVALUE) return params == FH_ERR ? -1 : 0;
    int status = 0;
    if (fhtuple_check(vm, params)) {
        for (int64_t i = 0; status == 0 && i < fhas_tuple(params)->size; i++)
            status = add_once(vm, list, fhas_tuple(params)->items[i]);
    }
    fh_release(vm, params);
    return status;
}

FhValue fhgeneric_parameters(FhVM *vm, FhValue args) {
    FhValue list = fhlist_new(vm, 0);
    for (int64_t i = 0; list != FH_ERR && i < fhas_tuple(args)->size; i++) {
        if (add_parameters_of(vm, list, fhas_tuple(args)->items[i]) == 0) continue;
        fh_release(vm, list);
        return FH_ERR;
    }
    if (list == FH_ERR) return FH_ERR;
    FhValue t = fhtuple_from(vm, fhas_list(list)->items, fhas_list(list)->size);
    fh_release(vm, list);
    return t;
}

/* What stands for a type variable: its place among the parameters names the item. Borrowed; NOVALUE. */
static FhValue item_for(FhValue params, FhValue items, FhValue v) {
    for (int64_t i = 0; i < fhas_tuple(params)->size; i++) {
        if (fhas_tuple(params)->items[i] == v) return fhas_tuple(items)->items[i];
    }
    return FH_NOVALUE;
}

static FhValue substitute(FhVM *vm, FhValue arg, FhValue params, FhValue items) {
    FhValue item = item_for(params, items, arg);
    if (item != FH_NOVALUE) {
        FhValue name = fhstr_intern(vm, "__typing_subst__", 16);
        return name == FH_ERR ? FH_ERR : fhcall_method(vm, arg, name, &item, 1);
    }
    if (fhtype_check(vm, arg)) return fh_retain(arg);
    FhValue inner = fhattr_find(vm, arg, FH_NAME(vm, __parameters__));
    if (inner == FH_ERR) return FH_ERR;
    bool generic = inner != FH_NOVALUE && fhtuple_check(vm, inner) && fhas_tuple(inner)->size;
    FhValue v = FH_ERR;
    if (!generic) {
        v = fh_retain(arg);
    } else {
        FhValue sub = fhtuple_new(vm, fhas_tuple(inner)->size);
        for (int64_t i = 0; sub != FH_ERR && i < fhas_tuple(inner)->size; i++) {
            FhValue p = fhas_tuple(inner)->items[i], found = item_for(params, items, p);
            fhas_tuple(sub)->items[i] = fh_retain(found == FH_NOVALUE ? p : found);
        }
        if (sub != FH_ERR) v = fhgetitem(vm, arg, sub);
        fh_release(vm, sub);
    }
    fh_release(vm, inner);
    return v;
}

FhValue fhgeneric_substitute(FhVM *vm, FhValue self, FhValue args, FhValue params, FhValue key) {
    int64_t n = fhas_tuple(params)->size;
    if (n == 0) return fhraise(vm, FH_T_TypeError, "%R is not a generic class", self);
    FhValue items = fhtuple_check(vm, key) ? fh_retain(key) : fhtuple_from(vm, &key, 1);
    if (items == FH_ERR) return FH_ERR;
    int64_t given = fhas_tuple(items)->size;
    FhValue out = FH_ERR;
    if (given != n)
        fhraise(vm, FH_T_TypeError, "Too %s arguments for %R; actual %lld, expected %lld",
                given > n ? "many" : "few", self, (long long)given, (long long)n);
    else
        out = fhtuple_new(vm, fhas_tuple(args)->size);
    for (int64_t i = 0; out != FH_ERR && i < fhas_tuple(args)->size; i++) {
        FhValue v = substitute(vm, fhas_tuple(args)->items[i], params, items);
        if (v != FH_ERR) {
            fhas_tuple(out)->items[i] = v;
            continue;
        }
        fh_release(vm, out);
        out = FH_ERR;
    }
    fh_release(vm, items);
    return out;
}

/* Borrowed. */
static FhValue parameters(FhVM *vm, FhValue self) {
    FhGenericAlias *a = as_alias(self);
    if (a->parameters == FH_NOVALUE) {
        FhValue params = fhgeneric_parameters(vm, a->args);
        if (params == FH_ERR) return FH_ERR;
        a->parameters = params;
    }
    return a->parameters;
}

static FhValue getitem(FhVM *vm, FhValue self, FhValue key) {
    FhValue params = parameters(vm, self);
    if (params == FH_ERR) return FH_ERR;
    FhValue args = fhgeneric_substitute(vm, self, as_alias(self)->args, params, key);
    FhValue v = args == FH_ERR ? FH_ERR : make(vm, as_alias(self)->origin, args, as_alias(self)->starred);
    fh_release(vm, args);
    return v;
}

/* ---- behaviour ---- */

static FhValue call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue v = fhcall(vm, as_alias(self)->origin, args, nargs, kwnames);
    if (v == FH_ERR) return FH_ERR;
    FhValue name = fhstr_intern(vm, "__orig_class__", 14);
    if (name != FH_ERR && fhattr_set(vm, v, name, self) < 0 &&
        (fhpending_is(vm, FH_T_AttributeError) || fhpending_is(vm, FH_T_TypeError)))
        fhpending_clear(vm);
    if (!fhpending(vm)) return v;
    fh_release(vm, v);
    return FH_ERR;
}

static bool is_own_name(FhValue name) {
    static const char *const own[] = {"__class__",
                                      "__origin__",
                                      "__args__",
                                      "__parameters__",
                                      "__unpacked__",
                                      "__mro_entries__",
                                      "__reduce_ex__",
                                      "__reduce__",
                                      "__copy__",
                                      "__deepcopy__",
                                      "__typing_unpacked_tuple_args__",
                                      "__instancecheck__",
                                      "__subclasscheck__",
                                      "__dir__"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (fhstr_is(name, own[i])) return true;
    }
    return false;
}

static FhValue getattro(FhVM *vm, FhValue self, FhValue name) {
    if (!is_own_name(name)) return fhattr_get(vm, as_alias(self)->origin, name);
    return fhattr_get_generic(vm, self, name);
}

static int64_t hash(FhVM *vm, FhValue self) {
    int64_t a = fhhash(vm, as_alias(self)->origin), b = a == -1 ? -1 : fhhash(vm, as_alias(self)->args);
    if (a == -1 || b == -1) return -1;
    return (a ^ b) == -1 ? -2 : a ^ b;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if ((op != FH_EQ && op != FH_NE) || !fh_isa(vm, a, FH_T_GenericAlias) ||
        !fh_isa(vm, b, FH_T_GenericAlias))
        return FH_NOTIMPLEMENTED;
    int same = as_alias(a)->starred == as_alias(b)->starred;
    if (same) same = fhcompare_bool(vm, as_alias(a)->origin, as_alias(b)->origin, FH_EQ);
    if (same > 0) same = fhcompare_bool(vm, as_alias(a)->args, as_alias(b)->args, FH_EQ);
    return same < 0 ? FH_ERR : fh_bool((same > 0) == (op == FH_EQ));
}

/* *tuple[int, str]: yields one starred alias. */
static FhValue iter(FhVM *vm, FhValue self) {
    FhValue star = make(vm, as_alias(self)->origin, as_alias(self)->args, true);
    FhValue one = star == FH_ERR ? FH_ERR : fhtuple_take(vm, &star, 1);
    FhValue it = one == FH_ERR ? FH_ERR : fhiter(vm, one);
    fh_release(vm, one);
    return it;
}

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)self, (void)args, (void)nargs, (void)kwnames

METHOD(mro_entries) {
    UNUSED;
    return fhtuple_from(vm, &as_alias(self)->origin, 1);
}
METHOD(instancecheck) {
    UNUSED;
    return fhraise(vm, FH_T_TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}
METHOD(subclasscheck) {
    UNUSED;
    return fhraise(vm, FH_T_TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}
METHOD(reduce) {
    UNUSED;
    FhValue pair = fhtuple_pack(vm, 2, as_alias(self)->origin, as_alias(self)->args);
    FhValue v = pair == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, fh_val(vm->types[FH_T_GenericAlias]), pair);
    fh_release(vm, pair);
    return v;
}
METHOD(dir_) {
    UNUSED;
    FhValue name = fhstr_intern(vm, "__dir__", 7);
    if (fhtype_check(vm, as_alias(self)->origin)) {
        FhValue hook = fhlookup_special(vm, as_alias(self)->origin, name);
        FhValue v = hook == FH_ERR || hook == FH_NOVALUE ? FH_ERR : fhcall0(vm, hook);
        fh_release(vm, hook);
        return v;
    }
    return fhattr_dir(vm, as_alias(self)->origin);
}

static const FhMethodDef methods[] = {
    {"__mro_entries__", mro_entries, 1, 1, 0, NULL},
    {"__instancecheck__", instancecheck, 1, 1, 0, NULL},
    {"__subclasscheck__", subclasscheck, 1, 1, 0, NULL},
    {"__reduce__", reduce, 0, 0, 0, NULL},
    {"__dir__", dir_, 0, 0, 0, NULL},
    {0},
};

static FhValue get_origin(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(as_alias(self)->origin);
}
static FhValue get_args(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(as_alias(self)->args);
}
static FhValue get_parameters(FhVM *vm, FhValue self) { return fh_retain(parameters(vm, self)); }
static FhValue get_unpacked(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_bool(as_alias(self)->starred);
}
static FhValue get_unpacked_args(FhVM *vm, FhValue self) {
    FhGenericAlias *a = as_alias(self);
    return a->starred && a->origin == fh_val(vm->types[FH_T_tuple]) ? fh_retain(a->args) : FH_NONE;
}

static const FhGetSetDef getsets[] = {
    {"__origin__", get_origin, NULL, NULL},
    {"__args__", get_args, NULL, NULL},
    {"__parameters__", get_parameters, NULL, "Type variables in the GenericAlias."},
    {"__unpacked__", get_unpacked, NULL, NULL},
    {"__typing_unpacked_tuple_args__", get_unpacked_args, NULL, NULL},
    {0},
};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .call = call,
    .getattro = getattro,
    .iter = iter,
    .new_ = new_,
    .getitem = getitem,
    .binary = {[FH_OR] = fhunion_or},
};

const FhTypeDef fhtypedef_GenericAlias = {
    .doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ "
           "is (int,).",
    .size = sizeof(FhGenericAlias),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_WEAKREF,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
