/* Arithmetic of magnitudes. Multiplication: schoolbook, above a threshold Karatsuba (Karatsuba and Ofman 1962); division:
 * algorithm D of Knuth, The Art of Computer Programming, volume 2, 4.3.1. */
#include "objects/bigint.h"

#include <string.h>

#define KARATSUBA 40 /* limbs; below it schoolbook is faster */

int fhmag_compare(const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    if (na != nb) return na < nb ? -1 : 1;
    for (uint32_t i = na; i-- > 0;)
        if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
    return 0;
}

uint32_t fhmag_add(FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    if (na < nb) {
        const FhLimb *t = a;
        uint32_t nt = na;
        a = b, na = nb, b = t, nb = nt;
    }
    uint64_t carry = 0;
    uint32_t i = 0;
    for (; i < nb; i++) {
        carry += (uint64_t)a[i] + b[i];
        out[i] = (FhLimb)carry;
        carry >>= 32;
    }
    for (; i < na; i++) {
        carry += a[i];
        out[i] = (FhLimb)carry;
        carry >>= 32;
    }
    out[na] = (FhLimb)carry;
    return na + (carry != 0);
}

uint32_t fhmag_sub(FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    int64_t borrow = 0;
    uint32_t i = 0;
    for (; i < nb; i++) {
        borrow += (int64_t)a[i] - b[i];
        out[i] = (FhLimb)borrow;
        borrow >>= 32;
    }
    for (; i < na; i++) {
        borrow += a[i];
        out[i] = (FhLimb)borrow;
        borrow >>= 32;
    }
    return fhmag_trim(out, na);
}

FhLimb fhmag_mul_small(FhLimb *a, uint32_t n, FhLimb m, FhLimb add) {
    uint64_t carry = add;
    for (uint32_t i = 0; i < n; i++) {
        carry += (uint64_t)a[i] * m;
        a[i] = (FhLimb)carry;
        carry >>= 32;
    }
    return (FhLimb)carry;
}

FhLimb fhmag_div_small(FhLimb *a, uint32_t n, FhLimb d) {
    uint64_t rest = 0;
    for (uint32_t i = n; i-- > 0;) {
        rest = rest << 32 | a[i];
        a[i] = (FhLimb)(rest / d);
        rest %= d;
    }
    return (FhLimb)rest;
}

/* out[0 … na+nb) = a * b, not trimmed. */
static void schoolbook(FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    memset(out, 0, (size_t)(na + nb) * sizeof *out);
    for (uint32_t i = 0; i < na; i++) {
        uint64_t carry = 0, m = a[i];
        if (m == 0) continue;
        for (uint32_t j = 0; j < nb; j++) {
            carry += m * b[j] + out[i + j];
            out[i + j] = (FhLimb)carry;
            carry >>= 32;
        }
        out[i + nb] = (FhLimb)carry;
    }
}

/* out += a at limb 0, the carry running on; out is long enough. */
static void add_into(FhLimb *out, const FhLimb *a, uint32_t na) {
    uint64_t carry = 0;
    for (uint32_t i = 0; i < na; i++) {
        carry += (uint64_t)out[i] + a[i];
        out[i] = (FhLimb)carry;
        carry >>= 32;
    }
    for (uint32_t i = na; carry; i++) {
        carry += out[i];
        out[i] = (FhLimb)carry;
        carry >>= 32;
    }
}

static void sub_from(FhLimb *out, const FhLimb *a, uint32_t na) {
    int64_t borrow = 0;
    for (uint32_t i = 0; i < na; i++) {
        borrow += (int64_t)out[i] - a[i];
        out[i] = (FhLimb)borrow;
        borrow >>= 32;
    }
    for (uint32_t i = na; borrow; i++) {
        borrow += out[i];
        out[i] = (FhLimb)borrow;
        borrow >>= 32;
    }
}

/* Equal sizes n. scratch: 6 n + 64 limbs. out: 2 n limbs. */
static int karatsuba(FhVM *vm, FhLimb *out, const FhLimb *a, const FhLimb *b, uint32_t n, FhLimb *scratch) {
    if (n < KARATSUBA) {
        schoolbook(out, a, n, b, n);
        return 0;
    }
    if (n > 1000 && fhpoll(vm) < 0) return -1;
    uint32_t low = n / 2, high = n - low; /* high >= low */
    FhLimb *sa = scratch, *sb = sa + high + 1, *middle = sb + high + 1, *rest = middle + 2 * (high + 1);
    if (karatsuba(vm, out, a, b, low, rest) < 0 ||
        karatsuba(vm, out + 2 * low, a + low, b + low, high, rest) < 0)
        return -1;
    memset(sa, 0, (size_t)(high + 1) * 2 * sizeof *sa);
    fhmag_add(sa, a + low, high, a, low);
    fhmag_add(sb, b + low, high, b, low);
    if (karatsuba(vm, middle, sa, sb, high + 1, rest) < 0) return -1;
    sub_from(middle, out, 2 * low);
    sub_from(middle, out + 2 * low, 2 * high);
    uint32_t n_middle = fhmag_trim(middle, 2 * (high + 1));
    add_into(out + low, middle, n_middle);
    return 0;
}

int fhmag_mul(FhVM *vm, FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    if (na > nb) {
        const FhLimb *t = a;
        uint32_t nt = na;
        a = b, na = nb, b = t, nb = nt;
    }
    if (na < KARATSUBA) {
        schoolbook(out, a, na, b, nb);
        return 0;
    }
    /* b in pieces of a's size */
    size_t words = (size_t)8 * na + 256 + 2 * (size_t)na;
    FhLimb *scratch = fhmem_array(vm, words, sizeof *scratch), *product = scratch;
    if (!scratch) return -1;
    int status = 0;
    memset(out, 0, (size_t)(na + nb) * sizeof *out);
    for (uint32_t at = 0; at < nb && status == 0; at += na) {
        uint32_t n = nb - at < na ? nb - at : na;
        if (n == na) {
            status = karatsuba(vm, product, a, b + at, na, scratch + 2 * (size_t)na);
        } else {
            status = fhmag_mul(vm, product, a, na, b + at, n);
        }
        if (status == 0) add_into(out + at, product, fhmag_trim(product, na + n));
    }
    fhmem_free(vm, scratch, words * sizeof *scratch);
    return status;
}

int fhmag_divmod(FhVM *vm, FhLimb *q, FhLimb *r, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    FhLimb *u = fhmem_array(vm, (size_t)na + 1 + nb, sizeof *u), *v = u + na + 1;
    if (!u) return -1;
    int shift = __builtin_clz(b[nb - 1]), status = 0;
    for (uint32_t i = nb; i-- > 0;)
        v[i] = b[i] << shift | (shift && i ? (FhLimb)(b[i - 1] >> (32 - shift)) : 0);
    u[na] = shift ? a[na - 1] >> (32 - shift) : 0;
    for (uint32_t i = na; i-- > 0;)
        u[i] = a[i] << shift | (shift && i ? (FhLimb)(a[i - 1] >> (32 - shift)) : 0);
    uint64_t v1 = v[nb - 1], v2 = v[nb - 2];
    for (uint32_t j = na - nb + 1; j-- > 0;) {
        if ((j & 255) == 0 && fhpoll(vm) < 0) {
            status = -1;
            break;
        }
        uint64_t top = (uint64_t)u[j + nb] << 32 | u[j + nb - 1], guess = top / v1, rest = top % v1;
        while (guess >> 32 || guess * v2 > (rest << 32 | u[j + nb - 2])) {
            guess--;
            rest += v1;
            if (rest >> 32) break;
        }
        uint64_t carry = 0;
        int64_t borrow = 0;
        for (uint32_t i = 0; i < nb; i++) {
            carry += guess * v[i];
            borrow += (int64_t)u[i + j] - (FhLimb)carry;
            u[i + j] = (FhLimb)borrow;
            borrow >>= 32;
            carry >>= 32;
        }
        borrow += (int64_t)u[j + nb] - (int64_t)carry;
        u[j + nb] = (FhLimb)borrow;
        if (borrow < 0) { /* the guess was one too large */
            guess--;
            uint64_t c = 0;
            for (uint32_t i = 0; i < nb; i++) {
                c += (uint64_t)u[i + j] + v[i];
                u[i + j] = (FhLimb)c;
                c >>= 32;
            }
            u[j + nb] += (FhLimb)c;
        }
        q[j] = (FhLimb)guess;
    }
    for (uint32_t i = 0; i < nb; i++)
        r[i] = u[i] >> shift | (shift ? (FhLimb)((uint64_t)u[i + 1] << (32 - shift)) : 0);
    fhmem_free(vm, u, ((size_t)na + 1 + nb) * sizeof *u);
    return status;
}

uint32_t fhmag_shift_left(FhLimb *out, const FhLimb *a, uint32_t na, uint64_t bits) {
    uint32_t limbs = (uint32_t)(bits / 32), shift = bits % 32;
    out[na + limbs] = 0;
    for (uint32_t i = na; i-- > 0;) {
        uint64_t wide = (uint64_t)a[i] << shift;
        out[i + limbs + 1] |= (FhLimb)(wide >> 32);
        out[i + limbs] = (FhLimb)wide;
    }
    memset(out, 0, limbs * sizeof *out);
    return fhmag_trim(out, na + limbs + 1);
}

uint32_t fhmag_shift_right(FhLimb *out, const FhLimb *a, uint32_t na, uint64_t bits) {
    if (bits / 32 >= na) return 0;
    uint32_t limbs = (uint32_t)(bits / 32), shift = bits % 32, n = na - limbs;
    for (uint32_t i = 0; i < n; i++) {
        uint64_t wide = a[i + limbs] | (i + limbs + 1 < na ? (uint64_t)a[i + limbs + 1] << 32 : 0);
        out[i] = (FhLimb)(wide >> shift);
    }
    return fhmag_trim(out, n);
}

uint64_t fhmag_bits(const FhLimb *a, uint32_t n) {
    return n ? (uint64_t)n * 32 - (uint64_t)__builtin_clz(a[n - 1]) : 0;
}
