/* int(…) and the methods of int. */
#include "objects/dead.h"
#include "objects/int_methods.h"

#include "objects/bytes_methods.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"
#include "objects/unicode.h"

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)args, (void)nargs, (void)kwnames

/* ---- int(x, base) ---- */

static FhValue parse_buffer(FhVM *vm, FhValue v, int base) {
    FhBuffer b;
    if (fhbuffer_get(vm, v, &b, false) < 0) return FH_ERR;
    FhValue r = fhint_parse(vm, (const char *)b.data, b.size, base);
    fhbuffer_release(vm, &b);
    if (r == FH_ERR && fhpending_is(vm, FH_T_ValueError)) { /* the message shows the object */
        fhpending_clear(vm);
        FhValue bytes = fh_isa(vm, v, FH_T_bytes) ? fh_retain(v) : fhbytes_of(vm, v);
        if (bytes == FH_ERR) return FH_ERR;
        fhraise(vm, FH_T_ValueError, "invalid literal for int() with base %d: %R", base, bytes);
        fh_release(vm, bytes);
    }
    return r;
}

/* The text with every decimal digit and blank in its ASCII form: what numbers are read from. */
FhValue fhstr_decimal_form(FhVM *vm, FhValue s) {
    FhText t;
    fhtext_init(&t, vm);
    for (int64_t i = 0, n = fhstr_length(s); i < n; i++) {
        uint32_t c = fhstr_at(vm, s, i);
        int digit = fhunicode_decimal(c);
        fhtext_char(&t, digit >= 0 ? (uint32_t)('0' + digit) : fhunicode_is_space(c) ? ' ' : c);
    }
    return fhtext_finish(&t);
}

static FhValue parse_text(FhVM *vm, FhValue v, int base) {
    FhValue digits = fhstr_ascii(v) ? fh_retain(v) : fhstr_decimal_form(vm, v);
    if (digits == FH_ERR) return FH_ERR;
    FhValue r = fhint_parse(vm, fhstr_text(digits), fhstr_size(digits), base);
    if (r == FH_ERR && fhpending_is(vm, FH_T_ValueError) &&
        digits != v) { /* the message shows what was given */
        fhpending_clear(vm);
        fhraise(vm, FH_T_ValueError, "invalid literal for int() with base %d: %R", base, v);
    }
    fh_release(vm, digits);
    return r;
}

FhValue fhint_construct(FhVM *vm, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    static const char *const names[] = {"x", "base", NULL};
    static const FhParams params = {"int", names, 1, 0, 2};
    FhValue v[2];
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[1] == FH_NOVALUE) return v[0] == FH_NOVALUE ? fh_int_raw(0) : fhnumber_int(vm, v[0]);
    if (v[0] == FH_NOVALUE) return fhraise(vm, FH_T_TypeError, "int() missing string argument");
    int64_t base;
    if (fhargs_index_clip(vm, v[1], &base) < 0) return FH_ERR;
    if ((base != 0 && base < 2) || base > 36)
        return fhraise(vm, FH_T_ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (fhstr_check(vm, v[0])) return parse_text(vm, v[0], (int)base);
    if (fh_has_flag(vm, v[0], FH_TF_BYTES) || fh_isa(vm, v[0], FH_T_bytearray))
        return parse_buffer(vm, v[0], (int)base);
    if (fh_is_dead(v[0])) return fhdead_raise(vm, v[0]);
    return fhraise(vm, FH_T_TypeError, "int() can't convert non-string with explicit base");
}

int fhint_warn_strict(FhVM *vm, FhValue v, const char *method) {
    return fhwarn(
        vm, FH_T_DeprecationWarning,
        "%s returned non-int (type %T).  The ability to return an instance of a strict subclass of int "
        "is deprecated, and may be removed in a future version of Python.",
        method, v);
}

/* warned: a subclass of int gives a warning. */
static FhValue checked_int(FhVM *vm, FhValue r, const char *method, bool warned) {
    if (r == FH_ERR || fhint_exact(r)) return r;
    if (fhint_check(vm, r)) {
        FhValue plain = warned && fhint_warn_strict(vm, r, method) < 0 ? FH_ERR : fhint_plain(vm, r);
        fh_release(vm, r);
        return plain;
    }
    fhraise(vm, FH_T_TypeError, "%s returned non-int (type %T)", method, r);
    fh_release(vm, r);
    return FH_ERR;
}

FhValue fhnumber_int(FhVM *vm, FhValue v) {
    if (fhint_exact(v)) return fh_retain(v);
    const FhSlots *slots = fh_slots(vm, v);
    if (slots->int_) return checked_int(vm, slots->int_(vm, v), "__int__", true);
    if (slots->index) return fhindex(vm, v);
    FhValue trunc = fhlookup_special(vm, v, FH_NAME(vm, __trunc__));
    if (trunc == FH_ERR) return FH_ERR;
    if (trunc != FH_NOVALUE) {
        FhValue r = FH_ERR;
        if (fhwarn(vm, FH_T_DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.") == 0)
            r = fhcall0(vm, trunc);
        fh_release(vm, trunc);
        if (r == FH_ERR || fhint_check(vm, r)) return checked_int(vm, r, "__trunc__", false);
        FhValue i = fh_slots(vm, r)->index ? fhindex(vm, r) : FH_NOVALUE;
        if (i == FH_NOVALUE) i = fhraise(vm, FH_T_TypeError, "__trunc__ returned non-Integral (type %T)", r);
        fh_release(vm, r);
        return i;
    }
    if (fhstr_check(vm, v)) return parse_text(vm, v, 10);
    if (slots->buffer) return parse_buffer(vm, v, 10);
    return fhraise(vm, FH_T_TypeError,
                   "int() argument must be a string, a bytes-like object or a real number, not '%T'", v);
}

/* ---- methods ---- */

METHOD(bit_length) {
    UNUSED;
    FhOperand x;
    (void)vm;
    fhint_load(&x, self);
    return fh_int_raw((int64_t)fhmag_bits(x.limbs, x.n));
}

METHOD(bit_count) {
    UNUSED;
    FhOperand x;
    int64_t n = 0;
    fhint_load(&x, self);
    fhcharge(vm, x.n);
    for (uint32_t i = 0; i < x.n; i++) n += __builtin_popcountll(x.limbs[i]);
    return fh_int_raw(n);
}

/* "little" or "big"; -1: error */
static int byte_order(FhVM *vm, const char *function, FhValue v, bool *little) {
    *little = false;
    if (v == FH_NOVALUE) return 0;
    if (!fhstr_check(vm, v))
        return fhraise_int(vm, FH_T_TypeError, "%s() argument 'byteorder' must be str, not %V", function, v);
    *little = fhstr_is(v, "little");
    if (*little || fhstr_is(v, "big")) return 0;
    return fhraise_int(vm, FH_T_ValueError, "byteorder must be either 'little' or 'big'");
}

METHOD(to_bytes) {
    static const char *const names[] = {"length", "byteorder", "signed", NULL};
    static const FhParams params = {"to_bytes", names, 0, 0, 2};
    FhValue v[3];
    int64_t n = 1;
    bool little;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (v[0] != FH_NOVALUE && fhargs_index(vm, v[0], &n) < 0) return FH_ERR;
    if (byte_order(vm, params.function, v[1], &little) < 0) return FH_ERR;
    int is_signed = v[2] == FH_NOVALUE ? 0 : fhtruth(vm, v[2]);
    if (is_signed < 0) return FH_ERR;
    if (n < 0) return fhraise(vm, FH_T_ValueError, "length argument must be non-negative");
    FhBytes *out = fhbytes_alloc(vm, (size_t)n);
    if (!out) return FH_ERR;
    if (fhint_to_bytes(vm, self, out->data, (size_t)n, little, is_signed) == 0) return fh_val(out);
    fh_release(vm, fh_val(out));
    return FH_ERR;
}

static bool makes_bytes(FhVM *vm, FhValue v) {
    const FhSlots *slots = fh_slots(vm, v);
    if (!fhstr_check(vm, v) && (slots->iter || slots->sq_item)) return true;
    FhValue method = fhlookup_special(vm, v, FH_NAME(vm, __bytes__));
    if (method == FH_NOVALUE) fhraise(vm, FH_T_TypeError, "cannot convert '%T' object to bytes", v);
    fh_release(vm, method);
    return method != FH_NOVALUE && method != FH_ERR;
}

METHOD(from_bytes) {
    static const char *const names[] = {"bytes", "byteorder", "signed", NULL};
    static const FhParams params = {"from_bytes", names, 0, 1, 2};
    FhValue v[3];
    bool little;
    if (fhargs(vm, &params, args, nargs, kwnames, v) < 0) return FH_ERR;
    if (byte_order(vm, params.function, v[1], &little) < 0) return FH_ERR;
    int is_signed = v[2] == FH_NOVALUE ? 0 : fhtruth(vm, v[2]);
    if (is_signed < 0) return FH_ERR;
    FhBuffer b;
    if (!fhbuffer_check(vm, v[0]) && !makes_bytes(vm, v[0])) return FH_ERR;
    FhValue data =
        fhbuffer_check(vm, v[0]) ? fh_retain(v[0]) : fhcall1(vm, fh_val(vm->types[FH_T_bytes]), v[0]);
    if (data == FH_ERR) return FH_ERR;
    FhValue r = fhbuffer_get(vm, data, &b, false) < 0 ? FH_ERR : FH_NONE;
    if (r != FH_ERR) {
        r = fhint_from_bytes(vm, b.data, b.size, little, is_signed);
        fhbuffer_release(vm, &b);
    }
    fh_release(vm, data);
    if (r == FH_ERR || self == fh_val(vm->types[FH_T_int])) return r;
    FhValue o = fhcall1(vm, self, r);
    fh_release(vm, r);
    return o;
}

METHOD(as_integer_ratio) {
    UNUSED;
    FhValue n = fhint_plain(vm, self);
    return n == FH_ERR ? FH_ERR : fhint_pair(vm, n, fh_int_raw(1));
}

METHOD(plain_self) {
    UNUSED;
    return fhint_plain(vm, self);
}

/* Whether 10^-digits is more than twice |v|, seen from the lengths alone: v rounds to 0. */
static bool rounds_away(FhValue v, FhValue digits) {
    FhOperand x;
    fhint_load(&x, v);
    int64_t bits = (int64_t)fhmag_bits(x.limbs, x.n);
    return !fh_is_int(digits) || -fh_int_of(digits) > bits / 3 + 1;
}

/* Half to even at 10^-ndigits. */
METHOD(round_method) {
    (void)kwnames;
    if (nargs == 0) return fhint_plain(vm, self);
    FhValue digits = fhindex(vm, args[0]);
    if (digits == FH_ERR) return FH_ERR;
    if (fhint_sign(digits) >= 0) {
        fh_release(vm, digits);
        return fhint_plain(vm, self);
    }
    if (rounds_away(self, digits)) {
        fh_release(vm, digits);
        return fh_int_raw(0);
    }
    FhValue n = fhint_negate(vm, digits), v = fhint_plain(vm, self);
    FhValue unit = n == FH_ERR ? FH_ERR : fhint_power(vm, fh_int_raw(10), n), q, r, result = FH_ERR;
    fh_release(vm, digits);
    if (n != FH_ERR) fh_release(vm, n);
    if (unit != FH_ERR && v != FH_ERR && fhint_divmod(vm, v, unit, &q, &r, "") == 0) {
        FhValue twice = fhint_add(vm, r, r);
        if (twice != FH_ERR) {
            int c = fhint_compare(twice, unit);
            bool odd = fhint_bitwise(vm, q, fh_int_raw(1), '&') == fh_int_raw(1),
                 up = c > 0 || (c == 0 && odd);
            FhValue down = fhint_sub(vm, v, r);
            result = down == FH_ERR ? FH_ERR : up ? fhint_add(vm, down, unit) : fh_retain(down);
            if (down != FH_ERR) fh_release(vm, down);
            fh_release(vm, twice);
        }
        fh_release(vm, q);
        fh_release(vm, r);
    }
    if (unit != FH_ERR) fh_release(vm, unit);
    if (v != FH_ERR) fh_release(vm, v);
    return result;
}

METHOD(format_method) {
    (void)nargs, (void)kwnames;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "__format__() argument must be str, not %V", args[0]);
    return fhint_format(vm, self, args[0]);
}

/* What CPython's object of 30-bit digits takes. */
METHOD(sizeof_method) {
    UNUSED;
    FhOperand x;
    (void)vm;
    fhint_load(&x, self);
    return fh_int_raw(24 + 4 * (int64_t)(x.n ? (fhmag_bits(x.limbs, x.n) + 29) / 30 : 1));
}

METHOD(getnewargs) {
    UNUSED;
    FhValue v = fhint_plain(vm, self);
    return v == FH_ERR ? FH_ERR : fhtuple_take(vm, &v, 1);
}

static FhValue get_self(FhVM *vm, FhValue self) { return fhint_plain(vm, self); }
static FhValue get_zero(FhVM *vm, FhValue self) { return (void)vm, (void)self, fh_int_raw(0); }
static FhValue get_one(FhVM *vm, FhValue self) { return (void)vm, (void)self, fh_int_raw(1); }

const FhMethodDef fhint_methods[] = {
    {"bit_length", bit_length, 0, 0, 0, "Number of bits necessary to represent self in binary."},
    {"bit_count", bit_count, 0, 0, 0,
     "Number of ones in the binary representation of the absolute value of self."},
    {"to_bytes", to_bytes, 0, FH_ANY, FH_KW, "Return an array of bytes representing an integer."},
    {"from_bytes", from_bytes, 0, FH_ANY, FH_KW | FH_CLASS,
     "Return the integer represented by the given array of bytes."},
    {"as_integer_ratio", as_integer_ratio, 0, 0, 0, "Return integer ratio."},
    {"conjugate", plain_self, 0, 0, 0, "Returns self, the complex conjugate of any int."},
    {"__trunc__", plain_self, 0, 0, 0, "Truncating an Integral returns itself."},
    {"__floor__", plain_self, 0, 0, 0, "Flooring an Integral returns itself."},
    {"__ceil__", plain_self, 0, 0, 0, "Ceiling of an Integral returns itself."},
    {"__round__", round_method, 0, 1, 0, "Rounding an Integral returns itself."},
    {"__format__", format_method, 1, 1, FH_COEXIST, NULL},
    {"__sizeof__", sizeof_method, 0, 0, 0, "Returns size in memory, in bytes."},
    {"__getnewargs__", getnewargs, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL}};
const FhGetSetDef fhint_getsets[] = {
    {"real", get_self, NULL, "the real part of a complex number"},
    {"imag", get_zero, NULL, "the imaginary part of a complex number"},
    {"numerator", get_self, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", get_one, NULL, "the denominator of a rational number in lowest terms"},
    {NULL, NULL, NULL, NULL}};
