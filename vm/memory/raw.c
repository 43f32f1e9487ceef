/* Raw blocks: the payloads of objects, in cells of pages or as large blocks; and blocks for others than objects. */
#include "base/sizes.h"
#include "memory/arena.h"
#include "memory/budget.h"
#include "memory/pages.h"
#include "memory/watch.h"

/* Coarser than cells: payloads come in many sizes, and each class in use costs a page. */
static size_t raw_class(size_t size) {
    if (size <= 128) return fhpages_class_of(size);
    return size <= 256 ? (size + 31) / 32 * 2 : (size + 63) / 64 * 4;
}

static __attribute__((noinline)) void *raw_large(FhHeap *h, FhZone *z, size_t size) {
    void *p = fhlarge_new(h, z, size, FH_RAW);
    if (!p) h->refused_size = size;
    return FH_UNLIKELY(h->tell != NULL) ? fhwatch_raw_made(h, p, size, z) : p;
}

static __attribute__((noinline)) void *raw_slow(FhHeap *h, FhZone *z, size_t size, bool guarded) {
    void *p = guarded ? fhbudget_take(h, size, FH_RAW, true) : fhpages_refill(h, z, FH_RAW, raw_class(size));
    return FH_UNLIKELY(h->tell != NULL) ? fhwatch_raw_made(h, p, fhpages_cell_size(size, FH_RAW), z) : p;
}

static void *raw_in(FhHeap *h, FhZone *z, size_t size) {
    if (!FH_SMALL_CELL(size)) return raw_large(h, z, size);
    bool pays = z == h->counted || h->lock == FH_LOCK_ALL;
    if (FH_UNLIKELY(h->guarded) && pays) return raw_slow(h, z, size, true);
    size_t class = raw_class(size);
    FhCell *c = z->free_cells[FH_RAW][class];
    if (!c) return raw_slow(h, z, size, false);
    z->free_cells[FH_RAW][class] = c->next;
    return c;
}

size_t fhpages_cell_size(size_t size, unsigned sort) {
    return (sort == FH_RAW ? raw_class(size) : fhpages_class_of(size)) * 16;
}

void *fhpages_raw_in(FhHeap *h, FhZone *z, size_t size) { return raw_in(h, z, size); }

FhZone *fhpages_zone_of_raw(FhHeap *h, void *p, size_t size) {
    return FH_SMALL_CELL(size) ? fhpages_page(p)->zone
                               : fhlarge_zone(h, (FhLarge *)((char *)p - FH_LARGE_RAW));
}

void *fhheap_raw(FhHeap *h, size_t size) { return raw_in(h, &h->main, size); }

void *fhheap_raw_data(FhHeap *h, size_t size) { return raw_in(h, h->counted, size); }

void *fhheap_raw_for(FhHeap *h, const FhObj *owner, size_t size) {
    if (FH_LIKELY(!fh_in_arena(owner))) return raw_in(h, h->counted, size);
    return raw_in(h, fharena_zone(h->arenas[fh_arena_of(owner)]), size);
}

FH_COLD static void raw_free_slow(FhHeap *h, void *p, size_t size) {
    if (FH_UNLIKELY(h->tell != NULL))
        fhwatch_raw_freed(h, p, FH_SMALL_CELL(size) ? fhpages_cell_size(size, FH_RAW) : size);
    if (FH_SMALL_CELL(size))
        fhpages_free_cell(h, p);
    else
        fhlarge_free(h, (FhLarge *)((char *)p - FH_LARGE_RAW));
}

void fhheap_raw_free(FhHeap *h, void *p, size_t size) {
    if (!p) return;
#if FH_DEEP
    memset(p, 0xDD, size);
#endif
    if (FH_LIKELY((ptrdiff_t)size <= h->raw_small))
        fhpages_free_cell(h, p);
    else
        raw_free_slow(h, p, size);
}

/* What goes back before the call ends that asks for it. */
static void *passing_new(FhHeap *h, size_t size, size_t align) {
    if (h->lock == FH_LOCK_ALL) return fhheap_aligned(h, size, align);
    void *p = fhpages_take(h, size, align);
    if (!p && fhpages_trim_gives(h)) p = fhpages_take(h, size, align);
    if (!p) fhpages_failed(h);
    return p;
}

static void *allocator_new(void *heap, size_t size, size_t align) {
    return align > FH_ALLOC_ALIGN ? passing_new(heap, size, align) : fhheap_raw(heap, size);
}
static void *allocator_resize(void *heap, void *p, size_t old_size, size_t new_size, size_t align) {
    (void)align;
    return fhheap_raw_resize(heap, p, old_size, new_size);
}
static void allocator_free(void *heap, void *p, size_t size, size_t align) {
    if (align > FH_ALLOC_ALIGN && p)
        fhpages_return(heap, p, size, align);
    else
        fhheap_raw_free(heap, p, size);
}
FhAlloc fhheap_allocator(FhHeap *h) { return (FhAlloc){allocator_new, allocator_resize, allocator_free, h}; }

static void *resize_large_raw(FhHeap *h, void *p, size_t old_size, size_t new_size, bool pays) {
    size_t total;
    if (!fhsizes_add(new_size, FH_LARGE_RAW + 15, &total)) return NULL;
    FhLarge *l = fhlarge_resize(h, (FhLarge *)((char *)p - FH_LARGE_RAW), total & ~(size_t)15, pays);
    void *moved = l ? (char *)l + FH_LARGE_RAW : NULL;
    if (FH_UNLIKELY(h->tell != NULL) && moved) {
        fhwatch_raw_freed(h, p, old_size);
        fhwatch_raw_made(h, moved, new_size, fhlarge_zone(h, l));
    }
    return moved;
}

static void *raw_resize(FhHeap *h, void *p, size_t old_size, size_t new_size, bool pays) {
    if (!FH_SMALL_CELL(old_size) && !FH_SMALL_CELL(new_size))
        return resize_large_raw(h, p, old_size, new_size, pays);
    if (FH_SMALL_CELL(old_size) && FH_SMALL_CELL(new_size) && raw_class(old_size) == raw_class(new_size))
        return p;
    FhZone *z = fhpages_zone_of_raw(h, p, old_size);
    void *moved = raw_in(h, pays && !z->number ? h->counted : z, new_size);
    if (!moved) return NULL;
    memcpy(moved, p, old_size < new_size ? old_size : new_size);
    fhheap_raw_free(h, p, old_size);
    return moved;
}

void *fhheap_raw_resize(FhHeap *h, void *p, size_t old_size, size_t new_size) {
    return p ? raw_resize(h, p, old_size, new_size, false) : fhheap_raw(h, new_size);
}

void *fhheap_raw_resize_data(FhHeap *h, void *p, size_t old_size, size_t new_size) {
    return raw_resize(h, p, old_size, new_size, true);
}

void *fhheap_aligned(FhHeap *h, size_t size, size_t align) {
    uint32_t mark;
    if (FH_UNLIKELY(h->guarded)) { /* it does not say whose it is, so it only has to fit */
        if (!fhbudget_large(h, size, &mark)) return NULL;
        fhbudget_large_freed(h, mark, size);
    }
    void *p = fhpages_take(h, size, align);
    if (!p && fhpages_trim_gives(h)) p = fhpages_take(h, size, align);
    return FH_UNLIKELY(h->tell != NULL) ? fhwatch_raw_made(h, p, size, NULL) : p;
}

void fhheap_aligned_free(FhHeap *h, void *p, size_t size, size_t align) {
    if (FH_UNLIKELY(h->tell != NULL)) fhwatch_raw_freed(h, p, size);
    fhpages_return(h, p, size, align);
}
