/* Comparison, hash and text of any value: exact ints, floats and strs at once, the rest through the slots. */
#include "objects/dict.h"
#include "objects/equal.h"
#include "objects/instance.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"

/* ---- comparison ---- */

static const FhCmpOp mirrored[] = {FH_GT, FH_GE, FH_EQ, FH_NE, FH_LT, FH_LE};
static const char *const symbols[] = {"<", "<=", "==", "!=", ">", ">="};

static inline bool holds(FhCmpOp op, int order) {
    switch (op) {
    case FH_LT: return order < 0;
    case FH_LE: return order <= 0;
    case FH_EQ: return order == 0;
    case FH_NE: return order != 0;
    case FH_GT: return order > 0;
    default: return order >= 0;
    }
}

static inline bool float_holds(FhCmpOp op, double x, double y) {
    switch (op) {
    case FH_LT: return x < y;
    case FH_LE: return x <= y;
    case FH_EQ: return x == y;
    case FH_NE: return x != y;
    case FH_GT: return x > y;
    default: return x >= y;
    }
}

/* 1, 0, or -1: not a case that is decided here. Runs no script. */
static inline int compare_quick(FhValue a, FhValue b, FhCmpOp op) {
    if (fh_both_int(a, b)) {
        int64_t x = (int64_t)a, y = (int64_t)b;
        return holds(op, (x > y) - (x < y));
    }
    if (fh_is_float(a) && fh_is_float(b)) return float_holds(op, fh_float_raw(a), fh_float_raw(b));
    if (fhstr_exact(a) && fhstr_exact(b)) {
        if (op == FH_EQ || op == FH_NE) return (a == b || fhstr_equal(a, b)) == (op == FH_EQ);
        return holds(op, fhstr_order(a, b));
    }
    return -1;
}

static FhValue compare_slots(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    FhType *ta = fh_type(vm, a), *tb = fh_type(vm, b);
    FhValue v;
    bool reflected = false;
    if (ta != tb && tb->slots->compare && fhtype_subtype(tb, ta)) {
        reflected = true;
        v = tb->slots->compare(vm, b, a, mirrored[op]);
        if (v != FH_NOTIMPLEMENTED) return v;
    }
    if (ta->slots->compare) {
        v = ta->slots->compare(vm, a, b, op);
        if (v != FH_NOTIMPLEMENTED) return v;
    }
    if (!reflected && tb->slots->compare) {
        v = tb->slots->compare(vm, b, a, mirrored[op]);
        if (v != FH_NOTIMPLEMENTED) return v;
    }
    if (op == FH_EQ) return fh_bool(a == b);
    if (op == FH_NE) return fh_bool(a != b);
    return fhraise(vm, FH_T_TypeError, "'%s' not supported between instances of '%T' and '%T'", symbols[op],
                   a, b);
}

FhValue fhcompare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    int quick = compare_quick(a, b, op);
    if (FH_LIKELY(quick >= 0)) return fh_bool(quick);
    if (fhrecursion_enter(vm, " in comparison") < 0) return FH_ERR;
    FhValue v = compare_slots(vm, a, b, op);
    fhrecursion_leave(vm);
    return v;
}

int fhcompare_bool(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (a == b && (op == FH_EQ || op == FH_NE)) return op == FH_EQ;
    int quick = compare_quick(a, b, op);
    if (FH_LIKELY(quick >= 0)) return quick;
    FhValue v = fhcompare(vm, a, b, op);
    if (FH_LIKELY(fh_is_bool(v))) return v == FH_TRUE;
    if (v == FH_ERR) return -1;
    int truth = fhtruth(vm, v);
    fh_release(vm, v);
    return truth;
}

/* ---- hash ---- */

static FH_COLD int64_t unhashable(FhVM *vm, FhValue v) {
    return fhraise_int(vm, FH_T_TypeError, "unhashable type: '%T'", v);
}

int64_t fhhash(FhVM *vm, FhValue v) {
    if (FH_LIKELY(fhstr_exact(v))) return fhstr_hash(vm, v);
    if (fh_is_int(v)) {
        int64_t i = fh_int_of(v);
        return i == -1 ? -2 : i;
    }
    const FhSlots *s = fh_slots(vm, v);
    if (FH_LIKELY(s->hash != NULL)) return s->hash(vm, v);
    return s->compare ? unhashable(vm, v) : fhhash_identity(vm, v);
}

/* ---- text ---- */

/* Takes v over. */
static FhValue must_be_str(FhVM *vm, FhValue v, const char *method) {
    if (v == FH_ERR || FH_LIKELY(fhstr_exact(v)) || fhstr_check(vm, v)) return v;
    fhraise(vm, FH_T_TypeError, "%s returned non-string (type %T)", method, v);
    fh_release(vm, v);
    return FH_ERR;
}

FhValue fhrepr(FhVM *vm, FhValue v) {
    const FhSlots *s = fh_slots(vm, v);
    if (!s->repr) return fhobject_repr(vm, v);
    if (fhrecursion_enter(vm, " while getting the repr of an object") < 0) return FH_ERR;
    FhValue text = s->repr(vm, v);
    fhrecursion_leave(vm);
    return must_be_str(vm, text, "__repr__");
}

FhValue fhstr(FhVM *vm, FhValue v) {
    if (fhstr_exact(v)) return fh_retain(v);
    const FhSlots *s = fh_slots(vm, v);
    if (!s->str) return fhrepr(vm, v);
    if (fhrecursion_enter(vm, " while getting the str of an object") < 0) return FH_ERR;
    FhValue text = s->str(vm, v);
    fhrecursion_leave(vm);
    return must_be_str(vm, text, "__str__");
}

FhValue fhascii(FhVM *vm, FhValue v) {
    FhValue text = fhrepr(vm, v);
    if (text == FH_ERR || fhstr_ascii(text)) return text;
    FhValue escaped = fhstr_ascii_repr(vm, text);
    fh_release(vm, text);
    return escaped;
}

FhValue fhformat(FhVM *vm, FhValue v, FhValue spec) {
    bool plain = spec == FH_NOVALUE || (fhstr_exact(spec) && fhstr_size(spec) == 0);
    if (fhstr_exact(v)) return plain ? fh_retain(v) : fhstr_format_spec(vm, v, spec);
    if (fh_is_int(v)) return plain ? fhint_to_str(vm, v, 10, false) : fhint_format(vm, v, spec);
    if (fh_is_float(v)) return plain ? fhrepr(vm, v) : fhfloat_format_spec(vm, v, spec);
    FhValue method = fhlookup_special(vm, v, FH_NAME(vm, __format__));
    if (method == FH_ERR) return FH_ERR;
    if (method == FH_NOVALUE) return fhraise(vm, FH_T_TypeError, "Type %T doesn't define __format__", v);
    FhValue text = fhcall1(vm, method, spec == FH_NOVALUE ? vm->empty_str : spec);
    fh_release(vm, method);
    if (text == FH_ERR || fhstr_check(vm, text)) return text;
    fhraise(vm, FH_T_TypeError, "__format__ must return a str, not %T", text);
    fh_release(vm, text);
    return FH_ERR;
}

/* ---- containers whose repr is running ---- */

int fhrepr_enter(FhVM *vm, FhValue v) {
    if (!fh_is_obj(vm->repr_active)) {
        FhValue list = fhlist_new(vm, 8);
        if (list == FH_ERR) return -1;
        vm->repr_active = list;
    }
    FhList *l = fhas_list(vm->repr_active);
    for (int64_t i = l->size; i-- > 0;)
        if (l->items[i] == v) return 1;
    return fhlist_append(vm, vm->repr_active, v);
}

void fhrepr_leave(FhVM *vm, FhValue v) {
    FhList *l = fhas_list(vm->repr_active);
    for (int64_t i = l->size; i-- > 0;) {
        if (l->items[i] != v) continue;
        memmove(l->items + i, l->items + i + 1, (size_t)(l->size - i - 1) * sizeof(FhValue));
        l->size--;
        fh_release(vm, v);
        return;
    }
}
