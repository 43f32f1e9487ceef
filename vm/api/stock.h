/* What the stock allocators share. A stock allocator with state begins with a Stock, whose `face` is what the host holds;
 * its context is the state itself. */
#ifndef FH_API_STOCK_H
#define FH_API_STOCK_H

#include <stdbool.h>

#include "freehold.h"

typedef struct FhStock {
    fh_allocator face; /* must be first */
    const struct FhStockKind *kind;
    const fh_allocator *backing; /* NULL: a fixed buffer */
    fh_allocator_stats stats;
} FhStock;

typedef struct FhStockKind {
    size_t size;                    /* of the state, which the backing allocator gave; 0: it gave none */
    fh_status (*close)(FhStock *s); /* gives back what the state holds; NULL: nothing */
} FhStockKind;

/* The state, zeroed but for the common part; NULL: no memory. */
void *fhstock_new(const FhStockKind *kind, const fh_allocator *backing, fh_allocator face);

static inline void fhstock_took(FhStock *s, size_t size) {
    s->stats.allocations++;
    s->stats.live_blocks++;
    s->stats.live_bytes += size;
    if (s->stats.live_bytes > s->stats.peak_bytes) s->stats.peak_bytes = s->stats.live_bytes;
}
static inline void fhstock_gave(FhStock *s, size_t size) {
    s->stats.frees++;
    s->stats.live_blocks--;
    s->stats.live_bytes -= size;
}
static inline void fhstock_resized(FhStock *s, size_t old_size, size_t new_size) {
    s->stats.resizes++;
    s->stats.live_bytes += new_size - old_size;
    if (s->stats.live_bytes > s->stats.peak_bytes) s->stats.peak_bytes = s->stats.live_bytes;
}
static inline void *fhstock_fail(FhStock *s) {
    s->stats.failures++;
    return NULL;
}

static inline void *fhstock_ask(const FhStock *s, size_t size, size_t align) {
    return s->backing->alloc(s->backing->context, size, align);
}
static inline void fhstock_return(const FhStock *s, void *p, size_t size, size_t align) {
    s->backing->free(s->backing->context, p, size, align);
}

#endif
