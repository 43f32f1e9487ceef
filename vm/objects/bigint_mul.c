/* Products of magnitudes: schoolbook with a shortcut for squares, and above a threshold Karatsuba and Ofman (1962):
 *   (A x + a)(B x + b) = AB x^2 + (AB + ab - (A - a)(B - b)) x + ab
 * with differences, which need no limb more than their operands. Unbalanced operands are cut into balanced pieces. */
#include "objects/bigint.h"

#include <string.h>

enum { KARATSUBA = 20, KARATSUBA_SQUARE = 44, POLL_AT = 500 }; /* limbs */

/* out[0 … n) += a * m, returns the limb that falls out */
static inline FhLimb add_product(FhLimb *out, const FhLimb *a, uint32_t n, FhLimb m) {
    FhLimb carry = 0;
    uint32_t i = 0;
#define STEP(at)                                                                                             \
    wide = (FhLimbPair)a[at] * m + out[at] + carry;                                                          \
    out[at] = (FhLimb)wide;                                                                                  \
    carry = (FhLimb)(wide >> FH_LIMB_BITS)
    FhLimbPair wide;
    for (; i + 4 <= n; i += 4) {
        STEP(i);
        STEP(i + 1);
        STEP(i + 2);
        STEP(i + 3);
    }
    for (; i < n; i++) {
        STEP(i);
    }
#undef STEP
    return carry;
}

static inline FhLimb set_product(FhLimb *out, const FhLimb *a, uint32_t n, FhLimb m) {
    FhLimb carry = 0;
    for (uint32_t i = 0; i < n; i++) {
        FhLimbPair wide = (FhLimbPair)a[i] * m + carry;
        out[i] = (FhLimb)wide;
        carry = (FhLimb)(wide >> FH_LIMB_BITS);
    }
    return carry;
}

/* na >= nb */
static void schoolbook(FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    if (nb == 0) {
        memset(out, 0, na * sizeof *out);
        return;
    }
    out[na] = set_product(out, a, na, b[0]);
    for (uint32_t i = 1; i < nb; i++) out[na + i] = add_product(out + i, a, na, b[i]);
}

/* Products of different limbs once, doubled, and the squares of the limbs. */
static void schoolbook_square(FhLimb *out, const FhLimb *a, uint32_t n) {
    out[0] = out[2 * n - 1] = 0;
    if (n > 1) out[n] = set_product(out + 1, a + 1, n - 1, a[0]);
    for (uint32_t i = 1; i + 1 < n; i++)
        out[n + i] = add_product(out + 2 * i + 1, a + i + 1, n - 1 - i, a[i]);
    FhLimb carry = 0, shifted = 0;
    for (uint32_t i = 0; i < n; i++) {
        FhLimbPair square = (FhLimbPair)a[i] * a[i];
        FhLimb low = out[2 * i] << 1 | shifted, high = out[2 * i + 1] << 1 | out[2 * i] >> (FH_LIMB_BITS - 1);
        shifted = out[2 * i + 1] >> (FH_LIMB_BITS - 1);
        FhLimbPair sum = (FhLimbPair)low + (FhLimb)square + carry;
        out[2 * i] = (FhLimb)sum;
        sum = (FhLimbPair)high + (FhLimb)(square >> FH_LIMB_BITS) + (FhLimb)(sum >> FH_LIMB_BITS);
        out[2 * i + 1] = (FhLimb)sum;
        carry = (FhLimb)(sum >> FH_LIMB_BITS);
    }
}

/* out[0 … nh) = |high - low|, where low has nl <= nh limbs; true: it was negative. */
static bool difference(FhLimb *out, const FhLimb *high, uint32_t nh, const FhLimb *low, uint32_t nl) {
    uint32_t th = fhmag_trim(high, nh), tl = fhmag_trim(low, nl);
    bool negative = fhmag_compare(high, th, low, tl) < 0;
    uint32_t n = negative ? fhmag_sub(out, low, tl, high, th) : fhmag_sub(out, high, th, low, tl);
    memset(out + n, 0, (nh - n) * sizeof *out);
    return negative;
}

/* Scratch that karatsuba() needs for operands of n limbs. */
static size_t scratch_size(uint32_t n) { return 4 * (size_t)n + 256; }

/* Both operands have n limbs; out 2 n. */
static int karatsuba(FhVM *vm, FhLimb *out, const FhLimb *a, const FhLimb *b, uint32_t n, FhLimb *scratch) {
    if (n < KARATSUBA_SQUARE) fhcharge(vm, (uint64_t)n * n / 2);
    if (a == b && n < KARATSUBA_SQUARE) return schoolbook_square(out, a, n), 0;
    if (n < KARATSUBA) return schoolbook(out, a, n, b, n), 0;
    if (n > POLL_AT && fhpoll_work(vm, n) < 0) return -1;
    uint32_t low = n / 2, high = n - low;
    FhLimb *da = out, *db = out + high, *middle = scratch, *rest = scratch + 2 * high;
    bool negative = difference(da, a + low, high, a, low), square = a == b;
    if (square)
        db = da, negative = false;
    else
        negative ^= difference(db, b + low, high, b, low);
    if (karatsuba(vm, middle, da, db, high, rest) < 0) return -1; /* out is free again */
    if (karatsuba(vm, out, a, b, low, rest) < 0 ||
        karatsuba(vm, out + 2 * low, a + low, b + low, high, rest) < 0)
        return -1;
    FhLimb *sum = rest; /* ab + AB ± middle: 2 high + 1 limbs */
    memcpy(sum, out + 2 * low, 2 * high * sizeof *sum);
    sum[2 * high] = fhmag_add_into(sum, 2 * high, out, 2 * low);
    if (negative)
        fhmag_add_into(sum, 2 * high + 1, middle, 2 * high);
    else
        fhmag_sub_from(sum, 2 * high + 1, middle, 2 * high);
    fhmag_add_into(out + low, 2 * n - low, sum, fhmag_trim(sum, 2 * high + 1));
    return 0;
}

/* b in pieces of a's size. */
static int by_pieces(FhVM *vm, FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    size_t words = 2 * (size_t)na + scratch_size(na);
    FhLimb *product = fhmem_array(vm, words, sizeof *product);
    if (!product) return -1;
    int status = 0;
    memset(out, 0, ((size_t)na + nb) * sizeof *out);
    for (uint32_t at = 0; at < nb && status == 0; at += na) {
        uint32_t n = nb - at < na ? nb - at : na;
        status = n == na ? karatsuba(vm, product, a, b + at, na, product + 2 * na)
                         : fhmag_mul(vm, product, a, na, b + at, n);
        if (status == 0) fhmag_add_into(out + at, na + nb - at, product, na + n);
    }
    fhmem_free(vm, product, words * sizeof *product);
    return status;
}

int fhmag_mul(FhVM *vm, FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    if (na > nb) {
        const FhLimb *t = a;
        uint32_t nt = na;
        a = b, na = nb, b = t, nb = nt;
    }
    if (a == b && na == nb && na > 0 && na < KARATSUBA_SQUARE) return schoolbook_square(out, a, na), 0;
    if (na < KARATSUBA) {
        if (nb <= 10 * POLL_AT * KARATSUBA) {
            fhcharge(vm, (uint64_t)na * nb / 2);
            return schoolbook(out, b, nb, a, na), 0;
        }
        memset(out, 0, ((size_t)na + nb) * sizeof *out);
        for (uint32_t i = 0; i < na; i++) {
            if (fhpoll_work(vm, nb / 2) < 0) return -1;
            out[i + nb] = add_product(out + i, b, nb, a[i]);
        }
        return 0;
    }
    if (na != nb) return by_pieces(vm, out, a, na, b, nb);
    size_t words = scratch_size(na);
    FhLimb *scratch = fhmem_array(vm, words, sizeof *scratch);
    if (!scratch) return -1;
    int status = karatsuba(vm, out, a, b, na, scratch);
    fhmem_free(vm, scratch, words * sizeof *scratch);
    return status;
}
