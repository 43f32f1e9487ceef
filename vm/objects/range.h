/* range: start, stop, step and the number of items, each an exact int (small or big). */
#ifndef FH_OBJECTS_RANGE_H
#define FH_OBJECTS_RANGE_H

#include "objects/vm.h"

typedef struct FhRange {
    FhObj header;
    FhValue start, stop, step, length;
} FhRange;

/* All the items are small ints. */
typedef struct FhRangeIter {
    FhObj header;
    int64_t next, step;
    int64_t left;  /* items still to come; 0: exhausted */
    int64_t total; /* items at the beginning */
} FhRangeIter;

typedef struct FhLongRangeIter {
    FhObj header;
    FhValue next, step, left, total; /* ints */
} FhLongRangeIter;

extern const FhTypeDef fhtypedef_range, fhtypedef_range_iterator, fhtypedef_longrange_iterator;

static inline FhRange *fhas_range(FhValue v) { return FH_AS(FhRange, v); }
static inline bool fhrange_exact(FhValue v) { return fh_has_shape(v, FH_T_range); }
/* start, stop and step are small ints (then so are all items). */
static inline bool fhrange_small(FhRange *r) { return ((r->start | r->stop | r->step) & 7) == 0; }
/* Number of items of range(start, stop, step) of small ints, step not 0. */
static inline int64_t fhrange_count(int64_t start, int64_t stop, int64_t step) {
    if (step > 0 ? start >= stop : start <= stop) return 0;
    uint64_t way = step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
    uint64_t stride = step > 0 ? (uint64_t)step : 0 - (uint64_t)step;
    /* cppcheck-suppress zerodivcond ; step is not 0 */
    return (int64_t)((way - 1) / stride) + 1;
}
FhValue fhrange_new(FhVM *vm, FhValue start, FhValue stop,
                    FhValue step) FH_MUST_CHECK; /* exact ints; ValueError */

/* The next item of a range_iterator that has one left. */
static inline FhValue fhrange_iter_step(FhRangeIter *it) {
    int64_t i = it->next;
    it->left--;
    it->next = (int64_t)((uint64_t)i + (uint64_t)it->step);
    return fh_int_raw(i);
}

#endif
