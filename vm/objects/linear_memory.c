/* LinearMemory, AsyncLinearMemory and their views. Contract: linear_memory.h. */
#include "objects/linear_memory.h"
#include "objects/bytes.h"
#include "objects/bytes_methods.h"
#include "objects/dead.h"
#include "objects/iterators.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/type.h"

#define NATIVE(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED  (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames
#define GRANULE 8u

static size_t bytes_of(uint32_t pages) { return (size_t)pages * FH_LINEAR_PAGE; }
static size_t marks_of(uint32_t pages) { return bytes_of(pages) / GRANULE / 8; }

/* ---- life ---- */

FhValue fhlinear_new(FhVM *vm, FhValue type, int64_t pages, int64_t max) {
    if (pages < 0 || pages > FH_LINEAR_MAX)
        return fhraise(vm, FH_T_ValueError, "the number of pages must be from 0 to %u, not %lld",
                       FH_LINEAR_MAX, (long long)pages);
    if (max < pages || max > FH_LINEAR_MAX)
        return fhraise(vm, FH_T_ValueError, "the greatest number of pages must be from %lld to %u, not %lld",
                       (long long)pages, FH_LINEAR_MAX, (long long)max);
    FhValue v = fhinstance_new(vm, FH_AS(FhType, type), 0);
    if (v == FH_ERR) return FH_ERR;
    FhLinearMemory *m = fhas_linear(v);
    m->max = (uint32_t)max;
    if (pages == 0 || fhlinear_grow(vm, m, pages) == 0) return v;
    fh_release(vm, v);
    return FH_ERR;
}

static void finalize(FhVM *vm, FhObj *o) {
    FhLinearMemory *m = (FhLinearMemory *)o;
    fhmem_free(vm, m->data, bytes_of(m->pages));
    fhmem_free(vm, m->freed, marks_of(m->pages));
    fhmem_free(vm, m->region.spans, m->region.room * sizeof(FhRegionSpan));
    m->data = NULL;
    m->freed = NULL;
    m->region = (FhRegion){0};
    m->pages = m->max = 0;
}

/* A larger copy, zeroed behind what there was. */
static void *larger(FhVM *vm, const void *old, size_t old_size, size_t size) {
    uint8_t *p = fhheap_raw_data(&vm->heap, size);
    if (!p) return fhraise_memory(vm), NULL;
    if (old_size) memcpy(p, old, old_size);
    memset(p + old_size, 0, size - old_size);
    return p;
}

int fhlinear_grow(FhVM *vm, FhLinearMemory *m, int64_t more) {
    if (more < 0) return fhraise_int(vm, FH_T_ValueError, "a LinearMemory cannot shrink");
    if (more > (int64_t)m->max - m->pages)
        return fhraise_int(vm, FH_T_MemoryError,
                           "a LinearMemory of %u pages cannot grow by %lld: its maximum is %u", m->pages,
                           (long long)more, m->max);
    if (!more) return 0;
    if (m->exports)
        return fhraise_int(vm, FH_T_BufferError,
                           "a LinearMemory cannot grow while %u views of its bytes are held", m->exports);
    uint32_t pages = m->pages + (uint32_t)more;
    uint8_t *data = larger(vm, m->data, bytes_of(m->pages), bytes_of(pages));
    uint64_t *freed = data ? larger(vm, m->freed, marks_of(m->pages), marks_of(pages)) : NULL;
    if (!freed) {
        fhmem_free(vm, data, bytes_of(pages));
        return -1;
    }
    fhmem_free(vm, m->data, bytes_of(m->pages));
    fhmem_free(vm, m->freed, marks_of(m->pages));
    m->data = data;
    m->freed = freed;
    m->pages = pages;
    m->region.size = (uint32_t)bytes_of(pages);
    return 0;
}

/* ---- allocation of offsets ---- */

static void mark(FhLinearMemory *m, uint32_t at) {
    m->freed[at / GRANULE / 64] |= (uint64_t)1 << (at / GRANULE % 64);
}
static bool is_marked(const FhLinearMemory *m, uint32_t at) {
    return at % GRANULE == 0 && (m->freed[at / GRANULE / 64] >> (at / GRANULE % 64) & 1);
}
static void clear_marks(FhLinearMemory *m, uint32_t at, uint32_t size) {
    for (uint32_t g = at / GRANULE, end = (at + size - 1) / GRANULE; g <= end;) {
        if (g % 64 == 0 && end - g >= 63) {
            m->freed[g / 64] = 0;
            g += 64;
        } else {
            m->freed[g / 64] &= ~((uint64_t)1 << (g % 64));
            g++;
        }
    }
}

static int make_room(FhVM *vm, FhRegion *r) {
    if (r->n < r->room) return 0;
    uint32_t room = r->room ? r->room * 2 : 16;
    FhRegionSpan *spans = fhmem_resize(vm, r->spans, r->room * sizeof *spans, room * sizeof *spans);
    if (!spans) return -1;
    r->spans = spans;
    r->room = room;
    return 0;
}

/* So many more pages that `size` bytes fit behind all that is allocated. */
static int grow_for(FhVM *vm, FhLinearMemory *m, uint64_t size, uint32_t align) {
    const FhRegion *r = &m->region;
    uint64_t end = r->n ? (uint64_t)r->spans[r->n - 1].start + r->spans[r->n - 1].size : 0;
    uint64_t wanted = ((end + align - 1) & ~(uint64_t)(align - 1)) + size;
    uint64_t pages = (wanted + FH_LINEAR_PAGE - 1) / FH_LINEAR_PAGE;
    if (pages <= m->max) return fhlinear_grow(vm, m, (int64_t)pages - m->pages);
    return fhraise_int(vm, FH_T_MemoryError,
                       "a LinearMemory of at most %u pages has no room for %llu bytes more", m->max,
                       (unsigned long long)size);
}

int64_t fhlinear_alloc(FhVM *vm, FhLinearMemory *m, int64_t size, int64_t align) {
    if (size < 0)
        return fhraise_int(vm, FH_T_ValueError, "cannot allocate %lld bytes: the size is negative",
                           (long long)size);
    if (align < 1 || (align & (align - 1)) || align > FH_LINEAR_PAGE)
        return fhraise_int(vm, FH_T_ValueError, "an alignment must be a power of two up to %u, not %lld",
                           FH_LINEAR_PAGE, (long long)align);
    uint32_t taken = size > UINT32_MAX ? UINT32_MAX : size ? (uint32_t)size : 1;
    uint32_t step = align < GRANULE ? GRANULE : (uint32_t)align;
    FhRegionPlace place;
    if (make_room(vm, &m->region) < 0) return -1;
    if (!fhregion_find(&m->region, taken, step, &place)) {
        if (grow_for(vm, m, (uint64_t)size, step) < 0) return -1;
        if (!fhregion_find(&m->region, taken, step, &place)) return fhraise_memory(vm), -1;
    }
    fhregion_take(&m->region, place, taken, (void *)(uintptr_t)size);
    clear_marks(m, place.start, taken);
    return place.start;
}

int fhlinear_free(FhVM *vm, FhLinearMemory *m, int64_t at, int64_t size) {
    bool inside = at >= 0 && (uint64_t)at < m->region.size;
    ptrdiff_t i = inside ? fhregion_at(&m->region, (uint32_t)at) : -1;
    if (i < 0 && inside && is_marked(m, (uint32_t)at))
        return fhraise_int(vm, FH_T_DoubleFreeError,
                           "offset %lld of this LinearMemory has been freed already", (long long)at);
    if (i < 0)
        return fhraise_int(vm, FH_T_InvalidFreeError,
                           "nothing of this LinearMemory has been allocated at offset %lld", (long long)at);
    int64_t length = (int64_t)(uintptr_t)m->region.spans[i].owner;
    if (size != length)
        return fhraise_int(vm, FH_T_InvalidFreeError,
                           "%lld bytes have been allocated at offset %lld, not %lld", (long long)length,
                           (long long)at, (long long)size);
    fhregion_give_back(&m->region, (uint32_t)i);
    mark(m, (uint32_t)at);
    return 0;
}

static int check_bounds(FhVM *vm, const FhLinearMemory *m, int64_t at, int64_t size) {
    if (at >= 0 && size >= 0 && (uint64_t)at <= bytes_of(m->pages) &&
        (uint64_t)size <= bytes_of(m->pages) - (uint64_t)at)
        return 0;
    return fhraise_int(vm, FH_T_IndexError,
                       "offset %lld with %lld bytes is out of bounds of a LinearMemory of %zu bytes",
                       (long long)at, (long long)size, bytes_of(m->pages));
}

uint8_t *fhlinear_bytes(FhVM *vm, FhLinearMemory *m, int64_t at, int64_t size) {
    static const uint8_t none[1]; /* where no bytes lie: never read or written */
    if (check_bounds(vm, m, at, size) < 0) return NULL;
    return m->data ? m->data + at : (uint8_t *)(uintptr_t)none;
}

/* ---- methods ---- */

static FhValue new_(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"pages", "max_pages", NULL};
    static const FhParams p = {"LinearMemory", names, 0, 0, 2};
    FhValue v[2];
    int64_t pages = 1, max = FH_LINEAR_MAX;
    if (fhargs(vm, &p, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[0] != FH_NOVALUE && fhargs_index_clip(vm, v[0], &pages) < 0) return FH_ERR;
    if (v[1] != FH_NOVALUE && v[1] != FH_NONE && fhargs_index_clip(vm, v[1], &max) < 0) return FH_ERR;
    return fhlinear_new(vm, type, pages, max);
}

static int numbers(FhVM *vm, const FhParams *p, const FhValue *args, uint32_t nargs, FhValue kwnames,
                   int64_t *a, int64_t *b) {
    FhValue v[2];
    if (fhargs(vm, p, args, nargs, kwnames, v) < 0 || fhargs_index_clip(vm, v[0], a) < 0) return -1;
    return v[1] == FH_NOVALUE ? 0 : fhargs_index_clip(vm, v[1], b);
}

static const char *const alloc_names[] = {"len", "align", NULL}, *const free_names[] = {"ptr", "len", NULL};
static const FhParams alloc_params = {"alloc", alloc_names, 0, 1, 2},
                      free_params = {"free", free_names, 0, 2, 2};

NATIVE(alloc) {
    int64_t size, align = 8;
    if (numbers(vm, &alloc_params, args, nargs, kwnames, &size, &align) < 0) return FH_ERR;
    if (fh_is_dead(self)) return fhdead_raise(vm, self);
    int64_t at = fhlinear_alloc(vm, fhas_linear(self), size, align);
    return at < 0 ? FH_ERR : fh_int_raw(at);
}

NATIVE(free_) {
    int64_t at = 0, size = 0;
    if (numbers(vm, &free_params, args, nargs, kwnames, &at, &size) < 0) return FH_ERR;
    if (fh_is_dead(self)) return fhdead_raise(vm, self);
    return fhlinear_free(vm, fhas_linear(self), at, size) < 0 ? FH_ERR : FH_NONE;
}

NATIVE(grow) {
    (void)nargs, (void)kwnames;
    int64_t more;
    if (fhargs_index_clip(vm, args[0], &more) < 0) return FH_ERR;
    FhLinearMemory *m = fhas_linear(self);
    uint32_t before = m->pages;
    return fhlinear_grow(vm, m, more) < 0 ? FH_ERR : fh_int_raw(before);
}

NATIVE(view) {
    static const FhParams p = {"view", free_names, 0, 2, 2};
    int64_t at = 0, size = 0;
    if (numbers(vm, &p, args, nargs, kwnames, &at, &size) < 0) return FH_ERR;
    if (fh_is_dead(self)) return fhdead_raise(vm, self);
    if (check_bounds(vm, fhas_linear(self), at, size) < 0) return FH_ERR;
    FhLinearView *w = (FhLinearView *)fhmem_cell(vm, sizeof *w, FH_T_LinearMemoryView, true);
    if (!w) return FH_ERR;
    w->memory = fh_retain(self);
    w->offset = (uint32_t)at;
    w->size = (uint32_t)size;
    fh_stored(vm, &w->header, self);
    return fh_val(w);
}

static int64_t len(FhVM *vm, FhValue v) { return (void)vm, (int64_t)bytes_of(fhas_linear(v)->pages); }
static FhValue get_size(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(fhas_linear(v)->pages); }
static FhValue get_max(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(fhas_linear(v)->max); }
static FhValue get_used(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(fhas_linear(v)->region.used); }
static FhValue get_high_water(FhVM *vm, FhValue v) {
    return (void)vm, fh_int_raw(fhas_linear(v)->region.peak);
}
static FhValue get_allocations(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(fhas_linear(v)->region.n); }

static FhValue repr(FhVM *vm, FhValue v) {
    const FhLinearMemory *m = fhas_linear(v);
    return fhstr_format(vm, "<%T of %u pages, at most %u; %u bytes in %u allocations>", v, m->pages, m->max,
                        m->region.used, m->region.n);
}

NATIVE(size_of) {
    UNUSED;
    const FhLinearMemory *m = fhas_linear(self);
    return fhint_new_u64(vm, sizeof *m + bytes_of(m->pages) + marks_of(m->pages) +
                                 m->region.room * sizeof(FhRegionSpan));
}

NATIVE(no_pickle) {
    UNUSED;
    return fhraise(vm, FH_T_TypeError, "cannot pickle '%T' object", self);
}

/* ---- the coroutines: async functions of the module _memory ---- */

static FhValue call_async(FhVM *vm, const char *function, FhValue self, FhValue a, FhValue b) {
    FhValue module = fhimport(vm, "_memory");
    FhValue name = module == FH_ERR ? FH_ERR : fhstr_intern(vm, function, strlen(function));
    FhValue args[] = {self, a, b};
    FhValue v = name == FH_ERR ? FH_ERR : fhcall_method(vm, module, name, args, 3);
    if (module != FH_ERR) fh_release(vm, module);
    return v;
}
NATIVE(async_alloc) {
    FhValue v[2];
    if (fhargs(vm, &alloc_params, args, nargs, kwnames, v) < 0) return FH_ERR;
    return call_async(vm, "linear_alloc", self, v[0], v[1] == FH_NOVALUE ? fh_int_raw(8) : v[1]);
}
NATIVE(async_free) {
    FhValue v[2];
    if (fhargs(vm, &free_params, args, nargs, kwnames, v) < 0) return FH_ERR;
    return call_async(vm, "linear_free", self, v[0], v[1]);
}

/* ---- views ---- */

static FhLinearView *as_view(FhValue v) { return FH_AS(FhLinearView, v); }
static void visit_view(FhVM *vm, FhObj *o, FhVisit fn, void *ctx) {
    (void)vm;
    fn(ctx, &((FhLinearView *)o)->memory);
}
static void finalize_view(FhVM *vm, FhObj *o) {
    ((FhLinearView *)o)->size = 0;
    fh_clear(vm, &((FhLinearView *)o)->memory);
}

/* The bytes as they lie now; NULL: an exception. The memory never shrinks but when it ends. */
static uint8_t *bytes_at(FhVM *vm, FhValue v) {
    const FhLinearView *w = as_view(v);
    if (fh_is_dead(w->memory)) return fhdead_raise(vm, w->memory), NULL;
    if (w->memory == FH_NOVALUE) return fhraise(vm, FH_T_ValueError, "this view has ended"), NULL;
    return fhlinear_bytes(vm, fhas_linear(w->memory), w->offset, w->size);
}

static int64_t view_len(FhVM *vm, FhValue v) { return (void)vm, as_view(v)->size; }

static FhValue view_item(FhVM *vm, FhValue v, int64_t i) {
    const FhLinearView *w = as_view(v);
    if (i < 0 || i >= w->size)
        return fhraise(vm, FH_T_IndexError, "view index %lld out of range (size %u)", (long long)i, w->size);
    const uint8_t *p = bytes_at(vm, v);
    return p ? fh_int_raw(p[i]) : FH_ERR;
}

static int place_of(FhVM *vm, FhValue v, FhValue key, int64_t *i) {
    if (fh_is_int(key))
        *i = fh_int_of(key);
    else if (!fh_slots(vm, key)->index)
        return fhraise_int(vm, FH_T_TypeError, "indices of a view must be integers or slices, not %T", key);
    else if (fhbytes_index(vm, key, i) < 0)
        return -1;
    uint32_t size = as_view(v)->size;
    int64_t given = *i;
    if (*i < 0) *i += size;
    if (*i >= 0 && *i < size) return 0;
    return fhraise_int(vm, FH_T_IndexError, "view index %lld out of range (size %u)", (long long)given, size);
}

static FhValue view_get(FhVM *vm, FhValue v, FhValue key) {
    int64_t i = 0, start, stop, step;
    if (!fhslice_exact(key)) return place_of(vm, v, key, &i) < 0 ? FH_ERR : view_item(vm, v, i);
    if (fhslice_unpack(vm, key, &start, &stop, &step) < 0) return FH_ERR;
    const uint8_t *p = bytes_at(vm, v);
    if (!p) return FH_ERR;
    int64_t count = fhslice_adjust(as_view(v)->size, &start, &stop, step);
    FhValue part = fhbytes_new(vm, p + (count && step > 0 ? start : 0), (size_t)count);
    if (part != FH_ERR && step != 1 && count)
        fhbytes_step(fhas_bytes(part)->data, p + start, step, (size_t)count);
    return part;
}

static int set_slice(FhVM *vm, FhValue v, FhValue key, FhValue from) {
    int64_t start, stop, step;
    FhBuffer b;
    if (fhslice_unpack(vm, key, &start, &stop, &step) < 0 || fhbuffer_get(vm, from, &b, false) < 0) return -1;
    uint8_t *p = bytes_at(vm, v);
    int64_t count = fhslice_adjust(as_view(v)->size, &start, &stop, step);
    int status = p ? 0 : -1;
    if (p && (size_t)count != b.size)
        status = fhraise_int(vm, FH_T_ValueError,
                             "cannot assign %zu bytes to a slice of %lld: a view keeps its size", b.size,
                             (long long)count);
    else if (p && step == 1 && count)
        memmove(p + start, b.data, b.size);
    else if (p)
        for (int64_t i = 0; i < count; i++) p[start + i * step] = b.data[i];
    fhbuffer_release(vm, &b);
    return status;
}

static int view_set(FhVM *vm, FhValue v, FhValue key, FhValue to) {
    int64_t i = 0, byte = 0;
    if (to == FH_NOVALUE) return fhraise_int(vm, FH_T_TypeError, "bytes of a view cannot be deleted");
    if (fhslice_exact(key)) return set_slice(vm, v, key, to);
    if (fhargs_index_clip(vm, to, &byte) < 0) return -1;
    if (byte < 0 || byte > 255) return fhraise_int(vm, FH_T_ValueError, "a byte must be in range(0, 256)");
    if (place_of(vm, v, key, &i) < 0) return -1;
    uint8_t *p = bytes_at(vm, v);
    if (!p) return -1;
    p[i] = (uint8_t)byte;
    return 0;
}

static FhValue view_compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    if ((op != FH_EQ && op != FH_NE) || !fh_has_shape(a, FH_T_LinearMemoryView) || !fhbuffer_check(vm, b))
        return FH_NOTIMPLEMENTED;
    FhBuffer x;
    if (fhbuffer_get(vm, b, &x, false) < 0) return FH_ERR;
    const uint8_t *p = bytes_at(vm, a);
    bool equal = p && as_view(a)->size == x.size && memcmp(p, x.data, x.size) == 0;
    fhbuffer_release(vm, &x);
    return p ? fh_bool(equal == (op == FH_EQ)) : FH_ERR;
}

static FhValue view_iter(FhVM *vm, FhValue v) { return fhiterators_sequence(vm, v); }

static int view_buffer(FhVM *vm, FhValue v, FhBuffer *out, bool writable) {
    (void)writable;
    uint8_t *p = bytes_at(vm, v);
    if (!p) return -1;
    fhas_linear(as_view(v)->memory)->exports++;
    *out = (FhBuffer){p, as_view(v)->size, fh_retain(v), false, 1, 'B'};
    return 0;
}
static void view_buffer_end(FhVM *vm, FhValue v, FhBuffer *b) {
    (void)vm, (void)b;
    if (fh_is_obj(as_view(v)->memory)) fhas_linear(as_view(v)->memory)->exports--;
}

NATIVE(view_bytes) {
    UNUSED;
    const uint8_t *p = bytes_at(vm, self);
    return p ? fhbytes_new(vm, p, as_view(self)->size) : FH_ERR;
}
NATIVE(view_fill) {
    (void)nargs, (void)kwnames;
    int64_t byte;
    if (fhargs_index_clip(vm, args[0], &byte) < 0) return FH_ERR;
    if (byte < 0 || byte > 255) return fhraise(vm, FH_T_ValueError, "a byte must be in range(0, 256)");
    uint8_t *p = bytes_at(vm, self);
    if (!p) return FH_ERR;
    if (as_view(self)->size) memset(p, (int)byte, as_view(self)->size);
    return FH_NONE;
}
static FhValue view_repr(FhVM *vm, FhValue v) {
    return fhstr_format(vm, "<LinearMemoryView of %u bytes at offset %u>", as_view(v)->size,
                        as_view(v)->offset);
}
static FhValue get_offset(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(as_view(v)->offset); }
static FhValue get_nbytes(FhVM *vm, FhValue v) { return (void)vm, fh_int_raw(as_view(v)->size); }

/* ---- the types ---- */

static const FhMethodDef methods[] = {
    {"alloc", alloc, 1, 2, FH_KW,
     "alloc($self, len, align=8)\n--\n\nThe offset of so many bytes; grows if it must and may."},
    {"free", free_, 2, 2, FH_KW, "free($self, ptr, len)\n--\n\nGives back what alloc(len) has given."},
    {"view", view, 2, 2, FH_KW, "view($self, ptr, len)\n--\n\nThese bytes, to be read and written."},
    {"grow", grow, 1, 1, 0, "grow($self, pages, /)\n--\n\nAdds pages of 64 KiB; gives the old size."},
    {"__sizeof__", size_of, 0, 0, 0, NULL},
    {"__reduce_ex__", no_pickle, 1, 1, 0, NULL},
    {0}};
static const FhGetSetDef getsets[] = {{"size", get_size, NULL, "Its size in pages."},
                                      {"max_pages", get_max, NULL, "How far it may grow."},
                                      {"used", get_used, NULL, "The bytes that are allocated."},
                                      {"high_water", get_high_water, NULL, "The most bytes ever allocated."},
                                      {"allocations", get_allocations, NULL, "How many have not been freed."},
                                      {0}};
static const FhSlots slots = {.life = {.finalize = finalize}, .repr = repr, .new_ = new_, .len = len};
const FhTypeDef fhtypedef_LinearMemory = {.doc = "LinearMemory(pages=1, max_pages=65535)\n--\n\nContiguous "
                                                 "pages of 64 KiB with an allocator of offsets.",
                                          .size = sizeof(FhLinearMemory),
                                          .flags = FH_TF_BASE | FH_TF_WEAKREF,
                                          .slots = &slots,
                                          .methods = methods,
                                          .getsets = getsets};

static const FhMethodDef async_methods[] = {
    {"alloc", async_alloc, 1, 2, FH_KW,
     "alloc($self, len, align=8)\n--\n\nTo be awaited: see LinearMemory.alloc."},
    {"free", async_free, 2, 2, FH_KW, "free($self, ptr, len)\n--\n\nTo be awaited: see LinearMemory.free."},
    {0}};
static const FhSlots async_slots = {.life = {.finalize = finalize}, .repr = repr, .new_ = new_, .len = len};
const FhTypeDef fhtypedef_AsyncLinearMemory = {.doc = "LinearMemory whose alloc and free are awaited.",
                                               .size = sizeof(FhLinearMemory),
                                               .flags = FH_TF_BASE | FH_TF_WEAKREF,
                                               .slots = &async_slots,
                                               .methods = async_methods};

static const FhMethodDef view_methods[] = {
    {"tobytes", view_bytes, 0, 0, 0, NULL},
    {"__bytes__", view_bytes, 0, 0, 0, NULL},
    {"fill", view_fill, 1, 1, 0, "fill($self, byte, /)\n--\n\nSets every byte."},
    {0}};
static const FhGetSetDef view_getsets[] = {
    {"offset", get_offset, NULL, NULL}, {"nbytes", get_nbytes, NULL, NULL}, {0}};
static const FhSlots view_slots = {.life = {.visit = visit_view, .finalize = finalize_view},
                                   .repr = view_repr,
                                   .compare = view_compare,
                                   .iter = view_iter,
                                   .len = view_len,
                                   .getitem = view_get,
                                   .setitem = view_set,
                                   .sq_item = view_item,
                                   .buffer = view_buffer,
                                   .buffer_end = view_buffer_end};
const FhTypeDef fhtypedef_LinearMemoryView = {.doc = "Bytes of a LinearMemory, wherever they lie now.",
                                              .size = sizeof(FhLinearView),
                                              .flags = FH_TF_CONTAINER | FH_TF_SEQUENCE,
                                              .slots = &view_slots,
                                              .methods = view_methods,
                                              .getsets = view_getsets};
