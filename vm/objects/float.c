/* float. */
#include "objects/float_digits.h"
#include "objects/int.h"
#include "objects/int_methods.h"
#include "objects/numbers.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

FhValue fhfloat_box(FhVM *vm, double d) {
    FhFloatBox *b = (FhFloatBox *)fhmem_data_cell(vm, sizeof *b, FH_T_float, false);
    if (!b) return FH_ERR;
    b->value = d;
    return fh_val(b);
}

FhValue fhfloat_distinct(FhVM *vm, double d) { return isnan(d) ? fhfloat_box(vm, d) : fhfloat_new(vm, d); }

double fhfloat_mod(double a, double b) {
    double r = fmod(a, b);
    if (r == 0) return copysign(0.0, b);
    return (r < 0) != (b < 0) ? r + b : r;
}

double fhfloat_floordiv(double a, double b) {
    double r = fmod(a, b), q = (a - r) / b;
    if (r != 0 && (r < 0) != (b < 0)) q -= 1;
    if (q == 0) return copysign(0.0, a / b);
    double floored = floor(q);
    return q - floored > 0.5 ? floored + 1 : floored;
}

static bool odd_integer(double d) { return fmod(fabs(d), 2.0) == 1.0; }

static FhValue out_of_range(FhVM *vm) { /* OverflowError(34, 'Numerical result out of range') */
    FhValue text = fhstr_c(vm, "Numerical result out of range");
    if (text == FH_ERR) return FH_ERR;
    FhValue e = fhcall2(vm, fh_val(vm->types[FH_T_OverflowError]), fh_int_raw(34), text);
    fh_release(vm, text);
    return e == FH_ERR ? FH_ERR : fhraise_object(vm, e);
}

FhValue fhfloat_power(FhVM *vm, double a, double b) {
    if (b == 0) return fhfloat_new(vm, 1.0);
    if (isnan(a)) return fhfloat_new(vm, a);
    if (isnan(b)) return fhfloat_new(vm, a == 1.0 ? 1.0 : b);
    if (isinf(b)) {
        double m = fabs(a);
        if (m == 1.0) return fhfloat_new(vm, 1.0);
        return fhfloat_new(vm, (b > 0) == (m > 1.0) ? fabs(b) : 0.0);
    }
    if (isinf(a)) {
        bool odd = odd_integer(b);
        if (b > 0) return fhfloat_new(vm, odd ? a : fabs(a));
        return fhfloat_new(vm, odd ? copysign(0.0, a) : 0.0);
    }
    if (a == 0) {
        if (b < 0) return fhraise(vm, FH_T_ZeroDivisionError, "0.0 cannot be raised to a negative power");
        return fhfloat_new(vm, odd_integer(b) ? a : 0.0);
    }
    if (a < 0 && b != floor(b)) return fhcomplex_power(vm, a, 0, b, 0);
    double r = pow(a, b);
    if (isinf(r)) return out_of_range(vm);
    return fhfloat_new(vm, r);
}

int64_t fhfloat_hash(double d) {
    const uint64_t mod = ((uint64_t)1 << 61) - 1;
    if (isinf(d)) return d > 0 ? 314159 : -314159;
    if (isnan(d)) return 0;
    int e;
    double m = frexp(fabs(d), &e);
    uint64_t h = 0;
    while (m != 0) {
        h = (h << 28 & mod) | h >> (61 - 28);
        m *= 268435456.0;
        e -= 28;
        uint64_t y = (uint64_t)m;
        m -= (double)y;
        h += y;
        if (h >= mod) h -= mod;
    }
    e = e >= 0 ? e % 61 : 61 - 1 - ((-1 - e) % 61);
    h = (h << e & mod) | h >> (61 - e);
    int64_t result = d < 0 ? -(int64_t)h : (int64_t)h;
    return result == -1 ? -2 : result;
}

static FH_COLD int warn_strict(FhVM *vm, FhValue v, FhValue f) {
    return fhwarn(vm, FH_T_DeprecationWarning,
                  "%T.__float__ returned non-float (type %T).  The ability to return an instance of a strict "
                  "subclass of float is deprecated, and may be removed in a future version of Python.",
                  v, f);
}

/* Through __float__, or __index__. */
static int from_slots(FhVM *vm, FhValue v, double *out) {
    const FhSlots *slots = fh_slots(vm, v);
    if (slots->float_) {
        FhValue f = slots->float_(vm, v);
        if (f == FH_ERR) return -1;
        if (!fhfloat_check(vm, f)) {
            fhraise(vm, FH_T_TypeError, "%T.__float__ returned non-float (type %T)", v, f);
            fh_release(vm, f);
            return -1;
        }
        *out = fh_float_of(f);
        int status = fhfloat_exact(f) ? 0 : warn_strict(vm, v, f);
        fh_release(vm, f);
        return status;
    }
    if (slots->index) {
        FhValue i = fhindex(vm, v);
        if (i == FH_ERR) return -1;
        int status = fhint_to_double(vm, i, out);
        fh_release(vm, i);
        return status;
    }
    return fhraise_int(vm, FH_T_TypeError, "must be real number, not %T", v);
}

int fhfloat_from(FhVM *vm, FhValue v, double *out) {
    if (fhfloat_check(vm, v)) {
        *out = fh_float_of(v);
        return 0;
    }
    if (fhint_check(vm, v)) return fhint_to_double(vm, v, out);
    return from_slots(vm, v, out);
}

FhValue fhnumber_float(FhVM *vm, FhValue v) {
    double d = 0;
    if (fhfloat_exact(v)) return fh_retain(v);
    if (fhstr_check(vm, v)) {
        FhValue s = fhstr_ascii(v) ? fh_retain(v) : fhstr_decimal_form(vm, v);
        if (s == FH_ERR) return FH_ERR;
        bool good = fhfloat_parse(fhstr_text(s), fhstr_size(s), &d);
        fh_release(vm, s);
        return good ? fhfloat_distinct(vm, d)
                    : fhraise(vm, FH_T_ValueError, "could not convert string to float: %R", v);
    }
    const FhSlots *slots = fh_slots(vm, v);
    if (!slots->float_ && !slots->index) {
        FhBuffer b;
        if (!slots->buffer)
            return fhraise(vm, FH_T_TypeError, "float() argument must be a string or a real number, not '%T'",
                           v);
        if (slots->buffer(vm, v, &b, false) < 0) return FH_ERR;
        bool good = fhfloat_parse((const char *)b.data, b.size, &d);
        if (slots->buffer_end) slots->buffer_end(vm, v, &b);
        return good ? fhfloat_distinct(vm, d)
                    : fhraise(vm, FH_T_ValueError, "could not convert string to float: %R", v);
    }
    return from_slots(vm, v, &d) < 0 ? FH_ERR : fhfloat_new(vm, d);
}

/* ---- slots ---- */

/* 1: *out is the operand's value; 0: not a float or int; -1: an int too large. */
static int operand(FhVM *vm, FhValue v, double *out) {
    if (fhfloat_check(vm, v)) return *out = fh_float_of(v), 1;
    if (!fhint_check(vm, v)) return 0;
    return fhint_to_double(vm, v, out) < 0 ? -1 : 1;
}
#define OPERANDS                                                                                             \
    double x, y;                                                                                             \
    int got_x = operand(vm, a, &x), got_y = got_x > 0 ? operand(vm, b, &y) : got_x;                          \
    if (got_y <= 0) return got_y < 0 ? FH_ERR : FH_NOTIMPLEMENTED

static FhValue add(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    return fhfloat_new(vm, x + y);
}
static FhValue sub(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    return fhfloat_new(vm, x - y);
}
static FhValue mul(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    return fhfloat_new(vm, x * y);
}
static FhValue truediv(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    if (y == 0) return fhraise(vm, FH_T_ZeroDivisionError, "float division by zero");
    return fhfloat_new(vm, x / y);
}
static FhValue floordiv(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    if (y == 0) return fhraise(vm, FH_T_ZeroDivisionError, "float floor division by zero");
    return fhfloat_new(vm, fhfloat_floordiv(x, y));
}
static FhValue mod(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    if (y == 0) return fhraise(vm, FH_T_ZeroDivisionError, "float modulo");
    return fhfloat_new(vm, fhfloat_mod(x, y));
}
static FhValue divmod(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    if (y == 0) return fhraise(vm, FH_T_ZeroDivisionError, "float divmod()");
    FhValue q = fhfloat_new(vm, fhfloat_floordiv(x, y)), r = fhfloat_new(vm, fhfloat_mod(x, y));
    if (q == FH_ERR || r == FH_ERR) return FH_ERR;
    return fhint_pair(vm, q, r);
}
static FhValue power(FhVM *vm, FhValue a, FhValue b) {
    OPERANDS;
    return fhfloat_power(vm, x, y);
}
static FhValue pow3(FhVM *vm, FhValue a, FhValue b, FhValue m) {
    (void)a, (void)b, (void)m;
    return fhraise(vm, FH_T_TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
}

/* Compares d with an int exactly. */
static int compare_int(FhVM *vm, double d, FhValue i, bool *failed) {
    double e;
    *failed = false;
    int64_t small;
    if (fhint_try_i64(i, &small) && small <= 1LL << 53 && small >= -(1LL << 53)) {
        e = (double)small;
        return d < e ? -1 : d > e;
    }
    if (isinf(d)) return d > 0 ? 1 : -1;
    FhValue whole = fhint_from_double(vm, d); /* |d| may be small: then the ints differ in magnitude */
    if (whole == FH_ERR) {
        *failed = true;
        return 0;
    }
    int c = fhint_compare(whole, i);
    fh_release(vm, whole);
    if (c != 0) return c;
    double fraction = d - trunc(d);
    return fraction < 0 ? -1 : fraction > 0;
}

static FhValue compare(FhVM *vm, FhValue a, FhValue b, FhCmpOp op) {
    double x = fh_float_of(a);
    bool failed;
    if (fhint_check(vm, b)) {
        if (isnan(x)) return fh_bool(op == FH_NE);
        int c = compare_int(vm, x, b, &failed);
        return failed ? FH_ERR : fh_ordered(c, 0, op);
    }
    if (!fhfloat_check(vm, b)) return FH_NOTIMPLEMENTED;
    double y = fh_float_of(b);
    switch (op) {
    case FH_LT: return fh_bool(x < y);
    case FH_LE: return fh_bool(x <= y);
    case FH_EQ: return fh_bool(x == y);
    case FH_NE: return fh_bool(x != y);
    case FH_GT: return fh_bool(x > y);
    default: return fh_bool(x >= y);
    }
}

static FhValue repr(FhVM *vm, FhValue v) {
    char buf[40];
    return fhstr_new(vm, buf, fhfloat_repr(fh_float_of(v), buf));
}
static int64_t hash(FhVM *vm, FhValue v) {
    if (fh_is_obj(v) && isnan(fh_float_of(v))) return (int64_t)(fh_observed(v) >> 4); /* nan: by identity */
    return (void)vm, fhfloat_hash(fh_float_of(v));
}
static int truth(FhVM *vm, FhValue v) { return (void)vm, fh_float_of(v) != 0; }
static FhValue negate(FhVM *vm, FhValue v) { return fhfloat_new(vm, -fh_float_of(v)); }
static FhValue absolute(FhVM *vm, FhValue v) { return fhfloat_new(vm, fabs(fh_float_of(v))); }
static FhValue plain(FhVM *vm, FhValue v) {
    return fhfloat_exact(v) ? fh_retain(v) : fhfloat_new(vm, fh_float_of(v));
}
static FhValue as_int(FhVM *vm, FhValue v) { return fhint_from_double(vm, fh_float_of(v)); }

static FhValue new_float(FhVM *vm, FhValue type, const FhValue *args, uint32_t nargs, FhValue kwnames) {
    if (fhas_type(type) == vm->types[FH_T_float] && fhargs_none(vm, "float", kwnames) < 0) return FH_ERR;
    if (nargs > 1)
        return fhraise(vm, FH_T_TypeError, "float expected at most 1 argument, got %d", (int)nargs);
    FhValue v = nargs ? fhnumber_float(vm, args[0]) : fhfloat_new(vm, 0.0);
    if (v == FH_ERR || fhas_type(type) == vm->types[FH_T_float]) return v;
    FhValue o = fhinstance_new(vm, fhas_type(type), 0);
    if (o != FH_ERR) FH_AS(FhFloatBox, o)->value = fh_float_of(v);
    fh_release(vm, v);
    return o;
}

/* ---- methods ---- */

#define METHOD(name)                                                                                         \
    static FhValue name(FhVM *vm, FhValue self, const FhValue *args, uint32_t nargs, FhValue kwnames)
#define UNUSED (void)args, (void)nargs, (void)kwnames

METHOD(is_integer) {
    UNUSED;
    (void)vm;
    double d = fh_float_of(self);
    return fh_bool(isfinite(d) && d == floor(d));
}
METHOD(conjugate) {
    UNUSED;
    return plain(vm, self);
}
METHOD(trunc_method) {
    UNUSED;
    return as_int(vm, self);
}
METHOD(floor_method) {
    UNUSED;
    return fhint_from_double(vm, floor(fh_float_of(self)));
}
METHOD(ceil_method) {
    UNUSED;
    return fhint_from_double(vm, ceil(fh_float_of(self)));
}
METHOD(as_integer_ratio) {
    UNUSED;
    double d = fh_float_of(self);
    int e;
    if (isinf(d)) return fhraise(vm, FH_T_OverflowError, "cannot convert Infinity to integer ratio");
    if (isnan(d)) return fhraise(vm, FH_T_ValueError, "cannot convert NaN to integer ratio");
    double m = frexp(d, &e);
    for (int i = 0; i < 300 && m != floor(m); i++) m *= 2, e--;
    FhValue n = fhint_from_double(vm, m), shift = fh_int_raw(e < 0 ? -e : e);
    FhValue power_ = n == FH_ERR ? FH_ERR : fhint_lshift(vm, e < 0 ? fh_int_raw(1) : n, shift);
    if (power_ == FH_ERR) {
        if (n != FH_ERR) fh_release(vm, n);
        return FH_ERR;
    }
    if (e < 0) return fhint_pair(vm, n, power_);
    fh_release(vm, n);
    return fhint_pair(vm, power_, fh_int_raw(1));
}
/* To `places` decimals, half to even on the exact value. */
static double round_places(double d, int places) {
    uint64_t units;
    double r;
    char text[700];
    if (places <= FHFLOAT_PLACES_MAX && fhfloat_units(fabs(d), places, &units) &&
        fhfloat_from_decimal(units, -places, &r))
        return copysign(r, d);
    snprintf(text, sizeof text, "%.*f", places, d);
    return strtod(text, NULL);
}

/* To a multiple of 10^zeros, zeros > 0, half to even: on the decimal digits of the whole part. */
static double round_tens(double d, int zeros) {
    char text[340];
    int n = snprintf(text, sizeof text, "%.0f", trunc(fabs(d))), kept = n - zeros;
    if (kept < 0) return copysign(0.0, d);
    bool exact = fabs(d) == trunc(fabs(d));
    for (int i = kept + 1; i < n; i++) exact &= text[i] == '0';
    bool odd = kept > 0 && (text[kept - 1] & 1);
    bool up = text[kept] > '5' || (text[kept] == '5' && (!exact || odd));
    int at = kept;
    while (up && at > 0 && text[at - 1] == '9') text[--at] = '0';
    if (up && at > 0) text[at - 1]++;
    char decimal[360];
    snprintf(decimal, sizeof decimal, "%s%.*se%d", up && at == 0 ? "1" : "0", kept, text, zeros);
    return copysign(strtod(decimal, NULL), d);
}

METHOD(round_method) {
    (void)kwnames;
    double d = fh_float_of(self);
    if (nargs == 0 || args[0] == FH_NONE) {
        double r = nearbyint(d); /* the default mode: half to even */
        return fhint_from_double(vm, r);
    }
    int64_t digits;
    if (fhargs_index_clip(vm, args[0], &digits) < 0) return FH_ERR;
    if (!isfinite(d) || digits > 323) return plain(vm, self);
    if (digits < -308) return fhfloat_new(vm, copysign(0.0, d));
    double r = digits >= 0 ? round_places(d, (int)digits) : round_tens(d, (int)-digits);
    if (isinf(r)) return fhraise(vm, FH_T_OverflowError, "rounded value too large to represent");
    return fhfloat_new(vm, r);
}
METHOD(format_method) {
    (void)nargs, (void)kwnames;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "__format__() argument must be str, not %V", args[0]);
    return fhfloat_format_spec(vm, self, args[0]);
}
METHOD(hex_method) {
    UNUSED;
    double d = fh_float_of(self);
    if (isnan(d)) return fhstr_c(vm, "nan");
    if (isinf(d)) return fhstr_c(vm, d < 0 ? "-inf" : "inf");
    if (d == 0) return fhstr_c(vm, signbit(d) ? "-0x0.0p+0" : "0x0.0p+0");
    int e;
    double m = frexp(fabs(d), &e);
    int shift = 1 - (-1021 > e ? -1021 - e : 0);
    m = ldexp(m, shift);
    e -= shift;
    uint64_t bits = (uint64_t)ldexp(m - (double)(uint64_t)m, 52);
    char text[40];
    snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", d < 0 ? "-" : "", (int)m, (unsigned long long)bits, e);
    return fhstr_c(vm, text);
}
METHOD(fromhex) {
    (void)nargs, (void)kwnames;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "bad argument type for built-in operation");
    double d;
    if (fhfloat_parse_hex(vm, fhstr_text(args[0]), fhstr_size(args[0]), &d) < 0) return FH_ERR;
    FhValue v = fhfloat_distinct(vm, d);
    if (v == FH_ERR || self == fh_val(vm->types[FH_T_float])) return v;
    FhValue o = fhcall1(vm, self, v);
    fh_release(vm, v);
    return o;
}
METHOD(getformat) {
    (void)self, (void)nargs, (void)kwnames;
    if (!fhstr_check(vm, args[0]))
        return fhraise(vm, FH_T_TypeError, "__getformat__() argument must be str, not %V", args[0]);
    if (fhstr_check_utf8(vm, args[0]) < 0) return FH_ERR;
    if (!fhstr_is(args[0], "double") && !fhstr_is(args[0], "float"))
        return fhraise(vm, FH_T_ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
    const uint16_t one = 1;
    return fhstr_c(vm, *(const uint8_t *)&one ? "IEEE, little-endian" : "IEEE, big-endian");
}
METHOD(getnewargs) {
    UNUSED;
    FhValue v = plain(vm, self);
    return v == FH_ERR ? FH_ERR : fhtuple_take(vm, &v, 1);
}

static FhValue get_self(FhVM *vm, FhValue self) { return plain(vm, self); }
static FhValue get_zero(FhVM *vm, FhValue self) { return (void)self, fhfloat_new(vm, 0.0); }

static const FhMethodDef methods[] = {
    {"is_integer", is_integer, 0, 0, 0, "Return True if the float is an integer."},
    {"conjugate", conjugate, 0, 0, 0, "Return self, the complex conjugate of any float."},
    {"as_integer_ratio", as_integer_ratio, 0, 0, 0, "Return integer ratio."},
    {"hex", hex_method, 0, 0, 0, "Return a hexadecimal representation of a floating-point number."},
    {"__trunc__", trunc_method, 0, 0, 0, "Return the Integral closest to x between 0 and x."},
    {"__floor__", floor_method, 0, 0, 0, "Return the floor as an Integral."},
    {"__ceil__", ceil_method, 0, 0, 0, "Return the ceiling as an Integral."},
    {"__round__", round_method, 0, 1, 0, "Return the Integral closest to x, rounding half toward even."},
    {"__format__", format_method, 1, 1, FH_COEXIST, NULL},
    {"fromhex", fromhex, 1, 1, FH_CLASS, "The float that a text like '0x1.8p+1' stands for."},
    {"__getformat__", getformat, 1, 1, FH_CLASS, "How 'double' or 'float' is laid out in memory."},
    {"__getnewargs__", getnewargs, 0, 0, 0, NULL},
    {NULL, NULL, 0, 0, 0, NULL}};
static const FhGetSetDef getsets[] = {{"real", get_self, NULL, "the real part of a complex number"},
                                      {"imag", get_zero, NULL, "the imaginary part of a complex number"},
                                      {NULL, NULL, NULL, NULL}};
static const FhSlots slots = {.repr = repr,
                              .hash = hash,
                              .compare = compare,
                              .new_ = new_float,
                              .bool_ = truth,
                              .int_ = as_int,
                              .float_ = plain,
                              .pow3 = pow3,
                              .unary = {[FH_NEG] = negate, [FH_POS] = plain, [FH_ABS] = absolute},
                              .binary = {[FH_ADD] = add,
                                         [FH_SUB] = sub,
                                         [FH_MUL] = mul,
                                         [FH_TRUEDIV] = truediv,
                                         [FH_FLOORDIV] = floordiv,
                                         [FH_MOD] = mod,
                                         [FH_DIVMOD] = divmod,
                                         [FH_POW] = power}};
const FhTypeDef fhtypedef_float = {.doc =
                                       "Convert a string or number to a floating point number, if possible.",
                                   .size = sizeof(FhFloatBox),
                                   .flags = FH_TF_BASE | FH_TF_FLOAT,
                                   .slots = &slots,
                                   .methods = methods,
                                   .getsets = getsets};
