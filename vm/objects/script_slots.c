/* Slots that call dunder methods. Each finds the method on the type (never the instance), binds it, and checks what comes
 * back as CPython's slot functions do. */
#include "objects/script_slots.h"
#include "objects/attribute.h"
#include "objects/exception.h"
#include "objects/function.h"
#include "objects/instance.h"
#include "objects/iterators.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

enum { FEW = 8 };

/* Calls fn(self, *args, **kw) where fn is a function that would be bound. */
static FhValue call_with_self(FhVM *vm, FhValue fn, FhValue self, const FhValue *args, uint32_t nargs,
                              FhValue kwnames) {
    uint32_t total = nargs + (kwnames == FH_NOVALUE ? 0 : (uint32_t)fhas_tuple(kwnames)->size);
    FhValue few[FEW], *all = few;
    if (total + 1 > FEW && !(all = fhmem_array(vm, total + 1, sizeof *all))) return FH_ERR;
    all[0] = self;
    if (total) memcpy(all + 1, args, total * sizeof *all);
    FhValue v = fhcall(vm, fn, all, nargs + 1, kwnames);
    if (all != few) fhmem_free(vm, all, (total + 1) * sizeof *all);
    return v;
}

/* What a script mostly defines: a function, with few parameters. It is held by the call. */
static inline bool is_plain(FhValue found, uint32_t nargs) { return fhfunction_exact(found) && nargs <= 2; }
static inline FhValue call_plain(FhVM *vm, FhValue found, FhValue self, const FhValue *args, uint32_t nargs) {
    const FhValue all[] = {self, nargs ? args[0] : FH_NOVALUE, nargs > 1 ? args[1] : FH_NOVALUE};
    return fhfunction_call(vm, found, all, nargs + 1, FH_NOVALUE);
}

static FhValue call_found(FhVM *vm, FhValue found, FhValue self, const FhValue *args, uint32_t nargs,
                          FhValue kwnames) {
    FhValue v;
    fh_retain(found);
    if (fh_has_flag(vm, found, FH_TF_METHOD_DESCR)) {
        v = call_with_self(vm, found, self, args, nargs, kwnames);
    } else {
        const FhSlots *s = fh_slots(vm, found);
        FhValue bound = s->descr_get ? s->descr_get(vm, found, self, fh_typeval(vm, self)) : fh_retain(found);
        v = bound == FH_ERR ? FH_ERR : fhcall(vm, bound, args, nargs, kwnames);
        fh_release(vm, bound);
    }
    fh_release(vm, found);
    return v;
}

/* type(self).name(self, *args); FH_NOVALUE and no exception when there is none. */
static FhValue call_maybe(FhVM *vm, FhValue self, FhNameId name, const FhValue *args, uint32_t nargs,
                          FhValue kwnames) {
    FhValue found = fhtype_lookup(vm, fh_type(vm, self), fhname(name));
    if (FH_LIKELY(is_plain(found, nargs)) && kwnames == FH_NOVALUE)
        return call_plain(vm, found, self, args, nargs);
    if (found == FH_NOVALUE || found == FH_ERR) return found;
    return call_found(vm, found, self, args, nargs, kwnames);
}

/* The same for the slots in which CPython takes a method that can not be bound for none at all. */
static FhValue call_bindable(FhVM *vm, FhValue self, FhNameId name, const FhValue *args, uint32_t nargs) {
    FhValue found = fhtype_lookup(vm, fh_type(vm, self), fhname(name));
    if (FH_LIKELY(is_plain(found, nargs))) return call_plain(vm, found, self, args, nargs);
    if (found == FH_NOVALUE || found == FH_ERR) return found;
    if (fh_has_flag(vm, found, FH_TF_METHOD_DESCR) || !fh_slots(vm, found)->descr_get)
        return call_found(vm, found, self, args, nargs, FH_NOVALUE);
    fh_retain(found);
    FhValue bound = fh_slots(vm, found)->descr_get(vm, found, self, fh_typeval(vm, self));
    fh_release(vm, found);
    if (bound == FH_ERR) return fhpending_clear(vm), FH_NOVALUE;
    FhValue v = fhcall(vm, bound, args, nargs, FH_NOVALUE);
    fh_release(vm, bound);
    return v;
}

/* The same where the method must be there. */
static FhValue call(FhVM *vm, FhValue self, FhNameId name, const FhValue *args, uint32_t nargs) {
    FhValue v = call_maybe(vm, self, name, args, nargs, FH_NOVALUE);
    if (v != FH_NOVALUE) return v;
    return fhraise_value(vm, FH_T_AttributeError, fhname(name));
}

static FhValue call_none(FhVM *vm, FhValue self, FhNameId name) { return call(vm, self, name, NULL, 0); }

static int status_of(FhVM *vm, FhValue v) {
    if (v == FH_ERR) return -1;
    fh_release(vm, v);
    return 0;
}

/* ---- operators ---- */

static FhValue absent_is_not_implemented(FhValue v) { return v == FH_NOVALUE ? FH_NOTIMPLEMENTED : v; }

typedef FhValue Operator(FhVM *, FhValue, FhValue);

/* b's class provides another reflected method than a's: then it goes first. 1, 0, -1 */
static int overrides(FhVM *vm, FhValue a, FhValue b, FhNameId reflected) {
    FhValue of_b = fhtype_lookup(vm, fh_type(vm, b), fhname(reflected));
    FhValue of_a = fhtype_lookup(vm, fh_type(vm, a), fhname(reflected));
    if (of_a == FH_ERR || of_b == FH_ERR) return -1;
    return of_b != FH_NOVALUE && of_a != of_b;
}

static FhValue operate(FhVM *vm, FhBinOp op, FhValue a, FhValue b, FhNameId name, FhNameId reflected,
                       Operator *self) {
    FhType *ta = fh_type(vm, a), *tb = fh_type(vm, b);
    bool other = ta != tb && tb->slots->binary[op] == self;
    if (ta->slots->binary[op] == self) {
        if (other && fhtype_subtype(tb, ta)) {
            int first = overrides(vm, a, b, reflected);
            if (first < 0) return FH_ERR;
            if (first) {
                FhValue v = absent_is_not_implemented(call_maybe(vm, b, reflected, &a, 1, FH_NOVALUE));
                if (v != FH_NOTIMPLEMENTED) return v;
                other = false;
            }
        }
        FhValue v = absent_is_not_implemented(call_maybe(vm, a, name, &b, 1, FH_NOVALUE));
        if (v != FH_NOTIMPLEMENTED || fh_type(vm, b) == fh_type(vm, a)) return v;
    }
    if (!other) return FH_NOTIMPLEMENTED;
    return absent_is_not_implemented(call_maybe(vm, b, reflected, &a, 1, FH_NOVALUE));
}

#define BINARY(op, word, sign)                                                                               \
    FhValue fhscript_##word(FhVM *vm, FhValue a, FhValue b) {                                                \
        return operate(vm, op, a, b, FH_N___##word##__, FH_N___r##word##__, fhscript_##word);                \
    }
FH_NUMBER_SLOTS(BINARY, _)
BINARY(FH_POW, pow, "**")

#define INPLACE(op, word, sign)                                                                              \
    FhValue fhscript_i##word(FhVM *vm, FhValue a, FhValue b) {                                               \
        return call(vm, a, FH_N___i##word##__, &b, 1);                                                       \
    }
INPLACE(FH_ADD, add, "+")
INPLACE(FH_SUB, sub, "-")
INPLACE(FH_MUL, mul, "*")
INPLACE(FH_MOD, mod, "%")
INPLACE(FH_POW, pow, "**")
INPLACE(FH_LSHIFT, lshift, "<<")
INPLACE(FH_RSHIFT, rshift, ">>")
INPLACE(FH_AND, and, "&")
INPLACE(FH_XOR, xor, "^")
INPLACE(FH_OR, or, "|")
INPLACE(FH_FLOORDIV, floordiv, "//")
INPLACE(FH_TRUEDIV, truediv, "/")
INPLACE(FH_MATMUL, matmul, "@")

FhValue fhscript_pow3(FhVM *vm, FhValue a, FhValue b, FhValue m) {
    if (fh_slots(vm, a)->pow3 != fhscript_pow3) return FH_NOTIMPLEMENTED;
    FhValue args[] = {b, m};
    return absent_is_not_implemented(call_maybe(vm, a, FH_N___pow__, args, 2, FH_NOVALUE));
}

#define UNARY(word, name)                                                                                    \
    FhValue fhscript_##word(FhVM *vm, FhValue v) { return call_none(vm, v, FH_N_##name); }
UNARY(neg, __neg__)
UNARY(pos, __pos__)
UNARY(abs, __abs__)
UNARY(invert, __invert__)
UNARY(int, __int__)
UNARY(float, __float__)
UNARY(index, __index__)
UNARY(str, __str__)

FhValue fhscript_repr(FhVM *vm, FhValue v) {
    FhValue text = call_bindable(vm, v, FH_N___repr__, NULL, 0);
    if (text != FH_NOVALUE) return text;
    return fhstr_format(vm, "<%T object at 0x%llx>", v, (unsigned long long)(fh_observed(v) - FH_TAG_OBJ));
}

/* ---- truth, size, hash, comparison ---- */

int fhscript_bool(FhVM *vm, FhValue v) {
    FhValue answer = call_none(vm, v, FH_N___bool__);
    if (answer == FH_ERR) return -1;
    if (fh_is_bool(answer)) return answer == FH_TRUE;
    fhraise(vm, FH_T_TypeError, "__bool__ should return bool, returned %T", answer);
    fh_release(vm, answer);
    return -1;
}

int64_t fhscript_len(FhVM *vm, FhValue v) {
    FhValue answer = call_none(vm, v, FH_N___len__);
    FhValue n = answer == FH_ERR ? FH_ERR : fhindex(vm, answer);
    fh_release(vm, answer);
    if (n == FH_ERR) return -1;
    int64_t length = -1;
    if (fhint_sign(n) < 0)
        fhraise(vm, FH_T_ValueError, "__len__() should return >= 0");
    else if (!fhint_try_i64(n, &length)) {
        length = -1;
        fhraise(vm, FH_T_OverflowError, "cannot fit 'int' into an index-sized integer");
    }
    fh_release(vm, n);
    return length;
}

int64_t fhscript_hash(FhVM *vm, FhValue v) {
    FhValue h = call_bindable(vm, v, FH_N___hash__, NULL, 0);
    if (h == FH_NOVALUE) return fhhash_not_implemented(vm, v);
    if (h == FH_ERR) return -1;
    if (!fhint_check(vm, h)) {
        fh_release(vm, h);
        return fhraise_int(vm, FH_T_TypeError, "__hash__ method should return an integer");
    }
    int64_t hash;
    if (!fhint_try_i64(h, &hash)) hash = fhint_hash(h);
    fh_release(vm, h);
    return hash == -1 ? -2 : hash;
}

FhValue fhscript_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    static const uint16_t names[] = {FH_N___lt__, FH_N___le__, FH_N___eq__,
                                     FH_N___ne__, FH_N___gt__, FH_N___ge__};
    return absent_is_not_implemented(call_bindable(vm, a, (FhNameId)names[op], &b, 1));
}

/* ---- iteration and items ---- */

FhValue fhscript_iter(FhVM *vm, FhValue v) {
    FhValue found = fhtype_lookup(vm, fh_type(vm, v), FH_NAME(vm, __iter__));
    if (found == FH_ERR) return FH_ERR;
    FhValue iterator = found == FH_NONE ? FH_NOVALUE : call_bindable(vm, v, FH_N___iter__, NULL, 0);
    if (iterator != FH_NOVALUE) return iterator;
    if (found != FH_NONE && fh_slots(vm, v)->getitem) return fhiterators_sequence(vm, v);
    return fhraise(vm, FH_T_TypeError, "'%T' object is not iterable", v);
}

FhValue fhscript_next(FhVM *vm, FhValue v) { return call_none(vm, v, FH_N___next__); }

static FhValue call_async(FhVM *vm, FhValue v, FhNameId name, const char *what) {
    FhValue r = call_maybe(vm, v, name, NULL, 0, FH_NOVALUE);
    if (r != FH_NOVALUE) return r;
    return fhraise(vm, FH_T_AttributeError, "object %T does not have %s method", v, what);
}
FhValue fhscript_await(FhVM *vm, FhValue v) { return call_async(vm, v, FH_N___await__, "__await__"); }
FhValue fhscript_aiter(FhVM *vm, FhValue v) { return call_async(vm, v, FH_N___aiter__, "__aiter__"); }
FhValue fhscript_anext(FhVM *vm, FhValue v) { return call_async(vm, v, FH_N___anext__, "__anext__"); }

FhValue fhscript_getitem(FhVM *vm, FhValue o, FhValue key) { return call(vm, o, FH_N___getitem__, &key, 1); }

FhValue fhscript_sq_item(FhVM *vm, FhValue o, int64_t i) {
    FhValue key = fhint_new(vm, i);
    FhValue v = key == FH_ERR ? FH_ERR : call(vm, o, FH_N___getitem__, &key, 1);
    fh_release(vm, key);
    return v;
}

int fhscript_setitem(FhVM *vm, FhValue o, FhValue key, FhValue v) {
    if (v == FH_NOVALUE) return status_of(vm, call(vm, o, FH_N___delitem__, &key, 1));
    FhValue args[] = {key, v};
    return status_of(vm, call(vm, o, FH_N___setitem__, args, 2));
}

/* One that has no __contains__ is searched by iteration. */
static int search(FhVM *vm, FhValue o, FhValue v) {
    FhValue iterator = fhiter(vm, o);
    if (iterator == FH_ERR) {
        if (fhpending_is(vm, FH_T_TypeError))
            fhraise(vm, FH_T_TypeError, "argument of type '%T' is not iterable", o);
        return -1;
    }
    int found = 0;
    while (found == 0) {
        FhValue item = fhnext(vm, iterator);
        if (item == FH_NOVALUE) break;
        found = item == FH_ERR ? -1 : fhcompare_bool(vm, item, v, FH_EQ);
        fh_release(vm, item);
    }
    fh_release(vm, iterator);
    return found;
}

int fhscript_contains(FhVM *vm, FhValue o, FhValue v) {
    FhValue found = fhtype_lookup(vm, fh_type(vm, o), FH_NAME(vm, __contains__));
    if (found == FH_NONE) return fhraise_int(vm, FH_T_TypeError, "'%T' object is not a container", o);
    FhValue answer = call_maybe(vm, o, FH_N___contains__, &v, 1, FH_NOVALUE);
    if (answer == FH_NOVALUE) return search(vm, o, v);
    int truth = answer == FH_ERR ? -1 : fhtruth(vm, answer);
    fh_release(vm, answer);
    return truth;
}

/* ---- attributes ---- */

/* __getattribute__, and __getattr__ where that raises AttributeError. */
FhValue fhscript_getattro(FhVM *vm, FhValue o, FhValue name) {
    FhType *t = fh_type(vm, o);
    FhValue v, own = fhtype_lookup(vm, t, FH_NAME(vm, __getattribute__));
    FhValue fallback = fhtype_lookup(vm, t, FH_NAME(vm, __getattr__));
    if (own == FH_ERR || fallback == FH_ERR) return FH_ERR;
    if (fhwrapper_is(own, (void (*)(void))fhattr_get_generic)) {
        v = fallback == FH_NOVALUE ? fhattr_get_generic(vm, o, name) : fhattr_find_generic(vm, o, name);
        if (v == FH_ERR && fallback != FH_NOVALUE && fhpending_is(vm, FH_T_AttributeError)) {
            fhpending_clear(vm);
            v = FH_NOVALUE;
        }
        return v == FH_NOVALUE ? call(vm, o, FH_N___getattr__, &name, 1) : v;
    }
    v = call(vm, o, FH_N___getattribute__, &name, 1);
    if (v != FH_ERR || !fhpending_is(vm, FH_T_AttributeError)) return v;
    if (fhtype_lookup(vm, fh_type(vm, o), FH_NAME(vm, __getattr__)) == FH_NOVALUE) return v;
    fhpending_clear(vm);
    return call(vm, o, FH_N___getattr__, &name, 1);
}

int fhscript_setattro(FhVM *vm, FhValue o, FhValue name, FhValue v) {
    if (v == FH_NOVALUE) return status_of(vm, call(vm, o, FH_N___delattr__, &name, 1));
    FhValue args[] = {name, v};
    return status_of(vm, call(vm, o, FH_N___setattr__, args, 2));
}

FhValue fhscript_get(FhVM *vm, FhValue descr, FhValue obj, FhValue type) {
    FhValue args[] = {obj == FH_NOVALUE ? FH_NONE : obj, type == FH_NOVALUE ? FH_NONE : type};
    FhValue v = call_maybe(vm, descr, FH_N___get__, args, 2, FH_NOVALUE);
    return v == FH_NOVALUE ? fh_retain(descr) : v;
}

int fhscript_set(FhVM *vm, FhValue descr, FhValue obj, FhValue v) {
    if (v == FH_NOVALUE) return status_of(vm, call(vm, descr, FH_N___delete__, &obj, 1));
    FhValue args[] = {obj, v};
    return status_of(vm, call(vm, descr, FH_N___set__, args, 2));
}

/* ---- calls and life ---- */

FhValue fhscript_call(FhVM *vm, FhValue callee, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhrecursion_enter(vm, " while calling a Python object") < 0) return FH_ERR;
    FhValue v = call_maybe(vm, callee, FH_N___call__, args, nargs, kwnames);
    fhrecursion_leave(vm);
    return v == FH_NOVALUE ? fhraise_value(vm, FH_T_AttributeError, FH_NAME(vm, __call__)) : v;
}

/* __new__ is a static method: found through the class, called with the class in front. */
FhValue fhscript_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue fn = fhattr_get(vm, type, FH_NAME(vm, __new__));
    if (fn == FH_ERR) return FH_ERR;
    FhValue v = call_with_self(vm, fn, type, args, nargs, kwnames);
    fh_release(vm, fn);
    return v;
}

int fhscript_init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue v = call_maybe(vm, self, FH_N___init__, args, nargs, kwnames);
    if (v == FH_NOVALUE) return fhraise_value(vm, FH_T_AttributeError, FH_NAME(vm, __init__)), -1;
    if (v == FH_ERR) return -1;
    if (v == FH_NONE) return 0;
    fhraise(vm, FH_T_TypeError, "__init__() should return None, not '%T'", v);
    fh_release(vm, v);
    return -1;
}

int fhscript_del(FhVM *vm, FhValue self) {
    FhValue v = call_maybe(vm, self, FH_N___del__, NULL, 0, FH_NOVALUE);
    return v == FH_NOVALUE ? 0 : status_of(vm, v);
}
