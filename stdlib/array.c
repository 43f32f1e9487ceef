/* The module array: arrays of numbers of one C type (or of code points) in one raw block, which buffers may look into:
 * while they do, the size must not change. */
#include "stdlib/array_parts.h"
#include "stdlib/native.h"
#include "base/sizes.h"
#include "base/utf8.h"
#include "objects/bytes.h"
#include "objects/equal.h"
#include "objects/generic_alias.h"
#include "objects/instance.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/method.h"
#include "objects/module.h"
#include "objects/numbers.h"
#include "objects/sequence.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

static inline FhArray *as_array(FhValue v) { return FH_AS(FhArray, v); }
static inline bool array_check(FhVM *vm, FhValue v) {
    return fh_has_shape(v, FH_T_array) || (fh_is_obj(v) && fh_isa(vm, v, FH_T_array));
}

/* ---- items ---- */

static inline uint8_t *at(const FhArray *a, int64_t i) { return a->data + (size_t)i * a->kind->size; }

static FhValue item(FhVM *vm, FhValue self, int64_t i) {
    FhArray *a = as_array(self);
    if (i < 0 || i >= a->size) return fhraise(vm, FH_T_IndexError, "array index out of range");
    return fharrayitems_load(vm, a->kind, at(a, i));
}

/* ---- life and size ---- */

static void finalize(FhVM *vm, FhObj *o) {
    FhArray *a = (FhArray *)o;
    uint8_t *data = a->data;
    a->data = NULL;
    a->size = 0;
    fhmem_free(vm, data, a->capacity);
    a->capacity = 0;
}

static FhArray *make(FhVM *vm, FhValue type, const FhArrayKind *kind) {
    FhType *t = fhas_type(type);
    FhArray *a;
    if (t == vm->types[FH_T_array]) {
        a = (FhArray *)fhmem_cell(vm, sizeof *a, FH_T_array, false);
    } else {
        FhValue v = fhinstance_new(vm, t, 0);
        a = v == FH_ERR ? NULL : as_array(v);
    }
    if (!a) return NULL;
    a->kind = kind;
    a->data = NULL;
    a->size = 0;
    a->capacity = 0;
    a->exports = 0;
    return a;
}

/* Room for n items, and that size; new ones are not set. */
static int resize(FhVM *vm, FhArray *a, int64_t n) {
    if (a->exports && n != a->size)
        return fhraise_int(vm, FH_T_BufferError, "cannot resize an array that is exporting buffers");
    size_t need;
    if (n < 0 || n > INT64_MAX / 16) return fhraise_memory(vm), -1;
    need = (size_t)n * a->kind->size;
    if (need > a->capacity || need < a->capacity / 4) {
        size_t wanted = need > a->capacity ? need + need / 8 + 32 : need;
        uint8_t *data = NULL;
        if (wanted && !(data = fhmem_resize(vm, a->data, a->capacity, wanted))) return -1;
        if (!wanted) fhmem_free(vm, a->data, a->capacity);
        a->data = data;
        a->capacity = wanted;
    }
    a->size = n;
    return 0;
}

static int append_value(FhVM *vm, FhArray *a, FhValue v) {
    uint8_t bytes[8];
    if (fharrayitems_store(vm, a->kind, v, bytes) < 0) return -1;
    int64_t n = a->size;
    if (FH_UNLIKELY(a->exports || ((size_t)n + 1) * a->kind->size > a->capacity)) {
        if (resize(vm, a, n + 1) < 0) return -1;
    } else {
        a->size++;
    }
    memcpy(at(a, n), bytes, a->kind->size);
    return 0;
}

static FhValue copy_range(FhVM *vm, const FhArray *a, int64_t start, int64_t step, int64_t n) {
    FhArray *made = make(vm, fh_val(vm->types[FH_T_array]), a->kind);
    if (!made) return FH_ERR;
    if (resize(vm, made, n) < 0) {
        fh_release(vm, fh_val(made));
        return FH_ERR;
    }
    if (made->data && n && step == 1)
        memcpy(made->data, at(a, start), (size_t)n * a->kind->size);
    else
        for (int64_t i = 0; i < n; i++) memcpy(at(made, i), at(a, start + i * step), a->kind->size);
    return fh_val(made);
}

/* Makes items [start, stop) give way to n new ones, which are not set. */
static int replace_range(FhVM *vm, FhArray *a, int64_t start, int64_t stop, int64_t n) {
    int64_t tail = a->size - stop, grown = n - (stop - start), size = a->size;
    size_t width = a->kind->size;
    if (grown == 0) return 0;
    if (grown > 0) {
        if (resize(vm, a, size + grown) < 0) return -1;
        memmove(at(a, start + n), at(a, stop), (size_t)tail * width);
        return 0;
    }
    if (a->exports)
        return fhraise_int(vm, FH_T_BufferError, "cannot resize an array that is exporting buffers");
    memmove(at(a, start + n), at(a, stop), (size_t)tail * width);
    return resize(vm, a, size + grown);
}

/* ---- filling from other things ---- */

static int add_item(FhVM *vm, void *ctx, FhValue v) { return append_value(vm, ctx, v); }

static int extend_array(FhVM *vm, FhArray *a, FhArray *other) {
    if (a->kind != other->kind)
        return fhraise_int(vm, FH_T_TypeError, "can only extend with array of same kind");
    int64_t n = other->size, size = a->size;
    if (n == 0) return 0;
    if (resize(vm, a, size + n) < 0) return -1;
    memcpy(at(a, size), other->data, (size_t)n * a->kind->size);
    return 0;
}

static int extend_with(FhVM *vm, FhValue self, FhValue v) {
    if (array_check(vm, v)) return extend_array(vm, as_array(self), as_array(v));
    fh_retain(self);
    int status = fhiterate(vm, v, add_item, as_array(self));
    fh_release(vm, self);
    return status;
}

static int add_bytes(FhVM *vm, FhArray *a, const uint8_t *data, size_t size) {
    if (size % a->kind->size)
        return fhraise_int(vm, FH_T_ValueError, "bytes length not a multiple of item size");
    int64_t old = a->size;
    if (size == 0) return 0;
    if (resize(vm, a, old + (int64_t)(size / a->kind->size)) < 0) return -1;
    memcpy(at(a, old), data, size);
    return 0;
}

static int add_text(FhVM *vm, FhArray *a, FhValue text) {
    int64_t n = fhstr_length(text), old = a->size;
    if (n == 0) return 0;
    if (resize(vm, a, old + n) < 0) return -1;
    for (int64_t i = 0; i < n; i++) {
        uint32_t c = fhstr_at(vm, text, i);
        memcpy(at(a, old + i), &c, 4);
    }
    return 0;
}

static int from_buffer(FhVM *vm, FhArray *a, FhValue v) {
    FhBuffer b;
    if (fhbuffer_get(vm, v, &b, false) < 0) return -1;
    int status = 0;
    if (v == fh_val(a)) { /* its own bytes: the export would forbid the growth */
        fhbuffer_release(vm, &b);
        return fhraise_int(vm, FH_T_BufferError, "cannot resize an array that is exporting buffers");
    }
    status = add_bytes(vm, a, b.data, b.size);
    fhbuffer_release(vm, &b);
    return status;
}

static int fill(FhVM *vm, FhArray *a, FhValue initial) {
    bool is_text = a->kind->code == 'u';
    if (fhstr_check(vm, initial)) {
        if (is_text) return add_text(vm, a, initial);
        return fhraise_int(vm, FH_T_TypeError, "cannot use a str to initialize an array with typecode '%c'",
                           a->kind->code);
    }
    if (array_check(vm, initial)) {
        FhArray *other = as_array(initial);
        if (other->kind == a->kind) return extend_array(vm, a, other);
        if (other->kind->code == 'u')
            return fhraise_int(vm, FH_T_TypeError,
                               "cannot use a unicode array to initialize an array with typecode '%c'",
                               a->kind->code);
        return fhiterate(vm, initial, add_item, a);
    }
    if (fhbytes_check(vm, initial) || fh_isa(vm, initial, FH_T_bytearray)) return from_buffer(vm, a, initial);
    return fhiterate(vm, initial, add_item, a);
}

static FhValue array_new(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (type == fh_val(vm->types[FH_T_array]) && fhargs_none(vm, "array.array", kwnames) < 0) return FH_ERR;
    if (nargs < 1) return fhraise(vm, FH_T_TypeError, "array() takes at least 1 argument (0 given)");
    if (nargs > 2)
        return fhraise(vm, FH_T_TypeError, "array() takes at most 2 arguments (%d given)", (int)nargs);
    if (!fhstr_check(vm, args[0]) || fhstr_length(args[0]) != 1)
        return fhraise(vm, FH_T_TypeError, "array() argument 1 must be a unicode character, not %V", args[0]);
    const FhArrayKind *kind = fharrayitems_kind(fhstr_at(vm, args[0], 0));
    if (!kind)
        return fhraise(vm, FH_T_ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    FhArray *a = make(vm, type, kind);
    if (!a) return FH_ERR;
    if (nargs < 2 || args[1] == FH_NONE || fill(vm, a, args[1]) == 0) {
        if (nargs < 2 || args[1] != FH_NONE) return fh_val(a);
        fhraise(vm, FH_T_TypeError, "'NoneType' object is not iterable");
    }
    fh_release(vm, fh_val(a));
    return FH_ERR;
}

/* ---- items and slices ---- */

static FhValue getitem(FhVM *vm, FhValue self, FhValue key) {
    FhArray *a = as_array(self);
    int64_t i;
    if (FH_LIKELY(fh_is_int(key))) {
        i = fh_int_of(key);
    } else if (fhslice_exact(key)) {
        int64_t start, stop, step;
        if (fhslice_unpack(vm, key, &start, &stop, &step) < 0) return FH_ERR;
        int64_t n = fhslice_adjust(a->size, &start, &stop, step);
        return copy_range(vm, a, start, step, n);
    } else {
        if (!fh_slots(vm, key)->index) return fhraise(vm, FH_T_TypeError, "array indices must be integers");
        if (fhsequence_index(vm, "array", key, &i) < 0) return FH_ERR;
    }
    if (i < 0) i += a->size;
    if (FH_UNLIKELY(i < 0 || i >= a->size)) return fhraise(vm, FH_T_IndexError, "array index out of range");
    return fharrayitems_load(vm, a->kind, at(a, i));
}

static int delete_slice(FhVM *vm, FhArray *a, int64_t start, int64_t step, int64_t n) {
    if (n == 0) return 0;
    if (a->exports)
        return fhraise_int(vm, FH_T_BufferError, "cannot resize an array that is exporting buffers");
    if (step < 0) {
        start += (n - 1) * step;
        step = -step;
    }
    for (int64_t i = start, to = start, taken = 0; i < a->size; i++) {
        if (taken < n && i == start + taken * step) {
            taken++;
            continue;
        }
        memmove(at(a, to++), at(a, i), a->kind->size);
    }
    return resize(vm, a, a->size - n);
}

static int set_slice(FhVM *vm, FhValue self, FhValue slice, FhValue v) {
    FhArray *a = as_array(self);
    int64_t start, stop, step;
    FhValue copy = FH_NOVALUE;
    if (fhslice_unpack(vm, slice, &start, &stop, &step) < 0) return -1;
    if (v != FH_NOVALUE && !array_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "can only assign array (not \"%T\") to array slice", v);
    if (v != FH_NOVALUE && as_array(v)->kind != a->kind)
        return fhraise_int(vm, FH_T_TypeError, "bad argument type for built-in operation");
    int64_t n = fhslice_adjust(a->size, &start, &stop, step);
    if (v == FH_NOVALUE && step != 1) return delete_slice(vm, a, start, step, n);
    if (v == self && (copy = v = copy_range(vm, a, 0, 1, a->size)) == FH_ERR) return -1;
    int64_t given = v == FH_NOVALUE ? 0 : as_array(v)->size;
    int status = 0;
    if (step == 1) {
        if (stop < start) stop = start;
        status = replace_range(vm, a, start, stop, given);
        if (status == 0 && given) memcpy(at(a, start), as_array(v)->data, (size_t)given * a->kind->size);
    } else if (given != n) {
        status = fhraise_int(vm, FH_T_ValueError,
                             "attempt to assign array of size %lld to extended slice of size %lld",
                             (long long)given, (long long)n);
    } else {
        for (int64_t i = 0; i < n; i++) memcpy(at(a, start + i * step), at(as_array(v), i), a->kind->size);
    }
    fh_release(vm, copy);
    return status;
}

static int setitem(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    FhArray *a = as_array(self);
    int64_t i;
    if (fhslice_exact(key)) return set_slice(vm, self, key, v);
    if (FH_LIKELY(fh_is_int(key))) {
        i = fh_int_of(key);
    } else {
        if (!fh_slots(vm, key)->index)
            return fhraise_int(vm, FH_T_TypeError, "array indices must be integers");
        if (fhsequence_index(vm, "array", key, &i) < 0) return -1;
    }
    if (i < 0) i += a->size;
    if (i < 0 || i >= a->size) return fhraise_int(vm, FH_T_IndexError, "array assignment index out of range");
    if (v == FH_NOVALUE) return replace_range(vm, a, i, i + 1, 0);
    uint8_t bytes[8];
    if (fharrayitems_store(vm, a->kind, v, bytes) < 0) return -1;
    if (i >= a->size) return fhraise_int(vm, FH_T_IndexError, "array assignment index out of range");
    memcpy(at(a, i), bytes, a->kind->size);
    return 0;
}

static int64_t len(FhVM *vm, FhValue v) { return (void)vm, as_array(v)->size; }

/* ---- comparing and searching ---- */

static bool whole(const FhArrayKind *k) { return k->code != 'f' && k->code != 'd'; }

/* How many items from the first on have the same bytes. */
static int64_t common(const FhArray *x, const FhArray *y) {
    int64_t n = x->size < y->size ? x->size : y->size, i = 0;
    size_t width = x->kind->size;
    while (i < n && memcmp(x->data + (size_t)i * width, y->data + (size_t)i * width, width) == 0) i++;
    return i;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!array_check(vm, a) || !array_check(vm, b)) return FH_NOTIMPLEMENTED;
    FhArray *x = as_array(a), *y = as_array(b);
    if (x->size != y->size && (op == FH_EQ || op == FH_NE)) return fh_bool(op == FH_NE);
    if (x->kind == y->kind && whole(x->kind) && (op == FH_EQ || op == FH_NE)) {
        bool same = x->size == 0 || memcmp(x->data, y->data, (size_t)x->size * x->kind->size) == 0;
        return fh_bool(same == (op == FH_EQ));
    }
    int64_t first = x->kind == y->kind && whole(x->kind) ? common(x, y) : 0;
    for (int64_t i = first; i < x->size && i < y->size; i++) {
        FhValue p = fharrayitems_load(vm, x->kind, at(x, i)),
                q = p == FH_ERR ? FH_ERR : fharrayitems_load(vm, y->kind, at(y, i));
        FhValue v = FH_NOVALUE;
        int equal = q == FH_ERR ? -1 : fhcompare_bool(vm, p, q, FH_EQ);
        if (equal == 0) v = op == FH_EQ ? FH_FALSE : op == FH_NE ? FH_TRUE : fhcompare(vm, p, q, op);
        fh_release(vm, p), fh_release(vm, q);
        if (equal < 0) return FH_ERR;
        if (equal == 0) return v;
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll_work(vm, FH_POLL_STEPS) < 0) return FH_ERR;
    }
    return fh_ordered(x->size, y->size, op);
}

/* From start on; -1: absent, -2: an exception. */
static int64_t find(FhVM *vm, FhValue self, FhValue v, int64_t start, int64_t stop) {
    FhArray *a = as_array(self);
    for (int64_t i = start; i < stop && i < a->size; i++) {
        FhValue x = fharrayitems_load(vm, a->kind, at(a, i));
        int equal = x == FH_ERR ? -1 : fhequal_quick(x, v);
        if (equal < 0 && x != FH_ERR) equal = fhcompare_bool(vm, x, v, FH_EQ);
        fh_release(vm, x);
        if (equal) return equal < 0 ? -2 : i;
        if (i % FH_POLL_STEPS == FH_POLL_STEPS - 1 && fhpoll_work(vm, FH_POLL_STEPS) < 0) return -2;
    }
    return -1;
}

static int contains(FhVM *vm, FhValue self, FhValue v) {
    int64_t i = find(vm, self, v, 0, INT64_MAX);
    return i == -2 ? -1 : i >= 0;
}

NATIVE(count) {
    UNUSED_ARGS;
    int64_t n = 0;
    for (int64_t i = -1; (i = find(vm, self, args[0], i + 1, INT64_MAX)) >= 0 || i == -2; n++)
        if (i == -2) return FH_ERR;
    return fh_int_raw(n);
}

NATIVE(index_method) {
    UNUSED_ARGS;
    int64_t start, stop;
    if (fhsequence_bounds(vm, args + 1, nargs - 1, &start, &stop) < 0) return FH_ERR;
    start = fhsequence_from_end(start, as_array(self)->size);
    stop = fhsequence_from_end(stop, as_array(self)->size);
    int64_t i = find(vm, self, args[0], start, stop);
    if (i >= 0) return fh_int_raw(i);
    return i == -2 ? FH_ERR : fhraise(vm, FH_T_ValueError, "array.index(x): x not in array");
}

NATIVE(remove_method) {
    UNUSED_ARGS;
    int64_t i = find(vm, self, args[0], 0, INT64_MAX);
    if (i == -2) return FH_ERR;
    if (i < 0 || i >= as_array(self)->size)
        return fhraise(vm, FH_T_ValueError, "array.remove(x): x not in array");
    return replace_range(vm, as_array(self), i, i + 1, 0) < 0 ? FH_ERR : FH_NONE;
}

/* ---- sums and products ---- */

static FhValue concat(FhVM *vm, FhValue self, FhValue other) {
    if (!array_check(vm, other))
        return fhraise(vm, FH_T_TypeError, "can only append array (not \"%T\") to array", other);
    if (as_array(self)->kind != as_array(other)->kind)
        return fhraise(vm, FH_T_TypeError, "bad argument type for built-in operation");
    FhValue v = copy_range(vm, as_array(self), 0, 1, as_array(self)->size);
    if (v == FH_ERR || extend_array(vm, as_array(v), as_array(other)) == 0) return v;
    fh_release(vm, v);
    return FH_ERR;
}

static FhValue inplace_concat(FhVM *vm, FhValue self, FhValue other) {
    if (!array_check(vm, other))
        return fhraise(vm, FH_T_TypeError, "can only extend array with array (not \"%T\")", other);
    return extend_array(vm, as_array(self), as_array(other)) < 0 ? FH_ERR : fh_retain(self);
}

static FhValue inplace_repeat(FhVM *vm, FhValue self, int64_t n) {
    FhArray *a = as_array(self);
    int64_t size = a->size;
    if (n < 0) n = 0;
    if (size && n > INT64_MAX / 16 / size) return fhraise_memory(vm);
    if (n == 1 || size == 0) return fh_retain(self);
    if (resize(vm, a, size * n) < 0) return FH_ERR;
    size_t unit = (size_t)size * a->kind->size;
    if (n && fhbytes_repeat(vm, a->data, a->data, unit, unit * (size_t)n) < 0) {
        FhValue e = fhpending_take(vm);
        if (resize(vm, a, size) < 0) fhpending_clear(vm);
        fhpending_set(vm, e);
        return FH_ERR;
    }
    return fh_retain(self);
}

static FhValue repeat(FhVM *vm, FhValue self, int64_t n) {
    FhValue v = copy_range(vm, as_array(self), 0, 1, as_array(self)->size);
    if (v == FH_ERR) return FH_ERR;
    FhValue r = inplace_repeat(vm, v, n);
    fh_release(vm, v);
    return r;
}

/* ---- methods ---- */

static int exactly(FhVM *vm, const char *function, uint32_t wanted, uint32_t nargs) {
    if (FH_LIKELY(nargs == wanted)) return 0;
    return fhraise_int(vm, FH_T_TypeError, "%s() takes %s %d %sargument%s (%d given)", function,
                       nargs < wanted ? "exactly" : "at most", (int)wanted,
                       nargs < wanted ? "positional " : "", wanted == 1 ? "" : "s", (int)nargs);
}

NATIVE(append) {
    UNUSED_ARGS;
    return append_value(vm, as_array(self), args[0]) < 0 ? FH_ERR : FH_NONE;
}

NATIVE(extend) {
    UNUSED_ARGS;
    if (exactly(vm, "extend", 1, nargs) < 0) return FH_ERR;
    return extend_with(vm, self, args[0]) < 0 ? FH_ERR : FH_NONE;
}

NATIVE(insert) {
    UNUSED_ARGS;
    int64_t i;
    uint8_t bytes[8];
    if (fhargs_index(vm, args[0], &i) < 0) return FH_ERR;
    FhArray *a = as_array(self);
    if (fharrayitems_store(vm, a->kind, args[1], bytes) < 0) return FH_ERR;
    if (i < 0) i = i + a->size < 0 ? 0 : i + a->size;
    if (i > a->size) i = a->size;
    if (replace_range(vm, a, i, i, 1) < 0) return FH_ERR;
    memcpy(at(a, i), bytes, a->kind->size);
    return FH_NONE;
}

NATIVE(pop) {
    UNUSED_ARGS;
    int64_t i = -1;
    if (nargs && fhargs_index(vm, args[0], &i) < 0) return FH_ERR;
    FhArray *a = as_array(self);
    if (a->size == 0) return fhraise(vm, FH_T_IndexError, "pop from empty array");
    if (i < 0) i += a->size;
    if (i < 0 || i >= a->size) return fhraise(vm, FH_T_IndexError, "pop index out of range");
    FhValue v = fharrayitems_load(vm, a->kind, at(a, i));
    if (v != FH_ERR && replace_range(vm, a, i, i + 1, 0) < 0) {
        fh_release(vm, v);
        return FH_ERR;
    }
    return v;
}

NATIVE(reverse) {
    UNUSED_ARGS;
    FhArray *a = as_array(self);
    uint8_t bytes[8];
    for (int64_t i = 0, j = a->size - 1; i < j; i++, j--) {
        memcpy(bytes, at(a, i), a->kind->size);
        memcpy(at(a, i), at(a, j), a->kind->size);
        memcpy(at(a, j), bytes, a->kind->size);
    }
    return FH_NONE;
}

NATIVE(byteswap) {
    UNUSED_ARGS;
    FhArray *a = as_array(self);
    for (int64_t i = 0; i < a->size; i++) {
        uint8_t *p = at(a, i);
        for (size_t low = 0, high = a->kind->size - 1; low < high; low++, high--) {
            uint8_t byte = p[low];
            p[low] = p[high];
            p[high] = byte;
        }
    }
    return FH_NONE;
}

NATIVE(tobytes) {
    UNUSED_ARGS;
    FhArray *a = as_array(self);
    return fhbytes_new(vm, a->data, (size_t)a->size * a->kind->size);
}

static FhValue list_of(FhVM *vm, FhValue self) {
    FhArray *a = as_array(self);
    FhValue list = fhlist_new(vm, a->size);
    for (int64_t i = 0; list != FH_ERR && i < a->size; i++) {
        FhValue v = fharrayitems_load(vm, a->kind, at(a, i));
        if (v != FH_ERR && fhlist_push(vm, fhas_list(list), v) == 0) continue;
        fh_release(vm, list);
        list = FH_ERR;
    }
    return list;
}
NATIVE(tolist) {
    UNUSED_ARGS;
    return list_of(vm, self);
}

static FhValue text_of(FhVM *vm, FhArray *a) {
    FhText t;
    fhtext_init(&t, vm);
    for (int64_t i = 0; i < a->size; i++) {
        uint32_t c;
        memcpy(&c, at(a, i), 4);
        if (c > 0x10ffff) {
            fhtext_free(&t);
            return fhraise(vm, FH_T_ValueError, "character U+%llx is not in range [U+0000; U+10ffff]",
                           (unsigned long long)c);
        }
        fhtext_char(&t, c);
    }
    return fhtext_finish(&t);
}
NATIVE(tounicode) {
    UNUSED_ARGS;
    if (as_array(self)->kind->code != 'u')
        return fhraise(vm, FH_T_ValueError, "tounicode() may only be called on unicode type arrays");
    return text_of(vm, as_array(self));
}

NATIVE(fromunicode) {
    UNUSED_ARGS;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "fromunicode() argument must be str, not %T", args[0]);
    if (as_array(self)->kind->code != 'u')
        return fhraise(vm, FH_T_ValueError, "fromunicode() may only be called on unicode type arrays");
    return add_text(vm, as_array(self), args[0]) < 0 ? FH_ERR : FH_NONE;
}

NATIVE(frombytes) {
    UNUSED_ARGS;
    return from_buffer(vm, as_array(self), args[0]) < 0 ? FH_ERR : FH_NONE;
}

NATIVE(fromlist) {
    UNUSED_ARGS;
    if (!fhlist_check(vm, args[0])) return fhraise(vm, FH_T_TypeError, "arg must be list");
    FhArray *a = as_array(self);
    int64_t old = a->size, n = fhas_list(args[0])->size;
    for (int64_t i = 0; i < fhas_list(args[0])->size; i++) {
        FhValue v = fh_retain(fhas_list(args[0])->items[i]);
        int status = append_value(vm, a, v);
        fh_release(vm, v);
        if (status == 0 && fhas_list(args[0])->size != n)
            status = fhraise_int(vm, FH_T_RuntimeError, "list changed size during iteration");
        if (status == 0) continue;
        if (a->size > old && !a->exports) {
            FhValue pending = fhpending_take(vm);
            if (resize(vm, a, old) < 0) fhpending_clear(vm);
            fhpending_set(vm, pending);
        }
        return FH_ERR;
    }
    return FH_NONE;
}

NATIVE(fromfile) {
    UNUSED_ARGS;
    if (exactly(vm, "fromfile", 2, nargs) < 0) return FH_ERR;
    int64_t n;
    FhArray *a = as_array(self);
    if (fhargs_index(vm, args[1], &n) < 0) return FH_ERR;
    if (n < 0) return fhraise(vm, FH_T_ValueError, "negative count");
    if (n > INT64_MAX / 16) return fhraise_memory(vm);
    FhValue size = fhint_new(vm, n * (int64_t)a->kind->size);
    if (size == FH_ERR) return FH_ERR;
    FhValue data = fhcall_method(vm, args[0], FH_NAME(vm, read), &size, 1);
    fh_release(vm, size);
    if (data == FH_ERR) return FH_ERR;
    if (!fhbytes_check(vm, data)) {
        fh_release(vm, data);
        return fhraise(vm, FH_T_TypeError, "read() didn't return bytes");
    }
    bool all = fhas_bytes(data)->size == (size_t)n * a->kind->size;
    int status = from_buffer(vm, a, data);
    fh_release(vm, data);
    if (status < 0) return FH_ERR;
    return all ? FH_NONE : fhraise(vm, FH_T_EOFError, "read() didn't return enough bytes");
}

NATIVE(tofile) {
    UNUSED_ARGS;
    if (exactly(vm, "tofile", 1, nargs) < 0) return FH_ERR;
    FhArray *a = as_array(self);
    FhValue data = fhbytes_new(vm, a->data, (size_t)a->size * a->kind->size);
    if (data == FH_ERR) return FH_ERR;
    FhValue done = fhcall_method(vm, args[0], FH_NAME(vm, write), &data, 1);
    fh_release(vm, data);
    fh_release(vm, done);
    return done == FH_ERR ? FH_ERR : FH_NONE;
}

NATIVE(buffer_info) {
    UNUSED_ARGS;
    FhArray *a = as_array(self);
    FhValue pair[2] = {fhint_new_u64(vm, (uintptr_t)a->data), fh_int_raw(a->size)};
    return pair[0] == FH_ERR ? FH_ERR : fhtuple_take(vm, pair, 2);
}

NATIVE(copy) {
    UNUSED_ARGS;
    return copy_range(vm, as_array(self), 0, 1, as_array(self)->size);
}

NATIVE(reduce_ex) {
    UNUSED_ARGS;
    FhValue state = fhobject_state(vm, self), items, v = FH_ERR;
    if (state == FH_ERR) return FH_ERR;
    FhArray *a = as_array(self);
    FhValue code = fhstr_char(vm, (uint32_t)a->kind->code);
    items = code == FH_ERR ? FH_ERR : list_of(vm, self);
    FhValue make_args = items == FH_ERR ? FH_ERR : fhtuple_pack(vm, 2, code, items);
    if (make_args != FH_ERR) v = fhtuple_pack(vm, 3, fh_typeval(vm, self), make_args, state);
    fh_release(vm, make_args);
    fh_release(vm, items);
    fh_release(vm, code);
    fh_release(vm, state);
    return v;
}

NATIVE(size_of) {
    UNUSED_ARGS;
    return fhint_new(vm, (int64_t)(sizeof(FhArray) + as_array(self)->capacity));
}

static FhValue repr(FhVM *vm, FhValue self) {
    FhArray *a = as_array(self);
    const char *name = fhtype_c_name(fh_type(vm, self));
    if (a->size == 0) return fhstr_format(vm, "%s('%c')", name, a->kind->code);
    FhValue items = a->kind->code == 'u' ? text_of(vm, a) : list_of(vm, self);
    FhValue v =
        items == FH_ERR ? FH_ERR : fhstr_format(vm, "%s('%c', %R)", name, as_array(self)->kind->code, items);
    fh_release(vm, items);
    return v;
}

static FhValue get_typecode(FhVM *vm, FhValue self) {
    return fhstr_char(vm, (uint32_t)as_array(self)->kind->code);
}
static FhValue get_itemsize(FhVM *vm, FhValue self) {
    return (void)vm, fh_int_raw(as_array(self)->kind->size);
}

static int buffer(FhVM *vm, FhValue self, FhBuffer *out, bool writable) {
    (void)vm, (void)writable;
    FhArray *a = as_array(self);
    a->exports++;
    *out = (FhBuffer){
        a->data ? a->data : (uint8_t *)a, /* nobody reads what is empty, but NULL would say "none" */
        (size_t)a->size * a->kind->size,           fh_retain(self), false, a->kind->size,
        a->kind->code == 'u' ? 'w' : a->kind->code};
    return 0;
}
static void buffer_end(FhVM *vm, FhValue self, FhBuffer *b) {
    (void)vm, (void)b;
    as_array(self)->exports--;
}

/* ---- iterator ---- */

static void iter_visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhSeqIter *)o)->seq);
}
static void iter_finalize(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhSeqIter *)o)->seq); }

static FhValue iter(FhVM *vm, FhValue self) {
    FhSeqIter *it = (FhSeqIter *)fhmem_cell(vm, sizeof *it, FH_T_array_iterator, true);
    if (!it) return FH_ERR;
    it->index = 0;
    it->seq = fh_retain(self);
    return fh_val(it);
}
static FhValue iter_next(FhVM *vm, FhValue self) {
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    if (it->seq == FH_NOVALUE) return FH_NOVALUE;
    FhArray *a = as_array(it->seq);
    if (FH_LIKELY(it->index < a->size)) return fharrayitems_load(vm, a->kind, at(a, it->index++));
    fh_clear(vm, &it->seq);
    return FH_NOVALUE;
}
NATIVE(iter_reduce) {
    UNUSED_ARGS;
    FhSeqIter *it = FH_AS(FhSeqIter, self);
    return fhbytes_reduce_iterator(vm, it->seq == FH_NOVALUE ? vm->empty_tuple : it->seq, it->index,
                                   it->seq == FH_NOVALUE);
}
NATIVE(iter_setstate) {
    UNUSED_ARGS;
    int64_t i;
    if (fhargs_index(vm, args[0], &i) < 0) return FH_ERR;
    FH_AS(FhSeqIter, self)->index = i < 0 ? 0 : i;
    return FH_NONE;
}
static const FhMethodDef iter_methods[] = {
    {"__reduce__", iter_reduce, 0, 0, 0, NULL}, {"__setstate__", iter_setstate, 1, 1, 0, NULL}, {0}};
static const FhSlots iter_slots = {
    .life = {iter_visit, iter_finalize, NULL, NULL}, .iter = fhiterators_self, .next = iter_next};
const FhTypeDef fhtypedef_array_iterator = {
    .size = sizeof(FhSeqIter), .flags = FH_TF_CONTAINER, .slots = &iter_slots, .methods = iter_methods};

/* ---- the type and the module ---- */

static const FhMethodDef methods[] = {
    {"append", append, 1, 1, 0, "append($self, v, /)\n--\n\nAppend new value v to the end of the array."},
    {"buffer_info", buffer_info, 0, 0, 0,
     "buffer_info($self, /)\n--\n\nThe address of the items and their number."},
    {"byteswap", byteswap, 0, 0, 0, "byteswap($self, /)\n--\n\nReverse the bytes of each item."},
    {"__copy__", copy, 0, 0, 0, "__copy__($self, /)\n--\n\nReturn a copy of the array."},
    {"count", count, 1, 1, 0, "count($self, v, /)\n--\n\nReturn number of occurrences of v in the array."},
    {"__deepcopy__", copy, 1, 1, 0, "__deepcopy__($self, unused, /)\n--\n\nReturn a copy of the array."},
    {"extend", extend, 0, FH_ANY, 0, "extend($self, bb, /)\n--\n\nAppend items to the end of the array."},
    {"fromfile", fromfile, 0, FH_ANY, 0, "fromfile($self, f, n, /)\n--\n\nAppend n items read from a file."},
    {"fromlist", fromlist, 1, 1, 0, "fromlist($self, list, /)\n--\n\nAppend items to array from list."},
    {"frombytes", frombytes, 1, 1, 0,
     "frombytes($self, buffer, /)\n--\n\nAppend items whose bytes are given."},
    {"fromunicode", fromunicode, 1, 1, 0,
     "fromunicode($self, ustr, /)\n--\n\nAppend the characters of a string."},
    {"index", index_method, 1, 3, 0, "The first position of a value."},
    {"insert", insert, 2, 2, 0,
     "insert($self, i, v, /)\n--\n\nInsert a new item v into the array before position i."},
    {"pop", pop, 0, 1, 0, "pop($self, i=-1, /)\n--\n\nReturn the i-th element and delete it from the array."},
    {"__reduce_ex__", reduce_ex, 1, 1, 0, NULL},
    {"remove", remove_method, 1, 1, 0,
     "remove($self, v, /)\n--\n\nRemove the first occurrence of v in the array."},
    {"reverse", reverse, 0, 0, 0, "reverse($self, /)\n--\n\nReverse the order of the items in the array."},
    {"tofile", tofile, 0, FH_ANY, 0, "tofile($self, f, /)\n--\n\nWrite all items to a file."},
    {"tolist", tolist, 0, 0, 0,
     "tolist($self, /)\n--\n\nConvert array to an ordinary list with the same items."},
    {"tobytes", tobytes, 0, 0, 0, "tobytes($self, /)\n--\n\nThe bytes of the items."},
    {"tounicode", tounicode, 0, 0, 0, "tounicode($self, /)\n--\n\nThe characters as a string."},
    {"__sizeof__", size_of, 0, 0, 0, NULL},
    {0},
};
static const FhGetSetDef getsets[] = {
    {"typecode", get_typecode, NULL, "the typecode character used to create the array"},
    {"itemsize", get_itemsize, NULL, "the size, in bytes, of one array item"},
    {0},
};
static const FhSlots slots = {
    .life = {NULL, finalize, NULL, NULL},
    .repr = repr,
    .compare = compare,
    .iter = iter,
    .new_ = array_new,
    .len = len,
    .getitem = getitem,
    .setitem = setitem,
    .sq_item = item,
    .contains = contains,
    .sq_concat = concat,
    .sq_repeat = repeat,
    .sq_inplace_concat = inplace_concat,
    .sq_inplace_repeat = inplace_repeat,
    .buffer = buffer,
    .buffer_end = buffer_end,
};
const FhTypeDef fhtypedef_array = {
    .doc = "An array of numbers of one C type: array(typecode, initializer=()).",
    .size = sizeof(FhArray),
    .flags = FH_TF_BASE | FH_TF_WEAKREF | FH_TF_SEQUENCE,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};

static int exec(FhVM *vm, FhValue module) {
    if (fhtype_init_library(vm) < 0) return -1;
    FhValue type = fh_val(vm->types[FH_T_array]);
    if (fhmodule_set(vm, module, "array", type) < 0 || fhmodule_set(vm, module, "ArrayType", type) < 0)
        return -1;
    if (fhmodule_set_take(vm, module, "typecodes", fhstr_c(vm, "bBuhHiIlLqQfd")) < 0) return -1;
    FhValue abc = fhimport(vm, "_collections_abc");
    if (abc == FH_ERR) return -1;
    FhValue name = fhstr_intern(vm, "MutableSequence", 15),
            cls = name == FH_ERR ? FH_ERR : fhattr_get(vm, abc, name);
    fh_release(vm, abc);
    if (cls == FH_ERR) return -1;
    name = fhstr_intern(vm, "register", 8);
    FhValue done = name == FH_ERR ? FH_ERR : fhcall_method(vm, cls, name, &type, 1);
    fh_release(vm, cls);
    fh_release(vm, done);
    return done == FH_ERR ? -1 : 0;
}

const FhModuleDef fhmodule_array = {"array", "Arrays of numbers of one C type.", NULL, exec};
