/* Decimal digits of doubles. No memory, no locale, runs no script. */
#ifndef FH_OBJECTS_FLOAT_DIGITS_H
#define FH_OBJECTS_FLOAT_DIGITS_H

#include <stdbool.h>
#include <stdint.h>

/* digits * 10^exponent is the shortest decimal that reads back to d (finite, above 0), and of these the closest to it.
 * Digits have no trailing zero. */
typedef struct FhDecimal {
    uint64_t digits;
    int exponent;
} FhDecimal;
FhDecimal fhfloat_shortest(double d);

enum { FHFLOAT_PLACES_MAX = 22 };
/* d (finite, at least 0) in units of 10^-places, rounded half to even on its exact value; 0 <= places <= 22.
 * false: does not fit. */
bool fhfloat_units(double d, int places, uint64_t *units);

/* digits * 10^exponent, correctly rounded, where that takes no more than one operation on doubles; else false. */
bool fhfloat_from_decimal(uint64_t digits, int exponent, double *out);

#endif
