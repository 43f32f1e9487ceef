/* The part of math that works on whole numbers: gcd, lcm, factorial, perm, comb, isqrt. Every argument may be anything
 * with __index__. Each helper owns its result and borrows its arguments. */
#include "objects/int_math.h"
#include "objects/int_methods.h"
#include "stdlib/math_parts.h"

#include <math.h>

static uint64_t magnitude(int64_t i) { return i < 0 ? 0 - (uint64_t)i : (uint64_t)i; }

static uint64_t gcd_small(uint64_t a, uint64_t b) {
    if (a == 0 || b == 0) return a | b;
    int shift = __builtin_ctzll(a | b);
    a >>= __builtin_ctzll(a);
    while (b != 0) {
        b >>= __builtin_ctzll(b);
        if (a > b) {
            uint64_t t = a;
            a = b;
            b = t;
        }
        b -= a;
    }
    return a << shift;
}

static FhValue absolute(FhVM *vm, FhValue v) {
    return fhint_sign(v) < 0 ? fhint_negate(vm, v) : fhint_plain(vm, v);
}

static FhValue gcd(FhVM *vm, FhValue a, FhValue b) {
    if (fh_both_int(a, b))
        return fhint_new_u64(vm, gcd_small(magnitude(fh_int_of(a)), magnitude(fh_int_of(b))));
    FhOperand x, y;
    fhint_load(&x, a);
    fhint_load(&y, b);
    if (x.n == 0) return absolute(vm, b);
    if (y.n == 0) return absolute(vm, a);
    FhBigInt *r = fhint_alloc(vm, x.n > y.n ? x.n : y.n);
    if (!r) return FH_ERR;
    r->sign = 1;
    r->nlimbs = 0;
    if (fhmag_gcd(vm, r->limbs, &r->nlimbs, x.limbs, x.n, y.limbs, y.n) == 0) return fhint_finish(vm, r);
    fh_release(vm, fh_val(r));
    return FH_ERR;
}

static FhValue lcm(FhVM *vm, FhValue a, FhValue b) {
    if (fhint_sign(a) == 0 || fhint_sign(b) == 0) return fh_int_raw(0);
    FhValue g = gcd(vm, a, b);
    if (g == FH_ERR) return FH_ERR;
    FhValue v = fhmath_mul(vm, fhmath_floordiv(vm, fh_retain(a), g), fh_retain(b));
    if (v == FH_ERR) return FH_ERR;
    FhValue positive = absolute(vm, v);
    fh_release(vm, v);
    return positive;
}

static FhValue fold(FhVM *vm, const FhValue *args, uint32_t nargs, FhValue (*op)(FhVM *, FhValue, FhValue),
                    FhValue start) {
    FhValue v = start;
    for (uint32_t i = 0; i < nargs; i++) {
        FhValue next = fhindex(vm, args[i]);
        FhValue r = next == FH_ERR ? FH_ERR : op(vm, v, next);
        fh_release(vm, next);
        fh_release(vm, v);
        if (r == FH_ERR) return FH_ERR;
        v = r;
    }
    return v;
}

FH_MATH_NATIVE(fhmathint_gcd) {
    (void)self, (void)kwnames;
    return fold(vm, args, nargs, gcd, fh_int_raw(0));
}

FH_MATH_NATIVE(fhmathint_lcm) {
    (void)self, (void)kwnames;
    return fold(vm, args, nargs, lcm, fh_int_raw(1));
}

/* ---- products ---- */

/* n * (n - 1) * … (count factors), in halves so that the multiplications are balanced. */
static FhValue falling(FhVM *vm, FhValue n, int64_t count) {
    if (count == 0) return fh_int_raw(1);
    if (count == 1) return fh_retain(n);
    if (fh_is_int(n) && count <= 31) {
        uint64_t top = (uint64_t)fh_int_of(n), product = top;
        int bits = 64 - __builtin_clzll(top | 1);
        if (bits * count <= 64) {
            for (int64_t i = 1; i < count; i++) product *= top - (uint64_t)i;
            return fhint_new_u64(vm, product);
        }
    }
    FhValue lower = fhpoll(vm) < 0 ? FH_ERR : fhint_sub(vm, n, fh_int_raw(count / 2));
    if (lower == FH_ERR) return FH_ERR;
    FhValue a = falling(vm, n, count / 2);
    FhValue v = a == FH_ERR ? FH_ERR : fhmath_mul(vm, a, falling(vm, lower, count - count / 2));
    fh_release(vm, lower);
    return v;
}

/* The odd part of n!: the odd numbers up to n, times the odd part of (n / 2)!. */
static FhValue odd_product(FhVM *vm, int64_t low, int64_t high) { /* odd numbers of [low, high] */
    int64_t count = (high - low) / 2 + 1;
    if (low > high) return fh_int_raw(1);
    if ((64 - __builtin_clzll((uint64_t)high)) * count <= 64) {
        uint64_t product = 1;
        for (int64_t i = low; i <= high; i += 2) product *= (uint64_t)i;
        return fhint_new_u64(vm, product);
    }
    int64_t middle = low + count / 2 * 2;
    FhValue a = fhpoll(vm) < 0 ? FH_ERR : odd_product(vm, low, middle - 2);
    return a == FH_ERR ? FH_ERR : fhmath_mul(vm, a, odd_product(vm, middle, high));
}

static FhValue factorial(FhVM *vm, int64_t n) {
    FhValue v = fh_int_raw(1), inner = fh_int_raw(1); /* inner: product of the odd numbers up to n >> i */
    int64_t done = 1;
    for (int i = 62; i >= 0; i--) {
        int64_t top = n >> i;
        if (top < 3) continue;
        int64_t high = top - !(top & 1);
        inner = fhmath_mul(vm, inner, odd_product(vm, done + 2, high));
        if (inner == FH_ERR) {
            fh_release(vm, v);
            return FH_ERR;
        }
        done = high;
        if ((v = fhmath_mul(vm, v, fh_retain(inner))) == FH_ERR) break;
    }
    fh_release(vm, inner);
    if (v == FH_ERR) return FH_ERR;
    FhValue r = fhint_lshift(vm, v, fh_int_raw(n - __builtin_popcountll((uint64_t)n)));
    fh_release(vm, v);
    return r;
}

FH_MATH_NATIVE(fhmathint_factorial) {
    (void)self, (void)nargs, (void)kwnames;
    FhValue n = fhindex(vm, args[0]);
    if (n == FH_ERR) return FH_ERR;
    int64_t i = 0;
    int sign = fhint_sign(n);
    bool fits = fhint_try_i64(n, &i);
    fh_release(vm, n);
    if (sign < 0) return fhraise(vm, FH_T_ValueError, "factorial() not defined for negative values");
    if (!fits)
        return fhraise(vm, FH_T_OverflowError, "factorial() argument should not exceed %lld",
                       (long long)INT64_MAX);
    return factorial(vm, i);
}

static int two_indices(FhVM *vm, const FhValue *args, FhValue *n, FhValue *k) {
    if ((*n = fhindex(vm, args[0])) == FH_ERR) return -1;
    if ((*k = fhindex(vm, args[1])) == FH_ERR) {
        fh_release(vm, *n);
        return -1;
    }
    const char *negative = fhint_sign(*n) < 0 ? "n" : fhint_sign(*k) < 0 ? "k" : NULL;
    if (!negative) return 0;
    fh_release(vm, *n);
    fh_release(vm, *k);
    return fhraise_int(vm, FH_T_ValueError, "%s must be a non-negative integer", negative);
}

FH_MATH_NATIVE(fhmathint_perm) {
    if (nargs < 2 || args[1] == FH_NONE) return fhmathint_factorial(vm, self, args, 1, kwnames);
    FhValue n, k, v;
    int64_t count;
    if (two_indices(vm, args, &n, &k) < 0) return FH_ERR;
    if (fhint_compare(n, k) < 0)
        v = fh_int_raw(0);
    else if (!fhint_try_i64(k, &count))
        v = fhraise(vm, FH_T_OverflowError, "k must not exceed %lld", (long long)INT64_MAX);
    else
        v = falling(vm, n, count);
    fh_release(vm, n);
    fh_release(vm, k);
    return v;
}

/* Binomial coefficient while every step fits 64 bits: 0 when it does not. n small, k <= n / 2. */
static uint64_t comb_small(uint64_t n, uint64_t k) {
    uint64_t v = 1;
    for (uint64_t i = 0; i < k; i++) {
        uint64_t next;
        if (!__builtin_mul_overflow(v, n - i, &next)) {
            v = next / (i + 1);
            continue;
        }
        FhLimbPair wide = (FhLimbPair)v * (n - i) / (i + 1);
        if (wide >> 64) return 0;
        v = (uint64_t)wide;
    }
    return v;
}

static FhValue comb(FhVM *vm, FhValue n, FhValue k) {
    int64_t count;
    if (!fhint_try_i64(k, &count))
        return fhraise(vm, FH_T_OverflowError, "min(n - k, k) must not exceed %lld", (long long)INT64_MAX);
    uint64_t v = fh_is_int(n) ? comb_small((uint64_t)fh_int_of(n), (uint64_t)count) : 0;
    if (v) return fhint_new_u64(vm, v);
    FhValue top = falling(vm, n, count);
    return top == FH_ERR ? FH_ERR : fhmath_floordiv(vm, top, factorial(vm, count));
}

FH_MATH_NATIVE(fhmathint_comb) {
    (void)self, (void)nargs, (void)kwnames;
    FhValue n, k, v = FH_ERR;
    if (two_indices(vm, args, &n, &k) < 0) return FH_ERR;
    FhValue rest = fhint_sub(vm, n, k);
    if (rest != FH_ERR)
        v = fhint_sign(rest) < 0 ? fh_int_raw(0) : comb(vm, n, fhint_compare(rest, k) < 0 ? rest : k);
    fh_release(vm, rest);
    fh_release(vm, n);
    fh_release(vm, k);
    return v;
}

/* ---- roots and sizes ---- */

static uint64_t bit_length(FhValue v) {
    FhOperand x;
    fhint_load(&x, v);
    return fhmag_bits(x.limbs, x.n);
}

static uint64_t isqrt_small(uint64_t n) {
    uint64_t r = (uint64_t)sqrt((double)n);
    while (r > UINT32_MAX || r * r > n) r--;
    while (r < UINT32_MAX && (r + 1) * (r + 1) <= n) r++;
    return r;
}

/* Newton's iteration from above, begun with the root of the upper half of n. */
static FhValue isqrt(FhVM *vm, FhValue n) {
    if (fh_is_int(n)) return fh_int_raw((int64_t)isqrt_small((uint64_t)fh_int_of(n)));
    int64_t shift = (int64_t)(bit_length(n) / 4);
    FhValue upper = fhint_rshift(vm, n, fh_int_raw(2 * shift));
    if (upper == FH_ERR) return FH_ERR;
    FhValue root = fhmath_add(vm, isqrt(vm, upper), fh_int_raw(1));
    fh_release(vm, upper);
    FhValue x = root == FH_ERR ? FH_ERR : fhint_lshift(vm, root, fh_int_raw(shift));
    fh_release(vm, root);
    while (x != FH_ERR) {
        FhValue sum = fhmath_add(vm, fhint_floordiv(vm, n, x), fh_retain(x));
        FhValue next = sum == FH_ERR ? FH_ERR : fhint_rshift(vm, sum, fh_int_raw(1));
        fh_release(vm, sum);
        if (next != FH_ERR && fhint_compare(next, x) >= 0) {
            fh_release(vm, next);
            break;
        }
        fh_release(vm, x);
        x = next;
    }
    return x;
}

FH_MATH_NATIVE(fhmathint_isqrt) {
    (void)self, (void)nargs, (void)kwnames;
    FhValue n = fhindex(vm, args[0]);
    if (n == FH_ERR) return FH_ERR;
    FhValue v = fhint_sign(n) < 0 ? fhraise(vm, FH_T_ValueError, "isqrt() argument must be nonnegative")
                                  : isqrt(vm, n);
    fh_release(vm, n);
    return v;
}

double fhmathint_frexp(FhValue v, int64_t *exponent) {
    FhOperand x;
    fhint_load(&x, v);
    uint64_t bits = fhmag_bits(x.limbs, x.n), top = 0;
    uint64_t drop = bits > 64 ? bits - 64 : 0;
    const unsigned width = 8 * sizeof(FhLimb);
    for (uint64_t i = bits; i-- > drop;) top = top << 1 | (x.limbs[i / width] >> i % width & 1);
    for (uint64_t i = 0; drop && i <= drop / width;
         i++) /* what is below makes the rounding see "more than half" */
        if (i < drop / width ? x.limbs[i] != 0
                             : (drop % width && x.limbs[i] << (width - drop % width)) != 0) {
            top |= 1;
            break;
        }
    int e;
    double m = frexp((double)top, &e);
    *exponent = e + (int64_t)drop;
    return m;
}
