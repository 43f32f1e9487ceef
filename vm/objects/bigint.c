/* Magnitudes: comparing, adding, subtracting, shifting, and steps by one limb. */
#include "objects/bigint.h"

#include <string.h>

int fhmag_compare(const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    if (na != nb) return na < nb ? -1 : 1;
    for (uint32_t i = na; i-- > 0;)
        if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
    return 0;
}

static inline FhLimb add_carry(FhLimb a, FhLimb b, FhLimb *carry) {
    FhLimbPair sum = (FhLimbPair)a + b + *carry;
    *carry = (FhLimb)(sum >> FH_LIMB_BITS);
    return (FhLimb)sum;
}

static inline FhLimb sub_borrow(FhLimb a, FhLimb b, FhLimb *borrow) {
    FhLimbPair difference = (FhLimbPair)a - b - *borrow;
    *borrow = (FhLimb)(difference >> FH_LIMB_BITS) & 1;
    return (FhLimb)difference;
}

uint32_t fhmag_add(FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    if (na < nb) {
        const FhLimb *t = a;
        uint32_t nt = na;
        a = b, na = nb, b = t, nb = nt;
    }
    FhLimb carry = 0;
    uint32_t i = 0;
    for (; i < nb; i++) out[i] = add_carry(a[i], b[i], &carry);
    for (; i < na; i++) out[i] = add_carry(a[i], 0, &carry);
    out[na] = carry;
    return na + (carry != 0);
}

uint32_t fhmag_sub(FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    FhLimb borrow = 0;
    uint32_t i = 0;
    for (; i < nb; i++) out[i] = sub_borrow(a[i], b[i], &borrow);
    for (; i < na; i++) out[i] = sub_borrow(a[i], 0, &borrow);
    return fhmag_trim(out, na);
}

FhLimb fhmag_add_into(FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    FhLimb carry = 0;
    uint32_t i = 0;
    for (; i < nb; i++) a[i] = add_carry(a[i], b[i], &carry);
    for (; carry && i < na; i++) carry = ++a[i] == 0;
    return carry;
}

FhLimb fhmag_sub_from(FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    FhLimb borrow = 0;
    uint32_t i = 0;
    for (; i < nb; i++) a[i] = sub_borrow(a[i], b[i], &borrow);
    for (; borrow && i < na; i++) borrow = a[i]-- == 0;
    return borrow;
}

FhLimb fhmag_mul_small(FhLimb *a, uint32_t n, FhLimb m, FhLimb carry) {
    for (uint32_t i = 0; i < n; i++) {
        FhLimbPair wide = (FhLimbPair)a[i] * m + carry;
        a[i] = (FhLimb)wide;
        carry = (FhLimb)(wide >> FH_LIMB_BITS);
    }
    return carry;
}

uint32_t fhmag_shift_left(FhLimb *out, const FhLimb *a, uint32_t na, uint64_t bits) {
    uint32_t limbs = (uint32_t)(bits / FH_LIMB_BITS), shift = bits % FH_LIMB_BITS;
    FhLimb above = 0; /* what the limb above gets of this one is written with that one */
    if (shift == 0) {
        memmove(out + limbs, a, na * sizeof *out);
        out[na + limbs] = 0;
    } else {
        for (uint32_t i = na; i-- > 0;) {
            out[i + limbs + 1] = above | a[i] >> (FH_LIMB_BITS - shift);
            above = a[i] << shift;
        }
        out[limbs] = above;
    }
    memset(out, 0, limbs * sizeof *out);
    return fhmag_trim(out, na + limbs + 1);
}

uint32_t fhmag_shift_right(FhLimb *out, const FhLimb *a, uint32_t na, uint64_t bits) {
    if (bits / FH_LIMB_BITS >= na) return 0;
    uint32_t limbs = (uint32_t)(bits / FH_LIMB_BITS), shift = bits % FH_LIMB_BITS, n = na - limbs;
    if (shift == 0) {
        memmove(out, a + limbs, n * sizeof *out);
    } else {
        for (uint32_t i = 0; i + 1 < n; i++)
            out[i] = a[i + limbs] >> shift | a[i + limbs + 1] << (FH_LIMB_BITS - shift);
        out[n - 1] = a[na - 1] >> shift;
    }
    return fhmag_trim(out, n);
}

uint64_t fhmag_bits(const FhLimb *a, uint32_t n) {
    return n ? (uint64_t)n * FH_LIMB_BITS - (uint64_t)__builtin_clzll(a[n - 1]) : 0;
}
