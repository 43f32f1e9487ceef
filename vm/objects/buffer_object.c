/* The type Buffer. Arguments are turned into numbers and bytes before the payload is looked at, for that may run script
 * code, which may free or resize it. */
#include "objects/buffer_object.h"
#include "base/sizes.h"
#include "objects/bytes.h"
#include "objects/bytes_methods.h"
#include "objects/dead.h"
#include "objects/manual.h"
#include "objects/memoryview.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/provider.h"
#include "objects/slice.h"
#include "objects/str.h"

/* ---- life ---- */

static uint8_t *payload_new(FhVM *vm, size_t size, size_t align) {
    uint8_t *p =
        align <= FH_ALLOC_ALIGN ? fhheap_raw_data(&vm->heap, size) : fhheap_aligned(&vm->heap, size, align);
    if (!p) return fhraise_memory(vm), NULL;
    return memset(p, 0, size);
}

static void payload_free(FhVM *vm, uint8_t *p, size_t size, size_t align) {
    if (!p) return;
    if (align <= FH_ALLOC_ALIGN)
        fhheap_raw_free(&vm->heap, p, size);
    else
        fhheap_aligned_free(&vm->heap, p, size, align);
}

static bool is_manual(const FhBufferObject *b) { return b->header.rc >= 0 && (b->header.rc & FH_RC_MANUAL); }

/* Arenas free what they hold without a look at it, and survivors stay where they are: so do the bytes, in the cell. */
static FhValue new_in_arena(FhVM *vm, size_t size, size_t align) {
    size_t slack = align > FH_ALLOC_ALIGN ? align - FH_ALLOC_ALIGN : 0, total;
    if (!fhsizes_add(size, sizeof(FhBufferObject) + FH_ALLOC_ALIGN + slack, &total))
        return fhraise_memory(vm);
    FhBufferObject *b = (FhBufferObject *)fhmem_data_cell(vm, total, FH_T_Buffer, false);
    if (!b) return FH_ERR;
    uintptr_t first = (uintptr_t)(b + 1);
    b->data = size ? (uint8_t *)b + (((first + align - 1) & ~(uintptr_t)(align - 1)) - (uintptr_t)b) : NULL;
    if (size) memset(b->data, 0, size);
    b->size = size;
    b->align = align;
    b->exports = 0;
    b->apart = b->lent = false;
    b->made = fhtraces_site(vm);
    return fh_val(b);
}

FhValue fhbuffer_object_new(FhVM *vm, size_t size, size_t align) {
    if (size > PTRDIFF_MAX / 2) return fhraise_memory(vm);
    if (vm->heap.force) return new_in_arena(vm, size, align);
    uint8_t *data = NULL;
    if (size && !(data = payload_new(vm, size, align))) return FH_ERR;
    FhBufferObject *b = (FhBufferObject *)fhmem_cell(vm, sizeof *b, FH_T_Buffer, false);
    if (!b) {
        payload_free(vm, data, size, align);
        return FH_ERR;
    }
    b->data = data;
    b->size = size;
    b->align = align;
    b->exports = 0;
    b->apart = true;
    b->lent = false;
    b->header.rc += FH_RC_MANUAL + FH_RC_ONE;
    vm->manual.buffers++;
    vm->manual.buffer_bytes += size;
    b->made = fhtraces_site(vm);
    return fh_val(b);
}

FhValue fhbuffer_object_lent(FhVM *vm, FhProviderCore *lender, size_t size, uint32_t align) {
    void *data = fhprovider_lend(vm, lender, size ? size : 1, align);
    if (!data) return FH_ERR;
    FhBufferObject *b = (FhBufferObject *)fhmem_cell(vm, sizeof *b, FH_T_Buffer, false);
    if (!b) {
        fhprovider_take_back(vm, lender, data, false);
        return FH_ERR;
    }
    b->data = memset(data, 0, size);
    b->size = size;
    b->lender = lender;
    b->exports = 0;
    b->apart = false;
    b->lent = true;
    b->made = fhtraces_site(vm);
    fhprovider_lent(lender, data, &b->header);
    return fh_val(b);
}

static void return_bytes(FhVM *vm, FhBufferObject *b, bool keep) {
    uint8_t *data = b->data;
    b->data = NULL;
    b->size = 0;
    b->lent = false;
    fhprovider_take_back(vm, b->lender, data, keep);
}

static void finalize(FhVM *vm, FhObj *o) {
    FhBufferObject *b = (FhBufferObject *)o;
    uint8_t *data = b->data;
    size_t size = b->size;
    if (b->lent) {
        return_bytes(vm, b, true);
        return;
    }
    b->data = NULL;
    b->size = 0;
    if (b->apart) payload_free(vm, data, size, b->align);
}

bool fhbuffer_object_is_free(FhVM *vm, FhValue v) {
    return !fhas_buffer_object(v)->exports && !fhmanual_is_borrowed(vm, v);
}

int fhbuffer_object_check_free(FhVM *vm, FhValue v) {
    const FhBufferObject *b = fhas_buffer_object(v);
    if (fhmanual_is_borrowed(vm, v)) return fhmanual_raise_borrowed(vm, v);
    if (b->exports)
        return fhraise_int(
            vm, FH_T_InvalidFreeError,
            "cannot free this 'Buffer': it is pinned (%d views or running builtins use its bytes)",
            (int)b->exports);
    return 0;
}

void fhbuffer_object_end(FhVM *vm, FhValue v, const char *how) {
    FhBufferObject *b = fhas_buffer_object(v);
    if (FH_UNLIKELY(b->header.rc & FH_RC_WEAKREFS)) {
        fhheap_weak_clear(&vm->heap, &b->header, true);
        if (fh_is_dead(v)) return;
    }
    if (is_manual(b)) {
        vm->manual.buffers--;
        vm->manual.buffer_bytes -= b->size;
    }
    if (b->lent) return_bytes(vm, b, false);
    finalize(vm, &b->header);
    b->ended = fhtraces_site(vm);
    b->how = how;
    b->header.shape = FH_T_dead_buffer;
    if (b->header.rc >= 0) vm->manual.dead++; /* those of an arena go without a word */
    if (!is_manual(b)) return;
    b->header.rc &= ~FH_RC_MANUAL;
    fh_release_obj(vm, &b->header);
}

FhEndTrace fhbuffer_object_trace(FhVM *vm, FhValue v) {
    const FhBufferObject *b = fhas_buffer_object(v);
    FhValue type = fh_val(vm->types[FH_T_Buffer]);
    return (FhEndTrace){&b->header, type, FH_NOVALUE, b->how, b->made, b->ended};
}

/* ---- bytes ---- */

static int64_t len(FhVM *vm, FhValue v) {
    (void)vm;
    return (int64_t)fhas_buffer_object(v)->size;
}

static FhValue item(FhVM *vm, FhValue v, int64_t i) {
    const FhBufferObject *b = fhas_buffer_object(v);
    if (i < 0 || (size_t)i >= b->size)
        return fhraise(vm, FH_T_IndexError, "Buffer index %lld out of range (size %zu)",
                       (long long)(i < 0 ? i - (int64_t)b->size : i), b->size);
    return fh_int_raw(b->data[i]);
}

/* After it v may have been freed by script code: -1 then, too. */
static int get_index(FhVM *vm, FhValue self, FhValue key, int64_t *i) {
    if (fh_is_int(key)) {
        *i = fh_int_of(key);
    } else {
        if (!fh_slots(vm, key)->index)
            return fhraise_int(vm, FH_T_TypeError, "Buffer indices must be integers or slices, not %T", key);
        if (fhbytes_index(vm, key, i) < 0) return -1;
        if (fh_is_dead(self)) return fhdead_raise_int(vm, self);
    }
    if (*i < 0) *i += (int64_t)fhas_buffer_object(self)->size;
    return 0;
}

static FhValue getitem(FhVM *vm, FhValue v, FhValue key) {
    int64_t i = 0, start, stop, step;
    if (!fhslice_exact(key)) return get_index(vm, v, key, &i) < 0 ? FH_ERR : item(vm, v, i);
    if (fhslice_unpack(vm, key, &start, &stop, &step) < 0) return FH_ERR;
    if (fh_is_dead(v)) return fhdead_raise(vm, v);
    const FhBufferObject *b = fhas_buffer_object(v);
    int64_t count = fhslice_adjust((int64_t)b->size, &start, &stop, step);
    FhValue part = fhbytes_new(vm, count ? b->data + (step > 0 ? start : 0) : b->data, (size_t)count);
    if (part != FH_ERR && step != 1 && count)
        fhbytes_step(fhas_bytes(part)->data, b->data + start, step, (size_t)count);
    return part;
}

static int assign_slice(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    int64_t start, stop, step;
    FhBuffer from;
    if (!fhbuffer_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "a slice of a Buffer takes bytes, not '%T'", v);
    if (fhslice_unpack(vm, key, &start, &stop, &step) < 0 || fhbuffer_get(vm, v, &from, false) < 0) return -1;
    int status = 0;
    if (fh_is_dead(self)) {
        status = fhdead_raise_int(vm, self);
    } else {
        FhBufferObject *b = fhas_buffer_object(self);
        int64_t count = fhslice_adjust((int64_t)b->size, &start, &stop, step);
        if ((size_t)count != from.size)
            status = fhraise_int(vm, FH_T_ValueError,
                                 "cannot assign %zu bytes to a slice of %zd: a Buffer keeps its size",
                                 from.size, (ptrdiff_t)count);
        else if (step == 1 && count)
            memmove(b->data + start, from.data, from.size);
        else
            for (int64_t i = 0; i < count; i++) b->data[start + i * step] = from.data[i];
    }
    fhbuffer_release(vm, &from);
    return status;
}

static int byte_of(FhVM *vm, FhValue v, uint8_t *byte) {
    int64_t n = 0;
    if (fh_is_int(v)) {
        n = fh_int_of(v);
    } else {
        FhValue i = fhindex(vm, v);
        if (i == FH_ERR) return -1;
        if (!fhint_try_i64(i, &n)) n = -1;
        fh_release(vm, i);
    }
    if (n < 0 || n > 255) return fhraise_int(vm, FH_T_ValueError, "a byte must be in range(0, 256)");
    *byte = (uint8_t)n;
    return 0;
}

static int setitem(FhVM *vm, FhValue self, FhValue key, FhValue v) {
    int64_t i = 0;
    uint8_t byte = 0;
    if (v == FH_NOVALUE)
        return fhraise_int(vm, FH_T_TypeError, "'Buffer' object doesn't support item deletion");
    if (fhslice_exact(key)) return assign_slice(vm, self, key, v);
    if (byte_of(vm, v, &byte) < 0) return -1;
    if (fh_is_dead(self)) return fhdead_raise_int(vm, self);
    if (get_index(vm, self, key, &i) < 0) return -1;
    FhBufferObject *b = fhas_buffer_object(self);
    if (i < 0 || (size_t)i >= b->size)
        return fhraise_int(vm, FH_T_IndexError, "Buffer index %lld out of range (size %zu)", (long long)i,
                           b->size);
    b->data[i] = byte;
    return 0;
}

static FhValue repr(FhVM *vm, FhValue v) {
    return fhstr_format(vm, "<Buffer of %zu bytes at 0x%llx>", fhas_buffer_object(v)->size,
                        (unsigned long long)(v & ~(FhValue)7));
}

static int buffer(FhVM *vm, FhValue v, FhBuffer *out, bool writable) {
    (void)vm, (void)writable;
    static const uint8_t none[1]; /* where the bytes of an empty one lie: never read or written */
    FhBufferObject *b = fhas_buffer_object(v);
    b->exports++;
    *out = (FhBuffer){b->data ? b->data : (uint8_t *)(uintptr_t)none, b->size, fh_retain(v), false, 1, 'B'};
    return 0;
}

static void buffer_end(FhVM *vm, FhValue v, FhBuffer *b) {
    (void)vm, (void)b;
    fhas_buffer_object(v)->exports--;
}

/* ---- methods ---- */

static FhValue fill(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    uint8_t byte = 0;
    if (byte_of(vm, args[0], &byte) < 0) return FH_ERR;
    if (fh_is_dead(self)) return fhdead_raise(vm, self);
    FhBufferObject *b = fhas_buffer_object(self);
    if (b->size) memset(b->data, byte, b->size);
    return FH_NONE;
}

static FhValue out_of_bounds(FhVM *vm, int64_t offset, size_t width, size_t size) {
    return fhraise(vm, FH_T_IndexError,
                   "offset %lld with %zu bytes is out of bounds of a Buffer of %zu bytes", (long long)offset,
                   width, size);
}

static int offset_of(FhVM *vm, FhValue v, int64_t *offset) {
    if (fh_is_int(v)) return *offset = fh_int_of(v), 0;
    return fhargs_index_clip(vm, v, offset);
}

/* The bytes [offset, offset + width), or NULL: IndexError, UseAfterFreeError. */
static uint8_t *at(FhVM *vm, FhValue self, int64_t offset, size_t width) {
    if (fh_is_dead(self)) return fhdead_raise(vm, self), NULL;
    FhBufferObject *b = fhas_buffer_object(self);
    if (offset < 0 || (size_t)offset > b->size || width > b->size - (size_t)offset)
        return out_of_bounds(vm, offset, width, b->size), NULL;
    return b->data + offset;
}

static FhValue copy_from(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"source", "offset", NULL};
    static const FhParams params = {"copy_from", names, 0, 1, 2};
    FhValue v[2];
    int64_t offset = 0;
    FhBuffer from;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE && offset_of(vm, v[1], &offset) < 0) return FH_ERR;
    if (!fhbuffer_check(vm, v[0]))
        return fhraise(vm, FH_T_TypeError, "a bytes-like object is required, not '%T'", v[0]);
    if (fhbuffer_get(vm, v[0], &from, false) < 0) return FH_ERR;
    uint8_t *to = at(vm, self, offset, from.size);
    if (to && from.size) memmove(to, from.data, from.size);
    fhbuffer_release(vm, &from);
    return to || !fhpending(vm) ? FH_NONE : FH_ERR;
}

static FhValue resize(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    int64_t n;
    if (offset_of(vm, args[0], &n) < 0) return FH_ERR;
    if (fh_is_dead(self)) return fhdead_raise(vm, self);
    if (n < 0) return fhraise(vm, FH_T_ValueError, "the size of a Buffer cannot be negative");
    FhBufferObject *b = fhas_buffer_object(self);
    if (!is_manual(b))
        return fhraise(vm, FH_T_BufferError, "only a Buffer of the manual heap can be resized");
    if (b->exports)
        return fhraise(vm, FH_T_BufferError, "cannot resize a Buffer while %d views are held",
                       (int)b->exports);
    if ((size_t)n == b->size) return FH_NONE;
    if ((uint64_t)n > PTRDIFF_MAX / 2) return fhraise_memory(vm);
    uint8_t *data = NULL;
    if (n && !(data = payload_new(vm, (size_t)n, b->align))) return FH_ERR;
    size_t kept = (size_t)n < b->size ? (size_t)n : b->size;
    if (kept) memcpy(data, b->data, kept);
    payload_free(vm, b->data, b->size, b->align);
    vm->manual.buffer_bytes += (size_t)n - b->size;
    b->data = data;
    b->size = (size_t)n;
    return FH_NONE;
}

/* Typed access: C(name, bytes, kind), kind i signed, u unsigned, f float. */
#define ACCESS(C)                                                                                            \
    C(i8, 1, 'i')                                                                                            \
    C(u8, 1, 'u')                                                                                            \
    C(i16, 2, 'i')                                                                                           \
    C(u16, 2, 'u') C(i32, 4, 'i') C(u32, 4, 'u') C(i64, 8, 'i') C(u64, 8, 'u') C(f32, 4, 'f') C(f64, 8, 'f')

static uint64_t load(const uint8_t *p, unsigned width, bool big) {
    uint64_t u = 0;
    for (unsigned i = 0; i < width; i++) u |= (uint64_t)p[big ? width - 1 - i : i] << 8 * i;
    return u;
}

static void store(uint8_t *p, uint64_t u, unsigned width, bool big) {
    for (unsigned i = 0; i < width; i++) p[big ? width - 1 - i : i] = (uint8_t)(u >> 8 * i);
}

static FhValue to_value(FhVM *vm, uint64_t u, unsigned width, char kind) {
    if (kind == 'u') return width < 8 ? fh_int_raw((int64_t)u) : fhint_new_u64(vm, u);
    if (kind == 'i') return fhint_new(vm, (int64_t)(u << (64 - 8 * width)) >> (64 - 8 * width));
    if (width == 8) {
        double d;
        memcpy(&d, &u, 8);
        return fhfloat_new(vm, d);
    }
    uint32_t bits = (uint32_t)u;
    float f;
    memcpy(&f, &bits, 4);
    return fhfloat_new(vm, f);
}

static int float_bits(FhVM *vm, FhValue v, unsigned width, uint64_t *u) {
    if (!fh_slots(vm, v)->float_ && !fh_slots(vm, v)->index)
        return fhraise_int(vm, FH_T_TypeError, "must be real number, not %T", v);
    FhValue number = fhnumber_float(vm, v);
    if (number == FH_ERR) return -1;
    double d = fh_float_of(number);
    fh_release(vm, number);
    if (width == 8) return memcpy(u, &d, 8), 0;
    float f = (float)d;
    if (f - f != 0 && d - d == 0) return fhraise_int(vm, FH_T_ValueError, "float too large for 32 bits");
    uint32_t bits;
    memcpy(&bits, &f, 4);
    *u = bits;
    return 0;
}

static int int_bits(FhVM *vm, FhValue v, unsigned width, char kind, const char *type, uint64_t *u) {
    int64_t n;
    if (fh_is_int(v)) {
        n = fh_int_of(v);
    } else {
        FhValue i = fhindex(vm, v);
        if (i == FH_ERR) return -1;
        uint8_t bytes[8];
        bool fits = fhint_try_i64(i, &n);
        if (!fits && kind == 'u' && width == 8) {
            int status = fhint_to_bytes(vm, i, bytes, 8, true, false);
            fh_release(vm, i);
            if (status < 0) return fhraise_int(vm, FH_T_ValueError, "value out of range for %s", type);
            *u = load(bytes, 8, false);
            return 0;
        }
        fh_release(vm, i);
        if (!fits) return fhraise_int(vm, FH_T_ValueError, "value out of range for %s", type);
    }
    bool fits = kind == 'u' ? n >= 0 && (width == 8 || n >> 8 * width == 0)
                            : width == 8 || (n >> (8 * width - 1) == 0 || n >> (8 * width - 1) == -1);
    if (!fits) return fhraise_int(vm, FH_T_ValueError, "value out of range for %s", type);
    *u = (uint64_t)n;
    return 0;
}

static int truth_of_big(FhVM *vm, FhValue v) { return v == FH_NOVALUE ? 0 : fhtruth(vm, v); }

static FhValue read_typed(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames,
                          const FhParams *params, unsigned width, char kind) {
    FhValue v[2] = {args[0], FH_NOVALUE};
    int64_t offset;
    if ((nargs != 1 || kwnames != FH_NOVALUE) && fhargs(vm, params, args, nargs, kwnames, v) < 0)
        return FH_ERR;
    int big = truth_of_big(vm, v[1]);
    if (big < 0 || offset_of(vm, v[0], &offset) < 0) return FH_ERR;
    const uint8_t *p = at(vm, self, offset, width);
    return p ? to_value(vm, load(p, width, big), width, kind) : FH_ERR;
}

static FhValue write_typed(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames,
                           const FhParams *params, unsigned width, char kind) {
    FhValue v[3];
    int64_t offset;
    uint64_t u = 0;
    if (fhargs(vm, params, args, nargs, kwnames, v) < 0) return FH_ERR;
    int big = truth_of_big(vm, v[2]);
    if (big < 0 || offset_of(vm, v[0], &offset) < 0) return FH_ERR;
    int status = kind == 'f' ? float_bits(vm, v[1], width, &u)
                             : int_bits(vm, v[1], width, kind, params->function + sizeof "write_" - 1, &u);
    uint8_t *p = status < 0 ? NULL : at(vm, self, offset, width);
    if (!p) return FH_ERR;
    store(p, u, width, big);
    return FH_NONE;
}

static const char *const read_names[] = {"offset", "big", NULL}, *const write_names[] = {"offset", "value",
                                                                                         "big", NULL};
#define DEFINE(type, width, kind)                                                                            \
    static FhValue read_##type(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kw) {    \
        static const FhParams params = {"read_" #type, read_names, 0, 1, 2};                                 \
        return read_typed(vm, self, args, nargs, kw, &params, width, kind);                                  \
    }                                                                                                        \
    static FhValue write_##type(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kw) {   \
        static const FhParams params = {"write_" #type, write_names, 0, 2, 3};                               \
        return write_typed(vm, self, args, nargs, kw, &params, width, kind);                                 \
    }
ACCESS(DEFINE)

static FhValue view(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)nargs, (void)kwnames;
    static const struct {
        const char *type, *format;
        unsigned width;
    } formats[] = {{"i8", "b", 1},  {"u8", "B", 1},  {"i16", "h", 2}, {"u16", "H", 2}, {"i32", "i", 4},
                   {"u32", "I", 4}, {"i64", "q", 8}, {"u64", "Q", 8}, {"f32", "f", 4}, {"f64", "d", 8}};
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "view() takes the name of a type, not '%T'", args[0]);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (!fhstr_is(args[0], formats[i].type)) continue;
        if (fhas_buffer_object(self)->size % formats[i].width)
            return fhraise(vm, FH_T_ValueError, "the size of this Buffer, %zu, is no multiple of %d",
                           fhas_buffer_object(self)->size, (int)formats[i].width);
        FhValue bytes = fhmemoryview_new(vm, self);
        FhValue name = bytes == FH_ERR ? FH_ERR : fhstr_c(vm, "cast"), cast = FH_ERR;
        FhValue format = name == FH_ERR ? FH_ERR : fhstr_c(vm, formats[i].format);
        if (format != FH_ERR) cast = fhcall_method(vm, bytes, name, &format, 1);
        if (format != FH_ERR) fh_release(vm, format);
        if (name != FH_ERR) fh_release(vm, name);
        if (bytes != FH_ERR) fh_release(vm, bytes);
        return cast;
    }
    return fhraise(vm, FH_T_ValueError, "no such type of a view: %R (i8 to i64, u8 to u64, f32, f64)",
                   args[0]);
}

static FhValue enter(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)vm, (void)args, (void)nargs, (void)kwnames;
    return fh_retain(self);
}

static FhValue leave(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    (void)args, (void)nargs, (void)kwnames;
    return !fh_is_dead(self) && fhmanual_free(vm, self, false) < 0 ? FH_ERR : FH_FALSE;
}

static FhValue get_size(FhVM *vm, FhValue self) {
    (void)vm;
    return fh_int_raw((int64_t)fhas_buffer_object(self)->size);
}

#define READ_METHOD(type, width, kind)                                                                       \
    {"read_" #type, read_##type, 1, 2, FH_KW, "read_" #type "($self, offset, big=False)\n--\n\n"},
#define WRITE_METHOD(type, width, kind)                                                                      \
    {"write_" #type, write_##type, 2, 3, FH_KW, "write_" #type "($self, offset, value, big=False)\n--\n\n"},
static const FhMethodDef methods[] = {
    {"fill", fill, 1, 1, 0, "fill($self, byte, /)\n--\n\nSets every byte."},
    {"copy_from", copy_from, 1, 2, FH_KW,
     "copy_from($self, source, offset=0)\n--\n\nCopies the bytes of source to offset."},
    {"resize", resize, 1, 1, 0, "resize($self, size, /)\n--\n\nKeeps what fits and zeroes the rest."},
    {"view", view, 1, 1, 0,
     "view($self, type, /)\n--\n\nA memoryview of items of that type: 'i8' to 'u64', 'f32', 'f64'."},
    ACCESS(READ_METHOD) ACCESS(WRITE_METHOD){"__enter__", enter, 0, 0, 0, NULL},
    {"__exit__", leave, 3, 3, 0, NULL},
    {0}};
static const FhGetSetDef getsets[] = {{"size", get_size, NULL, "Its size in bytes."}, {0}};

static const FhSlots slots = {.life = {.finalize = finalize},
                              .repr = repr,
                              .len = len,
                              .getitem = getitem,
                              .setitem = setitem,
                              .sq_item = item,
                              .buffer = buffer,
                              .buffer_end = buffer_end};
const FhTypeDef fhtypedef_Buffer = {.doc =
                                        "A row of bytes from allocate(): ended by free() or with its arena.",
                                    .size = sizeof(FhBufferObject),
                                    .flags = FH_TF_WEAKREF | FH_TF_SEQUENCE | FH_TF_LOUD,
                                    .slots = &slots,
                                    .methods = methods,
                                    .getsets = getsets};
