/* super: attributes looked up behind a class in the MRO of an object or class. */
#include "objects/attribute.h"
#include "objects/exception.h"
#include "objects/dict.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

typedef struct FhSuper {
    FhObj header;
    FhValue type;     /* the class behind which the search starts */
    FhValue obj;      /* or NOVALUE: unbound */
    FhValue obj_type; /* class whose MRO is searched, or NOVALUE */
} FhSuper;

static FhSuper *as_super(FhValue v) { return FH_AS(FhSuper, v); }

/* The class whose MRO counts for super(type, obj): obj itself, if it is a subclass of type, or its class. Owned. */
static FhValue check(FhVM *vm, FhValue type, FhValue obj) {
    if (fhtype_check(vm, obj) && fhtype_subtype(fhas_type(obj), fhas_type(type))) return fh_retain(obj);
    if (fhtype_subtype(fh_type(vm, obj), fhas_type(type))) return fh_retain(fh_typeval(vm, obj));
    FhValue claimed = fhattr_find(vm, obj, FH_NAME(vm, __class__));
    if (claimed == FH_ERR) return FH_ERR;
    if (claimed != FH_NOVALUE && fhtype_check(vm, claimed) && claimed != fh_typeval(vm, obj) &&
        fhtype_subtype(fhas_type(claimed), fhas_type(type)))
        return claimed;
    fh_release(vm, claimed);
    return fhraise(vm, FH_T_TypeError, "super(type, obj): obj must be an instance or subtype of type");
}

/* Borrowed; NOVALUE. */
static FhValue search(FhVM *vm, FhValue type, FhValue start, FhValue name) {
    FhValue mro = fhtype_mro(vm, fhas_type(start));
    if (mro == FH_ERR || mro == FH_NOVALUE) return mro;
    FhTuple *t = fhas_tuple(mro);
    int64_t i = 0;
    while (i < t->size && t->items[i] != type) i++;
    for (i++; i < t->size; i++) {
        FhValue v = fhdict_get_str(vm, fhas_type(t->items[i])->cold->dict, name);
        if (v != FH_NOVALUE) return v;
    }
    return FH_NOVALUE;
}

static FhValue bind(FhVM *vm, FhValue found, FhValue obj, FhValue start) {
    const FhSlots *s = fh_slots(vm, found);
    fh_retain(found);
    if (!s->descr_get) return found;
    FhValue v = s->descr_get(vm, found, obj == start ? FH_NOVALUE : obj, start);
    fh_release(vm, found);
    return v;
}

/* The attribute of a super object itself. */
static FhValue of_proxy(FhVM *vm, FhValue type, FhValue obj, FhValue start, FhValue name) {
    FhValue v = fhinstance_new(vm, vm->types[FH_T_super], 0);
    if (v == FH_ERR) return FH_ERR;
    FhSuper *s = as_super(v);
    s->type = fh_retain(type);
    s->obj = fh_retain(obj);
    s->obj_type = fh_retain(start);
    FhValue found = fhattr_get_generic(vm, v, name);
    fh_release(vm, v);
    return found;
}

FhValue fhsuper_method(FhVM *vm, FhValue type, FhValue obj, FhValue name, FhValue *self) {
    *self = FH_NOVALUE;
    if (!fhtype_check(vm, type))
        return fhraise(vm, FH_T_TypeError, "super() argument 1 must be a type, not %T", type);
    FhValue start = check(vm, type, obj);
    if (start == FH_ERR) return FH_ERR;
    FhValue found = fhstr_equal(name, FH_NAME(vm, __class__)) ? FH_NOVALUE : search(vm, type, start, name), v;
    if (found == FH_NOVALUE) {
        v = of_proxy(vm, type, obj, start, name);
    } else if (found == FH_ERR) {
        v = FH_ERR;
    } else if (obj != start && fh_has_flag(vm, found, FH_TF_METHOD_DESCR)) {
        *self = fh_retain(obj);
        v = fh_retain(found);
    } else {
        v = bind(vm, found, obj, start);
    }
    fh_release(vm, start);
    return v;
}

static FhValue getattro(FhVM *vm, FhValue o, FhValue name) {
    FhSuper *s = as_super(o);
    if (s->obj_type == FH_NOVALUE || fhstr_equal(name, FH_NAME(vm, __class__)))
        return fhattr_get_generic(vm, o, name);
    FhValue found = search(vm, s->type, s->obj_type, name);
    if (found == FH_NOVALUE) return fhattr_get_generic(vm, o, name);
    return found == FH_ERR ? FH_ERR : bind(vm, found, s->obj, s->obj_type);
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue v = fhinstance_new(vm, fhas_type(type), 0);
    if (v != FH_ERR) as_super(v)->type = as_super(v)->obj = as_super(v)->obj_type = FH_NOVALUE;
    return v;
}

static int fill(FhVM *vm, FhValue self, FhValue type, FhValue obj) {
    if (obj == FH_NONE) obj = FH_NOVALUE;
    FhValue start = obj == FH_NOVALUE ? FH_NOVALUE : check(vm, type, obj);
    if (start == FH_ERR) return -1;
    FhSuper *s = as_super(self);
    fh_set_ref(vm, &s->header, &s->type, type);
    fh_set_ref(vm, &s->header, &s->obj, obj);
    fh_set(vm, &s->header, &s->obj_type, start);
    return 0;
}

static int init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhargs_none(vm, "super", kwnames) < 0) return -1;
    if (nargs > 2)
        return fhraise_int(vm, FH_T_TypeError, "super() expected at most 2 arguments, got %d", (int)nargs);
    if (nargs == 0) {
        FhValue
            found[2]; /* owned: the __class__ cell's contents and the first argument of the calling frame */
        if (fhframe_super_arguments(vm, found) < 0) return -1;
        int status = fill(vm, self, found[0], found[1]);
        fh_release(vm, found[0]);
        fh_release(vm, found[1]);
        return status;
    }
    if (!fhtype_check(vm, args[0]))
        return fhraise_int(vm, FH_T_TypeError, "super() argument 1 must be a type, not %T", args[0]);
    return fill(vm, self, args[0], nargs > 1 ? args[1] : FH_NOVALUE);
}

static FhValue descr_get(FhVM *vm, FhValue self, FhValue obj, FhValue type) {
    FhSuper *s = as_super(self);
    (void)type;
    if (obj == FH_NOVALUE || obj == FH_NONE || s->obj != FH_NOVALUE) return fh_retain(self);
    const FhValue args[] = {s->type, obj};
    return fhcall(vm, fh_typeval(vm, self), args, s->type == FH_NOVALUE ? 0 : 2, FH_NOVALUE);
}

static FhValue repr(FhVM *vm, FhValue self) {
    FhSuper *s = as_super(self);
    const char *name = s->type == FH_NOVALUE ? "NULL" : fhtype_c_name(fhas_type(s->type));
    if (s->obj_type == FH_NOVALUE) return fhstr_format(vm, "<super: <class '%s'>, NULL>", name);
    return fhstr_format(vm, "<super: <class '%s'>, <%N object>>", name, s->obj_type);
}

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhSuper *s = (FhSuper *)o;
    fn(ctx, &s->type);
    fn(ctx, &s->obj);
    fn(ctx, &s->obj_type);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhSuper *s = (FhSuper *)o;
    fh_clear(vm, &s->type);
    fh_clear(vm, &s->obj);
    fh_clear(vm, &s->obj_type);
}

static FhValue or_none(FhValue v) { return v == FH_NOVALUE ? FH_NONE : fh_retain(v); }
static FhValue get_thisclass(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(as_super(self)->type);
}
static FhValue get_self(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(as_super(self)->obj);
}
static FhValue get_self_class(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(as_super(self)->obj_type);
}

static const FhGetSetDef getsets[] = {
    {"__thisclass__", get_thisclass, fhgetset_readonly, "the class invoking super()"},
    {"__self__", get_self, fhgetset_readonly, "the instance invoking super(); may be None"},
    {"__self_class__", get_self_class, fhgetset_readonly,
     "the type of the instance invoking super(); may be None"},
    {0},
};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .getattro = getattro,
    .descr_get = descr_get,
    .new_ = new_,
    .init = init,
};

const FhTypeDef fhtypedef_super = {
    .doc = "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super "
           "object\nsuper(type, obj) -> "
           "bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; "
           "requires "
           "issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    "
           "def meth(self, "
           "arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    "
           "@classmethod\n    def "
           "cmeth(cls, arg):\n        super().cmeth(arg)\n",
    .size = sizeof(FhSuper),
    .flags = FH_TF_BASE | FH_TF_CONTAINER,
    .slots = &slots,
    .getsets = getsets,
};
