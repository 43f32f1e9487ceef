/* property, classmethod, staticmethod. */
#include "objects/attribute.h"
#include "objects/exception.h"
#include "objects/instance.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static FhProperty *as_property(FhValue v) { return FH_AS(FhProperty, v); }

static FhValue or_none(FhValue v) { return v == FH_NOVALUE ? FH_NONE : fh_retain(v); }
static FhValue unless_none(FhValue v) { return v == FH_NONE ? FH_NOVALUE : fh_retain(v); }

/* ---- property ---- */

static FhValue property_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue v = fhinstance_new(vm, fhas_type(type), 0);
    if (v == FH_ERR) return FH_ERR;
    FhProperty *p = as_property(v);
    p->get = p->set = p->del = p->doc = p->name = p->dict = FH_NOVALUE;
    return v;
}

/* The getter's text is the property's, unless it got one of its own. */
static int take_doc(FhVM *vm, FhValue self, FhValue given) {
    FhProperty *p = as_property(self);
    FhValue doc = unless_none(given);
    p->doc_from_getter = false;
    if (doc == FH_NOVALUE && p->get != FH_NOVALUE) {
        doc = fhattr_find(vm, p->get, FH_NAME(vm, __doc__));
        if (doc == FH_ERR) return -1;
        p->doc_from_getter = doc != FH_NOVALUE;
    }
    p = as_property(self);
    if (fh_has_shape(self, FH_T_property)) {
        fh_set(vm, &p->header, &p->doc, doc);
        return 0;
    }
    int status = doc == FH_NOVALUE ? 0 : fhattr_set(vm, self, FH_NAME(vm, __doc__), doc);
    fh_release(vm, doc);
    return status;
}

static int property_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"fget", "fset", "fdel", "doc", NULL};
    static const FhParams params = {"property", names, 0, 0, 4};
    FhValue out[4];
    if (fhargs(vm, &params, args, nargs, kwnames, out) < 0) return -1;
    FhProperty *p = as_property(self);
    if (p->get != FH_NOVALUE) vm->forget_fields(vm); /* caches know the getter */
    fh_set(vm, &p->header, &p->get, unless_none(out[0]));
    fh_set(vm, &p->header, &p->set, unless_none(out[1]));
    fh_set(vm, &p->header, &p->del, unless_none(out[2]));
    return take_doc(vm, self, out[3] == FH_NOVALUE ? FH_NONE : out[3]);
}

static void property_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhProperty *p = (FhProperty *)o;
    FhValue *const slots[] = {&p->get, &p->set, &p->del, &p->doc, &p->name, &p->dict};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) fn(ctx, slots[i]);
}

static void property_finalize(FhVM *vm, FhObj *o) {
    FhProperty *p = (FhProperty *)o;
    FhValue *const slots[] = {&p->get, &p->set, &p->del, &p->doc, &p->name, &p->dict};
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) fh_clear(vm, slots[i]);
}

/* AttributeError: "property 'x' of 'C' object has no getter" */
static FH_COLD int lacks(FhVM *vm, FhProperty *p, FhValue obj, const char *what) {
    FhType *t = fh_type(vm, obj);
    if (fhtype_ready(vm, t) < 0) return -1;
    if (p->name != FH_NOVALUE)
        return fhraise_int(vm, FH_T_AttributeError, "property %R of %R object has no %s", p->name,
                           t->cold->qualname, what);
    return fhraise_int(vm, FH_T_AttributeError, "property of %R object has no %s", t->cold->qualname, what);
}

static FhValue property_get(FhVM *vm, FhValue self, FhValue obj, FhValue type) {
    (void)type;
    FhProperty *p = as_property(self);
    if (obj == FH_NOVALUE || obj == FH_NONE) return fh_retain(self);
    if (p->get == FH_NOVALUE) return lacks(vm, p, obj, "getter"), FH_ERR;
    FhValue getter = fh_retain(p->get), v = fhcall1(vm, getter, obj);
    fh_release(vm, getter);
    return v;
}

static int property_set(FhVM *vm, FhValue self, FhValue obj, FhValue v) {
    FhProperty *p = as_property(self);
    FhValue fn = v == FH_NOVALUE ? p->del : p->set;
    if (fn == FH_NOVALUE) return lacks(vm, p, obj, v == FH_NOVALUE ? "deleter" : "setter");
    fh_retain(fn);
    FhValue r = v == FH_NOVALUE ? fhcall1(vm, fn, obj) : fhcall2(vm, fn, obj, v);
    fh_release(vm, fn);
    fh_release(vm, r);
    return r == FH_ERR ? -1 : 0;
}

/* A copy with one function exchanged. */
static FhValue copy_with(FhVM *vm, FhValue self, FhValue get, FhValue set, FhValue del) {
    FhProperty *p = as_property(self);
    FhValue args[4];
    args[0] = get == FH_NOVALUE || get == FH_NONE ? or_none(p->get) : fh_retain(get);
    args[1] = set == FH_NOVALUE || set == FH_NONE ? or_none(p->set) : fh_retain(set);
    args[2] = del == FH_NOVALUE || del == FH_NONE ? or_none(p->del) : fh_retain(del);
    args[3] = p->doc_from_getter && args[0] != FH_NONE ? FH_NONE : or_none(p->doc);
    FhValue copy = fhcall(vm, fh_typeval(vm, self), args, 4, FH_NOVALUE);
    for (int i = 0; i < 4; i++) fh_release(vm, args[i]);
    if (copy != FH_ERR && fh_isa(vm, copy, FH_T_property) && fh_isa(vm, self, FH_T_property))
        fh_set_ref(vm, fh_obj(copy), &as_property(copy)->name, as_property(self)->name);
    return copy;
}

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)nargs, (void)kwnames

METHOD(property_getter) {
    UNUSED;
    return copy_with(vm, self, args[0], FH_NOVALUE, FH_NOVALUE);
}
METHOD(property_setter) {
    UNUSED;
    return copy_with(vm, self, FH_NOVALUE, args[0], FH_NOVALUE);
}
METHOD(property_deleter) {
    UNUSED;
    return copy_with(vm, self, FH_NOVALUE, FH_NOVALUE, args[0]);
}
METHOD(property_set_name) {
    UNUSED;
    if (nargs != 2)
        return fhraise(vm, FH_T_TypeError, "__set_name__() takes 2 positional arguments but %d were given",
                       (int)nargs);
    fh_set_ref(vm, fh_obj(self), &as_property(self)->name, args[1]);
    return FH_NONE;
}

static FhValue property_fget(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(as_property(self)->get);
}
static FhValue property_fset(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(as_property(self)->set);
}
static FhValue property_fdel(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(as_property(self)->del);
}
static FhValue property_doc(FhVM *vm, FhValue self) {
    (void)vm;
    return or_none(as_property(self)->doc);
}
static int property_set_doc(FhVM *vm, FhValue self, FhValue v) {
    fh_set_ref(vm, fh_obj(self), &as_property(self)->doc, v);
    return 0;
}

/* 1, 0, -1 */
static int is_abstract(FhVM *vm, FhValue fn) {
    if (fn == FH_NOVALUE) return 0;
    if (fhrecursion_check(vm, "") < 0) return -1;
    FhValue v = fhattr_find(vm, fn, FH_NAME(vm, __isabstractmethod__));
    if (v == FH_ERR || v == FH_NOVALUE) return v == FH_ERR ? -1 : 0;
    int truth = fhtruth(vm, v);
    fh_release(vm, v);
    return truth;
}

static FhValue property_abstract(FhVM *vm, FhValue self) {
    const FhValue fns[] = {as_property(self)->get, as_property(self)->set, as_property(self)->del};
    for (int i = 0; i < 3; i++) {
        int abstract = is_abstract(vm, fns[i]);
        if (abstract) return abstract < 0 ? FH_ERR : FH_TRUE;
    }
    return FH_FALSE;
}

static const FhMethodDef property_methods[] = {
    {"getter", property_getter, 1, 1, 0,
     "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", property_setter, 1, 1, 0,
     "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", property_deleter, 1, 1, 0,
     "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", property_set_name, 0, FH_ANY, 0, "Method to set name of a property."},
    {0},
};

static const FhGetSetDef property_getsets[] = {
    {"fget", property_fget, fhgetset_readonly, NULL},
    {"fset", property_fset, fhgetset_readonly, NULL},
    {"fdel", property_fdel, fhgetset_readonly, NULL},
    {"__doc__", property_doc, property_set_doc, NULL},
    {"__isabstractmethod__", property_abstract, NULL, NULL},
    {0},
};

static const FhSlots property_slots = {
    .life = {.visit = property_visit, .finalize = property_finalize},
    .descr_get = property_get,
    .descr_set = property_set,
    .new_ = property_new,
    .init = property_init,
};

const FhTypeDef fhtypedef_property = {
    .doc = "Property attribute.\n\n  fget\n    function to be used for getting an attribute value\n  fset\n  "
           "  function "
           "to be used for setting an attribute value\n  fdel\n    function to be used for del'ing an "
           "attribute\n  doc\n    "
           "docstring\n\nTypical use is to define a managed attribute x:\n\nclass C(object):\n    def "
           "getx(self): return "
           "self._x\n    def setx(self, value): self._x = value\n    def delx(self): del self._x\n    x = "
           "property(getx, "
           "setx, delx, \"I'm the 'x' property.\")\n\nDecorators make defining new properties or modifying "
           "existing ones "
           "easy:\n\nclass C(object):\n    @property\n    def x(self):\n        \"I am the 'x' property.\"\n "
           "       return "
           "self._x\n    @x.setter\n    def x(self, value):\n        self._x = value\n    @x.deleter\n    "
           "def x(self):\n   "
           "     del self._x",
    .size = sizeof(FhProperty),
    .flags = FH_TF_BASE | FH_TF_CONTAINER,
    .slots = &property_slots,
    .methods = property_methods,
    .getsets = property_getsets,
};

/* ---- classmethod, staticmethod ---- */

static FhClassMethod *as_wrapped(FhValue v) { return FH_AS(FhClassMethod, v); }

static FhValue wrap(FhVM *vm, FhTypeId kind, FhValue callable) {
    FhClassMethod *m = (FhClassMethod *)fhmem_cell(vm, sizeof *m, kind, true);
    if (!m) return FH_ERR;
    m->callable = fh_retain(callable);
    m->dict = FH_NOVALUE;
    return fh_val(m);
}

/* What functools.wraps copies; a callable that lacks one is none the worse. */
static int copy_attributes(FhVM *vm, FhValue self, FhValue callable) {
    const FhValue names[] = {FH_NAME(vm, __module__), FH_NAME(vm, __name__), FH_NAME(vm, __qualname__),
                             FH_NAME(vm, __doc__), FH_NAME(vm, __annotations__)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        FhValue v = fhattr_find(vm, callable, names[i]);
        if (v == FH_NOVALUE) continue;
        int status = v == FH_ERR ? -1 : fhattr_set(vm, self, names[i], v);
        fh_release(vm, v);
        if (status < 0) return -1;
    }
    return 0;
}

FhValue fhstaticmethod_new(FhVM *vm, FhValue callable) { return wrap(vm, FH_T_staticmethod, callable); }
FhValue fhclassmethod_new(FhVM *vm, FhValue callable) { return wrap(vm, FH_T_classmethod, callable); }

static FhValue wrapped_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue v = fhinstance_new(vm, fhas_type(type), 0);
    if (v != FH_ERR) as_wrapped(v)->callable = FH_NONE;
    return v;
}

static int wrapped_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    const char *name = fh_isa(vm, self, FH_T_classmethod) ? "classmethod" : "staticmethod";
    if (fhargs_none(vm, name, kwnames) < 0) return -1;
    if (nargs != 1)
        return fhraise_int(vm, FH_T_TypeError, "%s expected 1 argument, got %d", name, (int)nargs);
    if (as_wrapped(self)->callable != FH_NONE) vm->forget_fields(vm); /* caches know it */
    fh_set_ref(vm, fh_obj(self), &as_wrapped(self)->callable, args[0]);
    return copy_attributes(vm, self, args[0]);
}

static void wrapped_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhClassMethod *)o)->callable);
    fn(ctx, &((FhClassMethod *)o)->dict);
}
static void wrapped_finalize(FhVM *vm, FhObj *o) {
    fh_clear(vm, &((FhClassMethod *)o)->callable);
    fh_clear(vm, &((FhClassMethod *)o)->dict);
}

static FhValue wrapped_func(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_retain(as_wrapped(self)->callable);
}
static FhValue wrapped_abstract(FhVM *vm, FhValue self) {
    int abstract = is_abstract(vm, as_wrapped(self)->callable);
    return abstract < 0 ? FH_ERR : fh_bool(abstract);
}
static FhValue wrapped_dict(FhVM *vm, FhValue self) { return fhattr_dict_of(vm, self); }

static const FhGetSetDef wrapped_getsets[] = {
    {"__func__", wrapped_func, fhgetset_readonly, NULL},
    {"__wrapped__", wrapped_func, fhgetset_readonly, NULL},
    {"__isabstractmethod__", wrapped_abstract, NULL, NULL},
    {"__dict__", wrapped_dict, fhattr_set_dict, NULL},
    {0},
};

static FhValue classmethod_get(FhVM *vm, FhValue self, FhValue obj, FhValue type) {
    FhValue callable = as_wrapped(self)->callable;
    if (type == FH_NOVALUE) type = fh_typeval(vm, obj);
    if (fh_has_shape(callable, FH_T_function)) return fhmethod_new(vm, callable, type);
    const FhSlots *s = fh_slots(vm, callable);
    if (s->descr_get) {
        if (fhrecursion_check(vm, "") < 0) return FH_ERR;
        fh_retain(callable);
        FhValue v = s->descr_get(vm, callable, type, fh_typeval(vm, type));
        fh_release(vm, callable);
        return v;
    }
    return fhmethod_new(vm, callable, type);
}

static FhValue classmethod_repr(FhVM *vm, FhValue self) {
    return fhstr_format(vm, "<classmethod(%R)>", as_wrapped(self)->callable);
}

static const FhSlots classmethod_slots = {
    .life = {.visit = wrapped_visit, .finalize = wrapped_finalize},
    .repr = classmethod_repr,
    .descr_get = classmethod_get,
    .new_ = wrapped_new,
    .init = wrapped_init,
};

const FhTypeDef fhtypedef_classmethod = {
    .doc = "classmethod(function) -> method\n\nConvert a function to be a class method.\n\nA class method "
           "receives the class "
           "as implicit first argument,\njust like an instance method receives the instance.\nTo declare a "
           "class method, "
           "use this idiom:\n\n  class C:\n      @classmethod\n      def f(cls, arg1, arg2, argN):\n         "
           " ...\n\nIt can "
           "be called either on the class (e.g. C.f()) or on an instance\n(e.g. C().f()).  The instance is "
           "ignored except "
           "for its class.\nIf a class method is called for a derived class, the derived class\nobject is "
           "passed as the "
           "implied first argument.\n\nClass methods are different than C++ or Java static methods.\nIf you "
           "want those, see "
           "the staticmethod builtin.",
    .size = sizeof(FhClassMethod),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICT,
    .slots = &classmethod_slots,
    .getsets = wrapped_getsets,
    .dict_offset = offsetof(FhClassMethod, dict),
};

static FhValue staticmethod_get(FhVM *vm, FhValue self, FhValue obj, FhValue type) {
    (void)vm, (void)obj, (void)type;
    return fh_retain(as_wrapped(self)->callable);
}

static FhValue staticmethod_call(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,
                                 FhValue kwnames) {
    return fhcall(vm, as_wrapped(self)->callable, args, nargs, kwnames);
}

static FhValue staticmethod_repr(FhVM *vm, FhValue self) {
    return fhstr_format(vm, "<staticmethod(%R)>", as_wrapped(self)->callable);
}

static const FhSlots staticmethod_slots = {
    .life = {.visit = wrapped_visit, .finalize = wrapped_finalize},
    .repr = staticmethod_repr,
    .call = staticmethod_call,
    .descr_get = staticmethod_get,
    .new_ = wrapped_new,
    .init = wrapped_init,
};

const FhTypeDef fhtypedef_staticmethod = {
    .doc =
        "staticmethod(function) -> method\n\nConvert a function to be a static method.\n\nA static method "
        "does not receive "
        "an implicit first argument.\nTo declare a static method, use this idiom:\n\n     class C:\n         "
        "@staticmethod\n         def f(arg1, arg2, argN):\n             ...\n\nIt can be called either on "
        "the class (e.g. "
        "C.f()) or on an instance\n(e.g. C().f()). Both the class and the instance are ignored, and\nneither "
        "is passed "
        "implicitly as the first argument to the method.\n\nStatic methods in Python are similar to those "
        "found in Java "
        "or C++.\nFor a more advanced concept, see the classmethod builtin.",
    .size = sizeof(FhClassMethod),
    .flags = FH_TF_BASE | FH_TF_CONTAINER | FH_TF_DICT,
    .slots = &staticmethod_slots,
    .getsets = wrapped_getsets,
    .dict_offset = offsetof(FhClassMethod, dict),
};
