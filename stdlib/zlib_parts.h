/* What inflating and deflating share. */
#ifndef FH_STDLIB_ZLIB_PARTS_H
#define FH_STDLIB_ZLIB_PARTS_H

#include "objects/protocol.h"

typedef struct FhZlibOut {
    FhVM *vm;
    uint8_t *data;
    size_t size, capacity;
} FhZlibOut;

/* Room for n more bytes. false: MemoryError. */
bool fhzlib_room(FhZlibOut *o, size_t n);
/* Appends the data, deflated. level: 0 to 9; fixed: no codes but the fixed ones. -1: an exception. */
int fhzlib_deflate(FhZlibOut *o, const uint8_t *data, size_t size, int level, bool fixed);

extern const uint16_t fhzlib_length_base[29], fhzlib_distance_base[30];
extern const uint8_t fhzlib_length_bits[29], fhzlib_distance_bits[30];
extern const uint8_t fhzlib_order[19]; /* in which the lengths of the code for lengths are written */

#endif
