/* Attribute access on any value: descriptors of the class, fields (shapes) or dict of the instance, __getattr__.
 *
 * Order of a read: data descriptor of the class, instance, other class attribute. Values found in a class are borrowed
 * from its dict, so each is retained before anything that may run script. */
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/protocol.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

/* ---- the instance's own attributes ---- */

/* Owned; FH_NOVALUE: it has none of that name. */
static FhValue find_own(FhVM *vm, FhValue o, FhValue name) {
    if (!fh_is_obj(o)) return FH_NOVALUE;
    FhObj *obj = fh_obj(o);
    FhShape *shape = fh_shape_of(vm, obj);
    if (!(shape->type->flags & FH_TF_DICT)) return FH_NOVALUE;
    FhValue *word = fhinstance_dict_word(vm, obj);
    if (word) return *word == FH_NOVALUE ? FH_NOVALUE : fh_retain(fhdict_get(vm, *word, name));
    int field = fhshape_find(vm, shape, name);
    return field < 0 ? FH_NOVALUE : fh_retain(*fhinstance_field(vm, obj, (uint32_t)field));
}

static FhValue get_descr(FhVM *vm, FhValue descr, FhValue o) {
    const FhSlots *s = fh_slots(vm, descr);
    fh_retain(descr);
    if (!s->descr_get) return descr;
    FhValue v = s->descr_get(vm, descr, o, fh_typeval(vm, o));
    fh_release(vm, descr);
    return v;
}

FhValue fhattr_find_generic(FhVM *vm, FhValue o, FhValue name) {
    FhValue descr = fhtype_lookup(vm, fh_type(vm, o), name);
    if (descr == FH_ERR) return FH_ERR;
    if (descr != FH_NOVALUE) {
        const FhSlots *s = fh_slots(vm, descr);
        if (s->descr_set && s->descr_get) return get_descr(vm, descr, o);
        fh_retain(descr); /* keys of the dict may run script */
    }
    FhValue v = find_own(vm, o, name);
    if (v == FH_NOVALUE && descr != FH_NOVALUE) v = get_descr(vm, descr, o);
    if (descr != FH_NOVALUE) fh_release(vm, descr);
    return v;
}

FhValue fhattr_get_generic(FhVM *vm, FhValue o, FhValue name) {
    FhValue v = fhattr_find_generic(vm, o, name);
    return v == FH_NOVALUE ? fhraise_no_attribute(vm, o, name) : v;
}

static int check_name(FhVM *vm, FhValue name) {
    if (fhstr_check(vm, name)) return 0;
    return fhraise_int(vm, FH_T_TypeError, "attribute name must be string, not '%T'", name);
}

FhValue fhattr_get(FhVM *vm, FhValue o, FhValue name) {
    if (FH_UNLIKELY(check_name(vm, name) < 0)) return FH_ERR;
    FhType *t = fh_type(vm, o);
    FhValue v;
    if (t->flags & FH_TF_GETATTR_PLAIN)
        v = fhattr_get_generic(vm, o, name);
    else if (fhrecursion_check(vm, "") < 0) /* what wraps another asks that */
        return FH_ERR;
    else
        v = t->slots->getattro(vm, o, name);
    return FH_LIKELY(v != FH_ERR) ? v : fhraise_from_getter(vm, o, name);
}

FhValue fhattr_find(FhVM *vm, FhValue o, FhValue name) {
    FhValue v;
    FhType *t = fh_type(vm, o);
    if (FH_UNLIKELY(check_name(vm, name) < 0)) return FH_ERR;
    if (t->flags & FH_TF_GETATTR_PLAIN)
        v = fhattr_find_generic(vm, o, name);
    else if (t->slots->getattro == fhtype_getattro)
        v = fhtype_find(vm, o, name);
    else
        v = t->slots->getattro(vm, o, name);
    if (v != FH_ERR || !fhpending_is(vm, FH_T_AttributeError)) return v;
    fhpending_clear(vm);
    return FH_NOVALUE;
}

/* ---- writing ---- */

static int absent(FhVM *vm, FhValue o, FhValue name, FhValue descr) {
    if (descr != FH_NOVALUE && !fh_has_flag(vm, o, FH_TF_DICT))
        return fhraise_int(vm, FH_T_AttributeError, "'%T' object attribute '%U' is read-only", o, name);
    return fhraise_no_attribute_to_set(vm, o, name), -1;
}

/* A dict in the word, made if need be. NULL: MemoryError. */
static FhValue *with_dict(FhVM *vm, FhValue o, FhValue *word) {
    if (*word != FH_NOVALUE) return word;
    FhValue dict = fhdict_new(vm);
    if (dict == FH_ERR) return NULL;
    fh_set(vm, fh_obj(o), word, dict);
    return word;
}

static int set_in_dict(FhVM *vm, FhValue o, FhValue *word, FhValue name, FhValue v) {
    if (o == vm->sys_module && vm->sys_late && fhdict_contains(vm, *word, name) == 0 &&
        vm->complete_sys(vm, name) < 0)
        return -1;
    if (v != FH_NOVALUE) return with_dict(vm, o, word) ? fhdict_set(vm, *word, name, v) : -1;
    int removed = *word == FH_NOVALUE ? 0 : fhdict_del(vm, *word, name);
    if (removed < 0) return -1;
    return removed ? 0 : absent(vm, o, name, FH_NOVALUE);
}

static int add_field(FhVM *vm, FhObj *obj, FhShape *shape, FhValue name, FhValue v) {
    if (shape->nfields >= FH_MAX_FIELDS) {
        if (fhinstance_to_dict(vm, obj) < 0) return -1;
        return set_in_dict(vm, fh_val(obj), fhinstance_dict_word(vm, obj), name, v);
    }
    if ((name = fhstr_interned(vm, name)) == FH_ERR) return -1;
    return fhinstance_append(vm, obj, name, NULL, fh_retain(v));
}

static int set_own(FhVM *vm, FhValue o, FhValue name, FhValue v, FhValue descr) {
    FhObj *obj = fh_is_obj(o) ? fh_obj(o) : NULL;
    FhShape *shape = obj ? fh_shape_of(vm, obj) : NULL;
    if (!shape || !(shape->type->flags & FH_TF_DICT)) return absent(vm, o, name, descr);
    FhValue *word = fhinstance_dict_word(vm, obj);
    if (word) return set_in_dict(vm, o, word, name, v);
    int field = fhshape_find(vm, shape, name);
    if (v != FH_NOVALUE && field >= 0) {
        fh_set_ref(vm, obj, fhinstance_field(vm, obj, (uint32_t)field), v);
        return 0;
    }
    if (v == FH_NOVALUE && field < 0) return absent(vm, o, name, FH_NOVALUE);
    if (v != FH_NOVALUE && fhstr_exact(name)) return add_field(vm, obj, shape, name, v);
    if (v == FH_NOVALUE && fhinstance_drop_last(vm, obj, (uint32_t)field)) return 0;
    if (fhinstance_to_dict(vm, obj) < 0) return -1;
    return set_in_dict(vm, o, fhinstance_dict_word(vm, obj), name, v);
}

int fhattr_set_own(FhVM *vm, FhValue o, FhValue name, FhValue v) {
    return set_own(vm, o, name, v, FH_NOVALUE);
}

int fhattr_set_generic(FhVM *vm, FhValue o, FhValue name, FhValue v) {
    if (check_name(vm, name) < 0) return -1;
    FhValue descr = fhtype_lookup(vm, fh_type(vm, o), name);
    if (descr == FH_ERR) return -1;
    const FhSlots *s = descr == FH_NOVALUE ? NULL : fh_slots(vm, descr);
    if (!s || !s->descr_set) return set_own(vm, o, name, v, descr);
    fh_retain(descr);
    int status = s->descr_set(vm, descr, o, v);
    fh_release(vm, descr);
    return status;
}

int fhattr_set(FhVM *vm, FhValue o, FhValue name, FhValue v) {
    if (FH_UNLIKELY(check_name(vm, name) < 0)) return -1;
    FhType *t = fh_type(vm, o);
    return t->flags & FH_TF_SETATTR_PLAIN ? fhattr_set_generic(vm, o, name, v)
                                          : t->slots->setattro(vm, o, name, v);
}

/* ---- methods ---- */

/* A function found in the class, unless the instance hides it: unbound, with what it is to be bound to. */
static FhValue as_method(FhVM *vm, FhValue descr, FhValue o, FhValue bound_to, FhValue name, FhValue *self) {
    fh_retain(descr);
    FhValue own = find_own(vm, o, name);
    if (own != FH_NOVALUE) {
        fh_release(vm, descr);
        return own;
    }
    *self = fh_retain(bound_to);
    return descr;
}

FhValue fhattr_method(FhVM *vm, FhValue o, FhValue name, FhValue *self) {
    *self = FH_NOVALUE;
    FhType *t = fh_type(vm, o);
    if (!(t->flags & FH_TF_GETATTR_PLAIN))
        return t->slots->getattro == fhtype_getattro ? fhtype_method(vm, o, name, self)
                                                     : fhattr_get(vm, o, name);
    FhValue descr = fhtype_lookup(vm, t, name);
    if (descr != FH_NOVALUE && descr != FH_ERR && fh_has_flag(vm, descr, FH_TF_METHOD_DESCR))
        return as_method(vm, descr, o, o, name, self);
    FhValue fn = fh_is_obj(descr) ? fhclassmethod_function(descr) : FH_NOVALUE;
    if (fn != FH_NOVALUE) return as_method(vm, fn, o, fh_val(t), name, self);
    return fhattr_get_generic(vm, o, name);
}

FhValue fhlookup_special(FhVM *vm, FhValue o, FhValue name) {
    FhValue descr = fhtype_lookup(vm, fh_type(vm, o), name);
    if (descr == FH_NOVALUE || descr == FH_ERR) return descr;
    return get_descr(vm, descr, o);
}

/* ---- __dict__ ---- */

FhValue fhattr_dict_of(FhVM *vm, FhValue o) {
    if (o == vm->sys_module && vm->sys_late && vm->complete_sys(vm, FH_NOVALUE) < 0) return FH_ERR;
    FhObj *obj = fh_obj(o);
    FhValue *word = fhinstance_dict_word(vm, obj);
    if (!word) {
        if (fhinstance_to_dict(vm, obj) < 0) return FH_ERR;
        word = fhinstance_dict_word(vm, obj);
    }
    return with_dict(vm, o, word) ? fh_retain(*word) : FH_ERR;
}

int fhattr_set_dict(FhVM *vm, FhValue o, FhValue dict) {
    if (dict == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "cannot delete __dict__");
    return fhattr_replace_dict(vm, o, dict);
}

int fhattr_replace_dict(FhVM *vm, FhValue o, FhValue dict) {
    if (dict == FH_NOVALUE)
        dict = fhdict_new(vm);
    else if (fhdict_check(vm, dict))
        fh_retain(dict);
    else
        return fhraise_int(vm, FH_T_TypeError, "__dict__ must be set to a dictionary, not a '%T'", dict);
    if (dict == FH_ERR) return -1;
    FhObj *obj = fh_obj(o);
    FhValue *word = fhinstance_dict_word(vm, obj);
    if (!word && fhinstance_to_dict(vm, obj) == 0) word = fhinstance_dict_word(vm, obj);
    if (!word) {
        fh_release(vm, dict);
        return -1;
    }
    fh_set(vm, obj, word, dict);
    return 0;
}

FhValue fhobject_dict(FhVM *vm, FhValue o) { return fhattr_find(vm, o, FH_NAME(vm, __dict__)); }

/* ---- dir ---- */

static int merge_class(FhVM *vm, FhValue into, FhValue cls) {
    FhValue dict = fhattr_find(vm, cls, FH_NAME(vm, __dict__));
    if (dict == FH_ERR || (dict != FH_NOVALUE && fhdict_update(vm, into, dict) < 0)) {
        fh_release(vm, dict);
        return -1;
    }
    fh_release(vm, dict);
    FhValue bases = fhattr_find(vm, cls, FH_NAME(vm, __bases__));
    if (bases == FH_ERR || bases == FH_NOVALUE) return bases == FH_ERR ? -1 : 0;
    int status = fhtuple_check(vm, bases) ? fhrecursion_enter(vm, " in __dir__") : 1;
    if (status == 0) {
        for (int64_t i = 0; status == 0 && i < fhas_tuple(bases)->size; i++)
            status = merge_class(vm, into, fhas_tuple(bases)->items[i]);
        fhrecursion_leave(vm);
    }
    fh_release(vm, bases);
    return status < 0 ? -1 : 0;
}

FhValue fhattr_dir(FhVM *vm, FhValue o) {
    FhValue all = fhdict_new(vm);
    if (all == FH_ERR) return FH_ERR;
    FhValue own = fhobject_dict(vm, o), cls = FH_NOVALUE, names = FH_ERR;
    if (own == FH_ERR) goto done;
    if (own != FH_NOVALUE && fhdict_check(vm, own) && fhdict_update(vm, all, own) < 0) goto done;
    cls = fhattr_find(vm, o, FH_NAME(vm, __class__));
    if (cls == FH_ERR || (cls != FH_NOVALUE && merge_class(vm, all, cls) < 0)) goto done;
    names = fhlist_of(vm, all);
done:
    fh_release(vm, cls);
    fh_release(vm, own);
    fh_release(vm, all);
    return names;
}
