/* Fixed-point text of doubles, exactly rounded, for the numbers and precisions that programs use: value * 10^precision
 * is worked out in 128 bits. */
#include "objects/float_fixed.h"
#include "objects/float_digits.h"

#include <math.h>

enum { MAX_PRECISION = 17 };

bool fhfloat_fixed(FhText *t, double d, int precision, bool point) {
    uint64_t scaled, sign;
    if (precision > MAX_PRECISION || !fhfloat_units(fabs(d), precision, &scaled)) return false;
    char digits[48], *end = digits + sizeof digits, *p = end;
    for (int i = 0; i < precision; i++, scaled /= 10) *--p = (char)('0' + scaled % 10);
    if (precision || point) *--p = '.';
    do *--p = (char)('0' + scaled % 10);
    while (scaled /= 10);
    memcpy(&sign, &d, 8);
    if (sign >> 63) *--p = '-';
    fhtext_add(t, p, (size_t)(end - p));
    return true;
}
