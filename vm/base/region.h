/* A row of bytes [0, size) of which parts are lent: who keeps which part, and where the next fits. Knows neither the bytes
 * nor values; allocates nothing: the caller gives a table of spans with room for one more before it adds one.
 *
 *   spans   of at least one byte, in order of start, none overlaps another: 
 *           spans[i].start + spans[i].size <= spans[i + 1].start < size
 *   used    the sum of their sizes; peak: the largest it has been
 *   hint    no gap lies before span number `hint`
 *
 * The first gap that is large enough is taken. As long as nothing has been given back and alignments are 1, there is one gap,
 * at the end, so a size up to size - used always fits. tests/unit/region_test.c proves the invariants in small scope. */
#ifndef FH_BASE_REGION_H
#define FH_BASE_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct FhRegionSpan {
    uint32_t start, size;
    void *owner; /* the caller's */
} FhRegionSpan;

typedef struct FhRegion {
    FhRegionSpan *spans;
    uint32_t n, room; /* room: of the table */
    uint32_t size, used, peak, hint;
} FhRegion;

typedef struct FhRegionPlace {
    uint32_t index, start;
} FhRegionPlace;

/* Where `size` bytes aligned to `align` (a power of two) fit. False: nowhere. */
bool fhregion_find(const FhRegion *r, uint32_t size, uint32_t align, FhRegionPlace *place);
/* Takes the place; r->n < r->room. */
void fhregion_take(FhRegion *r, FhRegionPlace place, uint32_t size, void *owner);
/* The number of the span that starts there, or -1. */
ptrdiff_t fhregion_at(const FhRegion *r, uint32_t start);
void fhregion_give_back(FhRegion *r, uint32_t index);
bool fhregion_valid(const FhRegion *r); /* the invariants hold */

#endif
