/* The type memoryview. Items are read and written in the machine's byte order, by the codes of the struct module. */
#include "objects/dead.h"
#include "objects/memoryview.h"
#include "objects/bytes_methods.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/sequence.h"
#include "objects/slice.h"
#include "objects/tuple.h"

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhMemoryView *)o)->buffer.owner);
    fn(ctx, &((FhMemoryView *)o)->shape);
}

static void finalize(FhVM *vm, FhObj *o) {
    fhbuffer_release(vm, &((FhMemoryView *)o)->buffer);
    fh_clear(vm, &((FhMemoryView *)o)->shape);
}

/* NULL: released, ValueError raised. */
static FhMemoryView *live(FhVM *vm, FhValue v) {
    FhMemoryView *m = fhas_memoryview(v);
    if (fh_is_dead(m->buffer.owner)) return fhdead_raise(vm, m->buffer.owner), NULL;
    if (m->buffer.owner != FH_NOVALUE) return m;
    fhraise(vm, FH_T_ValueError, "operation forbidden on released memoryview object");
    return NULL;
}

/* ---- making ---- */

FhValue fhmemoryview_new(FhVM *vm, FhValue object) {
    FhBuffer b;
    const FhMemoryView *from = NULL;
    if (fh_isa(vm, object, FH_T_memoryview)) {
        if (!(from = live(vm, object))) return FH_ERR;
        object = from->buffer.owner;
    }
    if (!fhbuffer_check(vm, object)) {
        return fhraise(vm, FH_T_TypeError, "memoryview: a bytes-like object is required, not '%T'", object);
    }
    if (fhbuffer_get(vm, object, &b, false) < 0) return FH_ERR;
    FhMemoryView *m = (FhMemoryView *)fhmem_cell(vm, sizeof *m, FH_T_memoryview, true);
    if (!m) return fhbuffer_release(vm, &b), FH_ERR;
    FhObj header = m->header;
    if (from) {
        *m = *from;
        fh_retain(m->shape);
    } else {
        m->shape = FH_NOVALUE;
        uint32_t itemsize = b.itemsize ? b.itemsize : 1;
        m->start = b.data;
        m->length = (int64_t)(b.size / itemsize);
        m->stride = m->itemsize = itemsize;
        m->format = b.format ? b.format : 'B';
        m->readonly = b.readonly;
    }
    m->header = header;
    m->buffer = b;
    m->exports = 0;
    return fh_val(m);
}

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"object", NULL};
    static const FhParams params = {"memoryview", names, 0, 1, 1};
    FhValue v;
    (void)type;
    return fhargs(vm, &params, args, nargs, kwnames, &v) < 0 ? FH_ERR : fhmemoryview_new(vm, v);
}

/* ---- items ---- */

static uint32_t size_of_format(char format) {
    switch (format) {
    case 'B':
    case 'b':
    case 'c':
    case '?': return 1;
    case 'h':
    case 'H': return 2;
    case 'i':
    case 'I':
    case 'f': return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd': return 8;
    default: return 0;
    }
}

static FhValue unpack(FhVM *vm, const uint8_t *p, char format) {
    uint64_t u = 0;
    float f;
    double d;
    memcpy(&u, p, size_of_format(format)); /* little-endian machines */
    switch (format) {
    case 'c': return fhbytes_new(vm, p, 1);
    case '?': return fh_bool(u != 0);
    case 'b': return fh_int_raw((int8_t)u);
    case 'h': return fh_int_raw((int16_t)u);
    case 'i': return fh_int_raw((int32_t)u);
    case 'l':
    case 'q':
    case 'n': return fhint_new(vm, (int64_t)u);
    case 'f': return memcpy(&f, p, 4), fhfloat_new(vm, f);
    case 'd': return memcpy(&d, p, 8), fhfloat_new(vm, d);
    default: return fhint_new_u64(vm, u);
    }
}

static int wrong_type(FhVM *vm, char format) {
    return fhraise_int(vm, FH_T_TypeError, "memoryview: invalid type for format '%c'", format);
}

static int pack_int(FhVM *vm, uint8_t *p, char format, FhValue v) {
    uint8_t bytes[8];
    uint32_t size = size_of_format(format);
    if (!fhint_check(vm, v) && !fh_slots(vm, v)->index) return wrong_type(vm, format);
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return -1;
    bool is_signed = format >= 'a';
    int status = fhint_to_bytes(vm, i, bytes, size, true, is_signed);
    fh_release(vm, i);
    if (status < 0) {
        if (!fhpending_is(vm, FH_T_OverflowError)) return -1;
        fhpending_clear(vm);
        return fhraise_int(vm, FH_T_ValueError, "memoryview: invalid value for format '%c'", format);
    }
    memcpy(p, bytes, size);
    return 0;
}

static int pack(FhVM *vm, uint8_t *p, char format, FhValue v) {
    double d;
    float f;
    int truth;
    switch (format) {
    case 'c':
        if (!fhbytes_check(vm, v)) return wrong_type(vm, format);
        if (fhas_bytes(v)->size != 1) {
            return fhraise_int(vm, FH_T_ValueError, "memoryview: invalid value for format 'c'");
        }
        *p = fhas_bytes(v)->data[0];
        return 0;
    case '?':
        if ((truth = fhtruth(vm, v)) < 0) return -1;
        *p = (uint8_t)truth;
        return 0;
    case 'f':
    case 'd':
        if (fhfloat_from(vm, v, &d) < 0) return -1;
        f = (float)d;
        format == 'f' ? memcpy(p, &f, 4) : memcpy(p, &d, 8);
        return 0;
    default: return pack_int(vm, p, format, v);
    }
}

static int64_t dimensions(const FhMemoryView *m) {
    return m->shape == FH_NOVALUE ? 1 : fhas_tuple(m->shape)->size;
}

static int64_t extent(const FhMemoryView *m, int64_t dimension) {
    return m->shape == FH_NOVALUE ? m->length : fh_int_of(fhas_tuple(m->shape)->items[dimension]);
}

/* What has more than one dimension, or none, cannot be taken apart by single indices. */
static int need_one_dimension(FhVM *vm, const FhMemoryView *m) {
    if (m->shape == FH_NOVALUE) return 0;
    if (dimensions(m) == 0) return fhraise_int(vm, FH_T_TypeError, "invalid indexing of 0-dim memory");
    return fhraise_int(vm, FH_T_NotImplementedError, "multi-dimensional sub-views are not implemented");
}

static FhValue item(FhVM *vm, FhValue v, int64_t i) {
    const FhMemoryView *m = live(vm, v);
    if (!m || need_one_dimension(vm, m) < 0) return FH_ERR;
    if (i < 0 || i >= m->length) return fhraise(vm, FH_T_IndexError, "index out of bounds on dimension 1");
    return unpack(vm, m->start + i * m->stride, m->format);
}

/* The number of the item that a tuple of indices names, or -1. */
static int64_t place_of_tuple(FhVM *vm, FhValue v, FhValue key) {
    const FhMemoryView *m = fhas_memoryview(v);
    int64_t n = fhas_tuple(key)->size, ndim = dimensions(m), at = 0;
    bool slices = n > 0;
    for (int64_t i = 0; i < n; i++) slices &= fhslice_exact(fhas_tuple(key)->items[i]);
    if (slices)
        return fhraise_int(vm, FH_T_NotImplementedError, "multi-dimensional slicing is not implemented");
    for (int64_t i = 0; i < n; i++) {
        if (!fh_slots(vm, fhas_tuple(key)->items[i])->index)
            return fhraise_int(vm, FH_T_TypeError, "memoryview: invalid slice key");
    }
    if (n < ndim) return fhraise_int(vm, FH_T_NotImplementedError, "sub-views are not implemented");
    if (n > ndim)
        return fhraise_int(vm, FH_T_TypeError, "cannot index %lld-dimension view with %lld-element tuple",
                           (long long)ndim, (long long)n);
    for (int64_t d = 0; d < ndim; d++) {
        int64_t i;
        if (fhbytes_index(vm, fhas_tuple(key)->items[d], &i) < 0 || !(m = live(vm, v))) return -1;
        int64_t size = extent(m, d);
        if (i < 0) i += size;
        if (i < 0 || i >= size)
            return fhraise_int(vm, FH_T_IndexError, "index out of bounds on dimension %d", (int)d + 1);
        at = at * size + i;
    }
    return at;
}

/* The index of an item, in range, or -1. */
static int64_t place(FhVM *vm, FhValue v, FhValue key) {
    int64_t i;
    if (fh_is_int(key))
        i = fh_int_of(key);
    else if (!fh_slots(vm, key)->index)
        return fhraise_int(vm, FH_T_TypeError, "memoryview: invalid slice key");
    else if (fhbytes_index(vm, key, &i) < 0)
        return -1;
    const FhMemoryView *m = live(vm, v);
    if (!m || need_one_dimension(vm, m) < 0) return -1;
    if (i < 0) i += m->length;
    if (i >= 0 && i < m->length) return i;
    return fhraise_int(vm, FH_T_IndexError, "index out of bounds on dimension 1");
}

static FhValue part(FhVM *vm, FhValue v, FhValue slice) {
    int64_t start, stop, step;
    if (fhslice_unpack(vm, slice, &start, &stop, &step) < 0 || !live(vm, v)) return FH_ERR;
    int64_t count = fhslice_adjust(fhas_memoryview(v)->length, &start, &stop, step);
    FhValue view = fhmemoryview_new(vm, v);
    if (view == FH_ERR) return FH_ERR;
    FhMemoryView *m = fhas_memoryview(view);
    m->start += start * m->stride;
    m->stride *= step;
    m->length = count;
    return view;
}

/* A slice of the first of several dimensions. */
static FhValue rows(FhVM *vm, FhValue v, FhValue slice) {
    int64_t start, stop, step;
    if (fhslice_unpack(vm, slice, &start, &stop, &step) < 0 || !live(vm, v)) return FH_ERR;
    if (step != 1)
        return fhraise(vm, FH_T_NotImplementedError,
                       "memoryview: a step in several dimensions is not implemented");
    const FhMemoryView *m = fhas_memoryview(v);
    int64_t n = extent(m, 0), row = n ? m->length / n : 0, count = fhslice_adjust(n, &start, &stop, step);
    FhValue shape = fhtuple_from(vm, fhas_tuple(m->shape)->items, fhas_tuple(m->shape)->size);
    FhValue view = shape == FH_ERR ? FH_ERR : fhmemoryview_new(vm, v);
    if (view == FH_ERR) return fh_release(vm, shape), FH_ERR;
    fhas_tuple(shape)->items[0] = fh_int_raw(count);
    FhMemoryView *made = fhas_memoryview(view);
    fh_set(vm, &made->header, &made->shape, shape);
    made->start += start * row * made->stride;
    made->length = count * row;
    return view;
}

static FhValue getitem(FhVM *vm, FhValue v, FhValue key) {
    const FhMemoryView *m = live(vm, v);
    if (!m) return FH_ERR;
    if (dimensions(m) == 0 && key == FH_ELLIPSIS) return fh_retain(v);
    if (fhtuple_check(vm, key)) {
        if (dimensions(m) == 0 && fhas_tuple(key)->size)
            return fhraise(vm, FH_T_TypeError, "invalid indexing of 0-dim memory");
        int64_t at = place_of_tuple(vm, v, key);
        return at < 0 || !(m = live(vm, v)) ? FH_ERR : unpack(vm, m->start + at * m->stride, m->format);
    }
    if (dimensions(m) == 0) return fhraise(vm, FH_T_TypeError, "invalid indexing of 0-dim memory");
    if (fhslice_exact(key)) {
        return dimensions(m) == 1 ? part(vm, v, key) : rows(vm, v, key);
    }
    int64_t i = place(vm, v, key);
    return i < 0 ? FH_ERR : item(vm, v, i);
}

static int assign_part(FhVM *vm, FhMemoryView *to, FhValue from) {
    FhBuffer b;
    if (fhbuffer_get(vm, from, &b, false) < 0) return -1;
    int status = 0;
    if (b.size != (size_t)to->length * to->itemsize || (b.format ? b.format : 'B') != to->format) {
        status = fhraise_int(vm, FH_T_ValueError,
                             "memoryview assignment: lvalue and rvalue have different structures");
    } else if (to->stride == (int64_t)to->itemsize) {
        memmove(to->start, b.data, b.size);
    } else {
        for (int64_t i = 0; i < to->length; i++) {
            memmove(to->start + i * to->stride, b.data + i * to->itemsize, to->itemsize);
        }
    }
    fhbuffer_release(vm, &b);
    return status;
}

static int setitem(FhVM *vm, FhValue v, FhValue key, FhValue value) {
    FhMemoryView *m = live(vm, v);
    if (!m) return -1;
    if (m->readonly) return fhraise_int(vm, FH_T_TypeError, "cannot modify read-only memory");
    if (value == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "cannot delete memory");
    bool whole = dimensions(m) == 0 && key == FH_ELLIPSIS;
    if (dimensions(m) == 0 && !whole && !(fhtuple_check(vm, key) && fhas_tuple(key)->size == 0))
        return fhraise_int(vm, FH_T_TypeError, "invalid indexing of 0-dim memory");
    bool slices = fhslice_exact(key);
    if (fhtuple_check(vm, key) && fhas_tuple(key)->size) {
        slices = true;
        for (int64_t i = 0; i < fhas_tuple(key)->size; i++)
            slices &= fhslice_exact(fhas_tuple(key)->items[i]);
    }
    if (!whole && dimensions(m) > 1 && fh_slots(vm, key)->index)
        return fhraise_int(vm, FH_T_NotImplementedError, "sub-views are not implemented");
    if (slices && (dimensions(m) != 1 || !fhslice_exact(key)))
        return fhraise_int(vm, FH_T_NotImplementedError,
                           "memoryview slice assignments are currently restricted to ndim = 1");
    if (fhslice_exact(key)) {
        FhValue view = part(vm, v, key);
        if (view == FH_ERR) return -1;
        int status = assign_part(vm, fhas_memoryview(view), value);
        fh_release(vm, view);
        return status;
    }
    int64_t i = whole ? 0 : fhtuple_check(vm, key) ? place_of_tuple(vm, v, key) : place(vm, v, key);
    uint8_t bytes[8];
    if (i < 0 || pack(vm, bytes, m->format, value) < 0) return -1;
    if (!live(vm, v)) return -1;
    memcpy(m->start + i * m->stride, bytes, m->itemsize);
    return 0;
}

static int64_t len(FhVM *vm, FhValue v) {
    const FhMemoryView *m = live(vm, v);
    return !m ? -1 : dimensions(m) == 0 ? 1 : extent(m, 0);
}

/* ---- bytes of the view ---- */

static bool contiguous(const FhMemoryView *m) { return m->stride == (int64_t)m->itemsize || m->length <= 1; }

static FhValue to_bytes(FhVM *vm, const FhMemoryView *m) {
    if (contiguous(m)) return fhbytes_new(vm, m->start, (size_t)m->length * m->itemsize);
    FhBytes *b = fhbytes_alloc(vm, (size_t)m->length * m->itemsize);
    if (!b) return FH_ERR;
    for (int64_t i = 0; i < m->length; i++) {
        memcpy(b->data + i * m->itemsize, m->start + i * m->stride, m->itemsize);
        if (fhpoll_due(vm, (size_t)i)) return fh_release(vm, fh_val(b)), FH_ERR;
    }
    return fh_val(b);
}

static int buffer(FhVM *vm, FhValue v, FhBuffer *out, bool writable) {
    FhMemoryView *m = live(vm, v);
    if (!m) return -1;
    if (writable && m->readonly) {
        return fhraise_int(vm, FH_T_BufferError, "memoryview: underlying buffer is not writable");
    }
    if (!contiguous(m)) {
        if (writable)
            return fhraise_int(vm, FH_T_BufferError, "memoryview: underlying buffer is not C-contiguous");
        FhValue copy = to_bytes(vm, m); /* the buffer of the copy: it owns itself */
        if (copy == FH_ERR) return -1;
        *out = (FhBuffer){fhas_bytes(copy)->data, fhas_bytes(copy)->size, copy, true, m->itemsize, m->format};
        return 0;
    }
    m->exports++;
    *out = (FhBuffer){m->start, (size_t)m->length * m->itemsize, fh_retain(v), m->readonly, m->itemsize,
                      m->format};
    return 0;
}

static void buffer_end(FhVM *vm, FhValue v, FhBuffer *b) {
    (void)vm, (void)b;
    fhas_memoryview(v)->exports--;
}

static bool is_released(FhVM *vm, FhValue v) {
    return fh_isa(vm, v, FH_T_memoryview) && fhas_memoryview(v)->buffer.owner == FH_NOVALUE;
}

/* Whether two views have the same shape and equal items: bytes are enough where both have the same format of integers. */
static int same_items(FhVM *vm, FhValue a, FhValue b) {
    const FhMemoryView *x = fhas_memoryview(a), *y = fhas_memoryview(b);
    if (dimensions(x) != dimensions(y)) return 0;
    for (int64_t d = 0; d < dimensions(x); d++) {
        if (extent(x, d) != extent(y, d)) return 0;
    }
    bool plain = x->format == y->format && !strchr("fd?", x->format);
    for (int64_t i = 0; i < x->length; i++) {
        const uint8_t *p = x->start + i * x->stride, *q = y->start + i * y->stride;
        if (plain) {
            if (memcmp(p, q, x->itemsize) != 0) return 0;
            continue;
        }
        FhValue v = unpack(vm, p, x->format), w = v == FH_ERR ? FH_ERR : unpack(vm, q, y->format);
        FhValue equal = w == FH_ERR ? FH_ERR : fhcompare(vm, v, w, FH_EQ);
        fh_release(vm, v);
        fh_release(vm, w);
        if (equal != FH_TRUE) return equal == FH_ERR ? -1 : 0;
    }
    return 1;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (op != FH_EQ && op != FH_NE) return FH_NOTIMPLEMENTED;
    if (!fhbuffer_check(vm, a) || !fhbuffer_check(vm, b)) return FH_NOTIMPLEMENTED;
    if (is_released(vm, a) || is_released(vm, b)) return fh_bool((a == b) == (op == FH_EQ));
    FhValue x = fh_isa(vm, a, FH_T_memoryview) ? fh_retain(a) : fhmemoryview_new(vm, a);
    FhValue y = fh_isa(vm, b, FH_T_memoryview) ? fh_retain(b) : fhmemoryview_new(vm, b);
    int same = x == FH_ERR || y == FH_ERR ? -1 : same_items(vm, x, y);
    fh_release(vm, x);
    fh_release(vm, y);
    return same < 0 ? FH_ERR : fh_bool((same == 1) == (op == FH_EQ));
}

static int64_t hash(FhVM *vm, FhValue v) {
    const FhMemoryView *m = live(vm, v);
    if (!m) return -1;
    if (!m->readonly) return fhraise_int(vm, FH_T_ValueError, "cannot hash writable memoryview object");
    if (!strchr("Bbc", m->format)) {
        return fhraise_int(vm, FH_T_ValueError,
                           "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    FhValue bytes = to_bytes(vm, m);
    if (bytes == FH_ERR) return -1;
    int64_t h = fhhash(vm, bytes);
    fh_release(vm, bytes);
    return h;
}

static FhValue repr(FhVM *vm, FhValue v) {
    bool released = fhas_memoryview(v)->buffer.owner == FH_NOVALUE;
    return fhstr_format(vm, "<%smemory at 0x%llx>", released ? "released " : "",
                        (long long)(uintptr_t)fh_obj(v));
}

/* ---- methods ---- */

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)args, (void)nargs, (void)kwnames
enum { MAX_DIMENSIONS = 64 };

/* The items in Fortran order: the first index runs fastest. */
static FhValue to_fortran_bytes(FhVM *vm, const FhMemoryView *m) {
    int64_t ndim = dimensions(m), index[MAX_DIMENSIONS] = {0};
    FhBytes *b = fhbytes_alloc(vm, (size_t)m->length * m->itemsize);
    if (!b) return FH_ERR;
    for (int64_t i = 0; i < m->length; i++) {
        int64_t at = 0;
        for (int64_t d = 0; d < ndim; d++) at = at * extent(m, d) + index[d];
        memcpy(b->data + i * m->itemsize, m->start + at * m->stride, m->itemsize);
        for (int64_t d = 0; d < ndim && ++index[d] == extent(m, d); d++) index[d] = 0;
    }
    return fh_val(b);
}

METHOD(tobytes) {
    static const char *const names[] = {"order", NULL};
    static const FhParams params = {"tobytes", names, 0, 0, 1};
    FhValue order;
    if (fhargs(vm, &params, args, nargs, kwnames, &order) < 0) return FH_ERR;
    bool given = order != FH_NOVALUE && order != FH_NONE;
    if (given && !fhstr_check(vm, order))
        return fhraise(vm, FH_T_TypeError, "tobytes() argument 'order' must be str or None, not %T", order);
    if (given && fhstr_check_utf8(vm, order) < 0) return FH_ERR;
    const FhMemoryView *m = live(vm, self);
    if (!m) return FH_ERR;
    bool fortran = given && fhstr_is(order, "F");
    if (given && !fortran && !fhstr_is(order, "C") && !fhstr_is(order, "A"))
        return fhraise(vm, FH_T_ValueError, "order must be 'C', 'F' or 'A'");
    return fortran && m->shape != FH_NOVALUE ? to_fortran_bytes(vm, m) : to_bytes(vm, m);
}

/* The items from *at on that lie in dimension d, as a list of lists. */
static FhValue list_of(FhVM *vm, const FhMemoryView *m, int64_t d, int64_t *at) {
    if (d == dimensions(m)) return unpack(vm, m->start + (*at)++ * m->stride, m->format);
    FhValue list = fhlist_new(vm, extent(m, d));
    for (int64_t i = 0; list != FH_ERR && i < extent(m, d); i++) {
        FhValue v = list_of(vm, m, d + 1, at);
        if (v != FH_ERR && fhlist_push(vm, fhas_list(list), v) == 0 &&
            (*at % FH_POLL_STEPS || fhpoll_work(vm, FH_POLL_STEPS) == 0))
            continue;
        fh_release(vm, list);
        list = FH_ERR;
    }
    return list;
}

METHOD(tolist) {
    UNUSED;
    const FhMemoryView *m = live(vm, self);
    int64_t at = 0;
    return m ? list_of(vm, m, 0, &at) : FH_ERR;
}

METHOD(hex) {
    const FhMemoryView *m = live(vm, self);
    FhValue bytes = m ? to_bytes(vm, m) : FH_ERR;
    if (bytes == FH_ERR) return FH_ERR;
    FhValue text = fhbytes_hex(vm, fhbytes_view(vm, bytes), args, nargs, kwnames);
    fh_release(vm, bytes);
    return text;
}

METHOD(release) {
    UNUSED;
    FhMemoryView *m = fhas_memoryview(self);
    if (m->exports) {
        return fhraise(vm, FH_T_BufferError, "memoryview has %u exported buffer%s", m->exports,
                       m->exports == 1 ? "" : "s");
    }
    fhbuffer_release(vm, &m->buffer);
    return FH_NONE;
}

METHOD(enter) {
    UNUSED;
    return live(vm, self) ? fh_retain(self) : FH_ERR;
}

METHOD(toreadonly) {
    UNUSED;
    FhValue v = fhmemoryview_new(vm, self);
    if (v != FH_ERR) fhas_memoryview(v)->readonly = true;
    return v;
}

/* The tuple that is the shape of `count` items; FH_ERR. */
static FhValue shape_of(FhVM *vm, FhValue given, int64_t count) {
    bool list = fhlist_check(vm, given);
    int64_t n = list ? fhas_list(given)->size : fhas_tuple(given)->size, product = 1;
    FhValue shape = fhtuple_new(vm, n);
    for (int64_t i = 0; shape != FH_ERR && i < n; i++) {
        FhValue v = list ? fhas_list(given)->items[i] : fhas_tuple(given)->items[i];
        int64_t size = 0;
        if (!fhint_check(vm, v))
            fhraise(vm, FH_T_TypeError, "memoryview.cast(): elements of shape must be integers");
        else if (fhargs_index(vm, v, &size) == 0 && size <= 0)
            fhraise(vm, FH_T_ValueError, "memoryview.cast(): elements of shape must be integers > 0");
        else if (!fhpending(vm) && product > 0 && size > INT64_MAX / product)
            fhraise(vm, FH_T_ValueError, "memoryview.cast(): product(shape) > SSIZE_MAX");
        if (fhpending(vm)) return fh_release(vm, shape), FH_ERR;
        product *= size;
        fhas_tuple(shape)->items[i] = fhint_new(vm, size);
        if (fhas_tuple(shape)->items[i] == FH_ERR) {
            fhas_tuple(shape)->items[i] = FH_NONE;
            return fh_release(vm, shape), FH_ERR;
        }
    }
    if (shape == FH_ERR || product == count) return shape;
    fh_release(vm, shape);
    return fhraise(vm, FH_T_TypeError, "memoryview: product(shape) * itemsize != buffer size");
}

/* What cast() says against a shape before it looks at the format; -1: TypeError or ValueError. */
static int check_shape(FhVM *vm, const FhMemoryView *m, FhValue shape) {
    bool list = fhlist_check(vm, shape);
    if (!list && !fhtuple_check(vm, shape))
        return fhraise_int(vm, FH_T_TypeError, "shape must be a list or a tuple");
    int64_t n = list ? fhas_list(shape)->size : fhas_tuple(shape)->size;
    if (n > MAX_DIMENSIONS)
        return fhraise_int(vm, FH_T_ValueError, "memoryview: number of dimensions must not exceed 64");
    if (dimensions(m) != 1 && n != 1)
        return fhraise_int(vm, FH_T_TypeError, "memoryview: cast must be 1D -> ND or ND -> 1D");
    return 0;
}

METHOD(cast) {
    static const char *const names[] = {"format", "shape", NULL};
    static const FhParams params = {"cast", names, 0, 1, 2};
    FhValue v_[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v_) < 0) return FH_ERR;
    if (!fhstr_check(vm, v_[0]))
        return fhraise(vm, FH_T_TypeError, "cast() argument 'format' must be str, not %V", v_[0]);
    const FhMemoryView *m = live(vm, self);
    if (!m) return FH_ERR;
    if (!contiguous(m))
        return fhraise(vm, FH_T_TypeError, "memoryview: casts are restricted to C-contiguous views");
    if ((v_[1] != FH_NOVALUE || m->shape != FH_NOVALUE) && m->length == 0)
        return fhraise(vm, FH_T_TypeError, "memoryview: cannot cast view with zeros in shape or strides");
    if (v_[1] != FH_NOVALUE && check_shape(vm, m, v_[1]) < 0) return FH_ERR;
    if (!fhstr_ascii(v_[0])) {
        FhValue bytes = fhstr_encode(vm, v_[0], "ascii", "strict");
        if (bytes == FH_ERR) return FH_ERR;
        fh_release(vm, bytes);
    }
    const char *text = fhstr_text(v_[0]);
    if (*text == '@') text++;
    uint32_t size = text[0] && !text[1] ? size_of_format(text[0]) : 0;
    if (!size) {
        return fhraise(vm, FH_T_ValueError,
                       "memoryview: destination format must be a native single character format prefixed "
                       "with an optional '@'");
    }
    if (size > 1 && m->itemsize > 1) {
        return fhraise(vm, FH_T_TypeError, "memoryview: cannot cast between two non-byte formats");
    }
    int64_t bytes = m->length * m->itemsize;
    if (bytes % size) return fhraise(vm, FH_T_TypeError, "memoryview: length is not a multiple of itemsize");
    FhValue v = fhmemoryview_new(vm, self);
    if (v == FH_ERR) return FH_ERR;
    FhMemoryView *made = fhas_memoryview(v);
    made->format = text[0];
    made->stride = made->itemsize = size;
    made->length = bytes / size;
    fh_clear(vm, &made->shape);
    if (v_[1] == FH_NOVALUE) return v;
    FhValue shape = shape_of(vm, v_[1], made->length);
    if (shape == FH_ERR) return fh_release(vm, v), FH_ERR;
    if (fhas_tuple(shape)->size == 1)
        fh_release(vm, shape);
    else
        made->shape = shape;
    return v;
}

static const FhMethodDef methods[] = {{"tobytes", tobytes, 0, 1, FH_KW, NULL},
                                      {"tolist", tolist, 0, 0, 0, NULL},
                                      {"hex", hex, 0, 2, FH_KW, NULL},
                                      {"release", release, 0, 0, 0, NULL},
                                      {"toreadonly", toreadonly, 0, 0, 0, NULL},
                                      {"cast", cast, 1, 2, FH_KW, NULL},
                                      {"__enter__", enter, 0, 0, 0, NULL},
                                      {"__exit__", release, 0, FH_ANY, 0, NULL},
                                      {0}};

/* ---- attributes ---- */

static FhValue strides_of(FhVM *vm, const FhMemoryView *m) {
    int64_t n = dimensions(m), stride = m->stride;
    FhValue t = fhtuple_new(vm, n);
    for (int64_t d = n; t != FH_ERR && d-- > 0; stride *= extent(m, d))
        fhas_tuple(t)->items[d] = fh_int_raw(stride);
    return t;
}

/* In Fortran order as well: at most one dimension with more than one item. */
static bool fortran_too(const FhMemoryView *m) {
    int wide = 0;
    for (int64_t d = 0; d < dimensions(m); d++) wide += extent(m, d) > 1;
    return wide <= 1;
}

#define GETTER(name, expression)                                                                             \
    static FhValue get_##name(FhVM *vm, FhValue v) {                                                         \
        const FhMemoryView *m = live(vm, v);                                                                 \
        return m ? (expression) : FH_ERR;                                                                    \
    }
GETTER(obj, fh_retain(m->buffer.owner))
GETTER(nbytes, fhint_new(vm, m->length * m->itemsize))
GETTER(itemsize, fh_int_raw(m->itemsize))
GETTER(ndim, fh_int_raw(dimensions(m)))
GETTER(readonly, fh_bool(m->readonly))
GETTER(format, fhstr_char(vm, (unsigned char)m->format))
GETTER(shape, m->shape == FH_NOVALUE ? fhtuple_pack(vm, 1, fh_int_raw(m->length)) : fh_retain(m->shape))
GETTER(strides, strides_of(vm, m))
GETTER(suboffsets, ((void)m, fhtuple_new(vm, 0)))
GETTER(contiguous, fh_bool(contiguous(m)))
GETTER(f_contiguous, fh_bool(contiguous(m) && fortran_too(m)))

static const FhGetSetDef getsets[] = {{"obj", get_obj, NULL, NULL},
                                      {"nbytes", get_nbytes, NULL, NULL},
                                      {"itemsize", get_itemsize, NULL, NULL},
                                      {"ndim", get_ndim, NULL, NULL},
                                      {"readonly", get_readonly, NULL, NULL},
                                      {"format", get_format, NULL, NULL},
                                      {"shape", get_shape, NULL, NULL},
                                      {"strides", get_strides, NULL, NULL},
                                      {"suboffsets", get_suboffsets, NULL, NULL},
                                      {"c_contiguous", get_contiguous, NULL, NULL},
                                      {"f_contiguous", get_f_contiguous, NULL, NULL},
                                      {"contiguous", get_contiguous, NULL, NULL},
                                      {0}};

/* ---- the iterator ---- */

static FhValue iter(FhVM *vm, FhValue v) {
    const FhMemoryView *m = live(vm, v);
    if (!m || need_one_dimension(vm, m) < 0) return FH_ERR;
    return fhbytes_iterator(vm, v, FH_T_memory_iterator);
}

static FhValue next(FhVM *vm, FhValue v) {
    FhSeqIter *it = FH_AS(FhSeqIter, v);
    if (it->seq == FH_NOVALUE) return FH_NOVALUE;
    const FhMemoryView *m = live(vm, it->seq);
    if (!m) return FH_ERR;
    if (it->index < m->length) return item(vm, it->seq, it->index++);
    fh_clear(vm, &it->seq);
    return FH_NOVALUE;
}

static void visit_iterator(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    fhbytes_iterator_life.visit(vm, o, fn, ctx);
}

static void finalize_iterator(FhVM *vm, FhObj *o) { fhbytes_iterator_life.finalize(vm, o); }

static const FhSlots iterator_slots = {
    .life = {.visit = visit_iterator, .finalize = finalize_iterator}, .iter = fhiterators_self, .next = next};

const FhTypeDef fhtypedef_memory_iterator = {
    .size = sizeof(FhSeqIter), .flags = FH_TF_CONTAINER, .slots = &iterator_slots};

/* ---- the type ---- */

static const FhSlots slots = {
    .life = {.visit = visit, .finalize = finalize},
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .iter = iter,
    .new_ = new_,
    .len = len,
    .getitem = getitem,
    .setitem = setitem,
    .sq_item = item,
    .buffer = buffer,
    .buffer_end = buffer_end,
};

const FhTypeDef fhtypedef_memoryview = {
    .doc = "Create a new memoryview object which references the given object.",
    .size = sizeof(FhMemoryView),
    .flags = FH_TF_CONTAINER | FH_TF_SEQUENCE | FH_TF_WEAKREF,
    .slots = &slots,
    .methods = methods,
    .getsets = getsets,
};
