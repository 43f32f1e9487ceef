/* Decimal digits of doubles.
 *
 * The shortest form follows Raffaello Giulietti, "The Schubfach way to render doubles": of the decimals with exponent k,
 * where 10^k is just below the distance of neighbouring doubles, at least one and of those with k + 1 at most one lies in
 * the interval that rounds to d. Three products with a 128-bit power of ten, rounded to odd, decide which. */
#include "objects/float_digits.h"
#include "objects/float_tables.h"

#include <string.h>

typedef unsigned __int128 U128;

enum { FRACTION_BITS = 52, EXPONENT_BIAS = 1075 };

/* floor(log10(2^e)), floor(log10(3/4 * 2^e)), floor(log2(10^e)) for every exponent that occurs */
static int log10_of_pow2(int e) { return (e * 1262611) >> 22; }
static int log10_of_three_quarters_pow2(int e) { return (e * 1262611 - 524031) >> 22; }
static int log2_of_pow10(int e) { return (e * 1741647) >> 19; }

static uint64_t split(double d, int *exponent) { /* d = result * 2^*exponent */
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & (((uint64_t)1 << FRACTION_BITS) - 1);
    int biased = (int)(bits >> FRACTION_BITS & 0x7ff);
    *exponent = (biased ? biased : 1) - EXPONENT_BIAS;
    return biased ? fraction | (uint64_t)1 << FRACTION_BITS : fraction;
}

/* The high 64 bits of power * c, the lowest of them set if the product has more below. */
static uint64_t round_to_odd(int k, uint64_t c) {
    U128 low = (U128)powers[k - POWER_LOW].low * c, high = (U128)powers[k - POWER_LOW].high * c;
    U128 sum = high + (uint64_t)(low >> 64);
    return (uint64_t)(sum >> 64) | ((uint64_t)sum > 1);
}

static FhDecimal without_zeros(uint64_t digits, int exponent) {
    while (digits % 100000000 == 0) digits /= 100000000, exponent += 8;
    while (digits % 10 == 0) digits /= 10, exponent++;
    return (FhDecimal){digits, exponent};
}

FhDecimal fhfloat_shortest(double d) {
    int q;
    uint64_t c = split(d, &q);
    bool closer_below = c == (uint64_t)1 << FRACTION_BITS && q > 1 - EXPONENT_BIAS; /* d is a power of two */
    int k = closer_below ? log10_of_three_quarters_pow2(q) : log10_of_pow2(q);
    int h = q + log2_of_pow10(-k) + 1;
    /* d and the ends of its interval, in quarters of 10^k */
    uint64_t low = round_to_odd(-k, (4 * c - 2 + closer_below) << h), at = round_to_odd(-k, (4 * c) << h),
             high = round_to_odd(-k, (4 * c + 2) << h);
    if (c & 1) low++, high--; /* the ends themselves round to the neighbours */
    uint64_t s = at / 4;
    if (s >= 10) {
        uint64_t tens = s / 10;
        bool down = low <= 40 * tens, up = 40 * tens + 40 <= high;
        if (down != up) return without_zeros(tens + up, k + 1);
    }
    bool down = low <= 4 * s, up = 4 * s + 4 <= high;
    if (down != up) return without_zeros(s + up, k);
    uint64_t middle = 4 * s + 2;
    return without_zeros(s + (at > middle || (at == middle && (s & 1))), k);
}

bool fhfloat_units(double d, int places, uint64_t *units) {
    static const uint64_t tens[] = {1,       10,       100,       1000,       10000,       100000,
                                    1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000};
    int e;
    U128 n = split(d, &e);
    n *= tens[places / 2];
    n *= tens[places - places / 2];
    if (e >= 0) {
        if (e >= 64 || n >> (64 - e)) return false;
        *units = (uint64_t)n << e;
        return true;
    }
    if (e <= -128) {
        *units = 0; /* n is below 2^127: less than a half */
        return true;
    }
    U128 rest = n & (((U128)1 << -e) - 1), half = (U128)1 << (-e - 1), whole = n >> -e;
    whole += rest > half || (rest == half && (whole & 1));
    *units = (uint64_t)whole;
    return whole >> 64 == 0;
}

bool fhfloat_from_decimal(uint64_t digits, int exponent, double *out) {
    static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                  1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    if (digits > (uint64_t)1 << 53 || exponent < -22 || exponent > 22) return false;
    *out = exponent < 0 ? (double)digits / tens[-exponent] : (double)digits * tens[exponent];
    return true;
}
