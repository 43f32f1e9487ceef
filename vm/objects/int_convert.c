/* Conversions of int: machine numbers, bytes, hash. Text: int_text.c. */
#include "objects/int.h"

#include <math.h>

#define HASH_BITS 61
#define HASH_MOD  (((uint64_t)1 << HASH_BITS) - 1)

bool fhint_try_i64(FhValue v, int64_t *out) {
    FhOperand x;
    if (fh_is_int(v)) {
        *out = fh_int_of(v);
        return true;
    }
    fhint_load(&x, v);
    if (x.n > 1) return false;
    uint64_t m = x.n ? x.limbs[0] : 0;
    if (m > (uint64_t)INT64_MAX + (x.sign < 0)) return false;
    *out = x.sign < 0 ? (int64_t)(0 - m) : (int64_t)m;
    return true;
}

int fhint_to_i64(FhVM *vm, FhValue v, int64_t *out) {
    if (fhint_try_i64(v, out)) return 0;
    return fhraise_int(vm, FH_T_OverflowError, "Python int too large to convert to C long");
}

int fhint_to_double(FhVM *vm, FhValue v, double *out) {
    FhOperand x;
    fhint_load(&x, v);
    uint64_t bits = fhmag_bits(x.limbs, x.n);
    if (bits > 1024) goto overflow;
    if (bits <= 64) {
        uint64_t m = x.n ? x.limbs[0] : 0;
        *out = x.sign < 0 ? -(double)m : (double)m; /* one correctly rounded conversion */
        return 0;
    }
    /* The top 64 bits, the lowest of them or-ed with what is below (round to odd), then one rounding to double. */
    uint64_t drop = bits - 64, shift = drop % 64, top = x.limbs[drop / 64] >> shift;
    if (shift) top |= x.limbs[drop / 64 + 1] << (64 - shift);
    bool rest = false;
    for (uint64_t i = 0; i < drop / 64 && !rest; i++) rest = x.limbs[i] != 0;
    if (!rest && shift) rest = x.limbs[drop / 64] << (64 - shift) != 0;
    double d = ldexp((double)(top | rest), (int)drop);
    if (isinf(d)) goto overflow;
    *out = x.sign < 0 ? -d : d;
    return 0;
overflow:
    return fhraise_int(vm, FH_T_OverflowError, "int too large to convert to float");
}

FhValue fhint_from_double(FhVM *vm, double d) {
    if (isnan(d)) return fhraise(vm, FH_T_ValueError, "cannot convert float NaN to integer");
    if (isinf(d)) return fhraise(vm, FH_T_OverflowError, "cannot convert float infinity to integer");
    d = trunc(d);
    if (fabs(d) < 0x1p62) return fhint_new(vm, (int64_t)d);
    int exponent;
    uint64_t m = (uint64_t)ldexp(frexp(fabs(d), &exponent), 53);
    uint64_t shift = (uint64_t)exponent - 53;
    FhBigInt *b = fhint_alloc(vm, 2 + shift / FH_LIMB_BITS);
    if (!b) return FH_ERR;
    b->sign = d < 0 ? -1 : 1;
    b->nlimbs = fhmag_shift_left(b->limbs, &m, 1, shift);
    return fhint_finish(vm, b);
}

int64_t fhint_hash(FhValue v) {
    FhOperand x;
    uint64_t h = 0;
    fhint_load(&x, v);
    for (uint32_t i = x.n; i-- > 0;) {
        h = (h << 3 & HASH_MOD) | h >> (HASH_BITS - 3); /* times 2^64, which is 2^3 */
        h += (x.limbs[i] & HASH_MOD) + (x.limbs[i] >> HASH_BITS);
        while (h >= HASH_MOD) h -= HASH_MOD;
    }
    int64_t result = x.sign < 0 ? -(int64_t)h : (int64_t)h;
    return result == -1 ? -2 : result;
}

FhValue fhint_from_bytes(FhVM *vm, const uint8_t *data, size_t n, bool little, bool is_signed) {
    FhBigInt *b = fhint_alloc(vm, n / 8 + 2);
    if (!b) return FH_ERR;
    b->nlimbs = (uint32_t)(n / 8 + 1);
    memset(b->limbs, 0, (n / 8 + 2) * sizeof(FhLimb));
    bool negative = is_signed && n && (data[little ? n - 1 : 0] & 0x80);
    uint32_t carry = 1; /* two's complement, if negative */
    for (size_t i = 0; i < n; i++) {
        uint32_t byte = data[little ? i : n - 1 - i];
        if (negative) {
            byte = (byte ^ 0xff) + carry;
            carry = byte >> 8;
            byte &= 0xff;
        }
        b->limbs[i / 8] |= (FhLimb)byte << (i % 8 * 8);
        if (fhpoll_due(vm, i)) {
            b->nlimbs = 0;
            fh_release(vm, fh_val(b));
            return FH_ERR;
        }
    }
    if (negative && carry) b->limbs[n / 8] |= (FhLimb)1 << (n % 8 * 8);
    b->sign = negative ? -1 : 1;
    b->nlimbs = fhmag_trim(b->limbs, b->nlimbs);
    if (b->nlimbs == 0) b->sign = 0;
    return fhint_finish(vm, b);
}

int fhint_to_bytes(FhVM *vm, FhValue v, uint8_t *out, size_t n, bool little, bool is_signed) {
    FhOperand x;
    fhint_load(&x, v);
    if (x.sign < 0 && !is_signed)
        return fhraise_int(vm, FH_T_OverflowError, "can't convert negative int to unsigned");
    uint64_t bits = fhmag_bits(x.limbs, x.n);
    bool power = x.n > 0; /* the magnitude is a power of two: -2^k needs a bit less */
    for (uint32_t i = 0; power && i < x.n; i++)
        power = x.limbs[i] == (i == x.n - 1 ? (FhLimb)1 << ((bits - 1) % FH_LIMB_BITS) : 0);
    uint64_t need = bits + (is_signed && !(x.sign < 0 && power));
    if (need > (uint64_t)n * 8) return fhraise_int(vm, FH_T_OverflowError, "int too big to convert");
    uint32_t carry = 1;
    for (size_t i = 0; i < n; i++) {
        uint32_t byte = i / 8 < x.n ? x.limbs[i / 8] >> (i % 8 * 8) & 0xff : 0;
        if (x.sign < 0) {
            byte = (byte ^ 0xff) + carry;
            carry = byte >> 8;
            byte &= 0xff;
        }
        out[little ? i : n - 1 - i] = (uint8_t)byte;
        if (fhpoll_due(vm, i)) return -1;
    }
    return 0;
}
