/* Values to the bytes of a struct and back. The messages depend on mode and size as CPython's do. */
#include "stdlib/native.h"
#include "stdlib/struct_parts.h"
#include "objects/bytes.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

#include <math.h>

/* ---- bytes in either order ---- */

static inline uint64_t get_bits(const uint8_t *p, int64_t size, bool big) {
    uint64_t u = 0;
    switch (size) {
    case 1: return *p;
    case 2: {
        uint16_t x;
        memcpy(&x, p, 2);
        return big ? __builtin_bswap16(x) : x;
    }
    case 4: {
        uint32_t x;
        memcpy(&x, p, 4);
        return big ? __builtin_bswap32(x) : x;
    }
    default: memcpy(&u, p, 8); return big ? __builtin_bswap64(u) : u;
    }
}

static inline void put_bits(uint8_t *p, uint64_t u, int64_t size, bool big) {
    if (big) u = __builtin_bswap64(u) >> (64 - 8 * size);
    memcpy(p, &u, (size_t)size); /* little-endian machines */
}

static inline int64_t sign_extend(uint64_t u, int64_t size) {
    int shift = (int)(64 - 8 * size);
    return (int64_t)(u << shift) >> shift;
}

/* ---- half floats ---- */

static double half_to_double(uint16_t h) {
    int exponent = h >> 10 & 31;
    double m = (double)(h & 1023);
    double v = exponent == 31  ? (h & 1023 ? (double)NAN : (double)INFINITY)
               : exponent == 0 ? ldexp(m, -24)
                               : ldexp(m + 1024, exponent - 25);
    return h & 0x8000 ? -v : v;
}

/* Rounded to even; false: too large. */
static bool double_to_half(double d, uint16_t *out) {
    uint16_t sign = signbit(d) ? 0x8000 : 0;
    if (d != d || isinf(d)) {
        *out = (uint16_t)(sign | (d != d ? 0x7e00 : 0x7c00));
        return true;
    }
    int exponent;
    double a = fabs(d);
    if (a == 0) {
        *out = sign;
        return true;
    }
    frexp(a, &exponent); /* a = m * 2^exponent, m in [0.5, 1) */
    int unit = exponent - 11 < -24 ? -24 : exponent - 11;
    double scaled = ldexp(a, -unit), whole = nearbyint(scaled);
    uint32_t m = (uint32_t)whole; /* 0 … 2048 */
    uint32_t bits = unit == -24 && m < 1024 ? m : ((uint32_t)(unit + 24) << 10) + m;
    if (bits >= 0x7c00) return false;
    *out = (uint16_t)(sign | bits);
    return true;
}

/* ---- packing ---- */

static int range_error(FhVM *vm, FhStruct *s, const FhStructCode *c) {
    int64_t bits = 8 * c->size;
    if (c->size == 1)
        fhstruct_raise(vm, s->error,
                       c->is_signed ? "byte format requires -128 <= number <= 127"
                                    : "ubyte format requires 0 <= number <= 255");
    else if (c->size == 2 && !c->big)
        fhstruct_raise(vm, s->error,
                       c->is_signed ? "short format requires -32768 <= number <= 32767"
                                    : "ushort format requires 0 <= number <= 65535");
    else if (c->is_signed)
        fhstruct_raise(vm, s->error, "'%c' format requires %lld <= number <= %lld", c->code,
                       (long long)-((int64_t)1 << (bits - 1)), (long long)(((int64_t)1 << (bits - 1)) - 1));
    else
        fhstruct_raise(vm, s->error, "'%c' format requires 0 <= number <= %lld", c->code,
                       (long long)(((int64_t)1 << bits) - 1));
    return -1;
}

static int out_of_range(FhVM *vm, FhStruct *s, const FhStructCode *c) {
    bool converts = (c->size == 8 && c->big) || c->kind == FH_SK_POINTER;
    return fhstruct_raise(vm, s->error, converts ? "int too large to convert" : "argument out of range"), -1;
}

/* An int object that is not a small int within range. */
static int pack_int_slow(FhVM *vm, FhStruct *s, const FhStructCode *c, FhValue v, uint8_t *out) {
    if (!fhint_check(vm, v) && !fh_slots(vm, v)->index)
        return fhstruct_raise(vm, s->error, "required argument is not an integer"), -1;
    FhValue i = fhindex(vm, v);
    if (i == FH_ERR) return -1;
    int64_t n = 0;
    uint64_t u = 0;
    bool fits = fhint_try_i64(i, &n), fits_u = fits && n >= 0;
    if (fits) u = (uint64_t)n;
    if (!fits && fhint_sign(i) > 0) {
        uint8_t bytes[8];
        fits_u = fhint_to_bytes(vm, i, bytes, 8, true, false) == 0;
        if (!fits_u) fhpending_clear(vm);
        memcpy(&u, bytes, 8);
    }
    fh_release(vm, i);
    if (c->kind == FH_SK_POINTER) {
        if (!fits && !fits_u) return out_of_range(vm, s, c);
    } else if (c->size == 8) {
        if (c->is_signed ? !fits : !fits_u) return out_of_range(vm, s, c);
    } else {
        bool as_long = c->is_signed || (c->size < 4 && (c->size == 1 || !c->big));
        if (as_long ? !fits : !fits_u) return out_of_range(vm, s, c);
        int64_t bits = 8 * c->size;
        int64_t low = c->is_signed ? -((int64_t)1 << (bits - 1)) : 0;
        int64_t high = ((int64_t)1 << (c->is_signed ? bits - 1 : bits)) - 1;
        if (!fits || n < low || n > high) return range_error(vm, s, c);
    }
    put_bits(out, u, c->size, c->big);
    return 0;
}

static inline int pack_int(FhVM *vm, FhStruct *s, const FhStructCode *c, FhValue v, uint8_t *out) {
    if (FH_LIKELY(fh_is_int(v))) {
        int64_t n = fh_int_of(v);
        if (c->is_signed ? sign_extend((uint64_t)n, c->size) == n
                         : n >= 0 && (c->size == 8 || n >> (8 * c->size) == 0)) {
            put_bits(out, (uint64_t)n, c->size, c->big);
            return 0;
        }
    }
    return pack_int_slow(vm, s, c, v, out);
}

static int too_large(FhVM *vm, const FhStructCode *c) {
    return fhraise_int(vm, FH_T_OverflowError, "float too large to pack with %c format", c->code);
}

static int pack_float(FhVM *vm, FhStruct *s, const FhStructCode *c, FhValue v, uint8_t *out) {
    double d;
    if (FH_LIKELY(fh_is_float(v))) {
        d = fh_float_raw(v);
    } else if (fhfloat_from(vm, v, &d) < 0) {
        fhpending_clear(vm);
        return fhstruct_raise(vm, s->error, "required argument is not a float"), -1;
    }
    uint64_t bits;
    if (c->size == 8) {
        memcpy(&bits, &d, 8);
    } else if (c->size == 4) {
        float f = (float)d;
        uint32_t u;
        if (isinf(f) && !isinf(d) && !c->native) return too_large(vm, c);
        memcpy(&u, &f, 4);
        bits = u;
    } else {
        uint16_t h;
        if (!double_to_half(d, &h)) return too_large(vm, c);
        bits = h;
    }
    put_bits(out, bits, c->size, c->big);
    return 0;
}

static int pack_bytes(FhVM *vm, FhStruct *s, const FhStructCode *c, FhValue v, uint8_t *out) {
    bool is_bytes = fhbytes_check(vm, v);
    if (!is_bytes && !fh_isa(vm, v, FH_T_bytearray))
        return fhstruct_raise(vm, s->error, "argument for '%c' must be a bytes object", c->code), -1;
    FhBuffer b;
    if (fhbuffer_get(vm, v, &b, false) < 0) return -1;
    int64_t room = c->kind == FH_SK_PASCAL ? c->size - 1 : c->size;
    int64_t n = (int64_t)b.size < room ? (int64_t)b.size : room;
    if (n > 0) memcpy(out + (c->kind == FH_SK_PASCAL), b.data, (size_t)n);
    if (c->kind == FH_SK_PASCAL && c->size > 0) *out = n < 0 ? 0 : n > 255 ? 255 : (uint8_t)n;
    fhbuffer_release(vm, &b);
    return 0;
}

static int pack_char(FhVM *vm, FhStruct *s, FhValue v, uint8_t *out) {
    if (!fhbytes_check(vm, v) || fhas_bytes(v)->size != 1)
        return fhstruct_raise(vm, s->error, "char format requires a bytes object of length 1"), -1;
    *out = fhas_bytes(v)->data[0];
    return 0;
}

static int pack_one(FhVM *vm, FhStruct *s, const FhStructCode *c, FhValue v, uint8_t *out) {
    int truth;
    switch ((FhStructKind)c->kind) {
    case FH_SK_INT: return pack_int(vm, s, c, v, out);
    case FH_SK_POINTER: return pack_int_slow(vm, s, c, v, out);
    case FH_SK_FLOAT: return pack_float(vm, s, c, v, out);
    case FH_SK_CHAR: return pack_char(vm, s, v, out);
    case FH_SK_BOOL:
        if ((truth = fhtruth(vm, v)) < 0) return -1;
        *out = (uint8_t)truth;
        return 0;
    default: return pack_bytes(vm, s, c, v, out);
    }
}

/* An int that does not fit in whatever way is told so. */
static FH_COLD int overflow(FhVM *vm, FhStruct *s, FhValue v) {
    if (!fhint_check(vm, v) || !fhpending_is(vm, FH_T_OverflowError)) return -1;
    fhpending_clear(vm);
    fhstruct_raise(vm, s->error, "int too large to convert");
    return -1;
}

int fhstruct_pack(FhVM *vm, FhStruct *s, uint8_t *out, const FhValue *values) {
    int64_t n = 0;
    for (int64_t i = 0; i < s->ncodes; i++) {
        const FhStructCode *c = &s->codes[i];
        uint8_t *p = out + c->offset;
        for (int64_t j = 0; j < c->repeat; j++, p += c->size)
            if (pack_one(vm, s, c, values[n++], p) < 0) return overflow(vm, s, values[n - 1]);
    }
    return 0;
}

/* ---- unpacking ---- */

static FhValue unpack_float(FhVM *vm, const FhStructCode *c, uint64_t bits) {
    double d;
    if (c->size == 8) {
        memcpy(&d, &bits, 8);
    } else if (c->size == 4) {
        uint32_t u = (uint32_t)bits;
        float f;
        memcpy(&f, &u, 4);
        d = (double)f;
    } else {
        d = half_to_double((uint16_t)bits);
    }
    return d != d ? fhfloat_distinct(vm, d) : fhfloat_new(vm, d);
}

static FhValue unpack_one(FhVM *vm, const FhStructCode *c, const uint8_t *p) {
    switch ((FhStructKind)c->kind) {
    case FH_SK_INT: {
        uint64_t u = get_bits(p, c->size, c->big);
        if (c->is_signed) return fhint_new(vm, sign_extend(u, c->size));
        return c->size < 8 ? fh_int_raw((int64_t)u) : fhint_new_u64(vm, u);
    }
    case FH_SK_POINTER: return fhint_new_u64(vm, get_bits(p, 8, false));
    case FH_SK_FLOAT: return unpack_float(vm, c, get_bits(p, c->size, c->big));
    case FH_SK_BOOL: return fh_bool(*p != 0);
    case FH_SK_CHAR: return fhbytes_new(vm, p, 1);
    case FH_SK_PASCAL: {
        int64_t n = c->size ? *p : 0;
        if (n >= c->size) n = c->size ? c->size - 1 : 0;
        return fhbytes_new(vm, p + 1, (size_t)n);
    }
    default: return fhbytes_new(vm, p, (size_t)c->size);
    }
}

FhValue fhstruct_unpack(FhVM *vm, FhStruct *s, const uint8_t *data) {
    FhValue tuple = fhtuple_new(vm, s->nvalues);
    if (tuple == FH_ERR) return FH_ERR;
    FhValue *items = fhas_tuple(tuple)->items;
    int64_t n = 0;
    for (int64_t i = 0; i < s->ncodes; i++) {
        const FhStructCode *c = &s->codes[i];
        const uint8_t *p = data + c->offset;
        for (int64_t j = 0; j < c->repeat; j++, p += c->size) {
            items[n++] = fhpoll_due(vm, (size_t)j) ? FH_ERR : unpack_one(vm, c, p);
            if (items[n - 1] != FH_ERR) continue;
            items[n - 1] = FH_NONE;
            while (n < s->nvalues) items[n++] = FH_NONE;
            fh_release(vm, tuple);
            return FH_ERR;
        }
    }
    return s->nvalues ? fhnative_filled(vm, tuple) : tuple;
}
