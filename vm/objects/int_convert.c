/* Conversions of int: machine numbers, bytes, hash. Text: int_text.c. */
#include "objects/int.h"

#include <math.h>
#include <string.h>

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

static inline FhLimb ordered(FhLimb limb, bool little) { /* as it lies in memory; and back */
    return little == (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__) ? limb : __builtin_bswap64(limb);
}

/* Limb i of a number of n bytes; `fill` for those that it does not have. */
static FhLimb limb_of_bytes(const uint8_t *data, size_t n, size_t i, bool little, uint8_t fill) {
    FhLimb limb = 0;
    size_t at = i * 8;
    if (n - at >= 8) {
        memcpy(&limb, little ? data + at : data + n - at - 8, 8);
        return ordered(limb, little);
    }
    for (size_t k = 8; k-- > 0;) {
        uint8_t byte = at + k >= n ? fill : data[little ? at + k : n - 1 - at - k];
        limb = limb << 8 | byte;
    }
    return limb;
}

static void limb_to_bytes(FhLimb limb, uint8_t *out, size_t n, size_t i, bool little) {
    size_t at = i * 8;
    if (n - at >= 8) {
        limb = ordered(limb, little);
        memcpy(little ? out + at : out + n - at - 8, &limb, 8);
        return;
    }
    for (; at < n; at++, limb >>= 8) out[little ? at : n - 1 - at] = (uint8_t)limb;
}

/* A limb of a two's complement, from that of the magnitude or the other way round; *carry starts at 1. */
static FhLimb negated(FhLimb limb, FhLimb *carry) {
    limb = ~limb + *carry;
    *carry = *carry && limb == 0;
    return limb;
}

FhValue fhint_from_bytes(FhVM *vm, const uint8_t *data, size_t n, bool little, bool is_signed) {
    FhBigInt *b = fhint_alloc(vm, n / 8 + 1);
    if (!b) return FH_ERR;
    bool negative = is_signed && n && (data[little ? n - 1 : 0] & 0x80);
    FhLimb carry = 1;
    b->nlimbs = 0;
    for (size_t i = 0; i <= n / 8; i++) {
        FhLimb limb = limb_of_bytes(data, n, i, little, negative ? 0xff : 0);
        b->limbs[i] = negative ? negated(limb, &carry) : limb;
        if (!fhpoll_due(vm, i)) continue;
        fh_release(vm, fh_val(b));
        return FH_ERR;
    }
    b->nlimbs = fhmag_trim(b->limbs, (uint32_t)(n / 8 + 1));
    b->sign = b->nlimbs == 0 ? 0 : negative ? -1 : 1;
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
    uint64_t need = bits + (is_signed && bits && !(x.sign < 0 && power));
    if (need > (uint64_t)n * 8) return fhraise_int(vm, FH_T_OverflowError, "int too big to convert");
    FhLimb carry = 1;
    for (size_t i = 0; i * 8 < n; i++) {
        FhLimb limb = i < x.n ? x.limbs[i] : 0;
        limb_to_bytes(x.sign < 0 ? negated(limb, &carry) : limb, out, n, i, little);
        if (fhpoll_due(vm, i)) return -1;
    }
    return 0;
}
