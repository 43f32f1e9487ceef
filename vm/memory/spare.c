/* Large blocks that arenas have left (contract: pages.h). The system takes milliseconds to take a large block back, so they
 * are kept for whoever wants one of that size, and what nobody wants goes back in steps.
 *
 * heap->spare, newest first; a block's prev_dirty holds the time of its coming. What they occupy stays in heap->bytes. */
#include "memory/pages.h"

#define LEAST    ((size_t)256 << 10) /* smaller ones go back at once */
#define MOST     ((size_t)128 << 20) /* bytes that are kept at most */
#define STEP     ((size_t)4 << 20)   /* bytes that go back at a time */
#define PATIENCE 8                   /* ticks that a block is kept whole for others */

/* Wherever blocks can be got for nothing: not where each misuse is to be seen. */
static size_t most(const FhHeap *h) {
    if (FH_SYSTEM_CELLS) return 0;
    return h->limit_bytes && h->limit_bytes / 8 < MOST ? h->limit_bytes / 8 : MOST;
}

static void unlink_spare(FhHeap *h, FhLarge *l) {
    *(l->prev ? &l->prev->next : &h->spare) = l->next;
    *(l->next ? &l->next->prev : &h->last_spare) = l->prev;
    h->spare_bytes -= fhpages_large_size(l);
}

static void give_back(FhHeap *h, FhLarge *l) {
    unlink_spare(h, l);
    fhpages_scratch_free(h, l, fhpages_large_size(l));
}

/* The end of the oldest block, or all of it where the allocator cannot do that in place. */
static void give_back_some(FhHeap *h, size_t bytes) {
    FhLarge *l = h->last_spare;
    size_t size = fhpages_large_size(l), rest = size > bytes ? (size - bytes) & ~(size_t)15 : 0;
    bool whole = rest < LEAST || h->alloc->resize != fhalloc_system.resize;
    FhLarge *newer = l->prev;
    FhLarge *moved = whole ? NULL : h->alloc->resize(h->alloc->ctx, l, size, rest, FH_ALLOC_ALIGN);
    if (!moved) {
        give_back(h, l);
        return;
    }
    moved->size = rest;
    *(newer ? &newer->next : &h->spare) = moved;
    h->last_spare = moved;
    h->spare_bytes -= size - rest;
    h->bytes -= size - rest;
}

void fhspare_trim(FhHeap *h) {
    while (h->spare) give_back(h, h->spare);
}

void fhspare_tick(FhHeap *h) {
    uintptr_t now = ++h->spare_clock;
    if (h->last_spare && now - (uintptr_t)h->last_spare->prev_dirty > PATIENCE) give_back_some(h, STEP);
}

bool fhspare_keep(FhHeap *h, FhLarge *l) {
    size_t size = fhpages_large_size(l), bound = most(h);
    if (size < LEAST || size > bound) return false;
    while (h->spare_bytes > bound - size) give_back_some(h, h->spare_bytes - (bound - size));
    l->size = size;
    l->prev = NULL;
    l->next = h->spare;
    l->prev_dirty = (FhLarge *)(uintptr_t)++h->spare_clock;
    *(l->next ? &l->next->prev : &h->last_spare) = l;
    h->spare = l;
    h->spare_bytes += size;
    return true;
}

FhLarge *fhspare_take(FhHeap *h, size_t size) {
    for (FhLarge *l = h->spare; l; l = l->next) {
        size_t has = fhpages_large_size(l);
        if (has < size || has - size > size / 8) continue;
        unlink_spare(h, l);
        return l;
    }
    return NULL;
}
