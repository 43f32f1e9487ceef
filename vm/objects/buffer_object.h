/* Buffer: a row of bytes from allocate(), in the manual heap or in an arena. In the
 * manual heap its payload lies apart, so that free() can give it back at once while the object itself stays for those who
 * still refer to it; in an arena it lies in the cell, so that it never moves and goes with the arena; a Buffer that a provider
 * has made has borrowed its bytes from there. While `exports` (memoryviews, buffers in use by native code) is not 0, it can be
 * neither freed nor resized; while a running call borrows it, not freed. */
#ifndef FH_OBJECTS_BUFFER_OBJECT_H
#define FH_OBJECTS_BUFFER_OBJECT_H

#include "objects/traces.h"

typedef struct FhBufferObject {
    FhObj header;
    uint8_t *data; /* NULL: of size 0 */
    size_t size;
    union {
        size_t align;
        struct FhProviderCore *lender; /* where lent */
    };
    uint32_t exports;
    bool apart;           /* data is a block of its own */
    bool lent;            /* data is a part of the lender's */
    uint32_t made, ended; /* sites (objects/traces.h) */
    const char *how;      /* it ended */
} FhBufferObject;

extern const FhTypeDef fhtypedef_Buffer;

static inline FhBufferObject *fhas_buffer_object(FhValue v) { return FH_AS(FhBufferObject, v); }
static inline bool fhbuffer_object_exact(FhValue v) { return fh_has_shape(v, FH_T_Buffer); }
/* A zeroed one, in the arena in force or in the manual heap; align is a power of two. MemoryError. */
FhValue fhbuffer_object_new(FhVM *vm, size_t size, size_t align) FH_MUST_CHECK;
/* A zeroed one in the provider's memory; size at least 0. CapacityError, MemoryError. */
FhValue fhbuffer_object_lent(FhVM *vm, struct FhProviderCore *lender, size_t size,
                             uint32_t align) FH_MUST_CHECK;
bool fhbuffer_object_is_free(FhVM *vm, FhValue v);   /* neither exported nor borrowed */
int fhbuffer_object_check_free(FhVM *vm, FhValue v); /* -1: InvalidFreeError or BorrowError */
/* Ends its life: v, which the caller holds and which may be freed, becomes dead. `how`: a constant string. */
void fhbuffer_object_end(FhVM *vm, FhValue v, const char *how);
FhEndTrace fhbuffer_object_trace(FhVM *vm, FhValue v); /* of a dead one; holds nothing */

#endif
