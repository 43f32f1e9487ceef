/* The type memoryview. Items are read and written in the machine's byte order, by the codes of the struct module. */
#include "objects/dead.h"
#include "objects/memoryview.h"
#include "objects/bytes_methods.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/slice.h"
#include "objects/tuple.h"

static void visit(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhMemoryView *)o)->buffer.owner);
}

static void finalize(FhVM *vm, FhObj *o) { fhbuffer_release(vm, &((FhMemoryView *)o)->buffer); }

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
    } else {
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

static FhValue item(FhVM *vm, FhValue v, int64_t i) {
    const FhMemoryView *m = live(vm, v);
    if (!m) return FH_ERR;
    if (i < 0 || i >= m->length) return fhraise(vm, FH_T_IndexError, "index out of bounds on dimension 1");
    return unpack(vm, m->start + i * m->stride, m->format);
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
    if (!m) return -1;
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

static FhValue getitem(FhVM *vm, FhValue v, FhValue key) {
    if (!live(vm, v)) return FH_ERR;
    if (fhslice_exact(key)) return part(vm, v, key);
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
    if (fhslice_exact(key)) {
        FhValue view = part(vm, v, key);
        if (view == FH_ERR) return -1;
        int status = assign_part(vm, fhas_memoryview(view), value);
        fh_release(vm, view);
        return status;
    }
    int64_t i = place(vm, v, key);
    uint8_t bytes[8];
    if (i < 0 || pack(vm, bytes, m->format, value) < 0) return -1;
    if (!live(vm, v)) return -1;
    memcpy(m->start + i * m->stride, bytes, m->itemsize);
    return 0;
}

static int64_t len(FhVM *vm, FhValue v) {
    const FhMemoryView *m = live(vm, v);
    return m ? m->length : -1;
}

/* ---- bytes of the view ---- */

static FhValue to_bytes(FhVM *vm, const FhMemoryView *m) {
    FhBytes *b = fhbytes_alloc(vm, (size_t)m->length * m->itemsize);
    if (!b) return FH_ERR;
    for (int64_t i = 0; i < m->length; i++) {
        memcpy(b->data + i * m->itemsize, m->start + i * m->stride, m->itemsize);
    }
    return fh_val(b);
}

static bool contiguous(const FhMemoryView *m) { return m->stride == (int64_t)m->itemsize || m->length <= 1; }

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

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if (op != FH_EQ && op != FH_NE) return FH_NOTIMPLEMENTED;
    if (!fhbuffer_check(vm, a) || !fhbuffer_check(vm, b)) return FH_NOTIMPLEMENTED;
    if (is_released(vm, a) || is_released(vm, b)) return fh_bool((a == b) == (op == FH_EQ));
    return fhbytes_compare(vm, a, b, op);
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

METHOD(tobytes) {
    UNUSED;
    const FhMemoryView *m = live(vm, self);
    return m ? to_bytes(vm, m) : FH_ERR;
}

METHOD(tolist) {
    UNUSED;
    const FhMemoryView *m = live(vm, self);
    FhValue list = m ? fhlist_new(vm, m->length) : FH_ERR;
    for (int64_t i = 0; list != FH_ERR && i < m->length; i++) {
        FhValue v = unpack(vm, m->start + i * m->stride, m->format);
        if (v != FH_ERR && fhlist_push(vm, fhas_list(list), v) == 0) continue;
        fh_release(vm, list);
        list = FH_ERR;
    }
    return list;
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

METHOD(cast) {
    UNUSED;
    const FhMemoryView *m = live(vm, self);
    if (!m) return FH_ERR;
    if (nargs > 1)
        return fhraise(vm, FH_T_NotImplementedError,
                       "memoryview.cast with a shape: views have one dimension");
    if (!fhstr_check(vm, args[0])) {
        return fhraise(vm, FH_T_TypeError, "cast() argument 'format' must be str, not %T", args[0]);
    }
    const char *text = fhstr_text(args[0]);
    if (*text == '@') text++;
    uint32_t size = text[0] && !text[1] ? size_of_format(text[0]) : 0;
    if (!size) {
        return fhraise(vm, FH_T_ValueError,
                       "memoryview: destination format must be a native single character format prefixed "
                       "with an optional '@'");
    }
    if (!contiguous(m))
        return fhraise(vm, FH_T_TypeError, "memoryview: casts are restricted to C-contiguous views");
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
    return v;
}

static const FhMethodDef methods[] = {{"tobytes", tobytes, 0, 1, 0, NULL},
                                      {"tolist", tolist, 0, 0, 0, NULL},
                                      {"hex", hex, 0, 2, FH_KW, NULL},
                                      {"release", release, 0, 0, 0, NULL},
                                      {"toreadonly", toreadonly, 0, 0, 0, NULL},
                                      {"cast", cast, 1, 2, 0, NULL},
                                      {"__enter__", enter, 0, 0, 0, NULL},
                                      {"__exit__", release, 0, FH_ANY, 0, NULL},
                                      {0}};

/* ---- attributes ---- */

#define GETTER(name, expression)                                                                             \
    static FhValue get_##name(FhVM *vm, FhValue v) {                                                         \
        const FhMemoryView *m = live(vm, v);                                                                 \
        return m ? (expression) : FH_ERR;                                                                    \
    }
GETTER(obj, fh_retain(m->buffer.owner))
GETTER(nbytes, fhint_new(vm, m->length * m->itemsize))
GETTER(itemsize, fh_int_raw(m->itemsize))
GETTER(ndim, fh_int_raw(1))
GETTER(readonly, fh_bool(m->readonly))
GETTER(format, fhstr_char(vm, (unsigned char)m->format))
GETTER(shape, fhtuple_pack(vm, 1, fh_int_raw(m->length)))
GETTER(strides, fhtuple_pack(vm, 1, fh_int_raw(m->stride)))
GETTER(suboffsets, ((void)m, fhtuple_new(vm, 0)))
GETTER(contiguous, fh_bool(contiguous(m)))

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
                                      {"f_contiguous", get_contiguous, NULL, NULL},
                                      {"contiguous", get_contiguous, NULL, NULL},
                                      {0}};

/* ---- the iterator ---- */

static FhValue iter(FhVM *vm, FhValue v) {
    return live(vm, v) ? fhbytes_iterator(vm, v, FH_T_memory_iterator) : FH_ERR;
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
