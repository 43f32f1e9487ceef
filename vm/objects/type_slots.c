/* Slots and dunder methods, both ways: the entries that a builtin type's dict gets for its slots, and the slots that a
 * class of a script gets for its dunder methods (script_slots.c has those functions). Which is which: slot_table.h. */
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/instance.h"
#include "objects/method.h"
#include "objects/protocol.h"
#include "objects/script_slots.h"
#include "objects/slot_table.h"
#include "objects/numbers.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

typedef void (*Fn)(void);

static Fn get_slot(const FhSlots *slots, uint32_t offset) {
    Fn fn;
    memcpy(&fn, (const char *)slots + offset, sizeof fn);
    return fn;
}

static void set_slot(FhSlots *slots, uint32_t offset, Fn fn) {
    memcpy((char *)slots + offset, &fn, sizeof fn);
}

#define OFF(field)                   (uint16_t) offsetof(FhSlots, field)
#define S(name, field, how, fn, doc) {FH_N_##name, OFF(field), how, (Fn)(fn), doc},
#define B(op, word, sign)                                                                                    \
    S(__##word##__, binary[op], FH_WRAP_BINARY_L, fhscript_##word, "Return self" sign "value.")              \
    S(__r##word##__, binary[op], FH_WRAP_BINARY_R, fhscript_##word, "Return value" sign "self.")
#define I(op, word, sign)                                                                                    \
    S(__i##word##__, inplace[op], FH_WRAP_BINARY, fhscript_i##word, "Return self" sign "=value.")

/* clang-format off */
const FhSlotDef fhslot_table[] = {
    S(__getattribute__, getattro, FH_WRAP_BINARY, fhscript_getattro, "Return getattr(self, name).")
    S(__getattr__, getattro, FH_WRAP_NONE, fhscript_getattro, "")
    S(__setattr__, setattro, FH_WRAP_SETATTR, fhscript_setattro, "Implement setattr(self, name, value).")
    S(__delattr__, setattro, FH_WRAP_DELATTR, fhscript_setattro, "Implement delattr(self, name).")
    S(__repr__, repr, FH_WRAP_UNARY, fhscript_repr, "Return repr(self).")
    S(__hash__, hash, FH_WRAP_HASH, fhscript_hash, "Return hash(self).")
    S(__call__, call, FH_WRAP_CALL, fhscript_call, "Call self as a function.")
    S(__str__, str, FH_WRAP_UNARY, fhscript_str, "Return str(self).")
    S(__lt__, compare, FH_WRAP_LT, fhscript_compare, "Return self<value.")
    S(__le__, compare, FH_WRAP_LE, fhscript_compare, "Return self<=value.")
    S(__eq__, compare, FH_WRAP_EQ, fhscript_compare, "Return self==value.")
    S(__ne__, compare, FH_WRAP_NE, fhscript_compare, "Return self!=value.")
    S(__gt__, compare, FH_WRAP_GT, fhscript_compare, "Return self>value.")
    S(__ge__, compare, FH_WRAP_GE, fhscript_compare, "Return self>=value.")
    S(__iter__, iter, FH_WRAP_UNARY, fhscript_iter, "Implement iter(self).")
    S(__next__, next, FH_WRAP_NEXT, fhscript_next, "Implement next(self).")
    S(__get__, descr_get, FH_WRAP_GET, fhscript_get, "Return an attribute of instance, which is of type owner.")
    S(__set__, descr_set, FH_WRAP_SET, fhscript_set, "Set an attribute of instance to value.")
    S(__delete__, descr_set, FH_WRAP_DELETE, fhscript_set, "Delete an attribute of instance.")
    S(__init__, init, FH_WRAP_INIT, fhscript_init, "Initialize self.  See help(type(self)) for accurate signature.")
    S(__new__, new_, FH_WRAP_NONE, fhscript_new, "")
    S(__del__, life.del, FH_WRAP_DEL, fhscript_del, "")
    S(__await__, await_, FH_WRAP_UNARY, fhscript_await, "Return an iterator to be used in await expression.")
    S(__aiter__, aiter, FH_WRAP_UNARY, fhscript_aiter, "Return an awaitable, that resolves in asynchronous iterator.")
    S(__anext__, anext, FH_WRAP_UNARY, fhscript_anext, "Return a value or raise StopAsyncIteration.")
    FH_NUMBER_SLOTS(B, _)
    S(__pow__, binary[FH_POW], FH_WRAP_POW, fhscript_pow, "Return pow(self, value, mod).")
    S(__rpow__, binary[FH_POW], FH_WRAP_POW_R, fhscript_pow, "Return pow(value, self, mod).")
    S(__pow__, pow3, FH_WRAP_NONE, fhscript_pow3, "")
    S(__neg__, unary[FH_NEG], FH_WRAP_UNARY, fhscript_neg, "-self")
    S(__pos__, unary[FH_POS], FH_WRAP_UNARY, fhscript_pos, "+self")
    S(__abs__, unary[FH_ABS], FH_WRAP_UNARY, fhscript_abs, "abs(self)")
    S(__bool__, bool_, FH_WRAP_BOOL, fhscript_bool, "True if self else False")
    S(__invert__, unary[FH_INVERT], FH_WRAP_UNARY, fhscript_invert, "~self")
    S(__int__, int_, FH_WRAP_UNARY, fhscript_int, "int(self)")
    S(__float__, float_, FH_WRAP_UNARY, fhscript_float, "float(self)")
    I(FH_ADD, add, "+") I(FH_SUB, sub, "-") I(FH_MUL, mul, "*") I(FH_MOD, mod, "%") I(FH_POW, pow, "**")
    I(FH_LSHIFT, lshift, "<<") I(FH_RSHIFT, rshift, ">>") I(FH_AND, and, "&") I(FH_XOR, xor, "^") I(FH_OR, or, "|")
    I(FH_FLOORDIV, floordiv, "//") I(FH_TRUEDIV, truediv, "/") I(FH_MATMUL, matmul, "@")
    S(__index__, index, FH_WRAP_UNARY, fhscript_index,
      "Return self converted to an integer, if self is suitable for use as an index into a list.")
    S(__len__, len, FH_WRAP_LEN, fhscript_len, "Return len(self).")
    S(__getitem__, getitem, FH_WRAP_BINARY, fhscript_getitem, "Return self[key].")
    S(__setitem__, setitem, FH_WRAP_SETITEM, fhscript_setitem, "Set self[key] to value.")
    S(__delitem__, setitem, FH_WRAP_DELITEM, fhscript_setitem, "Delete self[key].")
    S(__add__, sq_concat, FH_WRAP_BINARY, NULL, "Return self+value.")
    S(__mul__, sq_repeat, FH_WRAP_REPEAT, NULL, "Return self*value.")
    S(__rmul__, sq_repeat, FH_WRAP_REPEAT, NULL, "Return value*self.")
    S(__getitem__, sq_item, FH_WRAP_SQ_ITEM, fhscript_sq_item, "Return self[key].")
    S(__contains__, contains, FH_WRAP_CONTAINS, fhscript_contains, "Return key in self.")
    S(__iadd__, sq_inplace_concat, FH_WRAP_BINARY, NULL, "Implement self+=value.")
    S(__imul__, sq_inplace_repeat, FH_WRAP_REPEAT, NULL, "Implement self*=value.")
};
/* clang-format on */
const uint32_t fhslot_count = sizeof fhslot_table / sizeof *fhslot_table;

/* ---- builtin types: entries of the dict ---- */

static int add_new(FhVM *vm, FhType *t) {
    if (!t->def->slots || !t->def->slots->new_) return 0;
    FhValue v = fhbuiltin_new_of_type(vm, t);
    return v == FH_ERR ? -1 : fhdict_set_take(vm, t->cold->dict, FH_NAME(vm, __new__), v);
}

int fhtype_add_slot_wrappers(FhVM *vm, FhType *t) {
    const FhSlots *own = t->def->slots, *inherited = t->base == FH_NOVALUE ? NULL : fhas_type(t->base)->slots;
    for (uint32_t i = 0; own && i < fhslot_count; i++) {
        const FhSlotDef *d = &fhslot_table[i];
        Fn fn = get_slot(own, d->offset);
        FhValue name = fhname(d->name), v;
        if (!fn || d->how == FH_WRAP_NONE || (inherited && get_slot(inherited, d->offset) == fn) ||
            fhdict_get_str(vm, t->cold->dict, name) != FH_NOVALUE)
            continue;
        if (fn == (Fn)fhhash_not_implemented)
            v = FH_NONE;
        else
            v = fhwrapper_new(vm, t, d, fn);
        if (v == FH_ERR || fhdict_set_take(vm, t->cold->dict, name, v) < 0) return -1;
    }
    bool unhashable = own && own->compare && !own->hash;
    if (unhashable && fhdict_set(vm, t->cold->dict, FH_NAME(vm, __hash__), FH_NONE) < 0) return -1;
    return add_new(vm, t);
}

/* ---- inheritance ---- */

void fhtype_inherit_slots(FhSlots *into, const FhSlots *base) {
    if (into->compare && !into->hash) into->hash = fhhash_not_implemented;
    for (uint32_t at = 0; at < sizeof *into; at += sizeof(Fn)) {
        if (!get_slot(into, at)) set_slot(into, at, get_slot(base, at));
    }
}

/* ---- classes of scripts: slots from what the MRO holds ---- */

/* The one slot under that name that the type has, among the several it may stand for; -1: none or more than one. */
static int32_t only_slot_named(const FhSlots *slots, uint16_t name) {
    int32_t found = -1;
    for (uint32_t i = 0; i < fhslot_count; i++) {
        const FhSlotDef *d = &fhslot_table[i];
        if (d->name != name || !get_slot(slots, d->offset)) continue;
        if (found >= 0 && found != d->offset) return -1;
        found = d->offset;
    }
    return found;
}

typedef struct Choice {
    Fn specific, generic;
    bool use_generic;
} Choice;

static void consider_wrapper(const FhSlots *now, FhType *t, const FhSlotDef *d, FhWrapperDescr *w,
                             Choice *c) {
    int32_t only = only_slot_named(now, d->name);
    if (only < 0 || only == d->offset) c->generic = d->script;
    if ((!c->specific || c->specific == w->fn) && w->slot->how == d->how &&
        fhtype_subtype(t, fhas_type(w->type)))
        c->specific = w->fn;
    else
        c->use_generic = true;
}

/* The type in whose dict a descriptor of a builtin type's slot or method is. */
static FhValue owner_of(FhValue found) {
    return fh_has_shape(found, FH_T_wrapper_descriptor) ? FH_AS(FhWrapperDescr, found)->type
                                                        : fhas_method_descr(found)->type;
}

/* pow() with three arguments has a slot of its own, which __pow__ of a builtin type stands for as well. */
static Fn pow3_behind(FhValue found) {
    if (!fh_has_shape(found, FH_T_wrapper_descriptor)) return NULL;
    const FhTypeDef *def = fhas_type(FH_AS(FhWrapperDescr, found)->type)->def;
    return def && def->slots ? get_slot(def->slots, OFF(pow3)) : NULL;
}

/* The slot that a method of a builtin type shows under the slot's name (dict.__getitem__); NULL: it is none such. */
static Fn fn_behind(const FhSlotDef *d, FhValue found) {
    if (d->offset == OFF(pow3)) return pow3_behind(found);
    if (!fh_has_shape(found, FH_T_method_descriptor)) return NULL;
    const FhMethodDescr *m = fhas_method_descr(found);
    const FhTypeDef *def = fhas_type(m->type)->def;
    return (m->def->flags & FH_COEXIST) && def && def->slots ? get_slot(def->slots, d->offset) : NULL;
}

/* What one line of the table makes of the attribute found for it. */
static void consider(FhVM *vm, const FhSlots *now, FhType *t, const FhSlotDef *d, FhValue found, Choice *c) {
    if (d->offset != OFF(pow3) && fh_has_shape(found, FH_T_wrapper_descriptor) &&
        FH_AS(FhWrapperDescr, found)->slot->name == d->name) {
        consider_wrapper(now, t, d, FH_AS(FhWrapperDescr, found), c);
    } else if (fn_behind(d, found)) {
        Fn fn = fn_behind(d, found);
        if ((!c->specific || c->specific == fn) && fhtype_subtype(t, fhas_type(owner_of(found))))
            c->specific = fn;
        else
            c->use_generic = true;
        c->generic = d->script;
    } else if (d->name == FH_N___new__ && fhbuiltin_is_new_of(vm, found, t->slots->new_)) {
        c->specific = (Fn)t->slots->new_;
    } else if (d->name == FH_N___hash__ && found == FH_NONE) {
        c->specific = (Fn)fhhash_not_implemented;
    } else {
        c->use_generic = true;
        c->generic = d->script;
    }
}

/* Works out the slot that line i belongs to; returns the first line behind it. */
static int64_t fix_slot(FhVM *vm, FhType *t, uint32_t i) {
    uint32_t offset = fhslot_table[i].offset;
    FhSlots *own = (FhSlots *)t->slots;
    Choice c = {0};
    for (; i < fhslot_count && fhslot_table[i].offset == offset; i++) {
        FhValue found = fhtype_lookup(vm, t, fhname(fhslot_table[i].name));
        if (found == FH_ERR) return -1;
        if (found != FH_NOVALUE) consider(vm, own, t, &fhslot_table[i], found, &c);
    }
    set_slot(own, offset, c.specific && !c.use_generic ? c.specific : c.generic);
    return i;
}

static bool is_dunder(FhValue name) {
    const char *s = fhstr_text(name);
    return s[0] == '_' && s[1] == '_';
}

static bool named(uint32_t i, FhValue name) {
    uint32_t offset = fhslot_table[i].offset;
    for (; i < fhslot_count && fhslot_table[i].offset == offset; i++) {
        if (fhstr_equal(fhname(fhslot_table[i].name), name)) return true;
    }
    return false;
}

static uint32_t behind(uint32_t i) {
    uint32_t offset = fhslot_table[i].offset;
    while (i < fhslot_count && fhslot_table[i].offset == offset) i++;
    return i;
}

int fhtype_fix_slots(FhVM *vm, FhType *t, FhValue name) {
    if (!t->own_slots || t->def || t->cold->mro == FH_NOVALUE || (name != FH_NOVALUE && !is_dunder(name)))
        return 0;
    for (uint32_t i = 0; i < fhslot_count;) {
        if (name != FH_NOVALUE && !named(i, name)) {
            i = behind(i);
            continue;
        }
        int64_t next = fix_slot(vm, t, i);
        if (next < 0) return -1;
        i = (uint32_t)next;
    }
    return fhtype_set_flags(vm, t);
}

/* The MRO is that of its only base behind the class itself, and the base's slots are what its own MRO makes of them: so
 * they hold for the class, too, but for what it defines itself. */
static bool only_adds_to_base(const FhType *t) {
    if (!t->own_slots || t->cold->mro == FH_NOVALUE || fhas_tuple(t->cold->bases)->size != 1) return false;
    const FhType *base = fhas_type(t->base);
    if (fhas_tuple(t->cold->bases)->items[0] != t->base || (base->def && base->id != FH_T_object))
        return false;
    const FhTuple *mro = fhas_tuple(t->cold->mro);
    if (base->cold->mro == FH_NOVALUE || mro->size != fhas_tuple(base->cold->mro)->size + 1) return false;
    return memcmp(mro->items + 1, fhas_tuple(base->cold->mro)->items,
                  (size_t)(mro->size - 1) * sizeof(FhValue)) == 0;
}

static int fix_slots_named(FhVM *vm, FhType *t, FhValue name) {
    for (uint32_t i = 0; i < fhslot_count; i++) {
        FhValue theirs = fhname(fhslot_table[i].name);
        if (theirs != name && !fhstr_equal(theirs, name)) continue;
        uint32_t first = i;
        while (first && fhslot_table[first - 1].offset == fhslot_table[i].offset) first--;
        if (fix_slot(vm, t, first) < 0) return -1;
    }
    return 0;
}

int fhtype_first_slots(FhVM *vm, FhType *t) {
    if (!only_adds_to_base(t)) return fhtype_fix_slots(vm, t, FH_NOVALUE);
    FhValue key, v;
    int64_t pos = 0;
    while (fhdict_next(t->cold->dict, &pos, &key, &v)) {
        if (fhstr_check(vm, key) && is_dunder(key) && fix_slots_named(vm, t, key) < 0) return -1;
    }
    return fhtype_set_flags(vm, t);
}

int fhtype_set_flags(FhVM *vm, FhType *t) {
    const FhSlots *s = t->slots;
    uint32_t flags = t->flags & ~(uint32_t)(FH_TF_GETATTR_PLAIN | FH_TF_SETATTR_PLAIN | FH_TF_INIT_PLAIN |
                                            FH_TF_NEW_PLAIN | FH_TF_DEL);
    if (!s->getattro || s->getattro == fhattr_get_generic) flags |= FH_TF_GETATTR_PLAIN;
    if (!s->setattro || s->setattro == fhattr_set_generic) flags |= FH_TF_SETATTR_PLAIN;
    if (s->new_ == fhobject_new && !(flags & FH_TF_ABSTRACT)) flags |= FH_TF_NEW_PLAIN;
    if (!s->init || s->init == fhobject_init) flags |= FH_TF_INIT_PLAIN;
    if (s->life.del && (t->flags & FH_TF_HEAP)) flags |= FH_TF_DEL;
    t->flags = flags;
    (void)vm;
    return 0;
}

/* ---- calling a slot as a method ---- */

typedef FhValue Unary(FhVM *, FhValue);
typedef FhValue Binary(FhVM *, FhValue, FhValue);

/* CPython unpacks the arguments of some of them under an empty name, which leaves a blank in front. */
static FH_COLD FhValue wrong_count(FhVM *vm, uint8_t how, uint32_t nargs, uint32_t min, uint32_t max) {
    bool unpacked = max == 2 || how == FH_WRAP_REPEAT;
    const char *bound = min == max ? "" : nargs < min ? "at least " : "at most ";
    uint32_t wanted = nargs < min ? min : max;
    return fhraise(vm, FH_T_TypeError, "%sexpected %s%d argument%s, got %d", unpacked ? " " : "", bound,
                   (int)wanted, wanted == 1 ? "" : "s", (int)nargs);
}

static FhValue none_or_error(int status) { return status < 0 ? FH_ERR : FH_NONE; }
static FhValue bool_or_error(int status) { return status < 0 ? FH_ERR : fh_bool(status != 0); }

static void argument_counts(uint8_t how, uint32_t *min, uint32_t *max) {
    switch (how) {
    case FH_WRAP_UNARY:
    case FH_WRAP_HASH:
    case FH_WRAP_NEXT:
    case FH_WRAP_DEL:
    case FH_WRAP_BOOL:
    case FH_WRAP_LEN: *min = *max = 0; break;
    case FH_WRAP_SETATTR:
    case FH_WRAP_SET:
    case FH_WRAP_SETITEM: *min = *max = 2; break;
    case FH_WRAP_GET:
    case FH_WRAP_POW:
    case FH_WRAP_POW_R: *min = 1, *max = 2; break;
    case FH_WRAP_CALL:
    case FH_WRAP_INIT: *min = 0, *max = UINT32_MAX; break;
    default: *min = *max = 1;
    }
}

/* object.__setattr__(a_class, …) must not get round type.__setattr__. */
static int guard_setattr(FhVM *vm, FhValue descr, FhValue self, const char *what) {
    FhType *t = fh_type(vm, self);
    while ((t->flags & FH_TF_HEAP) && t->base != FH_NOVALUE) t = fhas_type(t->base);
    Fn own = t->slots->setattro ? get_slot(t->slots, OFF(setattro)) : (Fn)fhattr_set_generic;
    if (own == FH_AS(FhWrapperDescr, descr)->fn) return 0;
    return fhraise_int(vm, FH_T_TypeError, "can't apply this %s to %T object", what, self);
}

static FhValue wrap_get(FhVM *vm, Fn fn, FhValue self, const FhValue *args, uint32_t nargs) {
    FhValue obj = args[0] == FH_NONE ? FH_NOVALUE : args[0];
    FhValue type = nargs < 2 || args[1] == FH_NONE ? FH_NOVALUE : args[1];
    if (obj == FH_NOVALUE && type == FH_NOVALUE)
        return fhraise(vm, FH_T_TypeError, "__get__(None, None) is invalid");
    return ((FhValue(*)(FhVM *, FhValue, FhValue, FhValue))fn)(vm, self, obj, type);
}

static FhValue wrap_pow(FhVM *vm, FhValue descr, FhValue self, const FhValue *args, uint32_t nargs,
                        bool reflected) {
    Fn fn = FH_AS(FhWrapperDescr, descr)->fn;
    if (nargs == 2 && args[1] != FH_NONE) {
        Fn with_modulus = pow3_behind(descr);
        FhValue (*pow3)(FhVM *, FhValue, FhValue, FhValue);
        if (!with_modulus) return FH_NOTIMPLEMENTED;
        pow3 = (FhValue(*)(FhVM *, FhValue, FhValue, FhValue))with_modulus;
        return reflected ? pow3(vm, args[0], self, args[1]) : pow3(vm, self, args[0], args[1]);
    }
    return reflected ? ((Binary *)fn)(vm, args[0], self) : ((Binary *)fn)(vm, self, args[0]);
}

static FhValue wrap_next(FhVM *vm, Fn fn, FhValue self) {
    FhValue v = ((Unary *)fn)(vm, self);
    if (v != FH_NOVALUE) return v;
    return fhpending(vm) ? FH_ERR : fhraise_stop_iteration(vm, FH_NONE);
}

static FhValue wrap_compare(FhVM *vm, Fn fn, FhValue self, FhValue other, FhCmpOp op) {
    return ((FhValue(*)(FhVM *, FhValue, FhValue, FhCmpOp))fn)(vm, self, other, op);
}

static FhValue wrap_hash(FhVM *vm, Fn fn, FhValue self) {
    int64_t h = ((int64_t(*)(FhVM *, FhValue))fn)(vm, self);
    return h == -1 && fhpending(vm) ? FH_ERR : fhint_new(vm, h);
}

static FhValue wrap_index(FhVM *vm, Fn fn, FhValue self, FhValue arg, bool of_item) {
    int64_t i;
    if (fhargs_index(vm, arg, &i) < 0) {
        if (!fhpending_is(vm, FH_T_OverflowError)) return FH_ERR;
        fhpending_clear(vm);
        return fhraise(vm, FH_T_OverflowError, "cannot fit '%T' into an index-sized integer", arg);
    }
    if (of_item && i < 0 && fh_slots(vm, self)->len) {
        int64_t n = fhlen(vm, self);
        if (n < 0) return FH_ERR;
        i += n;
    }
    return ((FhValue(*)(FhVM *, FhValue, int64_t))fn)(vm, self, i);
}

FhValue fhwrapper_call_slot(FhVM *vm, FhValue descr, FhValue self, const FhValue *args, uint32_t nargs,
                            FhValue kwnames) {
    const FhWrapperDescr *w = FH_AS(FhWrapperDescr, descr);
    uint8_t how = w->slot->how;
    Fn fn = w->fn;
    uint32_t min, max;
    if (how == FH_WRAP_CALL)
        return ((FhValue(*)(FhVM *, FhValue, const FhValue *, uint32_t, FhValue))fn)(vm, self, args, nargs,
                                                                                     kwnames);
    if (how == FH_WRAP_INIT)
        return none_or_error(((int (*)(FhVM *, FhValue, const FhValue *, uint32_t, FhValue))fn)(
            vm, self, args, nargs, kwnames));
    if (kwnames != FH_NOVALUE && fhas_tuple(kwnames)->size)
        return fhraise(vm, FH_T_TypeError, "wrapper %U() takes no keyword arguments", fhname(w->slot->name));
    argument_counts(how, &min, &max);
    if (nargs < min || nargs > max) return wrong_count(vm, how, nargs, min, max);
    bool named = w->slot->name == FH_N___getattribute__ || how == FH_WRAP_SETATTR || how == FH_WRAP_DELATTR;
    bool frozen = how != FH_WRAP_BINARY && fhtype_check(vm, self) && !(fhas_type(self)->flags & FH_TF_HEAP);
    if (named && !frozen && !fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "attribute name must be string, not '%T'", args[0]);
    switch ((FhWrapKind)how) {
    case FH_WRAP_UNARY: return ((Unary *)fn)(vm, self);
    case FH_WRAP_BINARY:
    case FH_WRAP_BINARY_L: return ((Binary *)fn)(vm, self, args[0]);
    case FH_WRAP_BINARY_R: return ((Binary *)fn)(vm, args[0], self);
    case FH_WRAP_POW: return wrap_pow(vm, descr, self, args, nargs, false);
    case FH_WRAP_POW_R: return wrap_pow(vm, descr, self, args, nargs, true);
    case FH_WRAP_HASH: return wrap_hash(vm, fn, self);
    case FH_WRAP_LT: return wrap_compare(vm, fn, self, args[0], FH_LT);
    case FH_WRAP_LE: return wrap_compare(vm, fn, self, args[0], FH_LE);
    case FH_WRAP_EQ: return wrap_compare(vm, fn, self, args[0], FH_EQ);
    case FH_WRAP_NE: return wrap_compare(vm, fn, self, args[0], FH_NE);
    case FH_WRAP_GT: return wrap_compare(vm, fn, self, args[0], FH_GT);
    case FH_WRAP_GE: return wrap_compare(vm, fn, self, args[0], FH_GE);
    case FH_WRAP_SETATTR:
    case FH_WRAP_DELATTR: {
        bool set = how == FH_WRAP_SETATTR;
        if (guard_setattr(vm, descr, self, set ? "__setattr__" : "__delattr__") < 0) return FH_ERR;
        return none_or_error(
            ((int (*)(FhVM *, FhValue, FhValue, FhValue))fn)(vm, self, args[0], set ? args[1] : FH_NOVALUE));
    }
    case FH_WRAP_SET:
    case FH_WRAP_SETITEM:
        return none_or_error(((int (*)(FhVM *, FhValue, FhValue, FhValue))fn)(vm, self, args[0], args[1]));
    case FH_WRAP_DELETE:
    case FH_WRAP_DELITEM:
        return none_or_error(((int (*)(FhVM *, FhValue, FhValue, FhValue))fn)(vm, self, args[0], FH_NOVALUE));
    case FH_WRAP_GET: return wrap_get(vm, fn, self, args, nargs);
    case FH_WRAP_NEXT: return wrap_next(vm, fn, self);
    case FH_WRAP_DEL: return none_or_error(((int (*)(FhVM *, FhValue))fn)(vm, self));
    case FH_WRAP_BOOL: return bool_or_error(((int (*)(FhVM *, FhValue))fn)(vm, self));
    case FH_WRAP_CONTAINS: return bool_or_error(((int (*)(FhVM *, FhValue, FhValue))fn)(vm, self, args[0]));
    case FH_WRAP_LEN: {
        int64_t n = ((int64_t(*)(FhVM *, FhValue))fn)(vm, self);
        return n < 0 ? FH_ERR : fhint_new(vm, n);
    }
    case FH_WRAP_REPEAT: return wrap_index(vm, fn, self, args[0], false);
    case FH_WRAP_SQ_ITEM: return wrap_index(vm, fn, self, args[0], true);
    default: return fhraise(vm, FH_T_SystemError, "slot without a wrapper called");
    }
}
