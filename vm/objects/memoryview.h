/* memoryview: a window into the bytes of another object, of one dimension and maybe with a step, or of another number of
 * dimensions and then without gaps, in C order. It holds the object's buffer as long as it is not released. */
#ifndef FH_OBJECTS_MEMORYVIEW_H
#define FH_OBJECTS_MEMORYVIEW_H

#include "objects/vm.h"

typedef struct FhMemoryView {
    FhObj header;
    FhBuffer buffer; /* of the object; owner FH_NOVALUE: released */
    uint8_t *start;  /* item 0 */
    FhValue shape;   /* tuple of ints where there is not one dimension; else NOVALUE */
    int64_t length;  /* items, of all dimensions */
    int64_t stride;  /* bytes from one item to the next */
    uint32_t itemsize;
    uint32_t exports; /* buffers of this view in use */
    char format;
    bool readonly;
} FhMemoryView;

extern const FhTypeDef fhtypedef_memoryview, fhtypedef_memory_iterator;

static inline FhMemoryView *fhas_memoryview(FhValue v) { return FH_AS(FhMemoryView, v); }
FhValue fhmemoryview_new(FhVM *vm, FhValue object) FH_MUST_CHECK;

#endif
