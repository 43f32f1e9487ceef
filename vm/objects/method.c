/* Bound methods and native functions. The messages about argument counts are CPython's. */
#include "objects/dead.h"
#include "objects/method.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/docs.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/instance.h"
#include "objects/module.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

void fhmethod_touch_slow(FhVM *vm, FhValue self) {
    if (fh_is_obj(self) && fh_obj(self)->shape - FH_T_int > FH_T_bytearray - FH_T_int) fh_touch(vm, self);
}

/* ---- calling a definition ---- */

static bool has_keywords(FhValue kwnames) { return kwnames != FH_NOVALUE && fhas_tuple(kwnames)->size != 0; }

/* What stands before the name in "list.append() takes …": a type or a module; "" for neither. */
static const char *owner_name(const FhType *q) {
    if (!q) return "";
    return !q->def && q->cold->qualname != FH_NOVALUE ? fhstr_text(q->cold->qualname)
                                                      : fhtype_c_name((FhType *)q);
}

static FH_COLD FhValue wrong_count(FhVM *vm, const FhMethodDef *def, const char *owner, uint32_t n) {
    if (def->max == def->min && def->min < 2)
        return fhraise(vm, FH_T_TypeError, "%s%s%s() takes %s (%d given)", owner, *owner ? "." : "",
                       def->name, def->min ? "exactly one argument" : "no arguments", (int)n);
    const char *bound = def->min == def->max ? "" : n < def->min ? "at least " : "at most ";
    int wanted = n < def->min ? def->min : def->max;
    return fhraise(vm, FH_T_TypeError, "%s expected %s%d argument%s, got %d", def->name, bound, wanted,
                   wanted == 1 ? "" : "s", (int)n);
}

static bool fits(const FhMethodDef *def, uint32_t nargs, FhValue kwnames) {
    if (def->flags & FH_KW) return true;
    return !has_keywords(kwnames) && nargs >= def->min && (nargs <= def->max || def->max == FH_ANY);
}

static FH_COLD FhValue does_not_fit(FhVM *vm, const FhMethodDef *def, const char *owner, uint32_t nargs,
                                    FhValue kwnames) {
    if (!has_keywords(kwnames)) return wrong_count(vm, def, owner, nargs);
    return fhraise(vm, FH_T_TypeError, "%s%s%s() takes no keyword arguments", owner, *owner ? "." : "",
                   def->name);
}

static FhValue call_def(FhVM *vm, const FhMethodDef *def, FhValue self, const FhValue *args, uint32_t nargs,
                        FhValue kwnames) {
    if (FH_UNLIKELY(fhrecursion_enter(vm, " while calling a Python object") < 0)) return FH_ERR;
    FhValue v = def->fn(vm, self, args, nargs, def->flags & FH_KW ? kwnames : FH_NOVALUE);
    fhrecursion_leave(vm);
    return v;
}

FhValue fhbuiltin_call_def(FhVM *vm, const FhMethodDef *def, const FhType *q, FhValue self,
                           const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (FH_UNLIKELY(!fits(def, nargs, kwnames))) return does_not_fit(vm, def, owner_name(q), nargs, kwnames);
    return call_def(vm, def, self, args, nargs, kwnames);
}

/* ---- builtin_function_or_method ---- */

FhValue fhbuiltin_new(FhVM *vm, const FhMethodDef *def, FhValue self, FhValue module) {
    FhBuiltin *b = (FhBuiltin *)fhmem_cell(vm, sizeof *b, FH_T_builtin, true);
    if (!b) return FH_ERR;
    b->def = def;
    b->self = fh_retain(self);
    b->module = fh_retain(module);
    return fh_val(b);
}

static FhValue name_of(FhVM *vm, const FhBuiltin *b) {
    FhValue name = fhstr_intern(vm, b->def->name, strlen(b->def->name));
    return name == FH_ERR ? FH_ERR : fh_retain(name);
}

/* The type that stands before the name in messages and in __qualname__; NULL: a function of a module. */
static FhType *qualifier(FhVM *vm, const FhBuiltin *b) {
    if (b->self == FH_NOVALUE || fhmodule_check(vm, b->self)) return NULL;
    return fhtype_check(vm, b->self) ? fhas_type(b->self) : fh_type(vm, b->self);
}

static const char *builtin_owner(FhVM *vm, const FhBuiltin *b) {
    FhType *q = qualifier(vm, b);
    if (q) return owner_name(q);
    bool named = fh_is_obj(b->module) && fhstr_check(vm, b->module);
    return named && !fhstr_equal(b->module, FH_NAME(vm, builtins)) ? fhstr_text(b->module) : "";
}

static FhValue builtin_call(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhBuiltin *b = fhas_builtin(callee);
    if (FH_UNLIKELY(!fits(b->def, nargs, kwnames)))
        return does_not_fit(vm, b->def, builtin_owner(vm, b), nargs, kwnames);
    if (fh_is_dead(b->self)) return fhdead_raise(vm, b->self);
    return call_def(vm, b->def, b->self, args, nargs, kwnames);
}

static void builtin_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhBuiltin *b = (FhBuiltin *)o;
    fn(ctx, &b->self);
    fn(ctx, &b->module);
}

static void builtin_finalize(FhVM *vm, FhObj *o) {
    FhBuiltin *b = (FhBuiltin *)o;
    fh_clear(vm, &b->self);
    fh_clear(vm, &b->module);
}

static FhValue builtin_repr(FhVM *vm, FhValue self) {
    FhBuiltin *b = fhas_builtin(self);
    if (b->self == FH_NOVALUE || fhmodule_check(vm, b->self))
        return fhstr_format(vm, "<built-in function %s>", b->def->name);
    return fhstr_format(vm, "<built-in method %s of %T object at 0x%llx>", b->def->name, b->self,
                        (unsigned long long)(fh_observed(b->self) & ~(FhValue)7));
}

static FhValue builtin_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    (void)vm;
    if ((op != FH_EQ && op != FH_NE) || !fh_has_shape(a, FH_T_builtin) || !fh_has_shape(b, FH_T_builtin))
        return FH_NOTIMPLEMENTED;
    bool same =
        fhas_builtin(a)->self == fhas_builtin(b)->self && fhas_builtin(a)->def == fhas_builtin(b)->def;
    return fh_bool(same == (op == FH_EQ));
}

static int64_t builtin_hash(FhVM *vm, FhValue v) {
    return (void)vm,
           fhhash_address(fh_observed(fhas_builtin(v)->self) ^ (FhValue)(uintptr_t)fhas_builtin(v)->def);
}

static FhValue builtin_name(FhVM *vm, FhValue self) { return name_of(vm, fhas_builtin(self)); }

static FhValue builtin_qualname(FhVM *vm, FhValue self) {
    FhBuiltin *b = fhas_builtin(self);
    FhType *q = qualifier(vm, b);
    if (!q) return name_of(vm, b);
    FhValue qualname = fhattr_get(vm, fh_val(q), FH_NAME(vm, __qualname__));
    if (qualname == FH_ERR) return FH_ERR;
    FhValue v = fhstr_format(vm, "%U.%s", qualname, b->def->name);
    fh_release(vm, qualname);
    return v;
}

static FhValue builtin_self(FhVM *vm, FhValue self) {
    (void)vm;
    FhValue v = fhas_builtin(self)->self;
    return v == FH_NOVALUE ? FH_NONE : fh_retain(v);
}

static FhValue builtin_module(FhVM *vm, FhValue self) {
    (void)vm;
    FhValue v = fhas_builtin(self)->module;
    return v == FH_NOVALUE ? FH_NONE : fh_retain(v);
}

FhValue fhdoc_of(FhVM *vm, const char *doc) {
    const char *end = doc ? strstr(doc, "\n--\n\n") : NULL;
    return doc ? fhstr_c(vm, end ? end + 5 : doc) : FH_NONE;
}

/* "name(self, x)\n--\n\n…" gives "(self, x)". */
FhValue fhdoc_signature(FhVM *vm, const char *doc) {
    const char *end = doc ? strstr(doc, "\n--\n\n") : NULL, *open = end ? strchr(doc, '(') : NULL;
    return open && open < end ? fhstr_new(vm, open, (size_t)(end - open)) : FH_NONE;
}

static FhValue builtin_doc(FhVM *vm, FhValue self) {
    const FhBuiltin *b = fhas_builtin(self);
    FhType *q = qualifier(vm, b);
    return q ? fhdocs_text(vm, b->def->doc, q, b->def->name)
             : fhdocs_function_text(vm, b->def->doc, b->def->name);
}
static FhValue builtin_signature(FhVM *vm, FhValue self) {
    const FhBuiltin *b = fhas_builtin(self);
    FhType *q = qualifier(vm, b);
    return q ? fhdocs_signature(vm, b->def->doc, q, b->def->name)
             : fhdocs_function_signature(vm, b->def->doc, b->def->name);
}

/* (getattr, (o, name)); takes name over. */
FhValue fhmethod_reduce_as_getattr(FhVM *vm, FhValue o, FhValue name) {
    if (name == FH_ERR) return FH_ERR;
    FhValue key = fhstr_intern(vm, "getattr", 7), v = FH_ERR;
    FhValue getter = key == FH_ERR ? FH_ERR : fhdict_get_str(vm, vm->builtins, key);
    FhValue pair = getter == FH_ERR || getter == FH_NOVALUE ? FH_ERR : fhtuple_pack(vm, 2, o, name);
    if (pair != FH_ERR) v = fhtuple_pack(vm, 2, getter, pair);
    fh_release(vm, pair);
    fh_release(vm, name);
    return v == FH_ERR && !fhpending(vm) ? fhraise(vm, FH_T_RuntimeError, "lost builtins.getattr") : v;
}

static FhValue builtin_reduce(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhBuiltin *b = fhas_builtin(self);
    FhValue name = name_of(vm, b);
    if (name == FH_ERR || b->self == FH_NOVALUE || fhmodule_check(vm, b->self)) return name;
    return fhmethod_reduce_as_getattr(vm, b->self, name);
}

static const FhMethodDef builtin_methods[] = {{"__reduce__", builtin_reduce, 0, 0, 0, NULL}, {0}};

static const FhGetSetDef builtin_getsets[] = {
    {"__name__", builtin_name, NULL, NULL},
    {"__qualname__", builtin_qualname, NULL, NULL},
    {"__self__", builtin_self, NULL, NULL},
    {"__module__", builtin_module, NULL, NULL},
    {"__doc__", builtin_doc, NULL, NULL},
    {"__text_signature__", builtin_signature, NULL, NULL},
    {0},
};

static const FhSlots builtin_slots = {
    .life = {.visit = builtin_visit, .finalize = builtin_finalize},
    .repr = builtin_repr,
    .hash = builtin_hash,
    .compare = builtin_compare,
    .call = builtin_call,
};

const FhTypeDef fhtypedef_builtin = {
    .size = sizeof(FhBuiltin),
    .flags = FH_TF_CONTAINER | FH_TF_WEAKREF,
    .slots = &builtin_slots,
    .methods = builtin_methods,
    .getsets = builtin_getsets,
};

/* ---- T.__new__ of builtin types ---- */

static int check_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs) {
    FhType *t = fhas_type(type);
    const char *name = fhtype_full_name(t);
    if (nargs < 1) return fhraise_int(vm, FH_T_TypeError, "%s.__new__(): not enough arguments", name);
    if (!fhtype_check(vm, args[0]))
        return fhraise_int(vm, FH_T_TypeError, "%s.__new__(X): X is not a type object (%T)", name, args[0]);
    FhType *sub = fhas_type(args[0]);
    if (!fhtype_subtype(sub, t))
        return fhraise_int(vm, FH_T_TypeError, "%s.__new__(%s): %s is not a subtype of %s", name,
                           fhtype_full_name(sub), fhtype_full_name(sub), name);
    while (!sub->def && sub->base != FH_NOVALUE) sub = fhas_type(sub->base);
    if (sub->slots->new_ != t->slots->new_)
        return fhraise_int(vm, FH_T_TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", name,
                           fhtype_c_name(fhas_type(args[0])), fhtype_full_name(sub));
    return 0;
}

static FhValue call_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (check_new(vm, type, args, nargs) < 0) return FH_ERR;
    return fhas_type(type)->slots->new_(vm, args[0], args + 1, nargs - 1, kwnames);
}

static const FhMethodDef new_def = {"__new__",
                                    call_new,
                                    0,
                                    FH_ANY,
                                    FH_KW,
                                    "__new__($type, *args, **kwargs)\n--\n\nCreate and return a new object.  "
                                    "See help(type) for accurate signature."};

FhValue fhbuiltin_new_of_type(FhVM *vm, FhType *type) {
    return fhbuiltin_new(vm, &new_def, fh_val(type), FH_NOVALUE);
}

bool fhbuiltin_is_new_of(FhVM *vm, FhValue v,
                         FhValue (*new_)(FhVM *, FhValue, const FhValue *, uint32_t, FhValue)) {
    (void)vm;
    return fh_has_shape(v, FH_T_builtin) && fhas_builtin(v)->def == &new_def &&
           fhas_type(fhas_builtin(v)->self)->slots->new_ == new_;
}

/* ---- bound methods ---- */

FhValue fhmethod_new(FhVM *vm, FhValue func, FhValue self) {
    FhMethod *m = (FhMethod *)fhmem_cell(vm, sizeof *m, FH_T_method, true);
    if (!m) return FH_ERR;
    m->func = fh_retain(func);
    m->self = fh_retain(self);
    return fh_val(m);
}

enum { FEW = 8 };

static FhValue method_call(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhMethod *m = fhas_method(callee);
    uint32_t total = nargs + (kwnames == FH_NOVALUE ? 0 : (uint32_t)fhas_tuple(kwnames)->size);
    FhValue few[FEW], *all = few;
    if (total + 1 > FEW && !(all = fhmem_array(vm, total + 1, sizeof *all))) return FH_ERR;
    all[0] = m->self;
    if (total) memcpy(all + 1, args, total * sizeof *all);
    bool nested = fh_has_shape(m->func, FH_T_method);
    FhValue v = FH_ERR;
    if (!nested || fhrecursion_enter(vm, "") == 0) {
        v = fhcall(vm, m->func, all, nargs + 1, kwnames);
        if (nested) fhrecursion_leave(vm);
    }
    if (all != few) fhmem_free(vm, all, (total + 1) * sizeof *all);
    return v;
}

static void method_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhMethod *)o)->func);
    fn(ctx, &((FhMethod *)o)->self);
}

static void method_finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhMethod *)o)->func);
    fh_clear(vm, &((FhMethod *)o)->self);
}

static FhValue method_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    if (fhargs_none(vm, "method", kwnames) < 0) return FH_ERR;
    if (nargs != 2) return fhraise(vm, FH_T_TypeError, "method expected 2 arguments, got %d", (int)nargs);
    if (!fhcallable(vm, args[0])) return fhraise(vm, FH_T_TypeError, "first argument must be callable");
    if (args[1] == FH_NONE) return fhraise(vm, FH_T_TypeError, "instance must not be None");
    return fhmethod_new(vm, args[0], args[1]);
}

static FhValue method_repr(FhVM *vm, FhValue self) {
    FhMethod *m = fhas_method(self);
    FhValue name = fhattr_find(vm, m->func, FH_NAME(vm, __qualname__));
    if (name == FH_NOVALUE) name = fhattr_find(vm, m->func, FH_NAME(vm, __name__));
    if (name == FH_ERR) return FH_ERR;
    FhValue v;
    if (name != FH_NOVALUE && fhstr_check(vm, name))
        v = fhstr_format(vm, "<bound method %U of %R>", name, m->self);
    else
        v = fhstr_format(vm, "<bound method ? of %R>", m->self);
    fh_release(vm, name);
    return v;
}

static FhValue method_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if ((op != FH_EQ && op != FH_NE) || !fh_has_shape(a, FH_T_method) || !fh_has_shape(b, FH_T_method))
        return FH_NOTIMPLEMENTED;
    int same = fhcompare_bool(vm, fhas_method(a)->func, fhas_method(b)->func, FH_EQ);
    if (same < 0) return FH_ERR;
    return fh_bool((same && fhas_method(a)->self == fhas_method(b)->self) == (op == FH_EQ));
}

static int64_t method_hash(FhVM *vm, FhValue v) {
    if (fhrecursion_enter(vm, "") < 0) return -1;
    int64_t of_func = fhhash(vm, fhas_method(v)->func);
    fhrecursion_leave(vm);
    if (of_func == -1) return -1;
    int64_t h = of_func ^ fhhash_identity(vm, fhas_method(v)->self);
    return h == -1 ? -2 : h;
}

/* What the method lacks, its function may have. */
static FhValue method_getattro(FhVM *vm, FhValue o, FhValue name) {
    FhValue v = fhattr_find_generic(vm, o, name);
    if (v != FH_NOVALUE) return v;
    if (fhrecursion_enter(vm, "") < 0) return FH_ERR;
    v = fhattr_get(vm, fhas_method(o)->func, name);
    fhrecursion_leave(vm);
    return v;
}

static FhValue method_get(FhVM *vm, FhValue self, FhValue obj, FhValue type) {
    (void)vm, (void)obj, (void)type;
    return fh_retain(self);
}

static FhValue method_func(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fhas_method(self)->func);
}
static FhValue method_self(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(fhas_method(self)->self);
}
static FhValue method_doc(FhVM *vm, FhValue self) {
    FhValue v = fhattr_find(vm, fhas_method(self)->func, FH_NAME(vm, __doc__));
    return v == FH_NOVALUE ? FH_NONE : v;
}

static FhValue method_reduce(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhMethod *m = fhas_method(self);
    return fhmethod_reduce_as_getattr(vm, m->self, fhattr_get(vm, m->func, FH_NAME(vm, __name__)));
}

static const FhMethodDef method_methods[] = {{"__reduce__", method_reduce, 0, 0, 0, NULL}, {0}};

static const FhGetSetDef method_getsets[] = {
    {"__func__", method_func, fhgetset_readonly, "the function (or other callable) implementing a method"},
    {"__self__", method_self, fhgetset_readonly, "the instance to which a method is bound"},
    {"__doc__", method_doc, NULL, NULL},
    {0},
};

static const FhSlots method_slots = {
    .life = {.visit = method_visit, .finalize = method_finalize},
    .repr = method_repr,
    .hash = method_hash,
    .compare = method_compare,
    .call = method_call,
    .getattro = method_getattro,
    .descr_get = method_get,
    .new_ = method_new,
};

const FhTypeDef fhtypedef_method = {
    .doc = "Create a bound instance method object.",
    .size = sizeof(FhMethod),
    .flags = FH_TF_CONTAINER | FH_TF_WEAKREF,
    .slots = &method_slots,
    .methods = method_methods,
    .getsets = method_getsets,
};
