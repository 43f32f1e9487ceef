/* How the heap is laid out; private to vm/memory.
 *
 *   block:  | page | page | page | … |                 2 to 256 pages of 4 KiB, from the allocator, aligned to a page
 *   page:   | cells … | FhPage | cells …           |   the header lies at a place that follows from the page's address,
 *                                                      so that headers spread over the cache sets
 *   large:  | FhLarge | cell at 8 mod 16           |   objects above FH_SMALL_MAX
 *           | FhLarge | pad | raw block at 0 mod 16 |   payloads above FH_SMALL_MAX
 *
 * So bit 3 of an object's address says whether it lies in a page. Free cells and fresh ones have shape 0.
 * A page is in one of three states: free (sort FH_SORTS, in its block's list), usable (in the ring of its class: at least
 * `link_at` free cells), or neither (almost full, or its free cells have been handed to heap->free_cells). */
#ifndef FH_MEMORY_PAGES_H
#define FH_MEMORY_PAGES_H

#include "memory/heap.h"

#define FH_PAGE_SIZE 4096u

/* Under AddressSanitizer every cell is a block of its own, so that it sees each misuse. */
#ifndef FH_SYSTEM_CELLS
#if defined(__SANITIZE_ADDRESS__)
#define FH_SYSTEM_CELLS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define FH_SYSTEM_CELLS 1
#endif
#endif
#endif
#ifndef FH_SYSTEM_CELLS
#define FH_SYSTEM_CELLS 0
#endif
#ifndef FH_DEEP
#define FH_DEEP 0
#endif

typedef struct FhBlock {
    struct FhBlock *next, *prev;   /* in heap->blocks */
    struct FhBlock *newer, *older; /* all blocks: the order in which the heap is walked */
    char *base;
    uint32_t npages, carved, nused; /* pages in all, ever used, in use */
    bool adopted;                   /* of an arena that ends: objects in it live on */
    struct FhPage *free_pages;
} FhBlock;

typedef struct FhPage {
    FhCell *free; /* cells freed since the last hand-over */
    struct FhPage *next, *prev;
    FhBlock *block;
    uint16_t nfree, link_at, capacity, cell_size;
    uint8_t sort : 3;
    bool manual : 1; /* manual code was in force when it was begun */
    bool usable : 1;
    bool dirty : 1;  /* it stands in heap->dirty */
    bool kept : 1;   /* raw, of an arena that ends: a payload could not be moved */
    uint16_t carved; /* where its cells end as yet; behind it, memory is as it was */
    uint16_t budget; /* not 0: it belongs to that budget, and the numbers mean something else: budget.h */
    uint16_t stamp;  /* heap->epoch when it was made dirty last */
    FhZone *zone;
    struct FhPage *next_dirty;
} FhPage;
_Static_assert(sizeof(FhPage) == 64, "the place of a page header is a multiple of 64");

typedef struct FhLarge {
    struct FhLarge *next, *prev;
    size_t
        size; /* of the whole block; the low bits hold the sort and whether it is dirty, the high ones the zone's number */
    struct FhLarge *next_dirty, *prev_dirty; /* heap->dirty_large */
} FhLarge;
#define FH_RAW_SMALL        (FH_SYSTEM_CELLS ? -1 : FH_SMALL_MAX)
#define FH_LARGE_DIRTY      4u
#define FH_LARGE_ZONE_SHIFT 48
#define FH_LARGE_CELL       sizeof(FhLarge)
#define FH_LARGE_RAW        48u
_Static_assert(sizeof(FhLarge) % 16 == 8, "large cells lie at 8 mod 16");

static inline bool fhpages_is_large(const void *o) { return ((uintptr_t)o & 8) != 0; }
static inline FhLarge *fhpages_large(const FhObj *o) { return (FhLarge *)((uintptr_t)o - FH_LARGE_CELL); }
static inline unsigned fhpages_large_sort(const FhLarge *l) { return l->size & 3; }
static inline size_t fhpages_large_size(const FhLarge *l) {
    return l->size & (((size_t)1 << FH_LARGE_ZONE_SHIFT) - 16);
}
/* The number of its zone, or the mark of its budget (budget.h). */
static inline uint32_t fhpages_large_mark(const FhLarge *l) {
    return (uint32_t)(l->size >> FH_LARGE_ZONE_SHIFT);
}
static inline uint32_t fhpages_large_zone(const FhLarge *l) {
    uint32_t mark = fhpages_large_mark(l);
    return mark & 0x8000u ? 0 : mark;
}

static inline FhPage *fhpages_page(const void *p) {
    uintptr_t a = (uintptr_t)p;
    return (FhPage *)((a & ~(uintptr_t)(FH_PAGE_SIZE - 1)) | (a >> 6 & (FH_PAGE_SIZE - 64)));
}
static inline char *fhpages_base(const FhPage *page) {
    return (char *)((uintptr_t)page & ~(uintptr_t)(FH_PAGE_SIZE - 1));
}
/* The cell at p or the next one behind it; NULL at the end of the page. Start with the page's base. */
static inline char *fhpages_cell_at(const FhPage *page, char *p) {
    char *header = (char *)page, *end = fhpages_base(page) + page->carved;
    if (p < header + 64 && p + page->cell_size > header) p = header + 64;
    return p + page->cell_size <= end ? p : NULL;
}

void fhpages_ask(FhHeap *h);                  /* tells the interpreter if a collection is due */
void fhpages_retire(FhHeap *h, FhPage *page); /* all its cells are free */
void fhpages_link(FhPage *page);
void fhpages_emptier(FhHeap *h, FhPage *page); /* as many of its cells are free as link_at or capacity says */

static inline void fhpages_free_cell(FhHeap *h, void *cell) {
    FhPage *page = fhpages_page(cell);
    FhCell *c = cell;
    c->header.shape = 0;
    c->next = page->free;
    page->free = c;
    unsigned n = ++page->nfree;
    if (FH_UNLIKELY(n == page->link_at) || FH_UNLIKELY(n == page->capacity)) fhpages_emptier(h, page);
}

/* Memory that may be taken and given back while the heap is being walked: it leaves all pages alone. */
void *fhpages_scratch(FhHeap *h, size_t size);
void fhpages_scratch_free(FhHeap *h, void *p, size_t size);

/* ---- the account: pages.c ---- */

/* Do limit and lock let so much more be taken? Notes what was refused. */
bool fhpages_within_limit(FhHeap *h, size_t more);
void fhpages_account(FhHeap *h, size_t more); /* so much more has been taken */
void *fhpages_take(FhHeap *h, size_t size, size_t align) FH_MUST_CHECK;
void fhpages_return(FhHeap *h, void *p, size_t size, size_t align);
void fhpages_failed(FhHeap *h);     /* an allocation has failed for good */
bool fhpages_trim_gives(FhHeap *h); /* memory has run out; true: some has come back */
void fhpages_grew(FhZone *z, size_t more);

/* ---- cells of pages: pages.c ---- */

#define FH_SORT_NONE        FH_SORTS /* of a free page */
#define FH_SMALL_CELL(size) (!FH_SYSTEM_CELLS && (size) <= FH_SMALL_MAX)
static inline size_t fhpages_class_of(size_t size) { return size <= 16 ? 1 : (size + 15) / 16; }
/* A cell where none is at hand. */
void *fhpages_refill(FhHeap *h, FhZone *z, unsigned sort, size_t class) FH_MUST_CHECK;
uint64_t fhpages_at_hand(const FhZone *z); /* cells that were handed out and have not been taken */
/* Every page that is in use, until fn says false. */
bool fhpages_each_page(FhZone *z, bool (*fn)(void *ctx, FhPage *page), void *ctx); /* walk.c */

/* ---- large.c ---- */

/* Data objects and their payloads, which a budget pays for, come with the zone heap->counted, all else with main. The cell or
 * raw block. */
void *fhlarge_new(FhHeap *h, FhZone *z, size_t size, unsigned sort) FH_MUST_CHECK;
void fhlarge_free(FhHeap *h, FhLarge *l);
/* The moved block, or NULL with everything as it was. total: with its header. */
FhLarge *fhlarge_resize(FhHeap *h, FhLarge *l, size_t total, bool pays) FH_MUST_CHECK;
/* With room for an eighth more than asked for, when growing. */
FhObj *fhlarge_resize_cell(FhHeap *h, FhObj *o, size_t new_size) FH_MUST_CHECK;
FhZone *fhlarge_zone(FhHeap *h, const FhLarge *l);
void fhlarge_leave(FhHeap *h, FhLarge *l); /* it is no longer the heap's, but for its memory */
void fhlarge_adopt(FhHeap *h, FhLarge *l, FhZone *to);

/* ---- large blocks that arenas have left: spare.c ---- */

bool fhspare_keep(FhHeap *h, FhLarge *l); /* l, which is in no list, is to go; false: it is to go at once */
FhLarge *fhspare_take(FhHeap *h, size_t size); /* one of about that size, still in heap->bytes; or NULL */
void fhspare_tick(FhHeap *h);                  /* time goes on: what nobody has wanted goes back bit by bit */
void fhspare_trim(FhHeap *h);                  /* all go back */

/* ---- for budgets ---- */

FhPage *fhpages_new(FhHeap *h, FhZone *z, unsigned sort, size_t cell_size) FH_MUST_CHECK; /* in no ring */
void fhpages_give_back(FhHeap *h, FhPage *page);      /* all its cells are free, and it is in no ring */
size_t fhpages_cell_size(size_t size, unsigned sort); /* of a small cell or raw block */
void fhpages_return_at_hand(FhHeap *h, FhZone *z);    /* the cells at hand go back to their pages */

/* ---- for arenas ---- */

bool fhpages_each(FhZone *z, bool containers_only, bool (*fn)(void *ctx, FhObj *o), void *ctx);
FhHeapCounts fhpages_count(FhZone *z);
void fhpages_close_zone(FhHeap *h, FhZone *z); /* gives back its blocks, whatever is in them */
size_t fhpages_used(FhZone *z);                /* bytes of cells and large blocks in use */
int fhpages_reserve(FhHeap *h, FhZone *z, size_t pages) FH_MUST_CHECK;
/* All pages of z end, but what lives on in blocks marked `adopted` goes to the zone `to`; likewise large blocks. */
void fhpages_empty_zone(FhHeap *h, FhZone *z, FhZone *to);
void fhpages_pool(FhHeap *h); /* gives some of the kept blocks back */
FhZone *fhpages_zone_of_raw(FhHeap *h, void *p, size_t size);
void *fhpages_raw_in(FhHeap *h, FhZone *z, size_t size) FH_MUST_CHECK;

static inline void fhpages_dirty(FhHeap *h, FhPage *page) {
    page->stamp = h->epoch;
    if (page->dirty) return;
    page->dirty = true;
    page->next_dirty = h->dirty;
    h->dirty = page;
}
/* The pages from whose cells at hand objects have been made since they were clean are dirty. */
void fhpages_look_at_hands(FhHeap *h);
void fhpages_dirty_large(FhHeap *h, FhLarge *l);
void fhpages_clean_large(FhHeap *h, FhLarge *l);
#if FH_DEEP
void fhpages_poison(FhObj *o);
#endif

static inline void fhpages_free_object(FhHeap *h, FhObj *o) {
#if FH_DEEP
    fhpages_poison(o);
#endif
    if (FH_UNLIKELY(fhpages_is_large(o)))
        fhlarge_free(h, fhpages_large(o));
    else
        fhpages_free_cell(h, o);
}

#endif
