/* What the files of the module binascii share. */
#ifndef FH_STDLIB_BINASCII_PARTS_H
#define FH_STDLIB_BINASCII_PARTS_H

#include "objects/protocol.h"
#include "objects/str.h"

/* The bytes of an argument that may be bytes-like or an ASCII str; -1: raised. */
typedef struct FhBinasciiInput {
    const uint8_t *data;
    size_t size;
    FhBuffer buffer;
    bool has_buffer;
} FhBinasciiInput;
int fhbinascii_open(FhVM *vm, FhValue v, FhBinasciiInput *in) FH_MUST_CHECK;
void fhbinascii_close(FhVM *vm, FhBinasciiInput *in);
FhValue fhbinascii_error(FhVM *vm, FhValue module, const char *format, ...) FH_COLD; /* binascii.Error */
FhValue fhbinascii_finish(FhText *t) FH_MUST_CHECK;                                  /* the text as bytes */

#define FH_BINASCII_NATIVE(name)                                                                             \
    FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
FH_BINASCII_NATIVE(fhbinascii_a2b_qp);
FH_BINASCII_NATIVE(fhbinascii_b2a_qp);
FH_BINASCII_NATIVE(fhbinascii_a2b_uu);
FH_BINASCII_NATIVE(fhbinascii_b2a_uu);

#endif
