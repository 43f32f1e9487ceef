/* Growable array of items of one size, over an FhAlloc. Zero-initialised it is empty; growth doubles. */
#ifndef FH_BASE_ARRAY_H
#define FH_BASE_ARRAY_H

#include "alloc.h"
#include "sizes.h"

/* Makes room for one more of `count` items of `item` bytes. The new address (and *capacity), or NULL when memory or
 * the index range (32 bits) runs out: then the old array is unchanged. */
static inline void *fharray_grow(const FhAlloc *a, void *items, uint32_t count, uint32_t *capacity,
                                 size_t item) {
    if (count < *capacity) return items;
    if (*capacity > UINT32_MAX / 2) return NULL;
    uint32_t wanted = *capacity ? *capacity * 2 : 16;
    size_t old_size, new_size;
    if (!fhsizes_mul(*capacity, item, &old_size) || !fhsizes_mul(wanted, item, &new_size)) return NULL;
    void *grown = fhalloc_resize(a, items, old_size, new_size);
    if (grown) *capacity = wanted;
    return grown;
}

static inline void fharray_free(const FhAlloc *a, void *items, uint32_t capacity, size_t item) {
    fhalloc_free(a, items, (size_t)capacity * item);
}

#endif
