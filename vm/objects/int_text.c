/* int to text and back. Bases that are powers of two are linear. Decimal: small sizes limb by limb; large ones by
 * divide and conquer over powers 10^(19 * 2^k), as in Brent and Zimmermann, Modern Computer Arithmetic, 1.7. */
#include "objects/int.h"
#include "objects/str.h"

#include <ctype.h>

#define CHUNK 10000000000000000000u /* 10^19, digits of one limb step */
enum { CHUNK_DIGITS = 19, RECURSE_AT = 30 /* limbs */, PARSE_AT = 600 /* digits */ };

/* ---- to text ---- */

static FhValue small_text(FhVM *vm, int64_t i) {
    char buf[24], *p = buf + sizeof buf;
    uint64_t m = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
    do *--p = (char)('0' + m % 10), m /= 10;
    while (m);
    if (i < 0) *--p = '-';
    return fhstr_new(vm, p, (size_t)(buf + sizeof buf - p));
}

static unsigned digit_bits(int base) { return base == 2 ? 1 : base == 8 ? 3 : 4; }

static char *put_prefix(char *p, int base) {
    *p++ = '0';
    *p++ = base == 2 ? 'b' : base == 8 ? 'o' : 'x';
    return p;
}

static FhValue small_power_of_two_text(FhVM *vm, int64_t v, int base, bool prefix) {
    char text[3 + 61], *p = text;
    uint64_t rest = v < 0 ? -(uint64_t)v : (uint64_t)v;
    int bits = (int)digit_bits(base), at = rest ? (63 - __builtin_clzll(rest)) / bits * bits : 0;
    if (v < 0) *p++ = '-';
    if (prefix) p = put_prefix(p, base);
    for (; at >= 0; at -= bits) *p++ = "0123456789abcdef"[rest >> at & (((uint64_t)1 << bits) - 1)];
    return fhstr_new_counted(vm, text, (size_t)(p - text), (size_t)(p - text));
}

/* `count` bits from number `at` on, which the magnitude has. */
static unsigned bits_at(const FhOperand *x, uint64_t at, unsigned count) {
    uint64_t i = at / FH_LIMB_BITS, offset = at % FH_LIMB_BITS, value = x->limbs[i] >> offset;
    if (offset + count > FH_LIMB_BITS && i + 1 < x->n) value |= x->limbs[i + 1] << (FH_LIMB_BITS - offset);
    return (unsigned)value & ((1u << count) - 1);
}

static FhValue power_of_two_text(FhVM *vm, const FhOperand *x, int base, bool prefix) {
    unsigned shift = digit_bits(base);
    uint64_t digits = (fhmag_bits(x->limbs, x->n) + shift - 1) / shift;
    size_t size = (digits ? digits : 1) + (prefix ? 2 : 0) + (x->sign < 0);
    FhStr *s = fhstr_alloc(vm, size, size);
    if (!s) return FH_ERR;
    char *p = s->bytes;
    if (x->sign < 0) *p++ = '-';
    if (prefix) p = put_prefix(p, base);
    if (!digits) *p = '0';
    for (uint64_t d = digits; d-- > 0;) {
        *p++ = "0123456789abcdef"[bits_at(x, d * shift, shift)];
        if (fhpoll_due(vm, d)) return fh_release(vm, fh_val(s)), FH_ERR;
    }
    return fhstr_shared(vm, s);
}

typedef struct Decimal {
    FhVM *vm;
    FhValue powers[40]; /* 10^(19 << k) */
    int npowers;
} Decimal;

static void free_powers(Decimal *d) {
    for (int k = 0; k < d->npowers; k++) fh_release(d->vm, d->powers[k]);
}

static FhValue power_at(Decimal *d, int k) { /* borrowed */
    while (d->npowers <= k) {
        FhValue p = d->npowers == 0 ? fhint_new_u64(d->vm, CHUNK)
                                    : fhint_mul(d->vm, d->powers[d->npowers - 1], d->powers[d->npowers - 1]);
        if (p == FH_ERR) return FH_ERR;
        d->powers[d->npowers++] = p;
    }
    return d->powers[k];
}

/* Writes the magnitude of v (not negative) as exactly `width` digits that end at `end`. */
static int put_digits(Decimal *d, FhValue v, char *end, uint64_t width) {
    FhOperand x;
    fhint_load(&x, v);
    if (x.n <= RECURSE_AT) {
        FhLimb a[RECURSE_AT + 1];
        uint32_t n = x.n;
        memcpy(a, x.limbs, n * sizeof *a);
        while (width > 0) {
            FhLimb rest = n ? fhmag_div_small(a, n, CHUNK) : 0;
            n = fhmag_trim(a, n);
            for (int i = 0; i < CHUNK_DIGITS && width > 0; i++, width--)
                *--end = (char)('0' + rest % 10), rest /= 10;
        }
        return 0;
    }
    int k = 0;
    while (((uint64_t)CHUNK_DIGITS << (k + 1)) < width) k++;
    FhValue q, r, p = power_at(d, k);
    uint64_t low = (uint64_t)CHUNK_DIGITS << k;
    if (p == FH_ERR || fhpoll(d->vm) < 0 || fhint_divmod(d->vm, v, p, &q, &r, "") < 0) return -1;
    int status = put_digits(d, r, end, low);
    if (status == 0) status = put_digits(d, q, end - low, width - low);
    fh_release(d->vm, q);
    fh_release(d->vm, r);
    return status;
}

/* Of up to RECURSE_AT limbs. */
static FhValue short_text(FhVM *vm, const FhOperand *x) {
    char text[RECURSE_AT * 20 + 24], *end = text + sizeof text, *p = end;
    FhLimb a[RECURSE_AT];
    uint32_t n = x->n;
    memcpy(a, x->limbs, n * sizeof *a);
    while (n > 0) {
        FhLimb rest = fhmag_div_small(a, n, CHUNK);
        n = fhmag_trim(a, n);
        for (int i = 0; i < CHUNK_DIGITS; i += 2) { /* 20 digits, of which the first is 0 */
            unsigned pair = (unsigned)(rest % 100);
            rest /= 100;
            *--p = (char)('0' + pair % 10);
            *--p = (char)('0' + pair / 10);
        }
        p++;
    }
    while (p < end - 1 && *p == '0') p++;
    if (x->sign < 0) *--p = '-';
    return fhstr_new_counted(vm, p, (size_t)(end - p), (size_t)(end - p));
}

static FhValue decimal_text(FhVM *vm, FhValue v) {
    FhOperand x;
    fhint_load(&x, v);
    if (x.n > 0 && x.n <= RECURSE_AT) return short_text(vm, &x);
    uint64_t width = (uint64_t)((double)fhmag_bits(x.limbs, x.n) * 0.30102999566398120) + 2;
    char *text = fhmem_new(vm, width + 1);
    if (!text) return FH_ERR;
    FhValue magnitude = x.sign < 0 ? fhint_negate(vm, v) : fh_retain(v), s = FH_ERR;
    Decimal d = {.vm = vm};
    if (magnitude != FH_ERR && put_digits(&d, magnitude, text + width + 1, width) == 0) {
        char *p = text + 1;
        while (p < text + width && *p == '0') p++;
        if (x.sign < 0) *--p = '-';
        s = fhstr_new(vm, p, (size_t)(text + width + 1 - p));
    }
    free_powers(&d);
    if (magnitude != FH_ERR) fh_release(vm, magnitude);
    fhmem_free(vm, text, width + 1);
    return s;
}

static FhValue over_limit(FhVM *vm) {
    return fhraise(vm, FH_T_ValueError,
                   "Exceeds the limit (%d digits) for integer string conversion; use "
                   "sys.set_int_max_str_digits() to increase the limit",
                   (int)vm->int_max_str_digits);
}

/* The limit is seen from the size before the work is done; near it, from the result. */
static FhValue limited_decimal_text(FhVM *vm, FhValue v) {
    FhOperand x;
    fhint_load(&x, v);
    uint32_t limit = vm->int_max_str_digits;
    double digits = (double)fhmag_bits(x.limbs, x.n) * 0.30102999566398120;
    if (limit && digits > (double)limit + 1) return over_limit(vm);
    FhValue s = decimal_text(vm, v);
    if (s == FH_ERR || !limit || fhstr_size(s) - (x.sign < 0) <= limit) return s;
    fh_release(vm, s);
    return over_limit(vm);
}

FhValue fhint_to_str(FhVM *vm, FhValue v, int base, bool prefix) {
    if (base == 10) return fh_is_int(v) ? small_text(vm, fh_int_of(v)) : limited_decimal_text(vm, v);
    if (fh_is_int(v)) return small_power_of_two_text(vm, fh_int_of(v), base, prefix);
    FhOperand x;
    fhint_load(&x, v);
    return power_of_two_text(vm, &x, base, prefix);
}

/* ---- from text ---- */

static FhValue invalid(FhVM *vm, const char *text, size_t n, int base) {
    FhValue s = fhstr_new(vm, text, n);
    if (s == FH_ERR) return FH_ERR;
    fhraise(vm, FH_T_ValueError, "invalid literal for int() with base %d: %R", base, s);
    fh_release(vm, s);
    return FH_ERR;
}

static int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

static FhValue short_value(FhVM *vm, const char *digits, size_t n) {
    FhBigInt *b = fhint_alloc(vm, n / CHUNK_DIGITS + 1);
    if (!b) return FH_ERR;
    uint32_t size = 0;
    for (size_t i = 0; i < n;) {
        size_t end = i + ((n - i - 1) % CHUNK_DIGITS + 1);
        FhLimb value = 0;
        for (; i < end; i++) value = value * 10 + (FhLimb)(digits[i] - '0');
        FhLimb out = fhmag_mul_small(b->limbs, size, CHUNK, value);
        if (out) b->limbs[size++] = out;
    }
    b->nlimbs = size;
    b->sign = size > 0;
    return fhint_finish(vm, b);
}

/* Value of n digits (no underscores) in base 10: split at 19 << k digits. */
static FhValue decimal_value(Decimal *d, const char *digits, size_t n) {
    if (n <= 18) {
        int64_t v = 0;
        for (size_t i = 0; i < n; i++) v = v * 10 + (digits[i] - '0');
        return fhint_new(d->vm, v);
    }
    if (n <= PARSE_AT) return short_value(d->vm, digits, n);
    int k = 0;
    while (((uint64_t)CHUNK_DIGITS << (k + 1)) < n) k++;
    size_t low = (size_t)CHUNK_DIGITS << k;
    FhValue p = power_at(d, k),
            high = p == FH_ERR || fhpoll(d->vm) < 0 ? FH_ERR : decimal_value(d, digits, n - low);
    if (high == FH_ERR) return FH_ERR;
    FhValue scaled = fhint_mul(d->vm, high, p);
    fh_release(d->vm, high);
    FhValue rest = scaled == FH_ERR ? FH_ERR : decimal_value(d, digits + n - low, low), sum = FH_ERR;
    if (rest != FH_ERR) sum = fhint_add(d->vm, scaled, rest);
    if (rest != FH_ERR) fh_release(d->vm, rest);
    if (scaled != FH_ERR) fh_release(d->vm, scaled);
    return sum;
}

static FhValue unfinished(FhVM *vm, FhBigInt *b) {
    b->nlimbs = 0;
    fh_release(vm, fh_val(b));
    return FH_ERR;
}

static FhValue other_value(FhVM *vm, const char *digits, size_t n, int base) {
    size_t room = n / 10 + 2; /* a digit is below 6 bits */
    FhBigInt *b = fhint_alloc(vm, room);
    if (!b) return FH_ERR;
    uint32_t size = 0;
    if ((base & (base - 1)) == 0) {
        int shift = __builtin_ctz((unsigned)base);
        memset(b->limbs, 0, room * sizeof(FhLimb));
        for (size_t i = 0; i < n; i++) {
            uint64_t bit = (uint64_t)(n - 1 - i) * (uint64_t)shift;
            FhLimbPair wide = (FhLimbPair)(unsigned)digit_of(digits[i]) << (bit % FH_LIMB_BITS);
            b->limbs[bit / FH_LIMB_BITS] |= (FhLimb)wide;
            if (wide >> FH_LIMB_BITS) b->limbs[bit / FH_LIMB_BITS + 1] |= (FhLimb)(wide >> FH_LIMB_BITS);
            if (fhpoll_due(vm, i)) return unfinished(vm, b);
        }
        size = (uint32_t)room;
    } else {
        for (size_t i = 0; i < n;) { /* as many digits at once as a limb holds */
            FhLimb scale = 1, value = 0;
            for (; i < n && scale <= UINT64_MAX / 36; i++) {
                scale *= (FhLimb)base;
                value = value * (FhLimb)base + (FhLimb)digit_of(digits[i]);
            }
            FhLimb out = fhmag_mul_small(b->limbs, size, scale, value);
            if (out) b->limbs[size++] = out;
            if ((size & 255) == 255 && fhpoll_work(vm, 256) < 0) return unfinished(vm, b);
        }
    }
    b->nlimbs = fhmag_trim(b->limbs, size);
    b->sign = b->nlimbs ? 1 : 0;
    return fhint_finish(vm, b);
}

FhValue fhint_parse(FhVM *vm, const char *text, size_t n, int base) {
    const char *p = text, *end = text + n;
    int asked = base;
    while (p < end && isspace((unsigned char)*p))
        if (p++, fhpoll_due(vm, (size_t)(p - text))) return FH_ERR;
    while (end > p && isspace((unsigned char)end[-1]))
        if (end--, fhpoll_due(vm, (size_t)(end - p))) return FH_ERR;
    bool negative = p < end && *p == '-';
    if (p < end && (*p == '-' || *p == '+')) p++;
    bool zero_only = false;
    if (p + 1 < end && *p == '0') {
        int letter = tolower((unsigned char)p[1]), named = letter == 'x'   ? 16
                                                           : letter == 'o' ? 8
                                                           : letter == 'b' ? 2
                                                                           : 0;
        if (named && (base == 0 || base == named)) {
            base = named;
            p += 2;
            if (p < end && *p == '_') p++;
        } else if (base == 0) {
            zero_only = true; /* 0, 00 … but no other digits */
        }
    }
    if (base == 0) base = 10;
    char *digits = fhmem_new(vm, (size_t)(end - p) + 1);
    if (!digits) return FH_ERR;
    size_t room = (size_t)(end - p) + 1, count = 0;
    bool good = p < end, previous = false, stopped = false;
    for (size_t i = 0; good && p < end && !(stopped = fhpoll_due(vm, i)); p++, i++) {
        if (*p == '_') {
            good = previous && p + 1 < end;
            previous = false;
            continue;
        }
        if (digit_of(*p) >= base || (zero_only && *p != '0'))
            good = false;
        else
            digits[count++] = *p;
        previous = true;
    }
    FhValue v = FH_ERR;
    if (stopped) {
        v = FH_ERR;
    } else if (!good || !previous) {
        invalid(vm, text, n, asked);
    } else if ((base & (base - 1)) != 0 && vm->int_max_str_digits && count > vm->int_max_str_digits) {
        fhraise(vm, FH_T_ValueError,
                "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use "
                "sys.set_int_max_str_digits() to increase the limit",
                (int)vm->int_max_str_digits, count);
    } else if (base == 10) {
        Decimal d = {.vm = vm};
        v = decimal_value(&d, digits, count);
        free_powers(&d);
    } else {
        v = other_value(vm, digits, count, base);
    }
    fhmem_free(vm, digits, room);
    if (v != FH_ERR && negative) {
        FhValue minus = fhint_negate(vm, v);
        fh_release(vm, v);
        return minus;
    }
    return v;
}
