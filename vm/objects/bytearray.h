/* bytearray: mutable bytes in a raw block. While exports > 0 (memoryviews and buffers in use) it cannot be resized. */
#ifndef FH_OBJECTS_BYTEARRAY_H
#define FH_OBJECTS_BYTEARRAY_H

#include "objects/vm.h"

typedef struct FhByteArray {
    FhObj header;
    size_t size;
    size_t capacity; /* of the block, 0: none */
    uint8_t *data;   /* of size 0: never NULL, but not to be read */
    uint32_t exports;
} FhByteArray;

extern const FhTypeDef fhtypedef_bytearray, fhtypedef_bytearray_iterator;

static inline FhByteArray *fhas_bytearray(FhValue v) { return FH_AS(FhByteArray, v); }
static inline bool fhbytearray_exact(FhValue v) { return fh_has_shape(v, FH_T_bytearray); }
bool fhbytearray_check(FhVM *vm, FhValue v);
FhValue fhbytearray_new(FhVM *vm, const void *data, size_t size) FH_MUST_CHECK; /* data NULL: not filled */
/* Changes the size; new bytes are not filled. -1: BufferError or MemoryError. */
int fhbytearray_resize(FhVM *vm, FhByteArray *b, size_t size);
/* Replaces [start, stop) by n bytes, which must not lie in b. */
int fhbytearray_splice(FhVM *vm, FhByteArray *b, size_t start, size_t stop, const void *data, size_t n);

#endif
