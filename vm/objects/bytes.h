/* bytes: immutable bytes, inline in the cell. And what the three types of bytes share. */
#ifndef FH_OBJECTS_BYTES_H
#define FH_OBJECTS_BYTES_H

#include "objects/vm.h"

typedef struct FhBytes {
    FhObj header;
    size_t size;
    uint32_t hash;  /* 0: not computed */
    uint8_t data[]; /* a NUL follows */
} FhBytes;

extern const FhTypeDef fhtypedef_bytes, fhtypedef_bytes_iterator;

static inline FhBytes *fhas_bytes(FhValue v) { return FH_AS(FhBytes, v); }
static inline bool fhbytes_exact(FhValue v) { return fh_has_shape(v, FH_T_bytes); }
static inline bool fhbytes_check(FhVM *vm, FhValue v) {
    return fhbytes_exact(v) || (fh_is_obj(v) && (vm->shapes[fh_obj(v)->shape]->type->flags & FH_TF_BYTES));
}
int fhbytes_setup(FhVM *vm) FH_MUST_CHECK; /* the empty one; -1: no memory */
FhValue fhbytes_new(FhVM *vm, const void *data, size_t size) FH_MUST_CHECK;
FhBytes *fhbytes_alloc(FhVM *vm, size_t size) FH_MUST_CHECK;          /* to be filled at once; NULL: raised */
FhValue fhbytes_concat(FhVM *vm, FhValue a, FhValue b) FH_MUST_CHECK; /* both bytes-like */

/* ---- the buffer protocol ---- */
/* The bytes of a bytes-like object; -1: TypeError "a bytes-like object is required, not 'T'". Held until released. */
int fhbuffer_get(FhVM *vm, FhValue v, FhBuffer *out, bool writable);
void fhbuffer_release(FhVM *vm, FhBuffer *b);
bool fhbuffer_check(FhVM *vm, FhValue v); /* has buffer */

/* ---- shared by str, bytes, bytearray, memoryview ---- */
/* An index: IndexError "cannot fit 'T' into an index-sized integer" beyond 64 bits. key has __index__. */
int fhbytes_index(FhVM *vm, FhValue key, int64_t *out);
int fhbytes_c_int(FhVM *vm, FhValue v, int64_t *out); /* OverflowError beyond C's int */
/* Fills `total` bytes with repetitions of the first `size`. */
int fhbytes_repeat(FhVM *vm, void *out, const void *data, size_t size, size_t total) FH_MUST_CHECK;
/* Copies count bytes, each `step` further than the last; count > 0. */
void fhbytes_step(void *out, const void *from, int64_t step, size_t count);
/* What __reduce__ of an iterator over `over` at that index gives. */
FhValue fhbytes_reduce_iterator(FhVM *vm, FhValue over, int64_t index, bool exhausted) FH_MUST_CHECK;
/* Optional str arguments `encoding` and `errors` as C strings; NULL when absent. */
int fhcodecs_arguments(FhVM *vm, const char *function, const FhValue *values, const char **encoding,
                       const char **errors);

#endif
