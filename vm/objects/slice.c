/* slice: three values that nobody changes, and what they mean for a sequence of a given length. */
#include "objects/slice.h"
#include "objects/int_math.h"
#include "objects/method.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    FhSlice *s = (FhSlice *)o;
    fn(ctx, &s->start), fn(ctx, &s->stop), fn(ctx, &s->step);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhSlice *s = (FhSlice *)o;
    FhValue parts[] = {s->start, s->stop, s->step};
    s->start = s->stop = s->step = FH_NONE;
    for (int i = 0; i < 3; i++) fh_release(vm, parts[i]);
}

FhValue fhslice_new(FhVM *vm, FhValue start, FhValue stop, FhValue step) {
    FhSlice *s = (FhSlice *)fhmem_cell(vm, sizeof(FhSlice), FH_T_slice, true);
    if (!s) return FH_ERR;
    s->start = fh_retain(start);
    s->stop = fh_retain(stop);
    s->step = fh_retain(step);
    return fh_val(s);
}

/* ---- meaning ---- */

static FH_COLD int not_an_index(FhVM *vm) {
    return fhraise_int(vm, FH_T_TypeError,
                       "slice indices must be integers or None or have an __index__ method");
}

static int part(FhVM *vm, FhValue v, int64_t otherwise, int64_t *out) {
    if (v == FH_NONE) {
        *out = otherwise;
        return 0;
    }
    if (FH_LIKELY(fh_is_int(v))) {
        *out = fh_int_of(v);
        return 0;
    }
    return fh_slots(vm, v)->index ? fhargs_index_clip(vm, v, out) : not_an_index(vm);
}

int fhslice_unpack(FhVM *vm, FhValue slice, int64_t *start, int64_t *stop, int64_t *step) {
    FhSlice *s = fhas_slice(slice);
    *start = *stop = 0;
    if (part(vm, s->step, 1, step) < 0) return -1;
    if (*step == 0) return fhraise_int(vm, FH_T_ValueError, "slice step cannot be zero");
    if (*step == INT64_MIN) *step = -INT64_MAX;
    bool down = *step < 0;
    if (part(vm, s->start, down ? INT64_MAX : 0, start) < 0) return -1;
    return part(vm, s->stop, down ? INT64_MIN : INT64_MAX, stop);
}

static int64_t adjust_end(int64_t length, int64_t end, bool down) {
    if (end < 0) {
        end += length;
        return end < 0 ? (down ? -1 : 0) : end;
    }
    return end >= length ? (down ? length - 1 : length) : end;
}

int64_t fhslice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step) {
    *start = adjust_end(length, *start, step < 0);
    *stop = adjust_end(length, *stop, step < 0);
    if (step < 0) return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

int64_t fhslice_indices(FhVM *vm, FhValue slice, int64_t length, int64_t *start, int64_t *stop,
                        int64_t *step) {
    if (fhslice_unpack(vm, slice, start, stop, step) < 0) return -1;
    return fhslice_adjust(length, start, stop, *step);
}

/* v brought between low and high, negative values counted from length. Owned int. */
static FhValue long_end(FhVM *vm, FhValue v, FhValue length, FhValue low, FhValue high) {
    if (!fh_slots(vm, v)->index) return not_an_index(vm), FH_ERR;
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return FH_ERR;
    if (fhint_sign(i) < 0) {
        i = fhmath_add(vm, i, fh_retain(length));
        if (i != FH_ERR && fhint_compare(i, low) < 0) {
            fh_release(vm, i);
            return fh_retain(low);
        }
    } else if (fhint_compare(i, high) > 0) {
        fh_release(vm, i);
        return fh_retain(high);
    }
    return i;
}

int fhslice_long_indices(FhVM *vm, FhValue slice, FhValue length, FhValue out[3]) {
    FhSlice *s = fhas_slice(slice);
    FhValue step = fh_int_raw(1), start = FH_ERR, stop = FH_ERR, low = FH_ERR, high = FH_ERR;
    if (s->step != FH_NONE) {
        if (!fh_slots(vm, s->step)->index) return not_an_index(vm);
        step = fhindex(vm, s->step);
        if (step == FH_ERR) return -1;
        if (fhint_sign(step) == 0) return fhraise_int(vm, FH_T_ValueError, "slice step cannot be zero");
    }
    bool down = fhint_sign(step) < 0;
    low = fh_int_raw(down ? -1 : 0);
    high = down ? fhmath_sub(vm, fh_retain(length), fh_int_raw(1)) : fh_retain(length);
    if (high == FH_ERR) goto fail;
    start = s->start == FH_NONE ? fh_retain(down ? high : low) : long_end(vm, s->start, length, low, high);
    if (start == FH_ERR) goto fail;
    stop = s->stop == FH_NONE ? fh_retain(down ? low : high) : long_end(vm, s->stop, length, low, high);
    if (stop == FH_ERR) goto fail;
    fh_release(vm, high);
    out[0] = start, out[1] = stop, out[2] = step;
    return 0;
fail:
    fh_release(vm, step), fh_release(vm, start), fh_release(vm, high);
    return -1;
}

/* ---- slots ---- */

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)type;
    if (fhargs_none(vm, "slice", kwnames) < 0) return FH_ERR;
    if (nargs == 0) return fhraise(vm, FH_T_TypeError, "slice expected at least 1 argument, got 0");
    if (nargs > 3)
        return fhraise(vm, FH_T_TypeError, "slice expected at most 3 arguments, got %d", (int)nargs);
    if (nargs == 1) return fhslice_new(vm, FH_NONE, args[0], FH_NONE);
    return fhslice_new(vm, args[0], args[1], nargs == 3 ? args[2] : FH_NONE);
}

static FhValue repr(FhVM *vm, FhValue v) {
    FhSlice *s = fhas_slice(v);
    return fhstr_format(vm, "slice(%R, %R, %R)", s->start, s->stop, s->step);
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhslice_exact(a) || !fhslice_exact(b)) return FH_NOTIMPLEMENTED;
    FhSlice *x = fhas_slice(a), *y = fhas_slice(b);
    FhValue p = fhtuple_pack(vm, 3, x->start, x->stop, x->step);
    if (p == FH_ERR) return FH_ERR;
    FhValue q = fhtuple_pack(vm, 3, y->start, y->stop, y->step);
    FhValue result = q == FH_ERR ? FH_ERR : fhcompare(vm, p, q, op);
    fh_release(vm, p), fh_release(vm, q);
    return result;
}

static FhValue indices(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    FhValue length = fhindex(vm, args[0]);
    if (length == FH_ERR) return FH_ERR;
    if (fhint_sign(length) < 0) {
        fh_release(vm, length);
        return fhraise(vm, FH_T_ValueError, "length should not be negative");
    }
    FhValue out[3];
    int status = fhslice_long_indices(vm, self, length, out);
    fh_release(vm, length);
    return status < 0 ? FH_ERR : fhtuple_take(vm, out, 3);
}

static FhValue get_start(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(fhas_slice(v)->start);
}
static FhValue get_stop(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(fhas_slice(v)->stop);
}
static FhValue get_step(FhVM *vm, FhValue v) {
    (void)vm;
    return fh_retain(fhas_slice(v)->step);
}

static const FhGetSetDef getsets[] = {
    {"start", get_start, fhgetset_readonly, NULL},
    {"stop", get_stop, fhgetset_readonly, NULL},
    {"step", get_step, fhgetset_readonly, NULL},
    {NULL, NULL, NULL, NULL},
};

static FhValue reduce(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhValue parts =
        fhtuple_pack(vm, 3, fhas_slice(self)->start, fhas_slice(self)->stop, fhas_slice(self)->step);
    FhValue v = parts == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, fh_typeval(vm, self), parts);
    fh_release(vm, parts);
    return v;
}

static const FhMethodDef methods[] = {
    {"__reduce__", reduce, 0, 0, 0, NULL},
    {"indices", indices, 1, 1, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL},
};

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .compare = compare,
    .new_ = new_,
};

const FhTypeDef fhtypedef_slice = {
    .doc = "What o[start:stop:step] hands to o: slice(stop) or slice(start, stop, step=None).",
    .size = sizeof(FhSlice),
    .flags = FH_TF_CONTAINER,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
