/* The allocator inside a caller's byte array: a list of the free ranges in order of their addresses, joined with their
 * neighbours when they come back. What has an alignment of its own, which is the heap's pages, comes from the high end, all
 * else from the low one, so that neither cuts up the room that the other needs in one piece. What is allocated needs no
 * header, because sizes come back with `free`; all sizes are rounded up to 16, which is what a free range needs for its own
 * record.
 *
 *   buffer:  | pad | Fixed | range in use | free range | range in use | … | pad | */
#include "api/api.h"
#include "api/stock.h"

#include <stdint.h>
#include <string.h>

#define GRAIN ((size_t)16)

typedef struct Range {
    size_t size;
    struct Range *next; /* at a higher address */
} Range;
_Static_assert(sizeof(Range) <= GRAIN, "a free range has room for its record");

typedef struct Fixed {
    FhStock stock;
    Range *first;
    size_t total;
} Fixed;

static size_t rounded(size_t size) { return size > SIZE_MAX - GRAIN ? 0 : (size + GRAIN - 1) & ~(GRAIN - 1); }
static char *end_of(const Range *r) { return (char *)(uintptr_t)r + r->size; }

/* Takes `bytes` at `at`, which lie in the range *link leads to; what remains of it stays free. */
static void carve(Range **link, char *at, size_t bytes) {
    Range *r = *link, *next = r->next;
    char *end = end_of(r);
    size_t front = (size_t)(at - (char *)r);
    if (at + bytes < end) {
        Range *rest = (Range *)(at + bytes);
        *rest = (Range){(size_t)(end - (at + bytes)), next};
        next = rest;
    }
    if (front) {
        r->size = front;
        r->next = next;
    } else {
        *link = next;
    }
}

/* The lowest place. */
static Range **first_fit(Fixed *f, size_t bytes) {
    Range **link = &f->first;
    while (*link && (*link)->size < bytes) link = &(*link)->next;
    return link;
}

/* The highest place of that alignment in the range; NULL: there is none. */
static char *aligned_end(Range *r, size_t bytes, size_t align) {
    if (r->size < bytes) return NULL;
    uintptr_t at = ((uintptr_t)end_of(r) - bytes) & ~(uintptr_t)(align - 1);
    return at < (uintptr_t)r ? NULL : (char *)at;
}

/* The highest one of all. */
static Range **last_fit(Fixed *f, size_t bytes, size_t align) {
    Range **found = NULL;
    for (Range **link = &f->first; *link; link = &(*link)->next)
        if (aligned_end(*link, bytes, align)) found = link;
    return found;
}

static void *fixed_alloc(void *context, size_t size, size_t align) {
    Fixed *f = context;
    size_t bytes = rounded(size);
    if (!bytes) return fhstock_fail(&f->stock);
    Range **link = align > GRAIN ? last_fit(f, bytes, align) : first_fit(f, bytes);
    if (!link || !*link) return fhstock_fail(&f->stock);
    char *at = align > GRAIN ? aligned_end(*link, bytes, align) : (char *)*link;
    carve(link, at, bytes);
    fhstock_took(&f->stock, bytes);
    return at;
}

static void give_back(Fixed *f, char *at, size_t bytes) {
    Range **link = &f->first, *before = NULL;
    while (*link && (char *)*link < at) before = *link, link = &before->next;
    Range *r = (Range *)at, *next = *link;
    *r = (Range){bytes, next};
    *link = r;
    if (next && end_of(r) == (char *)next) *r = (Range){bytes + next->size, next->next};
    if (before && end_of(before) == at) *before = (Range){before->size + r->size, r->next};
}

static void fixed_free(void *context, void *p, size_t size, size_t align) {
    Fixed *f = context;
    (void)align;
    if (!p) return;
    give_back(f, p, rounded(size));
    fhstock_gave(&f->stock, rounded(size));
}

/* The free range that begins at `at`. */
static Range **range_at(Fixed *f, const char *at) {
    Range **link = &f->first;
    while (*link && (char *)*link < at) link = &(*link)->next;
    return *link && (char *)*link == at ? link : NULL;
}

static void *fixed_resize(void *context, void *p, size_t old_size, size_t new_size, size_t align) {
    Fixed *f = context;
    size_t had = rounded(old_size), bytes = rounded(new_size);
    if (!bytes) return fhstock_fail(&f->stock);
    if (bytes <= had) {
        if (bytes < had) give_back(f, (char *)p + bytes, had - bytes);
        fhstock_resized(&f->stock, had, bytes);
        return p;
    }
    Range **behind = range_at(f, (char *)p + had);
    if (behind && (*behind)->size >= bytes - had) {
        carve(behind, (char *)p + had, bytes - had);
        fhstock_resized(&f->stock, had, bytes);
        return p;
    }
    void *moved = fixed_alloc(f, new_size, align);
    if (!moved) return NULL;
    memcpy(moved, p, old_size);
    fixed_free(f, p, old_size, align);
    return moved;
}

static fh_status fixed_close(FhStock *s) { return s->stats.live_blocks ? FH_LEAK : FH_OK; }

fh_allocator *fh_fixed_allocator_new(void *buffer, size_t size) {
    static const FhStockKind kind = {0, fixed_close};
    uintptr_t low = ((uintptr_t)buffer + GRAIN - 1) & ~(uintptr_t)(GRAIN - 1);
    uintptr_t high = ((uintptr_t)buffer + size) & ~(uintptr_t)(GRAIN - 1);
    size_t head = rounded(sizeof(Fixed));
    if (!buffer || high <= low || high - low < head + GRAIN) return NULL;
    Fixed *f = (Fixed *)low;
    *f = (Fixed){.stock = {.face = {fixed_alloc, fixed_resize, fixed_free, f}, .kind = &kind},
                 .first = (Range *)(low + head),
                 .total = high - low - head};
    *f->first = (Range){f->total, NULL};
    return &f->stock.face;
}

static void *no_alloc(void *context, size_t size, size_t align) {
    return (void)context, (void)size, (void)align, NULL;
}
static void *no_resize(void *context, void *p, size_t old_size, size_t new_size, size_t align) {
    return (void)context, (void)p, (void)old_size, (void)new_size, (void)align, NULL;
}
static void no_free(void *context, void *p, size_t size, size_t align) {
    (void)context, (void)p, (void)size, (void)align;
}

/* The allocator lies in the buffer; with too few bytes for it, one that gives nothing. */
void fh_config_fixed_heap(fh_config *config, void *buffer, size_t size) {
    static const fh_allocator nothing = {no_alloc, no_resize, no_free, NULL};
    const fh_allocator *fixed = fh_fixed_allocator_new(buffer, size);
    if (!config) return;
    fh_config_allocator(config, fixed ? fixed : &nothing);
    config->fixed_bytes = size;
}
