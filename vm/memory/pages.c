/* The page heap: blocks, pages, cells, large blocks, and the account of what has been taken from the allocator.
 *
 * A class's cells at hand (heap->free_cells) are a list that only allocation consumes; freed cells go to their page's own
 * list, and the slow path of allocation takes over the whole list of the page at the head of the class's ring. So neither
 * side keeps a counter in step with the other, and a page whose cells are all free is known at once. */
#include "memory/pages.h"
#include <stdlib.h>
#include "base/sizes.h"

#define MIN_BLOCK_PAGES 2
#define MAX_BLOCK_PAGES 256
#define KEPT_PAGES      1024 /* free pages that are not returned at once, beside an eighth of those in use */
#define MAX_LENT        8
#define LENDER          16       /* class of the first lender, where no class has cells yet */
#define SORT_NONE       FH_SORTS /* of a free page */
#define SMALL(size)     (!FH_SYSTEM_CELLS && (size) <= FH_SMALL_MAX)

/* ---- the account ---- */

static bool within_limit(const FhHeap *h, size_t more) {
    return !h->limit_bytes || (h->bytes <= h->limit_bytes && more <= h->limit_bytes - h->bytes);
}

void fhpages_ask(FhHeap *h) {
    if (h->containers >= h->collect_at && h->attention)
        __atomic_fetch_or(h->attention, FH_HEAP_ATTENTION, __ATOMIC_RELAXED);
}

static void account(FhHeap *h, size_t more) {
    h->bytes += more;
    if (h->bytes > h->peak_bytes) h->peak_bytes = h->bytes;
    if (h->bytes < h->bytes_at || !h->collector_enabled) return;
    h->collect_at = 0;
    fhpages_ask(h);
}

static void *take(FhHeap *h, size_t size, size_t align) {
    if (!within_limit(h, size)) return NULL;
    void *p = h->alloc->alloc(h->alloc->ctx, size, align);
    if (p) account(h, size);
    return p;
}

static void give_back(FhHeap *h, void *p, size_t size, size_t align) {
    h->bytes -= size;
    h->alloc->free(h->alloc->ctx, p, size, align);
}

void *fhpages_scratch(FhHeap *h, size_t size) { return take(h, size, FH_ALLOC_ALIGN); }

void fhpages_scratch_free(FhHeap *h, void *p, size_t size) { give_back(h, p, size, FH_ALLOC_ALIGN); }

/* ---- blocks: h->blocks[0] those with free pages, h->blocks[1] full ones ---- */

static bool block_full(const FhBlock *b) { return b->nused == b->npages; }

static void block_unlink(FhHeap *h, FhBlock *b, bool full) {
    if (b->prev)
        b->prev->next = b->next;
    else
        h->blocks[full] = b->next;
    if (b->next) b->next->prev = b->prev;
}

static void block_link(FhHeap *h, FhBlock *b, bool full) {
    b->prev = NULL;
    b->next = h->blocks[full];
    if (b->next) b->next->prev = b;
    h->blocks[full] = b;
}

static FhBlock *block_new(FhHeap *h, uint32_t npages) {
    FhBlock *b = take(h, sizeof *b, FH_ALLOC_ALIGN);
    if (!b) return NULL;
    char *base = take(h, (size_t)npages * FH_PAGE_SIZE, FH_PAGE_SIZE);
    if (!base) {
        give_back(h, b, sizeof *b, FH_ALLOC_ALIGN);
        return NULL;
    }
    *b = (FhBlock){.base = base, .npages = npages, .older = h->newest_block};
    *(b->older ? &b->older->newer : &h->oldest_block) = b;
    h->newest_block = b;
    h->nfree_pages += npages;
    block_link(h, b, false);
    return b;
}

static void block_free(FhHeap *h, FhBlock *b) {
    *(b->older ? &b->older->newer : &h->oldest_block) = b->newer;
    *(b->newer ? &b->newer->older : &h->newest_block) = b->older;
    give_back(h, b->base, (size_t)b->npages * FH_PAGE_SIZE, FH_PAGE_SIZE);
    give_back(h, b, sizeof *b, FH_ALLOC_ALIGN);
}

/* An eighth of what there is, so that a small heap stays small and a large one asks the allocator rarely. */
static FhBlock *block_grow(FhHeap *h) {
    size_t npages = MIN_BLOCK_PAGES;
    while (npages < MAX_BLOCK_PAGES && npages < h->nused_pages / 8) npages *= 2;
    FhBlock *b = block_new(h, (uint32_t)npages);
    return b || npages == MIN_BLOCK_PAGES ? b : block_new(h, MIN_BLOCK_PAGES);
}

/* Empty blocks go back unless they are the reserve. */
static void block_release_if_empty(FhHeap *h, FhBlock *b, size_t reserve) {
    if (b->nused || h->nfree_pages - b->npages < reserve) return;
    h->nfree_pages -= b->npages;
    block_unlink(h, b, false);
    block_free(h, b);
}

/* ---- pages ---- */

static FhPage *page_take(FhHeap *h) {
    FhBlock *b = h->blocks[0];
    if (!b && !(b = block_grow(h))) return NULL;
    FhPage *page = b->free_pages;
    if (page)
        b->free_pages = page->next;
    else
        page = fhpages_page(b->base + (size_t)b->carved++ * FH_PAGE_SIZE);
    b->nused++;
    h->nused_pages++;
    h->nfree_pages--;
    if (block_full(b)) {
        block_unlink(h, b, false);
        block_link(h, b, true);
    }
    page->block = b;
    return page;
}

static void page_give_back(FhHeap *h, FhPage *page, size_t reserve) {
    FhBlock *b = page->block;
    if (block_full(b)) {
        block_unlink(h, b, true);
        block_link(h, b, false);
    }
    if (page->sort == FH_CONTAINER && !h->collect_every)
        h->containers -= h->containers < page->capacity ? h->containers : page->capacity;
    page->sort = SORT_NONE;
    page->next = b->free_pages;
    b->free_pages = page;
    b->nused--;
    h->nused_pages--;
    h->nfree_pages++;
    block_release_if_empty(h, b, reserve);
}

static size_t usual_reserve(const FhHeap *h) { return KEPT_PAGES + h->nused_pages / 8; }

static void fill_with_cells(FhPage *page) {
    FhCell **end = &page->free;
    page->capacity = 0;
    for (char *p = fhpages_base(page); (p = fhpages_cell_at(page, p)) != NULL; p += page->cell_size) {
        FhCell *c = (FhCell *)p;
        c->header = (FhObj){0, 0};
        *end = c;
        end = &c->next;
        page->capacity++;
    }
    *end = NULL;
    page->nfree = page->capacity;
    page->link_at = page->capacity < 16 ? 1 : page->capacity > 64 ? 8 : page->capacity / 8;
}

static FhPage *page_new(FhHeap *h, unsigned sort, size_t cell_size) {
    FhPage *page = page_take(h);
    if (!page) return NULL;
    page->sort = (uint8_t)sort;
    page->cell_size = (uint16_t)cell_size;
    page->usable = false;
    fill_with_cells(page);
    if (sort == FH_CONTAINER && !h->collect_every) {
        h->containers += page->capacity;
        fhpages_ask(h);
    }
    return page;
}

void fhpages_link(FhHeap *h, FhPage *page) {
    FhPage **ring = &h->usable[page->sort][page->cell_size / 16], *first = *ring;
    page->usable = true;
    if (!first) {
        page->next = page->prev = *ring = page;
        return;
    }
    page->next = first;
    page->prev = first->prev;
    first->prev->next = page;
    first->prev = page;
}

static void unlink_page(FhHeap *h, FhPage *page) {
    FhPage **ring = &h->usable[page->sort][page->cell_size / 16];
    page->usable = false;
    page->next->prev = page->prev;
    page->prev->next = page->next;
    if (*ring == page) *ring = page->next == page ? NULL : page->next;
}

/* The only usable page of a class stays, so that a program that allocates and frees at a page's edge does not pay. */
void fhpages_retire(FhHeap *h, FhPage *page) {
    if (page->next == page) return;
    unlink_page(h, page);
    page_give_back(h, page, usual_reserve(h));
}

/* ---- walking ---- */

static bool each_page(FhHeap *h, bool (*fn)(void *ctx, FhPage *page), void *ctx) {
    for (FhBlock *b = h->oldest_block; b; b = b->newer)
        for (uint32_t i = 0; i < b->carved; i++) {
            FhPage *page = fhpages_page(b->base + (size_t)i * FH_PAGE_SIZE);
            if (page->sort != SORT_NONE && !fn(ctx, page)) return false;
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

bool fhheap_each(FhHeap *h, bool containers_only, bool (*fn)(void *ctx, FhObj *o), void *ctx) {
    Walk walk = {containers_only, fn, ctx};
    if (!each_page(h, walk_page, &walk)) return false;
    for (FhLarge *l = h->large; l; l = l->next) {
        unsigned sort = fhpages_large_sort(l);
        if (sort == FH_RAW || (containers_only && sort != FH_CONTAINER)) continue;
        FhObj *o = (FhObj *)((char *)l + FH_LARGE_CELL);
        if (o->shape && !fn(ctx, o)) return false;
    }
    return true;
}

static bool count_page(void *ctx, FhPage *page) {
    FhHeapCounts *counts = ctx;
    counts->cells[page->sort] += page->capacity - page->nfree;
    return true;
}

FhHeapCounts fhheap_count(FhHeap *h) {
    FhHeapCounts counts = {{0}};
    each_page(h, count_page, &counts);
    for (FhLarge *l = h->large; l; l = l->next) counts.cells[fhpages_large_sort(l)]++;
    for (int sort = 0; sort < FH_SORTS; sort++)
        for (int class = 0; class <= FH_CLASSES; class ++)
            for (FhCell *c = h->free_cells[sort][class]; c; c = c->next) counts.cells[sort]--;
    return counts;
}

bool fhheap_is_container(const FhObj *o) {
    if (o->rc == FH_RC_STATIC) return false;
    if (fhpages_is_large(o)) return fhpages_large_sort(fhpages_large(o)) == FH_CONTAINER;
    return fhpages_page(o)->sort == FH_CONTAINER;
}

/* ---- trimming ---- */

static void release_empty_pages(FhHeap *h) {
    for (int sort = 0; sort < FH_SORTS; sort++)
        for (int class = 1; class <= FH_CLASSES; class ++) {
            FhPage *page = h->usable[sort][class];
            for (FhPage *last = page ? page->prev : NULL, *next; page; page = page == last ? NULL : next) {
                next = page->next;
                if (page->nfree != page->capacity) continue;
                unlink_page(h, page);
                page_give_back(h, page, SIZE_MAX);
            }
        }
}

static void return_cells_at_hand(FhHeap *h) {
    for (int sort = 0; sort < FH_SORTS; sort++)
        for (int class = 1; class <= FH_CLASSES; class ++) {
            FhCell *c = h->free_cells[sort][class];
            h->free_cells[sort][class] = NULL;
            for (FhCell *next; c; c = next) {
                next = c->next;
                fhpages_free_cell(h, c);
            }
        }
}

void fhheap_trim(FhHeap *h) {
    return_cells_at_hand(h);
    release_empty_pages(h);
    for (FhBlock *b = h->blocks[0], *next; b; b = next) {
        next = b->next;
        block_release_if_empty(h, b, 0);
    }
}

/* ---- cells ---- */

typedef struct Search {
    unsigned sort;
    size_t cell_size;
    FhPage *found;
} Search;

static bool has_free_cell(void *ctx, FhPage *page) {
    Search *s = ctx;
    if (page->sort != s->sort || page->cell_size != s->cell_size || !page->nfree) return true;
    s->found = page;
    return false;
}

/* Memory has run out: what empty pages of other classes and almost full pages of this one still hold. */
FH_COLD static FhPage *last_resort(FhHeap *h, unsigned sort, size_t cell_size) {
    release_empty_pages(h);
    FhPage *page = h->blocks[0] ? page_new(h, sort, cell_size) : NULL;
    if (page) return page;
    Search search = {sort, cell_size, NULL};
    each_page(h, has_free_cell, &search);
    return search.found;
}

/* Where collections are counted cell by cell, cells are handed out one by one. */
FH_COLD static void *one_cell(FhHeap *h, FhPage *page) {
    FhCell *c = page->free;
    if (!c) return NULL;
    page->free = c->next;
    if (--page->nfree < page->link_at && page->usable) unlink_page(h, page);
    if (page->sort == FH_CONTAINER) h->containers++;
    fhpages_ask(h);
    return c;
}

/* All free cells of a page. */
static FhCell *take_over(FhHeap *h, FhPage *page) {
    FhCell *c = page->free;
    if (page->usable) unlink_page(h, page);
    page->free = NULL;
    page->nfree = 0;
    return c;
}

/* The first of a list of cells; the rest are the ones at hand. */
static void *first_of(FhHeap *h, unsigned sort, size_t class, FhCell *c) {
    if (c) h->free_cells[sort][class] = c->next;
    return c;
}

/* The first cells of a class come from larger ones that have some to spare, so that a heap with a few objects of each of
 * many sizes stays small. The page of a cell says what size it has, whatever it was asked for. */
static void *borrow(FhHeap *h, unsigned sort, size_t class) {
    if (h->lent[sort][class] == MAX_LENT) return NULL;
    h->lent[sort][class]++;
    for (size_t larger = class + 1; larger <= FH_CLASSES; larger++) {
        FhCell *c = h->free_cells[sort][larger];
        if (!c && h->usable[sort][larger]) c = take_over(h, h->usable[sort][larger]);
        if (c) return first_of(h, sort, larger, c);
    }
    FhPage *page = class < LENDER ? page_new(h, sort, LENDER * 16) : NULL;
    return page ? first_of(h, sort, LENDER, take_over(h, page)) : NULL;
}

/* The first of the cells that a page of the class gives up. */
static void *refill(FhHeap *h, unsigned sort, size_t class) {
    FhPage *page = h->usable[sort][class];
    if (!page && !h->collect_every) {
        void *lent = borrow(h, sort, class);
        if (lent) return lent;
    }
    bool linked = page != NULL;
    if (!page && !(page = page_new(h, sort, class * 16)) && !(page = last_resort(h, sort, class * 16)))
        return NULL;
    if (FH_UNLIKELY(h->collect_every != 0)) {
        if (!linked && page->nfree >= page->link_at) fhpages_link(h, page);
        return one_cell(h, page);
    }
    return first_of(h, sort, class, take_over(h, page));
}

static size_t class_of(size_t size) { return size <= 16 ? 1 : (size + 15) / 16; }

/* Memory has run out; true: some has come back. */
FH_COLD static bool trim_gives(FhHeap *h) {
    size_t before = h->bytes;
    fhheap_trim(h);
    return h->bytes < before;
}

static void *large_new(FhHeap *h, size_t size, unsigned sort) {
    size_t head = sort == FH_RAW ? FH_LARGE_RAW : FH_LARGE_CELL, total;
    if (!fhsizes_add(size, head + 15, &total)) return NULL;
    total &= ~(size_t)15;
    FhLarge *l = take(h, total, FH_ALLOC_ALIGN);
    if (!l && trim_gives(h)) l = take(h, total, FH_ALLOC_ALIGN);
    if (!l) return NULL;
    l->size = total | sort;
    l->next = NULL;
    l->prev = h->last_large;
    if (l->prev)
        l->prev->next = l;
    else
        h->large = l;
    h->last_large = l;
    return (char *)l + head;
}

static void large_unlink(FhHeap *h, FhLarge *l) {
    if (l->prev)
        l->prev->next = l->next;
    else
        h->large = l->next;
    if (l->next)
        l->next->prev = l->prev;
    else
        h->last_large = l->prev;
}

void fhpages_free_large(FhHeap *h, FhLarge *l) {
    large_unlink(h, l);
    if (fhpages_large_sort(l) == FH_CONTAINER && h->containers) h->containers--;
    give_back(h, l, fhpages_large_size(l), FH_ALLOC_ALIGN);
}

/* The moved block, or NULL with everything as it was. */
static FhLarge *large_resize(FhHeap *h, FhLarge *l, size_t total) {
    size_t old_total = fhpages_large_size(l);
    unsigned sort = fhpages_large_sort(l);
    if (total > old_total && !within_limit(h, total - old_total) &&
        (!trim_gives(h) || !within_limit(h, total - old_total)))
        return NULL;
    FhLarge *moved = h->alloc->resize(h->alloc->ctx, l, old_total, total, FH_ALLOC_ALIGN);
    if (!moved) return NULL;
    moved->size = total | sort;
    if (moved->prev)
        moved->prev->next = moved;
    else
        h->large = moved;
    if (moved->next)
        moved->next->prev = moved;
    else
        h->last_large = moved;
    h->bytes -= old_total;
    account(h, total);
    return moved;
}

FhObj *fhheap_cell_slow(FhHeap *h, size_t size, bool container) {
    if (SMALL(size)) return refill(h, container, class_of(size));
    FhObj *o = large_new(h, size, container);
    if (!o) return NULL;
    o->shape = 0;
    if (container) h->containers++;
    fhpages_ask(h);
    return o;
}

void fhheap_cell_free(FhHeap *h, FhObj *o, size_t size, bool container) {
    (void)size;
    (void)container;
    fhpages_free_object(h, o);
}

size_t fhheap_cell_size(const FhObj *o) {
    if (FH_UNLIKELY(o->rc == FH_RC_STATIC)) return FH_STATIC_CELL;
    if (fhpages_is_large(o)) return fhpages_large_size(fhpages_large(o)) - FH_LARGE_CELL;
    return fhpages_page(o)->cell_size;
}

/* Room for an eighth more than asked for, when growing. */
static FhObj *resize_large_cell(FhHeap *h, FhObj *o, size_t new_size) {
    size_t total, roomy, have = fhheap_cell_size(o);
    if (new_size <= have && new_size >= have / 2) return o;
    if (!fhsizes_add(new_size, FH_LARGE_CELL + 15, &total)) return NULL;
    total &= ~(size_t)15;
    FhLarge *l = NULL;
    if (new_size > have && fhsizes_add(total, total / 8 & ~(size_t)15, &roomy))
        l = large_resize(h, fhpages_large(o), roomy);
    if (!l) l = large_resize(h, fhpages_large(o), total);
    return l ? (FhObj *)((char *)l + FH_LARGE_CELL) : NULL;
}

FhObj *fhheap_cell_resize(FhHeap *h, FhObj *o, size_t old_size, size_t new_size, bool container) {
    bool large = fhpages_is_large(o);
    if (large && !SMALL(new_size)) return resize_large_cell(h, o, new_size);
    if (!large && SMALL(new_size) && class_of(new_size) * 16 == fhpages_page(o)->cell_size) return o;
    FhObj *moved = fhheap_cell(h, new_size, o->shape, container);
    if (!moved) return NULL;
    memcpy(moved, o, old_size < new_size ? old_size : new_size);
    fhpages_free_object(h, o);
    return moved;
}

#if FH_DEEP
void fhpages_poison(FhObj *o) {
    size_t size = fhheap_cell_size(o);
    if (size > sizeof(FhCell)) memset((char *)o + sizeof(FhCell), 0xDD, size - sizeof(FhCell));
}
#endif

/* ---- raw blocks ---- */

/* Coarser than cells: payloads come in many sizes, and each class in use costs a page. */
static size_t raw_class(size_t size) {
    if (size <= 128) return class_of(size);
    return size <= 256 ? (size + 31) / 32 * 2 : (size + 63) / 64 * 4;
}

void *fhheap_raw(FhHeap *h, size_t size) {
    if (!SMALL(size)) return large_new(h, size, FH_RAW);
    size_t class = raw_class(size);
    FhCell *c = h->free_cells[FH_RAW][class];
    if (!c) return refill(h, FH_RAW, class);
    h->free_cells[FH_RAW][class] = c->next;
    return c;
}

void fhheap_raw_free(FhHeap *h, void *p, size_t size) {
    if (!p) return;
#if FH_DEEP
    memset(p, 0xDD, size);
#endif
    if (SMALL(size))
        fhpages_free_cell(h, p);
    else
        fhpages_free_large(h, (FhLarge *)((char *)p - FH_LARGE_RAW));
}

static void *resize_large_raw(FhHeap *h, void *p, size_t new_size) {
    size_t total;
    if (!fhsizes_add(new_size, FH_LARGE_RAW + 15, &total)) return NULL;
    FhLarge *l = large_resize(h, (FhLarge *)((char *)p - FH_LARGE_RAW), total & ~(size_t)15);
    return l ? (char *)l + FH_LARGE_RAW : NULL;
}

void *fhheap_raw_resize(FhHeap *h, void *p, size_t old_size, size_t new_size) {
    if (!p) return fhheap_raw(h, new_size);
    if (!SMALL(old_size) && !SMALL(new_size)) return resize_large_raw(h, p, new_size);
    if (SMALL(old_size) && SMALL(new_size) && raw_class(old_size) == raw_class(new_size)) return p;
    void *moved = fhheap_raw(h, new_size);
    if (!moved) return NULL;
    memcpy(moved, p, old_size < new_size ? old_size : new_size);
    fhheap_raw_free(h, p, old_size);
    return moved;
}

/* ---- the heap's life ---- */

int fhheap_init(FhHeap *h, const FhAlloc *alloc) {
    memset(h, 0, sizeof *h);
    h->alloc = alloc;
    h->new_rc = FH_RC_ONE;
    fhheap_enable_collector(h, true); /* sets the first goals */
    return fhheap_register_shape(h, 0, NULL);
}

void fhheap_close(FhHeap *h) {
    for (FhLarge *l = h->large, *next; l; l = next) {
        next = l->next;
        give_back(h, l, fhpages_large_size(l), FH_ALLOC_ALIGN);
    }
    for (int full = 0; full < 2; full++)
        for (FhBlock *b = h->blocks[full], *next; b; b = next) {
            next = b->next;
            block_free(h, b);
        }
    const FhAlloc *alloc = h->alloc;
    memset(h, 0, sizeof *h);
    h->alloc = alloc;
}
