/* Making classes: type(name, bases, namespace, **keywords).
 *
 * The new class is complete before any script code sees it (__set_name__, __init_subclass__ come last). What fails on the
 * way is given back by releasing the half-made class, which is a valid object from its first moment. */
#include "objects/attribute.h"
#include "objects/cell.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/instance.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#define INHERITED                                                                                            \
    (FH_TF_DICT | FH_TF_VARSIZE | FH_TF_INT | FH_TF_STR | FH_TF_BYTES | FH_TF_LIST | FH_TF_TUPLE |           \
     FH_TF_DICTSUB | FH_TF_TYPE | FH_TF_EXC | FH_TF_FLOAT | FH_TF_SET | FH_TF_SEQUENCE | FH_TF_MAPPING |     \
     FH_TF_WEAKREF | FH_TF_LOUD | FH_TF_DATA)

enum { USUAL_FIELDS = 3 };

typedef struct Making {
    FhType *type;  /* owned until handed out */
    FhType *base;  /* borrowed from bases */
    FhValue ns;    /* borrowed: type->cold->dict */
    FhValue slots; /* owned: tuple of mangled names that become fields; NOVALUE: no __slots__ */
    bool add_dict, add_weak;
} Making;

/* ---- __slots__ ---- */

static FhValue mangled(FhVM *vm, FhValue class_name, FhValue name) {
    const char *s = fhstr_text(name), *c = fhstr_text(class_name);
    size_t n = fhstr_size(name), m = fhstr_size(class_name);
    if (n < 3 || s[0] != '_' || s[1] != '_' || (s[n - 1] == '_' && s[n - 2] == '_') || memchr(s, '.', n))
        return fhstr_interned(vm, name);
    while (m && *c == '_') c++, m--;
    if (!m) return fhstr_interned(vm, name);
    FhText t;
    fhtext_init(&t, vm);
    fhtext_char(&t, '_');
    fhtext_add(&t, c, m);
    fhtext_add(&t, s, n);
    FhValue text = fhtext_finish(&t);
    if (text == FH_ERR) return FH_ERR;
    FhValue v = fhstr_interned(vm, text);
    if (v != text) fh_release(vm, text);
    return v;
}

static bool is_identifier(FhVM *vm, FhValue name) {
    FhValue method = fhstr_c(vm, "isidentifier");
    FhValue v = method == FH_ERR ? FH_ERR : fhcall_method(vm, name, method, NULL, 0);
    fh_release(vm, method);
    if (v == FH_ERR) fhpending_clear(vm);
    return v == FH_TRUE;
}

/* The names as a list: of one str, or of an iterable. */
static FhValue list_of_slots(FhVM *vm, FhValue slots) {
    return fhstr_check(vm, slots) ? fhlist_from(vm, &slots, 1) : fhlist_of(vm, slots);
}

/* CPython has no room for fields behind the items of int, tuple and bytes. */
static bool has_room(const FhType *base) {
    return !(base->flags & FH_TF_VARSIZE) || (base->flags & FH_TF_STR);
}

static int check_slot(FhVM *vm, Making *m, FhValue name) {
    if (!fhstr_exact(name) && !fhstr_check(vm, name))
        return fhraise_int(vm, FH_T_TypeError, "__slots__ items must be strings, not '%T'", name);
    if (!is_identifier(vm, name)) return fhraise_int(vm, FH_T_TypeError, "__slots__ must be identifiers");
    bool is_dict = fhstr_equal(name, FH_NAME(vm, __dict__)),
         is_weak = fhstr_equal(name, FH_NAME(vm, __weakref__));
    if (is_dict && (m->add_dict || (m->base->flags & FH_TF_DICT)))
        return fhraise_int(vm, FH_T_TypeError, "__dict__ slot disallowed: we already got one");
    if (is_weak && (m->add_weak || (m->base->flags & FH_TF_WEAKREF) || !has_room(m->base)))
        return fhraise_int(vm, FH_T_TypeError,
                           "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
    m->add_dict |= is_dict;
    m->add_weak |= is_weak;
    return is_dict || is_weak;
}

/* Appends the mangled name to `into`, after the checks of what it would hide. */
static int take_slot(FhVM *vm, Making *m, FhValue into, FhValue name) {
    FhValue key = mangled(vm, m->type->cold->name, name);
    if (key == FH_ERR) return -1;
    FhValue hidden = fhdict_get_str(vm, m->ns, key);
    if (hidden == FH_ERR) return -1;
    if (hidden != FH_NOVALUE && key != FH_NAME(vm, __qualname__) && key != FH_NAME(vm, __classcell__))
        return fhraise_int(vm, FH_T_ValueError, "%R in __slots__ conflicts with class variable", key);
    return fhlist_append(vm, into, key);
}

static int read_slots(FhVM *vm, Making *m, FhValue declared) {
    FhValue names = list_of_slots(vm, declared), taken = FH_ERR;
    if (names == FH_ERR || (taken = fhlist_new(vm, fhas_list(names)->size)) == FH_ERR) goto fail;
    if (fhas_list(names)->size && (!has_room(m->base) || (m->base->flags & FH_TF_TYPE))) {
        fhraise(vm, FH_T_TypeError, "nonempty __slots__ not supported for subtype of '%N'", fh_val(m->base));
        goto fail;
    }
    for (int64_t i = 0; i < fhas_list(names)->size; i++) {
        FhValue name = fh_retain(fhas_list(names)->items[i]);
        int special = check_slot(vm, m, name);
        int status = special ? special : take_slot(vm, m, taken, name);
        fh_release(vm, name);
        if (status < 0) goto fail;
    }
    m->slots = fhtuple_from(vm, fhas_list(taken)->items, fhas_list(taken)->size);
    fh_release(vm, taken);
    fh_release(vm, names);
    return m->slots == FH_ERR ? (m->slots = FH_NOVALUE, -1) : 0;
fail:
    fh_release(vm, taken);
    fh_release(vm, names);
    return -1;
}

/* ---- layout ---- */

static int plan_fields(FhVM *vm, Making *m) {
    FhValue declared = fhdict_get_str(vm, m->ns, FH_NAME(vm, __slots__));
    if (declared == FH_ERR) return -1;
    if (declared != FH_NOVALUE) {
        fh_retain(declared);
        int status = read_slots(vm, m, declared);
        fh_release(vm, declared);
        return status;
    }
    m->add_dict = !(m->base->flags & (FH_TF_DICT | FH_TF_TYPE));
    m->add_weak = !(m->base->flags & FH_TF_WEAKREF) && has_room(m->base);
    return 0;
}

static uint32_t first_capacity(const FhType *t, const FhType *base) {
    bool own_dict = (t->flags & FH_TF_DICT) && !t->dict_offset;
    if (!own_dict) return t->nslots;
    if (t->flags & FH_TF_VARSIZE) return t->nslots + 1;
    uint32_t extra = base->max_fields > base->nslots ? base->max_fields - base->nslots : USUAL_FIELDS;
    uint32_t words = t->nslots + extra;
    return words + ((t->size / 8 + words) & 1);
}

static int lay_out(FhVM *vm, Making *m) {
    FhType *t = m->type, *base = m->base;
    int64_t added = m->slots == FH_NOVALUE ? 0 : fhas_tuple(m->slots)->size;
    if (added + base->nslots > 10000) return fhraise_int(vm, FH_T_ValueError, "too many names in __slots__");
    t->nslots = (uint16_t)(base->nslots + added);
    if (m->add_dict) t->flags |= FH_TF_DICT;
    if (m->add_weak) t->flags |= FH_TF_WEAKREF;
    t->field_hint = (uint16_t)first_capacity(t, base);
    t->cold->slot_names = fh_retain(m->slots);
    bool dict_mode = (t->flags & FH_TF_DICT) && (t->flags & FH_TF_VARSIZE);
    t->shape = fhshape_new(vm, t, t->nslots, t->field_hint, dict_mode);
    return t->shape ? 0 : -1;
}

static int add_members(FhVM *vm, Making *m) {
    int64_t n = m->slots == FH_NOVALUE ? 0 : fhas_tuple(m->slots)->size;
    for (int64_t i = 0; i < n; i++) {
        FhValue name = fhas_tuple(m->slots)->items[i];
        FhValue v = fhmember_new(vm, m->type, name, m->base->nslots + (uint32_t)i);
        if (v == FH_ERR || fhdict_set_take(vm, m->ns, fh_retain(name), v) < 0) return -1;
    }
    return 0;
}

/* ---- entries that every class gets ---- */

static FhValue get_dict(FhVM *vm, FhValue self) { return fhattr_dict_of(vm, self); }
static FhValue get_weakref(FhVM *vm, FhValue self) {
    FhWeak *w = fhheap_weak_first(&vm->heap, fh_obj(self));
    return w ? fh_retain(fh_val(w)) : FH_NONE;
}
static const FhGetSetDef dict_def = {"__dict__", get_dict, fhattr_replace_dict,
                                     "dictionary for instance variables (if defined)"};
static const FhGetSetDef weakref_def = {"__weakref__", get_weakref, NULL,
                                        "list of weak references to the object (if defined)"};

static int add_getset(FhVM *vm, Making *m, FhValue name, const FhGetSetDef *def) {
    FhValue there = fhdict_get_str(vm, m->ns, name);
    if (there != FH_NOVALUE) return there == FH_ERR ? -1 : 0;
    FhValue v = fhgetset_new(vm, m->type, def);
    return v == FH_ERR ? -1 : fhdict_set_take(vm, m->ns, name, v);
}

static int set_module(FhVM *vm, Making *m) {
    FhValue there = fhdict_get_str(vm, m->ns, FH_NAME(vm, __module__));
    if (there != FH_NOVALUE) return there == FH_ERR ? -1 : 0;
    FhValue globals = fhframe_globals(vm);
    FhValue name = globals == FH_NOVALUE ? FH_NOVALUE : fhdict_get_str(vm, globals, FH_NAME(vm, __name__));
    if (name == FH_ERR) return -1;
    return name == FH_NOVALUE ? 0 : fhdict_set(vm, m->ns, FH_NAME(vm, __module__), name);
}

static int set_qualname(FhVM *vm, Making *m) {
    FhValue q = fhdict_get_str(vm, m->ns, FH_NAME(vm, __qualname__));
    if (q == FH_ERR) return -1;
    if (q == FH_NOVALUE) {
        m->type->cold->qualname = fh_retain(m->type->cold->name);
        return 0;
    }
    if (!fhstr_check(vm, q))
        return fhraise_int(vm, FH_T_TypeError, "type __qualname__ must be a str, not %T", q);
    m->type->cold->qualname = fh_retain(q);
    return fhdict_del(vm, m->ns, FH_NAME(vm, __qualname__)) < 0 ? -1 : 0;
}

/* __new__ becomes a static method, __init_subclass__ and __class_getitem__ class methods, where they are functions. */
static int wrap_function(FhVM *vm, Making *m, FhValue name, FhValue (*wrap)(FhVM *, FhValue)) {
    FhValue fn = fhdict_get_str(vm, m->ns, name);
    if (fn == FH_ERR) return -1;
    if (fn == FH_NOVALUE || !fhfunction_exact(fn)) return 0;
    FhValue v = wrap(vm, fn);
    return v == FH_ERR ? -1 : fhdict_set_take(vm, m->ns, name, v);
}

static int set_hash(FhVM *vm, Making *m) {
    FhValue eq = fhdict_get_str(vm, m->ns, FH_NAME(vm, __eq__));
    FhValue hash = fhdict_get_str(vm, m->ns, FH_NAME(vm, __hash__));
    if (eq == FH_ERR || hash == FH_ERR) return -1;
    if (eq == FH_NOVALUE || hash != FH_NOVALUE) return 0;
    return fhdict_set(vm, m->ns, FH_NAME(vm, __hash__), FH_NONE);
}

static int set_doc(FhVM *vm, Making *m) {
    FhValue doc = fhdict_get_str(vm, m->ns, FH_NAME(vm, __doc__));
    if (doc != FH_NOVALUE) return doc == FH_ERR ? -1 : 0;
    return fhdict_set(vm, m->ns, FH_NAME(vm, __doc__), FH_NONE);
}

static int fill(FhVM *vm, Making *m) {
    if (set_module(vm, m) < 0 || set_qualname(vm, m) < 0) return -1;
    if (wrap_function(vm, m, FH_NAME(vm, __new__), fhstaticmethod_new) < 0 ||
        wrap_function(vm, m, FH_NAME(vm, __init_subclass__), fhclassmethod_new) < 0 ||
        wrap_function(vm, m, FH_NAME(vm, __class_getitem__), fhclassmethod_new) < 0)
        return -1;
    if (add_members(vm, m) < 0) return -1;
    if (m->add_dict && add_getset(vm, m, FH_NAME(vm, __dict__), &dict_def) < 0) return -1;
    if (m->add_weak && add_getset(vm, m, FH_NAME(vm, __weakref__), &weakref_def) < 0) return -1;
    return set_doc(vm, m) < 0 || set_hash(vm, m) < 0 ? -1 : 0;
}

/* ---- the class object ---- */

static FhType *begin(FhVM *vm, FhType *meta, FhValue name, FhValue bases, FhType *base) {
    FhValue v = fhinstance_new(vm, meta, 0);
    if (v == FH_ERR) return NULL;
    FhType *t = fhas_type(v);
    t->slots = base->slots;
    t->flags = FH_TF_HEAP | FH_TF_BASE | FH_TF_CONTAINER | (base->flags & INHERITED);
    t->version = fhvm_version(vm);
    t->size = base->size;
    t->max_fields = 0;
    t->dict_offset = base->dict_offset;
    t->c_life = base->c_life;
    t->readied = true;
    t->cold = &((FhClass *)t)->cold;
    t->cold->self = fh_val(t);
    t->cold->mro = t->cold->dict = t->cold->qualname = t->cold->slot_names = FH_NOVALUE;
    t->base = fh_retain(fh_val(base));
    t->cold->bases = fh_retain(bases);
    t->cold->name = fh_retain(name);
    FhSlots *slots = fhmem_new(vm, sizeof *slots);
    if (!slots) {
        fh_release(vm, v);
        return NULL;
    }
    *slots = *base->slots;
    fhtype_inherit_slots(slots, vm->types[FH_T_object]->slots);
    slots->life = (FhLife){fhinstance_visit, fhinstance_finalize, base->slots->life.del, fhinstance_payload};
    t->slots = slots;
    t->own_slots = true;
    return t;
}

/* The MRO that a metaclass's own mro() gives, checked. */
static FhValue custom_mro(FhVM *vm, FhType *t) {
    FhValue list = fhcall_method(vm, fh_val(t), FH_NAME(vm, mro), NULL, 0);
    FhValue mro = list == FH_ERR ? FH_ERR : fhtuple_of(vm, list);
    fh_release(vm, list);
    if (mro == FH_ERR) return FH_ERR;
    if (fhas_tuple(mro)->size == 0) {
        fh_release(vm, mro);
        return fhraise(vm, FH_T_TypeError, "type MRO must not be empty");
    }
    for (int64_t i = 0; i < fhas_tuple(mro)->size; i++) {
        FhValue cls = fhas_tuple(mro)->items[i];
        if (!fhtype_check(vm, cls))
            fhraise(vm, FH_T_TypeError, "mro() returned a non-class ('%T')", cls);
        else if (fhtype_ready(vm, fhas_type(cls)) == 0 && fhtype_fits_in_mro(t, fhas_type(cls)))
            continue;
        else if (!fhpending(vm))
            fhraise(vm, FH_T_TypeError, "mro() returned base with unsuitable layout ('%s')",
                    fhtype_full_name(fhas_type(cls)));
        fh_release(vm, mro);
        return FH_ERR;
    }
    return mro;
}

int fhtype_has_custom_mro(FhVM *vm, FhType *t) {
    FhType *meta = fh_type(vm, fh_val(t));
    if (!(meta->flags & FH_TF_HEAP)) return 0;
    FhValue method = fhtype_lookup(vm, meta, FH_NAME(vm, mro));
    FhValue usual = fhtype_lookup(vm, vm->types[FH_T_type], FH_NAME(vm, mro));
    return method == FH_ERR || usual == FH_ERR ? -1 : method != usual;
}

FhValue fhtype_new_mro(FhVM *vm, FhType *t) {
    int custom = fhtype_has_custom_mro(vm, t);
    if (custom < 0) return FH_ERR;
    return custom ? custom_mro(vm, t) : fhtype_compute_mro(vm, t, t->cold->bases);
}

static int set_mro(FhVM *vm, FhType *t) {
    FhValue mro = fhtype_new_mro(vm, t);
    if (mro == FH_ERR) return -1;
    fh_set(vm, &t->header, &t->cold->mro, mro);
    return 0;
}

/* A change of cls reaches t through one of its bases. */
static bool is_above_a_base(FhTuple *bases, FhType *cls) {
    for (int64_t i = 0; i < bases->size; i++)
        if (fhtype_subtype(fhas_type(bases->items[i]), cls)) return true;
    return false;
}

int fhtype_join_bases(FhVM *vm, FhType *t) {
    FhTuple *bases = fhas_tuple(t->cold->bases), *mro = fhas_tuple(t->cold->mro);
    int custom = fhtype_has_custom_mro(vm, t);
    if (custom < 0) return -1;
    size_t most = (size_t)bases->size + (custom ? (size_t)mro->size : 0);
    FhType **list = NULL;
    if (most > 1 && !(list = fhmem_array(vm, most, sizeof *list))) return -1;
    uint32_t n = 0;
    for (int64_t i = 0; list && i < bases->size; i++) list[n++] = fhas_type(bases->items[i]);
    for (int64_t i = 0; list && custom && i < mro->size; i++) {
        FhType *cls = fhas_type(mro->items[i]);
        if (cls != t && !is_above_a_base(bases, cls)) list[n++] = cls;
    }
    t->cold->base_list = list;
    t->cold->nbase_list = n;
    t->cold->base_list_size = (uint32_t)(list ? most : 0);
    for (uint32_t i = 0; i < n; i++)
        if (fhtype_add_subclass(vm, list[i], t) < 0) return -1;
    return list ? 0 : fhtype_add_subclass(vm, fhas_type(bases->items[0]), t);
}

/* __classcell__: the cell behind `super()` and `__class__`. */
static int set_class_cell(FhVM *vm, Making *m) {
    FhValue cell = fhdict_get_str(vm, m->ns, FH_NAME(vm, __classcell__));
    if (cell == FH_ERR || cell == FH_NOVALUE) return cell == FH_ERR ? -1 : 0;
    if (!fhcell_exact(cell))
        return fhraise_int(vm, FH_T_TypeError, "__classcell__ must be a nonlocal cell, not <class '%T'>",
                           cell);
    fh_set_ref(vm, fh_obj(cell), &fhas_cell(cell)->value, fh_val(m->type));
    return fhdict_del(vm, m->ns, FH_NAME(vm, __classcell__)) < 0 ? -1 : 0;
}

static FhType *build(FhVM *vm, FhType *meta, FhValue name, FhValue bases, FhType *base, FhValue ns) {
    Making m = {.base = base, .slots = FH_NOVALUE};
    FhType *t = m.type = begin(vm, meta, name, bases, base);
    if (!t) return NULL;
    t->cold->dict = m.ns = fhdict_new(vm);
    if (t->cold->dict == FH_ERR) t->cold->dict = FH_NOVALUE;
    bool made = t->cold->dict != FH_NOVALUE && fhdict_update(vm, t->cold->dict, ns) == 0 &&
                plan_fields(vm, &m) == 0 && lay_out(vm, &m) == 0 && fill(vm, &m) == 0 &&
                set_mro(vm, t) == 0 && fhtype_join_bases(vm, t) == 0 && fhtype_first_slots(vm, t) == 0 &&
                set_class_cell(vm, &m) == 0;
    fh_release(vm, m.slots);
    if (made) return t;
    fh_release(vm, fh_val(t));
    return NULL;
}

/* ---- hooks that run script ---- */

static int set_name_failed(FhVM *vm, FhValue v, FhValue key, FhValue type) {
    FhValue cause = fhpending_take(vm);
    fhraise(vm, FH_T_RuntimeError, "Error calling __set_name__ on '%T' instance %R in '%N'", v, key, type);
    if (fhpending_is(vm, FH_T_RuntimeError)) {
        fhexception_set_cause(vm, vm->pending, cause);
        fhexception_set_context(vm, vm->pending, cause);
    }
    fh_release(vm, cause);
    return -1;
}

static int call_set_name(FhVM *vm, FhValue v, FhValue key, FhValue type) {
    FhValue hook = fhlookup_special(vm, v, FH_NAME(vm, __set_name__));
    if (hook == FH_NOVALUE || hook == FH_ERR) return hook == FH_ERR ? -1 : 0;
    FhValue r = fhcall2(vm, hook, type, key);
    fh_release(vm, hook);
    fh_release(vm, r);
    return r == FH_ERR ? set_name_failed(vm, v, key, type) : 0;
}

/* No value of the class wants to know its name: the usual case, found without a copy. */
static bool nobody_asks(FhVM *vm, FhValue dict) {
    FhValue key, v;
    for (int64_t pos = 0; fhdict_next(dict, &pos, &key, &v);) {
        FhType *t = fh_type(vm, v);
        if (t->id == FH_T_function || t->id == FH_T_str || t->id == FH_T_int || v == FH_NONE) continue;
        if (fhtype_lookup(vm, t, FH_NAME(vm, __set_name__)) != FH_NOVALUE) return false;
    }
    return true;
}

static int set_names(FhVM *vm, FhType *t) {
    if (nobody_asks(vm, t->cold->dict)) return 0;
    FhValue copy = fhdict_copy(vm, t->cold->dict), key, v;
    if (copy == FH_ERR) return -1;
    int status = 0;
    for (int64_t pos = 0; status == 0 && fhdict_next(copy, &pos, &key, &v);)
        status = call_set_name(vm, v, key, fh_val(t));
    fh_release(vm, copy);
    return status;
}

/* super(type, type).__init_subclass__(**keywords) */
static int init_subclass(FhVM *vm, FhType *t, const FhValue *kwvalues, FhValue kwnames) {
    FhValue self, hook = fhsuper_method(vm, fh_val(t), fh_val(t), FH_NAME(vm, __init_subclass__), &self);
    if (hook == FH_ERR) return -1;
    FhValue r = FH_NONE;
    bool plain = fh_has_shape(hook, FH_T_builtin) && kwnames == FH_NOVALUE && self == FH_NOVALUE;
    if (!plain) r = self == FH_NOVALUE ? fhcall(vm, hook, kwvalues, 0, kwnames) : fhcall1(vm, hook, self);
    fh_release(vm, self);
    fh_release(vm, hook);
    fh_release(vm, r);
    return r == FH_ERR ? -1 : 0;
}

/* ---- type.__new__ ---- */

/* Bases that are no classes belong to the class statement, which asks their __mro_entries__. */
static int check_bases(FhVM *vm, FhValue bases) {
    for (int64_t i = 0; i < fhas_tuple(bases)->size; i++) {
        FhValue base = fhas_tuple(bases)->items[i];
        if (fhtype_check(vm, base)) continue;
        FhValue entries = fhattr_find(vm, base, FH_NAME(vm, __mro_entries__));
        if (entries == FH_ERR) return -1;
        if (entries == FH_NOVALUE) continue;
        fh_release(vm, entries);
        return fhraise_int(vm, FH_T_TypeError,
                           "type() doesn't support MRO entry resolution; use types.new_class()");
    }
    return 0;
}

static FhValue make(FhVM *vm, FhType *meta, FhValue name, FhValue bases, FhValue ns, const FhValue *kwvalues,
                    FhValue kwnames) {
    FhType *base = fhtype_best_base(vm, bases);
    FhType *t = base ? build(vm, meta, name, bases, base, ns) : NULL;
    if (!t) return FH_ERR;
    if (set_names(vm, t) == 0 && init_subclass(vm, t, kwvalues, kwnames) == 0) return fh_val(t);
    fh_release(vm, fh_val(t));
    return FH_ERR;
}

FhValue fhtype_make(FhVM *vm, FhValue metatype, FhValue name, FhValue bases, FhValue ns,
                    const FhValue *kwvalues, FhValue kwnames) {
    FhValue object = fh_val(vm->types[FH_T_object]);
    if (fhas_tuple(bases)->size == 0) {
        FhValue root = fhtuple_from(vm, &object, 1);
        if (root == FH_ERR) return FH_ERR;
        FhValue v = make(vm, fhas_type(metatype), name, root, ns, kwvalues, kwnames);
        fh_release(vm, root);
        return v;
    }
    return make(vm, fhas_type(metatype), name, bases, ns, kwvalues, kwnames);
}

static int check_arguments(FhVM *vm, const FhValue *args, uint32_t nargs) {
    if (nargs != 3)
        return fhraise_int(vm, FH_T_TypeError, "type.__new__() takes exactly 3 arguments (%d given)",
                           (int)nargs);
    if (!fhstr_check(vm, args[0]))
        return fhraise_int(vm, FH_T_TypeError, "type.__new__() argument 1 must be str, not %V", args[0]);
    if (!fhtuple_check(vm, args[1]))
        return fhraise_int(vm, FH_T_TypeError, "type.__new__() argument 2 must be tuple, not %V", args[1]);
    if (!fhdict_check(vm, args[2]))
        return fhraise_int(vm, FH_T_TypeError, "type.__new__() argument 3 must be dict, not %V", args[2]);
    if (memchr(fhstr_text(args[0]), 0, fhstr_size(args[0])))
        return fhraise_int(vm, FH_T_ValueError, "type name must not contain null characters");
    return 0;
}

static FhValue counted_type_new(FhVM *vm, FhValue metatype, const FhValue *args, uint32_t nargs,
                                FhValue kwnames) {
    if (fhas_type(metatype) == vm->types[FH_T_type] && nargs != 3)
        return nargs == 1 ? fhraise(vm, FH_T_TypeError, "type() takes no keyword arguments")
                          : fhraise(vm, FH_T_TypeError, "type() takes 1 or 3 arguments");
    if (check_arguments(vm, args, nargs) < 0) return FH_ERR;
    FhType *winner = fhas_type(metatype);
    if (fhas_tuple(args[1])->size) {
        if (check_bases(vm, args[1]) < 0) return FH_ERR;
        winner = fhtype_calculate_metaclass(vm, winner, args[1]);
        if (!winner) return FH_ERR;
        if (fh_val(winner) != metatype && winner->slots->new_ != fhtype_new)
            return winner->slots->new_(vm, fh_val(winner), args, nargs, kwnames);
    }
    return fhtype_make(vm, fh_val(winner), args[0], args[1], args[2], args + nargs, kwnames);
}

/* What it makes is counted, whatever is in force. */
FhValue fhtype_new(FhVM *vm, FhValue metatype, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhForce was = fharena_pause(vm);
    FhValue result = counted_type_new(vm, metatype, args, nargs, kwnames);
    fharena_unpause(vm, was);
    return result;
}

int fhtype_init(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type, (void)args;
    if (nargs == 1 && kwnames != FH_NOVALUE && fhas_tuple(kwnames)->size)
        return fhraise_int(vm, FH_T_TypeError, "type.__init__() takes no keyword arguments");
    if (nargs != 1 && nargs != 3)
        return fhraise_int(vm, FH_T_TypeError, "type.__init__() takes 1 or 3 arguments");
    return 0;
}
