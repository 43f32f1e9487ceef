/* Lending parts of a row of bytes. Contract: region.h. */
#include "base/region.h"
#include <string.h>

/* The end of span number index - 1. */
static uint32_t end_before(const FhRegion *r, uint32_t index) {
    return index ? r->spans[index - 1].start + r->spans[index - 1].size : 0;
}

static uint32_t start_of(const FhRegion *r, uint32_t index) {
    return index < r->n ? r->spans[index].start : r->size;
}

bool fhregion_find(const FhRegion *r, uint32_t size, uint32_t align, FhRegionPlace *place) {
    if (size > r->size - r->used) return false;
    for (uint32_t i = r->hint; i <= r->n; i++) {
        uint32_t from = end_before(r, i), to = start_of(r, i);
        uint32_t pad = (align - (from & (align - 1))) & (align - 1);
        if (pad > to - from || size > to - from - pad) continue;
        *place = (FhRegionPlace){i, from + pad};
        return true;
    }
    return false;
}

void fhregion_take(FhRegion *r, FhRegionPlace place, uint32_t size, void *owner) {
    memmove(r->spans + place.index + 1, r->spans + place.index,
            (size_t)(r->n - place.index) * sizeof *r->spans);
    r->spans[place.index] = (FhRegionSpan){place.start, size, owner};
    r->n++;
    r->used += size;
    if (r->used > r->peak) r->peak = r->used;
    while (r->hint < r->n && r->spans[r->hint].start == end_before(r, r->hint)) r->hint++;
}

ptrdiff_t fhregion_at(const FhRegion *r, uint32_t start) {
    uint32_t low = 0, high = r->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (r->spans[middle].start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < r->n && r->spans[low].start == start ? (ptrdiff_t)low : -1;
}

void fhregion_give_back(FhRegion *r, uint32_t index) {
    r->used -= r->spans[index].size;
    r->n--;
    memmove(r->spans + index, r->spans + index + 1, (size_t)(r->n - index) * sizeof *r->spans);
    if (r->hint > index) r->hint = index;
}

bool fhregion_valid(const FhRegion *r) {
    uint32_t used = 0, end = 0;
    if (r->n > r->room || r->hint > r->n || r->used > r->size) return false;
    for (uint32_t i = 0; i < r->n; i++) {
        const FhRegionSpan *s = &r->spans[i];
        if (s->start < end || s->size > r->size || s->start > r->size - s->size) return false;
        if (i < r->hint && s->start != end) return false;
        end = s->start + s->size;
        used += s->size;
    }
    return used == r->used;
}
