/* What the files of _struct share. */
#ifndef FH_STDLIB_STRUCT_PARTS_H
#define FH_STDLIB_STRUCT_PARTS_H

#include "objects/vm.h"

typedef enum FhStructKind {
    FH_SK_INT,
    FH_SK_BOOL,
    FH_SK_FLOAT,
    FH_SK_CHAR,
    FH_SK_BYTES,
    FH_SK_PASCAL,
    FH_SK_POINTER
} FhStructKind;

/* `repeat` items of `size` bytes each from `offset` on; a string is one item. Padding has no code. */
typedef struct FhStructCode {
    int64_t offset, size, repeat;
    uint8_t kind;
    char code;
    bool is_signed, big, native; /* native: of the mode '@' */
} FhStructCode;

typedef struct FhStruct {
    FhObj header;
    FhValue format;      /* str, ASCII */
    FhValue error;       /* the class struct.error */
    FhStructCode *codes; /* raw block of `capacity` */
    int64_t ncodes, capacity;
    int64_t size, nvalues; /* -1: no format yet */
    uint32_t busy;         /* calls and iterators that use the codes */
} FhStruct;

/* Fills codes, size and nvalues from the format. -1: raised. */
int fhstruct_parse(FhVM *vm, FhStruct *s) FH_MUST_CHECK;
/* Writes nvalues values to zeroed bytes. The caller holds s and the bytes: script code may run. */
int fhstruct_pack(FhVM *vm, FhStruct *s, uint8_t *out, const FhValue *values) FH_MUST_CHECK;
FhValue fhstruct_unpack(FhVM *vm, FhStruct *s,
                        const uint8_t *data) FH_MUST_CHECK; /* a tuple; runs no script */
FhValue fhstruct_raise(FhVM *vm, FhValue error, const char *format, ...) FH_COLD;

#endif
