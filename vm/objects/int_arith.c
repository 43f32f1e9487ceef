/* Arithmetic of int: small values first, magnitudes otherwise. */
#include "objects/int_methods.h"

#include <math.h>

void fhint_load(FhOperand *o, FhValue v) {
    if (fh_is_obj(v)) {
        FhBigInt *b = FH_AS(FhBigInt, v);
        *o = (FhOperand){.sign = b->sign, .n = b->nlimbs, .limbs = b->limbs};
        return;
    }
    int64_t i = fh_is_int(v) ? fh_int_of(v) : v == FH_TRUE;
    uint64_t m = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    o->sign = (i > 0) - (i < 0);
    o->own[0] = m;
    o->limbs = o->own;
    o->n = m != 0;
}

FhBigInt *fhint_alloc(FhVM *vm, size_t n) {
    if (n > UINT32_MAX / 2) {
        fhraise_memory(vm);
        return NULL;
    }
    return (FhBigInt *)fhmem_data_cell(vm, sizeof(FhBigInt) + n * sizeof(FhLimb), FH_T_int, false);
}

FhValue fhint_finish(FhVM *vm, FhBigInt *b) {
    b->nlimbs = fhmag_trim(b->limbs, b->nlimbs);
    if (b->nlimbs > 1) return fh_val(b);
    uint64_t m = b->nlimbs ? b->limbs[0] : 0;
    if (m > (uint64_t)FH_INT_MAX + (b->sign < 0)) return fh_val(b);
    FhValue v = fh_int_raw(b->sign < 0 ? (int64_t)(0 - m) : (int64_t)m);
    fh_release(vm, fh_val(b));
    return v;
}

FhValue fhint_big(FhVM *vm, int64_t i) {
    FhBigInt *b = fhint_alloc(vm, 1);
    if (!b) return FH_ERR;
    uint64_t m = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    b->sign = i < 0 ? -1 : 1;
    b->nlimbs = 1;
    b->limbs[0] = m;
    return fhint_finish(vm, b);
}

FhValue fhint_new_u64(FhVM *vm, uint64_t u) {
    if (u <= INT64_MAX) return fhint_new(vm, (int64_t)u);
    FhBigInt *b = fhint_alloc(vm, 1);
    if (!b) return FH_ERR;
    b->sign = 1;
    b->nlimbs = 1;
    b->limbs[0] = u;
    return fhint_finish(vm, b);
}

/* a + b with b's sign given. */
static FhValue add_signed(FhVM *vm, const FhOperand *a, const FhOperand *b, int b_sign) {
    uint32_t n = (a->n > b->n ? a->n : b->n) + 1;
    FhBigInt *r = fhint_alloc(vm, n);
    if (!r) return FH_ERR;
    if (a->sign == 0 || b_sign == 0 || a->sign == b_sign) {
        r->sign = a->sign ? a->sign : b_sign;
        r->nlimbs = fhmag_add(r->limbs, a->limbs, a->n, b->limbs, b->n);
    } else if (fhmag_compare(a->limbs, a->n, b->limbs, b->n) >= 0) {
        r->sign = a->sign;
        r->nlimbs = fhmag_sub(r->limbs, a->limbs, a->n, b->limbs, b->n);
    } else {
        r->sign = b_sign;
        r->nlimbs = fhmag_sub(r->limbs, b->limbs, b->n, a->limbs, a->n);
    }
    if (r->nlimbs == 0) r->sign = 0;
    return fhint_finish(vm, r);
}

FhValue fhint_add(FhVM *vm, FhValue a, FhValue b) {
    if (fh_both_int(a, b)) return fhint_new(vm, fh_int_of(a) + fh_int_of(b));
    FhOperand x, y;
    fhint_load(&x, a);
    fhint_load(&y, b);
    return add_signed(vm, &x, &y, y.sign);
}

FhValue fhint_sub(FhVM *vm, FhValue a, FhValue b) {
    if (fh_both_int(a, b)) return fhint_new(vm, fh_int_of(a) - fh_int_of(b));
    FhOperand x, y;
    fhint_load(&x, a);
    fhint_load(&y, b);
    return add_signed(vm, &x, &y, -y.sign);
}

FhValue fhint_mul(FhVM *vm, FhValue a, FhValue b) {
    int64_t small;
    if (fh_both_int(a, b) && !__builtin_mul_overflow(fh_int_of(a), fh_int_of(b), &small))
        return fhint_new(vm, small);
    FhOperand x, y;
    fhint_load(&x, a);
    fhint_load(&y, b);
    if (x.sign == 0 || y.sign == 0) return fh_int_raw(0);
    FhBigInt *r = fhint_alloc(vm, (size_t)x.n + y.n);
    if (!r) return FH_ERR;
    r->sign = x.sign * y.sign;
    r->nlimbs = x.n + y.n;
    if (fhmag_mul(vm, r->limbs, x.limbs, x.n, y.limbs, y.n) < 0) {
        r->nlimbs = 0;
        fh_release(vm, fh_val(r));
        return FH_ERR;
    }
    return fhint_finish(vm, r);
}

static FhValue copy_operand(FhVM *vm, const FhOperand *x, int sign) {
    FhBigInt *r = fhint_alloc(vm, x->n);
    if (!r) return FH_ERR;
    r->sign = sign;
    r->nlimbs = x->n;
    memcpy(r->limbs, x->limbs, x->n * sizeof(FhLimb));
    return fhint_finish(vm, r);
}

/* Truncating division of magnitudes into new big ints with positive sign. */
static int divide(FhVM *vm, const FhOperand *x, const FhOperand *y, FhBigInt **q, FhBigInt **r) {
    if (fhmag_compare(x->limbs, x->n, y->limbs, y->n) < 0) {
        *q = fhint_alloc(vm, 1);
        *r = fhint_alloc(vm, x->n);
        if (!*q || !*r) return -1;
        (*q)->nlimbs = 0;
        (*r)->nlimbs = x->n;
        memcpy((*r)->limbs, x->limbs, x->n * sizeof(FhLimb));
        return 0;
    }
    *q = fhint_alloc(vm, x->n - y->n + 1);
    *r = fhint_alloc(vm, y->n);
    if (!*q || !*r) return -1;
    (*q)->nlimbs = x->n - y->n + 1;
    (*r)->nlimbs = y->n;
    if (y->n > 1) return fhmag_divmod(vm, (*q)->limbs, (*r)->limbs, x->limbs, x->n, y->limbs, y->n);
    memcpy((*q)->limbs, x->limbs, x->n * sizeof(FhLimb));
    (*r)->limbs[0] = fhmag_div_small((*q)->limbs, x->n, y->limbs[0]);
    return 0;
}

int fhint_divmod(FhVM *vm, FhValue a, FhValue b, FhValue *quotient, FhValue *remainder, const char *zero) {
    if (fh_both_int(a, b) && b != 0) {
        int64_t x = fh_int_of(a), y = fh_int_of(b), q = x / y, r = x % y;
        if (r != 0 && (r ^ y) < 0) q--, r += y;
        if (quotient && (*quotient = fhint_new(vm, q)) == FH_ERR) return -1;
        if (remainder) *remainder = fh_int_raw(r);
        return 0;
    }
    FhOperand x, y;
    FhBigInt *q = NULL, *r = NULL;
    fhint_load(&x, a);
    fhint_load(&y, b);
    if (y.sign == 0) return fhraise_int(vm, FH_T_ZeroDivisionError, "%s", zero);
    if (divide(vm, &x, &y, &q, &r) < 0) {
        if (q) q->nlimbs = 0, fh_release(vm, fh_val(q));
        if (r) r->nlimbs = 0, fh_release(vm, fh_val(r));
        return -1;
    }
    q->nlimbs = fhmag_trim(q->limbs, q->nlimbs);
    r->nlimbs = fhmag_trim(r->limbs, r->nlimbs);
    q->sign = q->nlimbs ? x.sign * y.sign : 0;
    r->sign = r->nlimbs ? x.sign : 0;
    bool adjust = r->nlimbs && x.sign != y.sign; /* floor: one less, the remainder gets the divisor's sign */
    FhValue qv = fhint_finish(vm, q), rv = fhint_finish(vm, r);
    if (adjust) {
        FhValue q1 = quotient ? fhint_sub(vm, qv, fh_int_raw(1)) : fh_int_raw(0), r1 = fhint_add(vm, rv, b);
        fh_release(vm, qv);
        fh_release(vm, rv);
        qv = q1, rv = r1;
        if (qv == FH_ERR || rv == FH_ERR) {
            if (qv != FH_ERR) fh_release(vm, qv);
            if (rv != FH_ERR) fh_release(vm, rv);
            return -1;
        }
    }
    if (quotient)
        *quotient = qv;
    else
        fh_release(vm, qv);
    if (remainder)
        *remainder = rv;
    else
        fh_release(vm, rv);
    return 0;
}

FhValue fhint_floordiv(FhVM *vm, FhValue a, FhValue b) {
    FhValue q = FH_ERR;
    return fhint_divmod(vm, a, b, &q, NULL, "integer division or modulo by zero") < 0 ? FH_ERR : q;
}

FhValue fhint_mod(FhVM *vm, FhValue a, FhValue b) {
    FhValue r = FH_ERR;
    return fhint_divmod(vm, a, b, NULL, &r, "integer modulo by zero") < 0 ? FH_ERR : r;
}

FhValue fhint_power(FhVM *vm, FhValue a, FhValue b) {
    if (fhint_sign(b) < 0) {
        double x, y;
        if (fhint_sign(a) == 0)
            return fhraise(vm, FH_T_ZeroDivisionError, "0.0 cannot be raised to a negative power");
        if (fhint_to_double(vm, a, &x) < 0 || fhint_to_double(vm, b, &y) < 0) return FH_ERR;
        return fhfloat_power(vm, x, y);
    }
    FhOperand e;
    if (a == fh_int_raw(2)) return fhint_lshift(vm, fh_int_raw(1), b);
    fhint_load(&e, b);
    FhValue result = fh_int_raw(1);
    /* Left to right over the bits of the exponent. */
    for (uint64_t bit = fhmag_bits(e.limbs, e.n); bit-- > 0;) {
        FhValue square = fhint_mul(vm, result, result);
        fh_release(vm, result);
        if (square == FH_ERR) return FH_ERR;
        result = square;
        if (fhmag_bit(e.limbs, bit)) {
            FhValue product = fhint_mul(vm, result, a);
            fh_release(vm, result);
            if (product == FH_ERR) return FH_ERR;
            result = product;
        }
    }
    return result;
}

int fhint_compare(FhValue a, FhValue b) {
    if (fh_both_int(a, b)) return (int64_t)a < (int64_t)b ? -1 : a != b;
    FhOperand x, y;
    fhint_load(&x, a);
    fhint_load(&y, b);
    if (x.sign != y.sign) return x.sign < y.sign ? -1 : 1;
    int c = fhmag_compare(x.limbs, x.n, y.limbs, y.n);
    return x.sign < 0 ? -c : c;
}

int fhint_sign(FhValue v) {
    FhOperand x;
    fhint_load(&x, v);
    return x.sign;
}

FhValue fhint_negate(FhVM *vm, FhValue v) {
    if (fh_is_int(v)) return fhint_new(vm, -fh_int_of(v));
    FhOperand x;
    fhint_load(&x, v);
    return copy_operand(vm, &x, -x.sign);
}

FhValue fhint_plain(FhVM *vm, FhValue v) {
    if (fhint_exact(v)) return fh_retain(v);
    FhOperand x;
    fhint_load(&x, v);
    return copy_operand(vm, &x, x.sign);
}
