/* Arithmetic of magnitudes: arrays of 64-bit limbs, least significant first. Sizes in limbs. Inputs are normalised (no
 * leading zero limb) unless said otherwise; results are returned with their normalised size. Runs no script; long work
 * polls vm (-1: an exception is pending). bigint.c adds, shifts and compares, bigint_mul.c multiplies, bigint_div.c
 * divides, bigint_gcd.c finds common divisors. */
#ifndef FH_OBJECTS_BIGINT_H
#define FH_OBJECTS_BIGINT_H

#include "objects/vm.h"

typedef uint64_t FhLimb;
__extension__ typedef unsigned __int128 FhLimbPair;
enum { FH_LIMB_BITS = 64 };

static inline uint32_t fhmag_trim(const FhLimb *a, uint32_t n) {
    while (n > 0 && a[n - 1] == 0) n--;
    return n;
}
static inline bool fhmag_bit(const FhLimb *a, uint64_t i) {
    return a[i / FH_LIMB_BITS] >> (i % FH_LIMB_BITS) & 1;
}
int fhmag_compare(const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb);
/* out has room for max(na, nb) + 1; may be a or b. */
uint32_t fhmag_add(FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb);
/* a >= b; out has room for na; may be a. */
uint32_t fhmag_sub(FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb);
/* out has room for na + nb and overlaps neither. -1: no memory or interrupted. All na + nb limbs are set. The operands
 * need not be normalised; where they are the same array, it is a square and costs less. */
int fhmag_mul(FhVM *vm, FhLimb *out, const FhLimb *a, uint32_t na, const FhLimb *b,
              uint32_t nb) FH_MUST_CHECK;
/* a *= m, a += carry, in place; returns the limb that falls out. */
FhLimb fhmag_mul_small(FhLimb *a, uint32_t n, FhLimb m, FhLimb carry);
/* a /= d in place (not trimmed); returns the remainder. d not 0. */
FhLimb fhmag_div_small(FhLimb *a, uint32_t n, FhLimb d);
/* quotient: room for na - nb + 1; remainder: room for nb. na >= nb >= 2, b's top limb not 0. -1: no memory, interrupted. */
int fhmag_divmod(FhVM *vm, FhLimb *quotient, FhLimb *remainder, const FhLimb *a, uint32_t na, const FhLimb *b,
                 uint32_t nb) FH_MUST_CHECK;
/* out: room for the larger of both. Neither is 0. */
int fhmag_gcd(FhVM *vm, FhLimb *out, uint32_t *nout, const FhLimb *a, uint32_t na, const FhLimb *b,
              uint32_t nb) FH_MUST_CHECK;
uint32_t fhmag_shift_left(FhLimb *out, const FhLimb *a, uint32_t na,
                          uint64_t bits); /* room: na + bits / 64 + 1 */
uint32_t fhmag_shift_right(FhLimb *out, const FhLimb *a, uint32_t na,
                           uint64_t bits);        /* floor; out may be a */
uint64_t fhmag_bits(const FhLimb *a, uint32_t n); /* bit length */

/* ---- steps of fixed size, for the files of magnitudes ---- */

/* a += b (na >= nb limbs), carry returned. */
FhLimb fhmag_add_into(FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb);
/* a -= b (na >= nb limbs), borrow returned. */
FhLimb fhmag_sub_from(FhLimb *a, uint32_t na, const FhLimb *b, uint32_t nb);

#endif
