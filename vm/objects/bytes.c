/* The type bytes: making, slots, iterator, bytes(…). Methods: bytes_methods.c, which bytearray shares. */
#include "base/sizes.h"
#include "objects/dead.h"
#include "objects/bytes_methods.h"
#include "objects/hashing.h"
#include "objects/iterators.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/slice.h"
#include "objects/str.h"

/* ---- making ---- */

static size_t cell_bytes(size_t size) { return (offsetof(FhBytes, data) + size + 1 + 7) & ~(size_t)7; }

FhBytes *fhbytes_alloc(FhVM *vm, size_t size) {
    FhObj *o = NULL;
    if (fhmeter_afford(vm, size) < 0) return NULL;
    if (size < SIZE_MAX / 4) o = fhheap_data_cell(&vm->heap, cell_bytes(size), FH_T_bytes, false);
    if (!o) return fhraise_memory(vm), NULL;
    FhBytes *b = (FhBytes *)o;
    b->size = size;
    b->hash = 0;
    b->data[size] = 0;
    return b;
}

FhValue fhbytes_new(FhVM *vm, const void *data, size_t size) {
    if (size == 0) return fh_retain(vm->empty_bytes);
    FhBytes *b = fhbytes_alloc(vm, size);
    if (!b) return FH_ERR;
    if (fhcopy(vm, b->data, data, size) < 0) return fh_release(vm, fh_val(b)), FH_ERR;
    return fh_val(b);
}

int fhbytes_setup(FhVM *vm) {
    if (vm->engine) return vm->empty_bytes = vm->engine->empty_bytes, 0;
    FhBytes *b = fhbytes_alloc(vm, 0);
    if (!b) return -1;
    b->header.rc = FH_RC_IMMORTAL;
    vm->empty_bytes = fh_val(b);
    return 0;
}

static FhValue as_exact(FhVM *vm, FhValue v) {
    return fhbytes_exact(v) ? fh_retain(v) : fhbytes_new(vm, fhas_bytes(v)->data, fhas_bytes(v)->size);
}

/* ---- bytes(…) ---- */

static FhValue from_method(FhVM *vm, FhValue method) {
    FhValue v = fhcall0(vm, method);
    if (v == FH_ERR || fhbytes_check(vm, v)) return v;
    fhraise(vm, FH_T_TypeError, "__bytes__ returned non-bytes (type %T)", v);
    fh_release(vm, v);
    return FH_ERR;
}

static FhValue zeros(FhVM *vm, int64_t n) {
    if (n < 0) return fhraise(vm, FH_T_ValueError, "negative count");
    if (n == 0) return fh_retain(vm->empty_bytes);
    FhBytes *b = fhbytes_alloc(vm, (size_t)n);
    if (!b) return FH_ERR;
    if (fhbytes_repeat(vm, b->data, "", 1, (size_t)n) == 0) return fh_val(b);
    fh_release(vm, fh_val(b));
    return FH_ERR;
}

FhValue fhbytes_of(FhVM *vm, FhValue v) {
    if (fhbytes_exact(v)) return fh_retain(v);
    FhBuffer buffer;
    if (fhbuffer_check(vm, v)) {
        if (fhbuffer_get(vm, v, &buffer, false) < 0) return FH_ERR;
        FhValue copy = fhbytes_new(vm, buffer.data, buffer.size);
        fhbuffer_release(vm, &buffer);
        return copy;
    }
    FhText t;
    fhtext_init(&t, vm);
    FhValue made = FH_ERR;
    if (fhbytes_add_items(&t, v, "bytes") == 0) made = fhbytes_new(vm, t.data, t.size);
    fhtext_free(&t);
    return made;
}

/* An int gives that many zeros; *is_count tells. */
static int count_of(FhVM *vm, FhValue v, int64_t *n, bool *is_count) {
    *is_count = false;
    if (!fhint_check(vm, v) && !fh_slots(vm, v)->index) return 0;
    if (fhbytes_check(vm, v) || fhstr_check(vm, v)) return 0;
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) {
        if (!fhpending_is(vm, FH_T_TypeError)) return -1;
        fhpending_clear(vm);
        return 0;
    }
    *is_count = true;
    bool fits = fhint_try_i64(i, n);
    fh_release(vm, i);
    if (fits) return 0;
    return fhraise_int(vm, FH_T_OverflowError, "cannot fit '%T' into an index-sized integer", v);
}

static FhValue from_object(FhVM *vm, FhValue v) {
    FhValue method = fhlookup_special(vm, v, FH_NAME(vm, __bytes__));
    if (method == FH_ERR) return FH_ERR;
    if (method != FH_NOVALUE) {
        FhValue made = from_method(vm, method);
        fh_release(vm, method);
        return made;
    }
    if (fhstr_check(vm, v)) return fhraise(vm, FH_T_TypeError, "string argument without an encoding");
    int64_t n;
    bool is_count;
    if (count_of(vm, v, &n, &is_count) < 0) return FH_ERR;
    return is_count ? zeros(vm, n) : fhbytes_of(vm, v);
}

static FhValue exact_new(FhVM *vm, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"source", "encoding", "errors", NULL};
    static const FhParams params = {"bytes", names, 0, 0, 3};
    FhValue v[3];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE || v[2] != FH_NOVALUE) return fhbytes_encoded(vm, "bytes", v);
    return v[0] == FH_NOVALUE ? fh_retain(vm->empty_bytes) : from_object(vm, v[0]);
}

FhValue fhbytes_encoded(FhVM *vm, const char *function, const FhValue v[3]) {
    const char *encoding, *errors;
    if (fhcodecs_arguments(vm, function, v + 1, &encoding, &errors) < 0) return FH_ERR;
    if (v[0] != FH_NOVALUE && fhstr_check(vm, v[0])) {
        if (encoding) return fhstr_encode(vm, v[0], encoding, errors);
        return fhraise(vm, FH_T_TypeError, "string argument without an encoding");
    }
    return fhraise(vm, FH_T_TypeError, "%s without a string argument", encoding ? "encoding" : "errors");
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    FhValue v = exact_new(vm, args, nargs, kwnames);
    FhType *t = FH_AS(FhType, type);
    if (v == FH_ERR || t == vm->types[FH_T_bytes]) return v;
    size_t size = fhas_bytes(v)->size;
    FhValue o = fhinstance_new(vm, t, cell_bytes(size) - t->size);
    if (o != FH_ERR) {
        fhas_bytes(o)->size = size;
        memcpy(fhas_bytes(o)->data, fhas_bytes(v)->data, size + 1);
    }
    fh_release(vm, v);
    return o;
}

/* ---- slots ---- */

static int64_t hash(FhVM *vm, FhValue v) {
    FhBytes *b = fhas_bytes(v);
    if (!b->hash && b->size) b->hash = fhhashing_bytes(vm, b->data, b->size);
    return b->hash;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (!fhbytes_check(vm, a) || !fhbytes_check(vm, b)) return fhbytes_compare_other(vm, a, b, op);
    return fhbytes_compare(vm, a, b, op);
}

static int bool_(FhVM *vm, FhValue v) {
    (void)vm;
    return fhas_bytes(v)->size != 0;
}

static int64_t len(FhVM *vm, FhValue v) {
    (void)vm;
    return (int64_t)fhas_bytes(v)->size;
}

static FhValue item(FhVM *vm, FhValue v, int64_t i) {
    FhBytes *b = fhas_bytes(v);
    if (i < 0 || (size_t)i >= b->size) return fhraise(vm, FH_T_IndexError, "index out of range");
    return fh_int_raw(b->data[i]);
}

static FhValue stepped(FhVM *vm, const FhBytes *b, int64_t start, int64_t step, int64_t count) {
    FhBytes *part = fhbytes_alloc(vm, (size_t)count);
    if (!part) return FH_ERR;
    fhbytes_step(part->data, b->data + start, step, (size_t)count);
    return fh_val(part);
}

static FhValue getitem(FhVM *vm, FhValue v, FhValue key) {
    int64_t i, start, stop, step;
    FhBytes *b = fhas_bytes(v);
    if (fhslice_exact(key)) {
        int64_t count = fhslice_indices(vm, key, (int64_t)b->size, &start, &stop, &step);
        if (count < 0) return FH_ERR;
        if (count == 0) return fh_retain(vm->empty_bytes);
        if (step != 1) return stepped(vm, b, start, step, count);
        if (count == (int64_t)b->size && fhbytes_exact(v)) return fh_retain(v);
        return fhbytes_new(vm, b->data + start, (size_t)count);
    }
    if (fh_is_int(key))
        i = fh_int_of(key);
    else if (!fh_slots(vm, key)->index) {
        return fhraise(vm, FH_T_TypeError, "byte indices must be integers or slices, not %T", key);
    } else if (fhbytes_index(vm, key, &i) < 0)
        return FH_ERR;
    return item(vm, v, i < 0 ? i + (int64_t)b->size : i);
}

static FhValue repeat(FhVM *vm, FhValue v, int64_t n) {
    FhBytes *b = fhas_bytes(v);
    size_t total;
    if (n <= 0 || !b->size) return fh_retain(vm->empty_bytes);
    if (n == 1) return as_exact(vm, v);
    if ((int64_t)b->size > INT64_MAX / n) {
        return fhraise(vm, FH_T_OverflowError, "repeated bytes are too long");
    }
    if (!fhsizes_mul(b->size, (size_t)n, &total)) return fhraise_memory(vm);
    FhBytes *r = fhbytes_alloc(vm, total);
    if (!r) return FH_ERR;
    if (fhbytes_repeat(vm, r->data, b->data, b->size, total) == 0) return fh_val(r);
    fh_release(vm, fh_val(r));
    return FH_ERR;
}

/* a + b, whose contents are x and y. */
static FhValue join_two(FhVM *vm, FhValue a, FhValue b, FhBytesView x, FhBytesView y) {
    if (!y.size && fhbytes_exact(a)) return fh_retain(a);
    if (!x.size && fhbytes_exact(b)) return fh_retain(b);
    FhBytes *r = fhbytes_alloc(vm, x.size + y.size);
    if (!r) return FH_ERR;
    if (fhcopy(vm, r->data, x.data, x.size) == 0 && fhcopy(vm, r->data + x.size, y.data, y.size) == 0)
        return fh_val(r);
    fh_release(vm, fh_val(r));
    return FH_ERR;
}

FhValue fhbytes_concat(FhVM *vm, FhValue a, FhValue b) {
    FhBuffer x, y;
    if (fhbytes_exact(a) && fhbytes_exact(b))
        return join_two(vm, a, b, fhbytes_view(vm, a), fhbytes_view(vm, b));
    if (!fhbuffer_check(vm, b)) return fhraise(vm, FH_T_TypeError, "can't concat %T to %T", b, a);
    if (fhbuffer_get(vm, a, &x, false) < 0) return FH_ERR;
    if (fhbuffer_get(vm, b, &y, false) < 0) return fhbuffer_release(vm, &x), FH_ERR;
    FhValue sum = join_two(vm, a, b, fhbuffer_view(&x), fhbuffer_view(&y));
    fhbuffer_release(vm, &x);
    fhbuffer_release(vm, &y);
    return sum;
}

static int buffer(FhVM *vm, FhValue v, FhBuffer *out, bool writable) {
    if (writable) return fhraise_int(vm, FH_T_BufferError, "Object is not writable.");
    FhBytes *b = fhas_bytes(fh_observed(v));
    *out = (FhBuffer){b->data, b->size, fh_retain(v), true, 1, 'B'};
    return 0;
}

static FhValue repr(FhVM *vm, FhValue v) {
    FhText t;
    fhtext_init(&t, vm);
    fhbytes_repr_to(&t, fhas_bytes(v)->data, fhas_bytes(v)->size, false);
    return fhtext_finish(&t);
}

static FhValue modulo(FhVM *vm, FhValue a, FhValue b) {
    return fhbytes_check(vm, a) ? fhbytes_percent(vm, a, b) : FH_NOTIMPLEMENTED;
}

/* ---- the iterator ---- */

static FhValue iter(FhVM *vm, FhValue v) { return fhbytes_iterator(vm, v, FH_T_bytes_iterator); }

FhValue fhbytes_iterator(FhVM *vm, FhValue over, FhTypeId type) {
    FhSeqIter *it = (FhSeqIter *)fhmem_cell(vm, sizeof *it, type, true);
    if (!it) return FH_ERR;
    it->index = 0;
    it->seq = fh_retain(over);
    return fh_val(it);
}

static FhValue next(FhVM *vm, FhValue v) {
    FhSeqIter *it = FH_AS(FhSeqIter, v);
    if (it->seq == FH_NOVALUE) return FH_NOVALUE;
    FhBytes *b = fhas_bytes(it->seq);
    if ((size_t)it->index < b->size) return fh_int_raw(b->data[it->index++]);
    if (fh_is_dead(it->seq)) return fhdead_raise(vm, it->seq);
    fh_clear(vm, &it->seq);
    return FH_NOVALUE;
}

static void visit_iterator(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhSeqIter *)o)->seq);
}

static void finalize_iterator(FhVM *vm, FhObj *o) { fh_clear(vm, &((FhSeqIter *)o)->seq); }

const FhLife fhbytes_iterator_life = {.visit = visit_iterator, .finalize = finalize_iterator};

static const FhSlots iterator_slots = {
    .life = {.visit = visit_iterator, .finalize = finalize_iterator}, .iter = fhiterators_self, .next = next};

const FhTypeDef fhtypedef_bytes_iterator = {.size = sizeof(FhSeqIter),
                                            .flags = FH_TF_CONTAINER,
                                            .slots = &iterator_slots,
                                            .methods = fhbytes_iterator_methods};

/* ---- the type ---- */

static FhValue str(FhVM *vm, FhValue v) { return fhbytes_warn_str(vm, "bytes") < 0 ? FH_ERR : repr(vm, v); }

static const FhSlots slots = {
    .repr = repr,
    .str = str,
    .hash = hash,
    .compare = compare,
    .iter = iter,
    .new_ = new_,
    .bool_ = bool_,
    .len = len,
    .getitem = getitem,
    .sq_item = item,
    .contains = fhbytes_contains,
    .sq_concat = fhbytes_concat,
    .sq_repeat = repeat,
    .binary[FH_MOD] = modulo,
    .buffer = buffer,
};

const FhTypeDef fhtypedef_bytes = {
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
           "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\n"
           "bytes(int) -> bytes object of size given by the parameter initialized with null bytes\n"
           "bytes() -> empty bytes object",
    .size = offsetof(FhBytes, data),
    .flags = FH_TF_BASE | FH_TF_VARSIZE | FH_TF_BYTES,
    .slots = &slots,
    .methods = fhbytes_methods,
};
