/* array.array. */
#ifndef FH_STDLIB_ARRAY_PARTS_H
#define FH_STDLIB_ARRAY_PARTS_H

#include "objects/vm.h"

typedef struct FhArrayKind {
    char code;
    uint8_t size; /* of an item */
    bool is_signed;
    const char *name; /* in messages */
    int64_t min, max; /* of whole numbers; unsigned ones of 64 bits go beyond max */
} FhArrayKind;

typedef struct FhArray {
    FhObj header;
    const FhArrayKind *kind;
    uint8_t *data; /* raw block of `capacity` bytes */
    int64_t size;  /* items */
    size_t capacity;
    uint32_t exports; /* buffers in use */
} FhArray;

/* The kind of that type code; NULL: there is none. */
const FhArrayKind *fharrayitems_kind(uint32_t code);

/* The item at p. FH_ERR: a code point out of range (ValueError), no memory. */
FhValue fharrayitems_load(FhVM *vm, const FhArrayKind *k, const uint8_t *p);

/* Writes v as an item at p, which no script code can move. -1: TypeError, OverflowError. */
int fharrayitems_store(FhVM *vm, const FhArrayKind *k, FhValue v, uint8_t *p);

#endif
