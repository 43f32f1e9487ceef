/* The page heap: blocks, pages, cells, large blocks, and the account of what has been taken from the allocator.
 *
 * A class's cells at hand (heap->free_cells) are a list that only allocation consumes; freed cells go to their page's own
 * list, and the slow path of allocation takes over the whole list of the page at the head of the class's ring. So neither
 * side keeps a counter in step with the other, and a page whose cells are all free is known at once. */
#include "memory/pages.h"
#include <stdlib.h>
#include "memory/budget.h"
#include "memory/watch.h"

#define MIN_BLOCK_PAGES 2
#define MAX_BLOCK_PAGES 256
#define KEPT_PAGES      1024 /* free pages that are not returned at once, beside an eighth of those in use */
#define MAX_LENT        24
#define CARVED_AT_ONCE  1024
#define LENDER          6                  /* class of the first lender, where no class has cells yet */
#define KEPT_POOL       ((size_t)16 << 20) /* bytes of blocks of ended arenas that are kept */
#define SMALL_HEAP      ((size_t)4 << 20)  /* a collection costs next to nothing */
#define HUNT_SHARE      8                  /* pages of a vain search that a failure afterwards pays for */
#define HUNT_FREELY     64                 /* through so many a search costs nothing */
#define POOL_STEP       2                  /* blocks beyond them that go back at a time */

/* ---- the account ---- */

bool fhpages_within_limit(FhHeap *h, size_t more) {
    bool fits = !h->limit_bytes || (h->bytes <= h->limit_bytes && more <= h->limit_bytes - h->bytes);
    bool locked = h->lock && (h->bytes > h->locked_bytes || more > h->locked_bytes - h->bytes);
    h->refusal = locked ? FH_REFUSED_GROWTH : FH_REFUSED_NOT;
    h->refused_size = more;
    h->refused_shape = 0;
    return fits && !locked;
}

void fhpages_ask(FhHeap *h) {
    if (h->containers >= h->collect_at && h->attention)
        __atomic_fetch_or(h->attention, FH_HEAP_ATTENTION, __ATOMIC_RELAXED);
}

void fhpages_account(FhHeap *h, size_t more) {
    h->bytes += more;
    if (h->bytes > h->peak_bytes) h->peak_bytes = h->bytes;
    if (h->bytes < h->bytes_at || !h->collector_enabled) return;
    h->collect_at = 0;
    fhpages_ask(h);
}

void *fhpages_take(FhHeap *h, size_t size, size_t align) {
    if (FH_UNLIKELY(h->spare != NULL)) fhspare_tick(h);
    void *p = fhpages_within_limit(h, size) ? h->alloc->alloc(h->alloc->ctx, size, align) : NULL;
    if (p)
        fhpages_account(h, size);
    else if (h->containers && h->collector_enabled) { /* there may be garbage among them */
        h->collect_at = 0;
        fhpages_ask(h);
    }
    return p;
}

/* An allocation has failed for good. In a small heap garbage is looked for even if hardly anything has been made since. */
FH_COLD void fhpages_failed(FhHeap *h) {
    if (h->bytes >= SMALL_HEAP || !h->collector_enabled) return;
    h->collect_at = 0;
    fhpages_ask(h);
}

void fhpages_return(FhHeap *h, void *p, size_t size, size_t align) {
    h->hunted = 0;
    h->bytes -= size;
    h->alloc->free(h->alloc->ctx, p, size, align);
}

void *fhpages_scratch(FhHeap *h, size_t size) { return fhpages_take(h, size, FH_ALLOC_ALIGN); }

void fhpages_scratch_free(FhHeap *h, void *p, size_t size) { fhpages_return(h, p, size, FH_ALLOC_ALIGN); }

static void pool_trim(FhHeap *h, size_t keep, unsigned most);

/* Goes through the classes that have cells, or had some. */
#define EACH_CLASS(z, sort, class)                                                                           \
    for (uint64_t bits_ = (z)->classes[sort], class;                                                         \
         bits_ && (class = (uint64_t)__builtin_ctzll(bits_), true); bits_ &= bits_ - 1)

static void uses_class(FhZone *z, unsigned sort, size_t class) { z->classes[sort] |= (uint64_t)1 << class; }

uint64_t fhpages_at_hand(const FhZone *z) {
    uint64_t n = 0;
    for (int sort = 0; sort < FH_RAW; sort++) EACH_CLASS(z, sort, class)
    for (const FhCell *c = z->free_cells[sort][class]; c; c = c->next) n++;
    return n;
}

/* ---- which pages of main have new objects ---- */

static void look_at_hand(FhHeap *h, size_t class) {
    FhCell *clean = h->clean_hand[class], *now = h->main.free_cells[FH_CONTAINER][class];
    if (clean == now) return;
    if (clean) fhpages_dirty(h, fhpages_page(clean));
    h->clean_hand[class] = now;
}

void fhpages_look_at_hands(FhHeap *h) { EACH_CLASS(&h->main, FH_CONTAINER, class) look_at_hand(h, class); }

/* The page gives its cells away, all of which are free: first is the first. */
static void new_hand(FhHeap *h, const FhPage *page, FhCell *first) {
    size_t class = page->cell_size / 16;
    look_at_hand(h, class);
    h->clean_hand[class] = first;
}

/* No object is left on the page. */
static void forget_hand(FhHeap *h, const FhPage *page) {
    size_t class = page->cell_size / 16;
    FhCell *clean = h->clean_hand[class];
    if (clean && fhpages_page(clean) == page) h->clean_hand[class] = h->main.free_cells[FH_CONTAINER][class];
}

/* ---- blocks: z->blocks[0] those with free pages, z->blocks[1] full ones ---- */

static bool block_full(const FhBlock *b) { return b->nused == b->npages; }
static size_t block_bytes(const FhBlock *b) { return (size_t)b->npages * FH_PAGE_SIZE; }

static void block_unlink(FhZone *z, FhBlock *b, bool full) {
    if (b->prev)
        b->prev->next = b->next;
    else
        z->blocks[full] = b->next;
    if (b->next) b->next->prev = b->prev;
}

static void block_link(FhZone *z, FhBlock *b, bool full) {
    b->prev = NULL;
    b->next = z->blocks[full];
    if (b->next) b->next->prev = b;
    z->blocks[full] = b;
}

void fhpages_grew(FhZone *z, size_t more) {
    z->bytes += more;
    if (z->bytes > z->peak_bytes) z->peak_bytes = z->bytes;
}

static FhBlock *block_new(FhHeap *h, uint32_t npages) {
    FhBlock *b = fhpages_take(h, sizeof *b, FH_ALLOC_ALIGN);
    if (!b) return NULL;
    char *base = fhpages_take(h, (size_t)npages * FH_PAGE_SIZE, FH_PAGE_SIZE);
    if (!base) {
        fhpages_return(h, b, sizeof *b, FH_ALLOC_ALIGN);
        return NULL;
    }
    *b = (FhBlock){.base = base, .npages = npages};
    return b;
}

/* Pages that no longer exist leave the list of dirty ones. */
static void forget_dirty(FhHeap *h, const FhBlock *b) {
    for (FhPage **at = &h->dirty; *at;)
        if ((char *)*at >= b->base && (char *)*at < b->base + block_bytes(b))
            *at = (*at)->next_dirty;
        else
            at = &(*at)->next_dirty;
}

static void block_free(FhHeap *h, FhBlock *b) {
    if (h->dirty) forget_dirty(h, b);
    fhpages_return(h, b->base, block_bytes(b), FH_PAGE_SIZE);
    fhpages_return(h, b, sizeof *b, FH_ALLOC_ALIGN);
}

static void block_join(FhZone *z, FhBlock *b) {
    z->nfree_pages += b->npages - b->nused;
    z->nused_pages += b->nused;
    fhpages_grew(z, block_bytes(b));
    block_link(z, b, block_full(b));
    b->newer = NULL;
    b->older = z->newest_block;
    *(b->older ? &b->older->newer : &z->oldest_block) = b;
    z->newest_block = b;
}

static void block_leave(FhZone *z, FhBlock *b) {
    z->nfree_pages -= b->npages - b->nused;
    z->nused_pages -= b->nused;
    z->bytes -= block_bytes(b);
    block_unlink(z, b, block_full(b));
    *(b->older ? &b->older->newer : &z->oldest_block) = b->newer;
    *(b->newer ? &b->newer->older : &z->newest_block) = b->older;
}

/* An eighth of what there is, so that a small heap stays small and a large one asks the allocator rarely. In a tight one
 * each page is a block, which goes back alone. */
static FhBlock *main_grow(FhHeap *h) {
    FhBlock *left = h->pool;
    if (left) {
        h->pool = left->next;
        h->pool_bytes -= block_bytes(left);
        return left;
    }
    if (h->tight || fhheap_is_scarce(h)) return block_new(h, 1);
    size_t npages = MIN_BLOCK_PAGES;
    while (npages < MAX_BLOCK_PAGES && npages < h->main.nused_pages / 8) npages *= 2;
    FhBlock *b = block_new(h, (uint32_t)npages);
    if (!b && npages > MIN_BLOCK_PAGES) b = block_new(h, MIN_BLOCK_PAGES);
    return b;
}

/* A quarter of what the budget has left at most. */
static FhBlock *paid_block(FhHeap *h, FhZone *z) {
    size_t left = fhbudget_left(h, z->budget) / FH_PAGE_SIZE / 4,
           pages = z->block_pages < left ? z->block_pages : left;
    if (pages < MIN_BLOCK_PAGES) pages = MIN_BLOCK_PAGES;
    if (!fhbudget_arena_may_grow(h, z->budget, pages * FH_PAGE_SIZE)) return NULL;
    if (z->block_pages < MAX_BLOCK_PAGES) z->block_pages *= 2;
    return block_new(h, (uint32_t)pages);
}

/* An empty block of the counted objects leaves them. */
static FhBlock *main_gives(FhHeap *h, FhBlock *idle) {
    block_leave(&h->main, idle);
    if (h->dirty) forget_dirty(h, idle);
    idle->carved = 0;
    idle->free_pages = NULL;
    return idle;
}

/* Instead of the block that the home outside has taken over: one that it has done with, or a new one. */
static FhBlock *fixed_grow(FhHeap *h, const FhZone *z) {
    uint32_t pages = (uint32_t)(z->capacity / FH_PAGE_SIZE);
    for (FhBlock *b = z->oldest_block ? NULL : h->main.blocks[0]; b; b = b->next)
        if (!b->nused && b->npages == pages) return main_gives(h, b);
    return z->oldest_block ? NULL : block_new(h, pages);
}

/* A block that another arena has left, else one that the counted objects do not use, else a new one: each is twice as
 * large as the one before. A fixed arena has the block that it was made with, or a new one for it where the home outside has
 * taken that over. */
static FhBlock *arena_grow(FhHeap *h, FhZone *z) {
    if (z->capacity) return fixed_grow(h, z);
    if (z->budget) return paid_block(h, z);
    FhBlock *b = h->pool, *idle = h->main.blocks[0];
    if (b) {
        h->pool = b->next;
        h->pool_bytes -= block_bytes(b);
        return b;
    }
    if (idle && !idle->nused && h->main.nfree_pages > idle->npages) return main_gives(h, idle);
    b = block_new(h, (uint32_t)z->block_pages);
    if (!b && z->block_pages > MIN_BLOCK_PAGES) b = block_new(h, MIN_BLOCK_PAGES);
    if (b && z->block_pages < MAX_BLOCK_PAGES) z->block_pages *= 2;
    return b;
}

static FhBlock *block_grow(FhHeap *h, FhZone *z) {
    FhBlock *b = z->number ? arena_grow(h, z) : main_grow(h);
    if (b) block_join(z, b);
    return b;
}

/* Empty blocks go back unless they are the reserve. */
static void block_release_if_empty(FhHeap *h, FhZone *z, FhBlock *b, size_t reserve) {
    if (z->number || b->nused || z->nfree_pages - b->npages < reserve) return;
    block_leave(z, b);
    block_free(h, b);
}

static void pool_trim(FhHeap *h, size_t keep, unsigned most) {
    while (h->pool && h->pool_bytes > keep && most-- > 0) {
        FhBlock *b = h->pool;
        h->pool = b->next;
        h->pool_bytes -= block_bytes(b);
        block_free(h, b);
    }
}

int fhpages_reserve(FhHeap *h, FhZone *z, size_t pages) {
    FhBlock *b = block_new(h, (uint32_t)pages);
    if (!b) return -1;
    block_join(z, b);
    return 0;
}

/* A fixed arena keeps its block, all of whose pages are free again. */
static void fixed_again(FhZone *z) {
    FhBlock *full = z->blocks[1];
    z->blocks[1] = NULL;
    while (full) {
        FhBlock *next = full->next;
        block_link(z, full, false);
        full = next;
    }
    z->nfree_pages += z->nused_pages;
    z->nused_pages = 0;
}

/* Where the next cell is to be made; NULL: the page is full of them. */
static char *next_cell(const FhPage *page) {
    char *p = fhpages_base(page) + page->carved, *header = (char *)page;
    if (p < header + 64 && p + page->cell_size > header) p = header + 64;
    return p + page->cell_size <= fhpages_base(page) + FH_PAGE_SIZE ? p : NULL;
}

/* Links the cells from p on that end before `limit` to the list; gives its end. */
static FhCell **link_cells(FhPage *page, FhCell **end, char *p, const char *limit) {
    const size_t size = page->cell_size;
    if (p + size > limit) return end;
    size_t n = 0;
    FhCell *c = (FhCell *)p;
    *end = c;
    for (;; n++) {
        char *next = p + size;
        c = (FhCell *)p;
        c->header = (FhObj){0, 0};
        p = next;
        if (next + size > limit) break;
        c->next = (FhCell *)next;
    }
    end = &c->next;
    n++;
    page->carved = (uint16_t)(p - fhpages_base(page));
    page->capacity = (uint16_t)(page->capacity + n);
    page->nfree = (uint16_t)(page->nfree + n);
    return end;
}

/* Makes more cells in a page, up to `limit`; gives the end of the list, to which they have been linked. The same cells as
 * fhpages_cell_at finds: those in front of the page header, then those behind it. */
static FhCell **carve(FhPage *page, FhCell **end, char *limit) {
    char *header = (char *)page, *p = fhpages_base(page) + page->carved;
    if (p + page->cell_size <= header) {
        end = link_cells(page, end, p, limit < header ? limit : header);
        p = fhpages_base(page) + page->carved;
    }
    if (p < header + 64 && p + page->cell_size > header) p = header + 64;
    return p < limit ? link_cells(page, end, p, limit) : end;
}

static void begin_page(FhPage *page, unsigned sort, size_t cell_size) {
    unsigned cells = (unsigned)((FH_PAGE_SIZE - 64) / cell_size);
    page->sort = (uint8_t)sort;
    page->cell_size = (uint16_t)cell_size;
    page->usable = false;
    page->free = NULL;
    page->nfree = page->capacity = page->carved = 0;
    page->link_at = (uint16_t)(cells < 16 ? 1 : cells > 64 ? 8 : cells / 8);
}

static void fill_with_cells(FhPage *page, FhCell **end) {
    *carve(page, end, fhpages_base(page) + FH_PAGE_SIZE) = NULL;
    page->carved = FH_PAGE_SIZE;
}

/* The pages of a block of an ended arena in which something lives on become pages of the zone `to`; what does not live
 * goes to their free cells. The others become free pages of the block. */
static void adopt_block(FhHeap *h, FhBlock *b, FhZone *to) {
    b->free_pages = NULL;
    b->nused = 0;
    for (uint32_t i = b->carved; i-- > 0;) {
        FhPage *page = fhpages_page(b->base + (size_t)i * FH_PAGE_SIZE);
        unsigned live = 0;
        FhCell **end = &page->free;
        uint16_t nfree = 0;
        char *p = page->sort < FH_RAW ? fhpages_base(page) : NULL;
        for (; p && (p = fhpages_cell_at(page, p)) != NULL; p += page->cell_size) {
            FhObj *o = (FhObj *)p;
            if (o->shape && (to->number ? fh_in_arena(o) && fh_arena_of(o) == to->number : o->rc >= 0)) {
                live++;
                continue;
            }
#if FH_DEEP
            fhpages_poison(o);
#endif
            o->shape = 0;
            *end = (FhCell *)p;
            end = &((FhCell *)p)->next;
            nfree++;
        }
        if (page->sort == FH_RAW && page->kept) live = 1, nfree = 0;
        *end = NULL;
        if (live && page->sort < FH_RAW) { /* the cells that were not made yet are free, too */
            page->nfree = 0;
            fill_with_cells(page, end);
            nfree = (uint16_t)(nfree + page->nfree);
        }
        if (!live) {
            page->sort = FH_SORT_NONE;
            page->next = b->free_pages;
            b->free_pages = page;
            continue;
        }
        b->nused++;
        page->nfree = nfree;
        page->kept = false;
        page->usable = false;
        page->zone = to;
        uses_class(to, page->sort, page->cell_size / 16);
        if (page->sort == FH_CONTAINER && !to->number) h->containers += live;
        if (nfree >= page->link_at) fhpages_link(page);
    }
}

void fhpages_pool(FhHeap *h) {
    pool_trim(h, KEPT_POOL, POOL_STEP);
    if (FH_UNLIKELY(h->spare != NULL)) fhspare_tick(h);
}

/* The blocks of an arena whose objects have ended go to the pool, but those that `kept` wants, to the zone `to`. */
void fhpages_empty_zone(FhHeap *h, FhZone *z, FhZone *to) {
    h->handed -= fhpages_at_hand(z);
    for (int full = 0; full < 2; full++)
        for (FhBlock *b = z->blocks[full], *next; b; b = next) {
            next = b->next;
            if (!b->adopted) continue;
            block_leave(z, b);
            b->adopted = false;
            adopt_block(h, b, to);
            block_join(to, b);
        }
    for (FhPage **at = &h->dirty; *at;) /* what was on them has moved */
        if ((*at)->zone == z) {
            (*at)->dirty = false;
            *at = (*at)->next_dirty;
        } else {
            at = &(*at)->next_dirty;
        }
    for (int full = 0; full < 2; full++)
        for (FhBlock *b = z->blocks[full], *next; b; b = next) {
            next = b->next;
#if FH_DEEP
            memset(b->base, 0xDD, (size_t)b->carved * FH_PAGE_SIZE);
            for (uint32_t i = 0; i < b->carved; i++)
                for (char *p = b->base + (size_t)i * FH_PAGE_SIZE, *e = p + FH_PAGE_SIZE; p < e; p += 16)
                    ((FhObj *)p)->shape = 0;
#endif
            b->carved = b->nused = 0;
            b->free_pages = NULL;
            if (z->capacity) continue;
            b->next = h->pool;
            h->pool = b;
            h->pool_bytes += block_bytes(b);
        }
    for (int sort = 0; sort < FH_SORTS; sort++) {
        EACH_CLASS(z, sort, class) {
            z->free_cells[sort][class] = NULL;
            z->usable[sort][class] = NULL;
            z->fresh[sort][class] = NULL;
            z->lent[sort][class] = 0;
        }
        z->classes[sort] = 0;
    }
    if (!z->capacity) {
        z->blocks[0] = z->blocks[1] = z->oldest_block = z->newest_block = NULL;
        z->bytes = z->nused_pages = z->nfree_pages = 0;
    } else {
        fixed_again(z);
        if (!z->oldest_block) (void)block_grow(h, z); /* if that fails, the next object tries again */
    }
    for (FhLarge *l = z->large, *next; l; l = next) {
        next = l->next;
        fhlarge_leave(h, l);
        if (!fhspare_keep(h, l)) fhpages_return(h, l, fhpages_large_size(l), FH_ALLOC_ALIGN);
    }
    fhpages_pool(h);
}

/* ---- pages ---- */

static FhPage *page_take(FhHeap *h, FhZone *z) {
    FhBlock *b = z->blocks[0];
    if (!b && !(b = block_grow(h, z))) return NULL;
    FhPage *page = b->free_pages;
    if (page) {
        b->free_pages = page->next;
    } else {
        page = fhpages_page(b->base + (size_t)b->carved++ * FH_PAGE_SIZE);
        page->dirty = false;
    }
    page->kept = false;
    page->budget = 0;
    b->nused++;
    z->nused_pages++;
    z->nfree_pages--;
    if (block_full(b)) {
        block_unlink(z, b, false);
        block_link(z, b, true);
    }
    page->block = b;
    page->zone = z;
    return page;
}

/* The container cells of a page, as they count towards the next collection. What manual code makes is freed, or a leak, or
 * dies with what it stands in: there is little garbage to be found, in proportion. */
static size_t garbage_in(const FhPage *page) { return page->manual ? page->capacity / 8 : page->capacity; }

static void page_give_back(FhHeap *h, FhPage *page, size_t reserve) {
    h->hunted = 0;
    FhBlock *b = page->block;
    FhZone *z = page->zone;
    if (block_full(b)) {
        block_unlink(z, b, true);
        block_link(z, b, false);
    }
    if (h->narenas && !z->number && page->sort == FH_CONTAINER) forget_hand(h, page);
    if (!z->number && page->sort == FH_CONTAINER && !h->collect_every) {
        size_t n = garbage_in(page);
        h->containers -= h->containers < n ? h->containers : n;
    }
    page->sort = FH_SORT_NONE;
    page->next = b->free_pages;
    b->free_pages = page;
    b->nused--;
    z->nused_pages--;
    z->nfree_pages++;
    block_release_if_empty(h, z, b, reserve);
}

/* Less under a limit: the compiler, and large blocks, cannot use free pages. */
static size_t usual_reserve(const FhHeap *h) {
    size_t most = h->limit_bytes ? h->limit_bytes / FH_PAGE_SIZE / 32 : KEPT_PAGES;
    return (most < KEPT_PAGES ? most : KEPT_PAGES) + h->main.nused_pages / 8;
}

static FhPage *page_new(FhHeap *h, FhZone *z, unsigned sort, size_t cell_size) {
    FhPage *page = page_take(h, z);
    if (!page) return NULL;
    begin_page(page, sort, cell_size);
    uses_class(z, sort, cell_size / 16);
    fill_with_cells(page, &page->free);
    page->manual = h->new_rc >= 0 && (h->new_rc & FH_RC_PROVISIONAL);
    if (!z->number && sort == FH_CONTAINER && !h->collect_every) {
        h->containers += garbage_in(page);
        fhpages_ask(h);
    }
    return page;
}

void fhpages_link(FhPage *page) {
    FhPage **ring = &page->zone->usable[page->sort][page->cell_size / 16], *first = *ring;
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

static void unlink_page(FhPage *page) {
    FhPage **ring = &page->zone->usable[page->sort][page->cell_size / 16];
    page->usable = false;
    page->next->prev = page->prev;
    page->prev->next = page->next;
    if (*ring == page) *ring = page->next == page ? NULL : page->next;
}

/* The only usable page of a class stays, so that a program that allocates and frees at a page's edge does not pay. */
void fhpages_retire(FhHeap *h, FhPage *page) {
    if (FH_UNLIKELY(page->budget != 0)) {
        fhbudget_cell_freed(h, page);
        return;
    }
    if (page->next == page || page->zone->number) return; /* an arena gives all back at once */
    unlink_page(page);
    page_give_back(h, page, usual_reserve(h));
}

FH_COLD void fhpages_emptier(FhHeap *h, FhPage *page) {
    if (page->nfree == page->link_at) fhpages_link(page);
    if (page->nfree == page->capacity) fhpages_retire(h, page);
}

static size_t cells_of(const FhPage *page) {
    size_t front = (size_t)((const char *)page - fhpages_base(page));
    return front / page->cell_size + (FH_PAGE_SIZE - front - sizeof *page) / page->cell_size;
}

FhPage *fhpages_new(FhHeap *h, FhZone *z, unsigned sort, size_t cell_size) {
    return page_new(h, z, sort, cell_size);
}
void fhpages_give_back(FhHeap *h, FhPage *page) {
    page->nfree = page->capacity = (uint16_t)cells_of(page);
    page_give_back(h, page, usual_reserve(h));
}

/* ---- trimming ---- */

static void release_empty_pages(FhHeap *h, FhZone *z) {
    for (int sort = 0; sort < FH_SORTS; sort++)
        for (int class = 1; class <= FH_CLASSES; class ++) {
            FhPage *page = z->usable[sort][class];
            for (FhPage *last = page ? page->prev : NULL, *next; page; page = page == last ? NULL : next) {
                next = page->next;
                if (page->nfree != page->capacity) continue;
                unlink_page(page);
                page_give_back(h, page, SIZE_MAX);
            }
        }
}

static void return_cells_at_hand(FhHeap *h, FhZone *z) {
    h->handed -= fhpages_at_hand(z);
    if (h->narenas) fhpages_look_at_hands(h);
    memset(h->clean_hand, 0, sizeof h->clean_hand);
    for (int sort = 0; sort < FH_SORTS; sort++)
        for (int class = 1; class <= FH_CLASSES; class ++) {
            FhCell *c = z->free_cells[sort][class];
            z->free_cells[sort][class] = NULL;
            for (FhCell *next; c; c = next) {
                next = c->next;
                fhpages_free_cell(h, c);
            }
        }
}

void fhpages_return_at_hand(FhHeap *h, FhZone *z) { return_cells_at_hand(h, z); }

void fhheap_trim(FhHeap *h) {
    return_cells_at_hand(h, &h->main);
    release_empty_pages(h, &h->main);
    for (FhBlock *b = h->main.blocks[0], *next; b; b = next) {
        next = b->next;
        block_release_if_empty(h, &h->main, b, 0);
    }
    pool_trim(h, 0, UINT32_MAX);
    fhspare_trim(h);
}

/* ---- cells ---- */

typedef struct Search {
    unsigned sort;
    size_t cell_size;
    FhPage *found;
} Search;

/* The smallest cells that are large enough. */
static bool has_free_cell(void *ctx, FhPage *page) {
    Search *s = ctx;
    if (page->sort != s->sort || page->cell_size < s->cell_size || !page->nfree || page->budget) return true;
    if (s->found && s->found->cell_size <= page->cell_size) return true;
    s->found = page;
    return page->cell_size != s->cell_size;
}

/* Memory has run out: what empty pages of other classes, almost full pages of this one and any of larger cells still hold. A search that finds
 * nothing is paid for by the failures after it, so that unwinding a deep stack without memory takes no quadratic time. */
FH_COLD static FhPage *last_resort(FhHeap *h, FhZone *z, unsigned sort, size_t cell_size) {
    if (h->hunted > HUNT_SHARE) {
        h->hunted -= HUNT_SHARE;
        return NULL;
    }
    return_cells_at_hand(h, z); /* a class that is in no use any more holds a page by them */
    release_empty_pages(h, z);
    pool_trim(h, 0, UINT32_MAX);
    fhspare_trim(h);
    FhPage *page = z->blocks[0] || !z->capacity ? page_new(h, z, sort, cell_size) : NULL;
    if (page) return page;
    Search search = {sort, cell_size, NULL};
    fhpages_each_page(z, has_free_cell, &search);
    if (!search.found && z->nused_pages > HUNT_FREELY) h->hunted = z->nused_pages;
    return search.found;
}

/* Where collections are counted cell by cell, or each is told of, cells are handed out one by one. */
static bool singly(const FhHeap *h) { return h->collect_every || h->tell; }

FH_COLD static void *one_cell(FhHeap *h, FhPage *page) {
    FhCell *c = page->free;
    if (!c) return NULL;
    if (page->sort != FH_RAW) h->handed++;
    page->free = c->next;
    if (--page->nfree < page->link_at && page->usable) unlink_page(page);
    if (page->sort == FH_CONTAINER && !page->zone->number && h->collect_every) h->containers++;
    if (h->narenas && !page->zone->number) fhpages_dirty(h, page);
    fhpages_ask(h);
    return c;
}

/* All free cells of a page. What is made in them while an arena exists may refer into it. */
static FhCell *take_over(FhHeap *h, FhPage *page) {
    FhCell *c = page->free;
    if (page->sort != FH_RAW) h->handed += page->nfree;
    if (page->usable) unlink_page(page);
    page->free = NULL;
    page->nfree = 0;
    if (h->narenas && page->sort == FH_CONTAINER && !page->zone->number) new_hand(h, page, c);
    return c;
}

/* The first of a list of cells; the rest are the ones at hand. */
static void *first_of(FhZone *z, unsigned sort, size_t class, FhCell *c) {
    if (c) z->free_cells[sort][class] = c->next;
    return c;
}

/* The first cells of a class come from larger ones that have some to spare, so that a heap with a few objects of each of
 * many sizes stays small; so do others where a page is too much. The page of a cell says what size it has, whatever it was asked for. */
static void *borrow(FhHeap *h, FhZone *z, unsigned sort, size_t class) {
    bool lends = z->lent[sort][class] < MAX_LENT;
    if (!lends && !fhheap_is_scarce(h)) return NULL;
    z->lent[sort][class] = (uint8_t)(z->lent[sort][class] + lends);
    uses_class(z, sort, class);
    for (size_t larger = class + 1; larger <= FH_CLASSES; larger++) {
        FhCell *c = z->free_cells[sort][larger];
        if (!c && z->usable[sort][larger]) c = take_over(h, z->usable[sort][larger]);
        if (c) return first_of(z, sort, larger, c);
    }
    FhPage *page = lends && class < LENDER ? page_new(h, z, sort, LENDER * 16) : NULL;
    return page ? first_of(z, sort, LENDER, take_over(h, page)) : NULL;
}

/* The next cells of a growing arena's page: a few at first, so that a small arena touches little memory, then the rest. */
static void *carve_some(FhHeap *h, FhZone *z, unsigned sort, size_t class) {
    FhPage *page = z->fresh[sort][class];
    FhCell *first = NULL;
    if (!page || !next_cell(page)) {
        if (!(page = page_take(h, z))) return NULL;
        begin_page(page, sort, class * 16);
        uses_class(z, sort, class);
        z->fresh[sort][class] = page;
    }
    size_t at_once = class * 16 * 4 > CARVED_AT_ONCE ? class * 16 * 4 : CARVED_AT_ONCE;
    char *end = fhpages_base(page) + FH_PAGE_SIZE, *limit = page->carved ? end : next_cell(page) + at_once;
    if (FH_UNLIKELY(h->tell != NULL)) limit = next_cell(page) + class * 16;
    size_t before = page->nfree;
    *carve(page, &first, limit < end ? limit : end) = NULL;
    if (sort != FH_RAW) h->handed += page->nfree - before;
    page->nfree = (uint16_t)before;
    return first_of(z, sort, class, first);
}

/* In a tight heap the one at the highest address, so that the others become empty and large blocks find room. */
static FhPage *usable_page(const FhHeap *h, FhPage *ring) {
    if (!ring || FH_LIKELY(!h->tight)) return ring;
    FhPage *highest = ring;
    for (FhPage *page = ring->next; page != ring; page = page->next)
        if (page > highest) highest = page;
    return highest;
}

/* The first of the cells that a page of the class gives up. */
void *fhpages_refill(FhHeap *h, FhZone *z, unsigned sort, size_t class) {
    FhPage *page = usable_page(h, z->usable[sort][class]);
    if (!page && z->number && !z->capacity) {
        void *carved = carve_some(h, z, sort, class);
        if (carved) return carved;
    } else if (!page && !singly(h)) {
        void *lent = borrow(h, z, sort, class);
        if (lent) return lent;
    }
    bool linked = page != NULL;
    if (!page && !(page = page_new(h, z, sort, class * 16)) && !(page = last_resort(h, z, sort, class * 16)))
        return fhpages_failed(h), NULL;
    if (FH_UNLIKELY(singly(h))) {
        if (!linked && page->nfree >= page->link_at) fhpages_link(page);
        return one_cell(h, page);
    }
    return first_of(z, sort, page->cell_size / 16, take_over(h, page));
}

FH_COLD bool fhpages_trim_gives(FhHeap *h) {
    size_t before = h->bytes;
    fhheap_trim(h);
    return h->bytes < before;
}

static FhObj *cell_slow(FhHeap *h, FhZone *z, size_t size, bool container) {
    bool pays = z == h->counted || h->lock == FH_LOCK_ALL;
    if (FH_UNLIKELY(h->guarded) && FH_SMALL_CELL(size) && pays)
        return fhbudget_take(h, size, container, z != &h->main);
    if (FH_SMALL_CELL(size)) return fhpages_refill(h, z, container, fhpages_class_of(size));
    FhObj *o = fhlarge_new(h, z, size, container);
    if (!o) return NULL;
    o->shape = 0;
    h->handed++;
    if (container && !z->number) h->containers++;
    fhpages_ask(h);
    return o;
}

FhObj *fhheap_cell_slow(FhHeap *h, FhZone *z, size_t size, bool container, uint32_t shape, int32_t rc) {
    FhObj *o = cell_slow(h, z, size, container);
    if (FH_UNLIKELY(h->tell != NULL) && o) fhwatch_made(h, o, shape, rc);
    return o;
}

void fhheap_cell_free(FhHeap *h, FhObj *o, size_t size, bool container) {
    (void)size;
    (void)container;
    if (FH_UNLIKELY(h->tell != NULL)) fhwatch_freed(h, o);
    fhpages_free_object(h, o);
}

size_t fhheap_cell_size(const FhObj *o) {
    if (FH_UNLIKELY(o->rc == FH_RC_STATIC)) return FH_STATIC_CELL;
    if (fhpages_is_large(o)) return fhpages_large_size(fhpages_large(o)) - FH_LARGE_CELL;
    return fhpages_page(o)->cell_size;
}

FhObj *fhheap_cell_resize(FhHeap *h, FhObj *o, size_t old_size, size_t new_size, bool container) {
    bool large = fhpages_is_large(o);
    if (large && !FH_SMALL_CELL(new_size)) return fhlarge_resize_cell(h, o, new_size);
    if (!large && FH_SMALL_CELL(new_size) && fhpages_class_of(new_size) * 16 == fhpages_page(o)->cell_size)
        return o;
    FhZone *z = large ? fhlarge_zone(h, fhpages_large(o)) : fhpages_page(o)->zone;
    if (z == &h->main) z = h->counted;
    FhObj *moved = fhheap_cell_in(h, z, new_size, o->shape, container, FH_RC_ONE);
    if (!moved) return NULL;
    memcpy(moved, o, old_size < new_size ? old_size : new_size);
    if (FH_UNLIKELY(h->tell != NULL)) fhwatch_freed(h, o);
    fhpages_free_object(h, o);
    return moved;
}

#if FH_DEEP
void fhpages_poison(FhObj *o) {
    size_t size = fhheap_cell_size(o);
    if (size > sizeof(FhCell)) memset((char *)o + sizeof(FhCell), 0xDD, size - sizeof(FhCell));
}
#endif

/* ---- the heap's life ---- */

void fhheap_be_tight(FhHeap *h, size_t bytes) { h->tight = bytes <= SMALL_HEAP; }

int fhheap_init(FhHeap *h, const FhAlloc *alloc) {
    memset(h, 0, sizeof *h);
    h->alloc = alloc;
    h->new_rc = FH_RC_ONE;
    h->force_rc = FH_RC_NOBODY;
    h->data = h->counted = &h->main;
    h->raw_small = FH_RAW_SMALL;
    fhheap_enable_collector(h, true); /* sets the first goals */
    return fhheap_register_shape(h, 0, NULL);
}

void fhpages_close_zone(FhHeap *h, FhZone *z) {
    for (FhLarge *l = z->large, *next; l; l = next) {
        next = l->next;
        fhpages_return(h, l, fhpages_large_size(l), FH_ALLOC_ALIGN);
    }
    z->large = z->last_large = NULL;
    for (int full = 0; full < 2; full++)
        for (FhBlock *b = z->blocks[full], *next; b; b = next) {
            next = b->next;
            block_free(h, b);
        }
}

void fhheap_close(FhHeap *h) {
    h->dirty = NULL;
    for (uint32_t i = 0; i < h->arena_capacity; i++)
        if (h->arenas[i]) fhpages_close_zone(h, fharena_zone(h->arenas[i]));
    pool_trim(h, 0, UINT32_MAX);
    fhspare_trim(h);
    fhheap_open_reserve(h);
    fhheap_unlock(h);
    fhbudgets_free(h);
    fhwatch_free(h);
    fhpages_close_zone(h, &h->main); /* with the records of the arenas */
    const FhAlloc *alloc = h->alloc;
    memset(h, 0, sizeof *h);
    h->alloc = alloc;
}
