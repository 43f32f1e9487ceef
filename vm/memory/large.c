/* Large blocks: what does not fit into a page's cell. Each is a block of the allocator's, in the list of its zone. */
#include "base/sizes.h"
#include "memory/arena.h"
#include "memory/budget.h"
#include "memory/pages.h"
#include "memory/watch.h"

FhZone *fhlarge_zone(FhHeap *h, const FhLarge *l) {
    uint32_t number = fhpages_large_zone(l);
    return number ? fharena_zone(h->arenas[number]) : &h->main;
}

static void large_link(FhZone *z, FhLarge *l) {
    l->next = NULL;
    l->prev = z->last_large;
    if (l->prev)
        l->prev->next = l;
    else
        z->large = l;
    z->last_large = l;
}

static bool zone_has_room(const FhZone *z, size_t more) {
    size_t used = z->bytes - z->nfree_pages * FH_PAGE_SIZE;
    return !z->capacity || (used <= z->capacity && more <= z->capacity - used);
}

void *fhlarge_new(FhHeap *h, FhZone *z, size_t size, unsigned sort) {
    bool reserved = FH_SYSTEM_CELLS && z == &h->main && sort == FH_CONTAINER && size <= FH_RESERVED_MAX;
    bool pays = z == h->counted || (h->lock == FH_LOCK_ALL && !reserved);
    if (z == h->counted) z = &h->main;
    size_t head = sort == FH_RAW ? FH_LARGE_RAW : FH_LARGE_CELL, total;
    if (!fhsizes_add(size, head + 15, &total) || total >> FH_LARGE_ZONE_SHIFT) return NULL;
    total &= ~(size_t)15;
    uint32_t mark = z->number;
    if (!zone_has_room(z, total)) return NULL;
    if (z->budget && !fhbudget_arena_may_grow(h, z->budget, total)) return NULL;
    if (FH_UNLIKELY(h->guarded) && pays && !fhbudget_large(h, total, &mark)) return NULL;
    FhLarge *l = h->spare && !h->guarded && !z->budget && !z->capacity ? fhspare_take(h, total) : NULL;
    if (l)
        total = fhpages_large_size(l);
    else
        l = fhpages_take(h, total, FH_ALLOC_ALIGN);
    if (!l && fhpages_trim_gives(h)) l = fhpages_take(h, total, FH_ALLOC_ALIGN);
    if (!l) return fhbudget_large_freed(h, mark, total), fhpages_failed(h), NULL;
    h->large_work += total >> 4;
    l->size = total | sort | (size_t)mark << FH_LARGE_ZONE_SHIFT;
    large_link(z, l);
    fhpages_grew(z, total);
    if (h->narenas && sort == FH_CONTAINER && !z->number) fhpages_dirty_large(h, l);
    return (char *)l + head;
}

static void large_unlink(FhZone *z, FhLarge *l) {
    if (l->prev)
        l->prev->next = l->next;
    else
        z->large = l->next;
    if (l->next)
        l->next->prev = l->prev;
    else
        z->last_large = l->prev;
}

void fhlarge_leave(FhHeap *h, FhLarge *l) {
    FhZone *z = fhlarge_zone(h, l);
    large_unlink(z, l);
    z->bytes -= fhpages_large_size(l);
    if (l->size & FH_LARGE_DIRTY) fhpages_clean_large(h, l);
    fhbudget_large_freed(h, fhpages_large_mark(l), fhpages_large_size(l));
    if (fhpages_large_sort(l) == FH_CONTAINER && !z->number && h->containers) h->containers--;
}

void fhlarge_free(FhHeap *h, FhLarge *l) {
    fhlarge_leave(h, l);
    fhpages_return(h, l, fhpages_large_size(l), FH_ALLOC_ALIGN);
}

void fhlarge_adopt(FhHeap *h, FhLarge *l, FhZone *to) {
    FhZone *z = fhlarge_zone(h, l);
    large_unlink(z, l);
    z->bytes -= fhpages_large_size(l);
    l->size = (l->size & (((size_t)1 << FH_LARGE_ZONE_SHIFT) - 1)) | (size_t)to->number
                                                                         << FH_LARGE_ZONE_SHIFT;
    large_link(to, l);
    fhpages_grew(to, fhpages_large_size(l));
    if (fhpages_large_sort(l) == FH_CONTAINER && !to->number) h->containers++;
}

FhLarge *fhlarge_resize(FhHeap *h, FhLarge *l, size_t total, bool pays) {
    size_t old_total = fhpages_large_size(l), marks = l->size - old_total;
    FhZone *z = fhlarge_zone(h, l);
    uint32_t old_mark = fhpages_large_mark(l), mark = z->number;
    if (total >> FH_LARGE_ZONE_SHIFT) return NULL;
    if (total > old_total && !zone_has_room(z, total - old_total)) return NULL;
    if (total > old_total && z->budget && !fhbudget_arena_may_grow(h, z->budget, total - old_total))
        return NULL;
    /* whoever resizes it pays for it */
    fhbudget_large_freed(h, old_mark, old_total);
    pays = (pays && !z->number) || h->lock == FH_LOCK_ALL;
    if (FH_UNLIKELY(h->guarded) && pays && !fhbudget_large(h, total, &mark)) {
        fhbudget_large_again(h, old_mark, old_total);
        return NULL;
    }
    marks = (marks & 15) | (size_t)mark << FH_LARGE_ZONE_SHIFT;
    if (total > old_total && !fhpages_within_limit(h, total - old_total) &&
        (!fhpages_trim_gives(h) || !fhpages_within_limit(h, total - old_total))) {
        fhbudget_large_freed(h, mark, total);
        fhbudget_large_again(h, old_mark, old_total);
        return NULL;
    }
    bool dirty = (marks & FH_LARGE_DIRTY) != 0;
    if (dirty) fhpages_clean_large(h, l);
    FhLarge *moved = h->alloc->resize(h->alloc->ctx, l, old_total, total, FH_ALLOC_ALIGN);
    if (dirty) fhpages_dirty_large(h, moved ? moved : l);
    if (!moved) {
        fhbudget_large_freed(h, mark, total);
        fhbudget_large_again(h, old_mark, old_total);
        return NULL;
    }
    moved->size = total | marks;
    if (moved->prev)
        moved->prev->next = moved;
    else
        z->large = moved;
    if (moved->next)
        moved->next->prev = moved;
    else
        z->last_large = moved;
    if (total > old_total) h->large_work += total >> 4;
    h->bytes -= old_total;
    fhpages_account(h, total);
    z->bytes -= old_total;
    fhpages_grew(z, total);
    return moved;
}

FhObj *fhlarge_resize_cell(FhHeap *h, FhObj *o, size_t new_size) {
    size_t total, roomy, have = fhheap_cell_size(o);
    if (new_size <= have && new_size >= have / 2) return o;
    if (!fhsizes_add(new_size, FH_LARGE_CELL + 15, &total)) return NULL;
    total &= ~(size_t)15;
    FhLarge *l = NULL;
    if (new_size > have && fhsizes_add(total, total / 8 & ~(size_t)15, &roomy))
        l = fhlarge_resize(h, fhpages_large(o), roomy, true);
    if (!l) l = fhlarge_resize(h, fhpages_large(o), total, true);
    FhObj *moved = l ? (FhObj *)((char *)l + FH_LARGE_CELL) : NULL;
    if (FH_UNLIKELY(h->tell != NULL) && moved) {
        fhwatch_raw_freed(h, o, have);
        fhwatch_survived(h, moved);
    }
    return moved;
}
