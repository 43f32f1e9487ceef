/* Shifts, bitwise operations, true division and modular powers of int. */
#include "objects/int_methods.h"

#include "objects/tuple.h"

#include <math.h>

FhValue fhint_pair(FhVM *vm, FhValue a, FhValue b) {
    FhValue items[] = {a, b};
    return fhtuple_take(vm, items, 2);
}

static int clear(FhVM *vm, FhLimb *limbs, uint32_t n) {
    enum { STEP = FH_POLL_BYTES };
    for (uint32_t i = 0; i < n; i += STEP) {
        memset(limbs + i, 0, (n - i < STEP ? n - i : STEP) * sizeof *limbs);
        if (n - i > STEP && fhpoll_work(vm, STEP / 2) < 0) return -1;
    }
    return 0;
}

FhValue fhint_lshift(FhVM *vm, FhValue a, FhValue b) {
    int64_t n;
    if (fhint_sign(b) < 0) return fhraise(vm, FH_T_ValueError, "negative shift count");
    if (fh_both_int(a, b) && fh_int_of(b) < 60) {
        int64_t small = fh_int_of(a), by = fh_int_of(b), limit = FH_INT_MAX >> by;
        if (small >= -limit && small <= limit) return fh_int_raw(small * ((int64_t)1 << by));
    }
    FhOperand x;
    fhint_load(&x, a);
    if (x.sign == 0) return fh_int_raw(0);
    if (!fhint_try_i64(b, &n)) return fhraise(vm, FH_T_OverflowError, "too many digits in integer");
    if ((uint64_t)n / FH_LIMB_BITS > UINT32_MAX / 2 - x.n - 1) return fhraise_memory(vm);
    FhBigInt *r = fhint_alloc(vm, x.n + (uint64_t)n / FH_LIMB_BITS + 1);
    if (!r) return FH_ERR;
    r->sign = x.sign;
    uint32_t low = (uint32_t)((uint64_t)n / FH_LIMB_BITS);
    if (clear(vm, r->limbs, low) < 0) return fh_release(vm, fh_val(r)), FH_ERR;
    r->nlimbs = low + fhmag_shift_left(r->limbs + low, x.limbs, x.n, (uint64_t)n % FH_LIMB_BITS);
    return fhint_finish(vm, r);
}

FhValue fhint_rshift(FhVM *vm, FhValue a, FhValue b) {
    int64_t n;
    if (fhint_sign(b) < 0) return fhraise(vm, FH_T_ValueError, "negative shift count");
    FhOperand x;
    fhint_load(&x, a);
    if (!fhint_try_i64(b, &n) || (uint64_t)n >= fhmag_bits(x.limbs, x.n))
        return fh_int_raw(x.sign < 0 ? -1 : 0);
    FhBigInt *r = fhint_alloc(vm, x.n + 1);
    if (!r) return FH_ERR;
    r->sign = x.sign;
    r->nlimbs = fhmag_shift_right(r->limbs, x.limbs, x.n, (uint64_t)n);
    if (x.sign < 0) { /* floor: one further down when ones fell out */
        bool lost = false;
        for (int64_t i = 0; i < n / FH_LIMB_BITS && !lost; i++) lost = x.limbs[i] != 0;
        if (!lost && n % FH_LIMB_BITS)
            lost = (x.limbs[n / FH_LIMB_BITS] & (((FhLimb)1 << n % FH_LIMB_BITS) - 1)) != 0;
        static const FhLimb one = 1;
        if (lost) r->nlimbs = fhmag_add(r->limbs, r->limbs, r->nlimbs, &one, 1);
    }
    return fhint_finish(vm, r);
}

/* Limb i of the two's complement of x; *carry starts at 1. */
static FhLimb complement_limb(const FhOperand *x, uint32_t i, FhLimb *carry) {
    FhLimb limb = i < x->n ? x->limbs[i] : 0;
    if (x->sign >= 0) return limb;
    limb = ~limb + *carry;
    *carry = *carry && limb == 0;
    return limb;
}

static FhValue bitwise_positive(FhVM *vm, const FhOperand *x, const FhOperand *y, char op) {
    if (x->n < y->n) {
        const FhOperand *t = x;
        x = y;
        y = t;
    }
    if (op == '&' && y->n <= 1) return fhint_new_u64(vm, y->n ? x->limbs[0] & y->limbs[0] : 0);
    uint32_t n = op == '&' ? y->n : x->n;
    FhBigInt *r = fhint_alloc(vm, n);
    if (!r) return FH_ERR;
    for (uint32_t i = 0; i < y->n; i++) {
        FhLimb l = x->limbs[i], m = y->limbs[i];
        r->limbs[i] = op == '&' ? l & m : op == '|' ? l | m : l ^ m;
    }
    if (n > y->n) memcpy(r->limbs + y->n, x->limbs + y->n, (n - y->n) * sizeof(FhLimb));
    r->sign = 1;
    r->nlimbs = n;
    return fhint_finish(vm, r);
}

FhValue fhint_bitwise(FhVM *vm, FhValue a, FhValue b, char op) {
    if (fh_both_int(a, b)) return op == '&' ? a & b : op == '|' ? a | b : a ^ b;
    FhOperand x, y;
    fhint_load(&x, a);
    fhint_load(&y, b);
    if (x.sign >= 0 && y.sign >= 0) return bitwise_positive(vm, &x, &y, op);
    uint32_t n = (x.n > y.n ? x.n : y.n) + 1;
    FhBigInt *r = fhint_alloc(vm, n);
    if (!r) return FH_ERR;
    bool nx = x.sign < 0, ny = y.sign < 0, negative = op == '&' ? nx && ny : op == '|' ? nx || ny : nx != ny;
    FhLimb cx = 1, cy = 1, cr = 1;
    for (uint32_t i = 0; i < n; i++) {
        FhLimb l = complement_limb(&x, i, &cx), m = complement_limb(&y, i, &cy);
        FhLimb v = op == '&' ? l & m : op == '|' ? l | m : l ^ m;
        if (negative) {
            v = ~v + cr;
            cr = cr && v == 0;
        }
        r->limbs[i] = v;
    }
    r->nlimbs = fhmag_trim(r->limbs, n);
    r->sign = r->nlimbs == 0 ? 0 : negative ? -1 : 1;
    return fhint_finish(vm, r);
}

/* Correctly rounded quotient: the integer quotient gets at least 55 bits, its last bit made sticky, and is scaled. */
FhValue fhint_truediv(FhVM *vm, FhValue a, FhValue b) {
    if (fhint_sign(b) == 0) return fhraise(vm, FH_T_ZeroDivisionError, "division by zero");
    FhOperand x, y;
    fhint_load(&x, a);
    fhint_load(&y, b);
    if (x.sign == 0) return fhfloat_new(vm, y.sign < 0 ? -0.0 : 0.0);
    int64_t bits_x = (int64_t)fhmag_bits(x.limbs, x.n), bits_y = (int64_t)fhmag_bits(y.limbs, y.n);
    if (bits_x <= 53 && bits_y <= 53) {
        double dx, dy;
        if (fhint_to_double(vm, a, &dx) < 0 || fhint_to_double(vm, b, &dy) < 0) return FH_ERR;
        return fhfloat_new(vm, dx / dy);
    }
    if (bits_x - bits_y > 1024)
        return fhraise(vm, FH_T_OverflowError, "integer division result too large for a float");
    if (bits_x - bits_y < -1080) return fhfloat_new(vm, x.sign == y.sign ? 0.0 : -0.0);
    int64_t shift = 66 - (bits_x - bits_y); /* quotient of 66 or 67 bits */
    FhValue scaled_a = shift > 0 ? fhint_lshift(vm, a, fh_int_raw(shift)) : fh_retain(a);
    FhValue scaled_b = shift < 0 ? fhint_lshift(vm, b, fh_int_raw(-shift)) : fh_retain(b), q = FH_ERR,
            r = FH_ERR;
    FhValue positive_a = scaled_a == FH_ERR ? FH_ERR
                         : x.sign < 0       ? fhint_negate(vm, scaled_a)
                                            : fh_retain(scaled_a);
    FhValue positive_b = scaled_b == FH_ERR ? FH_ERR
                         : y.sign < 0       ? fhint_negate(vm, scaled_b)
                                            : fh_retain(scaled_b);
    double d = 0;
    bool ok = positive_a != FH_ERR && positive_b != FH_ERR &&
              fhint_divmod(vm, positive_a, positive_b, &q, &r, "") == 0;
    if (ok) {
        FhValue sticky = fhint_bitwise(vm, q, fh_int_raw(fhint_sign(r) != 0), '|');
        ok = sticky != FH_ERR;
        if (ok) {
            FhOperand s;
            fhint_load(&s, sticky);
            /* Round to the number of bits that the result has (fewer when subnormal), ties to even, by hand. */
            int64_t bits = (int64_t)fhmag_bits(s.limbs, s.n), exponent = bits - shift, keep = 53;
            if (exponent < -1021) keep = 53 - (-1021 - exponent);
            int64_t drop = bits - keep;
            if (keep < 0) drop = bits + 1; /* below half of the smallest number */
            uint64_t top = 0;
            bool half = false, below = false;
            for (int64_t i = bits - 1; i >= 0; i--) {
                unsigned bit = fhmag_bit(s.limbs, (uint64_t)i);
                if (i >= drop)
                    top = top << 1 | bit;
                else if (i == drop - 1)
                    half = bit;
                else
                    below |= bit;
            }
            if (half && (below || (top & 1))) top++;
            d = ldexp((double)top, (int)(drop - shift));
            fh_release(vm, sticky);
        }
    }
    FhValue parts[] = {scaled_a, scaled_b, positive_a, positive_b, q, r};
    for (int i = 0; i < 6; i++)
        if (parts[i] != FH_ERR) fh_release(vm, parts[i]);
    if (!ok) return FH_ERR;
    if (isinf(d)) return fhraise(vm, FH_T_OverflowError, "integer division result too large for a float");
    return fhfloat_new(vm, x.sign == y.sign ? d : -d);
}

/* x with x * a = 1 modulo m (m > 0), or ValueError. */
static FhValue inverse(FhVM *vm, FhValue a, FhValue m) {
    FhValue r0 = fh_retain(m), r1 = fhint_mod(vm, a, m), t0 = fh_int_raw(0), t1 = fh_int_raw(1);
    while (r1 != FH_ERR && t1 != FH_ERR && fhint_sign(r1) != 0) {
        FhValue q, r, qt = FH_ERR, t = FH_ERR;
        if (fhint_divmod(vm, r0, r1, &q, &r, "") < 0) {
            fh_release(vm, r1);
            r1 = FH_ERR;
            break;
        }
        qt = fhint_mul(vm, q, t1);
        if (qt != FH_ERR) t = fhint_sub(vm, t0, qt);
        fh_release(vm, q);
        if (qt != FH_ERR) fh_release(vm, qt);
        fh_release(vm, r0);
        fh_release(vm, t0);
        r0 = r1, r1 = r, t0 = t1, t1 = t;
    }
    FhValue result = FH_ERR;
    if (r1 != FH_ERR && t1 != FH_ERR) {
        if (r0 == fh_int_raw(1))
            result = fhint_mod(vm, t0, m);
        else
            fhraise(vm, FH_T_ValueError, "base is not invertible for the given modulus");
    }
    FhValue parts[] = {r0, r1, t0, t1};
    for (int i = 0; i < 4; i++)
        if (parts[i] != FH_ERR) fh_release(vm, parts[i]);
    return result;
}

static FhValue mul_mod(FhVM *vm, FhValue a, FhValue b, FhValue m) {
    FhValue p = fhint_mul(vm, a, b);
    if (p == FH_ERR) return FH_ERR;
    FhValue r = fhint_mod(vm, p, m);
    fh_release(vm, p);
    return r;
}

FhValue fhint_power_mod(FhVM *vm, FhValue a, FhValue b, FhValue m) {
    int sign = fhint_sign(m);
    if (sign == 0) return fhraise(vm, FH_T_ValueError, "pow() 3rd argument cannot be 0");
    FhValue modulus = sign < 0 ? fhint_negate(vm, m) : fh_retain(m), base = FH_ERR, result = FH_ERR;
    if (modulus == FH_ERR) return FH_ERR;
    if (fhint_sign(b) < 0)
        base = inverse(vm, a, modulus);
    else
        base = fhint_mod(vm, a, modulus);
    if (base != FH_ERR) {
        FhOperand e;
        fhint_load(&e, b);
        result = fhint_mod(vm, fh_int_raw(1), modulus);
        for (uint64_t bit = fhmag_bits(e.limbs, e.n); result != FH_ERR && bit-- > 0;) {
            FhValue square = fhpoll(vm) < 0 ? FH_ERR : mul_mod(vm, result, result, modulus);
            fh_release(vm, result);
            result = square;
            if (result == FH_ERR || !fhmag_bit(e.limbs, bit)) continue;
            FhValue product = mul_mod(vm, result, base, modulus);
            fh_release(vm, result);
            result = product;
        }
        fh_release(vm, base);
    }
    if (result != FH_ERR && sign < 0 && fhint_sign(result) != 0) { /* the result has the modulus's sign */
        FhValue shifted = fhint_add(vm, result, m);
        fh_release(vm, result);
        result = shifted;
    }
    fh_release(vm, modulus);
    return result;
}
