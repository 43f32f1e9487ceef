/* The descriptors that class dicts of builtin types hold (method, classmethod, wrapper, getset), the member descriptors of
 * __slots__, and method-wrapper, a wrapper bound to an instance. */
#include "objects/dead.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/docs.h"
#include "objects/exception.h"
#include "objects/instance.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/shape.h"
#include "objects/slot_table.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

/* The receiver must be of the descriptor's type. */
static int check_receiver(FhVM *vm, FhValue type, FhValue obj, const char *name) {
    if (fhtype_subtype(fh_type(vm, obj), fhas_type(type))) return 0;
    return fhraise_int(vm, FH_T_TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%T' object",
                       name, fhtype_full_name(fhas_type(type)), obj);
}

static FhValue get_objclass(FhVM *vm, FhValue type) {
    (void)vm;
    return fh_retain(type);
}

static FhValue qualname_in(FhVM *vm, FhValue type, const char *name) {
    FhValue q = fhattr_get(vm, type, FH_NAME(vm, __qualname__));
    if (q == FH_ERR) return FH_ERR;
    FhValue v = fhstr_format(vm, "%U.%s", q, name);
    fh_release(vm, q);
    return v;
}

/* ---- method_descriptor, classmethod_descriptor ---- */

FhValue fhmethod_descr_new(FhVM *vm, FhType *type, const FhMethodDef *def, FhTypeId kind) {
    FhMethodDescr *d = (FhMethodDescr *)fhmem_cell(vm, sizeof *d, kind, true);
    if (!d) return FH_ERR;
    d->def = def;
    d->type = fh_retain(fh_val(type));
    return fh_val(d);
}

FhValue fhmethod_descr_call(FhVM *vm, FhValue descr, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhMethodDescr *d = fhas_method_descr(descr);
    if (FH_UNLIKELY(nargs < 1))
        return fhraise(vm, FH_T_TypeError, "unbound method %s.%s() needs an argument",
                       fhtype_c_name(fhas_type(d->type)), d->def->name);
    if (FH_UNLIKELY(check_receiver(vm, d->type, args[0], d->def->name) < 0)) return FH_ERR;
    return fhbuiltin_call_def(vm, d->def, fhas_type(d->type), args[0], args + 1, nargs - 1, kwnames);
}

static FhValue method_descr_get(FhVM *vm, FhValue descr, FhValue obj, FhValue type) {
    (void)type;
    FhMethodDescr *d = fhas_method_descr(descr);
    if (obj == FH_NOVALUE) return fh_retain(descr);
    if (check_receiver(vm, d->type, obj, d->def->name) < 0) return FH_ERR;
    return fhbuiltin_new(vm, d->def, obj, FH_NOVALUE);
}

static void method_descr_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhMethodDescr *)o)->type);
}

/* The type stays: a descriptor may be looked at while the class is being taken apart. */
static void method_descr_finalize(FhVM *vm, FhObj *o) {
    if (fh_is_dying(o)) fh_clear(vm, &((FhMethodDescr *)o)->type);
}

static FhValue method_descr_repr(FhVM *vm, FhValue self) {
    FhMethodDescr *d = fhas_method_descr(self);
    return fhstr_format(vm, "<method '%s' of '%s' objects>", d->def->name,
                        fhtype_full_name(fhas_type(d->type)));
}
static FhValue method_descr_name(FhVM *vm, FhValue self) {
    return fhstr_c(vm, fhas_method_descr(self)->def->name);
}
static FhValue method_descr_objclass(FhVM *vm, FhValue self) {
    return get_objclass(vm, fhas_method_descr(self)->type);
}
static FhValue method_descr_qualname(FhVM *vm, FhValue self) {
    return qualname_in(vm, fhas_method_descr(self)->type, fhas_method_descr(self)->def->name);
}
static FhValue method_descr_doc(FhVM *vm, FhValue self) {
    const FhMethodDef *def = fhas_method_descr(self)->def;
    return fhdocs_text(vm, def->doc, fhas_type(fhas_method_descr(self)->type), def->name);
}
static FhValue method_descr_signature(FhVM *vm, FhValue self) {
    const FhMethodDef *def = fhas_method_descr(self)->def;
    return fhdocs_signature(vm, def->doc, fhas_type(fhas_method_descr(self)->type), def->name);
}

/* (getattr, (type, name)) */
static FhValue descr_reduce(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue type = fhattr_get(vm, self, FH_NAME(vm, __objclass__));
    FhValue name = type == FH_ERR ? FH_ERR : fhattr_get(vm, self, FH_NAME(vm, __name__));
    FhValue v = name == FH_ERR ? FH_ERR : fhmethod_reduce_as_getattr(vm, type, name);
    fh_release(vm, type);
    return v;
}
static const FhMethodDef descr_methods[] = {{"__reduce__", descr_reduce, 0, 0, 0, NULL}, {0}};

static const FhGetSetDef method_descr_getsets[] = {
    {"__name__", method_descr_name, NULL, NULL},
    {"__objclass__", method_descr_objclass, NULL, NULL},
    {"__qualname__", method_descr_qualname, NULL, NULL},
    {"__doc__", method_descr_doc, NULL, NULL},
    {"__text_signature__", method_descr_signature, NULL, NULL},
    {0},
};

static const FhSlots method_descr_slots = {
    .life = {.visit = method_descr_visit, .finalize = method_descr_finalize},
    .repr = method_descr_repr,
    .call = fhmethod_descr_call,
    .descr_get = method_descr_get,
};

const FhTypeDef fhtypedef_method_descriptor = {
    .size = sizeof(FhMethodDescr),
    .flags = FH_TF_CONTAINER | FH_TF_METHOD_DESCR,
    .slots = &method_descr_slots,
    .methods = descr_methods,
    .getsets = method_descr_getsets,
};

static FhValue class_descr_get(FhVM *vm, FhValue descr, FhValue obj, FhValue type) {
    FhMethodDescr *d = fhas_method_descr(descr);
    if (type == FH_NOVALUE) {
        if (obj == FH_NOVALUE)
            return fhraise(vm, FH_T_TypeError,
                           "descriptor '%s' for type '%N' needs either an object or a type", d->def->name,
                           d->type);
        type = fh_typeval(vm, obj);
    }
    if (!fhtype_check(vm, type))
        return fhraise(vm, FH_T_TypeError, "descriptor '%s' for type '%N' needs a type, not a '%T' as arg 2",
                       d->def->name, d->type, type);
    if (!fhtype_subtype(fhas_type(type), fhas_type(d->type)))
        return fhraise(vm, FH_T_TypeError, "descriptor '%s' requires a subtype of '%N' but received '%N'",
                       d->def->name, d->type, type);
    return fhbuiltin_new(vm, d->def, type, FH_NOVALUE);
}

static FhValue class_descr_call(FhVM *vm, FhValue descr, const FhValue *args, uint32_t nargs,
                                FhValue kwnames) {
    if (nargs < 1)
        return fhraise(vm, FH_T_TypeError, "descriptor '%s' of '%N' object needs an argument",
                       fhas_method_descr(descr)->def->name, fhas_method_descr(descr)->type);
    FhValue bound = class_descr_get(vm, descr, FH_NOVALUE, args[0]);
    if (bound == FH_ERR) return FH_ERR;
    FhValue v = fhcall(vm, bound, args + 1, nargs - 1, kwnames);
    fh_release(vm, bound);
    return v;
}

static const FhSlots class_descr_slots = {
    .life = {.visit = method_descr_visit, .finalize = method_descr_finalize},
    .repr = method_descr_repr,
    .call = class_descr_call,
    .descr_get = class_descr_get,
};

const FhTypeDef fhtypedef_classmethod_descriptor = {
    .size = sizeof(FhMethodDescr),
    .flags = FH_TF_CONTAINER,
    .slots = &class_descr_slots,
    .getsets = method_descr_getsets,
};

/* ---- wrapper_descriptor ---- */

FhValue fhwrapper_new(FhVM *vm, FhType *type, const FhSlotDef *slot, void (*fn)(void)) {
    FhWrapperDescr *d = (FhWrapperDescr *)fhmem_cell(vm, sizeof *d, FH_T_wrapper_descriptor, true);
    if (!d) return FH_ERR;
    d->slot = slot;
    d->fn = fn;
    d->type = fh_retain(fh_val(type));
    return fh_val(d);
}

bool fhwrapper_is(FhValue v, void (*fn)(void)) {
    return fh_has_shape(v, FH_T_wrapper_descriptor) && FH_AS(FhWrapperDescr, v)->fn == fn;
}

static const char *wrapper_name(FhValue v) {
    return fhstr_text(fhname(FH_AS(FhWrapperDescr, v)->slot->name));
}

static FhValue wrapper_call(FhVM *vm, FhValue descr, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhWrapperDescr *d = FH_AS(FhWrapperDescr, descr);
    if (nargs < 1)
        return fhraise(vm, FH_T_TypeError, "descriptor '%s' of '%s' object needs an argument",
                       wrapper_name(descr), fhtype_full_name(fhas_type(d->type)));
    if (!fhtype_subtype(fh_type(vm, args[0]), fhas_type(d->type)))
        return fhraise(vm, FH_T_TypeError, "descriptor '%s' requires a '%s' object but received a '%T'",
                       wrapper_name(descr), fhtype_full_name(fhas_type(d->type)), args[0]);
    if (fhrecursion_enter(vm, " while calling a Python object") < 0) return FH_ERR;
    FhValue v = fhwrapper_call_slot(vm, descr, args[0], args + 1, nargs - 1, kwnames);
    fhrecursion_leave(vm);
    return v;
}

static FhValue wrapper_get(FhVM *vm, FhValue descr, FhValue obj, FhValue type) {
    (void)type;
    if (obj == FH_NOVALUE) return fh_retain(descr);
    if (check_receiver(vm, FH_AS(FhWrapperDescr, descr)->type, obj, wrapper_name(descr)) < 0) return FH_ERR;
    FhMethodWrapper *w = (FhMethodWrapper *)fhmem_cell(vm, sizeof *w, FH_T_method_wrapper, true);
    if (!w) return FH_ERR;
    w->descr = fh_retain(descr);
    w->self = fh_retain(obj);
    return fh_val(w);
}

static void wrapper_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhWrapperDescr *)o)->type);
}
static void wrapper_finalize(FhVM *vm, FhObj *o) {
    if (fh_is_dying(o)) fh_clear(vm, &((FhWrapperDescr *)o)->type);
}
static FhValue wrapper_repr(FhVM *vm, FhValue self) {
    return fhstr_format(vm, "<slot wrapper '%s' of '%s' objects>", wrapper_name(self),
                        fhtype_full_name(fhas_type(FH_AS(FhWrapperDescr, self)->type)));
}
static FhValue wrapper_get_name(FhVM *vm, FhValue self) { return fhstr_c(vm, wrapper_name(self)); }
static FhValue wrapper_objclass(FhVM *vm, FhValue self) {
    return get_objclass(vm, FH_AS(FhWrapperDescr, self)->type);
}
static FhValue wrapper_qualname(FhVM *vm, FhValue self) {
    return qualname_in(vm, FH_AS(FhWrapperDescr, self)->type, wrapper_name(self));
}
static FhValue wrapper_doc(FhVM *vm, FhValue self) {
    return fhdoc_of(vm, FH_AS(FhWrapperDescr, self)->slot->doc);
}
static FhValue wrapper_signature(FhVM *vm, FhValue self) {
    const FhSlotDef *slot = FH_AS(FhWrapperDescr, self)->slot;
    if (slot->name == FH_N___getattribute__) return fhstr_c(vm, "($self, name, /)");
    if (slot->name == FH_N___getitem__) return fhstr_c(vm, "($self, key, /)");
    switch (slot->how) {
    case FH_WRAP_DEL: return FH_NONE;
    case FH_WRAP_UNARY:
    case FH_WRAP_HASH:
    case FH_WRAP_NEXT:
    case FH_WRAP_BOOL:
    case FH_WRAP_LEN: return fhstr_c(vm, "($self, /)");
    case FH_WRAP_CALL:
    case FH_WRAP_INIT: return fhstr_c(vm, "($self, /, *args, **kwargs)");
    case FH_WRAP_SETITEM: return fhstr_c(vm, "($self, key, value, /)");
    case FH_WRAP_SETATTR: return fhstr_c(vm, "($self, name, value, /)");
    case FH_WRAP_SET: return fhstr_c(vm, "($self, instance, value, /)");
    case FH_WRAP_GET: return fhstr_c(vm, "($self, instance, owner=None, /)");
    case FH_WRAP_POW:
    case FH_WRAP_POW_R: return fhstr_c(vm, "($self, value, mod=None, /)");
    case FH_WRAP_DELETE: return fhstr_c(vm, "($self, instance, /)");
    case FH_WRAP_DELATTR: return fhstr_c(vm, "($self, name, /)");
    case FH_WRAP_CONTAINS:
    case FH_WRAP_DELITEM: return fhstr_c(vm, "($self, key, /)");
    default: return fhstr_c(vm, "($self, value, /)");
    }
}

static const FhGetSetDef wrapper_getsets[] = {
    {"__name__", wrapper_get_name, NULL, NULL},
    {"__objclass__", wrapper_objclass, NULL, NULL},
    {"__qualname__", wrapper_qualname, NULL, NULL},
    {"__doc__", wrapper_doc, NULL, NULL},
    {"__text_signature__", wrapper_signature, NULL, NULL},
    {0},
};

static const FhSlots wrapper_slots = {
    .life = {.visit = wrapper_visit, .finalize = wrapper_finalize},
    .repr = wrapper_repr,
    .call = wrapper_call,
    .descr_get = wrapper_get,
};

const FhTypeDef fhtypedef_wrapper_descriptor = {
    .size = sizeof(FhWrapperDescr),
    .flags = FH_TF_CONTAINER | FH_TF_METHOD_DESCR,
    .slots = &wrapper_slots,
    .methods = descr_methods,
    .getsets = wrapper_getsets,
};

/* ---- method-wrapper ---- */

static FhMethodWrapper *as_bound(FhValue v) { return FH_AS(FhMethodWrapper, v); }

static FhValue bound_call(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fh_is_dead(as_bound(callee)->self)) return fhdead_raise(vm, as_bound(callee)->self);
    if (fhrecursion_enter(vm, " while calling a Python object") < 0) return FH_ERR;
    FhValue v =
        fhwrapper_call_slot(vm, as_bound(callee)->descr, as_bound(callee)->self, args, nargs, kwnames);
    fhrecursion_leave(vm);
    return v;
}

static void bound_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhMethodWrapper *)o)->descr);
    fn(ctx, &((FhMethodWrapper *)o)->self);
}
static void bound_finalize(FhVM *vm, FhObj *o) {
    if (fh_is_dying(o)) fh_clear(vm, &((FhMethodWrapper *)o)->descr);
    fh_clear(vm, &((FhMethodWrapper *)o)->self);
}
static FhValue bound_repr(FhVM *vm, FhValue v) {
    return fhstr_format(vm, "<method-wrapper '%s' of %T object at 0x%llx>", wrapper_name(as_bound(v)->descr),
                        as_bound(v)->self,
                        (unsigned long long)(fh_observed(as_bound(v)->self) & ~(FhValue)7));
}
static FhValue bound_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    (void)vm;
    if ((op != FH_EQ && op != FH_NE) || !fh_has_shape(a, FH_T_method_wrapper) ||
        !fh_has_shape(b, FH_T_method_wrapper))
        return FH_NOTIMPLEMENTED;
    bool same = as_bound(a)->descr == as_bound(b)->descr && as_bound(a)->self == as_bound(b)->self;
    return fh_bool(same == (op == FH_EQ));
}
static int64_t bound_hash(FhVM *vm, FhValue v) {
    return (void)vm, fhhash_address(fh_observed(as_bound(v)->self) ^ as_bound(v)->descr);
}
static FhValue bound_self(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(as_bound(v)->self);
}
static FhValue bound_name(FhVM *vm, FhValue v) { return wrapper_get_name(vm, as_bound(v)->descr); }
static FhValue bound_objclass(FhVM *vm, FhValue v) { return wrapper_objclass(vm, as_bound(v)->descr); }
static FhValue bound_qualname(FhVM *vm, FhValue v) { return wrapper_qualname(vm, as_bound(v)->descr); }
static FhValue bound_doc(FhVM *vm, FhValue v) { return wrapper_doc(vm, as_bound(v)->descr); }
static FhValue bound_signature(FhVM *vm, FhValue v) { return wrapper_signature(vm, as_bound(v)->descr); }

static FhValue bound_reduce(FhVM *vm, FhValue v, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue name = bound_name(vm, v);
    return name == FH_ERR ? FH_ERR : fhmethod_reduce_as_getattr(vm, as_bound(v)->self, name);
}
static const FhMethodDef bound_methods[] = {{"__reduce__", bound_reduce, 0, 0, 0, NULL}, {0}};

static const FhGetSetDef bound_getsets[] = {
    {"__self__", bound_self, NULL, NULL},
    {"__name__", bound_name, NULL, NULL},
    {"__objclass__", bound_objclass, NULL, NULL},
    {"__qualname__", bound_qualname, NULL, NULL},
    {"__doc__", bound_doc, NULL, NULL},
    {"__text_signature__", bound_signature, NULL, NULL},
    {0},
};

static const FhSlots bound_slots = {
    .life = {.visit = bound_visit, .finalize = bound_finalize},
    .repr = bound_repr,
    .hash = bound_hash,
    .compare = bound_compare,
    .call = bound_call,
};

const FhTypeDef fhtypedef_method_wrapper = {
    .size = sizeof(FhMethodWrapper),
    .flags = FH_TF_CONTAINER,
    .slots = &bound_slots,
    .methods = bound_methods,
    .getsets = bound_getsets,
};

/* ---- getset_descriptor ---- */

FhValue fhgetset_new(FhVM *vm, FhType *type, const FhGetSetDef *def) {
    FhGetSet *d = (FhGetSet *)fhmem_cell(vm, sizeof *d, FH_T_getset_descriptor, true);
    if (!d) return FH_ERR;
    d->def = def;
    d->type = fh_retain(fh_val(type));
    return fh_val(d);
}

int fhgetset_readonly(FhVM *vm, FhValue self, FhValue v) {
    (void)self, (void)v;
    return fhraise_int(vm, FH_T_AttributeError, "readonly attribute");
}

static FhGetSet *as_getset(FhValue v) { return FH_AS(FhGetSet, v); }

static FhValue getset_get(FhVM *vm, FhValue descr, FhValue obj, FhValue type) {
    (void)type;
    FhGetSet *d = as_getset(descr);
    if (obj == FH_NOVALUE) return fh_retain(descr);
    if (check_receiver(vm, d->type, obj, d->def->name) < 0) return FH_ERR;
    if (d->def->get) return d->def->get(vm, obj);
    return fhraise(vm, FH_T_AttributeError, "attribute '%s' of '%N' objects is not readable", d->def->name,
                   d->type);
}

static int getset_set(FhVM *vm, FhValue descr, FhValue obj, FhValue v) {
    FhGetSet *d = as_getset(descr);
    if (!fhtype_subtype(fh_type(vm, obj), fhas_type(d->type)))
        return fhraise_int(vm, FH_T_TypeError,
                           "descriptor '%s' for '%N' objects doesn't apply to a '%T' object", d->def->name,
                           d->type, obj);
    if (d->def->set) return d->def->set(vm, obj, v);
    return fhraise_int(vm, FH_T_AttributeError, "attribute '%s' of '%s' objects is not writable",
                       d->def->name, fhtype_full_name(fhas_type(d->type)));
}

static void getset_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhGetSet *)o)->type);
}
static void getset_finalize(FhVM *vm, FhObj *o) {
    if (fh_is_dying(o)) fh_clear(vm, &((FhGetSet *)o)->type);
}
static FhValue getset_repr(FhVM *vm, FhValue v) {
    return fhstr_format(vm, "<attribute '%s' of '%s' objects>", as_getset(v)->def->name,
                        fhtype_full_name(fhas_type(as_getset(v)->type)));
}
static FhValue getset_name(FhVM *vm, FhValue v) { return fhstr_c(vm, as_getset(v)->def->name); }
static FhValue getset_objclass(FhVM *vm, FhValue v) { return get_objclass(vm, as_getset(v)->type); }
static FhValue getset_qualname(FhVM *vm, FhValue v) {
    return qualname_in(vm, as_getset(v)->type, as_getset(v)->def->name);
}
static FhValue getset_doc(FhVM *vm, FhValue v) {
    const FhGetSetDef *def = as_getset(v)->def;
    return fhdocs_text(vm, def->doc, fhas_type(as_getset(v)->type), def->name);
}

static const FhGetSetDef getset_getsets[] = {
    {"__name__", getset_name, NULL, NULL},
    {"__objclass__", getset_objclass, NULL, NULL},
    {"__qualname__", getset_qualname, NULL, NULL},
    {"__doc__", getset_doc, NULL, NULL},
    {0},
};

static const FhSlots getset_slots = {
    .life = {.visit = getset_visit, .finalize = getset_finalize},
    .repr = getset_repr,
    .descr_get = getset_get,
    .descr_set = getset_set,
};

const FhTypeDef fhtypedef_getset_descriptor = {
    .size = sizeof(FhGetSet),
    .flags = FH_TF_CONTAINER,
    .slots = &getset_slots,
    .getsets = getset_getsets,
};

/* ---- member_descriptor ---- */

FhValue fhmember_new(FhVM *vm, FhType *type, FhValue name, uint32_t field) {
    FhMember *d = (FhMember *)fhmem_cell(vm, sizeof *d, FH_T_member_descriptor, true);
    if (!d) return FH_ERR;
    d->type = fh_retain(fh_val(type));
    d->name = fh_retain(name);
    d->def = NULL;
    d->field = field;
    d->readonly = false;
    return fh_val(d);
}

FhValue fhmember_new_of(FhVM *vm, FhType *type, const FhGetSetDef *def) {
    FhValue name = fhstr_intern(vm, def->name, strlen(def->name));
    FhValue v = name == FH_ERR ? FH_ERR : fhmember_new(vm, type, name, 0);
    fh_release(vm, name);
    if (v != FH_ERR) FH_AS(FhMember, v)->def = def;
    return v;
}

static FhMember *as_member(FhValue v) { return FH_AS(FhMember, v); }

static FhValue member_get(FhVM *vm, FhValue descr, FhValue obj, FhValue type) {
    (void)type;
    FhMember *d = as_member(descr);
    if (obj == FH_NOVALUE) return fh_retain(descr);
    if (check_receiver(vm, d->type, obj, fhstr_text(d->name)) < 0) return FH_ERR;
    if (d->def) return d->def->get(vm, obj);
    FhValue v = fhinstance_words_any(vm, fh_obj(obj))[d->field];
    return v == FH_NOVALUE ? fhraise_no_attribute(vm, obj, d->name) : fh_retain(v);
}

static int member_set(FhVM *vm, FhValue descr, FhValue obj, FhValue v) {
    FhMember *d = as_member(descr);
    if (check_receiver(vm, d->type, obj, fhstr_text(d->name)) < 0) return -1;
    if (d->readonly)
        return fhraise_int(vm, FH_T_AttributeError, "attribute '%U' of '%s' objects is not writable", d->name,
                           fhtype_full_name(fhas_type(d->type)));
    if (d->def) return d->def->set ? d->def->set(vm, obj, v) : fhgetset_readonly(vm, obj, v);
    FhValue *word = &fhinstance_words_any(vm, fh_obj(obj))[d->field];
    if (v == FH_NOVALUE && *word == FH_NOVALUE) return fhraise_value(vm, FH_T_AttributeError, d->name), -1;
    fh_set_ref(vm, fh_obj(obj), word, v);
    return 0;
}

static void member_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhMember *)o)->type);
    fn(ctx, &((FhMember *)o)->name);
}
static void member_finalize(FhVM *vm, FhObj *o) {
    if (!fh_is_dying(o)) return;
    fh_clear(vm, &((FhMember *)o)->type);
    fh_clear(vm, &((FhMember *)o)->name);
}
static FhValue member_repr(FhVM *vm, FhValue v) {
    return fhstr_format(
        vm, as_member(v)->readonly ? "<attribute '%U' of '%s' objects>" : "<member '%U' of '%s' objects>",
        as_member(v)->name, fhtype_full_name(fhas_type(as_member(v)->type)));
}
static FhValue member_name(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(as_member(v)->name);
}
static FhValue member_objclass(FhVM *vm, FhValue v) { return get_objclass(vm, as_member(v)->type); }
static FhValue member_qualname(FhVM *vm, FhValue v) {
    return qualname_in(vm, as_member(v)->type, fhstr_text(as_member(v)->name));
}
static FhValue member_doc(FhVM *vm, FhValue v) {
    const FhGetSetDef *def = as_member(v)->def;
    return def ? fhdocs_text(vm, def->doc, fhas_type(as_member(v)->type), def->name) : FH_NONE;
}

static const FhGetSetDef member_getsets[] = {
    {"__name__", member_name, NULL, NULL},
    {"__objclass__", member_objclass, NULL, NULL},
    {"__qualname__", member_qualname, NULL, NULL},
    {"__doc__", member_doc, NULL, NULL},
    {0},
};

static const FhSlots member_slots = {
    .life = {.visit = member_visit, .finalize = member_finalize},
    .repr = member_repr,
    .descr_get = member_get,
    .descr_set = member_set,
};

const FhTypeDef fhtypedef_member_descriptor = {
    .size = sizeof(FhMember),
    .flags = FH_TF_CONTAINER,
    .slots = &member_slots,
    .methods = descr_methods,
    .getsets = member_getsets,
};
