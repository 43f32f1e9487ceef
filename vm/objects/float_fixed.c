/* Fixed-point text of doubles, exactly rounded, for the numbers and precisions that programs use: value * 10^precision
 * is worked out in 128 bits. */
#include "objects/float_fixed.h"

__extension__ typedef unsigned __int128 Wide;

enum { MAX_PRECISION = 17 };

/* |d| * 10^precision, rounded half to even. False: does not fit 64 bits. */
static bool scale(double d, int precision, uint64_t *out) {
    uint64_t bits, power = 1;
    memcpy(&bits, &d, 8);
    int exponent = (int)(bits >> 52 & 0x7FF);
    uint64_t mantissa = bits & 0xFFFFFFFFFFFFFu;
    if (exponent)
        mantissa |= (uint64_t)1 << 52;
    else
        exponent = 1;
    int shift = 1075 - exponent; /* |d| = mantissa / 2^shift */
    for (int i = 0; i < precision; i++) power *= 10;
    Wide scaled = (Wide)mantissa * power;
    if (shift <= 0) {
        if (shift < -10 || (scaled <<= -shift) > UINT64_MAX) return false;
        *out = (uint64_t)scaled;
        return true;
    }
    if (shift >= 112) return *out = 0, true; /* scaled is below 2^110: less than a half */
    Wide whole = scaled >> shift, rest = scaled - (whole << shift), half = (Wide)1 << (shift - 1);
    if (rest > half || (rest == half && (whole & 1))) whole++;
    if (whole > UINT64_MAX) return false;
    *out = (uint64_t)whole;
    return true;
}

bool fhfloat_fixed(FhText *t, double d, int precision, bool point) {
    uint64_t scaled, sign;
    if (precision > MAX_PRECISION || !scale(d, precision, &scaled)) return false;
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
