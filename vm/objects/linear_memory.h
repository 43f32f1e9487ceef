/* LinearMemory: contiguous bytes in pages of 64 KiB, which can grow, with an allocator of offsets.
 *
 *   data      pages * 64 KiB, zeroed; moves when it grows, so nobody keeps its address but through the buffer protocol
 *             (exports), which forbids growth meanwhile
 *   region    what is allocated (base/region.h); the owner of a span is the length that was asked for
 *   freed     a bit for each 8 bytes: a block that has been freed began there, and nothing has been allocated over it
 *
 * A view is an offset and a length: it checks bounds, asks for the bytes anew at each access, and knows nothing of what is
 * allocated. AsyncLinearMemory is the same with coroutines for alloc and free. */
#ifndef FH_OBJECTS_LINEAR_MEMORY_H
#define FH_OBJECTS_LINEAR_MEMORY_H

#include "base/region.h"
#include "objects/vm.h"

#define FH_LINEAR_PAGE 65536u
#define FH_LINEAR_MAX  65535u /* pages */

typedef struct FhLinearMemory {
    FhObj header;
    uint8_t *data;
    uint64_t *freed;
    FhRegion region;
    uint32_t pages, max;
    uint32_t exports;
} FhLinearMemory;

typedef struct FhLinearView {
    FhObj header;
    FhValue memory;
    uint32_t offset, size;
} FhLinearView;

extern const FhTypeDef fhtypedef_LinearMemory, fhtypedef_AsyncLinearMemory, fhtypedef_LinearMemoryView;

static inline FhLinearMemory *fhas_linear(FhValue v) { return FH_AS(FhLinearMemory, v); }
FhValue fhlinear_new(FhVM *vm, FhValue type, int64_t pages, int64_t max) FH_MUST_CHECK;
/* -1: BufferError, MemoryError; then nothing has changed. */
int fhlinear_grow(FhVM *vm, FhLinearMemory *m, int64_t pages) FH_MUST_CHECK;
int64_t fhlinear_alloc(FhVM *vm, FhLinearMemory *m, int64_t size, int64_t align) FH_MUST_CHECK; /* -1 */
int fhlinear_free(FhVM *vm, FhLinearMemory *m, int64_t at, int64_t size) FH_MUST_CHECK;
/* The bytes, until it grows; NULL: IndexError. */
uint8_t *fhlinear_bytes(FhVM *vm, FhLinearMemory *m, int64_t at, int64_t size) FH_MUST_CHECK;

#endif
