/* The module _bisect: where an item belongs in a sorted sequence. */
#include "stdlib/native.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* a < b where that runs no script: 1, 0; else -1: ask. */
static inline int quick_less(FhValue a, FhValue b) {
    if (fh_both_int(a, b)) return (int64_t)a < (int64_t)b;
    if (fh_is_float(a) && fh_is_float(b)) return fh_float_raw(a) < fh_float_raw(b);
    if (fhstr_exact(a) && fhstr_exact(b)) return fhstr_order(a, b) < 0;
    return -1;
}

static int less(FhVM *vm, FhValue a, FhValue b) {
    int quick = quick_less(a, b);
    return quick >= 0 ? quick : fhcompare_bool(vm, a, b, FH_LT);
}

static FhValue item_at(FhVM *vm, FhValue a, int64_t i, FhValue key) {
    FhValue v;
    if (fhlist_exact(a) && i < fhas_list(a)->size) {
        v = fh_retain(fhas_list(a)->items[i]);
    } else if (fhtuple_exact(a) && i < fhas_tuple(a)->size) {
        v = fh_retain(fhas_tuple(a)->items[i]);
    } else if (fh_has_flag(vm, a, FH_TF_DICTSUB)) {
        return fhraise(vm, FH_T_TypeError, "%T is not a sequence", a);
    } else {
        FhValue number = fhint_new(vm, i);
        v = number == FH_ERR ? FH_ERR : fhgetitem(vm, a, number);
        fh_release(vm, number);
    }
    if (v == FH_ERR || key == FH_NONE) return v;
    FhValue k = fhcall1(vm, key, v);
    fh_release(vm, v);
    return k;
}

/* The place of x in a[lo:hi]: before the items that equal it (left) or behind them. -1: an exception. */
static int64_t search(FhVM *vm, FhValue a, FhValue x, int64_t lo, int64_t hi, FhValue key, bool left) {
    if (lo < 0) return fhraise_int(vm, FH_T_ValueError, "lo must be non-negative");
    if (hi < 0) {
        hi = fhlen(vm, a);
        if (hi < 0) return -1;
    }
    while (lo < hi) {
        int64_t mid = (int64_t)(((uint64_t)lo + (uint64_t)hi) / 2);
        FhValue v = item_at(vm, a, mid, key);
        if (v == FH_ERR) return -1;
        int is_less = left ? less(vm, v, x) : less(vm, x, v);
        fh_release(vm, v);
        if (is_less < 0) return -1;
        if (left == (is_less != 0))
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

/* The arguments that all have. hi -1: the length. */
static int arguments(FhVM *vm, const char *function, const FhValue *args, uint32_t nargs, FhValue kwnames,
                     FhValue *v, int64_t *lo, int64_t *hi) {
    static const char *const names[] = {"a", "x", "lo", "hi", "key", NULL};
    const FhParams params = {function, names, 0, 2, 4};
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return -1;
    *lo = 0;
    *hi = -1;
    if (v[2] != FH_NOVALUE && fhargs_index(vm, v[2], lo) < 0) return -1;
    if (v[3] != FH_NOVALUE && v[3] != FH_NONE && fhargs_index(vm, v[3], hi) < 0) return -1;
    if (v[4] == FH_NOVALUE) v[4] = FH_NONE;
    return 0;
}

static FhValue bisect(FhVM *vm, const char *function, const FhValue *args, uint32_t nargs, FhValue kwnames,
                      bool left) {
    FhValue v[5];
    int64_t lo, hi;
    if (arguments(vm, function, args, nargs, kwnames, v, &lo, &hi) < 0) return FH_ERR;
    int64_t i = search(vm, v[0], v[1], lo, hi, v[4], left);
    return i < 0 ? FH_ERR : fhint_new(vm, i);
}

static FhValue insort(FhVM *vm, const char *function, const FhValue *args, uint32_t nargs, FhValue kwnames,
                      bool left) {
    FhValue v[5];
    int64_t lo, hi;
    if (arguments(vm, function, args, nargs, kwnames, v, &lo, &hi) < 0) return FH_ERR;
    FhValue x = v[4] == FH_NONE ? fh_retain(v[1]) : fhcall1(vm, v[4], v[1]);
    if (x == FH_ERR) return FH_ERR;
    int64_t i = search(vm, v[0], x, lo, hi, v[4], left);
    fh_release(vm, x);
    if (i < 0) return FH_ERR;
    if (fhlist_exact(v[0])) return fhlist_insert(vm, v[0], i, v[1]) < 0 ? FH_ERR : FH_NONE;
    FhValue name = fhstr_intern(vm, "insert", 6), number = name == FH_ERR ? FH_ERR : fhint_new(vm, i);
    if (number == FH_ERR) return FH_ERR;
    const FhValue where[] = {number, v[1]};
    FhValue done = fhcall_method(vm, v[0], name, where, 2);
    fh_release(vm, number);
    fh_release(vm, done);
    return done == FH_ERR ? FH_ERR : FH_NONE;
}

NATIVE(bisect_right) { return (void)self, bisect(vm, "bisect_right", args, nargs, kwnames, false); }
NATIVE(bisect_left) { return (void)self, bisect(vm, "bisect_left", args, nargs, kwnames, true); }
NATIVE(insort_right) { return (void)self, insort(vm, "insort_right", args, nargs, kwnames, false); }
NATIVE(insort_left) { return (void)self, insort(vm, "insort_left", args, nargs, kwnames, true); }

#define FUNCTION(name, doc)                                                                                  \
    { #name, name, 0, FH_ANY, FH_KW, #name "($module, /, a, x, lo=0, hi=None, *, key=None)\n--\n\n" doc }
static const FhMethodDef functions[] = {
    FUNCTION(bisect_right, "The index where to insert x in the sorted a, behind its equals."),
    FUNCTION(bisect_left, "The index where to insert x in the sorted a, before its equals."),
    FUNCTION(insort_right, "Insert x in the sorted a, behind its equals."),
    FUNCTION(insort_left, "Insert x in the sorted a, before its equals."),
    {0},
};
const FhModuleDef fhmodule__bisect = {"_bisect", "Searching sorted sequences.", functions, NULL};
