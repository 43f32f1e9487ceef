/* The type bytearray: storage, slots, iterator. What it shares with bytes: bytes_*.c; what only it has:
 * bytearray_methods.c. Arguments are turned into bytes or numbers before the storage is looked at, for that may run
 * script code. */
#include "objects/dead.h"
#include "objects/bytearray_methods.h"
#include "objects/bytes_methods.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/slice.h"

bool fhbytearray_check(FhVM *vm, FhValue v) { return fh_is_obj(v) && fh_isa(vm, v, FH_T_bytearray); }

/* ---- storage ---- */

/* Where the data of an empty one lies: never written. */
static uint8_t *nothing(void) {
    static const uint8_t none[1];
    return (uint8_t *)(uintptr_t)none;
}

FhValue fhbytearray_new(FhVM *vm, const void *data, size_t size) {
    FhByteArray *b = (FhByteArray *)fhmem_data_cell(vm, sizeof *b, FH_T_bytearray, false);
    if (!b) return FH_ERR;
    b->size = b->capacity = 0;
    b->exports = 0;
    b->data = nothing();
    if (fhbytearray_resize(vm, b, size) < 0) return fh_release_obj(vm, &b->header), FH_ERR;
    if (data && fhcopy(vm, b->data, data, size) < 0) return fh_release_obj(vm, &b->header), FH_ERR;
    return fh_val(b);
}

static int locked(FhVM *vm) {
    return fhraise_int(vm, FH_T_BufferError, "Existing exports of data: object cannot be re-sized");
}

int fhbytearray_resize(FhVM *vm, FhByteArray *b, size_t size) {
    if (size == b->size) return 0;
    if (b->exports) return locked(vm);
    if (size > b->capacity || size < b->capacity / 2) {
        size_t capacity = size > b->capacity && b->capacity ? size + size / 8 + 8 : size;
        if (size > SIZE_MAX / 4) return fhraise_memory(vm), -1;
        if (!capacity) {
            fhmem_free(vm, b->data, b->capacity);
            b->data = nothing();
        } else {
            uint8_t *data = b->capacity ? fhmem_resize_for(vm, &b->header, b->data, b->capacity, capacity)
                                        : fhmem_new_for(vm, &b->header, capacity);
            if (!data) return -1;
            b->data = data;
        }
        b->capacity = capacity;
    }
    b->size = size;
    return 0;
}

int fhbytearray_splice(FhVM *vm, FhByteArray *b, size_t start, size_t stop, const void *data, size_t n) {
    size_t tail = b->size - stop, old = b->size;
    if (n > SIZE_MAX / 4) return fhraise_memory(vm), -1;
    if (n != stop - start) fhcharge(vm, tail >> 4);
    if (n > stop - start) {
        if (fhbytearray_resize(vm, b, old - (stop - start) + n) < 0) return -1;
        memmove(b->data + start + n, b->data + stop, tail);
    } else if (n < stop - start) {
        if (b->exports) return locked(vm);
        memmove(b->data + start + n, b->data + stop, tail);
        if (fhbytearray_resize(vm, b, old - (stop - start) + n) < 0) return -1;
    }
    if (n) memcpy(b->data + start, data, n);
    return 0;
}

static void finalize(FhVM *vm, FhObj *o) {
    FhByteArray *b = (FhByteArray *)o;
    if (b->capacity) fhmem_free(vm, b->data, b->capacity);
    b->data = nothing();
    b->size = b->capacity = 0;
}

/* Exported data stays where it is: its page is kept with it. */
static void payload(FhVM *vm, FhObj *o, void (*fn)(void *ctx, void **block, size_t size), void *ctx) {
    (void)vm;
    FhByteArray *b = (FhByteArray *)o;
    void *data = b->data;
    if (!b->capacity) return;
    fn(ctx, &data, b->capacity);
    b->data = data;
}

/* ---- bytearray(…) ---- */

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    FhType *t = FH_AS(FhType, type);
    if (t == vm->types[FH_T_bytearray]) return fhbytearray_new(vm, NULL, 0);
    FhValue v = fhinstance_new(vm, t, 0);
    if (v != FH_ERR) fhas_bytearray(v)->data = nothing();
    return v;
}

static int fill(FhVM *vm, FhValue self, FhValue bytes) {
    if (bytes == FH_ERR) return -1;
    FhByteArray *b = fhas_bytearray(self);
    int status = fhbytearray_splice(vm, b, 0, b->size, fhas_bytes(bytes)->data, fhas_bytes(bytes)->size);
    fh_release(vm, bytes);
    return status;
}

static int fill_zeros(FhVM *vm, FhByteArray *b, FhValue count) {
    int64_t n;
    FhValue i = fhindex(vm, count);
    if (i == FH_ERR) return -1;
    bool fits = fhint_try_i64(i, &n);
    fh_release(vm, i);
    if (!fits)
        return fhraise_int(vm, FH_T_OverflowError, "cannot fit '%T' into an index-sized integer", count);
    if (n < 0) return fhraise_int(vm, FH_T_ValueError, "negative count");
    if (fhbytearray_resize(vm, b, (size_t)n) < 0) return -1;
    return fhbytes_repeat(vm, b->data, "", 1, (size_t)n);
}

static int init(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    static const FhParams params = {"bytearray", names, 0, 0, 3};
    FhValue v[3];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return -1;
    for (int i = 1; i < 3; i++) {
        if (v[i] != FH_NOVALUE && !fhstr_check(vm, v[i]))
            return fhraise_int(vm, FH_T_TypeError, "bytearray() argument '%s' must be str, not %V", names[i],
                               v[i]);
    }
    FhByteArray *b = fhas_bytearray(self);
    if (fhbytearray_resize(vm, b, 0) < 0) return -1;
    if (v[1] != FH_NOVALUE || v[2] != FH_NOVALUE) return fill(vm, self, fhbytes_encoded(vm, "bytearray", v));
    if (v[0] == FH_NOVALUE) return 0;
    if (fhstr_check(vm, v[0])) return fhraise_int(vm, FH_T_TypeError, "string argument without an encoding");
    if (!fhbuffer_check(vm, v[0]) && (fhint_check(vm, v[0]) || fh_slots(vm, v[0])->index)) {
        if (fill_zeros(vm, b, v[0]) == 0) return 0;
        if (!fhpending_is(vm, FH_T_TypeError)) return -1;
        fhpending_clear(vm); /* an __index__ that fails: it is taken for an iterable then */
    }
    return fhbytearray_extend(vm, self, v[0], "cannot convert '%T' object to bytearray");
}

/* ---- slots ---- */

static FhValue repr(FhVM *vm, FhValue v) {
    FhText t;
    fhtext_init(&t, vm);
    fhtext_format(&t, "%T(", v);
    fhbytes_repr_to(&t, fhas_bytearray(v)->data, fhas_bytearray(v)->size, true);
    fhtext_char(&t, ')');
    return fhtext_finish(&t);
}

static int64_t len(FhVM *vm, FhValue v) {
    (void)vm;
    return (int64_t)fhas_bytearray(v)->size;
}

static FhValue item(FhVM *vm, FhValue v, int64_t i) {
    FhByteArray *b = fhas_bytearray(v);
    if (i < 0 || (size_t)i >= b->size) return fhraise(vm, FH_T_IndexError, "bytearray index out of range");
    return fh_int_raw(b->data[i]);
}

/* An index of any integer type, negative ones still so. */
static int get_index(FhVM *vm, FhValue key, int64_t *i) {
    if (fh_is_int(key)) return *i = fh_int_of(key), 0;
    if (!fh_slots(vm, key)->index) {
        return fhraise_int(vm, FH_T_TypeError, "bytearray indices must be integers or slices, not %T", key);
    }
    return fhbytes_index(vm, key, i);
}

static FhValue getitem(FhVM *vm, FhValue v, FhValue key) {
    FhByteArray *b = fhas_bytearray(v);
    int64_t i = 0, start, stop, step;
    if (!fhslice_exact(key)) {
        if (get_index(vm, key, &i) < 0) return FH_ERR;
        return item(vm, v, i < 0 ? i + (int64_t)b->size : i);
    }
    if (fhslice_unpack(vm, key, &start, &stop, &step) < 0) return FH_ERR;
    int64_t count = fhslice_adjust((int64_t)b->size, &start, &stop, step);
    FhValue part = fhbytearray_new(vm, step == 1 ? b->data + start : NULL, (size_t)count);
    if (part == FH_ERR || step == 1) return part;
    if (count) fhbytes_step(fhas_bytearray(part)->data, b->data + start, step, (size_t)count);
    return part;
}

/* Takes out every step-th of count bytes from start on. */
static int delete_stepped(FhVM *vm, FhByteArray *b, int64_t start, int64_t step, int64_t count) {
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    if (count == 0) return 0;
    if (b->exports) return locked(vm);
    uint8_t *out = b->data + start;
    for (int64_t at = start, gone = 0; at < (int64_t)b->size; at++) {
        if (gone < count && at == start + gone * step)
            gone++;
        else
            *out++ = b->data[at];
    }
    return fhbytearray_resize(vm, b, (size_t)(out - b->data));
}

static int assign_bytes(FhVM *vm, FhByteArray *b, FhValue key, const uint8_t *data, size_t n) {
    int64_t start, stop, step;
    if (fhslice_unpack(vm, key, &start, &stop, &step) < 0) return -1;
    int64_t count = fhslice_adjust((int64_t)b->size, &start, &stop, step);
    if (step == 1) return fhbytearray_splice(vm, b, (size_t)start, (size_t)(start + count), data, n);
    if (n == 0) return delete_stepped(vm, b, start, step, count); /* no bytes: as CPython, not only for del */
    if ((size_t)count != n) {
        return fhraise_int(vm, FH_T_ValueError,
                           "attempt to assign bytes of size %zd to extended slice of size %zd", n,
                           (ptrdiff_t)count);
    }
    for (int64_t i = 0; i < count; i++) b->data[start + i * step] = data[i];
    return 0;
}

static bool is_number(FhVM *vm, FhValue v) {
    const FhSlots *slots = fh_slots(vm, v);
    return slots->int_ || slots->index || slots->float_ || fh_isa(vm, v, FH_T_complex);
}

static int assign_slice(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    FhByteArray *b = fhas_bytearray(self);
    if (v == FH_NOVALUE) return assign_bytes(vm, b, key, NULL, 0);
    int64_t
        bound; /* CPython asks the bounds once more when it has made a bytearray of what is none: scripts can tell */
    if ((!fhbytearray_exact(v) || v == self) && fhslice_unpack(vm, key, &bound, &bound, &bound) < 0)
        return -1;
    if (is_number(vm, v) || fhstr_check(vm, v)) {
        return fhraise_int(vm, FH_T_TypeError,
                           "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    }
    FhValue bytes = fhbytearray_bytes_of(vm, v);
    if (bytes == FH_ERR) return -1;
    int status = assign_bytes(vm, b, key, fhas_bytes(bytes)->data, fhas_bytes(bytes)->size);
    fh_release(vm, bytes);
    return status;
}

static int setitem(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    int64_t i = 0;
    uint8_t byte = 0;
    if (fhslice_exact(key)) return assign_slice(vm, self, key, v);
    if (get_index(vm, key, &i) < 0) return -1;
    if (v != FH_NOVALUE && fhbytes_item(vm, v, "byte", &byte) < 0) return -1;
    FhByteArray *b = fhas_bytearray(self);
    if (i < 0) i += (int64_t)b->size;
    if (i < 0 || i >= (int64_t)b->size)
        return fhraise_int(vm, FH_T_IndexError, "bytearray index out of range");
    if (v == FH_NOVALUE) return fhbytearray_splice(vm, b, (size_t)i, (size_t)i + 1, NULL, 0);
    b->data[i] = byte;
    return 0;
}

static FhValue concat(FhVM *vm, FhValue a, FhValue b) {
    FhBuffer x;
    if (!fhbuffer_check(vm, b)) return fhraise(vm, FH_T_TypeError, "can't concat %T to %T", b, a);
    if (fhbuffer_get(vm, b, &x, false) < 0) return FH_ERR;
    const FhByteArray *left = fhas_bytearray(a);
    FhValue sum = fhbytearray_new(vm, NULL, left->size + x.size);
    if (sum != FH_ERR) {
        memcpy(fhas_bytearray(sum)->data, left->data, left->size);
        memcpy(fhas_bytearray(sum)->data + left->size, x.data, x.size);
    }
    fhbuffer_release(vm, &x);
    return sum;
}

/* b += b is refused, as in CPython: its bytes are in use while it is to grow. */
static FhValue inplace_concat(FhVM *vm, FhValue a, FhValue b) {
    FhBuffer x;
    if (!fhbuffer_check(vm, b)) return fhraise(vm, FH_T_TypeError, "can't concat %T to %T", b, a);
    if (fhbuffer_get(vm, b, &x, false) < 0) return FH_ERR;
    FhByteArray *to = fhas_bytearray(a);
    int status = fhbytearray_splice(vm, to, to->size, to->size, x.data, x.size);
    fhbuffer_release(vm, &x);
    return status < 0 ? FH_ERR : fh_retain(a);
}

static FhValue repeat(FhVM *vm, FhValue v, int64_t n) {
    size_t size = fhas_bytearray(v)->size;
    if (n < 0) n = 0;
    if (n && (int64_t)size > INT64_MAX / n) return fhraise_memory(vm);
    FhValue r = fhbytearray_new(vm, NULL, size * (size_t)n);
    if (r == FH_ERR || !size) return r;
    if (fhbytes_repeat(vm, fhas_bytearray(r)->data, fhas_bytearray(v)->data, size, size * (size_t)n) == 0)
        return r;
    fh_release(vm, r);
    return FH_ERR;
}

static FhValue inplace_repeat(FhVM *vm, FhValue v, int64_t n) {
    FhByteArray *b = fhas_bytearray(v);
    size_t size = b->size;
    if (n < 0) n = 0;
    if (n && (int64_t)size > INT64_MAX / n) return fhraise_memory(vm);
    if (fhbytearray_resize(vm, b, size * (size_t)n) < 0) return FH_ERR;
    for (size_t i = 1; size && i < (size_t)n; i++) memcpy(b->data + i * size, b->data, size);
    return fh_retain(v);
}

static FhValue modulo(FhVM *vm, FhValue a, FhValue b) {
    return fhbytearray_check(vm, a) ? fhbytes_percent(vm, a, b) : FH_NOTIMPLEMENTED;
}

static int bool_(FhVM *vm, FhValue v) {
    (void)vm;
    return fhas_bytearray(v)->size != 0;
}

static int buffer(FhVM *vm, FhValue v, FhBuffer *out, bool writable) {
    (void)vm, (void)writable;
    FhByteArray *b = fhas_bytearray(v);
    b->exports++;
    *out = (FhBuffer){b->data, b->size, fh_retain(v), false, 1, 'B'};
    return 0;
}

static void buffer_end(FhVM *vm, FhValue v, FhBuffer *b) {
    (void)vm, (void)b;
    fhas_bytearray(v)->exports--;
}

/* ---- the iterator ---- */

static FhValue iter(FhVM *vm, FhValue v) { return fhbytes_iterator(vm, v, FH_T_bytearray_iterator); }

static FhValue next(FhVM *vm, FhValue v) {
    FhSeqIter *it = FH_AS(FhSeqIter, v);
    if (it->seq == FH_NOVALUE) return FH_NOVALUE;
    const FhByteArray *b = fhas_bytearray(it->seq);
    if ((size_t)it->index < b->size) return fh_int_raw(b->data[it->index++]);
    if (fh_is_dead(it->seq)) return fhdead_raise(vm, it->seq);
    fh_clear(vm, &it->seq);
    return FH_NOVALUE;
}

static void visit_iterator(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    fhbytes_iterator_life.visit(vm, o, fn, ctx);
}

static void finalize_iterator(FhVM *vm, FhObj *o) { fhbytes_iterator_life.finalize(vm, o); }

static const FhSlots iterator_slots = {
    .life = {.visit = visit_iterator, .finalize = finalize_iterator}, .iter = fhiterators_self, .next = next};

const FhTypeDef fhtypedef_bytearray_iterator = {.size = sizeof(FhSeqIter),
                                                .flags = FH_TF_CONTAINER,
                                                .slots = &iterator_slots,
                                                .methods = fhbytes_iterator_methods};

/* ---- the type ---- */

static const FhMethodDef methods[] = {
#define M(name, min, max, flags) {#name, fhbytes_m_##name, min, max, flags, NULL},
    FHBYTES_METHODS(M)
#undef M
#define M(name, min, max) {#name, fhbytearray_m_##name, min, max, 0, NULL},
        FHBYTEARRAY_METHODS(M)
#undef M
            {0}};

static FhValue str(FhVM *vm, FhValue v) {
    return fhbytes_warn_str(vm, "bytearray") < 0 ? FH_ERR : repr(vm, v);
}

static const FhSlots slots = {
    .life = {.finalize = finalize, .payload = payload},
    .repr = repr,
    .str = str,
    .compare = fhbytes_compare,
    .iter = iter,
    .new_ = new_,
    .init = init,
    .bool_ = bool_,
    .len = len,
    .getitem = getitem,
    .setitem = setitem,
    .sq_item = item,
    .contains = fhbytes_contains,
    .sq_concat = concat,
    .sq_repeat = repeat,
    .sq_inplace_concat = inplace_concat,
    .sq_inplace_repeat = inplace_repeat,
    .binary[FH_MOD] = modulo,
    .buffer = buffer,
    .buffer_end = buffer_end,
};

const FhTypeDef fhtypedef_bytearray = {
    .doc = "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n"
           "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
           "bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
           "bytearray() -> empty bytes array",
    .size = sizeof(FhByteArray),
    .flags = FH_TF_BASE,
    .slots = &slots,
    .methods = methods,
};
