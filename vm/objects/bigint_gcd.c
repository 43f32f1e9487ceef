/* Greatest common divisor of magnitudes: Lehmer's method (Knuth, The Art of Computer Programming, volume 2, 4.5.2,
 * algorithm L). Euclid's quotients are found from the top 62 bits as long as they are certain, and their product is
 * applied to the long numbers in one pass. */
#include "objects/bigint.h"

#include <string.h>

__extension__ typedef __int128 SignedPair;

typedef struct Steps { /* (a, b) becomes (aa a + ab b, ba a + bb b) */
    int64_t aa, ab, ba, bb;
} Steps;

/* Bits [shift, shift + 62) of a, n limbs; a has no more. */
static int64_t top_bits(const FhLimb *a, uint32_t n, uint64_t shift) {
    uint64_t limb = shift / FH_LIMB_BITS, bit = shift % FH_LIMB_BITS;
    if (limb >= n) return 0;
    FhLimb v = a[limb] >> bit;
    if (bit && limb + 1 < n) v |= a[limb + 1] << (FH_LIMB_BITS - bit);
    return (int64_t)v;
}

static Steps certain_steps(int64_t x, int64_t y) {
    Steps s = {1, 0, 0, 1};
    while (y + s.ba > 0 && y + s.bb > 0) {
        int64_t q = (x + s.aa) / (y + s.ba), t;
        if (q != (x + s.ab) / (y + s.bb)) break;
        t = s.aa - q * s.ba, s.aa = s.ba, s.ba = t;
        t = s.ab - q * s.bb, s.ab = s.bb, s.bb = t;
        t = x - q * y, x = y, y = t;
    }
    return s;
}

static void apply(const Steps *s, FhLimb *a, FhLimb *b, uint32_t n) {
    int64_t carry_a = 0, carry_b = 0;
    for (uint32_t i = 0; i < n; i++) {
        SignedPair x = (SignedPair)s->aa * (SignedPair)a[i] + (SignedPair)s->ab * (SignedPair)b[i] + carry_a;
        SignedPair y = (SignedPair)s->ba * (SignedPair)a[i] + (SignedPair)s->bb * (SignedPair)b[i] + carry_b;
        a[i] = (FhLimb)x;
        b[i] = (FhLimb)y;
        carry_a = (int64_t)(x >> FH_LIMB_BITS);
        carry_b = (int64_t)(y >> FH_LIMB_BITS);
    }
}

/* a %= b, then they change places. quotient: room for na - nb + 1. */
static int divide(FhVM *vm, FhLimb **a, uint32_t *na, FhLimb **b, uint32_t *nb, FhLimb *quotient) {
    FhLimb *dividend = *a;
    if (*nb == 1) {
        dividend[0] = fhmag_div_small(dividend, *na, (*b)[0]);
        *na = dividend[0] != 0;
    } else {
        if (fhmag_divmod(vm, quotient, quotient + (*na - *nb + 1), dividend, *na, *b, *nb) < 0) return -1;
        memcpy(dividend, quotient + (*na - *nb + 1), *nb * sizeof *dividend);
        *na = fhmag_trim(dividend, *nb);
    }
    uint32_t n = *na;
    *a = *b, *na = *nb;
    *b = dividend, *nb = n;
    return 0;
}

int fhmag_gcd(FhVM *vm, FhLimb *out, uint32_t *nout, const FhLimb *a, uint32_t na, const FhLimb *b,
              uint32_t nb) {
    size_t room = (size_t)(na > nb ? na : nb) + 1, words = 4 * room;
    FhLimb *x = fhmem_array(vm, words, sizeof *x);
    if (!x) return -1;
    FhLimb *y = x + room, *quotient = y + room, *base = x;
    memcpy(x, a, na * sizeof *x);
    memcpy(y, b, nb * sizeof *y);
    if (fhmag_compare(x, na, y, nb) < 0) {
        FhLimb *t = x;
        uint32_t nt = na;
        x = y, na = nb, y = t, nb = nt;
    }
    int status = 0;
    while (nb > 0 && status == 0) { /* x >= y */
        uint64_t bits = fhmag_bits(x, na), shift = bits > 62 ? bits - 62 : 0;
        Steps s = {1, 0, 0, 1};
        if (na > 1 && na - nb <= 1) s = certain_steps(top_bits(x, na, shift), top_bits(y, nb, shift));
        if ((status = fhpoll_work(vm, na)) < 0) break;
        if (s.ab == 0) {
            status = divide(vm, &x, &na, &y, &nb, quotient);
            continue;
        }
        memset(y + nb, 0, (na - nb) * sizeof *y);
        apply(&s, x, y, na);
        nb = fhmag_trim(y, na);
        na = fhmag_trim(x, na);
    }
    if (status == 0) memcpy(out, x, na * sizeof *out);
    *nout = na;
    fhmem_free(vm, base, words * sizeof *base);
    return status;
}
