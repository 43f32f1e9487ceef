/* The heap walked: every page, every object; and what is counted on the way. */
#include "memory/arena.h"
#include "memory/budget.h"
#include "memory/pages.h"

bool fhpages_each_page(FhZone *z, bool (*fn)(void *ctx, FhPage *page), void *ctx) {
    for (FhBlock *b = z->oldest_block; b; b = b->newer)
        for (uint32_t i = 0; i < b->carved; i++) {
            FhPage *page = fhpages_page(b->base + (size_t)i * FH_PAGE_SIZE);
            if (page->sort != FH_SORT_NONE && !fn(ctx, page)) return false;
        }
    return true;
}

typedef struct Walk {
    bool containers_only;
    bool (*fn)(void *ctx, FhObj *o);
    void *ctx;
} Walk;

static bool walk_page(void *ctx, FhPage *page) {
    Walk *w = ctx;
    if (page->sort == FH_RAW || (w->containers_only && page->sort != FH_CONTAINER)) return true;
    for (char *p = fhpages_base(page); (p = fhpages_cell_at(page, p)) != NULL; p += page->cell_size) {
        FhObj *o = (FhObj *)p;
        if (o->shape && !w->fn(w->ctx, o)) return false;
    }
    return true;
}

bool fhpages_each(FhZone *z, bool containers_only, bool (*fn)(void *ctx, FhObj *o), void *ctx) {
    Walk walk = {containers_only, fn, ctx};
    if (!fhpages_each_page(z, walk_page, &walk)) return false;
    for (FhLarge *l = z->large, *next; l; l = next) {
        unsigned sort = fhpages_large_sort(l);
        FhObj *o = (FhObj *)((char *)l + FH_LARGE_CELL);
        bool wanted = sort != FH_RAW && (!containers_only || sort == FH_CONTAINER) && o->shape;
        if (wanted && !fn(ctx, o)) return false;
        next = fhpages_large_zone(l) == z->number ? l->next : z->large; /* it may have left, with others */
    }
    return true;
}

bool fhheap_each(FhHeap *h, bool containers_only, bool (*fn)(void *ctx, FhObj *o), void *ctx) {
    if (!fhpages_each(&h->main, containers_only, fn, ctx)) return false;
    for (uint32_t i = 0; i < h->arena_capacity; i++)
        if (h->arenas[i] && !fhpages_each(fharena_zone(h->arenas[i]), containers_only, fn, ctx)) return false;
    return true;
}

static bool count_page(void *ctx, FhPage *page) {
    FhHeapCounts *counts = ctx;
    counts->cells[page->sort] += fhbudget_page_live(page);
    return true;
}

FhHeapCounts fhpages_count(FhZone *z) {
    FhHeapCounts counts = {{0}};
    fhpages_each_page(z, count_page, &counts);
    for (FhLarge *l = z->large; l; l = l->next) counts.cells[fhpages_large_sort(l)]++;
    for (int sort = 0; sort < FH_SORTS; sort++)
        for (int class = 0; class <= FH_CLASSES; class ++)
            for (FhCell *c = z->free_cells[sort][class]; c; c = c->next) counts.cells[sort]--;
    return counts;
}

FhHeapCounts fhheap_count(FhHeap *h) { return fhpages_count(&h->main); }

static bool add_bytes(void *ctx, FhPage *page) {
    *(size_t *)ctx += (size_t)fhbudget_page_live(page) * page->cell_size;
    return true;
}

size_t fhpages_used(FhZone *z) {
    size_t bytes = 0;
    fhpages_each_page(z, add_bytes, &bytes);
    for (int sort = 0; sort < FH_SORTS; sort++)
        for (int class = 0; class <= FH_CLASSES; class ++)
            for (FhCell *c = z->free_cells[sort][class]; c; c = c->next) bytes -= fhpages_page(c)->cell_size;
    for (FhLarge *l = z->large; l; l = l->next) bytes += fhpages_large_size(l);
    return bytes;
}

uint64_t fhheap_allocations(FhHeap *h) {
    uint64_t n = h->handed - fhpages_at_hand(&h->main);
    for (uint32_t i = 0; i < h->arena_capacity; i++)
        if (h->arenas[i]) n -= fhpages_at_hand((const FhZone *)h->arenas[i]);
    return n;
}

bool fhheap_is_container(const FhObj *o) {
    if (o->rc == FH_RC_STATIC) return false;
    if (fhpages_is_large(o)) return fhpages_large_sort(fhpages_large(o)) == FH_CONTAINER;
    return fhpages_page(o)->sort == FH_CONTAINER;
}
