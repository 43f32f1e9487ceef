/* What writing and reading images share. */
#ifndef FH_BYTECODE_IMAGE_PARTS_H
#define FH_BYTECODE_IMAGE_PARTS_H

#include "bytecode/image.h"

#define FHIMAGE_MAGIC    "\177FHI"
#define FHIMAGE_HEADER   24u /* bytes; the places of its fields: */
#define FHIMAGE_PRINT    8u
#define FHIMAGE_STRINGS  12u
#define FHIMAGE_CHECKSUM 16u

/* Letters of constants; what follows them. */
enum {
    FHIMAGE_NONE = 'N',
    FHIMAGE_TRUE = 'T',
    FHIMAGE_FALSE = 'F',
    FHIMAGE_ELLIPSIS = 'E',
    FHIMAGE_INT = 'i',       /* zigzag */
    FHIMAGE_BIG = 'I',       /* size, two's complement, low byte first */
    FHIMAGE_FLOAT = 'd',     /* 8 bytes */
    FHIMAGE_COMPLEX = 'c',   /* 16 bytes */
    FHIMAGE_STR = 's',       /* number of the string */
    FHIMAGE_BYTES = 'b',     /* size, bytes */
    FHIMAGE_TUPLE = '(',     /* count, values */
    FHIMAGE_FROZENSET = '{', /* count, values */
    FHIMAGE_CODE = 'C'
};

/* The second word of the instruction is part of the program (not a cache, and no jump distance). */
bool fhimage_second_word(FhOpcode op);
uint32_t fhimage_fingerprint(void); /* of the table of instructions */
uint64_t fhimage_checksum(const uint8_t *data, size_t size);

#endif
