/* The stock allocators but for the fixed buffer (allocator_fixed.c) and the one that looks for mistakes
 * (allocator_debug.c): system, page, arena, limited, counting, failing. */
#include "api/stock.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

#include "base/alloc.h"

#define PAGE          ((size_t)4096)
#define STATE_ALIGN   FH_ALLOC_ALIGN
#define LEAST_BLOCK   ((size_t)4096)
#define DEFAULT_BLOCK ((size_t)64 << 10)

/* ---- the common part ---- */

void *fhstock_new(const FhStockKind *kind, const fh_allocator *backing, fh_allocator face) {
    if (!backing) backing = fh_system_allocator();
    FhStock *s = backing->alloc(backing->context, kind->size, STATE_ALIGN);
    if (!s) return NULL;
    memset(s, 0, kind->size);
    s->face = face;
    s->face.context = s;
    s->kind = kind;
    s->backing = backing;
    return s;
}

static FhStock *stock_of(const fh_allocator *a) { return (FhStock *)(uintptr_t)a; }

fh_status fh_allocator_free(fh_allocator *a) {
    if (!a) return FH_OK;
    FhStock *s = stock_of(a);
    fh_status status = s->kind->close ? s->kind->close(s) : FH_OK;
    if (s->kind->size) fhstock_return(s, s, s->kind->size, STATE_ALIGN);
    return status;
}

void fh_allocator_read_stats(const fh_allocator *a, fh_allocator_stats *out) { *out = stock_of(a)->stats; }

/* ---- system ---- */

const fh_allocator *fh_system_allocator(void) { return (const fh_allocator *)&fhalloc_system; }

_Static_assert(sizeof(fh_allocator) == sizeof(FhAlloc) &&
                   offsetof(fh_allocator, context) == offsetof(FhAlloc, ctx),
               "one record under two names");

/* ---- pages of the operating system ---- */

static size_t in_pages(size_t size) { return size > SIZE_MAX - PAGE ? 0 : (size + PAGE - 1) & ~(PAGE - 1); }

/* A stricter alignment than a page: what is mapped too much goes back at once. */
static void *page_alloc(void *context, size_t size, size_t align) {
    (void)context;
    size_t bytes = in_pages(size), more = align > PAGE ? align : 0;
    if (!bytes || bytes > SIZE_MAX - more) return NULL;
    char *p = mmap(NULL, bytes + more, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) return NULL;
    if (!more) return p;
    size_t front = (align - ((uintptr_t)p & (align - 1))) & (align - 1);
    if (front) munmap(p, front);
    if (more - front) munmap(p + front + bytes, more - front);
    return p + front;
}

static void page_free(void *context, void *p, size_t size, size_t align) {
    (void)context, (void)align;
    if (p) munmap(p, in_pages(size));
}

static void *page_resize(void *context, void *p, size_t old_size, size_t new_size, size_t align) {
    size_t old_bytes = in_pages(old_size), bytes = in_pages(new_size);
    if (!bytes || align > PAGE) return NULL;
    if (bytes == old_bytes) return p;
#ifdef __linux__
    (void)context;
    void *moved = mremap(p, old_bytes, bytes, MREMAP_MAYMOVE);
    return moved == MAP_FAILED ? NULL : moved;
#else
    void *moved = page_alloc(context, new_size, align);
    if (!moved) return NULL;
    memcpy(moved, p, old_size < new_size ? old_size : new_size);
    page_free(context, p, old_size, align);
    return moved;
#endif
}

const fh_allocator *fh_page_allocator(void) {
    static const fh_allocator page = {page_alloc, page_resize, page_free, NULL};
    return &page;
}

/* ---- arena: bumps a pointer; all memory goes back at once ---- */

typedef struct Block {
    struct Block *older;
    size_t size, used; /* the record of the block included */
} Block;

typedef struct Arena {
    FhStock stock;
    Block *newest;
    size_t block_size;
} Arena;

static void *bump(Block *b, size_t size, size_t align) {
    if (!b) return NULL;
    uintptr_t from = (uintptr_t)b + b->used, at = (from + align - 1) & ~(uintptr_t)(align - 1);
    size_t lost = at - from;
    if (lost > b->size - b->used || size > b->size - b->used - lost) return NULL;
    b->used += lost + size;
    return (void *)at;
}

static Block *block_for(Arena *a, size_t size, size_t align) {
    size_t least = sizeof(Block) + (align > STATE_ALIGN ? align : STATE_ALIGN);
    if (size > SIZE_MAX - least) return NULL;
    size_t bytes = size + least > a->block_size ? size + least : a->block_size;
    Block *b = fhstock_ask(&a->stock, bytes, STATE_ALIGN);
    if (b) *b = (Block){a->newest, bytes, sizeof *b};
    return b;
}

static void *arena_alloc(void *context, size_t size, size_t align) {
    Arena *a = context;
    void *p = bump(a->newest, size, align);
    if (!p) {
        Block *b = block_for(a, size, align);
        if (!b) return fhstock_fail(&a->stock);
        a->newest = b;
        p = bump(b, size, align);
    }
    fhstock_took(&a->stock, size);
    return p;
}

static bool is_last(const Arena *a, const void *p, size_t size) {
    return a->newest && (const char *)p + size == (const char *)a->newest + a->newest->used;
}

static void arena_free(void *context, void *p, size_t size, size_t align) {
    Arena *a = context;
    (void)align;
    if (!p) return;
    if (is_last(a, p, size)) a->newest->used -= size;
    fhstock_gave(&a->stock, size);
}

/* In place where the block lies last or shrinks. */
static void *arena_resize(void *context, void *p, size_t old_size, size_t new_size, size_t align) {
    Arena *a = context;
    bool last = is_last(a, p, old_size);
    if (new_size <= old_size || (last && new_size - old_size <= a->newest->size - a->newest->used)) {
        if (last) a->newest->used += new_size - old_size;
        fhstock_resized(&a->stock, old_size, new_size);
        return p;
    }
    void *moved = arena_alloc(a, new_size, align);
    if (!moved) return NULL;
    memcpy(moved, p, old_size);
    arena_free(a, p, old_size, align);
    return moved;
}

static fh_status arena_close(FhStock *s) {
    Arena *a = (Arena *)s;
    for (Block *b = a->newest, *older; b; b = older) {
        older = b->older;
        fhstock_return(s, b, b->size, STATE_ALIGN);
    }
    a->newest = NULL;
    s->stats.live_blocks = s->stats.live_bytes = 0;
    return FH_OK;
}

fh_allocator *fh_arena_allocator_new(const fh_allocator *backing, size_t block_size) {
    static const FhStockKind kind = {sizeof(Arena), arena_close};
    Arena *a = fhstock_new(&kind, backing, (fh_allocator){arena_alloc, arena_resize, arena_free, NULL});
    if (!a) return NULL;
    a->block_size = !block_size ? DEFAULT_BLOCK : block_size < LEAST_BLOCK ? LEAST_BLOCK : block_size;
    return &a->stock.face;
}

void fh_arena_allocator_reset(fh_allocator *a) { arena_close(stock_of(a)); }

/* ---- counting, limited, failing: another allocator with a condition ---- */

typedef struct Gate {
    FhStock stock;
    size_t limit;     /* SIZE_MAX: none */
    uint64_t fail_at; /* 0: none */
    uint64_t asked;
    bool persistent;
} Gate;

static bool passes(Gate *g, size_t more) {
    size_t live = g->stock.stats.live_bytes;
    g->asked++;
    if (g->fail_at && (g->asked == g->fail_at || (g->persistent && g->asked > g->fail_at))) return false;
    return live <= g->limit && more <= g->limit - live;
}

static void *gate_alloc(void *context, size_t size, size_t align) {
    Gate *g = context;
    void *p = passes(g, size) ? fhstock_ask(&g->stock, size, align) : NULL;
    if (!p) return fhstock_fail(&g->stock);
    fhstock_took(&g->stock, size);
    return p;
}

static void *gate_resize(void *context, void *p, size_t old_size, size_t new_size, size_t align) {
    Gate *g = context;
    const fh_allocator *backing = g->stock.backing;
    if (new_size > old_size && !passes(g, new_size - old_size)) return fhstock_fail(&g->stock);
    void *moved = backing->resize(backing->context, p, old_size, new_size, align);
    if (!moved) return fhstock_fail(&g->stock);
    fhstock_resized(&g->stock, old_size, new_size);
    return moved;
}

static void gate_free(void *context, void *p, size_t size, size_t align) {
    Gate *g = context;
    if (!p) return;
    fhstock_gave(&g->stock, size);
    fhstock_return(&g->stock, p, size, align);
}

static fh_status gate_close(FhStock *s) { return s->stats.live_blocks ? FH_LEAK : FH_OK; }

static fh_allocator *gate_new(const fh_allocator *backing, size_t limit, uint64_t fail_at, bool persistent) {
    static const FhStockKind kind = {sizeof(Gate), gate_close};
    Gate *g = fhstock_new(&kind, backing, (fh_allocator){gate_alloc, gate_resize, gate_free, NULL});
    if (!g) return NULL;
    g->limit = limit;
    g->fail_at = fail_at;
    g->persistent = persistent;
    return &g->stock.face;
}

fh_allocator *fh_counting_allocator_new(const fh_allocator *backing) {
    return gate_new(backing, SIZE_MAX, 0, false);
}

fh_allocator *fh_limited_allocator_new(const fh_allocator *backing, size_t bytes) {
    return gate_new(backing, bytes, 0, false);
}

fh_allocator *fh_failing_allocator_new(const fh_allocator *backing, uint64_t n, int persistent) {
    return gate_new(backing, SIZE_MAX, n, persistent != 0);
}

void fh_failing_allocator_set(fh_allocator *a, uint64_t n, int persistent) {
    Gate *g = (Gate *)stock_of(a);
    g->asked = 0;
    g->fail_at = n;
    g->persistent = persistent != 0;
}
