/* Instances seen as a whole: changing their class, and what pickle and copy take from them. */
#include "objects/instance.h"
#include "objects/attribute.h"
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/protocol.h"
#include "objects/shape.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

/* ---- o.__class__ = cls ---- */

/* The shape of class `to` with the same words and fields as `from`. NULL: MemoryError. */
static FhShape *translate(FhVM *vm, FhShape *from, FhType *to) {
    if (!from->cold->parent) return fhshape_root(vm, to, from->capacity, from->dict_mode);
    if (fhrecursion_enter(vm, " while setting __class__") < 0) return NULL;
    FhShape *parent = translate(vm, from->cold->parent, to);
    fhrecursion_leave(vm);
    return parent ? fhshape_with(vm, parent, from->cold->key) : NULL;
}

static bool both_modules(FhVM *vm, FhType *a, FhType *b) {
    return fhtype_subtype(a, vm->types[FH_T_module]) && fhtype_subtype(b, vm->types[FH_T_module]);
}

int fhobject_set_class(FhVM *vm, FhValue o, FhType *to) {
    FhType *from = fh_type(vm, o);
    if (!both_modules(vm, from, to) && (!(from->flags & FH_TF_HEAP) || !(to->flags & FH_TF_HEAP)))
        return fhraise_int(vm, FH_T_TypeError,
                           "__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (from == to) return 0;
    if (!fhtype_same_layout(from, to) || from->dict_offset != to->dict_offset)
        return fhraise_int(vm, FH_T_TypeError, "__class__ assignment: '%s' object layout differs from '%s'",
                           fhtype_c_name(to), fhtype_c_name(from));
    FhShape *shape = translate(vm, fh_shape_of(vm, fh_obj(o)), to);
    if (!shape) return -1;
    bool owns =
        !fh_in_arena(fh_obj(o)); /* an arena keeps its instances' classes; this one it never gives up */
    if (to->flags & FH_TF_HEAP) fh_retain_obj(&to->header);
    fh_obj(o)->shape = shape->id;
    if (owns && from->flags & FH_TF_HEAP) fh_release(vm, fh_val(from));
    return 0;
}

/* ---- __getstate__, __reduce_ex__ ---- */

/* A dict of the fields of __slots__ that are set, of o's class and its bases; NOVALUE: there are none. */
static FhValue slot_values(FhVM *vm, FhValue o) {
    FhValue mro = fhtype_mro(vm, fh_type(vm, o)), dict = FH_NOVALUE;
    if (mro == FH_ERR) return FH_ERR;
    fh_retain(mro);
    for (int64_t i = fhas_tuple(mro)->size; i-- > 0;) {
        FhType *t = fhas_type(fhas_tuple(mro)->items[i]);
        int64_t n = t->cold->slot_names == FH_NOVALUE ? 0 : fhas_tuple(t->cold->slot_names)->size;
        for (int64_t j = 0; j < n; j++) {
            FhValue name = fhas_tuple(t->cold->slot_names)->items[j], v = fhattr_find(vm, o, name);
            if (v == FH_NOVALUE) continue;
            if (v != FH_ERR && dict == FH_NOVALUE) dict = fhdict_new(vm);
            int status = v == FH_ERR || dict == FH_ERR ? -1 : fhdict_set(vm, dict, name, v);
            fh_release(vm, v);
            if (status == 0) continue;
            fh_release(vm, dict);
            fh_release(vm, mro);
            return FH_ERR;
        }
    }
    fh_release(vm, mro);
    return dict;
}

FhValue fhobject_state(FhVM *vm, FhValue o) {
    FhValue dict = fhobject_dict(vm, o), slots = dict == FH_ERR ? FH_ERR : slot_values(vm, o);
    if (slots == FH_ERR) {
        fh_release(vm, dict);
        return FH_ERR;
    }
    bool empty = dict == FH_NOVALUE || (fhdict_check(vm, dict) && fhdict_size(dict) == 0);
    if (slots == FH_NOVALUE) {
        if (!empty) return dict;
        fh_release(vm, dict);
        return FH_NONE;
    }
    FhValue pair[] = {empty ? FH_NONE : fh_retain(dict), slots};
    fh_release(vm, dict);
    return fhtuple_take(vm, pair, 2);
}

/* Arguments for cls.__new__: from __getnewargs_ex__ or __getnewargs__; *kwargs a dict or NOVALUE. Owned. */
static int new_arguments(FhVM *vm, FhValue o, FhValue *args, FhValue *kwargs) {
    *kwargs = FH_NOVALUE;
    FhValue key = fhstr_intern(vm, "__getnewargs_ex__", 17);
    FhValue hook = key == FH_ERR ? FH_ERR : fhlookup_special(vm, o, key);
    if (hook == FH_ERR) return -1;
    if (hook != FH_NOVALUE) {
        FhValue pair = fhcall0(vm, hook);
        fh_release(vm, hook);
        if (pair == FH_ERR) return -1;
        bool good = fhtuple_check(vm, pair) && fhas_tuple(pair)->size == 2 &&
                    fhtuple_check(vm, fhas_tuple(pair)->items[0]) &&
                    fhdict_check(vm, fhas_tuple(pair)->items[1]);
        if (good) {
            *args = fh_retain(fhas_tuple(pair)->items[0]);
            *kwargs = fh_retain(fhas_tuple(pair)->items[1]);
        } else {
            fhraise(vm, FH_T_TypeError,
                    "__getnewargs_ex__ should return a tuple of a tuple and a dict, not '%T'", pair);
        }
        fh_release(vm, pair);
        return good ? 0 : -1;
    }
    key = fhstr_intern(vm, "__getnewargs__", 14);
    hook = key == FH_ERR ? FH_ERR : fhlookup_special(vm, o, key);
    if (hook == FH_ERR) return -1;
    *args = hook == FH_NOVALUE ? fh_retain(vm->empty_tuple) : fhcall0(vm, hook);
    fh_release(vm, hook);
    if (*args == FH_ERR) return -1;
    if (fhtuple_check(vm, *args)) return 0;
    fhraise(vm, FH_T_TypeError, "__getnewargs__ should return a tuple, not '%T'", *args);
    fh_release(vm, *args);
    return -1;
}

/* An iterator over the items that a list or dict subclass adds by itself; NONE for others. */
static FhValue items_iterator(FhVM *vm, FhValue o, uint32_t flag) {
    if (!fh_has_flag(vm, o, flag)) return FH_NONE;
    if (flag == FH_TF_LIST) return fhiter(vm, o);
    FhValue items = fhcall_method(vm, o, FH_NAME(vm, items), NULL, 0);
    FhValue it = items == FH_ERR ? FH_ERR : fhiter(vm, items);
    fh_release(vm, items);
    return it;
}

/* (copyreg.name, …) */
static FhValue copyreg(FhVM *vm, const char *name) {
    FhValue module = fhimport(vm, "copyreg");
    if (module == FH_ERR) return FH_ERR;
    FhValue key = fhstr_c(vm, name), v = key == FH_ERR ? FH_ERR : fhattr_get(vm, module, key);
    fh_release(vm, key);
    fh_release(vm, module);
    return v;
}

static FhValue constructor(FhVM *vm, FhValue o, FhValue args, FhValue kwargs, FhValue *arguments) {
    FhValue cls = fh_typeval(vm, o);
    if (kwargs != FH_NOVALUE && fhdict_size(kwargs)) {
        *arguments = fhtuple_pack(vm, 3, cls, args, kwargs);
        return *arguments == FH_ERR ? FH_ERR : copyreg(vm, "__newobj_ex__");
    }
    int64_t n = fhas_tuple(args)->size;
    *arguments = fhtuple_new(vm, n + 1);
    if (*arguments == FH_ERR) return FH_ERR;
    fhas_tuple(*arguments)->items[0] = fh_retain(cls);
    for (int64_t i = 0; i < n; i++)
        fhas_tuple(*arguments)->items[i + 1] = fh_retain(fhas_tuple(args)->items[i]);
    return copyreg(vm, "__newobj__");
}

/* The C part holds what __getstate__ does not tell, and no arguments for __new__ tell it either. */
static bool has_hidden_state(FhVM *vm, FhValue o) {
    FhType *t = fh_type(vm, o);
    if (t->flags & (FH_TF_LIST | FH_TF_DICTSUB)) return false;
    while (!t->def && t->base != FH_NOVALUE) t = fhas_type(t->base);
    return t->def && t->def->size > sizeof(FhObj);
}

static FhValue reduce_2(FhVM *vm, FhValue o) {
    FhValue args, kwargs, arguments = FH_NOVALUE, v = FH_ERR;
    if (new_arguments(vm, o, &args, &kwargs) < 0) return FH_ERR;
    FhValue fn = constructor(vm, o, args, kwargs, &arguments);
    if (fn != FH_ERR && args == vm->empty_tuple && kwargs == FH_NOVALUE && has_hidden_state(vm, o)) {
        fhraise(vm, FH_T_TypeError, "cannot pickle '%s' object", fhtype_full_name(fh_type(vm, o)));
        fh_release(vm, fn);
        fn = FH_ERR;
    }
    FhValue state = fn == FH_ERR ? FH_ERR : fhcall_method(vm, o, FH_NAME(vm, __getstate__), NULL, 0);
    FhValue list = state == FH_ERR ? FH_ERR : items_iterator(vm, o, FH_TF_LIST);
    FhValue dict = list == FH_ERR ? FH_ERR : items_iterator(vm, o, FH_TF_DICTSUB);
    if (dict != FH_ERR) v = fhtuple_pack(vm, 5, fn, arguments, state, list, dict);
    const FhValue owned[] = {args, kwargs, arguments, fn, state, list, dict};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++) fh_release(vm, owned[i]);
    return v;
}

FhValue fhobject_reduce(FhVM *vm, FhValue o, int64_t protocol) {
    FhType *t = fh_type(vm, o);
    if (t->def && !t->slots->new_)
        return fhraise(vm, FH_T_TypeError, "cannot pickle '%s' object", fhtype_full_name(t));
    if (protocol >= 2) return reduce_2(vm, o);
    FhValue fn = copyreg(vm, "_reduce_ex");
    FhValue v = fn == FH_ERR ? FH_ERR : fhcall2(vm, fn, o, fh_int_raw(protocol));
    fh_release(vm, fn);
    return v;
}
