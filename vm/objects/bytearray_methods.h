/* The methods that bytearray has beside those of bytes: name, least and most arguments. In bytearray_methods.c. */
#ifndef FH_OBJECTS_BYTEARRAY_METHODS_H
#define FH_OBJECTS_BYTEARRAY_METHODS_H

#include "objects/vm.h"

/* clang-format off */
#define FHBYTEARRAY_METHODS(M) \
    M(append, 1, 1) M(clear, 0, 0) M(copy, 0, 0) M(extend, 1, 1) M(insert, 2, 2) M(pop, 0, 1) M(remove, 1, 1) \
    M(reverse, 0, 0) M(__alloc__, 0, 0) M(__reduce__, 0, 0) M(__reduce_ex__, 0, 1)
/* clang-format on */

#define M(name, min, max)                                                                                    \
    FhValue fhbytearray_m_##name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs,                \
                                 FhValue kwnames);
FHBYTEARRAY_METHODS(M)
#undef M

/* Appends a buffer or the items of an iterable; message: of the TypeError for anything else, with %T. */
int fhbytearray_extend(FhVM *vm, FhValue self, FhValue from, const char *message);
/* bytes of a buffer or of an iterable of ints, with bytearray's messages. */
FhValue fhbytearray_bytes_of(FhVM *vm, FhValue v) FH_MUST_CHECK;

#endif
