/* Quotients of magnitudes. By one limb: with its reciprocal (Möller and Granlund 2011). Otherwise algorithm D of Knuth,
 * The Art of Computer Programming, volume 2, 4.3.1; and for long quotients the recursive division of Burnikel and
 * Ziegler (1998), in the in-place form of Brent and Zimmermann, Modern Computer Arithmetic, 1.4.3. */
#include "objects/bigint.h"

#include <string.h>

enum { RECURSIVE = 50 }; /* quotient limbs from which halving pays */

/* floor((2^128 - 1) / d) - 2^64; d's top bit is set */
static FhLimb reciprocal(FhLimb d) { return (FhLimb)((((FhLimbPair)~d << FH_LIMB_BITS) | ~(FhLimb)0) / d); }

/* high:low / d, high < d, inverse its reciprocal */
static inline FhLimb divide_pair(FhLimb high, FhLimb low, FhLimb d, FhLimb inverse, FhLimb *rest) {
    FhLimbPair q = (FhLimbPair)inverse * high + ((FhLimbPair)high << FH_LIMB_BITS | low);
    FhLimb guess = (FhLimb)(q >> FH_LIMB_BITS) + 1, r = low - guess * d;
    if (r > (FhLimb)q) {
        guess--;
        r += d;
    }
    if (FH_UNLIKELY(r >= d)) {
        guess++;
        r -= d;
    }
    *rest = r;
    return guess;
}

FhLimb fhmag_div_small(FhLimb *a, uint32_t n, FhLimb d) {
    int shift = __builtin_clzll(d);
    if (n < 2) {
        FhLimb only = n ? a[0] : 0;
        if (n) a[0] = only / d;
        return only % d;
    }
    d <<= shift;
    FhLimb inverse = reciprocal(d), rest = shift ? a[n - 1] >> (FH_LIMB_BITS - shift) : 0;
    for (uint32_t i = n; i-- > 0;) {
        FhLimb low = a[i] << shift;
        if (shift && i) low |= a[i - 1] >> (FH_LIMB_BITS - shift);
        a[i] = divide_pair(rest, low, d, inverse, &rest);
    }
    return rest >> shift;
}

/* a[0 … n) -= b * m; the borrow */
static inline FhLimb sub_product(FhLimb *a, const FhLimb *b, uint32_t n, FhLimb m) {
    FhLimb carry = 0, low;
    FhLimbPair wide;
    uint32_t i = 0;
#define STEP(at)                                                                                             \
    wide = (FhLimbPair)b[at] * m + carry;                                                                    \
    low = (FhLimb)wide;                                                                                      \
    carry = (FhLimb)(wide >> FH_LIMB_BITS) + (a[at] < low);                                                  \
    a[at] -= low
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

/* The three functions below divide a, of n + m limbs, by b, of n >= 2 limbs with the top bit set: the m low limbs of the
 * quotient go to q, its limb above (0 or 1) is *top, the remainder stays in a[0 … n), the rest of a becomes 0.
 * The n top limbs of a are at most b. */

static int schoolbook(FhVM *vm, FhLimb *q, FhLimb *a, uint32_t m, const FhLimb *b, uint32_t n, FhLimb inverse,
                      FhLimb *top) {
    *top = 0;
    for (uint32_t i = n; i-- > 0;) {
        if (a[m + i] < b[i]) break;
        if (a[m + i] > b[i] || i == 0) {
            *top = 1;
            fhmag_sub_from(a + m, n, b, n);
            break;
        }
    }
    FhLimb first = b[n - 1], second = b[n - 2];
    fhcharge(vm, (m & 255) * (uint64_t)n / 2);
    for (uint32_t j = m; j-- > 0;) {
        if ((j & 255) == 255 && fhpoll_work(vm, 128 * (uint64_t)n) < 0) return -1;
        FhLimb guess, rest, high = a[j + n], middle = a[j + n - 1];
        bool over = false; /* rest does not fit a limb: the guess is good */
        if (FH_UNLIKELY(high >= first)) {
            guess = ~(FhLimb)0;
            over = __builtin_add_overflow(middle, first, &rest);
        } else {
            guess = divide_pair(high, middle, first, inverse, &rest);
        }
        while (!over && (FhLimbPair)guess * second > ((FhLimbPair)rest << FH_LIMB_BITS | a[j + n - 2])) {
            guess--;
            over = __builtin_add_overflow(rest, first, &rest);
        }
        FhLimb borrow = sub_product(a + j, b, n, guess);
        if (FH_UNLIKELY(a[j + n] < borrow)) { /* one too large */
            guess--;
            a[j + n] += fhmag_add_into(a + j, n, b, n);
        }
        a[j + n] -= borrow;
        q[j] = guess;
    }
    return 0;
}

static FhLimb decrement(FhLimb *a, uint32_t n) {
    static const FhLimb one = 1;
    return fhmag_sub_from(a, n, &one, 1);
}

static int recursive(FhVM *vm, FhLimb *q, FhLimb *a, uint32_t m, const FhLimb *b, uint32_t n, FhLimb inverse,
                     FhLimb *top, FhLimb *scratch);

/* A part of the quotient has been found with the n - k top limbs of b; takes its product with the k low ones from a,
 * which has n limbs and *over above them. quotient: m limbs and *top. */
static int correct(FhVM *vm, FhLimb *quotient, uint32_t m, FhLimb *a, const FhLimb *b, uint32_t n, uint32_t k,
                   FhLimb *top, FhLimb *scratch) {
    if (fhmag_mul(vm, scratch, quotient, m, b, k) < 0) return -1;
    FhLimb borrow = fhmag_sub_from(a, n, scratch, m + k);
    if (*top) borrow += fhmag_sub_from(a + m, n - m, b, k);
    while (borrow) {
        *top -= decrement(quotient, m);
        borrow -= fhmag_add_into(a, n, b, n);
    }
    return 0;
}

/* m <= n */
static int recursive(FhVM *vm, FhLimb *q, FhLimb *a, uint32_t m, const FhLimb *b, uint32_t n, FhLimb inverse,
                     FhLimb *top, FhLimb *scratch) {
    if (m < RECURSIVE) return schoolbook(vm, q, a, m, b, n, inverse, top);
    if (fhpoll(vm) < 0) return -1;
    uint32_t k = m / 2;
    FhLimb none;
    if (recursive(vm, q + k, a + 2 * k, m - k, b + k, n - k, inverse, top, scratch) < 0 ||
        correct(vm, q + k, m - k, a + k, b, n, k, top, scratch) < 0)
        return -1;
    return recursive(vm, q, a + k, k, b + k, n - k, inverse, &none, scratch) < 0
               ? -1
               : correct(vm, q, k, a, b, n, k, &none, scratch);
}

/* Quotients longer than b: n limbs at a time. */
static int by_pieces(FhVM *vm, FhLimb *q, FhLimb *a, uint32_t m, const FhLimb *b, uint32_t n,
                     FhLimb *scratch) {
    FhLimb inverse = reciprocal(b[n - 1]), top;
    if (m < RECURSIVE || n < RECURSIVE) return schoolbook(vm, q, a, m, b, n, inverse, &top);
    for (uint32_t piece = (m - 1) % n + 1; m > 0; piece = n) {
        m -= piece;
        if (recursive(vm, q + m, a + m, piece, b, n, inverse, &top, scratch) < 0) return -1;
    }
    return 0;
}

int fhmag_divmod(FhVM *vm, FhLimb *q, FhLimb *r, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb) {
    FhLimb few[64];
    size_t words = (size_t)na + 1 + nb + 1 + nb;
    FhLimb *u = words <= 64 ? few : fhmem_array(vm, words, sizeof *u);
    if (!u) return -1;
    FhLimb *v = u + na + 1, *scratch = v + nb + 1;
    unsigned shift = (unsigned)__builtin_clzll(b[nb - 1]);
    fhmag_shift_left(v, b, nb, shift);
    fhmag_shift_left(u, a, na, shift);
    int status = by_pieces(vm, q, u, na + 1 - nb, v, nb, scratch);
    if (status == 0) {
        uint32_t n = fhmag_shift_right(r, u, nb, shift);
        memset(r + n, 0, (nb - n) * sizeof *r);
    }
    if (u != few) fhmem_free(vm, u, words * sizeof *u);
    return status;
}
