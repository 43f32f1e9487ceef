/* The format specification mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type]. */
#ifndef FH_OBJECTS_FORMAT_SPEC_H
#define FH_OBJECTS_FORMAT_SPEC_H

#include "objects/str.h"

typedef struct FhSpec {
    uint32_t fill, type; /* type 0: none given */
    char align;          /* < > ^ = */
    char sign;           /* + - blank, or 0: none given */
    char grouping;       /* , _ or 0 */
    bool alternate, no_negative_zero;
    int64_t width, precision; /* -1: none given */
} FhSpec;

/* A number in parts, in the order of output: ASCII. */
typedef struct FhNumber {
    char sign;                          /* or 0 */
    const char *prefix, *digits, *rest; /* 0x…; what is grouped; .5e+10 … */
    size_t nprefix, ndigits, nrest;
} FhNumber;

/* Reads a specification; `align` is the default one; v names the type in messages. -1: ValueError. */
int fhspec_parse(FhVM *vm, FhValue spec, FhValue v, char align, FhSpec *out);
int fhspec_add_number(FhText *t, const FhSpec *s, const FhNumber *n,
                      unsigned group); /* group 0: no grouping */
/* Pads what is `columns` wide and lies in text from `from` on. */
int fhspec_add_padded(FhText *t, const FhSpec *s, const char *text, size_t nbytes, int64_t columns);
FhValue fhspec_unknown_type(FhVM *vm, const FhSpec *s, FhValue v); /* raises ValueError */
/* '-' where negative, else what the specification asks for. */
char fhspec_sign(const FhSpec *s, bool negative);

#endif
