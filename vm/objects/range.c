/* range and its iterators. Where start, stop and step are small ints everything is done in int64; otherwise in ints of
 * any size (int_math.h). The number of items is kept as an int: it may be larger than any small int. */
#include "objects/range.h"
#include "objects/int_math.h"
#include "objects/iterators.h"
#include "objects/iterators_reduce.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/sequence.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhRange *r = (FhRange *)o;
    fn(ctx, &r->start), fn(ctx, &r->stop), fn(ctx, &r->step), fn(ctx, &r->length);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhRange *r = (FhRange *)o;
    fh_release(vm, r->start), fh_release(vm, r->stop), fh_release(vm, r->step), fh_release(vm, r->length);
    r->start = r->stop = r->length = fh_int_raw(0);
    r->step = fh_int_raw(1);
}

FhValue fhmath_apply(FhVM *vm, FhValue (*op)(FhVM *, FhValue, FhValue), FhValue a, FhValue b) {
    FhValue v = a == FH_ERR || b == FH_ERR ? FH_ERR : op(vm, a, b);
    fh_release(vm, a);
    fh_release(vm, b);
    return v;
}

/* Number of items, an owned int. */
static FhValue count_items(FhVM *vm, FhValue start, FhValue stop, FhValue step) {
    if (((start | stop | step) & 7) == 0)
        return fhint_new(vm, fhrange_count(fh_int_of(start), fh_int_of(stop), fh_int_of(step)));
    bool down = fhint_sign(step) < 0;
    FhValue low = down ? stop : start, high = down ? start : stop;
    if (fhint_compare(low, high) >= 0) return fh_int_raw(0);
    FhValue size = down ? fhmath_sub(vm, fh_int_raw(0), fh_retain(step)) : fh_retain(step);
    FhValue span = fhmath_sub(vm, fhmath_sub(vm, fh_retain(high), fh_retain(low)), fh_int_raw(1));
    return fhmath_add(vm, fhmath_floordiv(vm, span, size), fh_int_raw(1));
}

FhValue fhrange_new(FhVM *vm, FhValue start, FhValue stop, FhValue step) {
    if (fhint_sign(step) == 0) return fhraise(vm, FH_T_ValueError, "range() arg 3 must not be zero");
    FhValue length = count_items(vm, start, stop, step);
    if (length == FH_ERR) return FH_ERR;
    FhRange *r = (FhRange *)fhmem_cell(vm, sizeof(FhRange), FH_T_range, true);
    if (!r) {
        fh_release(vm, length);
        return FH_ERR;
    }
    r->start = fh_retain(start);
    r->stop = fh_retain(stop);
    r->step = fh_retain(step);
    r->length = length;
    return fh_val(r);
}

/* Takes the three over, each maybe FH_ERR. */
static FhValue range_take(FhVM *vm, FhValue start, FhValue stop, FhValue step) {
    FhValue v =
        start == FH_ERR || stop == FH_ERR || step == FH_ERR ? FH_ERR : fhrange_new(vm, start, stop, step);
    fh_release(vm, start), fh_release(vm, stop), fh_release(vm, step);
    return v;
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    if (fhargs_none(vm, "range", kwnames) < 0) return FH_ERR;
    if (nargs == 0) return fhraise(vm, FH_T_TypeError, "range expected at least 1 argument, got 0");
    if (nargs > 3)
        return fhraise(vm, FH_T_TypeError, "range expected at most 3 arguments, got %d", (int)nargs);
    FhValue first = fhindex(vm, args[0]);
    if (first == FH_ERR) return FH_ERR;
    if (nargs == 1) return range_take(vm, fh_int_raw(0), first, fh_int_raw(1));
    FhValue stop = fhindex(vm, args[1]);
    FhValue step = stop == FH_ERR ? FH_ERR : nargs == 3 ? fhindex(vm, args[2]) : fh_int_raw(1);
    return range_take(vm, first, stop, step);
}

/* ---- items ---- */

/* Item i, which is in range and taken over. */
static FhValue item_of(FhVM *vm, FhRange *r, FhValue i) {
    if (fhrange_small(r) && fh_is_int(i))
        return fh_int_raw(
            (int64_t)((uint64_t)fh_int_of(r->start) + (uint64_t)fh_int_of(i) * (uint64_t)fh_int_of(r->step)));
    return fhmath_add(vm, fh_retain(r->start), fhmath_mul(vm, i, fh_retain(r->step)));
}

static FH_COLD FhValue out_of_range(FhVM *vm) {
    return fhraise(vm, FH_T_IndexError, "range object index out of range");
}

static FhValue item(FhVM *vm, FhValue v, int64_t i) {
    FhRange *r = FH_AS(FhRange, v);
    FhValue index = fhint_new(vm, i);
    if (index == FH_ERR) return FH_ERR;
    if (i < 0 || fhint_compare(index, r->length) >= 0) {
        fh_release(vm, index);
        return out_of_range(vm);
    }
    return item_of(vm, r, index);
}

static FhValue slice_of(FhVM *vm, FhRange *r, FhValue slice) {
    FhValue part[3];
    if (fhslice_long_indices(vm, slice, r->length, part) < 0) return FH_ERR;
    FhValue step = fhmath_mul(vm, part[2], fh_retain(r->step));
    /* The ends may lie one step outside: item_of is not asked to stay within the range here. */
    FhValue start = fhmath_add(vm, fh_retain(r->start), fhmath_mul(vm, part[0], fh_retain(r->step)));
    FhValue stop = fhmath_add(vm, fh_retain(r->start), fhmath_mul(vm, part[1], fh_retain(r->step)));
    return range_take(vm, start, stop, step);
}

static FhValue getitem(FhVM *vm, FhValue v, FhValue key) {
    FhRange *r = FH_AS(FhRange, v);
    if (fhslice_exact(key)) return slice_of(vm, r, key);
    if (!fh_slots(vm, key)->index)
        return fhraise(vm, FH_T_TypeError, "range indices must be integers or slices, not %T", key);
    FhValue i = fhindex(vm, key);
    if (i != FH_ERR && fhint_sign(i) < 0) i = fhmath_add(vm, i, fh_retain(r->length));
    if (i == FH_ERR) return FH_ERR;
    if (fhint_sign(i) < 0 || fhint_compare(i, r->length) >= 0) {
        fh_release(vm, i);
        return out_of_range(vm);
    }
    return item_of(vm, r, i);
}

static int64_t len(FhVM *vm, FhValue v) {
    int64_t n;
    if (fhint_try_i64(FH_AS(FhRange, v)->length, &n)) return n;
    return fhraise_int(vm, FH_T_OverflowError, "Python int too large to convert to C ssize_t");
}

static int truth(FhVM *vm, FhValue v) {
    (void)vm;
    return fhint_sign(FH_AS(FhRange, v)->length) != 0;
}

/* Is the int v (exact or bool) an item? 1, 0, -1. */
static int contains_int(FhVM *vm, FhRange *r, FhValue v) {
    if (fh_is_bool(v)) v = fh_int_raw(v == FH_TRUE);
    bool down = fhint_sign(r->step) < 0;
    if (fhint_compare(r->start, v) * (down ? -1 : 1) > 0 || fhint_compare(v, r->stop) * (down ? -1 : 1) >= 0)
        return 0;
    if (fh_is_int(v) && fhrange_small(r))
        return (fh_int_of(v) - fh_int_of(r->start)) % fh_int_of(r->step) == 0;
    FhValue rest = fhmath_mod(vm, fhmath_sub(vm, fh_retain(v), fh_retain(r->start)), fh_retain(r->step));
    if (rest == FH_ERR) return -1;
    int found = fhint_sign(rest) == 0;
    fh_release(vm, rest);
    return found;
}

typedef struct Search {
    FhValue wanted;
    int64_t at, found;
    bool first_only;
} Search;

static int search_step(FhVM *vm, void *ctx, FhValue v) {
    Search *s = ctx;
    int equal = fhcompare_bool(vm, v, s->wanted, FH_EQ);
    if (equal < 0) return -1;
    s->found += equal;
    if (equal && s->first_only) return 1;
    s->at++;
    return 0;
}

static inline bool is_plain_int(FhValue v) { return fhint_exact(v) || fh_is_bool(v); }

static int contains(FhVM *vm, FhValue self, FhValue v) {
    if (is_plain_int(v)) return contains_int(vm, FH_AS(FhRange, self), v);
    Search s = {v, 0, 0, true};
    return fhiterate(vm, self, search_step, &s) < 0 ? -1 : s.found > 0;
}

static FhValue index_(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    FhRange *r = FH_AS(FhRange, self);
    FhValue v = args[0];
    if (!is_plain_int(v)) {
        Search s = {v, 0, 0, true};
        if (fhiterate(vm, self, search_step, &s) < 0) return FH_ERR;
        if (!s.found) return fhraise(vm, FH_T_ValueError, "sequence.index(x): x not in sequence");
        return fhint_new(vm, s.at);
    }
    int found = contains_int(vm, r, v);
    if (found < 0) return FH_ERR;
    if (!found) return fhraise(vm, FH_T_ValueError, "%R is not in range", v);
    if (fh_is_bool(v)) v = fh_int_raw(v == FH_TRUE);
    return fhmath_floordiv(vm, fhmath_sub(vm, fh_retain(v), fh_retain(r->start)), fh_retain(r->step));
}

static FhValue count(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    if (is_plain_int(args[0])) {
        int found = contains_int(vm, FH_AS(FhRange, self), args[0]);
        return found < 0 ? FH_ERR : fh_int_raw(found);
    }
    Search s = {args[0], 0, 0, false};
    return fhiterate(vm, self, search_step, &s) < 0 ? FH_ERR : fh_int_raw(s.found);
}

/* ---- the rest ---- */

static FhValue repr(FhVM *vm, FhValue v) {
    FhRange *r = FH_AS(FhRange, v);
    if (r->step == fh_int_raw(1)) return fhstr_format(vm, "range(%R, %R)", r->start, r->stop);
    return fhstr_format(vm, "range(%R, %R, %R)", r->start, r->stop, r->step);
}

static bool same(FhRange *a, FhRange *b) {
    if (fhint_compare(a->length, b->length) != 0) return false;
    if (fhint_sign(a->length) == 0) return true;
    if (fhint_compare(a->start, b->start) != 0) return false;
    return a->length == fh_int_raw(1) || fhint_compare(a->step, b->step) == 0;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    (void)vm;
    if ((op != FH_EQ && op != FH_NE) || !fhrange_exact(a) || !fhrange_exact(b)) return FH_NOTIMPLEMENTED;
    return fh_bool(same(FH_AS(FhRange, a), FH_AS(FhRange, b)) == (op == FH_EQ));
}

static int64_t hash(FhVM *vm, FhValue v) {
    FhRange *r = FH_AS(FhRange, v);
    bool empty = fhint_sign(r->length) == 0, single = r->length == fh_int_raw(1);
    FhValue key =
        fhtuple_pack(vm, 3, r->length, empty ? FH_NONE : r->start, empty || single ? FH_NONE : r->step);
    if (key == FH_ERR) return -1;
    int64_t h = fhhash(vm, key);
    fh_release(vm, key);
    return h;
}

static FhValue small_iter(FhVM *vm, int64_t start, int64_t step, int64_t left) {
    FhRangeIter *it = (FhRangeIter *)fhmem_cell(vm, sizeof(FhRangeIter), FH_T_range_iterator, false);
    if (!it) return FH_ERR;
    it->next = start;
    it->step = step;
    it->left = it->total = left;
    return fh_val(it);
}

/* Takes all three over, each maybe FH_ERR. */
static FhValue long_iter(FhVM *vm, FhValue next, FhValue step, FhValue left) {
    FhLongRangeIter *it = NULL;
    if (next != FH_ERR && step != FH_ERR && left != FH_ERR)
        it = (FhLongRangeIter *)fhmem_cell(vm, sizeof(FhLongRangeIter), FH_T_longrange_iterator, true);
    if (!it) {
        fh_release(vm, next), fh_release(vm, step), fh_release(vm, left);
        return FH_ERR;
    }
    it->next = next;
    it->step = step;
    it->left = left;
    it->total = fh_retain(left);
    return fh_val(it);
}

static FhValue iter(FhVM *vm, FhValue v) {
    FhRange *r = FH_AS(FhRange, v);
    if (fhrange_small(r)) {
        int64_t start = fh_int_of(r->start), step = fh_int_of(r->step);
        return small_iter(vm, start, step, fhrange_count(start, fh_int_of(r->stop), step));
    }
    return long_iter(vm, fh_retain(r->start), fh_retain(r->step), fh_retain(r->length));
}

static FhValue reversed(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhRange *r = FH_AS(FhRange, self);
    if (fhrange_small(r)) {
        int64_t start = fh_int_of(r->start), step = fh_int_of(r->step);
        int64_t n = fhrange_count(start, fh_int_of(r->stop), step);
        return small_iter(vm, n ? start + (n - 1) * step : start, -step, n);
    }
    FhValue last = fhmath_sub(vm, fh_retain(r->length), fh_int_raw(1));
    if (last == FH_ERR) return FH_ERR;
    return long_iter(vm, item_of(vm, r, last), fhmath_sub(vm, fh_int_raw(0), fh_retain(r->step)),
                     fh_retain(r->length));
}

static FhValue get_start(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(FH_AS(FhRange, v)->start);
}
static FhValue get_stop(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(FH_AS(FhRange, v)->stop);
}
static FhValue get_step(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(FH_AS(FhRange, v)->step);
}

static const FhGetSetDef getsets[] = {
    {"start", get_start, fhgetset_readonly, NULL},
    {"stop", get_stop, fhgetset_readonly, NULL},
    {"step", get_step, fhgetset_readonly, NULL},
    {NULL, NULL, NULL, NULL},
};

static FhValue reduce(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue parts = fhtuple_pack(vm, 3, FH_AS(FhRange, self)->start, FH_AS(FhRange, self)->stop,
                                 FH_AS(FhRange, self)->step);
    FhValue v = parts == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, fh_typeval(vm, self), parts);
    fh_release(vm, parts);
    return v;
}

static const FhMethodDef methods[] = {
    {"__reduce__", reduce, 0, 0, 0, NULL}, {"index", index_, 1, 1, 0, NULL},
    {"count", count, 1, 1, 0, NULL},       {"__reversed__", reversed, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .iter = iter,
    .new_ = new_,
    .bool_ = truth,
    .len = len,
    .getitem = getitem,
    .sq_item = item,
    .contains = contains,
};

const FhTypeDef fhtypedef_range = {
    .doc = "An arithmetic progression of ints: range(stop) or range(start, stop, step=1).",
    .size = sizeof(FhRange),
    .flags = FH_TF_CONTAINER | FH_TF_SEQUENCE,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};

/* ---- iterators ---- */

static FhValue small_next(FhVM *vm, FhValue self) {
    (void)vm;
    FhRangeIter *it = FH_AS(FhRangeIter, self);
    return it->left > 0 ? fhrange_iter_step(it) : FH_NOVALUE;
}

static FhValue small_hint(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return fhint_new(vm, FH_AS(FhRangeIter, self)->left);
}

static const FhMethodDef small_methods[] = {
    {"__length_hint__", small_hint, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};
static const FhSlots small_slots = {
    .iter = fhiterators_self,
    .next = small_next,
};
const FhTypeDef fhtypedef_range_iterator = {
    .size = sizeof(FhRangeIter),
    .slots = &small_slots,
    .methods = small_methods,
    .more_methods = fhiterators_methods_range,
};

static void visit_long(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhLongRangeIter *it = (FhLongRangeIter *)o;
    fn(ctx, &it->next), fn(ctx, &it->step), fn(ctx, &it->left);
    fn(ctx, &it->total);
}

static void finalize_long(FhVM *vm, FhObj *o) {
    FhLongRangeIter *it = (FhLongRangeIter *)o;
    fh_release(vm, it->next), fh_release(vm, it->step), fh_release(vm, it->left);
    fh_release(vm, it->total);
    it->next = it->step = it->left = it->total = fh_int_raw(0);
}

static FhValue long_next(FhVM *vm, FhValue self) {
    FhLongRangeIter *it = FH_AS(FhLongRangeIter, self);
    if (fhint_sign(it->left) <= 0) return FH_NOVALUE;
    FhValue left = fhint_sub(vm, it->left, fh_int_raw(1));
    FhValue next = left == FH_ERR ? FH_ERR : fhint_add(vm, it->next, it->step);
    if (next == FH_ERR) {
        fh_release(vm, left);
        return FH_ERR;
    }
    FhValue v = it->next;
    it->next = next;
    fh_set(vm, &it->header, &it->left, left);
    return v;
}

static FhValue long_hint(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)vm, (void)args, (void)nargs, (void)kwnames;
    return fh_retain(FH_AS(FhLongRangeIter, self)->left);
}

static const FhMethodDef long_methods[] = {
    {"__length_hint__", long_hint, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};
static const FhSlots long_slots = {
    .life = {.visit = visit_long, .finalize = finalize_long},
    .iter = fhiterators_self,
    .next = long_next,
};
const FhTypeDef fhtypedef_longrange_iterator = {
    .size = sizeof(FhLongRangeIter),
    .flags = FH_TF_CONTAINER,
    .slots = &long_slots,
    .methods = long_methods,
    .more_methods = fhiterators_methods_long_range,
};
